"""The service confirmation form as PDF: the first in a process, and a warm one. The bar: one Chinese page in 30 ms."""

import statistics
import time

from bench.measure import Figure
from shouhou.documents.public import ServiceConfirmation, render_service_confirmation
from shouhou.documents.tests.service_confirmations import filled

WARM = 20


def first_render() -> float:
    """Milliseconds of a render that has to read the fonts, if this process has not rendered yet."""
    return _milliseconds(filled())


def warm_render(times: int = WARM) -> float:
    """Milliseconds per page, the median of so many renders, each of another form: Typst remembers what it has set."""
    forms = [filled(case_number=f"S{n:07d}", fault_symptom=f"第 {n} 次开机后跳闸") for n in range(times)]
    return statistics.median(_milliseconds(form) for form in forms)


def figures() -> list[Figure]:
    """The warm page, with the first render of this process beside it."""
    first = first_render()
    return [Figure("one Chinese page, warm", round(warm_render(), 1), "ms", 30, guide={"first ms": round(first, 1)})]


def _milliseconds(form: ServiceConfirmation) -> float:
    began = time.perf_counter()
    render_service_confirmation(form)
    return (time.perf_counter() - began) * 1000
