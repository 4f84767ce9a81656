"""The way of a URL into the archive: checked, fetched, written to a WARC, ingested."""

import contextlib
import datetime
import hashlib
import os
import secrets
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from articles.extraction.readers.warc import PAGE_TYPES
from articles.ingest.capturing.addresses import NotFetched, check_target
from articles.ingest.capturing.fetching import Exchange, Limits, fetch
from articles.ingest.capturing.politeness import MOST_REDIRECTS, Politeness
from articles.ingest.pipeline import Progress, ingest
from articles.ingest.report import IngestReport, Notice
from articles.models import Address, Original

SOFTWARE: Final = 'astana-archive'


def capture(
    urls: Iterable[str], politeness: Politeness, limits: Limits = Limits(), progress: Progress = lambda done: None
) -> IngestReport:
    """Fetches pages one after the other, keeps them as a WARC in the data folder and ingests it.

    The report is that of the ingest; a page that was not fetched is among its refusals, and one whose bytes the
    archive holds already counts as unchanged; its address is kept if it is another one. Raises OSError where the WARC
    cannot be written.
    """
    refused: list[Notice] = []
    known = 0
    exchanges: list[list[Exchange]] = []
    for url in dict.fromkeys(urls):
        try:
            fetched = fetch_page(url, politeness, limits)
        except NotFetched as reason:
            refused.append(Notice(url, '', str(reason)))
            continue
        original = _known_original(fetched[-1])
        if original is None:
            exchanges.append(fetched)
        else:
            known += 1
            _note_address(original, fetched[-1])
    report = ingest([write_warc(exchanges)], progress=progress) if exchanges else IngestReport()
    report.refusals[:0] = refused
    report.read += known + len(refused)
    report.unchanged += known
    return report


def fetch_page(url: str, politeness: Politeness, limits: Limits = Limits()) -> list[Exchange]:
    """The exchanges that led to a page, the page last. Every redirect is checked like the first address.

    Raises NotFetched where there is no page at the end, with the reason.
    """
    exchanges: list[Exchange] = []
    while len(exchanges) <= MOST_REDIRECTS:
        target = check_target(url, politeness.private_hosts)
        politeness.check(target)
        politeness.pause_before(target)
        exchange = fetch(target, politeness.agent, limits)
        exchanges.append(exchange)
        if not exchange.location:
            _check_page(exchange)
            return exchanges
        url = exchange.location
    raise NotFetched(f'leads from one address to another more than {MOST_REDIRECTS} times')


def _check_page(exchange: Exchange) -> None:
    if exchange.status != 200:
        raise NotFetched(f'the site answered {exchange.status} {exchange.reason}'.rstrip())
    kind = exchange.header('content-type').split(';')[0].strip().lower()
    if kind not in PAGE_TYPES:
        raise NotFetched(f'is no page but {kind or "of no stated type"}')
    if not exchange.body:
        raise NotFetched('is empty')


def _known_original(exchange: Exchange) -> Original | None:
    """The original with these very bytes, where the archive holds them."""
    return Original.objects.filter(sha256=hashlib.sha256(exchange.body).hexdigest()).first()


def _note_address(original: Original, exchange: Exchange) -> None:
    """Keeps the address of known bytes, where no article of theirs has it already."""
    url = exchange.target.url[:2000]
    if not original.articles.filter(url=url).exists():
        Address.objects.get_or_create(original=original, url=url, defaults={'captured_at': exchange.at})


def write_warc(captures: Iterable[list[Exchange]]) -> Path:
    """Writes exchanges to a new WARC in the data folder, durably, complete or not at all. Raises OSError."""
    folder = Path(settings.DATA_DIR) / 'captures'
    folder.mkdir(parents=True, exist_ok=True)
    stamp = datetime.datetime.now(datetime.UTC).strftime('%Y%m%dT%H%M%SZ')
    path = folder / f'capture-{stamp}-{secrets.token_hex(3)}.warc.gz'
    unfinished = path.with_name(f'.unfinished-{path.name}')
    try:
        with unfinished.open('xb') as file:
            writer = WARCWriter(file, gzip=True, warc_version='1.1')
            writer.write_record(writer.create_warcinfo_record(path.name, {'software': SOFTWARE, 'format': 'WARC/1.1'}))
            for exchange in (exchange for chain in captures for exchange in chain):
                _write_exchange(writer, exchange)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            unfinished.unlink()
        raise
    return path


def _write_exchange(writer: Any, exchange: Exchange) -> None:
    target = exchange.target
    headers = {
        'WARC-IP-Address': target.ip,
        'WARC-Date': exchange.at.strftime('%Y-%m-%dT%H:%M:%SZ'),
    }
    # http.client has undone the transfer encoding: the record says what it holds.
    kept = [(name, value) for name, value in exchange.headers if name.lower() != 'transfer-encoding']
    answered = StatusAndHeaders(f'{exchange.status} {exchange.reason}'.rstrip(), kept, protocol='HTTP/1.1')
    response = writer.create_warc_record(
        target.url,
        'response',
        payload=BytesIO(exchange.body),
        length=len(exchange.body),
        http_headers=answered,
        warc_headers_dict=dict(headers),
    )
    asked = StatusAndHeaders(f'GET {target.path} HTTP/1.1', list(exchange.requested), is_http_request=True)
    request = writer.create_warc_record(
        target.url, 'request', payload=BytesIO(), length=0, http_headers=asked, warc_headers_dict=dict(headers)
    )
    writer.write_request_response_pair(request, response)
