from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.search.engines import IndexBusy
from articles.search.indexing import IndexDiffers, rebuild


class Command(BaseCommand):
    help = 'Builds a new search index from the database, beside the one in use, and puts it in its place.'

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument('--noinput', '--no-input', action='store_true', help='Accepted for scripts; asks nothing.')

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            built = rebuild()
        except (IndexBusy, IndexDiffers, OSError) as reason:
            raise CommandError(f'The old index stays in use: {reason}') from reason
        self.stdout.write(f'{built} articles indexed.')
