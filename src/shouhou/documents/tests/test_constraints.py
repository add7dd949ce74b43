"""The laws that the database itself keeps about files, papers and columns."""

from tests.bites import bites, unchangeable
from tests.world import World

from shouhou.documents.models import Archived, Attachment, RegisterColumn


def test_it_adds_one_file_with_an_event(world: World) -> None:
    case = world.registered()
    given = {"subject_id": case.subject_id, "seq": 1, "media_type": "text/plain", "size": 1, "added_at": world.now}
    Attachment.objects.create(sha256="a" * 64, **given)
    with bites("an_event_adds_one_file"):
        Attachment.objects.create(sha256="b" * 64, **given)


def test_it_names_a_file_by_its_hash(world: World) -> None:
    case = world.registered()
    with bites("a_file_is_named_by_its_hash"):
        Attachment.objects.create(
            subject_id=case.subject_id, seq=1, sha256="../../etc/passwd", media_type="text/plain", size=1,
            added_at=world.now,
        )  # fmt: skip


def test_it_keeps_what_was_printed(world: World) -> None:
    """The trigger is papers_stand."""
    Archived.objects.create(kind="work_order", number="S1", content_hash="a" * 64, made_at=world.now)
    unchangeable(Archived, number="S2")


def test_it_gives_a_column_a_plain_code(db: None) -> None:
    with bites("a_column_has_a_plain_code"):
        RegisterColumn.objects.create(code="Furnace No.", name_zh="炉号")


def test_it_keeps_the_history_of_columns_as_it_was_written(db: None) -> None:
    RegisterColumn.objects.create(code="furnace", name_zh="炉号")
    unchangeable(RegisterColumn.pgh_event_model, pgh_label="forged")  # type: ignore[attr-defined]
