"""Topics from their trigger terms."""

import pytest

from articles.extraction.documents import CleanDocument, Part
from articles.extraction.linking.topics import link_topics
from articles.reference import load_facts

FACTS = load_facts()


def topics(body: str, headline: str | None = None) -> dict[str, list[str]]:
    findings = link_topics(CleanDocument(headline, None, body), FACTS)
    return {finding.slug: [evidence.text for evidence in finding.evidence] for finding in findings}


@pytest.mark.parametrize(
    ('words', 'slug'),
    [
        ('وقف إطلاق النار', 'ceasefire'), ('لوقف اطلاق النار', 'ceasefire'), ('والهدنة', 'ceasefire'),
        ('للهدنة', 'ceasefire'), ('بالمعتقلين', 'detainees-missing'), ('للجنة الدستورية', 'constitutional-committee'),
        ('مناطق خفض التصعيد', 'de-escalation-zones'), ('القرار ٢٢٥٤', 'resolution-2254'),
    ],
)  # fmt: skip
def test_a_term_is_found_with_its_particles(words: str, slug: str) -> None:
    assert slug in topics(f'تناول البحث {words} في جلستين.')


def test_a_term_inside_of_another_word_is_none() -> None:
    assert topics('المهادنة والمغزة والحلبة') == {}


def test_a_term_inside_of_a_longer_one_speaks_for_both_topics() -> None:
    found = topics('آلية لمراقبة وقف إطلاق النار')
    assert {'monitoring-mechanism', 'ceasefire'} <= found.keys()


def test_a_longer_term_counts_once() -> None:
    assert topics('مكافحة الإرهاب')['counter-terrorism'] == ['مكافحة الإرهاب']


def test_the_evidence_is_a_place_in_body_or_headline() -> None:
    clean = CleanDocument('الهدنة في خطر', None, 'قال إن «الهدنة» صامدة.')
    (finding,) = link_topics(clean, FACTS)
    assert [evidence.part for evidence in finding.evidence] == [Part.HEADLINE, Part.BODY]
    for evidence in finding.evidence:
        text = clean.headline if evidence.part is Part.HEADLINE else clean.body
        assert text is not None
        assert text[evidence.start : evidence.end] == evidence.text
