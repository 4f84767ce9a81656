"""What is indexed of an article is read by its key: what else the archive holds does not matter."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Status
from articles.search.indexes import read_records
from tests.factories import ArticleFactory, MentionFactory, ParticipantFactory, StatementFactory

pytestmark = pytest.mark.django_db


def test_findings_are_looked_up_by_their_articles():
    articles = [ArticleFactory().pk for _ in range(3)]
    with CaptureQueriesContext(
        connection,
    ) as said:
        list(read_records(articles))
    findings = [
        query['sql'] for query in said if 'status' in query['sql'] and 'article_id' in query['sql'].split('WHERE')[1]
    ]
    assert len(findings) == 3
    if connection.vendor != 'sqlite':
        pytest.skip('how PostgreSQL looks up depends on how much there is')
    with connection.cursor() as cursor:
        for query in findings:
            cursor.execute(f'EXPLAIN QUERY PLAN {query}')
            assert '(article_id=?)' in cursor.fetchone()[3], query


def test_what_staff_rejected_is_not_indexed():
    article, (said, denied) = ArticleFactory(), [ParticipantFactory() for _ in range(2)]
    MentionFactory(article=article, participant=said)
    MentionFactory(article=article, participant=denied, status=Status.REJECTED)
    StatementFactory(article=article, speaker=denied, kind='indirect', status=Status.REJECTED)
    StatementFactory(article=article, speaker=said, status=Status.CONFIRMED)
    (record,) = read_records([article.pk])
    assert (record.facets['participant'], record.facets['speaker']) == ((said.slug,), (said.slug,))
