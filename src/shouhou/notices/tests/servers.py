"""Small servers of the tests' own: one that takes e-mail, one that takes HTTP requests. Both note what they get."""

import http.server
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Got:
    """What a server was sent, and what it is to answer."""

    port: int = 0
    mails: list[bytes] = field(default_factory=list)
    requests: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    status: int = 200
    answer: bytes = b"{}"
    refuses: str = ""  # a recipient that the mail server does not know
    busy: bool = False  # the mail server turns everybody away


@contextmanager
def mail_server() -> Iterator[Got]:
    """Speaks as much SMTP as one message needs (RFC 5321)."""
    got = Got()

    class Handler(socketserver.StreamRequestHandler):
        def say(self, text: str) -> None:
            self.wfile.write(f"{text}\r\n".encode())

        def handle(self) -> None:
            self.say("421 busy" if got.busy else "220 test")
            while not got.busy and (line := self.rfile.readline().decode().strip()):
                verb = line[:4].upper()
                if verb == "DATA":
                    self.say("354 go on")
                    lines = []
                    while (text := self.rfile.readline().rstrip(b"\r\n")) != b".":
                        lines.append(text)
                    got.mails.append(b"\n".join(lines))
                    self.say("250 taken")
                elif verb == "QUIT":
                    return self.say("221 bye")
                elif verb == "RCPT" and got.refuses and got.refuses in line:
                    self.say("550 no such user")
                else:
                    self.say("250 ok")
            return None

    with _serving(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler), got):
        yield got


@contextmanager
def web_server() -> Iterator[Got]:
    """Takes GET and POST, answers with `status` and `answer`."""
    got = Got()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            got.requests.append((self.path, dict(self.headers), body))
            self.send_response(got.status)
            self.send_header("Location", "http://127.0.0.1/elsewhere")
            self.end_headers()
            self.wfile.write(got.answer)

        do_GET = do_POST

        def log_message(self, format: str, *args: object) -> None:
            """Tests are silent."""

    with _serving(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler), got):
        yield got


@contextmanager
def _serving(server: socketserver.TCPServer, got: Got) -> Iterator[None]:
    got.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
