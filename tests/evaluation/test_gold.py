"""The gold itself: every page has its answers, every answer stands in its page, every slug in the reference facts."""

import json

import pytest

from tests.evaluation.archive import HALVES, HERE
from tests.evaluation.judged import page_name
from tests.evaluation.score_links import REFERENCE, person_slugs
from tests.evaluation.scoring import read_gold
from tests.evaluation.wording import folded, occurrences

PAGES = [(half, page) for half in HALVES for page in read_gold(HERE / half / 'gold.json')]
SINGLE = [(half, page) for half, page in PAGES if not page.get('several_stories')]


def slugs(name: str, collection: str) -> set[str]:
    facts = json.loads((REFERENCE / f'{name}.json').read_text(encoding='utf-8'))
    return {entry['key'] for entry in facts[collection]}


@pytest.mark.parametrize('half', HALVES)
def test_every_page_has_gold_and_every_gold_its_page(half):
    files = {path.name for path in (HERE / half).iterdir()} - {'gold.json'}
    assert {page['file'] for owner, page in PAGES if owner == half} == files


@pytest.mark.parametrize('half', HALVES)
def test_every_record_has_gold(half):
    lines = (HERE / half / 'records.jsonl').read_text(encoding='utf-8').splitlines()
    gold = {page['record'] for owner, page in PAGES if owner == half and page['record']}
    assert {json.loads(line)['id'] for line in lines} == gold


def test_no_page_is_in_both_halves():
    first, second = ({folded(' '.join(page['body'])) for owner, page in SINGLE if owner == half} for half in HALVES)
    assert first.isdisjoint(second)


def test_there_are_at_least_thirty_two_pages_a_half():
    assert all(sum(owner == half for owner, _ in PAGES) >= 32 for half in HALVES)


def test_every_slug_of_the_gold_is_in_the_reference_facts():
    persons, meetings, sources = person_slugs(), slugs('meetings', 'meetings'), slugs('sources', 'sources')
    participants = slugs('participants', 'participants')
    for _, page in SINGLE:
        speakers = {said.get(key) for said in page['direct_statements'] for key in ('speaker', 'or_speaker')}
        assert speakers - {None} <= participants, page_name(page)
        assert {*page['persons'], *page.get('persons_optional', ()), *page.get('persons_never', ())} <= persons
        assert {slug for linked in page['meetings'].values() for slug in linked} <= meetings, page_name(page)
        assert page['source'] is None or page['source'] in sources, page_name(page)


def test_every_statement_stands_in_its_body_first_words_before_last():
    for _, page in SINGLE:
        body = folded(' '.join(page['body']))
        for said in page['direct_statements'] + page['optional_statements']:
            start = body.find(folded(said['first_words']))
            assert start >= 0, (page_name(page), said)
            assert body.find(folded(said['last_words']), start) >= 0, (page_name(page), said)


def test_every_kept_line_is_genuine_and_no_genuine_line_is_furniture():
    for _, page in SINGLE:
        paragraphs = [folded(paragraph) for paragraph in page['body']]
        assert all(folded(line) in paragraphs for line in page['keep']), page_name(page)
        again = [line['text'] for line in page['remove'] if paragraphs.count(folded(line['text'])) > 1]
        assert again == [], page_name(page)


def test_a_speaker_is_a_person_of_the_page():
    for _, page in SINGLE:
        speakers = {said['speaker'] for said in page['direct_statements']} & person_slugs()
        assert speakers <= set(page['persons']), page_name(page)


def test_furniture_that_stands_in_the_text_as_well_is_a_second_printing():
    for _, page in SINGLE:
        body = '\n\n'.join(page['body'])
        for line in page['remove']:
            if occurrences(line['text'], body):
                assert len(folded(line['text']).split()) < 3 or line['text'] in page['body'], (page_name(page), line)
