"""Lists of many records: counted up to a limit, sorted by keys that an index has in order, narrowed by years."""

import datetime
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.admin import long_lists
from articles.models import Mention
from tests.factories import (
    ArticleFactory,
    MeetingMentionFactory,
    MentionFactory,
    ParticipantFactory,
    StatementFactory,
    TopicAssignmentFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted_to_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_lists, 'COUNTED_TO', 3)


def test_of_a_list_that_is_not_counted_to_its_end_nobody_can_choose_all(staff: Client, counted_to_three: None) -> None:
    for _ in range(4):
        ArticleFactory()
    page = staff.get('/en/admin/articles/article/').content.decode()
    assert 'the first 3 records; narrow the list to reach others' in page
    assert 'action-counter' in page
    assert 'across all pages' not in page


def test_a_list_that_is_counted_says_how_many_there_are(staff: Client, counted_to_three: None) -> None:
    for _ in range(3):
        ArticleFactory()
    assert '3 records' in staff.get('/en/admin/articles/article/').content.decode()


def test_articles_are_narrowed_to_a_year_and_one_of_its_months(staff: Client) -> None:
    for day in ((2017, 1, 31), (2017, 2, 28), (2019, 12, 31)):
        ArticleFactory(headline='خبر {}-{}'.format(*day), published_date=datetime.date(*day))
    ArticleFactory(undated=True, headline='خبر بلا يوم')

    def found(query: str) -> set[str]:
        page = staff.get(f'/admin/articles/article/?{query}').content.decode()
        return set(re.findall(r'<bdi>خبر ([^<]*)</bdi>', page))

    assert found('published=2017') == {'2017-1', '2017-2'}
    assert found('published=2017-02') == {'2017-2'}
    assert found('published=2019-12') == {'2019-12'}
    assert found('published=2018') == set()
    for nonsense in ('x', '2017-13', '0000', "2017' --"):
        assert len(found(f'published={nonsense}')) == 4
    offered = staff.get('/admin/articles/article/?published=2017').context['cl'].filter_specs
    (years,) = (spec.lookup_choices for spec in offered if isinstance(spec, long_lists.YearFilter))
    assert [value for value, _ in years] == ['2019', '2018', '2017', *(f'2017-{month:02}' for month in range(1, 13))]


def test_a_finding_is_found_by_its_article_and_by_whom_it_names(staff: Client) -> None:
    lavrov = ParticipantFactory(name_ar='سيرغي لافروف')
    by_name = MentionFactory(participant=lavrov, article__headline='خبر')
    by_article = MentionFactory(article__headline='لافروف يغادر')
    MentionFactory(article__headline='غيره')
    spoken = StatementFactory(speaker=lavrov, article__headline='خبر')
    StatementFactory(article__headline='غيره')
    mentions = staff.get('/admin/articles/mention/', {'q': 'لافروڤ'}).context['cl']
    assert {mention.pk for mention in mentions.result_list} == {by_name.pk, by_article.pk}
    statements = staff.get('/admin/articles/statement/', {'q': 'لافروف'}).context['cl']
    assert [statement.pk for statement in statements.result_list] == [spoken.pk]


def test_mentions_are_narrowed_by_the_role_of_their_meeting(staff: Client) -> None:
    reported = MeetingMentionFactory(role='reported')
    MeetingMentionFactory(role='mentioned')
    MentionFactory()
    found = staff.get('/admin/articles/mention/?role__exact=reported').context['cl'].result_list
    assert [mention.pk for mention in found] == [reported.pk]
    assert len(staff.get('/admin/articles/mention/').context['cl'].result_list) == Mention.objects.count() == 3


@pytest.mark.skipif(connection.vendor != 'sqlite', reason='the plans of SQLite')
@pytest.mark.parametrize(
    'address',
    [
        'article/?status__exact=withheld',
        'article/?on_topic__exact=1',
        'article/?published=2017',
        'article/?published_basis__exact=given',
        'article/?published_confidence__exact=low',
        'article/?published_date__isempty=1',
        'mention/?status__exact=confirmed',
        'mention/?origin__exact=staff',
        'mention/?role__exact=reported',
        'statement/?status__exact=confirmed',
        'statement/?origin__exact=staff',
        'topicassignment/?status__exact=confirmed',
        'topicassignment/?origin__exact=staff',
        'removal/?rule=byline',
        'removal/?restored__exact=1',
    ],
)
def test_a_narrowed_list_finds_its_rows_by_an_index(staff: Client, address: str) -> None:
    article = ArticleFactory()
    MentionFactory(article=article)
    StatementFactory(article=article)
    TopicAssignmentFactory(article=article)
    with CaptureQueriesContext(connection) as captured:
        assert staff.get(f'/admin/articles/{address}').status_code == 200
    table = f'articles_{address.partition("/")[0]}'
    asked = [query['sql'] for query in captured.captured_queries if f'FROM "{table}" WHERE' in query['sql']]
    assert asked
    for sql in asked:
        with connection.cursor() as cursor:
            cursor.execute(f'EXPLAIN QUERY PLAN {sql}')
            steps = [row[3] for row in cursor.fetchall()]
        assert not any(re.match(rf'SCAN {table}(?! USING)', step) for step in steps), (sql, steps)
