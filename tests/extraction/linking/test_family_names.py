"""A known name that goes on with a family name is somebody else's; names that print glues together are found."""

import pytest

from articles.extraction.documents import ArticleDraft, SourceDocument
from articles.extraction.drafting import draft_article
from articles.reference import load_facts

HEADLINE = 'الجولة السادسة من أستانا: خلاف على عدد المراقبين'
CLOSE = 'وتبحث الجولة السادسة في أستانا خرائط مناطق خفض التصعيد بمشاركة وفود الدول الضامنة كلها.'
OTHERS = {
    'القيادي أحمد بري الشمري': 'أحمد بري الشمري',
    'العقيد أحمد بري الحسين': 'أحمد بري الحسين',
    'المحلل بشار الجعفري الموسوي': 'بشار الجعفري الموسوي',
    'الناشط محمد علوش الدوماني': 'محمد علوش الدوماني',
    'أستاذ القانون سيرغي لافروف بتروف': 'سيرغي لافروف بتروف',
    'الخبير محمد ظريف الحسيني': 'محمد ظريف الحسيني',
}
SAME = {
    'القيادي أحمد بري': 'berri',
    'بشار الجعفري رئيس الوفد': 'jaafari',
    'محمد علوش القيادي في جيش الإسلام': 'alloush-mohammed',
    'سيرغي لافروف الوزير الروسي': 'lavrov',
    'بشار الجعفري السوري': 'jaafari',
    'نصر الحريري الحالي': 'hariri',
}
GLUED = {
    'محمدعلوش': 'alloush-mohammed',
    'بشارالجعفري': 'jaafari',
    'رجبطيبأردوغان': 'erdogan',
    'ستافاندي ميستورا': 'de-mistura',
    'مولودجاويش أوغلو': 'cavusoglu',
    'خيراتعبدالرحمنوف': 'abdrakhmanov',
    'حسين جابريأنصاري': 'jaberi-ansari',
    'الرئيسبشار الأسد': 'assad',
}


def draft(name: str, end: str = 'إن القوات انسحبت من البلدة.') -> ArticleDraft:
    text = f'{HEADLINE}\n\nوقال {name} {end}\n\n{CLOSE}'
    return draft_article(SourceDocument(name='a.txt', content=text.encode(), text=text), load_facts())


def persons(found: ArticleDraft) -> set[str]:
    facts = load_facts()
    return {one.slug for one in found.participants if facts.participant_by_slug[one.slug].is_person}


@pytest.mark.parametrize(('phrase', 'name'), OTHERS.items(), ids=OTHERS.values())
def test_a_family_name_behind_a_known_name_makes_another_person(phrase: str, name: str) -> None:
    found = draft(phrase)
    assert persons(found) == set()
    assert name in [proposal.name for proposal in found.proposals]


@pytest.mark.parametrize(('phrase', 'slug'), SAME.items(), ids=SAME)
def test_offices_countries_and_adjectives_behind_a_name_are_no_family_name(phrase: str, slug: str) -> None:
    assert persons(draft(phrase)) == {slug}


def test_an_object_behind_a_name_is_no_family_name() -> None:
    assert persons(draft('بشار الجعفري', 'إنه ينتقد. ورفض بشار الجعفري التعاطي الغربي مع الملف.')) == {'jaafari'}


@pytest.mark.parametrize(('name', 'slug'), GLUED.items(), ids=GLUED)
def test_names_glued_together_are_found(name: str, slug: str) -> None:
    assert persons(draft(name)) == {slug}
