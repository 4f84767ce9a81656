"""The staff's pages: at home in both languages and schemes, on a wide and a narrow screen."""

import pytest
from django.contrib.auth.models import User

PAGES = {
    'front': '/admin/',
    'articles': '/admin/articles/article/',
    'article': '/admin/articles/article/{article}/change/',
    'mentions': '/admin/articles/mention/',
    'participants': '/admin/articles/participant/',
    'proposals': '/admin/articles/nameproposal/',
    'index': '/admin/articles/indexchange/',
}


@pytest.fixture
def editing(reader, archive):
    """Opens a window in which an editor has signed in."""
    User.objects.create_superuser('muharrir', '', 'secret')

    def sign_in(**options):
        window = reader(**options)
        page = window.open('/admin/login/')
        page.fill('#id_username', 'muharrir')
        page.fill('#id_password', 'secret')
        page.click('[type=submit]')
        page.wait_for_selector('#user-tools')
        return window

    return sign_in


@pytest.mark.parametrize('language', ['', '/en'])
@pytest.mark.parametrize('scheme', ['light', 'dark'])
def test_the_staff_pages_are_quiet_and_fit_the_screen(editing, archive, language, scheme):
    window = editing(color_scheme=scheme)
    faults = {}
    for name, path in PAGES.items():
        page = window.open(language + path.format(article=archive.pk))
        page.evaluate('document.querySelectorAll("details").forEach((fold) => { fold.open = true; })')
        for width in (1280, 360):
            page.set_viewport_size({'width': width, 'height': 900})
            needed = page.evaluate('document.documentElement.scrollWidth')
            if needed > width:
                faults[f'{name} at {width}'] = f'{needed} px needed'
        page.set_viewport_size({'width': 1280, 'height': 900})
    assert faults == {}
    assert window.complaints == []
    assert window.foreign == []


def test_a_mention_is_added_by_typing_a_name_in_another_spelling(editing, archive):
    before = archive.mentions.count()
    page = editing().open(f'/admin/articles/article/{archive.pk}/change/')
    page.locator('#mentions-2-group .add-row a').click()
    row = page.locator('#mentions-2-0')
    row.locator('.field-surface input').fill('شتروغر')
    row.locator('.field-participant .select2-selection').click()
    page.keyboard.type('لاڤروف')
    page.wait_for_selector('.select2-results__option--highlighted:has-text("لافروف")')
    page.keyboard.press('Enter')
    page.locator('input[name=_continue]').first.click()
    page.wait_for_selector('.messagelist .success')
    assert archive.mentions.count() == before + 1
    added = archive.mentions.latest('pk')
    assert (added.participant.slug, archive.body[added.start : added.end]) == ('lavrov', 'شتروغر')


def test_the_language_is_changed_where_one_is(editing, archive):
    window = editing()
    page = window.open(f'/admin/articles/article/{archive.pk}/change/')
    page.click('a.other-language')
    assert window.place == f'/en/admin/articles/article/{archive.pk}/change/'
    assert page.locator('html').get_attribute('dir') == 'ltr'
    page.click('a.other-language')
    assert window.place == f'/admin/articles/article/{archive.pk}/change/'
