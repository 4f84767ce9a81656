"""Lists of points under one announcement: 'and the statement says:', and every point a paragraph of its own."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from articles.arabic.folding import fold
from articles.extraction.linking.wording import QUOTATION_MARKS

ORDINALS: Final = (
    r'[اأ]ول[اىي]?ً?ا?ً?|ثاني[اً]{0,2}|ثالث[اً]{0,2}|رابع[اً]{0,2}|خامس[اً]{0,2}|سادس[اً]{0,2}|سابع[اً]{0,2}|ثامن[اً]{0,2}'
    r'|تاسع[اً]{0,2}|عاشر[اً]{0,2}|[أا]خير[اً]{0,2}'
)
POINT: Final = rf'(?:[-–—•●▪■◄►*·]+|\(?\d{{1,2}}\s?[-–.)/:]+|\(?[اأبجدهو]\s?[-)]|و?(?:{ORDINALS})\s?[:،,–-]+)'
"""What a point begins with: a dash, a dot, a number, a letter, 'firstly'."""
MOST: Final = 60
"""Points that one announcement has at most."""
_POINT = re.compile(rf'\s*{POINT}\s*(?:[^\n:.!؟{QUOTATION_MARKS}]{{2,40}}:\s*)?')
"""That, and what the point is about: '- on electricity:'."""
_QUOTED = re.compile(rf'\s*[{QUOTATION_MARKS}]')
_COLON = re.compile(r':\s*$')
_ANNOUNCING: Final = frozenset(
    fold(
        'البيان بيان نص نصه نصها النص رسالة الرسالة وثيقة الوثيقة إعلان الإعلان تصريح تصريحات تصريحاته التصريح'
        ' كلمة كلمته يلي الآتي الآتية التالي التالية النقاط البنود بنود نقاط التوصيات توصيات مقتطفات أبرز أهم'
    ).split()
)
"""What an announcement speaks of that names no verb of speech."""
_WORD = re.compile(r'[^\W\d_]+')


class Points(NamedTuple):
    """The span of an announcement, and of its points: each from behind its mark to the end of its paragraph."""

    lead: tuple[int, int]
    points: tuple[tuple[int, int], ...]


def find_points(body: str) -> tuple[Points, ...]:
    """The lists of points of a body: paragraphs that begin as points or in quotation marks, right under one that ends
    in a colon. Linear in its length."""
    lines = list(_lines(body)) if ':\n' in body or ': \n' in body else []
    found: list[Points] = []
    free = 0
    for place, lead in enumerate(lines):
        if place < free or not _COLON.search(body, max(lead[0], lead[1] - 3), lead[1]):
            continue
        points = tuple(_points(body, lines[place + 1 : place + 1 + MOST]))
        free = place + 1 + len(points)
        if points:
            found.append(Points(lead, points))
    return tuple(found)


def _lines(body: str) -> Iterator[tuple[int, int]]:
    """The spans of the lines that are not blank."""
    start = 0
    for line in body.split('\n'):
        if line and not line.isspace():
            yield start, start + len(line)
        start += len(line) + 1


def _points(body: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in lines:
        mark = _POINT.match(body, start, end)
        if mark is not None:
            yield mark.end(), end
        elif _QUOTED.match(body, start, end):
            yield start, end
        else:
            return


def announces_words(lead: str) -> bool:
    """Whether an announcement without a verb of speech speaks of a text, or of points, to come."""
    return not _ANNOUNCING.isdisjoint(_WORD.findall(fold(lead)))


class PointIndex:
    """Finds the list, and the point of it, at which a quotation begins."""

    def __init__(self, body: str) -> None:
        self._body = body
        self.lists = find_points(body)
        self._leads = [found.lead for found in self.lists]
        self._starts = [start for found in self.lists for start, _ in found.points]
        self._owners = [(found, number) for found in self.lists for number in range(len(found.points))]

    def at(self, outer_start: int) -> tuple[Points, int] | None:
        """The list and the number of the point that a quotation from `outer_start` on begins."""
        place = bisect_right(self._starts, outer_start) - 1
        if place < 0 or self._body[self._starts[place] : outer_start].strip():
            return None
        return self._owners[place]

    def end_of_lead(self, offset: int) -> int | None:
        """Where the announcement ends that an offset stands in; None where it stands in none."""
        place = bisect_right(self._leads, (offset, len(self._body))) - 1
        if place < 0 or self._leads[place][1] <= offset:
            return None
        return self._leads[place][1]
