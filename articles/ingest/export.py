"""Articles as the plain objects of the export: one shape for files, the API and whoever reads them."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db.models import Prefetch

from articles.models import Article, ArticleQuerySet, Mention, Statement, TopicAssignment

BATCH = 200
"""Articles read at a time; what they are prefetched with stays in memory no longer."""


def with_findings(articles: ArticleQuerySet) -> ArticleQuerySet:
    """The articles with everything an export object shows, in a fixed number of queries."""
    findings: tuple[Any, ...] = (
        Prefetch('mentions', Mention.objects.select_related('meeting', 'participant').order_by('part', 'start')),
        Prefetch('statements', Statement.objects.select_related('speaker').order_by('start')),
        Prefetch('topic_assignments', TopicAssignment.objects.select_related('topic')),
        'removals',
    )
    return articles.select_related('original', 'source').prefetch_related(*findings)


def export_articles(articles: ArticleQuerySet) -> Iterator[dict[str, Any]]:
    """The articles of a query as export objects, in the order of their ids, in constant memory."""
    for article in with_findings(articles).order_by('pk').iterator(chunk_size=BATCH):
        yield export_article(article)


def export_in_order(keys: Iterable[int]) -> Iterator[dict[str, Any]]:
    """The public articles of these keys as export objects, in their order, in constant memory."""
    return map(export_article, read_in_order(keys, with_findings(Article.objects.published())))


def read_in_order(keys: Iterable[int], articles: ArticleQuerySet) -> Iterator[Article]:
    """Those of `articles` that have one of these keys, in the order of the keys, in constant memory."""
    remaining = iter(keys)
    while batch := list(islice(remaining, BATCH)):
        rows = articles.in_bulk(batch)
        yield from (rows[key] for key in batch if key in rows)


def export_article(article: Article) -> dict[str, Any]:
    """One article as in INTERFACES: missing values are None, dates ISO 8601, spans code points into the body."""
    return {
        'id': article.pk,
        'path': f'/articles/{article.pk}/{article.slug}/' if article.slug else f'/articles/{article.pk}/',
        'language': article.language,
        'status': article.status,
        'headline': article.headline or None,
        'source': article.source.slug if article.source else None,
        'byline': article.byline or None,
        'url': article.url or None,
        'body': article.body,
        'published': _published(article),
        'original': {
            'name': article.received_as,
            'record': article.record or None,
            'sha256': article.original.sha256,
            'media_type': article.original.media_type,
            'captured_at': article.captured_at.isoformat() if article.captured_at else None,
            'ingested_at': article.ingested_at.isoformat(),
        },
        'meetings': _meetings(article),
        'participants': _participants(article),
        'statements': [_statement(statement, article) for statement in article.statements.all()],
        'topics': [{'slug': row.topic.slug, 'status': row.status} for row in article.topic_assignments.all()],
        'on_topic': article.on_topic,
        'removed': [
            {'text': row.text, 'rule': row.rule, 'start': row.start, 'end': row.end}
            for row in article.removals.all()
            if not row.restored
        ],
        'duplicate_of': article.duplicate_of_id,
        'family': article.family_id,
    }


def _published(article: Article) -> dict[str, Any] | None:
    if article.published_date is None:
        return None
    return {
        'date': article.published_date.isoformat(),
        'precision': article.published_precision,
        'basis': article.published_basis,
        'evidence': article.published_evidence,
        'confidence': article.published_confidence or None,
        'rule': article.published_rule or None,
    }


def _meetings(article: Article) -> list[dict[str, Any]]:
    found: dict[str, list[Mention]] = {}
    for mention in article.mentions.all():
        if mention.meeting:
            found.setdefault(mention.meeting.slug, []).append(mention)
    return [
        {'slug': slug, 'role': _role(rows), 'status': _status(rows), 'evidence': _spans(rows, article)}
        for slug, rows in found.items()
    ]


def _participants(article: Article) -> list[dict[str, Any]]:
    found: dict[Any, list[Mention]] = {}
    for mention in article.mentions.all():
        if mention.participant:
            found.setdefault(mention.participant, []).append(mention)
    return [
        {
            'slug': participant.slug,
            'kind': participant.kind,
            'name_ar': participant.name_ar,
            'name_en': participant.name_en or None,
            'status': _status(rows),
            'evidence': _spans(rows, article),
        }
        for participant, rows in found.items()
    ]


def _role(rows: list[Mention]) -> str:
    """Reported where any standing mention says so."""
    standing = [row for row in rows if row.status != 'rejected'] or rows
    return 'reported' if any(row.role == 'reported' for row in standing) else 'mentioned'


def _status(rows: list[Mention]) -> str:
    """Confirmed where a person confirmed any mention, rejected where they rejected all, proposed otherwise."""
    states = {row.status for row in rows}
    return 'confirmed' if 'confirmed' in states else 'rejected' if states == {'rejected'} else 'proposed'


def _spans(rows: list[Mention], article: Article) -> list[dict[str, Any]]:
    """Where the words of the mentions stand; not of those whose words are gone from a changed text."""
    texts = {Mention.Part.BODY.value: article.body, Mention.Part.HEADLINE.value: article.headline}
    return [
        {'start': row.start, 'end': row.end, 'text': row.surface, 'in': row.part, 'rule': row.rule or None}
        for row in rows
        if row.stands_in(texts[row.part])
    ]


def _statement(row: Statement, article: Article) -> dict[str, Any]:
    """A statement; without a span where its words are gone from a changed text."""
    stands = row.stands_in(article.body)
    return {
        'speaker': row.speaker.slug if row.speaker else None,
        'speaker_name': row.speaker_name or None,
        'kind': row.kind,
        'text': row.text,
        'start': row.start if stands else None,
        'end': row.end if stands else None,
        'cue': row.cue or None,
        'status': row.status,
    }


def csv_cell(value: object) -> object:
    """A value as a cell of a table: what is not plain as JSON, and nothing that a spreadsheet would run."""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value[:1] in ('=', '+', '-', '@', '\t', '\r'):
        return "'" + value
    return value
