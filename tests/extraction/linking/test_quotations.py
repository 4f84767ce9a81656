"""The pairing of quotation marks: every style, every slip, and what always holds."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.extraction.linking.frames import introduces_speech
from articles.extraction.linking.quotations import find_quotations
from tests.operations import calls_of

MARKS = [
    '“',
    '”',
    '„',
    '«',
    '»',
    '"',
    '‘',
    '’',
    '‘‘',
    '’’',
    "''",
    ' " ',
    ' ” ',
    '»',
    '،',
    '. ',
    '\n\n',
    ': ',
    ' وأضاف ',
]
PIECES = st.lists(st.sampled_from([*MARKS, 'قال', ' و', 'نص من كلام', ' كلمة ']), max_size=60).map(''.join)


def texts(body: str, depth: int = 0) -> list[str]:
    return [body[one.start : one.end] for one in find_quotations(body, introduces_speech) if one.depth == depth]


@pytest.mark.parametrize(
    'body',
    [
        'قال: “نص الكلام هنا”.',
        'قال: ”نص الكلام هنا“.',
        'قال: ”نص الكلام هنا”.',
        'قال: „نص الكلام هنا“.',
        'قال: "نص الكلام هنا".',
        'قال: «نص الكلام هنا».',
        'قال: »نص الكلام هنا«.',
        'قال: ‘‘نص الكلام هنا’’.',
        "قال: ''نص الكلام هنا''.",
        "قال: 'نص الكلام هنا'.",
        'قال: ” نص الكلام هنا ” .',
        'قال: " نص الكلام هنا " .',
        'قال: “نص الكلام هنا".',
        'قال"نص الكلام هنا"',
    ],
)
def test_every_style_of_marks_is_paired(body: str) -> None:
    assert texts(body) == ['نص الكلام هنا']


def test_straight_marks_pair_in_sequence() -> None:
    assert texts('تنظيم "أول" و"ثان" قال "ثالث" ثم "رابع".') == ['أول', 'ثان', 'ثالث', 'رابع']


def test_a_name_in_marks_inside_of_speech_is_nested() -> None:
    body = 'قال "نحارب تنظيم "الدولة"، وسنبقى هنا".'
    assert texts(body) == ['نحارب تنظيم "الدولة"، وسنبقى هنا']
    assert texts(body, depth=1) == ['الدولة']


def test_different_marks_nest() -> None:
    assert texts('قال: «وصفه بأنه "كارثة" كبرى».') == ['وصفه بأنه "كارثة" كبرى']


def test_what_nothing_closes_ends_before_the_next_verb_of_speech() -> None:
    assert texts('وقال: “هذا جهد محمود. وتابع “سنرى ما يأتي”.') == ['هذا جهد محمود', 'سنرى ما يأتي']


def test_what_nothing_closes_ends_with_its_paragraph() -> None:
    assert texts('وقال: “هذا جهد محمود.\n\nوغادر الوفد.') == ['هذا جهد محمود']


def test_a_quotation_may_run_over_paragraphs() -> None:
    assert texts('وقال: “هذا أول.\n\nوهذا ثان”.') == ['هذا أول.\n\nوهذا ثان']
    assert texts('وقال: «هذا أول.\n\n«وهذا ثان».') == ['هذا أول.\n\n«وهذا ثان']


def test_an_apostrophe_and_a_stray_mark_open_nothing() -> None:
    assert texts("بيان D'Alema عن الأمر") == []
    assert texts("قرأ ال'خبر وال'نبأ معا") == []
    assert texts('في وجه الاحتلال".') == []


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_spans_lie_within_the_text_and_never_cross(body: str) -> None:
    found = find_quotations(body, introduces_speech)
    for one in found:
        assert 0 <= one.outer_start < one.start < one.end <= one.outer_end <= len(body)
    for one in found:
        for other in found:
            inside = one.outer_start <= other.outer_start and other.outer_end <= one.outer_end
            apart = other.outer_start >= one.outer_end or other.outer_end <= one.outer_start
            around = other.outer_start <= one.outer_start and one.outer_end <= other.outer_end
            assert inside or apart or around
    outermost = [one for one in found if not one.depth]
    assert all(one.outer_end <= other.outer_start for one, other in pairwise(outermost))


@pytest.mark.parametrize(
    'unit', ['"', '“', ' "كلمة', ' «كلمة "', 'كلمة" ', ' وأضاف "كلمة. ', '"كلمة\n\n', '‘‘', ' “كلمة «']
)
def test_the_work_of_pairing_grows_with_the_text(unit: str) -> None:
    few, many = (calls_of(find_quotations, unit * size, introduces_speech) for size in (2_000, 20_000))
    assert many <= 11 * few


def test_an_unclosed_quotation_ends_where_the_next_paragraph_introduces_speech_before_a_stray_mark() -> None:
    body = 'وقال القائد: "نرى أن الهدنة هشة.\n\nوقالت الإذاعة إن الجنود صدوا هجوما" قرب القرية.'
    assert texts(body) == ['نرى أن الهدنة هشة']
