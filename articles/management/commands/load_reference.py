from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.ingest.reference import load_reference


class Command(BaseCommand):
    help = 'Loads the reference facts (meetings, participants, places, sources, topics, months). Idempotent.'

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = load_reference()
        except ValueError as error:
            raise CommandError(str(error)) from error
        for name in report.created:
            self.stdout.write(
                f'{name}: {report.created[name]} created, {report.updated[name]} updated, '
                f'{report.unchanged[name]} unchanged'
            )
        for warning in report.warnings:
            self.stderr.write(self.style.WARNING(warning))
