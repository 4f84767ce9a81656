"""No page reads a table of articles or findings from end to end to show a part of it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    ArticleFactory,
    FamilyFactory,
    MeetingMentionFactory,
    MentionFactory,
    ParticipantFactory,
    RoundFactory,
    SourceFactory,
    StatementFactory,
    TopicAssignmentFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

LARGE = 'article|original|mention|statement|topicassignment|removal|namesighting|sketchvalue'
NEWEST_KEY = 'ORDER BY 1 DESC LIMIT 1'
"""SQLite calls it a scan to take the last row of a table by its key."""


def bad_steps(sql):
    """The steps of a plan that cost more the larger the archive is."""
    with connection.cursor() as cursor:
        cursor.execute(f'EXPLAIN QUERY PLAN {sql}')
        steps = [row[3] for row in cursor.fetchall()]
    scans = [step for step in steps if re.match(rf'SCAN articles_({LARGE})\b', step)]
    return [] if NEWEST_KEY in sql else scans


@pytest.mark.skipif(connection.vendor != 'sqlite', reason='the plans of SQLite')
@pytest.mark.parametrize(
    'address',
    [
        '/',
        '/meetings/',
        '/meetings/astana-01/',
        '/participants/',
        '/participants/lavrov/',
        '/sources/',
        '/sources/sana/',
        '/topics/',
        '/topics/ceasefire/',
        '/statements/',
        '/statements/?speaker=lavrov',
        '/statements/?meeting=astana-01',
        '/api/v1/articles',
        '/api/v1/articles?participant=lavrov',
        '/api/v1/articles/{pk}',
        '/api/v1/meetings/astana-01',
        '/api/v1/participants/lavrov',
        '/api/v1/statements?speaker=lavrov',
        '/timeline/',
        '/feeds/newest/',
        '/feeds/meetings/astana-01/',
        '/feeds/participants/lavrov/',
        '/sitemap.xml',
        'the article',
    ],
)
def test_every_query_of_a_page_finds_its_rows_by_an_index(client, address):
    meeting, lavrov = RoundFactory(round=1), ParticipantFactory(slug='lavrov')
    article = ArticleFactory(source=SourceFactory(slug='sana'), family=FamilyFactory())
    MentionFactory(article=article, participant=lavrov)
    MeetingMentionFactory(article=article, meeting=meeting)
    StatementFactory(article=article, speaker=lavrov)
    TopicAssignmentFactory(article=article, topic=TopicFactory(slug='ceasefire'))
    with CaptureQueriesContext(connection) as captured:
        place = article.get_absolute_url() if address == 'the article' else address.replace('{pk}', str(article.pk))
        response = client.get(place)
    assert response.status_code == 200
    asked = [query['sql'] for query in captured.captured_queries if query['sql'].startswith('SELECT')]
    assert asked
    assert [(sql, steps) for sql in asked if (steps := bad_steps(sql))] == []
