"""Whoosh's codec with term tables and posting blocks of our own: what Whoosh asks of a codec, answered from arrays.

Columns, lengths, deletions and segments are Whoosh's own (W3). Every query of Whoosh runs on such an index, and
`whoosh.index.open_dir` opens it: the codec is pickled into the table of contents under the name of its class.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
from whoosh import formats
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Codec
from whoosh.reading import TermInfo, TermNotFound
from whoosh.util.numeric import byte_to_length, length_to_byte

from articles.search.engines.whoosh.blocks import Bytes, PostingLists, decode_block, encode_blocks
from articles.search.engines.whoosh.matchers import BlockCursor, BlockMatcher
from articles.search.engines.whoosh.schema import PlacesFormat
from articles.search.engines.whoosh.storage import ViewSegment, view_of
from articles.search.engines.whoosh.term_table import FieldTerms, TermRows, TermTable, TermTableWriter, rows_of


class BlockCodec(W3Codec):  # type: ignore[misc]
    """Pickled into every index under this name."""

    def field_writer(self, storage: Any, segment: Any) -> 'BlockFieldWriter':
        return BlockFieldWriter(
            segment.create_file(storage, self.TERMS_EXT), segment.create_file(storage, self.POSTS_EXT)
        )

    def terms_reader(self, storage: Any, segment: Any) -> 'BlockTerms':
        return BlockTerms(
            view_of(storage, segment.make_filename(self.TERMS_EXT)),
            view_of(storage, segment.make_filename(self.POSTS_EXT)),
        )

    def new_segment(self, storage: Any, indexname: str) -> ViewSegment:
        return ViewSegment(self, indexname)


def keeps_places(format_: formats.Format) -> bool:
    """Whether postings of this format have places. Raises TypeError for formats that blocks cannot hold."""
    if type(format_) not in (formats.Existence, formats.Frequency, PlacesFormat):
        raise TypeError(f'Blocks hold that a word is there, its count or its places, no {type(format_).__name__}')
    return isinstance(format_, PlacesFormat)


class BlockFieldWriter(base.FieldWriter):  # type: ignore[misc]
    """Writes the terms and postings of a segment; fields and terms come sorted."""

    def __init__(self, term_file: Any, posting_file: Any) -> None:
        self._table, self._terms = TermTableWriter(term_file), term_file
        self._postings = posting_file
        self._end = 0
        self._begin = 0
        self._name = ''
        self._places = False
        self._parts: list[TermRows] = []
        self.is_closed = False

    def start_field(self, fieldname: str, fieldobj: Any) -> None:
        self._name, self._begin, self._parts = fieldname, self._end, []
        self._places = keeps_places(fieldobj.format)

    def add_lists(self, terms: list[bytes], lists: PostingLists, steps: Bytes) -> None:
        """The next terms of the field. `steps`: its length by document, as Whoosh's step."""
        if terms:
            blocks = encode_blocks(lists)
            self._postings.write(blocks.content.tobytes())
            self._end += len(blocks.content)
            self._parts.append(rows_of(terms, lists, blocks, steps))

    def finish_field(self) -> None:
        if self._parts:
            self._table.add_field(self._name, self._parts, self._begin)
            self._parts = []

    def finish(self) -> None:
        """Writes what ends the term table. The files stay open."""
        self._table.finish()

    def close(self) -> None:
        self.finish()
        self._terms.close()
        self._postings.close()
        self.is_closed = True

    # What Whoosh's own writer calls for each term and posting.

    def start_term(self, text: bytes) -> None:
        self._term = text
        self._documents: list[int] = []
        self._counts: list[int] = []
        self._values: list[bytes] = []
        self._steps: list[int] = []

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int | None) -> None:
        if weight != int(weight) or (self._places and len(vbytes) != 4 * weight):
            raise ValueError(
                f'The weight {weight} of {self._term!r} in {self._name} is no count. An index of blocks keeps how '
                'often a word stands in a document; boosts belong to the ranking, not into the index.'
            )
        self._documents.append(docnum)
        self._counts.append(int(weight))
        self._values.append(vbytes)
        self._steps.append(length_to_byte(length))

    def finish_term(self) -> None:
        places = np.frombuffer(b''.join(self._values), '<u4').astype(np.int64) if self._places else None
        documents = np.array(self._documents)
        lists = PostingLists(np.array([len(documents)]), documents, np.array(self._counts), places)
        steps = np.zeros(documents[-1] + 1, dtype=np.uint8)
        steps[documents] = self._steps
        self.add_lists([self._term], lists, steps)


class BlockTerms(base.TermsReader):  # type: ignore[misc]
    """The terms of a segment."""

    def __init__(self, table: memoryview, postings: memoryview) -> None:
        self.table = TermTable(table)
        self._postings = postings

    def lists(self, terms: FieldTerms, number: int, *, places: bool) -> PostingLists:
        """The postings of one term. `places`: whether the field keeps places and they are wanted."""
        content = self.blocks_of(terms, number, number + 1)
        total = terms.totals.item(number) if places else None
        return decode_block(
            content, terms.kinds.item(number), terms.sizes.item(number), terms.firsts.item(number), total
        )

    def blocks_of(self, terms: FieldTerms, start: int, stop: int) -> memoryview:
        """The blocks of the terms numbered `start` to `stop`."""
        return self._postings[terms.blocks.item(start) : terms.blocks.item(stop)]

    def indexed_field_names(self) -> list[str]:
        return list(self.table)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return term[0] in self.table and self.table[term[0]].find(term[1]) is not None

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return ((name, term) for name in self.table for term in self.table[name].texts())

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        return ((name, self.table[name][number]) for name, number in self._from(fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return (((name, term), self._info(self.table[name], number)) for name in self.table
                for number, term in enumerate(self.table[name].texts()))  # fmt: skip

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        for name, number in self._from(fieldname, prefix):
            terms = self.table[name]
            yield (name, terms[number]), self._info(terms, number)

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        terms, number = self._find(fieldname, text)
        return self._info(terms, number)

    def frequency(self, fieldname: str, text: bytes) -> float:
        return float(self._info(*self._find(fieldname, text)).weight()) if (fieldname, text) in self else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        return int(self._info(*self._find(fieldname, text)).doc_frequency()) if (fieldname, text) in self else 0

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> 'BlockMatcher':
        terms, number = self._find(fieldname, text)
        lists = self.lists(terms, number, places=keeps_places(format_))
        return BlockMatcher(lists, self._info(terms, number), format_, (fieldname, text), scorer)

    def cursor(self, fieldname: str, fieldobj: Any) -> base.FieldCursor:
        return (
            BlockCursor(self.table[fieldname], partial(self._info, self.table[fieldname]), fieldobj)
            if fieldname in self.table
            else base.EmptyCursor()
        )

    def close(self) -> None:
        pass

    def _find(self, fieldname: str, text: bytes) -> tuple[FieldTerms, int]:
        number = self.table[fieldname].find(text) if fieldname in self.table else None
        if number is None:
            raise TermNotFound(f'No term {fieldname}:{text!r}')
        return self.table[fieldname], number

    def _from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, int]]:
        for name in self.table:
            if name >= fieldname:
                terms = self.table[name]
                for number in range(terms.place(prefix) if name == fieldname else 0, len(terms)):
                    yield name, number

    def _info(self, terms: FieldTerms, number: int) -> TermInfo:
        return TermInfo(
            weight=float(terms.totals[number]),
            df=int(terms.sizes[number]),
            minlength=byte_to_length(terms.shortest[number]),
            maxlength=byte_to_length(terms.longest[number]),
            maxweight=float(terms.most[number]),
            minid=int(terms.firsts[number]),
            maxid=int(terms.lasts[number]),
        )
