"""Finding units, and the lock on one."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from shouhou.assets.models import Unit


def locked_unit(unit_id: int) -> Unit:
    """The row, held until the transaction ends."""
    return Unit.objects.select_for_update().get(pk=unit_id)


def serial_taken(serial: str, but: int = 0) -> bool:
    """Whether another unit than `but` has this serial number."""
    return Unit.objects.filter(serial=serial).exclude(pk=but).exists()


def whole_of(fields: dict[str, str], serial: str, customer_id: int, part: Unit | None = None) -> Unit | None:
    """The unit of this serial number, of which another is to be a part; a message in `fields` where it cannot be."""
    if not serial.strip():
        return None
    found = None if "\x00" in serial else Unit.objects.filter(serial=serial.strip(), customer_id=customer_id).first()
    if found is None:
        fields["parent"] = _("This customer has no unit with this serial number.")
        return None
    above: Unit | None = found
    seen: set[int] = set()
    while part is not None and above is not None and above.pk not in seen:
        if above.pk == part.pk:
            fields["parent"] = _("A unit cannot be a part of itself or of its own part.")
            return None
        seen.add(above.pk)
        above = above.parent
    return found


def by_code(code: str) -> QuerySet[Unit]:
    return Unit.objects.filter(code=code).select_related("model")
