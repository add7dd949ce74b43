"""What every database has from the start: the roles and the regulations that the product ships."""

from shouhou.kernel import clock
from shouhou.people.public import ship_roles
from shouhou.policy.public import publish_packs


def roles() -> list[str]:
    """The roles that the product ships. Those that this version changed are named; what to do about the others stands in
    the settings, Roles."""
    changed = ship_roles()
    return [f"roles that now allow what this version ships: {', '.join(changed)}"] if changed else []


def regulations() -> list[str]:
    """The regulations that the product ships: new versions are published, old ones are kept."""
    publish_packs(now=clock.now())
    return []
