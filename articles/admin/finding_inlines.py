"""Findings inside their article: what is there, each to be confirmed or rejected, and what a person adds."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.context import show_context, with_context
from articles.admin.decisions import settle_finding, spread_role
from articles.admin.finding_forms import DecidedMentionForm, MentionForm, StatementForm
from articles.admin.generics import InlineFormSet, TabularInline
from articles.admin.lines import PROSE
from articles.admin.rules import RuleColumn
from articles.models import Mention, Origin, Removal, Statement, TopicAssignment


class FindingFormSet(InlineFormSet):
    """Hands each form the article as it stands on the page; offers deletion of what staff made alone."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.article = self.instance
        if self.can_delete and form.instance.pk and form.instance.origin != Origin.STAFF:
            form.fields['DELETE'] = forms.BooleanField(required=False, disabled=True, widget=forms.HiddenInput)


class PlainChoiceInline(TabularInline):
    """An inline whose choices are made by typing, without links to other forms beside them."""

    formset = FindingFormSet
    formfield_overrides = PROSE
    extra = 0

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, forms.ModelChoiceField):
            for link in ('add', 'change', 'delete', 'view'):
                setattr(field.widget, f'can_{link}_related', False)
        return field


class FindingInline(PlainChoiceInline):
    classes = ('collapse',)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_('where it stands'))
    def in_context(self, finding: Any) -> SafeString:
        form = reverse(f'admin:articles_{finding._meta.model_name}_change', args=[finding.pk])
        return format_html('{} <a class="edit-finding" href="{}">{}</a>', show_context(finding), form, _('edit'))

    @admin.display(description=_('made by'))
    def maker(self, finding: Any) -> str:
        return str(finding.get_origin_display())


class AddedInline(PlainChoiceInline):
    """An empty inline beside the list of what is there: what a person adds."""

    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).none()


class MentionInline(RuleColumn, FindingInline):
    model = Mention
    form = DecidedMentionForm
    fields = ('in_context', 'what', 'role', 'status', 'maker', 'rule_shown')
    readonly_fields = ('in_context', 'what', 'maker', 'rule_shown')

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_context(super().get_queryset(request).select_related('meeting', 'participant'))

    @admin.display(description=_('names'))
    def what(self, mention: Mention) -> str:
        return str(mention.meeting or mention.participant)


class AddedMentionInline(AddedInline):
    model = Mention
    form = MentionForm
    fields = ('surface', 'part', 'participant', 'meeting', 'role')
    autocomplete_fields = ('meeting', 'participant')
    verbose_name = _('mention')
    verbose_name_plural = _('add mentions')


class StatementInline(FindingInline):
    model = Statement
    fields = ('in_context', 'cue', 'speaker', 'kind', 'status', 'maker')
    readonly_fields = ('in_context', 'cue', 'maker')
    autocomplete_fields = ('speaker',)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_context(super().get_queryset(request).select_related('speaker'))


class AddedStatementInline(AddedInline):
    model = Statement
    form = StatementForm
    fields = ('text', 'speaker', 'kind')
    autocomplete_fields = ('speaker',)
    verbose_name = _('statement')
    verbose_name_plural = _('add statements')


def show_evidence(evidence: Any) -> SafeString:
    """The words that speak for a topic, each marked."""
    texts = [entry.get('text', '') if isinstance(entry, dict) else str(entry) for entry in evidence or []]
    return format_html_join(' ', '<mark><bdi>{}</bdi></mark>', ((text,) for text in dict.fromkeys(texts)))


class TopicInline(FindingInline):
    model = TopicAssignment
    fields = ('topic', 'words', 'status', 'maker')
    readonly_fields = ('topic', 'words', 'maker')

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related('topic')

    @admin.display(description=_('evidence'))
    def words(self, assignment: TopicAssignment) -> SafeString:
        return show_evidence(assignment.evidence)


class AddedTopicInline(AddedInline):
    model = TopicAssignment
    fields = ('topic',)
    autocomplete_fields = ('topic',)
    verbose_name = _('topic')
    verbose_name_plural = _('add topics')


class RemovalInline(RuleColumn, TabularInline):
    """What was left out of the text: ticking puts it back, and the article is read again with it."""

    model = Removal
    extra = 0
    can_delete = False
    classes = ('collapse',)
    fields = ('restored', 'words', 'rule_shown')
    readonly_fields = ('words', 'rule_shown')

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_('text'))
    def words(self, removal: Removal) -> SafeString:
        return format_html('<span class="removed" dir="auto">{}</span>', removal.text)


FINDING_INLINES = (
    StatementInline,
    AddedStatementInline,
    MentionInline,
    AddedMentionInline,
    TopicInline,
    AddedTopicInline,
    RemovalInline,
)


def save_findings(formset: Any) -> None:
    """Saves the rows of a finding formset as the decisions they are."""
    formset.save(commit=False)
    for finding in formset.new_objects:
        finding.origin = Origin.STAFF
        settle_finding(finding, ())
    for finding, changed in formset.changed_objects:
        settle_finding(finding, changed)
    formset.save()
    for finding, changed in formset.changed_objects:
        if isinstance(finding, Mention) and 'role' in changed:
            spread_role(finding)
