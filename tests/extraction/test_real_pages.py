"""On real pages every finding rests on words that stand where it says, and tells the rule that found it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from articles.extraction.documents import ArticleDraft, Basis, Part, Refusal, SourceDocument, UnreadableDocument
from articles.extraction.drafting import draft_article
from articles.extraction.readers import read_path
from articles.reference import load_facts

PAGES = Path(__file__).parents[3] / 'shared' / 'pages'
SEEDS = Path(__file__).parents[2] / 'seeds'
SHARE = 3
"""Every third of the pages and all seeds: the rest say the same."""
PRINTED = frozenset([Basis.EXPLICIT, Basis.RELATIVE, Basis.EVENT])


def drafts() -> Iterator[tuple[SourceDocument, ArticleDraft]]:
    for path in (*sorted(SEEDS.glob('*.txt')), *sorted(PAGES.glob('p*.txt'))[::SHARE]):
        for document in read_path(path):
            assert not isinstance(document, Refusal)
            try:
                yield document, draft_article(document, load_facts())
            except UnreadableDocument as refused:
                assert refused.reason


@pytest.fixture(scope='module')
def read() -> list[tuple[SourceDocument, ArticleDraft]]:
    if not PAGES.is_dir():
        pytest.skip('the real pages are not on this machine (../shared/pages)')
    return list(drafts())


def test_every_finding_stands_in_the_text_and_tells_its_rule(read) -> None:
    for _, draft in read:
        texts = {Part.BODY: draft.body, Part.HEADLINE: draft.headline or ''}
        for finding in (*draft.meetings, *draft.participants, *draft.topics, *draft.proposals):
            assert finding.evidence
            for one in finding.evidence:
                assert one.text.strip()
                assert texts[one.part][one.start : one.end] == one.text
                assert one.rule
        for statement in draft.statements:
            assert statement.text.strip()
            assert draft.body[statement.start : statement.end] == statement.text
            assert statement.cue is not None
            assert draft.body[statement.cue.start : statement.cue.end] == statement.cue.text
            assert not (statement.speaker and statement.speaker_name)


def test_every_speaker_is_a_participant(read) -> None:
    for _, draft in read:
        named = {finding.slug for finding in draft.participants}
        assert {statement.speaker for statement in draft.statements if statement.speaker} <= named


def test_what_was_removed_and_what_stays_are_the_page(read) -> None:
    for document, draft in read:
        for removal in draft.removed:
            assert document.text[removal.start : removal.end] == removal.text
            assert removal.rule
            assert 0 <= removal.position <= len(draft.body)


def test_every_date_tells_its_words_and_its_reasoning(read) -> None:
    for document, draft in read:
        if draft.published is not None:
            assert draft.published.rule.endswith('.')
            assert draft.published.evidence
            if draft.published.basis in PRINTED:
                text = ' '.join(document.text.split())
                assert all(' '.join(words.split()) in text for words in draft.published.evidence.split(' · '))
