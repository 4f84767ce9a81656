"""A text taken apart can be put together again, and every token stands where its span says."""

from hypothesis import given
from hypothesis import strategies as st

from articles.arabic.folding import fold
from articles.extraction.scanning import Scan, Wanted

LETTERS = 'كلمةأإى \n.،:"«»-_0٣٫#ـًabZ\u200c\u0301\u2028'
TEXTS = st.text(st.sampled_from(LETTERS) | st.characters(codec='utf-8'), max_size=60)


@given(TEXTS)
def test_words_and_gaps_follow_one_upon_another(text):
    scanned = Scan(text)

    edges = zip(scanned.ends[:-1], scanned.starts[1:], strict=True)
    assert [text[end:start] for end, start in edges] == list(scanned.gaps)


@given(TEXTS)
def test_every_word_stands_where_it_is_said_to(text):
    scanned = Scan(text)

    spans = zip(scanned.starts, scanned.ends, strict=True)
    assert [fold(text[start:end]).replace(' ', '') for start, end in spans] == list(scanned.words)


@given(st.text(st.sampled_from(LETTERS), max_size=60))
def test_every_token_stands_where_its_span_says(text):
    scanned = Scan(text)

    spans = [scanned.span(token, token) for token in range(len(scanned.tokens))]
    assert [fold(text[start:end])[:1] for start, end in spans] == [token[0] for token in scanned.tokens]
    assert spans == sorted(spans)


def test_a_tatweel_alone_is_no_word():
    scanned = Scan('ـ قال ـ ـ لافروف')

    assert scanned.words == ('قال', 'لافروف')
    assert scanned.gaps == (' ـ ـ ',)


def test_places_are_those_of_all_tokens_or_of_those_that_are_no_quotation_marks():
    wanted = Wanted(['سوتشي'])
    scanned = Scan('«قمة» سوتشي')

    assert scanned.tokens == ['«', 'قمه', '»', 'سوتشي']
    assert scanned.places_of(wanted) == [3]
    assert scanned.unmarked_places_of(wanted) == [1]


def test_a_mark_within_a_number_ends_no_sentence():
    assert Scan('بلغ 3.5 مليون. انتهى').sentence_ends == [5]
