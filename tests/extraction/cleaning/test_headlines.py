"""Which line of a page's beginning is the headline, and that what leads into the text stays in it."""
# ruff: noqa: E501  a paragraph of prose is one line

import pytest

from articles.extraction.cleaning import clean_document
from articles.extraction.documents import SourceDocument
from articles.reference import load_facts
from tests.extraction.cleaning.test_families import HEADLINE, STORY

TALK = (
    'كيف تصف أجواء الجولة السادسة؟',
    'كانت متوترة منذ الصباح، ولم نلتق وفد النظام في قاعة واحدة إلا عشر دقائق.',
    'ماذا قدم الروس في ملف إدلب؟',
    'قدموا خرائط لا تطابق ما على الأرض، وقلنا لهم إننا نحتاج إلى ضابط يعرف القرى.',
)
LABELLED = tuple(f'{label}: {line}' for label, line in zip('سجسج', TALK, strict=True))
INTRODUCTIONS = (
    'في حوار خاص مع الصحيفة يتحدث عضو وفد الفصائل إلى أستانا عن كواليس الجولة السادسة وعن الخلاف على خرائط إدلب وعن مستقبل الهدنة',
    'التقت "المدار" رئيس الوفد بعد عودته من أستانا وكان هذا الحوار:',
    'هو أحد مؤسسي فصيل في ريف حلب، شارك في الجولات كلها. سألناه عما جرى في أستانا وعما ينتظر إدلب بعد الجولة السادسة',
)
TICKER = 'أسباب خفية وراء قضم الأظافر عند الأطفال القوات البحرية تشارك في تدريب مشترك ارتفاع عدد الطلاب في التدريب المهني طرق فعالة تمنع زيادة الوزن إصابة مطرب شهير ويخضع للعلاج في باريس'
ABOVE = {
    'a caption twice': (HEADLINE, 'دي ميستورا', 'دي ميستورا'),
    'a caption of an agency and a name': (HEADLINE, 'جانب من اجتماعات أستانا (الأناضول)', 'سامي العلي - أستانا'),
    'section and date': ('سياسة', 'الخميس 14 سبتمبر 2017 - 10:15', HEADLINE),
    'three printings': (f'المدار - {HEADLINE}', HEADLINE, 'الخميس 14 سبتمبر 2017', HEADLINE),
    'headlines run together': (
        HEADLINE,
        'رئيس التحرير: شريف حسن',
        TICKER,
        'شؤون عربية',
        HEADLINE,
        'الخرائط',
        'الخرائط',
    ),
    'a programme': ('لقاء اليوم', HEADLINE),
    'an outlet after a bar': (f'{HEADLINE} | وكالة المدار الإخبارية',),
    'an archive': ('أرشفت هذه الصفحة في 3 مايو 2019 من موقع المدار', HEADLINE),
    'menu': ('الرئيسية', 'أخبار', 'سوريا', 'اقتصاد', 'اتصل بنا', HEADLINE),
    'buttons': (HEADLINE, 'الخميس 14 سبتمبر 2017', 'شاهده 345 زائر', 'حجم الخط', '+', '-'),
    "the author's picture": (HEADLINE, 'صورة الكاتب', 'سامي العلي'),
}


def clean(*lines: str, gap: str = '\n\n') -> tuple[str | None, tuple[str, ...]]:
    document = SourceDocument(name='a.txt', content=b'', text=gap.join(lines))
    found = clean_document(document, load_facts())
    return found.headline, tuple(found.body.split('\n\n'))


@pytest.mark.parametrize('gap', ('\n\n', '\n'), ids=('blank lines', 'no blank lines'))
@pytest.mark.parametrize('talk', (TALK, LABELLED), ids=('questions', 'labels'))
@pytest.mark.parametrize('introduction', INTRODUCTIONS)
def test_the_introduction_of_an_interview_is_text(introduction: str, talk: tuple[str, ...], gap: str) -> None:
    assert clean(introduction, *talk, gap=gap) == (None, (introduction, *talk))
    headline = 'عضو وفد الفصائل: لم نوقع على شيء في أستانا'
    assert clean(headline, introduction, *talk, gap=gap) == (headline, (introduction, *talk))


@pytest.mark.parametrize('above', ABOVE)
def test_the_headline_is_told_from_what_stands_about_it(above: str) -> None:
    assert clean(*ABOVE[above], *STORY) == (HEADLINE, STORY)


def test_a_summary_between_two_printings_of_the_headline_stays() -> None:
    summary = 'خلاف على خرائط قرى شمال حماة والمعارضة تنتظر ضمانات بشأن القصف'
    assert summary in clean(HEADLINE, summary, HEADLINE, *STORY)[1]


def test_who_is_quoted_first_is_no_author() -> None:
    lines = ('وصول وفد المعارضة إلى القاعة الكبرى', 'وقال أحمد طعمة:', '«هذا كلام منقول بين علامتين للتجربة هنا أيضا».')
    text = '\n'.join(
        (*lines, 'وينتظر أن تبدأ الجلسة المغلقة ظهرا بحضور ممثلي الدول الضامنة الثلاث ومراقبين من الأردن.')
    )
    clean = clean_document(SourceDocument('page.txt', text.encode(), text), load_facts())
    assert clean.byline is None
    assert lines[1] in clean.body
