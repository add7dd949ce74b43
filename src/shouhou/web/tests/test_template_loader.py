"""What a template says alike on every page of a language is worked out once; everything else is as Django has it."""

from itertools import pairwise

import pytest
from django.template import Context, Engine, engines
from django.template.base import NodeList, TextNode
from django.utils import translation

from shouhou.web.template_loader import Loader, _inner

SOURCE = """{% load i18n shell %}{% icon "home" %}{% icon mark %}{% icon "user" as person %}{{ person }}
{% comment %}of no concern{% endcomment %}<h1>{% translate "Home" %}</h1>
{% if late %}<b>{% translate "Details" %}</b>{% else %}{% for n in numbers %}{% translate "Menu" %} {{ n }}{% endfor %}{% endif %}
{% translate word %}{% translate "Home" as home %}{{ home }}{% url "home" %} {% url "case_page" number %}{% url "home" as at %}{{ at }}"""

LIBRARIES = {"i18n": "django.templatetags.i18n", "shell": "shouhou.web.templatetags.shell"}


@pytest.fixture
def engine() -> Engine:
    loaders = [
        ("shouhou.web.template_loader.Loader", [("django.template.loaders.locmem.Loader", {"page.html": SOURCE})])
    ]
    return Engine(loaders=loaders, libraries=LIBRARIES)


@pytest.mark.parametrize("late", [True, False])
def test_it_says_the_same_as_without_it_in_each_language(engine: Engine, late: bool) -> None:
    plain = Engine(libraries=LIBRARIES).from_string(SOURCE)
    values = {"late": late, "numbers": [1, 2], "word": "Search", "number": "S0000001-7", "mark": "clock"}
    for language in ("zh-hans", "en", "zh-hans"):
        with translation.override(language):
            assert engine.get_template("page.html").render(Context(values)) == plain.render(Context(values))


def test_it_reads_a_template_once_for_each_language(engine: Engine) -> None:
    with translation.override("en"):
        first, again = engine.get_template("page.html"), engine.get_template("page.html")
    with translation.override("zh-hans"):
        other = engine.get_template("page.html")
    assert first is again
    assert other is not first


def test_nothing_is_left_to_translate_on_the_frame_of_a_page_but_what_hangs_on_it() -> None:
    def texts_beside_texts(nodes: NodeList) -> bool:
        here = any(isinstance(a, TextNode) and isinstance(b, TextNode) for a, b in pairwise(nodes))
        return here or any(texts_beside_texts(inner) for node in nodes for inner in _inner(node))

    with translation.override("zh-hans"):
        frame = engines["django"].get_template("web/base.html").template  # type: ignore[attr-defined]
    assert isinstance(engines["django"].engine.template_loaders[0], Loader)  # type: ignore[attr-defined]
    assert not texts_beside_texts(frame.nodelist)
    assert any("跳到正文" in node.s for node in frame.nodelist if isinstance(node, TextNode))
