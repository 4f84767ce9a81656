"""The subject of a verb of speech, read from the words behind it or before it."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from articles.arabic.folding import fold
from articles.extraction.linking.context import is_given_name
from articles.extraction.linking.frames import COMPLEMENTIZERS, SAYING, TRANSITIVE, Frame, FrameHit
from articles.extraction.linking.mentions import Mention, Mentions
from articles.extraction.linking.names import read_name
from articles.extraction.linking.office_holders import OfficeHolders
from articles.extraction.linking.offices import PERSON_WORDS, PLAIN_HEADS, bare, country_of, head_of
from articles.extraction.linking.sentences import Sentences
from articles.extraction.linking.speech import begins_speech
from articles.extraction.linking.subject_words import (
    BY_THE_MOUTH,
    CIRCUMSTANCES,
    GOVERNING,
    INSTITUTIONS,
    MASCULINE,
    MASCULINE_STATES,
    NAMELESS,
    NEARNESS,
    NO_SUBJECT,
    OBLIQUE,
    OWN_PEOPLE,
    OWN_TEXTS,
    PREPOSITIONS,
    READ_OUT,
    RELATIVES,
    THE_LATTER,
    TIMES,
    TO_HIM,
    is_acting,
    read_addressees,
)
from articles.extraction.linking.wording import QUOTATION_MARKS, Wording

_ASKED: Final = fold('سأل')
LONGEST_SUBJECT: Final = 22
UNNAMED: Final = PERSON_WORDS | frozenset(('مصدر', 'ضابط', 'عضو', 'خبير', 'صحفي', 'صحافي', 'مراسل'))
"""Heads of phrases for somebody whom a text does not name."""
_SHORTEST_MANNER: Final = 4
_DIGITS: Final = '0123456789'
_SHORT: Final = 2
LONGEST_OFFICE: Final = 8


class Speaker(NamedTuple):
    """A speaker: a participant's slug, or the name as printed, or neither."""

    slug: str | None = None
    name: str = ''
    feminine: bool = False
    start: int = 0
    end: int = 0
    """Where the text names them; empty where a verb goes on with somebody named before."""
    passing: bool = False
    """Within what another says ('قال إن واشنطن أعلنت'): nobody goes on with this speaker."""


class Subjects:
    """Reads subjects in one body."""

    def __init__(
        self, wording: Wording, mentions: Mentions, frames: Sequence[FrameHit], quoted_from: list[int]
    ) -> None:
        self.wording = wording
        self.words = wording.words
        self.mentions = mentions
        self.sentences = Sentences(wording, mentions, frames)
        self.holders = OfficeHolders(wording.words, mentions)
        self.frame_words = {frame.index for frame in frames}
        self.quoted_from = quoted_from
        self._ends: dict[int, int] = {}
        self.addressees = read_addressees(mentions.facts)

    def behind(self, index: int, frame: FrameHit) -> Speaker | None:
        """Whom the words behind `index` name, up to what is said; None where there is no subject."""
        first = index + 1
        end = self.end_of(first)
        while first < end and (self.words[first] in TIMES or self.words[first] in TO_HIM):
            first += 1
        if first < end and self.words[first] == 'ل':
            first = self._past_addressee(first, end)
        if first >= end or self.words[first].isdigit():
            return None
        if self.words[first] in THE_LATTER:
            latter = self.sentences.last_named_before(first)
            return self.speaker(latter.slug, first, first, frame.feminine) if latter else None
        # Folded, the preposition على and the name علي are one word.
        known = self.mentions.at(first) is not None
        if self.words[first] in NO_SUBJECT and not known:
            return self._postponed(first, end, frame)
        if not known and not self._can_be_subject(self.words[first]):
            return self._postponed(first, end, frame) if self._is_addressee(self.words[first]) else None
        group = self._group_at(first, end, frame)
        if group is not None:
            if self.words[group.last + 1 : group.last + 3] == BY_THE_MOUTH:
                return self.known_person(group.last + 3, end, frame)
            return self.speaker(group.slug, first, group.last, frame.feminine)
        core = self._core_end(first, end, title=head_of(self.words[first]) is not None)
        if self._names_nobody(first, frame):
            return self._holder_or_name(first, core, end, frame)
        return self.known_person(first, core, frame) or self._holder_or_name(first, core, end, frame)

    def _names_nobody(self, first: int, frame: FrameHit) -> bool:
        """Whether a subject has no name in it: whoever is named behind is no apposition ('مصدر حضر لقاء لافروف') but
        what the verb is done to ('اتهمت المعارضة لافروف')."""
        word, verb = self.words[first], self.verb_of(frame)
        # Who is asked answers: 'سأل أحد الصحفيين لافروف فأجاب'.
        return word in NAMELESS or (word in INSTITUTIONS and verb in TRANSITIVE and not verb.startswith(_ASKED))

    def _group_at(self, first: int, end: int, frame: FrameHit) -> Mention | None:
        """The state or organisation that the words begin with, if it is the subject: an office ('المبعوث الأممي') is
        rather its holder."""
        mention = self.mentions.at(first)
        if mention is None or mention.person or mention.oblique or not self.agrees(mention, frame):
            return None
        if head_of(self.words[first]) and self.holders.find(first, self._phrase_end(first, end)):
            return None
        return mention

    def _past_addressee(self, first: int, end: int) -> int:
        """The word behind the marks that hold to whom one speaks: 'وقال لـ«الحياة» مصدر'."""
        wording = self.wording
        for index in range(first + 1, min(end, len(self.words) - 1)):
            if any(mark in QUOTATION_MARKS for mark in wording.text[wording.ends[index] : wording.starts[index + 1]]):
                return index + 1
        return first

    def _postponed(self, first: int, end: int, frame: FrameHit) -> Speaker | None:
        """A subject behind a circumstance: 'وأكد في ختام كلمته عبد الرحمنوف أن', but not who reads out what another
        wrote: 'وأوضح، في رسالة تلتها نائبته'."""
        for index in range(first + 1, end):
            if self.words[index] in READ_OUT:
                return None
            mention = self.mentions.at(index)
            if mention is not None and mention.person and not mention.oblique:
                before = self.words[index - 1]
                own = before.endswith(('ه', 'ها')) and len(before) > _SHORTEST_MANNER
                own = own or (self._is_addressee(self.words[first]) and before not in OBLIQUE)
                return self.speaker(mention.slug, index, mention.last, frame.feminine) if own else None
        return None

    def _can_be_subject(self, word: str) -> bool:
        """Not to whom one speaks (لوكالة) nor in what manner (متحدثا)."""
        manner = word[0] == 'م' and word.endswith('ا') and len(word) > _SHORTEST_MANNER and not is_given_name(word)
        return not (self._is_addressee(word) or manner or begins_speech(word))

    def _is_addressee(self, word: str) -> bool:
        return word.startswith('لل') or word.rstrip(_DIGITS) in self.addressees

    def end_of(self, first: int) -> int:
        """The word at which a complementizer, a mark, another verb of speech or the sentence's end stops a subject."""
        known = self._ends.get(first)
        if known is None:
            known = self._ends[first] = self._find_end(first)
        return known

    def _find_end(self, first: int) -> int:
        wording = self.wording
        limit = min(len(self.words), first + LONGEST_SUBJECT)
        place = bisect_left(self.quoted_from, wording.ends[first - 1])
        quotation = self.quoted_from[place] if place < len(self.quoted_from) else len(wording.text)
        for index in range(first, limit):
            if wording.starts[index] > quotation or self.sentences.parted(index - 1):
                return index
            if self.words[index] in COMPLEMENTIZERS or self.words[index] in RELATIVES or index in self.frame_words:
                return index
        return limit

    def _core_end(self, first: int, end: int, *, title: bool) -> int:
        """Where the noun phrase ends and circumstances begin."""
        for index in range(first + 1, end):
            word = self.words[index]
            if self.mentions.at(index) is None and (
                word in CIRCUMSTANCES or (not title and (word in PREPOSITIONS or word in TIMES))
            ):
                return index
        return end

    def known_person(self, first: int, core: int, frame: FrameHit) -> Speaker | None:
        for index in range(first, core):
            mention = self.mentions.at(index)
            if mention is not None and mention.person and self._is_within_clause(mention, first):
                return self.unknown(first, first, frame.feminine)
            if mention is not None and mention.person and not self._is_dependent(mention, first):
                if mention.oblique and index == first and frame.kind is not Frame.SOURCE:
                    return None
                if self._is_joined(mention):
                    return self.unknown(mention.first, mention.last, frame.feminine)
                return self.speaker(mention.slug, index, mention.last, frame.feminine)
        return None

    def _is_within_clause(self, mention: Mention, first: int) -> bool:
        """Whether a verb says of an official without a name what they did with somebody: 'مسؤول رافق بيدرسن'."""
        head, last = self.words[first], mention.first - 1
        if head.startswith('ال') or bare(head) not in UNNAMED or last <= first or self.wording.breaks_after(last):
            return False
        word = self.words[last]
        if is_acting(word):
            return True
        if word.startswith('ال') or word.endswith(('ي', 'ه')) or head_of(word) or country_of(word):
            return False
        return not (word in PREPOSITIONS or word in GOVERNING or word in TIMES or is_given_name(word))

    def _is_joined(self, mention: Mention) -> bool:
        """Whether another speaks with them: 'بوتين وأردوغان'."""
        following = self.mentions.at(mention.last + 1)
        if following is None or not following.person or self.wording.breaks_after(mention.last):
            return False
        return self.words[following.first].startswith('و') and following.conjoined

    def _holder_or_name(self, first: int, core: int, end: int, frame: FrameHit) -> Speaker | None:
        """Who holds the office that the words spell, or an unknown speaker under the name that is printed."""
        name = read_name(self.wording, first, core, self.mentions)
        if name is not None:
            return self.unknown(name[0], name[1], frame.feminine)
        office = head_of(self.words[first]) is not None
        if self.mentions.at(first) is not None and not office:
            return None
        if self._is_own_object(first):
            return None
        last = self._phrase_end(first, core)
        if last - first == 1 and self.words[first].startswith('ال') and bare(self.words[first]) in PERSON_WORDS:
            return None
        holder = (self.holders.find(first, core) or self.holders.find(first, last)) if office else None
        if holder is not None:
            return self.speaker(holder, first, last - 1, frame.feminine)
        if office or self.words[first] in INSTITUTIONS or self._is_whole_subject(first, last, (core, end), frame):
            return self.unknown(first, last - 1, frame.feminine)
        return None

    def _is_own_object(self, index: int) -> bool:
        """Whether a word is something of the speaker's and no person: 'وتابع حديثه', but not 'وقال مساعده'."""
        word = self.words[index]
        owned = word.endswith(('ه', 'ها', 'هم')) and self.wording.text[self.wording.ends[index] - 1] != 'ة'
        if word in OWN_TEXTS:
            return True
        if not owned or len(word) < _SHORTEST_MANNER or word.startswith('ال'):
            return False
        return not any(word.startswith(noun) for noun in OWN_PEOPLE)

    def _is_whole_subject(self, first: int, last: int, ends: tuple[int, int], frame: FrameHit) -> bool:
        """Whether a noun phrase of unknown words is a subject and not an object: the verb takes none, or the noun is
        definite or alone; and nothing but a circumstance or what is said follows."""
        verb = self.verb_of(frame)
        short = last - first == 1 or self._is_short(first, ends[1])
        named = verb in SAYING or short or self.words[first].startswith('ال')
        ended = last in ends or self.wording.breaks_after(last - 1)
        whole = ended or self.words[last] in PREPOSITIONS or self.words[last] in TIMES
        return named and whole and verb not in TRANSITIVE

    def _is_short(self, first: int, end: int) -> bool:
        """Whether one or two words lead on to what is said, no noun of action with its 'that' (رفضه أن) among them."""
        if end - first > _SHORT or end >= len(self.words) or self.words[end] not in COMPLEMENTIZERS:
            return False
        return not any(word.endswith(('ه', 'ها', 'هم')) for word in self.words[first:end])

    def verb_of(self, frame: FrameHit) -> str:
        word = self.words[frame.index]
        return word[1:] if frame.conjoined else word

    def agrees(self, mention: Mention, frame: FrameHit) -> bool:
        """Whether the verb's gender lets a group be its subject: states are feminine, but for a few."""
        participant = self.mentions.facts.participant_by_slug[mention.slug]
        if participant.kind != 'state':
            return True
        masculine = participant.slug in MASCULINE_STATES or self.words[mention.first] in MASCULINE
        return frame.plural or frame.feminine is not masculine

    def _phrase_end(self, first: int, end: int) -> int:
        for index in range(first + 1, min(end, first + LONGEST_OFFICE)):
            if self.wording.breaks_after(index - 1) or self.words[index] in TIMES or self.words[index] in PREPOSITIONS:
                return index
        return min(end, first + LONGEST_OFFICE)

    def _is_dependent(self, mention: Mention, first: int) -> bool:
        """Whether the person only tells whose spokesman or adviser speaks: 'المتحدث باسم الرئيس بوتين'."""
        words = self.words
        before = mention.first - 1
        while before >= first and (head_of(words[before]) == 'رئيس' or country_of(words[before])):
            before -= 1
        title = words[before + 1 : mention.first]
        governed = before >= first and not self.wording.breaks_after(before)
        if not title:
            told_of = words[before] in GOVERNING or words[before] in PLAIN_HEADS or words[before] in NEARNESS
            return governed and (told_of or mention.oblique)
        if not self.holders.holds_office(mention.slug, title):
            return False
        return governed or (title[0].startswith('لل') and before + 1 > first)

    def speaker(self, slug: str, first: int, last: int, feminine: bool) -> Speaker:
        return Speaker(slug, '', feminine, self.wording.starts[first], self.wording.ends[last])

    def unknown(self, first: int, last: int, feminine: bool) -> Speaker:
        start, end = self.wording.starts[first], self.wording.ends[last]
        return Speaker(None, self.wording.text[start:end], feminine, start, end)
