"""No text, however made, makes the extraction hang: what it does grows with the text, and there is an end to it."""

from contextlib import suppress

import pytest

from articles.extraction.cleaning import CHARACTERS_ALLOWED
from articles.extraction.documents import SourceDocument, UnreadableDocument
from articles.extraction.drafting import draft_article
from articles.reference import load_facts
from benchmarks.hostile_input import filled
from benchmarks.hostile_units import NUMBERED, UNITS, VARIED
from tests.limits import calls_of, no_runaway

FACTS = load_facts()
TEXTS = {
    **{name: lambda length, unit=unit: unit * (length // len(unit)) for name, unit in UNITS.items()},
    **{
        name: lambda length, unit=unit: ''.join(filled(unit, number) for number in range(length // len(unit)))
        for name, unit in (NUMBERED | VARIED).items()
    },
}


def extract(text: str) -> None:
    with suppress(UnreadableDocument):
        draft_article(SourceDocument(name='hostile.txt', content=b'', text=text), FACTS)


@pytest.mark.parametrize('name', TEXTS)
def test_four_times_the_text_is_four_times_the_work(name: str) -> None:
    extract(TEXTS[name](8_000))
    few, many = (calls_of(lambda length=length: extract(TEXTS[name](length))) for length in (2_000, 8_000))
    assert many < 5 * few


@pytest.mark.parametrize('name', [*UNITS, *NUMBERED])
def test_nothing_runs_away(name: str) -> None:
    with no_runaway():
        extract(TEXTS[name](20_000))


def test_what_is_longer_than_any_article_is_refused_with_its_length() -> None:
    text = 'كلمة ' * (CHARACTERS_ALLOWED // 5 + 1)
    with pytest.raises(UnreadableDocument, match=f'has {len(text)} characters'):
        draft_article(SourceDocument(name='book.txt', content=b'', text=text), FACTS)
