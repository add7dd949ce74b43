"""Use cases of documents: print a form."""
