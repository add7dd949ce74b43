"""Who may judge faults and confirm fines."""

from shouhou.people.public import Actor

JUDGE, CONFIRM = "fault.judge", "fine.confirm"


def must_judge(actor: Actor, branch_path: str) -> None:
    actor.must(JUDGE, branch_path)


def must_confirm(actor: Actor, branch_path: str) -> None:
    actor.must(CONFIRM, branch_path)
