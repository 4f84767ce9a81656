"""Ingest runs and their notices, to be read only."""

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ReadOnlyAdmin
from articles.models import IngestNotice, IngestRun

NOTICES_SHOWN = 100


@admin.register(IngestRun)
class IngestRunAdmin(ReadOnlyAdmin):
    list_display = ('started_at', 'finished_at', 'paths_shown', 'read', 'created', 'updated', 'unchanged', 'refused')
    date_hierarchy = 'started_at'
    search_fields = ('notices__path',)
    fields = (
        ('started_at', 'finished_at'),
        'paths_shown',
        ('read', 'created', 'updated', 'unchanged', 'refused'),
        'notices_shown',
    )
    readonly_fields = ('paths_shown', 'notices_shown')

    @admin.display(description=_('paths'))
    def paths_shown(self, run: IngestRun) -> str:
        return ' · '.join(str(path) for path in run.paths)

    @admin.display(description=_('notices'))
    def notices_shown(self, run: IngestRun) -> SafeString:
        """The first notices, refusals before warnings, and the way to all of them."""
        notices = run.notices.order_by('kind', 'id')[:NOTICES_SHOWN]
        rows = format_html_join(
            '',
            '<tr><td>{}</td><td><bdi>{}</bdi></td><td><bdi>{}</bdi></td><td dir="auto">{}</td></tr>',
            ((notice.get_kind_display(), notice.path, notice.place, notice.reason) for notice in notices),
        )
        every = f'{reverse("admin:articles_ingestnotice_changelist")}?run__id__exact={run.pk}'
        return format_html(
            '<table class="notices">{}</table><p><a href="{}">{}</a></p>', rows, every, _('all notices of this run')
        )


@admin.register(IngestNotice)
class IngestNoticeAdmin(ReadOnlyAdmin):
    list_display = ('run', 'kind', 'path', 'place', 'reason', 'article_link')
    list_filter = ('kind',)
    list_select_related = ('run',)
    search_fields = ('path', 'reason')

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Also by the run whose page leads here; a list of all runs would be too long for a filter."""
        return lookup == 'run__id__exact' or super().lookup_allowed(lookup, value, request)

    @admin.display(description=_('article'))
    def article_link(self, notice: IngestNotice) -> SafeString | str:
        if notice.article_id is None:
            return '-'
        return format_html(
            '<a href="{}">{}</a>', reverse('admin:articles_article_change', args=[notice.article_id]), notice.article_id
        )
