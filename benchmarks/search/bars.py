"""The ratios that are promised, beside what was measured."""

import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from articles.search.engines.whoosh.engine import WhooshEngine
from articles.search.engines.whoosh.execution import Query, Window, execute
from articles.search.engines.whoosh.ranking import PLAIN, THREE_VIEWS
from articles.search.syntax import Phrase, Word
from benchmarks.search.articles import FACETS
from benchmarks.search.measuring import Measured
from benchmarks.search.questions import FULL_PAGE, Question


class Bar(NamedTuple):
    """CPU of one of our engines over CPU of another, for a class of questions."""

    question: str
    engine: str
    other: str
    most: float


BARS: Final = (
    Bar(FULL_PAGE, 'ours', 'tantivy', 0.6),
    Bar(FULL_PAGE, 'ours', 'Lucene', 0.4),
    Bar(FULL_PAGE, 'ours', 'SQLite FTS5', 1 / 80),
    Bar(FULL_PAGE, 'ours', 'PostgreSQL', 1 / 100),
    Bar(FULL_PAGE, 'ours', 'plain Whoosh', 1 / 200),
    Bar(FULL_PAGE, 'ours, three views', 'tantivy', 1.5),
    Bar(FULL_PAGE, 'through SearchQuerySet', 'tantivy', 0.9),
    Bar('and, facets', 'ours', 'tantivy', 0.45),
    Bar('or, facets', 'ours', 'tantivy', 0.45),
    Bar('phrase', 'ours', 'tantivy', 1.0),
    Bar('snippets', 'ours', 'tantivy', 1.3),
)
"""Of issue 5, at 100,000 articles."""
_FIRST_USES: Final = 10
_FIRST_USE: Final = 10.0
"""Milliseconds that the first use of a term in a process may take."""


def print_bars(runs: Sequence[tuple[Measured, int]]) -> None:
    """Each bar in the first of the runs that asked both engines. They are set for 100,000 articles."""
    print('\nCPU ratios; the bars hold at 100,000 articles\n')
    for bar in BARS:
        for measured, count in runs:
            ours, theirs = measured.median(bar.question, bar.engine), measured.median(bar.question, bar.other)
            if ours is not None and theirs is not None:
                name = f'{bar.engine} / {bar.other}: {bar.question} ({count:,} articles)'
                print(f'{name:84}{_ratio(ours / theirs):>8}   bar ≤ {_ratio(bar.most)}')
                break


def print_first_use(folder: Path, questions: Sequence[Question]) -> None:
    """What a word costs that no query had before, in an engine that has answered others."""
    words = [question.words[0] for question in questions if question.name == 'common term'][:_FIRST_USES]
    for name, node, weights in (('plain', lambda word: Phrase((word,)), PLAIN), ('three views', Word, THREE_VIEWS)):
        snapshot = WhooshEngine(folder).snapshot()
        execute(snapshot, Query(Word('بببب لللل'), weights=weights), Window(facets=FACETS))
        execute(snapshot, Query(node(words[0]), weights=weights), Window())
        seconds = []
        for word in words[1:]:
            start = time.process_time()
            execute(snapshot, Query(node(word), weights=weights), Window())
            seconds.append(time.process_time() - start)
        worst, middle = max(seconds) * 1000, statistics.median(seconds) * 1000
        title = f'first use of a word, {name}: median and worst, CPU ms'
        print(f'{title:76}{middle:8.1f}{worst:8.1f}   bar ≤ {_FIRST_USE:.0f}')


def _ratio(ratio: float) -> str:
    return f'{ratio:.2f}' if ratio >= 0.1 else f'1/{1 / ratio:.0f}'
