"""The words of a text, folded at once, are those that the tokenizer finds one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.arabic.code_page import CHARACTERS
from articles.arabic.folding import fold
from articles.arabic.tokens import WORD, iterate_words, plain_words, spaced_words

TEXTS = st.text(st.sampled_from(CHARACTERS) | st.sampled_from('…½²①℃™ﷺΣİ') | st.sampled_from('05٣.,٫ـ َاو'), max_size=40)


@given(TEXTS)
def test_folding_a_text_at_once_finds_the_words_that_folding_each_finds(text: str) -> None:
    assert spaced_words(text) == fold(' '.join(WORD.findall(text)))
    assert spaced_words(text).split() == ' '.join(word.folded for word in iterate_words(text)).split()


@pytest.mark.parametrize('text', ['أكّد «لافروف»', 'وفــد المعارضة_السورية', 'الثلاثاء (23/1/2017).', 'ab cd'])
def test_what_each_character_tells_is_told_at_once(text: str) -> None:
    assert plain_words(text) == spaced_words(text)


@pytest.mark.parametrize('text', ['3.5 مليون', '٣٫٥', 'وفد ـ المعارضة', 'ﷺ', '½'])
def test_what_the_context_tells_is_not_told_character_by_character(text: str) -> None:
    assert plain_words(text) is None
