from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.search.engines import IndexBusy, SearchUnavailable
from articles.search.indexing import IndexDiffers, find_damage, find_drift, index_state, rebuild, repair


class Command(BaseCommand):
    help = 'Compares the search index with the database, article by article. Exit 1 where they differ.'

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument('--repair', action='store_true', help='Mends what differs; searches go on meanwhile.')

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._check(mend=options['repair'])
        except (IndexBusy, IndexDiffers, SearchUnavailable, OSError) as reason:
            raise CommandError(str(reason)) from reason

    def _check(self, *, mend: bool) -> None:
        state = index_state()
        self.stdout.write(
            f'{state.indexed} articles indexed, {state.published} published, '
            f'{state.pending} changes waiting ({state.failing} failing).'
        )
        if state.backlog:
            self.stdout.write(state.backlog)
        if damage := find_damage():
            if not mend:
                raise CommandError(damage)
            self.stdout.write(f'{damage}\nRebuilt: {rebuild()} articles.')
            return
        drift = find_drift()
        for name in ('missing', 'stale', 'surplus'):
            articles = getattr(drift, name)
            if articles:
                self.stdout.write(f'{name}: {len(articles)} (articles {", ".join(map(str, articles[:10]))} …)')
        if drift.articles and not mend:
            raise CommandError('Index and database differ. Run: python manage.py index_check --repair')
        if drift.articles:
            done = repair(drift)
            if done.failed:
                raise CommandError(f'{done.failed} changes cannot be indexed; see the outbox in admin.')
            self.stdout.write(f'{done.applied} articles mended.')
        else:
            self.stdout.write('Index and database agree.')
