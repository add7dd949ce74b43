"""Reading links."""

from django.db.models import F, QuerySet

from shouhou.portal.models import CustomerLink


def link_by_hash(token_hash: str) -> CustomerLink | None:
    return CustomerLink.objects.filter(token_hash=token_hash).first()


def links_of(case_id: int) -> QuerySet[CustomerLink]:
    """The links of a case with the names of who made them, the newest first."""
    rows = CustomerLink.objects.filter(case_id=case_id).annotate(maker=F("made_by__name"))
    return rows.order_by("-made_at", "-pk")
