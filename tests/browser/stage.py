"""What the pictures of the screens show: the cast of `tests.world` at Thursday 5 March 2026, 14:00, with three cases.

`blocked`   a visit that a block held up: the limit moved to 13:15, arrived 13:16, the fault FUR-2.21 is proposed
`fined`     a request that was answered too late: the fault is found, its fine confirmed and entered in the ledger
`waiting`   a request of 11:30 whose answer comes due at 14:30
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.test import Client, override_settings
from playwright.sync_api import BrowserContext
from pytest_django.live_server_helper import LiveServer

from shouhou.cases.public import Registered
from shouhou.config.scenarios.scratch import scratch_database
from shouhou.kernel import clock
from shouhou.kernel.models import Installation
from shouhou.kernel.public import installation
from shouhou.kernel.sealing import seal
from shouhou.kernel.testing.minutes import MONDAY, local
from shouhou.notices.models import Channel
from shouhou.people.models import User
from shouhou.timeline import public as timeline
from tests import fines
from tests.acts import do, pass_time
from tests.world import World, make_world

NOW = local("2026-03-05 14:00")


@dataclass
class Stage:
    """A server with the scene on it, and the people's sessions."""

    url: str
    world: World
    blocked: Registered
    fined: Registered
    waiting: Registered
    channels: dict[str, int]
    sessions: dict[str, str] = field(default_factory=dict)

    def enter(self, context: BrowserContext, name: str, language: str) -> None:
        """Sign a person of the cast in to a browser, without the form; the language is the browser's."""
        if name not in self.sessions:
            client = Client()
            client.force_login(User.objects.get(username=name))
            self.sessions[name] = client.cookies[settings.SESSION_COOKIE_NAME].value
        known = {settings.SESSION_COOKIE_NAME: self.sessions[name], settings.LANGUAGE_COOKIE_NAME: language}
        context.add_cookies([{"name": key, "value": value, "url": self.url} for key, value in known.items()])

    def address(self, pattern: str) -> str:
        """An address of this server; {blocked}, {fined}, {waiting}, {customer}, {tao}, {mail}, {robot} are put in."""
        path = pattern.format(
            blocked=self.blocked.number, fined=self.fined.number, waiting=self.waiting.number,
            customer=self.world.customer_id, tao=self.world.people["tao"], mail=self.channels["mail"],
            robot=self.channels["wecom"],
        )  # fmt: skip
        return self.url + path


@contextmanager
def set_stage() -> Iterator[Stage]:
    """Make the scene in a database of its own and serve it, until the end of the block."""
    quick = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
    with quick, scratch_database():
        with clock.frozen(MONDAY):
            world = make_world(MONDAY)
            channels = _channels()
        scene: dict[str, Any] = {"channels": channels, "fined": fines.fined(world), "blocked": _blocked(world)}
        scene["waiting"] = world.registered(local("2026-03-05 11:30"), requirement="控制柜报警，温度显示异常")
        with clock.frozen(NOW - dt.timedelta(minutes=10)):
            timeline.warn(now=clock.now(), lead=dt.timedelta(minutes=60))
        pass_time(NOW)
        Channel.objects.filter(kind="mail").update(
            failures=3,
            failing_since=NOW - dt.timedelta(hours=2),
            last_error="ConnectionRefusedError: Connection refused",
        )
        Installation.objects.update(is_demo=True, clock_offset=NOW - dt.datetime.now(dt.UTC))
        installation(fresh=True)
        server = LiveServer("localhost")
        try:
            yield Stage(server.url, world, **scene)
        finally:
            server.stop()


def _channels() -> dict[str, int]:
    """A mail server that has been dead for two hours, and a robot of the dispatchers' group."""
    server = {
        "host": "mail.example.com",
        "port": 465,
        "security": "tls",
        "username": "",
        "sender": "service@example.com",
    }
    url = seal({"url": "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x"})
    made = [
        Channel.objects.create(kind="mail", name="公司邮箱", settings=server),
        Channel.objects.create(kind="wecom", name="派工群", sealed=url, kinds=["clock.missed", "block.waiting"]),
    ]
    return {channel.kind: channel.pk for channel in made}


def _blocked(world: World) -> Registered:
    """Late by one minute after the block: the acceptance scenario "block clears", up to the proposed fault."""
    case = world.registered()
    visit = {"engineer": str(world.people["tao"]), "arrive_by": "2026-03-05 09:00"}
    block = {"cause": "user", "step": "arrival", "began_at": "2026-03-05 08:30", "evidence": "用户停电通知"}
    for minute, name, word, fields in (
        ("2026-03-02 10:10", "mei", "request.answered", {"text": "已请技术人员判断"}),
        ("2026-03-02 12:00", "hua", "solution.proposed", {"text": "更换加热体"}),
        ("2026-03-02 14:00", "zhao", "visit.planned", visit),
        ("2026-03-05 08:40", "tao", "block.reported", block),
        ("2026-03-05 08:55", "lin", "block.confirmed", {}),
        ("2026-03-05 11:15", "tao", "block.cleared", {}),
        ("2026-03-05 13:16", "tao", "visit.arrived", {}),
    ):
        do(case, word, world.actor(name), local(minute), **fields)
    return case
