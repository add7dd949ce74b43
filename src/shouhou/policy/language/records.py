"""Typed records read from YAML: unknown keys are refused, and every complaint points at its line."""

from collections.abc import Iterator
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from shouhou.policy.language.messages import Message, SourceError, unknown
from shouhou.policy.language.strict_yaml import Document, Path


class Strict(BaseModel):
    """A record of a pack or a vocabulary: frozen, and without unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, arbitrary_types_allowed=True)


class Both(Strict):
    """Words that stand in both languages, neither of them empty."""

    en: str
    zh: str

    @property
    def label(self) -> Message:
        return Message(self.en, self.zh)

    def model_post_init(self, context: Any) -> None:
        if not self.en.strip() or not self.zh.strip():
            raise ValueError("words are needed in both languages")


def as_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def as_conditions(value: Any) -> Any:
    """`a.b`, `[a.b, c.d]` and `{a.b: condition}` all say: on these events, when so."""
    if isinstance(value, dict):
        return {k: _expression(v) for k, v in value.items()}
    names = as_list(value)
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return value  # pydantic says what is wrong with it
    return dict.fromkeys(names, "True")


def _expression(value: Any) -> Any:
    """YAML reads `true` and `1` as values; in an expression they are words again."""
    return str(value) if isinstance(value, bool | int) else value


Text = Annotated[str, BeforeValidator(_expression)]
Words = Annotated[list[str], BeforeValidator(as_list)]
On = Annotated[dict[str, str], BeforeValidator(as_conditions)]

Model = TypeVar("Model", bound=Strict)


def validated(model: type[Model], document: Document, data: Any, path: Path = ()) -> Model:
    """`data` as `model`. Raises `SourceError` for the first complaint, at its place."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise complaint(document, path, error) from None


def complaint(document: Document, path: Path, error: ValidationError) -> SourceError:
    """The first of pydantic's complaints in words of ours. A wrong name explains more than what is then missing."""
    first = sorted(error.errors(), key=lambda e: e["type"] != "extra_forbidden")[0]
    place = path
    for step in first["loc"]:  # the loc also names union members, which are no part of the file
        if (*place, step) in document.values:
            place = (*place, step)
    match first["type"]:
        case "extra_forbidden":
            return document.error(place, unknown("key", str(first["loc"][-1]), _keys()), at_key=True)
        case "missing":
            return document.error(place, f"'{first['loc'][-1]}' is needed here", at_key=True)
        case "union_tag_invalid":
            kinds = [k.strip(" '") for k in str(first.get("ctx", {}).get("expected_tags", "")).split(",")]
            return document.error((*place, "kind"), unknown("kind", str(first["ctx"]["tag"]), kinds))
        case "union_tag_not_found":
            return document.error(place, "'kind' is needed here", at_key=True)
        case "value_error":
            return document.error(place, str(first["ctx"]["error"]))
    return document.error(place, first["msg"][:1].lower() + first["msg"][1:])


def _keys() -> set[str]:
    def below(model: type[BaseModel]) -> Iterator[str]:
        for name, info in model.model_fields.items():
            yield info.alias or name
        for child in model.__subclasses__():
            yield from below(child)

    return set(below(Strict))
