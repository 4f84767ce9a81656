"""The order of trust: staff, given, markup, date line, address, and last the text's own time words."""

import datetime

import pytest

from articles.extraction.documents import Basis, Confidence, PageMetadata, Precision, SourceDocument, StaffDecisions
from articles.extraction.drafting import draft_article
from articles.reference import load_facts
from tests.extraction.dates.pages import HEADLINE, PROSE, day, publish

TODAY = (
    'انطلقت في العاصمة الكازاخية أستانا، اليوم الجمعة، أعمال اجتماع وزراء خارجية الدول الضامنة حول سوريا.\n\n' + PROSE
)


def test_staff_come_first() -> None:
    decided = StaffDecisions(published=datetime.date(2018, 3, 17))
    published = publish(TODAY, given='2018-03-18', decisions=decided)
    assert day(published) == '2018-03-17'
    assert published is not None
    assert published.basis is Basis.STAFF
    assert publish(TODAY, decisions=StaffDecisions(published_unknown=True)) is None


@pytest.mark.parametrize(
    ('written', 'expected', 'precision'),
    [
        ('2017-02-06', '2017-02-06', Precision.DAY),
        ('2017-02-06T21:10:00Z', '2017-02-06', Precision.DAY),
        ('6 شباط 2017', '2017-02-06', Precision.DAY),
        ('06/02/2017', '2017-02-06', Precision.DAY),
        ('06/02/17', '2017-02-06', Precision.DAY),
        ('20170206', '2017-02-06', Precision.DAY),
        ('20170206T211000Z', '2017-02-06', Precision.DAY),
        ('2017-02', '2017-02-01', Precision.MONTH),
        ('2017', '2017-01-01', Precision.YEAR),
    ],
)
def test_a_given_date_wins_over_all_of_the_page(written: str, expected: str, precision: Precision) -> None:
    published = publish(TODAY, given=written, stated='2018-03-18', url='https://example.org/2018/03/19/x')
    assert day(published) == expected
    assert published is not None
    assert (published.basis, published.precision) == (Basis.GIVEN, precision)


@pytest.mark.parametrize('written', ['', '  ', 'قريبا', '2017-13-45', '31/02/2017'])
def test_a_given_date_that_is_none_is_passed_over(written: str) -> None:
    assert publish(given=written) is None


def test_the_markup_is_trusted_before_the_text() -> None:
    published = publish(TODAY, stated='2018-03-16T14:00:00+03:00')
    assert day(published) == '2018-03-16'
    assert published is not None
    assert published.basis is Basis.METADATA


def test_markup_later_than_the_address_is_a_change_not_the_publication() -> None:
    published = publish(stated='2019-08-01', url='https://example.org/ar/2018/03/16/story.html')
    assert day(published) == '2018-03-16'


def test_markup_later_than_the_capture_is_impossible() -> None:
    assert publish(stated='2026-01-01', captured=datetime.date(2018, 4, 1)) is None


@pytest.mark.parametrize(
    ('url', 'expected'),
    [
        ('https://example.org/2017/02/06/story/', '2017-02-06'),
        ('https://example.org/ar/20180318-title-of-the-story', '2018-03-18'),
        ('https://example.org/news/2017-2-6/story', '2017-02-06'),
        ('https://example.org/item/19972-2017-01-27-14-51-47', '2017-01-27'),
        ('http://example.org/n3/2017/0118/c31662-9168677.html', '2017-01-18'),
        ('https://example.org/middleeast/2017/01/170124_syria_talks', '2017-01-24'),
        ('https://20180318.example.org/story', None),
        ('https://example.org/middleeast-43682558', None),
        ('https://example.org/2018/13/45/story', None),
        ('https://example.org/article/1701250501', None),
        ('https://example.org/2017/02/story', None),
    ],
)
def test_the_address_gives_the_day_where_it_holds_one(url: str, expected: str | None) -> None:
    published = publish(url=url)
    assert day(published) == expected
    assert published is None or published.basis is Basis.URL


def test_a_month_in_the_address_gives_the_year_to_a_day_in_the_text() -> None:
    body = 'قال الوزير اليوم الخميس التاسع عشر من تشرين الأول الجاري إن القرار نهائي.\n\n' + PROSE
    assert publish(body) is None
    assert day(publish(body, url='https://example.org/2017/10/story')) == '2017-10-19'


def test_the_reasoning_is_told() -> None:
    published = publish(TODAY)
    assert published is not None
    assert published.basis is Basis.EVENT
    assert published.confidence is Confidence.HIGH
    assert 'اليوم الجمعة' in published.evidence
    assert '2018-03-16' in published.rule


def test_a_given_date_that_cannot_be_read_is_told() -> None:
    def warnings(date: str) -> tuple[str, ...]:
        document = SourceDocument('page.txt', b'', f'{HEADLINE}\n{PROSE}', given=PageMetadata(date=date))
        return draft_article(document, load_facts()).warnings

    assert warnings('2017-02-30') == ('the given date cannot be read: 2017-02-30',)
    assert warnings('2017-02-28') == ()


def test_the_earlier_date_that_the_page_prints_as_its_own_outdoes_the_markup() -> None:
    printed = publish(stated='2022-05-22T10:00:00Z', below_headline='نشر في 24 مايو 2017')
    assert day(printed) == '2017-05-24'
    # Without such a word it does so where the markup was made with the capture.
    assert day(publish(stated='2022-05-22', below_headline='24 مايو 2017')) == '2022-05-22'
    captured = datetime.date(2022, 5, 22)
    assert day(publish(stated='2022-05-22', below_headline='24 مايو 2017', captured=captured)) == '2017-05-24'


def test_the_day_printed_is_that_of_the_place_and_not_of_utc() -> None:
    line = '24 مايو 2017 - 01:30'
    assert day(publish(stated='2017-05-23T22:30:00Z', below_headline=line)) == '2017-05-24'
    assert day(publish(stated='2017-05-23T22:30:00+00:00', below_headline=line)) == '2017-05-24'
    assert day(publish(stated='2017-05-23T10:30:00Z', below_headline=line)) == '2017-05-23'
    assert day(publish(stated='2017-05-23T22:30:00Z')) == '2017-05-23'
