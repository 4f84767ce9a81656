"""The points of a list are words of whoever announces it, quoted or not, however they are numbered."""

import pytest

from articles.extraction.documents import SourceDocument, StatementFinding, StatementKind
from articles.extraction.drafting import draft_article
from articles.reference import load_facts

HEADLINE = 'ختام جولة سوتشي: ثلاث نقاط وموعد في الخريف'
LEAD = 'اختتمت في سوتشي الجولة العاشرة من محادثات أستانا بمشاركة وفود الدول الضامنة ووفدي الحكومة والمعارضة السورية.'
CLOSE = 'ومن المقرر أن تعقد الجولة المقبلة في أستانا في الخريف.'
POINTS = (
    'وحدة الأراضي السورية ليست موضع تفاوض مع أحد',
    'ترفض الأطراف كل واقع يفرض على الأرض بالسلاح',
    'ستزال الألغام من المدن قبل عودة أهلها إليها',
)
DOCUMENTS = ('وجاء في البيان ما يلي:', 'وتضمن البيان:', 'وهذا نص البيان:', 'وورد في الوثيقة الختامية الآتي:')
SPEAKERS = ('وقال لافروف:', 'وأعلن لافروف النقاط التالية:', 'أبرز ما قاله لافروف أمام الصحفيين:')
NUMBERS = {
    'digits and dashes': ('1- ', '2- ', '3- '),
    'digits and stops': ('1. ', '2. ', '3. '),
    'brackets': ('(1) ', '(2) ', '(3) '),
    'ordinals': ('أولا: ', 'ثانيا: ', 'ثالثا: '),
    'dashes': ('- ',) * 3,
    'dots': ('• ',) * 3,
    'nothing': ('',) * 3,
}


def read(announcement: str, points: list[str], gap: str = '\n\n') -> list[StatementFinding]:
    text = gap.join((HEADLINE, LEAD, announcement, *points, CLOSE))
    found = draft_article(SourceDocument(name='a.txt', content=text.encode(), text=text), load_facts())
    assert all(point in found.body for point in points)
    return list(found.statements)


@pytest.mark.parametrize('numbers', NUMBERS.values(), ids=NUMBERS)
@pytest.mark.parametrize('announcement', (*DOCUMENTS, *SPEAKERS))
def test_every_quoted_point_is_a_quotation(announcement: str, numbers: tuple[str, ...]) -> None:
    for opening, closing in ('«»', '""', '“”'):
        for stop in ('.', '', '؛'):
            points = [f'{number}{opening}{point}{closing}{stop}' for number, point in zip(numbers, POINTS, strict=True)]
            direct = [said for said in read(announcement, points) if said.kind is StatementKind.DIRECT]
            assert [said.text for said in direct] == list(POINTS)
            assert {said.speaker for said in direct} == {'lavrov' if announcement in SPEAKERS else None}


@pytest.mark.parametrize('numbers', [NUMBERS['digits and dashes'], NUMBERS['ordinals'], NUMBERS['dots']])
def test_points_without_marks_are_indirect_speech_of_the_speaker(numbers: tuple[str, ...]) -> None:
    points = [f'{number}{point}.' for number, point in zip(numbers, POINTS, strict=True)]
    said = read('وقال لافروف إن الاتفاق يتضمن النقاط الآتية:', points)
    assert [(one.text, one.speaker) for one in said if one.text in POINTS] == [(point, 'lavrov') for point in POINTS]
    assert {one.kind for one in said} == {StatementKind.INDIRECT}


def test_points_numbered_within_a_paragraph_are_quotations() -> None:
    said = read('وجاء في البيان: أولا، «{}». ثانيا، «{}». ثالثا، «{}».'.format(*POINTS), [])
    assert [one.text for one in said] == list(POINTS)


def test_names_under_an_announcement_are_no_words() -> None:
    points = ['- «جيش الإسلام»', '- «فيلق الشام»', '- «حركة أحرار الشام»']
    assert not read('ووقع على البيان كل من الفصائل التالية:', points)


def test_the_questions_of_an_interview_are_no_points() -> None:
    points = ['- كيف تصفون أجواء الجولة العاشرة؟', '- وماذا عن إدلب والهدنة فيها؟']
    assert not [one for one in read('وقال لافروف في هذا الحوار:', points) if '؟' in one.text]
