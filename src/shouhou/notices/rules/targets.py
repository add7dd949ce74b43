"""Where messages may go: a stranger's address must not lead into the organisation's own network."""

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HTTPS, HTTP = "https", "http"
NOT_AN_ADDRESS = _("This is no web address. It begins with https:// and names a machine.")
NOT_SAFE = _("Write https://. Plain http:// is possible only inside the internal network, where that is allowed.")
NOT_OURS = _("This leads into the internal network. An administrator may allow that below the list of channels.")


def wrong_with(url: str, *, private: bool) -> Promise | None:
    """What is wrong with an address as it is written. `private`: the internal network is allowed."""
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return NOT_AN_ADDRESS
    if not named or parts.scheme not in (HTTPS, HTTP) or parts.username or any(c <= " " or c == "\x7f" for c in url):
        return NOT_AN_ADDRESS
    if parts.scheme == HTTP and not private:
        return NOT_SAFE
    try:
        address = ipaddress.ip_address(parts.hostname or "")
    except ValueError:
        return NOT_OURS if not private and (parts.hostname or "").rstrip(".").lower().endswith(LOCAL_NAMES) else None
    return None if private or is_public(str(address)) else NOT_OURS


LOCAL_NAMES = ("localhost", ".local", ".internal", ".localdomain")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the world outside: neither loopback, private, link-local nor reserved."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


def allowed(addresses: Iterable[str], *, private: bool) -> list[str]:
    """Those of a name's addresses that may be connected to: all or none, so that a name with two faces leads nowhere."""
    found = list(addresses)
    return found if private or all(is_public(address) for address in found) else []
