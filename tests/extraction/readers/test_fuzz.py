"""No input makes a reader or the cleaning behind it crash or hang."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.extraction.cleaning import clean_document
from articles.extraction.documents import Refusal, SourceDocument, UnreadableDocument
from articles.extraction.metadata import extract_metadata
from articles.extraction.readers import read_path
from articles.reference import load_facts
from tests.extraction.readers.samples import SAMPLES, Sample
from tests.limits import no_runaway

BY_ENDING = pytest.mark.parametrize('sample', SAMPLES, ids=lambda sample: sample.ending)


def digest(path: Path) -> list[SourceDocument | Refusal]:
    """Reads a file and extracts what it yields: nothing but UnreadableDocument may come out of the extraction."""
    results = list(read_path(path))
    facts = load_facts()
    for result in results:
        if isinstance(result, SourceDocument):
            try:
                clean = clean_document(result, facts)
            except UnreadableDocument:
                continue
            extract_metadata(result, clean, facts)
            assert all(result.text[gone.start : gone.end] == gone.text for gone in clean.removed)
            assert all(0 <= gone.position <= len(clean.body) for gone in clean.removed)
    return results


@BY_ENDING
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1), cuts=st.integers(1, 12))
def test_a_damaged_file_yields_documents_or_refusals(sample: Sample, seed: int, cuts: int) -> None:
    dice = random.Random(seed)
    content = bytearray(sample.make())
    for _ in range(cuts):
        place = dice.randrange(len(content))
        match dice.randrange(3):
            case 0:
                content[place] = dice.randrange(256)
            case 1:
                del content[place : place + dice.randrange(1, 40)]
            case _:
                content[place:place] = content[dice.randrange(len(content)) :][: dice.randrange(1, 60)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f'damaged{sample.ending}'
        path.write_bytes(bytes(content))
        assert digest(path)


@BY_ENDING
@settings(max_examples=25, deadline=None)
@given(content=st.binary(max_size=400))
def test_any_bytes_yield_documents_or_refusals(sample: Sample, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f'any{sample.ending}'
        path.write_bytes(content)
        assert digest(path)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(
                alphabet='ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآءئؤىة .،؟:"«»“”-/|\\\n\u00a0\u200c\u200f0123456789',
                max_size=80,
            ),
            st.sampled_from(
                ['اقرأ أيضا', 'مقالات ذات صلة', 'الرئيسية / دولي /', 'التعليقات', '24 - 01 - 2017', 'سانا', '[ad_1]']
            ),
            st.text(max_size=40),
        ),
        max_size=20,
    )
)
def test_any_text_is_cleaned_or_refused(lines: list[str]) -> None:
    text = '\n'.join(lines).encode('utf-8', 'replace').decode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / 'any.txt'
        path.write_text(text, encoding='utf-8')
        assert digest(path)


NASTY = {
    'spaces': ' ' * 1000,
    'slashes': '/ ' * 500,
    'open brackets': '[' * 1000,
    'open tags': '<div><p>',
    'quotation marks': '"' * 1000,
    'one endless word': 'س' * 1000,
    'dots': '. ' * 500,
    'cues': 'اقرأ أيضا: ',
    'dashes': '- ' * 500,
    'digits': '1234567890' * 100,
    'short lines': 'خبر\n',
    'same line': 'قال الوزير إن المحادثات ستبدأ غدا في أستانا بمشاركة الدول الضامنة الثلاث.\n',
    'entities': '&amp;&lt;&#1575;',
    'latin capitals': 'Ø§Ù„',
    'table cells': '<table><tr><td>',
    'json-ld': '<script type="application/ld+json">{"@type":["',
    'hash tags': '#سوريا ',
    'addresses': 'https://www.example.org/a/',
    'clock': '10:20 ',
    'paragraphs': '<p>خبر</p>\n',
    'shortcodes': '[a b',
}


IN_EVERY_FORMAT = ('short lines', 'cues', 'addresses', 'same line')


@pytest.mark.parametrize(
    ('ending', 'piece'),
    [
        pytest.param(ending, piece, id=f'{name}{ending}')
        for name, piece in NASTY.items()
        for ending in ('.txt', '.html', '.jsonl', '.csv', '.xml')
        if ending in ('.txt', '.html') or name in IN_EVERY_FORMAT
    ],
)
def test_a_megabyte_of_anything_is_read_to_its_end(ending: str, piece: str, tmp_path: Path) -> None:
    megabyte = (piece * (1024 * 1024 // len(piece.encode()) + 1)).encode()
    head = {
        '.html': b'<html><body>',
        '.jsonl': b'{"id": "1", "text": "',
        '.csv': b'id,text\n1,',
        '.xml': b'<rss><channel><item><description>',
    }.get(ending, b'')
    path = tmp_path / f'nasty{ending}'
    path.write_bytes(head + megabyte)
    with no_runaway():
        assert digest(path)
