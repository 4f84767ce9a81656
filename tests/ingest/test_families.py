"""Copies are grouped as they come in, whatever their order, and staff have the last word."""

import datetime
from itertools import permutations
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.ingest import sketches
from articles.ingest.families import group_copies
from articles.ingest.store import text_digest
from articles.models import Article, Family, SketchValue
from tests.extraction.stories import (
    ARRIVAL,
    BORDER,
    COMMITTEE,
    DETAINEES,
    in_other_frame,
    in_other_spelling,
    updated,
)
from tests.factories import ArticleFactory, OriginalFactory, SourceFactory

pytestmark = pytest.mark.django_db


def article(body: str, **values: Any) -> Article:
    made: Article = ArticleFactory(body=body, body_digest=text_digest(body), **values)
    return made


def families() -> set[frozenset[int]]:
    """The articles of every family."""
    return {frozenset(family.articles.values_list('pk', flat=True)) for family in Family.objects.all()}


@pytest.mark.parametrize('order', list(permutations(range(3))))
def test_copies_meet_in_one_family_whatever_comes_first(order: tuple[int, ...]) -> None:
    texts = [ARRIVAL, in_other_frame(ARRIVAL), updated(in_other_spelling(ARRIVAL))]
    made = [article(texts[place]) for place in order]
    other = article(DETAINEES)
    for one in (*made, other):
        group_copies([one.pk])
    assert families() == {frozenset(one.pk for one in made)}


def test_a_batch_gives_the_same_families_as_one_by_one() -> None:
    texts = [ARRIVAL, DETAINEES, in_other_frame(ARRIVAL), BORDER, updated(DETAINEES), COMMITTEE]
    made = [article(text).pk for text in texts]
    changed = group_copies(made)
    assert families() == {frozenset({made[0], made[2]}), frozenset({made[1], made[4]})}
    assert changed == {made[0], made[2], made[1], made[4]}


def test_grouping_again_changes_nothing_and_says_so() -> None:
    made = [article(text).pk for text in (ARRIVAL, updated(ARRIVAL), DETAINEES)]
    group_copies(made)
    before = (list(Article.objects.values_list('pk', 'family', 'duplicate_of')), set(SketchValue.objects.values_list()))
    assert group_copies(made) == set()
    assert group_copies(made[:1]) == set()
    after = (list(Article.objects.values_list('pk', 'family', 'duplicate_of')), set(SketchValue.objects.values_list()))
    assert before == after


def test_two_families_become_one_when_a_version_between_them_comes() -> None:
    paragraphs = [story.split('\n\n') for story in (ARRIVAL, DETAINEES, BORDER)]
    left = '\n\n'.join([*paragraphs[0], *paragraphs[1][:3]])
    right = '\n\n'.join([*paragraphs[0][2:], *paragraphs[1], *paragraphs[2][:1]])
    between = '\n\n'.join([*paragraphs[0][1:], *paragraphs[1]])
    ends = [article(text).pk for text in (left, updated(left), right, updated(right))]
    group_copies(ends)
    assert families() == {frozenset(ends[:2]), frozenset(ends[2:])}
    bridge = article(between).pk
    assert group_copies([bridge]) >= {bridge, *ends[2:]}
    assert families() == {frozenset([*ends, bridge])}


def test_an_article_whose_text_became_another_leaves_its_family() -> None:
    first, second = article(ARRIVAL), article(in_other_frame(ARRIVAL))
    group_copies([first.pk, second.pk])
    Article.objects.filter(pk=second.pk).update(body=BORDER, body_digest=text_digest(BORDER))
    assert group_copies([second.pk]) == {first.pk, second.pk}
    assert families() == set()


def test_the_earliest_version_comes_first_and_the_agency_before_those_of_its_day() -> None:
    agency = SourceFactory(kind='state agency')
    day = datetime.date(2018, 3, 16)
    later = article(ARRIVAL, published_date=day + datetime.timedelta(2))
    paper = article(in_other_frame(ARRIVAL), published_date=day)
    group_copies([later.pk, paper.pk])
    assert Family.objects.get().first == paper
    wire = article(updated(ARRIVAL), published_date=day + datetime.timedelta(1), source=agency)
    assert group_copies([wire.pk]) == {wire.pk, paper.pk}
    assert Family.objects.get().first == wire


def test_an_agency_that_came_days_later_is_not_first() -> None:
    day = datetime.date(2018, 3, 16)
    paper = article(ARRIVAL, published_date=day)
    wire = article(
        in_other_frame(ARRIVAL), published_date=day + datetime.timedelta(5), source=SourceFactory(kind='private agency')
    )
    group_copies([paper.pk, wire.pk])
    assert Family.objects.get().first == paper


def test_exact_copies_point_at_the_first_of_them() -> None:
    made = [article(ARRIVAL), article(ARRIVAL.replace('\n\n', '\n')), article(updated(ARRIVAL))]
    group_copies([one.pk for one in made])
    assert [Article.objects.get(pk=one.pk).duplicate_of_id for one in made] == [None, made[0].pk, None]
    assert len(families()) == 1


def test_short_texts_that_are_the_same_are_exact_copies() -> None:
    first, second, third = article('بدأ الاجتماع.'), article('بدأ الاجتماع!'), article('انتهى الاجتماع.')
    group_copies([first.pk, second.pk, third.pk])
    assert Article.objects.get(pk=second.pk).duplicate_of == first
    assert families() == {frozenset({first.pk, second.pk})}


def test_the_same_bytes_under_another_name_are_an_exact_copy_though_staff_changed_a_word() -> None:
    original = OriginalFactory()
    first = article(ARRIVAL, original=original)
    second = article(ARRIVAL.replace('متواضعة', 'محدودة'), original=original, received_as='another.txt')
    group_copies([first.pk, second.pk])
    assert Article.objects.get(pk=second.pk).duplicate_of == first


def test_what_staff_took_out_of_a_family_stays_out() -> None:
    made = [article(ARRIVAL), article(in_other_frame(ARRIVAL)), article(updated(ARRIVAL))]
    group_copies([one.pk for one in made])
    Article.objects.filter(pk=made[1].pk).update(family=None, staff_fields=['family'])
    late = article(in_other_spelling(ARRIVAL))
    group_copies([*(one.pk for one in made), late.pk])
    assert families() == {frozenset({made[0].pk, made[2].pk, late.pk})}


def test_what_staff_put_into_a_family_stays_in() -> None:
    made = [article(ARRIVAL), article(in_other_frame(ARRIVAL)), article(BORDER)]
    group_copies([one.pk for one in made])
    family = Family.objects.get()
    Article.objects.filter(pk=made[2].pk).update(family=family, staff_fields=['family'])
    group_copies([one.pk for one in made])
    assert families() == {frozenset(one.pk for one in made)}


@pytest.mark.parametrize('at_once', [True, False])
def test_families_that_staff_keep_apart_are_not_merged_by_a_later_copy(at_once: bool) -> None:
    texts = [ARRIVAL, in_other_frame(ARRIVAL), updated(ARRIVAL), in_other_spelling(ARRIVAL)]
    decided = [article(text, staff_fields=['family'], family=None) for text in texts]
    group_copies([one.pk for one in decided])
    for pair in (decided[:2], decided[2:]):
        Article.objects.filter(pk__in=[one.pk for one in pair]).update(family=Family.objects.create())
    kept = {one.pk: Article.objects.get(pk=one.pk).family_id for one in decided}
    late = [article(f'{ARRIVAL}\n\n{word}').pk for word in ('أولا', 'ثانيا')]
    for batch in [late] if at_once else [[pk] for pk in late]:
        group_copies(batch)
    assert {one.pk: Article.objects.get(pk=one.pk).family_id for one in decided} == kept
    assert set(Article.objects.filter(pk__in=late).values_list('family', flat=True)) <= set(kept.values())


def test_a_family_of_machines_joins_the_one_of_staff_which_keeps_its_number() -> None:
    found = [article(ARRIVAL), article(in_other_frame(ARRIVAL))]
    group_copies([one.pk for one in found])
    put_together = [article(DETAINEES), article(updated(ARRIVAL))]
    family = Family.objects.create()
    Article.objects.filter(pk__in=[one.pk for one in put_together]).update(family=family, staff_fields=['family'])
    group_copies([put_together[1].pk])
    group_copies([article(in_other_spelling(ARRIVAL)).pk])
    assert set(Article.objects.values_list('family', flat=True)) == {family.pk}


def test_the_last_day_of_the_calendar_is_a_day_like_others() -> None:
    group_copies([article(text, published_date=datetime.date.max).pk for text in (ARRIVAL, updated(ARRIVAL))])
    assert len(families()) == 1


def test_a_text_that_hundreds_printed_is_still_found_and_costs_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sketches, 'MOST_HOLDERS', 4)
    made = [article(in_other_frame(ARRIVAL)).pk for _ in range(12)]
    group_copies(made)
    assert families() == {frozenset(made)}
    assert max(SketchValue.objects.filter(value=row.value).count() for row in SketchValue.objects.all()) == 4


def test_a_batch_asks_the_database_a_fixed_number_of_times() -> None:
    def queries(count: int) -> int:
        made = [article(f'{ARRIVAL}\n\n{number}').pk for number in range(count)]
        with CaptureQueriesContext(connection) as captured:
            group_copies(made)
        return len(captured)

    assert queries(20) <= queries(5) + 1


def test_copies_of_a_deleted_article_stand_on_their_own() -> None:
    first, second = article(ARRIVAL), article(ARRIVAL)
    group_copies([first.pk, second.pk])
    first.delete()
    assert group_copies([second.pk]) == {second.pk}
    assert families() == set()
