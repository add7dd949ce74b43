"""Runs one bench by its name."""

import importlib

from bench.measure import Figure


def measure(name: str, **options: int) -> list[Figure]:
    """The figures of `bench/NAME.py`, whose function `figures` gives them."""
    import django

    django.setup()
    figures: list[Figure] = importlib.import_module(f"bench.{name}").figures(**options)
    return figures
