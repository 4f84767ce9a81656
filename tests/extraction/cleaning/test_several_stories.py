"""A page of several stories is refused; one story is not, however many parts it has."""

from pathlib import Path

import pytest

from articles.extraction.documents import UnreadableDocument
from tests.extraction.cleaning.test_families import clean_text

HERE = Path(__file__).parent
SEVERAL = sorted((HERE / 'several_stories').glob('*.txt'))
ONE = sorted((HERE / 'one_story').glob('*.txt'))


def page(path: Path, gap: str) -> str:
    return path.read_text(encoding='utf-8').replace('\n\n', gap)


@pytest.mark.parametrize('gap', ('\n\n', '\n'), ids=('blank lines', 'no blank lines'))
@pytest.mark.parametrize('path', SEVERAL, ids=[path.stem for path in SEVERAL])
def test_a_page_of_several_stories_is_refused(path: Path, gap: str) -> None:
    with pytest.raises(UnreadableDocument, match=r'holds \d+ stories|nothing but page furniture'):
        clean_text(page(path, gap))


@pytest.mark.parametrize('gap', ('\n\n', '\n'), ids=('blank lines', 'no blank lines'))
@pytest.mark.parametrize('path', ONE, ids=[path.stem for path in ONE])
def test_one_story_of_several_parts_is_read(path: Path, gap: str) -> None:
    assert clean_text(page(path, gap))


DAYS = (
    ('3 أيار 2017', 'علقت الفصائل مشاركتها في المحادثات احتجاجا على القصف في ريف حماة.'),
    ('11 أيار 2017', 'أعلنت وزارة التعليم مواعيد الامتحانات العامة في المحافظات كلها.'),
    ('26 أيار 2017', 'افتتح معرض الزهور في حديقة تشرين بحضور عشرات المشاركين.'),
)


def test_an_archive_of_days_is_refused_and_the_stages_of_one_story_are_not() -> None:
    lines = [line for day in DAYS for line in day]
    with pytest.raises(UnreadableDocument, match='3 stories'):
        clean_text('أرشيف أيار 2017', *lines)
    assert DAYS[1][1] in clean_text('محطات من أيار 2017', *lines)
