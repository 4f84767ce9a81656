"""The subject of a verb of speech, read from the words behind it or before it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.linking.context import is_given_name
from articles.extraction.linking.frames import COMPLEMENTIZERS, SAYING, TRANSITIVE, Frame, FrameHit
from articles.extraction.linking.mentions import Mention, Mentions
from articles.extraction.linking.names import TO_WHOM, read_name
from articles.extraction.linking.offices import (
    PERSON_WORDS,
    PLAIN_HEADS,
    Office,
    bare,
    country_of,
    head_of,
    holds,
    read_held_offices,
    read_office,
)
from articles.extraction.linking.once import once_per_facts
from articles.extraction.linking.speech import begins_speech
from articles.extraction.linking.wording import Wording, read_wording
from articles.reference import Facts


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


TIMES: Final = _folded(
    'اليوم أمس الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد مساء صباح ليل ظهر فجر يوم مؤخرا لاحقا سابقا'
    ' أيضا كذلك بدوره بدورها'
)
RELATIVES: Final = _folded('الذي التي الذين والذي والتي')
_CIRCUMSTANCES: Final = _folded(
    'خلال عقب بعد قبل أثناء مع أمام ردا تعليقا بحسب حسب وفق وفقا عن على قبيل إثر عبر حين عندما بينما منذ'
    ' حول بشأن فيما وهو وهي'
)
"""What ends the noun phrase of any subject."""
_PREPOSITIONS: Final = _folded('في لدى من ضمن إلى')
"""What ends the noun phrase of a subject, except within a title: 'الممثل الدائم لدى الأمم المتحدة'."""
_NO_SUBJECT: Final = (
    _CIRCUMSTANCES
    | _PREPOSITIONS
    | _folded(
        'ب ل و عام سنة العام بنفسه نفسه له لها لهم فيه فيها ذلك هذا هذه عنه به بها بينهم لكن كما إذا لا لم لن ما'
        ' وسط بعيد تجاه'
        ' حيال ضد للصحفيين للصحافيين هنا هناك وجود ضرورة أهمية دعم رفض استعداد التزام حرص موقف عدم مجددا أن إن'
        ' صحة إمكانية احتمال تأييد تمسك ثقة نية رغبة أمل حق لزوم وجوب'
    )
)
OBLIQUE: Final = _folded(
    'في مع إلى عن من على ضد بين لدى أمام بشأن حول قبل عند وبين ومع تجاه حيال وإلى وعن بعد خلال سوى'
)
_COUNTERPART: Final = ('نظير', 'ونظير', 'بنظير', 'لنظير')
_TO_A_TITLE: Final = ('لل', 'بال', 'ولل', 'وبال')
_BETWEEN: Final = (
    _folded('قد فقد كان كانت وكان وكانت أيضا هو هي من جهته جانبه جهتها جانبها بدوره بدورها نفسه شخصيا') | TIMES
)
"""What may stand between a subject and its verb."""
_TO_HIM: Final = _folded('به بها له لها لهم إليه إليها عليه عليها فيه فيها')
_THE_LATTER: Final = _folded('الأخير الأخيرة')
_BY_THE_MOUTH: Final = ('علي', 'لسان')
_INSTITUTIONS: Final = _folded(
    'مصدر مصادر المصدر المصادر وكالة الوكالة صحيفة الصحيفة قناة القناة البيان بيان المرصد المسؤول'
    ' الدبلوماسي ناشطون نشطاء'
    ' مراقبون خبراء محللون محلل الخبير خبير باحث المحلل موقع تقرير التقرير وزارة الوزارة الحكومة المعارضة الرئاسة مكتب'
    ' مسؤولون دبلوماسيون شهود شاهد متظاهرون أهالي سكان مراسل منظمة المنظمة اللجنة الهيئة حزب حركة أحد إحدى بعض وسائل'
)
GOVERNING: Final = _folded(
    'باسم مكتب وفد فريق حكومة إدارة محامي محامية شقيق نجل زوجة والد أنصار حزب موكب مقر مستشاري مساعدي'
    ' أعضاء مصادر قوات نظام'
)
"""Nouns that make a person a complement: 'مكتب دي ميستورا' is not he."""
_MASCULINE_STATES: Final = ('iraq', 'lebanon', 'jordan')
_MASCULINE: Final = _folded('الجانب الاتحاد الكيان الاحتلال الروس الأتراك الوفد')
"""First words of names of states that take a masculine verb."""
_SUBJECT_OPENERS: Final = _folded('لكن ولكن أن إن بأن أما وأما')
"""Words that put the subject before its verb."""
_AS_FOR: Final = _folded('أما وأما')
_CLAUSE_OPENERS: Final = _folded('ثم كما وقد قد حيث وكان كان بينما فيما عندما')
_ACTING: Final = _folded(
    'عاد التقى وصل شارك اجتمع بحث أجرى زار غادر استقبل عقد تطرق عرض قدم تحدث تدخل ترأس حضر ألقى استهل بدأ'
    ' ناقش هنأ وقع فاز'
    ' حكم أعاد وجه تلا وقف جلس اتصل اتفق وافق قام أبدى عبر واصل نشر تعهد حاول'
)
"""Verbs of what people do besides speaking."""
_CLAUSE_ENDS: Final = ':.!?؟\n'
_LONGEST_SUBJECT: Final = 22
_SHORTEST_MANNER: Final = 4
_DIGITS: Final = '0123456789'
_SHORT: Final = 2
_LONGEST_OFFICE: Final = 8
_LONGEST_SENTENCE: Final = 45


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: a participant's slug, or the name as printed, or neither."""

    slug: str | None = None
    name: str = ''
    feminine: bool = False
    start: int = 0
    end: int = 0
    """Where the text names them; empty where a verb goes on with somebody named before."""
    passing: bool = False
    """Within what another says ('قال إن واشنطن أعلنت'): nobody goes on with this speaker."""


@once_per_facts
def read_addressees(facts: Facts) -> frozenset[str]:
    """Outlets with ل, as they stand behind a verb of speech: 'وقال لسانا'. To whom one speaks is not who speaks."""
    names = (name for source in facts.sources for name in (source.name_ar, *source.variants))
    first_words = {words[0] for name in names if (words := read_wording(name).words)}
    return frozenset('ل' + word for word in first_words) | TO_WHOM


class Subjects:
    """Reads subjects in one body."""

    def __init__(
        self, wording: Wording, mentions: Mentions, frames: Sequence[FrameHit], quoted_from: list[int]
    ) -> None:
        self.wording = wording
        self.words = wording.words
        self.mentions = mentions
        self.held = read_held_offices(mentions.facts)
        self.frame_words = {frame.index for frame in frames}
        self.verbs = {frame.index for frame in frames if frame.kind is Frame.VERB}
        self.quoted_from = quoted_from
        self._parted: dict[int, bool] = {}
        self.addressees = read_addressees(mentions.facts)

    def behind(self, index: int, frame: FrameHit) -> Speaker | None:
        """Whom the words behind `index` name, up to what is said; None where there is no subject."""
        first = index + 1
        end = self.end_of(first)
        while first < end and (self.words[first] in TIMES or self.words[first] in _TO_HIM):
            first += 1
        if first >= end or self.words[first].isdigit():
            return None
        if self.words[first] in _THE_LATTER:
            return self._latter(first, frame)
        if self.words[first] in _NO_SUBJECT:
            return self._postponed(first, end, frame)
        if self.mentions.at(first) is None and not self._can_be_subject(self.words[first]):
            return self._postponed(first, end, frame) if self._is_addressee(self.words[first]) else None
        opening = self.mentions.at(first)
        if (
            opening is not None
            and head_of(self.words[first])
            and self._office_holder(first, self._phrase_end(first, end))
        ):
            opening = None
        if opening is not None and not opening.person and not opening.oblique and self._agrees(opening, frame):
            if self.words[opening.last + 1 : opening.last + 3] == _BY_THE_MOUTH:
                return self._known_person(opening.last + 3, end, frame)
            return self.speaker(opening.slug, first, opening.last, frame.feminine)
        title = head_of(self.words[first]) is not None
        core = self._core_end(first, end, title)
        return self._known_person(first, core, frame) or self._group_or_name(first, core, end, frame)

    def _latter(self, index: int, frame: FrameHit) -> Speaker | None:
        """Whom 'الأخير' means: the person named last."""
        for place in range(index - 1, max(-1, index - _LONGEST_SENTENCE), -1):
            mention = self.mentions.at(place)
            if mention is not None and mention.person:
                return self.speaker(mention.slug, index, index, frame.feminine)
        return None

    def _postponed(self, first: int, end: int, frame: FrameHit) -> Speaker | None:
        """A subject behind a circumstance: 'وأكد في ختام كلمته عبد الرحمنوف أن'."""
        for index in range(first + 1, end):
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
        wording = self.wording
        limit = min(len(self.words), first + _LONGEST_SUBJECT)
        place = bisect_left(self.quoted_from, wording.ends[first - 1])
        quotation = self.quoted_from[place] if place < len(self.quoted_from) else len(wording.text)
        for index in range(first, limit):
            if wording.starts[index] > quotation or self.parted(index - 1):
                return index
            if self.words[index] in COMPLEMENTIZERS or self.words[index] in RELATIVES or index in self.frame_words:
                return index
        return limit

    def _core_end(self, first: int, end: int, title: bool) -> int:
        """Where the noun phrase ends and circumstances begin."""
        for index in range(first + 1, end):
            word = self.words[index]
            if self.mentions.at(index) is None and (
                word in _CIRCUMSTANCES or (not title and (word in _PREPOSITIONS or word in TIMES))
            ):
                return index
        return end

    def _known_person(self, first: int, core: int, frame: FrameHit) -> Speaker | None:
        for index in range(first, core):
            mention = self.mentions.at(index)
            if mention is not None and mention.person and not self._is_dependent(mention, first):
                if mention.oblique and index == first and frame.kind is not Frame.SOURCE:
                    return None
                if self._is_joined(mention):
                    return self._unknown(mention.first, mention.last, frame.feminine)
                return self.speaker(mention.slug, index, mention.last, frame.feminine)
        return None

    def _is_joined(self, mention: Mention) -> bool:
        """Whether another speaks with them: 'بوتين وأردوغان'."""
        following = self.mentions.at(mention.last + 1)
        if following is None or not following.person or self.wording.breaks_after(mention.last):
            return False
        return self.words[following.first].startswith('و') and following.conjoined

    def counterpart(self, index: int, slug: str, frame: FrameHit) -> Speaker | None:
        """Whom 'نظيره التركي' at `index` means, if `slug` is he whose counterpart is meant."""
        words = self.words[index : index + 2]
        country = country_of(words[1]) if len(words) > 1 and words[0].startswith(_COUNTERPART) else None
        if country is None:
            return None
        for entry in self.held.get(slug, ()):
            office = Office(entry.office.head, frozenset([country]), entry.office.field)
            for other in self.mentions.persons:
                person = self.mentions.facts.participant_by_slug[other]
                if other != slug and person.country == country and holds(person, self.held[other], office, None):
                    return self.speaker(other, index, index + 1, frame.feminine)
        return None

    def _group_or_name(self, first: int, core: int, end: int, frame: FrameHit) -> Speaker | None:
        name = read_name(self.wording, first, core, self.mentions)
        if name is not None:
            return self._unknown(name[0], name[1], frame.feminine)
        if self.mentions.at(first) is not None and head_of(self.words[first]) is None:
            return None
        last = self._phrase_end(first, core)
        if last - first == 1 and self.words[first].startswith('ال') and bare(self.words[first]) in PERSON_WORDS:
            return None
        if head_of(self.words[first]) is not None:
            holder = self._office_holder(first, last)
            if holder is not None:
                return self.speaker(holder, first, last - 1, frame.feminine)
            return self._unknown(first, last - 1, frame.feminine)
        if self.words[first] in _INSTITUTIONS:
            return self._unknown(first, last - 1, frame.feminine)
        verb = self.verb_of(frame)
        named = verb in SAYING or last - first == 1 or self.words[first].startswith('ال') or self._is_short(first, end)
        ended = last in (core, end) or self.wording.breaks_after(last - 1)
        whole = ended or self.words[last] in _PREPOSITIONS or self.words[last] in TIMES
        if named and whole and verb not in TRANSITIVE:
            return self._unknown(first, last - 1, frame.feminine)
        return None

    def _is_short(self, first: int, end: int) -> bool:
        """Whether one or two words lead on to what is said, no noun of action with its 'that' (رفضه أن) among them."""
        if end - first > _SHORT or end >= len(self.words) or self.words[end] not in COMPLEMENTIZERS:
            return False
        return not any(word.endswith(('ه', 'ها', 'هم')) for word in self.words[first:end])

    def verb_of(self, frame: FrameHit) -> str:
        word = self.words[frame.index]
        return word[1:] if frame.conjoined else word

    def _agrees(self, mention: Mention, frame: FrameHit) -> bool:
        """Whether the verb's gender lets a group be its subject: states are feminine, but for a few."""
        participant = self.mentions.facts.participant_by_slug[mention.slug]
        if participant.kind != 'state':
            return True
        masculine = participant.slug in _MASCULINE_STATES or self.words[mention.first] in _MASCULINE
        return frame.plural or frame.feminine is not masculine

    def _phrase_end(self, first: int, end: int) -> int:
        for index in range(first + 1, min(end, first + _LONGEST_OFFICE)):
            if self.wording.breaks_after(index - 1) or self.words[index] in TIMES or self.words[index] in _PREPOSITIONS:
                return index
        return min(end, first + _LONGEST_OFFICE)

    def _is_dependent(self, mention: Mention, first: int) -> bool:
        """Whether the person only tells whose spokesman or adviser speaks: 'المتحدث باسم الرئيس بوتين'."""
        words = self.words
        before = mention.first - 1
        while before >= first and (head_of(words[before]) == 'رئيس' or country_of(words[before])):
            before -= 1
        title = words[before + 1 : mention.first]
        governed = before >= first and not self.wording.breaks_after(before)
        if not title:
            return governed and (words[before] in GOVERNING or mention.oblique or words[before] in PLAIN_HEADS)
        if not self._holds(mention.slug, title):
            return False
        return governed or (title[0].startswith('لل') and before + 1 > first)

    def _holds(self, slug: str, words: Sequence[str]) -> bool:
        office = read_office(words)
        if office is None:
            return False
        return holds(self.mentions.facts.participant_by_slug[slug], self.held[slug], office, None)

    def _office_holder(self, first: int, end: int) -> str | None:
        """The person of the article who holds the office that the words spell; the last named of several."""
        if end - first == 1 and self.words[first].endswith('ه') and not self.words[first].startswith('ال'):
            return None
        countries = [index for index in range(first, end) if country_of(self.words[index])]
        for last in dict.fromkeys([end, countries[-1] + 1] if countries else [end]):
            holders = [slug for slug in self.mentions.persons if self._holds(slug, self.words[first:last])]
            if holders:
                return self._last_named(holders, first)
        return None

    def _last_named(self, slugs: Sequence[str], before: int) -> str | None:
        if len(slugs) == 1:
            return slugs[0]
        latest: tuple[int, str] | None = None
        for slug in slugs:
            places = self.mentions.places_of.get(slug, [])
            rank = bisect_left(places, before)
            if rank and (latest is None or places[rank - 1] > latest[0]):
                latest = (places[rank - 1], slug)
        return latest[1] if latest else None

    def before(self, frame: FrameHit) -> Speaker | None:
        """The subject before the verb: 'لكن الأسد قال', 'لافروف الذي أكد'."""
        index = frame.index - 1
        relative = index >= 0 and self.words[index] in RELATIVES
        while index >= 0 and (self.words[index] in _BETWEEN or self.words[index] in RELATIVES):
            index -= 1
        if index < 0 or frame.conjoined or any(self.parted(i) for i in range(index, frame.index)):
            return None
        mention = self.mentions.covering(index)
        if mention is None or mention.last != index:
            return self._clause_opened_before(index, frame)
        fits = mention.person or (self._agrees(mention, frame) and not self.wording.breaks_after(mention.last))
        if not relative and (self.is_oblique(mention) or not fits):
            return None
        speaker = self.speaker(mention.slug, mention.first, mention.last, frame.feminine)
        return replace(speaker, passing=relative or self._is_embedded(mention))

    def _clause_opened_before(self, index: int, frame: FrameHit) -> Speaker | None:
        """The subject of 'لكن المتحدث باسم الوحدات قال': what stands between the clause's opening and its verb."""
        for opening in range(index, max(-1, index - _LONGEST_OFFICE), -1):
            if self.words[opening] in _SUBJECT_OPENERS:
                # 'إن بلاده أبلغت': his own country speaks for him.
                own = opening < index and self.words[opening + 1].endswith(('ه', 'ها', 'هم'))
                if opening == index or own or self.words[opening + 1] in _NO_SUBJECT:
                    return None
                inner = self._known_person(opening + 1, index + 1, frame)
                passing = self.words[opening] in COMPLEMENTIZERS
                holder = self._office_holder(opening + 1, index + 1)
                held = self.speaker(holder, opening + 1, index, frame.feminine) if holder else None
                return replace(inner or held or self._unknown(opening + 1, index, frame.feminine), passing=passing)
            if opening < index and self.wording.breaks_after(opening):
                return None
        return None

    def _is_embedded(self, mention: Mention) -> bool:
        """Whether the name and its titles stand right behind a complementizer."""
        before = mention.first - 1
        while before >= 0 and (head_of(self.words[before]) or country_of(self.words[before])):
            before -= 1
        return before >= 0 and self.words[before] in COMPLEMENTIZERS

    @cached_property
    def topics(self) -> list[Mention]:
        """The people whom clauses are about that hold no verb of speech: 'أما لافروف', 'ثم عاد لافروف'."""
        return [one for one in self.mentions.in_order if one.person and not one.oblique and self._begins_clause(one)]

    def _begins_clause(self, mention: Mention) -> bool:
        before = mention.first - 1
        while before >= 0 and (head_of(self.words[before]) or self.words[before].startswith('ال')):
            before -= 1
        if self._begins_sentence(before + 1):
            return True
        if self.wording.breaks_after(before):
            return False
        word = self.words[before]
        if word in _AS_FOR:
            return True
        begins = word[0] in 'وف' or before == 0 or self.wording.breaks_after(before - 1)
        plain = word[1:] if word[0] in 'وف' else word
        acts = plain in _ACTING or (plain.startswith(('ي', 'سي')) and len(plain) > 3)
        if self._begins_sentence(before) and word not in _NO_SUBJECT and not plain.endswith(('ه', 'ات')):
            return True
        return acts and (begins or self.words[before - 1] in _CLAUSE_OPENERS)

    def _begins_sentence(self, index: int) -> bool:
        if index == 0:
            return True
        between = self.wording.text[self.wording.ends[index - 1] : self.wording.starts[index]]
        return any(mark in between for mark in '.!؟\n')

    def of_sentence(self, index: int) -> Speaker | None:
        """Whom a sentence without another verb of speech is about: 'والتقى لافروف نظيره، مؤكدا أن'."""
        subject: Mention | None = None
        for place in range(index - 1, max(-1, index - _LONGEST_SENTENCE), -1):
            if self.parted(place):
                break
            if place in self.verbs:
                return None
            mention = self.mentions.at(place)
            if mention is not None and mention.person and not self.is_oblique(mention):
                subject = mention
        return self.speaker(subject.slug, subject.first, subject.last, False) if subject else None

    def is_oblique(self, mention: Mention) -> bool:
        """Whether a preposition, or the word for a counterpart, stands before the name and its titles."""
        before = mention.first - 1
        while before >= 0 and (head_of(self.words[before]) or country_of(self.words[before])):
            if head_of(self.words[before]) and self.words[before].startswith(_TO_A_TITLE):
                return True
            before -= 1
        if before >= 0 and self.words[before].startswith(_COUNTERPART):
            return True
        return mention.oblique or (before >= 0 and self.words[before] in OBLIQUE)

    def in_one_sentence(self, index: int, following: int) -> bool:
        """Whether no sentence ends between two words; far apart they count as parted."""
        if following - index > _LONGEST_SENTENCE:
            return False
        return not any(self.parted(place) for place in range(index, following))

    def parted(self, index: int) -> bool:
        """Whether a sentence ends, or a colon stands, behind the word and before the next."""
        known = self._parted.get(index)
        if known is None:
            between = self.wording.text[self.wording.ends[index] : self.wording.starts[index + 1]]
            known = self._parted[index] = between != ' ' and any(mark in between for mark in _CLAUSE_ENDS)
        return known

    def speaker(self, slug: str, first: int, last: int, feminine: bool) -> Speaker:
        return Speaker(slug, '', feminine, self.wording.starts[first], self.wording.ends[last])

    def _unknown(self, first: int, last: int, feminine: bool) -> Speaker:
        start, end = self.wording.starts[first], self.wording.ends[last]
        return Speaker(None, self.wording.text[start:end], feminine, start, end)
