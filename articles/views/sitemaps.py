"""What search engines may walk: every public record once, in each language."""

from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from articles.models import Article, Meeting, Participant, Source, Topic

PAGES = ('home', 'meeting_list', 'participant_list', 'statement_list', 'source_list', 'topic_list', 'timeline', 'about',
         'search_help')  # fmt: skip


class LanguageSitemap(Sitemap):  # type: ignore[type-arg]
    """The records of a queryset in one language. Django's own `i18n` reads all records at once for every file."""

    limit = 1000

    def __init__(self, language: str, records: 'QuerySet[Any] | tuple[str, ...]') -> None:
        self.language = language
        self.records = records

    def items(self) -> Any:
        return self.records if isinstance(self.records, tuple) else self.records.all()

    def location(self, item: Any) -> str:
        with translation.override(self.language):
            return reverse(item) if isinstance(item, str) else item.get_absolute_url()

    def lastmod(self, item: Any) -> Any:
        return getattr(item, 'updated_at', None)

    def get_latest_lastmod(self) -> None:
        """Said of each record, not of each list: to find the latest of a list, all its records would be read."""


_RECORDS: dict[str, 'QuerySet[Any] | tuple[str, ...]'] = {
    'pages': PAGES,
    'meetings': Meeting.objects.only('slug').order_by('pk'),
    'participants': Participant.objects.only('slug').order_by('pk'),
    'sources': Source.objects.only('slug').order_by('pk'),
    'topics': Topic.objects.only('slug').order_by('pk'),
    'articles': Article.objects.published().only('headline', 'body', 'updated_at').order_by('pk'),
}
SITEMAPS = {
    f'{name}-{language}': LanguageSitemap(language, records)
    for name, records in _RECORDS.items()
    for language, _ in settings.LANGUAGES
}

_DISALLOWED = (
    '/admin/', '/api/', '/*?*', '/search/', '/*/search/', '/feeds/search/', '/articles/*/original/',
    '/*/articles/*/original/',
)  # fmt: skip


def robots(request: HttpRequest) -> HttpResponse:
    """Records may be walked; searches, narrowed lists and originals may not: their number has no end."""
    lines = ['User-agent: *', *(f'Disallow: {path}' for path in _DISALLOWED), 'Allow: /search/help/',
             f'Sitemap: {request.build_absolute_uri("/sitemap.xml")}', '']  # fmt: skip
    return HttpResponse('\n'.join(lines), content_type='text/plain; charset=utf-8')
