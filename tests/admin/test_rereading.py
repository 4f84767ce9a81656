"""A decision about an article's text is followed by reading it again, from its original to its findings."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from articles.ingest.pipeline import ingest
from articles.ingest.reference import load_reference
from articles.models import Article, Mention, Status
from articles.search.queries import search_articles
from articles.search.results import SearchRequest
from tests.admin.conftest import Send
from tests.admin.test_decisions import address

pytestmark = pytest.mark.django_db

TEXT = """اختتام لقاء الخبراء في أستانا

اختتم خبراء الدول الضامنة لقاءهم في أستانا اليوم بحضور ممثلين عن الأمم المتحدة.

وقال وزير الخارجية الروسي سيرغي لافروف إن اللقاء كان مفيدا وإن الحوار سيستمر في الأسابيع المقبلة.

تابعونا على فيسبوك وتويتر
"""


@pytest.fixture
def article(db: None, tmp_path: Path) -> Article:
    load_reference()
    page = tmp_path / 'page.txt'
    page.write_text(TEXT, encoding='utf-8')
    ingest([page])
    return Article.objects.get()


def spans(article: Article) -> list[tuple[str, str]]:
    """The words of each mention as stored and as they stand in the text now."""
    article.refresh_from_db()
    return [(row.surface, article.body[row.start : row.end]) for row in article.mentions.filter(part='body')]


def test_findings_stand_where_they_stood_after_the_text_was_edited(send: Send, article: Article) -> None:
    lavrov = Mention.objects.filter(article=article, participant__slug='lavrov').first()
    assert lavrov is not None
    Mention.objects.filter(pk=lavrov.pk).update(status=Status.CONFIRMED)
    body = 'أفادت وكالات الأنباء بما يلي.\n\n' + article.body
    assert send(address(article), body=body.replace('\n', '\r\n')).status_code == 302
    found = spans(article)
    assert article.body == body
    assert article.staff_fields == ['body']
    assert found
    assert [pair for pair in found if pair[0] != pair[1]] == []
    lavrov.refresh_from_db()
    assert lavrov.status == Status.CONFIRMED


def test_an_edited_text_outlives_the_next_ingest(send: Send, article: Article, tmp_path: Path) -> None:
    send(address(article), body=article.body.replace('مفيدا', 'مثمرا'))
    Article.objects.update(fingerprint='older')
    ingest([tmp_path / 'page.txt'])
    article.refresh_from_db()
    assert 'مثمرا' in article.body


def test_a_removal_put_back_stands_in_the_text_and_stays(send: Send, article: Article, tmp_path: Path) -> None:
    removal = article.removals.get(text__contains='تابعونا')
    place = list(article.removals.values_list('pk', flat=True)).index(removal.pk)
    assert send(address(article), **{f'removals-{place}-restored': 'on'}).status_code == 302
    article.refresh_from_db()
    assert 'تابعونا على فيسبوك' in article.body
    Article.objects.update(fingerprint='older')
    ingest([tmp_path / 'page.txt'])
    article.refresh_from_db()
    assert 'تابعونا على فيسبوك' in article.body


def test_an_original_that_is_gone_costs_no_decision(send: Send, article: Article, staff: Any) -> None:
    article.original.path.chmod(0o644)
    article.original.path.unlink()
    assert send(address(article), headline='عنوان صححه المحرر').status_code == 302
    article.refresh_from_db()
    assert article.headline == 'عنوان صححه المحرر'
    assert 'messagelist' in staff.get(address(article)).content.decode()


@pytest.mark.django_db(transaction=True)
def test_an_edit_is_searchable_at_once(send: Send, article: Article) -> None:
    call_command('rebuild_index', verbosity=0)
    assert search_articles(SearchRequest('زمرد')).total == 0
    send(address(article), headline='لقاء عن الزمرد')
    assert [hit.article.pk for hit in search_articles(SearchRequest('زمرد')).hits] == [article.pk]
