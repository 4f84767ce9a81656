"""The subject that stands before its verb of speech: 'لكن الأسد قال', 'لافروف الذي أكد', 'أما لافروف فقال'."""

from bisect import bisect_right

from articles.extraction.linking.frames import COMPLEMENTIZERS, FORMS, FrameHit
from articles.extraction.linking.mentions import Mention
from articles.extraction.linking.offices import country_of, head_of
from articles.extraction.linking.speech import begins_speech
from articles.extraction.linking.subject_words import (
    AS_FOR,
    BETWEEN,
    BUT,
    CLAUSE_OPENERS,
    INSTITUTIONS,
    NO_SUBJECT,
    RELATIVES,
    SUBJECT_OPENERS,
    is_acting,
)
from articles.extraction.linking.subjects import LONGEST_OFFICE, LONGEST_SUBJECT, Speaker, Subjects
from articles.extraction.remembering import lazily


class PrecedingSubjects:
    """Reads the subjects before verbs in one body."""

    def __init__(self, subjects: Subjects) -> None:
        self.subjects = subjects
        self.wording = subjects.wording
        self.words = subjects.words
        self.mentions = subjects.mentions
        self.sentences = subjects.sentences

    def of(self, frame: FrameHit) -> Speaker | None:
        """The subject before the verb: 'لكن الأسد قال', 'لافروف الذي أكد'."""
        index = frame.index - 1
        relative = index >= 0 and self.words[index] in RELATIVES
        while index >= 0 and (self.words[index] in BETWEEN or self.words[index] in RELATIVES):
            index -= 1
        if (
            index < 0
            or (frame.conjoined and not self._is_as_for(frame.index))
            or any(self.sentences.parted(i) for i in range(index, frame.index))
        ):
            return None
        mention = self.mentions.covering(index)
        if mention is None and self.words[index] == 'ان' and index:
            mention = self._who_did_before(index - 1)
            return self.subjects.speaker(mention.slug, mention.first, mention.last, frame.feminine) if mention else None
        if mention is None or mention.last != index:
            return self._clause_opened_before(index, frame)
        if self.wording.breaks_after(mention.last) and not relative and self._completes_noun(mention):
            return None
        if self._describes_noun(mention):
            return self._clause_opened_before(index, frame)
        fits = mention.person or (self.subjects.agrees(mention, frame) and not self.wording.breaks_after(mention.last))
        if not relative and (self.sentences.is_oblique(mention) or not fits):
            return None
        speaker = self.subjects.speaker(mention.slug, mention.first, mention.last, frame.feminine)
        return speaker._replace(passing=relative or self._is_embedded(mention))

    def _is_as_for(self, index: int) -> bool:
        """Whether a conjoined verb follows 'as for' and its subject: 'أما لافروف فقال'."""
        if not self.words[index].startswith('ف'):
            return False
        for place in range(index - 1, max(-1, index - LONGEST_SUBJECT), -1):
            if self.sentences.parted(place):
                return False
            if self.words[place] in AS_FOR:
                return True
        return False

    def _completes_noun(self, mention: Mention) -> bool:
        """Whether a noun before a name and its titles governs it: 'وعن حضور بوتين، أوضح'."""
        before = mention.first - 1
        while before >= 0 and (head_of(self.words[before]) or self.words[before].startswith('ال')):
            before -= 1
        if before < 0 or self.wording.breaks_after(before):
            return False
        word = self.words[before]
        plain = word[1:] if word[0] in 'وف' else word
        opens = word in SUBJECT_OPENERS or word in BETWEEN or word in CLAUSE_OPENERS or word in COMPLEMENTIZERS
        return not (opens or word in FORMS or plain in FORMS or is_acting(word))

    def _describes_noun(self, mention: Mention) -> bool:
        """Whether the name of a state is an adjective of people behind 'that': 'أن مصادر روسية أكدت'."""
        before = mention.first - 1
        if mention.person or mention.first != mention.last or before < 1 or self.wording.breaks_after(before):
            return False
        return self.words[before - 1] in COMPLEMENTIZERS and self.words[before] in INSTITUTIONS

    def _who_did_before(self, index: int) -> Mention | None:
        """Who did it before: 'وسبق للافروف أن قال'."""
        mention = self.mentions.covering(index)
        if mention is None or mention.last != index or not mention.first:
            return None
        return mention if self.words[mention.first - 1].removeprefix('و') == 'سبق' else None

    def _clause_opened_before(self, index: int, frame: FrameHit) -> Speaker | None:
        """The subject of 'لكن المتحدث باسم الوحدات قال': what stands between the clause's opening and its verb."""
        place = bisect_right(self._openers, index)
        opening = self._openers[place - 1] if place else -1
        if opening < 0 or opening == index or index - opening >= LONGEST_OFFICE:
            return None
        if any(map(self.wording.breaks_after, range(opening + 1, index))):
            return None
        # 'إن بلاده أبلغت': his own country speaks for him.
        own = self.words[opening + 1].endswith(('ه', 'ها', 'هم'))
        if own or self._cannot_open(opening + 1):
            return None
        inner = self.subjects.known_person(opening + 1, index + 1, frame)
        passing = self.words[opening] in COMPLEMENTIZERS and not self._opens_main_clause(opening)
        holder = self.subjects.holders.find(opening + 1, index + 1)
        held = self.subjects.speaker(holder, opening + 1, index, frame.feminine) if holder else None
        return (inner or held or self.subjects.unknown(opening + 1, index, frame.feminine))._replace(passing=passing)

    def _opens_main_clause(self, index: int) -> bool:
        """Whether 'that' belongs to a 'but', as in 'إلا أن الخبير يرى': nothing is reported there."""
        return index > 0 and self.words[index - 1] in BUT and not self.wording.breaks_after(index - 1)

    @lazily
    def _openers(self) -> list[int]:
        """The words that can open a clause with its subject."""
        return self.wording.places_of(SUBJECT_OPENERS)

    def _cannot_open(self, index: int) -> bool:
        """Whether a word behind the clause's opening is no subject: 'إذا كان سيزور', 'أن يكون'."""
        word = self.words[index]
        return word in NO_SUBJECT or (self.mentions.at(index) is None and begins_speech(word))

    def _is_embedded(self, mention: Mention) -> bool:
        """Whether the name and its titles stand right behind a complementizer."""
        before = mention.first - 1
        while before >= 0 and (head_of(self.words[before]) or country_of(self.words[before])):
            before -= 1
        return before >= 0 and self.words[before] in COMPLEMENTIZERS and not self._opens_main_clause(before)
