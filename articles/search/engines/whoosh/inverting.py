"""Articles turned into the postings of a segment: words become numbers, and sorting the numbers inverts them.

A word stands in an article at a place: three numbers. Sorted by the rank of the word, the places of one word are
together and in order, which is all that a posting list is. No Python code runs for each posting.
"""

from array import array
from collections.abc import Iterator
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt

from articles.arabic.tokens import WORD
from articles.search.engines.base import FACET_FIELDS, NONE, ArticleRecord
from articles.search.engines.whoosh.blocks import Ids, PostingLists
from articles.search.engines.whoosh.content import FieldPostings, SegmentContent, Texts
from articles.search.engines.whoosh.documents import HEADLINE_GAP, column_values, compressed_text
from articles.search.engines.whoosh.vocabulary import Lexicon, Vocabulary

Numbers = npt.NDArray[np.int32]
"""Of words, documents or places in a batch: half the memory of what indexing by them would take."""

_MOST_WORDS: Final = 250_000
"""Words gathered before a segment is made of them; it takes some 30 MB meanwhile."""


class Batch:
    """Articles gathered for one segment."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._words, self._headline_sizes, self._sizes = array('I'), array('I'), array('I')
        self._columns: dict[str, list[int]] = {}
        self._texts: list[bytes] = []
        self._keywords = {name: _Keywords() for name in ('key', *(f'{name}_value' for name in FACET_FIELDS))}

    def __len__(self) -> int:
        return len(self._sizes)

    @property
    def is_full(self) -> bool:
        return len(self._words) > _MOST_WORDS

    def add(self, record: ArticleRecord) -> None:
        """Takes an article up."""
        headline, body = WORD.findall(record.headline), WORD.findall(record.body)
        number = self.vocabulary.__getitem__
        self._words.extend(map(number, headline))
        self._words.extend(map(number, body))
        for name, value in column_values(record, len(headline)).items():
            self._columns.setdefault(name, []).append(value)
        self._texts.append(compressed_text(record))
        self._keywords['key'].add(len(self), (str(record.id),))
        for name in FACET_FIELDS:
            self._keywords[f'{name}_value'].add(len(self), record.facets.get(name) or (NONE,))
        self._headline_sizes.append(len(headline))
        self._sizes.append(len(headline) + len(body))

    def content(self) -> SegmentContent:
        """The segment of these articles."""
        inversion = _Inversion(
            self.vocabulary, _numbers(self._words), _numbers(self._headline_sizes), _numbers(self._sizes)
        )
        sizes = np.array([len(text) for text in self._texts], dtype=np.int64)
        lengths = inversion.lengths()
        return SegmentContent(
            size=len(self),
            lengths=lengths,
            totals={name: int(numbers.sum()) for name, numbers in lengths.items()},
            columns={
                **{name: np.array(values, dtype=np.int64) for name, values in self._columns.items()},
                'text': Texts(sizes, self._texts),
            },
            fields=inversion.fields(self._keywords),
        )


class _Keywords:
    """The values of a field that has few in each document."""

    def __init__(self) -> None:
        self._documents: dict[bytes, list[int]] = {}

    def add(self, document: int, values: tuple[str, ...]) -> None:
        for value in dict.fromkeys(values):
            self._documents.setdefault(value.encode(), []).append(document)

    def postings(self) -> FieldPostings:
        terms = sorted(self._documents)
        lists = [self._documents[term] for term in terms]
        documents = np.array(list(chain.from_iterable(lists)), dtype=np.int64)
        return FieldPostings(terms, PostingLists(np.array(list(map(len, lists))), documents, np.ones_like(documents)))


class _Inversion:
    """The words of a batch with the document and the place of each."""

    def __init__(self, vocabulary: Vocabulary, words: Numbers, headline_sizes: Numbers, sizes: Numbers) -> None:
        self.vocabulary, self.words, self.size = vocabulary, words, len(sizes)
        self.documents = np.repeat(np.arange(self.size, dtype=np.int32), sizes)
        within = _within(sizes)
        self.in_headline = within < np.repeat(headline_sizes, sizes)
        self.places = within + np.where(self.in_headline, np.int32(0), np.int32(HEADLINE_GAP))
        self.folded = _numbers(vocabulary.folded_of)[words]
        meant = ~_numbers(vocabulary.is_stop_word).astype(np.bool_)[self.folded]
        self.meant_folded, self.meant_documents = self.folded[meant], self.documents[meant]
        self.meant_headline = self.in_headline[meant]

    def lengths(self) -> dict[str, Ids]:
        """Words of each field that is scored, by document."""
        grams = _numbers(self.vocabulary.gram_counts)[self.meant_folded]
        return {
            'folded': self._lengths(self.documents),
            'headline': self._lengths(self.meant_documents[self.meant_headline]),
            'stem': self._lengths(self.meant_documents),
            'root': self._lengths(self.meant_documents),
            'gram': np.bincount(self.meant_documents, grams, self.size).astype(np.int64),
        }

    def fields(self, keywords: dict[str, _Keywords]) -> Iterator[tuple[str, list[FieldPostings]]]:
        """Field by field in the order of their names, each made when it is asked for."""
        makers = {
            'folded': lambda: placed(self.vocabulary.folded, self.folded, self.documents, self.places),
            'gram': self._grams,
            'headline': lambda: self._view(self.vocabulary.stem, self.vocabulary.stem_of, headline=True),
            'root': lambda: self._view(self.vocabulary.root, self.vocabulary.root_of),
            'stem': lambda: self._view(self.vocabulary.stem, self.vocabulary.stem_of),
            'written': lambda: counted(
                self.vocabulary.written, _numbers(self.vocabulary.written_of)[self.words], self.documents
            ),
            **{name: keyword.postings for name, keyword in keywords.items()},
        }
        for name in sorted(makers):
            yield name, [makers[name]()]

    def _lengths(self, documents: Numbers) -> Ids:
        return np.bincount(documents, minlength=self.size)

    def _view(self, lexicon: Lexicon, form_of: 'array[int]', *, headline: bool = False) -> FieldPostings:
        forms = _numbers(form_of)[self.meant_folded]
        if headline:
            return counted(lexicon, forms[self.meant_headline], self.meant_documents[self.meant_headline])
        return counted(lexicon, forms, self.meant_documents)

    def _grams(self) -> FieldPostings:
        counts = _numbers(self.vocabulary.gram_counts)
        begins = (np.cumsum(counts, dtype=np.int32) - counts)[self.meant_folded]
        sizes = counts[self.meant_folded]
        groups = _numbers(self.vocabulary.grams)[np.repeat(begins, sizes) + _within(sizes)]
        return counted(self.vocabulary.gram, groups, np.repeat(self.meant_documents, sizes))


def counted(lexicon: Lexicon, terms: Numbers, documents: Numbers) -> FieldPostings:
    """Postings with counts, of terms (by their numbers) and the documents they stand in, which ascend."""
    texts, ranks = _ranked(lexicon, terms)
    order = _stable_order(ranks)
    return FieldPostings(texts, _listed(ranks[order], documents[order]))


def placed(lexicon: Lexicon, terms: Numbers, documents: Numbers, places: Numbers) -> FieldPostings:
    """Postings with places, of terms and the documents and places they stand at, by document and place."""
    texts, ranks = _ranked(lexicon, terms)
    order = _stable_order(ranks)
    lists = _listed(ranks[order], documents[order])
    return FieldPostings(texts, lists._replace(places=places[order].astype(np.int64)))


def _ranked(lexicon: Lexicon, terms: Numbers) -> tuple[list[bytes], Numbers]:
    """The terms that occur, sorted, and the rank among them of each of `terms`."""
    order = lexicon.in_order(np.flatnonzero(np.bincount(terms, minlength=len(lexicon.terms))))
    ranks = np.zeros(len(lexicon.terms), dtype=np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    return list(map(lexicon.terms.__getitem__, order.tolist())), ranks[terms]


def _stable_order(ranks: Numbers) -> Ids:
    """The order that sorts by rank and leaves equals as they stand: by 16 bits at a time, which numpy does by radix."""
    order = np.argsort((ranks & 0xFFFF).astype(np.uint16), kind='stable')
    if len(ranks) and int(ranks.max()) > 0xFFFF:
        order = order[np.argsort((ranks[order] >> 16).astype(np.uint16), kind='stable')]
    return order


def _listed(ranks: Numbers, documents: Numbers) -> PostingLists:
    """Posting lists from the sorted ranks and documents of every place."""
    if not len(ranks):
        return PostingLists(*(np.zeros(0, dtype=np.int64) for _ in range(3)))
    begins = np.flatnonzero(np.concatenate([[True], (ranks[1:] != ranks[:-1]) | (documents[1:] != documents[:-1])]))
    counts = np.diff(begins, append=len(ranks))
    return PostingLists(np.bincount(ranks[begins]), documents[begins].astype(np.int64), counts)


def _within(sizes: Numbers) -> Numbers:
    """The place of each entry in its own piece, of consecutive pieces of these sizes."""
    ends = np.cumsum(sizes, dtype=np.int32)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total, dtype=np.int32) - np.repeat(ends - sizes, sizes)


def _numbers(values: 'array[int]') -> Numbers:
    return np.array(values, dtype=np.int32)
