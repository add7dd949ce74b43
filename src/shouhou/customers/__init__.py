"""Customers owns the people and firms that are served: customers, their contacts, and how to find them."""
