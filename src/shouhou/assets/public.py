"""What the contexts above may ask of assets."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models.functions import Upper

from shouhou.assets import permissions, queries
from shouhou.assets.models import Unit
from shouhou.assets.services.add_unit import add_unit
from shouhou.assets.services.erase_units import erase_units
from shouhou.assets.services.lay_down_units import Plate, lay_down_units
from shouhou.customers import public as customers
from shouhou.people.public import Actor

__all__ = [
    "Plate",
    "UnitFacts",
    "add_unit",
    "erase_units",
    "facts",
    "find",
    "lay_down_units",
    "records_of",
    "unit_by_code",
    "unit_for",
    "unit_of_case",
    "unit_of_model",
    "units_for",
    "units_of",
    "visible_unit",
    "words_of",
]  # fmt: skip


@dataclass(frozen=True)
class UnitFacts:
    """An installed product as other contexts see it."""

    id: int
    serial: str
    model: str
    customer_id: int
    site: str
    delivered_on: dt.date | None
    branch_path: str = ""
    model_en: str = ""
    model_zh: str = ""
    location: str = ""
    made_on: dt.date | None = None
    installed_on: dt.date | None = None
    accepted_on: dt.date | None = None
    scrapped_on: dt.date | None = None
    version: int = 1


def facts(unit: Unit) -> UnitFacts:
    """A unit that the caller has already been allowed to see, with its model."""
    return UnitFacts(
        unit.pk, unit.serial, unit.model.code, unit.customer_id, unit.site, unit.delivered_on, unit.branch_path,
        unit.model.name_en, unit.model.name_zh, unit.location, unit.made_on, unit.installed_on, unit.accepted_on,
        unit.scrapped_on, unit.version,
    )  # fmt: skip


def unit_for(actor: Actor, unit_id: int, customer_id: int) -> UnitFacts:
    """A unit of this customer that the actor may see; NotFound otherwise."""
    return facts(permissions.visible_unit(actor, unit_id, customer_id))


def units_for(actor: Actor, ids: Iterable[int]) -> dict[int, UnitFacts]:
    """Those of several units that the actor may see, by id."""
    return {u.pk: facts(u) for u in permissions.visible_among(actor, [*set(ids)])}


def visible_unit(actor: Actor, unit_id: int) -> UnitFacts:
    """A unit that the actor may see, whoever's it is; NotFound otherwise."""
    return facts(permissions.visible_one(actor, unit_id))


def units_of(actor: Actor, customer_id: int) -> list[UnitFacts]:
    """The visible units of a customer that are in use."""
    rows = permissions.visible_to(actor).filter(customer_id=customer_id, scrapped_on=None)
    return [facts(u) for u in rows.order_by("serial")]


def find(actor: Actor, text: str, limit: int = 10) -> list[UnitFacts]:
    """Visible units whose serial number begins so; then those in use at a customer's place of this name or address."""
    rows = permissions.visible_to(actor).filter(serial__istartswith=text)
    found = list(rows.order_by(Upper("serial"), "serial")[:limit])
    there = queries.standing_at(customers.places_found(text, limit)) if len(found) < limit else None
    if there is not None:
        rows = permissions.visible_to(actor).filter(there, scrapped_on=None).exclude(pk__in=[u.pk for u in found])
        found += rows.order_by("serial")[: limit - len(found)]
    return [facts(u) for u in found]


def unit_of_model(customer_id: int, model: str) -> int:
    """A customer's unit of this model: for data that name it so."""
    return Unit.objects.values_list("pk", flat=True).get(customer_id=customer_id, model__code=model)


def unit_of_case(unit_id: int) -> UnitFacts:
    """The unit of a case that the caller has already been allowed to see."""
    return facts(Unit.objects.select_related("model").get(pk=unit_id))


def unit_by_code(code: str) -> UnitFacts | None:
    """The unit whose QR label carries this code: for whoever stands before it, who need not be signed in. None for a code
    that is unknown or was renewed. The caller says what a stranger may see of it."""
    unit = queries.by_code(code).first() if 0 < len(code) <= 32 and code.isascii() and code.isprintable() else None
    return facts(unit) if unit else None


def words_of(customer_ids: Iterable[int]) -> set[str]:
    """Every text that people wrote about the units of these customers, before it is erased."""
    rows = Unit.objects.filter(customer__in=list(customer_ids))
    texts = rows.values_list("site", "location", "note", "scrap_reason")
    return {text for row in texts for text in row if text}


def records_of(customer_ids: Iterable[int]) -> list[dict[str, object]]:
    """What is held of the units of these customers, whole: for themselves, who have asked for it."""
    rows = Unit.objects.filter(customer__in=list(customer_ids)).order_by("serial")
    names = ("serial", "model__code", "site", "location", "delivered_on", "installed_on", "note", "scrap_reason")
    return list(rows.values(*names))
