"""The worker: what a job defers belongs to the job's transaction."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from shouhou.cli import worker

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def no_periodic_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deferrer of periodic jobs keeps a connection, which the test database could then not be dropped with."""
    monkeypatch.setattr(app.periodic_registry, "periodic_tasks", {})


@pytest.mark.usefixtures("no_periodic_jobs")
@pytest.mark.parametrize(("fails", "left"), [(False, ["todo"]), (True, [])])
def test_rolls_back_what_a_failed_job_deferred(fails: bool, left: list[str]) -> None:
    name, effect = f"cli.tests.cause_{fails}", f"cli.tests.effect_{fails}"

    def cause(**arguments: object) -> None:
        with transaction.atomic():
            app.configure_task(effect, queue="elsewhere").defer()
            if fails:
                raise ValueError

    app.task(name=name, queue="here")(cause)
    app.configure_task(name, queue="here").defer()
    options = {"wait": False, "queues": ["here"], "install_signal_handlers": False, "listen_notify": False}
    try:
        with ThreadPoolExecutor(1) as own_thread:  # a browser of other tests may keep a loop running in this one
            own_thread.submit(worker.own_app().run_worker, **options).result()
    finally:
        del app.tasks[name]
        connection.close()
    assert list(ProcrastinateJob.objects.filter(task_name=effect).values_list("status", flat=True)) == left
