"""What the admin calls things: countries, kinds and rules by their names, messages that say what happened."""

import pytest
from django.test import Client

from tests.admin.conftest import Send
from tests.factories import ArticleFactory, MentionFactory, RemovalFactory, SourceFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize('model', ['source', 'article'])
def test_countries_are_filtered_by_their_names(staff: Client, model: str) -> None:
    for country in ('algeria', 'syria'):
        ArticleFactory(source=SourceFactory(country=country))
    page = staff.get(f'/admin/articles/{model}/').content.decode()
    assert '>الجزائر</a>' in page
    assert '>algeria</a>' not in page
    chosen = staff.get(f'/admin/articles/{model}/', {'source__country' if model == 'article' else 'country': 'algeria'})
    assert chosen.context['cl'].result_count == 1


def test_the_kind_of_a_source_is_named(staff: Client) -> None:
    SourceFactory(kind='state agency')
    assert 'وكالة أنباء رسمية' in staff.get('/admin/articles/source/').content.decode()


def test_rules_are_named(staff: Client) -> None:
    mention = MentionFactory(rule='alias')
    RemovalFactory(article=mention.article, rule='outlet:sana')
    assert 'بتهجئة معروفة' in staff.get(f'/admin/articles/mention/{mention.pk}/change/').content.decode()
    page = staff.get(f'/admin/articles/article/{mention.article_id}/change/').content.decode()
    assert 'بتهجئة معروفة' in page
    assert 'قاعدة خاصة بالمصدر: الوكالة العربية السورية للأنباء (سانا)' in page
    assert (
        'قاعدة خاصة بالمصدر: الوكالة العربية السورية للأنباء (سانا)'
        in staff.get('/admin/articles/removal/').content.decode()
    )


def test_a_change_is_called_a_change(send: Send, staff: Client) -> None:
    topic = TopicFactory(name_ar='الهدنة')
    send(f'/admin/articles/topic/{topic.pk}/change/', name_ar='وقف النار')
    page = staff.get('/admin/articles/topic/').content.decode()
    assert 'عُدّل موضوع' in page
    assert 'نجحت إضافة' not in page


@pytest.mark.parametrize(('count', 'written'), [(1, 'سجل واحد'), (2, 'سجلان'), (5, '5 سجلات')])
def test_counts_in_lists_read_rightly(staff: Client, count: int, written: str) -> None:
    ArticleFactory.create_batch(count)
    page = staff.get('/admin/articles/article/').content.decode()
    assert written in page
    assert f'{count} المقالات' not in page


def test_who_tries_to_delete_an_article_reads_that_it_is_withheld_instead(staff: Client) -> None:
    response = staff.get(f'/admin/articles/article/{ArticleFactory().pk}/delete/')
    assert response.status_code == 403
    assert 'لا تُحذف أبدًا، وما يجب ألا يُعرض يُحجب' in response.content.decode()
    assert 'حسابًا آخر' not in response.content.decode()
