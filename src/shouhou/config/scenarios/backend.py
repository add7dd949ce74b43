"""Scenarios through the application: every step through the services that the screens call, every answer as stored.

Between the steps time passes as it would: the sweep runs and the queue is carried out.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from shouhou.cases import public as cases
from shouhou.config.scenarios.cast import CUSTOMER, Scene, set_scene
from shouhou.config.scenarios.queue import let_time_pass
from shouhou.config.scenarios.shown import shown
from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Refused, ShouhouError, Undecided
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.policy.clauses.pack import Pack
from shouhou.policy.engine.shapes import Answer, Refusal, Timeline
from shouhou.policy.language.fields import dump as dumped
from shouhou.policy.scenarios.asked import Failure
from shouhou.policy.scenarios.model import Scenario, Step
from shouhou.policy.scenarios.play import Act, run
from shouhou.registers import public as registers
from shouhou.timeline import public as spine
from shouhou.web.public import OPENING
from shouhou.web.public import act as carry_out

ALLOWED = Answer(True)
CASE = "case"


def run_app(scenario: Scenario, packs: Mapping[str, Pack]) -> list[Failure]:
    """Every expectation of a scenario that fails in the application. Call it inside of `scratch_database()`: each
    scenario has an organisation of its own there, and everything is committed."""
    zone, settings.TIME_ZONE = settings.TIME_ZONE, str(scenario.zone)
    try:
        backend = AppBackend(scenario, set_scene(scenario))
        return run(scenario, packs, backend) + backend.troubles()
    finally:
        settings.TIME_ZONE = zone


@dataclass
class AppBackend:
    """One scenario on one case. `now` is where its clock stands; an event's number is that of its step. `passing` is
    what happens as time passes: the sweep and the queue."""

    scenario: Scenario
    scene: Scene
    now: dt.datetime | None = None
    case_id: int | None = None
    entry_id: int | None = None
    subject_id: int | None = None
    seqs: dict[int, int] = field(default_factory=dict)
    past_refused: list[Failure] = field(default_factory=list)
    passing: Callable[[], object] = let_time_pass
    _stored: dict[dt.datetime, spine.Stored] = field(default_factory=dict)

    # ---- what the runner asks ----

    def play(self, act: Act) -> Answer:
        """Record a step as it would be: the past through the channel of a phone that was offline."""
        step = act.step
        self._advance(step.recorded)
        with clock.frozen(step.recorded):
            answer = self._answer(act)
            self.passing()
        self._stored.clear()
        if step.recorded > step.at and not answer.allowed:
            told = [f"{r.clause} {r.missing}".strip() for r in answer.refused] or sorted(answer.undecided)
            self.past_refused.append(
                Failure(
                    self.scenario, step.path, f"step {step.number} {step.word}", "recorded: it lies in the past", told
                )
            )
        return answer

    def timeline(self, at: dt.datetime, known: dt.datetime | None, trace: bool) -> Timeline:
        """What is stored where the clock stands at `at`; any other instant is derived, as the time line's reader does."""
        if known is None and (self.now is None or at > self.now):
            self._advance(at)
        if self.subject_id is None:
            return Timeline(at)
        if known is None and at == self.now and at not in self._stored:
            self._stored[at] = spine.stored(self.subject_id)
        derived = spine.timeline(self.subject_id, at, known_at=known, trace=trace)
        names = {str(person): name for name, person in self.scene.people.items()}
        return shown(derived, self._stored.get(at) if known is None else None, names)

    def person(self, name: str) -> str:
        return name

    def event(self, number: int) -> int:
        return self.seqs.get(number, -number)

    # ---- how it is done ----

    def troubles(self) -> list[Failure]:
        """What no expectation asks for: acts of the past that were refused, and whatever `verify` finds at the end."""
        if self.subject_id is None or self.now is None:
            return self.past_refused
        found = spine.verify_subject(self.subject_id, self.now)
        wrong = [Failure(self.scenario, self.scenario.path, "verify", "nothing wrong", f.problem) for f in found]
        return self.past_refused + wrong

    def _advance(self, to: dt.datetime) -> None:
        """Let time pass up to an instant."""
        if self.now is None or to > self.now:
            self.now = to
            with clock.frozen(to):
                self.passing()

    def _answer(self, act: Act) -> Answer:
        try:
            self._record(act)
        except Refused as error:
            return Answer(
                False, tuple(Refusal(r.regulation, r.clause, r.missing, r.says, r.earliest) for r in error.reasons)
            )
        except Undecided as error:
            return Answer(False, (), error.facts)
        except Invalid as error:
            return Answer(False, tuple(Refusal("", "", name, {"en": str(text)}) for name, text in error.fields.items()))
        except (NotAllowed, NotFound) as error:
            return self._not_allowed(act, error)
        return ALLOWED

    def _not_allowed(self, act: Act, error: ShouhouError) -> Answer:
        """Who may not is refused before any clause is asked; a clause that forbids it as well is named all the same."""
        what = type(error).__name__
        if self.subject_id is not None:
            try:
                spine.check(subject_id=self.subject_id, happening=self._happening(act), now=act.step.recorded)
            except Refused as refused:
                return Answer(False, tuple(Refusal(r.regulation, r.clause, r.missing) for r in refused.reasons))
            except ShouhouError:
                pass
        return Answer(False, (Refusal("", "", f"{what}: {error}"),))

    def _record(self, act: Act) -> None:
        step, actor, role = act.step, self._actor(act), self._role(act)
        channel = spine.OFFLINE if step.recorded > step.at else "web"
        # What a scenario tells is so: its minutes need nobody's confirmation, as those of a measured clock.
        envelope: dict[str, Any] = {"at": step.at, "role": role, "channel": channel, "measured": True}
        fields = self._fields(act)
        if self.scenario.subject != CASE:
            self._on_register(act, actor, fields, envelope)
            return
        if self.case_id is None and step.word == OPENING and step.ref is None:
            registered = cases.register_request(
                customer_id=self.scene.customer_id, unit_id=self.scene.unit_id, fields=fields, actor=actor,
                now=step.recorded, **envelope,
            )  # fmt: skip
            self.case_id, self.subject_id = registered.case_id, registered.subject_id
            self.seqs[step.number] = registered.seq
            return
        if self.case_id is None:
            self._open(step)
        assert self.case_id is not None
        envelope |= {"ref": step.ref or "", "supersedes": self._superseded(step)}
        record = cases.record_act if step.word == OPENING else carry_out
        recorded = record(
            case_id=self.case_id, word=step.word, fields=fields, actor=actor, now=step.recorded, **envelope
        )
        self.seqs[step.number] = recorded.seq

    def _on_register(self, act: Act, actor: Actor, fields: dict[str, Any], envelope: dict[str, Any]) -> None:
        """Any other subject is an entry of its register."""
        step = act.step
        envelope |= {"ref": step.ref or ""}
        if self.entry_id is None:
            assert self.scene.branch is not None
            words = policy.vocabulary(self.scenario.subject)
            given = {n: dumped(words.facts[n].type, value) for n, value in self.scenario.given.items()}
            entry = registers.open_entry(
                kind=self.scenario.subject, branch_id=self.scene.branch, word=step.word, fields=fields, actor=actor,
                now=step.recorded, given=given, **envelope,
            )  # fmt: skip
            self.entry_id, self.subject_id, self.seqs[step.number] = entry.pk, entry.subject_id, 1
            return
        recorded = registers.record_entry_act(
            entry_id=self.entry_id, word=step.word, fields=fields, actor=actor, now=step.recorded,
            supersedes=self._superseded(step), **envelope,
        )  # fmt: skip
        self.seqs[step.number] = recorded.seq

    def _open(self, step: Step) -> None:
        """A case that does not begin with a request, such as an order of parts: the desk opens it."""
        registrar = self.scene.registrar_at(step.recorded)
        case = cases.open_case(
            customer_id=self.scene.customer_id,
            unit_id=self.scene.unit_id,
            actor=registrar,
            now=step.recorded,
            at=step.at,
        )
        self.case_id, self.subject_id = case.pk, case.subject_id

    def _actor(self, act: Act) -> Actor:
        """Who enters the step: the person who acts, or the desk for the customer."""
        if act.by is None or act.role == CUSTOMER or act.by not in self.scene.people:
            return self.scene.registrar_at(act.step.recorded)
        return self.scene.actor(act.by, act.step.recorded)

    def _role(self, act: Act) -> str:
        by = policy.vocabulary(self.scenario.subject).words[act.step.word].by
        return act.role or (CUSTOMER if CUSTOMER in by else "")

    def _superseded(self, step: Step) -> int | None:
        if step.supersedes is None:
            return None
        return self.event(next(s.number for s in self.scenario.steps if s.id == step.supersedes))

    def _fields(self, act: Act) -> dict[str, Any]:
        """The fields as a door hands them in: ids of people, free text as it was written."""
        words = policy.vocabulary(self.scenario.subject)
        specs = words.words[act.step.word].fields
        fields = words.dump(act.step.word, act.data)
        for name in act.data:
            if specs[name].type == "person":
                fields[name] = str(self.scene.people[str(act.data[name])])
            elif specs[name].type == "persons":
                fields[name] = [str(self.scene.people[one]) for one in act.data[name]]
            elif specs[name].type == "words":
                fields[name] = act.step.raw[name]
        return fields

    def _happening(self, act: Act) -> spine.Happening:
        actor = self._actor(act)
        return spine.Happening(
            word=act.step.word, fields=self._fields(act), role=act.role or "", channel="web", at=act.step.at,
            ref=act.step.ref or "", actor_id=None if act.role == CUSTOMER else actor.id, recorder_id=actor.id,
        )  # fmt: skip
