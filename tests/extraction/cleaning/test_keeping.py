"""Who saves, prints or visits a page leaves a line in it: no headline, no text, and no day of publication."""

import datetime

import pytest

from articles.extraction.documents import ArticleDraft, SourceDocument
from articles.extraction.drafting import draft_article
from articles.reference import load_facts
from tests.extraction.stories import ARRIVAL, COMMITTEE

TITLE = 'خرائط المراقبين تشغل اليوم الأول من أستانا'
KEPT = """تم الحفظ في 03/08/2020 عبر تطبيق القراءة لاحقا
حفظت هذه المادة في قائمة القراءة يوم 12-04-2019
محفوظ من الموقع الأصلي في 5 نوفمبر 2018
حُفظ للقراءة لاحقاً بتاريخ 2020-08-03
طبع هذا الخبر من موقع المدار بتاريخ 14/02/2021
تاريخ الطباعة: 14/02/2021 10:33
طبعت هذه الصفحة في 14 شباط 2021 الساعة 10:33
Printed on 14/02/2021 10:33
Saved to Pocket on 03/08/2020
Retrieved from the web archive, 03-08-2020
استرجعت بتاريخ 03/08/2020
تم الاسترداد بتاريخ 3 آب 2020 من الأرشيف
اطلع عليه بتاريخ 3 آب 2020
تاريخ الوصول: 3 أغسطس 2020
تاريخ الزيارة: الاثنين 3 أغسطس 2020
زرت هذه الصفحة آخر مرة في 03/08/2020
نسخة مخبأة من الصفحة كما ظهرت في 3 آب 2020
This is a cached version of the page as it appeared on 3 Aug 2020
لقطة شاشة للصفحة بتاريخ 03/08/2020
تم التقاط الصفحة عبر إضافة المتصفح في 3 آب 2020
مؤرشف من الأصل في 3 أغسطس 2020
تم التصدير إلى PDF في 03/08/2020
أضيف إلى المفضلة في 03/08/2020
حفظ عبر: Instapaper — 03/08/2020
Wayback Machine - 3 Aug 2020""".splitlines()
GENUINE = (
    'التقطت الأقمار الصناعية صورا لمطار الشعيرات في 7 نيسان 2017',
    'تاريخ زيارة الوفد الروسي إلى أنقرة: 4 نيسان 2018',
    'استرجعت الفصائل ثلاث قرى في ريف حماة يوم 12/09/2017',
    'حفظ ماء الوجه في أستانا 2020',
    'لقطة واحدة من أستانا 2017',
)
PUBLISHED = ('تم النشر في 14/09/2017 - طباعة - حفظ', 'نشر في النسخة المطبوعة بتاريخ 14/09/2017')


def draft(*lines: str) -> ArticleDraft:
    text = '\n\n'.join(lines)
    return draft_article(SourceDocument(name='a.txt', content=text.encode(), text=text), load_facts())


@pytest.mark.parametrize('line', KEPT)
def test_a_line_of_keeping_is_left_out_wherever_it_stands(line: str) -> None:
    for lines in ((line, TITLE, COMMITTEE), (line, COMMITTEE), (TITLE, line, COMMITTEE), (TITLE, COMMITTEE, line)):
        found = draft(*lines)
        assert found.headline == (TITLE if TITLE in lines else None)
        assert found.body == COMMITTEE
        assert found.published is None
        assert line in [gone.text for gone in found.removed]


@pytest.mark.parametrize('headline', GENUINE)
def test_a_headline_of_saving_taking_or_visiting_stays(headline: str) -> None:
    assert draft(headline, ARRIVAL).headline == headline


@pytest.mark.parametrize('line', PUBLISHED)
def test_what_says_when_it_was_published_may_name_buttons_and_editions(line: str) -> None:
    found = draft(TITLE, line, COMMITTEE)
    assert found.published is not None
    assert found.published.date == datetime.date(2017, 9, 14)
