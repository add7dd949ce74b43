"""One's own notices for programs."""

import datetime as dt
from typing import Annotated, Any

from django.utils.translation import get_language
from ninja import Router, Schema

from shouhou.kernel import clock, paging
from shouhou.kernel.api import PAGE, After, Body, InPath, Key, Limit, OneOf, written
from shouhou.notices import permissions, queries
from shouhou.notices.api import channels
from shouhou.notices.models import Notice
from shouhou.notices.rules.kinds import KINDS
from shouhou.notices.services.mark_all_read import mark_all_read
from shouhou.notices.services.mark_read import mark_read
from shouhou.notices.services.send_out import Writer
from shouhou.people.public import ActorRequest

router = Router(tags=["notices"])
router.add_router("", channels.router)

KindName = Annotated[str, OneOf(KINDS)]
KindOrAny = Annotated[str, OneOf(["", *KINDS])]


class NoticeOut(Schema):
    """What the caller has been told, in the language of the request. `state`: unread, read, done or withdrawn."""

    id: int
    kind: KindName
    about: str
    title: str
    text: str
    address: str
    regulation: str
    clause: str
    at: dt.datetime
    created_at: dt.datetime
    state: str
    muted: bool


class NoticePage(Schema):
    """Notices, the newest first; the end is where `next` is null. `unread`: how many wait, counted to a hundred."""

    items: list[NoticeOut]
    next: str | None
    unread: int


class ReadIn(Body):
    """Whether it counts as read from now on."""

    read: bool = True


class ReadAllIn(Body):
    """Of one kind only, where one is named."""

    kind: KindOrAny = ""


class CountOut(Schema):
    """How many notices were marked."""

    marked: int


def _out(notices: list[Notice]) -> list[NoticeOut]:
    writer, language = Writer(notices), get_language() or "zh-hans"
    names = ("kind", "about", "address", "regulation", "clause", "at", "created_at", "muted")
    found = []
    for notice in notices:
        title, text = writer.words_of(notice, language)
        same = {name: getattr(notice, name) for name in names}
        found.append(NoticeOut(id=notice.pk, title=title, text=text, state=_state(notice), **same))
    return found


def _state(notice: Notice) -> str:
    if notice.withdrawn_at:
        return "withdrawn"
    if notice.settled_at:
        return "done"
    return "read" if notice.read_at else "unread"


@router.get("/notices", response=NoticePage, operation_id="list_notices", summary="List your notices")
def list_notices(
    request: ActorRequest, unread: bool = False, kind: KindOrAny = "", after: After = "", limit: Limit = PAGE
) -> NoticePage:
    """The caller's own, the newest first. Nobody reads another's."""
    behind = paging.place(after, "notices", dt.datetime, int)
    rows = queries.listed(permissions.visible_to(request.actor), unread=unread, kind=kind, after=behind)
    found = list(rows[: limit + 1])
    page, more = found[:limit], len(found) > limit
    following = paging.cursor("notices", page[-1].created_at, page[-1].pk) if more else None
    return NoticePage(items=_out(page), next=following, unread=queries.unread_count(request.actor.id))


@router.post("/notices/{notice_id}/read", response=NoticeOut, operation_id="read_notice", summary="Mark a notice")
def post_read(request: ActorRequest, notice_id: InPath, body: ReadIn, key: Key) -> dict[str, Any]:
    """It counts as read, or as unread again."""

    def act() -> NoticeOut:
        notice = mark_read(notice_id=notice_id, actor=request.actor, read=body.read, now=clock.now())
        return _out([notice])[0]

    return written(request, key, body, act)


@router.post("/notices/read", response=CountOut, operation_id="read_notices", summary="Mark all notices as read")
def post_read_all(request: ActorRequest, body: ReadAllIn, key: Key) -> dict[str, Any]:
    """Everything that the caller has been told by now, or everything of one kind."""

    def act() -> CountOut:
        now = clock.now()
        return CountOut(marked=mark_all_read(actor=request.actor, kind=body.kind, until=now, now=now))

    return written(request, key, body, act)
