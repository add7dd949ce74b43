"""What each act sends, made from the vocabulary: a pydantic model for every event word, with descriptions, choices and
an example. Who adds a word to the vocabulary gets its operation and its documentation with it. The vocabulary is handed
in: this module knows its shape, not where it comes from."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, create_model

from shouhou.kernel.api import PLAIN, Amount, Body, Day, Id, Instant, Line, OneOf, Prose

Seq = Annotated[int, Field(ge=1, le=2**31 - 1, strict=True)]
Whole = Annotated[int, Field(ge=-(10**12) + 1, le=10**12 - 1, strict=True)]
Kilometres = Annotated[str, Field(pattern=r"^\d{1,12}(\.\d{1,3})?$", examples=["640"])]
Percent = Annotated[str, Field(pattern=r"^\d{1,12}(\.\d{1,4})?$", examples=["12.5"])]
Duration = Annotated[str, Field(pattern=r"^\d{1,6}(min|h)$", examples=["2h"])]

TYPES: Mapping[str, Any] = {
    "bool": Annotated[bool, Field(strict=True)], "instant": Instant, "date": Day, "person": Id, "words": Prose,
    "code": Line, "money": Amount, "km": Kilometres, "percent": Percent, "duration": Duration, "integer": Whole,
    "event": Seq, "persons": Annotated[list[Id], Field(max_length=50)],
}  # fmt: skip
EXAMPLES: Mapping[str, Any] = {
    "bool": True, "instant": "2026-01-23T09:00:00+08:00", "date": "2026-01-23", "person": 1, "code": "FUR-2.21",
    "money": "30.00", "km": "640", "percent": "12.5", "duration": "2h", "integer": 1, "event": 1,
    "persons": [1],
}  # fmt: skip


def body_of(vocabulary: Any, word: str, *, opening: bool = False) -> type[Body]:
    """The model of one word's body: its own fields, then the envelope. The one that opens a case has no stream yet, and
    says whose case it is."""
    spec = vocabulary.words[word]
    own = {name: _field(field, vocabulary) for name, field in spec.fields.items()}
    name = "".join(part.capitalize() for part in word.replace("_", ".").split("."))
    fields: dict[str, Any] = {**own, **_envelope(spec, opening)}
    model: type[Body] = create_model(name, __base__=Body, __doc__=f"{spec.en}: {spec.zh}", **fields)
    return model


def own_fields(vocabulary: Any, word: str, body: Body) -> dict[str, Any]:
    """What was sent for the word's own fields, as the vocabulary reads it."""
    names = vocabulary.words[word].fields
    return {name: getattr(body, name) for name in names if getattr(body, name) is not None}


def documented(vocabulary: Any, word: str, **more: Any) -> dict[str, Any]:
    """What an operation of this word says of itself. `more`: shown in its example before the word's own fields."""
    spec = vocabulary.words[word]
    example = more | {name: _example(field) for name, field in spec.fields.items()}
    return {
        "operation_id": word.replace(".", "_"), "summary": f"{spec.en[:1].upper()}{spec.en[1:]} ({spec.zh})",
        "description": f"Recorded by: {', '.join(spec.by)}.",
        "openapi_extra": {"requestBody": {"content": {"application/json": {"example": example}}}},
    }  # fmt: skip


def _field(spec: Any, vocabulary: Any) -> tuple[Any, Any]:
    if spec.type == "choice":
        kind: Any = Annotated[str, OneOf(spec.choices)]
    elif spec.type == "role":
        kind = Annotated[str, OneOf(vocabulary.roles)]
    else:
        kind = TYPES[spec.type]
    described = Field(description=_description(spec)) if spec.required else Field(None, description=_description(spec))
    return (kind if spec.required else kind | None, described)


def _description(spec: Any) -> str:
    told = [spec.en]
    if spec.help:
        told.append(spec.help.en)
    if spec.choices:
        told.append(", ".join(f"{name}: {label.en}" for name, label in spec.choices.items() if name != label.en))
    if spec.type == "person":
        told.append("id of somebody on the staff")
    if spec.type == "persons":
        told.append("ids of people on the staff")
    return ". ".join(filter(None, told))


def _example(spec: Any) -> Any:
    if spec.type == "choice":
        return next(iter(spec.choices))
    if spec.type == "role":
        return "engineer"
    return EXAMPLES.get(spec.type, spec.zh)


def _envelope(spec: Any, opening: bool) -> dict[str, Any]:
    envelope: dict[str, Any] = {
        "at": (Instant | None, Field(None, description="When it happened; left out: now. More than a few minutes back "
                                                       "counts only after another person has confirmed it.")),
        "role": (Annotated[str, OneOf(spec.by)] | None, Field(None, description="In which role; left out: your own.")),
    }  # fmt: skip
    if opening:
        return envelope | {
            "customer_id": (Id, Field(description="whose case it is")),
            "unit_id": (Id | None, Field(None, description="which unit it is about; left out: not known yet")),
        }
    ref = Annotated[str, Field(max_length=60, pattern=PLAIN)]
    return envelope | {
        "backdated": (Annotated[str, Field(max_length=500, pattern=PLAIN)],
                      Field("", description="Why it happened earlier than it is entered: whoever may state any minute "
                                            "gives a reason; anybody else's reason is read by whoever confirms.")),
        "ref": (ref, Field("", description="Which of several it is about: a block, a parts order.")),
        "supersedes": (Seq | None, Field(None, description="The place of the event that this one replaces.")),
        "expected_seq": (Seq | None, Field(None, description="The last event that you know of; where another came "
                                                             "since, nothing is recorded (409).")),
    }  # fmt: skip
