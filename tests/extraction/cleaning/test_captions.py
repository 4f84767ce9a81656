"""Captions of pictures are left out of the text wherever they stand; lines that speak of pictures and places stay."""

import pytest

from articles.extraction.cleaning import clean_document
from articles.extraction.cleaning.captions import is_caption
from articles.extraction.cleaning.lexicon import read_lexicon
from articles.extraction.cleaning.page import Line
from articles.extraction.documents import SourceDocument
from articles.reference import load_facts
from tests.extraction.stories import ARRIVAL

TITLE = 'وفود الضامنين تصل إلى أستانا'
SHOWN = 'ممثلو الفصائل في بهو الفندق'
CREDITS = """ (رويترز/أرشيف)
 (رويترز)
 (الأناضول - أرشيفية)
 - رويترز
 / رويترز
 AFP
. (أ.ف.ب)
. تصوير كرم الحاج
 (عدسة: كرم الحاج)
 (خاص المدار)
 (الجزيرة نت)"""
CAPTIONS = [
    *(SHOWN + credit for credit in CREDITS.splitlines()),
    'تصوير: كرم الحاج',
    'عدسة كرم الحاج',
    'مصدر الصورة AFP',
    'Image caption ممثلو الفصائل',
    'من اليمين: رئيس الوفد ومستشاره في بهو الفندق',
    'رئيس الوفد (يمين) ومستشاره خلال استراحة',
    'الصورة لممثلي الفصائل في بهو الفندق',
    'جانب من القاعة',
    'إنفوغراف: خطوط التماس',
]
GENUINE = (
    'الفصائل تغادر بهو الفندق',
    'تصوير المعارك ممنوع',
    'عدسة الكاميرا تفضح القصف',
    'جانب من الخلاف',
    'الجزيرة السورية - أرشيف مفتوح',
    'من يمين المعارضة إلى يسارها',
)


@pytest.mark.parametrize('caption', CAPTIONS)
def test_a_caption_is_left_out_wherever_it_stands(caption: str) -> None:
    first, *rest = ARRIVAL.split('\n\n')
    for lines in ((TITLE, caption, ARRIVAL), (TITLE, first, caption, *rest), (TITLE, ARRIVAL, caption)):
        found = clean_document(SourceDocument(name='a.txt', content=b'', text='\n\n'.join(lines)), load_facts())
        assert (found.headline, found.body) == (TITLE, ARRIVAL)
        assert found.byline is None


@pytest.mark.parametrize('line', GENUINE)
def test_a_crosshead_is_no_caption(line: str) -> None:
    assert not is_caption(Line(0, len(line), line, blank_before=True), read_lexicon(load_facts()))
