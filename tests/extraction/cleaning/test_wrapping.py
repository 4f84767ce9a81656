"""Text broken at a fixed width reads as its paragraphs do; lines that only look alike stay lines."""

import textwrap

import pytest

from articles.extraction.cleaning.page import Page
from tests.extraction.cleaning.test_families import HEADLINE, STORY, clean_text


@pytest.mark.parametrize('width', (52, 60, 72, 90))
@pytest.mark.parametrize('gap', ('\n\n', '\n'), ids=('blank lines', 'no blank lines'))
@pytest.mark.parametrize('line_break', ('\n', '\r\n'), ids=('lf', 'crlf'))
def test_a_wrapped_story_is_put_together_again(width: int, gap: str, line_break: str) -> None:
    wrapped = gap.join((HEADLINE, *('\n'.join(textwrap.wrap(paragraph, width)) for paragraph in STORY)))
    body = clean_text(wrapped.replace('\n', line_break))
    assert ' '.join(body.split()) == ' '.join(STORY)


def test_lines_keep_their_places_in_the_original() -> None:
    text = '\r\n'.join(textwrap.wrap(' '.join(STORY), 60))
    for line in Page(text).lines:
        assert len(line.raw) == line.end - line.start
        assert line.text == ' '.join(text[line.start : line.end].split())


@pytest.mark.parametrize(
    'lines',
    (
        (HEADLINE, *STORY),
        tuple(f'{HEADLINE} {number}' for number in 'أبجدهوزح'),
        tuple(f'{paragraph[:70].rsplit(" ", 1)[0]}.' for paragraph in STORY * 2),
    ),
    ids=('paragraphs', 'titles', 'short sentences'),
)
def test_lines_that_are_not_wrapped_stay(lines: tuple[str, ...]) -> None:
    assert [line.raw for line in Page('\n'.join(lines)).lines] == list(lines)
