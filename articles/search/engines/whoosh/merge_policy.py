"""Which segments are made one, and when: seldom enough that an article is written a few times at most.

Segments are told by the number of digits of how many living articles they have. Ten of one kind become one of the
next: an article is merged once for each digit. Requests merge the smallest only; the rest is for whoever comes
after them (`manage.py index_pending`, `ingest`, `bootstrap`). Where nobody comes, segments of some hundred articles
pile up, and /readyz and `index_check` say so.
"""

from collections.abc import Callable
from contextlib import closing
from typing import Any, Final

from whoosh.reading import SegmentReader

Segment = Any
"""A segment as Whoosh lists it in its table of contents."""
Choice = Callable[[list[Segment]], list[Segment]]
"""Which of the segments are merged into one."""
Policy = Callable[[Any, list[Segment]], list[Segment]]
"""What Whoosh's writer asks: hands segments to be merged to the writer, answers with those that stay."""

FAN_IN: Final = 10
"""Segments of one kind that are merged into one of the next."""
MANY: Final = 40
"""Segments from which on a request merges larger ones too, rather than let every search go through more."""
MOST_IN_REQUEST: Final = 200
"""Articles that a request merges at most: those of ten requests as large as there are."""
PILED_UP: Final = 200
"""Segments from which on nobody can have been merging beside the requests: each holds a file descriptor open."""


def merge_in_request(segments: list[Segment]) -> list[Segment]:
    """What a request merges: the smallest ten under ten articles each, or under a hundred where segments are many."""
    for digits in (1, 2) if len(segments) > MANY else (1,):
        if crowded := _crowded(segments, digits):
            return _few(crowded)
    return []


def merge_aside(segments: list[Segment]) -> list[Segment]:
    """What is worth merging for whoever has seconds: a crowded kind, or a segment that is mostly deleted articles."""
    digits = sorted({_digits(segment) for segment in segments})
    for each in digits:
        if crowded := _crowded(segments, each):
            return crowded
    return next(([segment] for segment in segments if 0 < _living(segment) < segment.deleted_count()), [])


def merge_nothing(segments: list[Segment]) -> list[Segment]:
    """For a commit of changes, which must not fail for want of room to merge."""
    return []


def merge_all(segments: list[Segment]) -> list[Segment]:
    """All of them, if there is more than one."""
    return segments if len(segments) > 1 else []


def policy_of(choose: Choice) -> Policy:
    """A choice of segments as Whoosh's writer wants it. Segments without a living article go."""

    def merge(writer: Any, segments: list[Segment]) -> list[Segment]:
        segments = [segment for segment in segments if _living(segment)]
        chosen = choose(segments)
        for segment in chosen:
            with closing(SegmentReader(writer.storage, writer.schema, segment)) as reader:
                writer.add_reader(reader)
        return [segment for segment in segments if segment not in chosen]

    return merge


def _crowded(segments: list[Segment], digits: int) -> list[Segment]:
    members = [segment for segment in segments if _digits(segment) == digits]
    return members if len(members) >= FAN_IN else []


def _few(segments: list[Segment]) -> list[Segment]:
    """The smallest of them, in their order: as many as a request has the time to merge."""
    smallest = sorted(segments, key=_living)[:FAN_IN]
    while sum(map(_living, smallest)) > MOST_IN_REQUEST:
        smallest.pop()
    return [segment for segment in segments if segment in smallest]


def _digits(segment: Segment) -> int:
    return len(str(_living(segment))) if _living(segment) else 0


def _living(segment: Segment) -> int:
    return int(segment.doc_count_all() - segment.deleted_count())
