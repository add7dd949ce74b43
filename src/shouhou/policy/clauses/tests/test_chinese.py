"""A regulation without its Chinese words is refused with file, line and clause."""

import re

import pytest

from shouhou.policy.clauses.load import FOLDER, PackError, load_pack

TEXT = (FOLDER / "furnace_maker" / "regulation.yaml").read_text("utf-8")


def without(pattern: str) -> str:
    text, count = re.subn(f"(?m)^{pattern}\n", "", TEXT, count=1)
    assert count == 1
    return text


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("industry_zh: .*", "'industry_zh' is needed beside it"),
        ("organisation_zh: .*", "'organisation_zh' is needed beside it"),
        ("    needs_zh: 用户要求和首次.*", "FUR-2.1: 'needs_zh' is needed beside it"),
        ("    manual_zh: .*", "FUR-3.0a: 'manual_zh' is needed beside it"),
        ("    kept_zh: .*", "FUR-6.0b: 'kept_zh' is needed beside it"),
        ("  respond_within_hours: .*", "FUR-2.1: 'respond_within_hours' is needed in 'facts_zh'"),
        ("  ticket not bought on time: .*", "FUR-2.4: 'ticket not bought on time' is needed in 'facts_zh'"),
    ],
)
def test_it_misses_what_is_not_there(pattern: str, says: str) -> None:
    with pytest.raises(PackError) as error:
        load_pack(without(pattern), "furnace_maker/regulation.yaml")
    assert re.match(rf"furnace_maker/regulation\.yaml:[1-9]\d*: {re.escape(says)}", str(error.value))


@pytest.mark.parametrize(
    ("find", "put", "says"),
    [
        (
            "    needs_zh: 用户要求和首次",
            "    needs_zh: Stamp the request # ",
            "FUR-2.1: Chinese words are needed here",
        ),
        ("  respond_within_hours: 回应", "  respond_within_hours: respond # ", "Chinese words are needed here"),
        ("    needs_zh: 无可计算", "    kept_zh: 无\n    needs_zh: 无可计算", "FUR-3.0a: 'kept' is needed beside it"),
        ("facts_zh:\n", "facts_zh:\n  respond_within: 回应\n", "unknown fact 'respond_within'; did you mean"),
    ],
)
def test_it_takes_nothing_else_for_it(find: str, put: str, says: str) -> None:
    assert find in TEXT
    with pytest.raises(PackError, match=r"furnace_maker/regulation\.yaml:[1-9]\d*: ") as error:
        load_pack(TEXT.replace(find, put, 1), "furnace_maker/regulation.yaml")
    assert says in str(error.value)


def test_it_lets_a_version_run_that_was_published_before() -> None:
    older = without("    needs_zh: 用户要求和首次.*")
    assert load_pack(older, published=True).clauses.keys() == load_pack(TEXT).clauses.keys()
