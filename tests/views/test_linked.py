"""What the index says of the articles of a record is what the database says of them, in the same order."""

import datetime
import random
import re

import pytest

from articles.models import Article, Participant
from articles.search.engines import SearchUnavailable
from articles.search.indexing import ensure_index
from articles.views import linked
from tests.factories import (
    ArticleFactory,
    MeetingMentionFactory,
    MentionFactory,
    ParticipantFactory,
    RoundFactory,
    StatementFactory,
    TopicAssignmentFactory,
    TopicFactory,
)
from tests.search.index_at_work import write_lock_held_by_another

pytestmark = pytest.mark.django_db(transaction=True)
BODY = 'قال لافروف في أستانا إن الهدنة صامدة.\n\nوأضاف أن الوفود اتفقت على آلية للمراقبة في إدلب.'
ADDRESSES = ['/meetings/astana-01/', '/participants/lavrov/', '/topics/ceasefire/']


@pytest.fixture
def archive(own_data_folder):
    """Some fifty articles, of the same days and of none, linked by chance, some rejected, some withheld."""
    chance = random.Random(5)
    meeting, lavrov, topic = RoundFactory(round=1), ParticipantFactory(slug='lavrov'), TopicFactory(slug='ceasefire')
    for number in range(50):
        day = chance.choice([None, datetime.date(2017, 1, 23), datetime.date(2017, 1, 24), datetime.date(2018, 5, 1)])
        article = ArticleFactory(
            headline=f'خبر رقم {number}',
            body=BODY,
            published_date=day,
            published_precision='day' if day else '',
            published_basis='explicit' if day else '',
            status=chance.choice(['published', 'published', 'published', 'withheld']),
        )
        status = chance.choice(['proposed', 'confirmed', 'rejected'])
        if chance.random() < 0.8:
            MentionFactory(article=article, participant=lavrov, status=status)
            for words, kind in (('الهدنة صامدة', 'direct'), ('الوفود', 'indirect')):
                decided = chance.choice(['proposed', 'confirmed', 'rejected'])
                StatementFactory(article=article, text=words, kind=kind, speaker=lavrov, status=decided)
            TopicAssignmentFactory(article=article, topic=topic, status=status)
        if chance.random() < 0.8:
            role = chance.choice(['reported', 'mentioned'])
            MeetingMentionFactory(article=article, meeting=meeting, role=role, status=status, surface='أستانا')
    ensure_index()


def shown(client, address):
    html = client.get(address).content.decode()
    return re.findall(r'خبر رقم \d+', html), 'rel="next"' in html, 'rel="prev"' in html


def test_pages_are_the_same_with_the_index_and_without_it(client, archive, monkeypatch):
    addresses = [f'{address}?page={page}' for address in ADDRESSES for page in (1, 2, 99, 0, 'x', '١')]
    by_index = [shown(client, each) for each in addresses]
    assert any(headlines for headlines, *_ in by_index)

    def unavailable():
        raise SearchUnavailable('there is no index')

    monkeypatch.setattr(linked, 'get_engine', unavailable)
    assert [shown(client, each) for each in addresses] == by_index


def test_statements_are_the_same_with_the_index_and_without_it(client, archive, monkeypatch):
    narrowed = ['speaker=lavrov', 'speaker=lavrov&meeting=astana-01', 'speaker=lavrov&kind=indirect', 'kind=direct']
    addresses = [f'/statements/?{each}&page={page}' for each in narrowed for page in (1, 2, 99)]

    def listed():
        return [re.findall(r'#s(\d+)', client.get(address).content.decode()) for address in addresses]

    by_index = listed()
    assert [len(by_index[place]) for place in (0, 1)] == [20, len(set(by_index[1]) - set(by_index[0]))]
    assert by_index[1]
    monkeypatch.setattr(linked, 'NAMED_AT_MOST', 0)  # too many articles to be named: the database sorts them itself
    assert listed() == by_index

    def unavailable():
        raise SearchUnavailable('there is no index')

    monkeypatch.setattr(linked, 'get_engine', unavailable)
    assert listed() == by_index


def test_a_list_does_not_lag_behind_while_changes_wait_for_the_index(client, archive):
    lavrov = Participant.objects.get(slug='lavrov')
    before = shown(client, '/participants/lavrov/')
    with write_lock_held_by_another():
        article = ArticleFactory(headline='خبر رقم 99', body=BODY, published_date=datetime.date(2019, 1, 1))
        MentionFactory(article=article, participant=lavrov)
        assert shown(client, '/participants/lavrov/') != before
        assert shown(client, '/participants/lavrov/')[0][0] == 'خبر رقم 99'
        assert linked.newest_linked(linked.linked_with('participant', 'lavrov'), Article.objects.published(), 1) == [
            article.pk
        ]


def test_what_the_index_still_holds_and_staff_have_withheld_is_not_shown(client, archive):
    Article.objects.update(status='withheld')  # the index is not told
    assert [shown(client, address)[0] for address in ADDRESSES] == [[], [], []]
