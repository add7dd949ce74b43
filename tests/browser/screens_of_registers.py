"""The screens of registers and of recurring duties, as `screens.py` lists those of the rest."""

from tests.browser.screens import Screen, on_paper, submit

REGISTERS = {
    "entries": Screen("gu", "/registers"),
    "entries-none": Screen("mei", "/registers"),
    "entry-kinds": Screen("gu", "/registers/new"),
    "entry-new": Screen("gu", "/registers/new/stocktake"),
    "entry-new-errors": Screen("gu", "/registers/new/budget", submit, "422"),
    "entry": Screen("gu", "/registers/{stocktake}"),
    "entry-print": Screen("gu", "/registers/{stocktake}", on_paper),
    "entry-act": Screen("gu", "/registers/{stocktake}/acts/approval.refused"),
}
