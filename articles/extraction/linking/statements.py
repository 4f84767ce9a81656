"""What was said, by whom: direct quotations and indirect speech."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.documents import (
    CleanDocument,
    NameProposal,
    ParticipantFinding,
    PublishedDate,
    StatementFinding,
    StatementKind,
)
from articles.extraction.linking.frames import DENYING, FORMS, Frame, FrameHit
from articles.extraction.linking.names import propose_names
from articles.extraction.linking.points import POINT, announces_words
from articles.extraction.linking.quotations import Quotation
from articles.extraction.linking.reading import Reading
from articles.extraction.linking.reported_speech import end_of_words
from articles.extraction.linking.speech import speaks_of_itself
from articles.reference import Facts

_FRAME_REACH: Final = 45
"""Words between a verb of speech and the quotation it announces."""
_AFTER_REACH: Final = 4
_WHAT: Final = frozenset(['ما', 'لما'])
_THUS: Final = frozenset(fold('بهذه هكذا بهذا بتلك والكلام كانت هذا هذه').split())
"""How a sentence behind a quotation points back to it."""
_THUS_REACH: Final = 7
_BETWEEN_QUOTATIONS: Final = frozenset(' .،,؛;…\u00a0\u200fو')
_NEXT_POINT: Final = re.compile(rf'[\s.،؛,;]*(?:\n\s*{POINT}\s*(?:[^\n:.!؟]{{2,40}}:\s*)?|{POINT}\s*)')
"""The next of a list, with what it is about: '- عن الكهرباء: «…»'; within a paragraph its number alone."""
_OWN_WORDS_FOLLOW: Final = (':', '،', ',', '.')
_ABOUT: Final = frozenset(fold('عن في حول بشأن بخصوص على من بالنسبة حيال إزاء وعن وفي وحول وبشأن وبخصوص وعلى').split())
"""What the label of a point begins with that tells what it is about, and not who speaks."""
_LABELLED_POINT: Final = re.compile(r'[\s.،؛,;]*[-–—•●▪■*]\s*[^\W\d_]+(?:\s[^\W\d_]+){0,3}\s*:\s*')
_LONGEST_LABEL: Final = 80
_RUMOURS: Final = frozenset(
    fold(
        'يشاع أشيع يتردد تردد قيل يقال نشر تداولته تناقلته أنباء الأنباء تقارير التقارير شائعات الشائعات إشاعات'
        ' معلومات المعلومات مزاعم المزاعم ادعاءات الادعاءات اتهامات الاتهامات صحة أخبار الأخبار روايات الرواية تسريبات'
    ).split()
)
"""What is denied of others."""
_DENIAL_REACH: Final = 12
_FEWEST_POINTS: Final = 2
_SHORTEST_POINT: Final = 5
"""Words of a point of a document: what is shorter may be a name."""
_SHORTEST_INDIRECT: Final = 4
_WHOLE_SENTENCE: Final = 8


def link_statements(
    clean: CleanDocument,
    participants: tuple[ParticipantFinding, ...],
    facts: Facts,
    published: PublishedDate | None = None,
) -> tuple[tuple[StatementFinding, ...], tuple[NameProposal, ...]]:
    """The statements of an article in order, and the names of speakers that are in no reference file. `published`
    tells who held an office that several have held."""
    reading = _Statements(clean.body, participants, facts, published)
    direct = list(reading.direct())
    statements = sorted([*direct, *reading.indirect(direct)], key=lambda statement: statement.start)
    return tuple(statements), propose_names(reading.wording, reading.speakers.named, reading.mentions)


def _overlaps(taken: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    """Whether a span has something in common with one of some in order."""
    at = bisect_right(taken, (span[1], 0)) - 1
    return at >= 0 and taken[at][1] > span[0]


class _Statements(Reading):
    """The statements of one body."""

    def direct(self) -> Iterator[StatementFinding]:
        previous: tuple[Quotation, FrameHit] | None = None
        for quotation in self.quotations:
            frame = self._frame_of_label(previous[0], quotation) if previous is not None else None
            frame = frame or self._frame_before(quotation) or self._frame_after(quotation)
            frame = frame or self._name_beside(quotation) or self._frame_of_list(quotation)
            if frame is None and previous is not None and self._goes_on(previous, quotation):
                frame = previous[1]
            frame = frame or self._spoken_of_oneself(quotation)
            if frame is None or self._is_denied(quotation, frame) or not self.speech.is_speech(quotation, frame):
                continue
            previous = (quotation, frame)
            yield self._statement(quotation.start, quotation.end, StatementKind.DIRECT, frame)

    def _frame_of_label(self, previous: Quotation, quotation: Quotation) -> FrameHit | None:
        """The name, known or not, that the next of several quotations is headed with: '- روحاني: «…»'."""
        if not _LABELLED_POINT.fullmatch(self.body[previous.outer_end : quotation.outer_start][:_LONGEST_LABEL]):
            return None
        first = bisect_left(self.wording.starts, previous.outer_end)
        last = bisect_left(self.wording.starts, quotation.outer_start) - 1
        label = self.wording.words[first : last + 1]
        if not label or not label[0].isalpha() or label[0] in _ABOUT:
            return None
        said = any(word in FORMS or word.removeprefix('و') in FORMS for word in label)
        return None if said else self._frame_of_name(last)

    def _is_denied(self, quotation: Quotation, frame: FrameHit) -> bool:
        """Whether the words in marks are those of others, which somebody denies: 'ونفت الوزارة ما يشاع عن «انسحاب
        كامل»'. Behind a colon, a comma or the verb itself they are their own."""
        denying = self._denial_before(frame)
        if denying is None:
            return False
        between = self.body[self.wording.ends[denying] : quotation.outer_start].rstrip()
        if between.endswith(_OWN_WORDS_FOLLOW) or ':' in between:
            return False
        words = self.wording.words[denying + 1 : bisect_left(self.wording.starts, quotation.outer_start)]
        return words[-1:] == ('عن',) or not _RUMOURS.isdisjoint(words)

    def _denial_before(self, frame: FrameHit) -> int | None:
        """The verb of denial that a frame is, or that governs the clause it stands in: 'نفى أنباء تحدثت عن'."""
        if self.speakers.subjects.verb_of(frame) in DENYING:
            return frame.index
        if frame.kind is not Frame.VERB or frame.conjoined or self.wording.breaks_after(frame.index - 1):
            return None
        for index in range(frame.index - 1, max(-1, frame.index - _DENIAL_REACH), -1):
            if self.wording.words[index].removeprefix('و') in DENYING:
                return index if self.speakers.subjects.sentences.in_one_sentence(index, frame.index) else None
        return None

    def _spoken_of_oneself(self, quotation: Quotation) -> FrameHit | None:
        """The person whom a sentence is about, where it quotes words in the first person behind a verb that is none of
        speech: 'وخير الأسد الفصائل بين التفاوض أو "سنلجأ إلى القوة"'."""
        first = bisect_left(self.wording.starts, quotation.outer_start)
        words = self.wording.words[first : bisect_left(self.wording.starts, quotation.end)]
        if len(words) < _SHORTEST_POINT or not speaks_of_itself(words):
            return None
        mention = self.speakers.subjects.sentences.subject_before(first)
        return self._frame_of_name(mention.last) if mention is not None else None

    def _frame_of_list(self, quotation: Quotation) -> FrameHit | None:
        """The verb of speech, or the document, that announces the list of which a quotation is one point."""
        found = self.points.at(quotation.outer_start)
        if found is None:
            return None
        start, end = found[0].lead
        frame = self._frame_between(start, end)
        if frame is not None or not announces_words(self.body[start:end]) or self._length(quotation) < _SHORTEST_POINT:
            return frame
        return self._frame_of_name(self.wording.word_before(end))

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
            mention = self.mentions.covering(first - 1)
            if mention is None or not mention.person or mention.last != first - 1:
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
        if all(character in _BETWEEN_QUOTATIONS for character in between):
            return True
        if _NEXT_POINT.fullmatch(between):
            return True
        whole = between.rstrip().endswith(('.', '!', '؟', '…'))
        return whole and self._length(quotation) >= _WHOLE_SENTENCE and '\n' not in between

    def indirect(self, direct: list[StatementFinding]) -> Iterator[StatementFinding]:
        """Speech without marks: behind a verb of speech and its complementizer, up to the next frame or full stop, and
        the points of a list that such a verb announces."""
        taken = [(one.start, one.end) for one in direct]
        said: list[tuple[int, int]] = []
        for place, frame in enumerate(self.announcing):
            span = self._indirect_span(place) if frame.kind is not Frame.SOURCE else None
            if span is not None and not _overlaps(taken, span):
                said.append(span)
                yield self._statement(*span, StatementKind.INDIRECT, frame)
        taken = sorted([*taken, *said])
        for span, frame in self._points_said():
            if not _overlaps(taken, span):
                yield self._statement(*span, StatementKind.INDIRECT, frame)

    def _points_said(self) -> Iterator[tuple[tuple[int, int], FrameHit]]:
        """The points of lists that a verb of speech announces, each with the verb. Questions are those of an
        interview."""
        for found in self.points.lists:
            frame = self._frame_between(*found.lead)
            texts = [self.body[start:end].rstrip(' .،؛,;') for start, end in found.points]
            if frame is None or frame.kind is Frame.SOURCE or len(texts) < _FEWEST_POINTS:
                continue
            if any(text.endswith(('؟', '?')) for text in texts):
                continue
            for (start, _), text in zip(found.points, texts, strict=True):
                if self._is_said(start, start + len(text)):
                    yield (start, start + len(text)), frame

    def _is_said(self, start: int, end: int) -> bool:
        starts = self.wording.starts
        return bisect_left(starts, end) - bisect_left(starts, start) >= _SHORTEST_INDIRECT

    def _indirect_span(self, place: int) -> tuple[int, int] | None:
        frame = self.announcing[place]
        complement = self.speakers.complements.get(frame.index)
        if complement is None or complement + 1 >= len(self.wording.words):
            return None
        start = self.wording.starts[complement + 1]
        following = self.announcing[place + 1].index if place + 1 < len(self.announcing) else len(self.wording.words)
        end = bisect_left(self._sentence_ends, start)
        limit = self._sentence_ends[end] if end < len(self._sentence_ends) else len(self.body)
        limit = min(limit, self.points.end_of_lead(start) or limit)
        last = end_of_words(self.wording, complement + 1, min(following, bisect_left(self.wording.starts, limit))) - 1
        if last - complement < _SHORTEST_INDIRECT:
            return None
        return start, self._with_closing_mark(self.wording.ends[last])

    def _with_closing_mark(self, end: int) -> int:
        """The end of what is said, behind the mark of a quotation within it that ends there."""
        place = bisect_right(self.quoted_from, end) - 1
        ends_here = place >= 0 and self.quotations[place].end == end and self.quotations[place].closed
        return self.quotations[place].outer_end if ends_here else end
