"""Which addresses may be fetched: public ones, the very ones that the name was resolved to when it was checked.

A connection goes to the checked IP address, never to the name again: an answer of the name service that changes
between check and connection (DNS rebinding) changes nothing.
"""

import ipaddress
import socket
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

PORTS: Final = {'http': 80, 'https': 443}
_KEPT_IN_PATHS: Final = "/:@!$&'()*+,;=~%-._"
_TRANSLATED: Final = (ipaddress.ip_network('64:ff9b::/96'), ipaddress.ip_network('64:ff9b:1::/48'))
"""IPv6 addresses that stand for IPv4 ones (RFC 6052, RFC 8215)."""


class NotFetched(Exception):
    """A page that was not fetched; the message says why, in a sentence for the person who asked for it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address: the URL as it is asked for, and the IP address to connect to."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    """With its query, percent-encoded."""
    ip: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what one robots.txt holds for."""
        return f'{self.scheme}://{self.netloc}'

    @property
    def netloc(self) -> str:
        """The host as a Host header names it."""
        host = f'[{self.host}]' if ':' in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f'{host}:{self.port}'


def check_target(url: str, private_hosts: Collection[str] = ()) -> Target:
    """Parses and resolves a URL. Raises NotFetched where it is none of the web or leads to no public address.

    Hosts named in `private_hosts` may have any address.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port or PORTS.get(parts.scheme, 0)
        host = (parts.hostname or '').encode('idna').decode()
    except (ValueError, UnicodeError):
        raise NotFetched('is no address that can be understood') from None
    if parts.scheme not in PORTS or not host:
        raise NotFetched('is no http or https address')
    if parts.username is not None or parts.password is not None:
        raise NotFetched('carries a user name or password; an archive must not keep those')
    path = quote(parts.path or '/', safe=_KEPT_IN_PATHS)
    if parts.query:
        path += '?' + quote(parts.query, safe=_KEPT_IN_PATHS + '?')
    ip = _resolve(host, port, public=host not in private_hosts)
    netloc = parts.netloc if parts.netloc.isascii() else f'{host}:{parts.port}' if parts.port else host
    full = urlunsplit((parts.scheme, netloc.lower(), path.partition('?')[0], path.partition('?')[2], ''))
    return Target(full, parts.scheme, host, port, path, ip)


def _resolve(host: str, port: int, *, public: bool) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotFetched(f'the host {host} is not known') from None
    addresses = [str(entry[4][0]) for entry in found]
    if public and not all(is_public(address) for address in addresses):
        raise NotFetched(f'the host {host} has a private address; only the public web is captured')
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also by the IPv4 address that an IPv6 one stands for."""
    ip = ipaddress.ip_address(address.partition('%')[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and any(ip in network for network in _TRANSLATED):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
