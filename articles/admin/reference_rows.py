"""Rows that belong to a meeting or a participant, in lists of their own: for finding one across all records."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest

from articles.admin.base import ArchiveAdmin
from articles.models import Citation, Conflict, LinkedEvent, Origin, Participation, Role


class ReferenceRowAdmin(ArchiveAdmin):
    """A row that the reference facts may have written. One that a person changes or deletes stays as they left it."""

    list_filter: ClassVar[Any] = ('origin',)
    readonly_fields = ('origin',)
    owners: ClassVar[tuple[str, ...]] = ('meeting', 'participant')

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if obj.origin == Origin.REFERENCE:
            self._keep_relation(obj)
        obj.origin = Origin.STAFF
        super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        if obj.origin == Origin.REFERENCE:
            self._keep_relation(obj)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for row in queryset:
            self.delete_model(request, row)

    def _keep_relation(self, row: Any) -> None:
        """The list this row stands in is staff's from now on: the reference facts leave it alone as a whole."""
        for name in self.owners:
            owner = getattr(row, name, None)
            if owner is not None:
                owner.keep_from_machines([row._meta.get_field(name).remote_field.related_name])
                owner.save(update_fields=['staff_fields'])


@admin.register(Role)
class RoleAdmin(ReferenceRowAdmin):
    list_display = ('title_ar', 'title_en', 'participant', 'start', 'end', 'basis', 'origin')
    list_select_related = ('participant',)
    search_fields = ('participant__search_norm',)
    autocomplete_fields = ('participant',)


@admin.register(Participation)
class ParticipationAdmin(ReferenceRowAdmin):
    list_display = ('participant', 'meeting', 'capacity', 'party', 'origin')
    list_filter = ('capacity', 'origin')
    list_select_related = ('participant', 'meeting', 'party')
    search_fields = ('participant__search_norm', 'meeting__search_norm')
    autocomplete_fields = ('participant', 'meeting', 'party')
    owners = ('meeting',)


@admin.register(Conflict)
class ConflictAdmin(ReferenceRowAdmin):
    list_display = ('field_ar', 'field', 'meeting', 'judgement_ar', 'origin')
    list_display_links = ('field_ar', 'field')
    list_select_related = ('meeting',)
    search_fields = ('meeting__search_norm', 'field')
    autocomplete_fields = ('meeting',)


@admin.register(LinkedEvent)
class LinkedEventAdmin(ReferenceRowAdmin):
    list_display = ('date', 'text_ar', 'text_en', 'meeting', 'origin')
    list_select_related = ('meeting',)
    search_fields = ('meeting__search_norm', 'date')
    autocomplete_fields = ('meeting',)


@admin.register(Citation)
class CitationAdmin(ReferenceRowAdmin):
    list_display = ('url', 'publisher', 'meeting', 'participant', 'origin')
    list_select_related = ('meeting', 'participant')
    search_fields = ('meeting__search_norm', 'participant__search_norm', 'publisher')
    autocomplete_fields = ('meeting', 'participant')
