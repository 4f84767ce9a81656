"""A search carried away: its articles as CSV, JSON lines, BibTeX or RIS."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from articles.forms import read_search
from articles.ingest.export import csv_cell, export_in_order, read_in_order
from articles.models import Article
from articles.search.engines import SearchUnavailable
from articles.search.queries import search_ids
from articles.views.citations import cite_as_bibtex, cite_as_ris
from articles.views.search import unavailable

EXPORTED_AT_MOST = 1000
"""Articles of one download; `manage.py export --query` has no such bound."""


def as_jsonl(keys: Iterable[int], request: HttpRequest) -> Iterator[str]:
    """One object a line, as `manage.py export` writes it."""
    for item in export_in_order(keys):
        yield json.dumps(item, ensure_ascii=False) + '\n'


def as_csv(keys: Iterable[int], request: HttpRequest) -> Iterator[str]:
    """A row an article; a byte-order mark first, without which spreadsheets misread Arabic."""
    line = io.StringIO()
    writer = csv.writer(line)
    yield '\ufeff'
    for number, item in enumerate(export_in_order(keys)):
        if number == 0:
            writer.writerow(item)
        writer.writerow(csv_cell(value) for value in item.values())
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _citations(cite: Callable[[Article, str], str]) -> Callable[[Iterable[int], HttpRequest], Iterator[str]]:
    def write(keys: Iterable[int], request: HttpRequest) -> Iterator[str]:
        for article in read_in_order(keys, Article.objects.published().select_related('source', 'original')):
            yield cite(article, request.build_absolute_uri(article.get_absolute_url()))

    return write


FORMS = {
    'csv': (as_csv, 'text/csv'),
    'jsonl': (as_jsonl, 'application/x-ndjson'),
    'bib': (_citations(cite_as_bibtex), 'application/x-bibtex'),
    'ris': (_citations(cite_as_ris), 'application/x-research-info-systems'),
}


@require_safe
def search_export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The public articles that answer a search, in its order, written as they are read from the database."""
    if form not in FORMS:
        raise Http404('A search is written as csv, jsonl, bib and ris.')
    write, media_type = FORMS[form]
    try:
        found = list(search_ids(read_search(request.GET), limit=EXPORTED_AT_MOST))
    except SearchUnavailable:
        return unavailable(request)
    response = StreamingHttpResponse(write(found, request), content_type=f'{media_type}; charset=utf-8')
    response.headers['Content-Disposition'] = f'attachment; filename="astana-archive-search.{form}"'
    return response
