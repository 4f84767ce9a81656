"""Articles and their families of copies."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Count, F, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.announcing import announce
from articles.admin.base import CuratedAdmin, CuratedForm, ReadOnlyAdmin
from articles.admin.countries import CountryListFilter
from articles.admin.decisions import (
    form_family,
    leave_family,
    note_article_decision,
    regroup_families_of,
    set_publication,
    set_source,
)
from articles.admin.finding_inlines import FINDING_INLINES, save_findings
from articles.admin.long_lists import PublishedYearFilter, YesNoFilter
from articles.admin.rereading import read_again
from articles.admin.searching import articles_found
from articles.models import Article, Family, Removal, Source
from articles.templatetags.date_rules import reasoning

READ_AGAIN = frozenset({'headline', 'body', 'published_date', 'source'})
"""Fields that links rest on: the article is read again when a person changes one."""


def digest_of_fields(record: Any, names: Iterable[str]) -> str:
    """What these fields of a record hold, in short: two people who see the same digest saw the same record."""
    held = '\0'.join(str(record.serializable_value(name)) for name in names)
    return hashlib.sha256(held.encode()).hexdigest()


class ArticleForm(CuratedForm):
    class Meta:
        model = Article
        fields = (
            *('headline', 'status', 'on_topic', 'body', 'language', 'byline', 'source', 'url'),
            *('published_date', 'published_precision', 'published_evidence'),
        )
        widgets = {
            'headline': forms.Textarea(attrs={'rows': 2, 'dir': 'auto'}),
            'body': forms.Textarea(attrs={'rows': 24, 'dir': 'auto', 'class': 'vLargeTextField archive-text'}),
            'published_evidence': forms.Textarea(attrs={'rows': 2, 'dir': 'auto'}),
        }

    opened_on = forms.CharField(required=False, widget=forms.HiddenInput)
    """A digest of what was stored when the page was opened."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored = digest_of_fields(self.instance, ArticleForm.Meta.fields)
        if 'opened_on' in self.fields:  # not where the reader may only look
            self.fields['opened_on'].initial = self.stored

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.pop('opened_on', self.stored) != self.stored:
            raise forms.ValidationError(
                _('The article was changed meanwhile. Nothing was saved; open the page again to see what it is now.')
            )
        if values.get('published_precision') and not values.get('published_date'):
            values['published_precision'] = ''
        return values


class ArticleActionForm(ActionForm):
    """The action and, beside it, the source that one of the actions sets."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose = AutocompleteSelect(Article._meta.get_field('source'), admin.site)
        self.fields['source'] = forms.ModelChoiceField(
            Source.objects.all(), required=False, label=_('source'), widget=choose
        )


@admin.register(Article)
class ArticleAdmin(CuratedAdmin):
    form = ArticleForm
    why_not_deleted = _('Articles and their originals are never deleted; what must not be shown is withheld.')
    action_form = ArticleActionForm
    actions = ('publish', 'withhold', 'name_source', 'group_as_copies', 'take_out_of_family')
    list_display = ('title_shown', 'source', 'published_shown', 'status', 'on_topic', 'copies')
    list_display_links = ('title_shown',)
    list_filter = (
        'status',
        ('on_topic', YesNoFilter),
        'published_basis',
        'published_confidence',
        PublishedYearFilter,
        ('published_date', admin.EmptyFieldListFilter),
        ('duplicate_of', admin.EmptyFieldListFilter),
        ('source__country', CountryListFilter),
        ('source', admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ('source',)
    search_fields = ('search_norm',)
    autocomplete_fields = ('source',)
    inlines = FINDING_INLINES
    readonly_fields = (
        *('published_basis', 'reasoning_shown', 'published_confidence', 'source_basis', 'source_evidence'),
        *('original_link', 'received_as', 'record', 'captured_at', 'ingested_at', 'updated_at'),
        *('family_shown', 'duplicate_of', 'set_by_staff'),
    )

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().rows(request).annotate(opening_words=Substr('body', 1, 100))
        return rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By headline and file name, and by all that the index knows: the text, who and what it names."""
        if not search_term.strip():
            return queryset, False
        return queryset.filter(pk__in=articles_found(search_term)), False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        day = ('published_date', 'published_precision')
        return (
            (None, {'fields': ('headline', ('status', 'on_topic'), 'body', 'opened_on')}),
            (_('Where from'), {'fields': ('source', 'source_basis', 'source_evidence', 'byline', 'url', 'language')}),
            (
                _('When'),
                {'fields': (day, 'published_evidence', 'published_basis', 'reasoning_shown', 'published_confidence')},
            ),
            (
                _('Original'),
                {
                    'fields': ('original_link', 'received_as', 'record', 'captured_at', 'ingested_at', 'updated_at'),
                    'classes': ('collapse',),
                },
            ),
            (_('Copies'), {'fields': ('family_shown', 'duplicate_of'), 'classes': ('collapse',)}),
            self.curation_fieldset(),
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles come from files: what has no original has no evidence."""
        return False

    def comes_back(self, obj: Article) -> bool:
        return True

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def decided_fields(self, form: Any) -> set[str]:
        changed = super().decided_fields(form)
        return note_article_decision(form.instance, changed, form.username)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        form.username = request.user.get_username()
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        if formset.model is Removal:
            formset.save()
        else:
            save_findings(formset)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Once everything typed is stored, the article is read again where that could find something else."""
        super().save_related(request, form, formsets, change)
        restored = any(formset.model is Removal and formset.has_changed() for formset in formsets)
        if restored or READ_AGAIN & set(form.changed_data) or form.cleaned_data.get('released'):
            read_again(request, self, form.instance, moved='body' in form.changed_data)
        if 'status' in form.changed_data:
            regroup_families_of([form.instance.pk])
        announce([form.instance.pk])

    @admin.display(description=_('headline'))
    def title_shown(self, article: Any) -> SafeString:
        if article.headline:
            return format_html('<bdi>{}</bdi>', article.headline)
        words = ' '.join(article.opening_words.split(' ')[:12])
        return format_html('<bdi class="no-headline">«{}…»</bdi>', words)

    @admin.display(description=_('published'), ordering='published_date')
    def published_shown(self, article: Article) -> str:
        if article.published_date is None:
            return '-'
        written = article.published_date.isoformat()
        return {'day': written, 'month': written[:7], 'year': written[:4]}[article.published_precision]

    @admin.display(description=_('reasoning on the date'))
    def reasoning_shown(self, article: Article) -> str:
        return reasoning(article.published_rule) or '-'

    @admin.display(description=_('copies'), ordering='family')
    def copies(self, article: Article) -> SafeString | str:
        if article.family_id is None:
            return '-'
        return format_html(
            '<a href="{}">{}</a>', reverse('admin:articles_family_change', args=[article.family_id]), article.family_id
        )

    @admin.display(description=_('original'))
    def original_link(self, article: Article) -> SafeString:
        return format_html(
            '<a href="{}">{}</a> <code class="digest" dir="ltr">{}</code>',
            article.get_original_url(),
            _('the untouched original'),
            article.original.sha256,
        )

    @admin.display(description=_('family of copies'))
    def family_shown(self, article: Article) -> SafeString | str:
        return show_family(article.family) if article.family else '-'

    def _decided(self, request: HttpRequest, changed: list[Article], message: str) -> None:
        self.record_changes(request, changed, message)
        count = len(changed)
        sentence = ngettext('%(count)d article changed', '%(count)d articles changed', count)
        self.message_user(request, sentence % {'count': count})

    @admin.action(description=_('Publish'), permissions=['change'])
    def publish(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._decided(request, set_publication(queryset, Article.PublicationStatus.PUBLISHED), 'status: published')

    @admin.action(description=_('Withhold'), permissions=['change'])
    def withhold(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._decided(request, set_publication(queryset, Article.PublicationStatus.WITHHELD), 'status: withheld')

    @admin.action(description=_('Set the source chosen beside'), permissions=['change'])
    def name_source(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        source = Source.objects.filter(pk=request.POST.get('source') or 0).first()
        if source is None:
            self.message_user(request, _('Choose the source beside the action first.'), level='error')
        else:
            self._decided(request, set_source(queryset, source), f'source: {source.slug}')

    @admin.action(description=_('Group as copies of one text'), permissions=['change'])
    def group_as_copies(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        if queryset.count() < 2:
            self.message_user(request, _('Choose two articles or more.'), level='error')
        else:
            self._decided(request, form_family(queryset), 'family: chosen by hand')

    @admin.action(description=_('Take out of its family of copies'), permissions=['change'])
    def take_out_of_family(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._decided(request, leave_family(queryset), 'family: none')


def show_family(family: Family) -> SafeString:
    """The articles of a family, the first version marked, each a link; at most fifty are named."""
    members = family.articles.order_by('published_order', 'id').annotate(opening_words=Substr('body', 1, 100))
    rows = members.values_list('pk', 'headline', 'opening_words', 'published_date', 'source__name_ar')[:50]
    return format_html(
        '<ul class="family">{}</ul>',
        format_html_join(
            '',
            '<li{}><a href="{}"><bdi>{}</bdi></a> <small><bdi>{}</bdi> <bdi>{}</bdi></small></li>',
            (
                (
                    SafeString(' class="first"') if pk == family.first_id else '',
                    reverse('admin:articles_article_change', args=[pk]),
                    headline or f'«{opening}…»',
                    source or '',
                    day or '',
                )
                for pk, headline, opening, day, source in rows
            ),
        ),
    )


@admin.register(Family)
class FamilyAdmin(ReadOnlyAdmin):
    list_display = ('id', 'first_shown', 'size')
    ordering = ('-id',)
    search_fields = ('articles__search_norm',)
    fields = ('members',)
    readonly_fields = ('members',)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        counted = super().get_queryset(request).annotate(member_count=Count('articles', distinct=True))
        families: QuerySet[Any] = counted.annotate(
            first_headline=F('first__headline'), first_words=Substr('first__body', 1, 100)
        )
        return families

    @admin.display(description=_('earliest version'))
    def first_shown(self, family: Any) -> str:
        return family.first_headline or f'«{family.first_words}…»' if family.first_id else '-'

    @admin.display(description=_('articles'), ordering='member_count')
    def size(self, family: Family) -> int:
        return int(family.member_count)  # type: ignore[attr-defined]

    @admin.display(description=_('articles'))
    def members(self, family: Family) -> SafeString:
        return show_family(family)
