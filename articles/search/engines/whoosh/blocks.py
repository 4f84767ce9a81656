"""How posting lists lie in a file: a block of unsigned integers for each term, written and read by numpy as they are.

A block has three runs: the differences between the numbers of the term's documents (the first number stands in the
term table), how often it stands in each, and the places. Every run is little-endian and as narrow as its largest
number allows: 1, 2 or 4 bytes. A run that says nothing is left out: the differences of one document, counts that are
all 1. Which widths a block has is one byte, its kind. A block is never compressed and never split: whole terms are
read at once, and nothing skips inside of a term.

This module writes and reads many blocks at a time and knows nothing of Whoosh.
"""

from itertools import accumulate, chain, repeat
from struct import calcsize, unpack
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]

LARGEST: Final = 2**32 - 1
"""Of a document number, a count or a place."""
_WIDTHS: Final = np.array([0, 1, 2, 4], dtype=np.int64)
"""Bytes of a number by the two bits that stand for them in the kind of a block."""
_LIMITS: Final = np.array([0, 0xFF, 0xFFFF])
"""The largest number of each width."""
_LETTERS: Final = ' BHI'
"""The same in the language of `struct`."""
_COUNTED: Final = 0b0100
_WIDER: Final = 0b1010
"""The bits of a kind that say: counts take one byte each; differences or counts take more than one."""
_NOTHING: Final = np.zeros(0, dtype=np.int64)


class PostingLists(NamedTuple):
    """The postings of consecutive terms, one list after the other."""

    sizes: Ids
    """How many documents each term has; at least one."""
    documents: Ids
    """Ascending within each term."""
    counts: Ids
    """How often the term stands in each of `documents`; at least once."""
    places: Ids | None = None
    """Every place, by term, document and place; as many as `counts` add up to. None where the field keeps none."""

    @property
    def totals(self) -> Ids:
        """How often each term stands in all its documents."""
        return np.add.reduceat(self.counts, starts_of(self.sizes)) if len(self.sizes) else _NOTHING

    @property
    def firsts(self) -> Ids:
        """The first document of each term."""
        return self.documents[starts_of(self.sizes)]

    @property
    def lasts(self) -> Ids:
        """The last document of each term."""
        return self.documents[np.cumsum(self.sizes) - 1]


class Blocks(NamedTuple):
    """Blocks of consecutive terms, one after the other."""

    kinds: Bytes
    lengths: Ids
    """Bytes of each block."""
    content: Bytes


class _Run(NamedTuple):
    """One of the three runs, of all blocks."""

    sizes: Ids
    """How many values each block has."""
    codes: Ids
    """By block: the width of the values, as an index of _WIDTHS."""

    @property
    def lengths(self) -> Ids:
        return self.sizes * _WIDTHS[self.codes]


def starts_of(sizes: Ids) -> Ids:
    """Where each of consecutive pieces of these sizes begins."""
    return np.cumsum(sizes) - sizes


def encode_blocks(lists: PostingLists) -> Blocks:
    """The lists as blocks. Raises ValueError where a number is too large for four bytes."""
    if not len(lists.sizes):
        return Blocks(np.zeros(0, dtype=np.uint8), _NOTHING, np.zeros(0, dtype=np.uint8))
    runs, values = _runs_of(lists)
    lengths, begins = _layout(runs)
    content = np.zeros(int(lengths.sum()), dtype=np.uint8)
    for run, begin, numbers in zip(runs, begins, values, strict=True):
        _scatter(content, run, begin, numbers)
    kinds = sum((run.codes << 2 * place for place, run in enumerate(runs)), np.zeros_like(lists.sizes))
    return Blocks(kinds.astype(np.uint8), lengths, content)


def decode_blocks(content: Bytes, kinds: Bytes, sizes: Ids, firsts: Ids, totals: Ids | None) -> PostingLists:
    """The lists of consecutive blocks; `totals` (see PostingLists) only where the field keeps places."""
    run_sizes = [sizes - 1, sizes] if totals is None else [sizes - 1, sizes, totals]
    runs = [_Run(size, (kinds.astype(np.int64) >> 2 * place) & 3) for place, size in enumerate(run_sizes)]
    _, begins = _layout(runs)
    gaps, counts, *places = (
        _gather(content, run, begin, left_out) for run, begin, left_out in zip(runs, begins, (0, 1, 0), strict=False)
    )
    return PostingLists(sizes, _summed(gaps, sizes, firsts), counts, *places)


def decode_block(content: memoryview, kind: int, size: int, first: int, total: int | None) -> PostingLists:
    """The list of one term, for a query: as `decode_blocks`, without its bookkeeping, counts as narrow as they lie."""
    documents = np.empty(size, dtype=np.int64)
    documents[0] = first
    gap_width, count_width = int(_WIDTHS[kind & 3]), int(_WIDTHS[kind >> 2 & 3])
    if gap_width:
        np.cumsum(np.frombuffer(content, f'<u{gap_width}', size - 1), out=documents[1:])
        documents[1:] += first
    end = gap_width * (size - 1)
    if count_width:
        counts = np.frombuffer(content, f'<u{count_width}', size, end).astype(f'u{count_width}')
    else:
        counts = np.ones(size, dtype=np.uint8)
    places = None
    if total is not None:
        width = int(_WIDTHS[kind >> 4 & 3])
        places = np.frombuffer(content, f'<u{width}', total, end + count_width * size).astype(np.int64)
    return PostingLists(np.array([size]), documents, counts, places)


def decode_few(content: memoryview, kind: int, size: int, first: int) -> tuple[list[int], list[int]]:
    """The documents of one term and its counts, for so few that numpy would take longer to begin than to end."""
    if kind & _WIDER:
        wide = decode_block(content, kind, size, first, None)
        return wide.documents.tolist(), wide.counts.tolist()
    documents = [first] if size == 1 else list(accumulate(content[: size - 1], initial=first))
    return documents, content[size - 1 : 2 * size - 1].tolist() if kind & _COUNTED else [1] * size


def decode_few_places(content: memoryview, kind: int, size: int, first: int, total: int) -> list[tuple[int, int]]:
    """The places of one term, each with its document, for as few."""
    documents, counts = decode_few(content, kind, size, first)
    letter = _LETTERS[kind >> 4 & 3]
    places = unpack(f'<{total}{letter}', content[len(content) - total * calcsize(letter) :])
    return list(zip(chain.from_iterable(map(repeat, documents, counts)), places, strict=True))


def _runs_of(lists: PostingLists) -> tuple[list[_Run], list[Ids]]:
    """The runs of these lists, and the values of each."""
    starts = starts_of(lists.sizes)
    gaps = np.diff(lists.documents, prepend=0)
    gaps[starts] = 0
    gap_codes = _codes(np.maximum.reduceat(gaps, starts))
    most = np.maximum.reduceat(lists.counts, starts)
    runs = [_Run(lists.sizes - 1, gap_codes), _Run(lists.sizes, np.where(most == 1, 0, _codes(most)))]
    values = [gaps[_following(lists.sizes)], lists.counts]
    if lists.places is not None:
        totals = lists.totals
        furthest = np.maximum.reduceat(lists.places, starts_of(totals))
        runs.append(_Run(totals, np.maximum(_codes(furthest), 1)))
        values.append(lists.places)
    return runs, values


def _layout(runs: list[_Run]) -> tuple[Ids, Ids]:
    """Bytes of each block, and where each run of each block begins."""
    lengths = np.array([run.lengths for run in runs])
    wholes = lengths.sum(axis=0)
    return wholes, starts_of(wholes) + np.cumsum(lengths, axis=0) - lengths


def _codes(largest: Ids) -> Ids:
    """The code of the narrowest width for numbers up to each of `largest`; 0 for none but zeros."""
    if len(largest) and int(largest.max()) > LARGEST:
        raise ValueError(f'{int(largest.max())} is too large for a posting: at most {LARGEST}')
    return np.searchsorted(_LIMITS, largest, side='left')


def _scatter(content: Bytes, run: _Run, begin: Ids, values: Ids) -> None:
    """Writes the values of each block from its place in `begin` on."""
    for code in _codes_in(run):
        places, chosen = _byte_places(run, begin, code)
        if len(places):
            width = int(_WIDTHS[code])
            raw = values[chosen].astype(f'<u{width}').view(np.uint8).reshape(-1, width)
            for byte in range(width):
                content[places + byte] = raw[:, byte]


def _gather(content: Bytes, run: _Run, begin: Ids, left_out: int) -> Ids:
    """Reads what `_scatter` wrote; the values of runs that were left out are all `left_out`."""
    values = np.full(int(run.sizes.sum()), left_out, dtype=np.int64)
    for code in _codes_in(run):
        places, chosen = _byte_places(run, begin, code)
        if len(places):
            width = int(_WIDTHS[code])
            raw = np.empty((len(places), width), dtype=np.uint8)
            for byte in range(width):
                raw[:, byte] = content[places + byte]
            values[chosen] = raw.view(f'<u{width}')[:, 0]
    return values


def _codes_in(run: _Run) -> list[int]:
    """The codes of the widths that any block has."""
    return [code for code in np.flatnonzero(np.bincount(run.codes)).tolist() if code]


def _byte_places(run: _Run, begin: Ids, code: int) -> tuple[Ids, npt.NDArray[np.bool_]]:
    """Where each value of this width begins, and which values these are."""
    blocks = run.codes == code
    sizes = run.sizes[blocks]
    within = np.arange(int(sizes.sum()), dtype=np.int64) - np.repeat(starts_of(sizes), sizes)
    return np.repeat(begin[blocks], sizes) + within * _WIDTHS[code], np.repeat(blocks, run.sizes)


def _summed(gaps: Ids, sizes: Ids, firsts: Ids) -> Ids:
    """The document numbers behind the differences of each term."""
    starts = starts_of(sizes)
    steps = np.empty(int(sizes.sum()), dtype=np.int64)
    steps[_following(sizes)] = gaps
    steps[starts] = firsts
    sums = np.cumsum(steps)
    return sums - np.repeat(sums[starts] - firsts, sizes)


def _following(sizes: Ids) -> npt.NDArray[np.bool_]:
    """Which entries of consecutive pieces are not the first of theirs."""
    following = np.ones(int(sizes.sum()), dtype=np.bool_)
    following[starts_of(sizes)] = False
    return following
