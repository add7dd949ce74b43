"""Each rule with code that it must refuse and code that it must leave alone."""

from pathlib import Path, PurePosixPath

import pytest

from tools.house_rules.__main__ import RULES, findings
from tools.house_rules.source import Source

SERVICE = "src/shouhou/cases/services/close_case.py"
QUERIES = "src/shouhou/cases/queries.py"
VIEW = "src/shouhou/cases/views/close_case.py"
MODEL = "src/shouhou/cases/models/case.py"

REFUSED = [
    ("clock", SERVICE, "from django.utils import timezone\nat = timezone.now()\n", 2),
    ("clock", SERVICE, "from django.utils.timezone import now as jetzt\nat = jetzt()\n", 2),
    ("clock", SERVICE, "import datetime as dt\nat = dt.datetime.now(dt.UTC)\n", 2),
    ("clock", SERVICE, "from datetime import date\nfield = Field(default=date.today)\n", 2),
    ("clock", SERVICE, "import time\nbegan = time.time()\n", 2),
    ("clock", SERVICE, "from django.utils import timezone\nday = timezone.localdate()\n", 2),
    (
        "clock",
        SERVICE,
        "from django.db.models.functions import Now\nlate = Clock.objects.filter(due_at__lt=Now())\n",
        2,
    ),
    ("clock", MODEL, "class Case:\n    made_at = DateTimeField(auto_now_add=True)\n", 2),
    ("locks", SERVICE, "case = Case.objects.select_for_update().get(pk=1)\n", 1),
    ("locks", QUERIES, "def case(pk):\n    return Case.objects.select_for_update().get(pk=pk)\n", 2),
    ("locks", SERVICE, "cursor.execute('SELECT 1 FROM head WHERE id = 1 FOR UPDATE')\n", 1),
    ("signals", MODEL, "from django.db.models.signals import post_save\n", 1),
    ("signals", MODEL, "from django.dispatch import receiver\n", 1),
    ("signals", MODEL, "from django.db.models import signals\n", 1),
    ("signals", MODEL, "class Case:\n    def save(self, **kwargs):\n        self.number = 1\n", 2),
    ("foreign-ids", VIEW, "def view(request):\n    close(case_id=request.POST['case'])\n", 2),
    ("foreign-ids", VIEW, "def view(request):\n    close(case_id=int(request.GET.get('case', 0)))\n", 2),
    ("foreign-ids", VIEW, "def view(request, payload):\n    close(by_id=payload.by)\n", 2),
    ("foreign-ids", VIEW, "def view(request):\n    given = form.cleaned_data\n    close(unit_ids=given['units'])\n", 3),
    ("foreign-ids", "src/shouhou/cases/api.py", "def close(request, body):\n    act(case_id=body.case_id)\n", 2),
    ("file-length", SERVICE, "pass\n" * 401, 1),
    ("file-length", "src/shouhou/cases/tests/test_close_case.py", "pass\n" * 401, 1),
    ("use-case-tests", "src/shouhou/cases/services/never_tested.py", "", 1),
]

ALLOWED = [
    ("clock", "src/shouhou/kernel/clock.py", "from django.utils import timezone\nat = timezone.now()\n"),
    ("clock", "src/shouhou/cases/tests/test_close_case.py", "import time\nbegan = time.time()\n"),
    ("clock", SERVICE, "from django.utils import timezone\nday = timezone.localdate(at, zone)\n"),
    ("clock", SERVICE, "import time\nbegan = time.monotonic()\n"),
    ("clock", SERVICE, "from shouhou.kernel import clock\nat = clock.now()\n"),
    ("locks", QUERIES, "def locked_case(pk):\n    return Case.objects.select_for_update().get(pk=pk)\n"),
    ("locks", QUERIES, "CLAIM = 'SELECT id FROM clock FOR UPDATE SKIP LOCKED'\n"),
    ("locks", SERVICE, '"""Nobody may write FOR UPDATE here."""\n'),
    ("signals", SERVICE, "case.save(update_fields=['state'])\n"),
    ("foreign-ids", VIEW, "def view(request, pk):\n    case = seen(pk)\n    close(case_id=case.pk)\n"),
    ("foreign-ids", VIEW, "def view(request):\n    page = visible_to(me).filter(branch_id=request.GET['branch'])\n"),
    ("foreign-ids", VIEW, "def view(request):\n    listed(engineer_id=me.id if request.GET.get('mine') else None)\n"),
    ("foreign-ids", SERVICE, "def close(payload):\n    act(case_id=payload.case_id)\n"),
    ("file-length", SERVICE, "pass\n" * 400),
    ("file-length", "src/shouhou/cases/migrations/0001_case.py", "pass\n" * 401),
    ("use-case-tests", "src/shouhou/cases/services/__init__.py", ""),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "path", "text", "line"), REFUSED)
def test_refuses(rule: str, path: str, text: str, line: int) -> None:
    assert [found.line for found in RULES[rule](Source(PurePosixPath(path), text))] == [line]


@pytest.mark.parametrize(("rule", "path", "text"), ALLOWED)
def test_leaves_alone(rule: str, path: str, text: str) -> None:
    assert list(RULES[rule](Source(PurePosixPath(path), text))) == []


def test_finds_the_test_of_a_use_case(tmp_path: Path) -> None:
    test = tmp_path / "src/shouhou/cases/tests/test_close_case.py"
    test.parent.mkdir(parents=True)
    test.touch()
    assert list(RULES["use-case-tests"](Source(PurePosixPath(SERVICE), "", tmp_path))) == []


def messages(text: str) -> list[str]:
    return [found.message for found in findings(Source(PurePosixPath(VIEW), text))]


@pytest.mark.parametrize(
    "text",
    [
        "import time\nat = time.time()  # house: allow clock because this is a benchmark\n",
        "import time\n# house: allow clock because this is a benchmark\nat = time.time()\n",
    ],
)
def test_lets_a_reasoned_escape_pass(text: str) -> None:
    assert messages(text) == []


def test_refuses_an_escape_without_reason() -> None:
    first, second = messages("import time\nat = time.time()  # house: allow clock\n")
    assert "[clock]" in first
    assert "needs its reason" in second


def test_refuses_an_escape_that_nothing_needs() -> None:
    (message,) = messages("# house: allow clock because it once was needed\n")
    assert "nothing needs this escape" in message


def test_every_rule_says_how_to_escape() -> None:
    for rule, check in RULES.items():
        documentation = __import__(check.__module__, fromlist=["__doc__"]).__doc__
        assert f"house: allow {rule} because" in documentation
        assert "Without it:" in documentation
