"""Numbers in words and in the digits of three scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.arabic.folding import fold
from articles.arabic.numerals import ORDINALS, read_ordinal


@pytest.mark.parametrize(
    ('words', 'number'),
    [
        ('الأول', 1), ('الأولى', 1), ('السادس', 6), ('العاشرة', 10), ('الحادي عشر', 11), ('الحادية عشرة', 11),
        ('الثانية عشر', 12), ('التاسع عشر', 19), ('العشرون', 20), ('العشرين', 20), ('الحادي والعشرين', 21),
        ('الثانية والعشرين', 22), ('الثالث و العشرون', 23), ('الحادي والثلاثين', 31),
    ],
)  # fmt: skip
def test_ordinals_in_words_are_read(words: str, number: int) -> None:
    assert read_ordinal(words) == number


@pytest.mark.parametrize('words', ['', 'عشر', 'الدول', 'الثاني من', 'سابع سماء', '7'])
def test_other_words_are_no_ordinals(words: str) -> None:
    assert read_ordinal(words) is None


def test_every_number_to_39_has_both_genders() -> None:
    assert set(ORDINALS.values()) == set(range(1, 40))
    assert all(fold(words) == words for words in ORDINALS)


@given(st.text(max_size=12))
def test_reading_never_fails(text: str) -> None:
    assert read_ordinal(text) in {None, *ORDINALS.values()}
