"""What is marked in a text: whole words, at their places, whatever stands in it."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.families import NameBook
from articles.search.highlighting import PASSAGE_LENGTH, best_passages, mark
from articles.search.occurrences import Finder, unrelated_first
from articles.search.parsing import parse_query

pytestmark = pytest.mark.django_db  # without one, no database is made when this file runs alone

NOBODY = NameBook(())


def marked(query: str, text: str, names: NameBook = NOBODY, *, related: bool = False) -> list[str]:
    parsed = parse_query(query, names)
    finder = Finder(parsed.widened if related else parsed.parts, related=related)
    return [text[each.start : each.end] for each in finder.find(text)]


class TestWhatIsMarked:
    @pytest.mark.parametrize(
        ('query', 'text', 'words'),
        [
            ('محادثات', 'بدأت المحادثات ومحادثاتهم', ['المحادثات']),
            ('هدنة', 'الهُدْنَة والهدنـــة', ['الهُدْنَة', 'والهدنـــة']),
            ('"وقف إطلاق"', 'وقف اطلاق النار ثم وقف الحرب', ['وقف اطلاق']),
            ('مفاوض*', 'المفاوضات ومفاوض وفوض', ['المفاوضات', 'ومفاوض']),
            ('=أستانة', 'أستانة أستانا استانة', ['أستانة']),
            ('٢٠١٧', 'عام 2017 وعام ٢٠١٧', ['2017', '٢٠١٧']),
            ('هدنة -حلب', 'هدنة حلب', ['هدنة']),
            ('ماذا حدث في حلب', 'في حلب', ['حلب']),
        ],
    )
    def test_whole_words_that_answer_the_query(self, query: str, text: str, words: list[str]) -> None:
        assert marked(query, text) == words

    def test_a_name_with_its_particle_is_one_mark(self, names: NameBook) -> None:
        text = 'اجتماع بأستانا مع لسيرغي لافروف وديمستورا'
        assert marked('Astana Lavrov "de"', text, names) == ['بأستانا', 'لسيرغي لافروف']
        assert marked('de Mistura', text, names) == ['وديمستورا']

    def test_words_of_one_root_are_marked_only_where_they_were_admitted(self) -> None:
        assert marked('وفد', 'الوفود') == []
        assert marked('وفد', 'الوفود', related=True) == ['الوفود']

    def test_related_words_are_left_out_where_a_sure_one_stands(self) -> None:
        finder = Finder(parse_query('القرار 2254', NOBODY).widened, related=True)
        alone, beside = 'الأمن والاستقرار', 'الأمن والاستقرار في 2254'
        assert [beside[each.start : each.end] for (each,) in unrelated_first([finder.find(beside)])] == ['2254']
        ((found,),) = unrelated_first([finder.find(alone)])
        assert (alone[found.start : found.end], found.related) == ('والاستقرار', True)

    def test_a_word_like_one_is_marked_where_the_article_has_that_one_in_no_other_form(self) -> None:
        parts = parse_query('ستولتنبيرغ هدنة', NOBODY).widened
        finder = Finder(parts, related=True, alike=lambda word: ['ستولتنبرغ'] if word == 'ستولتنبيرغ' else [])
        for text, shown in (
            ('ستولتنبرغ والهدنة', ['ستولتنبرغ', 'والهدنة']),
            ('ستولتنبرغ وستولتنبيرغ', ['وستولتنبيرغ']),
        ):
            (found,) = unrelated_first([finder.find(text)])
            assert [text[each.start : each.end] for each in found] == shown

    def test_no_substring_of_another_word(self, names: NameBook) -> None:
        assert marked('بوتن', 'قالت سبوتنيك', names) == []


TEXTS = st.text(alphabet=st.sampled_from('وقفهدنةحلب <>&"\'\n\u200fـً…'), max_size=600)


class TestPassages:
    def test_the_text_is_escaped_and_only_marks_are_added(self) -> None:
        text = '<b>هدنة</b> & "حلب" <script>'
        occurrences = Finder(parse_query('هدنة حلب', NOBODY).parts).find(text)
        shown = mark(text, occurrences)
        assert '<b>' not in shown and '<script>' not in shown
        assert html.unescape(re.sub('</?mark>', '', shown)) == text

    @given(TEXTS)
    def test_whatever_stands_in_a_text_it_comes_out_the_same(self, text: str) -> None:
        occurrences = Finder(parse_query('هدنة حلب وقف', NOBODY).parts).find(text)
        assert html.unescape(re.sub('</?mark>', '', mark(text, occurrences))) == text
        for passage in best_passages(text, occurrences):
            bare = html.unescape(re.sub('</?mark>', '', passage)).strip('…')
            assert bare in text
            assert len(bare) <= 2 * PASSAGE_LENGTH

    def test_the_two_best_passages_answer_different_words(self) -> None:
        filler = 'كلام آخر كثير لا يهم أحدا ' * 30
        text = f'{filler}\n\nهدنة هدنة {filler}\n\nحلب {filler}\n\nهدنة'
        occurrences = Finder(parse_query('هدنة حلب', NOBODY).parts).find(text)
        passages = best_passages(text, occurrences)
        assert len(passages) == 2
        assert any('<mark>هدنة</mark>' in passage for passage in passages)
        assert any('<mark>حلب</mark>' in passage for passage in passages)

    def test_a_text_without_a_match_shows_its_opening(self) -> None:
        (passage,) = best_passages('أول الكلام ' * 100, [])
        assert passage.startswith('أول الكلام')
        assert passage.endswith('…')

    def test_marks_hold_whole_words(self) -> None:
        text = 'وبالهدنة'
        assert mark(text, Finder(parse_query('الهدنة', NOBODY).parts).find(text)) == '<mark>وبالهدنة</mark>'
