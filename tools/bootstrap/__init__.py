"""What `bootstrap.py` does, with Python's standard library only: nothing else is installed yet."""
