import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.stem.isri import ISRIStemmer

from articles.arabic.folding import fold
from articles.arabic.stemming import light_stem, root, stems_of
from articles.arabic.tokens import iterate_words
from tests.evaluation.archive import ROOT

FOLDED_LETTERS = 'ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤ'


@pytest.mark.parametrize(
    ('forms', 'stem'),
    [
        (['محادثات', 'المحادثات', 'والمحادثات', 'بالمحادثات', 'للمحادثات'], 'محادث'),
        (['معارضه', 'المعارضه', 'ومعارضين', 'للمعارضه', 'معارضون'], 'معارض'),
        (['استانا', 'واستانا'], 'استانا'),
    ],
)
def test_light_stems_bring_attached_forms_together(forms, stem):
    assert {light_stem(form) for form in forms} == {stem}


def test_light_stems_leave_short_and_foreign_words_alone():
    for word in ('ال', 'ون', 'ولد', 'un', 'lavrov', '2017', ''):
        assert light_stem(word) == word


def test_the_stems_of_a_word_are_those_of_all_its_forms():
    def meet(one, other):
        return light_stem(other) in stems_of(one) and light_stem(one) in stems_of(other)

    assert meet('وزير', 'الوزير')
    assert meet('وفود', 'الوفود')
    for form in ('بمشاركه', 'ولمشاركه', 'المشاركه', 'للمشاركه'):
        assert light_stem(form) in stems_of('مشاركه')
        assert light_stem(form) in stems_of('المشاركه')
    assert light_stem('باب') not in stems_of('اب')
    assert stems_of('lavrov') == ('lavrov',)


def test_roots_bring_derived_words_together():
    assert root('وفد') == root('وفود') == root('الوفود')
    assert root('معارضه') == root('معرض') == 'عرض'


@given(st.text(FOLDED_LETTERS, max_size=12))
def test_roots_are_those_of_nltk(word):
    assert root(word) == ISRIStemmer().stem(word)


def test_roots_of_printed_words_are_those_of_nltk():
    words = {word.folded for path in (ROOT / 'seeds').iterdir() for word in iterate_words(path.read_text('utf-8'))}
    assert len(words) > 1000
    stemmer = ISRIStemmer()
    assert [word for word in words if root(word) != stemmer.stem(word)] == []


@given(st.text(max_size=20))
def test_no_word_breaks_the_stemmers(text):
    for word in fold(text).split():
        assert light_stem(word)
        root(word)
