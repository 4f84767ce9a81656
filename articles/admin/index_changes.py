"""What the search index has still to take over, and how it stands to the database."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ReadOnlyAdmin
from articles.models import IndexChange
from articles.search.engines.base import IndexBusy, SearchUnavailable
from articles.search.indexing import drain, index_state

WAIT = 5
"""Seconds that the action waits for the index to be free."""


@admin.register(IndexChange)
class IndexChangeAdmin(ReadOnlyAdmin):
    change_list_template = 'admin/index_change_list.html'
    list_display = ('recorded_at', 'article_link', 'attempts', 'error')
    list_filter = (('error', admin.EmptyFieldListFilter),)
    search_fields = ('error',)
    fields = ('recorded_at', 'article_link', 'applied_to', 'attempts', 'error')
    readonly_fields = fields
    actions = ('take_over',)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {**(extra_context or {}), 'index': index_state()})

    @admin.display(description=_('article'), ordering='article_id')
    def article_link(self, change: IndexChange) -> SafeString:
        address = reverse('admin:articles_article_change', args=[change.article_id])
        return format_html('<a href="{}">{}</a>', address, change.article_id)

    @admin.action(description=_('Have the index take over these articles now'), permissions=['view'])
    def take_over(self, request: HttpRequest, queryset: QuerySet[IndexChange]) -> None:
        articles = list(queryset.values_list('article_id', flat=True)[:1000])
        try:
            drain(wait=WAIT, articles=articles, merge=False)
        except (IndexBusy, SearchUnavailable, OSError) as reason:
            self.message_user(request, str(reason), messages.ERROR)
            return
        left = IndexChange.objects.filter(article_id__in=articles).count()
        self.message_user(request, _('Changes that still wait: %(count)d') % {'count': left})
