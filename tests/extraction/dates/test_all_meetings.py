"""Every known round and summit gives its day to a report of it; no mixture of words breaks anything."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.arabic.variants import mashriq
from articles.extraction.documents import CleanDocument, MeetingRole
from articles.extraction.linking.meetings import link_meetings
from articles.reference import Meeting, load_facts
from tests.extraction.dates.pages import PROSE, day, publish

FACTS = load_facts()
ROUNDS = [meeting for meeting in FACTS.meetings if meeting.round]
SUMMITS = [meeting for meeting in FACTS.meetings if meeting.kind == 'summit' and meeting.place != 'online']
PLACES = {place.slug: place.name_ar for place in FACTS.places}


def weekday(date: datetime.date) -> str:
    return mashriq.WEEKDAYS[date.isoweekday()][0]


def slug_of(meeting: Meeting) -> str:
    return meeting.slug


@pytest.mark.parametrize('meeting', ROUNDS, ids=slug_of)
class TestRound:
    def test_begins_today(self, meeting: Meeting) -> None:
        body = f'انطلقت اليوم {weekday(meeting.start)} الجولة {meeting.round} من محادثات أستانا حول سوريا.\n\n{PROSE}'
        assert day(publish(body)) == meeting.start.isoformat()

    def test_ended_yesterday(self, meeting: Meeting) -> None:
        body = f'اختتمت أمس {weekday(meeting.end)} الجولة الـ{meeting.round} من محادثات أستانا حول سوريا.\n\n{PROSE}'
        published = publish(body)
        assert day(published) == (meeting.end + datetime.timedelta(days=1)).isoformat()
        (finding,) = link_meetings(CleanDocument(None, None, body), published, FACTS)
        assert (finding.slug, finding.role) == (meeting.slug, MeetingRole.REPORTED)

    def test_without_its_number_is_told_by_the_day(self, meeting: Meeting) -> None:
        body = f'اختتمت في {PLACES[meeting.place]} المحادثات السورية بصيغة أستانا.\n\n{PROSE}'
        published = publish(body, given=meeting.end.isoformat())
        findings = link_meetings(CleanDocument(None, None, body), published, FACTS)
        assert meeting.slug in {finding.slug for finding in findings if finding.role is MeetingRole.REPORTED}


@pytest.mark.parametrize('meeting', SUMMITS, ids=slug_of)
def test_a_summit_is_told_by_its_place_and_weekday(meeting: Meeting) -> None:
    place = PLACES[meeting.place]
    body = f'عقد رؤساء روسيا وتركيا وإيران قمة في {place} اليوم {weekday(meeting.start)} لبحث الملف السوري.\n\n{PROSE}'
    assert day(publish(body)) == meeting.start.isoformat()


PIECES = ['اليوم', 'أمس', 'غدا', 'الجمعة', 'الاثنين', '24', '15 و16', '2017', 'شباط', 'كانون الثاني', 'الجاري',
          'الماضي', 'المقبل', 'من', 'الجولة السابعة', 'الجولة', 'أستانا', 'أستانا 7', 'نور سلطان', 'سوتشي',
          'جنيف', 'قمة', 'مؤتمر', 'وزراء خارجية', 'مجموعة العمل', 'المعتقلين', 'انطلقت', 'اختتمت', 'ستعقد',
          'روسيا', 'تركيا', 'إيران', 'سوريا', 'الدول الضامنة', 'محادثات', 'اجتماع', 'رباعي', 'الأولى', 'عشرة',
          '\n', '\n\n', '.', '،', '«', '»', '"', '(', ')', '-', '/', 'ـ', '\u200f', 'لافروف', 'ممثلي المعارضة',
          'اليومين الماضيين', 'نشر في', '1440', 'رجب']  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map(' '.join), st.lists(st.sampled_from(PIECES), max_size=8))
def test_no_mixture_of_words_breaks_anything(body: str, line: list[str]) -> None:
    published = publish(body, below_headline=' '.join(line), headline=' '.join(line[:4]))
    if published:
        assert published.evidence
        assert published.rule
    clean = CleanDocument(' '.join(line), None, body)
    for finding in link_meetings(clean, published, FACTS):
        for evidence in finding.evidence:
            text = clean.body if evidence.part == 'body' else clean.headline or ''
            assert text[evidence.start : evidence.end] == evidence.text
