"""Use cases of the customer's own page."""
