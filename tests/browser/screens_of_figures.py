"""The screens of the figures and of the monthly assessments."""

from tests.browser.screens import Screen

FIGURES = {
    "figures": Screen("lin", "/figures?day=2026-03-01"),
    "figure": Screen("lin", "/figures/promise/furnace-maker/FUR-2.1/response?day=2026-03-01&state=not_counted"),
    "assessments": Screen("lin", "/assessments?month=2026-03"),
    "assessment": Screen("lin", "/assessments/{shenyang}/2026-03/{tao}"),
    "assessments-mine": Screen("tao", "/assessments/mine"),
}
