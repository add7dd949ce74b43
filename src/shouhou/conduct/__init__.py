"""Conduct owns what follows from neglect: findings of cause, fines, appeals, and the ledger of what was charged."""
