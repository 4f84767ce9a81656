"""Our engine beside other engines on the same articles and words: CPU time of a query, and the ratios to the bars.

    python -m benchmarks.search [--articles 5000] [--slow-articles 1000] [--folder FOLDER] [--rounds 5]

Every engine gets the same folded words (benchmarks/search/articles.py) and is asked 16 classes of questions
(questions.py), in turn, in one run. Totals and facets must agree; where they do not, that is said and the run fails.
CPU seconds of this process and of the engine's own, the median of each class. What is not installed is named and left
out. Engines too slow to index many articles are asked in a second run with fewer, in which all are asked again.

A folder keeps articles and indexes for the next run: at 100,000 articles they take some 8 GB and an hour.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import django

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'astana_archive.settings')
django.setup()

from benchmarks.search.adapters.base import Adapter, Missing  # noqa: E402
from benchmarks.search.adapters.fts5 import Fts5  # noqa: E402
from benchmarks.search.adapters.haystack_results import HaystackResults  # noqa: E402
from benchmarks.search.adapters.lucene import Lucene  # noqa: E402
from benchmarks.search.adapters.ours import AfterCommit, Ours, ThreeViews  # noqa: E402
from benchmarks.search.adapters.plain_whoosh import PlainWhoosh  # noqa: E402
from benchmarks.search.adapters.postgresql import PostgreSql  # noqa: E402
from benchmarks.search.adapters.stock_haystack import StockHaystack  # noqa: E402
from benchmarks.search.adapters.tantivy import Tantivy  # noqa: E402
from benchmarks.search.articles import read_articles  # noqa: E402
from benchmarks.search.bars import print_bars, print_first_use  # noqa: E402
from benchmarks.search.measuring import Measured, measure  # noqa: E402
from benchmarks.search.questions import draw_questions  # noqa: E402

ENGINES = (
    Ours, AfterCommit, ThreeViews, HaystackResults, Tantivy, Lucene, Fts5, PostgreSql, PlainWhoosh, StockHaystack,
)  # fmt: skip
_SAMPLE = 5000
"""Articles the questions are drawn from."""


def installed(names: Sequence[str] | None) -> list[Adapter]:
    """The engines of these names, or all, that can be asked here; those that cannot are named."""
    engines: list[Adapter] = []
    for engine in ENGINES:
        if names and engine.name not in names:
            continue
        try:
            engines.append(engine())
        except Missing as reason:
            print(f'{engine.name} is left out: {reason}')
    return engines


def compare(engines: Sequence[Adapter], count: int, folder: Path, options: argparse.Namespace) -> Measured:
    """One run over `count` articles; indexes that are missing in `folder` are built."""
    for engine in engines:
        index = folder / f'{engine.folder}-{count}'
        if not index.exists():
            index.mkdir()
            engine.build(read_articles(folder, count), index)
        engine.open(index)
    try:
        questions = draw_questions(islice(read_articles(folder, count), _SAMPLE))
        asked = [each for each in questions if not options.question or each.name in options.question]
        return measure(engines, asked, options.rounds)
    finally:
        for engine in engines:
            engine.close()


def print_table(measured: Measured, engines: Sequence[Adapter], count: int) -> None:
    names = [engine.name for engine in engines]
    print(f'\nCPU milliseconds a query, {count:,} articles\n')
    print('| | ' + ' | '.join(names) + ' |')
    print('|---' * (len(names) + 1) + '|')
    for question in measured.seconds:
        found = (measured.median(question, name) for name in names)
        print(f'| {question} | ' + ' | '.join('' if each is None else f'{each * 1000:.2f}' for each in found) + ' |')


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--articles', type=int, default=5000)
    parser.add_argument('--slow-articles', type=int, default=1000)
    parser.add_argument('--folder', type=Path)
    parser.add_argument('--rounds', type=int, default=5)
    parser.add_argument('--engine', action='append', help='ask these only; may be given several times')
    parser.add_argument('--question', action='append', help='ask these classes only')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='bench-search-') as name:
        Path(name).chmod(0o755)  # PostgreSQL runs as another user where we are root
        folder = options.folder or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        differences = run(folder, options)
    if differences:
        sys.exit('\n'.join(['The engines do not agree:', *differences]))


def run(folder: Path, options: argparse.Namespace) -> list[str]:
    """Both runs, printed; what the engines answered differently."""
    engines, count = installed(options.engine), options.articles
    fast = [engine for engine in engines if not engine.slow or options.slow_articles >= count]
    measured = compare(fast, count, folder, options)
    print_table(measured, fast, count)
    differences, runs = measured.differences, [(measured, count)]
    if len(fast) < len(engines):
        beside = compare(engines, options.slow_articles, folder, options)
        print_table(beside, engines, options.slow_articles)
        differences = [*differences, *beside.differences]
        runs.append((beside, options.slow_articles))
    print_bars(runs)
    print_first_use(folder / f'{Ours.folder}-{count}', draw_questions(islice(read_articles(folder, count), _SAMPLE)))
    return differences


if __name__ == '__main__':
    main()
