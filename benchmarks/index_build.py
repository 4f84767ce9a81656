"""How fast, how large and in how much memory the index is built, beside Whoosh as it comes: same articles, same words.

    python -m benchmarks.index_build [--articles 2000] [--rounds 2]

Generated articles of 4 KB (benchmarks/search/articles.py). Each build runs in a process of its own, the two in turn;
CPU seconds count from the first article to the commit, the making of the articles left out. Bars of issue 5: 6 times
as fast, 0.6 of the size, 200 MB, open in 50 ms.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import django

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'astana_archive.settings')
django.setup()

from articles.search.engines.base import ArticleRecord  # noqa: E402
from articles.search.engines.whoosh.snapshot import Caches, Snapshot  # noqa: E402
from articles.search.engines.whoosh.writing import add_articles, create_index  # noqa: E402
from benchmarks.search.articles import read_articles  # noqa: E402
from benchmarks.stock_whoosh import create_stock_index, stock_fields  # noqa: E402


class Timed:
    """Records, and the CPU seconds that making them took."""

    def __init__(self, folder: Path, count: int) -> None:
        self.made = (article.record() for article in read_articles(folder, count))
        self.seconds = 0.0

    def __iter__(self) -> Iterator[ArticleRecord]:
        return self

    def __next__(self) -> ArticleRecord:
        begin = time.process_time()
        try:
            return next(self.made)
        finally:
            self.seconds += time.process_time() - begin


def build_ours(folder: Path, articles: Iterator[ArticleRecord]) -> None:
    create_index(folder)
    add_articles(folder, articles, workers=0)  # CPU of this process alone is compared


def build_stock(folder: Path, articles: Iterator[ArticleRecord]) -> None:
    writer = create_stock_index(folder).writer()
    for article in articles:
        writer.add_document(**stock_fields(article))
    writer.commit()


def measure(engine: str, count: int, drawn: Path) -> dict[str, float]:
    """One build in this process."""
    with tempfile.TemporaryDirectory() as name:
        folder, timed = Path(name) / 'index', Timed(drawn, count)
        folder.mkdir()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begin = time.process_time()
        (build_ours if engine == 'ours' else build_stock)(folder, timed)
        seconds = time.process_time() - begin - timed.seconds
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        size = sum(file.stat().st_size for file in folder.iterdir())
        opened = min(_opening(folder) for _ in range(5)) if engine == 'ours' else 0.0
    return {
        'milliseconds': seconds * 1000 / count,
        'bytes': size / count,
        'peak': peak / 1024,
        'grown': (peak - before) / 1024,
        'open': opened * 1000,
    }


def _opening(folder: Path) -> float:
    begin = time.process_time()
    Snapshot(folder, Caches.none())
    return time.process_time() - begin


def measure_aside(engine: str, count: int, drawn: Path) -> dict[str, float]:
    """One build in a process of its own."""
    command = [sys.executable, '-m', 'benchmarks.index_build', '--engine', engine, '--articles', str(count)]
    command += ['--drawn', str(drawn)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def report(ours: dict[str, float], stock: dict[str, float]) -> None:
    print(f'{"":40}{"ours":>10}{"stock":>10}{"ratio":>8}')
    for name, label in (('milliseconds', 'CPU ms an article'), ('bytes', 'bytes of index an article')):
        print(f'{label:40}{ours[name]:10.2f}{stock[name]:10.2f}{ours[name] / stock[name]:8.2f}')
    print(f'{"peak memory, MB":40}{ours["peak"]:10.0f}{stock["peak"]:10.0f}   bar ≤ 200')
    print(f'{"of which the build, MB":40}{ours["grown"]:10.0f}{stock["grown"]:10.0f}')
    print(f'{"opening the index, CPU ms":40}{ours["open"]:10.1f}{"":10}   bar ≤ 50')
    print(f'built {stock["milliseconds"] / ours["milliseconds"]:.1f} times as fast (bar ≥ 6), '
          f'{ours["bytes"] / stock["bytes"]:.2f} of the size (bar ≤ 0.6)')  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--articles', type=int, default=2000)
    parser.add_argument('--rounds', type=int, default=2)
    parser.add_argument('--engine', choices=('ours', 'stock'), help='measures one build here, as JSON')
    parser.add_argument('--drawn', type=Path, default=Path(tempfile.gettempdir()), help='where the articles are kept')
    options = parser.parse_args()
    if options.engine:
        print(json.dumps(measure(options.engine, options.articles, options.drawn)))
        return
    with tempfile.TemporaryDirectory() as name:
        compare(options.articles, options.rounds, Path(name))


def compare(articles: int, rounds: int, drawn: Path) -> None:
    """Builds in turn, each `rounds` times; the fastest of each counts."""
    runs: dict[str, list[dict[str, float]]] = {'ours': [], 'stock': []}
    for _ in range(rounds):
        for engine, results in runs.items():
            results.append(measure_aside(engine, articles, drawn))
    best = {engine: min(results, key=lambda result: result['milliseconds']) for engine, results in runs.items()}
    report(best['ours'], best['stock'])


if __name__ == '__main__':
    main()
