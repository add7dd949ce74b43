"""What an office paper says: a title, a number, blocks of named lines and tables, places to sign.

One template sets them all (`paper.typ`): the work order (派工单), the fine notice (罚款通知单), the file cover (档案封面) and,
across the sheet, the service register (售后服务一览表). Labels stand in Chinese always; English beside them on demand.
"""

import hashlib
import json
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

Text = Annotated[str, Field(max_length=20_000)]


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Strict):
    """A label in both languages."""

    zh: Text
    en: Text = ""


class Line(Strict):
    """One named value of a block; `wide`: it takes a row of its own, `room`: high enough for several lines by hand. An
    empty value is left to be written."""

    name: Words
    value: Text = ""
    wide: bool = False
    room: bool = False


class Block(Strict):
    """Lines under a heading."""

    name: Words
    lines: Annotated[tuple[Line, ...], Field(max_length=60)]


class Table(Strict):
    """Rows under a heading; `widths`: the share of each column."""

    name: Words
    columns: Annotated[tuple[Words, ...], Field(max_length=40)]
    widths: tuple[Annotated[int, Field(ge=1, le=20)], ...]
    rows: Annotated[tuple[tuple[Text, ...], ...], Field(max_length=2000)] = ()


class Paper(Strict):
    """One paper. `printed_at`, `language` and `verify_at` are how it is printed; the content hash leaves them out."""

    printed_at: AwareDatetime
    language: Literal["zh", "en"] = "zh"
    verify_at: Annotated[str, Field(max_length=300, pattern=r"^https?://")]  # the hash is put behind it for the QR code

    kind: str
    title: Words
    organisation: Text
    number: Text
    lead: Words = Words(zh="")  # a sentence below the title
    parts: tuple[Block | Table, ...]
    note: Words = Words(zh="")
    signatures: tuple[Words, ...] = ()
    across: bool = False  # a sheet on its side

    @property
    def content_hash(self) -> str:
        """SHA-256 over what the paper says, 64 hex digits: the same for each print in either language."""
        said = self.model_dump(mode="json", exclude={"printed_at", "language", "verify_at"})
        return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
