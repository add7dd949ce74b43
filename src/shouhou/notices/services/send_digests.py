"""Use case: once a day, at the time that somebody chose, what they have not read comes by e-mail."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from shouhou.kernel import clock
from shouhou.notices import queries
from shouhou.notices.models import Channel, Delivery, Notice, Reception
from shouhou.notices.rules.ways import next_at
from shouhou.notices.services.send_out import Writer
from shouhou.people import public as people
from shouhou.people.public import Addressee

BATCH = 100
LONGEST = 50  # notices in one message


@transaction.atomic
def send_digests(*, now: dt.datetime) -> int:
    """Write the messages that are due. Who has nothing unread gets none. Returns how many people's minute had come."""
    due = queries.locked_digests(now, BATCH)
    mail = next((c for c in queries.active_channels() if c.kind == Channel.Kind.MAIL), None)
    readers = people.addressees([r.person_id for r in due])
    for wishes in due:
        reader = readers.get(wishes.person_id)
        if mail and reader and reader.email:
            _write(mail, wishes, reader, now)
        assert wishes.digest_at is not None
        wishes.next_digest_at = next_at(wishes.digest_at, now)
        wishes.save(update_fields=["next_digest_at"])
    return len(due)


def _write(mail: Channel, wishes: Reception, reader: Addressee, now: dt.datetime) -> None:
    rows = Notice.objects.filter(queries.UNREAD, recipient_id=reader.id).order_by("-created_at", "-pk")
    found = list(rows[: LONGEST + 1])
    if not found:
        return
    writer, shown = Writer(found), found[:LONGEST]
    lines = [f"· {writer.words_of(notice, reader.language)[0]}" for notice in shown]
    with override(reader.language):
        if len(found) > LONGEST:
            lines.append(_("and more"))
        count = f"{LONGEST}+" if len(found) > LONGEST else str(len(found))
        title = ngettext("%(count)s unread notice", "%(count)s unread notices", len(found)) % {"count": count}
    Delivery.objects.create(
        channel=mail, recipient_id=reader.id, kind="digest", key=f"digest/{clock.local(now):%Y-%m-%d %H:%M}", title=title,
        text="\n".join(lines), address="/notices", not_before=now, created_at=now,
    )  # fmt: skip
