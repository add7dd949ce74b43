"""Use case: a regulation of one's own is begun: a draft with one clause."""

import datetime as dt
import re

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid, Message
from shouhou.people.public import Actor, branch_for
from shouhou.policy import permissions
from shouhou.policy.clauses.load import all_packs
from shouhou.policy.clauses.write import written
from shouhou.policy.language.messages import SourceError
from shouhou.policy.models import Draft
from shouhou.policy.queries.drafts import newest_own, prefix_taken
from shouhou.policy.queries.trials import compiled

SLUG, PREFIX = re.compile(r"[a-z][a-z0-9-]{2,39}"), re.compile(r"[A-Z]{3}")


@transaction.atomic
def begin_regulation(
    *,
    actor: Actor,
    branch_id: int,
    slug: str,
    prefix: str,
    title_zh: str,
    title_en: str,
    purpose: str,
    now: dt.datetime,
) -> int:
    """A draft of a new regulation: its name in both languages and one clause to go on from.

    Raises NotFound for a branch at which the actor may not adopt, Invalid for a name or letters that are taken or wrong.
    """
    branch = branch_for(actor, permissions.ADOPT, branch_id)
    wrong: dict[str, Message] = {}
    if not SLUG.fullmatch(slug):
        wrong["slug"] = _("Small letters, digits and hyphens, three at least, such as pump-maker.")
    elif slug in all_packs() or newest_own(slug):
        wrong["slug"] = _("There is a regulation of this name.")
    if not PREFIX.fullmatch(prefix):
        wrong["prefix"] = _("Three capital letters, such as PUM.")
    elif prefix_taken(prefix, slug):
        wrong["prefix"] = _("Another regulation's clauses begin with %(prefix)s. Choose other letters.") % {
            "prefix": prefix
        }
    if not title_zh.strip():
        wrong["title_zh"] = _("The regulation needs a name.")
    if wrong:
        raise Invalid(wrong)
    text = written(_template(slug, prefix, title_zh.strip(), title_en.strip()))
    try:
        compiled(text)
    except SourceError as error:
        raise Invalid({"": str(error)}) from None
    draft = Draft.objects.create(
        regulation=slug, branch_id=branch.id, content=text, scenarios="[]\n", purpose=purpose.strip()[:200],
        authors=[actor.id], opened_by_id=actor.id, opened_at=now, changed_at=now,
    )  # fmt: skip
    return draft.pk


def _template(slug: str, prefix: str, title_zh: str, title_en: str) -> dict[str, object]:
    says = {"en": "What is promised, to whom, and within which time.", "zh": "向谁承诺什么，在多长时间内做到。"}
    clause = {"id": f"{prefix}-1", "kind": "process", "area": "intake", "says": says, "needs": "what carries it out"}
    title = {"zh": title_zh, **({"en": title_en} if title_en else {})}
    return {
        "slug": slug, "prefix": prefix, "document": title, "industry": "own regulation", "organisation": "own organisation",
        "clauses": [clause],
    }  # fmt: skip
