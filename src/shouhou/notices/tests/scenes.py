"""Channels and wishes for the tests of notices, and what somebody has been told."""

from typing import Any

from tests.world import World

from shouhou.kernel.sealing import seal
from shouhou.notices.models import Channel, Notice
from shouhou.notices.services.notify import notify
from shouhou.people.models import User

MAIL = {"host": "127.0.0.1", "port": 1, "security": "none", "username": "", "sender": "service@example.com"}


def told(world: World, name: str, **only: Any) -> list[tuple[str, str]]:
    """Kind and key of what somebody of the cast has been told, the first first."""
    rows = Notice.objects.filter(recipient_id=world.people[name], **only).order_by("pk")
    return list(rows.values_list("kind", "key"))


def kinds(world: World, name: str, **only: Any) -> list[str]:
    return [kind for kind, _key in told(world, name, **only)]


def channel(kind: str, secrets: dict[str, str] | None = None, **more: Any) -> Channel:
    """An open channel, as an administrator has set it up."""
    given: dict[str, Any] = {"name": kind, "settings": MAIL if kind == "mail" else {}, **more}
    return Channel.objects.create(kind=kind, sealed=seal(secrets) if secrets else "", **given)


def reached(world: World, name: str, email: str = "", mobile: str = "") -> None:
    """Give somebody an address."""
    User.objects.filter(pk=world.people[name]).update(email=email, mobile=mobile or None)


def tell(world: World, name: str, kind: str = "mention", key: str = "k", **more: Any) -> list[int]:
    """Tell somebody of the cast something."""
    given: dict[str, Any] = {
        "about": "S1", "address": "/cases/S1", "at": world.now, "now": world.now,
        "facts": {"person": world.people["lin"]}, **more,
    }  # fmt: skip
    return notify(kind=kind, key=key, recipients=[world.people[name]], **given)
