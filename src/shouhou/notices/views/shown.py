"""Notices in the words of whoever reads them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shouhou.notices.models import Notice
from shouhou.notices.rules.kinds import KINDS
from shouhou.notices.services.send_out import Writer


class ChannelKind(NamedTuple):
    """A kind of channel in words: what it is called, what it is for."""

    name: str
    label: str | Promise
    icon: str
    text: str | Promise


CHANNEL_KINDS = {
    kind.name: kind
    for kind in (
        ChannelKind("mail", _("E-mail"), "mail", _("By the organisation's mail server, to each person's address.")),
        ChannelKind("sms", _("Text messages"), "device-mobile", _("By Alibaba Cloud, to each person's mobile phone.")),
        ChannelKind("wecom", _("WeCom group robot"), "message", _("Into a group of WeCom.")),
        ChannelKind("dingtalk", _("DingTalk group robot"), "message", _("Into a group of DingTalk.")),
        ChannelKind("feishu", _("Feishu group robot"), "message", _("Into a group of Feishu.")),
        ChannelKind("webhook", _("Webhook"), "world", _("To a program of yours, signed.")),
    )
}
UNTRIED = ("sms", "wecom", "dingtalk", "feishu")  # built after what their makers publish, not tried against them


def shown(notices: Sequence[Notice], language: str) -> list[dict[str, Any]]:
    """Each with its title and text, its kind, and whether it still calls."""
    writer = Writer(notices)
    return [_row(notice, writer.words_of(notice, language)) for notice in notices]


def _row(notice: Notice, words: tuple[str, str]) -> dict[str, Any]:
    kind = KINDS[notice.kind]
    calls = not (notice.read_at or notice.settled_at or notice.withdrawn_at)
    return {"notice": notice, "kind": kind, "title": words[0], "text": words[1], "unread": calls}
