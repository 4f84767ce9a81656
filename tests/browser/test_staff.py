"""Staff in the browser: the admin works under the pages' policy, an edit shows at once, previews stay private."""

import pytest
from django.contrib.auth.models import User


@pytest.fixture
def editor(reader, archive):
    User.objects.create_superuser('editor', password='a long password')
    window = reader()
    page = window.open('/admin/login/')
    page.locator('#id_username').fill('editor')
    page.locator('#id_password').fill('a long password')
    page.locator('input[type=submit]').click()
    page.wait_for_url('**/admin/')
    return window


def test_the_admin_works_under_the_policy_and_an_edit_shows_at_once(editor, archive):
    page = editor.open(archive.get_absolute_url())
    page.get_by_role('link', name='تحرير').click()
    page.locator('#id_headline').fill('عنوان صححه المحررون')
    page.locator('input[name=_save]').first.click()
    page.wait_for_url('**/admin/articles/article/')
    editor.open(f'/articles/{archive.pk}/')
    assert page.locator('h1').inner_text() == 'عنوان صححه المحررون'
    editor.open('/search/?q=صححه')
    assert page.locator('.story').count() == 1
    assert editor.complaints == []
    assert editor.foreign == []


def test_a_withheld_article_is_a_preview_for_staff_and_nothing_for_readers(editor, archive, reader):
    archive.status = 'withheld'
    archive.save()
    page = editor.open(f'/articles/{archive.pk}/')
    assert 'معاينة للمحررين' in page.locator('.notice').inner_text()
    assert reader().open(f'/articles/{archive.pk}/').locator('h1').inner_text() == 'هذه الصفحة ليست هنا'
