"""A body with all that is needed to tell speech from other words in marks: its quotations, the words that announce
speech, who is named where."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from articles.extraction.documents import (
    Evidence,
    Part,
    ParticipantFinding,
    PublishedDate,
    StatementFinding,
    StatementKind,
)
from articles.extraction.linking.frames import (
    COMPLEMENTIZERS,
    FORMS,
    NOUNS_OF_SPEECH,
    Frame,
    FrameHit,
    find_frames,
    introduces_speech,
)
from articles.extraction.linking.mentions import Mention, Mentions
from articles.extraction.linking.points import PointIndex
from articles.extraction.linking.quotations import Quotation, find_quotations
from articles.extraction.linking.speakers import Speakers
from articles.extraction.linking.speech import SpeechTest
from articles.extraction.linking.subject_words import GOVERNING, OBLIQUE, OWN_SIDE
from articles.extraction.linking.subjects import Speaker
from articles.extraction.linking.wording import QUOTATION_MARKS, read_wording
from articles.extraction.remembering import lazily
from articles.reference import Facts

_LETTER: Final = '[\u0621-\u065f]'
_FULL_STOP: Final = re.compile(rf'[.!?؟](?:(?<!\s\w.)(?<!(?<!\.)\.\.)(?=\s)|(?<={_LETTER}{{2}}.)(?={_LETTER}{{2}}))')
"""Also where print forgets the space behind it: 'مباشرة.وتلتقي'; not the two dots that some print before speech."""
_COLON_AND_MARK: Final = re.compile(rf'\s?:\s*[{QUOTATION_MARKS}|]')
_TITLED_REACH: Final = 6
_NAME_LENGTH: Final = 3
"""Words in marks that may be a name within the subject: 'المتحدث باسم «فيلق الرحمن» وائل علوان'."""


def _of_headline(participants: tuple[ParticipantFinding, ...], facts: Facts) -> str | None:
    """The only person whom the headline names: whom a text is about that begins without a name."""
    slugs = [
        finding.slug
        for finding in participants
        if facts.participant_by_slug[finding.slug].is_person
        and any(evidence.part is Part.HEADLINE for evidence in finding.evidence)
    ]
    return slugs[0] if len(slugs) == 1 else None


def _line_ends(text: str) -> Iterator[int]:
    """Where the lines of a text end that have a next one; a colon at a line's end leads on to that."""
    start = 0
    for line in text.split('\n')[:-1]:
        end = start + len(line.rstrip())
        if end > start and text[end - 1] != ':':
            yield end
        start += len(line) + 1


class Reading:
    """One body with all that is needed to tell speech from other words in marks."""

    def __init__(
        self,
        body: str,
        participants: tuple[ParticipantFinding, ...],
        facts: Facts,
        published: PublishedDate | None = None,
    ) -> None:
        self.body = body
        self.wording = read_wording(body)
        self.quotations = [quotation for quotation in find_quotations(body, introduces_speech) if not quotation.depth]
        self.quoted_from = [quotation.outer_start for quotation in self.quotations]
        self.mentions = Mentions(self.wording, participants, facts, published)
        found = {frame.index: frame for frame in (*find_frames(self.wording), *self._name_frames())}
        self.frames = [found[index] for index in sorted(found) if self._is_frame(found[index])]
        self.announcing = [frame for frame in self.frames if frame.announces]
        self.silent = {frame.index: frame for frame in self.frames if not frame.announces}
        self.frame_indices = [frame.index for frame in self.announcing]
        said = [quotation.outer_start for quotation in self.quotations if self._length(quotation) > _NAME_LENGTH]
        self.speakers = Speakers(self.wording, self.frames, self.mentions, said, _of_headline(participants, facts))
        self.speech = SpeechTest(self.wording, self.mentions)
        self.points = PointIndex(body)

    def _name_frames(self) -> Iterator[FrameHit]:
        """Names that are frames without a verb: 'لافروف: «…»' at a sentence's beginning, 'بعد إعلان لافروف أن «…»'."""
        words = self.wording.words
        for mention in self.mentions.in_order:
            end = self.wording.ends[mention.last]
            if _COLON_AND_MARK.match(self.body, end) and self._begins_near(mention):
                yield self._frame_of_name(mention.last)
            noun, following = mention.first - 1, words[mention.last + 1 : mention.last + 3]
            told = noun >= 0 and (words[noun] in NOUNS_OF_SPEECH or words[noun][1:] in NOUNS_OF_SPEECH)
            unparted = not self.wording.breaks_after(mention.last)
            if mention.person and told and unparted and COMPLEMENTIZERS & set(following):
                yield self._frame_of_name(mention.last)

    def _begins_near(self, mention: Mention) -> bool:
        """Whether a sentence, or a clause of a headline, begins with the name or one verb before it and its titles."""
        for index in range(mention.first - 1, mention.first - _TITLED_REACH, -1):
            if index < 0 or self.wording.breaks_after(index):
                return True
            word = self.wording.words[index]
            if word in OWN_SIDE:
                # 'من جهته الجعفري: «…»'.
                return True
            if word in FORMS or word[1:] in FORMS or word in OBLIQUE or word in GOVERNING:
                return False
        return False

    def _length(self, quotation: Quotation) -> int:
        """The number of its words."""
        starts = self.wording.starts
        return bisect_left(starts, quotation.end) - bisect_left(starts, quotation.start)

    def _is_frame(self, frame: FrameHit) -> bool:
        """Whether a frame word stands neither within a name (خيرت) nor within a quotation."""
        mention = self.mentions.covering(frame.index)
        if mention is not None and mention.person and frame.kind is not Frame.COLON:
            return False
        start = self.wording.starts[frame.index]
        place = bisect_right(self.quoted_from, start) - 1
        return place < 0 or start >= self.quotations[place].outer_end

    def _frame_between(self, start: int, end: int) -> FrameHit | None:
        """The last verb of speech in a stretch of the body."""
        place = bisect_left(self.frame_indices, bisect_left(self.wording.starts, end)) - 1
        if place < 0 or self.wording.starts[self.frame_indices[place]] < start:
            return None
        return self.announcing[place]

    def _statement(self, start: int, end: int, kind: StatementKind, frame: FrameHit) -> StatementFinding:
        speaker = self.speakers.of(frame)
        name = '' if speaker.slug else speaker.name
        return StatementFinding(start, end, self.body[start:end], kind, speaker.slug, self._cue(frame, speaker), name)

    def _cue(self, frame: FrameHit, speaker: Speaker) -> Evidence:
        """The frame word with the speaker's name, where that stands beside it."""
        start, end = self.wording.starts[frame.index], self.wording.ends[frame.index]
        if speaker.end:
            start, end = min(start, speaker.start), max(end, speaker.end)
        return Evidence(start, end, self.body[start:end], Part.BODY, frame.kind.value)

    @lazily
    def _sentence_ends(self) -> list[int]:
        """Where sentences and paragraphs end."""
        return sorted([*(match.start() for match in _FULL_STOP.finditer(self.body)), *_line_ends(self.body)])

    def _sentence_ends_between(self, start: int, end: int) -> bool:
        place = bisect_left(self._sentence_ends, start)
        return place < len(self._sentence_ends) and self._sentence_ends[place] < end

    def _frame_of_name(self, last: int) -> FrameHit:
        return FrameHit(Frame.COLON, last, feminine=False, plural=False, conjoined=False)
