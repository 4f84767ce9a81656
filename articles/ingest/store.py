"""The only writer of extracted data: brings a draft into the records of its article.

What a person decided stays: fields they set, findings they made, confirmed or rejected, removals they put back.
Everything else follows the draft. Nothing is written where nothing changed.
"""

import hashlib
from collections.abc import Iterable
from typing import Any

from articles.arabic.tokens import spaced_words
from articles.extraction.documents import StaffDecisions
from articles.ingest.anchoring import anchor
from articles.ingest.findings import COLUMNS, Keys, Reading, rows_of, store_names
from articles.ingest.rows import insert_objects, insert_rows
from articles.ingest.syncing import reanchor_decided, sync_rows
from articles.models import Article, Original

LOCKED_TOGETHER = {
    'headline': ('headline_basis',),
    'byline': ('byline_basis',),
    'source': ('source_id', 'source_basis', 'source_evidence'),
    'published_date': (
        'published_precision',
        'published_basis',
        'published_evidence',
        'published_rule',
        'published_confidence',
    ),
    'family': ('duplicate_of',),
}
"""A field staff set takes its evidence with it."""


def text_digest(text: str) -> str:
    """SHA-256 of the folded words: equal for the same text in another frame or with other spaces and marks."""
    return hashlib.sha256(spaced_words(text).encode()).hexdigest()


def decisions_of(article: Article, text: str) -> StaffDecisions:
    """What staff decided about an article; spans they put back are found again in `text` where it has moved."""
    restored = []
    for removal in article.removals.all():
        place = removal.restored and anchor(removal.text, removal.start, text)
        if place:
            restored.append(place)
    fixed = set(article.staff_fields)
    return StaffDecisions(
        restored=tuple(restored),
        headline=article.headline if 'headline' in fixed else None,
        body=article.body if 'body' in fixed else None,
        byline=article.byline if 'byline' in fixed else None,
        source=(article.source.slug if article.source else '') if 'source' in fixed else None,
        published=article.published_date if 'published_date' in fixed else None,
        published_unknown='published_date' in fixed and article.published_date is None,
    )


def store_new(readings: list[Reading], keys: Keys) -> list[Article]:
    """Creates the articles of these readings with all their findings, in a fixed number of queries."""
    originals = _keep_originals(readings)
    articles = [
        Article(
            original_id=originals[reading.sha256],
            received_as=reading.document.name[-500:],
            record=(reading.document.record or '')[:500],
            captured_at=reading.document.captured_at,
            **_article_values(reading, keys),
        )
        for reading in readings
    ]
    withheld = _withheld_texts({article.body_digest for article in articles})
    for article in articles:
        if article.body_digest in withheld:
            article.status = Article.PublicationStatus.DRAFT
        article.prepare()
    insert_objects(articles)
    _set_keys(articles)
    drafts = {article.pk: reading.draft for article, reading in zip(articles, readings, strict=True)}
    found = [rows_of(article, draft, keys) for article, draft in drafts.items()]
    for model, columns in COLUMNS.items():
        insert_rows(model, columns, [row for rows in found for row in rows[model]])
    store_names(drafts)
    return articles


def store_again(article: Article, reading: Reading, keys: Keys) -> bool:
    """Brings a known article up to a new reading; whether anything but the fingerprint changed."""
    fixed = [name for field in article.staff_fields for name in LOCKED_TOGETHER.get(field, ())]
    values = {name: value for name, value in _article_values(reading, keys).items() if name not in fixed}
    fingerprint = values.pop('fingerprint')
    fields = article.take_from_machine(values)
    if 'body' in fields:
        reanchor_decided(article)
    changed = bool(fields)
    for model, rows in rows_of(article.pk, reading.draft, keys).items():
        changed |= sync_rows(article, model, rows)
    changed |= store_names({article.pk: reading.draft})
    if changed:
        article.fingerprint = fingerprint
        article.save(update_fields=[*fields, 'fingerprint'])
    elif article.fingerprint != fingerprint:
        Article.objects.filter(pk=article.pk).update(fingerprint=fingerprint)
    return changed


def _withheld_texts(digests: set[str]) -> set[str]:
    """Those of the digests whose text staff withhold under another name: what comes again must not be published."""
    withheld = Article.objects.filter(status=Article.PublicationStatus.WITHHELD, body_digest__in=digests)
    return set(withheld.values_list('body_digest', flat=True))


def _set_keys(articles: list[Article]) -> None:
    """Gives each article the key under which it was just stored."""
    rows = Article.objects.filter(original__in={article.original_id for article in articles})
    stored = {tuple(key): pk for pk, *key in rows.values_list('pk', 'original', 'received_as', 'record')}
    for article in articles:
        article.pk = stored[article.original_id, article.received_as, article.record]


def _keep_originals(readings: list[Reading]) -> dict[str, int]:
    """The keys of the originals by digest; those that are not known yet are stored."""
    by_digest = {reading.sha256: reading.document for reading in reversed(readings)}
    known = _originals(by_digest)
    missing = [
        Original(
            sha256=sha256,
            name=document.name[-500:],
            media_type=document.media_type[:100],
            encoding=document.encoding[:40],
            size=len(document.content),
            captured_at=document.captured_at,
        )
        for sha256, document in by_digest.items()
        if sha256 not in known
    ]
    insert_objects(missing)
    return {**known, **_originals([original.sha256 for original in missing])}


def _originals(digests: Iterable[str]) -> dict[str, int]:
    return dict(Original.objects.filter(sha256__in=list(digests)).values_list('sha256', 'pk'))


def _article_values(reading: Reading, keys: Keys) -> dict[str, Any]:
    draft = reading.draft
    source, published = draft.source, draft.published
    return {
        'headline': draft.headline or '',
        'headline_basis': draft.headline_basis or '',
        'body': draft.body,
        'body_digest': text_digest(draft.body),
        'language': draft.language[:8],
        'byline': (draft.byline or '')[:500],
        'byline_basis': draft.byline_basis or '',
        'url': (draft.url or '')[:2000],
        'source_id': keys.sources.get(source.slug) if source else None,
        'source_basis': source.basis if source else '',
        'source_evidence': source.evidence if source else '',
        'published_date': published.date if published else None,
        'published_precision': published.precision if published else '',
        'published_basis': published.basis if published else '',
        'published_evidence': published.evidence if published else '',
        'published_rule': published.rule if published else '',
        'published_confidence': published.confidence if published else '',
        'on_topic': draft.on_topic,
        'fingerprint': reading.fingerprint,
    }
