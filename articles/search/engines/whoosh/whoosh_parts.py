"""The private parts of Whoosh that this package relies on, each with what for and with the sum of its source.

Whoosh may change them without a word. `changed_parts` says which ones the installed version has otherwise; a test
fails with its sentences. Whoever brings another version in reads the changed parts, mends what uses them, lets
tests/search/engines run, and notes the new sums.
"""

import hashlib
import inspect
from importlib import import_module
from typing import Final, NamedTuple

WHOOSH: Final = '2.7.4'
"""The version the sums were taken from."""


class Part(NamedTuple):
    """A class, function or value of Whoosh."""

    module: str
    name: str
    used_for: str
    source_sum: str


PARTS: Final = (
    Part('whoosh.index', 'TOC', 'generations and the list of segments (snapshot.py, writing.py)', '47de9c733257'),
    Part('whoosh.index', 'clean_files', 'removal of what a writer that was killed left (writing.py)', 'd30169fa8a7f'),
    Part(
        'whoosh.writing', 'SegmentWriter.__init__', 'the start of a commit without a lock (writing.py)', '5901b6750c4d'
    ),
    Part('whoosh.writing', 'SegmentWriter._merge_segments', 'taking finished segments in (writing.py)', '1b185d375cec'),
    Part('whoosh.writing', 'SegmentWriter.commit', 'taking finished segments in (writing.py)', '87ba9b634dd0'),
    Part('whoosh.reading', 'SegmentReader.__init__', 'its terms and columns (postings.py, columns.py)', '960bfd925f5f'),
    Part('whoosh.codec.base', 'Segment', 'names and files of a segment (segments.py, storage.py)', '4d0d9b1e0f34'),
    Part('whoosh.codec.base', 'FieldWriter', 'what a writer calls for terms and postings (codec.py)', '26af2b41e961'),
    Part('whoosh.codec.base', 'TermsReader', 'what a reader asks of the terms (codec.py)', '722ca5810a19'),
    Part('whoosh.codec.base', 'FieldCursor', 'what fuzzy queries ask of the terms (matchers.py)', 'a7e3f0df401a'),
    Part(
        'whoosh.codec.whoosh3', 'W3Codec', 'names of files, columns and lengths (codec.py, columns.py)', '8cec594efce7'
    ),
    Part(
        'whoosh.codec.whoosh3',
        'W3Segment',
        'what the table of contents keeps of a segment (segments.py)',
        'b0c2ba21b364',
    ),
    Part('whoosh.codec.whoosh3', 'W3PerDocReader', 'columns and lengths (columns.py)', '274d9fcf86f1'),
    Part('whoosh.codec.whoosh3', '_lenfield', "the column of a field's lengths (columns.py)", 'efa07a8a57fa'),
    Part('whoosh.columns', 'NumericColumn', 'the layout of a column of numbers (columns.py)', '9c54c3230ec3'),
    Part('whoosh.columns', 'VarBytesColumn', 'the layout of a column of texts (columns.py)', '345300afbe0a'),
    Part(
        'whoosh.util.numeric', '_length_byte_cache', 'the steps in which lengths are kept (columns.py)', '3bc337d72569'
    ),
    Part('whoosh.matching.mcore', 'LeafMatcher', 'what queries ask of postings (matchers.py)', '03b13ec2136a'),
    Part('whoosh.filedb.compound', 'CompoundStorage', 'the file of a segment (storage, segments)', 'a94d9718f8fd'),
    Part(
        'whoosh.filedb.filestore', 'FileStorage', 'files that are let go after a failure (storage.py)', '6e0904777fdc'
    ),
    Part('whoosh.filedb.structfile', 'BufferFile', 'views of a mapped segment (storage.py)', 'bbe900dfebdc'),
)


def changed_parts(parts: tuple[Part, ...] = PARTS) -> list[str]:
    """A sentence for each part that the installed Whoosh has otherwise or not at all."""
    return [sentence for part in parts if (sentence := _change_of(part))]


def source_sum(part: Part) -> str:
    """The sum of the part's source as installed. Raises ImportError or AttributeError where it is not there."""
    found = import_module(part.module)
    for name in part.name.split('.'):
        found = getattr(found, name)
    source = inspect.getsource(found) if callable(found) else repr(found)
    return hashlib.sha256(source.encode()).hexdigest()[:12]


def _change_of(part: Part) -> str:
    whole = f'{part.module}.{part.name}'
    try:
        same = source_sum(part) == part.source_sum
    except (ImportError, AttributeError):
        return f'Whoosh has no {whole} any more, which the index needs for {part.used_for}.'
    return '' if same else f'Whoosh {WHOOSH} had another {whole}, which the index needs for {part.used_for}.'
