"""Who takes part: names in all spellings, and the names that only look like them."""

import datetime

import pytest

from articles.extraction.documents import Basis, CleanDocument, Confidence, Part, Precision, PublishedDate
from articles.extraction.linking.participants import link_participants
from articles.reference import load_facts

FACTS = load_facts()


def on(written: str) -> PublishedDate:
    day = datetime.date.fromisoformat(written)
    return PublishedDate(day, Precision.DAY, Basis.GIVEN, written, Confidence.HIGH)


def findings(body: str, headline: str | None = None, published: PublishedDate | None = None):
    clean = CleanDocument(headline=headline, byline=None, body=body)
    return {finding.slug: finding for finding in link_participants(clean, published, FACTS)}


def persons(body: str, headline: str | None = None, published: PublishedDate | None = None) -> set[str]:
    found = findings(body, headline, published)
    return {slug for slug in found if FACTS.participant_by_slug[slug].is_person}


@pytest.mark.parametrize(
    ('body', 'slug'),
    [
        ('ووصل سيرغي لافروف إلى العاصمة', 'lavrov'),
        ('عقد اللقاء بسيرجى لافروف', 'lavrov'),
        ('قال ستيفان ديميستورا', 'de-mistura'),
        ('ورحب خيرت عبدالرحمنوف بالحضور', 'abdrakhmanov'),
        ('ورحب خيرت عبد الرحمنوف بالحضور', 'abdrakhmanov'),
        ('سلمت الرسالة للجعفري بعد لقاء بشار الجعفري', 'jaafari'),
        ('تصريح #سيرغي_لافروف', 'lavrov'),
        ('تصريح سيرغـي لافـروف', 'lavrov'),
        ('قال سيرغيلافروف', 'lavrov'),
        ('حضر قاسم-جومارت توكاييف', 'tokayev'),
    ],
)
def test_a_name_links_in_every_spelling(body: str, slug: str) -> None:
    assert persons(body) == {slug}


@pytest.mark.parametrize(
    'body',
    [
        'نقلت وكالة سبوتنيك الخبر',
        'في ظروف صعبة وظروف أخرى',
        'اجتمع إبراهيم الجعفري مع نظيره',
        'بشكل رئيسي وسبب رئيسي',
        'تجمعوا في شارع الأسد قرب جسر الأسد',
        'تقدمت قوات الأسد في المنطقة',
    ],
)
def test_what_only_looks_like_a_name_is_no_link(body: str) -> None:
    assert persons(body) == set()


def test_evidence_covers_the_name_without_its_particle() -> None:
    body = 'التقى الوزير بلافروف أمس'
    (evidence,) = findings(body)['lavrov'].evidence
    assert body[evidence.start : evidence.end] == evidence.text == 'لافروف'


def test_a_headline_is_evidence_of_its_own_part() -> None:
    found = findings('ورد البيان اليوم.', headline='لافروف يرحب')
    assert [evidence.part for evidence in found['lavrov'].evidence] == [Part.HEADLINE]


def test_a_shared_surname_follows_the_full_name() -> None:
    assert persons('قال محمد علوش إن الوفد حضر. وغادر علوش بعدها.') == {'alloush-mohammed'}
    assert persons('غادر علوش القاعة.') == set()
