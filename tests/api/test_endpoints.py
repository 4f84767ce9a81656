import json
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.ingest.reference import load_reference
from articles.models import Article, Statement
from articles.search.indexing import ensure_index
from tests.factories import FamilyFactory

SEEDS = Path(__file__).parent.parent.parent / 'seeds'

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def archive():
    load_reference()
    ensure_index()
    call_command('ingest', SEEDS, verbosity=0)


def get(client, address, **query):
    response = client.get(f'/api/v1/{address}', query)
    return response.status_code, json.loads(response.content)


def test_a_search_answers_what_the_command_answers(client, archive, capsys):
    call_command('search', 'Lavrov', json=True, limit=20)
    said = json.loads(capsys.readouterr().out)
    status, found = get(client, 'search', q='Lavrov')
    assert status == 200
    assert found['total'] == 5
    for key in ('total', 'relaxed', 'suggestion', 'hits'):
        assert found[key] == said[key]


def test_a_search_tells_each_typed_filter_and_the_query_without_it(client, archive):
    _, found = get(client, 'search', q='لافروف -source:sana from:2016')
    assert [(each['field'], each['values'], each['excluded'], each['query_without']) for each in found['filters']] == [
        ('source', ['sana'], True, 'لافروف from:2016'),
        ('from', [], False, 'لافروف -source:sana'),
    ]


def test_a_search_narrows_by_filters(client, archive):
    _, found = get(client, 'search', q='لافروف', source='sana')
    assert [hit['original'] for hit in found['hits']] == ['002_ad60626dc4c55167.txt']


def test_a_search_narrows_by_what_is_a_copy(client, archive):
    first, copy = Article.objects.published().order_by('pk')[:2]
    family = FamilyFactory(first=first)
    for article in (first, copy):
        article.family = family
        article.save()
    _, found = get(client, 'search', copy='copy')
    assert [hit['id'] for hit in found['hits']] == [copy.pk]
    assert dict(found['facets']['copy'])['copy'] == 1


def test_an_article_is_the_object_of_the_export(client, archive, tmp_path):
    call_command('export', output=tmp_path / 'out.jsonl')
    for line in (tmp_path / 'out.jsonl').read_text('utf-8').splitlines():
        exported = json.loads(line)
        status, answered = get(client, f'articles/{exported["id"]}')
        assert status == 200
        for name in exported.keys() - {'original'}:
            assert answered[name] == exported[name], name
        assert answered['original']['sha256'] == exported['original']['sha256']


def test_arabic_is_not_escaped(client, archive):
    assert 'لافروف' in client.get('/api/v1/participants/lavrov').content.decode()


@pytest.mark.parametrize('status', [Article.PublicationStatus.WITHHELD, Article.PublicationStatus.DRAFT])
def test_what_is_not_published_is_not_there(client, archive, status):
    article = Article.objects.get(received_as='002_ad60626dc4c55167.txt')
    article.status = status
    article.save()
    assert get(client, f'articles/{article.pk}')[0] == 404
    assert article.pk not in {row['id'] for row in get(client, 'articles')[1]['articles']}
    assert article.pk not in {row['article'] for row in get(client, 'statements', per_page=100)[1]['statements']}


def test_a_statement_that_staff_rejected_is_not_there(client, archive):
    before = get(client, 'statements', speaker='lavrov')[1]['total']
    Statement.objects.filter(pk=Statement.objects.filter(speaker__slug='lavrov').first().pk).update(status='rejected')
    assert get(client, 'statements', speaker='lavrov')[1]['total'] == before - 1


@pytest.mark.parametrize(
    'address',
    ['articles/999', 'meetings/nowhere', 'participants/nobody', 'statements?speaker=nobody', 'articles?source=x'],
)
def test_what_is_not_there_is_said_to_be_missing(client, archive, address):
    response = client.get(f'/api/v1/{address}')
    assert response.status_code == 404
    assert json.loads(response.content)['detail']


def test_an_unknown_order_is_said(client, archive):
    assert get(client, 'search', q='x', order='backwards') == (
        422,
        {'detail': 'order is one of: relevance, newest, oldest'},
    )


def test_lists_cost_a_bounded_number_of_queries(client, archive, django_assert_max_num_queries):
    for address, most in (('articles', 8), ('meetings', 2), ('participants', 2), ('sources', 2), ('statements', 4)):
        with django_assert_max_num_queries(most):
            assert get(client, address)[0] == 200


def test_the_description_loads_nothing_from_elsewhere(client):
    page = client.get('/api/v1/docs').content.decode()
    assert 'http' not in page.replace('http-equiv', '')
    assert {'/api/v1/search', '/api/v1/articles/{pk}'} <= set(client.get('/api/v1/openapi.json').json()['paths'])
