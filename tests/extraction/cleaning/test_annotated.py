"""Whole pages in our own words, every line marked with what must become of it.

H headline, Y byline, B body, X left out, _ a blank line. A body line may carry an inline teaser or sign-off.
"""

import re
from pathlib import Path

import pytest

from articles.extraction.cleaning import clean_document
from articles.extraction.cleaning.page import visible
from articles.extraction.documents import SourceDocument
from articles.reference import load_facts

FOLDER = Path(__file__).parent / 'annotated'
PAGES = sorted(FOLDER.glob('*.txt'))
INLINE = re.compile(r'\s*(?:\(اقرأ أيضا:[^)]*\)|/انتهى/.*)$')


@pytest.mark.parametrize('path', PAGES, ids=[path.stem for path in PAGES])
def test_every_line_goes_where_it_belongs(path: Path) -> None:
    marked = [line.split(' ', 1) for line in path.read_text(encoding='utf-8').splitlines()]
    lines = {mark: [rest[0] for kind, *rest in marked if kind == mark] for mark in 'HYBX'}
    text = '\n'.join('' if mark == '_' else rest[0] for mark, *rest in marked)
    document = SourceDocument(name='page.txt', content=text.encode(), text=text)
    clean = clean_document(document, load_facts())
    assert clean.headline == (lines['H'][0] if lines['H'] else None)
    assert clean.body.split('\n\n') == [visible(INLINE.sub('', line)) for line in lines['B']]
    if lines['Y']:
        assert clean.byline is not None
        assert clean.byline in lines['Y'][0]
    removed = ' '.join(gone.text for gone in clean.removed)
    assert all(line in removed for line in lines['X'] if visible(line))


def test_the_ledger_accounts_for_every_character() -> None:
    for path in PAGES:
        text = path.read_text(encoding='utf-8')
        document = SourceDocument(name='page.txt', content=text.encode(), text=text)
        clean = clean_document(document, load_facts())
        kept = clean.body + (clean.headline or '') + ''.join(gone.text for gone in clean.removed)
        letters = re.compile(r'[^\W_]')
        assert sorted(letters.findall(kept)) == sorted(letters.findall(text)), path.stem
