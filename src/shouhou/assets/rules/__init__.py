"""What cannot be so of a unit: messages for its fields, no database."""

import datetime as dt

from django.utils.translation import gettext as _

LONGEST = {"serial": 60, "model": 60, "site": 200, "location": 200, "note": 500}
DAYS = ("made_on", "delivered_on", "installed_on", "accepted_on")


def checked_plate(fields: dict[str, str], **texts: str) -> None:
    """Add a message for each text that is missing or that its column cannot hold."""
    if not texts["serial"].strip():
        fields["serial"] = _("Enter the serial number.")
    if not texts["model"].strip():
        fields["model"] = _("Enter the model.")
    for name, text in texts.items():
        if len(text) > LONGEST[name] or "\x00" in text:
            fields[name] = _("At most %(count)s characters.") % {"count": LONGEST[name]}


def checked_days(fields: dict[str, str], *days: dt.date | None) -> None:
    """Add a message for each of DAYS that lies before one that must have come first."""
    latest: dt.date | None = None
    for name, day in zip(DAYS, days, strict=True):
        if day is not None and latest is not None and day < latest:
            fields[name] = _("This lies before the day above (%(day)s).") % {"day": latest.isoformat()}
        latest = max(filter(None, (latest, day)), default=None)


def taken() -> str:
    return _("A unit with this serial number is already entered.")


def archived_customer() -> str:
    return _("This customer is archived. Restore it first.")
