"""The regional usages say the same things, each in its way."""

import pytest

from articles.arabic.calendar_names import HIJRI_MONTHS, SOLAR_MONTHS
from articles.arabic.folding import fold
from articles.arabic.variants import VARIANTS, Variant
from articles.reference import load_facts


@pytest.mark.parametrize('variant', VARIANTS, ids=lambda variant: variant.__name__.rsplit('.', 1)[1])
class TestVariant:
    def test_names_all_months_and_weekdays(self, variant: Variant) -> None:
        assert list(variant.MONTHS) == list(range(1, 13))
        assert list(variant.WEEKDAYS) == list(range(1, 8))

    def test_gives_no_name_to_two_months(self, variant: Variant) -> None:
        names = [fold(name) for forms in variant.MONTHS.values() for name in {fold(form) for form in forms}]
        assert len(names) == len(set(names))

    def test_has_words_for_the_days_around_today(self, variant: Variant) -> None:
        words = (
            variant.TODAY, variant.YESTERDAY, variant.DAY_BEFORE_YESTERDAY, variant.TOMORROW,
            variant.DAY_AFTER_TOMORROW, variant.CURRENT, variant.PAST, variant.COMING,
        )  # fmt: skip
        assert all(words)
        assert sum(len({fold(word) for word in group}) for group in words) == len(
            {fold(word) for group in words for word in group}
        )


def test_a_month_means_the_same_in_all_regions() -> None:
    meanings: dict[str, set[int]] = {}
    for variant in VARIANTS:
        for number, forms in variant.MONTHS.items():
            for form in forms:
                meanings.setdefault(fold(form), set()).add(number)
    assert all(len(numbers) == 1 for numbers in meanings.values())


def test_every_month_name_of_the_reference_facts_is_known() -> None:
    known = {'hijri': HIJRI_MONTHS, 'solar-hijri': SOLAR_MONTHS}
    regional = {
        number: {fold(form) for variant in VARIANTS for form in variant.MONTHS[number]} for number in range(1, 13)
    }
    for system in load_facts().month_systems:
        names = known.get(system.slug)
        for number, forms in system.months.items():
            expected = {fold(form) for form in names[number]} if names else regional[number]
            # A pair of names in one form ('أبريل/ نيسان') is read by the grammar.
            assert {fold(form) for form in forms if '/' not in form} <= expected
