"""One request to one checked address, with limits on size and time that no server can stretch."""

import contextlib
import datetime
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any, Final
from urllib.parse import urljoin

from articles.ingest.capturing.addresses import NotFetched, Target

CHUNK: Final = 64 * 1024
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost."""

    size: int = 20 * 1024 * 1024
    """Bytes of the body."""
    seconds: float = 60
    """From the connection to the last byte."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer, as they went over the wire."""

    target: Target
    requested: tuple[tuple[str, str], ...]
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    at: datetime.datetime

    def header(self, name: str) -> str:
        """The first header of this name; empty where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), '')

    @property
    def location(self) -> str:
        """Where a redirect leads, as an absolute address; empty where it leads nowhere."""
        written = self.header('location') if self.status in REDIRECTS else ''
        with contextlib.suppress(UnicodeError):  # some sites write it in plain UTF-8
            written = written.encode('latin-1').decode('utf-8')
        return urljoin(self.target.url, written) if written else ''


class _Pinned(HTTPConnection):
    """Connects to the address that was checked; the name is only said, never resolved again."""

    opened: socket.socket | None = None
    """The socket itself: http.client forgets it once the answer has begun."""

    def __init__(self, target: Target, timeout: float) -> None:
        super().__init__(target.host, target.port, timeout=timeout)
        self.target = target

    def connect(self) -> None:
        plain = socket.create_connection((self.target.ip, self.target.port), self.timeout)
        self.opened = plain
        if self.target.scheme == 'https':
            plain = self.opened = ssl.create_default_context().wrap_socket(plain, server_hostname=self.target.host)
        self.sock = plain


def fetch(target: Target, agent: str, limits: Limits = Limits()) -> Exchange:
    """Asks for one page, without following anywhere. Raises NotFetched."""
    requested = (
        ('Host', target.netloc),
        ('User-Agent', agent),
        ('Accept', 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1'),
        ('Accept-Encoding', 'identity'),
        ('Connection', 'close'),
    )
    connection = _Pinned(target, timeout=min(limits.seconds, 20))
    deadline = time.monotonic() + limits.seconds
    try:
        with contextlib.closing(connection), _cut_off(connection, limits.seconds):
            connection.putrequest('GET', target.path, skip_host=True, skip_accept_encoding=True)
            for name, value in requested:
                connection.putheader(name, value)
            connection.endheaders()
            at = datetime.datetime.now(datetime.UTC)
            with contextlib.closing(connection.getresponse()) as response:
                body = _read(response, limits, deadline)
            headers = tuple(response.getheaders())
            return Exchange(target, requested, response.status, response.reason, headers, body, at)
    except ssl.SSLError as error:
        raise NotFetched(f'the connection to {target.host} is not secure: {error.reason or error}') from error
    except (OSError, HTTPException, ValueError) as error:
        if time.monotonic() >= deadline:
            raise NotFetched(f'took longer than {limits.seconds:g} seconds') from error
        raise NotFetched(f'{target.host} did not answer: {error or type(error).__name__}') from error


def _read(response: Any, limits: Limits, deadline: float) -> bytes:
    too_big = NotFetched(f'is larger than {limits.size / 1024 / 1024:g} MB')
    announced = response.getheader('Content-Length') or ''
    if announced.isascii() and announced.isdigit() and int(announced) > limits.size:
        raise too_big
    body = bytearray()
    while chunk := response.read(min(CHUNK, limits.size + 1 - len(body))):
        body += chunk
        if len(body) > limits.size:
            raise too_big
    if time.monotonic() >= deadline:  # the connection was cut off, which reads like the end of the page
        raise NotFetched(f'took longer than {limits.seconds:g} seconds')
    if response.length:
        raise NotFetched(f'broke off {response.length} bytes before its end')
    return bytes(body)


@contextlib.contextmanager
def _cut_off(connection: _Pinned, seconds: float) -> Iterator[None]:
    """Shuts the connection down after so many seconds: a server that sends a byte now and then holds nobody up."""

    def shut_down() -> None:
        if connection.opened is not None:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(connection.opened, socket.SHUT_RDWR)

    timer = threading.Timer(seconds, shut_down)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
