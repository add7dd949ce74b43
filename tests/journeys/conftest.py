"""The demo organisation behind a real server, and the browser of the browser tests."""

import logging
from collections.abc import Iterator

import pytest
from pytest_django.live_server_helper import LiveServer

from shouhou.config.demo.organisation import make_organisation
from shouhou.config.scenarios.scratch import scratch_database
from shouhou.kernel import clock
from shouhou.kernel.models import Installation
from tests.browser.conftest import desk, launch, open_page, page_check, phone, policy_reports

__all__ = ["desk", "launch", "open_page", "page_check", "phone", "policy_reports"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/journeys/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def demo_server(django_db_blocker) -> Iterator[str]:
    """The address of the demo, without cases, in a database of its own."""
    logging.getLogger("django.server").setLevel(logging.ERROR)
    with django_db_blocker.unblock(), scratch_database():
        make_organisation(now=clock.minute(clock.now()))
        Installation.objects.update(history_wanted=0)
        server = LiveServer("localhost")
        try:
            yield server.url
        finally:
            server.stop()
