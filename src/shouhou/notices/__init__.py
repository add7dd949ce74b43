"""Notices: everything that a regulation or the product must tell somebody, and the ways by which it reaches them."""
