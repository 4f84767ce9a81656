"""What was said, by whom: direct quotations and indirect speech."""

from bisect import bisect_left, bisect_right
from typing import Final

from articles.extraction.documents import (
    CleanDocument,
    Evidence,
    NameProposal,
    Part,
    ParticipantFinding,
    StatementFinding,
    StatementKind,
)
from articles.extraction.linking.frames import Frame, FrameHit, find_frames, introduces_speech
from articles.extraction.linking.quotations import Quotation, find_quotations
from articles.extraction.linking.speakers import Speaker, Speakers
from articles.extraction.linking.wording import Wording, read_wording
from articles.reference import Facts

_FRAME_REACH: Final = 45
"""Words between a verb of speech and the quotation it announces."""
_AFTER_REACH: Final = 4
_SENTENCE_ENDS: Final = '.!?؟\n'


def link_statements(
    clean: CleanDocument, participants: tuple[ParticipantFinding, ...], facts: Facts
) -> tuple[tuple[StatementFinding, ...], tuple[NameProposal, ...]]:
    """The statements of an article in order, and the names of speakers that are in no reference file."""
    reading = _Reading(clean.body, participants, facts)
    return tuple(reading.statements()), ()


class _Reading:
    """One body with all that is needed to tell speech from other words in marks."""

    def __init__(self, body: str, participants: tuple[ParticipantFinding, ...], facts: Facts) -> None:
        self.body = body
        self.wording: Wording = read_wording(body)
        self.quotations = [quotation for quotation in find_quotations(body, introduces_speech) if quotation.depth == 0]
        self.frames = [frame for frame in find_frames(self.wording) if not self._is_quoted(frame)]
        self.frame_indices = [frame.index for frame in self.frames]
        self.speakers = Speakers(self.wording, self.frames, self.quotations, participants, facts)

    def _is_quoted(self, frame: FrameHit) -> bool:
        start = self.wording.starts[frame.index]
        place = bisect_right(self.quotations, start, key=lambda quotation: quotation.outer_start) - 1
        return place >= 0 and start < self.quotations[place].outer_end

    def statements(self) -> list[StatementFinding]:
        found = []
        for quotation in self.quotations:
            frame = self._frame_before(quotation) or self._frame_after(quotation)
            if not self._is_speech(quotation, frame):
                continue
            speaker = self.speakers.of(frame) if frame is not None else Speaker()
            found.append(
                StatementFinding(
                    quotation.start,
                    quotation.end,
                    self.body[quotation.start : quotation.end],
                    StatementKind.DIRECT,
                    speaker.slug,
                    self._cue(frame),
                    '' if speaker.slug else speaker.name,
                )
            )
        return found

    def _frame_before(self, quotation: Quotation) -> FrameHit | None:
        first = bisect_left(self.wording.starts, quotation.outer_start)
        place = bisect_left(self.frame_indices, first) - 1
        if place < 0 or first - self.frames[place].index > _FRAME_REACH:
            return None
        frame = self.frames[place]
        if self._sentence_ends_between(self.wording.ends[frame.index], quotation.outer_start):
            return None
        return frame

    def _sentence_ends_between(self, start: int, end: int) -> bool:
        for place in range(start, end):
            character = self.body[place]
            if character == '\n' or (character in _SENTENCE_ENDS and self.body[place + 1 : place + 2].isspace()):
                return True
        return False

    def _frame_after(self, quotation: Quotation) -> FrameHit | None:
        first = bisect_left(self.wording.starts, quotation.outer_end)
        place = bisect_left(self.frame_indices, first)
        if place == len(self.frames) or self.frames[place].index - first > _AFTER_REACH:
            return None
        frame = self.frames[place]
        if '\n' in self.body[quotation.outer_end : self.wording.starts[frame.index]]:
            return None
        if frame.kind is Frame.PARTICIPLE or (frame.kind is Frame.VERB and frame.conjoined):
            return None
        return frame

    def _is_speech(self, quotation: Quotation, frame: FrameHit | None) -> bool:
        length = bisect_left(self.wording.starts, quotation.end) - bisect_left(self.wording.starts, quotation.start)
        if frame is None:
            return False
        return length >= 3

    def _cue(self, frame: FrameHit | None) -> Evidence | None:
        if frame is None:
            return None
        start, end = self.wording.starts[frame.index], self.wording.ends[frame.index]
        return Evidence(start, end, self.body[start:end], Part.BODY, frame.kind.value)
