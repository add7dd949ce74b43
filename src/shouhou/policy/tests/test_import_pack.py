"""Use case: a regulation that somebody hands over as one file becomes a draft."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.policy import public as policy
from shouhou.policy.clauses.load import load_pack
from shouhou.policy.models import Adoption, Draft
from shouhou.policy.services.import_pack import LARGEST, import_pack
from shouhou.policy.tests.drafts import begun, change, limit


def bring(world: World, text: str | bytes, who: str = "wen", branch: str = "shenyang") -> Draft:
    content = text.encode() if isinstance(text, str) else text
    draft_id = import_pack(
        actor=world.actor(who), branch_id=world.branches[branch], content=content, purpose="带来的", now=world.now
    )
    return Draft.objects.get(pk=draft_id)


def file_of(slug: str) -> str:
    text = policy.exported(slug)
    assert text
    return text


def test_what_was_exported_comes_back_as_a_draft_of_what_is_followed(world: World) -> None:
    draft = begun(world)
    change(world, draft, limit("2h"))
    facts = policy.draft_for(world.actor("wen"), draft.pk)
    back = bring(world, policy.exported("", facts) or "")
    assert (back.content, back.scenarios) == (draft.content, draft.scenarios)
    assert (back.of, back.base_id, back.settings) == (Adoption.objects.get(), draft.base_id, draft.settings)
    assert back.state == "open"


@pytest.mark.parametrize("slug", ["distance-sla-policy", "furniture-warranty", "golf-club-membership"])
def test_a_regulation_that_is_not_followed_begins_without_a_version_before(world: World, slug: str) -> None:
    draft = bring(world, file_of(slug))
    assert (draft.of, draft.base) == (None, None)
    assert load_pack(draft.content).hash == policy.catalogue()[slug].hash


def test_it_names_the_line_of_the_file_and_what_would_be_right(world: World) -> None:
    text = file_of("furnace-maker").replace("from:\n      - request.received", "from:\n      - request.recieved", 1)
    line = text[: text.index("request.recieved")].count("\n") + 1
    with nothing_changed(), pytest.raises(Invalid) as refused:
        bring(world, text)
    said = str(refused.value.fields["file"])
    assert said.startswith(f"file:{line}: FUR-")
    assert "did you mean 'request.received'?" in said


DEEP = "[" * 3_000 + "]" * 3_000
LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)
HOSTILE = {
    "nothing": "", "another file": "PK\x03\x04", "no format": "regulation: {}", "no regulation": "format: shouhou-regulation-1",
    "a list": "[1, 2]", "a text": "hello", "a tag": "!!python/object/apply:os.system ['id']", "deep": DEEP, "laughs": LAUGHS,
    "merge": "format: shouhou-regulation-1\nregulation: &a {<<: *a}", "twice": "format: x\nformat: y",
    "more": "format: shouhou-regulation-1\nregulation: {slug: a}\nrun: x",
    "empty regulation": "format: shouhou-regulation-1\nregulation: {}",
    "nulls": "format: shouhou-regulation-1\nregulation:\n  clauses: [null]\n",
    "control": "format: \x01\x02",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused(world: World, name: str) -> None:
    with nothing_changed(), pytest.raises(Invalid, match="file"):
        bring(world, HOSTILE[name])


def test_bytes_that_are_no_text_and_too_many_are_refused(world: World) -> None:
    for content in (b"\xff\xfe\x00", b"#" * (LARGEST + 1)):
        with nothing_changed(), pytest.raises(Invalid, match="file"):
            bring(world, content)


@pytest.mark.parametrize(
    "condition", ["__import__('os').system('id')", "().__class__.__bases__", "9**9**9**9", "open('x')"]
)
def test_a_hostile_expression_is_refused(world: World, condition: str) -> None:
    text = file_of("furnace-maker").replace("until: visit.arrived", f"until:\n        visit.arrived: {condition!r}", 1)
    assert condition in text
    with nothing_changed(), pytest.raises(Invalid, match="file"):
        bring(world, text)


def test_the_letters_of_another_regulation_and_wrong_scenarios_are_refused(world: World) -> None:
    other = file_of("golf-club-membership").replace("slug: golf-club-membership", "slug: my-club", 1)
    with nothing_changed(), pytest.raises(Invalid, match="GCM"):
        bring(world, other)
    wrong = file_of("furnace-maker").replace("- scenario:", "- scenaro:", 1)
    with nothing_changed(), pytest.raises(Invalid, match="did you mean"):
        bring(world, wrong)


def test_it_is_for_the_owner_of_that_branch(world: World) -> None:
    for who, branch in (("mei", "shenyang"), ("zhao", "shenyang"), ("wen", "dalian"), ("gu", "dalian")):
        with nothing_changed(), pytest.raises(NotFound):
            bring(world, file_of("distance-sla-policy"), who, branch)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    text = file_of("distance-sla-policy")
    assert all_or_nothing(lambda: bring(world, text)) >= 1
