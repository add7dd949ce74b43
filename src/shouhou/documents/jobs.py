"""Jobs of documents."""

import datetime as dt

from shouhou.documents.services.sweep_files import sweep_files
from shouhou.kernel import clock, jobs


@jobs.job("documents.sweep_files", every="41 4 * * *")
def sweep() -> None:
    """Each night: files that nobody points at are removed."""
    with clock.shifted(dt.timedelta()):  # files bear the machine's time, which no demo shifts
        sweep_files(now=clock.now())
