import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.management.writing import written_whole
from articles.search.engines import SearchUnavailable
from articles.search.listing import result_object, run_lines
from articles.search.queries import search_articles
from articles.search.results import SearchRequest

DEFAULT_LIMIT = 10
DEFAULT_BATCH_LIMIT = 100


class Command(BaseCommand):
    help = 'Searches the archive as the search page does.'

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument('query', nargs='?', default='', help='What one would type in the search box.')
        parser.add_argument('--limit', type=int, help='Hits to show (10); with --batch hits a query (100).')
        parser.add_argument('--json', action='store_true', help='One JSON object.')
        parser.add_argument('--strict', action='store_true', help='Only articles with all the words.')
        parser.add_argument('--order', choices=['relevance', 'newest', 'oldest'], default='relevance')
        parser.add_argument('--batch', type=Path, metavar='QUERIES.tsv',
                            help='Lines of query id, tab, query.')  # fmt: skip
        parser.add_argument('--output', type=Path, metavar='RUN.txt',
                            help='Where the TREC run of --batch goes; default is standard output.')  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        limit = options['limit']
        if limit is not None and limit < 1:
            raise CommandError('--limit must be 1 or more.')
        try:
            if options['batch']:
                self._batch(options, limit or DEFAULT_BATCH_LIMIT)
            else:
                self._search(options, limit or DEFAULT_LIMIT)
        except SearchUnavailable as reason:
            raise CommandError(str(reason)) from reason
        except (OSError, ValueError) as reason:
            raise CommandError(str(reason), returncode=2) from reason

    def _batch(self, options: dict[str, Any], limit: int) -> None:
        with options['batch'].open(encoding='utf-8') as queries:
            lines = (f'{line}\n' for line in run_lines(queries, limit))
            if options['output'] is None:
                self.stdout.write(''.join(lines), ending='')
                return
            with written_whole(options['output']) as run:
                run.writelines(lines)

    def _search(self, options: dict[str, Any], limit: int) -> None:
        request = SearchRequest(
            text=options['query'],
            order=options['order'],
            per_page=limit,
            strict=options['strict'],
            fold_copies=False,
            facets=options['json'],
        )
        results = search_articles(request)
        if options['json']:
            self.stdout.write(json.dumps(result_object(results), ensure_ascii=False))
            return
        for notice in results.notices:
            self.stderr.write(notice)
        self.stdout.write(f'{results.total} ({results.strict_total})')
        for hit in results.hits:
            date = hit.article.published_date or '----------'
            self.stdout.write(f'{hit.rank:3}. {hit.score:7.3f}  {date}  #{hit.article.pk}  {hit.article.title}')
