"""Segments stay few, and no request pays for merging many articles."""

import pytest

from articles.search.engines.whoosh.merge_policy import MANY, MOST_IN_REQUEST, merge_all, merge_aside, merge_in_request


class Segment:
    """A segment as the policies see it: how many articles, how many of them deleted."""

    def __init__(self, size, deleted=0):
        self.size, self.deleted = size, deleted

    def doc_count_all(self):
        return self.size

    def deleted_count(self):
        return self.deleted


def merged(segments, chosen):
    """The segments after a merge."""
    if not chosen:
        return segments
    left = [segment for segment in segments if segment not in chosen]
    return [*left, Segment(sum(segment.size - segment.deleted for segment in chosen))]


def test_a_request_merges_less_than_a_hundred_articles():
    segments = [Segment(50_000), *(Segment(300) for _ in range(10)), *(Segment(20) for _ in range(12))]
    assert merge_in_request(segments) == []
    small = [Segment(9) for _ in range(10)]
    assert merge_in_request(segments + small) == small


@pytest.mark.parametrize('size', [1, 12, 20, 60, 99])
def test_a_request_never_merges_many_articles(size):
    segments = [Segment(100_000)]
    for _ in range(500):
        segments.append(Segment(size))
        chosen = merge_in_request(segments)
        assert sum(segment.size for segment in chosen) <= MOST_IN_REQUEST
        assert len(chosen) != 1
        segments = merged(segments, chosen)
    assert sum(segment.size < 100 for segment in segments) <= MANY


def test_requests_alone_keep_the_number_of_segments_bounded():
    segments, most = [Segment(100_000)], 0
    for _ in range(3000):
        segments.append(Segment(1))
        chosen = merge_in_request(segments)
        assert sum(segment.size for segment in chosen) < 1000
        segments = merged(segments, chosen)
        most = max(most, len(segments))
    assert most <= MANY + 20


def test_whoever_comes_after_them_leaves_few_segments():
    segments = [Segment(500) for _ in range(95)]
    while chosen := merge_aside(segments):
        segments = merged(segments, chosen)
    assert [segment.size for segment in segments] == [95 * 500]


def test_an_article_is_merged_once_for_each_digit():
    segments, written = [], 0
    for _ in range(2000):
        segments.append(Segment(5))
        while chosen := merge_aside(segments):
            written += sum(segment.size for segment in chosen)
            segments = merged(segments, chosen)
    assert written <= 4 * 2000 * 5


def test_a_segment_of_mostly_deleted_articles_is_written_anew():
    worn, good = Segment(1000, 600), Segment(1000, 400)
    assert merge_aside([good, worn]) == [worn]
    assert merge_aside([good]) == []
    assert merge_in_request([worn]) == []


def test_a_rebuild_ends_with_one_segment():
    segments = [Segment(300), Segment(300)]
    assert merge_all(segments) == segments
    assert merge_all(segments[:1]) == []
