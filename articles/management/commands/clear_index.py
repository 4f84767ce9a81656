from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.search.engines import IndexBusy, get_engine


class Command(BaseCommand):
    help = 'Puts an empty search index in the place of the one in use; rebuild_index or index_check --repair fill it.'

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument('--noinput', '--no-input', action='store_false', dest='ask', help='Asks nothing.')

    def handle(self, *args: Any, **options: Any) -> None:
        if options['ask'] and input('Nothing will be found until the index is rebuilt. Type yes to go on: ') != 'yes':
            raise CommandError('Nothing was changed.')
        try:
            get_engine().clear()
        except IndexBusy as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write('The search index is empty.')
