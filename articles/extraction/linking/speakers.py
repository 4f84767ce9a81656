"""Whose words a verb of speech announces: its own subject, or whoever spoke last."""

from collections.abc import Sequence

from articles.extraction.linking.frames import COMPLEMENTIZERS, DOCUMENTS, Frame, FrameHit
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
        elif self.subjects.verb_of(frame) in DOCUMENTS:
            subject = self._reported(frame)
        elif frame.index and self.words[frame.index - 1] in RELATIVES:
            behind = subjects.behind(frame.index, frame)
            subject = subjects.before(frame) or (behind if behind and behind.slug else Speaker())
        else:
            behind = subjects.behind(frame.index, frame)
            subject = behind if behind and behind.slug else subjects.before(frame) or behind
        if subject is not None:
            return subject if frame.announces or subject.slug else Speaker()
        if self._has_another_subject(frame):
            return Speaker()
        return self._current(None if frame.kind is not Frame.VERB or frame.plural else frame.feminine)

    def _has_another_subject(self, frame: FrameHit) -> bool:
        """Whether a frame without a readable subject still does not go on with the last speaker: a source, what a
        document says, a clause about a noun ('قرار يدعو إلى')."""
        if frame.kind is Frame.SOURCE:
            return True
        if self.subjects.verb_of(frame) in DOCUMENTS:
            return True
        clause = frame.index == 0 or self.subjects.wording.breaks_after(frame.index - 1)
        return frame.present and not frame.conjoined and not clause

    def _current(self, feminine: bool | None = None) -> Speaker:
        """The last speaker, of the verb's gender where the verb shows one."""
        for speaker in reversed(self._history[-_REMEMBERED:]):
            if feminine is None or speaker.feminine is feminine:
                return Speaker(speaker.slug, speaker.name, speaker.feminine)
        return Speaker()

    def _reported(self, frame: FrameHit) -> Speaker | None:
        """Whom نقلت … عن … (قوله) names: what follows the عن, behind or before the frame word."""
        words = self.words
        forward = frame.kind is not Frame.NOUN
        if forward:
            places = range(frame.index + 1, min(len(words), frame.index + _REPORT_REACH))
        else:
            places = range(frame.index - 1, max(-1, frame.index - _NOUN_REACH), -1)
        for index in places:
            left = index - 1 if forward else index
            if self.subjects.parted(left, left + 1):
                return None
            if words[index] in ('عن', 'لسان'):
                return self.subjects.behind(index, frame)
            if words[index] in ('عنه', 'عنها'):
                return self._current()
        return None if forward else self.subjects.before(frame)
