"""The staff's side of the archive, one module for each group of models."""

from django.contrib import admin
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from articles.admin import (  # noqa: F401  registering is what importing them is for
    articles,
    findings,
    index_changes,
    ingest_runs,
    meetings,
    originals,
    participants,
    proposals,
    reference_rows,
    sources,
)

admin.site.site_header = _('The Astana archive')
admin.site.site_title = _('The Astana archive')
admin.site.index_title = _('Editing the archive')
admin.site.site_url = reverse_lazy('home')  # type: ignore[assignment]  # of the language that the page is in
