"""Passages read from the index: what the tree matches is marked, whole words, escaped."""

import random

import pytest

from articles.search.engines.whoosh.engine import WhooshEngine
from articles.search.engines.whoosh.passages import PASSAGES, Marking
from articles.search.syntax import All, AnyOf, Everything, Family, Filter, Not, Phrase, Prefix, Word
from tests.search.engines.contract.records import article, build

LONG = ' '.join(f'كلمة{number}' for number in range(100))


def marked(tree, body):
    """What is marked, in order."""
    return [piece.partition('</mark>')[0] for piece in Marking(tree).passages(body).split('<mark>')[1:]]


def test_a_word_is_marked_in_its_forms():
    assert marked(Word('محادثات'), 'انطلقت المحادثات، ومحادثاتهم في (مُحادثاتٍ) وحدها') == ['المحادثات', 'مُحادثاتٍ']


def test_an_exact_word_is_marked_letter_for_letter():
    assert marked(Word('أستانا', exact=True), 'أستانا استانا أَستانا') == ['أستانا', 'أَستانا']


def test_what_is_another_word_in_spite_of_its_stem_is_not_marked():
    assert marked(Word('أب', not_written=('آب',)), 'في آب جاء أب') == ['أب']


def test_a_phrase_is_marked_as_a_whole_and_nowhere_else():
    body = 'النار في وقف إطلاق القذائف ثم وقف إطلاق النار.'
    assert marked(Phrase(('وقف', 'اطلاق', 'النار')), body) == ['وقف إطلاق النار']


def test_a_name_is_marked_in_any_spelling_behind_particles():
    name = Family('place', 'astana', 'أستانا', (('استانا',), ('نور', 'سلطان')), (('نور', 'سلطان', 'نزاربايف'),))
    body = 'بأستانا ثم ونور سلطان ثم نور سلطان نزاربايف'
    assert marked(name, body) == ['بأستانا', 'ونور سلطان']


def test_a_beginning_is_marked_behind_particles_and_article():
    assert marked(Prefix('مفاو'), 'والمفاوضات ومفاوض وفاوض') == ['والمفاوضات', 'ومفاوض']


def test_parts_of_a_tree_are_marked_and_what_is_excluded_is_not():
    tree = All((AnyOf((Word('حلب'), Word('جنيف'))), Not(Word('حمص')), Filter('source', ('sana',))))
    assert marked(tree, 'حلب ثم حمص ثم جنيف') == ['حلب', 'جنيف']


def test_words_joined_by_signs_are_told_apart():
    assert marked(Word('حلب'), 'دمشق/حلب-حمص\nحلب') == ['حلب', 'حلب']


def test_as_many_passages_as_allowed_each_around_its_words():
    body = f'{LONG} حلب {LONG} حلب {LONG} حلب {LONG}'
    found = Marking(Word('حلب')).passages(body)
    assert found.count('<mark>حلب</mark>') == PASSAGES
    assert found.startswith('…')
    assert 300 < len(found) < 600
    assert all(word.strip('…') in body.split() for word in found.replace('<mark>', '').replace('</mark>', '').split())


def test_the_opening_stands_where_nothing_matches():
    found = Marking(Everything()).passages(f'{LONG} حلب')
    assert found.startswith('كلمة0 كلمة1')
    assert found.endswith('…')


def test_text_is_escaped():
    assert Marking(Word('حلب')).passages('<b> & "حلب"') == '&lt;b&gt; &amp; &quot;<mark>حلب</mark>&quot;'


def test_an_empty_text_has_none():
    assert Marking(Word('حلب')).passages('') == ''


@pytest.fixture
def engine(tmp_path):
    return WhooshEngine(tmp_path / 'index')


def test_passages_come_in_the_order_asked_for(engine):
    build(engine, [article(1, 'حلب اليوم', headline='في حلب'), article(2, 'إلى حلب'), article(3, 'حمص')])
    with engine.writing() as writer:
        writer.replace([article(4, 'من حلب')], {3})
    assert list(engine.passages(Word('حلب'), [4, 3, 2, 1, 9]).items()) == [
        (4, 'من <mark>حلب</mark>'),
        (2, 'إلى <mark>حلب</mark>'),
        (1, '<mark>حلب</mark> اليوم'),
    ]


def test_passages_are_those_of_the_texts_as_stored(engine):
    choice = random.Random(7)
    words = [f'كلمة{number}' for number in range(2000)]
    texts = {}
    for number in range(1, 60):
        body = choice.sample(words, k=choice.choice((20, 150, 400)))
        for place in choice.sample(range(len(body)), k=choice.randint(0, 4)):
            body[place : place + 1] = ['حَلب', 'القديمة']
        texts[number] = ' '.join(body)
    build(engine, [article(number, body) for number, body in texts.items()])
    for tree in (Word('حلب'), Phrase(('حلب', 'القديمه')), Everything()):
        found = engine.passages(tree, list(texts))
        assert found == {number: Marking(tree).passages(body) for number, body in texts.items()}
