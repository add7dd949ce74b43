"""Requests a second: through HTTP with two web workers, and one by one in this process."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import threading
import time
import uuid
from collections.abc import Callable, Iterator

from bench import floor
from bench.measure import Figure, seconds
from bench.people import world_of_the_bench
from bench.scratch import filled_database
from shouhou.cases.models import Case
from shouhou.cases.public import register_request
from shouhou.cli import children, web
from shouhou.kernel import clock
from shouhou.people.public import make_token
from shouhou.people.services.add_person import add_person

HTTP_RATE, BULK_RATE = 150.0, 800.0
CLIENTS, REQUESTS, DESKS = 4, 800, 8  # a person may write so often a minute: hence several
IN_PROCESS = 300


def figures() -> list[Figure]:
    """What a program can send, and what the use case itself takes."""
    with filled_database() as url:
        return [_through_http(url), _in_process()]


def _through_http(url: str) -> Figure:
    case = Case.objects.order_by("pk")[0]
    keys = [_desk(number, case.branch_path) for number in range(DESKS)]
    body = json.dumps(
        {
            "customer_id": case.customer_id, "unit_id": case.unit_id, "channel": "phone", "visit_needed": True,
            "kind": "repair", "requirement": "真空炉不升温",
        }
    ).encode()  # fmt: skip
    with _served(url) as port:
        _send(port, keys, body, CLIENTS * 5)
        took = seconds(lambda: _send(port, keys, body, REQUESTS))
    return Figure("requests through HTTP", REQUESTS / took, "a second", HTTP_RATE, least=True)


def _in_process() -> Figure:
    """Beside the floor's transactions, in the same process and one after the other."""
    world, now = world_of_the_bench(), clock.now()
    mei, case = world.actor("mei"), Case.objects.order_by("pk")[0]
    fields = {"channel": "phone", "visit_needed": True, "kind": "repair", "requirement": "真空炉不升温"}

    def ours() -> None:
        for _ in range(IN_PROCESS):
            register_request(customer_id=case.customer_id, unit_id=case.unit_id, fields=fields, actor=mei, now=now)

    def bare() -> None:
        for _ in range(IN_PROCESS):
            floor.create_case(case.customer_id, case.unit_id or 0, "真空炉不升温")

    guide = {"floor_a_second": IN_PROCESS / seconds(bare)}
    return Figure("requests in process", IN_PROCESS / seconds(ours), "a second", BULK_RATE, least=True, guide=guide)


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
