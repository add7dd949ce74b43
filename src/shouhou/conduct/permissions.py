"""Who may judge faults and confirm fines."""

from shouhou.people.public import Actor

JUDGE, CONFIRM, CLOSE = "fault.judge", "fine.confirm", "ledger.close"


def must_judge(actor: Actor, branch_path: str) -> None:
    actor.must(JUDGE, branch_path)


def must_confirm(actor: Actor, branch_path: str) -> None:
    actor.must(CONFIRM, branch_path)


def may_read(actor: Actor, branch_path: str) -> bool:
    """Whether somebody may read the notices of others."""
    return actor.may(JUDGE, branch_path) or actor.may(CONFIRM, branch_path)
