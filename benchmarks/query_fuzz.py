"""Random queries against the index in use: none may fail, and none may cost much more than an ordinary one.

    ARCHIVE_DATA_DIR=… python -m benchmarks.query_fuzz [COUNT] [--seed N]

Queries are made of names, dates, words of the seeds, operators, marks, letters of any script and noise, up to several
times the length that is read. Prints how many failed, the median and the worst time of the processor, and the slowest
queries as a ratio to the median. Ends with 1 where a query failed or took over two seconds.
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

LONGEST: Final = 2.0
"""Seconds of the processor that the worst query may take."""
SHOWN: Final = 10
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


def ask_all(queries: Iterator[str], ask: Callable[[str], object]) -> Outcome:
    """Asks every query once; whatever it raises is noted, never passed on."""
    outcome = Outcome()
    for query in queries:
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


def _report(outcome: Outcome) -> None:
    print(f'{len(outcome.times)} answered, {len(outcome.failed)} failed, median {outcome.median * 1000:.1f} ms')
    for seconds, query in outcome.slowest:
        print(f'{seconds * 1000:8.1f} ms {seconds / outcome.median:6.1f} x  {query[:100]!r}')
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

    search_articles(SearchRequest('سوريا'))  # the first search of a process reads names and words
    queries = random_queries(options.count, known_names(), seed=options.seed)
    outcome = ask_all(queries, lambda query: search_articles(SearchRequest(query)))
    _report(outcome)
    sys.exit(1 if outcome.failed or outcome.slowest[0][0] > LONGEST else 0)


if __name__ == '__main__':
    main()
