"""What is asked of the same words again and again is answered once: articles share most of their words."""

from collections.abc import Callable
from typing import Final, TypeVar

Answer = TypeVar('Answer')
_MOST: Final = 1 << 16
"""Words; then all is forgotten and begun anew. A list of who was used last would cost more than it saves."""
_LONGEST: Final = 64
"""Characters; what is longer is no word and does not come again."""


class _Memory(dict[str, Answer]):
    def __init__(self, ask: Callable[[str], Answer]) -> None:
        super().__init__()
        self.ask = ask

    def __missing__(self, word: str) -> Answer:
        answer = self.ask(word)
        if len(word) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[word] = answer
        return answer


def remembering(ask: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """`ask`, a pure function of a word, with a memory of its answers."""
    return _Memory(ask).__getitem__
