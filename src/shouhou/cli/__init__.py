"""The command `shouhou`: one module for each word after it."""
