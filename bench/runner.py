"""Runs one bench by its name."""

import importlib

from bench.measure import Figure


def measure(name: str, **options: int) -> list[Figure]:
    """The figures of `bench/NAME.py` (with _ for -), whose function `figures` gives them."""
    import django

    django.setup()
    figures: list[Figure] = importlib.import_module(f"bench.{name.replace('-', '_')}").figures(**options)
    return figures
