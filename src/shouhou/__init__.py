"""Shouhou (售后): runs an organisation's written after-sales regulation."""
