"""Random queries against the index in use: none may fail, and none may cost much more than an ordinary one.

    ARCHIVE_DATA_DIR=… python -m benchmarks.query_fuzz [COUNT] [--seed N]

Queries are made of names, dates, words of the seeds, operators, marks, letters of any script and noise, up to several
times the length that is read. Prints how many failed, the time of the processor for an ordinary query (the median of
names and two words, each asked for the first time), and the slowest random ones as a ratio to it. Ends with 1 where a
query failed, took over two seconds, or more than twenty times an ordinary one. A line every 500 queries says how far it
is.
"""

import argparse
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from articles.arabic.tokens import WORD

LONGEST: Final = 2.0
"""Seconds of the processor that the worst query may take."""
MOST: Final = 20.0
"""Times an ordinary query that the worst may cost."""
SHOWN: Final = 10
ORDINARY: Final = 300
TOLD: Final = 500
"""Queries between two lines that say how far it is."""
_SEEDS: Final = Path(__file__).resolve().parent.parent / 'seeds'
_OPERATORS: Final = (
    'OR', 'AND', 'NOT', 'أو', 'ليس', '-', '=', '*', '(', ')', '|', '"', '“', '”', '«', '»', '„', ':', '؟', '!', '\\',
    '//', 'مصدر:', 'source:', 'لقاء:', 'مشارك:', 'متحدث:', 'topic:', 'من:', 'إلى:', 'month:', 'year:', 'شهر:', 'لغة:',
)  # fmt: skip
_NOISE: Final = (
    'ـ', 'ــــ', 'َ', 'ًٌٍ', '\u200c', '\u200d', '\u200f', '\u202e', '\u00a0', '\x00', '\ufeff', 'ﷺ', 'ﻻ', 'ء', 'ّّّ',
    "'", '’', '_', '#', '٪', '0', '٧', '۷', '½', '²', 'Ⅶ', '🇸🇾', '👩‍💻', 'ß', 'İ', 'ſ', 'ﬁ', '%', '&', ';', '<b>',
    '\\u0000', '..', '--',
)  # fmt: skip
_DATES: Final = (
    '24/1/2017', '2017-01', '2017', '٢٠١٧/١/٢٤', '31.2.2017', '99/99/9999', '0000-00-00', '1/0001', 'آب 2017',
)  # fmt: skip
_SCRIPTS: Final = (
    (0x0600, 0x06FF), (0x0750, 0x077F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF), (0x0041, 0x024F), (0x0370, 0x04FF),
    (0x0590, 0x05FF), (0x0900, 0x097F), (0x2000, 0x206F), (0x4E00, 0x4EFF), (0x1F300, 0x1F6FF), (0x20, 0xD7FF),
    (0xE000, 0x10FFFF),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the queries: those that failed with their error, and all others with their seconds."""

    failed: list[tuple[str, str]] = field(default_factory=list)
    times: list[tuple[float, str]] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(seconds for seconds, _ in self.times)

    @property
    def slowest(self) -> list[tuple[float, str]]:
        return sorted(self.times, reverse=True)[:SHOWN]


def random_queries(count: int, names: Sequence[str], *, seed: int = 1) -> Iterator[str]:
    """`count` queries, always the same for one seed. `names` are spellings of known names."""
    rng = random.Random(seed)
    words = sorted({word for path in _SEEDS.iterdir() for word in path.read_text('utf-8').split()})
    pieces: tuple[Callable[[], str], ...] = (
        lambda: rng.choice(words),
        lambda: rng.choice(names),
        lambda: rng.choice(_OPERATORS),
        lambda: rng.choice(_NOISE),
        lambda: rng.choice(_DATES),
        lambda: _any_letters(rng),
        lambda: rng.choice(words)[: rng.randrange(1, 5)] + '*',
        lambda: rng.choice('وبلكف') + rng.choice(names),
    )
    for _ in range(count):
        length = rng.choice((1, 2, 3, 3, 4, 6, 10, 40, 120))
        gap = rng.choice((' ', ' ', ' ', ''))
        yield gap.join(rng.choice(pieces)() for _ in range(length))


def _any_letters(rng: random.Random) -> str:
    first, last = rng.choice(_SCRIPTS)
    return ''.join(chr(rng.randint(first, last)) for _ in range(rng.choice((1, 2, 5, 12))))


def ordinary_queries(count: int, names: Sequence[str], *, seed: int = 1) -> Iterator[str]:
    """`count` queries as people type them: a name, a name and a word, or two words."""
    rng = random.Random(seed)
    words = sorted({word for path in _SEEDS.iterdir() for word in WORD.findall(path.read_text('utf-8'))})
    for number in range(count):
        first = rng.choice(words if number % 3 == 2 else names)
        yield first if number % 3 == 0 else f'{first} {rng.choice(words)}'


def ask_all(
    queries: Iterator[str], ask: Callable[[str], object], tell: Callable[[Outcome], object] | None = None
) -> Outcome:
    """Asks every query once; whatever it raises is noted, never passed on. `tell` hears of every 500 queries."""
    outcome = Outcome()
    for number, query in enumerate(queries):
        if tell is not None and number and number % TOLD == 0:
            tell(outcome)
        began = time.process_time()
        try:
            ask(query)
        except Exception as error:
            outcome.failed.append((query, repr(error)))
        else:
            outcome.times.append((time.process_time() - began, query))
    return outcome


def known_names() -> list[str]:
    """Every listed label of a name, as people would type it."""
    from articles.search.families import current_names

    return sorted({label for name in current_names().names for label in (name.label_ar, name.label_en) if label})


def _tell(outcome: Outcome) -> None:
    worst, query = outcome.slowest[0]
    print(f'{len(outcome.times)} answered, worst {worst * 1000:.0f} ms: {query[:60]!r}', file=sys.stderr, flush=True)


def _report(outcome: Outcome, ordinary: float) -> None:
    print(f'{len(outcome.times)} answered, {len(outcome.failed)} failed, median {outcome.median * 1000:.1f} ms')
    print(f'an ordinary query {ordinary * 1000:.1f} ms; the slowest:')
    for seconds, query in outcome.slowest:
        print(f'{seconds * 1000:8.1f} ms {seconds / ordinary:6.1f} x  {query[:100]!r}')
    for query, error in outcome.failed[:SHOWN]:
        print(f'failed: {query!r}: {error}')


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('count', type=int, nargs='?', default=10_000)
    parser.add_argument('--seed', type=int, default=1)
    options = parser.parse_args()
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'astana_archive.settings')
    import django

    django.setup()
    from articles.search.queries import search_articles
    from articles.search.results import SearchRequest

    def ask(query: str) -> object:
        return search_articles(SearchRequest(query))

    ask('كلمةلايعرفها أحد')  # the first searches of a process read names and words
    names = known_names()
    ordinary = ask_all(ordinary_queries(ORDINARY, names, seed=options.seed), ask).median
    outcome = ask_all(random_queries(options.count, names, seed=options.seed), ask, _tell)
    _report(outcome, ordinary)
    worst = outcome.slowest[0][0]
    sys.exit(1 if outcome.failed or worst > min(LONGEST, MOST * ordinary) else 0)


if __name__ == '__main__':
    main()
