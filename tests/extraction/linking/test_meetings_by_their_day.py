"""Meetings told by the day, the place and what is said there; what only looks back or ahead at one reports nothing."""

import pytest

from articles.extraction.documents import MeetingRole, SourceDocument
from articles.extraction.drafting import draft_article
from articles.reference import load_facts
from tests.extraction.linking.test_meetings import linked

REPORTED, MENTIONED = MeetingRole.REPORTED, MeetingRole.MENTIONED
TAIL = (
    'وقال دبلوماسي تابع اللقاءات إن الأطراف تبادلت أوراقا حول ملف المعتقلين في سوريا، وإن النقاش سيستكمل بين الخبراء.'
)


def drafted(headline: str, lead: str) -> tuple[str | None, dict[str, MeetingRole]]:
    text = '\n\n'.join((headline, lead, TAIL))
    draft = draft_article(SourceDocument(name='a.txt', content=text.encode(), text=text), load_facts())
    return str(draft.published.date) if draft.published else None, {found.slug: found.role for found in draft.meetings}


@pytest.mark.parametrize(
    'statement',
    [
        'أكد البيان الصادر اليوم الجمعة عن الجولة 13 من أستانا ضرورة التهدئة في إدلب.',
        'شدد بيان صدر اليوم الجمعة عن الجولة الثالثة عشرة من محادثات أستانا على وحدة سوريا.',
    ],
)
def test_the_statement_of_a_round_is_issued_on_its_last_day(statement: str) -> None:
    assert drafted('وثيقة جديدة', statement) == ('2019-08-02', {'astana-13': REPORTED})


def test_the_text_of_its_statement_reports_a_round() -> None:
    assert linked('أكدت الدول الضامنة وحدة سوريا.', headline='نص بيان الجولة التاسعة من محادثات أستانا') == {
        'astana-09': REPORTED
    }


@pytest.mark.parametrize(
    'statement',
    [
        'أكد البيان الصادر اليوم الجمعة عن وزارة الخارجية بشأن الجولة 13 من أستانا ضرورة التهدئة في إدلب.',
        'انتقد معارضون بيان الجولة 13 من محادثات أستانا حول سوريا.',
    ],
)
def test_a_statement_on_a_round_by_others_tells_no_day_and_reports_nothing(statement: str) -> None:
    assert drafted('وثيقة جديدة', statement) == (None, {'astana-13': MENTIONED})


@pytest.mark.parametrize('headline', ['أستانة 16: بدء اللقاءات', 'أستانا-16.. يوم أول', 'الجولة 16 من أستانا تنطلق'])
def test_the_headline_tells_which_round_is_the_new_one(headline: str) -> None:
    lead = 'انطلقت اليوم الأربعاء في نور سلطان الجولة الجديدة من المحادثات السورية.'
    assert drafted(headline, lead) == ('2021-07-07', {'astana-16': REPORTED})


def test_a_weekday_on_which_that_round_did_not_begin_tells_nothing() -> None:
    lead = 'انطلقت اليوم الاثنين في نور سلطان الجولة الجديدة من المحادثات السورية.'
    assert drafted('أستانا 16.. يوم أول', lead) == (None, {'astana-16': MENTIONED})


@pytest.mark.parametrize(('name', 'slug'), [('Astana 15', 'astana-15'), ('ASTANA-17', 'astana-17')])
def test_rounds_are_linked_under_latin_names(name: str, slug: str) -> None:
    assert linked(f'قالت الوزارة إن جولة {name} حول سوريا بحثت إدلب.') == {slug: MENTIONED}


@pytest.mark.parametrize(
    ('lead', 'day', 'slug'),
    [
        ('تتواصل في الرياض اجتماعات المعارضة السورية لتشكيل وفد موحد.', '2017-11-23', 'riyadh-2-2017'),
        ('بدأت اليوم في الرياض لقاءات قوى المعارضة السورية ومنصتيها.', '2017-11-22', 'riyadh-2-2017'),
        (
            'اتفق بوتين وأردوغان أمس في سوتشي على منطقة عازلة في إدلب السورية.',
            '2018-09-18',
            'sochi-memorandum-2018-09-17',
        ),
        ('استقبل لافروف في موسكو ممثلين عن المعارضة السورية.', '2017-01-27', 'lavrov-opposition-2017-01-27'),
        ('انطلقت اليوم في جنيف جولة جديدة من المفاوضات السورية.', '2017-05-16', 'geneva-06'),
        (
            'عقد خبراء من روسيا وتركيا وإيران في العاصمة الإيرانية اجتماعا حول الهدنة في سوريا تمهيدا لأستانا.',
            '2017-04-19',
            'technical-2017-04-18',
        ),
    ],
)
def test_day_and_place_and_words_of_the_name_tell_a_meeting(lead: str, day: str, slug: str) -> None:
    assert linked(lead, day) == {slug: REPORTED}
    assert linked(lead, '2020-11-03') == {}


@pytest.mark.parametrize(
    ('lead', 'day'),
    [
        ('افتتح في الرياض معرض للكتاب بمشاركة دور نشر من سوريا.', '2017-11-23'),
        ('عقدت شركات من سوريا اجتماعا في الرياض.', '2017-11-23'),
        ('بحث بوتين وأردوغان في سوتشي خط الغاز، وتجنبا الحديث عن سوريا.', '2018-09-17'),
        ('استقبل لافروف في موسكو نظيره المصري وبحثا الوضع في سوريا.', '2017-01-27'),
        ('عقدت منظمة الصحة في جنيف جلسة عن الأوبئة في سوريا.', '2017-05-16'),
    ],
)
def test_what_else_happens_there_on_that_day_is_none_of_them(lead: str, day: str) -> None:
    assert linked(lead, day) == {}


@pytest.mark.parametrize(
    ('lead', 'day', 'slug'),
    [
        (
            'يلتقي رؤساء روسيا وتركيا وإيران في قمة في أنقرة في الرابع من الشهر المقبل لبحث سوريا.',
            '2018-03-17',
            'summit-2018-04-04-ankara',
        ),
        ('تعقد المحادثات السورية في أستانا يومي 30 و31 أكتوبر الجاري.', '2017-10-16', 'astana-07'),
        ('قال مصدر إن محادثات جنيف السورية ستبدأ في 23 فبراير الجاري.', '2017-02-12', 'geneva-04'),
    ],
)
def test_relative_dates_tell_the_meeting(lead: str, day: str, slug: str) -> None:
    assert linked(lead, day) == {slug: MENTIONED}


def test_the_presidents_named_tell_which_summit_of_a_city_is_meant() -> None:
    assert linked('جمعت قمة طهران بوتين وأردوغان وروحاني حول سوريا.') == {'summit-2018-09-07-tehran': MENTIONED}
    assert linked('جمعت قمة طهران بوتين وأردوغان وإبراهيم رئيسي حول سوريا.') == {'summit-2022-07-19-tehran': MENTIONED}
    assert linked('جمعت قمة طهران بوتين وأردوغان حول سوريا وكان لهما دور رئيسي.') == {}
    assert linked('جمعت قمة طهران بوتين وأردوغان حول سوريا.') == {}


def test_what_is_due_in_another_month_is_not_what_was_held_days_ago() -> None:
    lead = 'قالت الدول الضامنة إن اجتماع الخبراء في تشرين الأول سيبحث في أستانا حدود المناطق في سوريا.'
    assert linked(lead, '2017-09-16') == {}


@pytest.mark.parametrize(
    'lead',
    [
        'بحث لافروف هاتفيا مع نظيره التحضير للجولة المقبلة بعد الجولة الثالثة من أستانا التي انتهت الأربعاء حول سوريا.',
        'بحث الوزيران هاتفيا التحضير لجولة جديدة في أستانا عقب الجولة الثالثة حول سوريا التي اختتمت الأربعاء.',
    ],
)
def test_who_prepares_the_next_round_after_one_reports_on_neither(lead: str) -> None:
    assert linked(lead, '2017-03-17') == {'astana-03': MENTIONED}
    assert linked('اختتمت الأربعاء الجولة الثالثة من محادثات أستانا حول سوريا.', '2017-03-17') == {
        'astana-03': REPORTED
    }
