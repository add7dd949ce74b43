"""The demo's customers and their furnaces: fifteen with a story of their own, the others made from a list of places."""

import datetime as dt
import random
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

SHENYANG, CHENGDU, SUZHOU = "shenyang", "chengdu", "suzhou"
MODELS = ("VF-900", "VF-1200", "VF-1600", "VF-2000", "VT-300", "VS-450")
WANTED = 120  # customers in all
FURNACES = (3, 5)  # how many of them a made customer has
SITES = ("热处理车间", "真空车间", "一号厂房", "二号厂房", "中试基地", "实验楼一层")


@dataclass(frozen=True)
class Furnace:
    """A unit to be: the serial number tells model, month of delivery and its place in the maker's book."""

    serial: str
    model: str
    site: str
    delivered_on: dt.date


class Buyer(NamedTuple):
    """A customer to be, with the models of its furnaces in the order of their delivery."""

    name: str
    branch: str
    km: int
    contact: str
    phone: str
    address: str
    models: tuple[str, ...]


WITH_A_STORY = (
    Buyer("沈阳某研究所", SHENYANG, 640, "王芳", "02488880001", "沈阳市沈河区文萃路 72 号", ("VF-1600", "VF-900")),
    Buyer("鞍山某特钢公司", SHENYANG, 96, "李国栋", "04128880002", "鞍山市铁西区兴业大街 1 号", ("VF-1200", "VF-1600")),
    Buyer("长春某轴承公司", SHENYANG, 300, "刘洋", "13804310003", "长春市二道区东盛大街 88 号", ("VF-1200", "VF-2000")),
    Buyer("大连某船用设备厂", SHENYANG, 400, "郭海", "13804110004", "大连市甘井子区海防街 5 号", ("VF-1600", "VF-2000")),
    Buyer("哈尔滨某汽轮机厂", SHENYANG, 550, "韩冰", "13804510005", "哈尔滨市香坊区三大动力路 20 号", ("VF-2000", "VF-1200")),
    Buyer("吉林某碳素厂", SHENYANG, 370, "孙建华", "13804320006", "吉林市昌邑区和平街 9 号", ("VF-1600", "VF-900")),
    Buyer("抚顺某模具厂", SHENYANG, 60, "魏东", "13804130007", "抚顺市望花区雷锋路 33 号", ("VF-900", "VF-1200")),
    Buyer("天津某真空设备公司", SHENYANG, 690, "田野", "02288880008", "天津市津南区咸水沽镇 6 号", ("VF-2000", "VF-900")),
    Buyer("成都某航空零件厂", CHENGDU, 38, "李晓", "02888880009", "成都市青羊区黄田坝 8 号", ("VF-900", "VF-1600")),
    Buyer("重庆某齿轮厂", CHENGDU, 310, "何建", "13608310010", "重庆市江津区双福新区 2 号", ("VF-1600", "VF-900")),
    Buyer("绵阳某材料研究院", CHENGDU, 130, "唐欣", "13608160011", "绵阳市涪城区一环路 59 号", ("VF-900", "VF-1600")),
    Buyer("西安某发动机公司", CHENGDU, 720, "赵磊", "13609290012", "西安市未央区徐家湾 13 号", ("VF-2000", "VF-1200")),
    Buyer("昆明某冶金公司", CHENGDU, 840, "段云", "13608710013", "昆明市安宁市昆钢路 3 号", ("VF-1200", "VF-2000")),
    Buyer("贵阳某铝业公司", CHENGDU, 700, "黎明", "13608510014", "贵阳市白云区尖山路 208 号", ("VF-1200", "VF-900")),
    Buyer("德阳某重机厂", CHENGDU, 75, "邓凯", "13608380015", "德阳市旌阳区珠江路 99 号", ("VF-1600", "VF-2000")),
)  # fmt: skip

# place: (branch, km from it, area code)
PLACES = {
    "锦州": (SHENYANG, 230, "0416"), "营口": (SHENYANG, 180, "0417"), "丹东": (SHENYANG, 240, "0415"),
    "齐齐哈尔": (SHENYANG, 830, "0452"), "唐山": (SHENYANG, 560, "0315"), "北京": (SHENYANG, 700, "010"),
    "石家庄": (SHENYANG, 980, "0311"), "太原": (SHENYANG, 1180, "0351"), "包头": (SHENYANG, 1300, "0472"),
    "宜宾": (CHENGDU, 260, "0831"), "自贡": (CHENGDU, 190, "0813"), "攀枝花": (CHENGDU, 640, "0812"),
    "遵义": (CHENGDU, 560, "0851"), "宝鸡": (CHENGDU, 640, "0917"), "兰州": (CHENGDU, 930, "0931"),
    "苏州": (SUZHOU, 20, "0512"), "无锡": (SUZHOU, 50, "0510"), "常州": (SUZHOU, 95, "0519"),
    "南京": (SUZHOU, 215, "025"), "上海": (SUZHOU, 100, "021"), "杭州": (SUZHOU, 160, "0571"),
    "宁波": (SUZHOU, 240, "0574"), "合肥": (SUZHOU, 390, "0551"), "济南": (SUZHOU, 720, "0531"),
    "青岛": (SUZHOU, 650, "0532"), "武汉": (SUZHOU, 680, "027"), "株洲": (SUZHOU, 900, "0731"),
    "佛山": (SUZHOU, 1350, "0757"), "深圳": (SUZHOU, 1420, "0755"), "厦门": (SUZHOU, 880, "0592"),
}  # fmt: skip
TRADES = (
    "轴承公司", "齿轮厂", "模具厂", "工具厂", "刀具公司", "硬质合金厂", "磁材公司", "航空零件厂", "阀门厂", "液压件厂",
    "汽车零部件公司", "特钢公司", "钛材公司", "陶瓷研究所", "粉末冶金厂", "碳素厂", "医疗器械公司", "电子材料公司", "紧固件厂", "科研院",
)  # fmt: skip
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN_NAMES = "伟敏静磊军洋艳勇杰娟涛明超霞平刚"
ROADS = ("工业大道", "科技路", "创业路", "机场路", "滨河路", "兴业街", "建设路", "解放路")


@cache
def buyers() -> list[Buyer]:
    """All of them, always alike."""
    chance = random.Random("demo customers")  # noqa: S311 (demo data, no secret)
    pairs = [(place, trade) for place in PLACES for trade in TRADES]
    taken = {buyer.name for buyer in WITH_A_STORY}
    chosen = [pair for pair in chance.sample(pairs, WANTED) if f"{pair[0]}某{pair[1]}" not in taken]
    made = [_made(place, trade, chance) for place, trade in chosen[: WANTED - len(WITH_A_STORY)]]
    return [*WITH_A_STORY, *made]


def _made(place: str, trade: str, chance: random.Random) -> Buyer:
    branch, km, area_code = PLACES[place]
    return Buyer(
        f"{place}某{trade}", branch, km + chance.randint(-5, 15), chance.choice(SURNAMES) + chance.choice(GIVEN_NAMES),
        f"{area_code}{chance.randint(50_000_000, 89_999_999) // (10 if len(area_code) == 4 else 1)}",
        f"{place}市{chance.choice(ROADS)} {chance.randint(1, 299)} 号",
        tuple(chance.sample(MODELS, chance.randint(*FURNACES))),
    )  # fmt: skip


def furnaces(number: int, buyer: Buyer, now: dt.datetime) -> list[Furnace]:
    """The units of the customer with this number: the newest is some weeks old, the oldest some years."""
    found = []
    for place, model in enumerate(buyer.models):
        delivered = (now - dt.timedelta(days=90 + (61 * (2 * number + place)) % 3000)).date()
        serial = f"{model.replace('-', '')}-{delivered:%y%m}-{5 * number + place + 1:03d}"
        found.append(Furnace(serial, model, SITES[(number + place) % len(SITES)], delivered))
    return found
