"""Whether this process is alive, and whether the whole is ready for people."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

WORKER_SEEN = 60  # seconds


@login_not_required
def healthz(request: HttpRequest) -> JsonResponse:
    """Alive: the process answers. Asks nothing of the database."""
    return JsonResponse({"alive": True})


@login_not_required
def readyz(request: HttpRequest) -> JsonResponse:
    """Ready: database, migrations, and a worker that was seen within a minute; 503 with what is wrong."""
    try:
        checks = {"database": _database(), "migrations": _migrations(), "worker": _worker()}
    except DatabaseError:
        checks = {"database": False}
    ready = all(checks.values())
    return JsonResponse({"ready": ready, **checks}, status=200 if ready else 503)


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _worker() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(last_heartbeat) > now() - make_interval(secs => %s) FROM procrastinate_workers", [WORKER_SEEN]
        )
        return bool(cursor.fetchone()[0])
