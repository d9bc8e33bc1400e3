"""Whom a request counts for: nobody can choose that for themselves, unless a proxy that is trusted vouches for it."""

from ipaddress import ip_network
from typing import Any

import pytest
from django.test import RequestFactory

from testimonials.addresses import UNKNOWN, network_of

PROXY = "10.0.0.1"


@pytest.fixture(autouse=True)
def _nobody_trusted(settings: Any) -> None:
    settings.TRUSTED_PROXIES = ()


@pytest.fixture
def _proxies(settings: Any) -> None:
    settings.TRUSTED_PROXIES = tuple(map(ip_network, ("10.0.0.0/24", "203.0.113.9", "2001:db8:aaaa::/48")))


def network(remote: str, forwarded: str | None = None) -> str:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return network_of(RequestFactory().post("/", headers=headers, REMOTE_ADDR=remote))


@pytest.mark.parametrize(
    ("remote", "counts_as"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("192.0.2.7:5678", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2::9", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::9]:5678", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::9]", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::1", "::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("[::ffff:192.0.2.7]:5678", "192.0.2.7"),
        ("", UNKNOWN),
        ("localhost", UNKNOWN),
        ("[]:80", UNKNOWN),
        ("192.0.2.07", UNKNOWN),
        ("192.0.2.7:http", UNKNOWN),
    ],
)
def test_an_ipv4_address_counts_whole_and_an_ipv6_one_by_its_network(remote: str, counts_as: str) -> None:
    assert network(remote) == counts_as


def test_a_server_without_addresses_counts_all_as_one() -> None:
    request = RequestFactory().post("/", headers={"X-Forwarded-For": "192.0.2.7"})
    del request.META["REMOTE_ADDR"]
    assert network_of(request) == UNKNOWN


@pytest.mark.parametrize("remote", ["192.0.2.7", PROXY])
def test_without_trusted_proxies_nobody_is_believed(remote: str) -> None:
    assert network(remote, "198.51.100.1") == remote


@pytest.mark.usefixtures("_proxies")
def test_who_is_no_trusted_proxy_is_not_believed() -> None:
    assert network("192.0.2.7", f"198.51.100.1, {PROXY}") == "192.0.2.7"


@pytest.mark.parametrize(
    ("remote", "forwarded", "counts_as"),
    [
        (PROXY, "198.51.100.1", "198.51.100.1"),
        (PROXY, "198.51.100.1:5678", "198.51.100.1"),
        (PROXY, "[2001:db8:1:2::9]:5678", "2001:db8:1:2::/64"),
        (f"::ffff:{PROXY}", "198.51.100.1", "198.51.100.1"),
        ("2001:db8:aaaa::1", "198.51.100.1", "198.51.100.1"),
        # What a reader sent of their own accord stands on the left of what the proxy heard.
        (PROXY, "1.1.1.1, 198.51.100.1", "198.51.100.1"),
        (PROXY, f"1.1.1.1, {PROXY}, 198.51.100.1", "198.51.100.1"),
        # A chain: the reader, two proxies of ours.
        (PROXY, "1.1.1.1, 198.51.100.1, 203.0.113.9, 10.0.0.2", "198.51.100.1"),
        (PROXY, "198.51.100.1,203.0.113.9 ,  10.0.0.2:80", "198.51.100.1"),
        # Nothing but proxies: the farthest.
        (PROXY, "203.0.113.9, 10.0.0.2", "203.0.113.9"),
        # Unreadable: the last that could be read.
        (PROXY, "198.51.100.1, unknown", PROXY),
        (PROXY, "198.51.100.1, unknown, 10.0.0.2", "10.0.0.2"),
        (PROXY, "198.51.100.1, , 10.0.0.2", "10.0.0.2"),
        (PROXY, "", PROXY),
        (PROXY, None, PROXY),
    ],
)
@pytest.mark.usefixtures("_proxies")
def test_a_trusted_proxy_is_believed_as_far_as_the_chain_is_trusted(
    remote: str, forwarded: str | None, counts_as: str
) -> None:
    assert network(remote, forwarded) == counts_as
