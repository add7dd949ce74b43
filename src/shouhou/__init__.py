"""Shouhou (售后): runs an organisation's written after-sales regulation."""

__version__ = "0.1.0"
