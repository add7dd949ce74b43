"""What has to be there before people come: run by `shouhou run` and `shouhou migrate` after the migrations."""

from collections.abc import Callable

from shouhou.config.demo.first_start import demo
from shouhou.config.first_run import first_run
from shouhou.config.shipped import regulations, roles

STEPS: list[Callable[[], list[str]]] = [roles, regulations, demo]
FOR_THE_MOMENT: list[Callable[[], list[str]]] = [first_run]
