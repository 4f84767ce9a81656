"""Haystack's SearchQuerySet gives what the archive's own search gives."""

import datetime
import pickle

import pytest
from django.core.paginator import Paginator
from django.db import transaction
from haystack.inputs import Exact
from haystack.query import SQ, SearchQuerySet

from articles.models import Article, Family
from articles.search import indexing
from articles.search.engines import get_engine
from articles.search.queries import search_articles
from articles.search.results import SearchRequest
from tests.factories import ArticleFactory, MentionFactory, ParticipantFactory, SourceFactory

pytestmark = pytest.mark.django_db(transaction=True)

QUERIES = [
    'هدنة',
    'الهدنة في حلب',
    'وفود المعارضة',
    '"وقف إطلاق النار"',
    'هدنة -حلب',
    'حلب OR جنيف',
    'مفاو*',
    'هدنة source:sana',
    'هدنة مصدر:"al jazeera"',
    'كلام لا وجود له',
    '',
    'من:2017-02 هدنة',
    'i]km',
    'متى كانت هدنة حلب؟',
]


@pytest.fixture
def archive(own_data_folder):
    with transaction.atomic():
        sana, other = SourceFactory(slug='sana'), SourceFactory(slug='al-jazeera')
        bodies = ['هدنة في حلب', 'وفد المعارضة إلى جنيف', 'وقف إطلاق النار', 'هدنة ثانية', 'مفاوضات جنيف', 'الوفود']
        lavrov = ParticipantFactory(slug='lavrov')
        for number in range(23):
            article = ArticleFactory(
                body=f'{bodies[number % 6]} خبر {number}',
                source=(sana, other, None)[number % 3],
                published_date=datetime.date(2017, 1 + number % 12, 3),
            )
            if number < 7:
                MentionFactory(article=article, participant=lavrov, surface='خبر')
    indexing.rebuild()


def keys(results):
    return [int(result.pk) for result in results]


@pytest.mark.parametrize('text', QUERIES)
def test_a_typed_query_gives_the_same_articles_total_and_facets(archive, text):
    ours = search_articles(SearchRequest(text, per_page=50, fold_copies=False))
    theirs = SearchQuerySet().auto_query(text).facet('source').facet('participant')
    assert keys(theirs[:50]) == [hit.article.pk for hit in ours.hits]
    assert theirs.count() == ours.total
    fields = theirs.facet_counts()['fields']
    for field in ('source', 'participant'):
        assert fields[field] == [(value.value, value.count) for value in ours.facets[field]]


def test_every_page_is_whole_even_the_last(archive):
    results = SearchQuerySet().filter(content='خبر').load_all()
    pages = [keys(Paginator(results, 10).page(number)) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [10, 10, 3]
    assert len({key for page in pages for key in page}) == 23


def test_all_of_them_can_be_walked(archive):
    assert len(set(keys(SearchQuerySet().all()))) == len(SearchQuerySet().all()) == 23


def test_count_and_page_are_one_run_of_the_query(archive, monkeypatch):
    from articles.search.engines.whoosh import execution

    runs = []
    resolve = execution._resolve
    monkeypatch.setattr(execution, '_resolve', lambda *given: runs.append(given) or resolve(*given))
    page = Paginator(SearchQuerySet().filter(content='خبر').facet('source'), 10).page(2)
    assert (len(list(page.object_list)), page.paginator.count, len(runs)) == (10, 23, 1)


def test_the_first_page_comes_with_its_count(archive, monkeypatch):
    asked = []
    run = type(get_engine()).run
    monkeypatch.setattr(
        type(get_engine()), 'run', lambda engine, tree, **how: asked.append(how) or run(engine, tree, **how)
    )
    results = SearchQuerySet().auto_query('خبر').facet('source').load_all()
    first, second = (Paginator(results, 10).page(number) for number in (1, 2))
    assert [len(first.object_list), len(second.object_list)] == [10, 10]
    assert results.facet_counts()['fields']['source']
    assert len(asked) == 1  # twenty rows were read along with the count
    third = Paginator(results, 10).page(3)
    assert len(third.object_list) == 3
    assert [how['facets'] for how in asked] == [('source',), ()]
    assert results.facet_counts()['fields']['source']


def test_another_condition_is_another_question(archive):
    results = SearchQuerySet().filter(content='خبر')
    assert (len(results), len(results.filter(source='sana')), len(results)) == (23, 8, 23)
    assert keys(results[:2]) != keys(results.order_by('published')[:2])
    results.query.add_filter(SQ(source='sana'))
    results.query._reset()
    assert results.query.get_count() == 8


def test_the_articles_of_a_page_are_read_in_one_query(archive, django_assert_num_queries):
    with django_assert_num_queries(1):
        headlines = [result.object.headline for result in SearchQuerySet().filter(content='خبر').load_all()[:10]]
    assert len(headlines) == 10


def test_conditions_are_combined(archive):
    def count(*conditions, **more):
        return SearchQuerySet().filter(*conditions, **more).count()

    assert count(content='هدنة') == 8
    assert count(content='هدنة حلب') == 4
    assert count(SQ(content='حلب') | SQ(content='جنيف')) == 12
    assert SearchQuerySet().filter(content='هدنة').exclude(content='حلب').count() == 4
    assert count(content__exact='وقف اطلاق النار') == count(content=Exact('وقف إطلاق النار')) == 4
    assert count(content__startswith='مفاو') == 4
    assert count(source='sana', content='هدنة') == 8
    assert count(source='al-jazeera', content='هدنة') == 0
    assert count(source__in=['sana', 'none']) == 15
    assert count(participant='lavrov') == 7
    assert count(published__gte=datetime.date(2017, 11, 1)) == 3
    assert count(published__range=['2017-01-01', '2017-01-31']) == 2


def test_none_of_no_words_and_no_sources_finds_nothing(archive):
    assert SearchQuerySet().filter(content__in=[]).count() == 0
    assert SearchQuerySet().filter(source__in=[]).count() == 0
    assert SearchQuerySet().filter(content='هدنة').filter(content__in=[]).count() == 0


def test_results_are_narrowed_by_facets(archive):
    results = SearchQuerySet().filter(content='خبر')
    assert results.narrow('source:sana').count() == results.narrow('source_exact:"sana"').count() == 8
    assert results.narrow('source:sana').narrow('participant:lavrov').count() == 3
    assert results.narrow(SQ(source='sana')).count() == 8


def test_results_are_ordered_by_day(archive):
    ordered = SearchQuerySet().order_by('-published').load_all()[:23]
    days = [result.object.published_date for result in ordered]
    assert days == sorted(days, reverse=True)
    assert keys(SearchQuerySet().order_by('published')[:1])[0] in Article.objects.filter(
        published_date=min(days)
    ).values_list('pk', flat=True)


def test_more_like_this_leaves_the_article_itself_out(archive):
    article = Article.objects.first()
    alike = keys(SearchQuerySet().more_like_this(article)[:5])
    assert alike == get_engine().more_like(article.pk, 5)
    assert article.pk not in alike
    assert len(alike) == 5


def test_more_like_this_leaves_copies_out_and_finds_the_same_matter_first(own_data_folder):
    with transaction.atomic():
        story = 'لجنة دستورية في جنيف وصياغة الدستور'
        first, copy, near, far = (ArticleFactory(body=body) for body in (story, story, f'{story} غدا', 'كرة القدم'))
        family = Family.objects.create(first=first)
        Article.objects.filter(pk__in=[first.pk, copy.pk]).update(family=family)
    indexing.rebuild()
    alike = get_engine().more_like(first.pk, 5)
    assert alike[0] == near.pk
    assert not {first.pk, copy.pk} & set(alike)
    assert get_engine().more_like(far.pk + 1, 5) == []


def test_queries_survive_pickling(archive):
    results = pickle.loads(pickle.dumps(SearchQuerySet().filter(content='هدنة')))
    assert results.count() == 8


def test_what_the_index_does_not_know_is_refused(archive):
    for condition in ({'colour': 'red'}, {'published__startswith': '2017'}):
        with pytest.raises(ValueError, match='cannot filter'):
            SearchQuerySet().filter(**condition).count()
    with pytest.raises(ValueError, match='ordered by'):
        SearchQuerySet().order_by('colour').count()
    with pytest.raises(ValueError, match='narrowed by'):
        SearchQuerySet().narrow('*:* OR 1').count()


def test_text_that_is_no_tree_is_refused(archive):
    with pytest.raises(TypeError, match='trees'):
        SearchQuerySet().query.backend.search('هدنة OR 1')


def test_the_backend_indexes_and_removes(archive):
    article = Article.objects.filter(body__contains='هدنة').first()
    backend = SearchQuerySet().query.backend
    backend.remove(article)
    assert SearchQuerySet().filter(content='هدنة').count() == 7
    backend.update(None, [article])
    assert SearchQuerySet().filter(content='هدنة').count() == 8
    backend.remove(f'articles.article.{article.pk}')
    assert SearchQuerySet().filter(content='هدنة').count() == 7
    backend.clear()
    assert SearchQuerySet().count() == 0
