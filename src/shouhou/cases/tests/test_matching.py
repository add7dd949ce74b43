"""Cases by one search text: what is found is the same by either way, whether few or very many fit."""

import pytest
from django.db import connection
from tests.world import World

from shouhou.cases import queries
from shouhou.cases.models import Case


def found(text: str, customers: list[int] | None = None) -> list[str]:
    return [case.summary for case in queries.matching(Case.objects.all(), text, customers or [], [])]


@pytest.mark.parametrize("few", [0, queries.FEW])
def test_it_finds_by_words_by_number_and_by_whose_they_are(
    few: int, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "FEW", few)
    texts = ["真空炉不升温", "机械泵漏油", "炉门 100% 漏_气"]
    numbers = [world.registered(requirement=text).number for text in texts]
    by_word = {"炉": [texts[2], texts[0]], "真空炉": [texts[0]], "泵漏": [texts[1]], "100%": [texts[2]], "漏_": [texts[2]],
               "炉温": [], "空真": [], "空炉不升": [texts[0]]}  # fmt: skip
    assert {text: found(text) for text in by_word} == by_word
    assert [found(number.lower()) for number in numbers] == [[text] for text in texts]
    assert found("炉温", [world.customer_id]) == texts[::-1]
    assert found("", [world.customer_id]) == texts[::-1]
    assert found("", []) == []


def test_the_index_answers_for_rare_words(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT case_pairs('炉温a')")
        assert {*cursor.fetchone()[0]} == {"炉", "温", "a", "炉温", "温a"}
        cursor.execute("SELECT case_pairs('')")
        assert cursor.fetchone()[0] == []
