"""Errors of cases."""

from shouhou.kernel.errors import NotAllowed


class NotYourRole(NotAllowed):
    """The vocabulary names the roles that record this act; this person holds none of them on this case."""

    def __init__(self, word: str, roles: list[str]) -> None:
        super().__init__(f"{word}: {', '.join(roles)}")
        self.word, self.roles = word, roles
