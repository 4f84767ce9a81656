"""What a megabyte of hostile input costs: no text, however made, may keep the extraction for more than two seconds.

    python -m benchmarks.hostile_input [--only WORD] [--format txt html jsonl csv rss warc]

Each unit of `hostile_units` is repeated for a megabyte (UTF-8), or for as much of it as one article may have in
characters and lines, written to a file and taken through reader, cleaning, dates and linking. Printed are the seconds
of processor time for each, the dearest first. Exits with 1 where one takes more than the bar.
"""

import argparse
import csv
import io
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Final

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from articles.extraction.cleaning import CHARACTERS_ALLOWED, LINES_ALLOWED
from articles.extraction.documents import SourceDocument, UnreadableDocument
from articles.extraction.drafting import draft_article
from articles.extraction.readers import read_path
from articles.reference import Facts, load_facts
from benchmarks.hostile_units import MARKUP, NUMBERED, UNITS, VARIED

MEGABYTE: Final = 1_000_000
AROUND: Final = 500
"""Characters and lines left for what a format sets around the text."""
LETTERS: Final = str.maketrans('0123456789', 'بتثجحخدرسش')
BAR: Final = 2.0
"""Seconds of processor time."""
ROUNDS: Final = 2
"""What took longer than the bar is measured again: the machine may have been busy."""


def _page(markup: str) -> bytes:
    return f'<!DOCTYPE html><html lang="ar"><head><title>عنوان الصفحة هنا</title></head><body>{markup}'.encode()


def _table(text: str) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([['id', 'text'], ['1', text]])
    return stream.getvalue().encode()


def _feed(text: str) -> bytes:
    item = f'<item><title>عنوان</title><description>{escape(text)}</description></item>'
    return f'<rss version="2.0"><channel><title>قناة</title>{item}</channel></rss>'.encode()


def _warc(text: str) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=False)
    headers = StatusAndHeaders('200 OK', [('Content-Type', 'text/html; charset=utf-8')], protocol='HTTP/1.1')
    page = io.BytesIO(_page(f'<article><p>{escape(text)}</p></article>'))
    writer.write_record(writer.create_warc_record('https://example.org/1', 'response', page, http_headers=headers))
    return stream.getvalue()


FORMATS: Final[dict[str, Callable[[str], bytes]]] = {
    'txt': str.encode,
    'html': lambda text: _page(f'<article><p>{escape(text)}</p></article>'),
    'jsonl': lambda text: json.dumps({'id': '1', 'text': text}, ensure_ascii=False).encode(),
    'csv': _table,
    'rss': _feed,
    'warc': _warc,
}


def repeated(unit: str) -> str:
    """As much of the unit as is let in: a megabyte, or what one article may have in characters and lines."""
    return unit * min(
        MEGABYTE // len(unit.encode()),
        (CHARACTERS_ALLOWED - AROUND) // len(unit),
        (LINES_ALLOWED - AROUND) // max(unit.count('\n'), 1) if '\n' in unit else MEGABYTE,
    )


def counted(unit: str) -> str:
    """As much of the unit as is let in, with its number counting up and its word another each time."""
    width = len(repeated(filled(unit, 100_000))) // len(filled(unit, 100_000))
    return ''.join(filled(unit, number) for number in range(width))


def filled(unit: str, number: int) -> str:
    """The unit with a number, and with the word whose letters are its digits."""
    return unit.format(number, word='ك' + str(number).translate(LETTERS))


def inputs(formats: list[str]) -> Iterator[tuple[str, str, bytes]]:
    """The ending, the name and the bytes of every input."""
    for ending in formats:
        for name, unit in UNITS.items():
            yield ending, name, FORMATS[ending](repeated(unit))
        for name, unit in (NUMBERED | VARIED).items():
            yield ending, name, FORMATS[ending](counted(unit))
    if 'html' in formats:
        for name, unit in MARKUP.items():
            yield 'html', f'markup: {name}', _page(repeated(unit))


def seconds(path: Path, facts: Facts) -> float:
    """What the whole extraction of a file takes, in seconds of processor time."""
    start = time.process_time()
    for found in read_path(path):
        if isinstance(found, SourceDocument):
            try:
                draft_article(found, facts)
            except UnreadableDocument:
                continue
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--only', default='', help='only the inputs whose name holds this word')
    parser.add_argument('--format', nargs='+', choices=FORMATS, default=['txt', 'html'])
    options = parser.parse_args()
    facts = load_facts()
    measured: list[tuple[float, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        for ending, name, content in inputs(options.format):
            if options.only not in name:
                continue
            path = Path(folder) / f'hostile.{ending}'
            path.write_bytes(content)
            taken = seconds(path, facts)
            for _ in range(ROUNDS if taken > BAR else 0):
                taken = min(taken, seconds(path, facts))
            measured.append((taken, f'{ending:<5} {name}'))
    measured.sort(reverse=True)
    for taken, name in measured:
        sys.stdout.write(f'{taken:6.2f} s  {name}{"   > bar" if taken > BAR else ""}\n')
    if measured and measured[0][0] > BAR:
        sys.exit(1)


if __name__ == '__main__':
    main()
