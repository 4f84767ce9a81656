"""Lists and autocompletes find a record by any spelling of its name."""

from collections.abc import Iterator

import pytest
from django.test import Client

from articles.models import Alias
from articles.search.engines import SearchUnavailable
from articles.search.results import SearchRequest
from tests.factories import ArticleFactory, MeetingFactory, ParticipantFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize('typed', ['الجعفرى', 'الجعفري', 'ٱلجَعفري', 'الجعفـري'])
def test_a_participant_is_found_by_every_spelling_of_its_letters(staff: Client, typed: str) -> None:
    ParticipantFactory(slug='jaafari', name_ar='بشار الجعفري')
    ParticipantFactory(slug='lavrov', name_ar='سيرغي لافروف')
    page = staff.get('/admin/articles/participant/', {'q': typed}).content.decode()
    assert 'بشار الجعفري' in page
    assert 'سيرغي لافروف' not in page


def test_a_participant_is_found_by_an_alias(staff: Client) -> None:
    participant = ParticipantFactory(name_ar='ستافان دي ميستورا')
    Alias.objects.create(participant=participant, spelling='ديمستورا')
    assert 'ستافان دي ميستورا' in staff.get('/admin/articles/participant/', {'q': 'دِيمستورا'}).content.decode()


def test_an_autocomplete_folds_like_the_list(staff: Client) -> None:
    meeting = MeetingFactory(name_ar='أستانا ٧')
    answer = staff.get(
        '/admin/autocomplete/',
        {'term': 'استانا 7', 'app_label': 'articles', 'model_name': 'mention', 'field_name': 'meeting'},
    )
    assert [result['id'] for result in answer.json()['results']] == [str(meeting.pk)]


def test_an_article_is_found_by_its_headline_and_file_name(staff: Client) -> None:
    ArticleFactory(headline='الجعفرى يصل إلى آستانة', received_as='SANA-7.txt')
    ArticleFactory(headline='خبر آخر')
    for typed in ('الجعفري', 'استانه', 'sana-7'):
        page = staff.get('/admin/articles/article/', {'q': typed}).content.decode()
        assert 'الجعفرى يصل' in page
        assert 'خبر آخر' not in page


def test_an_article_without_headline_is_listed_by_its_first_words(staff: Client) -> None:
    ArticleFactory(headline='', body='وصلت الوفود المشاركة إلى القاعة صباحا.')
    assert '«وصلت الوفود المشاركة' in staff.get('/admin/articles/article/').content.decode()


def test_a_source_is_found_by_its_domain(staff: Client) -> None:
    SourceFactory(name_ar='الوكالة', domains=['Agency.example'])
    assert 'الوكالة' in staff.get('/admin/articles/source/', {'q': 'agency.example'}).content.decode()


def test_an_autocomplete_is_in_the_order_of_the_names(staff: Client) -> None:
    for name in ('نعمت', 'أحمد', 'الجعفري'):
        ParticipantFactory(name_ar=name)
    answer = staff.get(
        '/admin/autocomplete/',
        {'term': '', 'app_label': 'articles', 'model_name': 'mention', 'field_name': 'participant'},
    )
    assert [result['text'] for result in answer.json()['results']] == ['أحمد', 'الجعفري', 'نعمت']


def test_all_words_of_a_meeting_search_stand_whole_in_one_spelling(staff: Client) -> None:
    MeetingFactory(name_ar='أستانا ٧')
    MeetingFactory(name_ar='أستانا 17')
    MeetingFactory(name_ar='لقاء أستانا', names_ar=['اجتماع 7 شباط'])
    page = staff.get('/admin/articles/meeting/', {'q': 'استانا 7'})
    assert [meeting.name_ar for meeting in page.context['cl'].queryset] == ['أستانا ٧']
    page = staff.get('/admin/articles/meeting/', {'q': 'استان'})  # parts of words still find
    assert page.context['cl'].result_count == 3


def test_an_article_is_found_by_what_the_index_knows_of_it(staff: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    named, withheld = ArticleFactory(headline='خبر'), ArticleFactory(headline='لافروف يغادر', status='withheld')
    ArticleFactory(headline='غيره')
    asked = []

    def search(request: SearchRequest, limit: int) -> Iterator[int]:
        asked.append((request.text, limit))
        yield named.pk

    monkeypatch.setattr('articles.admin.searching.search_ids', search)
    found = staff.get('/admin/articles/article/', {'q': 'لافروف'}).context['cl'].queryset
    assert {article.pk for article in found} == {named.pk, withheld.pk}
    assert {limit for _, limit in asked} == {500}


def test_without_an_index_an_article_is_found_by_its_headline(staff: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def search(request: SearchRequest, limit: int) -> Iterator[int]:
        raise SearchUnavailable('no index')

    monkeypatch.setattr('articles.admin.searching.search_ids', search)
    ArticleFactory(headline='لافروف يغادر')
    assert staff.get('/admin/articles/article/', {'q': 'لافروف'}).context['cl'].result_count == 1
