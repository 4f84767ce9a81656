"""The forms by which a reader narrows a list, and the search that an address asks for.

All are sent by GET: every view of a list has its address.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.models import Meeting, Mention, Participant, Statement, Status
from articles.models.countries import COUNTRIES
from articles.search.results import FACETS, ORDERS, SearchRequest
from articles.templatetags.archive import short_name

if TYPE_CHECKING:
    _ChoiceOfMeetings: TypeAlias = forms.ModelChoiceField[Meeting]
else:
    _ChoiceOfMeetings = forms.ModelChoiceField


class Narrowing(forms.Form):
    """A form whose every field may stay empty; values that are not among the choices narrow nothing."""

    def __init__(self, data: Any) -> None:
        super().__init__(data, label_suffix='')

    def chosen(self) -> dict[str, Any]:
        """The valid values that say something."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def apply(self, records: 'QuerySet[Any]') -> 'QuerySet[Any]':
        """The records narrowed to what is chosen."""
        chosen = self.chosen()
        name = chosen.pop('name', '')
        narrowed = records.filter(**chosen)
        return narrowed.named_like(name) if name else narrowed  # type: ignore[attr-defined]


def _choices(choices: Any, everything: Any) -> list[tuple[str, Any]]:
    return [('', everything), *choices]


class NameFilter(Narrowing):
    name = forms.CharField(
        label=_('Name'),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={'type': 'search', 'autocomplete': 'off'}),
    )


class MeetingFilter(NameFilter):
    kind = forms.ChoiceField(label=_('Kind'), required=False, choices=_choices(Meeting.Kind.choices, _('all kinds')))


class ParticipantFilter(NameFilter):
    kind = forms.ChoiceField(
        label=_('Kind'), required=False, choices=_choices(Participant.Kind.choices, _('all kinds'))
    )
    side = forms.ChoiceField(
        label=_('Side'), required=False, choices=_choices(Participant.Side.choices, _('all sides'))
    )


class SourceFilter(NameFilter):
    country = forms.ChoiceField(
        label=_('Country'), required=False, choices=_choices(COUNTRIES.items(), _('all countries'))
    )


class MeetingChoice(_ChoiceOfMeetings):
    """The meetings by the names that lists call them by: rounds by their number."""

    def label_from_instance(self, meeting: Any) -> str:
        return short_name(meeting)


class StatementFilter(Narrowing):
    speaker = forms.ModelChoiceField(
        label=_('Speaker'),
        required=False,
        to_field_name='slug',
        queryset=Participant.objects.none(),
        empty_label=_('all speakers'),
    )
    meeting = MeetingChoice(
        label=_('Meeting'),
        required=False,
        to_field_name='slug',
        queryset=Meeting.objects.order_by('start'),
        empty_label=_('all meetings'),
    )
    kind = forms.ChoiceField(label=_('Kind'), required=False, choices=_choices(Statement.Kind.choices, _('all kinds')))

    def __init__(self, data: Any, speakers: 'Iterable[str]') -> None:
        super().__init__(data)
        self.fields['speaker'].queryset = Participant.objects.filter(slug__in=speakers).in_order_of_names()  # type: ignore[attr-defined]

    def apply(self, records: 'QuerySet[Any]') -> 'QuerySet[Any]':
        chosen = self.chosen()
        meeting = chosen.pop('meeting', None)
        narrowed = records.filter(**chosen)
        if meeting is None:
            return narrowed
        reporting = Mention.objects.filter(meeting=meeting, role='reported').exclude(status=Status.REJECTED)
        return narrowed.filter(article__in=reporting.values('article'))


MAX_QUERY = 500
"""Code points of a query; what is longer is cut, and the search says so."""


def read_search(params: QueryDict) -> SearchRequest:
    """The search an address asks for. What it does not say or says wrongly takes its default: no address fails."""
    chosen = {name: tuple(dict.fromkeys(filter(None, params.getlist(name))))[:10] for name in FACETS}
    order, page = params.get('order', ''), params.get('page', '')
    return SearchRequest(
        text=params.get('q', '').replace('\0', '')[: MAX_QUERY + 1],
        filters={name: values for name, values in chosen.items() if values},
        order=order if order in ORDERS else 'relevance',
        page=min(max(int(page), 1), 500) if page.isascii() and page.isdigit() else 1,
        strict=params.get('strict') == '1',
        fold_copies=params.get('copies') != 'all',
    )


def search_query(request: SearchRequest) -> str:
    """The query string of a search; `read_search` reads it back."""
    params = QueryDict(mutable=True)
    if request.text:
        params['q'] = request.text
    for name, values in request.filters.items():
        params.setlist(name, values)
    if request.order != 'relevance':
        params['order'] = request.order
    if request.strict:
        params['strict'] = '1'
    if not request.fold_copies:
        params['copies'] = 'all'
    if request.page > 1:
        params['page'] = str(request.page)
    return params.urlencode()
