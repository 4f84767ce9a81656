import re

import pytest
from django.core.management import call_command

from articles.ingest.facts import facts_from_database
from articles.ingest.reference import load_reference
from articles.models import Alias, Meeting, Participant, Participation, Source, Status, Topic
from articles.reference import load_facts
from tests.factories import MeetingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    return load_reference()


def test_every_record_of_the_files_is_loaded(loaded):
    counts = [model.objects.count() for model in (Meeting, Participant, Topic, Source)]
    assert counts == [len(facts) for facts in (
        load_facts().meetings, load_facts().participants, load_facts().topics, load_facts().sources
    )]  # fmt: skip
    assert Meeting.objects.rounds().count() == 22


def test_loading_again_changes_nothing(loaded):
    before = list(Alias.objects.values().order_by('pk')), list(Participation.objects.values().order_by('pk'))
    report = load_reference()
    assert not any(report.created.values())
    assert not any(report.updated.values())
    assert before == (list(Alias.objects.values().order_by('pk')), list(Participation.objects.values().order_by('pk')))


def test_extraction_gets_the_same_facts_from_the_database_as_from_the_files(loaded):
    kept, read = facts_from_database(), load_facts()
    assert kept.places == read.places
    assert kept.sources == read.sources
    assert kept.topics == read.topics
    for one, other in zip(kept.participants, read.participants, strict=True):
        assert (one.slug, one.aliases_ar, one.roles, set(one.ambiguous)) == (
            other.slug,
            other.aliases_ar,
            other.roles,
            set(other.ambiguous),
        )
        assert set(one.meetings) == set(other.meetings)


def test_a_spelling_added_by_staff_reaches_extraction_and_stays(loaded):
    lavrov = Participant.objects.get(slug='lavrov')
    Alias.objects.create(participant=lavrov, spelling='سيرغيه لافروفا')
    load_reference()
    assert 'سيرغيه لافروفا' in facts_from_database().participant_by_slug['lavrov'].aliases_ar


def test_a_spelling_rejected_by_staff_stays_rejected(loaded):
    alias = Alias.objects.filter(participant__slug='lavrov').first()
    alias.status = Status.REJECTED
    alias.save()
    load_reference()
    assert Alias.objects.get(pk=alias.pk).status == Status.REJECTED
    assert alias.spelling not in facts_from_database().participant_by_slug['lavrov'].aliases_ar


def test_a_field_set_by_staff_stays_while_the_others_follow_the_files(loaded):
    meeting = Meeting.objects.get(slug='astana-01')
    meeting.venue, meeting.notes = 'فندق', 'altered by no one'
    meeting.keep_from_machines(['venue'])
    meeting.save()
    load_reference()
    meeting.refresh_from_db()
    assert meeting.venue == 'فندق'
    assert meeting.notes != 'altered by no one'


def test_a_relation_set_by_staff_is_left_alone_as_a_whole(loaded):
    meeting = Meeting.objects.get(slug='astana-01')
    meeting.participations.first().delete()
    meeting.keep_from_machines(['participations'])
    meeting.save()
    count = meeting.participations.count()
    load_reference()
    assert meeting.participations.count() == count


def test_sorting_disregards_the_article_and_the_spelling(loaded):
    assert Participant.objects.get(slug='jaafari').search_norm.count('الجعفري') >= 1
    assert Participant(name_ar='الأسد').sort_key == ''
    participant = Participant.objects.create(slug='x', name_ar='الأسد')
    assert participant.sort_key == 'اسد'


def test_the_accounts_of_meetings_stand_in_both_languages(loaded):
    for meeting in Meeting.objects.prefetch_related('participations', 'conflicts', 'linked_events'):
        pairs = [(meeting.venue, meeting.venue_ar)]
        pairs += [(part.note, part.note_ar) for part in meeting.participations.all()]
        for conflict in meeting.conflicts.all():
            pairs += [(conflict.field, conflict.field_ar), (conflict.judgement, conflict.judgement_ar)]
            pairs += [(value['value'], value['value_ar']) for value in conflict.values]
        for event in meeting.linked_events.all():
            pairs += [(event.text_en, event.text_ar), (event.conflict, event.conflict_ar)]
        assert [pair for pair in pairs if bool(pair[0]) != bool(pair[1])] == [], meeting.slug


def test_public_texts_do_not_speak_of_our_own_files(loaded):
    texts = [text for row in Participant.objects.all() for text in (row.notes, row.name_en)]
    texts += [source.notes for source in Source.objects.all()]
    for meeting in Meeting.objects.prefetch_related('conflicts'):
        texts.append(meeting.notes)
        for conflict in meeting.conflicts.all():
            texts += [conflict.field, conflict.judgement, *(value['value'] for value in conflict.values)]
    assert [text for text in texts if re.search(r'\bseeds?\b', text)] == []


def test_a_round_that_staff_gave_to_another_meeting_holds_up_only_that_record(loaded):
    Meeting.objects.filter(slug='astana-22').update(round=None)
    mine = MeetingFactory(slug='mine', round=22)
    Meeting.objects.filter(slug='astana-21').update(venue='elsewhere')
    report = load_reference()
    assert [('astana-22' in warning) for warning in report.warnings] == [True]
    assert Meeting.objects.get(round=22) == mine
    assert Meeting.objects.get(slug='astana-21').venue != 'elsewhere'


def test_a_meeting_of_staff_with_a_round_of_the_files_stops_no_first_load(capfd):
    mine = MeetingFactory(slug='mine', round=22)
    call_command('load_reference')
    assert 'astana-22' in capfd.readouterr().err
    assert Meeting.objects.get(round=22) == mine
    assert Meeting.objects.filter(slug='astana-21').exists()
    assert not Meeting.objects.filter(slug='astana-22').exists()
