"""The query language: what is typed and what is run."""

import datetime
import random
import re

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.search.engines.whoosh.matching import split_words
from articles.search.families import NameBook
from articles.search.lexing import SINGLE_QUOTES
from articles.search.lifting import MOST_LIFTS
from articles.search.parsing import MAX_LENGTH, MAX_PARTS, ParsedQuery, parse_query
from articles.search.relaxing import MAX_ALIKE
from articles.search.syntax import (
    Alike,
    All,
    AnyOf,
    Beside,
    DateRange,
    Everything,
    Family,
    Filter,
    Node,
    Not,
    Phrase,
    Prefix,
    Spelled,
    Word,
)
from articles.search.typed_filters import without
from tests.operations import calls_of

pytestmark = pytest.mark.django_db  # without one, no database is made when this file runs alone

NOBODY = NameBook(())
SANA = 'Syrian Arab News Agency (SANA)'
ROUND = '7th International Meeting on Syria in the Astana format (Astana 7)'


def parse(text: str, names: NameBook = NOBODY) -> ParsedQuery:
    with override('en'):
        return parse_query(text, names)


def typed(node: Node) -> str:
    """The tree in short."""
    match node:
        case All():
            return '(' + ' & '.join(typed(part) for part in node.parts if not isinstance(part, Beside | Spelled)) + ')'
        case AnyOf():
            return '(' + ' | '.join(map(typed, node.parts)) + ')'
        case Not():
            return '-' + typed(node.part)
        case Word():
            return '=' * node.exact + node.text
        case Alike():
            return f'~{node.text}'
        case Phrase():
            return f'"{" ".join(node.words)}"'
        case Prefix():
            return f'{node.text}*'
        case Filter():
            return f'{node.field}:{",".join(node.values)}'
        case DateRange():
            return f'{node.start}..{node.end}'
        case Family():
            return f'{node.kind}/{node.slug}'
        case Everything():
            return 'all'
    raise AssertionError(node)


class TestLanguage:
    @pytest.mark.parametrize(
        ('text', 'tree'),
        [
            ('هدنة حلب', '(هدنة & حلب)'),
            ('"وقف إطلاق النار"', '"وقف اطلاق النار"'),
            ('“وقف إطلاق”', '"وقف اطلاق"'),
            ('«وقف إطلاق»', '"وقف اطلاق"'),
            ('‘وقف إطلاق’', '"وقف اطلاق"'),
            ("'وقف إطلاق'", '"وقف اطلاق"'),
            ('「وقف إطلاق」', '"وقف اطلاق"'),
            ("Assad's هدنة", '(Assad & هدنة)'),
            ("وقف ' إطلاق", '(وقف & إطلاق)'),
            ('„وقف إطلاق“', '"وقف اطلاق"'),
            ('هدنة -حلب', '(هدنة & -حلب)'),
            ('هدنة NOT حلب', '(هدنة & -حلب)'),
            ('هدنة ليس حلب', '(هدنة & -حلب)'),
            ('هدنة -"شرق حلب"', '(هدنة & -"شرق حلب")'),
            ('حلب OR إدلب OR حمص', '(حلب | إدلب | حمص)'),
            ('حلب أو إدلب', '(حلب | إدلب)'),
            ('هدنة حلب أو إدلب', '(هدنة & (حلب | إدلب))'),
            ('هدنة (شرق حلب OR إدلب)', '(هدنة & (شرق & (حلب | إدلب)))'),
            ('(شرق حلب) OR إدلب', '((شرق & حلب) | إدلب)'),
            ('أستانة (7)', '(أستانة & 7)'),
            ('حلب OR (7)', '(حلب | 7)'),
            ('مفاوض*', 'مفاوض*'),
            ('=أستانة', '=أستانة'),
            ('أستانة -7', '(أستانة & 7)'),
            ('ثنائي-ثلاثي', '(ثنائي & ثلاثي)'),
            ('#وقف_إطلاق', '(وقف & إطلاق)'),
            ('-حلب', '(all & -حلب)'),
            ('', 'all'),
            ('!!! ؟', 'all'),
            ('ـ', 'all'),
            ('هدنة ـ ً حلب', '(هدنة & حلب)'),
            ('القرار 2254', '(القرار & 2254)'),
        ],
    )
    def test_what_is_typed_becomes_a_tree(self, text: str, tree: str) -> None:
        assert typed(parse(text).tree) == tree

    @pytest.mark.parametrize(
        'marks',
        ['""', '“”', '”“', '””', '«»', '»«', '„“', '„”', '‟”', '❝❞', '〝〞', '＂＂', '″″', '‹›', '「」', '『』', '《》',
         '〈〉', "''", '‘’', '’’', '‚‘', '❛❜', '``', '`´', '′′', ("``", "''"), ("''", "''"), ('‘‘', '’’')],
    )  # fmt: skip
    def test_any_marks_make_a_phrase(self, marks: str | tuple[str, str]) -> None:
        opening, closing = marks
        for text in (f'{opening}وقف إطلاق{closing} حلب', f'{opening} وقف إطلاق {closing} حلب'):
            if opening[0] in SINGLE_QUOTES and ' وقف' in text:
                continue  # a lone apostrophe between spaces is none
            assert typed(parse(text).tree) == '("وقف اطلاق" & حلب)', text
            assert parse(text).notices == ()

    def test_in_a_question_the_arabic_operators_are_words(self) -> None:
        assert typed(parse('هل الحل عسكري أو سياسي؟').tree).count('|') == 0
        assert typed(parse('لماذا ليس هناك اتفاق').tree).count('-') == 0

    def test_function_words_are_not_required(self) -> None:
        assert typed(parse('ماذا حدث في حلب').tree) == '(حدث & حلب)'
        assert typed(parse('من هو').tree) == '(من & هو)'

    @pytest.mark.parametrize('text', ['2017-01-24', '24/1/2017', '٢٤/١/٢٠١٧', '24.1.2017', '24-1-2017'])
    def test_a_date_is_a_day_of_publication_too(self, text: str) -> None:
        assert '2017-01-24..2017-01-24' in typed(parse(text).tree)

    def test_a_year_is_a_time_and_a_word(self) -> None:
        assert typed(parse('٢٠١٧').tree) == '(٢٠١٧ | 2017-01-01..2017-12-31)'


class TestWordsSideBySide:
    @pytest.mark.parametrize(
        ('text', 'pairs'),
        [
            ('وقف إطلاق النار', [('وقف', 'اطلاق'), ('اطلاق', 'النار')]),
            ('هدنة', []),
            ('هدنة في حلب', []),
            ('هدنة -حلب مفاوضات', []),
            ('هدنة =حلب', []),
            ('هدنة "حلب الشرقية"', []),
            ('هدنة OR حلب', []),
        ],
    )
    def test_pairs_are_looked_for_side_by_side(self, text: str, pairs: list[tuple[str, str]]) -> None:
        assert [(each.first, each.second) for each in _pairs(parse(text).tree)] == pairs

    def test_of_a_long_query_the_first_ones(self) -> None:
        assert len(_pairs(parse('هدنة حلب ' * 15).tree)) == MOST_LIFTS


class TestNamesAmongWords:
    @pytest.mark.parametrize(
        ('text', 'spelled', 'pairs'),
        [
            ('هدنة لافروف', ['لافروف'], [('هدنه', 'لافروف')]),
            ('دي ميستورا هدنة', ['دي', 'ميستورا'], [('ميستورا', 'هدنه'), ('دي', 'ميستورا')]),
            ('هدنة في أستانا', ['استانا'], []),
            ('لافروف "هدنة حلب"', [], []),
            ('لافروف -هدنة', [], []),
        ],
    )
    def test_they_count_as_typed(
        self, names: NameBook, text: str, spelled: list[str], pairs: list[tuple[str, str]]
    ) -> None:
        tree = parse(text, names).tree
        assert _spelled(tree) == spelled
        assert [(each.first, each.second) for each in _pairs(tree)] == pairs

    @pytest.mark.parametrize('text', ['لافروف', 'الرئيس بوتين', 'لافروف أستانا 7', 'شباط 2017'])
    def test_of_names_alone_every_spelling_brings_the_same(self, names: NameBook, text: str) -> None:
        tree = parse(text, names).tree
        assert (_spelled(tree), _pairs(tree)) == ([], [])

    def test_of_a_long_query_the_first_ones(self, names: NameBook) -> None:
        text = 'هدنة لافروف Lavrov Лавров بوتين Putin Путин أستانا أستانة Astana دي ميستورا'
        assert len(_spelled(parse(text, names).tree)) == MOST_LIFTS


class TestQuestions:
    @pytest.mark.parametrize('text', ['متى عقدت الجولة', 'سكان الصين؟', 'Who spoke in Astana'])
    def test_what_asks_is_a_question(self, text: str) -> None:
        assert parse(text).question

    def test_words_alone_ask_nothing(self) -> None:
        assert not parse('سكان الصين').question

    @pytest.mark.parametrize('text', ['من:2017-01 هدنة أو حلب', 'من: 2017-01 هدنة أو حلب', ' من：2017-01 هدنة أو حلب'])
    def test_the_name_of_a_filter_asks_nothing(self, text: str) -> None:
        parsed = parse(text)
        assert not parsed.question
        assert typed(parsed.tree) == '((هدنة | حلب) & 2017-01-01..None)'


class TestTopicsInQueries:
    def test_other_words_of_a_topic_follow(self, names: NameBook) -> None:
        parsed = parse('المعتقلين', names)
        assert typed(parsed.tree) == 'المعتقلين'
        assert parsed.relaxed is not None
        assert 'topic:detainees-missing' in typed(parsed.relaxed)

    def test_words_that_mean_one_thing_have_no_most(self, names: NameBook) -> None:
        relaxed = parse('القرار 2254', names).relaxed
        assert isinstance(relaxed, All)
        assert len([part for part in relaxed.parts if isinstance(part, AnyOf)]) == 2

    def test_beside_other_words_the_topic_stands_for_its_words(self, names: NameBook) -> None:
        relaxed = parse('لافروف المعتقلين', names).relaxed
        assert relaxed is not None
        assert 'topic:detainees-missing' in typed(relaxed)


class TestGuessedNames:
    def test_where_the_words_stand_as_typed_the_article_is_found_too(self, names: NameBook) -> None:
        parsed = parse('ولد محمد', names)
        assert parsed.guessed
        assert '"ولد محمد"' in typed(parsed.tree)

    def test_without_guessing_words_are_words(self, names: NameBook) -> None:
        with override('en'):
            parsed = parse_query('ولد محمد', names, guess=False)
        assert (typed(parsed.tree), parsed.guessed) == ('(ولد & محمد)', False)


class TestFilters:
    @pytest.mark.parametrize(
        ('text', 'filters'),
        [
            ('مصدر:سانا', ['source:sana']),
            ('مصدر: سانا', ['source:sana']),
            ('source:sana', ['source:sana']),
            ('مصدر:"الموعد اليومي"', ['source:elmaouid']),
            ('مصدر:الموعد', ['source:elmaouid']),
            ('مشارك:دي ميستورا', ['participant:de-mistura']),
            ('متحدث:Lavrov', ['speaker:lavrov']),
            ('speaker:de-mistura', ['speaker:de-mistura']),
            ('لقاء:أستانا 7', ['meeting:astana-07']),
            ('meeting:astana-07', ['meeting:astana-07']),
            ('لقاء:7', ['meeting:astana-07']),
            ('لقاء:السابعة', ['meeting:astana-07']),
            ('جولة:"الـ7"', ['meeting:astana-07']),
            ('round:seventh', ['meeting:astana-07']),
            ('موضوع:constitutional-committee', ['topic:constitutional-committee']),
            ('بلد:الجزائر', ['country:algeria']),
            ('البلد:سورية', ['country:syria']),
            ('country:Россия', ['country:russia']),
            ('المتحدث:الوزير لافروف', ['speaker:lavrov']),
            ('الشهر:"كانون الثاني 2017"', ['month:2017-01']),
            ('month:January 2017', ['month:2017-01']),
            ('السنة:2017 اللغة:العربية', ['year:2017', 'language:ar']),
            ('language:arabic', ['language:ar']),
            ('سنة:٢٠١٧', ['year:2017']),
            ('month:2017-02', ['month:2017-02']),
            ('source:sana مصدر:elmaouid', ['source:sana,elmaouid']),
        ],
    )
    def test_fields_take_slugs_and_names_in_any_spelling(self, names: NameBook, text: str, filters: list[str]) -> None:
        parsed = parse(text, names)
        assert [typed(each) for each in parsed.filters] == filters
        assert parsed.tree == Everything()
        assert parsed.notices == ()

    def test_a_value_takes_no_more_words_than_it_has(self, names: NameBook) -> None:
        parsed = parse('مشارك:دي ميستورا هدنة', names)
        assert [typed(each) for each in parsed.filters] == ['participant:de-mistura']
        assert typed(parsed.tree) == 'هدنة'

    @pytest.mark.parametrize(
        ('text', 'tree'),
        [
            ('من:2017-01', '(all & 2017-01-01..None)'),
            ('إلى:2017', '(all & None..2017-12-31)'),
            ('from:24/1/2017', '(all & 2017-01-24..None)'),
            ('حتى:"شباط 2017"', '(all & None..2017-02-28)'),
            ('من:6 شباط 2017', '(all & 2017-02-06..None)'),
        ],
    )
    def test_bounds_of_time(self, names: NameBook, text: str, tree: str) -> None:
        assert typed(parse(text, names).tree) == tree

    def test_an_unknown_value_is_searched_as_words_and_said(self, names: NameBook) -> None:
        parsed = parse('مصدر:مجهولة هدنة', names)
        assert typed(parsed.tree) == '(مجهولة & هدنة)'
        assert len(parsed.notices) == 1

    def test_what_several_values_begin_with_is_none_of_them(self, names: NameBook) -> None:
        parsed = parse('مشارك:بشار', names)
        assert parsed.filters == ()
        assert 'بشار' in parsed.notices[0]

    def test_an_excluded_filter_stays_in_the_tree(self, names: NameBook) -> None:
        assert typed(parse('هدنة -مصدر:سانا', names).tree) == '(هدنة & -source:sana)'

    def test_an_address_is_no_filter(self) -> None:
        assert parse('http://sana.sy').filters == ()


class TestNames:
    def test_spellings_of_a_name_make_the_same_search(self, names: NameBook) -> None:
        trees = [parse(text, names) for text in ('لافروف', 'Lavrov', 'Лавров', 'سيرغي لافروف', '«لافروف'[1:])]
        assert len({typed(parsed.tree) for parsed in trees}) == 1
        spellings = ('لافروف', 'Lavrov', 'Лавров', 'سيرغي لافروف')
        relaxed = [parse(f'{text} هدنة', names).relaxed for text in spellings]
        assert len({typed(tree) for tree in relaxed if tree}) == 1

    @pytest.mark.parametrize('text', ['لافروف', 'Lavrov', 'داعش', 'حلب', 'حلب OR إدلب', 'مفاوض*', '=أستانة', '*ستان'])
    def test_of_a_name_a_choice_or_a_letter_pattern_there_is_no_most(self, names: NameBook, text: str) -> None:
        assert parse(text, names).relaxed is None

    def test_only_words_that_are_no_names_bring_words_like_them(self, names: NameBook) -> None:
        relaxed = parse('أستانا 7 لافروف المعتقلين ستولتنبرغ', names).relaxed
        assert relaxed is not None
        assert re.findall('~[^ )]+', typed(relaxed)) == ['~ستولتنبرغ']

    def test_few_words_of_a_long_query_bring_words_like_them(self) -> None:
        relaxed = parse(' '.join(f'كلمة{letter}' for letter in 'بتثجحخدذرزسش')).relaxed
        assert relaxed is not None
        assert typed(relaxed).count('~') == MAX_ALIKE

    def test_a_round_has_its_number_in_brackets_too(self, names: NameBook) -> None:
        assert typed(parse('هدنة أستانا (7)', names).tree) == typed(parse('هدنة أستانا 7', names).tree)

    def test_the_words_of_a_persons_name_do_not_count_apart(self, names: NameBook) -> None:
        relaxed = parse('الجعفري هدنة', names).relaxed
        assert relaxed is not None
        assert typed(relaxed).split().count('بشار') == 0

    def test_a_name_between_words(self, names: NameBook) -> None:
        assert typed(parse('تصريح لافروف حول حلب الشرقية', names).tree).startswith(
            '(تصريح & (participant/lavrov | participant:lavrov) & حول & place/aleppo'
        )

    @pytest.mark.parametrize(
        ('digits', 'spelled'),
        [
            ('2017-02', 'شباط 2017'),
            ('٠٢/٢٠١٧', 'فبراير 2017'),
            ('6/2/2017', '6 شباط 2017'),
            ('2017-02-06', '6 فبراير 2017'),
        ],
    )
    def test_a_date_in_digits_is_found_where_it_is_spelled(self, names: NameBook, digits: str, spelled: str) -> None:
        date, words = parse(digits, names).tree, parse(spelled, names).tree
        assert isinstance(date, AnyOf)
        assert isinstance(words, AnyOf)
        assert set(map(typed, words.parts)) < set(map(typed, date.parts))
        assert {part.spellings for part in date.parts if isinstance(part, Family)} == {
            part.spellings for part in words.parts if isinstance(part, Family)
        }

    @pytest.mark.parametrize('text', ['شباط 2017', 'فبراير ٢٠١٧', 'فيفري 2017', 'شباط/فبراير 2017', 'February 2017'])
    def test_a_month_in_any_system(self, names: NameBook, text: str) -> None:
        assert typed(parse(text, names).tree) == '(month/02 | 2017-02-01..2017-02-28)'

    def test_a_day_with_its_month(self, names: NameBook) -> None:
        assert typed(parse('24 كانون الثاني 2017', names).tree) == '(month/01 | 2017-01-24..2017-01-24)'
        assert typed(parse('31 شباط 2017', names).tree) == 'month/02'

    def test_an_unlisted_spelling_is_said(self, names: NameBook) -> None:
        (notice,) = parse('Lavroff', names).notices
        assert 'Lavroff' in notice and 'Sergey Lavrov' in notice


class TestRepairsAndLimits:
    @pytest.mark.parametrize(
        ('text', 'tree'),
        [
            ('حلب "وقف إطلاق', '(حلب & "وقف اطلاق")'),
            ('مح*', 'مح'),
            ('*', 'all'),
            ('*ستان', '=ستان'),
            ('!!! ؟', 'all'),
            ('OR', 'all'),
            ('(حلب', 'حلب'),
            ('حلب)', 'حلب'),
            ('((((((((حلب', 'حلب'),
        ],
    )
    def test_what_does_not_fit_is_repaired_and_said(self, text: str, tree: str) -> None:
        parsed = parse(text)
        assert typed(parsed.tree) == tree
        assert parsed.notices

    @pytest.mark.parametrize('text', ['', '   ', '-حلب', 'من:2017', 'هدنة'])
    def test_what_can_be_read_is_not_called_empty(self, text: str) -> None:
        assert parse(text).notices == ()

    @pytest.mark.parametrize('text', ['OR', 'NOT', 'حلب OR', 'OR حلب', 'NOT NOT حلب', '- -', '""', '()', ':', 'مصدر:'])
    def test_operators_without_operands_do_no_harm(self, text: str) -> None:
        split_words(parse(text).tree)

    def test_a_long_query_is_cut_and_said(self) -> None:
        parsed = parse('مفاوضات ' * 1000)
        assert len(parsed.notices) == 2
        assert len(parsed.parts) <= MAX_PARTS
        assert MAX_LENGTH < 1000

    def test_stars_are_limited(self) -> None:
        parsed = parse('مفاوض* محادث* مباحث* مشاور*')
        assert typed(parsed.tree) == '(مفاوض* & محادث* & مباحث* & مشاور)'
        assert parsed.notices


PIECES = st.sampled_from(
    ['"', '«', '”', '(', ')', '-', '=', '*', ':', '|', ' ', ' OR ', ' أو ', ' ليس ', ' NOT ', 'مصدر:', 'من:', 'to:',
     'لافروف', 'دي', 'ميستورا', 'أستانا', '7', '2017', '24/1/2017', 'شباط', 'آب', 'الجولة', 'السابعة', 'وقف', 'ـ',
     'ً', '\u200f', '\0', '#', '_', 'Lavrov', "'", 'ا' * 50]
)  # fmt: skip


class TestAnything:
    @settings(max_examples=300, deadline=None)
    @given(st.one_of(st.lists(PIECES, max_size=30).map(''.join), st.text(max_size=120)))
    def test_nothing_typed_fails(self, names: NameBook, text: str) -> None:
        parsed = parse(text, names)
        typed(parsed.tree)
        for each in _ranges(parsed.tree):
            for bound in filter(None, (each.start, each.end)):
                datetime.date.fromisoformat(bound)

    @pytest.mark.parametrize('piece', ['"', '(', ')', ' -', ' OR ', 'من:2017 ', 'دي ميستورا ', '24/1/2017 ', 'آب* '])
    def test_four_times_the_text_is_no_sixteen_times_the_work(self, piece: str) -> None:
        few, many = (calls_of(parse, piece * count) for count in (5, 20))
        assert many <= 8 * few

    @settings(max_examples=100, deadline=None)
    @given(st.lists(PIECES, max_size=30).map(''.join))
    def test_reading_twice_gives_the_same(self, names: NameBook, text: str) -> None:
        assert parse(text, names) == parse(text, names)


def _spelled(node: Node) -> list[str]:
    return [part.word for part in node.parts if isinstance(part, Spelled)] if isinstance(node, All) else []


def _pairs(node: Node) -> list[Beside]:
    return [part for part in node.parts if isinstance(part, Beside)] if isinstance(node, All) else []


def _ranges(node: Node) -> list[DateRange]:
    match node:
        case DateRange():
            return [node]
        case All() | AnyOf():
            return [each for part in node.parts for each in _ranges(part)]
        case Not():
            return _ranges(node.part)
    return []


class TestTypedFilters:
    @pytest.mark.parametrize(
        ('text', 'left', 'labels'),
        [
            ('هدنة مصدر:سانا حلب', 'هدنة حلب', [SANA]),
            ('source:سانا', '', [SANA]),
            ('  هدنة   صحيفة: "سانا"  ', 'هدنة', [SANA]),
            ('هدنة من:2017-01', 'هدنة', ['2017-01']),
            ('إلى:"شباط 2018" هدنة', 'هدنة', ['شباط 2018']),
            ('هدنة من:٢٤/١/٢٠١٧', 'هدنة', ['٢٤/١/٢٠١٧']),
            ('لقاء:أستانا 7 هدنة', 'هدنة', [ROUND]),
            ('متحدث:سيرغي لافروف "وقف إطلاق"', '"وقف إطلاق"', ['Sergey Lavrov']),
            ('language:ar هدنة', 'هدنة', ['Arabic']),
            ('هدنة مصدر:"سانا', 'هدنة', [SANA]),
            ("Mistura's d'accord \0 source:سانا هدنة", "Mistura's d'accord \0 هدنة", [SANA]),
            ('هدنة -مصدر:سانا حلب', 'هدنة حلب', [SANA]),
            ('هدنة ليس (مصدر:سانا) حلب', 'هدنة حلب', [SANA]),
            ('هدنة OR مصدر:سانا حلب', 'هدنة حلب', [SANA]),
            ('مصدر:سانا أو هدنة', 'هدنة', [SANA]),
            ('(مصدر:سانا هدنة) حلب', '(هدنة) حلب', [SANA]),
            ('مصدر:لاأحد هدنة', 'مصدر:لاأحد هدنة', []),
        ],
    )
    def test_one_is_taken_out_with_what_joins_it_and_nothing_else(
        self, names: NameBook, text: str, left: str, labels: list[str]
    ) -> None:
        found = parse(text, names).typed
        assert [each.label for each in found] == labels
        assert without(text, found) == left

    def test_each_of_several_is_taken_out_by_itself(self, names: NameBook) -> None:
        text = 'مصدر:سانا هدنة موضوع:المعتقلين متحدث:لافروف من:2017'
        found = parse(text, names).typed
        assert [each.field for each in found] == ['source', 'topic', 'speaker', 'from']
        for each in found:
            left = parse(without(text, [each]), names)
            assert [(other.field, other.label) for other in left.typed] == [
                (other.field, other.label) for other in found if other is not each
            ]
            assert left.parts == parse(text, names).parts
        assert without(text, found) == 'هدنة'

    def test_two_joined_by_or_go_together_with_it(self, names: NameBook) -> None:
        text = 'مصدر:سانا OR متحدث:لافروف هدنة'
        assert without(text, parse(text, names).typed) == 'هدنة'

    def test_what_is_excluded_says_so(self, names: NameBook) -> None:
        text = 'مصدر:سانا -متحدث:لافروف NOT (هدنة لقاء:أستانا 7)'
        assert [each.excluded for each in parse(text, names).typed] == [False, True, True]

    def test_whatever_stands_around_it_the_others_stay(self, names: NameBook) -> None:
        choice = random.Random(4)
        around = ['مصدر:سانا', 'من:2017-01', '"', '(', ')', 'OR', '-', "d'un", 'هدنة', '\0', ' ', '*', '«']
        taken = 0
        for _ in range(150):
            text = ' '.join(choice.choices(around, k=10))
            found = parse(text, names).typed
            for each in found:
                left = [other.field for other in found if other is not each]
                assert [other.field for other in parse(without(text, [each]), names).typed] == left, text
                taken += 1
        assert taken > 100
