"""People owns the organisation's branches, its staff, their roles and what each may see."""
