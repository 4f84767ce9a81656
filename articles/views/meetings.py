from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language_bidi

from articles.forms import MeetingFilter
from articles.models import Article, Meeting, Participation
from articles.views.caching import revalidated
from articles.views.coverage import article_counts
from articles.views.linked import linked_page, linked_with, newest_linked

DAYS_SHOWN = 40
MENTIONING_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Day:
    """The articles of one day that report a meeting, as a bar: its width and place in percent of the fullest day."""

    day: date
    articles: int
    width: int
    x: int


@revalidated
def meeting_list(request: HttpRequest) -> HttpResponse:
    """The meetings by year, to be narrowed by kind, place and name."""
    form = MeetingFilter(request.GET)
    meetings = form.apply(Meeting.objects.select_related('place').order_by('start', 'slug'))
    counts = article_counts('meeting')
    context = {'form': form, 'meetings': [(meeting, counts.get(meeting.slug, 0)) for meeting in meetings]}
    return render(request, 'articles/meeting_list.html', context)


@revalidated
def meeting_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A meeting: its facts, who took part, what sources contradict each other on, and its coverage by day."""
    meeting = get_object_or_404(Meeting.objects.select_related('place'), slug=slug)
    reporting = Article.objects.published().about(meeting, 'reported')
    mentioning = Article.objects.published().about(meeting).exclude(pk__in=reporting.values('pk'))
    in_passing = newest_linked(linked_with('meeting', slug, but_not='reported'), mentioning, MENTIONING_SHOWN)
    context: dict[str, Any] = {
        'meeting': meeting,
        'by_capacity': _by_capacity(meeting.participations.select_related('participant', 'party')),
        'heads_not_established': _parties(meeting),
        'conflicts': meeting.conflicts.all(),
        'linked_events': meeting.linked_events.all(),
        'citations': meeting.citations.all(),
        'days': _coverage_by_day(reporting),
        'page': linked_page(request, linked_with('reported', slug), reporting.oldest_first(), oldest_first=True),
        'mentioning': Article.objects.published().with_cards().newest_first().filter(pk__in=in_passing),
        'before': Meeting.objects.filter(start__lt=meeting.start).order_by('-start', '-slug').first(),
        'after': Meeting.objects.filter(start__gt=meeting.start).order_by('start', 'slug').first(),
    }
    return render(request, 'articles/meeting_detail.html', context)


def _by_capacity(participations: Iterable[Participation]) -> dict[str, list[Participation]]:
    grouped: dict[str, list[Participation]] = {}
    for participation in participations:
        grouped.setdefault(participation.capacity, []).append(participation)
    return grouped


def _parties(meeting: Meeting) -> list[Any]:
    """The delegations whose head no source names; as records where they are known."""
    from articles.models import Participant

    slugs = meeting.heads_not_established
    known = {party.slug: party for party in Participant.objects.filter(slug__in=slugs)} if slugs else {}
    return [known.get(slug, slug) for slug in slugs]


def _coverage_by_day(reporting: Any) -> list[Day]:
    counted = (
        reporting.filter(published_order__gt=date.min, published_precision='day')
        .order_by('published_order')
        .values_list('published_order')
        .annotate(n=Count('pk'))
    )
    days = list(counted[:DAYS_SHOWN])
    fullest = max((count for _, count in days), default=1)
    widths = [max(2, round(100 * count / fullest)) for _, count in days]
    return [
        Day(day, count, width, 100 - width if get_language_bidi() else 0)
        for (day, count), width in zip(days, widths, strict=True)
    ]
