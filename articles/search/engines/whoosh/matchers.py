"""The postings and terms of a field as Whoosh's own queries walk through them."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from whoosh import formats
from whoosh.codec import base
from whoosh.matching import LeafMatcher, ReadTooFar
from whoosh.reading import TermInfo
from whoosh.system import pack_uint

from articles.search.engines.whoosh.blocks import PostingLists
from articles.search.engines.whoosh.term_table import FieldTerms


class BlockMatcher(LeafMatcher):  # type: ignore[misc]
    """The postings of one term for Whoosh's own queries: one block, whatever its size."""

    def __init__(self, lists: PostingLists, info: TermInfo, format_: Any, term: tuple[str, bytes], scorer: Any) -> None:
        self.format = format_
        self.scorer = scorer
        self._lists, self._info, self._term = lists, info, term
        self._ids = lists.documents.tolist()
        self._counts = lists.counts.tolist()
        self._ends = np.cumsum(lists.counts, dtype=np.int64)
        self._at = 0

    def copy(self) -> 'BlockMatcher':
        copied = BlockMatcher(self._lists, self._info, self.format, self._term, self.scorer)
        copied._at = self._at
        return copied

    def reset(self) -> None:
        self._at = 0

    def is_active(self) -> bool:
        return self._at < len(self._ids)

    def id(self) -> int:
        return int(self._ids[self._at])

    def all_ids(self) -> Iterator[int]:
        return iter(self._ids)

    def weight(self) -> float:
        return float(self._counts[self._at])

    def value(self) -> bytes:
        places = self._lists.places
        if places is None:
            return pack_uint(self._counts[self._at]) if isinstance(self.format, formats.Frequency) else b''
        end = self._ends[self._at]
        return places[end - self._counts[self._at] : end].astype('<u4').tobytes()

    def next(self) -> bool:
        self._at += 1
        return not self.is_active()

    def skip_to(self, target: int) -> None:
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._ids, target, self._at)

    def skip_to_quality(self, minquality: float) -> int:
        if self.is_active() and self.block_quality() <= minquality:
            self._at = len(self._ids)
            return 1
        return 0

    def block_min_length(self) -> int:
        return int(self._info.min_length())

    def block_max_length(self) -> int:
        return int(self._info.max_length())

    def block_max_weight(self) -> float:
        return float(self._info.max_weight())

    def block_min_id(self) -> int:
        return int(self._ids[0])

    def block_max_id(self) -> int:
        return int(self._ids[-1])


class BlockCursor(base.FieldCursor):  # type: ignore[misc]
    """Walks through the terms of a field."""

    def __init__(self, terms: FieldTerms, info: Callable[[int], TermInfo], fieldobj: Any) -> None:
        self._terms, self._info, self._field = terms, info, fieldobj
        self._at = 0

    def first(self) -> Any:
        self._at = 0
        return self.text()

    def find(self, term: Any) -> Any:
        self._at = self._terms.place(term if isinstance(term, bytes) else self._field.to_bytes(term))
        return self.text()

    def next(self) -> Any:
        self._at += 1
        return self.text()

    def text(self) -> Any:
        return self._field.from_bytes(self._terms[self._at]) if self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        return self._info(self._at) if self.is_valid() else None

    def is_valid(self) -> bool:
        return self._at < len(self._terms)
