"""Pure rules of registers."""

import datetime as dt


def period_label(every: str, period: str) -> str:
    """The period of an occurrence: a month, a quarter ... by its first day; of an interval, since when it runs."""
    day = dt.date.fromisoformat(period)
    match every:
        case "month":
            return f"{day:%Y-%m}"
        case "quarter":
            return f"{day.year} Q{(day.month + 2) // 3}"
        case "half_year":
            return f"{day.year} H{1 if day.month < 7 else 2}"
        case "year":
            return str(day.year)
    return period
