"""Dates that stand on lines of their own: which of them is the day of publication."""

import datetime

import pytest

from articles.extraction.documents import Basis, Confidence
from tests.extraction.dates.pages import HEADLINE, PROSE, day, publish


@pytest.mark.parametrize(
    'line',
    [
        'نشر في الجريدة يوم 24 - 01 - 2017',
        'تاريخ النشر:24.01.2017 | 14:21 GMT',
        '24-01-2017, 07:21 |',
        '٢٠١٧/١/٢٤',
        '۲۴ / ۱ / ۲۰۱۷',
        '24 كانون الثاني (يناير - جانفي)، 2017',
        'الثلاثاء، 24 يناير/كانون الثاني 2017',
        '24 كانون الثاني / يناير، 2017',
        'يناير 24, 2017',
        'Tuesday, 24 January 2017',
        '2017-01-24T10:22:31+03:00',
        '2017:01:24.16:05',
        'الثلاثاء 5 بهمن 1395',
        '1395/11/05 - 14:22',
        'الثلاثاء 26 ربيع الآخر 1438 هـ - 24 يناير 2017م',
        '24‏/01‏/2017',
        'السنة 12 العدد 3456 – الثلاثاء 24 كانون الثاني 2017',
        '24 جانفي 2017 الساعة 10:20',
        '01/24/2017',
    ],
)
def test_a_date_beside_the_headline_is_read_in_every_form(line: str) -> None:
    published = publish(below_headline=line)
    assert day(published) == '2017-01-24'
    assert published is not None
    assert published.basis is Basis.EXPLICIT
    assert published.evidence in line


@pytest.mark.parametrize(
    ('name', 'month'),
    [('فيفري', 2), ('أفريل', 4), ('ماي', 5), ('جوان', 6), ('جويلية', 7), ('أوت', 8), ('غشت', 8), ('شتنبر', 9),
     ('نونبر', 11), ('دجنبر', 12), ('يوليوز', 7), ('آب', 8), ('تشرين ثاني', 11), ('حزيران', 6)],
)  # fmt: skip
def test_the_months_of_every_region_are_known(name: str, month: int) -> None:
    assert day(publish(below_headline=f'نشر في 9 {name} 2018')) == f'2018-{month:02}-09'


def test_a_banner_above_the_headline_is_not_trusted_alone() -> None:
    assert publish(above='الأحد 22 نوفمبر 2026') is None
    assert publish(above='اليوم: الاثنين 28 تشرين الثاني 2022') is None


def test_a_banner_between_page_title_and_headline_is_still_a_banner() -> None:
    assert publish(above=f'{HEADLINE} | الموقع\nالرئيسية\nالأحد 22 نوفمبر 2026') is None


def test_a_banner_that_the_text_bears_out_is_the_date() -> None:
    body = 'اختتمت في العاصمة الكازاخية أستانا الجولة السابعة من المحادثات السورية اليوم الثلاثاء.\n\n' + PROSE
    assert day(publish(body, above='31 أكتوبر 2017')) == '2017-10-31'


def test_a_day_of_capture_above_does_not_hide_the_date_below() -> None:
    assert day(publish(above='الأحد 22 نوفمبر 2026', below_headline='21.03.2019 14:21')) == '2019-03-21'


def test_a_date_with_a_time_of_day_above_the_headline_counts() -> None:
    published = publish(above='2019-11-05 10:12')
    assert day(published) == '2019-11-05'
    assert published is not None
    assert published.confidence is Confidence.MEDIUM


def test_the_day_of_publication_wins_over_that_of_the_update() -> None:
    lines = 'آخر تحديث: 26.01.2017 | 09:00\nتاريخ النشر: 24.01.2017 | 14:21'
    assert day(publish(below_headline=lines)) == '2017-01-24'


@pytest.mark.parametrize(
    'line',
    [
        'مقالات ذات صلة\nخبر آخر من الأرشيف\n12 تشرين الثاني 2024',
        'محمد يقول: كلام صحيح - 3 فبراير 2017',
        'تعليق من زائر بتاريخ 3/2/2017',
        'جميع الحقوق محفوظة 24/01/2017',
        'آخر زيارة لك: 24/01/2017',
    ],
)
def test_dates_of_other_stories_comments_and_visits_are_left_alone(line: str) -> None:
    assert publish(below=line) is None


def test_a_date_in_the_running_text_is_no_date_of_publication() -> None:
    assert publish('سقطت المدينة في 22 كانون الأول 2016 بعد حصار طويل، ثم عاد إليها قسم من أهلها.\n\n' + PROSE) is None


def test_month_names_that_disagree_leave_the_date_open() -> None:
    assert publish(below_headline='27 يناير/ كانون الأول 2017') is None


def test_the_weekday_can_tell_which_of_two_months_was_meant() -> None:
    published = publish(below_headline='الجمعة 27 يناير/ كانون الأول 2017')
    assert day(published) == '2017-01-27'


def test_day_and_month_change_places_where_the_text_says_so() -> None:
    body = 'انتهى في أستانا اليوم اجتماع على مستوى الخبراء، على أن يعقد لقاء آخر في شباط الجاري.\n\n' + PROSE
    assert day(publish(body, below_headline='02/06/2017')) == '2017-02-06'
    assert day(publish(below_headline='02/06/2017')) == '2017-06-02'


def test_a_date_after_the_capture_of_the_page_is_impossible() -> None:
    assert publish(below_headline='24/01/2019', captured=datetime.date(2018, 5, 1)) is None


def test_a_date_the_text_contradicts_needs_a_cue() -> None:
    body = 'قال الوزير اليوم الجمعة إن الاجتماع المقرر في 25 أكتوبر الجاري لن يؤجل.\n\n' + PROSE
    assert publish(body, below_headline='12 مايو 2020') is None
    assert day(publish(body, below_headline='نشر في 12 مايو 2020')) == '2020-05-12'


def test_the_hijri_day_alone_is_fixed_by_its_weekday() -> None:
    # By the tables the 16th of Rajab 1440 was a Saturday; printed with a Sunday, the month began a day later.
    assert day(publish(below_headline='السبت 16 رجب 1440 هـ')) == '2019-03-23'
    assert day(publish(below_headline='الأحد 16 رجب 1440 هـ')) == '2019-03-24'


def test_the_dateline_of_an_agency_gives_the_day() -> None:
    assert day(publish(dateline='أستانا 24 يناير 2017 (شينخوا)')) == '2017-01-24'


ENDED = 'اختتمت اليوم الثلاثاء في العاصمة الكازاخية أستانا الجولة السابعة من المحادثات حول سوريا.\n\n' + PROSE


@pytest.mark.parametrize('line', ['أبو محمد\n1 نوفمبر، 2017 الساعة 10:20', 'آخر تحديث: 2 نوفمبر 2017'])
def test_a_comment_or_an_update_gives_way_to_the_day_the_text_tells(line: str) -> None:
    assert day(publish(ENDED, below=line)) == '2017-10-31'


def test_a_newspaper_that_prints_the_day_after_keeps_its_date() -> None:
    assert day(publish(ENDED, below_headline='الأربعاء 1 نوفمبر 2017')) == '2017-11-01'


def test_the_date_of_another_story_at_the_foot_does_not_outdo_the_one_beside_the_headline() -> None:
    foot = '\n'.join(['خبر آخر من الموقع', 'خبر ثان', 'خبر ثالث', 'خبر رابع', 'خبر خامس', 'نشر في 3 آذار 2018'])
    assert day(publish(below_headline='24 كانون الثاني 2017', below=foot)) == '2017-01-24'


def test_a_bare_date_that_the_address_denies_is_none() -> None:
    url = 'https://example.org/2017/01/24/story'
    published = publish(below_headline='22 نوفمبر 2019', url=url)
    assert day(published) == '2017-01-24'
    assert published is not None
    assert published.basis is Basis.URL


def test_no_page_was_published_after_it_is_read() -> None:
    assert publish(below_headline='نشر في 12 مايو 2091') is None
    assert publish(url='https://example.org/2091/05/12/story') is None
    assert publish(stated='2091-05-12') is None


def test_a_clock_in_the_head_of_the_site_gives_way_to_the_date_beside_the_headline() -> None:
    assert day(publish(above='22-11-2022 10:45', below_headline='24 مايو 2017')) == '2017-05-24'
    assert publish(above='الثلاثاء 22 نوفمبر 2022 10:45') is None


def test_a_weekday_that_denies_the_date_leaves_it_open() -> None:
    assert publish(below_headline='الاثنين 14 شباط 2017') is None
    assert publish(below_headline='نشر الاثنين 14 شباط 2017') is None
    borne_out = publish(below_headline='الاثنين 14 شباط 2017', url='https://example.org/2017/02/14/story')
    assert day(borne_out) == '2017-02-14'


@pytest.mark.parametrize('line', ['16 رجب 1440 هـ', 'نشر في 1440/7/16', '16-07-1440 هـ'])
def test_a_hijri_day_that_nothing_else_fixes_is_left_open(line: str) -> None:
    assert publish(below_headline=line) is None
    assert day(publish(below_headline=line, url='https://example.org/2019/03/24/story')) == '2019-03-24'
    assert day(publish(below_headline=f'{line} الموافق 23 مارس 2019')) == '2019-03-23'


@pytest.mark.parametrize(
    ('line', 'expected'),
    [
        ('آخر تحديث: 16 شباط 2017 - نشر: 14 شباط 2017', '2017-02-14'),
        ('نشر يوم 14 شباط 2017 وعدل يوم 16 شباط 2017', '2017-02-14'),
        ('نشر في 18 جمادى الأولى 1438 الموافق 14 شباط 2017', '2017-02-14'),
    ],
)
def test_each_date_of_a_line_goes_by_the_words_before_it(line: str, expected: str) -> None:
    assert day(publish(below_headline=line)) == expected


def test_a_line_that_names_its_source_is_no_line_of_publication() -> None:
    assert day(publish(below_headline='المصدر: الحياة 24 مايو 2017\nتاريخ النشر 26 مايو 2017')) == '2017-05-26'


@pytest.mark.parametrize(
    'line',
    [
        'الوزيران في قاعة الاجتماع 24 مايو 2016 (أ ف ب)',
        'صورة للوفدين 24 مايو 2016',
        'آخر موعد لتقديم الطلبات 24 مايو 2016',
        'خلال مراسم الافتتاح 24 مايو 2016',
    ],
)
def test_a_caption_or_a_programme_is_no_date_line(line: str) -> None:
    assert publish(below_headline=line) is None


def test_the_number_of_comments_beside_a_date_makes_it_none_of_a_comment() -> None:
    assert day(publish(below_headline='24 مايو، 2017 3 تعليقات')) == '2017-05-24'
    assert day(publish(below_headline='24 مايو، 2017 لا توجد تعليقات')) == '2017-05-24'


@pytest.mark.parametrize(
    ('line', 'expected'), [('17/02/14', '2017-02-14'), ('14.02.17', '2017-02-14'), ('24-01-17', '2017-01-24')]
)
def test_a_year_of_two_digits_is_one_of_the_talks(line: str, expected: str) -> None:
    assert day(publish(below_headline=line)) == expected


def test_a_year_of_two_digits_may_stand_first_where_the_address_says_so() -> None:
    assert day(publish(below_headline='17/03/18', url='https://example.org/2017/03/18/story')) == '2017-03-18'
