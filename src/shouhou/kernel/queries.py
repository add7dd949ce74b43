"""The locks on the installation's row and on how numbers are written."""

from shouhou.kernel.models import Installation, Series


def locked_demo() -> Installation | None:
    """The installation's row where it is a demo's, held until the transaction ends; None for any other database."""
    return Installation.objects.select_for_update().filter(pk=1, is_demo=True).first()


def locked_series() -> dict[str, Series]:
    """Every series that was given a form, by code, held until the transaction ends."""
    return {row.code: row for row in Series.objects.select_for_update().order_by("pk")}
