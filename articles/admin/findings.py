"""Mentions, statements, topics and removals, each kind in a list over all articles."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.announcing import announce
from articles.admin.base import ArchiveAdmin, KeptAdmin
from articles.admin.context import show_article, show_context, with_context, with_opening
from articles.admin.decisions import (
    deny_previous,
    free_the_place,
    set_findings_status,
    settle_finding,
    spread_role,
    stored_form_of,
)
from articles.admin.finding_forms import MentionForm, StatementForm
from articles.admin.finding_inlines import show_evidence
from articles.admin.rereading import read_again
from articles.admin.rules import RuleColumn, RuleListFilter
from articles.models import Mention, Origin, Removal, Statement, Status, TopicAssignment


class FindingAdmin(KeptAdmin):
    """One kind of finding over all articles."""

    list_filter: ClassVar[Any] = ('status', 'origin')
    search_fields: ClassVar[Any] = ('article__search_norm',)
    actions = ('confirm', 'reject', 'reopen')
    why_not_deleted = _('What a machine found is rejected rather than deleted: the next reading would find it again.')

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        actions.pop('delete_selected', None)
        return actions

    def comes_back(self, obj: Any) -> bool:
        return bool(obj.origin != Origin.STAFF)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A finding stays in its article: its words and their place are of that text."""
        return (*super().get_readonly_fields(request, obj), *(('article',) if obj else ()))

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        previous = stored_form_of(obj) if change else None
        if not change:
            obj.origin = Origin.STAFF
        settle_finding(obj, form.changed_data)
        if change:
            free_the_place(obj)
        super().save_model(request, obj, form, change)
        deny_previous(obj, previous)
        if isinstance(obj, Mention) and 'role' in form.changed_data:
            spread_role(obj)
        announce([obj.article_id])

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        article = obj.article_id
        super().delete_model(request, obj)
        announce([article])

    def view_on_site(self, obj: Any) -> str:
        return str(obj.article.get_absolute_url())

    @admin.display(description=_('where it stands'))
    def in_context(self, finding: Any) -> SafeString | str:
        return show_context(finding) if finding.pk else '-'

    @admin.display(description=_('article'), ordering='article')
    def in_article(self, finding: Any) -> SafeString:
        return show_article(finding)

    def _set_status(self, request: HttpRequest, findings: QuerySet[Any], status: Status) -> None:
        chosen = list(findings)
        articles = set_findings_status(findings.model._default_manager.filter(pk__in=[f.pk for f in chosen]), status)
        self.record_changes(request, chosen, f'status: {status}')
        self.message_user(
            request,
            ngettext('%(count)d finding decided', '%(count)d findings decided', len(chosen)) % {'count': len(chosen)}
            + ' ('
            + ngettext('%(count)d article', '%(count)d articles', articles) % {'count': articles}
            + ')',
        )

    @admin.action(description=_('Confirm'), permissions=['change'])
    def confirm(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._set_status(request, queryset, Status.CONFIRMED)

    @admin.action(description=_('Reject'), permissions=['change'])
    def reject(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._set_status(request, queryset, Status.REJECTED)

    @admin.action(description=_('Leave open again'), permissions=['change'])
    def reopen(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._set_status(request, queryset, Status.PROPOSED)


@admin.register(Mention)
class MentionAdmin(RuleColumn, FindingAdmin):
    form = MentionForm
    list_display = ('in_context', 'found', 'role', 'status', 'in_article')
    list_filter = ('status', 'origin', 'role', 'participant__kind')
    list_select_related = ('participant', 'meeting')
    ordering = ('-article_id', 'part', 'start')
    search_fields = ('article__search_norm', 'participant__search_norm', 'meeting__search_norm')
    autocomplete_fields = ('article', 'meeting', 'participant')
    fields = (
        'article',
        'in_context',
        'surface',
        'part',
        'participant',
        'meeting',
        'role',
        'status',
        'rule_shown',
        'origin',
    )
    readonly_fields = ('in_context', 'rule_shown', 'origin')

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_opening(with_context(super().get_queryset(request)))

    @admin.display(description=_('names'), ordering='participant')
    def found(self, mention: Mention) -> str:
        return str(mention.participant or mention.meeting)


@admin.register(Statement)
class StatementAdmin(RuleColumn, FindingAdmin):
    form = StatementForm
    list_display = ('in_context', 'speaker', 'kind', 'status', 'in_article')
    list_filter = ('status', 'origin', 'kind', ('speaker', admin.EmptyFieldListFilter))
    list_select_related = ('speaker',)
    ordering = ('-article_id', 'start')
    search_fields = ('article__search_norm', 'speaker__search_norm')
    autocomplete_fields = ('article', 'speaker')
    fields = (
        'article',
        'in_context',
        'text',
        'speaker',
        'speaker_name',
        'kind',
        'cue',
        'status',
        'rule_shown',
        'origin',
    )
    readonly_fields = ('in_context', 'cue', 'rule_shown', 'origin')

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_opening(with_context(super().get_queryset(request)))


@admin.register(TopicAssignment)
class TopicAssignmentAdmin(FindingAdmin):
    list_display = ('topic', 'words', 'status', 'origin', 'in_article')
    list_filter = ('status', 'origin', 'topic')
    list_select_related = ('topic',)
    search_fields = ('article__search_norm', 'topic__search_norm')
    autocomplete_fields = ('article', 'topic')
    fields = ('article', 'topic', 'words', 'status', 'origin')
    readonly_fields = ('words', 'origin')

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_opening(super().get_queryset(request))

    @admin.display(description=_('evidence'))
    def words(self, assignment: TopicAssignment) -> SafeString:
        return show_evidence(assignment.evidence)


@admin.register(Removal)
class RemovalAdmin(RuleColumn, ArchiveAdmin):
    """What was left out of the articles. Putting a piece back reads its article again."""

    list_display = ('words', 'rule_shown', 'restored', 'in_article')
    list_filter = ('restored', ('rule', RuleListFilter))
    search_fields = ('article__search_norm', 'rule')
    fields = ('article', 'words', 'rule_shown', 'restored')
    readonly_fields = ('article', 'words', 'rule_shown')

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_opening(super().get_queryset(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Removal, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if 'restored' in form.changed_data:
            read_again(request, self, obj.article)

    def view_on_site(self, obj: Removal) -> str:
        return str(obj.article.get_absolute_url())

    @admin.display(description=_('article'), ordering='article')
    def in_article(self, removal: Removal) -> SafeString:
        return show_article(removal)

    @admin.display(description=_('text'))
    def words(self, removal: Removal) -> SafeString:
        return format_html('<span class="removed" dir="auto">{}</span>', removal.text[:300])
