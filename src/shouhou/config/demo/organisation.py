"""Who the demo is: a company with three branches, its staff, its customers and their furnaces."""

import datetime as dt
from decimal import Decimal

from django.db import transaction

from shouhou.assets.public import Plate, lay_down_units
from shouhou.cases.public import save_fault_code
from shouhou.config.demo import division
from shouhou.config.demo.customers import CHENGDU, SHENYANG, SUZHOU, buyers, furnaces
from shouhou.customers.public import add_customer
from shouhou.kernel.public import make_demo
from shouhou.people.public import actor, add_branch, add_person, branch_names, branch_path, grant_role, share_password
from shouhou.policy.public import adopt_regulation

NAME = "北方真空炉有限公司（演示）"
PASSWORD = "shouhou-demo"  # noqa: S105 (printed at every start of a demo: it protects nothing)
REGULATION, SETTINGS = "furnace-maker", {"dissatisfaction_fine": "replace"}
FOUNDED = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)  # well before any minute to which somebody may set the clock
HISTORY = 360  # closed cases that the worker adds after the first start
DIVISION_JOBS = 48  # jobs of the further divisions that it adds behind them

GROUP, COMPANY = "group", "company"
GROUP_NAME = "北方集团"  # the furnace maker and its sister divisions, each with a regulation of its own
BRANCHES = {SHENYANG: "沈阳服务部", CHENGDU: "成都服务部", SUZHOU: "苏州服务部"}

# user name: (name, roles, branch, mobile)
STAFF = {
    "sunli": ("孙丽", ["desk"], SHENYANG, "13900010001"),
    "maqiang": ("马强", ["engineer"], SHENYANG, "13900010002"),
    "lintao": ("林涛", ["engineer"], SHENYANG, "13900010003"),
    "luojun": ("罗军", ["manager"], SHENYANG, "13900010004"),
    "shilei": ("石磊", ["stationed"], SHENYANG, "13900010005"),
    "chenjing": ("陈静", ["desk"], CHENGDU, "13900010006"),
    "heyong": ("何勇", ["engineer"], CHENGDU, "13900010007"),
    "zhengkai": ("郑凯", ["manager"], CHENGDU, "13900010008"),
    "zhoumin": ("周敏", ["technician"], COMPANY, "13900010009"),
    "zhaoyan": ("赵岩", ["head"], GROUP, "13900010010"),
    "fengxue": ("冯雪", ["finance"], GROUP, "13900010011"),
    "zhaomin": ("赵敏", ["salesperson"], COMPANY, "13900010012"),
    "qianwei": ("钱伟", ["buyer"], COMPANY, "13900010013"),
    "gaoxiang": ("高翔", ["ticket_buyer", "helper"], COMPANY, "13900010014"),
    "anran": ("安然", ["administrator", "owner"], GROUP, "13900010015"),
    "wujing": ("吴静", ["desk"], SUZHOU, "13900010016"),
    "xuyang": ("徐洋", ["engineer"], SUZHOU, "13900010017"),
    "gaofei": ("高飞", ["engineer"], SUZHOU, "13900010018"),
    "shenlei": ("沈磊", ["manager"], SUZHOU, "13900010019"),
    "dongbo": ("董波", ["stationed"], SUZHOU, "13900010020"),
    "hanxue": ("韩雪", ["desk"], SHENYANG, "13900010021"),
    "wangpeng": ("王鹏", ["engineer"], SHENYANG, "13900010022"),
    "lihao": ("李浩", ["engineer"], CHENGDU, "13900010023"),
    "pengtao": ("彭涛", ["engineer"], CHENGDU, "13900010024"),
    "guyan": ("顾言", ["owner"], GROUP, "13900010025"),
}


# what callers report of a vacuum furnace: (code, Chinese, English, what to ask or advise in both)
FAULTS = [
    ("VF-01", "不升温", "does not heat", "问：哪一区？加热电流有无？", "Ask: which zone? Is there heating current?"),
    ("VF-02", "升温慢", "heats slowly", "问：设定与实际温差，功率百分比", "Ask: set and actual value, power in percent"),
    ("VF-03", "真空度上不去", "does not reach its vacuum", "先查炉门密封圈与放气阀", "Check door seal and vent valve first"),
    ("VF-04", "漏水", "leaks water", "立即断电、关进水阀", "Switch off and close the inlet at once"),
    ("VF-05", "机械泵异响", "noisy mechanical pump", "问：油位与油色", "Ask: oil level and colour"),
    ("VF-06", "扩散泵不起", "diffusion pump does not start", "问：冷却水压力、前级真空", "Ask: water pressure, backing vacuum"),
    ("VF-07", "热电偶断", "broken thermocouple", "", ""),
    ("VF-08", "控制柜报警", "alarm of the control cabinet", "问：报警号与时间", "Ask: number and time of the alarm"),
    ("VF-09", "炉门打不开", "door does not open", "确认炉内压力已平衡", "Make sure that the pressure is equal"),
]  # fmt: skip


@transaction.atomic
def make_organisation(*, now: dt.datetime) -> int:
    """Branches, staff, adoption, customers and units, as they have been since FOUNDED. Call it once, on an empty database.
    Returns the group's id."""
    make_demo(organisation=NAME, at=now, history=HISTORY + DIVISION_JOBS)
    branches = {GROUP: add_branch(name=GROUP_NAME)}
    branches[COMPANY] = add_branch(name="真空炉总公司", parent_id=branches[GROUP])
    branches |= {key: add_branch(name=name, parent_id=branches[COMPANY]) for key, name in BRANCHES.items()}
    adopt_regulation(slug=REGULATION, branch_id=branches[COMPANY], from_on=FOUNDED.date(), settings=SETTINGS)
    people = {}
    for username, (name, roles, branch, mobile) in STAFF.items():
        people[username] = add_person(
            name=name, username=username, password=None, role=roles[0], branch_id=branches[branch], at=FOUNDED,
            mobile=mobile,
        )  # fmt: skip
        for role in roles[1:]:
            grant_role(user_id=people[username], role=role, branch_id=branches[branch], at=FOUNDED)
    share_password(user_ids=people.values(), password=PASSWORD)
    head = actor(people["zhaoyan"], now)
    for code, words_zh, words_en, hint_zh, hint_en in FAULTS:
        save_fault_code(
            actor=head, line="VF-", code=code, words_zh=words_zh, words_en=words_en, hint_zh=hint_zh, hint_en=hint_en
        )
    paths = {key: branch_path(branches[key]) for key in BRANCHES}
    plates = []
    for number, buyer in enumerate(buyers()):
        customer = add_customer(
            name=buyer.name, branch_id=branches[buyer.branch], actor=head, contact=buyer.contact, phone=buyer.phone,
            address=buyer.address, distance_km=Decimal(buyer.km), salesperson_id=people["zhaomin"],
        )  # fmt: skip
        plates += [
            Plate(furnace.serial, furnace.model, customer, paths[buyer.branch], furnace.delivered_on, furnace.site)
            for furnace in furnaces(number, buyer, now)
        ]
    lay_down_units(plates=plates)
    return branches[GROUP]


def branch_named(name: str) -> int | None:
    """The id of the demo's branch of this name, where it stands already."""
    paths = {known: path for path, known in branch_names().items()}
    return int(paths[name].rstrip("/").rpartition("/")[2]) if name in paths else None


def logins() -> list[str]:
    """What `shouhou run` prints: who can sign in, as what, by which password."""
    return [
        f"Demo data: {NAME}. Everybody's password is {PASSWORD}",
        *(f"  {username:10} {name}  {', '.join(roles)}" for username, (name, roles, _branch, _mobile) in STAFF.items()),
        *(f"  {username:10} {name}  {role}" for username, (name, role, _mobile) in division.STAFF.items()),
    ]
