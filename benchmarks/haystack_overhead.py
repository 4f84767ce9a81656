"""What Haystack costs on top of the bare engine: a page of 20 with its count, four facets and the articles themselves.

    python -m benchmarks.haystack_overhead [--articles 2000] [--rounds 20] [--archive FOLDER]

Bare is one run of the engine on a query tree; with Haystack the same page goes through SearchQuerySet, `auto_query`,
Django's paginator and `load_all`. Both are asked in turns, in one process, warm. CPU milliseconds, the median of the
rounds. Without --archive, generated articles (benchmarks/corpus.py) are ingested into an archive that is thrown away.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

FACETS = ('source', 'year', 'meeting', 'participant')
QUERIES = (
    'سوريا', 'محادثات أستانا', 'وقف إطلاق النار', '"وقف إطلاق النار"', 'لافروف OR بوتين', 'الدول الضامنة -المعارضة',
    'مفاوض*', 'وفد المعارضة المسلحة في إدلب',
)  # fmt: skip
PAGE = 20


def fill(folder: Path, count: int) -> None:
    """An archive of generated articles with its index."""
    from django.core.management import call_command

    from benchmarks.corpus import generate

    path = folder / 'articles.jsonl'
    with path.open('w', encoding='utf-8') as stream:
        stream.writelines(json.dumps(record, ensure_ascii=False) + '\n' for record in generate(count))
    call_command('bootstrap', verbosity=0)
    call_command('ingest', str(path), verbosity=0)


def ways(text: str) -> tuple[Callable[[], int], Callable[[], int]]:
    """The page of a query bare and through Haystack; each returns the total."""
    from django.core.paginator import Paginator
    from haystack.query import SearchQuerySet

    from articles.search.engines import get_engine
    from articles.search.families import current_names
    from articles.search.parsing import parse_query

    parsed, engine = parse_query(text, current_names()), get_engine()

    def bare() -> int:
        found = engine.run(
            parsed.tree, stop=PAGE, facets=FACETS, filters=parsed.filters, relaxed_tree=parsed.relaxed, facet_limit=50
        )
        return found.total

    def through_haystack() -> int:
        results = SearchQuerySet().auto_query(text).load_all()
        for field in FACETS:
            results = results.facet(field, limit=50)
        page = Paginator(results, PAGE).page(1)
        assert all(result.object is not None for result in page.object_list)
        results.facet_counts()
        return page.paginator.count

    return bare, through_haystack


def measure(rounds: int) -> list[tuple[str, int, float, float]]:
    """By query: its total, and the CPU milliseconds of a page, bare and through Haystack."""
    rows = []
    for text in QUERIES:
        bare, through_haystack = ways(text)
        total = bare()
        assert through_haystack() == total, text
        times: dict[Any, list[float]] = {bare: [], through_haystack: []}
        for _ in range(rounds):
            for way, taken in times.items():
                started = time.process_time()
                way()
                taken.append((time.process_time() - started) * 1000)
        rows.append((text, total, statistics.median(times[bare]), statistics.median(times[through_haystack])))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--articles', type=int, default=2000)
    parser.add_argument('--rounds', type=int, default=20)
    parser.add_argument('--archive', type=Path, help='the data folder of an archive to ask instead')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.environ['ARCHIVE_DATA_DIR'] = str(options.archive or name)
        os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'astana_archive.settings')
        import django

        django.setup()
        if options.archive is None:
            fill(Path(name), options.articles)
        rows = measure(options.rounds)
    print(f'{"articles":>9} {"bare":>8} {"Haystack":>9} {"over it":>8}  query')
    for text, total, bare, haystack in rows:
        print(f'{total:9} {bare:8.2f} {haystack:9.2f} {haystack - bare:8.2f}  {text}')
    over = statistics.median(haystack - bare for _, _, bare, haystack in rows)
    bare, haystack = (sum(row[place] for row in rows) / len(rows) for place in (2, 3))
    print(f'\nHaystack over the bare engine, ms, median of the queries: {over:.2f}')
    print(f'Haystack as a multiple of the bare engine: {haystack / bare:.2f}')


if __name__ == '__main__':
    main()
