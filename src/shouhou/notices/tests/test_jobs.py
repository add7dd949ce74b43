"""The jobs of notices: from a row that waits to a message that has arrived."""

import datetime as dt

from tests.jobs import forget, work_off
from tests.world import World

from shouhou.kernel import clock
from shouhou.notices import jobs
from shouhou.notices.models import Delivery, House, Notice, Reception
from shouhou.notices.tests.scenes import MAIL, channel, reached, tell
from shouhou.notices.tests.servers import mail_server


def test_they_bring_a_message_to_its_reader(world: World) -> None:
    reached(world, "tao", email="tao@example.com")
    with mail_server() as got:
        channel("mail", settings={**MAIL, "port": got.port})
        tell(world, "tao")
        forget()  # what telling has called for besides
        jobs.deliver()
        assert work_off() == ["notices.send"]
    assert (len(got.mails), Delivery.objects.get().state) == (1, "sent")


def test_they_warn_by_the_minutes_that_the_house_has_settled(world: World) -> None:
    world.registered()
    House.objects.create(pk=1, warn_minutes=10)
    for minutes, warned in ((165, 0), (171, 1)):
        with clock.frozen(world.now + dt.timedelta(minutes=minutes)):
            jobs.warn()
            work_off()
        assert Notice.objects.filter(kind="clock.nearing").count() == warned


def test_they_send_the_daily_message(world: World) -> None:
    channel("mail")
    reached(world, "tao", email="tao@example.com")
    Reception.objects.create(person_id=world.people["tao"], digest_at=dt.time(9), next_digest_at=world.now)
    tell(world, "tao", kind="watched", facts={"person": world.people["lin"], "what": "x"})
    jobs.digest()
    assert Delivery.objects.get().kind == "digest"
