"""What is asked of the same words again and again is answered once: articles share most of their words."""

from collections.abc import Callable
from typing import Any, Final, Generic, Self, TypeVar, overload

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


class lazily(Generic[Answer]):  # noqa: N801 - used as a decorator
    """A property that is computed when it is first asked for, and kept. Unlike functools.cached_property it takes no
    lock, which in Python 3.11 costs more than most of what is computed."""

    def __init__(self, compute: Callable[[Any], Answer]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> Self: ...

    @overload
    def __get__(self, owner: object, kind: type) -> Answer: ...

    def __get__(self, owner: object | None, kind: type) -> Self | Answer:
        if owner is None:
            return self
        answer = owner.__dict__[self._name] = self._compute(owner)
        return answer


class Sieve:
    """Lets those of many words through for which a test holds, a pure function of a word. Most words it has seen
    before and knows for the others, all of them at once."""

    def __init__(self, test: Callable[[str], object]) -> None:
        self._test = test
        self._others: set[str] = set()

    def pass_on(self, words: frozenset[str]) -> list[str]:
        """Those of the words for which the test holds."""
        unknown = words - self._others
        passed = [word for word in unknown if self._test(word)]
        if len(self._others) >= _MOST:
            self._others.clear()
        self._others.update(word for word in unknown.difference(passed) if len(word) <= _LONGEST)
        return passed


def remembering(ask: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """`ask`, a pure function of a word, with a memory of its answers."""
    return _Memory(ask).__getitem__
