"""What all admin pages share: search without regard to Arabic spelling, and decisions that outlive every ingest."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.db.models import JSONField, Model, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.admin.generics import InlineFormSet, ModelAdmin, ModelForm
from articles.admin.lines import PROSE, LinesField
from articles.admin.long_lists import LongList, LongListPaginator
from articles.arabic.folding import fold
from articles.models import Origin
from articles.reference import read_records


class ArchiveAdmin(ModelAdmin):
    """Base of every admin page. `search_fields` name folded columns, or columns of ASCII text alone."""

    list_per_page = 50
    paginator = LongListPaginator
    show_full_result_count = False
    save_on_top = True
    list_filter: ClassVar[Any] = ()
    search_fields: ClassVar[Any] = ()
    readonly_fields: ClassVar[Any] = ()
    formfield_overrides = PROSE
    lines: ClassVar[tuple[str, ...]] = ()
    """JSON lists of strings that are edited one entry a line."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """The one place where a search is folded: lists and autocompletes both come through here."""
        return super().get_search_results(request, queryset, fold(search_term))

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        """The records with what their list and their form show of them; `get_queryset` selects and sorts."""
        linked = self.list_select_related if isinstance(self.list_select_related, list | tuple) else ()
        return self.get_queryset(request).select_related(*linked)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[LongList]:
        return LongList

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        record = super().get_object(request, object_id, from_field)
        if record is None or type(self).rows is ArchiveAdmin.rows:
            return record
        return self.rows(request).get(pk=record.pk)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, JSONField) and db_field.name in self.lines:
            return LinesField(label=capfirst(db_field.verbose_name), required=False, help_text=_('One entry a line.'))
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, forms.ModelChoiceField):
            field.widget.can_delete_related = False  # beside a choice it reads as "choose none"
        return field

    def record_changes(self, request: HttpRequest, objects: Iterable[Model], message: str) -> None:
        """Writes the same sentence into the history of several records."""
        assert request.user.pk is not None
        LogEntry.objects.log_actions(request.user.pk, list(objects), CHANGE, change_message=message)


class KeptAdmin(ArchiveAdmin):
    """Records some of which nobody deletes, because a machine would bring them back; the form says why."""

    change_form_template = 'admin/explained_change_form.html'
    why_not_deleted: ClassVar[Any] = ''

    def comes_back(self, obj: Any) -> bool:
        """Whether a machine would make this record again."""
        raise NotImplementedError

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or not self.comes_back(obj))

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        record = self.get_object(request, object_id)
        if record is not None and self.has_view_permission(request, record) and self.comes_back(record):
            raise PermissionDenied(self.why_not_deleted)  # the page of refusals shows the reason
        return super().delete_view(request, object_id, extra_context)

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = '', extra_context: Any = None) -> Any:
        record = self.get_object(request, object_id)
        if record is not None and self.comes_back(record):
            extra_context = {**(extra_context or {}), 'why_not_deleted': self.why_not_deleted}
        return super().change_view(request, object_id, form_url, extra_context)


class ReadOnlyAdmin(ArchiveAdmin):
    """What the machinery writes and people only read."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class CuratedForm(ModelForm):
    """Adds the choice of giving fields back to the machines that a person had set."""

    released = forms.MultipleChoiceField(
        label=_('give back to the machine'),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_('Ticked fields follow the reference facts and the reading of the article again.'),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        released = self.fields.get('released')
        if isinstance(released, forms.MultipleChoiceField):
            released.choices = list(_labels_of(self.instance))


def _labels_of(record: Any) -> Iterable[tuple[str, str]]:
    """The fields of a record that staff have set, each with the name a person knows it by."""
    fields = {field.name: field for field in record._meta.get_fields()}
    for name in record.staff_fields:
        field = fields.get(name)
        label = (
            getattr(field, 'verbose_name', None)
            or getattr(getattr(field, 'related_model', None), '_meta', type(record)._meta).verbose_name_plural
        )
        yield name, str(label)


class CuratedAdmin(KeptAdmin):
    """A record that machines fill and people correct: every field a person changes is theirs from then on."""

    form = CuratedForm
    why_not_deleted = _('The reference facts would bring this record back: correct it instead of deleting it.')
    reference_file: ClassVar[str] = ''
    """The file of the reference facts that holds such records."""

    def comes_back(self, obj: Any) -> bool:
        return any(record['key'] == obj.slug for record in read_records(self.reference_file))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Addresses, links and the reference facts know a record by its slug: once stored it stays."""
        slug = ('slug',) if obj and self.reference_file else ()
        return (*super().get_readonly_fields(request, obj), *slug)

    def decided_fields(self, form: Any) -> set[str]:
        """The names of the fields this save decides on."""
        return set(form.changed_data) - {'released'}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        released = set(form.cleaned_data.get('released') or ())
        obj.staff_fields = [name for name in obj.staff_fields if name not in released]
        obj.keep_from_machines(sorted(self.decided_fields(form)))
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """A row a person writes is staff's; a relation they take rows out of is no longer the reference facts'."""
        formset.save(commit=False)
        for row in (*formset.new_objects, *(row for row, _names in formset.changed_objects)):
            row.origin = Origin.STAFF
        formset.save()
        keys = set(getattr(formset, 'reference_key', ()))
        moved = any(keys.intersection(names) for _row, names in formset.changed_objects)
        if moved or any(row.origin == Origin.REFERENCE for row in formset.deleted_objects):
            form.instance.keep_from_machines([formset.fk.remote_field.related_name])
            form.instance.save(update_fields=['staff_fields'])

    @admin.display(description=_('set by staff'))
    def set_by_staff(self, obj: Any) -> SafeString | str:
        """The fields that no machine writes any more."""
        if not obj.staff_fields:
            return '-'
        return format_html('<ul class="set-by-staff">{}</ul>', format_html_join('', '<li>{}</li>', (
            (label,) for _name, label in _labels_of(obj)
        )))  # fmt: skip

    def curation_fieldset(self) -> tuple[Any, dict[str, Any]]:
        return (_('Decisions'), {'fields': ('set_by_staff', 'released'), 'classes': ('collapse',)})


class ReferenceFormSet(InlineFormSet):
    """Rows that reference facts and staff both write. `reference_key` are the fields the facts know a row by."""

    reference_key: tuple[str, ...] = ()


def keyed_by(*names: str) -> type[ReferenceFormSet]:
    """A formset of rows that the reference facts recognise by these fields."""
    return type('KeyedFormSet', (ReferenceFormSet,), {'reference_key': names})
