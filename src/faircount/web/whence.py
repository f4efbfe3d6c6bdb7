"""Where a request comes from, as limits count it."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from fastapi import Request

NETWORK = 64
"""Bits of an IPv6 address that are one customer's: the others are theirs to choose, anew for each guess."""


def whence(request: Request) -> str:
    """The address, or for IPv6 the network, that a request comes from."""
    return counted(request.client.host if request.client else "")


def counted(host: str) -> str:
    """What limits count for an address: whoever has one of IPv6 has as many as they like within their network.

    >>> counted("198.51.100.7"), counted("2001:db8:1:2:3:4:5:6"), counted("::ffff:198.51.100.7"), counted("")
    ('198.51.100.7', '2001:db8:1:2::/64', '198.51.100.7', 'unknown')
    """
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host or "unknown"
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or ip_network((int(address), NETWORK), strict=False))
    return str(address)
