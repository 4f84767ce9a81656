"""Every kind of page, Arabic and English, light and dark, narrow and wide: accessible, calm, and at home."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

PAGES = {
    'front': '/',
    'search': '/search/?q=لافروف',
    'search, narrowed': '/search/?q=لافروف&year=2017&participant=lavrov',
    'search, nothing found': '/search/?q=زقزقزق',
    'search help': '/search/help/',
    'article': '{article}',
    'original': '{original}',
    'meeting': '/meetings/experts/',
    'participant': '/participants/lavrov/',
    'source': '/sources/sana/',
    'topic': '/topics/ceasefire/',
    'meetings': '/meetings/',
    'participants': '/participants/?kind=person',
    'sources': '/sources/',
    'topics': '/topics/',
    'timeline': '/timeline/',
    'statements': '/statements/',
    'about': '/about/',
}
LANGUAGES = {'ar': '', 'en': '/en'}


@pytest.fixture
def addresses(archive):
    places = {'article': reverse('article_detail', args=[archive.pk]), 'original': archive.get_original_url()}
    return {name: path.format(**places) for name, path in PAGES.items()}


@pytest.mark.parametrize('scheme', ['light', 'dark'])
@pytest.mark.parametrize('language', LANGUAGES)
def test_every_page_is_accessible_quiet_and_fits_the_screen(reader, addresses, language, scheme):
    window = reader(color_scheme=scheme, reduced_motion='reduce')
    faults = {}
    for name, path in addresses.items():
        page = window.open(LANGUAGES[language] + path)
        page.evaluate('document.querySelectorAll("details").forEach((fold) => { fold.open = true; })')
        violations = Axe().run(page).response['violations']
        found = [(v['id'], [node['html'][:160] for node in v['nodes'][:3]]) for v in violations]
        for width in (1280, 360):
            page.set_viewport_size({'width': width, 'height': 900})
            needed = page.evaluate('document.documentElement.scrollWidth')
            if needed > width:
                found.append((f'{needed} px needed at {width}', _widest(page)))
        page.set_viewport_size({'width': 1280, 'height': 900})
        if found:
            faults[name] = found
    assert faults == {}
    assert window.complaints == []
    assert window.foreign == []


def _widest(page):
    """The innermost elements that stand out of the window."""
    return page.evaluate(
        """() => [...document.querySelectorAll('main *, header *, footer *')]
            .map((part) => [part, part.getBoundingClientRect()])
            .filter(([, box]) => box.right > innerWidth + 1 || box.left < -1)
            .slice(-3).map(([part]) => part.outerHTML.slice(0, 160))"""
    )


def test_a_page_weighs_less_than_sixty_kilobytes_without_its_fonts(reader, addresses):
    window = reader()
    weights = {}
    for name, path in addresses.items():
        sizes: list = []
        note = sizes.append
        window.page.on('response', lambda answer, note=note: note(answer))
        window.open(path)
        window.page.wait_for_load_state('networkidle')
        bodies = [answer for answer in sizes if answer.status == 200 and '/fonts/' not in answer.url]
        weights[name] = sum(len(answer.body()) for answer in bodies)
    assert {name: weight for name, weight in weights.items() if weight > 60_000} == {}
