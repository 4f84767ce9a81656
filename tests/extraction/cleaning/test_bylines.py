"""Who wrote a text is told from its headline, from its section and from its last sentence."""

import pytest

from articles.extraction.cleaning import clean_document
from articles.extraction.cleaning.bylines import is_persons_name
from articles.extraction.documents import CleanDocument, SourceDocument
from articles.reference import load_facts
from tests.extraction.stories import ARRIVAL

TITLE = 'وفود الضامنين تصل إلى أستانا'
BYLINES = """أنقرة: رنا الشامي
مرسين: رنا الشامي
غازي عنتاب: رنا الشامي وسامر العلي
أنقرة - رنا الشامي
رنا الشامي - أنقرة
أنقرة - من رنا الشامي
أستانا: رنا الشامي - موسكو: سامر العلي
رنا الشامي
د. رنا الشامي
دبي، رنا الشامي
كتبت: رنا الشامي
عواصم - وكالات
لندن: «القدس العربي»""".splitlines()
ALONE = [line for line in BYLINES if 'عنتاب' not in line]
NAMES = ('رنا الشامي', 'عبد الله العلي', 'أبو أحمد العاصمي', 'محمد علي الحداد', 'رنا الشامي وسامر العلي')
ENDS = """ر.ش
ر ش / س ع
ر.ش (رويترز)
(ر.ش/س.ع/أ ف ب)
(النهاية) ر ش / س ع
رنا الشامي - أ ش أ
رنا الشامي/ أنقرة""".splitlines()


def clean(*lines: str) -> CleanDocument:
    return clean_document(SourceDocument(name='a.txt', content=b'', text='\n\n'.join(lines)), load_facts())


@pytest.mark.parametrize('byline', BYLINES)
def test_a_line_of_names_under_the_headline_is_the_byline_without_the_day_beside_it(byline: str) -> None:
    for line in (byline, f'{byline} | 14 أيلول 2017'):
        found = clean(TITLE, line, ARRIVAL)
        assert (found.headline, found.byline, found.body) == (TITLE, byline, ARRIVAL)


@pytest.mark.parametrize('byline', ALONE)
def test_without_a_headline_it_is_none(byline: str) -> None:
    found = clean(byline, ARRIVAL)
    assert (found.headline, found.byline, found.body) == (None, byline, ARRIVAL)


def test_the_name_of_whom_the_text_speaks_may_be_its_headline() -> None:
    text = f'غادر هيثم مناع القاعة مبكرا ولم يدل بتصريح.\n\n{ARRIVAL}'
    assert clean('هيثم مناع', text).headline == 'هيثم مناع'


@pytest.mark.parametrize('path', ('المدونة » سياسة » سوريا', 'المدار نت | أخبار | سوريا'))
def test_a_path_is_no_byline(path: str) -> None:
    assert clean(TITLE, path, ARRIVAL).byline is None


@pytest.mark.parametrize('end', ENDS)
def test_initials_and_agencies_at_the_end_are_left_out(end: str) -> None:
    for lines in ((TITLE, ARRIVAL, end), (TITLE, f'{ARRIVAL} {end}')):
        assert clean(*lines).body == ARRIVAL


@pytest.mark.parametrize('name', NAMES)
def test_a_given_name_tells_a_persons_name(name: str) -> None:
    assert is_persons_name(name)


@pytest.mark.parametrize('words', ('سوريا', 'هدنة إدلب', 'جهاد ضد الوقت', 'سلام في حلب الآن'))
def test_other_words_are_none(words: str) -> None:
    assert not is_persons_name(words)
