import os
import time
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error, close_old_connections

from articles.search.engines import IndexBusy, SearchUnavailable
from articles.search.indexing import BULK_WAIT, drain, tidy

LONGEST_PAUSE: Final = 60.0
"""Seconds between two looks at most, while looking keeps failing."""

GENTLE: Final = 10
"""How far the loop stands back behind other processes: merging segments takes seconds, and searches come first."""


class Command(BaseCommand):
    help = 'Has the search index take over what waits in the outbox. With --loop it goes on until it is stopped.'

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument('--loop', action='store_true', help='Goes on and on, for deployments.')
        parser.add_argument('--pause', type=float, default=5.0, help='Seconds between two looks (default 5).')

    def handle(self, *args: Any, **options: Any) -> None:
        pause = options['pause']
        if options['loop'] and hasattr(os, 'nice'):
            os.nice(GENTLE)
        while True:
            failed = self._drain_once(quiet=options['loop'])
            if not options['loop']:
                if failed:
                    raise CommandError(failed)
                return
            if failed:
                self.stderr.write(failed)
            pause = min(2 * pause, max(LONGEST_PAUSE, options['pause'])) if failed else options['pause']
            close_old_connections()
            time.sleep(pause)

    def _drain_once(self, *, quiet: bool) -> str:
        """What went wrong; empty where nothing did."""
        try:
            done = drain(wait=BULK_WAIT)
            tidy(wait=BULK_WAIT)
        except (IndexBusy, SearchUnavailable, OSError) as reason:
            return f'Changes wait in the outbox: {reason}'
        except Error as reason:
            return f'The database cannot be used: {reason}'
        if done.applied or not quiet:
            self.stdout.write(f'{done.applied} changes taken over.')
        return f'{done.failed} changes cannot be indexed; see the outbox in admin.' if done.failed else ''
