"""Use case: the customer says something on her page."""

from typing import Any

import pytest
from tests.acts import HOUR, MINUTE, do, verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.public import CaseFacts, Registered, case_by_id
from shouhou.documents import public as documents
from shouhou.documents.tests.service_confirmations import SIGNATURE
from shouhou.kernel.errors import Invalid, Refused, Stale
from shouhou.portal import rules
from shouhou.portal.services.say import say
from shouhou.timeline import public as timeline


def opened(case: Registered) -> CaseFacts:
    return case_by_id(case.case_id)


def says(case: Registered, what: str, world: World, hours: int = 0, **more: Any) -> timeline.Entry:
    own = {name: more.pop(name) for name in ("seen", "signature") if name in more}
    say(case=opened(case), what=what, fields=more, now=world.now + hours * HOUR, **own)
    return timeline.history(case.subject_id)[-1]


def worked(world: World) -> Registered:
    """A case whose work is done."""
    case = world.registered(visit_needed=False)
    do(case, "request.answered", world.mei, world.now + MINUTE, text="好的")
    do(case, "solution.proposed", world.hua, world.now + HOUR, text="更换热电偶", visit_needed="false")
    do(case, "work.done", world.tao, world.now + 2 * HOUR)
    return case


@pytest.mark.clause("FUR-2.6")
def test_she_confirms_or_corrects_what_she_wants(world: World) -> None:
    case = world.registered()
    entry = says(case, "confirm", world, text="炉温只到 900℃")
    assert (entry.word, entry.role, entry.channel, entry.words) == (
        "requirement.confirmed", "customer", "portal", {"text": "炉温只到 900℃"},
    )  # fmt: skip
    assert rules.requirement_of(timeline.history(case.subject_id)) == "炉温只到 900℃"


def test_she_agrees_to_a_solution_or_declines_it_once(world: World) -> None:
    case = world.registered()
    do(case, "solution.proposed", world.hua, world.now + HOUR, text="更换热电偶", visit_needed="true")
    assert says(case, "decline", world, 1, text="先查线路").word == "solution.declined"
    with nothing_changed(), pytest.raises(Refused):
        say(case=opened(case), what="agree", fields={}, now=world.now + HOUR)
    do(case, "solution.proposed", world.hua, world.now + 2 * HOUR, text="先查线路", visit_needed="true")
    assert says(case, "agree", world, 2).word == "solution.agreed"


@pytest.mark.clause("FUR-2.7")
def test_she_signs_with_a_drawn_signature(world: World) -> None:
    case = worked(world)
    says(case, "sign", world, 3, name="王芳", signature=SIGNATURE)
    signed, drawn = timeline.history(case.subject_id)[-2:]
    assert (signed.word, signed.role, signed.recorder_id, signed.words) == (
        "signoff.signed", "customer", None, {"name": "王芳"},
    )  # fmt: skip
    assert (drawn.word, drawn.data["media_type"], drawn.words and drawn.words["name"]) == (
        "attachment.added", "image/svg+xml", "王芳",
    )  # fmt: skip
    assert len(documents.attachments_of(case.subject_id)) == 1
    assert opened(case).state == "signed"
    assert verified(world.now + 3 * HOUR) == []


def test_her_typed_name_may_stand_as_her_signature(world: World) -> None:
    case = worked(world)
    assert says(case, "sign", world, 3, name="王芳", typed="yes").word == "signoff.signed"


@pytest.mark.clause("FUR-2.7")
def test_she_refuses_with_her_words_and_may_sign_later(world: World) -> None:
    case = worked(world)
    assert says(case, "refuse", world, 3, words="还在报警").words == {"words": "还在报警"}
    assert opened(case).state == "sign_refused"
    says(case, "sign", world, 4, name="王芳", typed="yes")
    assert [e.word for e in timeline.history(case.subject_id)[-2:]] == ["signoff.refused", "signoff.signed"]


def test_she_rates_in_her_own_word_beside_the_desks_call(world: World) -> None:
    case = worked(world)
    says(case, "sign", world, 3, name="王芳", typed="yes")
    entry = says(case, "rate", world, 4, service="good", manner="good", skill="poor", words="谢谢")
    assert (entry.word, entry.data["skill"]) == ("rating.given", "poor")
    do(case, "followup.recorded", world.mei, world.now + 5 * HOUR, service="good")
    with nothing_changed(), pytest.raises(Refused):
        say(case=opened(case), what="rate", fields={"service": "poor"}, now=world.now + 5 * HOUR)


def test_she_reminds_us_at_most_every_half_hour(world: World) -> None:
    case = world.registered()
    assert says(case, "urge", world, text="急").data["channel"] == "portal"
    with nothing_changed(), pytest.raises(Refused):
        say(case=opened(case), what="urge", fields={}, now=world.now + 29 * MINUTE)
    say(case=opened(case), what="urge", fields={}, now=world.now + 30 * MINUTE)


@pytest.mark.parametrize(
    ("what", "fields", "signature", "wrong"),
    [
        ("sign", {"name": " "}, SIGNATURE, {"name"}),
        ("sign", {"name": "王芳"}, "", {"signature"}),
        ("sign", {"name": "王芳"}, "<script/>", {"files"}),
        ("refuse", {}, "", {"words"}),
    ],
)
def test_it_says_what_is_missing(
    world: World, what: str, fields: dict[str, str], signature: str, wrong: set[str]
) -> None:
    case = worked(world)
    with nothing_changed(), pytest.raises(Invalid) as refused:
        say(case=opened(case), what=what, fields=fields, now=world.now + 3 * HOUR, signature=signature)
    assert set(refused.value.fields) == wrong


def test_it_says_nothing_unseen_and_nothing_out_of_turn(world: World) -> None:
    case = world.registered()
    with nothing_changed(), pytest.raises(Stale):
        say(case=opened(case), what="urge", fields={}, now=world.now, seen=7)
    for what in ("sign", "refuse", "agree", "rate"):
        with nothing_changed(), pytest.raises(Refused):
            say(case=opened(case), what=what, fields={"name": "x", "words": "x"}, now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = worked(world)
    signed = {"what": "sign", "fields": {"name": "王芳"}, "now": world.now + 3 * HOUR, "signature": SIGNATURE}
    assert all_or_nothing(lambda: say(case=opened(case), **signed)) >= 6  # type: ignore[arg-type]
