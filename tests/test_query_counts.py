"""How many statements a page may take: whoever adds one changes a number here, and says why."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from shouhou.cases.public import record_act
from shouhou.kernel.public import installation
from shouhou.people.models import User
from tests.world import World

WHO = 3  # session, user with their roles, and how many notices wait, for the bell


@pytest.fixture
def lin(world: World) -> Client:
    """Lin's, after a first page: what is kept once a session has been kept."""
    client = Client()
    client.force_login(User.objects.get(pk=world.people["lin"]))
    client.get("/cases")
    return client


@pytest.mark.parametrize("cases", [1, 10])
def test_it_lists_any_number_of_cases_with_three_statements(
    world: World, lin: Client, django_assert_num_queries: DjangoAssertNumQueries, cases: int
) -> None:
    for _ in range(cases):
        world.registered()
    installation(fresh=True)  # it is read again each second, which is not what we count
    with django_assert_num_queries(WHO + 3):  # their count, the page, the saved views
        assert lin.get("/cases").status_code == 200


@pytest.mark.parametrize("urged", [0, 10])
def test_it_shows_a_case_of_any_length_with_five_statements(
    world: World, lin: Client, django_assert_num_queries: DjangoAssertNumQueries, urged: int
) -> None:
    registered = world.registered()
    for _ in range(urged):
        record_act(case_id=registered.case_id, word="request.urged", fields={}, actor=world.mei, now=world.now)
    # The case with stream, customer, unit and followers; events with their words; the names of people; contacts; own
    # columns of the register that must be filled before the file is closed
    installation(fresh=True)  # it is read again each second, which is not what we count
    with django_assert_num_queries(WHO + 5):
        assert lin.get(f"/cases/{registered.number}").status_code == 200
