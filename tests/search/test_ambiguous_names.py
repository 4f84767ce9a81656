"""Words that are the name of one thing here and of another there: what stands beside them, or in them, decides."""

from pathlib import Path

import pytest

from articles.ingest.reference import load_reference
from articles.models import Article, Meeting
from articles.search import indexing
from articles.search.queries import search_articles
from articles.search.results import SearchRequest
from tests.factories import ArticleFactory, MentionFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def archive(own_data_folder: Path) -> None:
    load_reference()
    indexing.ensure_index()


def found(text: str) -> list[str]:
    return [hit.article.headline for hit in search_articles(SearchRequest(text, strict=True)).hits]


def link(article: Article, slug: str, role: str) -> None:
    meeting = Meeting.objects.get(slug=slug)
    MentionFactory(article=article, participant=None, meeting=meeting, role=role, surface=article.body.split('.')[0])


def marked(text: str) -> str:
    return ''.join(str(hit.headline) for hit in search_articles(SearchRequest(text, strict=True)).hits)


class TestThePresidentAndTheCity:
    @pytest.fixture(autouse=True)
    def articles(self) -> None:
        ArticleFactory(headline='وصول الوفود إلى نور سلطان', body='بدأت المحادثات.')
        ArticleFactory(headline='كلمة نور سلطان نزارباييف', body='رحب الرئيس بالوفود.')

    @pytest.mark.parametrize('query', ['نور سلطان نزارباييف', 'نورسلطان نزاربايف', 'Nazarbayev', 'نور سلطان نزاربييف'])
    def test_the_president_is_not_the_city(self, query: str) -> None:
        assert found(query) == ['كلمة نور سلطان نزارباييف']

    @pytest.mark.parametrize('query', ['نور سلطان', 'أستانا', 'بنور سلطان', 'Nur-Sultan'])
    def test_the_city_is_not_the_president(self, query: str) -> None:
        assert found(query) == ['وصول الوفود إلى نور سلطان']
        assert '<mark' in marked(query)

    def test_an_article_with_both_is_marked_at_the_city_only(self) -> None:
        ArticleFactory(headline='نور سلطان نزارباييف في نور سلطان', body='وصل الرئيس.')
        assert 'نور سلطان نزارباييف في <mark>نور سلطان</mark>' in marked('أستانا')


def test_the_town_is_not_the_parliament() -> None:
    ArticleFactory(headline='قصف على دوما', body='سقط جرحى.')
    ArticleFactory(headline='نائب في الدوما يزور دمشق', body='وصل الوفد.')
    assert found('دوما') == found('بدوما') == ['قصف على دوما']
    assert found('الدوما') == found('للدوما') == ['نائب في الدوما يزور دمشق']


def test_the_month_is_not_the_father() -> None:
    ArticleFactory(headline='لقاء مطلع آب', body='يعقد اللقاء قريبا.')
    ArticleFactory(headline='في آب يعقد اللقاء', body='يعقد قريبا.')
    ArticleFactory(headline='أب لثلاثة أطفال', body='قصة من حلب.')
    assert set(found('آب')) == {'لقاء مطلع آب', 'في آب يعقد اللقاء'}
    assert found('أب') == ['أب لثلاثة أطفال']
    assert len(found('اب')) == 3  # without the mark it may be either


class TestRoundsWithoutAPlace:
    @pytest.fixture(autouse=True)
    def articles(self) -> None:
        geneva = ArticleFactory(headline='الجولة السابعة من محادثات جنيف', body='انطلقت في جنيف.')
        astana = ArticleFactory(headline='اختتام الجولة السابعة', body='صدر البيان الختامي في العاصمة.')
        passing = ArticleFactory(headline='قبل اللقاء', body='الجولة السابعة الجولة السابعة الجولة السابعة.')
        ArticleFactory(headline='الجولة السابعة', body='خبر بلا ارتباط.')
        link(geneva, 'geneva-07', 'reported')
        link(astana, 'astana-07', 'reported')
        link(passing, 'astana-07', 'mentioned')

    def test_the_link_says_which_talks_are_meant(self) -> None:
        assert set(found('الجولة السابعة')) == {'اختتام الجولة السابعة', 'قبل اللقاء', 'الجولة السابعة'}

    def test_the_report_comes_before_what_mentions_it_in_passing(self) -> None:
        assert found('أستانا 7')[0] == found('الجولة السابعة')[0] == 'اختتام الجولة السابعة'
