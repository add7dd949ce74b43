"""The words of one subject: roles, event words with typed fields, facts, rows, spells, states. All in both languages.

The first word of an event word is the *thing* that it tells of: `parts.paid` and `parts.packed` with the same `ref` are
about one parts order. Rules, scenarios, forms and the API know only what stands here. Every subject has the words of
`common.yaml` besides its own.
"""

import datetime as dt
import keyword
import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from shouhou.policy.language import fields
from shouhou.policy.language.fields import InvalidField, InvalidFields
from shouhou.policy.language.messages import Message, unknown
from shouhou.policy.language.records import validated
from shouhou.policy.language.sheet import Fact, Field, Sheet, Word
from shouhou.policy.language.strict_yaml import Document, read

FOLDER = Path(__file__).parent / "subjects"
ENVELOPE = {"at": "instant", "by": "person", "role": "text", "ref": "code"}
RESERVED = {*ENVELOPE, "id", "event", "word", "recorded", "recorded_at", "supersedes", "data"}
RESERVED |= {"refused", "missing", "earliest", "undecided", "expect"}
STAFF = "staff"  # under `by`: everybody of the house
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


class Vocabulary:
    """The words of one subject, checked, with the readers and writers of event fields.

    `own` are the words of its own file; `words` are those and what every subject has.
    """

    def __init__(self, document: Document, common: "Vocabulary | None" = None) -> None:
        self.document = document
        sheet = validated(Sheet, document, document.data)
        self.subject, self.title, self.opened_by = sheet.subject, sheet.label, sheet.opened_by
        self.facts, self.rows, self.links = sheet.facts, sheet.rows, sheet.links
        self.spells, self.states = sheet.spells, sheet.states
        self.roles, self.lists, self.parties = sheet.roles, sheet.lists, sheet.parties
        shared: dict[str, Word] = {}
        if common:
            self._check_own(sheet, common)
            self.roles, self.lists = {**common.roles, **sheet.roles}, {**common.lists, **sheet.lists}
            self.parties, shared = {**common.parties, **sheet.parties}, common.words
        self.own = {name: self._word(name, word) for name, word in sheet.words.items()}
        self.words: dict[str, Word] = {**self.own, **shared}
        self._check(sheet)

    # ---- reading the sheet ----

    def _word(self, name: str, word: Word) -> Word:
        found = {}
        for key, one in word.fields.items():
            path = ("words", name, "fields", key)
            if one.type not in fields.TYPES:
                raise self.document.error((*path, "type"), unknown("type", one.type, fields.TYPES))
            if (one.type == "choice") is not (one.of in self.lists):
                raise self.document.error((*path, "of"), unknown("list", str(one.of), self.lists))
            found[key] = one.model_copy(update={"choices": self.lists.get(one.of or "")})
        roles = [r for by in word.by for r in ([*self.staff] if by == STAFF else [by])]
        return word.model_copy(update={"fields": found, "by": list(dict.fromkeys(roles))})

    @property
    def staff(self) -> list[str]:
        """Everybody of the house: every role but the customer's."""
        return [role for role in self.roles if role != "customer"]

    def _check_own(self, sheet: Sheet, common: "Vocabulary") -> None:
        for section in ("roles", "lists", "words"):
            for name in getattr(sheet, section):
                if name in getattr(common, section):
                    raise self.document.error((section, name), f"every subject has '{name}' already", at_key=True)

    def _check(self, sheet: Sheet) -> None:
        for section in ("roles", "parties", "lists", "facts", "rows", "links", "spells", "states", "words"):
            for name in getattr(sheet, section):
                self._check_name((section, name), name, word=section == "words")
        self._known(("opened_by",), "event word", sheet.opened_by, self.words)
        for name, word in self.own.items():
            for key in word.fields:
                self._check_name(("words", name, "fields", key), key)
                if key in RESERVED:
                    raise self.document.error(("words", name, "fields", key), f"'{key}' is a word of every event")
            self._known(("words", name, "by"), "role", word.by, self.roles)
            self._known(("words", name, "assigns"), "field", [*word.assigns], word.fields)
            fixed = [r for r in word.assigns.values() if not r.startswith("it.")]
            self._known(("words", name, "assigns"), "role", fixed, self.roles)
        for name, fact in self.facts.items():
            self._check_fact(name, fact)
        for name, rows in self.rows.items():
            self._known(("rows", name, "upon"), "event word", [rows.upon], self.words)
            for key, source in rows.facts.items():
                self._check_column(("rows", name, "facts", key), source)
        for name, link in self.links.items():
            self._check_column(("links", name, "field"), link.field)
        for name, spell in self.spells.items():
            told = [spell.opens, spell.ends, *filter(None, [spell.confirmed_by, spell.rejected_by])]
            self._known(("spells", name), "event word", told, self.words)
        for name, state in self.states.items():
            self._known(("states", name, "upon"), "event word", state.upon, self.words)
            self._known(("states", name, "after"), "state", state.after, self.states)

    def _check_name(self, path: tuple[str, ...], name: str, word: bool = False) -> None:
        parts = name.split(".")
        # A thing may be called `return`: its words are named whole (from, until, upon), never inside an expression.
        checked = parts[1:] if word else parts
        if not all(map(_NAME.fullmatch, parts)) or any(map(keyword.iskeyword, checked)) or "none" in parts:
            raise self.document.error(path, f"'{name}' cannot be a name: small letters, no word of Python", at_key=True)
        if word and len(parts) != 2:
            raise self.document.error(
                path, f"'{name}' must be a thing and what happens to it: visit.arrived", at_key=True
            )

    def _known(self, path: tuple[str, ...], what: str, names: Iterable[str], known: Iterable[str]) -> None:
        known = list(known)
        for name in names:
            if name not in known:
                raise self.document.error(path, unknown(what, name, known))

    def _check_fact(self, name: str, fact: Fact) -> None:
        if (bool(fact.latest) + bool(fact.sum) + fact.given) != 1:
            raise self.document.error(("facts", name), "a fact is the latest of event fields, a sum, or given")
        for source in [*fact.latest, *([fact.sum] if fact.sum else [])]:
            self._check_column(("facts", name), source)
        if fact.of is not None:
            self._known(("facts", name, "of"), "list", [fact.of], self.lists)

    def _check_column(self, path: tuple[str, ...], source: str) -> None:
        """A field of an event word: `parts.paid.amount`, `visit.arrived.at`."""
        word, _, key = source.rpartition(".")
        self._known(path, "event word", [word], self.words)
        self._known(path, f"field of {word}", [key], [*self.words[word].fields, *ENVELOPE])

    @cached_property
    def cancelling(self) -> tuple[str, ...]:
        """The words that end every running clock."""
        return tuple(name for name, word in self.words.items() if word.cancels)

    @cached_property
    def assigning(self) -> dict[str, dict[str, str]]:
        """The words that give a person a role, with the field and the role."""
        return {name: word.assigns for name, word in self.words.items() if word.assigns}

    # ---- what rules may say ----

    @cached_property
    def names(self) -> dict[str, str]:
        """Every name that an expression may use, with its type."""
        known = {n: self.fact_type(n) for n in self.facts} | {f"{s}.open": "bool" for s in self.spells}
        for word, spec in self.words.items():
            if keyword.iskeyword(word.partition(".")[0]):
                continue
            known |= {word: "bool"} | {f"{word}.{n}": t for n, t in ENVELOPE.items()}
            known |= {f"{word}.{n}": f.expression_type for n, f in spec.fields.items()}
        return known

    def fact_type(self, name: str) -> str:
        fact = self.facts[name]
        return "choice:" + "|".join(self.lists[fact.of]) if fact.of else fact.type

    @cache  # noqa: B019  # one vocabulary a subject, for the life of the process
    def it_names(self, words: tuple[str, ...]) -> dict[str, str]:
        """`it.<field>`: the event at hand, where a rule is about any of `words`."""
        shared = set.intersection(*(set(self.words[w].fields) for w in words))
        first = self.words[words[0]].fields
        return {f"it.{n}": t for n, t in ENVELOPE.items()} | {f"it.{n}": first[n].expression_type for n in shared}

    def columns(self, rows: str) -> dict[str, str]:
        """The columns of a set of rows, each with its type. Any event word is a set of rows too."""
        shape = self.rows.get(rows)
        upon, joined = (shape.upon, shape.facts) if shape else (rows, {})
        found = {**ENVELOPE, **{n: f.expression_type for n, f in self.words[upon].fields.items()}}
        return found | {name: self.names[source] for name, source in joined.items()}

    # ---- what people send, and what is stored ----

    def parse(self, word: str, raw: Mapping[str, Any], zone: dt.tzinfo) -> dict[str, Any]:
        """The typed fields of an event out of JSON, a form or YAML. Empty means not given.

        Raises `InvalidFields` with one message for each wrong field; an unknown word is a `KeyError`.
        """
        spec, found, errors = self.words[word].fields, {}, {}
        for name, value in raw.items():
            if name not in spec:
                problem = unknown("field", name, spec)
                errors[name] = Message(problem, f"没有“{name}”这一项")
            elif value is not None and value != "":
                try:
                    found[name] = self._value(spec[name], value, zone)
                except InvalidField as error:
                    errors[name] = error.message
        for name, one in spec.items():
            if one.required and name not in found and name not in errors:
                errors[name] = Message("is needed", "必填")
        if errors:
            raise InvalidFields(errors)
        return {name: found[name] for name in spec if name in found}

    def _value(self, spec: Field, value: Any, zone: dt.tzinfo) -> Any:
        return fields.parse(spec.type, value, zone, self.roles if spec.type == "role" else spec.choices)

    def parse_fact(self, name: str, raw: Any, zone: dt.tzinfo) -> Any:
        """A given fact of a subject out of text. Raises `InvalidField`."""
        fact = self.facts[name]
        return fields.parse(fact.type, raw, zone, self.lists[fact.of] if fact.of else None)

    def dump(self, word: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """The JSON form of typed fields."""
        return {name: fields.dump(self.words[word].fields[name].type, value) for name, value in data.items()}

    def load(self, word: str, stored: Mapping[str, Any]) -> dict[str, Any]:
        """The typed fields of their JSON form."""
        return {name: fields.load(self.words[word].fields[name].type, value) for name, value in stored.items()}

    def label(self, word: str) -> Message:
        return self.words[word].label


def thing(word: str) -> str:
    """What an event word is about: its first word."""
    return word.partition(".")[0]


@cache
def load(subject: str = "case") -> Vocabulary:
    """The vocabulary of a subject. Raises `SourceError` if its file is wrong, `KeyError` where there is none."""
    if subject not in subjects():
        raise KeyError(subject)
    path = FOLDER / f"{subject}.yaml"
    return Vocabulary(read(path.read_text("utf-8"), path.name), load_common())


@cache
def load_common() -> Vocabulary:
    """What every subject has."""
    path = FOLDER / "common.yaml"
    return Vocabulary(read(path.read_text("utf-8"), path.name))


@cache
def subjects() -> tuple[str, ...]:
    """Every subject that has a vocabulary, the service case first."""
    names = {path.stem for path in FOLDER.glob("*.yaml")} - {"common"}
    return tuple(sorted(names, key=lambda name: (name != "case", name)))
