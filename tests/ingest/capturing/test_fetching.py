"""A server can neither stretch the limits nor lead elsewhere."""

import socket
import time
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from articles.ingest.capturing.addresses import NotFetched, check_target
from articles.ingest.capturing.capture import fetch_page
from articles.ingest.capturing.fetching import Limits, fetch
from articles.ingest.capturing.politeness import Politeness
from tests.ingest.capturing.conftest import PAGE, Site

AGENT = 'archive-test/1'


def target(url: str) -> Any:
    return check_target(url, ['127.0.0.1'])


def test_the_connection_goes_to_the_address_that_was_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = target(site.serve('/page'))

    resolve = socket.getaddrinfo

    def resolve_once(host: str, *rest: Any, **more: Any) -> Any:
        assert host == checked.ip, 'the name was resolved a second time'
        return resolve(host, *rest, **more)

    monkeypatch.setattr(socket, 'getaddrinfo', resolve_once)
    named = type(checked)(checked.url, 'http', 'rebinding.example', checked.port, checked.path, checked.ip)
    exchange = fetch(named, AGENT)
    assert exchange.body.decode() == PAGE
    assert dict(exchange.requested)['Host'] == f'rebinding.example:{checked.port}'


def test_a_page_that_announces_too_much_is_not_read(site: Site) -> None:
    url = site.serve('/big', 'a' * 2000)
    with pytest.raises(NotFetched, match='larger than'):
        fetch(target(url), AGENT, Limits(size=1000))


def test_a_page_that_goes_on_and_on_is_cut_off(site: Site) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b'a' * 10_000)
        except OSError:
            pass

    site.pages['/endless'] = endless
    with pytest.raises(NotFetched, match='larger than'):
        fetch(target(site.address + '/endless'), AGENT, Limits(size=100_000))


@pytest.mark.parametrize('first', [b'HTTP/1.1 200 OK\r\n', b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'])
def test_a_server_that_sends_a_byte_now_and_then_holds_nobody_up(site: Site, first: bytes) -> None:
    finished: list[bool] = []

    def dripping(handler: BaseHTTPRequestHandler) -> None:
        try:
            handler.wfile.write(first)
            for _ in range(100):
                handler.wfile.write(b'X')
                time.sleep(0.05)
            finished.append(True)
        except OSError:
            pass

    site.pages['/drip'] = dripping
    with pytest.raises(NotFetched, match='longer than'):
        fetch(target(site.address + '/drip'), AGENT, Limits(seconds=0.4))
    assert not finished


@pytest.mark.parametrize('answer', [b'', b'nonsense\r\n\r\n', b'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf'])
def test_a_broken_answer_is_named_and_nothing_else(site: Site, answer: bytes) -> None:
    site.pages['/broken'] = lambda handler: handler.wfile.write(answer) and None  # type: ignore[func-returns-value]
    with pytest.raises(NotFetched, match=r'did not answer|broke off'):
        fetch(target(site.address + '/broken'), AGENT)


def test_a_host_that_nobody_listens_on(site: Site) -> None:
    with socket.socket() as unused:
        unused.bind(('127.0.0.1', 0))
        with pytest.raises(NotFetched, match='did not answer'):
            fetch(target(f'http://127.0.0.1:{unused.getsockname()[1]}/'), AGENT)


class TestRedirects:
    def test_every_step_is_kept_and_the_page_is_last(self, site: Site, polite: Politeness) -> None:
        page = site.serve('/أخبار'.encode().decode('latin-1')) and site.serve('/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1')
        site.serve('/old', '', 301, Location='/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1')
        steps = fetch_page(site.address + '/old', polite)
        assert [step.status for step in steps] == [301, 200]
        assert steps[-1].target.url == page

    def test_a_redirect_inside_is_refused_like_a_first_address(self, site: Site, polite: Politeness) -> None:
        for place in ('http://169.254.169.254/latest/meta-data/', 'http://localhost/', 'file:///etc/passwd'):
            site.serve('/out', '', 302, Location=place)
            with pytest.raises(NotFetched, match=r'private|no http'):
                fetch_page(site.address + '/out', polite)

    def test_a_redirect_to_what_robots_txt_forbids_is_refused(self, site: Site, polite: Politeness) -> None:
        site.serve('/robots.txt', 'User-agent: *\nDisallow: /closed', Content_Type='text/plain')
        site.serve('/closed/page')
        site.serve('/open', '', 302, Location='/closed/page')
        with pytest.raises(NotFetched, match=r'robots\.txt'):
            fetch_page(site.address + '/open', polite)
        assert '/closed/page' not in site.asked

    def test_a_circle_ends(self, site: Site, polite: Politeness) -> None:
        site.serve('/round', '', 302, Location='/round')
        with pytest.raises(NotFetched, match='more than 5 times'):
            fetch_page(site.address + '/round', polite)


class TestPoliteness:
    def test_robots_txt_is_asked_once_and_obeyed(self, site: Site, polite: Politeness) -> None:
        site.serve('/robots.txt', 'User-agent: archive-test\nDisallow: /private*.html$', Content_Type='text/plain')
        site.serve('/private-1.html')
        page = site.serve('/page')
        for _ in range(2):
            with pytest.raises(NotFetched, match=r'robots\.txt'):
                fetch_page(site.address + '/private-1.html', polite)
        fetch_page(page, polite)
        assert site.asked == ['/robots.txt', '/page']
        assert set(site.agents) == {'archive-test/1 (tests)'}

    @pytest.mark.parametrize(('status', 'fetched'), [(404, True), (403, True), (500, False), (503, False)])
    def test_a_missing_robots_txt_allows_and_a_failing_one_forbids(
        self, site: Site, polite: Politeness, status: int, fetched: bool
    ) -> None:
        site.serve('/robots.txt', '', status)
        page = site.serve('/page')
        if fetched:
            assert fetch_page(page, polite)
        else:
            with pytest.raises(NotFetched, match=r'robots\.txt'):
                fetch_page(page, polite)

    def test_one_host_is_given_a_pause_between_requests(
        self, site: Site, polite: Politeness, waits: list[float]
    ) -> None:
        fetch_page(site.serve('/page'), polite)
        fetch_page(site.serve('/page'), polite)
        assert len(waits) == 2
        assert all(1.5 < pause <= 2 for pause in waits)

    def test_a_longer_pause_that_the_site_asks_for_is_made(
        self, site: Site, polite: Politeness, waits: list[float]
    ) -> None:
        site.serve('/robots.txt', 'User-agent: *\nCrawl-delay: 7', Content_Type='text/plain')
        fetch_page(site.serve('/page'), polite)
        assert 6.5 < waits[-1] <= 7
