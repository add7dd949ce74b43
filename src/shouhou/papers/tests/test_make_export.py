"""Use case: the worker gathers everything that is held of a customer."""

import io
import json
import zipfile

from openpyxl import load_workbook
from tests.acts import do
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.public import attach_file, note_call
from shouhou.notices.models import Notice
from shouhou.papers.models import PersonalExport
from shouhou.papers.services.make_export import make_export
from shouhou.papers.services.order_export import order_export


def ordered(world: World) -> int:
    """An order for a customer with a call, a case, a note and a file."""
    case = world.registered(contact="王芳")
    do(case, "note.added", world.mei, world.now, text="=1+1 回电")
    attach_file(case_id=case.case_id, content=b"%PDF-1.7", name="图纸.pdf", actor=world.mei, now=world.now)
    note_call(kind="complaint", customer_id=world.customer_id, text="态度差", actor=world.mei, now=world.now)
    return order_export(customer_id=world.customer_id, language="zh-hans", actor=world.lin, now=world.now)


def test_the_zip_holds_everything(world: World) -> None:
    export_id = ordered(world)
    make_export(export_id=export_id, now=world.now)
    zipped = zipfile.ZipFile(io.BytesIO(bytes(PersonalExport.objects.get(pk=export_id).content or b"")))
    held = json.loads(zipped.read("data.json"))
    assert held["contacts"][0]["phone"] == "13800138000"
    assert [call["text"] for call in held["calls"]] == ["态度差"]
    assert [e["words"].get("text") for e in held["cases"][0]["events"]][1] == "=1+1 回电"
    (file,) = [name for name in zipped.namelist() if name.startswith("files/")]
    assert (file.endswith("图纸.pdf"), zipped.read(file)) == (True, b"%PDF-1.7")
    sheet = load_workbook(io.BytesIO(zipped.read("data.xlsx"))).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "13800138000" in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells if "1+1" in str(cell.value)} == {"s"}  # a text, and no formula


def test_it_tells_whoever_has_asked(world: World) -> None:
    make_export(export_id=ordered(world), now=world.now)
    assert Notice.objects.get(kind="export.ready").recipient_id == world.lin.id


def test_twice_is_once(world: World) -> None:
    export_id = ordered(world)
    make_export(export_id=export_id, now=world.now)
    with nothing_changed():
        make_export(export_id=export_id, now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    export_id = ordered(world)
    assert all_or_nothing(lambda: make_export(export_id=export_id, now=world.now)) >= 2
