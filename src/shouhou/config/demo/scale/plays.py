"""The plots played at every branch through the services that the screens call, and what they write taken off."""

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import connection

from shouhou.cases import public as cases
from shouhou.config.demo.organisation import STAFF
from shouhou.config.demo.scale.homes import Home
from shouhou.config.demo.scale.patterns import pattern_of
from shouhou.config.demo.scale.plots import PLOTS, Plot, Step
from shouhou.config.demo.scale.stamp import History, Pattern
from shouhou.config.scenarios.queue import let_time_pass
from shouhou.kernel import clock
from shouhou.people import public as people
from shouhou.people.public import Actor
from shouhou.timeline import public as timeline
from shouhou.web.public import act

COPIES_OF_A_VARIANT = 12_000
SAID = "〔what the customer asked for〕"
REQUEST = {"channel": "phone", "kind": "repair", "training_due": False, "requirement": SAID}


def histories(
    chance: random.Random, homes: Mapping[str, Home], begins: dt.datetime, now: dt.datetime, copies: int
) -> Iterator[History]:
    """Every plot at every branch, in the more variants the more copies there will be, told until `now`.

    Each begins by chance in the week from `begins` on. Call it in a transaction that is rolled back: what is played
    shall not stay.
    """
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE status = 'todo'")  # else these would be carried out here
    ids = people.ids_by_name()
    for branch, home in homes.items():
        cast = _staff(branch, ids)
        for plot in PLOTS:
            variants = max(1, copies * plot.often // 1000 // COPIES_OF_A_VARIANT)
            for variant in range(variants):
                at = clock.minute(begins + chance.random() * dt.timedelta(weeks=1))
                mine = {role: chance.choice(persons) for role, persons in cast.items()}
                patterns = _Play(plot, home, mine, at, now, whole=variant == 0).patterns()
                yield History(branch, plot.often / variants, at, variant, tuple(patterns))


def _staff(branch: str, ids: Mapping[str, int]) -> dict[str, list[int]]:
    """Who plays which role for a branch: those of its own, else the company's."""
    found: dict[str, list[int]] = {}
    for where in (branch, "company"):
        here: dict[str, list[int]] = {}
        for name, roles, home, _mobile in STAFF.values():
            for role in roles if home == where else ():
                here.setdefault(role, []).append(ids[name])
        found = here | found
    return found


@dataclass
class _Play:
    """One case, from its request until now. `whole`: its way is told too, and not only its end."""

    plot: Plot
    home: Home
    cast: Mapping[str, int]
    begins: dt.datetime
    now: dt.datetime
    whole: bool
    case_id: int = 0
    subject_id: int = 0

    def patterns(self) -> Iterator[Pattern]:
        """How the case stands after each act, and after each change that time alone has made."""
        for at in self._changes():
            if self.whole:
                yield self._pattern(at)
        if not self.whole:
            yield self._pattern(at)

    def _pattern(self, at: dt.datetime) -> Pattern:
        return pattern_of(self.subject_id, at, said=SAID)

    def _changes(self) -> Iterator[dt.datetime]:
        """The minute of each change, when it has been made."""
        for step in (None, *self.plot.steps):
            at = self.begins + step.after if step else self.begins
            yield from self._until(at)
            with clock.frozen(at):
                self._act(step, at)
                let_time_pass()
            yield at
        yield from self._until(self.now)

    def _until(self, at: dt.datetime) -> Iterator[dt.datetime]:
        while self.subject_id and (wakes := timeline.subject_facts(self.subject_id).wakes_at) and wakes < at:
            with clock.frozen(wakes):
                let_time_pass()
            yield wakes

    def _act(self, step: Step | None, at: dt.datetime) -> None:
        if step is None:
            fields = {**REQUEST, "visit_needed": self.plot.visit_needed}
            registered = cases.register_request(
                customer_id=self.home.customer_id, unit_id=self.home.unit_id, fields=fields, actor=self._actor("desk", at), now=at,
            )  # fmt: skip
            self.case_id, self.subject_id = registered.case_id, registered.subject_id
            return
        fields = {n: str(self.cast["engineer"]) if n in ("engineer", "person") else v for n, v in step.fields.items()}
        actor = self._actor("desk" if step.role == "customer" else step.role, at)
        act(case_id=self.case_id, word=step.word, fields=fields, actor=actor, now=at, role=step.role)

    def _actor(self, role: str, at: dt.datetime) -> Actor:
        return people.actor(self.cast[role], at)
