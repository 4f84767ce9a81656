"""The way of files into the archive: read, draft, store in batches, group copies. A killed run goes on where it stood.

Each batch is one transaction; a document that is known and was read by the same code and facts is not read again.
"""

import datetime
import hashlib
import inspect
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
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


@dataclass
class Notice:
    """A refusal or a warning: the file, the place in it, and the reason."""

    path: str
    place: str
    reason: str
    article: int | None = None


@dataclass
class IngestReport:
    """What one run did. `seconds` is the wall-clock time."""

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    seconds: float = 0.0
    refusals: list[Notice] = field(default_factory=list)
    warnings: list[Notice] = field(default_factory=list)

    @property
    def refused(self) -> int:
        return len(self.refusals)

    def as_json(self) -> dict[str, object]:
        """The report of INTERFACES: counts, seconds, refusals and warnings."""
        counts = {name: getattr(self, name) for name in ('read', 'created', 'updated', 'unchanged', 'refused')}

        def plain(notices: list[Notice]) -> list[dict[str, str]]:
            return [{'path': n.path, 'place': n.place, 'reason': n.reason} for n in notices]

        return {
            **counts,
            'seconds': round(self.seconds, 3),
            'refusals': plain(self.refusals),
            'warnings': plain(self.warnings),
        }


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

    Raises UnreadableDocument where the original can no longer be read, OSError where its bytes are gone.
    """
    from articles.ingest.rereading import document_of

    reader = reader or Reader.from_database()
    with transaction.atomic():
        document = document_of(article)
        reading = _read(document, article.original.sha256, reader, decisions_of(article, document.text))
        changed = store_again(article, reading, reader.keys)
        if changed:
            articles_stored.send(Article, article_ids=[article.pk, *group_copies([article.pk])])
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


def _ingest_batch(
    batch: list[tuple[Path, SourceDocument]], reader: Reader, report: IngestReport, *, dry_run: bool
) -> None:
    digests = [digest_of(document.content) for _, document in batch]
    with transaction.atomic():
        known = _known_articles(batch, digests)
        new: dict[tuple[str, str, str], tuple[Path, Reading]] = {}
        stored: list[int] = []
        for (path, document), sha256 in zip(batch, digests, strict=True):
            report.read += 1
            key = (sha256, document.name[-500:], (document.record or '')[:500])
            article = known.get(key)
            if key in new or (article and article.fingerprint == reader.fingerprint):
                report.unchanged += 1
                continue
            try:
                decisions = decisions_of(article, document.text) if article else StaffDecisions()
                reading = _read(document, sha256, reader, decisions)
            except UnreadableDocument as error:
                place = ', '.join(part for part in (document.record, error.place) if part)
                report.refusals.append(Notice(str(path), place, error.reason))
                continue
            if article is None:
                new[key] = (path, reading)
            elif not dry_run and store_again(article, reading, reader.keys):
                stored.append(article.pk)
                report.updated += 1
                _note_warnings(report, path, reading, article.pk)
            else:
                report.unchanged += 1
        report.created += len(new)
        if dry_run:
            for path, reading in new.values():
                _note_warnings(report, path, reading, None)
            return
        stored += _store_batch(list(new.values()), reader, report)
        if stored:
            articles_stored.send(Article, article_ids=sorted({*stored, *group_copies(stored)}))


def _store_batch(new: list[tuple[Path, Reading]], reader: Reader, report: IngestReport) -> list[int]:
    for _, reading in new:
        keep_bytes(reading.document.content, reading.sha256)
    made = store_new([reading for _, reading in new], reader.keys)
    for (path, reading), article in zip(new, made, strict=True):
        _note_warnings(report, path, reading, article.pk)
    return [article.pk for article in made]


def _known_articles(
    batch: list[tuple[Path, SourceDocument]], digests: list[str]
) -> dict[tuple[str, str, str], Article]:
    rows = Article.objects.filter(original__sha256__in=set(digests))
    rows = rows.select_related('original', 'source').prefetch_related('removals')
    return {(row.original.sha256, row.received_as, row.record): row for row in rows}


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


def _note_warnings(report: IngestReport, path: Path, reading: Reading, article: int | None) -> None:
    place = reading.document.record or ''
    report.warnings += [Notice(str(path), place, warning, article) for warning in reading.draft.warnings]


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
