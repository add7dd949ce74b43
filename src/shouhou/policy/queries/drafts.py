"""Reading drafts, and their lock."""

from shouhou.kernel.errors import NotFound
from shouhou.policy.clauses.load import all_packs
from shouhou.policy.models import Adoption, Draft, StoredPack
from shouhou.policy.queries.trials import own_scenarios


def locked_draft(draft_id: int) -> Draft:
    """The row, held until the transaction ends."""
    found = Draft.objects.select_for_update().filter(pk=draft_id).first()
    if found is None:
        raise NotFound
    return found


def locked_version(adoption_id: int) -> Adoption | None:
    """An adoption that another one is to follow or to give way to, held until the transaction ends."""
    return Adoption.objects.select_for_update().filter(pk=adoption_id).first()


def scenarios_beside(pack_hash: str, slug: str) -> str:
    """The scenarios that belong to a published version: those of the draft that it was, else the shipped ones."""
    drafted = Draft.objects.filter(pack_id=pack_hash).order_by("-pk").values_list("scenarios", flat=True).first()
    if drafted is not None:
        return drafted
    return own_scenarios(slug) if slug in all_packs() else "[]\n"


def drafts_of_packs(hashes: set[str]) -> dict[str, int]:
    """Which published versions an organisation has written itself: pack to draft."""
    return dict(Draft.objects.filter(pack_id__in=hashes).order_by("pk").values_list("pack_id", "pk"))


def opener_of(draft_id: int) -> int:
    """Who has begun a draft, for the command line, where nobody is signed in. NotFound for no such draft."""
    found = Draft.objects.filter(pk=draft_id).values_list("opened_by_id", flat=True).first()
    if found is None:
        raise NotFound
    return found


def newest_own(slug: str) -> str | None:
    """The text of the newest published version of a regulation that the product does not ship; None where there is none."""
    rows = StoredPack.objects.filter(slug=slug).order_by("-published_at")
    return rows.values_list("content", flat=True).first()


def published_own(slug: str) -> Draft | None:
    """The draft of that version: it holds its scenarios."""
    return Draft.objects.filter(regulation=slug, pack__isnull=False).order_by("-approved_at").first()


def own_slugs() -> list[str]:
    """The regulations that have been published here and that the product does not ship."""
    rows = StoredPack.objects.exclude(slug__in=[*all_packs()]).order_by("slug")
    return list(rows.values_list("slug", flat=True).distinct())


def prefix_taken(prefix: str, slug: str) -> bool:
    """Whether another regulation's clauses begin with these letters."""
    return any(pack.prefix == prefix and pack.slug != slug for pack in all_packs().values())
