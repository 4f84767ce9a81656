"""Whose words a verb of speech announces: its own subject, or whoever spoke last."""

from collections.abc import Sequence

from articles.extraction.linking.frames import COMPLEMENTIZERS, Frame, FrameHit
from articles.extraction.linking.mentions import Mentions
from articles.extraction.linking.subjects import RELATIVES, Speaker, Subjects
from articles.extraction.linking.wording import Wording

_REMEMBERED = 4
_REPORT_REACH = 12
_NOUN_REACH = 40


class Speakers:
    """The speaker of every frame, read in the order of the text: a verb without subject goes on with the last."""

    def __init__(
        self, wording: Wording, frames: Sequence[FrameHit], mentions: Mentions, quoted_from: list[int]
    ) -> None:
        self.words = wording.words
        self.subjects = Subjects(wording, mentions, frames, quoted_from)
        self.complements: dict[int, int] = {}
        """By the word of a frame, the complementizer that what is said follows."""
        self.named: list[Speaker] = []
        """The speakers that a text names, each time it does."""
        self._speakers: dict[int, Speaker] = {}
        self._history: list[Speaker] = []
        for frame in frames:
            speaker = self._speakers[frame.index] = self._read(frame)
            if frame.kind is not Frame.SOURCE and speaker.end:
                self._history.append(speaker)
            if speaker.end:
                self.named.append(speaker)
            end = self.subjects.end_of(frame.index + 1)
            if end < len(self.words) and self.words[end] in COMPLEMENTIZERS:
                self.complements[frame.index] = end

    def of(self, frame: FrameHit) -> Speaker:
        return self._speakers[frame.index]

    def _read(self, frame: FrameHit) -> Speaker:
        subjects = self.subjects
        if frame.kind is Frame.PARTICIPLE:
            return subjects.of_sentence(frame.index) or self._current()
        if frame.kind in (Frame.NOUN, Frame.REPORT):
            subject = self._reported(frame)
        elif frame.index and self.words[frame.index - 1] in RELATIVES:
            behind = subjects.behind(frame.index, frame)
            subject = subjects.before(frame) or (behind if behind and behind.slug else Speaker())
        else:
            behind = subjects.behind(frame.index, frame)
            subject = behind if behind and behind.slug else subjects.before(frame) or behind
        if subject is not None:
            return subject if frame.announces or subject.slug else Speaker()
        return self._current(None if frame.kind is not Frame.VERB or frame.plural else frame.feminine)

    def _current(self, feminine: bool | None = None) -> Speaker:
        """The last speaker, of the verb's gender where the verb shows one."""
        for speaker in reversed(self._history[-_REMEMBERED:]):
            if feminine is None or speaker.feminine is feminine:
                return Speaker(speaker.slug, speaker.name, speaker.feminine)
        return Speaker()

    def _reported(self, frame: FrameHit) -> Speaker | None:
        """Whom نقلت … عن … (قوله) names: what follows the عن, behind or before the frame word."""
        words = self.words
        if frame.kind is Frame.REPORT:
            places = range(frame.index + 1, min(len(words), frame.index + _REPORT_REACH))
        else:
            places = range(frame.index - 1, max(-1, frame.index - _NOUN_REACH), -1)
        for index in places:
            left = index - 1 if frame.kind is Frame.REPORT else index
            if self.subjects.parted(left, left + 1):
                return None
            if words[index] == 'عن':
                return self.subjects.behind(index, frame)
            if words[index] in ('عنه', 'عنها'):
                return self._current()
        return self.subjects.before(frame) if frame.kind is Frame.NOUN else None
