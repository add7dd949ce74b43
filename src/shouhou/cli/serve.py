"""The web server's own process: `python -m shouhou.cli.serve HOST PORT WORKERS THREADS`.

The application is imported once, before the workers are forked: they share its memory, and a worker that died is
followed by one that answers at once.
"""

import gc
import os
import sys

from shouhou.cli import gate, preflight

APPLICATION = "shouhou.config.wsgi:application"


def main(host: str, port: int, workers: int, threads: int) -> None:
    gc.disable()  # nothing of what is imported can go
    _import_application()

    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    gc.freeze()
    gc.enable()
    gate.pass_through(preflight.data_folder())
    Granian(
        APPLICATION, address=host, port=port, interface=Interfaces.WSGI, workers=workers, blocking_threads=threads,
        respawn_failed_workers=True, workers_kill_timeout=10, log_level=LogLevels.warning,
    ).serve()  # fmt: skip


def _import_application() -> None:
    """All that the first page asks for; no connection is made, for none would survive the fork."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shouhou.config.settings")
    from django.urls import get_resolver

    import shouhou.config.wsgi  # noqa: F401

    get_resolver().reverse_dict  # noqa: B018 (builds what every link on a page is looked up in)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
