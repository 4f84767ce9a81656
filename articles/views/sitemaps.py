"""What search engines may walk: every public record once, in both languages."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from articles.models import Article, Meeting, Participant, Source, Topic


class RecordSitemap(Sitemap):  # type: ignore[type-arg]
    i18n = True
    alternates = True
    limit = 2000
    """Addresses a file; each article has one in each language."""


class Articles(RecordSitemap):
    def items(self) -> Any:
        return Article.objects.published().only('headline', 'body', 'updated_at').order_by('pk')

    def lastmod(self, item: Article) -> Any:
        return item.updated_at


class Meetings(RecordSitemap):
    def items(self) -> Any:
        return Meeting.objects.only('slug').order_by('start', 'slug')


class Participants(RecordSitemap):
    def items(self) -> Any:
        return Participant.objects.only('slug').order_by('slug')


class Sources(RecordSitemap):
    def items(self) -> Any:
        return Source.objects.only('slug').order_by('slug')


class Topics(RecordSitemap):
    def items(self) -> Any:
        return Topic.objects.only('slug').order_by('slug')


class Pages(RecordSitemap):
    def items(self) -> list[str]:
        return ['home', 'meeting_list', 'participant_list', 'statement_list', 'source_list', 'topic_list', 'timeline',
                'about', 'search_help']  # fmt: skip

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS = {
    'pages': Pages,
    'meetings': Meetings,
    'participants': Participants,
    'sources': Sources,
    'topics': Topics,
    'articles': Articles,
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
