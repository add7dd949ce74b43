"""Registers: everything that regulations time and that is no service case, each with its own vocabulary."""
