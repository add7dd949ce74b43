"""What the figures of regulations are made of, for whoever counts them over the records of the organisation."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from django.db.models import Q

from shouhou.kernel import clock
from shouhou.policy.clauses.load import all_packs
from shouhou.policy.engine import derive as engine
from shouhou.policy.engine.outcomes import Figure as Measured
from shouhou.policy.language.absence import ABSENT
from shouhou.policy.language.messages import Message
from shouhou.policy.language.records import Both
from shouhou.policy.language.vocabulary import load
from shouhou.policy.models import Adoption
from shouhou.policy.queries.followed import followed_by, pack


@dataclass(frozen=True)
class FigureFacts:
    """A figure of a regulation. `rows`: the word that brings in a row; `limits`: the bands of the grade that is about this
    figure alone. What the base and the numerator ask of a row, `RuleFacts.told` says in words."""

    regulation: str
    clause: str
    name: str
    measure: str
    rows: str
    unit_counts: str
    limits: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class GradeFacts:
    """A grade of a regulation: of which figures, how they are combined, with which weights."""

    regulation: str
    clause: str
    name: str
    of: tuple[str, ...]
    combine: str
    weights: Mapping[str, int]


@dataclass(frozen=True)
class GradeGiven:
    """A grade of measured figures. `grade` is "" while it waits for `missing`; `parts`: the band of each figure."""

    facts: GradeFacts
    grade: str
    parts: Mapping[str, str]
    missing: tuple[str, ...]


def figures_in(adopted: Iterable[Mapping[str, Any]], kind: str) -> list[FigureFacts]:
    """The figures that these regulations have about a kind of subject, in the order of their clauses."""
    return [figure for a in adopted for figure in _figures(a["pack"], kind)]


@lru_cache(maxsize=256)
def _figures(pack_hash: str, kind: str) -> tuple[FigureFacts, ...]:
    of = pack(pack_hash).on(kind)
    return tuple(
        FigureFacts(
            of.slug, b.clause.id, b.rule.name, b.rule.measure, b.rule.rows,
            b.rule.unit_counts, _limits(of, b.rule.name),
        )
        for b in of.figures
    )  # fmt: skip


def _limits(of: Any, figure: str) -> tuple[tuple[str, str], ...]:
    """(`< 90 %`, `missed`) for each band of the grade of one figure alone whose bands the clause itself states."""
    for bound in of.grades:
        steps = bound.clause.values.get(bound.rule.bands) if [*bound.rule.of] == [figure] else None
        if steps:
            latest: Any = steps[max(steps)]
            return tuple((_edge(step), str(step["is"])) for step in latest)
    return ()


def _edge(step: Mapping[str, Any]) -> str:
    return f"< {step['below']}" if "below" in step else f"≤ {step['up_to']}" if "up_to" in step else ""


def grades_in(adopted: Iterable[Mapping[str, Any]], kind: str) -> list[GradeFacts]:
    """The grades that these regulations have about a kind of subject, in the order of their clauses."""
    packs = [pack(a["pack"]).on(kind) for a in adopted]
    return [
        GradeFacts(of.slug, b.clause.id, b.rule.name, tuple(b.rule.of), b.rule.combine, dict(b.rule.weights))
        for of in packs
        for b in of.grades
    ]


def graded(
    adopted: Sequence[Mapping[str, Any]], kind: str, values: Mapping[tuple[str, str], Decimal | None], on: dt.datetime
) -> list[GradeGiven]:
    """The grades of figures, {(regulation, name): value}, as of an instant; None for no data. What is not measured, and
    what nobody has set, leaves a grade undecided and is named."""
    figures = [
        Measured(f"{slug}/{name}", slug, "", name, "share", value, None, 0) for (slug, name), value in values.items()
    ]
    found, undecided = engine.graded(followed_by(adopted, kind), figures, on, clock.zone())
    grades = {(g.regulation, g.clause, g.name): g for g in found}
    given = []
    for facts in grades_in(adopted, kind):
        grade = grades.get((facts.regulation, facts.clause, facts.name))
        missing = sorted(n for n, clauses in undecided.items() if facts.clause in clauses and _concerns(n, facts))
        if grade or missing:
            given.append(
                GradeGiven(
                    facts, grade.grade if grade else "", grade.parts if grade else {}, () if grade else tuple(missing)
                )
            )
    return given


def _concerns(missing: str, facts: GradeFacts) -> bool:
    """Whether a missing fact is one of this grade's: another grade of the same clause may wait for its own figures."""
    return not missing.startswith("figure.") or missing.removeprefix("figure.") in facts.of


def adopted_within(branch_path: str, on: dt.date) -> list[dict[str, Any]]:
    """What a branch follows on a day and, besides, what is adopted below it: one of each regulation and version."""
    current = Q(until_on=None) | Q(until_on__gt=on)
    ids = [int(step) for step in branch_path.strip("/").split("/")]
    near = Q(branch__pk__in=ids) | Q(branch__path__startswith=branch_path)
    rows = Adoption.objects.filter(current, near, from_on__lte=on).order_by("branch__path", "from_on", "pk")
    found = {
        (slug, pack_hash): {"regulation": slug, "pack": pack_hash, "settings": settings, "titles": titles}
        for slug, pack_hash, settings, titles in rows.values_list("regulation", "pack_id", "settings", "titles")
    }
    return [found[key] for key in sorted(found)]


def figure_label(name: str, language: str) -> str:
    """A figure's name in words."""
    known = _labels().get(name)
    return known.label.get(language) if known else name.replace("_", " ")


def grade_label(grade: str, language: str) -> str:
    """A grade in words."""
    known = load("assessment").lists["grades"].get(grade)
    label = known.label if known else _VERDICTS.get(grade)
    return label.get(language) if label else grade


_VERDICTS = {"reached": Message("reached", "达标"), "missed": Message("missed", "未达标")}


@cache
def _labels() -> Mapping[str, Both]:
    rules = [rule for known in all_packs().values() for clause in known.regulation.clauses for rule in clause.rules]
    return {rule.name: rule.label for rule in rules if rule.kind == "figure" and rule.label}


def amount_of(value: Any) -> Decimal | None:
    """What a row adds to a sum or a mean, as a number; a length of time in minutes."""
    if value is None or isinstance(value, ABSENT):
        return None
    return Decimal(int(value.total_seconds() // 60)) if isinstance(value, dt.timedelta) else Decimal(value)
