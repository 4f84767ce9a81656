"""Whose words a verb of speech announces: its own subject, or whoever spoke last."""

from bisect import bisect_left
from collections.abc import Sequence

from articles.arabic.folding import fold
from articles.extraction.linking.frames import COMPLEMENTIZERS, CONTINUING, DOCUMENTS, Frame, FrameHit
from articles.extraction.linking.mentions import Mention, Mentions
from articles.extraction.linking.names import read_name
from articles.extraction.linking.offices import head_of
from articles.extraction.linking.preceding_subjects import PrecedingSubjects
from articles.extraction.linking.subject_words import BETWEEN, BUT_OR_AS_FOR, RELATIVES, is_acting
from articles.extraction.linking.subjects import LONGEST_SUBJECT, Speaker, Subjects
from articles.extraction.linking.wording import Wording

_REMEMBERED = 2
_FROM = ('عن', 'لسان')
_FROM_THEM = ('عنه', 'عنها', 'اليه', 'اليها')
_TELLING = frozenset((*_FROM, *_FROM_THEM))
_AUTHORED = frozenset(fold('وجهها وجهه كتبها كتبه ألقاها ألقاه نشرها نشره بعثها أرسلها').split())
"""Who did so to a document speaks in it: 'جاء في رسالة وجهها غوتيريش'."""
_SENT = frozenset(fold('بعث بعثت أبرق أبرقت أرسل أرسلت توجه توجهت تقدم تقدمت أدلى أدلت').split())
_WITH_IT = ((fold('بها'),), (fold('به'),))
"""'في رسالة بعث بها غوتيريش', 'في تصريح أدلى به لافروف'."""
_WHAT_ONE_SAID = frozenset(fold('قوله قولها قولهم').split())
_REPORT_REACH = 12
_NOUN_REACH = 40
_LONGEST_TITLE = 6
_LONGEST_NAME = 4
_HIM = (fold('إياه'),)
_BEFORE_OFFICE = frozenset(fold('أما وأما لكن ولكن غير بيد إلا أن إن كان وكان').split())
"""What may stand before the office that a sentence begins with."""


class Speakers:
    """The speaker of every frame, read in the order of the text: a verb without subject goes on with the last."""

    def __init__(
        self,
        wording: Wording,
        frames: Sequence[FrameHit],
        mentions: Mentions,
        quoted_from: list[int],
        of_headline: str | None,
    ) -> None:
        self.words = wording.words
        self.subjects = Subjects(wording, mentions, frames, quoted_from)
        self.preceding = PrecedingSubjects(self.subjects)
        self.complements: dict[int, int] = {}
        """By the word of a frame, the complementizer that what is said follows."""
        self.named: list[Speaker] = []
        """The speakers that a text names, each time it does."""
        self._speakers: dict[int, Speaker] = {}
        self._others: set[int] = set()
        """The verbs that have another subject than who spoke last, and one that cannot be told."""
        self._history: list[tuple[int, Speaker]] = []
        self._first = Speaker(of_headline)
        self._verbs = {frame.index: frame for frame in frames if frame.kind is Frame.VERB}
        self._reports = {frame.index for frame in frames if frame.kind is Frame.REPORT}
        telling = wording.places_of(_TELLING)
        self._reporting = sorted({*telling, *self._reports})
        """The words that tell whose words are reported, in order."""
        for frame in frames:
            self._add(frame, self._read(frame))

    def of(self, frame: FrameHit) -> Speaker:
        return self._speakers.get(frame.index) or self._read(frame)

    def _add(self, frame: FrameHit, speaker: Speaker) -> None:
        self._speakers[frame.index] = speaker
        if speaker.end:
            self.named.append(speaker)
        speaks = frame.kind is not Frame.SOURCE and not speaker.passing
        reports = frame.kind is Frame.REPORT and not self._is_what(frame)
        if speaks and (speaker.slug or speaker.name or reports):
            self._history.append((frame.index, speaker))
        end = self.subjects.end_of(frame.index + 1)
        if end < len(self.words) and self.words[end] in COMPLEMENTIZERS:
            self.complements[frame.index] = end

    def _read(self, frame: FrameHit) -> Speaker:
        subjects = self.subjects
        if frame.kind is Frame.COLON:
            mention = subjects.mentions.covering(frame.index)
            return subjects.speaker(mention.slug, mention.first, mention.last, False) if mention else Speaker()
        if self._describes_somebody(frame):
            # 'هاجم فلان الوزير علانا، واصفا إياه بأنه': whom it names last is spoken of.
            subject, other = self._sentence_subject(frame.index), self.subjects.sentences.last_named_before(frame.index)
            return subject if subject and other and subject.slug != other.slug else Speaker()
        if frame.kind is Frame.PARTICIPLE:
            beside = self._named_right_before(frame)
            found = beside or self._sentence_subject(frame.index) or self._source_beside(frame)
            return found or (Speaker() if self._goes_on_from_another(frame) else self._current(frame))
        if frame.kind in (Frame.NOUN, Frame.REPORT) or subjects.verb_of(frame) in DOCUMENTS:
            subject = self._reported(frame)
        elif frame.index and self.words[frame.index - 1] in RELATIVES:
            behind = subjects.behind(frame.index, frame)
            named = behind._replace(passing=True) if behind and behind.slug else Speaker()
            subject = self.preceding.of(frame) or named
        else:
            behind = self._counterpart(frame) or subjects.behind(frame.index, frame)
            subject = behind if behind and behind.slug else self.preceding.of(frame) or behind
        if subject is not None:
            # 'نفى ما ذكرته الوكالة، مؤكدا': nobody goes on from the agency.
            passing = subject.passing or self._is_what(frame)
            return subject._replace(passing=passing) if frame.announces or subject.slug else Speaker()
        if frame.index and frame.present and self.words[frame.index - 1] == 'ان':
            return self._sentence_subject(frame.index) or self._current(frame)
        going_on = self._speakers.get(frame.index - 1)
        if going_on is not None and self._continues(frame.index - 1):
            # 'ومضى يقول'.
            return going_on
        if self._has_another_subject(frame):
            self._others.add(frame.index)
            return Speaker()
        return self._current(frame)

    def _goes_on_from_another(self, frame: FrameHit) -> bool:
        """Whether the last verb of the sentence has a subject that cannot be told: then a participle has the same."""
        last = self.subjects.sentences.last_verb_before(frame.index)
        return last in self._others and self.subjects.sentences.in_one_sentence(last, frame.index)

    def _describes_somebody(self, frame: FrameHit) -> bool:
        """Whether a participle has 'him' for its object behind the name of who is no subject."""
        if frame.kind is not Frame.PARTICIPLE or self.words[frame.index + 1 : frame.index + 2] != _HIM:
            return False
        sentences = self.subjects.sentences
        named = sentences.last_named_before(frame.index)
        if named is None or not sentences.in_one_sentence(named.first, frame.index):
            return False
        before = self.words[max(0, named.first - _LONGEST_TITLE) : named.first]
        offices = sum(head_of(word) is not None for word in before)
        return offices > 1 or (
            named not in sentences.topics and sentences.last_verb_before(named.first) != named.first - 1
        )

    def _named_right_before(self, frame: FrameHit) -> Speaker | None:
        """Who stands, with their title, right before a participle: 'قبل أن يتدخل ظريف قائلا', 'عاد الوزير الروسي
        ليؤكد'."""
        subjects, last = self.subjects, frame.index - 1
        if last < 0 or subjects.wording.breaks_after(last):
            return None
        mention = subjects.mentions.covering(last)
        if mention is not None:
            if not mention.person or mention.last != last or subjects.sentences.is_oblique(mention):
                return None
            return subjects.speaker(mention.slug, mention.first, mention.last, False)
        for first in range(last, max(-1, last - _LONGEST_TITLE), -1):
            if first < last and subjects.wording.breaks_after(first):
                return None
            if head_of(self.words[first]):
                acts = first > 0 and not subjects.wording.breaks_after(first - 1) and is_acting(self.words[first - 1])
                holder = subjects.holders.find(first, frame.index) if acts else None
                return subjects.speaker(holder, first, last, False) if holder else None
        return None

    def _source_beside(self, frame: FrameHit) -> Speaker | None:
        """Who is named in passing in a sentence that nobody else speaks in: 'بحسب ما أعلن مكتبه، مضيفا أن'. It goes on
        from there, not from whoever spoke in the sentences before."""
        last = self._history[-1][0] if self._history else None
        if last is not None and self.subjects.sentences.in_one_sentence(last, frame.index):
            return None
        for index, speaker in reversed(self._speakers.items()):
            if not self.subjects.sentences.in_one_sentence(index, frame.index):
                return None
            if speaker.passing:
                return Speaker(speaker.slug, speaker.name, speaker.feminine, passing=True)
        return None

    def _is_what(self, frame: FrameHit) -> bool:
        """Whether the frame is a clause about something said: 'ما ذكرته الوكالة'."""
        return self.words[frame.index - 1 : frame.index] in (('ما',), ('لما',))

    def _counterpart(self, frame: FrameHit) -> Speaker | None:
        """Whom 'نظيره التركي' means: who holds the last speaker's office in the other country."""
        last = self._history[-1][1].slug if self._history else None
        place = frame.index + 1
        slug = self.subjects.holders.counterpart(place, last) if last else None
        return self.subjects.speaker(slug, place, place + 1, frame.feminine) if slug else None

    def _sentence_subject(self, index: int) -> Speaker | None:
        mention = self.subjects.sentences.subject_before(index)
        return self.subjects.speaker(mention.slug, mention.first, mention.last, False) if mention else None

    def _has_another_subject(self, frame: FrameHit) -> bool:
        """Whether a frame without a readable subject still does not go on with the last speaker: a source, what a
        document says, a clause about a noun ('قرار يدعو إلى')."""
        if frame.kind is Frame.SOURCE or self.subjects.verb_of(frame) in DOCUMENTS:
            return True
        clause = frame.index == 0 or self.subjects.wording.breaks_after(frame.index - 1)
        if frame.conjoined or clause:
            return False
        return frame.present or self._follows_long_subject(frame)

    def _follows_long_subject(self, frame: FrameHit) -> bool:
        """Whether a 'but' or an 'as for' opens the clause of a verb, and a noun stands between: a subject too long to
        be read, of somebody unknown, is another one all the same."""
        if frame.kind is not Frame.VERB or self.words[frame.index - 1] in BETWEEN:
            return False
        for place in range(frame.index - 2, max(-1, frame.index - LONGEST_SUBJECT), -1):
            if self.subjects.wording.breaks_after(place):
                return False
            if self.words[place] in BUT_OR_AS_FOR:
                return True
        return False

    def _current(self, frame: FrameHit) -> Speaker:
        """Whoever spoke last, of the verb's gender where the verb shows one, or whom the text has turned to since."""
        gendered = frame.kind in (Frame.VERB, Frame.PARTICIPLE) and not frame.plural
        apposed = self._apposed(frame)
        if apposed is not None:
            return apposed
        last = self._history[-1][0] if self._history else -1
        topic = self._topic_before(frame.index)
        if topic is not None and topic.first > last and self._may_speak(topic, frame, gendered=gendered):
            return self.subjects.speaker(topic.slug, topic.first, topic.last, False)
        within = bool(self._history) and self.subjects.sentences.in_one_sentence(last, frame.index)
        for _, speaker in reversed(self._history[-_REMEMBERED:]):
            if not gendered or speaker.feminine is frame.feminine or (within and not frame.conjoined):
                return Speaker(speaker.slug, speaker.name, speaker.feminine)
        return Speaker() if self._history else self._first

    def _apposed(self, frame: FrameHit) -> Speaker | None:
        """Whom the sentence begins with, an office and between commas its holder: 'أما رئيس الوفد، فلان، فاعتبر'."""
        subjects, first = self.subjects, self.subjects.sentences.sentence_start(frame.index)
        while first < frame.index and self.words[first] in _BEFORE_OFFICE:
            first += 1
        if first >= frame.index or head_of(self.words[first]) is None:
            return None
        commas = [place for place in range(first, frame.index) if subjects.wording.breaks_after(place)][:2]
        if len(commas) < 2 or commas[0] - first >= _LONGEST_TITLE or commas[1] - commas[0] > _LONGEST_NAME:
            return None
        mention = subjects.mentions.at(commas[0] + 1)
        if mention is not None and mention.person and mention.last == commas[1]:
            return subjects.speaker(mention.slug, mention.first, mention.last, frame.feminine)
        name = read_name(subjects.wording, commas[0] + 1, commas[1] + 1, subjects.mentions)
        return subjects.unknown(*name, frame.feminine) if name else None

    def _continues(self, index: int) -> bool:
        word = self.words[index]
        return word in CONTINUING or word.removeprefix('و') in CONTINUING

    def _may_speak(self, topic: Mention, frame: FrameHit, *, gendered: bool) -> bool:
        """Whether a verb without subject can go on from whom the text has turned to: 'وقال' can, 'وأضاف' goes on from
        who spoke, except within the sentence."""
        if gendered and frame.feminine:
            return False
        if not self._history or self.subjects.verb_of(frame) not in CONTINUING:
            return True
        return self.subjects.sentences.in_one_sentence(topic.first, frame.index)

    def _topic_before(self, index: int) -> Mention | None:
        topics = self.subjects.sentences.topics
        place = bisect_left(topics, index, key=lambda mention: mention.first)
        return topics[place - 1] if place else None

    def _reported(self, frame: FrameHit) -> Speaker | None:
        """Whom نقلت … عن … (قوله) names: what follows the عن, behind or before the frame word."""
        if frame.kind is Frame.NOUN:
            return self._reported_before(frame)
        verb = self.subjects.verb_of(frame)
        for index in range(frame.index + 1, min(len(self.words), frame.index + _REPORT_REACH)):
            if self.subjects.sentences.parted(index - 1):
                break
            authored = verb in DOCUMENTS and self.words[index] in _AUTHORED
            if verb in DOCUMENTS and self.words[index] in _SENT and self.words[index + 1 : index + 2] in _WITH_IT:
                return self.subjects.behind(index + 1, frame)
            if authored or self.words[index] in _FROM or (self.words[index] == 'الي' and verb.startswith('نسب')):
                return self.subjects.behind(index, frame)
            if self.words[index] in _FROM_THEM:
                return self._current(frame)
        return Speaker() if frame.kind is Frame.REPORT else None

    def _reported_before(self, frame: FrameHit) -> Speaker | None:
        reported = None
        sentences = self.subjects.sentences
        edge = max(sentences.last_parted_before(frame.index), sentences.last_verb_before(frame.index))
        first = max(edge + 1, frame.index - _NOUN_REACH + 1, 0)
        reporting = self._reporting[bisect_left(self._reporting, first) : bisect_left(self._reporting, frame.index)]
        for index in reversed(reporting):
            if self.words[index] in _FROM:
                reported = index
            elif self.words[index] in _FROM_THEM:
                return self._current(frame)
            elif index in self._reports:
                return self.subjects.behind(reported, frame) if reported else None
        if reported is not None and self.words[frame.index] in _WHAT_ONE_SAID:
            # 'ذكرت الصحيفة عن مسؤول قوله'.
            return self.subjects.behind(reported, frame)
        return self.preceding.of(frame) or self._subject_of_verb(frame) or self._sentence_subject(frame.index)

    def _subject_of_verb(self, frame: FrameHit) -> Speaker | None:
        """Who does what a noun of speech goes with: 'ورد عليه دبلوماسي بالقول'."""
        verb = self._verbs.get(self.subjects.sentences.last_verb_before(frame.index))
        if verb is None or not self.subjects.sentences.in_one_sentence(verb.index, frame.index):
            return None
        return self.subjects.behind(verb.index, verb)
