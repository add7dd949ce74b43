"""The pages of conduct: who sees which fault, what two presses decide, what a month comes to."""

import uuid
from urllib.parse import quote

import pytest
from django.test import Client
from tests.fines import decide, fault, fined, found, late
from tests.world import World

from shouhou.conduct.models import LedgerLine
from shouhou.kernel import clock
from shouhou.people.models import User
from shouhou.timeline.models import Consequence


def client(name: str) -> Client:
    signed_in = Client()
    signed_in.force_login(User.objects.get(username=name))
    return signed_in


def key_of(world: World) -> str:
    return Consequence.objects.get(kind="fault", clause="FUR-2.1").key


def press(who: str, number: str, key: str, seen: int, **given: str) -> int:
    """Post a decision as the page's buttons do; the status that comes back."""
    address = f"/cases/{number}/fault?key={quote(key)}"
    return client(who).post(address, {"act_key": str(uuid.uuid4()), "seen": seen, **given}).status_code


def test_two_presses_find_the_cause_and_confirm_the_fine(world: World) -> None:
    case = fault(world)
    with clock.frozen(late(world)):
        assert press("lin", case.number, key_of(world), 1, verdict="own") == 302
        assert press("lin", case.number, key_of(world), 2, word="fine.confirmed") == 302
    assert LedgerLine.objects.get().amount == 30


@pytest.mark.parametrize(
    ("verdict", "state"), [("own_dissatisfied", "confirmed"), ("company", "excused"), ("user", "excused")]
)
def test_each_button_says_what_it_means(world: World, verdict: str, state: str) -> None:
    case = fault(world)
    with clock.frozen(late(world)):
        assert press("lin", case.number, key_of(world), 1, verdict=verdict) == 302
    row = Consequence.objects.get(kind="fault", clause="FUR-2.1")
    assert (row.state, row.amount) == (state, 50 if verdict == "own_dissatisfied" else row.amount)


def test_another_persons_cause_wants_that_person_and_keeps_what_was_typed(world: World) -> None:
    case = fault(world)
    with clock.frozen(late(world)):
        assert press("lin", case.number, key_of(world), 1, verdict="other_person", reason="已转他人") == 422
        moved = {"moved_to": str(world.hua.id), "moved_clause": "FUR-2.2"}
        assert press("lin", case.number, key_of(world), 1, verdict="other_person", **moved) == 302
    states = dict(
        Consequence.objects.filter(kind="fault", person_id__in=[world.mei.id, world.hua.id]).values_list(
            "clause", "state"
        )
    )
    assert states["FUR-2.1"] == "moved"


def test_nobody_decides_unseen_or_about_themselves(world: World) -> None:
    case = fault(world)
    with clock.frozen(late(world)):
        assert press("lin", case.number, key_of(world), 0, verdict="own") == 422
        assert press("mei", case.number, key_of(world), 1, verdict="own") == 403
        assert press("lin", case.number, "furnace-maker/FUR-9/-/-", 1, verdict="own") == 404
    assert Consequence.objects.get(kind="fault", clause="FUR-2.1").state == "proposed"


def test_whoever_is_fined_appeals_with_a_reason(world: World) -> None:
    case = fined(world)
    with clock.frozen(late(world)):
        assert press("mei", case.number, key_of(world), 3, word="fine.appealed") == 422
        assert press("mei", case.number, key_of(world), 3, word="fine.appealed", reason="当时在处理另一单") == 302
    assert Consequence.objects.get(kind="fine").state == "appealed"


def test_it_shows_a_person_their_own_and_nobody_elses(world: World) -> None:
    case = fined(world)
    with clock.frozen(late(world)):
        own = client("mei").get("/faults/mine").content.decode()
        other = client("hua").get("/faults/mine").content.decode()
    assert [text in own for text in (case.number, "F2026-00001")] == [True, True]
    assert [text in other for text in (case.number, "F2026-00001")] == [False, False]


@pytest.mark.parametrize(("text", "there"), [("梅", True), ("陶然", False), ("FUR-2.1", True), ("FUR-2.9", False)])
def test_it_finds_by_person_and_clause(world: World, text: str, there: bool) -> None:
    case = fault(world)
    with clock.frozen(late(world)):
        page = client("lin").get("/faults", {"q": text}).content.decode()
        by_number = client("lin").get("/faults", {"q": case.number}).content.decode()
    assert (case.number in page) is there
    assert f"/cases/{case.number}/fault" in by_number


def test_it_writes_the_list_and_the_ledger_as_sheets(world: World) -> None:
    fined(world)
    with clock.frozen(late(world)):
        for address in ("/faults?view=confirmed&as=xlsx", "/ledger?month=2026-03&as=xlsx"):
            answer = client("lin").get(address)
            assert (answer.status_code, answer.content[:2]) == (200, b"PK")


def test_a_ledger_is_narrowed_to_a_person_and_sums_stay_whole(world: World) -> None:
    case = fined(world)
    with clock.frozen(late(world)):
        decide(case, world, "fine.revoked", reason="依据已变")
        page = client("lin").get("/ledger", {"month": "2026-03", "person": str(world.hua.id)})
        whole = client("lin").get("/ledger?month=2026-03")
    assert page.context["rows"] == []
    (of_mei,) = [row["sum"] for row in whole.context["people"]]
    assert (of_mei.charged, of_mei.taken_back, of_mei.amount) == (30, -30, 0)


def test_a_press_closes_the_month(world: World) -> None:
    found(world)
    with clock.frozen(late(world)):
        assert client("lin").post("/ledger/close", {"month": "2026-03"}).status_code == 403
        assert client("fin").post("/ledger/close", {"month": "2026-03"}).status_code == 302
        assert client("fin").post("/ledger/close", {"month": "x"}).status_code == 404
        assert client("fin").get("/ledger?month=2026-03").context["closing"] is not None
