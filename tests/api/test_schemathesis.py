"""Whatever is sent to any operation, the answer is one that its description names, and never a 500.

The cast is made once for all operations; what an operation writes is rolled back after its examples, and deferred
constraints are checked before. A third of the requests go wherever the generator likes, the others to a case that is
there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import override_settings
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as tried
from hypothesis import strategies as st
from pytest_django.plugin import DjangoDbBlocker
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from shouhou.config.api import api
from shouhou.config.wsgi import application
from shouhou.kernel import clock
from shouhou.kernel.testing.minutes import MONDAY
from shouhou.notices.public import notify
from tests.api.caller import Caller
from tests.world import make_world

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
    negative_data_rejection,
]  # fmt: skip
POSITIVE, NEGATIVE = GenerationMode.POSITIVE, GenerationMode.NEGATIVE

schema = schemathesis.openapi.from_dict(api.get_openapi_schema())
schema.app = application
OPERATIONS = [found.ok() for found in schema.get_all_operations()]


@dataclass
class There:
    """What the requests can hit: the manager's key, and ids that exist."""

    headers: dict[str, str]
    ids: dict[str, Any]


@pytest.fixture(scope="module")
def one_connection() -> Iterator[None]:
    """The application keeps its connection between requests, as Django's own test client has it."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def there(one_connection: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[There]:
    """The cast with a case of theirs, for all operations together."""
    with (
        django_db_blocker.unblock(), clock.frozen(MONDAY), transaction.atomic(),
        override_settings(
            API_WRITES_A_MINUTE=10**6, PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]
        ),
    ):  # fmt: skip
        world = make_world(MONDAY)
        given: dict[str, Any] = {"about": "", "address": "", "at": MONDAY, "now": MONDAY}
        (notice_id,) = notify(kind="block.waiting", key="k", recipients=[world.lin.id], **given)
        ids = {
            "notice_id": notice_id, "number": world.registered().number, "seq": 1, "customer_id": world.customer_id,
            "slug": "furnace-maker", "clause_id": "FUR-2.21",
        }  # fmt: skip
        yield There(Caller(world, "lin").headers, ids)
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.definition.raw["operationId"])
def test_it_answers_whatever_is_sent(there: There, operation: Any) -> None:
    ids = {p.name: there.ids[p.name] for p in operation.path_parameters if p.name in there.ids}
    anywhere = operation.as_strategy(POSITIVE)
    cases = st.one_of(anywhere, *(operation.as_strategy(mode, path_parameters=ids) for mode in (POSITIVE, NEGATIVE)))

    @given(case=cases)
    @tried(
        max_examples=20, derandomize=True, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck), database=None,
    )  # fmt: skip
    def answer(case: schemathesis.Case) -> None:
        case.call_and_validate(headers=there.headers, checks=CHECKS)

    answer()
