"""The search page: its answer comes from articles.search, this file only turns it into addresses and words."""

import logging
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.encoding import uri_to_iri
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.forms import read_search, search_query
from articles.models import Meeting, reported_meetings
from articles.search.completions import complete
from articles.search.engines import SearchUnavailable
from articles.search.facet_labels import facet_label
from articles.search.families import current_names
from articles.search.queries import search_articles
from articles.search.results import ORDERS, FacetValue, SearchRequest, SearchResults
from articles.search.typed_filters import without
from articles.templatetags.archive import short_name
from articles.templatetags.archive_dates import partial_words
from articles.views.caching import revalidated

logger = logging.getLogger(__name__)

FACET_LABELS: dict[str, Promise] = {
    'source': _('Source'),
    'country': _('Country of the source'),
    'year': _('Year'),
    'month': _('Month'),
    'meeting': _('Meeting'),
    'participant': _('Participant'),
    'speaker': _('Speaker'),
    'topic': _('Topic'),
    'copy': _('Copies'),
    'family': _('Copies of one text'),
}
TYPED_LABELS: dict[str, Promise] = FACET_LABELS | {'language': _('Language'), 'from': _('From'), 'to': _('Until')}
"""What the filters are called that one can type."""
ORDER_LABELS: dict[str, Promise] = {'relevance': _('closest'), 'newest': _('newest'), 'oldest': _('oldest')}
EXPORTS = [('csv', 'CSV'), ('jsonl', 'JSONL'), ('bib', 'BibTeX'), ('ris', 'RIS')]
RETRY_AFTER = 60
"""Seconds after which a machine may ask again for what no index could answer."""
FEWEST_MONTHS = 8
"""Months that the histogram has room for at least: two alone make no two walls."""
MONTHS_TO_CHOOSE = 36
"""Months wide up to which each is a link; where there are more, no finger meets one, and the years are links."""
SHOWN_AT_ONCE, SHOWN_OF_LONG_SEARCHES = 5, 3
"""Values of a facet on every page. Each is a link with the whole search in it: they weigh as much as the hits."""
LONG_SEARCH = 60
"""Bytes of an address from which on fewer of them are shown."""
SHOWN_AT_LENGTH = 25
"""Values of the one facet that is asked for at length."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet value with the address that adds it to the search or takes it away.

    The address is empty where nothing that is written in the search brings the value.
    """

    label: str
    count: int
    selected: bool
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """`other_length` leads to the page with more of its values, or from there to the one with fewer."""

    name: str
    label: Promise
    choices: list[Choice]
    at_length: bool
    other_length: str


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of the histogram that can be chosen: a month or a year. Place and width in months."""

    choice: Choice
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """The months as bars in the order of time, in a drawing that is as many units wide as months and 100 high."""

    width: int
    bars: str
    """Lines from the ground, as an SVG path; a bar is as wide as its stroke."""
    chosen_bars: str
    steps: list[Step]


def address_of(request: SearchRequest) -> str:
    """The query string of a search, from '?' on, with its Arabic letters as they are read: a page has hundreds."""
    return f'?{uri_to_iri(search_query(request))}'


def toggled(request: SearchRequest, name: str, value: str) -> SearchRequest:
    """The search with a facet value added, or removed where it is chosen, from its first page."""
    chosen = request.filters.get(name, ())
    kept = tuple(known for known in chosen if known != value) if value in chosen else (*chosen, value)
    filters = {**request.filters, name: kept}
    return replace(request, filters={field: values for field, values in filters.items() if values}, page=1)


def _choice(results: SearchResults, name: str, value: FacetValue) -> Choice:
    request = results.request
    chosen = value.value in request.filters.get(name, ())
    typed = [each for each in results.typed if each.field == name and value.value in each.values and not each.excluded]
    other = toggled(request, name, value.value) if chosen or not value.selected else replace(request, page=1)
    if value.selected:
        other = replace(other, text=without(request.text, typed))
    address = address_of(other) if chosen or typed or not value.selected else ''
    return Choice(value.label, value.count, value.selected, address)


def facets_of(results: SearchResults, at_length: str = '') -> list[Facet]:
    """The facets that offer a choice, chosen values first; the months are shown as bars instead.

    Families of copies have numbers for names: only what is chosen of them says anything.
    """
    facets = []
    for name, label in FACET_LABELS.items():
        values = [value for value in results.facets.get(name, ()) if name != 'family' or value.selected]
        alone = name == 'copy' and len(values) == 1 and not values[0].selected
        if name != 'month' and values and not alone:
            facets.append(_facet(results, name, label, values, at_length=name == at_length))
    return facets


def _facet(results: SearchResults, name: str, label: Promise, values: list[FacetValue], *, at_length: bool) -> Facet:
    here = address_of(results.request)
    shown = SHOWN_AT_ONCE if len(here.encode()) < LONG_SEARCH else SHOWN_OF_LONG_SEARCHES
    most = SHOWN_AT_LENGTH if at_length else max(shown, sum(value.selected for value in values))
    choices = [_choice(results, name, value) for value in sorted(values, key=lambda value: not value.selected)[:most]]
    if at_length:
        choices = [replace(choice, address=_at_length(choice.address, name)) for choice in choices]
        return Facet(name, label, choices, at_length, f'{here}#facet-{name}')
    longer = f'{_at_length(here, name)}#facet-{name}' if len(values) > most else ''
    return Facet(name, label, choices, at_length, longer)


def _at_length(address: str, name: str) -> str:
    """The address of the same page with all values of a facet; who chooses one of them goes on choosing there."""
    return f'{address}{"" if address == "?" else "&"}more={name}' if address else ''


def chosen_filters(results: SearchResults) -> list[tuple[Promise | str, Choice]]:
    """What the search is narrowed to, each with the address without it: what was chosen, then what was typed."""
    request = results.request
    chosen: list[tuple[Promise | str, Choice]] = []
    for name, values in request.filters.items():
        labels = {value.value: value.label for value in results.facets.get(name, ())}
        for value in values:
            shown = labels.get(value) or facet_label(name, value, current_names())
            address = address_of(toggled(request, name, value))
            chosen.append((FACET_LABELS[name], Choice(shown, 0, selected=True, address=address)))
    for typed in results.typed:
        address = address_of(replace(request, text=without(request.text, [typed]), page=1))
        label = TYPED_LABELS[typed.field]
        said = gettext('not {filter}').format(filter=label) if typed.excluded else label
        chosen.append((said, Choice(typed.label, 0, selected=True, address=address)))
    return chosen


def histogram_of(results: SearchResults) -> Histogram | None:
    """The months of the articles that are found, and what of them can be chosen; None where there is but one."""
    months = {
        _month_number(value.value): value for value in results.facets.get('month', ()) if value.value[:4].isdigit()
    }
    if len(months) < 2:
        return None
    first, last = min(months), max(months)
    width = last - first + 1
    fullest = max(value.count for value in months.values())
    paths = {False: '', True: ''}
    for number, value in sorted(months.items()):
        paths[value.selected] += f'M{number - first}.5 0v{max(6, round(100 * value.count / fullest))}'
    steps = _month_steps(results, months) if width <= MONTHS_TO_CHOOSE else _year_steps(results, first, last)
    return Histogram(max(width, FEWEST_MONTHS), paths[False], paths[True], steps)


def _month_steps(results: SearchResults, months: dict[int, FacetValue]) -> list[Step]:
    first = min(months)
    named = ((number, replace(value, label=partial_words(value.value))) for number, value in sorted(months.items()))
    return [Step(_choice(results, 'month', value), number - first, 1) for number, value in named]


def _year_steps(results: SearchResults, first: int, last: int) -> list[Step]:
    """The years between two months, as far as they are among the facets."""
    years = sorted((int(value.value), value) for value in results.facets.get('year', ()) if value.value.isdigit())
    spans = ((max(first, 12 * year), min(last, 12 * year + 11), value) for year, value in years)
    return [
        Step(_choice(results, 'year', value), start - first, end - start + 1)
        for start, end, value in spans
        if start <= end
    ]


def _month_number(value: str) -> int:
    """Months since the year 0 of a '2017-02'."""
    year, _, month = value.partition('-')
    return int(year) * 12 + int(month or 1) - 1


def _with_short_names(results: SearchResults) -> SearchResults:
    """The answer with rounds called by their number: the full names say the same for a line and a half."""
    if not results.facets.get('meeting') and not any(each.field == 'meeting' for each in results.typed):
        return results
    short = {meeting.slug: short_name(meeting) for meeting in Meeting.objects.rounds().only('slug', 'round')}
    found = results.facets.get('meeting', ())
    meetings = tuple(replace(value, label=short.get(value.value, value.label)) for value in found)
    typed = tuple(
        replace(each, label=' / '.join(short.get(value, each.label) for value in each.values))
        if each.field == 'meeting'
        else each
        for each in results.typed
    )
    return replace(results, facets={**results.facets, 'meeting': meetings}, typed=typed)


def _context(results: SearchResults, at_length: str) -> dict[str, Any]:
    request = results.request
    return {
        'q': request.text,
        'results': results,
        'facets': facets_of(results, at_length),
        'histogram': histogram_of(results),
        'chosen': chosen_filters(results),
        'without_filters': address_of(replace(request, text=without(request.text, results.typed), filters={}, page=1)),
        'orders': [
            (order, ORDER_LABELS[order], address_of(replace(request, order=order, page=1)), order == request.order)
            for order in ORDERS
        ],
        'previous': address_of(replace(request, page=request.page - 1)) if request.page > 1 else '',
        'next': address_of(replace(request, page=request.page + 1)) if request.page < results.pages else '',
        'strictly': address_of(replace(request, strict=True, page=1)),
        'suggestion': address_of(replace(request, text=results.suggestion, page=1)) if results.suggestion else '',
        'nearby': [(other, address_of(other.request)) for other in results.nearby],
        'unfolded': address_of(replace(request, fold_copies=False, page=1)),
        'this_search': uri_to_iri(search_query(replace(request, page=1))),
    }


def unavailable(request: HttpRequest) -> HttpResponse:
    """The page that says that there is no index to ask; to be called where SearchUnavailable was caught."""
    logger.exception('A search has no index to ask')
    response = render(request, 'search/unavailable.html', {'q': request.GET.get('q', '')}, status=503)
    response.headers['Retry-After'] = str(RETRY_AFTER)
    return response


@require_safe
@revalidated
def search(request: HttpRequest) -> HttpResponse:
    """The articles that answer a query, with the ways to narrow and to follow them."""
    try:
        results = _with_short_names(search_articles(read_search(request.GET)))
    except SearchUnavailable:
        return unavailable(request)
    prefetch_related_objects([hit.article for hit in results.hits], 'source', reported_meetings())
    context = _context(results, at_length=request.GET.get('more', ''))
    return render(request, 'search/search.html', context | {'exports': EXPORTS})


@require_safe
def search_completions(request: HttpRequest) -> JsonResponse:
    """What the typed letters may become: meetings, people, sources, topics and words, in groups."""
    return JsonResponse({'groups': complete(request.GET.get('q', '')[:100])})
