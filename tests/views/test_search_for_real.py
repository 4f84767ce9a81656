"""The pages over the real index: search, its feed, its downloads, what is like an article, the state of the index."""

import csv
import datetime
import io
import json

import pytest
from django.core.management import call_command
from django.utils.encoding import uri_to_iri

from articles.models import Article
from articles.search.indexing import ensure_index
from tests.factories import (
    ArticleFactory,
    MeetingMentionFactory,
    MentionFactory,
    ParticipantFactory,
    RoundFactory,
    SourceFactory,
    StatementFactory,
    TopicAssignmentFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)
BODY = 'قال لافروف في أستانا إن الهدنة صامدة.\n\nوأضاف أن الوفود اتفقت على آلية للمراقبة في إدلب.'


@pytest.fixture
def articles(own_data_folder):
    ensure_index()
    found = [
        ArticleFactory(
            headline=f'الهدنة {number}', body=f'{BODY}\n\nخبر {number}', source=SourceFactory(slug=f's{number}')
        )
        for number in range(3)
    ]
    MentionFactory(article=found[0], participant=ParticipantFactory(slug='lavrov'))
    return [*found, ArticleFactory(headline='الهدنة المحجوبة', body=BODY, status='withheld')]


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def taken(response):
    assert response.status_code == 200
    return b''.join(response.streaming_content).decode()


def test_a_search_marks_what_it_found_and_leaves_out_what_is_not_public(client, articles):
    html = page(client, '/search/?q=هدنه')
    assert '3 مقالات' in html
    assert '<mark>' in html
    assert 'المحجوبة' not in html


def test_a_search_is_narrowed_by_what_its_facets_offer(client, articles):
    assert 'مقال واحد' in page(client, '/search/?q=الهدنة&source=s1')
    assert 'مقالان' in page(client, '/search/?q=الهدنة&source=s1&source=s2')
    assert 'مقال واحد' in page(client, '/search/?participant=lavrov')


def test_an_edit_is_found_at_once(client, articles):
    articles[1].headline = 'انهيار المفاوضات'
    articles[1].save()
    assert 'مقال واحد' in page(client, '/search/?q=انهيار')


@pytest.mark.parametrize('query', ['', '"', '((((', '* OR -', 'ا' * 3000, '<script>', '%', 'من:ghost', '\u202e'])
def test_nothing_a_person_types_breaks_the_page(client, articles, query):
    assert client.get('/search/', {'q': query}).status_code == 200


def test_without_an_index_the_page_says_what_can_be_browsed_meanwhile(client, own_data_folder):
    response = client.get('/search/?q=x')
    assert response.status_code == 503
    assert 'البحث قيد الإعداد' in response.content.decode()
    assert client.get('/readyz').status_code == 503
    assert client.get('/readyz').json()['index'] != 'ok'


@pytest.mark.parametrize('of', ['meeting', 'participant', 'speaker', 'topic', 'source'])
def test_the_index_counts_as_the_database_does(articles, of):
    from articles.views import coverage

    statement = StatementFactory(article=articles[0], text='الهدنة صامدة', speaker=ParticipantFactory(slug='zarif'))
    TopicAssignmentFactory(article=articles[1])
    MeetingMentionFactory(article=articles[2], meeting=RoundFactory(round=1))
    statement.article.save()
    counted = {slug: count for slug, count in coverage.article_counts(of).items() if slug != 'none'}
    assert counted == coverage._counted_in_database(of)
    assert counted


def test_readyz_is_content_with_a_whole_index(client, articles):
    assert client.get('/readyz').json() == {
        'status': 'ok', 'database': 'ok', 'migrations': 'ok', 'index': 'ok', 'changes': 'ok',
        'segments': 'ok',
    }  # fmt: skip


def test_an_article_stands_while_there_is_no_index(client, own_data_folder):
    assert client.get(ArticleFactory().get_absolute_url()).status_code == 200


def test_articles_like_the_one_read_are_offered(client, articles):
    html = page(client, articles[0].get_absolute_url())
    assert uri_to_iri(articles[1].get_absolute_url()) in html
    assert uri_to_iri(articles[3].get_absolute_url()) not in html


def test_a_search_is_a_feed_of_its_newest_articles(client, articles):
    feed = page(client, '/feeds/search/?q=الهدنة&source=s2')
    assert 'الهدنة 2' in feed
    assert 'الهدنة 1' not in feed


def test_the_feed_has_what_the_page_runs_for_a_query_typed_on_the_other_keyboard(client, articles):
    feed = page(client, '/feeds/search/?q=i]km&source=s2')
    assert 'الهدنة 2' in feed
    assert 'الهدنة 1' not in feed
    assert '<entry>' not in page(client, '/feeds/search/?q=i]km "لاشيءكهذا"')


def test_a_chosen_value_without_articles_is_called_by_its_name(client, articles):
    SourceFactory(slug='empty', name_ar='صحيفة بلا مقالات')
    html = page(client, '/search/?q=الهدنة&source=empty')
    chosen = html[html.index('class="chosen"') : html.index('</ul>', html.index('class="chosen"'))]
    assert '<bdi>صحيفة بلا مقالات</bdi>' in chosen


def test_a_search_is_taken_along_as_jsonl(client, articles):
    lines = taken(client.get('/search/export.jsonl?q=الهدنة')).splitlines()
    assert sorted(json.loads(line)['headline'] for line in lines) == ['الهدنة 0', 'الهدنة 1', 'الهدنة 2']


def test_a_search_is_taken_along_as_csv_that_no_spreadsheet_runs(client, articles):
    articles[0].headline = '=HYPERLINK("http://evil")'
    articles[0].save()
    response = client.get('/search/export.csv?q=الهدنة')
    assert response['Content-Disposition'] == 'attachment; filename="astana-archive-search.csv"'
    rows = list(csv.DictReader(io.StringIO(taken(response).removeprefix('\ufeff'))))
    assert len(rows) == 3
    assert any(row['headline'].startswith("'=HYPERLINK") for row in rows)


@pytest.mark.parametrize(('form', 'mark'), [('bib', '@article{'), ('ris', 'TY  - NEWS')])
def test_a_search_is_taken_along_as_citations(client, articles, form, mark):
    assert taken(client.get(f'/search/export.{form}?q=الهدنة')).count(mark) == 3


@pytest.mark.parametrize('form', ['csv', 'jsonl', 'bib', 'ris'])
def test_downloads_keep_the_order_of_the_search(client, articles, form):
    for number, day in enumerate(('2017-03-01', '2017-01-01', '2017-02-01')):
        articles[number].published_date, articles[number].published_precision = datetime.date.fromisoformat(day), 'day'
        articles[number].save()
    for order, numbers in (('newest', [0, 2, 1]), ('oldest', [1, 2, 0])):
        text = taken(client.get(f'/search/export.{form}?q=الهدنة&order={order}'))
        places = [text.index(f'الهدنة {number}') for number in numbers]
        assert places == sorted(places)


@pytest.mark.parametrize(('form', 'mark'), [('bib', '@article{'), ('ris', 'TY  - NEWS')])
def test_the_command_writes_a_search_as_citations(articles, form, mark, capsys):
    call_command('export', query='الهدنة', format=form)
    assert capsys.readouterr().out.count(mark) == 3
    call_command('export', format=form)
    assert capsys.readouterr().out.count(mark) == Article.objects.count()


def test_an_unknown_form_of_download_is_not_found(client, articles):
    assert client.get('/search/export.exe?q=x').status_code == 404


@pytest.mark.parametrize('address', ['/feeds/search/?q=x', '/search/export.csv?q=x', '/en/search/export.ris?q=x'])
def test_without_an_index_feeds_and_downloads_say_to_come_again(client, own_data_folder, address):
    response = client.get(address)
    assert response.status_code == 503
    assert int(response.headers['Retry-After']) > 0
