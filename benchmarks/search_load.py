"""Searches under load: several processes read while one writes, as workers and the drainer of the outbox do.

    python -m benchmarks.search_load [--articles 10000] [--seconds 25] [--readers 3]

Every reader asks the full page (20 hits, exact total, four facets, three-view ranking, passages) over and over; the
writer replaces five articles a commit, as requests do, all the time. Wall-clock times, so they are worth what the
machine is worth: bars of issue 5 on idle cores are no error and a 95th percentile under 20 ms at 10,000 articles.
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
from typing import Any

import django

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'astana_archive.settings')
django.setup()

from articles.search.engines.whoosh.engine import WhooshEngine  # noqa: E402
from benchmarks.search.adapters.ours import ThreeViews  # noqa: E402
from benchmarks.search.articles import read_articles  # noqa: E402
from benchmarks.search.questions import FULL_PAGE, draw_questions  # noqa: E402

_A_COMMIT = 5


def read(folder: Path, index: Path, count: int, seconds: float, told: Any) -> None:
    """Asks until the time is over; tells how long each answer took and what went wrong."""
    engine = ThreeViews()
    engine.open(index)
    asked = [each for each in draw_questions(islice(read_articles(folder, count), 2000)) if each.name == FULL_PAGE]
    for question in asked:
        engine.ask(question)
    times: list[float] = []
    errors: list[str] = []
    end = time.monotonic() + seconds
    for question in cycle(asked):
        start = time.monotonic()
        if start > end:
            break
        try:
            engine.ask(question)
        except Exception as error:
            errors.append(repr(error))
        times.append(time.monotonic() - start)
    told.put((times, errors))


def write(folder: Path, index: Path, count: int, seconds: float, told: Any) -> None:
    """Commits until the time is over; tells how long each commit took."""
    engine = WhooshEngine(index)
    records = [article.record() for article in islice(read_articles(folder, count), 500)]
    commits: list[float] = []
    end = time.monotonic() + seconds
    place = 0
    while time.monotonic() < end:
        start = time.monotonic()
        with engine.writing(wait=5.0) as writer:
            writer.replace([records[(place + step) % len(records)] for step in range(_A_COMMIT)])
        commits.append(time.monotonic() - start)
        place += _A_COMMIT
    told.put((commits, []))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--articles', type=int, default=10_000)
    parser.add_argument('--seconds', type=float, default=25)
    parser.add_argument('--readers', type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='bench-load-') as name:
        folder, index = Path(name), Path(name) / 'index'
        ThreeViews().build(read_articles(folder, options.articles), index)
        spawn = multiprocessing.get_context('spawn')
        searches, commits = spawn.Queue(), spawn.Queue()
        common = (folder, index, options.articles, options.seconds)
        processes = [spawn.Process(target=read, args=(*common, searches)) for _ in range(options.readers)]
        processes.append(spawn.Process(target=write, args=(*common, commits)))
        for process in processes:
            process.start()
        found, written = [searches.get() for _ in range(options.readers)], commits.get()[0]
        for process in processes:
            process.join()
    times = sorted(each for times, _ in found for each in times)
    errors = [error for _, failed in found for error in failed]
    print(f'{"searches":40}{len(times):10,}')
    print(f'{"commits of five articles":40}{len(written):10,}')
    for title, values, most in (('search, ms: median', times, 0.5), ('search, ms: 95th percentile', times, 0.95)):
        print(f'{title:40}{values[int(len(values) * most)] * 1000:10.1f}')
    print(f'{"search, ms: worst":40}{times[-1] * 1000:10.1f}')
    print(f'{"commit, ms: median and worst":40}{statistics.median(written) * 1000:10.1f}{max(written) * 1000:10.1f}')
    if errors:
        sys.exit(f'{len(errors)} errors, the first: {errors[0]}')


if __name__ == '__main__':
    main()
