"""Records every change of what is indexed in the outbox, in the transaction of the change.

By model class; the facets hold slugs, so a record that other articles point at matters only when its slug changes.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import Signal
from haystack.signals import BaseSignalProcessor

from articles.models import (
    Alias,
    Article,
    Family,
    Meeting,
    Mention,
    MonthSystem,
    NameVersion,
    Participant,
    Place,
    Source,
    Statement,
    Topic,
    TopicAssignment,
)
from articles.models.events import articles_stored
from articles.search.indexing import COMMIT_BATCH, note_changes, record_changes

_FINDINGS: Final = (Mention, Statement, TopicAssignment)
_INDEXED_FIELDS: Final[dict[type[Model], tuple[str, ...]]] = {
    Source: ('slug', 'country'),
    Meeting: ('slug',),
    Participant: ('slug',),
    Topic: ('slug',),
}
_NAMED: Final = (Alias, Meeting, MonthSystem, Participant, Place, Source, Topic)
"""What queries know by name."""
_BEFORE: Final = '_indexed_values_before'


class ArchiveSignalProcessor(BaseSignalProcessor):  # type: ignore[misc]
    """Haystack makes one at start-up; `HAYSTACK_SIGNAL_PROCESSOR` names it."""

    def setup(self) -> None:
        for signal, receiver, model in _receivers():
            signal.connect(receiver, sender=model)

    def teardown(self) -> None:
        for signal, receiver, model in _receivers():
            signal.disconnect(receiver, sender=model)


def _receivers() -> Iterator[tuple[Signal, Callable[..., None], type[Model] | None]]:
    for signal in (pre_save, post_save, pre_delete):
        yield signal, _article_changed, Article
        yield signal, _family_changed, Family
        for finding in _FINDINGS:
            yield signal, _finding_changed, finding
    for record in _INDEXED_FIELDS:
        yield pre_save, _remember_values, record
        yield post_save, _record_changed, record
    for named in _NAMED:
        yield post_save, _names_changed, named
        yield post_delete, _names_changed, named
    yield articles_stored, _articles_stored, None


def _names_changed(sender: type[Model], **kwargs: Any) -> None:
    NameVersion.move()


def _articles_stored(sender: Any, article_ids: Iterable[int], **kwargs: Any) -> None:
    ids = list(article_ids)
    record_changes(ids, bulk=len(ids) > COMMIT_BATCH)


def _article_changed(sender: type[Article], instance: Article, signal: Signal, **kwargs: Any) -> None:
    _record(signal, [instance.pk])


def _finding_changed(sender: type[Model], instance: Any, signal: Signal, **kwargs: Any) -> None:
    _record(signal, [instance.article_id])


def _family_changed(sender: type[Family], instance: Family, signal: Signal, **kwargs: Any) -> None:
    """Before a family is deleted its articles still point at it; the deletion lets go of them without a signal."""
    if instance.pk:
        _record(signal, instance.articles.values_list('pk', flat=True))


def _record(signal: Signal, article_ids: Iterable[int | None]) -> None:
    """A save outside of a transaction is recorded before it as well: a crash right after it must not lose it."""
    ids = [article_id for article_id in article_ids if article_id]
    if signal is not pre_save:
        record_changes(ids)
    elif not transaction.get_connection().in_atomic_block:
        note_changes(ids)


def _remember_values(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    before = sender._default_manager.filter(pk=instance.pk).values_list(*_INDEXED_FIELDS[sender]).first()
    setattr(instance, _BEFORE, before)


def _record_changed(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    before = getattr(instance, _BEFORE, None)
    if before is not None and before != tuple(getattr(instance, name) for name in _INDEXED_FIELDS[sender]):
        record_changes(_articles_with(instance))


def _articles_with(record: Model) -> set[int]:
    """The articles in whose index record this source, meeting, participant or topic stands."""
    match record:
        case Source():
            return set(record.articles.values_list('pk', flat=True))
        case Participant():
            spoken = record.statements.values_list('article_id', flat=True)
            return {*record.mentions.values_list('article_id', flat=True), *spoken}
        case Meeting():
            return set(record.mentions.values_list('article_id', flat=True))
        case Topic():
            return set(record.assignments.values_list('article_id', flat=True))
    return set()
