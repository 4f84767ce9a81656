"""The date line of an article: which of the dates that stand on lines of their own is that of publication.

A page also prints the day of the visit, of a comment, of another story, and the Hijri day beside the Gregorian one.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.cleaning.keeping import tells_keeping
from articles.extraction.dates.clues import Clue, Rank
from articles.extraction.dates.stated import days_meant, is_possible
from articles.extraction.documents import Basis, CleanDocument, Confidence, Precision, PublishedDate, SourceDocument
from articles.extraction.timewords.daysets import of_day, widened
from articles.extraction.timewords.expressions import System, TimeExpression, read_expressions

_LONGEST: Final = 160
_PROSE: Final = 80
"""Characters: a shorter line of the body may be a date line that cleaning left there."""
_FAR: Final = 5
"""Lines below the story where those of other stories may have begun."""
_FEW_WORDS: Final = 9
_FEW_WORDS_IN_BODY: Final = 4
_SLACK: Final = 2
"""A newspaper prints today's 'today' a day or two later."""
_DIGIT: Final = re.compile(r'\d')
_DATED: Final = re.compile(r'(?<!\d)(?:1[34]|19|20|21)\d\d(?!\d)|\d\D{1,5}\d\d?\D{1,5}\d')
"""What every full date has, in folded text: a year, or three numbers."""
_WORD: Final = re.compile(r'[^\W\d_]+')
_PUBLISHED: Final = re.compile(
    r'نشر|اضيف|اضافه|حرر\b|ادرج|بتاريخ|التاريخ|تاريخ الخبر|كتب في|\bposted\b|\bpublished\b|\bdate\b|\bon:|\bو?صدر'
)
_PUBLISHED_FIRST: Final = re.compile(
    r'\W*(?:(?:تم|تاريخ|وقت)\s)?(?:ال)?(?:نشرت?|منشوره?|اضيفت?|اضافه|ادرجت?|صدرت?|published|posted)(?![^\W_])'
)
_ISSUE: Final = re.compile(r'رقم العدد|العدد رقم|\bالعدد\W{0,3}\d')
"""The number of a newspaper's issue, printed with its date."""
_UPDATED: Final = re.compile(r'تحديث|تعديل|\bو?عدل\b|\bupdated\b|\bmodified\b')
_FOREIGN: Final = re.compile(
    r'تعليق|علق|يقول|رد\b|\bsays\b|\bcomment|زياره|زائر|متصل|عضو|التسجيل|طباعه|حقوق|©|copyright|\btoday\b|'
    r'^\W*اليوم\s*:|تاريخ اليوم|اليوم هو|التوقيت الان|ارشيف|captured|archived|retrieved|تم الاطلاع|تاريخ الدخول|صلاحيه|'
    r'^\W*صوره?\b|\bاثناء\b|\bخلال\b|مواليد|موعد'
)
_COMMENTS_COUNTED: Final = re.compile(r'(?:\d+|لا(?: يوجد| توجد)?)\s*(?:تعليقات|تعليقا?\b|زياره|زائر|comments?)')
_TOLD_OF: Final = re.compile(r'\b(?:في|مع|الي|من|عن|علي)\s+\w')
"""Before a date: a caption or a programme, where 'in' stands before more than the date ('Lavrov in Moscow, 24 May')."""
_TIME_OF_DAY: Final = re.compile(r'(?<![\d:.])(?:[01]?\d|2[0-3])\s?[:.]\s?[0-5]\d(?![\d.])')
_OTHER_STORIES: Final = re.compile(
    r'^\W*(?:انظر ا?يضا|اقرا ا?يضا|ا?قرا المزيد|مقالات ذات|مواضيع ذات|اخبار ذات|ذات صله|قد يهمك|شاهد ا?يضا|المزيد من|'
    r'اخر الاخبار|الاكثر قراءه|الاكثر|مواضيع|روابط|related|see also|read more|التعليقات|تعليقات|اترك تعليق|comments)'
)


class _Zone(IntEnum):
    """Where a line stands, the likeliest place of a date of publication first."""

    OPENING = 0
    MASTHEAD = 1
    CLOSING = 2
    FAR_BELOW = 3


class _Cue(IntEnum):
    PUBLISHED = 0
    DATELINE = 1
    TIMED = 2
    NONE = 3
    UPDATED = 4


@dataclass(frozen=True, slots=True)
class DateLine:
    """A full date on a line of its own: the days it can mean, where it stands, what introduces it."""

    days: tuple[datetime.date, ...]
    expression: TimeExpression
    words: str
    zone: _Zone
    cue: _Cue


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the day beside the date lines: the clues of the text, the day they leave, the address."""

    clues: Sequence[Clue] = ()
    text_day: datetime.date | None = None
    url_day: datetime.date | None = None
    tenures: Callable[[], Sequence[Clue]] = tuple
    """Gives the years in which the people named held their offices; asked only where nothing else tells."""


def best_date_line(document: SourceDocument, clean: CleanDocument, known: Known) -> PublishedDate | None:
    """The date of publication by the page's own date lines, checked against what else is known of the day."""
    lines = [line for line in _date_lines(document, clean) if line.days]
    judged = [found for line in lines if (found := _judge(line, document, known))]
    if not judged:
        return None
    best = min(rank for rank, _, _, _ in judged)
    first = [(day, line, confidence) for rank, day, line, confidence in judged if rank == best]
    # A day of capture is never before the day of publication.
    day, line, confidence = min(first, key=lambda found: found[0])
    if len({found[0] for found in first}) > 1:
        confidence = Confidence.MEDIUM
    return PublishedDate(day, Precision.DAY, Basis.EXPLICIT, line.words, confidence, _RULES[line.cue, line.zone])


_RULES: Final = {
    (cue, zone): f'{what} {where}.'
    for cue, what in (
        (_Cue.PUBLISHED, 'The date that the page gives as that of publication,'),
        (_Cue.DATELINE, 'The date in the dateline of the article,'),
        (_Cue.NONE, 'The date on a line of its own'),
        (_Cue.UPDATED, 'The date of the last update, the only one given,'),
        (_Cue.TIMED, 'The date with a time of day on a line of its own'),
    )
    for zone, where in (
        (_Zone.OPENING, 'beside the headline'),
        (_Zone.MASTHEAD, 'above the headline, which nothing in the text contradicts'),
        (_Zone.CLOSING, 'below the text'),
        (_Zone.FAR_BELOW, 'at the foot of the page'),
    )
}


def _judge(
    line: DateLine, document: SourceDocument, known: Known
) -> tuple[tuple[int, ...], datetime.date, DateLine, Confidence] | None:
    """The rank of a date line (low is good), its day and how sure it is; None where it cannot be trusted."""
    day = _choose(line, known)
    if day is None or not is_possible(day, document):
        return None
    agrees = contradictions(day, known.clues) == 0
    supported = agrees and (known.url_day == day or _bears_out(day, known.clues) or _is_borne_out(line, day, known))
    cued = line.cue in (_Cue.PUBLISHED, _Cue.DATELINE)
    weekday = line.expression.weekday
    # The clock in the head of a site tells the weekday and the minute of the visit.
    stamped = line.zone is _Zone.MASTHEAD and line.cue is _Cue.TIMED and not weekday
    placed = line.zone is _Zone.OPENING or stamped
    if not cued and (not (supported or (agrees and placed)) or _is_outdone(line, day, known)):
        return None
    if weekday and weekday != day.isoweekday() and day not in (known.url_day, known.text_day):
        return None
    sure = supported or (cued and len(line.days) == 1) or weekday == day.isoweekday()
    foreign = line.expression.system is not System.GREGORIAN
    far, updated = line.zone is _Zone.FAR_BELOW, line.cue is _Cue.UPDATED
    rank = (*map(int, (foreign, not agrees, far, not cued, updated)), line.zone, line.cue)
    return rank, day, line, Confidence.HIGH if sure else Confidence.MEDIUM


def _is_outdone(line: DateLine, day: datetime.date, known: Known) -> bool:
    """Whether a line without a word of publication gives way: to the address, and where it may be of a visit, a comment
    or an update, to the day the text itself tells."""
    if known.url_day and abs((known.url_day - day).days) > 1:
        return True
    beside = line.zone is _Zone.OPENING and line.cue is not _Cue.UPDATED
    return not beside and known.text_day is not None and known.text_day != day


def _bears_out(day: datetime.date, clues: Sequence[Clue]) -> bool:
    """Whether a clue that fixes the year, or a meeting being held, allows for the day."""
    near = widened(of_day(day), _SLACK, _SLACK)
    return any(near & clue.days for clue in clues if 'year' in clue.fixes)


def _is_borne_out(line: DateLine, day: datetime.date, known: Known) -> bool:
    """Whether the weekday of a date above the headline is the one the text is written on ('today, Thursday', or the one
    the report begins with), and nothing that is only likely denies the day: one day in seven bears it by chance."""
    if line.zone is not _Zone.MASTHEAD:
        return False
    own = of_day(day)
    told = [clue for clue in known.clues if 'day' in clue.fixes and not clue.meeting]
    if not told or not all(own & clue.days for clue in told):
        return False
    near = widened(own, _SLACK, _SLACK)
    likely = (*known.clues, *known.tenures())
    return all(near & clue.days for clue in likely if clue.rank is not Rank.OTHER_DAY)


def _choose(line: DateLine, known: Known) -> datetime.date | None:
    """The one of the days a date can mean that its weekday, the address or the text bear out."""
    days: Sequence[datetime.date] = line.days
    weekday = line.expression.weekday
    if line.expression.system is System.HIJRI:
        # The month begins with the sight of the moon: something else must tell which day was meant.
        days = [d + datetime.timedelta(days=n) for d in days for n in (0, 1, -1)]
    if len(days) == 1:
        return days[0]
    for told in (known.url_day, known.text_day):
        if told and told in days and (not weekday or told.isoweekday() == weekday):
            return told
    for narrowed in (
        [day for day in days if day.isoweekday() == weekday],
        [day for day in days if contradictions(day, known.clues) == 0],
    ):
        days = narrowed or days
        if len(days) == 1:
            return days[0]
    return days[0] if line.expression.numeric and line.expression.system is not System.HIJRI else None


def contradictions(day: datetime.date, clues: Sequence[Clue]) -> int:
    """How many of the certain clues of the text the day does not fit, by more than a day or two."""
    near = widened(of_day(day), _SLACK, _SLACK)
    return sum(not (near & clue.days) for clue in clues if clue.rank is Rank.CERTAIN) if near else 0


def _date_lines(document: SourceDocument, clean: CleanDocument) -> Iterator[DateLine]:
    """All dates on lines of their own outside of the story, up to where other stories or comments begin."""
    lines = _lines(document.text)
    dated = {number for number, line in enumerate(lines) if _is_dated(line)}
    if not dated and not clean.dateline:
        return
    body = set(_lines(clean.body))
    story = {plain for plain in body if len(plain) >= _PROSE}
    headline = _plain(clean.headline or '')
    told = [number for number, line in enumerate(lines) if line in story]
    first_story, last_story = (told[0], told[-1]) if told else (len(lines), -1)
    # A page names its story in its title and its path too: the headline is the last of them above the text.
    titled = max((number for number, line in enumerate(lines[:first_story]) if headline in line), default=-1)
    if clean.dateline:
        yield from _dates_of(clean.dateline, _Zone.OPENING, _FEW_WORDS, in_dateline=True)
    for number, plain in enumerate(lines):
        seen_story = number >= first_story
        if len(plain) > _LONGEST:
            continue
        below = seen_story and number > last_story
        if not (below or number in dated):
            continue
        folded = fold(plain)
        if below and _OTHER_STORIES.search(folded):
            return
        if number not in dated:
            continue
        if seen_story and number < last_story and not _PUBLISHED.search(folded):
            continue
        beside = number > titled >= 0 or not headline
        zone = _Zone.OPENING if beside else _Zone.MASTHEAD
        if seen_story:
            zone = _Zone.FAR_BELOW if number > last_story + _FAR else _Zone.CLOSING
        if not _is_foreign(plain, folded, zone):
            yield from _dates_of(plain, zone, _FEW_WORDS_IN_BODY if plain in body else _FEW_WORDS)


def _is_foreign(plain: str, folded: str, zone: _Zone) -> bool:
    """Whether the date of a line is that of a visit, a comment, a saved or printed copy. Beside the headline, what
    begins with the word of publication may name buttons and counters as well."""
    if tells_keeping(plain):
        return True
    if zone is not _Zone.OPENING:
        return _FOREIGN.search(folded) is not None
    return _FOREIGN.search(_COMMENTS_COUNTED.sub('', folded)) is not None and not _PUBLISHED_FIRST.match(folded)


def _is_dated(line: str) -> bool:
    """Whether there can be a full date in a line that is short enough for a date line."""
    return len(line) <= _LONGEST and _DIGIT.search(line) is not None and _DATED.search(fold(line)) is not None


def _lines(text: str) -> list[str]:
    """The lines with anything on them, with single spaces."""
    return [plain for line in text.splitlines() if line and (plain := _plain(line))]


def _plain(line: str) -> str:
    # In what is printable, plain spaces are the only ones.
    return line.strip() if line.isprintable() and '  ' not in line else ' '.join(line.split())


def _cue_of(folded: str) -> _Cue:
    if _UPDATED.search(folded):
        return _Cue.PUBLISHED if _PUBLISHED.search(folded) else _Cue.UPDATED
    if _PUBLISHED.search(folded):
        return _Cue.PUBLISHED
    # A banner with the day of the visit seldom tells the minute.
    return _Cue.TIMED if _TIME_OF_DAY.search(folded) else _Cue.NONE


def _dates_of(line: str, zone: _Zone, most_words: int, *, in_dateline: bool = False) -> Iterator[DateLine]:
    """The full dates of a line that says little else. 'Today' and 'yesterday' belong to prose and to banners."""
    expressions = [found for found in read_expressions(line) if found.is_full_date and found.anchor is None]
    rest = line
    for expression in reversed(expressions):
        rest = rest[: expression.start] + rest[expression.end :]
    if len(_WORD.findall(rest)) > most_words:
        return
    cues = [_Cue.DATELINE] * len(expressions) if in_dateline else _cues_of(line, expressions)
    published: set[System] = set()
    for expression, cue in zip(expressions, cues, strict=True):
        if cue in (_Cue.TIMED, _Cue.NONE) and _TOLD_OF.search(fold(line[: expression.start])):
            continue
        if cue is _Cue.PUBLISHED:
            if expression.system in published:
                continue
            published.add(expression.system)
        yield DateLine(tuple(days_meant(expression)), expression, line.strip(), zone, cue)


def _cues_of(line: str, expressions: Sequence[TimeExpression]) -> Iterator[_Cue]:
    """What introduces each date of a line: the words before it, back to the date before, and where these say nothing,
    what introduced that one."""
    folded = fold(line)
    whole = _Cue.PUBLISHED if _ISSUE.search(folded) else _cue_of(folded)
    if len(expressions) < 2 or whole not in (_Cue.PUBLISHED, _Cue.UPDATED) or _ISSUE.search(folded):
        yield from [whole] * len(expressions)
        return
    place, cue = 0, _Cue.NONE
    for expression in expressions:
        own = _cue_of(fold(line[place : expression.start]))
        cue = own if own in (_Cue.PUBLISHED, _Cue.UPDATED) else cue
        place = expression.end
        yield cue
