"""Who the demo is: a company with two branches, its staff, its customers and their furnaces."""

import datetime as dt
from decimal import Decimal

from django.db import transaction

from shouhou.assets.public import add_unit
from shouhou.cases.public import save_fault_code
from shouhou.customers.public import add_customer
from shouhou.kernel.public import make_demo
from shouhou.people.public import actor, add_branch, add_person, grant_role
from shouhou.policy.public import adopt_regulation

NAME = "北方真空炉有限公司（演示）"
PASSWORD = "shouhou-demo"  # noqa: S105 (printed at every start of a demo: it protects nothing)
REGULATION, SETTINGS = "furnace-maker", {"dissatisfaction_fine": "replace"}
FOUNDED = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)  # well before any minute to which somebody may set the clock
HISTORY = 200  # closed cases that the worker adds after the first start

COMPANY, SHENYANG, CHENGDU = "company", "shenyang", "chengdu"
BRANCHES = {SHENYANG: "沈阳服务部", CHENGDU: "成都服务部"}

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
    "zhaoyan": ("赵岩", ["head"], COMPANY, "13900010010"),
    "fengxue": ("冯雪", ["finance"], COMPANY, "13900010011"),
    "zhaomin": ("赵敏", ["salesperson"], COMPANY, "13900010012"),
    "qianwei": ("钱伟", ["buyer"], COMPANY, "13900010013"),
    "gaoxiang": ("高翔", ["ticket_buyer", "helper"], COMPANY, "13900010014"),
    "anran": ("安然", ["administrator", "owner"], COMPANY, "13900010015"),
}

# (name, branch, km, contact, telephone, address, models of its furnaces)
CUSTOMERS = [
    ("沈阳某研究所", SHENYANG, 640, "王芳", "02488880001", "沈阳市沈河区文萃路 72 号", ["VF-1600", "VF-900"]),
    ("鞍山某特钢公司", SHENYANG, 96, "李国栋", "04128880002", "鞍山市铁西区兴业大街 1 号", ["VF-1200", "VF-1600"]),
    ("长春某轴承公司", SHENYANG, 300, "刘洋", "13804310003", "长春市二道区东盛大街 88 号", ["VF-1200", "VF-2000"]),
    ("大连某船用设备厂", SHENYANG, 400, "郭海", "13804110004", "大连市甘井子区海防街 5 号", ["VF-1600", "VF-2000"]),
    ("哈尔滨某汽轮机厂", SHENYANG, 550, "韩冰", "13804510005", "哈尔滨市香坊区三大动力路 20 号", ["VF-2000", "VF-1200"]),
    ("吉林某碳素厂", SHENYANG, 370, "孙建华", "13804320006", "吉林市昌邑区和平街 9 号", ["VF-1600", "VF-900"]),
    ("抚顺某模具厂", SHENYANG, 60, "魏东", "13804130007", "抚顺市望花区雷锋路 33 号", ["VF-900", "VF-1200"]),
    ("天津某真空设备公司", SHENYANG, 690, "田野", "02288880008", "天津市津南区咸水沽镇 6 号", ["VF-2000", "VF-900"]),
    ("成都某航空零件厂", CHENGDU, 38, "李晓", "02888880009", "成都市青羊区黄田坝 8 号", ["VF-900", "VF-1600"]),
    ("重庆某齿轮厂", CHENGDU, 310, "何建", "13608310010", "重庆市江津区双福新区 2 号", ["VF-1600", "VF-900"]),
    ("绵阳某材料研究院", CHENGDU, 130, "唐欣", "13608160011", "绵阳市涪城区一环路 59 号", ["VF-900", "VF-1600"]),
    ("西安某发动机公司", CHENGDU, 720, "赵磊", "13609290012", "西安市未央区徐家湾 13 号", ["VF-2000", "VF-1200"]),
    ("昆明某冶金公司", CHENGDU, 840, "段云", "13608710013", "昆明市安宁市昆钢路 3 号", ["VF-1200", "VF-2000"]),
    ("贵阳某铝业公司", CHENGDU, 700, "黎明", "13608510014", "贵阳市白云区尖山路 208 号", ["VF-1200", "VF-900"]),
    ("德阳某重机厂", CHENGDU, 75, "邓凯", "13608380015", "德阳市旌阳区珠江路 99 号", ["VF-1600", "VF-2000"]),
]  # fmt: skip

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
def make_organisation(*, now: dt.datetime) -> None:
    """Branches, staff, adoption, customers and units, as they have been since FOUNDED. Call it once, on an empty database."""
    make_demo(organisation=NAME, at=now, history=HISTORY)
    branches = {COMPANY: add_branch(name="总公司")}
    branches |= {key: add_branch(name=name, parent_id=branches[COMPANY]) for key, name in BRANCHES.items()}
    adopt_regulation(slug=REGULATION, branch_id=branches[COMPANY], from_on=FOUNDED.date(), settings=SETTINGS)
    people = {}
    for username, (name, roles, branch, mobile) in STAFF.items():
        people[username] = add_person(
            name=name, username=username, password=PASSWORD, role=roles[0], branch_id=branches[branch], at=FOUNDED,
            mobile=mobile,
        )  # fmt: skip
        for role in roles[1:]:
            grant_role(user_id=people[username], role=role, branch_id=branches[branch], at=FOUNDED)
    head = actor(people["zhaoyan"], now)
    for code, words_zh, words_en, hint_zh, hint_en in FAULTS:
        save_fault_code(
            actor=head, line="VF-", code=code, words_zh=words_zh, words_en=words_en, hint_zh=hint_zh, hint_en=hint_en
        )
    for number, (name, branch, km, contact, phone, address, models) in enumerate(CUSTOMERS):
        customer = add_customer(
            name=name, branch_id=branches[branch], actor=head, contact=contact, phone=phone, address=address,
            distance_km=Decimal(km), salesperson_id=people["zhaomin"],
        )  # fmt: skip
        for place, model in enumerate(models):
            delivered = (now - dt.timedelta(days=90 + 61 * (2 * number + place))).date()
            serial = f"{model.replace('-', '')}-{delivered:%y%m}-{2 * number + place + 1:03d}"
            add_unit(
                serial=serial, model=model, customer_id=customer, actor=head, site="热处理车间", delivered_on=delivered
            )


def logins() -> list[str]:
    """What `shouhou run` prints: who can sign in, as what, by which password."""
    return [
        f"Demo data: {NAME}. Everybody's password is {PASSWORD}",
        *(f"  {username:10} {name}  {', '.join(roles)}" for username, (name, roles, _branch, _mobile) in STAFF.items()),
    ]
