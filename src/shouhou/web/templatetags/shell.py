"""What templates need to show values one way. Display only: nothing here decides about the business."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from shouhou.web import vite

register = template.Library()

MINUS = "\N{MINUS SIGN}"


# ---- page ---------------------------------------------------------------------------------------------------------


@register.simple_tag
def front_end(entry: str) -> SafeString:
    """The style sheets and the script of one front-end entry."""
    files = vite.assets(entry)
    styles = format_html_join("\n", '<link rel="stylesheet" href="{}">', ((url,) for url in files.styles))
    return format_html('{}\n<script type="module" src="{}"></script>', styles, files.script)


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """One icon of the sprite (frontend/office/icons.txt). It is decoration: the words stand beside it."""
    return _icon(vite.sprite_url(), name, extra)


@lru_cache(maxsize=512)
def _icon(sprite: str, name: str, extra: str) -> SafeString:
    return format_html('<svg class="icon {}" aria-hidden="true"><use href="{}#{}"></use></svg>', extra, sprite, name)


@register.filter
def undo_url(message: Any) -> str:
    """The address that undoes what the message tells, from its tag `undo:<address>`; "" where there is none."""
    return next((tag[5:] for tag in (message.extra_tags or "").split() if tag.startswith("undo:")), "")


# ---- values -------------------------------------------------------------------------------------------------------


@register.filter
def money(amount: Decimal | int | None) -> str:
    """Yuan with two places: ¥1,230.00; a dash where there is no amount."""
    if amount is None:
        return "—"
    return f"{MINUS if amount < 0 else ''}¥{abs(amount):,.2f}"


@register.filter
def duration(minutes: int | None) -> str:
    """Minutes as people say them: 45 min, 2 h 5 min, 3 d 4 h. The sign is not shown."""
    if minutes is None:
        return "—"
    whole = abs(int(minutes))
    days, hours, rest = whole // 1440, whole % 1440 // 60, whole % 60
    if whole >= 2 * 1440:
        return (
            _("%(days)s d %(hours)s h") % {"days": days, "hours": hours} if hours else _("%(days)s d") % {"days": days}
        )
    if whole >= 60:
        hours += 24 * days
        return (
            _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}
            if rest
            else _("%(hours)s h") % {"hours": hours}
        )
    return _("%(minutes)s min") % {"minutes": rest}


@register.simple_tag
def instant(at: dt.datetime | None, recorded: dt.datetime | None = None, short: bool = False) -> SafeString:
    """A minute in the zone of the organisation; the title tells when it was recorded, if that was another minute."""
    if at is None:
        return SafeString('<span class="text-secondary">—</span>')
    iso = timezone.localtime(at).isoformat(timespec="minutes")
    title = full = f"{iso[:10]} {iso[11:16]}"
    if recorded is not None and (told := minute(recorded)) != full:
        title = escape(_("happened %(occurred)s, recorded %(recorded)s") % {"occurred": full, "recorded": told})
    shown = full[5:] if short else full
    return SafeString(f'<time class="text-nowrap" datetime="{iso}" title="{title}">{shown}</time>')


@register.filter
def minute(at: dt.datetime | None) -> str:
    """Local date and minute as text: 2026-01-20 09:00."""
    if at is None:
        return ""
    iso = timezone.localtime(at).isoformat(timespec="minutes")
    return f"{iso[:10]} {iso[11:16]}"


@register.filter
def initial(name: str) -> str:
    """What stands in a person's round badge: the family name of 李桃, the first letter of Tao."""
    return name[:1].upper()


# ---- clocks -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Look:
    """How a state is shown: colour, icon and words together, for colour alone tells nothing to many people."""

    tone: str
    icon: str
    words: str | Promise


CLOCK_LOOKS = {
    "running": Look("info", "clock", gettext_lazy("running")),
    "paused": Look("neutral", "player-pause", gettext_lazy("paused")),
    "met": Look("good", "circle-check", gettext_lazy("met")),
    "missed": Look("bad", "alert-triangle", gettext_lazy("missed")),
    "excused": Look("neutral", "shield-check", gettext_lazy("excused")),
    "open": Look("info", "infinity", gettext_lazy("no limit")),
    "undecided": Look("warn", "help-circle", gettext_lazy("undecided")),
    "cancelled": Look("neutral", "ban", gettext_lazy("cancelled")),
}
NEARING = Look("warn", "clock-exclamation", gettext_lazy("due soon"))


@register.filter
def clock_look(clock: Any) -> Look:
    """The look of a clock by its state; `nearing` (the caller's judgement) warns while it still runs."""
    state = _of(clock, "state")
    return NEARING if state == "running" and _of(clock, "nearing") else CLOCK_LOOKS[state]


@register.simple_tag
def clock_badge(clock: Any) -> SafeString:
    """A clock in one badge; components/clock.html says what it is made of. A list draws fifty: hence no template."""
    look, due_at, name = clock_look(clock), _of(clock, "due_at"), _of(clock, "name")
    title = f' title="{escape(_("due %(due)s") % {"due": minute(due_at)})}"' if due_at else ""
    ticks = _ticks(clock) if _of(clock, "counting") else ""
    named = f'<span class="clock-name">{escape(str(name))}</span>' if name else ""
    return SafeString(
        f'<span class="clock tone-{look.tone}"{title}>{icon(look.icon)}{named}'
        f'<span class="clock-words"{ticks}>{escape(_clock_words(clock, look))}</span>{_clock_clause(clock)}</span>'
    )


def _ticks(clock: Any) -> str:
    """What a badge needs to count down by itself: the minutes, and the words around them."""
    return f' data-minutes="{_of(clock, "minutes")}" {_tick_words(get_language() or "")}'


@lru_cache(maxsize=8)
def _tick_words(language: str) -> SafeString:
    """The words for each language, once in a process."""
    return format_html(
        'data-left="{}" data-late="{}" data-hours="{}" data-minutes-only="{}"',
        _("%(time)s left") % {"time": "{}"}, _("late by %(time)s") % {"time": "{}"},
        _("%(hours)s h %(minutes)s min") % {"hours": "{h}", "minutes": "{m}"},
        _("%(minutes)s min") % {"minutes": "{m}"},
    )  # fmt: skip


def _clock_words(clock: Any, look: Look) -> str:
    """How long it has left, or by how much it is late, in words; else its state."""
    minutes, state = _of(clock, "minutes"), _of(clock, "state")
    if state == "paused" and (why := _of(clock, "why")):
        return _("paused: %(why)s") % {"why": why}
    if minutes is None or (minutes >= 0 and state not in ("running", "paused")):
        return str(look.words)
    time = {"time": duration(minutes)}
    if minutes < 0:
        return _("late by %(time)s") % time
    return (_("%(time)s left") if state == "running" else _("paused, %(time)s left")) % time


def _clock_clause(clock: Any) -> str:
    """The clause, which leads to the why panel where there is one."""
    clause, why_url = _of(clock, "clause"), _of(clock, "why_url")
    if why_url:
        return f' <a class="clause" href="{escape(why_url)}" data-panel>{escape(clause or _("why"))}</a>'
    return f' <span class="clause">{escape(clause)}</span>' if clause else ""


@register.simple_tag
def span_bar(spans: Iterable[Any]) -> SafeString:
    """A clock's life as a bar: counted stretches full, skipped ones hatched, in proportion to their length.

    Each span has `start`, `end` (aware) and `counted`. The table beside the bar tells the same in words.
    """
    spans = list(spans)
    if not spans:
        return SafeString("")
    first, last = _of(spans[0], "start"), _of(spans[-1], "end")
    whole = max((last - first).total_seconds(), 60.0)
    parts = (
        (
            "counted" if _of(span, "counted") else "skipped",
            f"{(_of(span, 'start') - first).total_seconds() / whole * 1000:.1f}",
            f"{(_of(span, 'end') - _of(span, 'start')).total_seconds() / whole * 1000:.1f}",
        )
        for span in spans
    )
    rects = format_html_join("", '<rect class="{}" x="{}" width="{}" y="0" height="10"></rect>', parts)
    return format_html(
        '<svg class="span-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">{}</svg>', rects
    )


def _of(thing: Any, name: str) -> Any:
    """A value of a mapping or of an object, as templates read it; None where it is missing."""
    return thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, None)


# ---- lists ----------------------------------------------------------------------------------------------------------

NOTHING = SafeString('<span class="text-secondary">—</span>')


@register.simple_tag
def cells(columns: Iterable[tuple[str, str]], row: Iterable[Mapping[str, Any]]) -> SafeString:
    """The cells of a row in a long list. A page draws three hundred: hence no template.

    Each column is a label with its classes. Each cell has one of: `text` with perhaps a `warning` behind it; `main` with
    `more` below it; `at`, a minute; `clocks`, badges as components/clock.html says. A dash where there is nothing to show.
    """
    drawn = zip(columns, map(_cell, row), strict=True)
    return SafeString("".join(
        f'<td data-label="{escape(label)}" class="{look}{"" if shown else " is-none"}">{shown or NOTHING}</td>'
        for (label, look), shown in drawn
    ))  # fmt: skip


def _cell(cell: Mapping[str, Any]) -> str:
    """What it shows, as HTML; "" for nothing."""
    if clocks := cell.get("clocks"):
        return " ".join(map(clock_badge, clocks))
    if at := cell.get("at"):
        return instant(at, short=True)
    if main := cell.get("main"):
        more = f'<span class="row-more">{escape(cell["more"])}</span>' if cell["more"] else ""
        return f'<span class="row-main">{escape(main)}</span>{more}'
    text, warning = escape(cell.get("text") or ""), cell.get("warning")
    return f'{text} <span class="status tone-bad">{icon("alert-triangle")}{escape(warning)}</span>' if warning else text


# ---- forms --------------------------------------------------------------------------------------------------------


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """Whether the label stands behind the control instead of above it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def control(field: BoundField) -> SafeString:
    """The field's control with the classes of the design; Django adds aria-describedby and aria-invalid."""
    widget = field.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return field.as_widget()
    if isinstance(widget, CheckboxInput):
        look = "form-check-input"
    elif isinstance(widget, Select):
        look = "form-select"
    else:
        look = "form-control"
    classes = [widget.attrs.get("class", ""), look, "is-invalid" if field.errors else ""]
    return field.as_widget(attrs={"class": " ".join(filter(None, classes))})
