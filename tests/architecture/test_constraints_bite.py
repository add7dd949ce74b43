"""Every law that a model states by name is named in some test: the one that proves that it bites."""

from pathlib import Path

import pytest
from django.apps import apps
from pgtrigger import Protect, registered

from shouhou.config import environment


def named_laws() -> list[str]:
    """Names of all constraints of our models, and of the triggers that let rows stand."""
    ours = [m for m in apps.get_models() if m.__module__.startswith("shouhou.")]
    laws = {c.name for model in ours for c in model._meta.constraints}
    laws |= {t.name for model, t in registered() if isinstance(t, Protect) and t.name != "append_only"}
    return sorted(laws)


def text_of_tests() -> str:
    files = (environment.checkout() / "src").rglob("tests/test_*.py")
    return "\n".join(Path(p).read_text() for p in files)


@pytest.mark.parametrize("law", named_laws())
def test_it_is_named_in_a_test(law: str) -> None:
    assert law in text_of_tests()


def test_it_knows_the_laws() -> None:
    assert {"one_event_at_each_place", "events_stand", "the_ledger_stands"} <= set(named_laws())
