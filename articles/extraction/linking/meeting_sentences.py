"""One sentence as far as meetings go: its words of meaning, how near they stand, what the whole text speaks of."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from articles.extraction.linking.meeting_words import MeetingWord

REACH: Final = 12
"""How many tokens apart two words of one sentence may stand to speak of the same meeting."""
PHASES: Final = 'FBEHbeh'
_STATE_OF_PLACE: Final = {'moscow': 'u', 'ankara': 'k', 'tehran': 'r'}


class Context(NamedTuple):
    """What the whole text speaks of."""

    syria: bool
    astana: bool
    guarantors: bool
    geneva: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as far as meetings go."""

    number: int
    words: list[MeetingWord]
    letters: str
    tokens: list[str]
    context: Context

    def behind(self, word: MeetingWord, letters: str, reach: int = REACH) -> MeetingWord | None:
        """The first word of one of the classes that follows `word` within `reach` tokens."""
        for other in self.words:
            if other.letter in letters and 0 < other.first - word.last <= reach:
                return other
        return None

    def ahead(self, word: MeetingWord, letters: str, reach: int = REACH) -> MeetingWord | None:
        """The last word of one of the classes that goes before `word` within `reach` tokens."""
        for other in reversed(self.words):
            if other.letter in letters and 0 < word.first - other.last <= reach:
                return other
        return None

    def phase_near(self, first: int, last: int) -> str:
        """The phase the nearest verb gives to what stands at the tokens `first` to `last`."""
        verbs = [
            (max(first - word.last, word.first - last), word.letter) for word in self.words if word.letter in PHASES
        ]
        distance, letter = min(verbs, default=(REACH, ''))
        return letter if distance < REACH else ''

    @property
    def names_guarantors(self) -> bool:
        """Whether the guarantors are named, or two of the three states."""
        return 'V' in self.letters or len(self.states & {'u', 'k', 'r'}) >= 2

    @property
    def names_all_guarantors(self) -> bool:
        return 'V' in self.letters or self.states >= {'u', 'k', 'r'}

    @property
    def states(self) -> set[str]:
        return {_STATE_OF_PLACE.get(str(word.value), word.letter) for word in self.words}
