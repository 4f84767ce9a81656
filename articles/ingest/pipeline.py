"""The way of files into the archive: read, draft, store in batches, group copies. A killed run goes on where it stood.

Each batch is one transaction; a document that is known and was read by the same code and facts is not read again.
"""

import gc
import hashlib
import inspect
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db import OperationalError, ProgrammingError, transaction

import articles.arabic
import articles.extraction
from articles.extraction.documents import SourceDocument, StaffDecisions, UnreadableDocument
from articles.extraction.drafting import draft_article
from articles.ingest.batches import Incoming, Key, read_batches
from articles.ingest.facts import facts_from_database
from articles.ingest.families import group_copies
from articles.ingest.findings import Keys, Reading
from articles.ingest.originals import keep_all
from articles.ingest.report import IngestReport, Notice
from articles.ingest.rows import widen_cache
from articles.ingest.run_log import RunLog
from articles.ingest.store import decisions_of, store_again, store_new
from articles.models import Article
from articles.models.events import articles_stored
from articles.reference import Facts

logger = logging.getLogger(__name__)

_SWEPT_AFTER: Final = 50_000
"""Objects made and not freed before the collector looks for cycles; those of some articles, a few MB."""

Progress = Callable[[int], None]
"""Told the number of documents done so far, after each batch."""


class ArchiveNotReady(Exception):
    """The archive lacks what every reading needs; the message says which command mends it."""


@dataclass(frozen=True)
class Reader:
    """What a whole run reads with: facts, their keys, and the fingerprint of code and facts."""

    facts: Facts
    keys: Keys
    fingerprint: str

    @classmethod
    def from_database(cls) -> 'Reader':
        """Raises ArchiveNotReady where the database has no tables or no reference facts yet."""
        try:
            facts = facts_from_database()
        except (OperationalError, ProgrammingError) as error:
            raise ArchiveNotReady(f'The database is not ready ({error}). Run: python manage.py bootstrap') from error
        if not facts.participants or not facts.meetings:
            raise ArchiveNotReady('The reference facts are not loaded. Run: python manage.py bootstrap')
        return cls(facts, Keys(), fingerprint_of(facts))


def fingerprint_of(facts: Facts) -> str:
    """Names the code and the facts that read: another fingerprint means that a document must be read again."""
    digest = hashlib.sha256(repr(facts).encode())
    for package in (articles.arabic, articles.extraction):
        folder = Path(inspect.getfile(package)).parent
        for path in sorted((*folder.rglob('*.py'), *folder.rglob('*.toml'))):
            digest.update(path.relative_to(folder).as_posix().encode() + b'\0' + path.read_bytes())
    return digest.hexdigest()


def ingest(paths: Iterable[Path], *, dry_run: bool = False, progress: Progress = lambda done: None) -> IngestReport:
    """Reads every file under `paths` and stores what can be read; the report names the rest."""
    started = time.monotonic()
    report = IngestReport()
    paths = list(paths)
    reader = Reader.from_database()
    widen_cache()
    log = None if dry_run else RunLog(paths)
    with _seldom_swept():
        for batch in read_batches(paths, report):
            _ingest_batch(batch, reader, report, log)
            progress(report.read)
    report.seconds = time.monotonic() - started
    if log:
        log.finish(report)
    return report


@contextmanager
def _seldom_swept() -> Iterator[None]:
    """Looks for unreachable cycles seldom while the block runs: reading an article makes thousands of objects and
    hardly a cycle; looking through all facts and words again and again took a tenth of the time beside extraction."""
    before = gc.get_threshold()
    gc.set_threshold(_SWEPT_AFTER, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def reread(article: Article, reader: Reader | None = None) -> bool:
    """Reads an article again from its original, with what staff have decided since; whether anything changed.

    Raises UnreadableDocument where the original can no longer be read, OSError where its bytes are gone or damaged.
    """
    from articles.ingest.rereading import document_of

    reader = reader or Reader.from_database()
    with transaction.atomic():
        current = _lock([article.pk])[article.pk]
        document = document_of(current)
        reading = _read(document, current.original.sha256, reader, decisions_of(current, document.text))
        changed = store_again(current, reading, reader.keys)
        if changed:
            articles_stored.send(Article, article_ids=[article.pk, *group_copies([article.pk])])
    article.refresh_from_db()
    return changed


@dataclass(frozen=True, slots=True)
class _Drafted:
    """A document that was read, with the decisions of staff that it was read with."""

    path: str
    reading: Reading
    decisions: StaffDecisions
    article: int | None
    """The article it is known as."""


def _ingest_batch(batch: list[Incoming], reader: Reader, report: IngestReport, log: RunLog | None) -> None:
    """Reads a batch, which takes long, and then stores it in one transaction, which does not."""
    spent_on = report.stages.spent_on
    with spent_on('looking up'):
        known = _known_articles([one.key for one in batch])
    with spent_on('extracting'):
        read = _read_batch(batch, known, reader, report)
    if log is None:
        for key, one in read.items():
            report.created += one.article is None
            report.unchanged += one.article is not None
            _note_warnings(report, key, one, None)
        return
    with spent_on('keeping the bytes'):  # not those of the refused
        keep_all({one.key[0]: one.document.content for one in batch if one.key in read or one.key in known})
    with spent_on('committing and indexing'), transaction.atomic():
        if read:
            with spent_on('storing'):
                stored = _store_known(read, reader, report) + _store_new(read, reader, report)
            with spent_on('grouping copies'):
                regrouped = group_copies(stored)
            if stored:
                articles_stored.send(Article, article_ids=sorted({*stored, *regrouped}))
        log.write(report)


def _read_batch(
    batch: list[Incoming], known: dict[Key, tuple[int, str]], reader: Reader, report: IngestReport
) -> dict[Key, _Drafted]:
    """Drafts the documents that are new or were read by other code or facts; counts and names the others."""
    read: dict[Key, _Drafted] = {}
    outdated = _with_decisions(pk for pk, fingerprint in known.values() if fingerprint != reader.fingerprint)
    for one in batch:
        report.read += 1
        pk, fingerprint = known.get(one.key, (None, ''))
        if one.key in read or fingerprint == reader.fingerprint:
            report.unchanged += 1
            continue
        article = outdated.get(pk) if pk else None
        decisions = decisions_of(article, one.document.text) if article else StaffDecisions()
        try:
            reading = _read(one.document, one.key[0], reader, decisions)
        except UnreadableDocument as error:
            place = ', '.join(part for part in (one.document.record, error.place) if part)
            report.refusals.append(Notice(one.path, place, error.reason))
            continue
        read[one.key] = _Drafted(one.path, reading, decisions, pk)
    return read


def _store_known(read: dict[Key, _Drafted], reader: Reader, report: IngestReport) -> list[int]:
    """Brings known articles up to their new reading; one that staff changed meanwhile is read once more.

    One that was deleted meanwhile is new again: it is left in `read` as such, without staff's decisions.
    """
    stored = []
    locked = _lock([one.article for one in read.values() if one.article is not None])
    for key, one in read.items():
        if one.article is None:
            continue
        article, reading = locked.get(one.article), one.reading
        decisions = decisions_of(article, reading.document.text) if article else StaffDecisions()
        if decisions != one.decisions:
            try:
                reading = _read(reading.document, key[0], reader, decisions)
            except UnreadableDocument as error:
                report.refusals.append(Notice(one.path, key[2], error.reason))
                continue
        if article is None:
            read[key] = _Drafted(one.path, reading, decisions, None)
        elif store_again(article, reading, reader.keys):
            stored.append(article.pk)
            report.updated += 1
            _note_warnings(report, key, one, article.pk)
        else:
            report.unchanged += 1
    return stored


def _store_new(read: dict[Key, _Drafted], reader: Reader, report: IngestReport) -> list[int]:
    """Creates the articles that are not there yet; one that another process stored meanwhile is left to it."""
    new = {key: one for key, one in read.items() if one.article is None}
    for key in _known_articles(list(new)):
        del new[key]
        report.unchanged += 1
    made = store_new([one.reading for one in new.values()], reader.keys)
    for (key, one), article in zip(new.items(), made, strict=True):
        report.created += 1
        _note_warnings(report, key, one, article.pk)
        if article.status == Article.PublicationStatus.DRAFT:
            reason = 'staff withhold the same text under another name: kept as a draft, not published'
            report.warnings.append(Notice(one.path, key[2], reason, article.pk))
    return [article.pk for article in made]


def _known_articles(keys: list[Key]) -> dict[Key, tuple[int, str]]:
    """Those of the documents that are stored, each with its article and the fingerprint of what read it."""
    rows = Article.objects.filter(original__sha256__in={sha256 for sha256, _, _ in keys})
    columns = ('original__sha256', 'received_as', 'record', 'pk', 'fingerprint')
    known = {(sha256, name, record): found for sha256, name, record, *found in rows.values_list(*columns)}
    return {key: (known[key][0], known[key][1]) for key in keys if key in known}


def _with_decisions(articles: Iterable[int]) -> dict[int, Article]:
    rows = Article.objects.filter(pk__in=list(articles))
    return {row.pk: row for row in rows.select_related('source').prefetch_related('removals')}


def _lock(articles: list[int]) -> dict[int, Article]:
    """These articles as they stand, held against any other writer until the transaction ends."""
    rows = Article.objects.select_for_update(of=('self',)).filter(pk__in=articles)
    return {row.pk: row for row in rows.select_related('original').prefetch_related('removals', 'source')}


def _read(document: SourceDocument, sha256: str, reader: Reader, decisions: StaffDecisions) -> Reading:
    try:
        draft = draft_article(document, reader.facts, decisions)
    except UnreadableDocument:
        raise
    except Exception as error:
        # A fault of ours must cost one document, not the thousands after it; the log has the traceback.
        logger.exception('Reading %s %s failed', document.name, document.record or '')
        raise UnreadableDocument(f'a fault of the archive, please report it: {error!r}') from error
    if not draft.body.strip():
        raise UnreadableDocument('nothing is left of the text once the page furniture is taken away')
    return Reading(document, sha256, draft, reader.fingerprint)


def _note_warnings(report: IngestReport, key: Key, one: _Drafted, article: int | None) -> None:
    report.warnings += [Notice(one.path, key[2], warning, article) for warning in one.reading.draft.warnings]
