"""Refusals of people."""

from django.utils.translation import gettext as _

from shouhou.kernel.errors import Refused, own_reason


class LastAdministrator(Refused):
    """After this nobody could manage the people of the whole organisation any more."""

    def __init__(self) -> None:
        super().__init__(
            own_reason(
                "administrator",
                _(
                    "Nobody would be left who can manage people in the whole organisation. Give that role to another first."
                ),
            )
        )


class OneselfRefused(Refused):
    """Nobody closes their own account: they would be shut out in the middle of their work."""

    def __init__(self) -> None:
        super().__init__(own_reason("oneself", _("You cannot deactivate yourself. Ask another administrator.")))
