"""The code page of Arabic press: what it holds goes through tables, and comes out as by the general way."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from articles.arabic.code_page import CHARACTERS, Table, bytes_of, encode
from articles.arabic.folding import _fold_any, fold, fold_with_offsets

HELD = st.text(st.sampled_from(CHARACTERS), max_size=200)


def test_no_two_characters_change_each_other() -> None:
    pairs = (first + second for first, second in product(CHARACTERS, repeat=2))
    assert not [pair for pair in pairs if fold(pair) != _fold_any(pair)]


@given(HELD)
def test_text_that_it_holds_is_folded_as_any_other(text: str) -> None:
    assert encode(text) is not None
    assert fold(text) == _fold_any(text)


@given(HELD)
def test_places_are_those_of_the_characters(text: str) -> None:
    folded, places = fold_with_offsets(text)
    kept = [place for place, character in enumerate(text) if fold(character)]
    assert list(places) == [*kept, len(text)]
    assert folded == ''.join(map(fold, text))


def test_it_holds_each_character_once() -> None:
    assert len(set(CHARACTERS)) == len(CHARACTERS) <= 256


def test_text_with_another_character_is_not_encoded() -> None:
    assert encode('ﷺ') is None
    assert encode('قال…') is None


def test_a_table_changes_drops_and_keeps() -> None:
    table = Table(lambda character: '' if character == 'ـ' else '-' if character == '،' else character)
    encoded = encode('قـال، ثم')
    assert encoded is not None
    assert table.write(encoded) == 'قال- ثم'
    assert len(table.kept(encoded)) == 7


def test_characters_are_counted_by_their_bytes() -> None:
    encoded = encode('abc قال')
    assert encoded is not None
    assert len(encoded.translate(None, bytes_of('abcdefﷺ'))) == 4
