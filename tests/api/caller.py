"""Calls the API as a program does: with a key, and an idempotency key for each write."""

import json
import uuid
from typing import Any

from django.http import HttpResponse
from django.test import Client

from shouhou.people.public import make_token
from tests.world import World

PROBLEM = "application/problem+json"


class Caller:
    """Somebody of the cast at a program."""

    def __init__(self, world: World, name: str, *, may_write: bool = True, language: str = "en") -> None:
        self.key = make_token(world.people[name], "test", may_write=may_write, days=1, at=world.now)
        self.client = Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Bearer {self.key}", "Accept-Language": language}

    def get(self, path: str, **query: Any) -> HttpResponse:
        return self.client.get(f"/api/v1{path}", query, headers=self.headers)

    def post(self, path: str, body: Any = None, *, key: str = "") -> HttpResponse:
        return self.write("POST", path, body, key=key)

    def write(self, method: str, path: str, body: Any = None, *, key: str = "") -> HttpResponse:
        headers = {**self.headers, "Idempotency-Key": key or str(uuid.uuid4())}
        sent = "" if body is None else json.dumps(body)
        return self.client.generic(method, f"/api/v1{path}", sent, "application/json", headers=headers)

    def act(self, number: str, word: str, key: str = "", **body: Any) -> HttpResponse:
        return self.post(f"/cases/{number}/acts/{word}", body, key=key)
