"""How posting lists lie in a file: a block of unsigned integers for each term, written and read by numpy as they are.

A block has three runs: the differences between the numbers of the term's documents (the first number stands in the
term table), how often it stands in each, and the places. Every run is little-endian and as narrow as its largest
number allows: 1, 2 or 4 bytes. A run that says nothing is left out: the differences of one document, counts that are
all 1. Which widths a block has is one byte, its kind. A block is never compressed and never split: whole terms are
read at once, and nothing skips inside of a term.

This module writes and reads many blocks at a time and knows nothing of Whoosh.
"""

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

    values: Ids
    sizes: Ids
    """How many values each block has."""
    codes: Ids
    """By block: the width, as an index of _WIDTHS."""

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
    runs = _runs_of(lists)
    lengths = sum((run.lengths for run in runs), np.zeros_like(lists.sizes))
    content = np.zeros(int(lengths.sum()), dtype=np.uint8)
    begin = starts_of(lengths)
    for run in runs:
        _scatter(content, run, begin)
        begin = begin + run.lengths
    kinds = sum((run.codes << 2 * place for place, run in enumerate(runs)), np.zeros_like(lists.sizes))
    return Blocks(kinds.astype(np.uint8), lengths, content)


def decode_blocks(content: Bytes, kinds: Bytes, sizes: Ids, firsts: Ids, totals: Ids | None) -> PostingLists:
    """The lists of consecutive blocks; `totals` (see PostingLists) only where the field keeps places."""
    codes = [(kinds.astype(np.int64) >> 2 * place) & 3 for place in range(3)]
    begin, begins = np.zeros_like(sizes), []
    run_sizes = [sizes - 1, sizes, _NOTHING if totals is None else totals]
    lengths = [size * _WIDTHS[code] for size, code in zip(run_sizes[: 2 if totals is None else 3], codes, strict=False)]
    begin = starts_of(sum(lengths, np.zeros_like(sizes)))
    for length in lengths:
        begins.append(begin)
        begin = begin + length
    gaps = _gather(content, _Run(np.zeros(int(run_sizes[0].sum()), dtype=np.int64), run_sizes[0], codes[0]), begins[0])
    counts = _gather(content, _Run(np.ones(int(sizes.sum()), dtype=np.int64), sizes, codes[1]), begins[1])
    places = None
    if totals is not None:
        run = _Run(np.zeros(int(totals.sum()), dtype=np.int64), totals, codes[2])
        places = _gather(content, run, begins[2])
    return PostingLists(sizes, _summed(gaps, sizes, firsts), counts, places)


def decode_block(content: memoryview, kind: int, size: int, first: int, total: int | None) -> PostingLists:
    """The list of one term, for a query: as `decode_blocks`, without its bookkeeping."""
    documents = np.empty(size, dtype=np.int64)
    documents[0] = first
    gap_width, count_width = int(_WIDTHS[kind & 3]), int(_WIDTHS[kind >> 2 & 3])
    if gap_width:
        np.cumsum(np.frombuffer(content, f'<u{gap_width}', size - 1), out=documents[1:])
        documents[1:] += first
    end = gap_width * (size - 1)
    if count_width:
        counts = np.frombuffer(content, f'<u{count_width}', size, end).astype(np.int64)
    else:
        counts = np.ones(size, dtype=np.int64)
    places = None
    if total is not None:
        width = int(_WIDTHS[kind >> 4 & 3])
        places = np.frombuffer(content, f'<u{width}', total, end + count_width * size).astype(np.int64)
    return PostingLists(np.array([size]), documents, counts, places)


def _runs_of(lists: PostingLists) -> list[_Run]:
    starts = starts_of(lists.sizes)
    gaps = np.diff(lists.documents, prepend=0)
    gaps[starts] = 0
    gap_codes = _codes(np.maximum.reduceat(gaps, starts))
    following = np.ones(len(gaps), dtype=np.bool_)
    following[starts] = False
    most = np.maximum.reduceat(lists.counts, starts)
    runs = [
        _Run(gaps[following], lists.sizes - 1, gap_codes),
        _Run(lists.counts, lists.sizes, np.where(most == 1, 0, _codes(most))),
    ]
    if lists.places is not None:
        totals = lists.totals
        furthest = np.maximum.reduceat(lists.places, starts_of(totals))
        runs.append(_Run(lists.places, totals, np.maximum(_codes(furthest), 1)))
    return runs


def _codes(largest: Ids) -> Ids:
    """The code of the narrowest width for numbers up to each of `largest`; 0 for none but zeros."""
    if len(largest) and int(largest.max()) > LARGEST:
        raise ValueError(f'{int(largest.max())} is too large for a posting: at most {LARGEST}')
    return np.searchsorted(_LIMITS, largest, side='left')


def _scatter(content: Bytes, run: _Run, begin: Ids) -> None:
    """Writes the values of each block from its place in `begin` on."""
    for code in range(1, len(_WIDTHS)):
        places, chosen = _byte_places(run, begin, code)
        if len(places):
            width = int(_WIDTHS[code])
            raw = run.values[chosen].astype(f'<u{width}').view(np.uint8).reshape(-1, width)
            for byte in range(width):
                content[places + byte] = raw[:, byte]


def _gather(content: Bytes, run: _Run, begin: Ids) -> Ids:
    """Reads what `_scatter` wrote into the values of the run; what was left out keeps the value it has."""
    for code in range(1, len(_WIDTHS)):
        places, chosen = _byte_places(run, begin, code)
        if len(places):
            width = int(_WIDTHS[code])
            raw = np.empty((len(places), width), dtype=np.uint8)
            for byte in range(width):
                raw[:, byte] = content[places + byte]
            run.values[chosen] = raw.view(f'<u{width}')[:, 0]
    return run.values


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
    following = np.ones(len(steps), dtype=np.bool_)
    following[starts] = False
    steps[following] = gaps
    steps[starts] = firsts
    sums = np.cumsum(steps)
    before = sums[starts] - firsts
    return sums - np.repeat(before, sizes)
