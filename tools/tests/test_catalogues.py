"""The catalogue tool on small samples."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools.catalogues import (
    CATALOGUE,
    Found,
    Text,
    faults,
    from_python,
    from_template,
    read_catalogue,
    read_sources,
    written,
)


def catalogue(**translations: str) -> Catalog:
    known = Catalog(locale="zh_Hans")
    for words, translation in translations.items():
        known.add(words, string=translation)
    return known


def said(*singulars: str) -> Found:
    return Found(frozenset(Text(singular) for singular in singulars), ())


def test_it_finds_what_python_says() -> None:
    found = from_python('_("one " "two"); ngettext("a", "b", n); pgettext_lazy("month", "May"); print("no")', "x.py")
    assert found.texts == {Text("one two"), Text("a", "b"), Text("May", context="month")}
    assert found.problems == ()


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ('_(f"hello {name}")', "x.py:1: gettext needs a plain string"),
        ('_("hello %s" % name)', "x.py:1: gettext needs a plain string"),
        ('_("hello {}".format(name))', "x.py:1: gettext needs a plain string"),
        ('gettext("hello %s") % name', "x.py:1: placeholder %s needs a name"),
        ('gettext("hello {}").format(name)', "x.py:1: placeholder {} needs a name"),
    ],
)
def test_it_names_the_line_where_gettext_is_used_wrongly(source: str, problem: str) -> None:
    assert from_python(source, "x.py").problems[0].startswith(problem)


def test_it_finds_what_a_template_says() -> None:
    found = from_template(
        '{% load i18n %}\n      <p title="{% translate "Close" %}">\n   {% blocktranslate trimmed with n=rows %}'
        '{{ n }} rows{% endblocktranslate %}{% include "x.html" with text=_("on") %}'
        "{% blocktranslate count n=rows %}a{% plural %}b{% endblocktranslate %}",
        "x.html",
    )
    assert found.texts == {Text("Close"), Text("%(n)s rows"), Text("on"), Text("a", "b")}


def test_it_keeps_translations_and_drops_what_nothing_says() -> None:
    text = written(frozenset({Text("new"), Text("kept")}), catalogue(kept="留", gone="去"))
    assert 'msgid "kept"\nmsgstr "留"' in text
    assert 'msgid "new"\nmsgstr ""' in text
    assert "gone" not in text


def test_it_writes_the_same_file_again(tmp_path: Path) -> None:
    texts = frozenset({Text("b"), Text("a %(n)s", "as %(n)s"), Text("May", context="month")})
    path = tmp_path / "django.po"
    path.write_text(written(texts, catalogue(b="乙")))
    assert written(texts, read_catalogue(path)) == path.read_text()


def test_it_tells_what_has_no_translation() -> None:
    assert faults(said("one", "two"), catalogue(one="一")) == ["no translation: 'two'"]


def test_it_tells_which_translation_is_only_a_guess() -> None:
    known = Catalog(locale="zh_Hans")
    known.add("one", string="一", flags=["fuzzy"])
    assert faults(said("one"), known) == ["fuzzy translation: 'one'"]


def test_it_tells_where_a_placeholder_was_lost() -> None:
    found = said("%(n)s rows")
    assert faults(found, catalogue(**{"%(n)s rows": "几行"})) == ["other placeholders than in English: '%(n)s rows'"]
    assert faults(found, catalogue(**{"%(n)s rows": "%(n)s 行"})) == []


def test_it_tells_what_nothing_says_any_more() -> None:
    assert faults(said(), catalogue(gone="去")) == ["nothing says this any more, run extract: 'gone'"]


def test_the_catalogue_is_complete() -> None:
    assert faults(read_sources(), read_catalogue(CATALOGUE)) == []
