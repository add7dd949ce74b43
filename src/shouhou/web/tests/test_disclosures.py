"""Who was shown personal data unmasked, by what the reader audits."""

from django.test import Client
from django.urls import reverse
from tests.world import World

from shouhou.customers.models import Disclosure
from shouhou.people.models import User


def shown(name: str, query: str = "") -> list[tuple[str, str, int]]:
    client = Client()
    client.force_login(User.objects.get(username=name))
    rows = client.get(reverse("disclosures") + query).context["rows"]
    return [(row["by"], row["shown"].customer or f"#{row['shown'].customer_id}", row["shown"].count) for row in rows]


def test_it_tells_who_saw_whom_by_what_the_reader_audits(world: World) -> None:
    for user, what, customer, count in (("mei", "page", world.customer_id, 1), ("lin", "file", None, 40)):
        Disclosure.objects.create(
            at=world.now, user_id=world.people[user], what=what, customer_id=customer, count=count
        )
    assert shown("ann") == [("林海", "#None", 40), ("梅雪", f"#{world.customer_id}", 1)]
    assert shown("lin") == [("梅雪", "沈阳某研究所", 1)]
    assert shown("gu") == []
    assert shown("ann", f"?by={world.people['mei']}") == [("梅雪", f"#{world.customer_id}", 1)]


def test_it_reads_each_once_page_by_page(world: World) -> None:
    for number in range(60):
        Disclosure.objects.create(
            at=world.now, user_id=world.people["mei"], what="file", customer_id=None, count=number + 1
        )
    client = Client()
    client.force_login(User.objects.get(username="ann"))
    first = client.get(reverse("disclosures")).context
    second = client.get(first["pager"]["next_url"]).context
    counts = [row["shown"].count for row in [*first["rows"], *second["rows"]]]
    assert counts == list(range(60, 0, -1))
    assert client.get(reverse("disclosures") + "?after=nonsense&by=x").status_code == 200
