"""Names met in the articles and known to no reference file: staff say who they are."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.validators import validate_slug
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ArchiveAdmin
from articles.admin.context import show_context, with_context
from articles.admin.decisions import accept_proposal, known_participant, refuse_proposal
from articles.admin.generics import ModelForm
from articles.models import NameProposal, NameSighting, Participant, Status

SIGHTINGS_SHOWN = 50


class ProposalForm(ModelForm):
    """Accept as a participant there is, accept as a new one, reject, or leave open."""

    class Decision:
        OPEN, EXISTING, NEW, REJECT = 'open', 'existing', 'new', 'reject'

    decision = forms.ChoiceField(
        label=_('decision'),
        choices=[
            (Decision.OPEN, _('leave open')),
            (Decision.EXISTING, _('it is a spelling of this participant')),
            (Decision.NEW, _('make a new participant')),
            (Decision.REJECT, _('reject')),
        ],
        widget=forms.RadioSelect,
    )
    slug = forms.CharField(
        label=_('slug'), required=False, max_length=80, validators=[validate_slug],
        help_text=_('Of the new participant: Latin letters, digits and hyphens.'),
    )  # fmt: skip
    name_en = forms.CharField(label=_('English name'), required=False, max_length=300)
    kind = forms.ChoiceField(label=_('kind'), choices=Participant.Kind.choices, required=False)
    side = forms.ChoiceField(label=_('side'), choices=[('', '-'), *Participant.Side.choices], required=False)

    class Meta:
        model = NameProposal
        fields = ('participant',)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        decided = {Status.REJECTED: self.Decision.REJECT, Status.CONFIRMED: self.Decision.EXISTING}
        self.fields['decision'].initial = decided.get(self.instance.status, self.Decision.OPEN)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        decision = values.get('decision')
        if decision == self.Decision.EXISTING and not values.get('participant'):
            self.add_error('participant', _('Choose the participant whose spelling this is.'))
        if decision == self.Decision.NEW:
            if not values.get('slug'):
                self.add_error('slug', _('A new participant needs a slug.'))
            elif Participant.objects.filter(slug=values['slug']).exists():
                self.add_error('slug', _('There is a participant with this slug.'))
        return values


@admin.register(NameProposal)
class NameProposalAdmin(ArchiveAdmin):
    form = ProposalForm
    actions = ('reject', 'accept_known')
    list_display = ('name', 'status', 'participant', 'sighting_count', 'article_count')
    list_filter = ('status',)
    list_select_related = ('participant',)
    search_fields = ('folded',)
    autocomplete_fields = ('participant',)
    readonly_fields = ('name', 'sightings_shown')
    fieldsets = (
        (None, {'fields': ('name', 'decision', 'participant')}),
        (_('New participant'), {'fields': ('slug', 'name_en', 'kind', 'side')}),
        (_('Where the name stands'), {'fields': ('sightings_shown',)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        counts = {'sightings_made': Count('sightings'), 'articles_made': Count('sightings__article', distinct=True)}
        proposals: QuerySet[Any] = super().get_queryset(request).annotate(**counts)
        return proposals.order_by('-articles_made', 'name')

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A rejected name stays rejected only while its record stays."""
        return False

    def save_model(self, request: HttpRequest, obj: NameProposal, form: Any, change: bool) -> None:
        values, decision = form.cleaned_data, form.cleaned_data['decision']
        if decision == ProposalForm.Decision.NEW:
            obj.participant = self._new_participant(request, obj, values)
        if decision in (ProposalForm.Decision.NEW, ProposalForm.Decision.EXISTING):
            assert obj.participant is not None
            count = accept_proposal(obj, obj.participant)
            self.message_user(request, _('Mentions made: %(count)d') % {'count': count})
            return
        rejected = decision == ProposalForm.Decision.REJECT
        refuse_proposal(obj, Status.REJECTED if rejected else Status.PROPOSED)

    def _new_participant(self, request: HttpRequest, proposal: NameProposal, values: dict[str, Any]) -> Participant:
        chosen = {name: values[name] for name in ('slug', 'name_en', 'kind', 'side') if values.get(name)}
        participant = Participant(name_ar=proposal.name, **chosen)
        participant.keep_from_machines(['name_ar', *(set(chosen) - {'slug'})])
        participant.save()
        self.log_addition(request, participant, f'name proposal {proposal.pk}')
        return participant

    @admin.display(description=_('sightings'), ordering='sightings_made')
    def sighting_count(self, proposal: NameProposal) -> int:
        return int(proposal.sightings_made)  # type: ignore[attr-defined]

    @admin.display(description=_('articles'), ordering='articles_made')
    def article_count(self, proposal: NameProposal) -> int:
        return int(proposal.articles_made)  # type: ignore[attr-defined]

    @admin.display(description=_('sightings'))
    def sightings_shown(self, proposal: NameProposal) -> SafeString:
        sightings = with_context(NameSighting.objects.filter(proposal=proposal))[:SIGHTINGS_SHOWN]
        return format_html_join(
            '',
            '<p>{} <a href="{}">{}</a></p>',
            (
                (
                    show_context(sighting),
                    reverse('admin:articles_article_change', args=[sighting.article_id]),
                    _('the article'),
                )
                for sighting in sightings
            ),
        )

    @admin.action(description=_('Reject'), permissions=['change'])
    def reject(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        chosen = list(queryset)
        for proposal in chosen:
            refuse_proposal(proposal, Status.REJECTED)
        self.record_changes(request, chosen, 'status: rejected')
        self.message_user(request, _('Names rejected: %(count)d') % {'count': len(chosen)})

    @admin.action(description=_('Accept where exactly one participant has the name'), permissions=['change'])
    def accept_known(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        accepted = []
        for proposal in queryset:
            participant = known_participant(proposal.name)
            if participant is not None:
                accept_proposal(proposal, participant)
                accepted.append(proposal)
        self.record_changes(request, accepted, 'status: confirmed')
        self.message_user(request, _('Names accepted: %(count)d') % {'count': len(accepted)})


@admin.register(NameSighting)
class NameSightingAdmin(ArchiveAdmin):
    list_display = ('text', 'proposal', 'in_context')
    list_select_related = ('proposal',)
    search_fields = ('proposal__folded',)
    fields = ('proposal', 'in_context')
    readonly_fields = fields

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        return with_context(super().rows(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_('where it stands'))
    def in_context(self, sighting: NameSighting) -> SafeString:
        return show_context(sighting)
