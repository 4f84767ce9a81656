import datetime

import pytest
from django.utils import translation

from articles.models import Article, Meeting, Role
from articles.templatetags.archive_dates import held_in_words, held_on, partial_date, published_on, span_of_dates


def meeting(start, end, precision='day'):
    return Meeting(
        start=datetime.date.fromisoformat(start), end=datetime.date.fromisoformat(end), date_precision=precision
    )


def article(iso='2017-01-25', precision='day', confidence='high'):
    return Article(
        published_date=datetime.date.fromisoformat(iso),
        published_precision=precision,
        published_confidence=confidence,
    )


def test_months_carry_both_arabic_names_and_latin_digits():
    assert partial_date('2017-01') == '<time datetime="2017-01">كانون الثاني/يناير 2017</time>'


def test_english_pages_have_english_months():
    with translation.override('en'):
        assert partial_date('2017-01-06') == '<time datetime="2017-01-06">6 January 2017</time>'


@pytest.mark.parametrize('text', ['', 'spring', '2017-13-40x'])
def test_what_is_no_date_stays_as_it_is(text):
    assert partial_date(text) == text


@pytest.mark.parametrize(
    ('start', 'end', 'words'),
    [
        ('2017-01-23', '2017-01-23', '23 كانون الثاني/يناير 2017'),
        ('2017-01-23', '2017-01-24', '23 و24 كانون الثاني/يناير 2017'),
        ('2017-07-10', '2017-07-14', 'من 10 إلى 14 تموز/يوليو 2017'),
        ('2017-02-23', '2017-03-03', 'من 23 شباط/فبراير إلى 3 آذار/مارس 2017'),
        ('2017-12-30', '2018-01-02', 'من 30 كانون الأول/ديسمبر 2017 إلى 2 كانون الثاني/يناير 2018'),
    ],
)
def test_the_days_of_a_meeting_in_words_without_a_dash(start, end, words):
    assert held_in_words(meeting(start, end)) == words


def test_a_meeting_known_by_its_month_shows_no_day():
    written = held_on(meeting('2018-06-01', '2018-06-30', 'announced month'))
    assert written == '<time datetime="2018-06">حزيران/يونيو 2018</time>'


@pytest.mark.parametrize(
    ('precision', 'confidence', 'written'),
    [
        ('day', 'high', '<time datetime="2017-01-25">25 كانون الثاني/يناير 2017</time>'),
        ('day', 'medium', 'نحو <time datetime="2017-01-25">25 كانون الثاني/يناير 2017</time>'),
        ('month', 'high', '<time datetime="2017-01">كانون الثاني/يناير 2017</time>'),
        ('year', 'low', 'نحو <time datetime="2017">2017</time>'),
    ],
)
def test_an_article_shows_no_more_of_its_date_than_is_known(precision, confidence, written):
    assert published_on(article(precision=precision, confidence=confidence)) == written


def test_an_undated_article_says_so():
    assert 'تاريخ غير معروف' in published_on(Article())


@pytest.mark.parametrize(
    ('start', 'end', 'words'),
    [('2014', '', 'منذ 2014'), ('', '2017-01', 'حتى كانون الثاني/يناير 2017'), ('2014', '2017', 'من 2014 إلى 2017')],
)
def test_the_bounds_of_a_role(start, end, words):
    import re

    assert re.sub('<[^>]+>', '', span_of_dates(Role(start=start, end=end))) == words


def test_a_role_without_bounds_shows_none():
    assert span_of_dates(Role()) == ''
