"""Dispatch owns visits: who goes to which site, to be there by when."""
