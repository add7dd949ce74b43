"""Kpis own the figures of the regulations over the organisation's own records, and the monthly assessment sheets."""
