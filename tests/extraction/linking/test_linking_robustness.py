"""Whatever the text, linking ends, in time that grows with its length, and every span is what it says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.extraction.documents import CleanDocument, Part
from articles.extraction.linking.participants import link_participants
from articles.extraction.linking.statements import link_statements
from articles.reference import load_facts
from tests.limits import calls_of, no_runaway

FACTS = load_facts()
PIECES = [
    'قال ', 'وأضاف ', 'لافروف', ' سيرغي ', 'الجعفري ', ' أن ', 'إن ', '«', '»', '"', '“', '”', '، ', '. ',
    ':\n', '\n\n', 'عن ', 'قوله ', 'الرئيس ', 'بوتين ', 'نظيره ', 'التركي ', 'الأخير ', 'بحسب ', 'وفق ما ',
    'أعلن ', 'كلمة ', 'المبعوث الأممي ', '|', '#', 'علوش ', 'للأسد ', 'وزير الخارجية ', 'محمد ', 'عبد ',
    '\u200f', 'ـ', '\u064b', '😀', 'x',
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=80).map(''.join) | st.text(max_size=200)


def link(body: str, headline: str | None = None):
    clean = CleanDocument(headline=headline, byline=None, body=body)
    participants = link_participants(clean, None, FACTS)
    return participants, *link_statements(clean, participants, FACTS)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_every_span_holds_the_text_it_names(body: str, headline: str) -> None:
    participants, statements, proposals = link(body, headline)
    texts = {Part.BODY: body, Part.HEADLINE: headline}
    for finding in (*participants, *proposals):
        assert finding.evidence
        for one in finding.evidence:
            assert one.start < one.end
            assert texts[one.part][one.start : one.end] == one.text
    for statement in statements:
        assert statement.start < statement.end
        assert body[statement.start : statement.end] == statement.text
        assert statement.cue is None or body[statement.cue.start : statement.cue.end] == statement.cue.text


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_speakers_are_participants_of_the_article(body: str) -> None:
    participants, statements, _ = link(body)
    assert {one.speaker for one in statements if one.speaker} <= {finding.slug for finding in participants}


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_linking_twice_finds_the_same(body: str) -> None:
    assert link(body) == link(body)


@pytest.mark.parametrize(
    'unit',
    ['وقال لافروف: ', '"', ' “كلمة', 'قال لافروف "كلام طويل هنا مرة أخرى"، ', 'قال . " . " ',
     'لافروف: ', 'عن لافروف قوله ',
     'الأسد ',     'قال نظيره التركي ', '|كلمة| ', 'وقال محمد سالم إن الأمر كذلك. ', 'بشار الأسد ومحمد علوش وأونال '],
)  # fmt: skip
def test_work_grows_with_the_text_and_not_faster(unit: str) -> None:
    def work(length: int) -> int:
        body = unit * (length // len(unit))
        return calls_of(lambda: link(body))

    work(1_000)
    assert work(20_000) < 11 * work(2_000)
    with no_runaway():
        link(unit * (100_000 // len(unit)))
