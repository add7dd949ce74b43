"""A regulation as one file and as one text, on the screen."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.policy.models import Draft
from shouhou.workbench.tests.what_ifs import drafted

Reader = Callable[..., Client]


def upload(world: World, content: bytes) -> dict[str, Any]:
    file = SimpleUploadedFile("x.yaml", content)
    return {"file": file, "branch": world.branches["shenyang"], "purpose": "brought"}


def test_it_goes_out_and_comes_in(reader: Reader, world: World) -> None:
    draft_id, wen = drafted(world), reader("wen", "en")
    sent = wen.get(f"/regulations/drafts/{draft_id}/export")
    assert sent["Content-Disposition"] == f'attachment; filename="furnace-maker-draft-{draft_id}.yaml"'
    place = wen.post("/regulations/drafts/import", upload(world, sent.content))["Location"]
    assert "brought" in wen.get(place).content.decode()
    shipped = wen.get("/regulations/furnace-maker/export").content
    assert shipped.startswith(b"format: shouhou-regulation-1")
    assert wen.get("/regulations/no-such/export").status_code == 404


def test_it_says_what_is_wrong_with_a_file(reader: Reader, world: World) -> None:
    wen = reader("wen", "en")
    with nothing_changed():
        answer = wen.post(
            "/regulations/drafts/import", upload(world, b"format: shouhou-regulation-1\nregulation: {slg: x}")
        )
        assert wen.post("/regulations/drafts/import", {}).status_code == 422
    assert answer.status_code == 422
    assert "file:2" in answer.content.decode()


def test_a_new_regulation_goes_on_in_its_text(reader: Reader, world: World) -> None:
    wen = reader("wen", "en")
    given = {
        "title_zh": "水泵售后规定",
        "slug": "pump-maker",
        "letters": "PUM",
        "branch": world.branches["shenyang"],
        "purpose": "x",
    }
    with nothing_changed():
        assert wen.post("/regulations/drafts/begin", given | {"letters": "FUR"}).status_code == 422
    place = wen.post("/regulations/drafts/begin", given)["Location"]
    draft = Draft.objects.get()
    assert place == f"/regulations/drafts/{draft.pk}/text"
    with nothing_changed():
        page = wen.post(place, {"seen": 1, "text": draft.content.replace("kind: process", "kind: procces")})
    assert page.status_code == 422
    assert "PUM-1" in page.content.decode()
    assert (
        wen.post(place, {"seen": 1, "text": draft.content.replace("own organisation", "the pump works")}).status_code
        == 302
    )
    assert "the pump works" in Draft.objects.get().content


def test_it_is_for_owners(reader: Reader, world: World) -> None:
    for name in ("mei", "zhao"):
        for path in ("begin", "import"):
            assert reader(name).get(f"/regulations/drafts/{path}").status_code == 403
