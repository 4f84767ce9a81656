"""The first request of a process finds everything read that later ones find read."""

import gc

import pytest

from articles.search import completions, families, vocabulary
from articles.search.indexing import ensure_index
from articles.views import warming
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def new_process(monkeypatch):
    """Nothing is known yet, and the connection of the test stays open."""
    monkeypatch.setattr(families, '_known', None)
    monkeypatch.setattr(vocabulary, '_known', None)
    monkeypatch.setattr(completions, '_read', None)
    monkeypatch.setattr(warming.connections, 'close_all', lambda: None)


def test_names_and_words_are_read_before_the_first_search(client, monkeypatch):
    ArticleFactory(body='هدنة في أستانا')
    ensure_index()
    warming.warm_up()

    def read_again(*given):
        raise AssertionError('read in a request')

    monkeypatch.setattr(families, 'read_names', read_again)
    monkeypatch.setattr(vocabulary.Vocabulary, 'of', read_again)
    monkeypatch.setattr(completions, '_read_tails', read_again)
    assert client.get('/search/?q=هدنه').status_code == 200
    assert client.get('/search/?q=هدنهه').status_code == 200
    assert client.get('/search/completions/?q=هد').status_code == 200


def test_an_archive_without_an_index_is_served_all_the_same(caplog):
    warming.warm_up()
    assert 'before the first request' in caplog.text


def test_the_collector_passes_over_what_was_read_before_the_first_request():
    read = [{'name': number} for number in range(1000)]
    warming.settle()
    try:
        looked_through = set(map(id, gc.get_objects()))
        assert not looked_through & {id(record) for record in read}
        assert gc.isenabled()
    finally:
        gc.unfreeze()
