"""Requests a second: one by one through HTTP with two web workers, and in bulk in this process."""

import contextlib
import http.client
import json
import os
import signal
import socket
import statistics
import subprocess
import threading
import time
import uuid
from collections.abc import Callable, Iterator

from bench import floor
from bench.measure import Figure, seconds, taking_turns
from bench.people import world_of_the_bench
from bench.scratch import filled_database
from shouhou.cases.models import Case
from shouhou.cases.public import Registered, Request, register_requests
from shouhou.cases.services.register_requests import MOST
from shouhou.cli import children, web
from shouhou.kernel import clock
from shouhou.people.public import make_token
from shouhou.people.services.add_person import add_person

HTTP_RATE, BULK_RATE = 150.0, 800.0
CLIENTS, REQUESTS, DESKS = 4, 800, 8  # a person may write so often a minute: hence several
IN_PROCESS = 100
FIELDS = {"channel": "phone", "visit_needed": True, "kind": "repair", "requirement": "真空炉不升温"}


def figures() -> list[Figure]:
    """What programs can send one by one, and many at once."""
    with filled_database() as url:
        return [_through_http(url), _in_bulk()]


def _through_http(url: str) -> Figure:
    case = Case.objects.order_by("pk")[0]
    keys = [_desk(number, case.branch_path) for number in range(DESKS)]
    body = json.dumps({"customer_id": case.customer_id, "unit_id": case.unit_id, **FIELDS}).encode()
    with _served(url) as port:
        _send(port, keys, body, CLIENTS * 5)
        took = seconds(lambda: _send(port, keys, body, REQUESTS))
    return Figure("requests through HTTP", REQUESTS / took, "a second", HTTP_RATE, least=True)


def _in_bulk() -> Figure:
    """As another program hands them in, beside the floor's transactions one after the other, in the same process."""
    world, now = world_of_the_bench(), clock.now()
    mei, case = world.actor("mei"), Case.objects.order_by("pk")[0]

    def requests() -> list[Request]:
        return [
            Request(uuid.uuid4().hex, case.customer_id, case.unit_id, {**FIELDS, "requirement": f"第{n}台不升温"})
            for n in range(MOST)
        ]

    def ours() -> None:
        outcomes = register_requests(requests=requests(), actor=mei, now=now)
        if not all(isinstance(one, Registered) for one in outcomes):
            raise AssertionError(outcomes)

    def bare() -> None:
        for _ in range(IN_PROCESS):
            floor.create_case(case.customer_id, case.unit_id or 0, "真空炉不升温")

    mine, theirs = (statistics.median(taken) for taken in taking_turns(ours, bare, rounds=5))
    guide = {"floor_one_by_one_a_second": IN_PROCESS / theirs}
    return Figure("requests in bulk", MOST / mine, "a second", BULK_RATE, least=True, guide=guide)


def _desk(number: int, branch_path: str) -> str:
    """The key of one more person at the desk."""
    now, branch_id = clock.now(), int(branch_path.strip("/").rpartition("/")[2])
    person = add_person(
        name=f"接线{number}", username=f"desk{number}", password=uuid.uuid4().hex, role="desk", branch_id=branch_id, at=now,
        mobile="",
    )  # fmt: skip
    return make_token(person, "bench", may_write=True, days=1, at=now)


@contextlib.contextmanager
def _served(url: str) -> Iterator[int]:
    """The product's web server on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = children.spawn(
        web.command("127.0.0.1", port), env=os.environ | {"DATABASE_URL": url}, output=subprocess.DEVNULL,
        on_our_death=signal.SIGTERM,
    )  # fmt: skip
    try:
        patience = time.monotonic() + 60
        while not _answers(port):
            if time.monotonic() > patience or server.poll() is not None:
                raise RuntimeError("the web server does not answer")
            time.sleep(0.1)
        yield port
    finally:
        children.end(server, stop=signal.SIGTERM, patience=15)


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    return False


def _send(port: int, keys: list[str], body: bytes, requests: int) -> None:
    """So many requests by several clients at once, each over one connection."""
    problems: list[Exception] = []

    def guarded(client: Callable[[], None]) -> None:
        try:
            client()
        except Exception as error:
            problems.append(error)

    def client(number: int) -> Callable[[], None]:
        return lambda: _one_client(port, keys[number::CLIENTS], body, requests // CLIENTS)

    threads = [threading.Thread(target=guarded, args=[client(number)]) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if problems:
        raise problems[0]


def _one_client(port: int, keys: list[str], body: bytes, requests: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for number in range(requests):
        headers = {
            "Authorization": f"Bearer {keys[number % len(keys)]}", "Idempotency-Key": str(uuid.uuid4()),
            "Content-Type": "application/json",
        }  # fmt: skip
        connection.request("POST", "/api/v1/cases", body, headers)
        response = connection.getresponse()
        answer = response.read()
        if response.status != 201:
            raise AssertionError(f"{response.status} {answer[:300]!r}")
    connection.close()
