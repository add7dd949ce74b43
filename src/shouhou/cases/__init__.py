"""Cases owns the service case: one request from its first word to the closed file, and what is recorded on it."""
