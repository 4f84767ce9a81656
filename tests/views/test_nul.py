"""A NUL character in an address fails nowhere: PostgreSQL refuses a query that holds one, SQLite finds nothing."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from astana_archive.nul import without_nul

pytestmark = pytest.mark.django_db

LISTS = [
    '/statements/',
    '/meetings/',
    '/participants/',
    '/timeline/',
    '/sources/',
    '/api/v1/articles',
    '/api/v1/statements',
]


@pytest.mark.parametrize('address', LISTS)
@pytest.mark.parametrize('name', ['speaker', 'source', 'kind', 'name', '%00', 'page'])
def test_no_query_holds_one(client, django_assert_max_num_queries, address, name):
    with django_assert_max_num_queries(100) as asked:
        response = client.get(f'{address}?{name}=a%00b')
    assert response.status_code < 500
    assert not [query['sql'] for query in asked if '\0' in query['sql']]


@pytest.mark.parametrize('address', ['/articles/1/%00', '/participants/a%00b/', '/api/v1/participants/a%00b', '/%00'])
def test_a_path_with_one_leads_nowhere(client, django_assert_num_queries, address):
    with django_assert_num_queries(0):
        assert client.get(address).status_code == 404


def test_the_parameters_keep_their_other_characters_and_their_order():
    seen = []
    answer = without_nul(lambda request: seen.append(request.GET) or HttpResponse())
    answer(RequestFactory().get('/?q=%D8%A3%00%2500&source=b&source=a%00&%00x=1&%%0000=2'))
    assert [*seen[0].lists()] == [('q', ['أ%00']), ('source', ['b', 'a']), ('x', ['1']), ('%00', ['2'])]


def test_parameters_without_one_are_left_alone():
    seen = []
    request = RequestFactory().get('/?q=a')
    parameters = request.GET
    without_nul(lambda request: seen.append(request.GET) or HttpResponse())(request)
    assert seen[0] is parameters
