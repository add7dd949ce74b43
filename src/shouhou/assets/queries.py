"""Finding units and models, and the locks on them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Upper
from django.utils.translation import gettext as _

from shouhou.assets import permissions
from shouhou.assets.models import Import, ProductModel, Unit
from shouhou.assets.rules import lists
from shouhou.assets.rules.plan import Picture, Plate
from shouhou.customers import public as customers
from shouhou.kernel.paging import behind
from shouhou.people import public as people
from shouhou.people.public import Actor

PAGE = 50
MANY = 1000
PHONES = ("phone", "other_phone")
NEEDED = ("customer.edit", "customer.import", "personal.see")  # who sees numbers masked cannot tell who is the same
UNDO_WITHIN = dt.timedelta(days=1)


def locked_unit(unit_id: int) -> Unit:
    """The row, held until the transaction ends."""
    return Unit.objects.select_for_update().get(pk=unit_id)


def locked_parts(unit_id: int) -> list[Unit]:
    """The parts of a unit and their parts, held until the transaction ends."""
    found, above = list[Unit](), [unit_id]
    while above:
        level = list(Unit.objects.select_for_update().filter(parent__in=above).order_by("pk"))
        found += level
        above = [unit.pk for unit in level]
    return found


def locked_units_of(customer_id: int) -> list[Unit]:
    """All units of a customer, held until the transaction ends."""
    return list(Unit.objects.select_for_update().filter(customer=customer_id).order_by("pk"))


def locked_units(ids: Iterable[int]) -> dict[int, Unit]:
    """Several units by id, held until the transaction ends."""
    return {u.pk: u for u in Unit.objects.select_for_update().filter(pk__in=ids).order_by("pk")}


def locked_import(import_id: int, user_id: int) -> Import | None:
    """A person's import, held until the transaction ends."""
    return Import.objects.select_for_update().filter(pk=import_id, by=user_id).first()


def locked_imports() -> list[Import]:
    """Every list that was brought, held until the transaction ends: a name may stand in any of them."""
    return list(Import.objects.select_for_update().order_by("pk"))


def locked_model(model_id: int) -> ProductModel | None:
    """A product model, held until the transaction ends."""
    return ProductModel.objects.select_for_update().filter(pk=model_id).first()


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
    while part is not None and above is not None:
        if above.pk == part.pk:
            fields["parent"] = _("A unit cannot be a part of itself or of its own part.")
            return None
        above = above.parent
    return found


def by_code(code: str) -> QuerySet[Unit]:
    return Unit.objects.filter(code=code).select_related("model")


@dataclass(frozen=True)
class Sort:
    """One promised order: a column, its direction, and the id as tie-breaker, so that a key names one place."""

    column: str
    kind: type
    descending: bool = False

    def apply(self, rows: QuerySet[Unit]) -> QuerySet[Unit]:
        sign = "-" if self.descending else ""
        return rows.order_by(*([f"{sign}{self.column}"] if self.column != "id" else []), f"{sign}id")

    def after(self, rows: QuerySet[Unit], value: object, pk: int) -> QuerySet[Unit]:
        """The rows behind a key, whatever was added meanwhile."""
        op = "lt" if self.descending else "gt"
        if self.column == "id":
            return rows.filter(**{f"id__{op}": pk})
        return rows.filter(behind(self.column, value, pk, descending=self.descending))


SORTS = {"serial": Sort("serial", str), "newest": Sort("id", int, descending=True)}


def wanted_by(text: str) -> Q:
    """Units by the beginning of the serial number, by model, by site, or by whose they are: by the customers' own search."""
    text = text.strip().replace("\x00", "")
    wanted = Q(serial_start__startswith=text.upper()) | Q(model__code__istartswith=text) | Q(site__icontains=text)
    by_plate = Unit.objects.annotate(serial_start=Upper("serial")).filter(wanted)
    of_customers = Unit.objects.filter(customer__in=customers.found(text))
    return Q(pk__in=by_plate.order_by().values("pk").union(of_customers.order_by().values("pk")))  # no OR of both


def standing_at(places: Iterable[tuple[int, str]]) -> Q | None:
    """Units at any of these places: whose, and how it is called. None where there is none."""
    wanted = [Q(customer=customer_id, site=name) for customer_id, name in places]
    return reduce(or_, wanted) if wanted else None


def listed(
    rows: QuerySet[Unit], *, text: str = "", model: int | None = None, line: str = "", branch: str = "",
    scrapped: bool = False,
) -> QuerySet[Unit]:  # fmt: skip
    """Visible units narrowed by search text and filters; `branch` is a path. Without an order yet."""
    rows = rows.filter(scrapped_on__isnull=not scrapped)
    if text.strip():
        rows = rows.annotate(serial_start=Upper("serial")).filter(wanted_by(text))
    if model:
        rows = rows.filter(model=model)
    if line:
        rows = rows.filter(model__product_line=line)
    if branch:
        rows = rows.filter(branch_path__startswith=branch)
    return rows


def with_names(rows: QuerySet[Unit]) -> QuerySet[Unit]:
    """Units with the names that a row shows."""
    return rows.annotate(customer_name=F("customer__name")).select_related("model")


def capped_count(rows: QuerySet[Unit]) -> int:
    """How many there are, counted to a thousand and one at the most."""
    return rows.order_by()[: MANY + 1].count()


def product_models() -> QuerySet[ProductModel]:
    """All product models by line and code, each with its number of units in use."""
    in_use = Count("units", filter=Q(units__scrapped_on=None))
    return ProductModel.objects.annotate(in_use=in_use).order_by("archived", "product_line", "code")


def product_lines() -> list[str]:
    rows = ProductModel.objects.exclude(product_line="").order_by("product_line")
    return list(rows.values_list("product_line", flat=True).distinct())


def changes_of(unit_id: int) -> list[dict[str, object]]:
    """The row history of a unit, the newest first: what changed, when, and who."""
    history = Unit.pgh_event_model.objects.filter(pgh_obj=unit_id)  # type: ignore[attr-defined]
    return list(
        history.order_by("-pgh_id").values(
            "pgh_label", "pgh_created_at", "changed", "version", "serial", "model_id", "customer_id", "made_on",
            "delivered_on", "installed_on", "accepted_on", "parent_id", "scrapped_on", "scrap_reason",
            by=F("pgh_context__metadata__user"),
        )[:100]
    )  # fmt: skip


def known_to(actor: Actor, needed: Iterable[str]) -> lists.Known:
    """What a list of this person may name: the branches at which they hold all that is needed, and what is entered."""
    held = [set(people.branches_of(actor, permission).items()) for permission in needed]
    branches = {name: pk for pk, name in sorted(set.intersection(*held))}
    codes = frozenset(ProductModel.objects.values_list("code", flat=True))
    return lists.Known(branches, people.ids_by_name(), codes, customers.grade_names())


def picture(actor: Actor, rows: Sequence[lists.Row]) -> Picture:
    """What a list of this person meets as things stand now, in a number of statements that does not grow with its rows."""
    named, numbered = ([row.cells[n] for row in rows for n in names if n in row.cells] for names in (("name",), PHONES))
    roll = customers.roll(actor, names=named, phones=numbered)
    serials = {row.cells["serial"] for row in rows if "serial" in row.cells}
    units = list(Unit.objects.filter(serial__in=serials).select_related("model"))
    seen = {*permissions.visible_to(actor).filter(pk__in=[u.pk for u in units]).values_list("pk", flat=True)}
    plates = {
        u.serial: Plate(
            {name: getattr(u, name) for name in lists.UNIT} | {"model": u.model.code}, u.customer_id, u.branch_path, u.pk,
            u.version if u.pk in seen else 0, is_scrapped=u.scrapped_on is not None,
        )
        for u in units
    }  # fmt: skip
    return Picture(roll, plates, customers.names({u.customer_id for u in units}), known_to(actor, NEEDED), actor.must)


def imports_of(user_id: int) -> QuerySet[Import]:
    """What a person has brought in files, the newest first."""
    return Import.objects.filter(by=user_id).order_by("-pk")
