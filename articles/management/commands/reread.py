import argparse
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.extraction.documents import UnreadableDocument
from articles.ingest.locking import IngestBusy, one_ingest
from articles.ingest.pipeline import ArchiveNotReady, Reader, reread
from articles.models import Article, ArticleQuerySet


class Command(BaseCommand):
    help = 'Reads articles again from their originals: after the rules or the reference facts changed.'

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument('ids', nargs='*', type=int, metavar='ID', help='articles; default: all')

    def handle(self, *args: Any, **options: Any) -> None:
        articles = Article.objects.select_related('original', 'source').order_by('pk')
        if options['ids']:
            articles = articles.filter(pk__in=options['ids'])
        try:
            with one_ingest():
                failed = self._reread(articles, Reader.from_database())
        except (ArchiveNotReady, IngestBusy) as error:
            raise CommandError(str(error)) from error
        if failed:
            sys.exit(1)

    def _reread(self, articles: ArticleQuerySet, reader: Reader) -> int:
        """Reads the articles again, says how it went and returns how many could not be read."""
        updated = unchanged = failed = 0
        for article in articles.iterator(chunk_size=100):
            try:
                changed = reread(article, reader)
            except (UnreadableDocument, OSError) as error:
                failed += 1
                self.stderr.write(f'article {article.pk} ({article.received_as}): {error}')
                continue
            updated += changed
            unchanged += not changed
        self.stdout.write(f'{updated} updated, {unchanged} unchanged, {failed} failed')
        return failed
