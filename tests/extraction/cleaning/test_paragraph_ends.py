"""What pages stick to the end of a paragraph goes, and the paragraph stays whole."""

import pytest

from tests.extraction.cleaning.test_families import HEADLINE, STORY, clean_text


def with_end(end: str, paragraph: int) -> str:
    lines = [f'{line} {end}' if number == paragraph else line for number, line in enumerate(STORY)]
    return clean_text(HEADLINE, *lines)


@pytest.mark.parametrize('paragraph', (1, 2, 3))
@pytest.mark.parametrize(
    'end',
    (
        'المصدر: وكالات',
        'المصدر : المدار نت',
        'المصدر: رويترز.',
        'المصدر رويترز',
        '(المصدر: الأناضول)',
        'دمشق - وكالات',
        '(أ ف ب)',
        '/أ ش أ/',
        'ر.ك/ ل.ب',
        'تحرير: سعاد علي',
        'الصورة: من الأرشيف',
        'انقر هنا لقراءة الخبر كاملا',
        'طالع المزيد: الليرة تهبط',
        'فيديو: وصول القافلة إلى حلب',
        'مواضيع ذات صلة',
        'لا توجد تعليقات',
        'أضف تعليقا',
        'جميع الحقوق محفوظة لموقع المدار',
        'الوسوم: سوريا، أستانا',
        '#أستانا',
        'نشر في: سياسة',
        'Leave a Reply',
        'مشاركة :',
    ),
)
def test_what_is_stuck_to_a_paragraph_goes(end: str, paragraph: int) -> None:
    assert with_end(end, paragraph) == '\n\n'.join(STORY)


@pytest.mark.parametrize(
    'end',
    (
        'وقال المصدر: لا جديد',
        'ولم تعلق وكالات الأمم المتحدة',
        'وانتهى اليوم الأول بلا بيان',
        'وصورة الاتفاق لم تتضح بعد.',
        'المصدر نفسه لم يوضح موعد العودة.',
        'التفاصيل ما زالت غامضة.',
        'وختم بقوله: "تابعوا أخبارنا غدا"',
        'أرسل الجيش تعزيزات إلى المنطقة',
    ),
)
def test_a_last_sentence_stays(end: str) -> None:
    assert f'{STORY[2]} {end}' in with_end(end, 2)


def test_words_at_the_end_of_a_quotation_are_said_by_somebody() -> None:
    said = 'وكتبت المتحدثة على تويتر: "العالم كله ينظر إلى أستانا اليوم، ولن يقبل أعذارا جديدة من أحد. #أستانا"'
    assert said in clean_text(HEADLINE, *STORY[:2], said, *STORY[2:])
