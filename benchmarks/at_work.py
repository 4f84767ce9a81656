"""Three processes that search and one that changes articles, on one index, for 25 seconds.

    python -m benchmarks.at_work [--articles 10000] [--seconds 25]

The writer commits one changed article after the other as a request does, at most ten a second, and never tidies up.
Each reader asks for a common word with facets all the while, with nothing kept of its last answer, and once after each
commit for the word that only that commit has: what its next search does not find is counted as late. Bars of issue 5:
no error, nothing late, p95 of a search under 20 ms at 10,000 articles on two idle cores, no commit that stalls.
"""

import argparse
import dataclasses
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import Any

import django

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'astana_archive.settings')
django.setup()

from articles.search.engines.whoosh.engine import WhooshEngine  # noqa: E402
from articles.search.syntax import Word  # noqa: E402
from benchmarks.search.articles import read_articles  # noqa: E402

PAUSE = 0.1
"""Seconds between two commits."""
READERS = 3


def marker(number: int) -> str:
    """A word that nothing has but the article of this commit. Digits are not stemmed."""
    return f'77{number:06}'


def read(root: Path, committed: 'Synchronized[int]', seconds: float, start: Any, answers: Any) -> None:
    """Searches for so many seconds once all are ready; puts latencies, errors and what was late into `answers`."""
    engine = WhooshEngine(root)
    latencies, errors, late, seen = [], 0, 0, 0
    start.wait()
    stop = time.monotonic() + seconds
    while time.monotonic() < stop:
        newest = committed.value
        engine.forget_answers()
        begin = time.perf_counter()
        try:
            if newest > seen:
                late += engine.run(Word(marker(newest))).total == 0 and committed.value == newest
                seen = newest
            else:
                engine.run(Word('محادثات'), facets=('source', 'month', 'meeting', 'participant'))
        except Exception:
            errors += 1
        latencies.append(time.perf_counter() - begin)
    answers.put((latencies, errors, late))


def write(
    root: Path, articles: int, committed: 'Synchronized[int]', seconds: float, start: Any
) -> list[tuple[float, float]]:
    """Commits for so many seconds; seconds and CPU seconds of each commit."""
    engine, spent = WhooshEngine(root), []
    records = list(read_articles(root.parent, min(articles, 500)))
    number = 0
    start.wait()
    stop = time.monotonic() + seconds
    while time.monotonic() < stop:
        number += 1
        article = records[number % len(records)]
        record = dataclasses.replace(article.record(), body=f'{article.body}\n{marker(number)}')
        begin, cpu = time.perf_counter(), time.process_time()
        with engine.writing(5) as writer:
            writer.replace([record])
        spent.append((time.perf_counter() - begin, time.process_time() - cpu))
        committed.value = number
        time.sleep(PAUSE)
    return spent


def percentile(values: Sequence[float], share: int) -> float:
    """Of the values, in milliseconds."""
    return statistics.quantiles(values, n=100)[share - 1] * 1000


def build(root: Path, articles: int) -> None:
    engine = WhooshEngine(root)
    with engine.rebuilding() as new, engine.write_lock(5):
        new.add(article.record() for article in read_articles(root.parent, articles))
        new.publish()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--articles', type=int, default=10_000)
    parser.add_argument('--seconds', type=float, default=25)
    options = parser.parse_args()
    context = multiprocessing.get_context('spawn')
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / 'index'
        build(root, options.articles)
        committed, answers, start = context.Value('i', 0), context.Queue(), context.Barrier(READERS + 1)
        about = (root, committed, options.seconds, start, answers)
        readers = [context.Process(target=read, args=about) for _ in range(READERS)]
        for reader in readers:
            reader.start()
        commits = write(root, options.articles, committed, options.seconds, start)
        found = [answers.get() for _ in readers]
        for reader in readers:
            reader.join()
    report(found, commits)


def report(found: list[tuple[list[float], int, int]], commits: list[tuple[float, float]]) -> None:
    latencies = [seconds for each, _, _ in found for seconds in each]
    print(f'{"searches of three processes":44}{len(latencies):10}')
    print(f'{"errors":44}{sum(errors for _, errors, _ in found):10}   bar 0')
    print(f'{"commits not found by the next search":44}{sum(late for _, _, late in found):10}   bar 0')
    print(f'{"a search, ms: p50, p95":44}{percentile(latencies, 50):10.1f}{percentile(latencies, 95):10.1f}   bar ≤ 20')
    print(f'{"commits of one article":44}{len(commits):10}')
    for name, values in zip(('ms', 'CPU ms'), zip(*commits, strict=True), strict=True):
        worst = max(values) * 1000
        label = f'a commit, {name}: p50, p95, most'
        print(f'{label:44}{percentile(values, 50):10.1f}{percentile(values, 95):10.1f}{worst:10.1f}')


if __name__ == '__main__':
    main()
