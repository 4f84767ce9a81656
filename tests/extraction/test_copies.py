"""Copies of one text are told from texts on one subject."""

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.arabic.folding import fold
from articles.arabic.tokens import WORD
from articles.extraction.copies import SKETCH, are_copies, sketch_of, take_print
from tests.extraction.stories import (
    ARRIVAL,
    STORIES,
    in_other_frame,
    in_other_spelling,
    updated,
    without_its_last_paragraph,
)

CHANGES = (in_other_spelling, in_other_frame, updated, without_its_last_paragraph)


def copies(first: str, second: str) -> bool:
    return are_copies(take_print(first), take_print(second))


@pytest.mark.parametrize('change', CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize('story', STORIES, ids=['arrival', 'detainees', 'border', 'committee'])
def test_what_outlets_do_to_a_text_leaves_it_a_copy(story: str, change: Callable[[str], str]) -> None:
    assert change(story) != story
    assert copies(story, change(story))


@pytest.mark.parametrize('story', STORIES)
def test_a_text_in_another_spelling_and_frame_at_once_is_a_copy(story: str) -> None:
    assert copies(updated(story), in_other_frame(in_other_spelling(story)))


def test_texts_on_one_subject_are_no_copies() -> None:
    assert not any(copies(first, second) for first, second in combinations(STORIES, 2))


def test_a_quotation_and_a_background_paragraph_in_common_make_no_copy() -> None:
    shared = ARRIVAL.split('\n\n')[3]
    assert not any(copies(f'{story}\n\n{shared}', ARRIVAL) for story in STORIES[1:])


def test_half_of_a_text_under_another_lead_is_another_story() -> None:
    lead, *background = ARRIVAL.split('\n\n')
    follow_up = '\n\n'.join([STORIES[1].split('\n\n')[0], STORIES[1].split('\n\n')[1], *background[1:]])
    assert not copies(ARRIVAL, follow_up)
    assert copies('\n\n'.join([lead, *background[:2]]), in_other_spelling(ARRIVAL))


def test_a_digest_of_several_stories_is_a_copy_of_none() -> None:
    digest = '\n\n'.join(STORIES)
    assert not any(copies(digest, story) for story in STORIES)


def test_announcements_made_after_one_pattern_are_no_copies() -> None:
    pattern = 'تنطلق في أستانا اليوم الجولة {} من المحادثات حول سوريا بمشاركة وفود الدول الضامنة الثلاث والأمم المتحدة.'
    assert not copies(pattern.format('الـ12'), pattern.format('الـ13'))
    assert copies(pattern.format('الـ12'), pattern.format('الـ١٢'))


def test_a_short_text_is_a_copy_of_itself_in_another_spelling() -> None:
    short = 'أعلنت وزارة الخارجية أن الاجتماع المقبل سيعقد في أستانا نهاية الشهر.'
    assert copies(short, in_other_spelling(short))


def test_texts_without_words_are_copies_of_nothing() -> None:
    assert not copies('', '')
    assert not copies('… !', '… !')


def test_a_sketch_is_stable_across_processes() -> None:
    assert sketch_of(take_print('عقد الاجتماع في أستانا')) == [972334450542794432, 8702727016302815816]


@given(st.text(max_size=300), st.text(max_size=300))
def test_likeness_is_symmetric_and_a_sketch_fits_its_column(first: str, second: str) -> None:
    assert copies(first, second) == copies(second, first)
    sketch = sketch_of(take_print(first))
    assert len(sketch) <= SKETCH
    assert all(0 <= value < 2**63 for value in sketch)
    assert sketch == sorted(set(sketch))


@given(
    st.lists(st.sampled_from([*'اويءئؤهىبتث', '.', ',', '3', '٫', 'ـ', ' ', '\u064e', '…', '½']), max_size=30).map(
        ''.join
    )
)
def test_the_shingles_are_those_of_the_folded_words_without_vowels(text: str) -> None:
    consonants = fold(text).translate({ord(vowel): None for vowel in 'اويءئؤهى'})
    assert take_print(text).sequence.tolist() == take_print(' '.join(WORD.findall(consonants))).sequence.tolist()


def test_numbers_tell_short_texts_apart_whatever_the_longer_one_is() -> None:
    short = 'تعقد الجولة رقم 5 من المحادثات يوم 3 من الشهر ' + ' '.join(f'كلمة{letter}' for letter in 'بتثجحخدذ')
    assert not copies(short, short.replace('5', '6'))
    assert copies(short, f'{short} 5 3')


def test_short_announcements_of_different_rounds_are_no_copies() -> None:
    announced = (
        'انطلقت اليوم في العاصمة الكازاخية أعمال الجولة {} من محادثات السلام السورية بمشاركة وفدي الحكومة والمعارضة'
        ' والدول الضامنة، وبحضور ممثلين عن الأمم المتحدة والأردن بصفة مراقبين.'
    )
    assert not copies(announced.format('السابعة'), announced.format('الثامنة'))
    assert not copies(announced.format('7'), announced.format('8'))
    assert copies(announced.format('السابعة'), announced.format('الـ7'))
