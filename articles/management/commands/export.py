import argparse
import csv
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from django.core.management.base import BaseCommand, CommandError

from articles.ingest.export import BATCH, csv_cell, export_articles, export_in_order, read_in_order
from articles.management.writing import written_whole
from articles.models import Article
from articles.search.engines import SearchUnavailable
from articles.search.queries import search_ids
from articles.search.results import SearchRequest
from articles.views.citations import cite_as_bibtex, cite_as_ris

CITATIONS: Final = {'bib': cite_as_bibtex, 'ris': cite_as_ris}
"""Without the address of a page: no command knows under which the archive is read."""


class Command(BaseCommand):
    help = 'Writes the articles with everything found in them, one object a line.'

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument('--format', choices=['jsonl', 'csv', *CITATIONS], default='jsonl')
        parser.add_argument('--output', type=Path, metavar='FILE', help='default: standard output')
        parser.add_argument('--query', metavar='Q', help='only the articles that this search finds')

    def handle(self, *args: Any, **options: Any) -> None:
        with _open(options['output']) as stream:
            if cite := CITATIONS.get(options['format']):
                stream.writelines(cite(article, '') for article in _articles(options['query']))
            else:
                write = {'jsonl': write_jsonl, 'csv': write_csv}[options['format']]
                write(_objects(options['query']), stream)


def write_jsonl(objects: Iterable[dict[str, Any]], stream: IO[str]) -> None:
    for item in objects:
        stream.write(json.dumps(item, ensure_ascii=False) + '\n')


def write_csv(objects: Iterable[dict[str, Any]], stream: IO[str]) -> None:
    """A row an article; what is not a plain value stands in its cell as JSON."""
    writer = None
    for item in objects:
        if writer is None:
            writer = csv.DictWriter(stream, fieldnames=list(item))
            writer.writeheader()
        writer.writerow({name: csv_cell(value) for name, value in item.items()})


def _objects(query: str | None) -> Iterator[dict[str, Any]]:
    """All articles, or the published ones that a search finds, best first. Raises CommandError without an index."""
    return export_in_order(_found(query)) if query else export_articles(Article.objects.all())


def _articles(query: str | None) -> Iterator[Article]:
    """As `_objects`, for citations."""
    if query:
        return read_in_order(_found(query), Article.objects.published().select_related('source', 'original'))
    return Article.objects.select_related('source', 'original').order_by('pk').iterator(chunk_size=BATCH)


def _found(query: str) -> Iterator[int]:
    try:
        yield from search_ids(SearchRequest(text=query))
    except SearchUnavailable as error:
        raise CommandError(str(error)) from error


@contextmanager
def _open(path: Path | None) -> Iterator[IO[str]]:
    if path is None:
        try:
            yield sys.stdout
            sys.stdout.flush()
        except BrokenPipeError:  # whoever reads has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    try:
        with written_whole(path) as stream:
            yield stream
    except OSError as error:
        raise CommandError(f'{path} cannot be written: {error.strerror}') from error
