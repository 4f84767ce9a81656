"""The addresses under /api/v1/: each calls one function of the archive and shapes its answer."""

import math
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, NinjaAPI, Query, Schema
from ninja.errors import HttpError
from ninja.renderers import JSONRenderer

from articles.api import schemas
from articles.ingest.export import export_article, with_findings
from articles.models import Article, Meeting, Participant, Source, Statement, Topic
from articles.search.engines import SearchUnavailable
from articles.search.engines.base import NEWEST
from articles.search.listing import result_object
from articles.search.queries import search_articles
from articles.search.results import FACETS, ORDERS, SearchRequest
from articles.search.syntax import All
from articles.views.coverage import article_counts, count_statements
from articles.views.linked import linked_keys, linked_with

PER_PAGE = 20
MOST_PER_PAGE = 100


class UnescapedJSON(JSONRenderer):
    """Arabic as it is, not as \\u0627: a third of the bytes, and readable."""

    json_dumps_params: Mapping[str, Any] = {'ensure_ascii': False}


api = NinjaAPI(
    renderer=UnescapedJSON(),
    title='Astana archive',
    version='1',
    description='The press coverage of the Astana talks on Syria. Published records only; dates ISO 8601, missing '
    'values null, spans in code points.',
    urls_namespace='api',
    docs_url='/docs',
)


@api.exception_handler(SearchUnavailable)
def no_index(request: HttpRequest, problem: SearchUnavailable) -> Any:
    return api.create_response(request, {'detail': str(problem)}, status=503)


class SearchQuery(Schema):
    """A search: the query language of docs/search.md, and filters beside it, each any number of times."""

    q: str = ''
    order: str = 'relevance'
    page: int = 1
    per_page: int = PER_PAGE
    strict: bool = False
    source: list[str] = []
    country: list[str] = []
    year: list[str] = []
    month: list[str] = []
    meeting: list[str] = []
    participant: list[str] = []
    speaker: list[str] = []
    topic: list[str] = []
    copies: list[str] = Field([], alias='copy')


@api.get('/search', response=schemas.SearchOut, summary='Search the articles')
def search(request: HttpRequest, asked: Query[SearchQuery]) -> Any:
    if asked.order not in ORDERS:
        raise HttpError(422, f'order is one of: {", ".join(ORDERS)}')
    chosen = asked.model_dump(by_alias=True)
    filters = {name: tuple(chosen.get(name, ())) for name in FACETS}
    results = search_articles(
        SearchRequest(
            text=asked.q,
            filters={name: values for name, values in filters.items() if values},
            order=asked.order,
            page=max(1, asked.page),
            per_page=min(max(1, asked.per_page), MOST_PER_PAGE),
            strict=asked.strict,
            fold_copies=False,
        )
    )
    return {**result_object(results), 'page': max(1, asked.page), 'pages': results.pages}


class ArticleQuery(Schema):
    source: str | None = None
    meeting: str | None = None
    participant: str | None = None
    page: int = 1
    per_page: int = PER_PAGE


@api.get('/articles', response=schemas.ArticlePage, by_alias=True, summary='Articles, newest first')
def list_articles(request: HttpRequest, asked: Query[ArticleQuery]) -> Any:
    articles = Article.objects.published()
    if asked.source:
        articles = articles.from_source(_known(Source, asked.source))
    if asked.meeting:
        articles = articles.about(_known(Meeting, asked.meeting))
    if asked.participant:
        articles = articles.mentioning(_known(Participant, asked.participant))
    fields = {'source': asked.source, 'meeting': asked.meeting, 'participant': asked.participant}
    tree = All(tuple(linked_with(of, slug) for of, slug in fields.items() if slug))
    loaded = with_findings(Article.objects.published())
    try:
        found = _indexed_page(partial(linked_keys, tree, NEWEST), asked.page, asked.per_page, loaded=loaded)
    except SearchUnavailable:
        found = _page(articles.newest_first(), asked.page, asked.per_page, loaded=loaded)
    return {**found, 'articles': [export_article(article) for article in found['rows']]}


@api.get('/articles/{int:pk}', response=schemas.ArticleOut, by_alias=True, summary='One article with its findings')
def read_article(request: HttpRequest, pk: int) -> Any:
    return export_article(get_object_or_404(with_findings(Article.objects.published()), pk=pk))


@api.get('/meetings', response=list[schemas.MeetingOut], summary='All meetings, by date')
def list_meetings(request: HttpRequest) -> Any:
    counts = article_counts('meeting')
    meetings = Meeting.objects.select_related('place').order_by('start', 'slug')
    return [_meeting(meeting, counts) for meeting in meetings]


@api.get('/meetings/{slug}', response=schemas.MeetingDetail, summary='One meeting')
def read_meeting(request: HttpRequest, slug: str) -> Any:
    meeting = get_object_or_404(Meeting.objects.select_related('place'), slug=slug)
    parts = meeting.participations.select_related('participant', 'party')
    return {
        **_meeting(meeting, article_counts('meeting')),
        'venue': meeting.venue,
        'outcome_ar': meeting.outcome_ar,
        'outcome_en': meeting.outcome_en,
        'participations': [
            {
                'participant': part.participant.slug,
                'capacity': part.capacity,
                'party': part.party.slug if part.party else None,
                'note': part.note,
            }
            for part in parts
        ],
        'citations': [citation.url for citation in meeting.citations.all()],
    }


@api.get('/participants', response=list[schemas.ParticipantOut], summary='All participants, by Arabic name')
def list_participants(request: HttpRequest) -> Any:
    counts = article_counts('participant')
    return [_participant(row, counts) for row in Participant.objects.order_by('sort_key')]


@api.get('/participants/{slug}', response=schemas.ParticipantDetail, summary='One participant')
def read_participant(request: HttpRequest, slug: str) -> Any:
    participant = get_object_or_404(Participant, slug=slug)
    return {
        **_participant(participant, article_counts('participant')),
        'spellings': [alias.spelling for alias in participant.aliases.usable()],
        'roles': list(participant.roles.values('title_ar', 'title_en', 'start', 'end', 'basis')),
        'meetings': list(dict.fromkeys(participant.meetings.order_by('start').values_list('slug', flat=True))),
    }


@api.get('/sources', response=list[schemas.SourceOut], summary='All sources, by Arabic name')
def list_sources(request: HttpRequest) -> Any:
    rows, counts = Source.objects.order_by('sort_key'), article_counts('source')
    plain = ('country', 'language', 'kind', 'domains')
    return [{**_named(row, counts), **{name: getattr(row, name) for name in plain}} for row in rows]


@api.get('/topics', response=list[schemas.NamedOut], summary='All topics, by Arabic name')
def list_topics(request: HttpRequest) -> Any:
    counts = article_counts('topic')
    return [_named(row, counts) for row in Topic.objects.order_by('sort_key')]


class StatementQuery(Schema):
    speaker: str | None = None
    meeting: str | None = None
    kind: str | None = None
    page: int = 1
    per_page: int = PER_PAGE


@api.get('/statements', response=schemas.StatementPage, summary='Statements that staff have not rejected')
def list_statements(request: HttpRequest, asked: Query[StatementQuery]) -> Any:
    chosen: dict[str, Any] = {}
    if asked.speaker:
        chosen['speaker'] = _known(Participant, asked.speaker)
    if asked.meeting:
        chosen['article__in'] = Article.objects.about(_known(Meeting, asked.meeting)).values('pk')
    if asked.kind:
        chosen['kind'] = asked.kind
    hidden = Article.objects.hidden().values('pk')  # few: left out of a walk in order, they cost no join
    rows = Statement.objects.standing().exclude(article__in=hidden).filter(**chosen)
    rows = rows.order_by('article_id', 'start', 'pk')
    loaded = Statement.objects.select_related('speaker', 'article')
    found = _page(rows, asked.page, asked.per_page, loaded=loaded, total=count_statements(**chosen))
    return {**found, 'statements': [_statement(row) for row in found['rows']]}


def _indexed_page(
    find: Callable[[int, int], tuple[int, list[int]]], page: int, per_page: int, *, loaded: 'QuerySet[Any]'
) -> dict[str, Any]:
    """A page of what the index finds; the last one where `page` asks for one too many."""
    per_page = min(max(1, per_page), MOST_PER_PAGE)
    page = max(1, page)
    total, keys = find((page - 1) * per_page, page * per_page)
    pages = max(1, math.ceil(total / per_page))
    if page > pages:
        return _indexed_page(find, pages, per_page, loaded=loaded)
    return {'total': total, 'page': page, 'pages': pages, 'rows': _in_order(keys, loaded)}


def _in_order(keys: list[int], loaded: 'QuerySet[Any]') -> list[Any]:
    records = loaded.order_by().in_bulk(keys)
    return [records[key] for key in keys if key in records]


class CountedPaginator(Paginator):  # type: ignore[type-arg]
    """Pages of rows that are counted already, or are when somebody asks."""

    def __init__(self, rows: 'QuerySet[Any]', per_page: int, total: int | None) -> None:
        super().__init__(rows, per_page)
        if total is not None:
            self.count = total


def _page(
    rows: 'QuerySet[Any]', page: int, per_page: int, *, loaded: 'QuerySet[Any]', total: int | None = None
) -> dict[str, Any]:
    """A page of `rows`, which select and order; the records are read by their keys, from `loaded`."""
    pages = CountedPaginator(rows.values_list('pk', flat=True), min(max(1, per_page), MOST_PER_PAGE), total)
    found = pages.get_page(page)
    rows_read = _in_order(list(found), loaded)
    return {'total': pages.count, 'page': found.number, 'pages': pages.num_pages, 'rows': rows_read}


def _known(model: Any, slug: str) -> Any:
    """The record of this slug; a filter that names none is an error, not an empty answer."""
    try:
        return model.objects.get(slug=slug)
    except model.DoesNotExist:
        raise HttpError(404, f'There is no {model._meta.model_name} {slug!r}.') from None


def _named(row: Any, counts: Mapping[str, int]) -> dict[str, Any]:
    return {
        'slug': row.slug,
        'name_ar': row.name_ar,
        'name_en': row.name_en or None,
        'path': row.get_absolute_url(),
        'articles': counts.get(row.slug, 0),
    }


def _participant(row: Any, counts: Mapping[str, int]) -> dict[str, Any]:
    return {**_named(row, counts), **{name: getattr(row, name) for name in ('kind', 'side', 'country')}}


def _meeting(row: Any, counts: Mapping[str, int]) -> dict[str, Any]:
    plain = ('kind', 'round', 'start', 'end', 'date_precision')
    return {
        **_named(row, counts),
        **{name: getattr(row, name) for name in plain},
        'place': row.place.slug if row.place else None,
    }


def _statement(row: Statement) -> dict[str, Any]:
    return {
        'speaker': row.speaker.slug if row.speaker else None,
        'speaker_name': row.speaker_name or None,
        'kind': row.kind,
        'text': row.text,
        'start': row.start,
        'end': row.end,
        'cue': row.cue or None,
        'status': row.status,
        'article': row.article_id,
        'path': row.article.get_absolute_url(),
    }
