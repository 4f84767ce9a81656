"""The day that all clues of a text leave open, if it is one day, and why."""

import datetime
from collections.abc import Sequence
from typing import Final

from articles.extraction.dates.clues import Clue
from articles.extraction.documents import Basis, Confidence, Precision, PublishedDate
from articles.extraction.timewords.daysets import DaySet, between, only_day

EARLIEST: Final = datetime.date(2016, 1, 1)
LATEST: Final = datetime.date(2025, 12, 31)


def resolve(clues: Sequence[Clue]) -> PublishedDate | None:
    """The one day that satisfies every clue; None where none or several do, or where the support is too thin.

    Something must fix the year and something the day. What is only likely (`Clue.soft`) is asked where the certain
    clues leave several days.
    """
    fixed = {what for clue in clues if not clue.soft for what in clue.fixes.split()}
    if fixed != {'day', 'year'}:
        return None
    days = _narrowed(between(EARLIEST, LATEST), [clue for clue in clues if not clue.soft])
    day = only_day(days)
    certain = day is not None
    if days and day is None:
        days = _narrowed(days, [clue for clue in clues if clue.soft])
        day = only_day(days)
    return _explained(day, clues, certain) if day else None


def _narrowed(days: DaySet, clues: Sequence[Clue]) -> DaySet:
    for clue in clues:
        days &= clue.days
    return days


def _explained(day: datetime.date, clues: Sequence[Clue], certain: bool) -> PublishedDate:
    needed = _needed(clues)
    fixing = [clue for clue in clues if clue.fixes]
    event = any('meeting' in clue.reason for clue in needed)
    confidence = Confidence.HIGH if certain and len(fixing) > 1 else Confidence.MEDIUM
    words = dict.fromkeys(clue.words for clue in needed)
    parts = '; '.join(dict.fromkeys(f'"{clue.words}" {clue.reason}' for clue in needed))
    return PublishedDate(
        day, Precision.DAY, Basis.EVENT if event else Basis.RELATIVE, ' · '.join(words), confidence,
        f'Only {day.isoformat()} fits all time words of the text: {parts}.',
    )  # fmt: skip


def _needed(clues: Sequence[Clue]) -> list[Clue]:
    """The clues without which more days would remain, strongest first, in the order of the text."""
    days = between(EARLIEST, LATEST)
    needed: list[Clue] = []
    for clue in sorted(clues, key=lambda clue: (clue.soft, not clue.fixes, clue.days.bit_count())):
        if days & clue.days != days:
            needed.append(clue)
            days &= clue.days
    return sorted(needed, key=lambda clue: clue.start)


