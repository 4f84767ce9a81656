"""The day of an article from its own time words and the known meetings; nothing where they leave it open."""

import pytest

from tests.extraction.dates.pages import PROSE, day, publish


def told(lead: str, *more: str) -> str | None:
    return day(publish('\n\n'.join((lead, *more, PROSE))))


@pytest.mark.parametrize(
    ('lead', 'expected'),
    [
        ('اختتمت اليوم في أستانا أعمال الجولة السابعة من المحادثات حول سورية.', '2017-10-31'),
        ('انطلقت أمس الإثنين في أستانة الجولة السابعة من المحادثات السورية.', '2017-10-31'),
        ('تنطلق غدا الاثنين في أستانا الجولة السابعة من محادثات السلام السورية.', '2017-10-29'),
        ('بدأت، أول من أمس الاثنين، في أستانا الجولة السابعة من المحادثات حول سوريا.', '2017-11-01'),
        ('اجتمع أمس الأول الأربعاء في أنقرة رؤساء روسيا وتركيا وإيران لبحث الملف السوري.', '2018-04-06'),
        ('يعقد رؤساء روسيا وتركيا وإيران اليوم الجمعة قمة في طهران بشأن إدلب.', '2018-09-07'),
        ('اختتم البارحة في منتجع سوتشي مؤتمر الحوار الوطني السوري.', '2018-01-31'),
        ('عقدت في العاصمة الكازاخية اليوم الخميس مجموعة العمل الخاصة بالمعتقلين أول اجتماعاتها.', '2018-03-15'),
        ('اختتمت في نور سلطان اليوم الجولة الثالثة عشرة من محادثات أستانا حول سوريا.', '2019-08-02'),
        ('انتهت في أستانا يومه الثلاثاء الجولة الثانية والعشرون من المحادثات حول سوريا.', '2024-11-12'),
    ],
)
def test_a_known_meeting_and_a_word_for_the_day_give_the_date(lead: str, expected: str) -> None:
    assert told(lead) == expected


def test_a_full_date_with_today_needs_no_meeting() -> None:
    assert told('وصل الوفد إلى دمشق اليوم الجمعة 16 مارس 2018 قادما من بيروت.') == '2018-03-16'
    assert told('وصل الوفد إلى دمشق أمس الخميس 15 مارس/آذار 2018 قادما من بيروت.') == '2018-03-16'


def test_the_current_month_and_a_dated_meeting_agree() -> None:
    lead = 'أعلن المتحدث اليوم الخميس أن الوفود ستتوجه إلى أستانا يومي 30 و31 تشرين الأول الجاري لحضور الجولة السابعة.'
    # Four Thursdays are in that October: nothing says which.
    assert told(lead) is None
    assert told(lead, 'وجاء كلامه غداة اجتماع عقد الأربعاء 25 تشرين الأول الجاري.') is None
    assert told(lead.replace('اليوم الخميس', 'اليوم الخميس 26 تشرين الأول')) == '2017-10-26'


def test_the_weekday_at_the_head_of_a_report_is_its_day() -> None:
    lead = 'توصلت الدول الضامنة، الثلاثاء، إلى بيان مشترك في ختام الجولة التاسعة من محادثات أستانا حول سوريا.'
    assert told(lead) == '2018-05-15'


def test_a_date_of_the_same_month_on_the_same_day_makes_the_weekday_an_older_one() -> None:
    lead = 'شنت الطائرات، مساء الجمعة، غارات على إدلب بينما كان زعماء روسيا وتركيا وإيران يجتمعون الجمعة في طهران.'
    assert told(lead, 'وكانت الغارات قد بدأت في السابع من أيلول الجاري.') is None


@pytest.mark.parametrize(
    'lead',
    [
        'رأى محللون أن محادثات أستانا حول سوريا لم تحقق ما وعدت به، وأن جنيف بقيت بلا نتيجة.',
        'قال الوزير اليوم إن بلاده تدعم مسار أستانا بين الأطراف السورية.',
        'قال الوزير اليوم الثلاثاء إن بلاده تدعم مسار أستانا بين الأطراف السورية.',
        'تأسست الحركة في 11 نوفمبر/تشرين الثاني 2011 ثم اندمجت في فصائل أخرى عام 2014.',
        'يذكر أن الجولة الأولى من محادثات أستانا عقدت في 23 و24 كانون الثاني 2017.',
        'احتفل العالم أمس باليوم العالمي للمسرح في عواصم كثيرة.',
        'نشرت «المصري اليوم» و«روسيا اليوم» مقابلة مع رئيس الوفد إلى أستانا في اليوم الثاني من الجولة.',
        'أعلن الوفد مشاركته في الجولة المقبلة من أستانا المقرر عقدها في حزيران/ يوليو المقبل.',
        '',
    ],
)
def test_where_the_text_leaves_it_open_there_is_no_date(lead: str) -> None:
    assert told(lead) is None


def test_time_words_that_contradict_each_other_leave_it_open() -> None:
    lead = 'انطلقت اليوم الاثنين في أستانا الجولة السابعة من المحادثات السورية.'
    assert told(lead, 'وقال رئيس الوفد اليوم الخميس إن الجولة لم تبدأ بعد.') is None


def test_a_meeting_on_another_weekday_than_said_is_not_taken() -> None:
    assert told('انطلقت اليوم السبت في أستانا الجولة السابعة من المحادثات السورية.') is None


def test_the_title_of_a_newspaper_is_no_today() -> None:
    lead = 'قالت «اليوم السابع» إن أعمال الجولة السابعة من محادثات أستانا حول سوريا اختتمت.'
    assert told(lead) is None


def test_a_historic_date_beside_a_meeting_does_not_move_it() -> None:
    lead = 'اختتمت اليوم الجمعة في أستانا الجولة الثامنة من المحادثات السورية بعد ست سنوات من آذار 2011.'
    assert told(lead) == '2017-12-22'
