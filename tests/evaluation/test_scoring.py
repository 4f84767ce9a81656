"""The scorer itself: a perfect export reaches every figure, a planted error lowers its figure and no other."""

import copy
import json
from pathlib import Path

import pytest

from tests.evaluation.judged import Figure
from tests.evaluation.perfect import perfect_export
from tests.evaluation.scoring import failures, read_export, read_gold, score_export, table
from tests.evaluation.wording import occurrences

HERE = Path(__file__).parent
HALVES = ('tuning', 'held_out')


def small_gold() -> list[dict]:
    """Six pages that have something of everything the figures count."""
    page = {
        'file': 'a.txt', 'record': None, 'phenomena': ['test'],
        'headline': 'عنوان أول', 'source': 'sana', 'byline': None,
        'published': {'determinable': True, 'date': '2017-05-04', 'latest': '2017-05-05'},
        'persons': ['lavrov', 'jaafari'], 'persons_optional': ['putin'],
        'meetings': {'reported': ['astana-04'], 'mentioned': ['astana-01'], 'either': ['geneva-06'], 'optional': []},
        'direct_statements': [
            {'speaker': 'lavrov', 'first_words': 'نحن هنا اليوم', 'last_words': 'كي نتفق جميعا'},
            {
                'speaker': 'jaafari', 'first_words': 'هذا أول الكلام', 'last_words': 'وهذا آخر الكلام',
                'parts': [
                    {'first_words': 'هذا أول الكلام', 'last_words': 'نصف الكلام الأول'},
                    {'first_words': 'ثم نصفه الثاني', 'last_words': 'وهذا آخر الكلام'},
                ],
            },
        ],
        'optional_statements': [{'first_words': 'مفيد', 'last_words': 'مفيد'}],
        'not_speech': ['المعارضة المعتدلة'], 'on_topic': True,
        'remove': [{'text': 'اقرأ أيضاً', 'cue': True}, {'text': 'الرئيسية / أخبار', 'cue': False}], 'keep': [],
        'body': ['فقرة أولى فيها كلام كثير عن الرئيسية وغيرها', 'فقرة ثانية أقصر'],
    }  # fmt: skip
    other = {**copy.deepcopy(page), 'file': 'b.txt', 'family': 'wire', 'on_topic': False, 'direct_statements': []}
    other['meetings'] = {'reported': [], 'mentioned': [], 'either': [], 'optional': []}
    third = {**copy.deepcopy(other), 'file': 'c.txt', 'published': {'determinable': False, 'date': None}}
    same = {**copy.deepcopy(page), 'file': 'd.txt', 'copy_of': 'a.txt'}
    several = {**copy.deepcopy(page), 'file': 'e.txt', 'several_stories': 3}
    fourth = {**copy.deepcopy(third), 'file': 'f.txt'}
    return [page, other, third, same, several, fourth]


def changed_figures(change, gold=None) -> set[str]:
    """The figures that `change`, made to the perfect export, alters."""
    gold = gold or small_gold()
    articles = perfect_export(gold)
    before = score_export(articles, gold).figures
    change(articles)
    after = score_export(articles, gold).figures
    return {name for name in before if before[name].value != after[name].value}


@pytest.mark.parametrize('half', HALVES)
def test_a_perfect_export_reaches_every_figure(half):
    gold = read_gold(HERE / half / 'gold.json')
    score = score_export(perfect_export(gold), gold)
    assert failures(score) == ''
    assert {f.value for f in score.figures.values()} <= {1.0, 0.0, None}
    assert all(f.holds for f in score.figures.values())
    assert all(f.value == (0.0 if f.at_most else 1.0) for f in score.figures.values() if f.total)


def test_every_figure_has_something_to_count_in_the_small_gold():
    gold = small_gold()
    figures = score_export(perfect_export(gold), gold).figures
    assert all(figure.total for figure in figures.values())


def set_field(name, value, index=0):
    return lambda articles: articles[index].__setitem__(name, value)


def append(name, value, index=0):
    return lambda articles: articles[index][name].append(value)


def drop(name, position=0, index=0):
    return lambda articles: articles[index][name].pop(position)


def add_to_body(text, index=0):
    return lambda articles: articles[index].__setitem__('body', f'{articles[index]["body"]}\n\n{text}')


def statement(text, speaker=None):
    return {'speaker': speaker, 'kind': 'direct', 'text': text, 'status': 'proposed'}


DATE = {'date': '2019-01-01', 'precision': 'day', 'evidence': ''}
PERSONS = {'persons F1', 'persons precision'}
REPORTED = {'meetings reported F1', 'meetings reported precision'}
AT_ALL = {'meetings at all F1', 'meetings at all precision'}

PLANTED = {
    'another headline': (set_field('headline', 'عنوان آخر'), {'headline'}),
    'a headline where the letters differ': (set_field('headline', 'عنوان اول'), {'headline'}),
    'another source': (set_field('source', 'elmaouid'), {'source'}),
    'a byline nobody printed': (set_field('byline', 'كتب فلان'), {'byline'}),
    'an announced line left': (add_to_body('إقرأ أيضا'), {'furniture left', 'furniture left with cue'}),
    'an unannounced line left': (add_to_body('الرئيسية / أخبار'), {'furniture left'}),
    'a paragraph lost': (set_field('body', 'فقرة ثانية أقصر'), {'genuine text lost'}),
    'a wrong day': (set_field('published', DATE), {'date precision', 'date recall'}),
    'no day': (set_field('published', None), {'date recall'}),
    'a day guessed': (set_field('published', DATE, 2), {'date precision'}),
    'a person missed': (drop('participants'), {'persons F1', 'persons recall'}),
    'a person too many': (append('participants', {'slug': 'zarif', 'status': 'proposed'}), PERSONS),
    'a meeting missed': (
        drop('meetings'),
        {'meetings reported F1', 'meetings reported recall', 'meetings at all F1', 'meetings at all recall'},
    ),
    'a meeting mentioned too many': (
        append('meetings', {'slug': 'astana-09', 'role': 'mentioned', 'status': 'proposed'}),
        AT_ALL,
    ),
    'a meeting reported too many': (
        append('meetings', {'slug': 'astana-09', 'role': 'reported', 'status': 'proposed'}),
        REPORTED | AT_ALL,
    ),
    'a meeting reported off topic': (
        append('meetings', {'slug': 'astana-09', 'role': 'reported', 'status': 'proposed'}, 1),
        REPORTED | AT_ALL | {'off-topic with a reported meeting'},
    ),
    'a statement missed': (drop('statements'), {'quotations recall'}),
    'a name taken for speech': (append('statements', statement('المعارضة المعتدلة')), {'quotations precision'}),
    'another speaker': (
        lambda articles: articles[0]['statements'][0].__setitem__('speaker', 'putin'),
        {'quotations speaker'},
    ),
    'a statement cut short': (
        lambda articles: articles[0]['statements'][0].__setitem__('text', 'نحن هنا اليوم'),
        {'quotations recall', 'quotations precision'},
    ),
    'a family torn': (set_field('family', None, 1), {'near-duplicates recall'}),
    'a stranger in the family': (set_field('family', 1), {'near-duplicates precision'}),
    'a copy not seen': (set_field('duplicate_of', None, 3), {'exact copies'}),
    'on topic not told': (set_field('on_topic', None), {'on topic'}),
}


@pytest.mark.parametrize(('change', 'expected'), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_error_lowers_its_figure_and_no_other(change, expected):
    assert changed_figures(change) == expected


ALLOWED = {
    'a role read as its holder': append('participants', {'slug': 'putin', 'status': 'proposed'}),
    'a state beside the persons': append('participants', {'slug': 'russia', 'status': 'proposed'}),
    'a link staff rejected': append('participants', {'slug': 'zarif', 'status': 'rejected'}),
    'the next day where a range is given': set_field('published', {**DATE, 'date': '2017-05-05'}),
    'a day-less date': set_field('published', {**DATE, 'precision': 'year'}, 2),
    'one quoted word of praise': append('statements', statement('مفيد')),
    'an indirect statement': append('statements', {**statement('نقل كلام'), 'kind': 'indirect'}),
    'either role where the gold allows both': lambda articles: articles[0]['meetings'][2].__setitem__(
        'role', 'reported'
    ),
    'a quotation over paragraphs exported by its parts': lambda articles: articles[0]['statements'].__setitem__(
        slice(1, 2),
        [
            statement('هذا أول الكلام … نصف الكلام الأول', 'jaafari'),
            statement('ثم نصفه الثاني … وهذا آخر الكلام', 'jaafari'),
        ],
    ),
    'white space and marks of direction': set_field('headline', 'عنوان\xa0 أول\u200f'),
    'a copy that is not stored twice': lambda articles: articles.pop(3),
}


@pytest.mark.parametrize('change', ALLOWED.values(), ids=ALLOWED.keys())
def test_what_the_rules_allow_lowers_nothing(change):
    assert changed_figures(change) == set()


def test_the_true_day_of_a_page_that_does_not_state_it_counts_neither_way():
    gold = small_gold()
    gold[2]['published'] = {'determinable': False, 'date': '2018-02-01', 'latest': '2018-02-03'}
    assert changed_figures(set_field('published', {**DATE, 'date': '2018-02-02'}, 2), gold) == set()
    assert changed_figures(set_field('published', DATE, 2), gold) == {'date precision'}


def test_a_missing_article_counts_as_nothing_found():
    changed = changed_figures(lambda articles: articles.pop(1))
    assert {'headline', 'genuine text lost', 'date recall', 'persons F1', 'near-duplicates recall'} <= changed


def test_a_page_of_several_stories_blended_into_one_article_is_told():
    gold = small_gold()
    articles = perfect_export(gold)
    articles.append({**articles[0], 'original': {'name': 'e.txt', 'record': None}})
    assert score_export(articles, gold).figures['several stories'].value == 0.0
    articles.append({**articles[0], 'original': {'name': 'e.txt', 'record': '2'}})
    assert score_export(articles, gold).figures['several stories'].value == 1.0


def test_an_interview_is_not_scored_on_its_answers():
    gold = small_gold()
    gold[1]['answers_optional'] = True
    assert changed_figures(append('statements', statement('جواب طويل من الضيف'), 1), gold) == set()


def test_a_line_is_counted_as_whole_words_however_often_it_stands():
    assert occurrences('شارك', 'شارك شارك وشارك\nمشاركة') == 2
    assert occurrences('اقرأ أيضاً:', 'إقرأ ايضا') == 1
    assert occurrences('***', 'سطر\n***\nسطر') == 1


def test_a_second_printing_is_left_only_where_it_stands_oftener_than_the_text():
    gold = small_gold()
    gold[0]['remove'].append({'text': gold[0]['body'][1], 'cue': False})
    assert changed_figures(add_to_body(gold[0]['body'][1]), gold) == {'furniture left'}


def test_a_figure_of_nothing_counts_as_held():
    assert Figure('x', 0, 0, 0.9).holds
    assert not Figure('x', 1, 2, 0.9).holds
    assert not Figure('x', 1, 2, 0.1, at_most=True).holds


def test_export_and_gold_are_read_from_files_and_shown_as_a_table(tmp_path):
    gold = small_gold()
    (tmp_path / 'gold.json').write_text(json.dumps({'pages': gold}), encoding='utf-8')
    lines = '\n'.join(json.dumps(article) for article in perfect_export(gold))
    (tmp_path / 'export.jsonl').write_text(lines, encoding='utf-8')
    score = score_export(read_export(tmp_path / 'export.jsonl'), read_gold(tmp_path / 'gold.json'))
    assert 'headline' in table(score)
    assert 'MISSED' not in table(score)
