import random

from benchmarks.plain_chain import PlainChain
from benchmarks.short_queries import document_frequencies, short_queries

HEADLINE = 'المعارضة تطالب بوقف إطلاق النار في حلب'


def of_kind(kind, frequencies=None):
    asked = short_queries(HEADLINE, frequencies or {}, random.Random(1), 2)
    return [each.text for each in asked if each.kind == kind]


def test_words_side_by_side_are_not_torn_apart():
    assert len(of_kind('adjacent')) == 4
    assert all(text in HEADLINE.replace(' في', '') for text in of_kind('adjacent'))


def test_the_rarest_words_stand_in_the_order_of_the_headline():
    frequencies = document_frequencies(['المعارضة تطالب بوقف إطلاق النار', 'المعارضة النار', 'المعارضة حلب إطلاق'])
    assert of_kind('rarest', frequencies) == ['تطالب بوقف', 'تطالب بوقف حلب']


def test_of_too_few_words_no_query_is_made():
    assert short_queries('حلب', {}, random.Random(1), 2) == []


def test_the_plain_chain_finds_stems_roots_and_letter_groups():
    chain = PlainChain({'stem': 'الهدنة في المدينة', 'root': 'معارضون', 'group': 'لافرنتييف', 'none': 'شيء آخر'})
    assert chain.find('هدنة', 1) == ['stem']
    assert chain.find('معارض', 1) == ['root']
    assert chain.find('لافرنتيف', 1) == ['group']
    assert chain.find('اقتصاد', 4) == []


def test_the_plain_chain_ranks_rare_words_and_short_texts_higher():
    chain = PlainChain(
        {'often': 'هدنة حلب', 'rare': 'هدنة إدلب', 'long': 'هدنة إدلب ' + 'كلام طويل ' * 9, 'other': 'حلب'}
    )
    assert chain.find('هدنة إدلب', 4)[:2] == ['rare', 'long']
