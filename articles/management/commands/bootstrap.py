from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from articles.ingest.reference import load_reference
from articles.search.engines import IndexBusy
from articles.search.indexing import IndexDiffers, ensure_index


class Command(BaseCommand):
    help = 'Makes the archive ready: migrations, reference facts, an index if there is none. Idempotent.'

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            call_command('migrate', interactive=False, verbosity=0)
            report = load_reference()
            built = ensure_index()
        except (OSError, DatabaseError) as error:
            raise CommandError(f'The archive in {settings.DATA_DIR} cannot be made ready: {error}') from error
        except (ValueError, IndexBusy, IndexDiffers) as error:
            raise CommandError(str(error)) from error
        for warning in report.warnings:
            self.stderr.write(self.style.WARNING(warning))
        changed = sum(report.created.values()) + sum(report.updated.values())
        self.stdout.write(
            f'Archive ready in {settings.DATA_DIR}: {changed} reference records loaded, '
            f'index {"built" if built else "in place"}.'
        )
