"""What a clause file may contain: one pydantic class for each kind of rule, and the loader."""
