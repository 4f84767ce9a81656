"""What a run did, written down batch by batch: a run that is killed leaves behind what it had done."""

import datetime
from collections.abc import Iterable
from pathlib import Path

from django.utils import timezone

from articles.ingest.findings import Row
from articles.ingest.report import IngestReport, Notice
from articles.ingest.rows import insert_rows
from articles.models import IngestNotice, IngestRun

_COUNTS = ('read', 'created', 'updated', 'unchanged', 'refused')
_COLUMNS = ('run_id', 'kind', 'path', 'place', 'reason', 'article_id')


class RunLog:
    """The record of one run."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.run = IngestRun.objects.create(paths=[str(path) for path in paths])
        self._refusals, self._warnings = 0, 0

    def write(self, report: IngestReport) -> None:
        """Brings the record up to the report; call it in the transaction of what the report tells."""
        rows = [
            *self._rows(IngestNotice.Kind.REFUSAL, report.refusals[self._refusals :]),
            *self._rows(IngestNotice.Kind.WARNING, report.warnings[self._warnings :]),
        ]
        insert_rows(IngestNotice, _COLUMNS, rows)
        self._refusals, self._warnings = len(report.refusals), len(report.warnings)
        IngestRun.objects.filter(pk=self.run.pk).update(**{name: getattr(report, name) for name in _COUNTS})

    def finish(self, report: IngestReport) -> None:
        """Writes the rest, and that the run came to its end."""
        self.write(report)
        IngestRun.objects.filter(pk=self.run.pk).update(finished_at=timezone.now().astimezone(datetime.UTC))

    def _rows(self, kind: IngestNotice.Kind, notices: Iterable[Notice]) -> Iterable[Row]:
        for notice in notices:
            yield self.run.pk, kind.value, notice.path, notice.place[:500], notice.reason, notice.article
