"""Live coverage: entries one after the other, each under the time at which it was sent."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from articles.extraction.cleaning.page import Line, words
from articles.extraction.cleaning.signs import sign_of
from articles.extraction.cleaning.wording import DIGEST_WORDS, content_words

ENTRIES: Final = 4
ENTRY_WORDS: Final = 8
"""Words an entry has at least."""

_TIME = re.compile(
    r'\W*(?:(?:ال)?ساعه\s)?([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d.])\W*'
    r'(?:(?:ب?توقيت \S+|صباحا|مساء|ظهرا|فجرا|ص|م|gmt|utc|غرينتش)(?![^\W_])\W*)*'
)
_AGO = re.compile(r'\W*(?:منذ|قبل)\s')
_COVERAGE = re.compile(
    r'(?<![^\W_])(?:(?:ال)?(?:تغطيه|متابعه)\W+(?:ال)?(?:مباشره|حيه|مستمره|متواصله|خاصه|لحظيه)(?![^\W_])'
    r'|(?P<turn>لحظه|دقيقه|ساعه)\W+ب\W?(?P=turn)(?![^\W_])|اولا\W+باول|live (?:blog|updates?|coverage))'
)
_IN_COVERAGE: Final = sign_of('تغطية', 'متابعة', 'لحظة', 'دقيقة', 'ساعة', 'أولا', 'live')
_HEAD: Final = 3
"""Lines among which a page calls itself live coverage."""
_AT_LARGE: Final = (
    'اخبار',
    'الاخبار',
    'احداث',
    'الاحداث',
    'تطورات',
    'التطورات',
    'مستجدات',
    'عاجل',
    'العالم',
    'اليوم',
    'سوريا',
)


def count_live(lines: Sequence[Line]) -> int:
    """How many entries a page of live coverage has; 1 for another page. No story stands before the entries."""
    first = next((number for number, line in enumerate(lines) if _TIME.match(line.folded) or is_ago(line)), len(lines))
    if sum(line.is_prose for line in lines[:first]) > 2:
        return 1
    entries = [(minute, text) for minute, text in _entries(lines[first:]) if len(text.words) >= ENTRY_WORDS]
    times = [minute for minute, _ in entries if minute is not None]
    in_order = times == sorted(times) or times == sorted(times, reverse=True)
    enough = max(len(set(times)), len(entries) - len(times)) >= ENTRIES
    prose = sum(line.is_prose for line in lines[first:])
    return len(entries) if enough and in_order and 3 * len(entries) >= prose else 1


def covers_one_event(lines: Sequence[Line]) -> bool:
    """Whether a page heads itself as live coverage of something, not of the news at large."""
    title = next((line for line in lines[:_HEAD] if _heads_coverage(line)), None)
    if title is None or DIGEST_WORDS.search(title.folded):
        return False
    return bool(content_words(words(_COVERAGE.sub(' ', title.folded))) - content_words(_AT_LARGE))


def _heads_coverage(line: Line) -> bool:
    return bool(line.signs & _IN_COVERAGE) and _COVERAGE.search(line.folded) is not None


def is_ago(line: Line) -> bool:
    """Whether a line only says how long ago something was sent."""
    return line.rule == 'counter' and _AGO.match(line.folded) is not None


def _entries(lines: Sequence[Line]) -> Iterator[tuple[int | None, Line]]:
    """The minute of the day (None where only the time gone by is given) and the first line of text of each entry."""
    for number, line in enumerate(lines):
        match = _TIME.match(line.folded)
        following = lines[number + 1 : number + 2]
        if is_ago(line):
            yield from ((None, text) for text in following if text.stays)
        elif match is not None and match.end() == len(line.folded):
            yield from ((_minute(match), text) for text in following)
        elif match is not None and line.stays:
            title_alone = len(line.words) < ENTRY_WORDS
            yield from ((_minute(match), text) for text in (following if title_alone else [line]))


def _minute(time: re.Match[str]) -> int:
    return 60 * int(time.group(1)) + int(time.group(2))
