"""Use case: somebody chooses the language of their screens, to be remembered on every device."""

from django.db import transaction

from shouhou.people.models import User


@transaction.atomic
def choose_language(*, user_id: int, language: str) -> None:
    """From now on new devices greet them in it. What is no language of ours changes nothing."""
    if language in dict(User._meta.get_field("language").choices or ()):
        User.objects.filter(pk=user_id).exclude(language=language).update(language=language)
