"""Searches under load: several processes read while one writes, as workers and the drainer of the outbox do.

    python -m benchmarks.search_load [--articles 10000] [--seconds 25] [--readers 3] [--pause 0]

Every reader asks the full page (20 hits, exact total, four facets, three-view ranking, passages) over and over; the
writer replaces five articles a commit, as requests do, all the time. Wall-clock times, so they are worth what the
machine is worth: bars of issue 5 on idle cores are no error and a 95th percentile under 20 ms at 10,000 articles. CPU
times are told beside them, for four busy processes share what cores there are; and which searches met a change.
"""

import argparse
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple

import django

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'astana_archive.settings')
django.setup()

from articles.search.engines.whoosh.engine import WhooshEngine  # noqa: E402
from articles.views.warming import settle  # noqa: E402
from benchmarks.search.adapters.ours import ThreeViews  # noqa: E402
from benchmarks.search.articles import read_articles  # noqa: E402
from benchmarks.search.questions import FULL_PAGE, draw_questions  # noqa: E402

_A_COMMIT = 5


class Search(NamedTuple):
    """Seconds of a search or a commit: on the clock, and of CPU."""

    took: float
    worked: float
    changed: bool
    """Whether the index had changed, or did meanwhile: the search read what was new."""


def read(folder: Path, index: Path, count: int, seconds: float, start: Any, told: Any) -> None:
    """Asks until the time is over, once all are ready; tells how long each answer took and what went wrong."""
    engine = ThreeViews()
    engine.open(index)
    asked = [each for each in draw_questions(islice(read_articles(folder, count), 2000)) if each.name == FULL_PAGE]
    for question in asked:
        engine.ask(question)
    settle()
    searches: list[Search] = []
    errors: list[str] = []
    start.wait()
    end = time.monotonic() + seconds
    generation = engine.engine.generation
    for question in cycle(asked):
        begin, worked = time.monotonic(), time.process_time()
        if begin > end:
            break
        try:
            engine.ask(question)
        except Exception as error:
            errors.append(repr(error))
        took, worked = time.monotonic() - begin, time.process_time() - worked
        before, generation = generation, engine.engine.generation
        searches.append(Search(took, worked, generation != before))
    told.put((searches, errors))


def write(folder: Path, index: Path, count: int, seconds: float, start: Any, pause: float, told: Any) -> None:
    """Commits until the time is over, once all are ready; tells how long each commit took, with the CPU seconds of
    it."""
    engine = WhooshEngine(index)
    records = [article.record() for article in islice(read_articles(folder, count), 500)]
    commits: list[Search] = []
    start.wait()
    end = time.monotonic() + seconds
    place = 0
    while time.monotonic() < end:
        begin, worked = time.monotonic(), time.process_time()
        with engine.writing(wait=5.0) as writer:
            writer.replace([records[(place + step) % len(records)] for step in range(_A_COMMIT)])
        commits.append(Search(time.monotonic() - begin, time.process_time() - worked, changed=True))
        place += _A_COMMIT
        time.sleep(pause)
    told.put((commits, []))


def print_figures(title: str, done: list[Search]) -> None:
    took, worked = sorted(each.took * 1000 for each in done), sorted(each.worked * 1000 for each in done)
    late = int(len(done) * 0.95)
    title, figures = f'{title}, ms: median, 95th percentile, worst', (statistics.median(took), took[late], took[-1])
    print(f'{title:52}' + ''.join(f'{figure:10.1f}' for figure in figures))
    figures = (statistics.median(worked), worked[late], worked[-1])
    print(f'{"    CPU ms: median, 95th percentile, worst":52}' + ''.join(f'{figure:10.1f}' for figure in figures))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--articles', type=int, default=10_000)
    parser.add_argument('--seconds', type=float, default=25)
    parser.add_argument('--readers', type=int, default=3)
    parser.add_argument('--pause', type=float, default=0.0, help='seconds between two commits')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='bench-load-') as name:
        folder, index = Path(name), Path(name) / 'index'
        ThreeViews().build(read_articles(folder, options.articles), index)
        spawn = multiprocessing.get_context('spawn')
        searches, commits = spawn.Queue(), spawn.Queue()
        start = spawn.Barrier(options.readers + 1)
        common = (folder, index, options.articles, options.seconds, start)
        processes = [spawn.Process(target=read, args=(*common, searches)) for _ in range(options.readers)]
        processes.append(spawn.Process(target=write, args=(*common, options.pause, commits)))
        for process in processes:
            process.start()
        found, written = [searches.get() for _ in range(options.readers)], commits.get()[0]
        for process in processes:
            process.join()
    searches_done = [search for searched, _ in found for search in searched]
    errors = [error for _, failed in found for error in failed]
    changed = [search for search in searches_done if search.changed]
    print(f'{"searches":52}{len(searches_done):10,}')
    print(f'{"commits of five articles":52}{len(written):10,}')
    print(f'{"share of searches in which the index had changed":52}{len(changed) / len(searches_done):10.2f}')
    unchanged = [search for search in searches_done if not search.changed]
    for title, done in (('search', searches_done), ('after a change', changed), ('others', unchanged)):
        if done:
            print_figures(title, done)
    print_figures('commit', written)
    if errors:
        sys.exit(f'{len(errors)} errors, the first: {errors[0]}')


if __name__ == '__main__':
    main()
