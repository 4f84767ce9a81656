"""What a query tree finds, and what that is worth, said by Whoosh's own queries, matchers and readers, one at a time.

Nothing of the engine's reading, matching, ranking or counting is used: of the archive only the analysis of words and
the weights. Documents are Whoosh's numbers.
"""

import datetime
import math
from collections import Counter, defaultdict

from whoosh import query, scoring
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from articles.arabic.folding import fold
from articles.arabic.grams import letter_groups
from articles.arabic.particles import attached_forms, beginnings, with_and_without_article
from articles.arabic.stemming import root, stems_of
from articles.arabic.writing import letters_of
from articles.search.engines.base import FULL_PAGE
from articles.search.engines.whoosh.ranking import K1, B
from articles.search.syntax import (
    Alike,
    All,
    AnyOf,
    Beside,
    DateRange,
    Everything,
    Family,
    Filter,
    Not,
    Phrase,
    Prefix,
    Spelled,
    Word,
)

LIFTS = {'meeting': 'reported', 'participant': 'speaker'}
"""By kind of name: the weight of what is about it, and the facet that says so."""


class LuceneBM25(scoring.BM25F):
    """Whoosh's own scorer with Lucene's idf."""

    def idf(self, searcher, fieldname, text):
        known = searcher.get_parent().doc_frequency(fieldname, text)
        return idf(known, searcher.get_parent().doc_count_all())


def idf(known, size):
    return math.log(1 + (size - known + 0.5) / (known + 0.5))


class StockSearch:
    """An index opened as Whoosh opens it."""

    def __init__(self, folder):
        index = FileIndex(FileStorage(str(folder)))
        self.searcher = index.searcher(weighting=LuceneBM25(B=B, K1=K1))
        self.reader = self.searcher.reader()
        self.size = self.reader.doc_count_all()
        self.everything = set(self.reader.all_doc_ids())
        contents = index._read_toc()
        for segment in contents.segments:
            segment._deleted = None
        # An idf counts deleted documents too, until a merge.
        self.whole = FileIndex._reader(index.storage, contents.schema, contents.segments, contents.generation)
        self._counts, self._places = {}, {}
        self._words = [word.decode() for word in self.whole.lexicon('folded')]
        self._articles = {}

    def close(self):
        self.searcher.close()
        self.whole.close()

    def article(self, number):
        if not self._articles:
            keys = self.reader.column_reader('id')
            self._articles = {each: keys[each] for each in self.everything}
        return self._articles[number]

    # Documents

    def documents(self, tree):
        """The documents that a tree of one-word leaves matches."""
        match tree:
            case All():
                return self.everything.intersection(*map(self.documents, tree.parts))
            case AnyOf():
                found = Counter(number for part in tree.parts for number in self.documents(part))
                return {number for number, parts in found.items() if parts >= tree.least}
            case Not():
                return self.everything - self.documents(tree.part)
            case DateRange():
                return self._published(tree)
            case Beside() | Spelled():
                return self.everything
            case Alike():
                return self.everything.intersection(
                    self._added(self.counts('folded', word) for word in self._like(tree))
                )
            case Word() | Family():
                return self.everything.intersection(self.leaf_counts(tree))
        return set(self.searcher.docs_for_query(self.compiled(tree)))

    def compiled(self, tree):
        """A query of Whoosh's own that finds what the tree does; of words those without exclusions."""
        match tree:
            case All():
                return query.And([self.compiled(part) for part in tree.parts])
            case AnyOf():
                return query.Or([self.compiled(part) for part in tree.parts])
            case Not():
                return query.And([query.Every(), query.Not(self.compiled(tree.part))])
            case Word(exact=True):
                return query.Term('written', letters_of(tree.text))
            case Word():
                return query.Or([query.Term('stem', stem) for stem in stems_of(fold(tree.text))])
            case Phrase():
                one = len(tree.words) == 1
                return query.Term('folded', tree.words[0]) if one else query.Phrase('folded', list(tree.words))
            case Prefix():
                return query.Or([query.Prefix('folded', start) for start in beginnings(tree.text)])
            case Filter():
                return query.Or([query.Term(f'{tree.field}_value', value) for value in tree.values])
            case Everything():
                return query.Every()
        raise TypeError(tree)

    def _published(self, tree):
        first, last = self.reader.column_reader('first_day'), self.reader.column_reader('last_day')
        start = datetime.date.fromisoformat(tree.start).toordinal() if tree.start else 1
        end = datetime.date.fromisoformat(tree.end).toordinal() if tree.end else 10**7
        return {
            number for number in self.everything if first[number] > 0 and last[number] >= start and first[number] <= end
        }

    # How often, by document, deleted ones too

    def counts(self, field, term):
        if (field, term) not in self._counts:
            self._counts[field, term] = {
                matcher.id(): matcher.weight() for matcher in _postings(self.whole, field, term)
            }
        return self._counts[field, term]

    def places(self, word):
        """The places of a folded word."""
        if word not in self._places:
            self._places[word] = {
                matcher.id(): set(matcher.value_as('positions')) for matcher in _postings(self.whole, 'folded', word)
            }
        return self._places[word]

    def leaf_counts(self, leaf):
        """How often a leaf stands there."""
        match leaf:
            case Word(exact=True):
                return self.counts('written', letters_of(leaf.text))
            case Word():
                found = self._added(self.counts('stem', stem) for stem in stems_of(fold(leaf.text)))
                for form in leaf.not_written:
                    found.subtract(self.counts('written', form))
                return {number: count for number, count in found.items() if count > 0}
            case Beside():
                return self._pairs(leaf)
            case Prefix():
                return self._added(self.counts('folded', word) for word in self._beginning(leaf))
        return {number: len(starts) for number, starts in self.starts(leaf).items() if starts}

    def starts(self, leaf):
        """The places where a phrase or a name begins."""
        if isinstance(leaf, Phrase):
            return self._runs(leaf.words[:1], leaf.words[1:])
        ends = defaultdict(dict)
        for spelling in leaf.spellings:
            for number, starts in self._spelled(spelling).items():
                for start in starts:
                    ends[number][start] = max(ends[number].get(start, 0), start + len(spelling))
        others = [self._spelled(spelling) for spelling in leaf.not_beginning]
        return {
            number: {
                start
                for start in self._without_overlaps(runs)
                if not any(start in other.get(number, ()) for other in others)
            }
            for number, runs in ends.items()
        }

    @staticmethod
    def _without_overlaps(runs):
        reached, kept = 0, set()
        for start, end in sorted(runs.items()):
            if start >= reached:
                kept.add(start)
            reached = max(reached, end)
        return kept

    def _spelled(self, spelling):
        first, *rest = spelling
        return self._runs(attached_forms(first, shortest=1 if rest else 3), rest)

    def _runs(self, first, rest):
        found = defaultdict(set)
        for word in first:
            for number, places in self.places(word).items():
                found[number] |= {
                    place
                    for place in places
                    if all(place + ahead in self.places(other).get(number, ()) for ahead, other in enumerate(rest, 1))
                }
        return found

    def _beginning(self, leaf):
        starts = tuple(beginnings(leaf.text))
        words = (word for word in self._words if word.startswith(starts))
        return [word for word in words if self.everything.intersection(self.counts('folded', word))]

    def _like(self, leaf):
        word = fold(leaf.text)
        forms = [*(('stem', stem) for stem in stems_of(word)), ('root', root(word))]
        having = self.everything.intersection(self._added(self.counts(*form) for form in forms))
        groups = set(letter_groups(word))
        if len(word) < 5 or word.isdigit() or len(having) >= FULL_PAGE:
            return []
        found = []
        for other in self._words:
            others = set(letter_groups(other))
            shares = sorted(len(groups & others) / len(each) for each in (groups, others))
            if other != word and shares[0] >= 0.4 and shares[1] >= 0.5:
                found.append(other)
        return found

    @staticmethod
    def _added(counts):
        total = Counter()
        for each in counts:
            total.update(each)
        return total

    # Scores

    def scores(self, leaves, weights):
        """By document: what the leaves are worth together."""
        total = Counter()
        for leaf in leaves:
            share, leaf = (weights.spelled, Word(leaf.word)) if isinstance(leaf, Spelled) else (1, leaf)
            for field, counts, weight in self._parts(leaf, weights):
                for number, count in counts.items():
                    total[number] += share * weight * self._bm25(field, number, count, len(counts))
        for kind, slug in {(leaf.kind, leaf.slug) for leaf in leaves if isinstance(leaf, Family)}:
            field, weight = LIFTS[kind], getattr(weights, LIFTS[kind])
            found = self.counts(f'{field}_value', slug)
            for number in found:
                total[number] += weight * idf(len(found), self.size) * (K1 + 1)
        return total

    def _parts(self, leaf, weights):
        match leaf:
            case Word(exact=True):
                yield 'folded', self.leaf_counts(leaf), weights.whole
            case Word():
                word = fold(leaf.text)
                yield 'stem', self.leaf_counts(leaf), weights.stem
                yield 'root', self.counts('root', root(word)), weights.root
                for group in letter_groups(word):
                    yield 'gram', self.counts('gram', group), weights.gram
                yield (
                    'headline',
                    self._added(self.counts('headline', stem) for stem in stems_of(word)),
                    weights.headline,
                )
            case Prefix():
                yield 'folded', self.leaf_counts(leaf), weights.whole
            case Beside():
                yield 'folded', self.leaf_counts(leaf), weights.beside
            case Phrase() | Family():
                worth = weights.name if isinstance(leaf, Family) else weights.whole * len(leaf.words)
                yield 'folded', self.leaf_counts(leaf), worth
                yield 'headline', self._in_headlines(leaf), weights.headline * worth

    def _pairs(self, pair):
        bare, definite = with_and_without_article(pair.first)
        first = {*attached_forms(bare), *attached_forms(definite)}
        second = with_and_without_article(pair.second)
        found = Counter()
        for number, starts in self._runs(first, []).items():
            ends = {place for word in second for place in self.places(word).get(number, ())}
            found[number] += sum(start + distance in ends for start in starts for distance in (1, 2, 3))
        return {number: count for number, count in found.items() if count}

    def _in_headlines(self, leaf):
        ends = self.whole.column_reader('headline_words')
        inside = {number: sum(start < ends[number] for start in starts) for number, starts in self.starts(leaf).items()}
        return {number: count for number, count in inside.items() if count}

    def _bm25(self, field, number, count, known):
        mean = self.whole.field_length(field) / self.size
        length = self.whole.doc_field_length(number, field, 0)
        return idf(known, self.size) * (K1 + 1) * count / (count + K1 * (1 - B + B * length / mean))


def _postings(reader, field, term):
    """The matcher of a term at each of its documents."""
    if (field, term) in reader:
        matcher = reader.postings(field, term)
        while matcher.is_active():
            yield matcher
            matcher.next()
