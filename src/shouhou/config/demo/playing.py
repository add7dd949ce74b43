"""Cases of the demo are scenarios, moved to other minutes and played on the demo's own staff, customers and furnaces."""

import datetime as dt
import re
from collections.abc import Callable

from shouhou.assets.public import unit_of_model
from shouhou.config.scenarios.backend import AppBackend
from shouhou.config.scenarios.cast import Scene
from shouhou.customers.public import id_of
from shouhou.kernel import clock
from shouhou.people.public import ids_by_name
from shouhou.policy.clauses.load import all_packs
from shouhou.policy.scenarios.model import Scenario, Step
from shouhou.policy.scenarios.parse import load_scenarios
from shouhou.policy.scenarios.play import Cast

_MINUTE = re.compile(r"\b\d{4}-\d\d-\d\d \d\d:\d\d\b")


def moved(text: str, to: Callable[[dt.datetime], dt.datetime]) -> str:
    """A scenario's text with every minute moved; minutes are local ones."""

    def move(found: re.Match[str]) -> str:
        at = dt.datetime.fromisoformat(found[0]).replace(tzinfo=clock.zone())
        return f"{clock.local(to(at)):%Y-%m-%d %H:%M}"

    return _MINUTE.sub(move, text)


def read(text: str, name: str) -> list[Scenario]:
    return load_scenarios(text, all_packs(), name)


def in_order(steps: tuple[Step, ...]) -> list[Step]:
    return sorted(steps, key=lambda step: (step.recorded, step.number))


def play(scenario: Scenario, passing: Callable[[], object]) -> None:
    """Let everything happen on a new case. Nothing in the demo's scenarios is refused: if it is, that raises."""
    backend = AppBackend(scenario, _scene(scenario), passing=passing)
    cast = Cast(scenario.people, all_packs()[scenario.regulations[0]].vocabulary)
    for step in in_order(scenario.steps):
        act = cast.act(step)
        answer = backend.play(act)
        if not answer.allowed:
            raise RuntimeError(f"{scenario.name}: step {step.number} {step.word} was refused: {answer}")
        cast.note(act)


def _scene(scenario: Scenario) -> Scene:
    """The demo's people, and the customer and unit that the scenario names."""
    people = ids_by_name()
    customer_id = id_of(scenario.given["customer.name"])
    by_role = {role: people[name] for role, name in scenario.people.items()}
    return Scene(
        people, by_role, by_role["desk"], customer_id, unit_of_model(customer_id, scenario.given["unit.model"])
    )
