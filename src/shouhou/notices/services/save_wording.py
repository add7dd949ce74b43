"""Use case: the organisation says something in its own words, or goes back to the shipped ones."""

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.notices import permissions
from shouhou.notices.models import Wording
from shouhou.notices.rules.kinds import KINDS
from shouhou.notices.rules.words import shipped, unknown_places
from shouhou.people.public import Actor

LANGUAGES = ("zh-hans", "en")


@transaction.atomic
def save_wording(*, kind: str, language: str, title: str, text: str, actor: Actor) -> None:
    """Store title and text of a kind; the shipped words, or none, end the organisation's own.

    Raises NotAllowed, NotFound for an unknown kind or language; Invalid where a place is named that nothing fills.
    """
    actor.must(permissions.MANAGE)
    if kind not in KINDS or language not in LANGUAGES:
        raise NotFound
    title, text = title.strip(), text.strip()
    if (title, text) in (("", ""), shipped(kind, language)):
        Wording.objects.filter(kind=kind, language=language).delete()
        return
    wrong = {}
    for name, words, longest in (("title", title, 120), ("text", text, 600)):
        if not words or len(words) > longest:
            wrong[name] = _("From one to %(longest)s characters.") % {"longest": longest}
        elif unknown := unknown_places(kind, words):
            places = " ".join(f"{{{place}}}" if place != "{" else "{" for place in unknown)
            wrong[name] = _("Nothing fills %(places)s. Use the places that are named here.") % {"places": places}
    if wrong:
        raise Invalid(wrong)
    Wording.objects.update_or_create(kind=kind, language=language, defaults={"title": title, "text": text})
