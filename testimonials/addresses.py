"""Whom a request counts for: the one place that reads addresses. What it finds is never stored as it is."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address

# Whoever comes without an address counts as one with all who do. A server on a Unix socket sees nobody else: it cannot
# tell its proxy from another program, so it believes no word of where readers come from. On 127.0.0.1 it could.
UNKNOWN = "unknown"

_WITH_PORT = re.compile(r"\[([^]]*)\](?::[0-9]*)?|([0-9.]+):[0-9]*")


def network_of(request: HttpRequest) -> str:
    """Whom `request` counts for: an IPv4 address, or the /64 of an IPv6 one, which is what one household is given.

    X-Forwarded-For is a chain that anybody may begin; each proxy adds, on the right, whom it heard from. So it is read
    from the right, and only for as long as the one who said it is in TRUSTED_PROXIES.
    """
    nearest = _address_in(request.META.get("REMOTE_ADDR", ""))
    if nearest is None:
        return UNKNOWN
    said = reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(","))
    while _is_trusted(nearest) and (farther := _address_in(next(said, ""))) is not None:
        nearest = farther
    if isinstance(nearest, IPv6Address):
        return f"{IPv6Address(int(nearest) >> 64 << 64)}/64"
    return str(nearest)


def _address_in(text: str) -> Address | None:
    """The address in `text`, with or without a port; IPv4 within IPv6 is IPv4. None where there is none to read."""
    text = text.strip()
    if match := _WITH_PORT.fullmatch(text):
        text = match[1] or match[2] or ""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address


def _is_trusted(address: Address) -> bool:
    return any(address in network for network in settings.TRUSTED_PROXIES)
