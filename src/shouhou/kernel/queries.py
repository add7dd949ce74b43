"""The lock on the installation's row."""

from shouhou.kernel.models import Installation


def locked_demo() -> Installation | None:
    """The installation's row where it is a demo's, held until the transaction ends; None for any other database."""
    return Installation.objects.select_for_update().filter(pk=1, is_demo=True).first()
