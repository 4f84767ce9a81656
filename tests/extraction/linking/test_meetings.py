"""Meetings by name, by number, by date and place, by kind; reported apart from mentioned."""

import datetime

import pytest

from articles.extraction.documents import (
    Basis,
    CleanDocument,
    Confidence,
    MeetingRole,
    Part,
    Precision,
    PublishedDate,
)
from articles.extraction.linking.meetings import link_meetings
from articles.reference import load_facts

FACTS = load_facts()


def on(day: str | None) -> PublishedDate | None:
    if day is None:
        return None
    date = datetime.date.fromisoformat(day)
    return PublishedDate(date, Precision.DAY, Basis.GIVEN, day, Confidence.HIGH)


def linked(body: str, day: str | None = None, headline: str | None = None) -> dict[str, MeetingRole]:
    clean = CleanDocument(headline, None, body)
    findings = link_meetings(clean, on(day), FACTS)
    for finding in findings:
        for evidence in finding.evidence:
            text = body if evidence.part is Part.BODY else headline or ''
            assert text[evidence.start : evidence.end] == evidence.text
            assert evidence.rule
    return {finding.slug: finding.role for finding in findings}


@pytest.mark.parametrize(
    ('words', 'slug'),
    [
        ('أستانا 7', 'astana-07'), ('أستانة-7', 'astana-07'), ('استانا7', 'astana-07'), ('«أستانا 7»', 'astana-07'),
        ('”أستانا“ 13', 'astana-13'), ('أستانة ٧', 'astana-07'), ('بأستانا 7', 'astana-07'),
        ('الجولة السابعة من محادثات أستانا', 'astana-07'), ('الجولة الـ22 من مسار أستانا', 'astana-22'),
        ('الجولة الـ 22 من مباحثات "أستانة"', 'astana-22'), ('الجولة الحادية عشرة من محادثات آستانه', 'astana-11'),
        ('الاجتماع الدولي الـ 22 حول سورية بصيغة أستانا', 'astana-22'),
        ('الاجتماع الدولي التاسع عشر رفيع المستوى حول سورية بصيغة أستانا', 'astana-19'),
        ('سابع جولات أستانا حول سوريا', 'astana-07'), ('اجتماع آستانا الثاني والعشرين', 'astana-22'),
        ('الدورة 13 من اجتماعات أستانا', 'astana-13'), ('للجولة الثامنة عشرة من مسار أستانا', 'astana-18'),
        ('الجولة الـ17 في نور سلطان', 'astana-17'), ('جنيف 4', 'geneva-04'), ('جنيف-8', 'geneva-08'),
        ('الجولة الثامنة من مفاوضات جنيف', 'geneva-08'), ('سوتشي 10', 'astana-10'),
        ('محادثات سوتشي عشرة', 'astana-10'), ('الرياض-2', 'riyadh-2-2017'),
        ('القمة الثلاثية السابعة للدول الضامنة', 'summit-2022-07-19-tehran'),
    ],
)  # fmt: skip
def test_a_number_names_its_meeting(words: str, slug: str) -> None:
    assert list(linked(f'تحدث المشاركون عن {words} وعن الوضع في سوريا.')) == [slug]


@pytest.mark.parametrize(
    'words',
    [
        'أستانا 23 يناير', 'أستانا 15 و16 شباط', 'أستانا 2017', 'أستانا 14-15 مارس', 'أستانا - 8 / شباط',
        'الدورة السابعة والسبعين للجمعية العامة', 'الدورة السابعة للجنة الدستورية', 'جولته الثانية في المنطقة',
        'المرحلة الثانية من اتفاق أستانا', 'نور سلطان نزارباييف 7 مرات', 'أول اجتماع له هذا العام',
        'القرار 2254', 'جنيف 1', 'أستانا ثلاثة وفود', 'أستانا بالمرحلة السابعة',
        'منطقة منزوعة السلاح', 'اللجنة الدستورية', 'الجولة السابعة من الدوري',
    ],
)  # fmt: skip
def test_other_numbers_name_none(words: str) -> None:
    assert linked(f'تحدث المشاركون عن {words} وعن الوضع في سوريا.') == {}


def test_joined_numbers_name_each_round() -> None:
    assert list(linked('بحث المؤتمرون نتائج أستانا 6 و7 حول سوريا.')) == ['astana-06', 'astana-07']
    body = 'شارك في الجولتين الخامسة والسادسة من محادثات أستانا حول سوريا.'
    assert list(linked(body)) == ['astana-05', 'astana-06']


def test_a_number_without_its_series_is_told_by_the_day() -> None:
    body = 'بعد جنيف وأستانا ينتظر السوريون الكثير.\n\nوقال الوفد إن الجولة الثامنة لم تحقق شيئا.'
    assert linked(body, '2017-12-14') == {'geneva-08': MeetingRole.REPORTED}
    assert linked(body, '2017-12-22') == {'astana-08': MeetingRole.REPORTED}
    assert linked(body, '2018-06-22') == {}


def test_the_last_round_is_the_one_before() -> None:
    body = 'انطلقت اليوم الجولة الثامنة من محادثات أستانا حول سوريا.\n\nوكانت الجولة السابقة من أستانا بلا نتيجة.'
    assert linked(body, '2017-12-21') == {'astana-08': MeetingRole.REPORTED, 'astana-07': MeetingRole.MENTIONED}


def test_the_host_country_is_the_place() -> None:
    assert 'astana-01' in linked('اختتمت اليوم المفاوضات السورية في كازاخستان.', '2017-01-24')
    assert linked('عقد وزير خارجية كازاخستان اجتماعا مع سفراء عن سوريا.', '2017-01-24') == {}


def test_the_day_and_the_place_tell_an_unnumbered_round() -> None:
    body = 'انطلقت اليوم محادثات أستانة حول سوريا بمشاركة وفدي الحكومة والمعارضة.'
    assert linked(body, '2017-01-24') == {'astana-01': MeetingRole.REPORTED}
    assert linked(body, '2018-05-14')['astana-09'] is MeetingRole.REPORTED
    assert linked(body, '2018-10-10') == {}


def test_a_date_in_the_sentence_tells_the_meeting() -> None:
    body = 'وذكر بأن اجتماع أستانا الذي عقد يومي 23 و24 كانون الثاني الماضي أقر آلية ثلاثية في سوريا.'
    assert linked(body, '2017-02-20') == {'astana-01': MeetingRole.MENTIONED}
    assert linked(body) == {'astana-01': MeetingRole.MENTIONED}


def test_the_same_place_on_another_date_is_another_meeting() -> None:
    body = 'استضافت سوتشي في 22 تشرين الثاني القمة الثلاثية لرؤساء روسيا وتركيا وإيران.'
    assert linked(body, '2017-11-23') == {'summit-2017-11-22-sochi': MeetingRole.REPORTED}
    later = body.replace('22 تشرين الثاني', '14 شباط')
    assert linked(later, '2019-02-15') == {'summit-2019-02-14-sochi': MeetingRole.REPORTED}


@pytest.mark.parametrize(
    ('body', 'day', 'slug'),
    [
        ('عقد خبراء روسيا وتركيا وإيران اليوم في أستانا اجتماعا تقنيا حول الهدنة في سورية.', '2017-02-06',
         'technical-2017-02-06'),
        ('التقى وزراء خارجية الدول الضامنة اليوم في العاصمة الكازاخية لبحث الملف السوري.', '2018-03-16',
         'ministerial-2018-03-16'),
        ('اجتمعت مجموعة العمل حول المحتجزين والمفقودين السوريين اليوم في أستانا.', '2018-03-15',
         'wg-detainees-2018-03-15'),
        ('افتتح في سوتشي اليوم مؤتمر الحوار الوطني السوري.', '2018-01-30', 'sochi-congress-2018'),
        ('اختتم رؤساء روسيا وتركيا وإيران قمتهم في أنقرة اليوم.', '2018-04-04', 'summit-2018-04-04-ankara'),
        ('عقب اختتام مفاوضات سوتشي بشأن سوريا، قال المسؤول الروسي إن القوات سحبت.', '2018-08-01', 'astana-10'),
        ('اجتمع ممثلو روسيا وتركيا وإيران في جنيف مع المبعوث الأممي إلى سوريا، وانتهت المحادثات في جنيف اليوم.',
         '2018-09-11', 'geneva-consultations-2018-09'),
        ('اجتمع الرئيس حسن روحاني اليوم في طهران بنظيريه الروسي والتركي لبحث مصير إدلب.', '2018-09-07',
         'summit-2018-09-07-tehran'),
        ('عقد في موسكو اليوم اجتماع رباعي لوزراء دفاع سوريا وروسيا وإيران وتركيا.', '2023-04-25',
         'quad-defence-2023-04-25'),
        ('تحدث بوتين أمام منتدى ”فالداي“ للحوار في سوتشي اليوم عن سوريا.', '2017-10-19', 'valdai-2017-10-19'),
    ],
)  # fmt: skip
def test_kinds_of_meetings_are_told_apart(body: str, day: str, slug: str) -> None:
    assert linked(body, day) == {slug: MeetingRole.REPORTED}


def test_a_number_the_day_contradicts_is_no_link() -> None:
    body = 'انطلقت في أستانا اليوم الاثنين الجولة الثامنة من المحادثات السورية.'
    assert linked(body, '2017-10-30') == {'astana-07': MeetingRole.REPORTED}
    assert linked('يذكر أن أستانا 22 أدان الاعتداءات على سوريا.', '2017-02-06') == {}


def test_what_is_yet_to_come_is_only_mentioned() -> None:
    body = 'قال المتحدث إن الجولة السابعة من محادثات أستانا ستعقد يومي 30 و31 تشرين الأول الجاري.'
    assert linked(body, '2017-10-16') == {'astana-07': MeetingRole.MENTIONED}


def test_a_background_mention_is_no_report() -> None:
    body = (
        'قصفت الطائرات بلدات في ريف إدلب وسقط قتلى وجرحى بين المدنيين، وفق ناشطين في المنطقة. ' * 8
        + '\n\nوتخضع المنطقة لاتفاق خفض التصعيد الذي أقر في أستانا 4.'
    )
    assert linked(body, '2017-05-06') == {'astana-04': MeetingRole.MENTIONED}


@pytest.mark.parametrize(
    'body',
    [
        'أحرز دراج فريق أستانا برو المركز الأول في المرحلة السابعة من الطواف.',
        'يستقبل معرض إكسبو 2017 في أستانا زواره في جناح الطاقة.',
        'عقدت قمة منظمة شنغهاي للتعاون في أستانا بمشاركة ثمانية رؤساء.',
        'توصل رؤساء الدول إلى اتفاق في قمة هلسنكي بين ترامب وبوتين.',
        'عقد وزراء الخارجية العرب اجتماعا في القاهرة.',
        'احتفلت إسطنبول، الآستانة القديمة، بذكرى تأسيسها.',
    ],
)
def test_the_word_with_another_subject_reports_nothing(body: str) -> None:
    for day in ('2017-07-04', '2018-09-07', '2024-01-24', None):
        assert MeetingRole.REPORTED not in linked(body, day).values()


def test_the_headline_is_evidence_too() -> None:
    findings = link_meetings(CleanDocument('اختتام أستانا 7 حول سوريا', None, 'لا شيء.'), on('2017-10-31'), FACTS)
    (finding,) = findings
    assert finding.role is MeetingRole.REPORTED
    assert finding.evidence[0].part is Part.HEADLINE


def test_two_meetings_of_one_day_are_both_found() -> None:
    body = (
        'انتهت اليوم الجولة العشرون من مسار أستانا حول سوريا.\n\n'
        'وكان نواب وزراء خارجية روسيا وتركيا وإيران وسوريا عقدوا أمس الثلاثاء اجتماعا رباعيا في المدينة نفسها.'
    )
    assert linked(body, '2023-06-21') == {
        'astana-20': MeetingRole.REPORTED, 'quad-deputies-2023-06-20': MeetingRole.REPORTED
    }  # fmt: skip


def test_a_round_of_a_league_is_none_of_the_talks() -> None:
    body = 'اختتمت الجولة السابعة من الدوري المحلي في أستانا بفوز الفريق الضيف.'
    assert linked(body, '2017-10-31') == {}


def test_a_body_that_begins_its_work_meets() -> None:
    begun = 'انطلقت في جنيف أعمال اللجنة الدستورية السورية برئاسة بيدرسن.'
    assert linked(begun, '2019-10-30') == {'constitutional-committee-2019-10-30': MeetingRole.REPORTED}
    assert linked(begun, '2020-08-24') == {}
    assert linked('رحب المتحدث بفكرة اللجنة الدستورية السورية.', '2019-10-30') == {}


def test_a_month_with_its_year_tells_the_meeting() -> None:
    body = 'منذ انطلاق محادثات أستانا حول سوريا في كانون الثاني 2017 لم يتغير شيء.'
    assert linked(body, '2018-03-01') == {'astana-01': MeetingRole.MENTIONED}
