"""A session counts until it ends."""

import datetime as dt

from django.contrib.sessions.models import Session
from django.db.models import F
from django.test import Client
from tests.world import World

from shouhou.people.models import User


def test_a_session_counts_until_it_ends(world: World) -> None:
    client = Client()
    client.force_login(User.objects.get(pk=world.people["lin"]))
    assert client.get("/cases").status_code == 200
    Session.objects.update(expire_date=F("expire_date") - dt.timedelta(hours=9))
    assert client.get("/cases")["Location"].startswith("/sign-in")
    client.cookies["sessionid"] = "x" * 32
    assert client.get("/cases").status_code == 302
