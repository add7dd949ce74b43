"""Workbench owns the screens on which regulations are read, searched and, later, changed."""
