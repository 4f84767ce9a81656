"""What is kept in memory while the index changes answers as an index that was opened just now."""

import random
from collections import Counter

import pytest

from articles.search.engines.base import NEWEST, RELEVANCE
from articles.search.engines.whoosh import occurrences, open_segments, postings
from articles.search.engines.whoosh.engine import WhooshEngine
from articles.search.engines.whoosh.writing import add_articles
from articles.search.syntax import All, Beside, Everything, Word
from tests.search.engines.contract.records import article, build
from tests.search.engines.test_against_stock_whoosh import FACETS, LEAVES, WORDS, Corpus, leaf, tree


@pytest.fixture(params=[postings.SMALL, 10])
def corpus(request, tmp_path, monkeypatch):
    """An index of small segments only, and one of small and large ones."""
    monkeypatch.setattr(postings, 'SMALL', request.param)
    corpus = Corpus(tmp_path / 'index', seed=7)
    corpus.change('built')
    return corpus


def commits(corpus):
    """Changes the index as requests and those who come after them do; after each commit the turn it was."""
    for turn in range(40):
        removed = set(corpus.choice.sample(sorted(corpus.records), k=2)) if turn % 3 == 0 else set()
        records = [corpus.record(corpus.choice.randint(1, 160)) for _ in range(corpus.choice.randint(1, 4))]
        corpus._replace(records, removed - {record.id for record in records}, merge=turn % 13 == 12)
        if turn == 30:
            with corpus.engine.writing():
                add_articles(corpus.engine.folders.current(), [])
        yield turn


def told(engine, asked):
    """All that an engine answers to a query."""
    answer = engine.run(asked, stop=1000, facets=tuple(FACETS), facet_limit=3)
    newest = engine.run(asked, order=NEWEST, stop=10, fold_copies=True)
    return answer, newest, engine.passages(asked, answer.ids[:5])


def test_an_engine_kept_open_answers_as_one_opened_just_now(corpus):
    kept, choice = corpus.engine, random.Random(2)
    standing = [leaf(choice, kind, corpus.records) for kind in LEAVES] + [Word(word) for word in WORDS[::9]]
    compared, segments = 0, Counter()
    for turn in commits(corpus):
        fresh = WhooshEngine(kept.folders.root)
        for asked in (*standing[turn % 2 :: 2], *(tree(choice, corpus.records) for _ in range(3))):
            answer = told(kept, asked)
            assert answer == told(fresh, asked), asked
            compared += answer[0].total
        assert set(kept.run(Everything(), stop=1000).ids) == set(corpus.records)
        assert Counter(kept.words()) == Counter(fresh.words())
        assert kept.stamps() == {number: kept.stamp(record) for number, record in corpus.records.items()}
        segments.update(segment.is_small for segment in kept.snapshot().segments)
    assert compared > 5000
    assert segments[True] > 40
    assert segments[False] == 0 if postings.SMALL > 100 else segments[False] > 20


@pytest.mark.parametrize('corpus', [10], indirect=True)
def test_what_is_known_of_a_large_segment_is_not_read_again_after_a_commit(corpus, monkeypatch):
    engine, read = corpus.engine, []
    original = open_segments.read_postings

    def noted(reader, field, term):
        read.append(reader.segment().segment_id())
        return original(reader, field, term)

    monkeypatch.setattr(open_segments, 'read_postings', noted)
    asked = Word(WORDS[0])
    engine.run(asked, order=RELEVANCE, facets=tuple(FACETS))
    assert set(read) == {segment.name for segment in engine.snapshot().segments}
    read.clear()
    corpus._replace([corpus.record(number) for number in range(500, 520)], {1, 2})
    corpus._replace([corpus.record(600)], {3})
    answer = engine.run(asked, facets=tuple(FACETS))
    *_, new, small = engine.snapshot().segments
    assert (new.is_small, small.is_small) == (False, True)
    assert set(read) == {new.name}
    assert answer == WhooshEngine(engine.folders.root).run(asked, facets=tuple(FACETS))


def test_two_words_that_come_to_stand_everywhere_and_stop_to_do_so_are_answered_as_by_an_engine_opened_now(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(postings, 'SMALL', 10)
    monkeypatch.setattr(occurrences, 'MOST_BESIDE', 60)
    engine = build(WhooshEngine(tmp_path), [article(number, 'وفد المعارضة') for number in range(24)])
    asked, everywhere = All((Word('وفد'), Word('معارضة'), Beside('وفد', 'معارضه'))), []
    for records, removed in (((), ()), (range(100, 120), ()), ((), range(12, 24)), ((), range(100, 120))):
        with engine.writing() as writer:
            writer.replace([article(number, 'وفد المعارضة') for number in records], removed, merge=bool(removed))
        answer = engine.run(asked, stop=100)
        assert answer == WhooshEngine(tmp_path).run(asked, stop=100)
        everywhere.append(occurrences.stand_everywhere(engine.snapshot(), asked.parts[2]))
    assert everywhere[:2] == [False, True]
    assert everywhere[-1] is False


def test_equal_articles_are_worth_the_same_where_one_stands_alone_beside_a_large_segment(tmp_path, monkeypatch):
    monkeypatch.setattr(postings, 'SMALL', 10)
    words = 'استراتيجيات مستشفيات مفاوضات استقلاليتهم فسيستخدمونها باستراتيجياتها نزارباييف الاستخبارات'
    records = [article(number, f'{words} {words.split()[number % 8]}') for number in range(1, 24)]
    engine = build(WhooshEngine(tmp_path), [*records, article(50, words)])
    with engine.writing() as writer:
        writer.replace([article(100, words)])
    assert [segment.size for segment in engine.snapshot().segments] == [24, 1]
    for word in words.split():
        answer = engine.run(Word(word), stop=100)
        scores = dict(zip(answer.ids, answer.scores, strict=True))
        assert scores[50] == scores[100]
        assert answer.ids.index(100) < answer.ids.index(50)
