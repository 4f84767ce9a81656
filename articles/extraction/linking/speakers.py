"""Whose words a verb of speech announces."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.documents import Part, ParticipantFinding
from articles.extraction.linking.frames import COMPLEMENTIZERS, Frame, FrameHit
from articles.extraction.linking.names import read_name
from articles.extraction.linking.offices import country_of, head_of, holds, read_held_offices, read_office
from articles.extraction.linking.quotations import Quotation
from articles.extraction.linking.wording import Wording
from articles.reference import Facts

_LONGEST_SUBJECT: Final = 22
_LONGEST_OFFICE: Final = 8


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


_TIMES: Final = _folded(
    'اليوم أمس الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد مساء صباح ليل ظهر فجر يوم مؤخرا لاحقا سابقا أيضا كذلك'
)
_NO_SUBJECT: Final = _folded(
    'في خلال عقب بعد قبل أثناء مع من عن على إلى أمام عبر حول بشأن لدى ضمن وفي ردا تعليقا له لها لهم فيه فيها ذلك هذا هذه عنه'
    ' به بها فيما بينما حين عندما لكن كما إذا لا لم لن ما قبيل إثر وسط بعيد منذ نقلا عبره بينهم تجاه حيال ضد لوسائل للصحفيين'
    ' للصحافيين هنا هناك وجود ضرورة أهمية دعم رفض استعداد التزام حرص موقف عدم'
)
_RELATIVES: Final = _folded('الذي التي الذين والذي والتي وهو وهي')
_BEFORE_VERB: Final = _folded('قد فقد الذي التي والذي والتي كان كانت وكان وكانت أيضا هو')
_OBLIQUE: Final = _folded('مع إلى عن من على ضد بين نظيره نظيرها نظيرته لدى أمام بشأن حول قبل عند وبين ومع تجاه حيال')
_CLAUSE_ENDS: Final = ':.!?؟\n'


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: a participant's slug, or the name as printed, or neither."""

    slug: str | None = None
    name: str = ''
    feminine: bool = False
    start: int = 0
    end: int = 0
    """Where the text names them for this frame; empty where a verb goes on with the last speaker."""


@dataclass(frozen=True, slots=True)
class Mention:
    slug: str
    first: int
    last: int
    person: bool


class Speakers:
    """The speaker of every frame, read in the order of the text: a verb without subject goes on with the last."""

    def __init__(
        self,
        wording: Wording,
        frames: Sequence[FrameHit],
        quotations: Sequence[Quotation],
        participants: Sequence[ParticipantFinding],
        facts: Facts,
    ) -> None:
        self.wording = wording
        self.facts = facts
        self.held = read_held_offices(facts)
        self.quoted_from = [quotation.outer_start for quotation in quotations]
        self.mentions = self._read_mentions(participants)
        self.persons = [one.slug for one in participants if facts.participant_by_slug[one.slug].is_person]
        self.frame_words = {frame.index for frame in frames}
        self.complements: dict[int, int] = {}
        """By the word of a frame: its complementizer."""
        self._speakers: dict[int, Speaker] = {}
        self._history: list[Speaker] = []
        for frame in frames:
            speaker = self._speakers[frame.index] = self._read(frame)
            if frame.kind is not Frame.SOURCE and (speaker.slug or speaker.name):
                self._history.append(speaker)

    def of(self, frame: FrameHit) -> Speaker:
        return self._speakers[frame.index]

    def _read_mentions(self, participants: Sequence[ParticipantFinding]) -> dict[int, Mention]:
        """By the word a name begins with."""
        mentions: dict[int, Mention] = {}
        for finding in participants:
            person = self.facts.participant_by_slug[finding.slug].is_person
            for evidence in finding.evidence:
                if evidence.part is Part.BODY:
                    first = self.wording.word_before(evidence.start + 1)
                    known = mentions.get(first)
                    if known is None or (person and not known.person):
                        last = self.wording.word_before(evidence.end)
                        mentions[first] = Mention(finding.slug, first, last, person)
        return mentions

    def _read(self, frame: FrameHit) -> Speaker:
        subject: Speaker | None = None
        if frame.kind is Frame.PARTICIPLE:
            self._find_complement(frame.index)
            return self._current()
        if frame.kind in (Frame.NOUN, Frame.REPORT):
            subject = self._reported(frame)
        else:
            subject = self._subject(frame.index, frame) or self._named_right_before(frame)
        if subject is not None:
            return subject
        return self._current(None if frame.kind is not Frame.VERB or frame.plural else frame.feminine)

    def _current(self, feminine: bool | None = None) -> Speaker:
        """The last speaker, of the verb's gender where the verb shows one."""
        for speaker in reversed(self._history[-4:]):
            if feminine is None or speaker.feminine is feminine:
                return Speaker(speaker.slug, speaker.name, speaker.feminine)
        return Speaker()

    def _subject(self, index: int, frame: FrameHit) -> Speaker | None:
        """Whom the words behind `index` name, up to what is said."""
        words = self.wording.words
        first = index + 1
        end = self._subject_end(frame.index, first)
        while first < end and words[first] in _TIMES:
            first += 1
        if first >= end or words[first] in _NO_SUBJECT:
            return None
        return self._read_subject(first, end, frame.feminine, complete=end - first <= 3)

    def _subject_end(self, frame_index: int, first: int) -> int:
        wording = self.wording
        limit = min(len(wording.words), first + _LONGEST_SUBJECT)
        next_quotation = self._next_quotation(wording.ends[first - 1])
        for index in range(first, limit):
            gap = wording.text[wording.ends[index - 1] : wording.starts[index]]
            if wording.starts[index] > next_quotation or any(mark in gap for mark in _CLAUSE_ENDS):
                return index
            if wording.words[index] in COMPLEMENTIZERS:
                self.complements[frame_index] = index
                return index
            if index in self.frame_words or wording.words[index] in _RELATIVES:
                return index
        return limit

    def _find_complement(self, frame_index: int) -> None:
        self._subject_end(frame_index, frame_index + 1)

    def _read_subject(self, first: int, end: int, feminine: bool, *, complete: bool) -> Speaker | None:
        words = self.wording.words
        dependent = False
        for index in range(first, end):
            mention = self.mentions.get(index)
            if mention is not None and mention.person:
                if self._is_dependent(mention, first):
                    dependent = True
                    continue
                return self._speaker(mention.slug, index, mention.last, feminine)
        name = read_name(self.wording, first, end, self.mentions)
        if name is not None:
            return self._unknown(name[0], name[1], feminine)
        opening = self.mentions.get(first)
        if opening is not None and not opening.person:
            return self._speaker(opening.slug, first, opening.last, feminine)
        if head_of(words[first]) is not None:
            last = self._noun_phrase_end(first, end)
            holder = None if dependent else self._office_holder(first, last)
            if holder is not None:
                return self._speaker(holder, first, last - 1, feminine)
            return self._unknown(first, last - 1, feminine)
        last = self._noun_phrase_end(first, end)
        if complete or last == end or words[first] in _SOURCES_OF_NEWS:
            return self._unknown(first, last - 1, feminine)
        return None

    def _noun_phrase_end(self, first: int, end: int) -> int:
        """Where the words that belong to the subject end: at a comma, a preposition of circumstance, a time."""
        for index in range(first + 1, min(end, first + _LONGEST_OFFICE)):
            word = self.wording.words[index]
            if self.wording.breaks_after(index - 1) or word in _TIMES or word in _CIRCUMSTANCES:
                return index
        return min(end, first + _LONGEST_OFFICE)

    def _is_dependent(self, mention: Mention, first: int) -> bool:
        """Whether the person only tells whose spokesman or adviser speaks: 'المتحدث باسم الرئيس بوتين'."""
        words = self.wording.words
        before = mention.first - 1
        while before >= first and (head_of(words[before]) == 'رئيس' or country_of(words[before])):
            before -= 1
        title = words[before + 1 : mention.first]
        if before >= first and words[before] == 'باسم' and (not title or self._holds(mention.slug, title)):
            return True
        if not title or before < first or not self._holds(mention.slug, title):
            return title[:1] != () and title[0].startswith('لل') and self._holds(mention.slug, title)
        return not self.wording.breaks_after(before)

    def _holds(self, slug: str, words: Sequence[str]) -> bool:
        office = read_office(words)
        return office is not None and holds(self.facts.participant_by_slug[slug], self.held[slug], office, None)

    def _office_holder(self, first: int, end: int) -> str | None:
        """The person of the article who holds the office that the words spell; the last named of several."""
        words = self.wording.words
        for last in range(end, first, -1):
            holders = [slug for slug in self.persons if self._holds(slug, words[first:last])]
            if holders:
                return self._last_named(holders, first)
        return None

    def _last_named(self, slugs: Sequence[str], before: int) -> str | None:
        if len(slugs) == 1:
            return slugs[0]
        named = [one for one in self.mentions.values() if one.slug in slugs and one.first < before]
        return max(named, key=lambda one: one.first).slug if named else None

    def _next_quotation(self, offset: int) -> int:
        place = bisect_left(self.quoted_from, offset)
        return self.quoted_from[place] if place < len(self.quoted_from) else len(self.wording.text)

    def _named_right_before(self, frame: FrameHit) -> Speaker | None:
        """The subject before the verb: 'لكن الأسد قال', 'لافروف الذي أكد'."""
        words = self.wording.words
        index = frame.index - 1
        if index < 0 or frame.conjoined:
            return None
        while index >= 0 and words[index] in _BEFORE_VERB:
            index -= 1
        if index < 0 or self._parted(index, frame.index):
            return None
        mention = self._mention_ending_at(index)
        if mention is None:
            return None
        before = mention.first - 1
        while before >= 0 and (head_of(words[before]) or country_of(words[before])):
            before -= 1
        attached = self.wording.text[self.wording.starts[mention.first]] in 'لب'
        relative = index < frame.index - 1 and words[frame.index - 1] in _RELATIVES
        if not relative and ((before >= 0 and words[before] in _OBLIQUE) or (attached and not mention.person)):
            return None
        return self._speaker(mention.slug, mention.first, mention.last, frame.feminine)

    def _parted(self, index: int, following: int) -> bool:
        between = self.wording.text[self.wording.ends[index] : self.wording.starts[following]]
        return any(mark in between for mark in _CLAUSE_ENDS)

    def _mention_ending_at(self, index: int) -> Mention | None:
        for first in range(index, max(-1, index - 6), -1):
            mention = self.mentions.get(first)
            if mention is not None:
                return mention if mention.last == index else None
        return None

    def _reported(self, frame: FrameHit) -> Speaker | None:
        """Whom نقلت … عن … (قوله) names: what follows the عن, before or behind the frame word."""
        words = self.wording.words
        if frame.kind is Frame.REPORT:
            places = range(frame.index + 1, min(len(words), frame.index + 12))
        else:
            places = range(frame.index - 1, max(-1, frame.index - 40), -1)
        for index in places:
            if self._parted(min(index, frame.index), max(index, frame.index)):
                return None
            if words[index] == 'عن':
                return self._subject(index, frame)
            if words[index] in ('عنه', 'عنها'):
                return self._current()
        return self._named_right_before(frame) if frame.kind is Frame.NOUN else None

    def _speaker(self, slug: str, first: int, last: int, feminine: bool) -> Speaker:
        start, end = self.wording.starts[first], self.wording.ends[last]
        return Speaker(slug, '', feminine, start, end)

    def _unknown(self, first: int, last: int, feminine: bool) -> Speaker:
        start, end = self.wording.starts[first], self.wording.ends[last]
        return Speaker(None, self.wording.text[start:end], feminine, start, end)


_SOURCES_OF_NEWS: Final = _folded(
    'مصدر مصادر المصدر المصادر وكالة الوكالة صحيفة الصحيفة قناة البيان المرصد المسؤول الدبلوماسي ناشطون نشطاء مراقبون خبراء محللون'
    ' محلل الخبير خبير باحث المحلل موقع تقرير التقرير وزارة الوزارة الحكومة المعارضة الرئاسة مكتب'
)
_CIRCUMSTANCES: Final = _folded(
    'في خلال عقب بعد قبل أثناء مع أمام عبر على لدى ردا تعليقا عن من بحسب وفق حسب وفقا ضمن إن أن قبيل إثر بشأن حول'
)
