"""Customers are found by the names and addresses of their places as well."""

from collections import defaultdict

from django.db import migrations

from shouhou.customers import rules


def find_by_places(apps, schema_editor):
    places, names = defaultdict(list), defaultdict(list)
    for pk, *texts in apps.get_model("customers", "Site").objects.order_by("pk").values_list("customer", "name", "address"):
        places[pk] += texts
    contacts = apps.get_model("customers", "Contact").objects.filter(customer__in=places).order_by("pk")
    for pk, name in contacts.values_list("customer", "name"):
        names[pk].append(name)
    for customer in apps.get_model("customers", "Customer").objects.filter(pk__in=places):
        found = rules.found_by(customer.name, names[customer.pk], customer.address, places[customer.pk])
        type(customer).objects.filter(pk=customer.pk).update(search=found["search"], grams=found["grams"])


class Migration(migrations.Migration):
    dependencies = [("customers", "0001_first")]
    operations = [migrations.RunPython(find_by_places, migrations.RunPython.noop)]
