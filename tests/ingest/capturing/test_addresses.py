"""Only public addresses of the web are fetched."""

import socket
from typing import Any

import pytest

from articles.ingest.capturing.addresses import NotFetched, check_target, is_public


@pytest.mark.parametrize(
    'address',
    [
        *('127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'),
        *('224.0.0.1', '255.255.255.255', '192.0.2.1', '::1', '::', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'ff02::1'),
        *('::ffff:127.0.0.1', '::ffff:10.0.0.1', '2002:7f00:1::', '64:ff9b::7f00:1', '64:ff9b::a00:1'),
    ],
)
def test_an_address_inside_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    'address', ['93.184.216.34', '2606:2800:220:1::1', '::ffff:93.184.216.34', '64:ff9b::5db8:d822']
)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


def resolving_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    def resolve(host: str, port: int, **_: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, '', (address, port)) for address in addresses]

    monkeypatch.setattr(socket, 'getaddrinfo', resolve)


@pytest.mark.parametrize(
    'url',
    [
        *('ftp://example.org/', 'file:///etc/passwd', 'example.org/page', 'http://', 'http:///page', 'http://[::1', ''),
        *('http://user:secret@example.org/', 'http://example.org:99999/', 'javascript:alert(1)', 'http://a..b/'),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    resolving_to(monkeypatch, '93.184.216.34')
    with pytest.raises(NotFetched):
        check_target(url)


@pytest.mark.parametrize('host', ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::1]', '0'])
def test_this_machine_is_refused_however_it_is_written(host: str) -> None:
    with pytest.raises(NotFetched):
        check_target(f'http://{host}/')


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving_to(monkeypatch, '93.184.216.34', '10.0.0.1')
    with pytest.raises(NotFetched, match='private'):
        check_target('http://two-faced.example/')


def test_a_private_host_that_the_settings_name_is_allowed() -> None:
    assert check_target('http://127.0.0.1:8000/', ['127.0.0.1']).ip == '127.0.0.1'


def test_arabic_hosts_and_paths_go_over_the_wire_in_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving_to(monkeypatch, '93.184.216.34')
    target = check_target('https://خبر.example/أخبار/1?q=سوريا&page=%D8%A7#top')
    assert target.host == 'xn--ngblk.example'
    assert target.path == '/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1?q=%D8%B3%D9%88%D8%B1%D9%8A%D8%A7&page=%D8%A7'
    assert target.url == f'https://xn--ngblk.example{target.path}'
    assert target.netloc == target.host
