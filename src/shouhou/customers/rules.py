"""How customers are found: pure text, no database."""

# Surnames whose common reading is not the character's usual one.
SURNAMES = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "区": "ou", "盖": "ge", "翟": "zhai",
    "朴": "piao", "繁": "po", "尉": "yu", "覃": "qin", "乐": "yue", "缪": "miao", "宓": "fu", "冼": "xian",
}  # fmt: skip


def search_text(*texts: str) -> str:
    """What a search looks through: the text itself, its pinyin and its initials, in lower case, apart by spaces."""
    from pypinyin import Style, lazy_pinyin  # here: its dictionary takes 56 MB, and most processes add no customer

    words: list[str] = []
    for text in filter(None, texts):
        syllables = lazy_pinyin(text, style=Style.NORMAL, errors=list)  # type: ignore[arg-type]  # its stubs know str only
        if text[0] in SURNAMES:
            syllables[0] = SURNAMES[text[0]]
        words += [text, "".join(syllables), "".join(s[0] for s in syllables if s)]
    return " ".join(words).lower()


def digits(text: str) -> str:
    """The digits of a telephone number as people type it."""
    return "".join(c for c in text if c in "0123456789")
