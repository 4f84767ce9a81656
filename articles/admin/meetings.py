"""Meetings with who took part, what sources disagree on, linked events and citations."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import CuratedAdmin, keyed_by
from articles.admin.generics import StackedInline, TabularInline
from articles.admin.lines import PROSE
from articles.arabic.folding import fold
from articles.models import Citation, Conflict, LinkedEvent, Meeting, Participation


class ParticipationInline(TabularInline):
    model = Participation
    formset = keyed_by('participant', 'capacity', 'party')
    extra = 0
    fields = ('participant', 'capacity', 'party', 'note_ar', 'note', 'origin')
    readonly_fields = ('origin',)
    autocomplete_fields = ('participant', 'party')

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related('participant', 'party')


class ConflictInline(StackedInline):
    model = Conflict
    formfield_overrides = PROSE
    formset = keyed_by('field')
    extra = 0
    classes = ('collapse',)
    fields = ('field_ar', 'field', 'values', 'judgement_ar', 'judgement', 'origin')
    readonly_fields = ('origin',)


class LinkedEventInline(StackedInline):
    model = LinkedEvent
    formfield_overrides = PROSE
    formset = keyed_by('date', 'text_en')
    extra = 0
    classes = ('collapse',)
    fields = ('date', 'text_ar', 'text_en', 'conflict_ar', 'conflict', 'citations', 'origin')
    readonly_fields = ('origin',)


class MeetingCitationInline(TabularInline):
    model = Citation
    formset = keyed_by('url')
    extra = 0
    classes = ('collapse',)
    fields = ('url', 'publisher', 'origin')
    readonly_fields = ('origin',)


@admin.register(Meeting)
class MeetingAdmin(CuratedAdmin):
    reference_file = 'meetings'
    lines = ('names_ar', 'name_patterns_ar', 'documents', 'heads_not_established')
    list_display = ('name_ar', 'name_en', 'kind', 'round', 'start', 'end', 'date_precision', 'place')
    list_display_links = ('name_ar', 'name_en')
    list_filter = ('kind', 'date_precision', ('place', admin.RelatedOnlyFieldListFilter), 'confidence')
    date_hierarchy = 'start'
    list_select_related = ('place',)
    search_fields = ('search_norm',)
    autocomplete_fields = ('place',)
    readonly_fields = ('set_by_staff',)
    inlines = (ParticipationInline, ConflictInline, LinkedEventInline, MeetingCitationInline)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[QuerySet[Any], bool]:
        """Meetings with all typed words, whole, in one spelling ('أستانا 7'); failing these, with parts of words."""
        words = set(fold(search_term).split())
        if words:
            spelt = queryset.named_like(search_term).values_list('pk', 'search_norm')
            whole = [pk for pk, norm in spelt if any(words <= set(line.split()) for line in norm.splitlines())]
            if whole:
                return queryset.filter(pk__in=whole), False
        return super().get_search_results(request, queryset, search_term)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return (
            (None, {'fields': ('slug', ('name_ar', 'name_en'), ('kind', 'round', 'summit_number'))}),
            (_('When and where'), {'fields': (('start', 'end', 'date_precision'), ('place', 'venue_ar', 'venue'))}),
            (_('Outcome'), {'fields': ('outcome_ar', 'outcome_en', 'documents', 'heads_not_established')}),
            (
                _('Names and notes'),
                {'fields': ('names_ar', 'name_patterns_ar', 'confidence', 'notes'), 'classes': ('collapse',)},
            ),
            self.curation_fieldset(),
        )
