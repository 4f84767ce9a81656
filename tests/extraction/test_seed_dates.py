"""The five seeds say when they were written and which meetings they report on, under any file name."""

import datetime
from pathlib import Path

import pytest

from articles.extraction.cleaning import clean_document
from articles.extraction.dates import extract_published
from articles.extraction.documents import MeetingFinding, MeetingRole, PublishedDate, SourceDocument
from articles.extraction.linking.meetings import link_meetings
from articles.extraction.metadata import extract_metadata
from articles.reference import load_facts

SEEDS = Path(__file__).parents[2] / 'seeds'
FACTS = load_facts()


def read(prefix: str) -> tuple[PublishedDate | None, tuple[MeetingFinding, ...]]:
    content = next(SEEDS.glob(f'{prefix}_*.txt')).read_bytes()
    document = SourceDocument('page.txt', content, content.decode())
    clean = clean_document(document, FACTS)
    metadata = extract_metadata(document, clean, FACTS)
    published = extract_published(document, clean, metadata, FACTS)
    return published, link_meetings(clean, published, FACTS)


@pytest.mark.parametrize(
    ('prefix', 'earliest', 'latest'),
    [
        ('000', '2017-01-25', '2017-01-26'),
        ('001', '2017-01-24', '2017-01-24'),
        ('002', '2017-02-06', '2017-02-06'),
        ('003', '2018-03-16', '2018-03-16'),
        ('004', '2017-10-19', '2017-10-19'),
    ],
)
def test_the_day_is_found_with_its_evidence(prefix: str, earliest: str, latest: str) -> None:
    published, _ = read(prefix)
    assert published is not None
    assert datetime.date.fromisoformat(earliest) <= published.date <= datetime.date.fromisoformat(latest)
    assert published.evidence
    assert published.rule.endswith('.')


@pytest.mark.parametrize(
    ('prefix', 'reported', 'mentioned'),
    [
        ('000', {'astana-01'}, set()),
        ('001', {'astana-01'}, set()),
        ('002', {'technical-2017-02-06'}, {'astana-01', 'astana-02', 'geneva-04'}),
        ('003', {'ministerial-2018-03-16'}, {'summit-2018-04-04-ankara', 'sochi-congress-2018'}),
        ('004', set(), {'geneva-08', 'sochi-congress-2018'}),
    ],
)
def test_the_meetings_are_found_in_their_roles(prefix: str, reported: set[str], mentioned: set[str]) -> None:
    _, meetings = read(prefix)
    roles = {finding.slug: finding.role for finding in meetings}
    assert reported <= {slug for slug, role in roles.items() if role is MeetingRole.REPORTED}
    assert mentioned <= {slug for slug, role in roles.items() if role is MeetingRole.MENTIONED}
    assert 'astana-22' not in roles
