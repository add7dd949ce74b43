"""Use case: a request goes to another machine, and never into the internal network unless that is allowed."""

import http.client
import socket
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

from shouhou.kernel import clock
from shouhou.notices.rules.requests import Request
from shouhou.notices.rules.targets import HTTPS, NOT_OURS, allowed, wrong_with

TIMEOUT = 10  # seconds, for each step
LARGEST_ANSWER = 64 * 1024  # bytes


@dataclass(frozen=True)
class Answer:
    """What came back. `status` is None where nobody answered; `server_down`: then the whole channel waits."""

    ok: bool
    status: int | None
    body: str
    milliseconds: int = 0
    server_down: bool = False
    hopeless: bool = False


def post(*, request: Request, private: bool) -> Answer:
    """Send it and read the first words of the answer. Redirections are not followed.

    The name is resolved once and the connection goes to the very address that was checked, so that a name cannot point
    elsewhere the second time.
    """
    start = clock.ticks()
    parts = urlsplit(request.url)
    if wrong := wrong_with(request.url, private=private):
        return Answer(False, None, str(wrong), hopeless=True)
    host, secure = parts.hostname or "", parts.scheme == HTTPS
    port = parts.port or (443 if secure else 80)
    try:
        found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        addresses = allowed(found, private=private)
        if not addresses:
            return Answer(False, None, str(NOT_OURS), hopeless=True)
        connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT)
        connection.sock = _connected(addresses[0], host, port, secure)
        try:
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request(request.method, path, request.body or None, {"User-Agent": "Shouhou", **request.headers})
            answer = connection.getresponse()
            body = answer.read(LARGEST_ANSWER).decode(errors="replace").replace("\x00", "")
        finally:
            connection.close()
    except (OSError, http.client.HTTPException) as error:
        return Answer(False, None, f"{type(error).__name__}: {error}"[:300], _since(start), server_down=True)
    return Answer(200 <= answer.status < 300, answer.status, body, _since(start))


def _connected(address: str, host: str, port: int, secure: bool) -> socket.socket:
    plain = socket.create_connection((address, port), timeout=TIMEOUT)
    if not secure:
        return plain
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except BaseException:
        plain.close()
        raise


def _since(start: float) -> int:
    return int((clock.ticks() - start) * 1000)
