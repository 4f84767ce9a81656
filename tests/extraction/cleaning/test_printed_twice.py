"""A text printed twice is kept in its order, however short; a summary before it goes."""

import pytest

from tests.extraction.cleaning.test_tickers import HEADLINE, STORY, clean


@pytest.mark.parametrize('gap', ('\n\n', '\n'), ids=('blank lines', 'no blank lines'))
@pytest.mark.parametrize('above', ((), (HEADLINE,)), ids=('once', 'headline again'))
@pytest.mark.parametrize('count', (1, 2, 3, 4))
def test_the_first_printing_stays(count: int, above: tuple[str, ...], gap: str) -> None:
    text = STORY[:count]
    assert clean(HEADLINE, *text, *above, *text, gap=gap).body == '\n\n'.join(text)


@pytest.mark.parametrize('count', (2, 3))
def test_the_first_printing_stays_where_the_second_goes_on(count: int) -> None:
    assert clean(HEADLINE, *STORY[:count], *STORY).body == '\n\n'.join(STORY)


@pytest.mark.parametrize('summary', (STORY[0], f'{STORY[0]} {STORY[1]}', STORY[0].replace(' في طائرة مستأجرة', '')))
def test_a_summary_goes(summary: str) -> None:
    found = clean(HEADLINE, summary, *STORY)
    assert found.body == '\n\n'.join(STORY)
    assert [removal.rule for removal in found.removed] == ['summary']


def test_the_lead_told_again_at_the_end_goes() -> None:
    assert clean(HEADLINE, *STORY, STORY[0]).body == '\n\n'.join(STORY)
