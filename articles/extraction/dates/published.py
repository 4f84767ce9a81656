"""The day of publication, from the most trusted source that gives one."""

import datetime
from typing import Final

from articles.extraction.dates.clues import Clue, clues_of_times, dateline_clue
from articles.extraction.dates.datelines import Known, best_date_line
from articles.extraction.dates.meeting_clues import clues_of_meetings
from articles.extraction.dates.resolution import resolve
from articles.extraction.dates.stated import read_given, read_stated, read_url, read_url_month
from articles.extraction.documents import (
    Basis,
    CleanDocument,
    Confidence,
    Precision,
    PublishedDate,
    SourceDocument,
    StaffDecisions,
)
from articles.extraction.linking.meeting_mentions import find_mentions
from articles.extraction.metadata import Metadata
from articles.extraction.timewords.daysets import in_month, in_year
from articles.extraction.timewords.expressions import read_expressions
from articles.reference import Facts

_TOLERANCE: Final = datetime.timedelta(days=1)


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
    stated = read_stated(document)
    if stated and not _overtaken(stated, address):
        return stated
    told = resolve(clues)
    known = Known(clues, told.date if told else None, address.date if address else None)
    return best_date_line(document, clean, known) or address or told


def _overtaken(stated: PublishedDate, address: PublishedDate | None) -> bool:
    """Whether the markup gives a later day than the address: that of a change or a move, not of publication."""
    return address is not None and stated.date > address.date + _TOLERANCE


def _clues(clean: CleanDocument, metadata: Metadata, facts: Facts) -> tuple[Clue, ...]:
    times = read_expressions(clean.body)
    mentions = (*find_mentions(clean.headline or '', facts), *find_mentions(clean.body, facts))
    clues = [*clues_of_times(times, mentions), *clues_of_meetings(mentions, facts)]
    opening = dateline_clue(clean.body, times)
    if opening:
        clues.append(opening)
    month = read_url_month(metadata.url)
    if month:
        words = f'/{month[0]}/{month[1]:02}/'
        clues.append(Clue(in_year(month[0]) & in_month(month[1]), words, 'stands in the address', -1, 'year'))
    return tuple(clues)
