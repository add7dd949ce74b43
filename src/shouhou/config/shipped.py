"""What every database has from the start: the roles and the regulations that the product ships."""

from shouhou.kernel import clock
from shouhou.people.public import ship_roles
from shouhou.policy.public import publish_packs


def roles() -> list[str]:
    """The roles that the product ships."""
    ship_roles()
    return []


def regulations() -> list[str]:
    """The regulations that the product ships: new versions are published, old ones are kept."""
    publish_packs(now=clock.now())
    return []
