"""The five seeds: headline, byline, source and furniture, by nothing but their text."""

import json
from pathlib import Path
from typing import Any

import pytest

from articles.extraction.cleaning import clean_document
from articles.extraction.documents import CleanDocument, SourceDocument
from articles.extraction.metadata import Metadata, extract_metadata
from articles.extraction.readers import read_path
from articles.reference import load_facts

ROOT = Path(__file__).parents[2]
GOLD: list[dict[str, Any]] = json.loads((ROOT / 'tests/evaluation/seeds.json').read_text(encoding='utf-8'))['documents']
BY_SEED = pytest.mark.parametrize('gold', GOLD, ids=[page['file'][:3] for page in GOLD])


def read(path: Path) -> tuple[CleanDocument, Metadata]:
    (document,) = read_path(path)
    assert isinstance(document, SourceDocument)
    facts = load_facts()
    clean = clean_document(document, facts)
    return clean, extract_metadata(document, clean, facts)


@BY_SEED
def test_headline_byline_and_source_are_found_under_any_name(gold: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / 'page.txt'
    path.write_bytes((ROOT / 'seeds' / gold['file']).read_bytes())
    clean, metadata = read(path)
    assert clean.headline == (' '.join(gold['headline'].split()) if gold['headline'] else None)
    assert clean.byline == gold['byline']
    assert (metadata.source.slug if metadata.source else None) == gold['source']


@BY_SEED
def test_furniture_leaves_the_body(gold: dict[str, Any]) -> None:
    path = ROOT / 'seeds' / gold['file']
    clean, _ = read(path)
    lines = {line.strip() for line in path.read_text(encoding='utf-8').splitlines()}
    printed = [line for line in gold['remove'] if line in lines]
    assert all(line not in clean.body for line in printed)
    assert all(any(line in gone.text for gone in clean.removed) for line in printed)


def test_what_is_printed_twice_stands_once_and_is_in_the_ledger() -> None:
    (seed,) = (page['file'] for page in GOLD if page['file'].startswith('003'))
    text = (ROOT / 'seeds' / seed).read_text(encoding='utf-8')
    lines = [line for line in text.splitlines() if line.strip()]
    twice = [line for line in dict.fromkeys(lines) if lines.count(line) == 2 and len(line) > 100]
    clean, _ = read(ROOT / 'seeds' / seed)
    assert len(twice) >= 8
    for line in twice:
        assert clean.body.count(line) == 1
        assert sum(gone.text == line and gone.rule == 'repetition' for gone in clean.removed) == 1


@BY_SEED
def test_the_order_of_the_paragraphs_makes_no_difference(gold: dict[str, Any], tmp_path: Path) -> None:
    path = ROOT / 'seeds' / gold['file']
    before, _ = read(path)
    text = path.read_text(encoding='utf-8')
    whole = [paragraph for paragraph in before.body.split('\n\n') if text.count(paragraph) == 1]
    if len(whole) < 4:
        pytest.skip('too few paragraphs that stand in the file as they stand in the body')
    first, second = whole[-2], whole[-1]
    swapped = tmp_path / 'page.txt'
    swapped.write_text(text.replace(first, '\0').replace(second, first).replace('\0', second), encoding='utf-8')
    after, _ = read(swapped)
    assert (after.headline, after.byline) == (before.headline, before.byline)
    assert sorted(after.body.split('\n\n')) == sorted(before.body.split('\n\n'))
