"""The path of a page on its site is neither headline nor text, whatever marks join its steps."""

import pytest

from articles.extraction.cleaning import clean_document
from articles.extraction.documents import CleanDocument, SourceDocument
from articles.reference import load_facts
from tests.extraction.stories import ARRIVAL

TITLE = 'خرائط المراقبين تشغل اليوم الأول من أستانا'
MARKS = (' . ', ' • ', ' · ', ' | ', ' / ', '/', ' « ', ' » ', ' › ', '>', ' - ', ' – ', ' → ', ' ← ', ' ◄ ', ' :: ')
PATHS = (
    ('المدار نت', 'الصفحة الرئيسية', 'الأردن'),
    ('الرئيسية', 'أخبار', 'حلب وريفها'),
    ('المدونة', 'سياسة', 'سوريا'),
    ('صحيفة المدار', 'سياسة', 'الشرق الأوسط'),
    ('القائمة', 'الرئيسية', 'مقالات وآراء', 'قضايا'),
    ('Home', 'News', 'Middle East'),
    ('الصفحة الرئيسية', 'أخبار الأردن'),
)
NO_PATHS = (
    'سوريا . هدنة على الورق',
    'قمة أنقرة | ثلاثة رؤساء وملف واحد',
    'بوتين/أردوغان/روحاني: لقاء ثالث في أنقرة',
    'تركيا - روسيا - إيران: ثلاثة ضامنين',
    'الوفد الروسي: الهدنة صامدة - صحيفة',
    'الأخبار | هدنة هشة في إدلب',
)


def clean(text: str) -> CleanDocument:
    return clean_document(SourceDocument(name='a.txt', content=b'', text=text), load_facts())


@pytest.mark.parametrize('path', PATHS, ids=' '.join)
@pytest.mark.parametrize('mark', MARKS, ids=str.strip)
def test_a_path_is_left_out_with_or_without_a_headline_under_it(mark: str, path: tuple[str, ...]) -> None:
    for headline, gap in ((TITLE, '\n\n'), (TITLE, '\n'), (None, '\n\n')):
        found = clean(gap.join(filter(None, (mark.join(path), headline, ARRIVAL))))
        assert (found.headline, found.byline, found.body) == (headline, None, ARRIVAL)
        assert mark.join(path) in [gone.text for gone in found.removed]


@pytest.mark.parametrize('beginning', ('الرئيسية', 'أنت هنا: الرئيسية', 'المدار نيوز » الصفحة الرئيسية'))
@pytest.mark.parametrize('mark', (' . ', ' » ', ' / ', ' | ', ' - '), ids=str.strip)
def test_a_path_may_carry_the_headline(mark: str, beginning: str) -> None:
    path = mark.join((beginning, 'سياسة', ''))
    found = clean(f'{path}{TITLE}\n\n{ARRIVAL}')
    assert (found.headline, found.body) == (TITLE, ARRIVAL)
    found = clean(f'{path}{TITLE[:20]}…\n\n{TITLE}\n\n{ARRIVAL}')
    assert (found.headline, found.body) == (TITLE, ARRIVAL)


@pytest.mark.parametrize('headline', NO_PATHS)
def test_a_headline_with_such_marks_is_no_path(headline: str) -> None:
    assert clean(f'{headline}\n\n{ARRIVAL}').headline == headline
