"""The way of files into the archive: read, draft, store in batches, group copies. A killed run goes on where it stood.

Each batch is one transaction; a document that is known and was read by the same code and facts is not read again.
"""

import datetime
import hashlib
import inspect
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, ProgrammingError, transaction
from django.utils import timezone

import articles.arabic
import articles.extraction
from articles.extraction.documents import Refusal, SourceDocument, StaffDecisions, UnreadableDocument
from articles.extraction.drafting import draft_article
from articles.extraction.readers import list_files, read_path
from articles.ingest.facts import facts_from_database
from articles.ingest.families import group_copies
from articles.ingest.findings import Keys, Reading
from articles.ingest.originals import digest_of, keep_bytes
from articles.ingest.report import IngestReport, Notice
from articles.ingest.store import decisions_of, store_again, store_new
from articles.models import Article, IngestNotice, IngestRun
from articles.models.events import articles_stored
from articles.reference import Facts

logger = logging.getLogger(__name__)

BATCH_BYTES = 32 * 1024 * 1024
"""A batch ends early where its originals grow past this, so that memory stays bounded whatever the files are."""

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
    run = None if dry_run else IngestRun.objects.create(paths=[str(path) for path in paths])
    for batch in _batches(_documents(paths, report)):
        _ingest_batch(batch, reader, report, dry_run=dry_run)
        progress(report.read)
    report.seconds = time.monotonic() - started
    if run:
        _finish(run, report)
    return report


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


def _documents(paths: list[Path], report: IngestReport) -> Iterator[tuple[Path, SourceDocument]]:
    for path in list_files(paths):
        found = [path] if isinstance(path, Refusal) else read_path(path)
        for document in found:
            if isinstance(document, Refusal):
                report.read += 1
                report.refusals.append(Notice(document.path, document.place, document.reason))
            else:
                assert isinstance(path, Path)
                yield path, document


def _batches(documents: Iterator[tuple[Path, SourceDocument]]) -> Iterator[list[tuple[Path, SourceDocument]]]:
    batch: list[tuple[Path, SourceDocument]] = []
    size = 0
    for path, document in documents:
        batch.append((path, document))
        size += len(document.content)
        if len(batch) >= settings.INGEST_BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


Key = tuple[str, str, str]
"""What makes a document the same one: digest of the bytes, file name, record."""


@dataclass(frozen=True)
class _Drafted:
    """A document that was read, with the decisions of staff that it was read with."""

    path: Path
    reading: Reading
    decisions: StaffDecisions
    article: int | None
    """The article it is known as."""


def _ingest_batch(
    batch: list[tuple[Path, SourceDocument]], reader: Reader, report: IngestReport, *, dry_run: bool
) -> None:
    """Reads a batch, which takes long, and then stores it in one transaction, which does not."""
    known = _known_articles([_key_of(document) for _, document in batch])
    read = _read_batch(batch, known, reader, report)
    if dry_run:
        for key, one in read.items():
            report.created += one.article is None
            report.unchanged += one.article is not None
            _note_warnings(report, key, one, None)
        return
    for _, document in batch:
        key = _key_of(document)
        if key in read or key in known:  # the refused are not kept
            keep_bytes(document.content, key[0])
    if read:
        with transaction.atomic():
            stored = _store_known(read, reader, report) + _store_new(read, reader, report)
            if stored:
                articles_stored.send(Article, article_ids=sorted({*stored, *group_copies(stored)}))


def _read_batch(
    batch: list[tuple[Path, SourceDocument]], known: dict[Key, Article], reader: Reader, report: IngestReport
) -> dict[Key, _Drafted]:
    """Drafts the documents that are new or were read by other code or facts; counts and names the others."""
    read: dict[Key, _Drafted] = {}
    for path, document in batch:
        key = _key_of(document)
        report.read += 1
        article = known.get(key)
        if key in read or (article and article.fingerprint == reader.fingerprint):
            report.unchanged += 1
            continue
        decisions = decisions_of(article, document.text) if article else StaffDecisions()
        try:
            reading = _read(document, key[0], reader, decisions)
        except UnreadableDocument as error:
            place = ', '.join(part for part in (document.record, error.place) if part)
            report.refusals.append(Notice(str(path), place, error.reason))
            continue
        read[key] = _Drafted(path, reading, decisions, article.pk if article else None)
    return read


def _store_known(read: dict[Key, _Drafted], reader: Reader, report: IngestReport) -> list[int]:
    """Brings known articles up to their new reading; one that staff changed meanwhile is read once more."""
    stored = []
    locked = _lock([one.article for one in read.values() if one.article is not None])
    for key, one in read.items():
        article = locked.get(one.article) if one.article is not None else None
        if article is None:
            continue
        reading = one.reading
        decisions = decisions_of(article, reading.document.text)
        if decisions != one.decisions:
            try:
                reading = _read(reading.document, key[0], reader, decisions)
            except UnreadableDocument as error:
                report.refusals.append(Notice(str(one.path), key[2], error.reason))
                continue
        if store_again(article, reading, reader.keys):
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
            report.warnings.append(Notice(str(one.path), key[2], reason, article.pk))
    return [article.pk for article in made]


def _key_of(document: SourceDocument) -> Key:
    return digest_of(document.content), document.name[-500:], (document.record or '')[:500]


def _known_articles(keys: list[Key]) -> dict[Key, Article]:
    rows = Article.objects.filter(original__sha256__in={sha256 for sha256, _, _ in keys})
    rows = rows.select_related('original', 'source').prefetch_related('removals')
    known = {(row.original.sha256, row.received_as, row.record): row for row in rows}
    return {key: known[key] for key in keys if key in known}


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
    report.warnings += [Notice(str(one.path), key[2], warning, article) for warning in one.reading.draft.warnings]


def _finish(run: IngestRun, report: IngestReport) -> None:
    run.finished_at = timezone.now().astimezone(datetime.UTC)
    for name in ('read', 'created', 'updated', 'unchanged', 'refused'):
        setattr(run, name, getattr(report, name))
    run.save()
    kinds = ((IngestNotice.Kind.REFUSAL, report.refusals), (IngestNotice.Kind.WARNING, report.warnings))
    IngestNotice.objects.bulk_create(
        IngestNotice(
            run=run,
            kind=kind,
            path=notice.path,
            place=notice.place[:500],
            reason=notice.reason,
            article_id=notice.article,
        )
        for kind, notices in kinds
        for notice in notices
    )
