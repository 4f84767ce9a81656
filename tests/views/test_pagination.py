import pytest
from django.test import RequestFactory

from articles.models import Article
from articles.views import pagination
from articles.views.pagination import page_of
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def page(entries, query='', per_page=2):
    return page_of(RequestFactory().get(f'/?{query}'), entries, per_page)


@pytest.fixture
def articles():
    return [ArticleFactory(headline=str(number)) for number in range(5)]


@pytest.mark.parametrize(
    ('query', 'shown'),
    [('', '01'), ('page=2', '23'), ('page=3', '4'), ('page=9', '4'), ('page=x', '01'), ('page=0', '4')],
)
def test_pages_follow_the_order_of_the_list_and_no_page_fails(articles, query, shown):
    assert ''.join(article.headline for article in page(Article.objects.order_by('pk'), query)) == shown


def test_a_plain_list_is_paged_like_a_queryset():
    assert list(page(list('abcde'), 'page=2')) == ['c', 'd']


def test_a_long_list_is_counted_no_further_than_the_limit(articles, monkeypatch):
    monkeypatch.setattr(pagination, 'COUNTED_TO', 3)
    last = page(Article.objects.order_by('pk'), 'page=2')
    assert last.paginator.is_cut
    assert (last.paginator.num_pages, last.has_next()) == (2, False)


def test_an_empty_list_has_one_empty_page():
    assert list(page(Article.objects.order_by('pk'))) == []
