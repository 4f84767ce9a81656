"""Boxes of links, comment buttons and adverts inside of a story: they go, and the story goes on after them."""

import pytest

from articles.extraction.cleaning import clean_document
from articles.extraction.documents import SourceDocument
from articles.reference import load_facts
from tests.extraction.cleaning.test_families import HEADLINE, STORY, clean_text

UNTIED = 'الدول الثلاث وقعت في الربيع مذكرة حددت المناطق، ثم اختلفت في الخرائط وفي هوية المراقبين.'
BOXES = {
    'titles': ('انهيار الليرة التركية أمام الدولار', 'مقتل عشرة في حريق مستودع شرق القاهرة'),
    'one title': ('وفاة مخرج مصري في حادث سير',),
    'titles with dates': ('انهيار الليرة التركية', '12 يوليو، 2017', 'مقتل عشرة في حريق مستودع', 'منذ 3 أيام'),
    'sentences': ('انهيار الليرة التركية أمام الدولار في أسبوع واحد.', 'مقتل عشرة في حريق مستودع شرق القاهرة.'),
    'questions': ('ماذا ينتظر اليمن بعد الهدنة؟', 'هل تنسحب الشرطة العسكرية من الميناء؟'),
    'broken off': ('انهيار الليرة التركية', 'سجلت الليرة تراجعا جديدا أمام الدولار بعد قرار رفع أسعار الفائدة إلى...'),
    'bullets': ('• انهيار الليرة التركية أمام الدولار', '• مقتل عشرة في حريق مستودع'),
    'numbers': ('1', 'انهيار الليرة التركية أمام الدولار', '2', 'مقتل عشرة في حريق مستودع'),
    'sections': ('اقتصاد', 'انهيار الليرة التركية أمام الدولار', 'حوادث', 'مقتل عشرة في حريق مستودع'),
}
CUES = ('اقرأ أيضا', 'مقالات ذات صلة', 'للمزيد من الأخبار', 'المزيد عن تركيا', 'الأكثر قراءة الآن', 'قصص أخرى قد تهمك')


@pytest.mark.parametrize('cue', CUES)
@pytest.mark.parametrize('box', BOXES)
@pytest.mark.parametrize('place', (1, 2, 3, 4))
def test_a_box_of_links_goes_and_the_story_before_and_after_it_stays(cue: str, box: str, place: int) -> None:
    story = (*STORY[:3], UNTIED, STORY[3])
    if place == 1 and box in ('sentences', 'broken off'):
        place = 5
    assert clean_text(HEADLINE, *story[:place], cue, *BOXES[box], *story[place:]) == '\n\n'.join(story)


@pytest.mark.parametrize('cue', CUES)
@pytest.mark.parametrize('box', [box for box in BOXES if box != 'broken off'])
def test_a_box_of_links_above_the_story_leaves_it_its_headline(cue: str, box: str) -> None:
    headline = 'ضامنو الهدنة يلتقون في أستانا لبحث خرائط المناطق'
    text = '\n\n'.join((cue, *BOXES[box], headline, 'الأربعاء 5 تموز 2017', *STORY))
    clean = clean_document(SourceDocument(name='a.txt', content=b'', text=text), load_facts())
    assert (clean.headline, clean.body) == (headline, '\n\n'.join(STORY))


@pytest.mark.parametrize('cue', ('اقرأ أيضا', 'شاهد أيضا:', 'قد يهمك', 'اقرأ المزيد'))
def test_boxes_after_several_paragraphs_make_no_list_of_excerpts(cue: str) -> None:
    titles = ('انهيار الليرة التركية', 'حريق في مستودع شرق القاهرة', 'وفاة مخرج مصري')
    lines = [line for paragraph, title in zip(STORY, titles, strict=False) for line in (paragraph, cue, title)]
    assert clean_text(HEADLINE, *lines, STORY[3]) == '\n\n'.join(STORY)


@pytest.mark.parametrize('button', ('أضف تعليقك', 'التعليقات 3', 'اترك ردا', 'لا توجد تعليقات', 'Leave a Reply'))
@pytest.mark.parametrize('place', (1, 2, 3))
def test_the_story_goes_on_after_a_button_for_comments(button: str, place: int) -> None:
    assert clean_text(HEADLINE, *STORY[:place], button, *STORY[place:]) == '\n\n'.join(STORY)


def test_what_readers_write_under_the_heading_of_comments_goes() -> None:
    comments = (
        'التعليقات 2',
        'سعيد',
        'كلام جميل لكن من يصدقه بعد كل هذا القصف',
        'مراقب',
        'وهل بقي في البلد حجر على حجر.',
    )
    assert clean_text(HEADLINE, *STORY, *comments) == '\n\n'.join(STORY)
