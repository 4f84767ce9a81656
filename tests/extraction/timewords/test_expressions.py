"""The grammar of time: what is read, with its place in the text, and what is no time at all."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.arabic.variants import VARIANTS
from articles.extraction.timewords.expressions import Relation, System, TimeExpression, read_expressions


def only(text: str) -> TimeExpression:
    (expression,) = read_expressions(text)
    assert text[expression.start : expression.end] == expression.text
    return expression


@pytest.mark.parametrize(
    ('text', 'anchor', 'weekday'),
    [
        ('اليوم الجمعة', 0, 5), ('أمس (الثلثاء)', -1, 2), ('أول من أمس السبت', -2, 6), ('أمس الأول الأحد', -2, 7),
        ('غداً الأربعاء', 1, 3), ('بعد غد الاثنين', 2, 1), ('مساء اليوم، الخميس', 0, 4), ('يوم أمس الإثنين', -1, 1),
        ('يومه الأربعاء', 0, 3), ('البارحة', -1, None),
    ],
)  # fmt: skip
def test_days_seen_from_the_day_of_writing(text: str, anchor: int, weekday: int | None) -> None:
    expression = only(text)
    assert (expression.anchor, expression.weekday) == (anchor, weekday)


@pytest.mark.parametrize(
    ('text', 'days', 'month', 'relation'),
    [
        ('يومي 15 و16 شباط الجاري', (15, 16), 2, Relation.CURRENT),
        ('يومى الـ 23 والـ 24 من كانون الثانى الماضى', (23, 24), 1, Relation.PAST),
        ('السادس من الشهر الجاري', (6,), None, Relation.CURRENT),
        ('20 الشهر الحالي', (20,), None, Relation.CURRENT),
        ('الرابع من أبريل المقبل', (4,), 4, Relation.COMING),
        ('ال 30 ديسمبر المنصرم', (30,), 12, Relation.PAST),
        ('14 و15 الجاري', (14, 15), None, Relation.CURRENT),
        ('في7 نيسان', (7,), 4, None),
        ('الخامس والعشرين من شهر يناير/كانون الثاني', (25,), 1, None),
        ('فيفري الفارط', (), 2, Relation.PAST),
        ('مطلع شهر جويلية القادم', (), 7, Relation.COMING),
        ('30 نيسان / أبريل', (30,), 4, None),
        ('30 أبريل (نيسان)', (30,), 4, None),
    ],
)
def test_days_of_months(text: str, days: tuple[int, ...], month: int | None, relation: Relation | None) -> None:
    expression = only(text)
    assert (expression.days, expression.month, expression.month_relation) == (days, month, relation)


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('24 - 01 - 2017', (2017, 1, 24)), ('21.03.2019 14:21', (2019, 3, 21)), ('26-04-2019, 07:21 |', (2019, 4, 26)),
        ('٢٠١٧/١/٢٤', (2017, 1, 24)), ('۲۰۱۷/۱/۲۴', (2017, 1, 24)), ('14 شباط (فبراير - فيفري)، 2017', (2017, 2, 14)),
        ('24-يناير-2017', (2017, 1, 24)), ('يناير 24, 2017', (2017, 1, 24)), ('January 24, 2017', (2017, 1, 24)),
        ('01/24/2017', (2017, 1, 24)), ('24/1/17', (2017, 1, 24)), ('24 دجنبر من عام 2017', (2017, 12, 24)),
    ],
)  # fmt: skip
def test_full_dates(text: str, expected: tuple[int, int, int]) -> None:
    expression = only(text)
    assert (expression.year, expression.month, expression.days[0]) == expected
    assert expression.is_full_date


def test_calendars_are_told_apart() -> None:
    assert only('16 رجب 1440هـ').system is System.HIJRI
    assert only('۲۵ اسفند ۱۳۹۶').system is System.SOLAR
    assert only('1397/01/15').system is System.SOLAR
    assert only('1440/7/16').system is System.HIJRI


def test_paired_names_that_disagree_keep_both_months() -> None:
    expression = only('27 يناير/ كانون الأول 2017')
    assert expression.months == (1, 12)
    assert expression.month is None


@pytest.mark.parametrize(
    'text',
    [
        'باب الهوى', 'مارس الضغط على الأطراف', 'تيريزا ماي', 'أب وأم', 'الرئيس رجب طيب أردوغان', 'وكالة مهر',
        'القرار 2254', 'من 15 إلى 20 كيلومترا', 'اليوم السابع', 'روسيا اليوم', 'في اليوم التالي', 'حتى اليوم',
        'الدورة الـ14 لمنتدى', 'الاجتماع الثاني', '4.4 مليار دولار', 'صفر نتائج',
    ],
)  # fmt: skip
def test_what_is_no_time(text: str) -> None:
    assert read_expressions(text) == ()


@given(st.integers(1, 28), st.integers(1, 12), st.integers(2016, 2025), st.sampled_from(VARIANTS), st.data())
def test_a_written_date_is_read_back(day: int, month: int, year: int, variant: object, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(variant.MONTHS[month]))  # type: ignore[attr-defined]
    digits = data.draw(st.sampled_from(['0123456789', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹']))
    written = f'{day} {name} {year}'.translate(str.maketrans('0123456789', digits))
    expression = only(f'قال {written}')
    assert (expression.days, expression.month, expression.year) == ((day,), month, year)


PIECES = ['اليوم', 'أمس', 'الجمعة', '24', '1', '2017', 'شباط', 'كانون', 'الثاني', 'الجاري', 'من', 'و', '/', '-', '،',
          '(', ')', '\n', '.', ' ', 'الشهر', 'عام', 'ـ', 'ً', '\u200f', '…', 'كلمة']  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(''.join))
@example('2017:01:24.16:05')
def test_every_expression_is_a_place_in_the_text(text: str) -> None:
    end = 0
    for expression in read_expressions(text):
        assert end <= expression.start < expression.end <= len(text)
        assert text[expression.start : expression.end] == expression.text
        assert all(1 <= day <= 31 for day in expression.days)
        assert all(1 <= month <= 12 for month in expression.months)
        end = expression.end


@given(st.text(max_size=200))
def test_no_text_breaks_the_grammar(text: str) -> None:
    read_expressions(text)
