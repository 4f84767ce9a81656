"""Meetings told by no number and no name but by the day, the place and those present; reports without a day."""

import pytest

from articles.extraction.documents import MeetingRole
from tests.extraction.linking.test_meetings import linked

REPORTED, MENTIONED = MeetingRole.REPORTED, MeetingRole.MENTIONED


@pytest.mark.parametrize(
    ('lead', 'day', 'slug'),
    [
        (
            'أمضى مفاوضو دمشق والفصائل السورية يومين في العاصمة الكازاخية ولم يلتقوا وجها لوجه.',
            '2018-05-15',
            'astana-09',
        ),
        ('عادت وفود روسيا وتركيا وإيران من نور سلطان بورقة عن شمال سورية.', '2019-08-02', 'astana-13'),
        ('غابت الفصائل السورية عن أستانة وحضر الضامنون.', '2017-03-15', 'astana-03'),
        ('في سوتشي سلم موفدو روسيا وتركيا وإيران خريطة بالمناطق السورية.', '2018-07-31', 'astana-10'),
        ('قدم لافروف وجاويش أوغلو وظريف في جنيف قائمة بأسماء السوريين.', '2018-12-18', 'ministerial-2018-12-18-geneva'),
    ],
)
def test_on_its_day_the_place_and_those_present_tell_a_meeting(lead: str, day: str, slug: str) -> None:
    assert linked(lead, day) == {slug: REPORTED}
    assert linked(lead, '2020-11-03') == {}
    assert linked(lead) == {}


def test_who_else_is_there_on_that_day_attends_no_meeting() -> None:
    assert linked('افتتحت في أستانا واجهة بيع لشركات من روسيا وتركيا وإيران.', '2018-05-15') == {}
    assert linked('مدد لاعب سوري عقده. وفاز فريق أستانا في الجولة العاشرة من الدوري.', '2018-07-30') == {}
    assert linked('انتهت المباراة بفوز أستانا 3-1، وسجل السوري هدفا.', '2018-07-30') == {}
    assert linked('عقد المجلس التجاري اجتماعه السابع في العاصمة الكازاخية أستانا.', '2017-10-31') == {}
    assert linked('', '2018-07-30', headline='أستانا يفوز في الجولة العاشرة') == {}


@pytest.mark.parametrize(
    ('lead', 'slug'),
    [
        ('قال الموفد في ختام الجولة الحادية عشرة من محادثات أستانا حول سوريا إن الوقت ضاع.', 'astana-11'),
        ('انطلقت في العاصمة الكازاخية محادثات أستانا 17 بشأن سوريا.', 'astana-17'),
        ('بدأت قمة أستانا السابعة لرؤساء روسيا وتركيا وإيران في طهران.', 'summit-2022-07-19-tehran'),
        ('التقى المبعوث الوفدين في إطار الجولة الـ17 من محادثات أستانا المنعقدة في نور سلطان بشأن سورية.', 'astana-17'),
    ],
)
def test_a_report_without_a_day_reports_the_meeting_it_opens_with(lead: str, slug: str) -> None:
    assert linked(lead) == {slug: REPORTED}


@pytest.mark.parametrize(
    'lead',
    [
        'وكانت الجولة السابعة من محادثات أستانا حول سوريا قد اختتمت بلا بيان.',
        'منذ انتهاء الجولة السابعة من محادثات أستانا حول سوريا لم يتغير شيء.',
        'اختتمت الجولة السابعة من محادثات أستانا حول سوريا في تشرين الأول الماضي.',
        'ستعقد الجولة السابعة من محادثات أستانا حول سوريا قريبا.',
        'يرى الكاتب أن الجولة السابعة من محادثات أستانا حول سوريا كانت الأهم.',
    ],
)
def test_what_a_text_without_a_day_looks_back_on_or_ahead_to_is_mentioned(lead: str) -> None:
    assert linked(lead) == {'astana-07': MENTIONED}


def test_of_several_rounds_without_a_day_the_latest_is_reported() -> None:
    body = 'اختتمت الجولة الثامنة من محادثات أستانا حول سوريا. وعقدت الجولة السابعة من أستانا في الخريف.'
    assert linked(body) == {'astana-08': REPORTED, 'astana-07': MENTIONED}


def test_on_its_eve_a_meeting_is_the_news_unless_another_is() -> None:
    preview = 'تستعد نور سلطان لاستضافة الجولة الثانية عشرة من محادثات أستانا حول سوريا.'
    assert linked(preview, '2019-04-24') == {'astana-12': REPORTED}
    assert linked(preview, '2019-04-20') == {'astana-12': MENTIONED}


def test_the_talks_of_another_series_are_no_link_by_their_month() -> None:
    assert linked('تأمل العواصم إحياء محادثات جنيف حول سوريا مطلع شباط المقبل.', '2017-01-24') == {}
    assert linked('لا بديل عن محادثات جنيف لحل أزمة سوريا.', '2017-12-22') == {}


def test_the_talks_of_astana_in_another_city_are_those_held_there() -> None:
    body = 'عقدت آخر جولة بصيغة "محادثات أستانا" حول سوريا في مدينة سوتشي في شباط الماضي.'
    assert list(linked(body, '2021-07-07')) == ['astana-15']


def test_half_of_a_month_is_no_number_of_a_meeting() -> None:
    body = 'تعقد قمة لزعماء الدول الضامنة لمسار أستانا حول سوريا في النصف الأول من أيلول المقبل.'
    assert 'summit-2017-11-22-sochi' not in linked(body, '2019-08-02')


def test_who_agreed_in_a_round_reports_it() -> None:
    body = 'اتفقت الأطراف المشاركة في مفاوضات أستانة 6 حول سوريا على حدود المنطقة الرابعة.'
    assert linked(body) == {'astana-06': REPORTED}


def test_what_a_capital_announces_is_no_declaration_named_after_it() -> None:
    assert linked('ذلك رغم إعلان موسكو عن فتح ممر للمدنيين في سوريا.', '2018-02-28') == {}
    assert list(linked('يستند المسار إلى إعلان موسكو بشأن سوريا.', '2017-01-24')) == ['moscow-declaration-2016']


@pytest.mark.parametrize(
    'body',
    [
        'حل فريق «أستانا» للدراجات ثانيا في الجولة السابعة من السباق الأوروبي.',
        'فريق أستانا يتقدم في الجولة الثامنة',
        'تعقد الجولة السابعة من المفاوضات التجارية بين كازاخستان وجيرانها.',
        'بدأت في أستانا الجولة الخامسة من المحادثات الجمركية وغادر الوفد السوري القاعة.',
    ],
)
def test_a_round_of_something_else_is_no_round_of_the_talks(body: str) -> None:
    assert linked(body) == {}
    assert linked('', headline=body) == {}
