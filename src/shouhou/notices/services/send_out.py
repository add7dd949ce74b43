"""Use case: what people were told inside the product goes out by the channels that they, or a group, want it by."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import transaction

from shouhou.notices import queries
from shouhou.notices.models import Channel, Delivery, Notice, Reception
from shouhou.notices.rules import words
from shouhou.notices.rules.kinds import KINDS, MAIL, SMS
from shouhou.notices.rules.ways import not_before, ways_of
from shouhou.people import public as people
from shouhou.people.public import Addressee

PERSONAL = {MAIL: "email", SMS: "mobile"}  # the way, and where in an addressee it leads


@transaction.atomic
def send_out(
    *,
    notices: Sequence[Notice],
    addressees: Mapping[int, Addressee],
    wishes: Mapping[int, Reception],
    branch_path: str,
    now: dt.datetime,
) -> None:
    """Write the messages of new notices of one key, in the language of each reader. The sweep of deliveries sends them.

    A group's robot or a webhook takes the key once, however many people were told.
    """
    channels = queries.active_channels() if notices else []
    if not channels:
        return
    writer = Writer(notices)
    deliveries = []
    for channel in channels:
        if channel.kind in PERSONAL:
            deliveries += [
                writer.message(channel, notice, addressees[notice.recipient_id].language, wishes, now)
                for notice in notices
                if channel.kind in ways_of(KINDS[notice.kind], wishes.get(notice.recipient_id))
                and getattr(addressees[notice.recipient_id], PERSONAL[channel.kind])
            ]
        elif notices[0].kind in channel.kinds and (
            channel.branch is None or branch_path.startswith(channel.branch.path)
        ):
            deliveries.append(writer.group_message(channel, now))
    Delivery.objects.bulk_create(deliveries, ignore_conflicts=True)


class Writer:
    """Puts notices into words: the organisation's own where it has any, and the names of the people concerned."""

    def __init__(self, notices: Sequence[Notice]) -> None:
        self.notices = notices
        self.wordings = queries.wordings()
        self.names = people.named({n.facts["person"] for n in notices if n.facts.get("person")})

    def words_of(self, notice: Notice, language: str) -> tuple[str, str]:
        """Title and text of one notice."""
        title, text = self.wordings.get((notice.kind, language)) or words.shipped(notice.kind, language)
        places = words.values(
            notice.facts, about=notice.about, at=notice.at, clause=notice.clause, names=self.names, language=language
        )
        return words.filled(title, places), words.filled(text, places)

    def message(
        self, channel: Channel, notice: Notice, language: str, wishes: Mapping[int, Reception], now: dt.datetime
    ) -> Delivery:
        """To one person; it waits for the end of their quiet hours."""
        waits = not_before(KINDS[notice.kind], wishes.get(notice.recipient_id), now)
        return self._delivery(channel, notice, language, now, recipient_id=notice.recipient_id, not_before=waits)

    def group_message(self, channel: Channel, now: dt.datetime) -> Delivery:
        """To a group or a program, with what a program wants to know."""
        first = self.notices[0]
        payload = {
            "kind": first.kind, "key": first.key, "about": first.about, "clause": first.clause,
            "regulation": first.regulation, "at": first.at.isoformat(), "facts": first.facts,
            "recipients": [notice.recipient_id for notice in self.notices],
        }  # fmt: skip
        return self._delivery(channel, first, channel.language, now, not_before=now, payload=payload)

    def _delivery(self, channel: Channel, notice: Notice, language: str, now: dt.datetime, **more: object) -> Delivery:
        title, text = self.words_of(notice, language)
        return Delivery(
            channel=channel, kind=notice.kind, key=notice.key, title=title[:300], text=text, address=notice.address,
            created_at=now, **more,
        )  # fmt: skip
