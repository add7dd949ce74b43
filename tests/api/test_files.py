"""Files of a case over the API: added once, listed, read back, and refused where they are no files."""

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from shouhou.documents.tests.pictures import photo, read
from tests.api.caller import PROBLEM, Caller
from tests.world import World


def sent(caller: Caller, number: str, content: bytes, *, key: str = "", **more: Any) -> Any:
    headers = {**caller.headers, "Idempotency-Key": key or str(uuid.uuid4())}
    body = {"file": SimpleUploadedFile("现场.jpg", content), **more}
    return caller.client.post(f"/api/v1/cases/{number}/attachments", body, headers=headers)


def test_it_adds_lists_and_reads_a_file(world: World, mei: Caller, number: str) -> None:
    answer = sent(mei, number, photo(), caption="控制柜")
    assert answer.status_code == 201, answer.content
    told = answer.json()
    assert (told["name"], told["caption"], told["media_type"], told["width"]) == (
        "现场.jpg",
        "控制柜",
        "image/jpeg",
        64,
    )
    assert mei.get(f"/cases/{number}/attachments").json() == [told]
    assert read(mei.get(f"/cases/{number}/attachments/{told['seq']}").content).size == (64, 48)


def test_it_adds_once_under_one_key(world: World, mei: Caller, number: str) -> None:
    key = str(uuid.uuid4())
    first = sent(mei, number, photo(), key=key)
    assert sent(mei, number, photo(), key=key).json() == first.json()
    assert sent(mei, number, b"%PDF-other", key=key).status_code == 422
    assert len(mei.get(f"/cases/{number}/attachments").json()) == 1


@pytest.mark.parametrize("content", [b"MZ\x90\0", b""])
def test_it_refuses_what_is_no_file_that_we_take(world: World, mei: Caller, number: str, content: bytes) -> None:
    answer = sent(mei, number, content)
    assert (answer.status_code, answer["Content-Type"]) == (422, PROBLEM)
    assert answer.json()["errors"]["files"]
    assert mei.get(f"/cases/{number}/attachments").json() == []


def test_it_refuses_json_and_what_is_too_large_at_the_door(world: World, mei: Caller, number: str) -> None:
    assert mei.post(f"/cases/{number}/attachments", {"file": "x"}).status_code == 415
    assert sent(mei, number, b"%PDF-" + b"x" * 13 * 1024**2).status_code == 413


def test_it_hides_files_from_another_branch_and_has_none_that_is_not_there(
    world: World, mei: Caller, number: str
) -> None:
    seq = sent(mei, number, photo()).json()["seq"]
    assert Caller(world, "gu").get(f"/cases/{number}/attachments/{seq}").status_code == 404
    assert mei.get(f"/cases/{number}/attachments/1").status_code == 404
