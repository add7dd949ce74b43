"""The demo is brought up to a size: customers, then cases stamped from patterns, in one transaction and by COPY."""

import datetime as dt
import multiprocessing
import os
import random
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager

from django.apps import apps
from django.db import connection, transaction

from shouhou.cases import public as cases
from shouhou.config.demo.customers import PLACES
from shouhou.config.demo.organisation import FOUNDED, STAFF
from shouhou.config.demo.scale import patterns, plays
from shouhou.config.demo.scale.homes import Home, new_homes, one_of_each
from shouhou.config.demo.scale.stamp import WEEK, Copy, History, learn, stamped, stamped_as_learnt
from shouhou.kernel import clock, loading, numbers, rows
from shouhou.kernel.public import installation
from shouhou.people import public as people
from shouhou.timeline import public as timeline

BATCH = 5000
CASES_OF_A_CUSTOMER = 10
AHEAD = 3  # batches of each process that are prepared before they are wanted
SEED = "demo scale"
QUIET = 6  # weeks before now in which the histories begin: by now time alone changes nothing of them any more
FAULTS = (
    "真空炉不升温", "机械泵漏油", "温控表跳变", "真空度上不去", "冷却水报警", "炉门密封圈老化", "热电偶断", "扩散泵过热", "通讯中断",
    "电流不平衡", "加热体变形", "炉壁局部过热", "阀门卡滞", "触摸屏黑屏", "记录仪无数据",
)  # fmt: skip


class NoDemo(Exception):
    """This database holds no demo data."""


class Changed(Exception):
    """The demo's regulations or posts were changed in its past: one history cannot stand for all of it."""


def grow(*, cases_in_all: int, tell: Callable[[int], None], processes: int | None = None) -> int:
    """Bring the demo up to so many cases; `tell` hears how many of the missing ones are there. Returns how many were
    added.

    All in one transaction that keeps others out: a load that is cut short leaves nothing behind. Raises NoDemo for any
    other database, Changed where its past is not all of a piece.
    """
    facts = installation(fresh=True)
    if not facts.is_demo:
        raise NoDemo("Only demo data are grown; this database holds none.")
    now = clock.minute(clock.now() + facts.clock_offset)
    missing = cases_in_all - cases.count_all()
    if missing <= 0:
        return 0
    with transaction.atomic():
        connection.cursor().execute("SET LOCAL synchronous_commit = off")
        _fill(_Plan(missing, now), tell, processes or os.cpu_count() or 1)
    timeline.make_checkpoint(now=now)
    return missing


def settle() -> None:
    """Bring the tables that were filled to order, outside of any transaction."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


class _Plan:
    """Which cases are to come: when, by which history, whose."""

    def __init__(self, missing: int, now: dt.datetime) -> None:
        self.missing, self.now = missing, now
        self.there = cases.count_all()
        self.chance = random.Random(f"{SEED} {self.there}")  # noqa: S311 (demo data, no secret)
        self.head = people.actor(people.ids_by_name()[STAFF["zhaoyan"][0]], now)
        self.begins = now - QUIET * WEEK
        self.first_week = -((self.begins - FOUNDED - dt.timedelta(days=30)) // WEEK)
        self.weeks = QUIET - self.first_week
        self.histories: Sequence[History] = ()
        self.made = 0  # customers

    def play(self) -> None:
        """Play the histories and take everything back but their patterns."""
        with _taken_back():
            homes = one_of_each(self.chance, self.head, self.there, self.now)
            self._must_be_of_a_piece(homes.values())
            self.histories = [*plays.histories(self.chance, homes, self.begins, self.now, self.missing)]

    def _must_be_of_a_piece(self, homes: Iterable[Home]) -> None:
        pairs = [(home.customer_id, home.unit_id) for home in homes]
        first = self.begins + self.first_week * WEEK
        for one, other in zip(*(cases.grounds_for(self.head, pairs, at) for at in (first, self.now)), strict=True):
            if (one.adopted, one.holders) != (other.adopted, other.holders):
                raise Changed("Regulations or posts have changed since the demo was made; grow a new one.")

    def batches(self) -> Iterator[list[tuple[int, int, int]]]:
        """The cases in batches, the oldest first: (history, pattern, how many weeks later)."""
        often = [history.often for history in self.histories]
        for start in range(0, self.missing, BATCH):
            places = range(start, min(start + BATCH, self.missing))
            weeks = [self.first_week + place * self.weeks // self.missing for place in places]
            chosen = self.chance.choices(range(len(often)), often, k=len(places))
            drawn = [self._placed(h, week) for h, week in zip(chosen, weeks, strict=True)]
            yield sorted(drawn, key=lambda one: (self.histories[one[0]].begins + one[2] * WEEK, one))

    def _placed(self, history: int, week: int) -> tuple[int, int, int]:
        """A history so many weeks later, at the pattern that stands now; where that was not kept, its first variant."""
        place = self.histories[history].at(self.now - week * WEEK)
        if place is None:
            return self._placed(history - self.histories[history].variant, week)
        return history, place, week

    def copies(self, batch: list[tuple[int, int, int]]) -> list[Copy]:
        """A batch as cases to be stamped, with customers of their own."""
        chance, histories = self.chance, self.histories
        by_branch = self._homes(max(1, len(batch) // CASES_OF_A_CUSTOMER))
        shapes = [histories[h].patterns[p] for h, p, _week in batch]
        keys = rows.keys(len(batch), "timeline_subject_id_seq", "cases_case_id_seq", numbers.sequence("S"))
        events = iter(rows.keys(sum(len(shape.links) for shape in shapes), "timeline_event_id_seq"))
        visits = iter(rows.keys(sum(shape.visits for shape in shapes), numbers.sequence("V")))
        found, of_case, of_visit = list[Copy](), numbers.form_of("S"), numbers.form_of("V")
        for (h, p, week), shape, (subject, case, number) in zip(batch, shapes, keys, strict=True):
            home = chance.choice(by_branch[histories[h].branch])
            marks = {
                "subject": subject, "case": case, "number": of_case.write(number),
                "customer": home.customer_id, "unit": home.unit_id, "given": home.given,
                "said": f"{chance.choice(FAULTS)}，{chance.choice(FAULTS)}",
            }  # fmt: skip
            own = [of_visit.write(next(visits)[0]) for _ in range(shape.visits)]
            found.append(Copy(h, p, week, [next(events)[0] for _ in shape.links], own, marks))
        return found

    def _homes(self, count: int) -> dict[str, list[Home]]:
        """New customers, at each branch one at least."""
        places = [self.chance.choice([*PLACES]) for _ in range(count)]
        missing = {branch for branch, _km, _code in PLACES.values()} - {PLACES[place][0] for place in places}
        places += [next(place for place, facts in PLACES.items() if facts[0] == branch) for branch in sorted(missing)]
        homes = new_homes(self.chance, self.head, self.there + self.made, places, self.now)
        self.made += len(homes)
        by_branch: dict[str, list[Home]] = {}
        for home in homes:
            by_branch.setdefault(home.branch, []).append(home)
        return by_branch


class _Back(Exception):
    """Everything since is taken back."""


@contextmanager
def _taken_back() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
            raise _Back
    except _Back:
        pass


def _fill(plan: _Plan, tell: Callable[[int], None], processes: int) -> None:
    plan.play()
    written = {model._meta.db_table: model for model, _ways in patterns.hanging()}
    filled = {table for h in plan.histories for p in h.patterns for table, _text in p.rows}
    beside = [
        apps.get_model(name)._meta.db_table for name in ("customers.Customer", "customers.Contact", "assets.Unit")
    ]
    done = 0
    with loading.without_indexes([*filled, *beside]), _stamping(plan.histories, processes) as stamp:
        for count, texts in stamp(plan.copies(batch) for batch in plan.batches()):
            for table, model in written.items():  # what others point to comes first
                if table in texts:
                    names = [str(field.column) for field in patterns.columns(model)]
                    loading.copy_text(table, names, texts[table])
            done += count
            tell(done)


Stamped = tuple[int, dict[str, bytes]]


@contextmanager
def _stamping(
    histories: Sequence[History], processes: int
) -> Iterator[Callable[[Iterator[list[Copy]]], Iterator[Stamped]]]:
    """What stamps batches, by several processes or here, in their order."""
    if processes == 1:
        yield lambda batches: ((len(batch), stamped(histories, batch)) for batch in batches)
        return
    with ProcessPoolExecutor(
        processes, mp_context=multiprocessing.get_context("spawn"), initializer=learn, initargs=(histories,)
    ) as pool:

        def ahead(batches: Iterator[list[Copy]]) -> Iterator[Stamped]:
            waiting: deque[tuple[int, Future[dict[str, bytes]]]] = deque()
            for batch in batches:
                waiting.append((len(batch), pool.submit(stamped_as_learnt, batch)))
                if len(waiting) >= AHEAD * processes:
                    count, future = waiting.popleft()
                    yield count, future.result()
            for count, future in waiting:
                yield count, future.result()

        yield ahead
