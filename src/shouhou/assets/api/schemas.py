"""A unit as the API tells of it."""

import datetime as dt
from typing import Annotated

from ninja import Schema
from pydantic import Field

from shouhou.assets import public

Version = Annotated[int, Field(ge=1, le=2**31 - 1, strict=True)]


class UnitOut(Schema):
    """An installed product."""

    id: int
    serial: str
    model: str
    customer_id: int
    site: str
    location: str
    made_on: dt.date | None
    delivered_on: dt.date | None
    installed_on: dt.date | None
    accepted_on: dt.date | None
    scrapped_on: dt.date | None
    version: int


def unit_out(facts: public.UnitFacts) -> UnitOut:
    """A unit as the API tells of it."""
    return UnitOut(**{name: getattr(facts, name) for name in UnitOut.model_fields})
