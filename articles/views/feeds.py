"""Atom feeds: what was added, by meeting, by participant, by search."""

from dataclasses import replace
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from articles.forms import read_search, search_query
from articles.models import Article, Meeting, Participant
from articles.search.engines import SearchUnavailable
from articles.search.queries import search_articles
from articles.search.results import SearchRequest
from articles.templatetags.archive import short_name
from articles.views.search import unavailable

ENTRIES = 30


class ArticleFeed(Feed):  # type: ignore[type-arg]
    """What every feed of articles says of an article. The title is the headline or the opening words."""

    feed_type = Atom1Feed
    author_name = 'Astana archive'

    def feed_url(self, obj: Any = None) -> str | None:
        return None

    def item_title(self, item: Article) -> str:
        return item.title

    def item_description(self, item: Article) -> str:
        return item.body[:400]

    def item_updateddate(self, item: Article) -> Any:
        return item.updated_at

    def item_pubdate(self, item: Article) -> Any:
        return item.ingested_at

    def item_author_name(self, item: Article) -> str:
        return item.source.name if item.source else _('unknown source')


class NewestFeed(ArticleFeed):
    def title(self) -> str:
        return _('Astana archive: recently added')

    def link(self) -> str:
        return reverse('home')

    def items(self) -> Any:
        return Article.objects.published().select_related('source').last_added_first()[:ENTRIES]


class MeetingFeed(ArticleFeed):
    def get_object(self, request: HttpRequest, slug: str) -> Meeting:
        return get_object_or_404(Meeting, slug=slug)

    def title(self, obj: Meeting) -> str:
        return _('Astana archive: {}').format(short_name(obj))

    def link(self, obj: Meeting) -> str:
        return obj.get_absolute_url()

    def items(self, obj: Meeting) -> Any:
        return Article.objects.published().about(obj).select_related('source').last_added_first()[:ENTRIES]


class ParticipantFeed(ArticleFeed):
    def get_object(self, request: HttpRequest, slug: str) -> Participant:
        return get_object_or_404(Participant, slug=slug)

    def title(self, obj: Participant) -> str:
        return _('Astana archive: {}').format(obj.name)

    def link(self, obj: Participant) -> str:
        return obj.get_absolute_url()

    def items(self, obj: Participant) -> Any:
        return Article.objects.published().mentioning(obj).select_related('source').last_added_first()[:ENTRIES]


class SearchFeed(ArticleFeed):
    """The newest articles that answer a search."""

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().__call__(request, *args, **kwargs)
        except SearchUnavailable:
            return unavailable(request)

    def get_object(self, request: HttpRequest) -> SearchRequest:
        return read_search(request.GET)

    def title(self, obj: SearchRequest) -> str:
        return _('Astana archive: search for {}').format(obj.text) if obj.text else _('Astana archive: all articles')

    def link(self, obj: SearchRequest) -> str:
        return f'{reverse("search")}?{search_query(obj)}'

    def items(self, obj: SearchRequest) -> Any:
        newest = SearchRequest(obj.text, obj.filters, order='newest', per_page=ENTRIES, strict=True, facets=False)
        found = search_articles(newest)
        if not found.total:
            # Nothing has the words as they were typed: those of another writing, which the page runs instead.
            other = search_articles(replace(newest, strict=False)).replaced_by
            found = search_articles(replace(newest, text=other)) if other else found
        return [hit.article for hit in found.hits]
