"""Scenarios through the application: a scratch database, a cast of staff, and the steps through services and queue."""
