"""A date above the headline, without a time of day, is that of publication where something of the page confirms it; it
may be that of the visit or of the capture where nothing does."""

import pytest

from tests.extraction.dates.pages import PROSE, day, publish

STAMPS = ('4 أيلول 2019', '2019/09/04', 'Sep 4, 2019', 'الأربعاء 4 سبتمبر 2019', 'الأربعاء، 04-09-2019')
COMMITTEE = 'إن اللجنة الدستورية ستبدأ عملها قريبا في سوريا.'


@pytest.mark.parametrize('stamp', STAMPS)
@pytest.mark.parametrize(
    'said', ['قالت المتحدثة اليوم الأربعاء', 'قالت المتحدثة، الأربعاء،', 'ذكرت الوزارة أمس الثلاثاء']
)
def test_the_weekday_of_the_text_confirms_it(stamp: str, said: str) -> None:
    assert day(publish(f'{said} {COMMITTEE}\n\n{PROSE}', above=stamp)) == '2019-09-04'


@pytest.mark.parametrize('stamp', STAMPS)
@pytest.mark.parametrize(
    'said', ['قالت المتحدثة اليوم الخميس', 'قالت المتحدثة، الاثنين،', 'ذكرت الوزارة أمس الأربعاء', 'ذكرت المتحدثة']
)
def test_another_weekday_or_none_leaves_it_open(stamp: str, said: str) -> None:
    assert day(publish(f'{said} {COMMITTEE}\n\n{PROSE}', above=stamp)) is None


@pytest.mark.parametrize(
    ('stamp', 'said', 'expected'),
    [
        ('31 تشرين الأول 2017', 'اختتمت في أستانا الجولة السابعة من المحادثات حول سوريا.', '2017-10-31'),
        ('2017/11/01', 'اختتمت في أستانا الجولة السابعة من المحادثات حول سوريا.', '2017-11-01'),
        ('31 تشرين الأول 2021', 'اختتمت في أستانا الجولة السابعة من المحادثات حول سوريا.', None),
        ('2021/11/01', 'اختتمت في أستانا الجولة السابعة من المحادثات حول سوريا.', None),
    ],
)
def test_so_does_a_round_held_on_the_day_or_the_day_before(stamp: str, said: str, expected: str | None) -> None:
    assert day(publish(f'{said}\n\n{PROSE}', above=stamp)) == expected


def test_so_does_the_address() -> None:
    url = 'https://example.org/2019/09/04/story'
    assert day(publish(above='4 أيلول 2019', url=url)) == '2019-09-04'


@pytest.mark.parametrize(
    ('body', 'why'),
    [
        ('بحث الوفد اليوم الاثنين نتائج أستانا 7 حول سوريا.', 'the round of five years before is the latest'),
        ('التقى دي ميستورا اليوم الاثنين ممثلين عن النساء في سوريا.', 'the envoy had left office'),
        ('بحث الوفد اليوم الاثنين الوضع، وكان أستانا 7 حول سوريا قد عقد في تشرين الأول 2017.', 'a round is recalled'),
    ],
)
def test_one_weekday_in_seven_agrees_by_chance_and_what_is_likely_denies_it(body: str, why: str) -> None:
    # A Monday, on which an archive may have saved the page.
    assert day(publish(f'{body}\n\n{PROSE}', above='18 تموز 2022')) is None, why


def test_the_number_of_an_issue_tells_whose_date_it_is() -> None:
    line = 'الأحد - 9 شعبان 1440 هـ - 14 أبريل 2019 مـ رقم العدد [14747]'
    assert day(publish(above=line)) == '2019-04-14'
    assert day(publish(above=line.partition(' رقم')[0])) is None
    assert day(publish(above='السبت 02-12-2017 العدد 8812')) == '2017-12-02'
    assert day(publish(above='جريدة الساحل | السبت 02-12-2017')) is None
    assert day(publish(f'قال المدير اليوم السبت {COMMITTEE}\n\n{PROSE}', above='جريدة الساحل | السبت 02-12-2017')) == (
        '2017-12-02'
    )


def test_today_before_another_clause_is_not_said_of_the_round_recalled_there() -> None:
    lead = 'انطلقت اليوم الاثنين أعمال المؤتمر، وكان أستانا 7 قد عقد في العاصمة الكازاخية بحضور وفود سوريا.'
    assert day(publish(f'{lead}\n\n{PROSE}')) is None
