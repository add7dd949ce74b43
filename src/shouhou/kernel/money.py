"""Money is Decimal yuan; rounding is always stated."""

from decimal import ROUND_HALF_UP, Decimal

FEN = Decimal("0.01")
_DIGITS, _UNITS, _GROUPS = "零壹贰叁肆伍陆柒捌玖", ["", "拾", "佰", "仟"], ["", "万", "亿", "万亿"]


def half_up(amount: Decimal) -> Decimal:
    """Rounded half up to the fen."""
    return amount.quantize(FEN, ROUND_HALF_UP)


def in_capitals(amount: Decimal) -> str:
    """An amount as Chinese forms have it: 1234.50 is 壹仟贰佰叁拾肆元伍角整. Two decimals at the most."""
    if amount != half_up(amount):
        raise ValueError(f"{amount} has more than two decimals: round it first")
    sign, amount = ("负", -amount) if amount < 0 else ("", amount)
    whole, fen = divmod(int(amount * 100), 100)
    if whole >= 10**16:
        raise ValueError(f"{amount} is too large to be written in capitals")
    jiao, fen = divmod(fen, 10)
    yuan = _whole(whole) + "元" if whole else ""
    if not jiao and not fen:
        return sign + (yuan or "零元") + "整"
    small = (_DIGITS[jiao] + "角" if jiao else "零" if whole else "") + (_DIGITS[fen] + "分" if fen else "整")
    return sign + yuan + small


def _whole(number: int) -> str:
    """The yuan in capitals, read in groups of four digits; one zero stands for any run of zeros."""
    text, gap = "", False
    groups = [number // 10 ** (4 * n) % 10**4 for n in range(4)]
    for n in reversed(range(4)):
        group = groups[n]
        if not group:
            gap = bool(text)
            continue
        if text and (gap or group < 1000):
            text += "零"
        text += _group(group) + _GROUPS[n]
        gap = False
    return text


def _group(group: int) -> str:
    text, gap = "", False
    for n in reversed(range(4)):
        digit = group // 10**n % 10
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit] + _UNITS[n]
            gap = False
        else:
            gap = bool(text)
    return text
