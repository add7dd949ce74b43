"""What must be right about a regulation whatever its rules are about: ids, readings, settings, references."""

from collections.abc import Iterable, Mapping

from shouhou.policy.clauses.deadline import Deadline
from shouhou.policy.clauses.pack import Pack
from shouhou.policy.clauses.penalty import Penalty
from shouhou.policy.clauses.rule import Accuses, Use
from shouhou.policy.clauses.schema import Clause, Regulation
from shouhou.policy.language import units
from shouhou.policy.language.messages import unknown
from shouhou.policy.language.strict_yaml import Document
from shouhou.policy.language.vocabulary import load_common

Place = tuple[str | int, ...]


class Checks:
    """The complaints about one regulation, each at its place."""

    def __init__(self, document: Document, regulation: Regulation) -> None:
        self.document, self.regulation = document, regulation
        self.order = {clause.id: number for number, clause in enumerate(regulation.clauses)}
        self.deadlines = [r for c in regulation.clauses for r in c.rules if isinstance(r, Deadline)]

    def known(self, place: Place, what: str, name: str, known: Iterable[str]) -> None:
        known = list(known)
        if name not in known:
            raise self.document.error(place, unknown(what, name, known))

    def document_checked(self) -> None:
        regulation, error = self.regulation, self.document.error
        period = regulation.in_force
        if period and period.until and period.until <= period.since:
            raise error(("in_force", "until"), "it ends before it begins")
        for title, role in regulation.titles.items():
            self.known(("titles", title), "role", role, load_common().roles)
        for name, setting in regulation.settings.items():
            if setting.reading:
                self.known(("settings", name, "reading"), "reading", setting.reading, regulation.readings)
            if setting.type is not None and not setting.type.startswith(units.STRUCTURED):
                self.known(("settings", name, "type"), "type", setting.type, units.TYPES)
        for number, deadline in enumerate(self.deadlines):
            if deadline.name in {d.name for d in self.deadlines[:number]}:
                raise error((), f"two deadlines are called '{deadline.name}'")
        seen: set[str] = set()
        for number, clause in enumerate(regulation.clauses):
            place = ("clauses", number, "id")
            if not clause.id.startswith(regulation.prefix + "-") or any(map(str.isspace, clause.id)):
                raise error(place, f"an id begins with {regulation.prefix}- and has no blanks")
            if clause.id in seen:
                raise error(place, f"{clause.id} is written twice")
            seen.add(clause.id)

    def clause_checked(self, place: Place, clause: Clause) -> None:
        for number, reading in enumerate(clause.readings):
            self.known((*place, "readings", number), "reading", reading, self.regulation.readings)
        if clause.same_as is not None and clause.same_as.startswith(self.regulation.prefix + "-"):
            self.known((*place, "same_as"), "clause", clause.same_as, self.order)
            other = self.regulation.clauses[self.order[clause.same_as]]
            if other is clause or other.same_as:
                raise self.document.error((*place, "same_as"), "it must name a clause that stands for itself")

    def events_checked(self, packs: Mapping[str, Pack]) -> None:
        """An event may bring others, on this subject or on another, but never, by whatever way, itself."""
        brings: dict[tuple[str, str], set[tuple[str, str]]] = {}
        for subject, pack in packs.items():
            for bound in pack.follows:
                for emitted in bound.rule.emits:
                    target = pack.vocabulary.links[emitted.on].of if emitted.on else subject
                    for word in bound.rule.upon:
                        brings.setdefault((subject, word), set()).add((target, emitted.event))
        for event in brings:
            seen: set[tuple[str, str]] = set()
            queue = [*brings[event]]
            while queue:
                other = queue.pop()
                if other == event:
                    raise self.document.error((), f"the event {event[1]} of a {event[0]} brings itself about")
                queue += brings.get(other, set()) - seen
                seen.add(other)

    def place_of(self, place: Place, use: Use) -> Place:
        """Where a name stands: as a key, as one of a list, or as the value itself."""
        path: Place = (*place, *use.path)
        value = self.document.data
        for step in path:
            inside = step in value if isinstance(value, dict) else isinstance(value, list) and isinstance(step, int)
            value = value[step] if inside else {}
        if isinstance(value, dict) and use.name in value:
            return (*path, use.name)
        return (*path, value.index(use.name)) if isinstance(value, list) and use.name in value else path

    def accuses_checked(self, place: Place, clause: Clause, rule: Accuses) -> None:
        if rule.fined_by:
            self.penalty_checked((*place, "fined_by"), rule.fined_by)
        if link := rule.consequence:
            first, last = self.order[link.first], self.order[link.last]
            if not first <= last < self.order[clause.id]:
                problem = "a consequence stands above the clause that asks for it"
                raise self.document.error((*place, "consequence"), problem)

    def penalty_checked(self, place: Place, clause: str) -> None:
        rules = self.regulation.clauses[self.order[clause]].rules
        if not any(isinstance(r, Penalty) and not r.overrides for r in rules):
            raise self.document.error(place, f"{clause} sets no penalty of its own")
