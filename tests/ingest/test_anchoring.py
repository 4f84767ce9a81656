from hypothesis import given
from hypothesis import strategies as st

from articles.ingest.anchoring import anchor


def test_words_that_have_not_moved_keep_their_span():
    assert anchor('لافروف', 4, 'قال لافروف أمس') == (4, 10)


def test_words_that_moved_are_found_at_their_nearest_place():
    text = 'لافروف في موسكو، ثم قال لافروف أمس، وعاد لافروف'
    assert text[slice(*anchor('لافروف', 22, text))] == 'لافروف'
    assert anchor('لافروف', 22, text)[0] == 24


def test_words_that_are_gone_have_no_span():
    assert anchor('لافروف', 3, 'قال بوتين') is None
    assert anchor('', 0, 'قال') is None


@given(st.text(), st.text(min_size=1), st.text(), st.integers(0, 500))
def test_a_span_always_holds_the_words(before, words, after, start):
    text = before + words + after
    place = anchor(words, start, text)
    assert place is not None
    assert text[slice(*place)] == words
