"""What the console says when an installation is started that has nobody yet."""

from django.conf import settings

from shouhou.people.public import nobody_yet, setup_code


def first_run() -> list[str]:
    """How the first administrator gets in; nothing where somebody is there."""
    if not nobody_yet():
        return []
    return [
        "Nobody is entered yet. Open /set-up and enter this code to become the first administrator:",
        f"  {setup_code(settings.SECRET_KEY)}",
    ]
