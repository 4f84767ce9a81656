"""What the archive holds is counted without going through all of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Status
from articles.views.coverage import count_statements
from tests.factories import ArticleFactory, ParticipantFactory, StatementFactory

pytestmark = pytest.mark.django_db


def test_statements_that_stand_in_public_articles_are_counted():
    speaker = ParticipantFactory()
    shown, hidden = ArticleFactory(), ArticleFactory(status=Article.PublicationStatus.DRAFT)
    for article in (shown, hidden):
        StatementFactory(article=article, speaker=speaker, kind='direct')
        StatementFactory(article=article, kind='indirect', status=Status.REJECTED)
    assert (count_statements(), count_statements(speaker=speaker)) == (1, 1)
    assert count_statements(speaker=ParticipantFactory()) == 0


def test_statements_of_hidden_articles_are_looked_up_by_article():
    with CaptureQueriesContext(connection) as said:
        count_statements()
    if connection.vendor != 'sqlite':
        pytest.skip('how PostgreSQL looks up depends on how much there is')
    (query,) = (each['sql'] for each in said if 'article_id' in each['sql'])
    with connection.cursor() as cursor:
        cursor.execute(f'EXPLAIN QUERY PLAN {query}')
        assert '(article_id=?)' in cursor.fetchone()[3]
