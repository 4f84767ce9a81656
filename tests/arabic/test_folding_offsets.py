"""Folded text and the places its characters come from."""

from hypothesis import given
from hypothesis import strategies as st

from articles.arabic.folding import fold, fold_with_offsets

MIXED = st.text(st.one_of(st.characters(), st.sampled_from('أإآىةـًَُِّ…ﷺ٠١۲\u200f\u00a0abc İ')), max_size=120)


@given(MIXED)
def test_every_folded_character_comes_from_its_place(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert len(offsets) == len(folded) + 1
    assert offsets[-1] == len(text)
    assert list(offsets) == sorted(offsets)
    for character, place in zip(folded, offsets, strict=False):
        assert character in fold(text[place])


@given(MIXED)
def test_it_is_the_text_folded_character_by_character(text: str) -> None:
    assert fold_with_offsets(text)[0] == ''.join(fold(character) for character in text)
