from shouhou.customers.models.contact import Contact
from shouhou.customers.models.customer import Customer

__all__ = ["Contact", "Customer"]
