"""The sentences of a body as far as speech needs them: where they end, who stands in them in which case."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress
from typing import Final

from articles.extraction.given_names import GIVEN_NAMES
from articles.extraction.linking.frames import Frame, FrameHit
from articles.extraction.linking.mentions import Mention, Mentions
from articles.extraction.linking.offices import country_of, head_of
from articles.extraction.linking.subject_words import (
    ACTING,
    AS_FOR,
    BY_THE_MOUTH,
    CLAUSE_OPENERS,
    COUNTERPART,
    NO_SUBJECT,
    OBLIQUE,
    TO_A_TITLE,
)
from articles.extraction.linking.wording import QUOTATION_MARKS, Wording
from articles.extraction.remembering import lazily, remembering

_CLAUSE_ENDS: Final = frozenset(':.!?؟\n')
_SENTENCE_ENDS: Final = frozenset('.!؟\n')
LONGEST_SENTENCE: Final = 45
"""Words; what is farther apart is not looked for in one sentence."""


@remembering
def _end_in(gap: str) -> str:
    """Whether a sentence ends between two words ('.'), or a colon or a question mark stands there (':')."""
    if gap == ' ' or _CLAUSE_ENDS.isdisjoint(gap):
        return ''
    if gap.strip().rstrip(QUOTATION_MARKS + ' ') == '..' and '\n' not in gap:
        # Some print two dots for a colon: 'وقال.. إن'.
        return ''
    return ':' if _SENTENCE_ENDS.isdisjoint(gap) else '.'


class Sentences:
    """Reads the sentences of one body."""

    def __init__(self, wording: Wording, mentions: Mentions, frames: Sequence[FrameHit]) -> None:
        self.wording = wording
        self.words = wording.words
        self.mentions = mentions
        self._verbs = sorted(frame.index for frame in frames if frame.kind is Frame.VERB)
        self._oblique: dict[int, bool] = {}
        found = list(map(_end_in, wording.gaps))
        ends = list(compress(enumerate(found), found))
        self._begins = {0, *(index + 1 for index, end in ends if end == '.')}
        self._parting = [index for index, _ in ends if not self._is_initial(index)]
        self._parted = frozenset(self._parting)

    def _is_initial(self, index: int) -> bool:
        """Whether a word is the initial of a name: 'جورج و. بوش'."""
        gap = self.wording.gaps[index]
        return len(self.words[index]) == 1 and gap.startswith('.') and '\n' not in gap

    def parted(self, index: int) -> bool:
        """Whether a sentence ends, or a colon stands, behind the word and before the next."""
        return index in self._parted

    def in_one_sentence(self, index: int, following: int) -> bool:
        """Whether no sentence ends between two words; far apart they count as parted."""
        if following - index > LONGEST_SENTENCE:
            return False
        return self.sentence_start(following) <= index

    def sentence_start(self, index: int) -> int:
        """The first word behind the last end of a sentence, or colon, before the word."""
        place = bisect_left(self._parting, index)
        return self._parting[place - 1] + 1 if place else 0

    def begins_sentence(self, index: int) -> bool:
        return index in self._begins

    def is_oblique(self, mention: Mention) -> bool:
        """Whether a preposition, or the word for a counterpart, stands before the name and its titles."""
        known = self._oblique.get(mention.first)
        if known is None:
            known = self._oblique[mention.first] = self._reads_oblique(mention)
        return known

    def _reads_oblique(self, mention: Mention) -> bool:
        before = mention.first - 1
        while before >= 0 and not self.begins_sentence(before + 1) and self._names_office(before):
            if head_of(self.words[before]) and self.words[before].startswith(TO_A_TITLE):
                return True
            before -= 1
        if before >= 0 and self.words[before].startswith(COUNTERPART):
            return True
        return mention.oblique or (before >= 0 and self.words[before] in OBLIQUE)

    def _names_office(self, index: int) -> bool:
        return head_of(self.words[index]) is not None or country_of(self.words[index]) is not None

    def _belongs_to_title(self, index: int) -> bool:
        return head_of(self.words[index]) is not None or self.words[index].startswith('ال')

    @lazily
    def topics(self) -> list[Mention]:
        """The people whom clauses are about that hold no verb of speech: 'أما لافروف', 'ثم عاد لافروف'."""
        return [one for one in self.mentions.in_order if one.person and not one.oblique and self._begins_clause(one)]

    def _begins_clause(self, mention: Mention) -> bool:
        before = mention.first - 1
        while before >= 0 and not self.begins_sentence(before + 1) and self._belongs_to_title(before):
            before -= 1
        if self.begins_sentence(before + 1):
            return True
        if self.wording.breaks_after(before) or mention.conjoined:
            return False
        word = self.words[before]
        if word in AS_FOR or word == BY_THE_MOUTH[1]:
            return True
        begins = word[0] in 'وف' or before == 0 or self.wording.breaks_after(before - 1)
        plain = word[1:] if word[0] in 'وف' else word
        acts = plain in ACTING or (plain.startswith(('ي', 'سي')) and len(plain) > 3 and plain not in GIVEN_NAMES)
        if self.begins_sentence(before) and word not in NO_SUBJECT and not plain.endswith(('ه', 'ات')):
            return True
        return acts and (begins or self.words[before - 1] in CLAUSE_OPENERS)

    def subject_before(self, index: int) -> Mention | None:
        """Whom a sentence without another verb of speech is about: 'والتقى لافروف نظيره، مؤكدا أن'."""
        first = max(self.sentence_start(index), index - LONGEST_SENTENCE + 1, 0)
        if self.last_verb_before(index) >= first:
            return None
        named = self.mentions.between(first, index)
        return next((one for one in named if one.person and not self.is_oblique(one)), None)

    def last_verb_before(self, index: int) -> int:
        """The last verb of speech before the word; -1 where there is none."""
        place = bisect_left(self._verbs, index)
        return self._verbs[place - 1] if place else -1

    def last_parted_before(self, index: int) -> int:
        """The last word before the word behind which a sentence ends, or a colon stands; -1 where there is none."""
        return self.sentence_start(index) - 1

    def last_named_before(self, index: int) -> Mention | None:
        """The person named last before the word, not farther away than a sentence is long."""
        near = self.mentions.between(index - LONGEST_SENTENCE + 1, index)
        return next((mention for mention in reversed(near) if mention.person), None)
