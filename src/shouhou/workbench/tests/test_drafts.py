"""Drafts on the screen: begun, changed, tried, proposed, approved, rolled back."""

from collections.abc import Callable, Mapping
from typing import cast

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.policy import public as policy
from shouhou.policy.models import Adoption, Draft
from shouhou.policy.queries.trials import trial_of
from shouhou.workbench.tests.what_ifs import drafted

Reader = Callable[..., Client]
LIMIT = "value_limit_2014-09-12"
RULE = "kind: deadline\nname: response\nfrom: request.received\nuntil: request.answered\nwithin: limit\nperson: desk"


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def send(client: Client, path: str, given: Mapping[str, str], seen: int | None = None) -> HttpResponse:
    """A form of the draft as it was drawn now, or with the version that was seen."""
    return cast(HttpResponse, client.post(path, {"seen": seen or Draft.objects.get().version, **given}))


def test_it_is_begun_from_the_document(reader: Reader, world: World) -> None:
    wen = reader("wen", "en")
    adoption = Adoption.objects.get()
    assert f"/regulations/adoptions/{adoption.pk}/draft" in text(wen, "/regulations/furnace-maker")
    assert "Begin a draft of" in text(wen, "/regulations/drafts")
    with nothing_changed():
        assert wen.post(f"/regulations/adoptions/{adoption.pk}/draft", {"purpose": ""}).status_code == 422
    sent = wen.post(f"/regulations/adoptions/{adoption.pk}/draft", {"purpose": "faster"})
    draft = Draft.objects.get()
    assert sent["Location"] == f"/regulations/drafts/{draft.pk}/clauses"
    assert "Nothing is changed yet" in text(wen, f"/regulations/drafts/{draft.pk}")


@pytest.mark.parametrize(
    ("typed", "says"),
    [("24 hours", "no value with a unit"), ("30 CNY", "a rule expects a stretch of time (30min, 3h)"), ("3", "a whole number (5)")],
)  # fmt: skip
def test_it_says_what_would_be_right_at_the_field(reader: Reader, world: World, typed: str, says: str) -> None:
    draft_id, wen = drafted(world), reader("wen", "en")
    with nothing_changed():
        answer = send(wen, f"/regulations/drafts/{draft_id}/clauses/FUR-2.1", {LIMIT: typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert f'value="{typed}"' in page


def test_it_shows_the_loaders_own_caret_at_a_rule(reader: Reader, world: World) -> None:
    draft_id, wen = drafted(world), reader("wen", "en")
    place = f"/regulations/drafts/{draft_id}/clauses/FUR-2.1"
    with nothing_changed():
        page = send(wen, place, {LIMIT: "24h", "rule_0": RULE.replace("received", "recieved")}).content.decode()
    assert "did you mean &#x27;request.received&#x27;?" in page


def test_it_saves_a_value_a_later_one_and_a_rule(reader: Reader, world: World) -> None:
    draft_id, wen = drafted(world), reader("wen", "en")
    place = f"/regulations/drafts/{draft_id}/clauses/FUR-2.1"
    given = {LIMIT: "2h", "day_limit": "2026-07-01", "new_limit": "1h", "rule_0": RULE, "why": "promise"}
    assert send(wen, place, given)["Location"] == place
    page = text(wen, place)
    assert 'value="2h"' in page
    assert "value_limit_2026-07-01" in page
    changes = text(wen, f"/regulations/drafts/{draft_id}")
    for words in ("<del>3 h</del>", "<ins>2 h</ins>", "<ins>1 h</ins>", "promise"):
        assert words in changes
    with nothing_changed():
        assert send(wen, place, {LIMIT: "2h", "new_limit": "1h", "rule_0": RULE}).status_code == 422


def test_it_names_places_and_choices_in_the_readers_language(reader: Reader, world: World) -> None:
    draft_id = drafted(world)
    draft = Draft.objects.get()
    Draft.objects.update(
        settings={"dissatisfaction_fine": "add"}, content=draft.content.replace("industry: ", "industry: other ", 1)
    )
    asks = policy.drafted(policy.draft_for(world.actor("wen"), draft_id)).settings[0]
    page = text(reader("wen", "zh-hans"), f"/regulations/drafts/{draft_id}")
    for words in (asks.asks.zh, asks.choices["add"].zh, "<strong>行业</strong>"):
        assert words in page
    assert "dissatisfaction_fine" not in page


def test_it_changes_settings_and_readings(reader: Reader, world: World) -> None:
    draft_id, wen = drafted(world), reader("wen", "en")
    place = f"/regulations/drafts/{draft_id}/settings"
    form = wen.get(place).context["form"]
    given = {name: form[name].value() or "" for name in form.fields}
    given |= {"setting_dissatisfaction_fine": "add", "reading_R1_en": "Working hours only."}
    assert send(wen, place, given).status_code == 302
    draft = Draft.objects.get()
    assert draft.settings == {"dissatisfaction_fine": "add"}
    assert "Working hours only." in draft.content
    assert [c.what for c in draft.changes.order_by("pk")][1:] == ["R1 en", "dissatisfaction_fine"]
    with nothing_changed():
        assert send(wen, place, given | {"reading_R1_zh": ""}).status_code == 422


def test_it_shows_old_and_new_and_amends_what_is_expected(reader: Reader, world: World) -> None:
    draft_id, wen = drafted(world), reader("wen", "en")
    place = f"/regulations/drafts/{draft_id}/scenarios"
    page = text(wen, place)
    assert "come out otherwise" in page
    draft = Draft.objects.get()
    unmet = trial_of(draft.content, draft.scenarios).unmet
    with nothing_changed():
        refused = send(wen, place, {"path": unmet[0].path, "text": "{clok: FUR-2.1}"})
    assert refused.status_code == 422
    assert "did you mean" in refused.content.decode()
    for one in reversed(unmet):
        assert send(wen, place, {"path": one.path, "text": one.proposal}).status_code == 302
    while unmet := _unmet():
        send(wen, place, {"path": unmet[-1].path, "text": ""})
    assert "everything as expected" in text(wen, place)


def _unmet() -> tuple[object, ...]:
    draft = Draft.objects.get()
    return trial_of(draft.content, draft.scenarios).unmet


def test_it_is_proposed_by_one_and_approved_by_another(reader: Reader, world: World) -> None:
    draft_id, wen, zhao = drafted(world, "3h"), reader("wen", "en"), reader("zhao", "en")
    place = f"/regulations/drafts/{draft_id}/publish"
    with nothing_changed():
        page = send(wen, place, {"step": "propose", "from_on": "2026-04-01"})
    assert (page.status_code, "changes nothing" in page.content.decode()) == (422, True)
    Draft.objects.update(settings={"dissatisfaction_fine": "add"})
    with nothing_changed():
        assert send(wen, place, {"step": "propose", "from_on": "soon"}).status_code == 422
        assert send(wen, place, {"step": "nothing"}).status_code == 422
        assert send(zhao, place, {"step": "propose", "from_on": "2126-04-01"}).status_code == 403
    assert send(wen, place, {"step": "propose", "from_on": "2126-04-01"}).status_code == 302
    with nothing_changed():
        page = send(wen, place, {"step": "approve"})
    assert (page.status_code, "a second person does" in page.content.decode()) == (422, True)
    assert '<b class="count">1</b>' in text(zhao, "/regulations")
    assert send(zhao, place, {"step": "return", "remark": "why?"}).status_code == 302
    send(wen, place, {"step": "propose", "from_on": "2126-04-01"})
    assert send(zhao, place, {"step": "approve"}).status_code == 302
    assert Adoption.objects.count() == 2
    assert "own version" in text(wen, "/regulations/furnace-maker")
    with nothing_changed():
        assert send(wen, place, {"step": "roll_back", "remark": ""}).status_code == 422
    assert send(wen, place, {"step": "roll_back", "remark": "complaints"}).status_code == 302
    assert Adoption.objects.get().until_on is None
    assert "complaints" in text(wen, place)


def test_it_loses_nothing_where_two_change_it_at_once(reader: Reader, world: World) -> None:
    draft_id, wen = drafted(world), reader("wen", "en")
    seen = Draft.objects.get().version
    for part, given in (
        ("clauses/FUR-2.1", {LIMIT: "2h", "rule_0": RULE}), ("text", {"text": Draft.objects.get().content}),
        ("scenarios", {"path": "*"}), ("scenarios", {"path": "-", "text": "[]"}),
    ):  # fmt: skip
        send(wen, f"/regulations/drafts/{draft_id}/clauses/FUR-2.1", {LIMIT: f"{len(part)}h", "rule_0": RULE})
        with nothing_changed():
            answer = send(wen, f"/regulations/drafts/{draft_id}/{part}", given, seen)
        page = answer.content.decode()
        assert (answer.status_code, "meanwhile" in page) == (422, True), part
        assert f'name="seen" value="{Draft.objects.get().version}"' in page
    again = send(wen, f"/regulations/drafts/{draft_id}/clauses/FUR-2.1", {LIMIT: "2h", "rule_0": RULE})
    assert again.status_code == 302


def test_nobody_approves_what_they_have_not_seen(reader: Reader, world: World) -> None:
    draft_id, wen, zhao = drafted(world, "3h"), reader("wen", "en"), reader("zhao", "en")
    place = f"/regulations/drafts/{draft_id}/publish"
    Draft.objects.update(settings={"dissatisfaction_fine": "add"})
    send(wen, place, {"step": "propose", "from_on": "2126-04-01"})
    seen = Draft.objects.get().version
    wen.post(place, {"step": "return", "remark": "one more thing"})
    send(wen, place, {"step": "propose", "from_on": "2126-05-01"})
    with nothing_changed():
        page = send(zhao, place, {"step": "approve"}, seen)
    assert (page.status_code, "meanwhile" in page.content.decode()) == (422, True)
    assert send(zhao, place, {"step": "approve"}).status_code == 302


def test_it_is_put_aside(reader: Reader, world: World) -> None:
    draft_id, wen = drafted(world), reader("wen", "en")
    assert wen.post(f"/regulations/drafts/{draft_id}/discard").status_code == 302
    assert Draft.objects.get().state == "discarded"
    assert "fieldset disabled" in text(wen, f"/regulations/drafts/{draft_id}/clauses/FUR-2.1")
    with nothing_changed():
        wen.post(f"/regulations/drafts/{draft_id}/discard")
        assert send(wen, f"/regulations/drafts/{draft_id}/clauses/FUR-2.1", {LIMIT: "5h"}).status_code == 422


@pytest.mark.parametrize(
    "part", ["", "/clauses", "/clauses/FUR-2.1", "/clauses/FUR-0", "/settings", "/scenarios", "/publish", "/what-if"]
)
def test_every_page_is_for_those_who_change_or_approve(reader: Reader, world: World, part: str) -> None:
    place = f"/regulations/drafts/{drafted(world)}{part}"
    for name, language in (("wen", "zh-hans"), ("wen", "en"), ("zhao", "zh-hans")):
        text(reader(name, language), place)
    for name in ("mei", "gu"):
        text(reader(name), place, 404)
    text(reader("wen"), f"/regulations/drafts/{Draft.objects.get().pk}/clauses/FUR-99", 404)
