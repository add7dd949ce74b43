"""The pages of an import: waiting for the worker, what it would do, what came of it."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.jobs import work_off
from tests.world import World

from shouhou.assets.models import Import
from shouhou.assets.tests.import_files import NEW, SECOND, as_csv
from shouhou.customers.public import add_customer
from shouhou.people.models import User


@pytest.fixture
def lin(world: World) -> Client:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    client.force_login(User.objects.get(pk=world.people["lin"]))
    return client


def brought(lin: Client) -> str:
    file = SimpleUploadedFile("客户.csv", as_csv(NEW, SECOND))
    return lin.post("/customers/import", {"file": file})["Location"]


def test_it_waits_for_the_worker_and_then_shows_the_rows(lin: Client) -> None:
    place = brought(lin)
    page = lin.get(place).content.decode()
    assert "0 of 2 rows looked through" in page
    assert "<tbody>" not in page
    waiting = lin.get(place, headers={"HX-Request": "true"})
    assert ("hx-get" in waiting.content.decode(), waiting.headers.get("HX-Refresh")) == (True, None)
    assert "the worker is at it" in lin.get("/customers/import").content.decode()
    work_off()
    assert lin.get(place, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "Import 2 rows" in lin.get(place).content.decode()
    assert lin.post(f"{place}/run")["Location"] == place
    assert "Being imported" in lin.get(place).content.decode()
    work_off()
    page = lin.get(place).content.decode()
    assert "Undo the import" in page
    assert lin.post(f"{place}/run").status_code == 422
    assert "1 row looked through" not in page


def test_it_can_be_cancelled_and_begun_again(lin: Client) -> None:
    place = brought(lin)
    assert lin.post(f"{place}/cancel")["Location"] == place
    page = lin.get(place).content.decode()
    assert "The file was not looked through" in page
    assert f"{place}/run" not in page
    assert lin.post(f"{place}/check", {"update": "update"})["Location"] == place
    again = lin.post(f"{place}/check", {"update": "update"})
    assert (again.status_code, "The worker is at this import already" in again.content.decode()) == (422, True)
    work_off()
    assert Import.objects.get().update


def test_it_says_where_rows_would_do_something_else_now(lin: Client, world: World) -> None:
    place = brought(lin)
    work_off()
    lin.post(f"{place}/run")
    add_customer(name="大连铸造", branch_id=world.branches["shenyang"], actor=world.lin)
    work_off()
    page = lin.get(place).content.decode()
    assert "Something was entered meanwhile" in page
    assert "same name" in page
