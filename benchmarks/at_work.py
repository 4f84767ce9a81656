"""Processes that search and one that changes articles, on one index, for 25 seconds.

    python -m benchmarks.at_work [--articles 10000] [--seconds 25] [--readers 3] [--pause 0]

The writer replaces five articles a commit as a request does, with `--pause` seconds between two commits, and never
tidies up. Each reader asks the full page over and over (20 hits, exact total, four facets, three views of each word,
passages), 20 questions in turn, with nothing kept of its last answer. Once after each commit that it can know of it
looks first for the word that only this commit has, in the same time: what that search does not find is counted as late.

Bars of issue 5: no error, nothing late, 95th percentile under 20 ms on the clock at 10,000 articles on two idle cores.
CPU times are told beside it, for without a pause four busy processes share what cores there are.
"""

import argparse
import dataclasses
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import count, cycle, islice
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import Any, NamedTuple

import django

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'astana_archive.settings')
django.setup()

from articles.search.engines.whoosh.engine import WhooshEngine  # noqa: E402
from articles.search.syntax import Word  # noqa: E402
from articles.views.warming import settle  # noqa: E402
from benchmarks.search.adapters.ours import ThreeViews  # noqa: E402
from benchmarks.search.articles import read_articles  # noqa: E402
from benchmarks.search.questions import FULL_PAGE, draw_questions  # noqa: E402

_A_COMMIT = 5
_CHANGING = 500
"""Articles that are replaced in turn."""


class Spent(NamedTuple):
    """Seconds of a search or a commit."""

    on_clock: float
    of_cpu: float
    changed: bool = True
    """Of a search: whether it is the first of its process after a commit."""


class Work(NamedTuple):
    """What the processes share."""

    folder: Path
    """The articles; the index is in it."""
    articles: int
    seconds: float
    start: Any
    """A barrier, for all to begin together."""
    committed: 'Synchronized[int]'
    """The number of the last commit."""

    @property
    def index(self) -> Path:
        return self.folder / 'index'


def marker(number: int) -> str:
    """A word that nothing has but an article of this commit. Digits are not stemmed."""
    return f'77{number:06}'


def read(work: Work, told: Any) -> None:
    """Searches until the time is over, once all are ready; tells what each search took, what failed, what was late."""
    pages = ThreeViews()
    pages.open(work.index)
    asked = [each for each in draw_questions(islice(read_articles(work.folder, work.articles), 2000))
             if each.name == FULL_PAGE]  # fmt: skip
    for question in asked:
        pages.ask(question)
    settle()
    searches, errors, late, seen = [], [], 0, 0
    work.start.wait()
    stop = time.monotonic() + work.seconds
    for question in cycle(asked):
        if time.monotonic() > stop:
            break
        newest = work.committed.value
        begin, worked = time.perf_counter(), time.process_time()
        try:
            if newest > seen:
                late += not pages.engine.run(Word(marker(newest))).total
            pages.ask(question)
        except Exception as error:
            errors.append(repr(error))
        searches.append(Spent(time.perf_counter() - begin, time.process_time() - worked, newest > seen))
        seen = newest
    told.put((searches, errors, late))


def write(work: Work, pause: float) -> list[Spent]:
    """Commits until the time is over, once all are ready; what each commit took."""
    engine, commits = WhooshEngine(work.index), []
    records = [article.record() for article in islice(read_articles(work.folder, work.articles), _CHANGING)]
    work.start.wait()
    stop = time.monotonic() + work.seconds
    for number in count(1):
        if time.monotonic() > stop:
            break
        changed = [records[(number * _A_COMMIT + step) % len(records)] for step in range(_A_COMMIT)]
        changed[0] = dataclasses.replace(changed[0], body=f'{changed[0].body}\n{marker(number)}')
        begin, worked = time.perf_counter(), time.process_time()
        with engine.writing(wait=5.0) as writer:
            writer.replace(changed)
        commits.append(Spent(time.perf_counter() - begin, time.process_time() - worked))
        work.committed.value = number
        time.sleep(pause)
    return commits


def print_spent(title: str, done: Sequence[Spent]) -> None:
    for kind, values in ('ms', [each.on_clock for each in done]), ('CPU ms', [each.of_cpu for each in done]):
        ordered = sorted(1000 * value for value in values)
        figures = (statistics.median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1])
        label = f'{title}, {kind}: median, 95th percentile, most'
        print(f'{label:58}' + ''.join(f'{figure:9.1f}' for figure in figures))


def report(found: Sequence[tuple[list[Spent], list[str], int]], commits: Sequence[Spent]) -> None:
    """Prints what was measured; ends with an error where a bar that no machine excuses is missed."""
    searches = [search for searched, _, _ in found for search in searched]
    errors, late = [error for _, failed, _ in found for error in failed], sum(missed for _, _, missed in found)
    changed = [search for search in searches if search.changed]
    print(
        f'{f"searches of {len(found)} processes; commits of {_A_COMMIT} articles":58}{len(searches):9}{len(commits):9}'
    )
    print(f'{"errors; commits not found by the next search":58}{len(errors):9}{late:9}   bar 0, 0')
    print(f'{"share of searches after a commit":58}{len(changed) / len(searches):9.2f}')
    print_spent('a search', searches)
    if changed:
        print_spent('a search after a commit', changed)
    print_spent('a commit', commits)
    if errors or late:
        sys.exit(f'{len(errors)} errors, {late} late: {errors[:1]}')


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--articles', type=int, default=10_000)
    parser.add_argument('--seconds', type=float, default=25)
    parser.add_argument('--readers', type=int, default=3)
    parser.add_argument('--pause', type=float, default=0.0, help='seconds between two commits (default 0)')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='at-work-') as name:
        spawn = multiprocessing.get_context('spawn')
        work = Work(
            Path(name), options.articles, options.seconds, spawn.Barrier(options.readers + 1), spawn.Value('i', 0)
        )
        ThreeViews().build(read_articles(work.folder, work.articles), work.index)
        told = spawn.Queue()
        readers = [spawn.Process(target=read, args=(work, told)) for _ in range(options.readers)]
        for reader in readers:
            reader.start()
        commits = write(work, options.pause)
        found = [told.get() for _ in readers]
        for reader in readers:
            reader.join()
    report(found, commits)


if __name__ == '__main__':
    main()
