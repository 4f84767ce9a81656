"""What machines ask for: health, feeds, sitemap, robots, conditional requests, policy, error pages."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.factories import (
    ArticleFactory,
    MeetingMentionFactory,
    MentionFactory,
    ParticipantFactory,
    RoundFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db
ATOM = '{http://www.w3.org/2005/Atom}'


def test_healthz_is_short_and_asks_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get('/healthz')
    assert (response.status_code, response.json()) == (200, {'status': 'ok', 'database': 'ok'})
    assert 'no-store' in response['Cache-Control']


def test_healthz_fails_when_the_database_does_not_answer(client, monkeypatch):
    from django.db import OperationalError

    def refuse(*args, **kwargs):
        raise OperationalError('disk I/O error')

    monkeypatch.setattr(connection, 'cursor', refuse)
    response = client.get('/healthz')
    assert response.status_code == 503
    assert 'disk I/O error' in response.json()['database']


def test_readyz_names_what_is_not_ready(client, monkeypatch):
    from articles.views import health

    monkeypatch.setattr(health, '_migrations', lambda: '2 to apply: run manage.py bootstrap')
    response = client.get('/readyz')
    assert response.status_code == 503
    assert response.json()['migrations'].startswith('2 to apply')


def test_readyz_finds_no_migration_to_apply(client):
    assert client.get('/readyz').json()['migrations'] == 'ok'


def entries(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response['Content-Type'].startswith('application/atom+xml')
    feed = ElementTree.fromstring(response.content)
    return [entry.find(f'{ATOM}title').text for entry in feed.iter(f'{ATOM}entry')]


def test_the_newest_feed_holds_what_is_public_last_added_first(client):
    ArticleFactory(headline='أول')
    ArticleFactory(headline='ثان', source=None, source_basis='')
    ArticleFactory(headline='محجوب', status='withheld')
    assert entries(client, '/feeds/newest/') == ['ثان', 'أول']


def test_a_meeting_and_a_participant_have_their_feeds(client):
    article = ArticleFactory(headline='خبر')
    MeetingMentionFactory(article=article, meeting=RoundFactory(round=1))
    MentionFactory(article=article, participant=ParticipantFactory(slug='lavrov'))
    assert entries(client, '/feeds/meetings/astana-01/') == ['خبر']
    assert entries(client, '/en/feeds/participants/lavrov/') == ['خبر']
    assert client.get('/feeds/meetings/ghost/').status_code == 404


def test_the_sitemap_leads_to_every_public_record_in_both_languages(client):
    article = ArticleFactory(source=SourceFactory(slug='sana'))
    hidden = ArticleFactory(status='draft')
    index = client.get('/sitemap.xml').content.decode()
    addresses = ''.join(
        client.get(re.sub('https?://[^/]+', '', place)).content.decode()
        for place in re.findall('<loc>([^<]+)</loc>', index)
    )
    for address in (article.get_absolute_url(), '/en/sources/sana/', '/meetings/', '/search/help/'):
        assert f'testserver{address}<' in addresses
    assert f'/articles/{hidden.pk}/' not in addresses
    cache.clear()


def test_robots_keeps_crawlers_off_searches_and_names_the_sitemap(client):
    text = client.get('/robots.txt').content.decode()
    for line in ('Disallow: /search/', 'Disallow: /*/search/', 'Disallow: /*?*', 'Disallow: /admin/',
                 'Sitemap: http://testserver/sitemap.xml'):  # fmt: skip
        assert line in text.splitlines()


@pytest.mark.parametrize('kind', ['article', 'meeting', 'participant'])
def test_a_page_that_has_not_changed_is_not_sent_again(client, kind):
    article = ArticleFactory()
    mention = MentionFactory(article=article, participant=ParticipantFactory(slug='lavrov', name_ar='لافروف'))
    MeetingMentionFactory(article=article, meeting=RoundFactory(round=1))
    address = {
        'article': article.get_absolute_url(),
        'meeting': '/meetings/astana-01/',
        'participant': '/participants/lavrov/',
    }[kind]
    first = client.get(address)
    again = client.get(address, headers={'If-None-Match': first['ETag']})
    assert (again.status_code, again.content) == (304, b'')
    if kind == 'article':
        mention.status = 'rejected'
        mention.save()
    else:
        ArticleFactory._meta.model.objects.update(headline='عنوان مصحح')
    changed = client.get(article.get_absolute_url() if kind == 'article' else address,
                         headers={'If-None-Match': first['ETag']})  # fmt: skip
    assert changed.status_code == 200
    assert changed['ETag'] != first['ETag']


def test_an_article_says_when_its_record_was_last_changed(client):
    response = client.get(ArticleFactory().get_absolute_url())
    assert response['Last-Modified'].endswith('GMT')


@pytest.mark.parametrize('address', ['/', '/en/meetings/', '/healthz', '/nowhere/', '/admin/login/', '/feeds/newest/'])
def test_every_answer_forbids_foreign_hosts_and_scripts_in_the_page(client, address):
    policy = client.get(address)['Content-Security-Policy']
    assert "default-src 'none'" in policy
    assert 'unsafe' not in policy
    assert 'http' not in policy


@pytest.mark.parametrize(('prefix', 'words'), [('', 'هذه الصفحة ليست هنا'), ('/en', 'This page is not here')])
def test_what_is_not_there_is_said_in_the_look_of_the_house(client, prefix, words):
    response = client.get(f'{prefix}/nowhere/')
    assert response.status_code == 404
    assert words in response.content.decode()
    assert 'css/base.css' in response.content.decode()


def test_a_fault_has_a_page_that_needs_no_database(monkeypatch, django_assert_num_queries):
    from django.views.defaults import server_error

    with django_assert_num_queries(0):
        response = server_error(RequestFactory().get('/'))
    assert response.status_code == 500
    assert 'css/base.css' in response.content.decode()


def test_a_refusal_has_a_page(client):
    from django.core.exceptions import PermissionDenied
    from django.views.defaults import permission_denied

    response = permission_denied(RequestFactory().get('/'), PermissionDenied())
    assert response.status_code == 403
    assert 'css/base.css' in response.content.decode()


def test_a_form_without_its_token_is_refused_in_the_look_of_the_house():
    response = Client(enforce_csrf_checks=True).post('/admin/login/', {'username': 'x'})
    assert response.status_code == 403
    assert 'css/base.css' in response.content.decode()


def test_readers_get_no_cookie(client):
    for address in ('/', '/en/', '/meetings/', ArticleFactory().get_absolute_url(), reverse('about')):
        assert not client.get(address).cookies


def test_pages_are_light(client):
    for _ in range(30):
        article = ArticleFactory(body='\n\n'.join(['قال لافروف في أستانا شيئا مفيدا عن الهدنة'] * 20))
        MentionFactory(article=article)
        MeetingMentionFactory(article=article, meeting=RoundFactory())
    for address in ('/', '/meetings/', '/participants/', article.get_absolute_url(), '/statements/'):
        assert len(client.get(address).content) < 60_000, address


def test_answers_for_machines_are_not_translated(client):
    assert json.loads(client.get('/healthz', headers={'Accept-Language': 'en'}).content)['status'] == 'ok'
    assert client.get('/en/healthz').status_code == 404


def test_the_sitemap_follows_an_article_that_is_withheld(client):
    article = ArticleFactory()
    listed = client.get('/sitemap-articles-ar.xml')
    assert f'/articles/{article.pk}/' in listed.content.decode()
    assert 'max-age' not in listed.headers.get('Cache-Control', '')
    article.status = 'withheld'
    article.save()
    assert f'/articles/{article.pk}/' not in client.get('/sitemap-articles-ar.xml').content.decode()


@pytest.mark.parametrize(
    'address', ['/feeds/newest/', '/feeds/meetings/astana-01/', '/feeds/participants/lavrov/', '{article}cite.bib']
)
def test_a_feed_or_citation_that_is_kept_is_not_sent_again_until_an_article_changes(client, address):
    article = ArticleFactory(headline='خبر')
    MeetingMentionFactory(article=article, meeting=RoundFactory(round=1))
    MentionFactory(article=article, participant=ParticipantFactory(slug='lavrov'))
    place = address.format(article=f'/articles/{article.pk}/')
    first = client.get(place)
    kept = {'If-None-Match': first['ETag']}
    assert client.get(place, headers=kept).status_code == 304
    assert client.head(place).status_code == 200
    article.headline = 'خبر مصحح'
    article.save()
    changed = client.get(place, headers=kept)
    assert changed.status_code == 200
    assert 'مصحح' in changed.content.decode()
