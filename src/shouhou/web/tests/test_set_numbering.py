"""Use case: the numbers of a series are to be written otherwise from now on."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.models import Case
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Stale
from shouhou.kernel.models import Series
from shouhou.people.models import Grant, User
from shouhou.web.services.set_numbering import set_numbering

REFUSED = {
    "no letters": ({"prefix": " "}, "prefix"),
    "digits": ({"prefix": "S1"}, "prefix"),
    "too many letters": ({"prefix": "ABCDE"}, "prefix"),
    "letters of another kind": ({"prefix": "v"}, "prefix"),
    "half a year": ({"year_digits": 3}, "year_digits"),
    "too few digits": ({"width": 3}, "width"),
    "too many digits": ({"width": 10}, "width"),
}


def change(world: World, **changed: Any) -> None:
    given = {"series": "S", "prefix": "fw", "year_digits": 2, "width": 6, "version": 0, "actor": world.actor("ann")}
    set_numbering(**{**given, **changed})


def test_it_holds_for_cases_from_then_on(world: World) -> None:
    before = world.registered().number
    change(world)
    after = world.registered().number
    assert (before[:1], after[:5], int(after[5:11])) == ("S", "FW26-", int(before[1:8]) + 1)
    assert {*Case.objects.values_list("number", flat=True)} == {before, after}
    row = Series.objects.get()
    assert (row.prefix, row.former, row.version, row.events.count()) == ("FW", ["S"], 1, 1)


def test_letters_that_a_series_began_with_are_never_anothers(world: World) -> None:
    change(world)
    for letters in ("S", "FW"):
        with nothing_changed(), pytest.raises(Invalid):
            change(world, series="V", prefix=letters)
    change(world, version=1, prefix="S")
    assert Series.objects.get().former == ["FW"]
    with nothing_changed(), pytest.raises(Invalid):
        change(world, series="V", prefix="FW")


def test_the_same_again_changes_nothing(world: World) -> None:
    with nothing_changed():
        change(world, prefix="S", year_digits=0, width=7)


@pytest.mark.parametrize("what", REFUSED)
def test_it_refuses(what: str, world: World) -> None:
    changed, field = REFUSED[what]
    with nothing_changed(), pytest.raises(Invalid) as refused:
        change(world, **changed)
    assert [*refused.value.fields] == [field]


def test_it_refuses_whoever_may_not_and_what_has_changed(world: World) -> None:
    role = Grant.objects.get(user=world.people["ann"]).role
    Grant.objects.filter(user=world.people["gu"]).update(branch=world.branches["shenyang"], role=role)
    for name in ("lin", "gu"):  # one without the permission, one with it at a branch only
        with nothing_changed(), pytest.raises(NotAllowed):
            change(world, actor=world.actor(name))
    with nothing_changed(), pytest.raises(NotFound):
        change(world, series="X")
    with nothing_changed(), pytest.raises(Stale):
        change(world, version=1)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: change(world)) >= 1


def test_the_screen_shows_the_next_number_before_it_is_saved(world: World) -> None:
    ann = Client()
    ann.force_login(User.objects.get(username="ann"))
    ann.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    sent = {"prefix": "KD", "year_digits": "4", "width": "5", "version": "0"}
    ann.get("/settings/numbering")
    with nothing_changed():
        page = ann.post("/settings/numbering/S", {**sent, "preview": "1"}).content.decode()
    assert "The next number would be KD20" in page
    assert 'value="KD"' in page
    wrong = ann.post("/settings/numbering/S", {**sent, "prefix": "1"})
    assert (wrong.status_code, "One to four letters" in wrong.content.decode()) == (422, True)
    assert ann.post("/settings/numbering/S", sent)["Location"] == "/settings/numbering"
    assert "KD20" in ann.get("/settings/numbering").content.decode()
    assert ann.post("/settings/numbering/S", sent).status_code == 409
    assert ann.get("/settings/numbering/X").status_code == 404
