"""The meetings on lines of time: one line a year, so that a year's rhythm can be read at every width."""

import calendar
import math
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_bidi

from articles.models import Meeting
from articles.views.caching import revalidated
from articles.views.coverage import article_counts

ROW_HEIGHT = 42
HEAD = 24
"""CSS pixels for the names of the months."""
MARGIN = 10.0
"""Percent of the line's width kept for the year's number."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A meeting's place on its year's line: `x` in percent from the left, the radius of a round in CSS pixels."""

    meeting: Meeting
    x: str
    radius: str
    articles: int


@dataclass(frozen=True, slots=True)
class Year:
    number: int
    y: int
    marks: list[Mark]


@dataclass(frozen=True, slots=True)
class Month:
    """Where a month begins and its middle, in percent from the left."""

    number: int
    x: str
    middle: str


@dataclass(frozen=True, slots=True)
class Timeline:
    years: list[Year]
    months: list[Month]
    height: int
    edge: str
    """Where the numbers of the years stand."""
    line_start: str
    line_end: str


def _across(share: float) -> str:
    """A share of the year as percent from the left edge: time runs with the direction of reading."""
    along = MARGIN + share * (98 - MARGIN)
    return f'{100 - along if get_language_bidi() else along:.2f}%'


def _share_of_year(meeting: Meeting) -> float:
    days = 366 if calendar.isleap(meeting.start.year) else 365
    return (meeting.start.timetuple().tm_yday - 1) / days


def _mark(meeting: Meeting, articles: int) -> Mark:
    """Rounds grow with the square root of their coverage; the number must always fit."""
    radius = f'{min(17.0, 11.5 + 0.45 * math.sqrt(articles)):.1f}' if meeting.round else ''
    return Mark(meeting, _across(_share_of_year(meeting)), radius, articles)


def draw_timeline(meetings: Iterable[Meeting], counts: dict[str, int]) -> Timeline:
    """The years in which meetings were held, each a line with its meetings marked, rounds above the others."""
    by_year: dict[int, list[Meeting]] = {}
    for meeting in sorted(meetings, key=lambda meeting: (meeting.round is not None, meeting.start)):
        by_year.setdefault(meeting.start.year, []).append(meeting)
    years = [
        Year(
            number,
            HEAD + row * ROW_HEIGHT + ROW_HEIGHT // 2,
            [_mark(m, counts.get(m.slug, 0)) for m in by_year[number]],
        )
        for row, number in enumerate(sorted(by_year))
    ]
    months = [Month(number, _across((number - 1) / 12), _across((number - 0.5) / 12)) for number in range(1, 13)]
    edge = '100%' if get_language_bidi() else '0'
    return Timeline(years, months, HEAD + len(years) * ROW_HEIGHT, edge, _across(-0.02), _across(1.0))


@revalidated
def timeline(request: HttpRequest) -> HttpResponse:
    """All meetings in the order of their days, as marks on lines and as a list."""
    kind = request.GET.get('kind', '')
    meetings = Meeting.objects.select_related('place').order_by('start', 'slug')
    if kind in Meeting.Kind.values:
        meetings = meetings.filter(kind=kind)
    counts = article_counts('meeting')
    context = {
        'timeline': draw_timeline(meetings, counts),
        'meetings': [(meeting, counts.get(meeting.slug, 0)) for meeting in meetings],
        'kinds': Meeting.Kind.choices,
        'kind': kind,
    }
    return render(request, 'articles/timeline.html', context)
