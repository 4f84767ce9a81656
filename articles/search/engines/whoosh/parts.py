"""What queries read of an index: its large segments, each for itself, and all small ones together.

Each is a part, with a numbering of documents of its own. What matches in a part, and what that is worth, is found by
the same code for both.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Hashable, Iterable
from typing import TypeVar

import numpy as np

from articles.search.engines.whoosh.blocks import Bytes
from articles.search.engines.whoosh.postings import NO_SPOTS, Ids, KeptPostings, Mask, Postings, Spots

Value = TypeVar('Value')


class Part(ABC):
    """Documents of the index, numbered from 0 on, those that were deleted since included."""

    name: str
    size: int

    @abstractmethod
    def remembered(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What `make` answered before for `key`, or its answer now. Arrays and tuples only."""

    @abstractmethod
    def answered(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """As `remembered`, for what only the same query asks for again: on its next page, or after a click."""

    @abstractmethod
    def postings(self, field: str, word: str) -> Postings:
        """The documents of `word`, read anew: for what is kept in another form."""

    def postings_of(self, field: str, words: Iterable[str]) -> list[Postings]:
        """The documents of each of these words, read anew."""
        return [self.postings(field, word) for word in words]

    @abstractmethod
    def kept_as(self, key: Hashable, read: Callable[['Part'], Postings]) -> KeptPostings:
        """What `read` finds, kept under `key` for every generation. It may be asked of some of the documents alone."""

    def kept(self, field: str, word: str) -> KeptPostings:
        """The documents of `word`, for what asks for it in every generation."""
        return self.kept_as((field, word), lambda part: part.postings(field, word))

    @abstractmethod
    def passing(self, field: str, word: str) -> KeptPostings:
        """As `kept`, for what is kept as a piece of something else."""

    @abstractmethod
    def frequency(self, field: str, word: str) -> int:
        """How many documents have `word`; no postings are read."""

    @abstractmethod
    def total(self, field: str, words: Iterable[str]) -> int:
        """How often these words stand in all documents; no postings are read."""

    @abstractmethod
    def word_count(self, field: str) -> int:
        """How many words the field has in all documents."""

    @abstractmethod
    def spots(self, field: str, word: str) -> Spots:
        """Every place of `word`."""

    def spots_of(self, field: str, words: Iterable[str]) -> Spots:
        """Every place of any of these words, in ascending order."""
        spots = np.concatenate([NO_SPOTS, *(self.spots(field, word) for word in words)])
        spots.sort(kind='stable')
        return spots

    @abstractmethod
    def column(self, name: str) -> Ids:
        """A number for each document."""

    @abstractmethod
    def length_steps(self, field: str) -> Bytes:
        """How many words the field has, by document, as Whoosh's step."""

    @abstractmethod
    def words(self, field: str, prefix: str, live: Mask | None = None) -> list[tuple[str, int]]:
        """The words of the field that begin with `prefix`, with how many documents have them.

        With `live`, which documents are not deleted, a word that only others have is left out. Of several segments a
        word may come several times.
        """

    @abstractmethod
    def sharing(self, field: str, groups: Collection[str], least: int) -> list[tuple[str, int]]:
        """The words of the field that have at least `least` of these letter groups, with how many documents have them.

        Groups as `articles.arabic.grams` makes them; words as in `words`.
        """
