"""Participants with their spellings, roles and meetings, and the names that wait to become participants."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import CuratedAdmin, KeptAdmin, keyed_by
from articles.admin.countries import CountryColumn, CountryListFilter
from articles.admin.generics import TabularInline
from articles.models import Alias, Citation, Origin, Participant, Participation, Role, Status


class AliasInline(TabularInline):
    model = Alias
    formset = keyed_by('spelling')
    extra = 0
    fields = ('spelling', 'script', 'ambiguous', 'note', 'status', 'origin')
    readonly_fields = ('origin',)


class RoleInline(TabularInline):
    model = Role
    formset = keyed_by('title_ar', 'start', 'end')
    extra = 0
    fields = ('title_ar', 'title_en', 'start', 'end', 'basis', 'origin')
    readonly_fields = ('origin',)


class TakenPartInline(TabularInline):
    """The meetings of a participant; they are edited in the meeting."""

    model = Participation
    fk_name = 'participant'
    extra = 0
    can_delete = False
    classes = ('collapse',)
    fields = ('meeting', 'capacity', 'party', 'note')
    readonly_fields = fields
    verbose_name_plural = _('meetings')

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        taken_part = super().get_queryset(request).select_related('meeting', 'party', 'participant')
        return taken_part.order_by('meeting__start')

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ParticipantCitationInline(TabularInline):
    model = Citation
    formset = keyed_by('url')
    extra = 0
    classes = ('collapse',)
    fields = ('url', 'publisher', 'origin')
    readonly_fields = ('origin',)


@admin.register(Participant)
class ParticipantAdmin(CountryColumn, CuratedAdmin):
    reference_file = 'participants'
    list_display = ('name_ar', 'name_en', 'kind', 'side', 'country_shown', 'member_of', 'spelling_count')
    list_display_links = ('name_ar', 'name_en')
    list_filter = ('kind', 'side', ('country', CountryListFilter))
    list_select_related = ('member_of',)
    search_fields = ('search_norm',)
    ordering = ('sort_key',)  # said here, because counting drops the order of the model
    autocomplete_fields = ('member_of',)
    readonly_fields = ('set_by_staff',)
    inlines = (AliasInline, RoleInline, TakenPartInline, ParticipantCitationInline)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        names = ('slug', ('name_ar', 'name_en'), ('kind', 'side'), ('country', 'member_of'), 'notes')
        return ((None, {'fields': names}), self.curation_fieldset())

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        participants: QuerySet[Any] = super().get_queryset(request).annotate(alias_count=Count('aliases'))
        return participants

    @admin.display(description=_('spellings'), ordering='alias_count')
    def spelling_count(self, participant: Participant) -> int:
        return int(participant.alias_count)  # type: ignore[attr-defined]


@admin.register(Alias)
class AliasAdmin(KeptAdmin):
    why_not_deleted = _('The reference facts would bring this spelling back: reject it instead of deleting it.')
    list_display = ('spelling', 'participant', 'script', 'ambiguous', 'status', 'origin')
    list_filter = ('status', 'origin', 'script', 'ambiguous')
    list_select_related = ('participant',)
    search_fields = ('folded',)
    autocomplete_fields = ('participant',)
    fields = ('participant', 'spelling', 'script', 'ambiguous', 'note', 'status', 'origin')
    readonly_fields = ('origin',)

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Alias, form: Any, change: bool) -> None:
        """A spelling of the reference facts that a person corrects stays beside the correction, as rejected."""
        previous = Alias.objects.filter(pk=obj.pk, origin=Origin.REFERENCE).first()
        obj.origin = Origin.STAFF
        super().save_model(request, obj, form, change)
        if previous and {'spelling', 'participant'} & set(form.changed_data):
            previous.pk, previous.origin, previous.status = None, Origin.STAFF, Status.REJECTED
            previous.save(force_insert=True)

    def comes_back(self, obj: Alias) -> bool:
        return obj.origin != Origin.STAFF

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        actions.pop('delete_selected', None)
        return actions
