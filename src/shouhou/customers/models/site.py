"""Where a customer's units stand."""

from django.db import models


class Site(models.Model):
    """A place of the customer's besides its own address: a plant, a warehouse. Units name it in their `site`."""

    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="sites")
    name = models.CharField(max_length=60)
    address = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer", "name"], name="a_site_stands_once_with_a_customer"),
            models.CheckConstraint(condition=~models.Q(name=""), name="a_site_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
