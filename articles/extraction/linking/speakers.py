"""Whose words a verb of speech announces."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.documents import Part, ParticipantFinding
from articles.extraction.linking.frames import COMPLEMENTIZERS, Frame, FrameHit
from articles.extraction.linking.quotations import Quotation
from articles.extraction.linking.wording import Wording
from articles.reference import Facts

_LONGEST_SUBJECT: Final = 20
_NO_SUBJECT: Final = frozenset(
    fold(
        'في فى خلال عقب بعد قبل أثناء مع من عن على إلى الى أمام عبر حول بشأن لدى ضمن وفي كذلك أيضا قائلا'
        ' اليوم أمس الاثنين'
        ' الثلاثاء الأربعاء الخميس الجمعة السبت الأحد مساء صباح ردا تعليقا بأن لـ له لها لهم فيه فيها ذلك هذا هذه'
    ).split()
)
_BEFORE_VERB: Final = frozenset(fold('قد فقد الذي التي والذي والتي كان كانت وكان').split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: a participant's slug, or the name as printed, or neither."""

    slug: str | None = None
    name: str = ''
    feminine: bool = False


class Speakers:
    """The speaker of every frame, read in the order of the text: a verb without subject goes on with the last."""

    def __init__(
        self,
        wording: Wording,
        frames: list[FrameHit],
        quotations: list[Quotation],
        participants: tuple[ParticipantFinding, ...],
        facts: Facts,
    ) -> None:
        self.wording = wording
        self.facts = facts
        self.quoted_from = [quotation.outer_start for quotation in quotations]
        self.mentions = self._read_mentions(participants)
        self.frame_words = {frame.index for frame in frames}
        self._speakers: dict[int, Speaker] = {}
        current = Speaker()
        for frame in frames:
            current = self._speakers[frame.index] = self._read(frame, current)

    def of(self, frame: FrameHit) -> Speaker:
        return self._speakers[frame.index]

    def _read_mentions(self, participants: tuple[ParticipantFinding, ...]) -> dict[int, tuple[str, int]]:
        """By the word a name begins with: whose it is and the word it ends with."""
        mentions = {}
        for finding in participants:
            for evidence in finding.evidence:
                if evidence.part is Part.BODY:
                    first = self.wording.word_before(evidence.start + 1)
                    mentions[first] = (finding.slug, self.wording.word_before(evidence.end))
        return mentions

    def _read(self, frame: FrameHit, current: Speaker) -> Speaker:
        if frame.kind is Frame.PARTICIPLE:
            return current
        if frame.kind is Frame.NOUN:
            return self._named_before(frame) or current
        subject = self._subject(frame)
        if subject is not None:
            return subject
        return self._named_right_before(frame) or current

    def _subject(self, frame: FrameHit) -> Speaker | None:
        wording = self.wording
        words = wording.words
        end = min(len(words), frame.index + 1 + _LONGEST_SUBJECT)
        next_quotation = self._next_quotation(wording.ends[frame.index])
        group = None
        for index in range(frame.index + 1, end):
            gap = wording.text[wording.ends[index - 1] : wording.starts[index]]
            if wording.starts[index] > next_quotation or any(mark in gap for mark in ':.!؟\n'):
                break
            if words[index] in COMPLEMENTIZERS or index in self.frame_words:
                break
            mention = self.mentions.get(index)
            if mention is None:
                if words[index] in _NO_SUBJECT and index == frame.index + 1:
                    break
                continue
            if self.facts.participant_by_slug[mention[0]].is_person:
                return Speaker(mention[0], feminine=frame.feminine)
            if group is None and index == frame.index + 1:
                group = Speaker(mention[0], feminine=frame.feminine)
        return group

    def _next_quotation(self, offset: int) -> int:
        place = bisect_left(self.quoted_from, offset)
        return self.quoted_from[place] if place < len(self.quoted_from) else len(self.wording.text)

    def _named_right_before(self, frame: FrameHit) -> Speaker | None:
        index = frame.index - 1
        while index >= 0 and self.wording.words[index] in _BEFORE_VERB:
            index -= 1
        return self._mention_ending_at(index)

    def _mention_ending_at(self, index: int) -> Speaker | None:
        for first in range(index, max(-1, index - 6), -1):
            mention = self.mentions.get(first)
            if mention is not None:
                return Speaker(mention[0]) if mention[1] == index else None
        return None

    def _named_before(self, frame: FrameHit) -> Speaker | None:
        """Whom a نقلت … عن … قوله names: the nearest person before, within the sentence."""
        for index in range(frame.index - 1, max(-1, frame.index - 40), -1):
            gap = self.wording.text[self.wording.ends[index] : self.wording.starts[index + 1]]
            if any(mark in gap for mark in '.!؟\n'):
                return None
            mention = self.mentions.get(index)
            if mention is not None and self.facts.participant_by_slug[mention[0]].is_person:
                return Speaker(mention[0])
        return None
