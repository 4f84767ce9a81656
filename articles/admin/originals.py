"""Originals: read, never changed, never deleted."""

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ReadOnlyAdmin
from articles.models import Address, Original


@admin.register(Original)
class OriginalAdmin(ReadOnlyAdmin):
    list_display = ('name', 'media_type', 'encoding', 'size', 'captured_at', 'ingested_at', 'digest')
    list_filter = ('media_type', 'encoding')
    search_fields = ('name', 'sha256')
    fields = (
        'name',
        'sha256',
        'media_type',
        'encoding',
        'size',
        'captured_at',
        'ingested_at',
        'other_addresses',
        'read_as',
    )
    readonly_fields = ('other_addresses', 'read_as')

    @admin.display(description=_('SHA-256'))
    def digest(self, original: Original) -> str:
        return original.sha256[:12]

    @admin.display(description=_('also met at'))
    def other_addresses(self, original: Original) -> SafeString | str:
        """The other addresses of the same bytes, each with the time it was asked."""
        rows = original.addresses.values_list('url', 'captured_at')[:50]
        return format_html_join('', '<p><bdi>{}</bdi> · {:%Y-%m-%d %H:%M}</p>', rows) or '-'

    @admin.display(description=_('read as'))
    def read_as(self, original: Original) -> SafeString:
        """The articles made from these bytes, each with a link to the bytes as the page serves them."""
        articles: Any = original.articles.only('pk', 'headline', 'body', 'received_as', 'record')[:50]
        return format_html_join(
            '',
            '<p><a href="{}"><bdi>{}</bdi></a> · <a href="{}">{}</a></p>',
            (
                (
                    reverse('admin:articles_article_change', args=[article.pk]),
                    article.title,
                    article.get_original_url(),
                    _('the untouched original'),
                )
                for article in articles
            ),
        )


@admin.register(Address)
class AddressAdmin(ReadOnlyAdmin):
    list_display = ('url', 'original', 'captured_at')
    list_select_related = ('original',)
    search_fields = ('url',)
