"""What a story tells of meetings of years ago, with their full dates, is neither its day nor its news."""

import pytest

from articles.extraction.documents import MeetingRole, SourceDocument
from articles.extraction.drafting import draft_article
from articles.reference import load_facts
from tests.extraction.dates.pages import PROSE

HEADLINE = 'الأطراف تبحث ملف المعتقلين من جديد'
STORY = (
    'قال المتحدث باسم الخارجية الكازاخية إن الأطراف ناقشت ملف المعتقلين في سوريا، وإن الوفود أبدت مرونة.\n\n'
    'وأضاف أن الاجتماع التالي سيبحث الوضع في إدلب، وأن الدول الضامنة متفقة على ذلك.'
)
BACKGROUND = (
    ('وكانت الجولة الأولى من أستانا قد عقدت في 23 كانون الثاني 2017.', 'astana-01'),
    ('وعقدت الجولة الأولى من أستانا في 23 و24 كانون الثاني 2017.', 'astana-01'),
    ('يشار إلى أن الجولة الأولى من محادثات أستانا انطلقت في 23 يناير/كانون الثاني 2017.', 'astana-01'),
    ('وتوصلت الدول الضامنة في أستانا 4 يوم 4 أيار 2017 إلى اتفاق مناطق خفض التصعيد.', 'astana-04'),
    ('ووقع الرئيسان الروسي والتركي مذكرة سوتشي بشأن إدلب في 17 أيلول 2018.', 'sochi-memorandum-2018-09-17'),
    ('وانعقد مؤتمر الحوار الوطني السوري في سوتشي في 30 كانون الثاني 2018.', 'sochi-congress-2018'),
    ('واتفق الرؤساء في قمة طهران في 7 أيلول 2018 على وقف القتال.', 'summit-2018-09-07-tehran'),
)
STAMPS = ('12 آذار 2021', '12 مارس 2021 14:30', '2021/03/12', 'الجمعة 12-03-2021')


def drafted(*parts: str) -> tuple[str | None, dict[str, MeetingRole]]:
    text = '\n\n'.join(parts)
    draft = draft_article(SourceDocument(name='a.txt', content=text.encode(), text=text), load_facts())
    return str(draft.published.date) if draft.published else None, {found.slug: found.role for found in draft.meetings}


@pytest.mark.parametrize(('background', 'slug'), BACKGROUND)
@pytest.mark.parametrize('stamp', STAMPS)
def test_the_full_date_of_an_old_meeting_does_not_silence_the_stamp(background: str, slug: str, stamp: str) -> None:
    assert drafted(f'{HEADLINE}\n{stamp}', STORY, background) == ('2021-03-12', {slug: MeetingRole.MENTIONED})


@pytest.mark.parametrize(('background', 'slug'), BACKGROUND)
def test_a_meeting_told_with_its_year_is_background_on_a_page_without_a_day(background: str, slug: str) -> None:
    assert drafted(HEADLINE, STORY, background) == (None, {slug: MeetingRole.MENTIONED})


@pytest.mark.parametrize('month', ['في كانون الثاني 2017', 'في كانون الثاني من عام 2017', 'في يناير 2017'])
def test_so_is_one_told_with_month_and_year(month: str) -> None:
    background = f'وانطلقت محادثات أستانا حول سوريا {month} برعاية ثلاث دول.'
    assert MeetingRole.REPORTED not in drafted(HEADLINE, STORY, background)[1].values()
    day, _ = drafted(f'{HEADLINE}\n12 آذار 2021', STORY, background)
    assert day == '2021-03-12'


def test_background_gives_a_weekday_of_another_year_no_year() -> None:
    # The 10th of March was a Friday in 2017, too.
    lead = 'وصل الوفد اليوم الجمعة 10 آذار إلى المقر للبحث في ملف سوريا.'
    assert drafted(HEADLINE, lead, PROSE, BACKGROUND[0][0])[0] is None


def test_a_stamp_that_the_news_itself_contradicts_still_gives_way() -> None:
    lead = 'اختتمت اليوم الثلاثاء في أستانا الجولة السابعة من المحادثات حول سوريا.'
    assert drafted('12 آذار 2021', HEADLINE, lead, STORY)[0] == '2017-10-31'


def test_a_history_may_begin_with_the_full_date_of_a_meeting() -> None:
    lead = 'انطلقت الجولة السابعة من محادثات أستانا حول سوريا في 30 تشرين الأول 2017 بحضور الوفود.'
    assert drafted(f'{HEADLINE}\n12 آذار 2021', lead, PROSE) == ('2021-03-12', {'astana-07': MeetingRole.MENTIONED})


def test_what_was_held_is_background_behind_the_first_sentence() -> None:
    held = 'وعقدت الجولة الأولى من محادثات أستانا في العاصمة الكازاخية بمشاركة وفدي الحكومة والمعارضة.'
    assert drafted(HEADLINE, 'قال المتحدث إن المنظمة تساعد النازحين في سوريا.', held)[1] == {
        'astana-01': MeetingRole.MENTIONED
    }


def test_a_stamp_of_before_the_meeting_is_none() -> None:
    day, _ = drafted(f'{HEADLINE}\n12 آذار 2016', STORY, BACKGROUND[4][0])
    assert day is None
