"""`shouhou clauses` and `shouhou scenario`: what is carried out, what proves it, and whether it holds."""
