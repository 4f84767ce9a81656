"""The day that all clues of a text leave open, if it is one day, and why."""

import datetime
from collections.abc import Sequence
from typing import Final

from articles.extraction.dates.clues import Clue, Rank
from articles.extraction.documents import Basis, Confidence, Precision, PublishedDate
from articles.extraction.timewords.daysets import ALL, DaySet, between, count, only_day

EARLIEST: Final = datetime.date(2016, 1, 1)
LATEST: Final = datetime.date(2025, 12, 31)
_FEW: Final = 40
_LEAD: Final = 300
"""Characters: what is said there of a meeting is the news."""


def resolve(clues: Sequence[Clue]) -> PublishedDate | None:
    """The one day that the time words of a text and the known meetings leave; None where none or several remain."""
    days, used = _narrowed(clues)
    day = only_day(days)
    if day is None or (any(clue.rank is Rank.LEAD for clue in used) and _is_denied(days, clues)):
        return None
    return _explained(day, used)


def may_be_told(clues: Sequence[Clue]) -> bool:
    """Whether the clues leave so few days that what else is known could tell which."""
    days, _ = _narrowed(clues)
    return 0 < count(days) <= _FEW


def _narrowed(clues: Sequence[Clue]) -> tuple[DaySet, list[Clue]]:
    """The days that the clues leave, with the clues that tell them; none where they disagree or do not suffice.

    Every time word must hold. What is said of meetings may be misread: it is taken from the narrowest on as far as
    it agrees, and counts for nothing where more of it disagrees. What is only likely comes last.
    """
    days = _possible(clues)
    used = [clue for clue in clues if clue.rank is Rank.CERTAIN and not clue.meeting]
    for clue in used:
        days &= clue.days
    said = [clue for clue in clues if clue.rank is Rank.CERTAIN and clue.meeting and clue.days & days]
    likely = [clue for clue in clues if clue.rank is not Rank.CERTAIN]
    disagreeing = 0
    for clue in (*sorted(said, key=lambda clue: clue.days.bit_count()), *sorted(likely, key=lambda clue: clue.rank)):
        if clue.rank is Rank.OTHER_DAY:
            continue
        if days & clue.days:
            days &= clue.days
            used.append(clue)
        elif clue.rank is Rank.CERTAIN:
            disagreeing += 1
    if disagreeing > sum(clue.meeting for clue in used) or not _is_supported(used):
        return 0, []
    return days, used


def _possible(clues: Sequence[Clue]) -> DaySet:
    """The days of the talks; all that there are, where today's date is written with its year."""
    dated = any(clue.fixes == 'day year' and not clue.meeting for clue in clues)
    return ALL if dated else between(EARLIEST, LATEST)


def _is_denied(days: DaySet, clues: Sequence[Clue]) -> bool:
    """Whether the text gives the date of the day as of another: then the weekday it begins with is an older one."""
    return any(clue.rank is Rank.OTHER_DAY and not days & clue.days for clue in clues)


def _is_supported(used: Sequence[Clue]) -> bool:
    """Whether something fixes the year and something the day, and no single meeting fixes both unchecked."""
    if {what for clue in used for what in clue.fixes.split()} != {'day', 'year'}:
        return False
    alone = [clue for clue in used if clue.fixes]
    return len(alone) > 1 or not alone[0].meeting or alone[0].start < _LEAD


def _explained(day: datetime.date, clues: Sequence[Clue]) -> PublishedDate:
    needed = _needed(clues)
    event = any('year' in clue.fixes and clue.meeting for clue in needed)
    sure = all(clue.rank is Rank.CERTAIN for clue in needed) and sum(bool(clue.fixes) for clue in clues) > 1
    confidence = Confidence.HIGH if sure else Confidence.MEDIUM
    words = dict.fromkeys(clue.words for clue in needed)
    parts = '; '.join(dict.fromkeys(f'"{clue.words}" {clue.reason}' for clue in needed))
    return PublishedDate(
        day, Precision.DAY, Basis.EVENT if event else Basis.RELATIVE, ' · '.join(words), confidence,
        f'Only {day.isoformat()} fits the time words of the text: {parts}.',
    )  # fmt: skip


def _needed(clues: Sequence[Clue]) -> list[Clue]:
    """The clues without which more days would remain, strongest first, in the order of the text."""
    days = _possible(clues)
    needed: list[Clue] = []
    for clue in sorted(clues, key=lambda clue: (clue.rank, not clue.fixes, clue.meeting, clue.days.bit_count())):
        if days & clue.days != days:
            needed.append(clue)
            days &= clue.days
    return sorted(needed, key=lambda clue: clue.start)
