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

from shouhou.assets.tests.import_files import read
from shouhou.cases.public import Registered, attach_file, save_fault_code
from shouhou.config.scenarios.scratch import scratch_database
from shouhou.documents.public import save_column
from shouhou.documents.tests.pictures import photo
from shouhou.kernel import clock
from shouhou.kernel.models import Installation
from shouhou.kernel.public import installation
from shouhou.kernel.sealing import seal
from shouhou.kernel.testing.minutes import MONDAY, local
from shouhou.kpis.services.measure import measure
from shouhou.notices.models import Channel
from shouhou.papers.queries import Asked
from shouhou.papers.services.fill_register import fill_register
from shouhou.papers.services.order_prints import order_prints
from shouhou.papers.services.print_paper import print_paper
from shouhou.papers.services.print_run import print_run
from shouhou.people import public as people
from shouhou.people.models import User
from shouhou.policy import public as policy
from shouhou.policy.tests.drafts import proposed
from shouhou.portal.services.make_link import make_link
from shouhou.registers import public as registers
from shouhou.timeline import public as timeline
from shouhou.workbench.services.derive_part import derive_next
from shouhou.workbench.tests.what_ifs import asked, drafted
from tests import fines
from tests.acts import do, pass_time
from tests.world import World, make_world

NOW = local("2026-03-05 14:00")
DUTIES = {"stocktake_every": "3 months", "analysis_every": "1 month", "review_every": "1 month"}
HOLIDAYS = (
    "2026-02-15..2026-02-23 休\n2026-02-14 班 周一\n2026-02-28 班 周二\n2026-05-01..2026-05-05 休\n2026-05-09 班 周五"
)

LIST = "Customer,Branch,Phone\n大连铸造有限公司,沈阳,13900000001\n沈阳某研究所,,13800138000\n另一家,沈阴,\n"


@dataclass
class Stage:
    """A server with the scene on it, and the people's sessions."""

    url: str
    world: World
    blocked: Registered
    fined: Registered
    waiting: Registered
    tokens: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, int] = field(default_factory=dict)
    channels: dict[str, int] = field(default_factory=dict)
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
        """An address of this server; {blocked}, {fined}, {waiting}, {customer}, {tao}, {mail}, {robot} are put in,
        and {draft}, {proposed}, {what_if}, {brought}, {stocktake}, {shenyang}."""
        path = pattern.format(
            blocked=self.blocked.number, fined=self.fined.number, waiting=self.waiting.number,
            customer=self.world.customer_id, unit=self.world.unit_id, tao=self.world.people["tao"],
            mail=self.channels["mail"], robot=self.channels["wecom"], **self.tokens, **self.drafts,
        )  # fmt: skip
        return self.url + path


@contextmanager
def set_stage() -> Iterator[Stage]:
    """Make the scene in a database of its own and serve it, until the end of the block."""
    quick = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
    with quick, scratch_database():
        with clock.frozen(MONDAY):
            world = make_world(MONDAY)
            _write_fault_codes(world)
            _calendar(world)
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
        tokens = _tokens(world, scene)
        drafts = _drafts(world)
        tokens |= _registers(world)
        tokens["shenyang"] = str(world.branches["shenyang"])
        measure(now=NOW)
        Installation.objects.update(is_demo=True, clock_offset=NOW - dt.datetime.now(dt.UTC))
        installation(fresh=True)
        server = LiveServer("localhost")
        try:
            yield Stage(server.url, world, **scene, tokens=tokens, drafts=drafts)
        finally:
            server.stop()


def _write_fault_codes(world: World) -> None:
    for code, zh, en, hint_zh, hint_en in (
        ("VF-01", "不升温", "does not heat", "问：哪一区？", "Ask: which zone?"),
        ("VF-03", "真空度上不去", "does not reach its vacuum", "先查炉门密封圈", "Check the door seal first"),
        ("VF-08", "控制柜报警", "alarm of the control cabinet", "问：报警号", "Ask: number of the alarm"),
    ):
        save_fault_code(
            actor=world.lin, line="VF-", code=code, words_zh=zh, words_en=en, hint_zh=hint_zh, hint_en=hint_en
        )


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
    for name, content in (("加热体.jpg", photo(1200, 900)), ("控制柜接线图.pdf", b"%PDF-1.7")):
        attach_file(
            case_id=case.case_id, content=content, name=name, caption="", actor=world.tao,
            now=local("2026-03-05 13:20"),
        )  # fmt: skip
    return case


def _drafts(world: World) -> dict[str, int]:
    """96 hours for the answer, with what that would have changed; a choice that waits for Zhao's approval; a list of customers
    that was looked through: a new one, one that is known, and a branch that is not."""
    draft = drafted(world, "96h")
    what_if = asked(world, draft)
    while derive_next(what_if_id=what_if.pk, now=NOW):
        pass
    return {
        "draft": draft,
        "what_if": what_if.pk,
        "proposed": proposed(world).pk,
        "brought": read(world, LIST.encode()),
    }


def _tokens(world: World, scene: dict[str, Registered]) -> dict[str, str]:
    """The customer's links: to a visit under way, to a new request, to work that is to be signed, to signed work."""
    done, signed = _done(world), _done(world)
    do(signed, "signoff.signed", world.tao, local("2026-03-05 12:10"), name="王芳")
    of = {"token": scene["blocked"], "waiting_token": scene["waiting"], "done_token": done, "signed_token": signed}
    links = {name: make_link(case_id=case.case_id, actor=world.mei, now=NOW) for name, case in of.items()}
    return links | {"printed": _printed(world, done, signed)}


def _registers(world: World) -> dict[str, str]:
    """Dalian follows the farm-machinery rules: a stocktake that waits for its approval, and a budget."""
    branch = world.branches["dalian"]
    policy.adopt_regulation(slug="farm-machinery", branch_id=branch, from_on=dt.date(2026, 1, 1), settings=DUTIES)
    at = local("2026-03-02 09:30")
    keeper = people.add_person(
        name="周敏", username="keeper", password=None, role="keeper", branch_id=branch, at=MONDAY
    )  # fmt: skip
    given: dict[str, Any] = {"branch_id": branch, "now": at}
    counted = registers.open_entry(
        kind="stocktake", word="stocktake.planned", fields={"on": "2026-03-04"}, title="三月盘点",
        actor=people.actor(keeper, at), **given,
    )  # fmt: skip
    for minute, word in (("2026-03-04 09:00", "stocktake.frozen"), ("2026-03-04 16:40", "stocktake.counted")):
        registers.record_entry_act(
            entry_id=counted.pk, word=word, fields={}, actor=people.actor(keeper, local(minute)), now=local(minute)
        )
    registers.open_entry(
        kind="budget", word="budget.drafted", fields={"year": 2026}, title="2026 年度售后预算", actor=world.actor("gu"),
        **given,
    )  # fmt: skip
    registers.keep_duties(now=local("2026-01-20 09:00"))
    pass_time(NOW)
    return {"stocktake": counted.number}


def _calendar(world: World) -> None:
    """The company's hours and its year 2026; the next one nobody has entered yet."""
    week = dict.fromkeys(range(5), policy.read_hours("08:30-12:00 13:30-17:30"))
    given: dict[str, Any] = {"branch_id": world.branches["company"], "entered_by": world.people["ann"], "now": MONDAY}
    policy.enter_week(from_on=dt.date(2026, 1, 1), hours=week, **given)
    policy.enter_year(year=2026, days=policy.read_days(HOLIDAYS, 2026), **given)


def _printed(world: World, *of: Registered) -> str:
    """The hash of a printed work order, beside a column of the register and an order of two papers that is done."""
    column = save_column(actor=world.actor("ann"), name_zh="炉号", name_en="Furnace No.", obligatory=True)
    fill_register(case_id=of[0].case_id, values={column.code: "L-7"}, actor=world.mei, now=local("2026-03-05 12:20"))
    asked = Asked(world.mei, NOW, "测试企业", "zh-hans", "http://localhost/cases/", "http://localhost/verify/")
    print_run(run_id=order_prints(asked=asked, kind="work_order", numbers=[case.number for case in of]), now=NOW)
    return print_paper(asked=asked, kind="work_order", number=of[0].number).content_hash


def _done(world: World) -> Registered:
    """A fault that was solved by telephone."""
    case = world.registered(local("2026-03-05 09:00"), requirement="真空泵有异响", visit_needed=False)
    attach_file(
        case_id=case.case_id, content=photo(1200, 900), name="真空泵.jpg", actor=None, now=local("2026-03-05 09:05"),
        channel="portal",
    )  # fmt: skip
    for minute, name, word, fields in (
        ("2026-03-05 09:20", "mei", "request.answered", {"text": "已请技术人员判断"}),
        ("2026-03-05 10:00", "hua", "solution.proposed", {"text": "更换泵油并清洗油滤", "visit_needed": "false"}),
        ("2026-03-05 12:00", "tao", "work.done", {"text": "已更换泵油"}),
    ):
        do(case, word, world.actor(name), local(minute), **fields)
    return case
