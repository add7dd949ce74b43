"""How notices reach people, for programs: channels with their log, the rules of the house, texts, one's own wishes."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from shouhou.kernel import clock, paging
from shouhou.kernel.api import PAGE, PLAIN, PROSE, After, Body, Id, InPath, Key, Limit, OneOf, written
from shouhou.notices import permissions, queries
from shouhou.notices.forms import FORMS
from shouhou.notices.models import Channel, Delivery
from shouhou.notices.rules import words
from shouhou.notices.rules.kinds import KINDS, OUTGOING, WAYS
from shouhou.notices.rules.ways import ways_of
from shouhou.notices.services.choose_reception import choose_reception
from shouhou.notices.services.remove_channel import remove_channel
from shouhou.notices.services.replay_delivery import replay_delivery
from shouhou.notices.services.save_channel import save_channel
from shouhou.notices.services.save_house import save_house
from shouhou.notices.services.save_wording import LANGUAGES, save_wording
from shouhou.notices.services.try_channel import try_channel
from shouhou.people import public as people
from shouhou.people.public import ActorRequest

router = Router(tags=["notices"])

MANAGE = permissions.MANAGE
TIMES = ("quiet_from", "quiet_until", "digest_at")
KindName = Annotated[str, OneOf(KINDS)]
Language = Annotated[str, OneOf(LANGUAGES)]
Short = Annotated[str, Field(max_length=500, pattern=PLAIN)]
TimeOfDay = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", examples=["22:00"])]


class ChannelOut(Schema):
    """A way out of the house. `settings` is what may be shown; secrets are never told."""

    id: int
    kind: str
    name: str
    settings: dict[str, Any]
    kinds: list[str]
    language: str
    branch_id: int | None
    is_active: bool
    failures: int
    last_error: str
    closed_at: dt.datetime | None


class ChannelFacts(Body):
    """A channel. `settings` and `secrets` are those of its kind; a secret that is left out stays as it was."""

    name: Annotated[str, Field(min_length=1, max_length=60, pattern=PLAIN)]
    settings: Annotated[dict[Annotated[str, Field(max_length=40)], Short | int], Field(max_length=10)] = {}
    secrets: Annotated[dict[Annotated[str, Field(max_length=40)], Short], Field(max_length=10)] = {}
    kinds: Annotated[list[Annotated[str, OneOf(OUTGOING)]], Field(max_length=len(OUTGOING))] = []
    language: Language = "zh-hans"
    branch_id: Id | None = None
    is_active: Annotated[bool, Field(strict=True)] = True


class ChannelIn(ChannelFacts):
    """A new channel of a kind."""

    kind: Annotated[str, OneOf(Channel.Kind.values)]


class ChannelSaved(ChannelOut):
    """A new webhook's `secret` is told in the first answer only, and empty ever after."""

    secret: str = ""


class TriedOut(Schema):
    """Whether a test has arrived; `response` is what the other side has answered, or why there was no answer."""

    ok: bool
    status: int | None
    response: str


class DeliveryOut(Schema):
    """One message by a channel: waiting, sent or given_up."""

    id: int
    kind: str
    title: str
    recipient_id: int | None
    state: str
    tries: int
    created_at: dt.datetime
    sent_at: dt.datetime | None


class DeliveryPage(Schema):
    """What went out, the newest first; `next` is the `after` of the following page, null on the last."""

    items: list[DeliveryOut]
    next: str | None


class HouseFacts(Body):
    """How notices are given as a whole. `site`: the address of this installation, for links in messages."""

    warn_minutes: Annotated[int, Field(ge=1, le=10080, strict=True)]
    site: Annotated[str, Field(max_length=200, pattern=PLAIN)] = ""
    private_targets: Annotated[bool, Field(strict=True)] = False


class HouseOut(Schema):
    """How notices are given as a whole."""

    warn_minutes: int
    site: str
    private_targets: bool


class WordingIn(Body):
    """Title and text with their places in braces; both empty: the shipped words."""

    title: Annotated[str, Field(max_length=120, pattern=PLAIN)] = ""
    text: Annotated[str, Field(max_length=600, pattern=PROSE)] = ""


class WordingOut(Schema):
    """One text. `own`: the organisation's, not the shipped one."""

    kind: str
    language: str
    title: str
    text: str
    own: bool


class ReceptionIn(Body):
    """For each kind the ways that it takes (a kind that is left out takes none); times of day, or null."""

    ways: Annotated[dict[KindName, Annotated[list[Annotated[str, OneOf(WAYS)]], Field(max_length=len(WAYS))]], Field()]
    quiet_from: TimeOfDay | None = None
    quiet_until: TimeOfDay | None = None
    digest_at: TimeOfDay | None = None


class ReceptionOut(Schema):
    """How the caller is told: for each kind the ways that it takes; quiet hours; when the daily message comes."""

    ways: dict[str, list[str]]
    quiet_from: str | None
    quiet_until: str | None
    digest_at: str | None


class Gone(Schema):
    """What is gone."""

    id: int


CHANNEL = {
    "kind": "webhook", "name": "ERP", "settings": {"url": "https://erp.example.com/hooks/shouhou"},
    "kinds": ["block.waiting"], "language": "en",
}  # fmt: skip
CHANGE = {name: value for name, value in CHANNEL.items() if name != "kind"}
HOUSE = {"warn_minutes": 60, "site": "https://service.example.com", "private_targets": False}
WISHES = {"ways": {"block.waiting": ["app", "mail"]}, "quiet_from": "22:00", "quiet_until": "07:00"}


@router.get("/channels", response=list[ChannelOut], operation_id="list_channels", summary="List channels")
def list_channels(request: ActorRequest) -> list[ChannelOut]:
    """Every way out of the house with how it does."""
    request.actor.must(MANAGE)
    return [_out(channel) for channel in queries.channels()]


@router.post(
    "/channels", response={201: ChannelSaved}, operation_id="add_channel", summary="Set up a channel",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": CHANNEL}}}},
)  # fmt: skip
def post_channel(request: ActorRequest, body: ChannelIn, key: Key) -> dict[str, Any]:
    """A mail server, a text-message service, a group's robot or a webhook."""
    return _saved(request, body, key, None, 201)


@router.put(
    "/channels/{channel_id}", response=ChannelSaved, operation_id="change_channel", summary="Change a channel",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": CHANGE}}}},
)  # fmt: skip
def put_channel(request: ActorRequest, channel_id: InPath, body: ChannelFacts, key: Key) -> dict[str, Any]:
    """Everything at once; switched on again it forgets its failures."""
    return _saved(request, body, key, channel_id, 200)


@router.delete("/channels/{channel_id}", response=Gone, operation_id="remove_channel", summary="Take a channel away")
def delete_channel(request: ActorRequest, channel_id: InPath, key: Key) -> dict[str, Any]:
    """What still waits for it is not sent."""

    def act() -> Gone:
        remove_channel(channel_id=channel_id, actor=request.actor)
        return Gone(id=channel_id)

    return written(request, key, None, act)


@router.post("/channels/{channel_id}/try", response=TriedOut, operation_id="try_channel", summary="Send a test")
def post_try(request: ActorRequest, channel_id: InPath, key: Key) -> dict[str, Any]:
    """Now, and once: to the caller by mail or text message, to the group or program otherwise."""

    def act() -> TriedOut:
        attempt = try_channel(channel_id=channel_id, actor=request.actor, now=clock.now())
        if attempt is None:
            return TriedOut(ok=False, status=None, response="")
        return TriedOut(ok=attempt.ok, status=attempt.status, response=attempt.response)

    return written(request, key, None, act)


@router.get(
    "/channels/{channel_id}/deliveries", response=DeliveryPage, operation_id="list_deliveries", summary="Read the log"
)
def list_deliveries(
    request: ActorRequest, channel_id: InPath, after: After = "", limit: Limit = PAGE
) -> DeliveryPage:  # fmt: skip
    """What went out by a channel, the newest first."""
    request.actor.must(MANAGE)
    channel = queries.channel(channel_id)
    place = paging.place(after, "deliveries", dt.datetime, int)
    found = list(queries.behind(queries.deliveries_of(channel.pk), place)[: limit + 1])
    page, more = found[:limit], len(found) > limit
    return DeliveryPage(
        items=[_delivery(one) for one in page],
        next=paging.cursor("deliveries", page[-1].created_at, page[-1].pk) if more else None,
    )


@router.post(
    "/deliveries/{delivery_id}/replay", response=DeliveryOut, operation_id="replay_delivery", summary="Send once more"
)
def post_replay(request: ActorRequest, delivery_id: InPath, key: Key) -> dict[str, Any]:
    """It is due at once; earlier tries stay in the log."""

    def act() -> DeliveryOut:
        return _delivery(replay_delivery(delivery_id=delivery_id, actor=request.actor, now=clock.now()))

    return written(request, key, None, act)


@router.get("/notice-rules", response=HouseOut, operation_id="get_notice_rules", summary="Read the rules of notices")
def get_house(request: ActorRequest) -> HouseOut:
    """What the organisation has settled about notices as a whole."""
    request.actor.must(MANAGE)
    return HouseOut.from_orm(queries.house())


@router.put(
    "/notice-rules", response=HouseOut, operation_id="change_notice_rules", summary="Change the rules of notices",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": HOUSE}}}},
)  # fmt: skip
def put_house(request: ActorRequest, body: HouseFacts, key: Key) -> dict[str, Any]:
    """Warnings from the next minute on, links in messages from the next one on."""

    def act() -> HouseOut:
        save_house(actor=request.actor, **body.model_dump())
        return HouseOut.from_orm(queries.house())

    return written(request, key, body, act)


@router.get("/notice-texts", response=list[WordingOut], operation_id="list_notice_texts", summary="List notice texts")
def list_wordings(request: ActorRequest) -> list[WordingOut]:
    """Title and text of every kind in both languages."""
    request.actor.must(MANAGE)
    own = queries.wordings()
    return [_wording(kind, language, own) for kind in KINDS for language in LANGUAGES]


@router.put(
    "/notice-texts/{notice_kind}/{language}", response=WordingOut, operation_id="change_notice_text",
    summary="Change a notice text",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": {"title": "", "text": ""}}}}},
)  # fmt: skip
def put_wording(
    request: ActorRequest, notice_kind: KindName, language: Language, body: WordingIn, key: Key
) -> dict[str, Any]:
    """The organisation's own words, or the shipped ones again."""

    def act() -> WordingOut:
        save_wording(kind=notice_kind, language=language, actor=request.actor, **body.model_dump())
        return _wording(notice_kind, language, queries.wordings())

    return written(request, key, body, act)


@router.get("/me/notices", response=ReceptionOut, operation_id="get_reception", summary="Read how you are told")
def get_reception(request: ActorRequest) -> ReceptionOut:
    """The caller's own wishes, with the product's own choices where there are none."""
    return _wishes(request.actor.id)


@router.put(
    "/me/notices", response=ReceptionOut, operation_id="change_reception", summary="Change how you are told",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": WISHES}}}},
)  # fmt: skip
def put_reception(request: ActorRequest, body: ReceptionIn, key: Key) -> dict[str, Any]:
    """All wishes at once."""

    def act() -> ReceptionOut:
        times = {name: _time(getattr(body, name)) for name in TIMES}
        ways: Mapping[str, list[str]] = {kind: body.ways.get(kind, []) for kind in KINDS}
        choose_reception(actor=request.actor, ways=ways, now=clock.now(), **times)
        return _wishes(request.actor.id)

    return written(request, key, body, act)


def _saved(
    request: ActorRequest, body: ChannelFacts, key: Key, channel_id: int | None, status: int
) -> dict[str, Any]:  # fmt: skip
    request.actor.must(MANAGE)
    made: dict[str, Any] = {}

    def act() -> ChannelSaved:
        known = queries.channel(channel_id) if channel_id else None
        kind = known.kind if known else body.kind  # type: ignore[attr-defined]
        form = FORMS[kind]
        branch = people.branch_for(request.actor, MANAGE, body.branch_id).id if body.branch_id else None
        given = body.model_dump(include={"name", "kinds", "language", "is_active"})
        pk, made["secret"] = save_channel(
            # house: allow foreign-ids because branch_for found it among the actor's branches
            channel_id=known.pk if known else None, kind=kind, branch_id=branch, actor=request.actor, now=clock.now(),
            settings={name: body.settings.get(name) for name in form.SETTINGS},
            secrets={name: body.secrets.get(name, "") for name in form.SECRETS}, **given,
        )  # fmt: skip
        return ChannelSaved(**vars(_out(queries.channel(pk))))

    return written(request, key, body, act, status) | made


def _out(channel: Channel) -> ChannelOut:
    names = set(ChannelOut.model_fields) - {"id"}
    return ChannelOut(id=channel.pk, **{name: getattr(channel, name) for name in names})


def _delivery(delivery: Delivery) -> DeliveryOut:
    names = set(DeliveryOut.model_fields) - {"id"}
    return DeliveryOut(id=delivery.pk, **{name: getattr(delivery, name) for name in names})


def _wording(kind: str, language: str, own: Mapping[tuple[str, str], tuple[str, str]]) -> WordingOut:
    title, text = own.get((kind, language)) or words.shipped(kind, language)
    return WordingOut(kind=kind, language=language, title=title, text=text, own=(kind, language) in own)


def _wishes(person_id: int) -> ReceptionOut:
    wishes = queries.reception(person_id)
    times = {name: getattr(wishes, name) for name in TIMES}
    return ReceptionOut(
        ways={kind.name: sorted(ways_of(kind, wishes)) for kind in KINDS.values()},
        **{name: f"{time:%H:%M}" if time else None for name, time in times.items()},
    )


def _time(text: str | None) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None
