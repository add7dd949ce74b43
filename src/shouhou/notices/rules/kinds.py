"""The kinds of notices: how each looks, whether it asks for something, and by which ways it goes unless told otherwise."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

APP, MAIL, SMS = "app", "mail", "sms"
WAYS = (APP, MAIL, SMS)


@dataclass(frozen=True)
class Kind:
    """One kind. `asks`: it asks for something, and is settled when that is done or no longer wanted; any other is
    corrected when its ground goes. `urgent`: it passes through quiet hours. `title` and `text` are the shipped words,
    whose places ({about}, {clause} ...) are those of `places`. `outgoing`: robots and webhooks may take it."""

    name: str
    label: Promise
    icon: str
    tone: str
    title: Promise
    text: Promise | str
    places: tuple[str, ...]
    asks: bool = False
    urgent: bool = False
    ways: tuple[str, ...] = (APP,)
    outgoing: bool = True


ALWAYS = ("about", "at")

_ALL = (
    Kind(
        "clock.nearing", _("due soon"), "clock-exclamation", "warn", asks=True, urgent=True,
        title=_("{about}: {clock} is due by {due}"),
        text=_("The limit of {clause} runs out. Do it in time, or say what holds you up."),
        places=("clock", "due", "clause", "person"),
    ),
    Kind(
        "clock.missed", _("limit missed"), "alert-triangle", "bad", urgent=True,
        title=_("{about}: {clock} is late"),
        text=_("It was due by {due} under {clause}. It is still to be done."),
        places=("clock", "due", "clause", "person"),
    ),
    Kind(
        "notice.owed", _("owed by a clause"), "bell", "info", ways=(APP, MAIL),
        title=_("{about}: {clause} wants you to know"),
        text="{says}",
        places=("clause", "says", "to"),
    ),
    Kind(
        "block.waiting", _("block to judge"), "barrier-block", "warn", asks=True,
        title=_("{about}: a block waits for your judgement"),
        text=_("{person} reported it at {at}. Until you confirm it, the clock runs on."),
        places=("person",),
    ),
    Kind(
        "fault.proposed", _("fault to judge"), "gavel", "warn", asks=True,
        title=_("{about}: find the cause of a fault of {person}"),
        text=_("{clause} has not been kept since {at}. The evidence stands on the case."),
        places=("person", "clause"),
    ),
    Kind(
        "fine.proposed", _("fine to decide"), "receipt-yuan", "warn", asks=True,
        title=_("{about}: decide on a fine for {person}"),
        text=_("{amount} under {clause}: {state}."),
        places=("person", "clause", "amount", "state"),
    ),
    Kind(
        "fine.noticed", _("fine charged to you"), "receipt-yuan", "bad", ways=(APP, MAIL),
        title=_("{about}: a fine of {amount}"),
        text=_("It is charged to you under {clause}. You may appeal on the case."),
        places=("clause", "amount"),
    ),
    Kind(
        "task.assigned", _("task assigned to you"), "user-plus", "info",
        title=_("{about}: you are now the {role}"),
        text=_("{person} gave this part of the case to you at {at}."),
        places=("role", "person"),
    ),
    Kind(
        "task.handed_over", _("task taken over"), "arrow-back-up", "neutral",
        title=_("{about}: you are no longer the {role}"),
        text=_("{person} gave this part of the case to somebody else at {at}."),
        places=("role", "person"),
    ),
    Kind(
        "case.registered", _("new case of yours"), "phone", "info",
        title=_("{about}: a new case, and you are its {role}"),
        text=_("{person} registered it at {at}."),
        places=("role", "person"),
    ),
    Kind(
        "duty.changed", _("grounds have changed"), "refresh", "warn", asks=True,
        title=_("{about}: the grounds of what you confirmed have changed"),
        text=_("Look at {clause} again: uphold it, or take it back."),
        places=("clause",),
    ),
    Kind(
        "mention", _("mention"), "message", "info", ways=(APP, MAIL), outgoing=False,
        title=_("{about}: {person} mentioned you"),
        text=_("Open the note to read it."),
        places=("person",),
    ),
    Kind(
        "watched", _("news of what you watch"), "eye", "neutral", outgoing=False,
        title=_("{about}: news of what you watch"),
        text=_("{what}, {at}."),
        places=("person", "what"),
    ),
    Kind(
        "export.ready", _("file is ready"), "download", "good", outgoing=False,
        title=_("{about}: what is held of the customer is gathered"),
        text=_("Fetch the file within a week."), places=(),
    ),
    Kind(
        "draft.proposed", _("draft to approve"), "gavel", "warn", asks=True, ways=(APP, MAIL), outgoing=False,
        title=_("Draft {about} of {regulation} waits for your approval"),
        text=_("{person} proposes it. It is to be in force from {day} on. Look at what it changes, then approve it or "
               "give it back."),
        places=("regulation", "person", "day"),
    ),
    Kind(
        "draft.returned", _("draft given back"), "arrow-back-up", "warn", outgoing=False,
        title=_("Draft {about} of {regulation} went back to its authors"),
        text=_("{person} gave it back at {at}. The reason stands on the draft, which can be changed again."),
        places=("regulation", "person"),
    ),
    Kind(
        "draft.approved", _("draft approved"), "circle-check", "good", outgoing=False,
        title=_("Draft {about} of {regulation} is approved"),
        text=_("{person} approved it at {at}. It is in force from {day} on."),
        places=("regulation", "person", "day"),
    ),
    Kind(
        "corrected", _("correction"), "refresh", "warn", ways=(APP, MAIL),
        title=_("{about}: what you were told no longer holds"),
        text=_("You were told: {was}. It has been corrected since."),
        places=("was", "clause"),
    ),
    Kind(
        "channel.closed", _("channel switched off"), "alert-circle", "bad", ways=(APP, MAIL), outgoing=False,
        title=_("{about} was switched off"),
        text=_("It failed too often: {what}. Set it right and switch it on again."),
        places=("what",),
    ),
)  # fmt: skip

KINDS = {kind.name: kind for kind in _ALL}
OUTGOING = tuple(kind.name for kind in _ALL if kind.outgoing)


def places_of(kind: str) -> tuple[str, ...]:
    """The places that a text of this kind may have."""
    return (*ALWAYS, *KINDS[kind].places)
