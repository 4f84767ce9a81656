"""Every kind of page, Arabic and English, light and dark, narrow and wide: accessible, calm, and at home."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests.browser.archive import fill_archive

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
def test_axe_finds_nothing_and_the_browser_complains_of_nothing(reader, addresses, language, scheme):
    window = reader(color_scheme=scheme, reduced_motion='reduce')
    found = {}
    for name, path in addresses.items():
        page = window.open(LANGUAGES[language] + path)
        page.evaluate('document.querySelectorAll("details").forEach((fold) => { fold.open = true; })')
        violations = Axe().run(page).response['violations']
        if violations:
            found[name] = [(v['id'], [node['html'][:160] for node in v['nodes'][:3]]) for v in violations]
    assert found == {}
    assert window.complaints == []
    assert window.foreign == []


@pytest.mark.parametrize('width', [360, 1280])
@pytest.mark.parametrize('language', LANGUAGES)
def test_no_page_is_wider_than_the_screen(reader, addresses, language, width):
    window = reader(width=width)
    wide = {}
    for name, path in addresses.items():
        page = window.open(LANGUAGES[language] + path)
        page.evaluate('document.querySelectorAll("details").forEach((fold) => { fold.open = true; })')
        needed = page.evaluate('document.documentElement.scrollWidth')
        if needed > width:
            wide[name] = needed
    assert wide == {}


def test_a_page_weighs_less_than_sixty_kilobytes_without_its_fonts(reader, addresses):
    window = reader()
    weights = {}
    for name, path in addresses.items():
        sizes = []
        window.page.on('response', sizes.append)
        window.open(path)
        window.page.wait_for_load_state('networkidle')
        window.page.remove_listener('response', sizes.append)
        bodies = [answer for answer in sizes if answer.status == 200 and '/fonts/' not in answer.url]
        weights[name] = sum(len(answer.body()) for answer in bodies)
    assert {name: weight for name, weight in weights.items() if weight > 60_000} == {}
