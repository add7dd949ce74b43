"""Use case: a fault code of the picker is entered or changed."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases import queries
from shouhou.cases.models import FaultCode
from shouhou.cases.public import save_fault_code
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound

WORDS = {"words_zh": "不升温", "words_en": "does not heat"}


def test_it_enters_a_code_and_changes_it(world: World) -> None:
    pk = save_fault_code(actor=world.lin, line="vf-", code="vf-01", hint_zh="问：哪一区？", **WORDS)
    assert (
        save_fault_code(actor=world.lin, fault_code_id=pk, line="VF-", code="VF-01", **WORDS | {"words_zh": "不加热"})
        == pk
    )
    code = FaultCode.objects.get()
    assert (code.code, code.line, code.words_zh, code.hint_zh, code.is_used) == ("VF-01", "VF-", "不加热", "", True)


def test_it_offers_what_fits_the_model_and_the_words(world: World) -> None:
    save_fault_code(actor=world.lin, line="VF-", code="VF-01", **WORDS)
    save_fault_code(actor=world.lin, line="", code="ALL-1", words_zh="漏水", words_en="leaks")
    old = save_fault_code(actor=world.lin, line="VF-", code="VF-09", words_zh="旧", words_en="old", is_used=False)
    assert old
    assert [c.code for c in queries.fault_codes_for("VF-1600")] == ["ALL-1", "VF-01"]
    assert [c.code for c in queries.fault_codes_for("PUMP-3")] == ["ALL-1"]
    assert [c.code for c in queries.fault_codes_for("", "HEAT")] == ["VF-01"]
    assert [c.code for c in queries.fault_codes_for("", "升温")] == ["VF-01"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"code": "故障"}, "code"), ({"code": ""}, "code"), ({"code": "TAKEN"}, "code"),
        ({"code": "A", "words_en": " "}, "words_en"), ({"code": "A", "words_zh": "长" * 61}, "words_zh"),
        ({"code": "A", "line": "\x00"}, "line"),
    ],
)  # fmt: skip
def test_it_names_what_is_not_right(world: World, given: dict[str, str], field: str) -> None:
    save_fault_code(actor=world.lin, code="TAKEN", **WORDS)
    with pytest.raises(Invalid) as wrong, nothing_changed():
        save_fault_code(actor=world.lin, **WORDS | given)
    assert field in wrong.value.fields


def test_it_refuses_the_desk(world: World) -> None:
    with pytest.raises(NotAllowed), nothing_changed():
        save_fault_code(actor=world.mei, code="VF-01", **WORDS)


def test_it_knows_no_code_of_another_id(world: World) -> None:
    with pytest.raises(NotFound), nothing_changed():
        save_fault_code(actor=world.lin, fault_code_id=99, code="VF-01", **WORDS)


def test_it_is_one_write(world: World) -> None:
    assert all_or_nothing(lambda: save_fault_code(actor=world.lin, code="VF-01", **WORDS)) == 1
