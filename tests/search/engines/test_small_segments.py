"""Small segments are read as one; what is known of them grows by what is new."""

import random
import struct

import numpy as np
import pytest

from articles.search.engines.base import SearchUnavailable
from articles.search.engines.whoosh import occurrences, open_segments, small_segments
from articles.search.engines.whoosh.blocks import (
    PostingLists,
    decode_block,
    decode_few,
    decode_few_places,
    encode_blocks,
)
from articles.search.engines.whoosh.caching import ArrayCache
from articles.search.engines.whoosh.engine import WhooshEngine
from articles.search.engines.whoosh.snapshot import Caches
from articles.search.engines.whoosh.term_table import FieldTerms
from articles.search.syntax import All, Beside, Phrase, Word
from tests.search.engines.contract.records import article, build


@pytest.mark.parametrize('largest', [1, 200, 300, 70_000])
def test_few_postings_are_read_one_by_one_as_all_at_once(largest):
    choice = random.Random(largest)
    for size in (1, 2, 5, 60):
        documents = np.cumsum([choice.randint(1, largest) for _ in range(size)])
        counts = np.array([choice.randint(1, choice.choice((1, 3, 400))) for _ in range(size)])
        places = np.array([choice.randint(0, largest) for _ in range(int(counts.sum()))])
        blocks = encode_blocks(PostingLists(np.array([size]), documents, counts, places))
        content, kind, first = memoryview(blocks.content.tobytes()), int(blocks.kinds[0]), int(documents[0])
        assert decode_few(content, kind, size, first) == (documents.tolist(), counts.tolist())
        placed = decode_few_places(content, kind, size, first, len(places))
        assert placed == list(zip(np.repeat(documents, counts).tolist(), places.tolist(), strict=True))
        assert decode_block(content, kind, size, first, len(places)).places.tolist() == places.tolist()


@pytest.fixture
def read(monkeypatch):
    """Of which segments the postings of which words were read."""
    found = []
    original = small_segments.ReadAsOne.postings

    def noted(part, field, word):
        found.append((field, word, tuple(segment.size for segment in part.segments)))
        return original(part, field, word)

    monkeypatch.setattr(small_segments.ReadAsOne, 'postings', noted)
    return found


def test_after_a_commit_only_the_new_segment_is_read(tmp_path, read):
    engine = build(WhooshEngine(tmp_path), [article(number, 'وقف إطلاق النار') for number in range(30)])
    for number in (40, 50, 60):
        engine.run(Word('النار'))
        read.clear()
        with engine.writing() as writer:
            writer.replace([article(number, 'وقف إطلاق النار'), article(number + 1, 'هدنة')])
        answer = engine.run(Word('النار'), stop=100)
        assert {sizes for _, _, sizes in read} == {(2,)}
        assert answer == WhooshEngine(tmp_path).run(Word('النار'), stop=100)


def test_after_a_merge_what_comes_before_it_is_not_read_again(tmp_path, read):
    engine = build(WhooshEngine(tmp_path), [article(number, 'وقف إطلاق النار') for number in range(30)])
    for number in range(40, 49):
        with engine.writing() as writer:
            writer.replace([article(number, 'وقف إطلاق النار')])
    engine.run(Word('النار'))
    read.clear()
    with engine.writing() as writer:
        writer.replace([article(49, 'هدنة')])
    answer = engine.run(Word('النار'), stop=100)
    assert [segment.size for segment in engine.snapshot().segments] == [30, 10]
    assert {sizes for _, _, sizes in read} == {(10,)}
    assert answer == WhooshEngine(tmp_path).run(Word('النار'), stop=100)


@pytest.mark.parametrize('asked', [Word('النار'), Phrase(('وقف', 'إطلاق')), Beside('وقف', 'إطلاق')])
def test_damage_is_told_with_the_command_that_mends_it(tmp_path, monkeypatch, asked):
    engine = build(WhooshEngine(tmp_path), [article(number, 'وقف إطلاق النار') for number in range(30)])

    def fail(terms, term):
        raise struct.error('unpack requires more bytes')

    monkeypatch.setattr(FieldTerms, 'find', fail)
    with pytest.raises(SearchUnavailable, match='rebuild_index'):
        engine.run(All((asked, Word('وقف'))))


def test_words_side_by_side_are_counted_in_new_segments_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(occurrences, 'MOST_BESIDE', 70)
    engine = build(WhooshEngine(tmp_path), [article(number, 'وقف إطلاق النار') for number in range(30)])
    pair, looked_into = Beside('وقف', 'اطلاق'), []
    original = open_segments.OpenSegment.total

    def noted(segment, field, words):
        looked_into.append(segment.size)
        return original(segment, field, words)

    monkeypatch.setattr(open_segments.OpenSegment, 'total', noted)
    everywhere = []
    for number in (40, 50, 60, 70):
        with engine.writing() as writer:
            writer.replace([article(number, 'وقف إطلاق النار'), article(number + 1, 'وقف إطلاق النار')])
        everywhere.append(occurrences.stand_everywhere(engine.snapshot(), pair))
    assert everywhere == [False, False, True, True]
    assert looked_into == [30, 2, 2, 2, 2]


def test_what_is_renewed_takes_the_place_and_the_bytes_of_what_was_kept():
    cache = ArrayCache(10_000)
    cache.get('other', lambda: np.zeros(100))
    for size in (10, 500, 20):
        kept = cache.renewed('row', lambda before, size=size: np.zeros(size))
        assert kept is cache.renewed('row', lambda before: before)
        assert cache.size == 200 + 800 + 200 + 8 * size
    cache.renewed('row', lambda before: np.zeros(1200))
    assert cache.size == 200 + 9600
    assert cache.get('other', lambda: 'made anew') == 'made anew'


def test_caches_grow_with_the_index_within_bounds():
    caches = Caches(32, 24, 16)
    found = []
    for documents in (1000, 100_000, 500_000, 1_000_000, 9_000_000):
        caches.fit(documents)
        found.append((caches.words.limit, caches.generation, caches.answers.limit))
    assert found == [(32, 24, 16), (32, 24, 16), (64, 48, 32), (128, 96, 64), (128, 96, 64)]
