"""Keeps the search index equal to the database. The database is the truth; the index can be thrown away.

Whoever changes an indexed record records it in the outbox, in the same transaction (`record_changes`). After the
commit the outbox is drained: under the write lock of the index, all or nothing, and only the rows that were taken
over are deleted, by their keys. While a rebuild runs they are kept, and the new index takes them over as well before
it is put in the place of the old one.
"""

import datetime
import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import F, Min

from articles.models import Article, IndexChange
from articles.search.engines import IndexBuild, IndexBusy, IndexWriter, SearchUnavailable, get_engine
from articles.search.indexes import read_records

logger = logging.getLogger(__name__)

COMMIT_WAIT: Final = 0.3
"""Seconds a commit waits for the index; later drains take over what it leaves."""
COMMIT_BATCH: Final = 20
"""Articles a commit takes over itself; the rest is left to `manage.py index_pending`."""
BATCH: Final = 500
"""Changes taken over in one commit of the index."""
BULK_WAIT: Final = 60.0
"""Seconds that commands wait for the index."""


class IndexDiffers(Exception):
    """A new index did not come out equal to the database; it was not put in use."""


@dataclass(frozen=True, slots=True)
class Drained:
    """How many changes a drain took over, and how many failed and wait for the next."""

    applied: int = 0
    failed: int = 0

    def __add__(self, other: 'Drained') -> 'Drained':
        return Drained(self.applied + other.applied, self.failed + other.failed)


@dataclass(frozen=True, slots=True)
class Drift:
    """Articles in which index and database differ, changes still waiting in the outbox left aside."""

    missing: tuple[int, ...] = ()
    stale: tuple[int, ...] = ()
    surplus: tuple[int, ...] = ()

    @property
    def articles(self) -> tuple[int, ...]:
        return self.missing + self.stale + self.surplus


@dataclass(frozen=True, slots=True)
class IndexState:
    """What there is to say of the index: for /readyz, the admin and `manage.py index_check`."""

    problem: str | None
    """Why it must be built anew and how; None where it need not."""
    indexed: int
    published: int
    pending: int
    """Changes that wait to be taken over."""
    failing: int
    """Those of them that were tried and failed."""
    oldest: datetime.datetime | None
    """Since when the oldest one waits."""
    error: str
    """What the last failure said."""
    backlog: str
    """What was not tidied up in the index; it is whole all the same."""

    @property
    def ready(self) -> bool:
        return self.problem is None


def record_changes(article_ids: Iterable[int], *, bulk: bool = False) -> None:
    """Records that the index must take over these articles, and has it done after the commit.

    Call it in the transaction of the change. `bulk`: commands, which may wait and tidy the index up.
    """
    ids = note_changes(article_ids)
    if ids:
        _drain_after_commit(ids, bulk=bulk)


def note_changes(article_ids: Iterable[int]) -> list[int]:
    """Writes the outbox rows alone; the articles that were written, each once."""
    ids = list(dict.fromkeys(article_ids))
    IndexChange.objects.bulk_create([IndexChange(article_id=article_id) for article_id in ids], batch_size=1000)
    return ids


def _drain_after_commit(article_ids: list[int], *, bulk: bool) -> None:
    """Once for all changes of a transaction that stand or fall together."""
    connection = transaction.get_connection()
    for savepoints, function, _ in connection.run_on_commit:
        waiting = getattr(function, 'waiting', None)
        if waiting is not None and savepoints == set(connection.savepoint_ids) and function.bulk >= bulk:
            waiting.extend(article_ids)
            return

    def drain_waiting() -> None:
        drain_in_bulk() if bulk else drain_at_once(drain_waiting.waiting)  # type: ignore[attr-defined]

    drain_waiting.waiting = list(article_ids)  # type: ignore[attr-defined]
    drain_waiting.bulk = bulk  # type: ignore[attr-defined]
    transaction.on_commit(drain_waiting, robust=True)


def drain_at_once(article_ids: Sequence[int]) -> None:
    """What a request does after its commit: takes over its own changes, if the index is free and they are few."""
    try:
        drain(wait=COMMIT_WAIT, articles=list(dict.fromkeys(article_ids))[:COMMIT_BATCH], merge=False)
    except (IndexBusy, SearchUnavailable) as reason:
        logger.warning('%d changes wait in the outbox: %s', len(article_ids), reason)


def drain_in_bulk() -> None:
    """What a command does after each commit of many articles."""
    try:
        drain(wait=BULK_WAIT)
    except (IndexBusy, SearchUnavailable) as reason:
        logger.warning('Changes wait in the outbox: %s', reason)


def drain(*, wait: float, articles: Collection[int] | None = None, merge: bool = True) -> Drained:
    """Has the index take over what waits in the outbox, or of that only these `articles`.

    Raises IndexBusy where the write lock is not free within `wait` seconds, SearchUnavailable without an index,
    OSError where the index cannot be written; the changes stay then, with the error noted on them.
    """
    changes = IndexChange.objects.order_by('pk')
    if articles is not None:
        changes = changes.filter(article_id__in=articles)
    done, last = Drained(), 0
    while changes.filter(pk__gt=last).exists():  # most drains find nothing and need no lock
        with get_engine().writing(wait) as writer:
            _forget_left_behind(writer.index)
            batch = list(changes.pending(writer.index).filter(pk__gt=last)[:BATCH])
            if not batch:
                break
            done += _take_over(writer, batch, merge=merge)
            last = batch[-1].pk
    return done


def tidy(*, wait: float) -> None:
    """Merges what many small commits left behind, if there is enough of it. Raises as `drain`."""
    with get_engine().writing(wait) as writer:
        writer.replace([], merge=True)


def _take_over(writer: IndexWriter, changes: list[IndexChange], *, merge: bool) -> Drained:
    """Takes a batch over as a whole, or, where one article spoils it, article by article."""
    by_article: dict[int, list[int]] = {}
    for change in changes:
        by_article.setdefault(change.article_id, []).append(change.pk)
    try:
        _write(writer, by_article, merge=merge)
    except OSError as error:
        _note_failure([change.pk for change in changes], error)
        raise
    except Exception as error:
        if len(by_article) == 1:
            logger.exception('Article %s cannot be indexed', *by_article)
            _note_failure([change.pk for change in changes], error)
            return Drained(failed=len(changes))
        single = [[change for change in changes if change.article_id == article] for article in by_article]
        return sum((_take_over(writer, each, merge=False) for each in single), Drained())
    _forget(writer.index, [change.pk for change in changes])
    return Drained(applied=len(changes))


def _write(writer: IndexWriter, articles: Collection[int], *, merge: bool) -> None:
    records = list(read_records(articles))
    writer.replace(records, set(articles) - {record.id for record in records}, merge=merge)


def _note_failure(changes: list[int], error: Exception) -> None:
    IndexChange.objects.filter(pk__in=changes).update(attempts=F('attempts') + 1, error=repr(error))


def _forget(index: str, changes: list[int]) -> None:
    """Deletes changes that are taken over, unless a new index that is being built has to take them over too."""
    rows = IndexChange.objects.filter(pk__in=changes)
    if get_engine().is_rebuilding():
        rows.update(applied_to=index, error='')
    else:
        rows.delete()


def _forget_left_behind(index: str) -> None:
    """Deletes what this index took over while a rebuild ran that came to nothing."""
    left = IndexChange.objects.filter(applied_to=index)
    if left.exists() and not get_engine().is_rebuilding():
        left.delete()


def rebuild() -> int:
    """Builds a new index from the database and puts it in the place of the old one; how many articles it holds.

    Searches go on all the while, on the old one. Raises IndexBusy where another rebuild or a writer does not end,
    IndexDiffers where the new index does not agree with the database.
    """
    engine = get_engine()
    with engine.rebuilding() as build:
        build.add(read_records())
        with engine.write_lock(BULK_WAIT):
            taken = _catch_up(build)
            count = _verify(build)
            build.publish()
    for start in range(0, len(taken), BATCH):
        IndexChange.objects.filter(pk__in=taken[start : start + BATCH]).delete()
    return count


def _catch_up(build: IndexBuild) -> list[int]:
    """Takes over what changed since the rebuild began; the rows that are done with."""
    rows = list(IndexChange.objects.values_list('pk', 'article_id'))
    articles = list({article for _, article in rows})
    for start in range(0, len(articles), BATCH):
        part = articles[start : start + BATCH]
        records = list(read_records(part))
        build.replace(records, set(part) - {record.id for record in records})
    return [row for row, _ in rows]


def _verify(build: IndexBuild) -> int:
    """Compares keys with the database; what changes just now is in the outbox and may differ."""
    built = build.stamps().keys()
    differing = built ^ set(Article.objects.published().values_list('pk', flat=True))
    changing = set(IndexChange.objects.values_list('article_id', flat=True))
    if differing - changing:
        raise IndexDiffers(f'{len(differing - changing)} articles differ between the new index and the database')
    return len(built)


def ensure_index() -> bool:
    """Builds an index where there is none or it was made by another schema or analysis; whether it did.

    Takes over what waits in the outbox otherwise, unless somebody else is writing. Raises IndexBusy where another
    process rebuilds, IndexDiffers, OSError.
    """
    if get_engine().problem() is not None:
        rebuild()
        return True
    try:
        drain(wait=COMMIT_WAIT)
        tidy(wait=COMMIT_WAIT)
    except IndexBusy as reason:
        logger.warning('Changes may wait in the outbox: %s', reason)
    return False


def index_state() -> IndexState:
    """How the index stands to the database. Reads counts only; raises nothing of the index's."""
    engine = get_engine()
    problem = engine.problem()
    try:
        indexed, index = engine.document_count, engine.generation.partition(':')[0]
    except SearchUnavailable as reason:
        problem, indexed, index = problem or str(reason), 0, ''
    pending = IndexChange.objects.pending(index)
    failing = pending.failing().order_by('-pk')
    return IndexState(
        problem=problem,
        indexed=indexed,
        published=Article.objects.published().count(),
        pending=pending.count(),
        failing=failing.count(),
        oldest=pending.aggregate(oldest=Min('recorded_at'))['oldest'],
        error=failing.values_list('error', flat=True).first() or '',
        backlog=engine.backlog() or '',
    )


def find_damage() -> str | None:
    """Why the index must be built anew, after reading all of it; None where it need not."""
    engine = get_engine()
    return engine.problem() or engine.damage()


def find_drift() -> Drift:
    """Compares every indexed article with the database. Raises SearchUnavailable."""
    engine = get_engine()
    changing = set(IndexChange.objects.values_list('article_id', flat=True))
    indexed = engine.stamps()
    missing: list[int] = []
    stale: list[int] = []
    for record in read_records():
        stamp = indexed.pop(record.id, None)
        if record.id not in changing and stamp != engine.stamp(record):
            (missing if stamp is None else stale).append(record.id)
    return Drift(tuple(missing), tuple(stale), tuple(sorted(indexed.keys() - changing)))


def repair(drift: Drift) -> Drained:
    """Has the index take over the articles in which it differs. Raises as `drain`."""
    note_changes(drift.articles)
    return drain(wait=BULK_WAIT)
