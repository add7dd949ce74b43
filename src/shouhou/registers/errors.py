"""Errors of registers."""

from shouhou.kernel.errors import NotAllowed


class NotYourRole(NotAllowed):
    """The vocabulary names the roles that record this; this person holds none of them on this entry."""

    def __init__(self, word: str, roles: list[str]) -> None:
        super().__init__(f"{word}: {', '.join(roles)}")
        self.word, self.roles = word, roles
