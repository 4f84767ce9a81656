"""Mentions, statements, topics and removals, each kind in a list over all articles."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db import transaction
from django.db.models import Q, QuerySet
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
from articles.admin.long_lists import YesNoFilter
from articles.admin.rereading import read_again
from articles.admin.rules import RuleColumn, RuleListFilter
from articles.admin.searching import articles_found
from articles.models import Mention, Origin, Removal, Statement, Status, TopicAssignment


class FindingAdmin(KeptAdmin):
    """One kind of finding over all articles."""

    list_filter: ClassVar[Any] = ('status', 'origin')
    search_fields: ClassVar[Any] = ('article__search_norm',)
    sortable_by = ('in_article',)  # by what there are few values of, a list is narrowed
    linked: ClassVar[tuple[str, ...]] = ()
    """The records besides its article by whose names a finding is found."""
    actions = ('confirm', 'reject', 'reopen')
    why_not_deleted = _('What a machine found is rejected rather than deleted: the next reading would find it again.')

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        actions.pop('delete_selected', None)
        return actions

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By article and by what it names. Those records are looked for first: few tables are as long as this one."""
        if not search_term.strip():
            return queryset, False
        found = Q(article__in=articles_found(search_term))
        for name in self.linked:
            named = self.model._meta.get_field(name).related_model._default_manager.named_like(search_term)
            found |= Q(**{f'{name}__in': list(named.values_list('pk', flat=True))})
        return queryset.filter(found), False

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

    @admin.display(description=_('article'), ordering='article_id')
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


class RoleFilter(admin.ChoicesFieldListFilter):
    """Meetings alone have a role. Said so, the database leaves the mentions of participants aside: most of all."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        narrowed = super().queryset(request, queryset)
        return narrowed.filter(meeting__isnull=False) if self.lookup_val and narrowed is not None else narrowed


@admin.register(Mention)
class MentionAdmin(RuleColumn, FindingAdmin):
    form = MentionForm
    list_display = ('in_context', 'found', 'role', 'status', 'in_article')
    list_filter = ('status', 'origin', ('role', RoleFilter))
    list_select_related = ('participant', 'meeting')
    ordering = ('-article_id', 'part', 'start')
    linked = ('participant', 'meeting')
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

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        return with_opening(with_context(super().rows(request)))

    @admin.display(description=_('names'))
    def found(self, mention: Mention) -> str:
        return str(mention.participant or mention.meeting)


@admin.register(Statement)
class StatementAdmin(RuleColumn, FindingAdmin):
    form = StatementForm
    list_display = ('in_context', 'speaker', 'kind', 'status', 'in_article')
    list_filter = ('status', 'origin', 'kind', ('speaker', admin.EmptyFieldListFilter))
    list_select_related = ('speaker',)
    ordering = ('-article_id', 'start')
    linked = ('speaker',)
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

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        return with_opening(with_context(super().rows(request)))


@admin.register(TopicAssignment)
class TopicAssignmentAdmin(FindingAdmin):
    list_display = ('topic', 'words', 'status', 'origin', 'in_article')
    list_filter = ('status', 'origin', 'topic')
    list_select_related = ('topic',)
    linked = ('topic',)
    autocomplete_fields = ('article', 'topic')
    fields = ('article', 'topic', 'words', 'status', 'origin')
    readonly_fields = ('words', 'origin')

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        return with_opening(super().rows(request))

    @admin.display(description=_('evidence'))
    def words(self, assignment: TopicAssignment) -> SafeString:
        return show_evidence(assignment.evidence)


@admin.register(Removal)
class RemovalAdmin(RuleColumn, ArchiveAdmin):
    """What was left out of the articles. Putting a piece back reads its article again."""

    sortable_by = ('in_article',)

    list_display = ('words', 'rule_shown', 'restored', 'in_article')
    list_filter = (('restored', YesNoFilter), ('rule', RuleListFilter))
    ordering = ('-article_id', 'start')
    search_fields = ('rule',)
    fields = ('article', 'words', 'rule_shown', 'restored')
    readonly_fields = ('article', 'words', 'rule_shown')

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        return with_opening(super().rows(request))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By article, and by the rule, as it is called in the code."""
        if not search_term.strip():
            return queryset, False
        return queryset.filter(Q(article__in=articles_found(search_term)) | Q(rule=search_term.strip())), False

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

    @admin.display(description=_('article'), ordering='article_id')
    def in_article(self, removal: Removal) -> SafeString:
        return show_article(removal)

    @admin.display(description=_('text'))
    def words(self, removal: Removal) -> SafeString:
        return format_html('<span class="removed" dir="auto">{}</span>', removal.text[:300])
