"""Brings the findings of a known article up to a new draft.

Rows a person made, confirmed, rejected or put back are decided: they stay, and nothing is added that says them again
or says what they denied.
"""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Final

from django.db import models
from django.db.models import F

from articles.ingest.anchoring import anchor
from articles.ingest.findings import COLUMNS, Row
from articles.models import Article, Mention, Origin, Removal, Statement, Status, TopicAssignment

_IDENTITIES: Final[dict[type[models.Model], Callable[[Any], Hashable]]] = {
    Mention: lambda row: (row.meeting_id, row.participant_id, row.part, row.start, row.end),
    Statement: lambda row: (row.start, row.end, row.kind),
    TopicAssignment: lambda row: row.topic_id,
    Removal: lambda row: (row.start, row.end),
}
"""What makes a finding of an article the same one."""

_NOT_COMPARED: Final = {'article_id', 'status', 'origin', 'restored'}
"""What a machine writes once and never again: it is a person's to change."""


def _is_decided(row: Any) -> bool:
    """Whether a person made or judged this row."""
    if isinstance(row, Removal):
        return bool(row.restored)
    return bool(row.origin == Origin.STAFF or row.status != Status.PROPOSED)


def sync_rows(article: Article, model: Any, wanted: list[Row]) -> bool:
    """Makes the undecided rows of one kind equal to `wanted`; whether that changed anything."""
    identity = _IDENTITIES[model]
    written = [name for name in COLUMNS[model] if name not in _NOT_COMPARED]
    kept = list(model._default_manager.filter(article=article))
    known = {identity(row): row for row in kept if not _is_decided(row)}
    missing, altered = [], []
    rows = [model(**dict(zip(COLUMNS[model], row, strict=True))) for row in wanted]
    for row in _without_decided(rows, kept, identity):
        old = known.pop(identity(row), None)
        if old is None:
            missing.append(row)
        elif any(getattr(old, name) != getattr(row, name) for name in written):
            row.pk = old.pk
            altered.append(row)
    if known:
        model._default_manager.filter(pk__in=[row.pk for row in known.values()]).delete()
    if missing:
        model._default_manager.bulk_create(missing)
    if altered:
        model._default_manager.bulk_update(altered, [name.removesuffix('_id') for name in written])
    return bool(known or missing or altered)


def _without_decided(wanted: list[Any], kept: list[Any], identity: Callable[[Any], Hashable]) -> Iterable[Any]:
    """Leaves out what would say again, or against a person's word, what a person has decided."""
    decided = [row for row in kept if _is_decided(row)]
    identities = {identity(row) for row in decided}
    denied = _denied_targets([row for row in kept if isinstance(row, Mention)])
    statements = [row for row in decided if isinstance(row, Statement)]
    for row in wanted:
        if identity(row) in identities:
            continue
        if isinstance(row, Mention) and _target(row) in denied:
            continue
        if any(other.start < row.end and row.start < other.end for other in statements):
            continue
        yield row


def _denied_targets(mentions: list[Mention]) -> set[tuple[int | None, int | None]]:
    """Meetings and participants of whom staff rejected every mention: they are not in the article at all.

    Where only some mentions were rejected, those alone were wrong.
    """
    rejected = {_target(row) for row in mentions if row.status == Status.REJECTED}
    return rejected - {_target(row) for row in mentions if row.status != Status.REJECTED}


def _target(mention: Mention) -> tuple[int | None, int | None]:
    return mention.meeting_id, mention.participant_id


_ASIDE: Final = 1_000_000_000
"""Added to the offsets of rows that are being moved, so that none meets another on its way."""


def reanchor_decided(article: Article) -> None:
    """Finds the decided findings again in a body that has changed; one whose words are gone keeps its old span.

    The undecided ones are set aside: they must be synchronised with a new reading in the same transaction.
    """
    for model in (Mention, Statement):
        identity = _IDENTITIES[model]
        rows = list(model._default_manager.filter(article=article, part='body'))
        model._default_manager.filter(pk__in=[row.pk for row in rows]).update(
            start=F('start') + _ASIDE, end=F('end') + _ASIDE
        )
        taken: set[Hashable] = set()
        for row in sorted((row for row in rows if _is_decided(row)), key=lambda row: not row.stands_in(article.body)):
            old = row.start, row.end
            place = anchor(row.words, row.start, article.body)
            for start, end in (place or old, old, (row.start + _ASIDE, row.end + _ASIDE)):
                row.start, row.end = start, end
                if identity(row) not in taken:
                    break
            taken.add(identity(row))
            row.save(update_fields=['start', 'end'])
