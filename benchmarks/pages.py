"""What each page costs in an archive of many articles: CPU time, queries, bytes; and the plans of its queries.

    python -m benchmarks.pages [--articles 2000 | --archive FOLDER] [--only WORDS] [--plans]

Without --archive so many articles are generated and ingested into a folder that is thrown away; FOLDER is the data
folder of an archive that has an index. Every page is asked for five times, in Arabic and English in turn; told are the
fewest CPU milliseconds, the most queries, the longest of them, the bytes of the page, of page and linked files (fonts
left out), and of the page compressed. The staff's pages are asked by an account that exists only meanwhile.
`--plans` prints what SQLite goes through for every query that reads a table from end to end or sorts for itself.
"""

import argparse
import gzip
import json
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

ROUNDS: Final = 5
HEAVY: Final = 60_000
"""Bytes of a page with its files: the bar of issue 5."""
STEPS: Final = re.compile(r'^SCAN |USE TEMP B-TREE')


@dataclass(slots=True)
class Queries:
    """What a page asked the database."""

    asked: list[tuple[float, str, Any]] = field(default_factory=list)

    def note(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.asked.append(((time.perf_counter() - begun) * 1000, sql, params))

    @property
    def slowest(self) -> float:
        """Milliseconds."""
        return max((spent for spent, _, _ in self.asked), default=0.0)


@dataclass(slots=True)
class Cost:
    """The fewest CPU milliseconds, the most of everything else."""

    cpu: float
    queries: Queries
    status: int
    raw: int
    whole: int
    packed: int


def generated(count: int, folder: Path) -> None:
    """An archive of so many generated articles in the data folder `folder / 'archive'`."""
    from benchmarks.corpus import generate
    from benchmarks.ingest_speed import run

    articles = folder / 'articles.jsonl'
    with articles.open('w', encoding='utf-8') as stream:
        for record in generate(count):
            stream.write(json.dumps(record, ensure_ascii=False) + '\n')
    run(folder, 'bootstrap')
    run(folder, 'ingest', str(articles))


def addresses() -> Iterator[tuple[str, str]]:
    """Name and address of each page, with the records that have most."""
    from articles.models import Article
    from articles.views.coverage import article_counts
    from benchmarks.page_addresses import lists, machine_addresses, most_of, searches, staff_addresses

    most = {of: most_of(article_counts(of)) for of in ('meeting', 'participant', 'speaker', 'source', 'topic')}
    article = Article.objects.published().exclude(headline='').last_added_first()[0]
    yield from lists(most)
    yield from searches(most)
    yield from machine_addresses(most, article)
    yield from staff_addresses(most, article)


def measure(client: Any, address: str) -> Cost:
    """Asks for a page in both languages, the staff's in theirs."""
    from django.db import connection

    from benchmarks.page_weight import page_weight

    both = not address.startswith(('/api/', '/sitemap', '/robots', '/healthz', '/readyz'))
    best, most, response = float('inf'), Queries(), None
    raw = whole = packed = 0
    for number in range(ROUNDS):
        queries, begun = Queries(), time.process_time()
        with connection.execute_wrapper(queries.note):
            response = client.get(f'/en{address}' if both and number % 2 else address, HTTP_HOST='localhost')
            content = b''.join(response.streaming_content) if response.streaming else response.content
        best = min(best, (time.process_time() - begun) * 1000)
        most = max(most, queries, key=lambda each: len(each.asked))
        html = response.headers['Content-Type'].startswith('text/html')
        raw, packed = max(raw, len(content)), max(packed, len(gzip.compress(content, 6)))
        whole = max(whole, page_weight(content) if html else len(content))
    return Cost(best, most, response.status_code if response else 0, raw, whole, packed)


def show_plans(queries: Queries) -> None:
    """The queries of a page that read a table from end to end, or sort."""
    from django.db import connection

    for spent, sql, params in queries.asked:
        if not sql.lstrip('( ').startswith('SELECT'):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f'EXPLAIN QUERY PLAN {sql}', params)
            steps = [row[3] for row in cursor.fetchall()]
        if spent >= 20 or (spent >= 2 and any(STEPS.search(step) for step in steps)):
            print(f'    {spent:.1f} ms  {sql[:1500]}  {params}')
            print(''.join(f'        {step}\n' for step in steps), end='')


@contextmanager
def signed_in() -> Iterator[Any]:
    """A client of the staff, whose account is taken back at the end."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    user = get_user_model().objects.create_superuser(f'benchmark-{os.getpid()}', '', None)
    client = Client()
    try:
        client.force_login(user)
        yield client
    finally:
        client.logout()
        user.delete()


def run_all(only: str, *, plans: bool) -> None:
    from django.test import Client

    print(f'{"page":44}{"status":>7}{"CPU ms":>8}{"queries":>8}{"slowest":>9}{"bytes":>9}{"whole":>8}{"gzip":>8}')
    visitor = Client()
    with signed_in() as staff:
        for name, address in addresses():
            if only not in name:
                continue
            cost = measure(staff if '/admin/' in address else visitor, address)
            heavy = ' heavy' if cost.whole > HEAVY and '/admin/' not in address else ''
            print(
                f'{name:44}{cost.status:7}{cost.cpu:8.1f}{len(cost.queries.asked):8}{cost.queries.slowest:9.1f}'
                f'{cost.raw:9,}{cost.whole:8,}{cost.packed:8,}{heavy}', flush=True,
            )  # fmt: skip
            if plans:
                show_plans(cost.queries)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--articles', type=int, default=2000)
    parser.add_argument('--archive', type=Path, help='the data folder of an archive')
    parser.add_argument('--only', default='', help='pages whose name has these words')
    parser.add_argument('--plans', action='store_true')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if options.archive is None:
            generated(options.articles, Path(name))
        os.environ['ARCHIVE_DATA_DIR'] = str(options.archive or Path(name) / 'archive')
        os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'astana_archive.settings')
        import django

        django.setup()
        from articles.views.warming import warm_up

        warm_up()
        run_all(options.only, plans=options.plans)


if __name__ == '__main__':
    main()
