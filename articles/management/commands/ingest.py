import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from tqdm import tqdm

from articles.ingest.locking import IngestBusy, one_ingest
from articles.ingest.pipeline import ArchiveNotReady, ingest
from articles.ingest.report import IngestReport
from articles.search.indexing import drain_in_bulk

WARNINGS_SHOWN = 20


class Command(BaseCommand):
    help = 'Reads files or folders of press articles into the archive. Ingesting the same bytes again changes nothing.'

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument('paths', nargs='*', type=Path, metavar='PATH', help='files or folders; default: seeds/')
        parser.add_argument('--dry-run', action='store_true', help='read everything, store nothing')
        parser.add_argument('--report', type=Path, metavar='FILE', help='write the report as JSON')

    def handle(self, *args: Any, **options: Any) -> None:
        paths = options['paths'] or [settings.BASE_DIR / 'seeds']
        missing = [path for path in paths if not path.exists() and not path.is_symlink()]
        if missing:
            raise CommandError(f'There is no {missing[0]}. Name files or folders that exist.', returncode=2)
        try:
            with one_ingest(), self._progress() as bar:
                report = ingest(paths, dry_run=options['dry_run'], progress=bar)
            if not options['dry_run']:
                drain_in_bulk()  # of a run that was killed before this one, too
        except (IngestBusy, ArchiveNotReady) as error:
            raise CommandError(str(error)) from error
        except (OSError, OperationalError) as error:
            raise CommandError(
                f'The archive cannot be written to: {error}. What was stored before stays; mend that and ingest again.'
            ) from error
        if options['report']:
            self._write(options['report'], report)
        self._summarize(report, dry_run=options['dry_run'])
        if report.refused:
            sys.exit(1)

    def _progress(self) -> 'Progress':
        return Progress(self.stderr, on_terminal=sys.stderr.isatty())

    def _write(self, path: Path, report: IngestReport) -> None:
        try:
            path.write_text(json.dumps(report.as_json(), ensure_ascii=False, indent=1) + '\n', encoding='utf-8')
        except OSError as error:
            raise CommandError(f'The report cannot be written to {path}: {error.strerror}') from error

    def _summarize(self, report: IngestReport, *, dry_run: bool) -> None:
        for notice in report.refusals:
            place = f', {notice.place}' if notice.place else ''
            self.stderr.write(f'refused: {notice.path}{place}: {notice.reason}')
        for notice in report.warnings[:WARNINGS_SHOWN]:
            place = f', {notice.place}' if notice.place else ''
            self.stderr.write(f'warning: {notice.path}{place}: {notice.reason}')
        if len(report.warnings) > WARNINGS_SHOWN:
            self.stderr.write(f'… and {len(report.warnings) - WARNINGS_SHOWN} more warnings; --report writes them all')
        self.stdout.write(
            f'{"would have read" if dry_run else "read"} {report.read}: {report.created} created, '
            f'{report.updated} updated, {report.unchanged} unchanged, {report.refused} refused, '
            f'{len(report.warnings)} warnings, {report.seconds:.1f} s'
        )


class Progress:
    """A bar on a terminal; elsewhere one line for each thousand documents."""

    def __init__(self, stream: Any, *, on_terminal: bool) -> None:
        self.stream = stream
        self.bar = tqdm(unit=' articles', file=sys.stderr) if on_terminal else None
        self.said = 0

    def __enter__(self) -> 'Progress':
        return self

    def __exit__(self, *error: object) -> None:
        if self.bar is not None:
            self.bar.close()

    def __call__(self, done: int) -> None:
        if self.bar is not None:
            self.bar.update(done - self.bar.n)
        elif done // 1000 > self.said:
            self.said = done // 1000
            self.stream.write(f'{done} read')
