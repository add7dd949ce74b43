"""Errors of the customer's own page."""

from shouhou.kernel.errors import ShouhouError


class LinkEnded(ShouhouError):
    """The link was right once: it has expired or was revoked, and the customer is to ask for another."""

    status = 410
