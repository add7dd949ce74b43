"""Clients that never give up: each act is sent under one idempotency key until it is acknowledged."""

import http.client
import json
import threading
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

PATIENCE = 180  # seconds for one act, however often its server is killed


@dataclass(frozen=True)
class Acknowledged:
    """An act that the product has promised to keep."""

    number: str
    seq: int
    word: str


class Clients:
    """Several people at their programs, each with one case after the other, until they are told to stop."""

    def __init__(self, port: int, about: Mapping[str, Any], people: int) -> None:
        self.port, self.about = port, about
        self.acknowledged: list[Acknowledged] = []
        self.problems: list[str] = []
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._work) for _ in range(people)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let everybody finish the act at hand."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        try:
            while not self._stop.is_set():
                self._one_case()
        except Exception as error:
            self.problems.append(repr(error))

    def _one_case(self) -> None:
        requested = {
            "customer_id": self.about["customer"], "unit_id": self.about["unit"], "channel": "phone", "kind": "repair",
            "visit_needed": True, "requirement": "真空炉不升温",
        }  # fmt: skip
        number = self._act("mei", "/cases", "request.received", requested)
        acts: list[tuple[str, str, dict[str, Any]]] = [
            ("mei", "request.answered", {}),
            ("mei", "request.urged", {"text": "再催"}),
            ("hua", "solution.proposed", {}),
            ("lin", "visit.planned", {"engineer": self.about["engineer"]}),
            ("tao", "visit.departed", {}),
            ("tao", "visit.arrived", {}),
            ("tao", "work.done", {"text": "已更换加热体"}),
        ]
        for who, word, fields in acts:
            if self._stop.is_set():
                return
            self._act(who, f"/cases/{number}/acts/{word}", word, fields)

    def _act(self, who: str, path: str, word: str, fields: dict[str, Any]) -> str:
        """The case's number, once the act has been acknowledged."""
        headers = {
            "Authorization": f"Bearer {self.about['keys'][who]}", "Idempotency-Key": str(uuid.uuid4()),
            "Content-Type": "application/json",
        }  # fmt: skip
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            status, answer = self._send(path, json.dumps(fields), headers)
            if status == 201:
                self.acknowledged.append(Acknowledged(answer["number"], answer["seq"], word))
                return str(answer["number"])
            if 400 <= status < 500 and status != 429:
                raise AssertionError(f"{word}: {status} {answer}")
            time.sleep(1 if status == 429 else 0.05)
        raise AssertionError(f"{word} was not acknowledged within {PATIENCE} s")

    def _send(self, path: str, body: str, headers: dict[str, str]) -> tuple[int, Any]:
        """Status and JSON; 0 where no whole answer came."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("POST", f"/api/v1{path}", body.encode(), headers)
            response = connection.getresponse()
            return response.status, json.loads(response.read())
        except (OSError, http.client.HTTPException, ValueError):
            return 0, None
        finally:
            connection.close()
