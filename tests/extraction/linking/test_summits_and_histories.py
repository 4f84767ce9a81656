"""Presidents who met are a summit where names, day and place say so; a history of the talks reports on none of them."""

import pytest

from articles.extraction.documents import MeetingRole, SourceDocument
from articles.extraction.drafting import draft_article
from articles.reference import load_facts

MET = {
    'summit-2018-04-04-ankara': (
        'أنقرة: لقاء لبحث إدلب',
        'التقى بوتين نظيريه التركي رجب طيب أردوغان والإيراني حسن روحاني في أنقرة يوم 4 نيسان 2018 لبحث الوضع في إدلب.',
    ),
    'summit-2019-09-16-ankara': (
        'بوتين وروحاني في أنقرة\n\nنشر بتاريخ 17 أيلول 2019',
        'استقبل الرئيس التركي أردوغان ضيوفه في أنقرة صباحا.\n\nوبحث بوتين وروحاني معه ملف إدلب ولجنة الدستور السورية.',
    ),
    'summit-2022-07-19-tehran': (
        'بوتين يعود من طهران\n\nنشر بتاريخ 20 تموز 2022',
        'أنهى بوتين وأردوغان زيارة إلى طهران التقيا خلالها نظيرهما الإيراني إبراهيم رئيسي وبحثا الملف السوري.',
    ),
}
NOT_MET = (
    (
        'بوتين وأردوغان يبحثان إدلب\n\nسوتشي - 17/09/2018',
        'التقى بوتين أردوغان في سوتشي لبحث إدلب بعد تحذير روحاني من حرب في سوريا.',
    ),
    (
        'بوتين في أنقرة\n\nنشر بتاريخ 3 أيلول 2019',
        'وصل بوتين إلى أنقرة للقاء أردوغان وبحث الوضع في سوريا، ويغيب روحاني عن اللقاء.',
    ),
    (
        'معرض في طهران\n\nنشر بتاريخ 20 تموز 2022',
        'قال وزير الصناعة في طهران إن تجارة إيران مع روسيا وتركيا ارتفعت، وإن شركات من سوريا تشارك.',
    ),
)
HISTORIES = (
    'انطلق المسار في 23 كانون الثاني 2017 باجتماع وفود في العاصمة الكازاخية بشأن سوريا.\n\n'
    'وفي 4 أيار 2017 وقعت الدول الضامنة في أستانا 4 مذكرة خفض التصعيد.',
    'انعقد أستانا 1 يومي 23 و24 يناير 2017، فيما انعقد أستانا 4 يومي 3 و4 مايو 2017 وأقر المناطق الأربع.',
    'شهدت الجولة السادسة في أستانا في أيلول 2017 اتفاق إدلب.\n\n'
    'وشهدت الجولة السابعة في أستانا في تشرين الأول 2017 بحث المعتقلين.',
)
NEWS = (
    'اختتمت في أستانا اليوم الجمعة الجولة السادسة التي بدأت في 14 أيلول 2017.\n\n'
    'وكانت الجولة الأولى قد عقدت في أستانا في 23 كانون الثاني 2017.',
    'اختتمت في أستانا الجولة السادسة من المحادثات. وكانت الجولة الأولى قد عقدت في أستانا في 23 كانون الثاني 2017.',
)


def roles(headline: str, text: str) -> dict[str, MeetingRole]:
    whole = f'{headline}\n\n{text}'
    found = draft_article(SourceDocument(name='a.txt', content=whole.encode(), text=whole), load_facts())
    return {meeting.slug: meeting.role for meeting in found.meetings}


@pytest.mark.parametrize(('slug', 'page'), MET.items(), ids=MET)
def test_presidents_of_all_three_at_a_place_on_the_day_are_the_summit(slug: str, page: tuple[str, str]) -> None:
    assert roles(*page) == {slug: MeetingRole.REPORTED}


@pytest.mark.parametrize('page', NOT_MET, ids=('two of them', 'another day', 'no president'))
def test_where_name_day_or_place_is_wanting_there_is_no_summit(page: tuple[str, str]) -> None:
    assert roles(*page) == {}


@pytest.mark.parametrize('text', HISTORIES)
def test_a_history_with_dated_meetings_mentions_them_all(text: str) -> None:
    found = roles('أستانا: ما الذي بقي منه؟', text)
    assert len(found) > 1
    assert set(found.values()) == {MeetingRole.MENTIONED}


@pytest.mark.parametrize('text', NEWS)
def test_news_that_recalls_a_dated_meeting_still_reports_on_its_own(text: str) -> None:
    found = roles('ختام السادسة في أستانا', text)
    assert found['astana-06'] is MeetingRole.REPORTED
    assert found['astana-01'] is MeetingRole.MENTIONED
