"""Short furniture that names no service or outlet, and lines of the text that begin with the same words."""

import pytest

from tests.extraction.cleaning.test_tickers import HEADLINE, STORY, clean

BODY = '\n\n'.join(STORY)


@pytest.mark.parametrize('place', (0, len(STORY)), ids=('above', 'below'))
@pytest.mark.parametrize(
    'line',
    (
        'المشاركة عبر:',
        'شارك عبر',
        'لا يمكنك التعليق حاليا',
        'لا يمكن إضافة تعليقات على هذا المقال',
        'التعليقات غير متاحة حاليا.',
        'دقيقتان للقراءة',
        'بواسطة محرر الموقع',
        f'تابع قراءة {HEADLINE}',
        f'… متابعة القراءة {HEADLINE}',
        'كونا 201214 جمت فبراير 17',
        'KUNA 201214',
        'ك و ن ا 2017',
        'م ر / ن د (كونا)',
    ),
)
def test_it_is_left_out(line: str, place: int) -> None:
    found = clean(HEADLINE, *STORY[:place], line, *STORY[place:])
    assert (found.headline, found.body) == (HEADLINE, BODY)


@pytest.mark.parametrize('dots', ('…', '...', '[…]'))
def test_an_order_to_read_on_is_cut_off_the_last_sentence(dots: str) -> None:
    last = 'ومن المتوقع أن تنتهي أعمال اللجنة الفنية قبل مساء الغد'
    found = clean(HEADLINE, *STORY, f'{last} {dots} تابع قراءة {HEADLINE}')
    assert last in found.body
    assert 'قراءة' not in found.body


@pytest.mark.parametrize('place', (2, len(STORY)), ids=('within', 'below'))
@pytest.mark.parametrize(
    'line',
    (
        'شاهد عيان: رأينا دخانا فوق الفندق',
        'مصدر طبي: وصلت إلينا سبع حالات اختناق',
        'المصدر الأول قال إن البعثة ستعود الأربعاء.',
        'وكالات الإغاثة تحذر من كارثة وشيكة.',
        'تابع قراءة البيان أمام الحضور حتى نهايته.',
        'لا يمكن التعليق على ما لم يعلن بعد.',
    ),
)
def test_a_line_of_the_text_stays(line: str, place: int) -> None:
    assert line in clean(HEADLINE, *STORY[:place], line, *STORY[place:]).body
