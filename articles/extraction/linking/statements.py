"""What was said, by whom: direct quotations and indirect speech."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.documents import (
    CleanDocument,
    Evidence,
    NameProposal,
    Part,
    ParticipantFinding,
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
from articles.extraction.linking.names import propose_names
from articles.extraction.linking.quotations import Quotation, find_quotations
from articles.extraction.linking.reported_speech import end_of_words
from articles.extraction.linking.speakers import Speakers
from articles.extraction.linking.speech import SpeechTest
from articles.extraction.linking.subject_words import GOVERNING, OBLIQUE, OWN_SIDE
from articles.extraction.linking.subjects import Speaker
from articles.extraction.linking.wording import QUOTATION_MARKS, read_wording
from articles.extraction.remembering import lazily
from articles.reference import Facts

_FRAME_REACH: Final = 45
"""Words between a verb of speech and the quotation it announces."""
_AFTER_REACH: Final = 4
_LETTER: Final = '[\u0621-\u065f]'
_FULL_STOP: Final = re.compile(rf'[.!?؟](?:(?<!\s\w.)(?<!(?<!\.)\.\.)(?=\s)|(?<={_LETTER}{{2}}.)(?={_LETTER}{{2}}))')
"""Also where print forgets the space behind it: 'مباشرة.وتلتقي'; not the two dots that some print before speech."""
_COLON_AND_MARK: Final = re.compile(rf'\s?:\s*[{QUOTATION_MARKS}|]')
_WHAT: Final = frozenset(['ما', 'لما'])
_TITLED_REACH: Final = 6
_THUS: Final = frozenset(fold('بهذه هكذا بهذا بتلك والكلام كانت هذا هذه').split())
"""How a sentence behind a quotation points back to it."""
_THUS_REACH: Final = 7
_BETWEEN_QUOTATIONS: Final = frozenset(' .،,؛;…\u00a0\u200fو')
_NEXT_POINT: Final = re.compile(r'[\s.،؛,;]*\n\s*(?:[-–—•*●▪]|\d{1,2}\s?[-.)])\s*(?:[^\n:.!؟]{2,40}:\s*)?')
"""The next of a list, with what it is about: '- عن الكهرباء: «…»'."""
_SHORTEST_INDIRECT: Final = 4
_WHOLE_SENTENCE: Final = 8
_NAME_LENGTH: Final = 3
"""Words in marks that may be a name within the subject: 'المتحدث باسم «فيلق الرحمن» وائل علوان'."""


def link_statements(
    clean: CleanDocument, participants: tuple[ParticipantFinding, ...], facts: Facts
) -> tuple[tuple[StatementFinding, ...], tuple[NameProposal, ...]]:
    """The statements of an article in order, and the names of speakers that are in no reference file."""
    reading = _Reading(clean.body, participants, facts)
    direct = list(reading.direct())
    statements = sorted([*direct, *reading.indirect(direct)], key=lambda statement: statement.start)
    return tuple(statements), propose_names(reading.wording, reading.speakers.named, reading.mentions)


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


class _Reading:
    """One body with all that is needed to tell speech from other words in marks."""

    def __init__(self, body: str, participants: tuple[ParticipantFinding, ...], facts: Facts) -> None:
        self.body = body
        self.wording = read_wording(body)
        self.quotations = [quotation for quotation in find_quotations(body, introduces_speech) if not quotation.depth]
        self.quoted_from = [quotation.outer_start for quotation in self.quotations]
        self.mentions = Mentions(self.wording, participants, facts)
        found = {frame.index: frame for frame in (*find_frames(self.wording), *self._name_frames())}
        self.frames = [found[index] for index in sorted(found) if self._is_frame(found[index])]
        self.announcing = [frame for frame in self.frames if frame.announces]
        self.silent = {frame.index: frame for frame in self.frames if not frame.announces}
        self.frame_indices = [frame.index for frame in self.announcing]
        said = [quotation.outer_start for quotation in self.quotations if self._length(quotation) > _NAME_LENGTH]
        self.speakers = Speakers(self.wording, self.frames, self.mentions, said, _of_headline(participants, facts))
        self.speech = SpeechTest(self.wording, self.mentions)

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

    def direct(self) -> Iterator[StatementFinding]:
        previous: tuple[Quotation, FrameHit] | None = None
        for quotation in self.quotations:
            frame = self._frame_before(quotation) or self._frame_after(quotation) or self._name_beside(quotation)
            if frame is None and previous is not None and self._goes_on(previous, quotation):
                frame = previous[1]
            if frame is None or not self.speech.is_speech(quotation, frame):
                continue
            previous = (quotation, frame)
            yield self._statement(quotation.start, quotation.end, StatementKind.DIRECT, frame)

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

    def _frame_before(self, quotation: Quotation) -> FrameHit | None:
        first = bisect_left(self.wording.starts, quotation.outer_start)
        place = bisect_left(self.frame_indices, first) - 1
        if place < 0 or first - self.frame_indices[place] > _FRAME_REACH:
            return None
        frame = self.announcing[place]
        if self._sentence_ends_between(self.wording.ends[frame.index], quotation.outer_start):
            return None
        source = place - 1 if self._is_clause_of_source(place) else place
        if self.announcing[source].kind is Frame.SOURCE and source:
            verb = self.announcing[source - 1]
            if self._governs(verb, self.announcing[source]):
                return verb
        return frame

    def _is_clause_of_source(self, place: int) -> bool:
        """Whether a frame is the verb of 'بحسب ما نقلت الوكالة'."""
        index = self.frame_indices[place]
        return place > 0 and self.frame_indices[place - 1] == index - 2 and self.wording.words[index - 1] in _WHAT

    def _governs(self, verb: FrameHit, source: FrameHit) -> bool:
        """Whether a source is named in passing within what a verb announces: 'وقال، وفق ترجمة الوكالة، "…"'."""
        start, end = self.wording.ends[verb.index], self.wording.starts[source.index]
        return verb.kind is not Frame.SOURCE and not self._sentence_ends_between(start, end)

    @lazily
    def _sentence_ends(self) -> list[int]:
        """Where sentences and paragraphs end."""
        return sorted([*(match.start() for match in _FULL_STOP.finditer(self.body)), *_line_ends(self.body)])

    def _sentence_ends_between(self, start: int, end: int) -> bool:
        place = bisect_left(self._sentence_ends, start)
        return place < len(self._sentence_ends) and self._sentence_ends[place] < end

    def _frame_after(self, quotation: Quotation) -> FrameHit | None:
        first = bisect_left(self.wording.starts, quotation.outer_end)
        place = bisect_left(self.frame_indices, first)
        silent = self._silent_frame_at(first)
        if silent is not None:
            return silent
        if place == len(self.announcing) or self.frame_indices[place] - first > _AFTER_REACH:
            return None
        frame = self.announcing[place]
        between = self.body[quotation.outer_end : self.wording.starts[frame.index]]
        if '\n' in between or self._sentence_ends_between(quotation.outer_end, self.wording.starts[frame.index]):
            return None
        if frame.kind is Frame.PARTICIPLE or (frame.kind is Frame.VERB and frame.conjoined):
            return None
        if frame.kind is Frame.SOURCE:
            return self._verb_of_source(place) or frame
        return frame

    def _silent_frame_at(self, index: int) -> FrameHit | None:
        """A verb that announces nothing, right behind a quotation and with a speaker: '«…»، كتب ترامب على تويتر'."""
        frame = self.silent.get(index)
        if frame is None or frame.conjoined or not self.speakers.of(frame).slug:
            return None
        return frame if self.speakers.of(frame).end else None

    def _name_beside(self, quotation: Quotation) -> FrameHit | None:
        """A person named beside a quotation that no verb of speech introduces: 'وبدا الجعفري واثقا: «…»',
        '«…»، بهذه العبارة بدأ دي ميستورا كلمته'."""
        first = bisect_left(self.wording.starts, quotation.outer_start)
        if first and ':' in self.body[self.wording.ends[first - 1] : quotation.outer_start]:
            mention = self.speakers.subjects.sentences.subject_before(first - 1)
            if mention is not None:
                return self._frame_of_name(mention.last)
        after = bisect_left(self.wording.starts, quotation.outer_end)
        if self.wording.words[after : after + 1] and self.wording.words[after] in _THUS:
            for index in range(after + 1, min(after + _THUS_REACH, len(self.wording.words))):
                mention = self.mentions.at(index)
                if mention is not None and mention.person:
                    return self._frame_of_name(mention.last)
        return None

    def _frame_of_name(self, last: int) -> FrameHit:
        return FrameHit(Frame.COLON, last, feminine=False, plural=False, conjoined=False)

    def _verb_of_source(self, place: int) -> FrameHit | None:
        """The verb of 'وفق ما أعلن مدير المرصد', the noun of 'بحسب تعبير لافروف': whose they are is the source."""
        index = self.frame_indices[place]
        if place + 1 < len(self.announcing) and self.frame_indices[place + 1] == index + 1:
            return self.announcing[place + 1]
        if not _WHAT & set(self.wording.words[index + 1 : index + 2]) or place + 1 == len(self.announcing):
            return None
        verb = self.announcing[place + 1]
        return verb if verb.index == index + 2 else None

    def _goes_on(self, previous: tuple[Quotation, FrameHit], quotation: Quotation) -> bool:
        """Whether a quotation without a frame goes on with the speaker of the one before: only punctuation parts
        them, it is the next point of a list, or it is a whole sentence in a paragraph of theirs."""
        between = self.body[previous[0].outer_end : quotation.outer_start]
        if all(character in _BETWEEN_QUOTATIONS for character in between) or _NEXT_POINT.fullmatch(between):
            return True
        whole = between.rstrip().endswith(('.', '!', '؟', '…'))
        return whole and self._length(quotation) >= _WHOLE_SENTENCE and '\n' not in between

    def indirect(self, direct: list[StatementFinding]) -> Iterator[StatementFinding]:
        """Speech without marks, behind a verb of speech and its complementizer, up to the next frame or full stop."""
        taken = [(one.start, one.end) for one in direct]
        for place, frame in enumerate(self.announcing):
            if frame.kind is Frame.SOURCE:
                continue
            span = self._indirect_span(place)
            if span is None:
                continue
            at = bisect_right(taken, (span[1], 0)) - 1
            if at >= 0 and taken[at][1] > span[0]:
                continue
            yield self._statement(*span, StatementKind.INDIRECT, frame)

    def _indirect_span(self, place: int) -> tuple[int, int] | None:
        frame = self.announcing[place]
        complement = self.speakers.complements.get(frame.index)
        if complement is None or complement + 1 >= len(self.wording.words):
            return None
        start = self.wording.starts[complement + 1]
        following = self.announcing[place + 1].index if place + 1 < len(self.announcing) else len(self.wording.words)
        end = bisect_left(self._sentence_ends, start)
        limit = self._sentence_ends[end] if end < len(self._sentence_ends) else len(self.body)
        last = end_of_words(self.wording, complement + 1, min(following, bisect_left(self.wording.starts, limit))) - 1
        if last - complement < _SHORTEST_INDIRECT:
            return None
        return start, self._with_closing_mark(self.wording.ends[last])

    def _with_closing_mark(self, end: int) -> int:
        """The end of what is said, behind the mark of a quotation within it that ends there."""
        place = bisect_right(self.quoted_from, end) - 1
        ends_here = place >= 0 and self.quotations[place].end == end and self.quotations[place].closed
        return self.quotations[place].outer_end if ends_here else end
