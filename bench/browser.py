"""Asks an application for pages in this process, as a server would, with the session of somebody who has signed in."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from shouhou.people.models import User


class Browser:
    """One application, one session."""

    def __init__(self, application: WSGIHandler, user: User | None = None) -> None:
        self.application, self.cookie = application, ""
        if user:
            client = Client()
            client.force_login(user)
            self.cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"

    def getter(self, path: str, query: dict[str, Any]) -> Callable[[], bytes]:
        """A call that asks for this page, and fails unless it comes."""
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": urlencode(query), "SERVER_NAME": "localhost",
            "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost",
            "HTTP_COOKIE": self.cookie, "wsgi.url_scheme": "http", "wsgi.input": BytesIO(), "wsgi.errors": BytesIO(),
        }  # fmt: skip

        def get() -> bytes:
            told: list[str] = []

            def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Callable[[bytes], object]:
                told.append(status)
                return bytes

            answer = self.application(dict(environ), start)
            body = b"".join(answer)
            answer.close()
            if told[0][:3] not in ("200", "302"):
                raise AssertionError(f"{path}?{environ['QUERY_STRING']} answers {told[0]}")
            return body

        return get
