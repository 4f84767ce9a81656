"""Sources, topics, places and month systems: records with a name and lists of spellings."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import CuratedAdmin
from articles.admin.countries import CountryColumn, CountryListFilter
from articles.models import MonthSystem, Place, Source, Topic


class NamedAdmin(CuratedAdmin):
    """A named record: its names first, then what is particular to its kind."""

    search_fields = ('search_norm',)
    readonly_fields = ('set_by_staff',)
    list_display_links = ('name_ar', 'name_en')
    particulars: ClassVar[tuple[Any, ...]] = ()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return ((None, {'fields': ('slug', ('name_ar', 'name_en'), *self.particulars)}), self.curation_fieldset())


@admin.register(Source)
class SourceAdmin(CountryColumn, NamedAdmin):
    reference_file = 'sources'
    lines = ('domains', 'variants')
    list_display = ('name_ar', 'name_en', 'country_shown', 'kind', 'language', 'domains_shown')
    list_filter = ('kind', ('country', CountryListFilter), 'language')
    particulars = (('country', 'kind', 'language'), 'domains', 'variants', 'rules', 'notes')

    @admin.display(description=_('domains'))
    def domains_shown(self, source: Source) -> str:
        return ' '.join(source.domains)


@admin.register(Topic)
class TopicAdmin(NamedAdmin):
    reference_file = 'topics'
    lines = ('triggers_ar',)
    list_display = ('name_ar', 'name_en', 'triggers_shown')
    particulars = ('triggers_ar',)

    @admin.display(description=_('trigger terms'))
    def triggers_shown(self, topic: Topic) -> str:
        return '، '.join(topic.triggers_ar[:8])


@admin.register(Place)
class PlaceAdmin(CountryColumn, NamedAdmin):
    reference_file = 'places'
    lines = ('aliases_ar', 'aliases_latin')
    list_display = ('name_ar', 'name_en', 'country_shown', 'same_as')
    list_filter = (('country', CountryListFilter),)
    list_select_related = ('same_as',)
    autocomplete_fields = ('same_as',)
    particulars = ('country', 'same_as', 'aliases_ar', 'aliases_latin', 'ambiguous', 'notes')


@admin.register(MonthSystem)
class MonthSystemAdmin(NamedAdmin):
    reference_file = 'months'
    list_display = ('name_ar', 'name_en', 'slug')
    particulars = ('months',)
