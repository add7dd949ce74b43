"""How customers are found, and who may be the same: pure text, no database."""

import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import phonenumbers
from django.utils.translation import gettext as _

GRADES = ("key", "regular", "watched")
LONGEST_SORT_NAME = 840  # as its column has it: a name of 120 characters in pinyin
LONGEST_NUMBER = 18  # digits, as the constraint has it

# Surnames whose common reading is not the character's usual one.
SURNAMES = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "区": "ou", "盖": "ge", "翟": "zhai",
    "朴": "piao", "繁": "po", "尉": "yu", "覃": "qin", "乐": "yue", "缪": "miao", "宓": "fu", "冼": "xian",
}  # fmt: skip

# What people leave out of a firm's name or write differently, the longer first.
SUFFIXES = (
    "集团股份有限公司", "股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "集团公司", "总公司", "分公司", "公司",
    "集团", "companylimited", "corporation", "limited", "coltd", "corp", "gmbh", "ltd", "inc", "llc",
)  # fmt: skip


def search_text(*texts: str, plain: str = "") -> str:
    """What a search looks through: each text, its pinyin and its initials, and `plain` as it is; lower case, spaces between."""
    from pypinyin import Style, lazy_pinyin  # here: its dictionary takes 56 MB, and most processes add no customer

    words: list[str] = []
    for text in filter(None, texts):
        syllables = lazy_pinyin(text, style=Style.NORMAL, errors=list)  # type: ignore[arg-type]  # its stubs know str only
        if text[0] in SURNAMES:
            syllables[0] = SURNAMES[text[0]]
        words += [text, "".join(syllables), "".join(s[0] for s in syllables if s)]
    return " ".join(filter(None, [*words, plain])).lower()


def sound(text: str) -> str:
    """The pinyin of a text, without spaces: 宏达 and 鸿达 sound alike."""
    from pypinyin import lazy_pinyin  # here: see search_text

    return "".join(lazy_pinyin(text))


def sort_name(name: str) -> str:
    """By what a name stands in a list: its syllables, as a Chinese directory has them, Latin letters and digits as they are."""
    from pypinyin import lazy_pinyin  # here: see search_text

    return " ".join(lazy_pinyin(name)).lower()[:LONGEST_SORT_NAME]


def grams(text: str) -> list[str]:
    """Every character and every pair of neighbours of each word: what an index can answer for any part of a word."""
    found: set[str] = set()
    for word in text.lower().split():
        found.update(word)
        found.update(pairs(word))
    return sorted(found)


def pairs(word: str) -> list[str]:
    """The pairs of neighbours of a word; a single character is itself."""
    return [word[n : n + 2] for n in range(len(word) - 1)] or [word]


def alike(name: str) -> str:
    """A name without spaces, punctuation, width, case and what kind of firm it is: the same for doubles of one customer."""
    text = "".join(c for c in unicodedata.normalize("NFKC", name).lower() if c.isalnum())
    for suffix in SUFFIXES:
        if text.endswith(suffix) and len(text) > len(suffix):
            return text.removesuffix(suffix)
    return text


def digits(text: str) -> str:
    """The digits of a telephone number as people type it."""
    return "".join(c for c in text if c in "0123456789")


def number(text: str) -> str | None:
    """A telephone number as it is stored: digits as people dial them, a foreign one with its country's code.

    "" for nothing, None for what is no telephone number.
    """
    text = unicodedata.normalize("NFKC", text).strip()
    plain = digits(text)
    try:
        parsed = phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException:
        parsed = None  # short service numbers such as 95588
    if parsed and parsed.country_code != 86:
        plain = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    elif plain.startswith("86") and len(plain) == 13:
        plain = plain[2:]
    if text and not 3 <= len(plain) <= LONGEST_NUMBER:
        return None
    return plain


def masked(phone: str) -> str:
    """A phone number with its middle masked: 138****8000. What is shorter than eight digits stays."""
    return phone if len(phone) < 8 else f"{phone[:3]}****{phone[-4:]}"


def found_by(name: str, contacts: Iterable[str], address: str, places: Iterable[str] = ()) -> dict[str, Any]:
    """The columns by which a customer is found: `search`, its `grams`, `alike`, and `sort_name`. `places`: the names and
    addresses of its further places."""
    text = search_text(name, *contacts, plain=" ".join(filter(None, (address, *places))))
    return {"search": text, "grams": grams(text), "alike": alike(name), "sort_name": sort_name(name)}


def too_long(fields: dict[str, str], **texts: tuple[str, int]) -> None:
    """Add a message for each text that is longer than its column, or that the database cannot hold."""
    for name, (text, longest) in texts.items():
        if len(text) > longest or "\x00" in text:
            fields[name] = _("At most %(count)s characters.") % {"count": longest}


def checked_number(fields: dict[str, str], name: str, text: str) -> str:
    """A number as it is stored; a message in `fields` where it is none."""
    found = number(text)
    if found is None:
        fields[name] = _("This is not a telephone number.")
    return found or ""


def checked_facts(
    fields: dict[str, str], *, name: str, address: str, note: str, distance_km: Decimal | None, grade: str
) -> None:
    """Add a message for each fact of a customer that cannot be so."""
    if not name.strip():
        fields["name"] = _("Enter the customer's name.")
    too_long(fields, name=(name, 120), address=(address, 200), note=(note, 1000))
    if distance_km is not None and distance_km < 0:
        fields["distance_km"] = _("A distance cannot be negative.")
    elif distance_km is not None and distance_km >= 10**6:
        fields["distance_km"] = _("This is farther than anywhere on earth.")
    if grade not in GRADES:
        fields["grade"] = _("Choose one of: %(choices)s.") % {"choices": ", ".join(GRADES)}
