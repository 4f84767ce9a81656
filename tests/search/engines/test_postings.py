"""The arrays read from Whoosh's posting blocks say what Whoosh's own matchers say."""

import random

import numpy as np
import pytest
from whoosh import query, scoring
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from articles.search.engines.base import ArticleRecord
from articles.search.engines.whoosh.engine import WhooshEngine
from articles.search.engines.whoosh.ranking import K1, B, Ranking
from articles.search.syntax import Phrase
from tests.search.engines.contract.records import build

WORDS = [first + second for first in 'بتثجحخد' for second in ('لم', 'رسن', 'وقف', 'فوض')]


@pytest.fixture(scope='module')
def engine(tmp_path_factory):
    """Random articles in several segments, with deletions."""
    choice = random.Random(11)

    def record(number):
        size = choice.randint(1, 200)
        return ArticleRecord(number, '', ' '.join(choice.choices(WORDS, weights=range(1, len(WORDS) + 1), k=size)))

    engine = WhooshEngine(tmp_path_factory.mktemp('index') / 'index')
    build(engine, [record(number) for number in range(1, 400)])
    for turn in range(4):
        with engine.writing() as writer:
            writer.replace([record(choice.randint(1, 900)) for _ in range(20)], {turn + 1, turn + 50}, merge=turn == 2)
    return engine


@pytest.fixture(scope='module')
def searcher(engine):
    index = FileIndex(FileStorage(str(engine.folders.current())))
    with index.searcher(weighting=LuceneBM25(B=B, K1=K1)) as searcher:
        yield searcher


class LuceneBM25(scoring.BM25F):
    def idf(self, searcher, fieldname, text):
        known = searcher.get_parent().doc_frequency(fieldname, text)
        return np.log(1 + (searcher.get_parent().doc_count_all() - known + 0.5) / (known + 0.5))


def test_several_segments_with_deletions_are_read(engine):
    snapshot = engine.snapshot()
    assert len(snapshot.segments) > 1
    assert snapshot.document_count < snapshot.size


def test_every_posting_and_count_is_the_same(engine, searcher):
    snapshot = engine.snapshot()
    compared = 0
    for field in ('folded', 'stem', 'root', 'gram', 'written', 'source_value'):
        for word, _ in set(snapshot.words(field)):
            postings = snapshot.postings(field, word)
            matcher = searcher.reader().postings(field, word)
            expected = {}
            while matcher.is_active():
                expected[matcher.id()] = matcher.weight()
                matcher.next()
            kept = {
                number: count
                for number, count in zip(postings.documents.tolist(), postings.counts.tolist(), strict=True)
                if snapshot.live[number]
            }
            assert kept == expected
            compared += len(expected)
    assert compared > 10_000


def test_every_place_is_the_same(engine, searcher):
    snapshot = engine.snapshot()
    for word, _ in set(snapshot.words('folded')):
        expected = []
        matcher = searcher.reader().postings('folded', word)
        while matcher.is_active():
            expected += [(matcher.id(), place) for place in matcher.value_as('positions')]
            matcher.next()
        pairs = [
            (base + spot // 2**32, spot % 2**32)
            for segment, base in zip(snapshot.segments, snapshot.bases, strict=True)
            for spot in segment.spots('folded', word).tolist()
        ]
        assert [(number, place) for number, place in pairs if snapshot.live[number]] == expected


def test_scores_are_whooshs_own_with_lucenes_idf(engine, searcher):
    snapshot = engine.snapshot()
    for word in WORDS:
        ranking = Ranking(snapshot)
        scores = ranking.of_stems([word]).of(np.arange(snapshot.size))
        expected = {hit.docnum: hit.score for hit in searcher.search(query.Term('stem', word), limit=None)}
        for number, score in expected.items():
            assert scores[number] == pytest.approx(score, abs=1e-9)


def test_phrases_are_whooshs_own(engine, searcher):
    choice = random.Random(5)
    hits = 0
    for _ in range(60):
        words = choice.choices(WORDS[-8:], k=choice.choice((2, 3)))
        expected = {hit.docnum for hit in searcher.search(query.Phrase('folded', words), limit=None)}
        found = engine.run(Phrase(tuple(words)), stop=1000)
        assert set(engine.snapshot().numbers_of(found.ids)) == expected
        hits += len(expected)
    assert hits > 50
