"""What search makes of a word beside its stems: particles, letter groups, the form as written, stop words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.arabic.folding import fold
from articles.arabic.grams import letter_groups
from articles.arabic.particles import PARTICLES, attached_forms, beginnings
from articles.arabic.stopwords import STOP_WORDS
from articles.arabic.writing import letters_of


def test_every_particle_may_be_attached():
    forms = attached_forms('لافروف')
    assert {'لافروف', 'ولافروف', 'بلافروف', 'للافروف', 'وبلافروف', 'فكلافروف'} <= set(forms)
    assert len(forms) == len(set(forms)) == 1 + len(PARTICLES)


def test_the_article_loses_its_alef_after_lam():
    assert {'للامم', 'وللامم', 'بالامم'} <= set(attached_forms('الامم'))
    assert 'لالامم' not in attached_forms('الامم')


def test_words_of_two_letters_take_particles_only_when_asked():
    assert attached_forms('اب') == ['اب']
    assert 'ودي' in attached_forms('دي', shortest=1)


def test_a_beginning_stands_behind_article_and_particles():
    assert {'مفاو', 'المفاو', 'بالمفاو', 'للمفاو', 'وبمفاو'} <= set(beginnings('مفاو'))
    assert set(beginnings('المفاو')) == set(beginnings('مفاو'))


def test_the_article_is_not_taken_off_a_short_beginning():
    assert 'ا' not in beginnings('الا')
    assert beginnings('ال') == ['ال']


@given(st.text(min_size=1, max_size=30))
def test_letter_groups_cover_the_word(word):
    groups = letter_groups(word)
    assert all(len(group) <= 4 for group in groups) or groups == [f'_{word}_']
    assert groups[0].startswith('_')
    assert groups[-1].endswith('_')
    assert len(groups) == max(1, len(word) - 1)


@pytest.mark.parametrize(
    ('written', 'letters'),
    [
        ('أستـــانا', 'أستانا'),
        ('مُحَمَّد', 'محمد'),
        ('ﻻ', 'لا'),
        ('أستانة', 'أستانة'),
        ('أسـ\u200cتانا', 'أستانا'),
        ('Astana', 'Astana'),
        ('٢٠١٧', '٢٠١٧'),
    ],
)
def test_the_form_as_written_keeps_its_letters(written, letters):
    assert letters_of(written) == letters


def test_stop_words_are_folded():
    assert all(fold(word) == word for word in STOP_WORDS)
    assert {'في', 'الي', 'علي', 'اين', 'ماذا'} <= STOP_WORDS
