"""Files as batches of documents: what is stored in one transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings

from articles.extraction.documents import Refusal, SourceDocument
from articles.extraction.readers import list_files, read_path
from articles.ingest.originals import digest_of
from articles.ingest.report import IngestReport, Notice

BATCH_BYTES: Final = 32 * 1024 * 1024
"""A batch ends early where its originals grow past this, so that memory stays bounded whatever the files are."""

Key = tuple[str, str, str]
"""What makes a document the same one: digest of the bytes, file name, record."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document as a file gave it."""

    path: str
    document: SourceDocument
    key: Key


def read_batches(paths: Iterable[Path], report: IngestReport) -> Iterator[list[Incoming]]:
    """The documents under `paths`, as many at a time as the settings and their size allow; notes what is refused."""
    documents = _documents(paths, report)
    while True:
        with report.stages.spent_on('reading files'):
            batch = _take_batch(documents)
        if not batch:
            return
        yield batch


def _take_batch(documents: Iterator[Incoming]) -> list[Incoming]:
    batch: list[Incoming] = []
    size = 0
    for one in documents:
        batch.append(one)
        size += len(one.document.content)
        if len(batch) >= settings.INGEST_BATCH or size >= BATCH_BYTES:
            break
    return batch


def _documents(paths: Iterable[Path], report: IngestReport) -> Iterator[Incoming]:
    for path in list_files(paths):
        name = str(path)
        for document in [path] if isinstance(path, Refusal) else read_path(path):
            if isinstance(document, Refusal):
                report.read += 1
                report.refusals.append(Notice(document.path, document.place, document.reason))
            else:
                key = digest_of(document.content), document.name[-500:], (document.record or '')[:500]
                yield Incoming(name, document, key)
