"""Captions of pictures are no part of the story, however the page sets them."""

import pytest

from articles.extraction.readers.html import read_page
from tests.extraction.stories import ARRIVAL

CAPTION = 'ممثلو الفصائل في بهو الفندق'
BESIDE = {
    'figure': f'<figure><img src=a.jpg><figcaption>{CAPTION}</figcaption></figure>',
    'said by the picture': f'<div><img src=a.jpg alt="{CAPTION}"></div><p>{CAPTION}</p>',
    'said by its link': f'<p><a title="{CAPTION}"><img src=a.jpg></a></p><p>{CAPTION}</p>',
    'a box with both': f'<div><img src=a.jpg><p>{CAPTION}</p></div>',
    'a picture and a break': f'<p><img src=a.jpg><br>{CAPTION}</p>',
    'a table': f'<table><tr><td><img src=a.jpg></td></tr><tr><td>{CAPTION}</td></tr></table>',
    'after a picture': f'<p><img src=a.jpg></p><p>{CAPTION}</p>',
    'by its name': f'<div class="img_desc">{CAPTION}</div>',
    'a legend': f'<div class="image-legend">{CAPTION}</div>',
}
TEXT = {
    'a bold crosshead': f'<p><img src=a.jpg></p><p><strong>{CAPTION}</strong></p>',
    'a heading': f'<p><img src=a.jpg></p><h3>{CAPTION}</h3>',
    'a sentence': f'<p><img src=a.jpg></p><p>{CAPTION}.</p>',
    'an item of a list': f'<p><img src=a.jpg></p><p>- {CAPTION}</p>',
    'no picture': f'<p>{CAPTION}</p>',
}
PLACES = ('<article><div class="entry-content">{}</div></article>', '<div id=a><div class=b>{}</div></div>', '{}')


def story_of(beside: str, place: str, number: int) -> str:
    """What a page counts as its story that sets `beside` before the paragraph `number`."""
    paragraphs = [f'<p>{paragraph}</p>' for paragraph in ARRIVAL.split('\n\n')]
    inner = ''.join((*paragraphs[:number], beside, *paragraphs[number:]))
    page = f'<html lang=ar><head><meta charset=utf-8></head><body>{place.format(inner)}</body></html>'
    document = read_page('a.html', page.encode())
    assert document.main_spans is not None
    return '\n\n'.join(document.text[start:end] for start, end in document.main_spans)


@pytest.mark.parametrize('number', (0, 1))
@pytest.mark.parametrize('place', PLACES, ids=('named', 'unnamed', 'bare'))
@pytest.mark.parametrize('beside', BESIDE.values(), ids=BESIDE)
def test_a_caption_is_no_story(beside: str, place: str, number: int) -> None:
    assert story_of(beside, place, number) == ARRIVAL


@pytest.mark.parametrize('text', TEXT.values(), ids=TEXT)
def test_what_is_set_as_text_stays(text: str) -> None:
    assert CAPTION in story_of(text, PLACES[0], 1)
