"""Loads templates as Django does, each once for each language: what it says alike on every page is worked out then.

A page has about a hundred translated words and thirty icons that hang on nothing but the language. They become text when
the template is read; texts that stand beside each other become one.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.template import Context, Origin, Template
from django.template.base import Node, NodeList, TextNode
from django.template.defaulttags import CommentNode, IfNode, LoadNode, URLNode
from django.template.library import SimpleNode
from django.template.loaders import base, cached
from django.templatetags.i18n import TranslateNode
from django.utils.translation import get_language

from shouhou.web.templatetags.shell import icon


class _Settled(base.Loader):
    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        template = super().get_template(template_name, skip)
        settle(template.nodelist)
        nodes = template.nodelist  # whose blocks are looked for on every page, wherever they stand
        nodes.get_nodes_by_type = cache(nodes.get_nodes_by_type)  # type: ignore[method-assign, assignment]
        return template


class Loader(cached.Loader, _Settled):
    """Named in settings.TEMPLATES, around the loaders that find the files."""

    def cache_key(self, template_name: str, skip: list[Origin] | None = None) -> str:
        return f"{get_language()} {super().cache_key(template_name, skip)}"


def settle(nodes: NodeList) -> None:
    """Put the text in place of each node that gives the same text on every page in the language at hand."""
    settled: list[Node] = []
    for node in nodes:
        for inner in _inner(node):
            settle(inner)
        told = _told(node)
        if told is None:
            settled.append(node)
        elif settled and isinstance(settled[-1], TextNode):
            settled[-1] = TextNode(settled[-1].s + told)
        else:
            settled.append(TextNode(told))
    nodes[:] = settled


def _inner(node: Node) -> Iterator[NodeList]:
    if isinstance(node, IfNode):
        yield from (inner for _condition, inner in node.conditions_nodelists)
        return
    for name in node.child_nodelists:
        inner = getattr(node, name, None)
        if isinstance(inner, NodeList):
            yield inner


def _told(node: Any) -> str | None:
    """What a node says on every page; None for one that hangs on the page."""
    match node:
        case TextNode():
            return node.s
        case LoadNode() | CommentNode():
            return ""
        case TranslateNode(asvar=None, message_context=None) if _is_literal(node.filter_expression):
            return node.render(Context())
        case URLNode(asvar=None, args=[], kwargs={}) if _is_literal(node.view_name):
            return node.render(Context())
        case SimpleNode(target_var=None, kwargs={}) if node.func is icon and all(map(_is_literal, node.args)):
            return node.render(Context())
    return None


def _is_literal(expression: Any) -> bool:
    literal = expression.var if isinstance(expression.var, str) else getattr(expression.var, "literal", None)
    return literal is not None and not expression.filters
