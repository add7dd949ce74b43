"""What a draft would have changed, on the screen."""

import datetime as dt
import io
from collections.abc import Callable

from django.test import Client
from openpyxl import load_workbook
from tests.jobs import forget, work_off
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.kernel import clock
from shouhou.workbench import public
from shouhou.workbench.models import WhatIf
from shouhou.workbench.tests.what_ifs import answered_after, drafted

Reader = Callable[..., Client]
PERIOD = {"since": "2026-03-01", "until": "2026-03-31"}


def test_it_is_asked_carried_out_by_jobs_and_read(reader: Reader, world: World) -> None:
    draft_id, wen = drafted(world), reader("wen", "en")
    late = answered_after(world, 5)
    answered_after(world, 1)
    forget()
    with clock.frozen(world.now + dt.timedelta(days=2)):
        asked = wen.post(f"/regulations/drafts/{draft_id}/what-if", PERIOD)
    place = asked["Location"]
    assert "<progress" in wen.get(place).content.decode()
    work_off()
    page = wen.get(place).content.decode()
    assert "<progress" not in page
    assert late.number in page
    assert "2 cases with" in page
    rows = [r["row"] for r in wen.get(place).context["rows"]]
    assert [(r.before, r.after) for r in rows if (r.kind, r.clause, r.state) == ("clock", "FUR-2.1", "missed")] == [
        (1, 0)
    ]
    fragment = wen.get(place, headers={"HX-Request": "true"}).content.decode()
    assert fragment.lstrip().startswith('<div id="answer">')
    assert "1 of 2 cases differ" in wen.get(f"/regulations/drafts/{draft_id}/what-if").content.decode()


def test_it_is_an_excel_file(reader: Reader, world: World) -> None:
    draft_id, wen = drafted(world), reader("wen", "en")
    late = answered_after(world, 5)
    place = wen.post(f"/regulations/drafts/{draft_id}/what-if", PERIOD)["Location"]
    work_off()
    sheet = load_workbook(io.BytesIO(wen.get(f"{place}/excel").content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:3] == ("Case", "Clause", "Kind")
    assert (late.number, "FUR-2.1", "clock") in [row[:3] for row in rows[1:]]


def test_it_is_cancelled(reader: Reader, world: World) -> None:
    draft_id, wen = drafted(world), reader("wen", "en")
    answered_after(world, 5)
    place = wen.post(f"/regulations/drafts/{draft_id}/what-if", PERIOD)["Location"]
    assert wen.post(f"{place}/cancel").status_code == 302
    work_off()
    page = wen.get(place).content.decode()
    assert "0 of 1 cases were derived" in page
    assert "<progress" not in page


def test_it_tells_of_an_empty_period_a_wrong_one_and_a_draft_that_moved_on(reader: Reader, world: World) -> None:
    draft_id, wen = drafted(world), reader("wen", "en")
    place = f"/regulations/drafts/{draft_id}/what-if"
    for wrong in ({}, {"since": "2026-03-02", "until": "2026-03-01"}, {"since": "2999-01-01", "until": "2999-01-01"}):
        with nothing_changed():
            assert wen.post(place, wrong).status_code == 422
    asked = wen.post(place, {"since": "2020-01-01", "until": "2020-01-31"})["Location"]
    assert "No case was opened in this period" in wen.get(asked).content.decode()
    WhatIf.objects.update(content="older")
    assert "has been changed since" in wen.get(asked).content.decode()


def test_it_is_hidden_from_others(reader: Reader, world: World) -> None:
    place = reader("wen").post(f"/regulations/drafts/{drafted(world)}/what-if", PERIOD)["Location"]
    for name in ("mei", "gu"):
        for path in (place, f"{place}/excel"):
            assert reader(name).get(path).status_code == 404
        assert reader(name).post(f"{place}/cancel").status_code == 404


def test_the_command_line_has_the_same_answer(world: World) -> None:
    draft_id = drafted(world)
    answered_after(world, 5)
    with clock.frozen(world.now + dt.timedelta(days=3)):
        asked = public.ask(draft_id=draft_id, since=world.now.date(), until=world.now.date())
        public.work_off(asked)
    found = public.answer(asked)
    assert (found["cases"], found["differing"], found["failed"], found["parts_left"]) == (1, 1, 0, 0)
    missed = next(r for r in found["rows"] if (r["kind"], r["clause"], r["state"]) == ("clock", "FUR-2.1", "missed"))
    assert (missed["before"], missed["after"]) == (1, 0)
    assert not public.is_cancelled(asked)
