from shouhou.customers.models.contact import Contact
from shouhou.customers.models.customer import Customer
from shouhou.customers.models.disclosure import Disclosure
from shouhou.customers.models.merge import Merge
from shouhou.customers.models.site import Site

__all__ = ["Contact", "Customer", "Disclosure", "Merge", "Site"]
