"""The day of publication, from the most trusted source that gives one."""

import datetime
import re
from collections.abc import Sequence
from functools import partial
from typing import Final

from articles.extraction.dates.clues import Clue, clues_of_times, dateline_clue
from articles.extraction.dates.datelines import Known, best_date_line
from articles.extraction.dates.meeting_clues import clues_of_city, clues_of_meetings
from articles.extraction.dates.resolution import may_be_told, resolve
from articles.extraction.dates.stated import is_possible, read_given, read_stated, read_url, read_url_month
from articles.extraction.dates.tenure_clues import clues_of_people, clues_of_war
from articles.extraction.documents import (
    Basis,
    CleanDocument,
    Confidence,
    Precision,
    PublishedDate,
    SourceDocument,
    StaffDecisions,
)
from articles.extraction.linking.meeting_mentions import find_all_mentions
from articles.extraction.metadata import Metadata
from articles.extraction.scanning import scan
from articles.extraction.timewords.daysets import in_month, in_year, of_day
from articles.extraction.timewords.expressions import read_expressions
from articles.reference import Facts

_TOLERANCE: Final = datetime.timedelta(days=1)
_LATE_IN_UTC: Final = re.compile(r'(?:T|\s)(?:1[89]|2[0-3]):\d\d[\d:.]*\s*(?:Z|UTC|GMT|[+-]00:?00)\s*$')
"""A time at which the next day has begun somewhere between Algiers and Astana."""


def extract_published(
    document: SourceDocument,
    clean: CleanDocument,
    metadata: Metadata,
    facts: Facts,
    decisions: StaffDecisions = StaffDecisions(),
) -> PublishedDate | None:
    """When the article appeared and why we think so; None where nothing decides.

    In order of trust: what staff decided, what was given with the document, what the page's markup states, the date
    line of the article, its address, and last what its own time words leave open, held against the known meetings.
    """
    if decisions.published_unknown:
        return None
    if decisions.published:
        day = decisions.published
        return PublishedDate(day, Precision.DAY, Basis.STAFF, day.isoformat(), Confidence.HIGH, 'Decided by staff.')
    given = read_given(document.given.date)
    if given:
        return given
    clues = _clues(clean, metadata, facts)
    address = read_url(metadata.url, document)
    told = _by_time_words(clues, clean, facts)
    if told and not is_possible(told.date, document):
        told = None
    tenures = partial(_tenures, clean, facts)
    known = Known(clues, told.date if told else None, address.date if address else None, tenures)
    printed = best_date_line(document, clean, known)
    stated = read_stated(document)
    if stated and not (_overtaken(stated, address) or _outdone(stated, printed, document)):
        return stated
    return printed or address or told


def _by_time_words(clues: tuple[Clue, ...], clean: CleanDocument, facts: Facts) -> PublishedDate | None:
    """The day that the time words tell. Where they fit several meetings, or one at which most of the people named were
    not yet or no longer in office, those in office have a say."""
    told = resolve(clues)
    if (told and told.basis is not Basis.EVENT) or not may_be_told(clues):
        return told
    tenures = _tenures(clean, facts)
    if told and not _is_outvoted(told.date, tenures):
        return told
    told = resolve((*clues, *tenures))
    return None if told and _is_outvoted(told.date, tenures) else told


def _tenures(clean: CleanDocument, facts: Facts) -> tuple[Clue, ...]:
    return (*clues_of_people(clean, facts), *clues_of_war(scan(clean.body)))


def _is_outvoted(day: datetime.date, tenures: Sequence[Clue]) -> bool:
    against = sum(not of_day(day) & clue.days for clue in tenures)
    return against > len(tenures) - against


def _overtaken(stated: PublishedDate, address: PublishedDate | None) -> bool:
    """Whether the markup gives a later day than the address: that of a change or a move, not of publication."""
    return address is not None and stated.date > address.date + _TOLERANCE


def _outdone(stated: PublishedDate, printed: PublishedDate | None, document: SourceDocument) -> bool:
    """Whether the page itself prints an earlier day than its markup, which gives that of a change, of a move or of the
    capture then; or the day after, where it is still the evening before in UTC."""
    if printed is None:
        return False
    late = _LATE_IN_UTC.search(stated.evidence)
    if late and printed.date == stated.date + _TOLERANCE:
        return True
    captured = document.captured_at is not None and stated.date >= document.captured_at.date() - _TOLERANCE
    return printed.date < stated.date - _TOLERANCE and (captured or printed.confidence is Confidence.HIGH)


def _clues(clean: CleanDocument, metadata: Metadata, facts: Facts) -> tuple[Clue, ...]:
    times = read_expressions(clean.body)
    above, below = find_all_mentions(clean.headline or '', clean.body, facts)
    mentions = (*above, *below)
    clues = [
        *clues_of_times(times, mentions, scan(clean.body).tokens),
        *clues_of_meetings(mentions, facts),
        *clues_of_city(clean.body, facts),
    ]
    opening = dateline_clue(clean.body, times)
    if opening:
        clues.append(opening)
    month = read_url_month(metadata.url)
    if month:
        words = f'/{month[0]}/{month[1]:02}/'
        clues.append(Clue(in_year(month[0]) & in_month(month[1]), words, 'stands in the address', -1, 'year'))
    return tuple(clues)
