import argparse
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from articles.ingest.capturing.capture import capture
from articles.ingest.capturing.politeness import Politeness
from articles.ingest.locking import IngestBusy, one_ingest
from articles.ingest.pipeline import ArchiveNotReady
from articles.management.commands import ingest


class Command(ingest.Command):
    help = 'Fetches pages from the web, politely, keeps them as WARC in the data folder and ingests them.'

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument('urls', nargs='+', metavar='URL', help='http or https addresses of articles')
        parser.add_argument('--report', type=Path, metavar='FILE', help='write the report as JSON')

    def handle(self, *args: Any, **options: Any) -> None:
        politeness = Politeness(settings.CAPTURE_AGENT, tuple(settings.CAPTURE_PRIVATE_HOSTS))
        try:
            with one_ingest(), self._progress() as bar:
                report = capture(options['urls'], politeness, progress=bar)
        except (IngestBusy, ArchiveNotReady) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f'The pages cannot be kept: {error.strerror or error}') from error
        if options['report']:
            self._write(options['report'], report)
        self._summarize(report, dry_run=False)
        if report.refused:
            sys.exit(1)
