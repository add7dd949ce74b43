from shouhou.portal.models.customer_link import CustomerLink

__all__ = ["CustomerLink"]
