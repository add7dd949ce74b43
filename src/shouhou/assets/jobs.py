"""Jobs of assets."""

from shouhou.assets.services.forget_imports import forget_imports
from shouhou.kernel import clock, jobs


@jobs.job("assets.forget_imports", every="23 * * * *")
def forget() -> None:
    """Each hour: files that nobody carried out within a day are removed."""
    forget_imports(now=clock.now())
