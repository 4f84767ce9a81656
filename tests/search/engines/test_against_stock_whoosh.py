"""On one index, every class of query gives what Whoosh's own matchers give: documents, totals, facets, scores."""

import datetime
import random
from collections import Counter

import pytest

from articles.search.engines.base import NEWEST, NONE, OLDEST, RELEVANCE, ArticleRecord
from articles.search.engines.whoosh import postings
from articles.search.engines.whoosh.engine import WhooshEngine
from articles.search.engines.whoosh.execution import Query, Window, execute
from articles.search.engines.whoosh.ranking import PLAIN, THREE_VIEWS, scoring_leaves
from articles.search.engines.whoosh.writing import add_articles
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
from tests.search.engines.contract.records import build
from tests.search.engines.stock_matching import LIFTS, StockSearch

BARE = (
    'معارضة',
    'مفاوضات',
    'هدنة',
    'وزير',
    'مراقب',
    'جولة',
    'نظام',
    'لافروف',
    'علوش',
    'أب',
    'آب',
    'نور',
    'سلطان',
    'وفد',
)
WORDS = [form for word in BARE for form in (word, f'ال{word}', f'و{word}', f'بال{word}', f'{word}ها')] + [
    '2017',
    'ISIS',
]
FACETS = {
    'source': ('sana', 'rt', 'aljazeera'),
    'meeting': tuple(f'astana-{number}' for number in range(1, 9)),
    'reported': ('astana-1', 'astana-2'),
    'speaker': ('lavrov', 'alloush'),
    'month': ('2017-01', '2017-02', '2018-05'),
}
WINDOW = Window(0, 10_000, tuple(FACETS), 1000)
STAGES = ('built', 'updated', 'deleted', 'merged', 'optimized', 'updated again')


class Corpus:
    """An index that changes at random from stage to stage."""

    def __init__(self, folder, seed):
        self.choice = random.Random(seed)
        self.engine = WhooshEngine(folder)
        self.records = {}

    def record(self, number):
        choice = self.choice
        weights = range(len(WORDS), 0, -1)
        day = datetime.date(2017, 1, 1) + datetime.timedelta(days=choice.randrange(700))
        dated = choice.random() < 0.9
        facets = {name: tuple(choice.sample(values, k=choice.randint(0, 2))) for name, values in FACETS.items()}
        record = ArticleRecord(
            number,
            ' '.join(choice.choices(WORDS, weights, k=choice.randint(0, 6))),
            ' '.join(choice.choices(WORDS, weights, k=choice.choice((3, 20, 60)))),
            day if dated else None,
            day + datetime.timedelta(days=choice.choice((0, 0, 27))) if dated else None,
            facets=facets,
        )
        self.records[number] = record
        return record

    def change(self, stage):
        match stage:
            case 'built':
                build(self.engine, [self.record(number) for number in range(1, 80)])
            case 'updated' | 'updated again':
                for _ in range(3):
                    self._replace([self.record(self.choice.randint(1, 140)) for _ in range(8)], set())
            case 'deleted':
                self._replace([], set(self.choice.sample(sorted(self.records), k=20)))
            case 'merged':
                for _ in range(12):
                    self._replace([self.record(self.choice.randint(1, 140))], set(), merge=True)
            case 'optimized':
                with self.engine.writing():
                    add_articles(self.engine.folders.current(), [])

    def _replace(self, records, removed, *, merge=False):
        with self.engine.writing() as writer:
            writer.replace(records, removed, merge=merge)
        for number in removed:
            self.records.pop(number, None)


@pytest.fixture(scope='module', params=[(0, postings.SMALL), (1, 10)])
def corpora(request, tmp_path_factory):
    """An index that changes, of small segments only, and of small and large ones."""
    seed, small = request.param
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, 'SMALL', small)
        yield Corpus(tmp_path_factory.mktemp('stock') / 'index', seed)


def leaf(choice, kind, records):
    word = choice.choice(WORDS)
    match kind:
        case 'word':
            return Word(word)
        case 'excluding word':
            return Word('أب', not_written=('آب', 'وآب'))
        case 'exact':
            return Word(word, exact=True)
        case 'alike':
            return Alike(f'{word[:-1]}ظ')
        case 'one-word phrase':
            return Phrase((folded(word),))
        case 'phrase':
            words = f'{WORDS[0]} {WORDS[1]} {choice.choice(list(records.values())).body}'.split()
            start = choice.randrange(len(words) - 2)
            return Phrase(tuple(folded(word) for word in words[start : start + choice.choice((2, 3))]))
        case 'prefix':
            return Prefix(folded(choice.choice(BARE))[: choice.randint(3, 4)])
        case 'name':
            spellings = (('علوش',), ('نور', 'سلطان'), ('لافروف',), ('نور',))
            others = choice.choice(((), (('نور', 'سلطان', 'علوش'),), (('لافروف', 'علوش'),)))
            kind = choice.choice(list(LIFTS))
            return Family(kind, choice.choice(FACETS[LIFTS[kind]]), '', spellings, others)
        case 'beside':
            return Beside(folded(word), folded(choice.choice(WORDS)))
        case 'spelled':
            return Spelled(folded(word))
        case 'filter':
            name = choice.choice(list(FACETS))
            return Filter(name, tuple(choice.sample((*FACETS[name], NONE), k=choice.randint(1, 2))))
        case 'range':
            days = sorted(f'{choice.choice((2017, 2018))}-{choice.randint(1, 12):02}-11' for _ in range(2))
            return DateRange(choice.choice((days[0], None)), choice.choice((days[1], None)))
    return Everything()


def folded(word):
    return word.replace('أ', 'ا').replace('آ', 'ا').replace('ة', 'ه').lower()


LEAVES = (
    'word',
    'excluding word',
    'exact',
    'alike',
    'one-word phrase',
    'phrase',
    'prefix',
    'name',
    'beside',
    'spelled',
    'filter',
    'range',
    'everything',
)


def tree(choice, records, depth=0):
    kind = choice.choice(('leaf', 'all', 'any', 'most', 'not') if depth < 2 else ('leaf',))
    if kind == 'leaf':
        return leaf(choice, choice.choice(LEAVES), records)
    parts = tuple(tree(choice, records, depth + 1) for _ in range(choice.randint(2, 3)))
    match kind:
        case 'all':
            return All(parts)
        case 'any':
            return AnyOf(parts)
        case 'most':
            return AnyOf(parts, least=2)
    return All((parts[0], Not(parts[1])))


def queries(choice, records):
    """Every class of leaf, and trees of them."""
    return [
        *(leaf(choice, kind, records) for kind in LEAVES for _ in range(2)),
        *(tree(choice, records) for _ in range(14)),
    ]


def compare(corpus, stock, asked, weights=THREE_VIEWS, filters=(), order=RELEVANCE):
    """Asks both; how many documents both find."""
    snapshot = corpus.engine.snapshot()
    answer = execute(snapshot, Query(asked, order, filters, weights=weights), WINDOW)
    whole = All((asked, *filters))
    expected = {stock.article(number): number for number in stock.documents(whole)}
    assert set(answer.ids) == set(expected), asked
    assert (answer.total, len(answer.ids)) == (len(expected), len(expected)), asked
    scores = stock.scores(list(scoring_leaves(asked)), weights)
    for article, score in zip(answer.ids, answer.scores, strict=True):
        assert score == pytest.approx(scores[expected[article]], abs=1e-9), asked
    assert_ordered(corpus, stock, answer, order if list(scoring_leaves(asked)) or order != RELEVANCE else NEWEST)
    for name in FACETS:
        others = tuple(each for each in filters if each.field != name)
        documents = stock.documents(All((asked, *others))) if len(others) < len(filters) else set(expected.values())
        counted = facet_counts(stock, name, documents)
        chosen = {value for each in filters if each.field == name for value in each.values}
        told = {value: count for value, count in answer.facets[name] if count or value not in chosen}
        assert told == counted, (asked, name)
    return len(expected)


def assert_ordered(corpus, stock, answer, order):
    """Best first; of equal ones the article stored last."""
    days = {article: corpus.records[article].first_day for article in answer.ids}
    keys = {
        RELEVANCE: dict(zip(answer.ids, answer.scores, strict=True)),
        NEWEST: {article: day.toordinal() if day else 0 for article, day in days.items()},
        OLDEST: {article: -(day.toordinal() if day else 10**7) for article, day in days.items()},
    }[order]
    assert answer.ids == sorted(answer.ids, key=lambda article: (-keys[article], -article))


def facet_counts(stock, name, documents):
    counts = Counter()
    for value in (*FACETS[name], NONE):
        counts[value] += len(documents.intersection(stock.counts(f'{name}_value', value)))
    return {value: count for value, count in counts.items() if count}


def test_every_class_of_query_is_answered_as_by_stock_matchers(corpora):
    choice = random.Random(3)
    found, deleted, segments = 0, 0, 0
    for stage in STAGES:
        corpora.change(stage)
        stock = StockSearch(corpora.engine.folders.current())
        try:
            found += sum(compare(corpora, stock, asked) for asked in queries(choice, corpora.records))
            chosen = tuple(leaf(choice, 'filter', corpora.records) for _ in range(2))
            found += sum(
                compare(corpora, stock, asked, filters=chosen) for asked in queries(choice, corpora.records)[::3]
            )
            for order in (NEWEST, OLDEST):
                found += sum(
                    compare(corpora, stock, asked, order=order) for asked in queries(choice, corpora.records)[::6]
                )
            deleted += stock.size - len(stock.everything)
            segments += len(corpora.engine.snapshot().segments) > 1
            if stage == 'optimized':
                assert len(corpora.engine.snapshot().segments) == 1
        finally:
            stock.close()
    assert found > 3000
    assert deleted > 15
    assert segments >= 3
    assert_one_field_is_scored_by_whoosh(corpora, choice)


def assert_one_field_is_scored_by_whoosh(corpus, choice):
    """Words of one field, joined by AND, OR and NOT: found and scored by Whoosh's own searcher, at once."""
    stock = StockSearch(corpus.engine.folders.current())
    try:
        for _ in range(40):
            parts = tuple(leaf(choice, 'one-word phrase', corpus.records) for _ in range(choice.randint(1, 3)))
            asked = choice.choice((All, AnyOf))(tuple(dict.fromkeys(parts)))
            if choice.random() < 0.3:
                asked = All((asked, Not(leaf(choice, 'phrase', corpus.records))))
            hits = stock.searcher.search(stock.compiled(asked), limit=None)
            expected = {stock.article(hit.docnum): hit.score for hit in hits}
            answer = execute(corpus.engine.snapshot(), Query(asked, weights=PLAIN), WINDOW)
            assert set(answer.ids) == set(expected)
            if isinstance(asked, AnyOf) or all(isinstance(part, Phrase) for part in asked.parts):
                for article, score in zip(answer.ids, answer.scores, strict=True):
                    assert score == pytest.approx(expected[article], abs=1e-9)
    finally:
        stock.close()
