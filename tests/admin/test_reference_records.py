"""What staff change in reference records outlives the next load of the reference facts."""

from contextlib import nullcontext
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client

from articles.ingest.reference import load_reference
from articles.models import (
    Alias,
    Meeting,
    MonthSystem,
    Origin,
    Participant,
    Participation,
    Place,
    Source,
    Status,
    Topic,
)
from tests.admin.conftest import Send
from tests.admin.test_decisions import act, address
from tests.factories import AliasFactory, ParticipantFactory, RoleFactory, SourceFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(db: None) -> None:
    load_reference()


def rows(participant: Participant, **changes: Any) -> dict[str, Any]:
    """The values of the first row of spellings of a participant's form."""
    return {f'aliases-0-{name}': value for name, value in changes.items()}


def test_saving_without_a_change_decides_nothing(send: Send, loaded: None) -> None:
    chosen = [Meeting.objects.get(slug='astana-04'), Participant.objects.get(slug='lavrov')]
    chosen += [model.objects.first() for model in (Source, Topic, Place, MonthSystem)]
    for record in chosen:
        assert send(address(record)).status_code == 302
        record.refresh_from_db()
        assert record.staff_fields == []
    assert not Alias.objects.filter(origin=Origin.STAFF).exists()
    assert not Participation.objects.filter(origin=Origin.STAFF).exists()


def test_a_changed_name_stays_and_the_other_fields_follow_the_facts(send: Send, loaded: None) -> None:
    participant = Participant.objects.get(slug='lavrov')
    kind = participant.kind
    assert send(address(participant), name_ar='سيرغي فيكتوروفيتش لافروف').status_code == 302
    Participant.objects.filter(pk=participant.pk).update(kind='state')
    load_reference()
    participant.refresh_from_db()
    assert (participant.name_ar, participant.kind) == ('سيرغي فيكتوروفيتش لافروف', kind)
    assert participant.staff_fields == ['name_ar']


def test_a_field_given_back_follows_the_facts_again(send: Send, loaded: None) -> None:
    source = Source.objects.get(slug='sana')
    name = source.name_en
    send(address(source), name_en='Another')
    send(address(source), released=['name_en'])
    load_reference()
    source.refresh_from_db()
    assert (source.name_en, source.staff_fields) == (name, [])


def test_a_rejected_spelling_stays_rejected(send: Send, loaded: None) -> None:
    participant = Participant.objects.get(slug='lavrov')
    first = participant.aliases.first()
    assert send(address(participant), **rows(participant, status='rejected')).status_code == 302
    load_reference()
    first.refresh_from_db()
    assert (first.status, first.origin) == (Status.REJECTED, Origin.STAFF)


def test_a_deleted_spelling_does_not_come_back(send: Send, loaded: None) -> None:
    participant = Participant.objects.get(slug='lavrov')
    first = participant.aliases.first()
    assert send(address(participant), **rows(participant, DELETE='on')).status_code == 302
    load_reference()
    assert not participant.aliases.filter(spelling=first.spelling).exists()
    participant.refresh_from_db()
    assert participant.staff_fields == ['aliases']


def test_a_spelling_corrected_in_its_own_list_stays_corrected(send: Send, loaded: None) -> None:
    spelling = Alias.objects.filter(participant__slug='lavrov', origin=Origin.REFERENCE).last()
    assert send(address(spelling), spelling='لافرووف').status_code == 302
    load_reference()
    rows = Alias.objects.filter(participant__slug='lavrov')
    assert rows.get(spelling=spelling.spelling).status == Status.REJECTED
    assert rows.get(spelling='لافرووف').status == Status.CONFIRMED


def test_a_deleted_spelling_is_no_longer_found_in_admin() -> None:
    spelling = AliasFactory(spelling='زعطوط')
    assert Participant.objects.named_like('زعطوط').exists()
    spelling.delete()
    assert not Participant.objects.named_like('زعطوط').exists()


def test_the_slug_of_a_stored_record_stays(send: Send, staff: Client, loaded: None) -> None:
    for model in (Meeting, Participant, Source, Topic, Place, MonthSystem):
        record = model.objects.first()
        assert send(address(record), slug='another').status_code == 302
        assert model.objects.get(pk=record.pk).slug == record.slug
    assert 'name="slug"' in staff.get('/admin/articles/source/add/').content.decode()


@pytest.mark.parametrize(
    ('start', 'end', 'fits'),
    [
        ('2018-05', '2018-02', False),
        ('2018-05-10', '2018-05-09', False),
        ('2018-05-10', '2018-04', False),
        ('2018-05', '2017', False),
        ('2018-05', '2018-05-01', True),
        ('2018-05-10', '2018-05', True),
        ('2018-05', '2018', True),
        ('2018', '2018-02', True),
        ('', '2018', True),
        ('2018', '', True),
    ],
)
def test_a_role_ends_no_earlier_than_it_starts(start: str, end: str, fits: bool) -> None:
    with nullcontext() if fits else pytest.raises(IntegrityError):
        RoleFactory(start=start, end=end)


def test_an_added_spelling_leaves_the_list_to_the_facts(send: Send, loaded: None) -> None:
    participant = Participant.objects.get(slug='lavrov')
    number = participant.aliases.count()
    row = {'spelling': 'لاڤروف', 'script': 'arabic', 'status': 'confirmed', 'note': ''}
    values = {f'aliases-{number}-{name}': value for name, value in row.items()}
    assert send(address(participant), **values, **{'aliases-TOTAL_FORMS': number + 1}).status_code == 302
    participant.refresh_from_db()
    assert participant.staff_fields == []
    assert participant.aliases.get(spelling='لاڤروف').origin == Origin.STAFF
    assert 'لافروف' in participant.search_norm


def test_a_head_of_delegation_that_staff_corrected_stays(send: Send, loaded: None) -> None:
    meeting = Meeting.objects.get(slug='astana-01')
    part = meeting.participations.filter(capacity='head').first()
    place = list(meeting.participations.values_list('pk', flat=True)).index(part.pk)
    other = ParticipantFactory()
    assert send(address(meeting), **{f'participations-{place}-participant': other.pk}).status_code == 302
    load_reference()
    part.refresh_from_db()
    assert (part.participant, part.origin) == (other, Origin.STAFF)


def test_a_row_deleted_in_its_own_list_does_not_come_back(staff: Client, loaded: None) -> None:
    part = Participation.objects.filter(meeting__slug='astana-01').first()
    act(staff, 'delete_selected', part, post='yes')
    load_reference()
    found = Participation.objects.filter(meeting=part.meeting, participant=part.participant, capacity=part.capacity)
    assert not found.exists()


def test_a_record_of_the_facts_is_not_deleted_and_the_page_says_why(staff: Client, loaded: None) -> None:
    for record in (Source.objects.get(slug='sana'), Topic.objects.first(), Alias.objects.first()):
        base = f'/admin/articles/{record._meta.model_name}/{record.pk}'
        assert staff.post(f'{base}/delete/', {'post': 'yes'}).status_code == 403
        assert 'why-not-deleted' in staff.get(f'{base}/change/').content.decode()
    act(staff, 'delete_selected', Source.objects.get(slug='sana'), post='yes')
    assert Source.objects.filter(slug='sana').exists()


def test_a_record_of_staff_may_be_deleted(staff: Client) -> None:
    source = SourceFactory(slug='made-by-staff')
    assert staff.post(f'/admin/articles/source/{source.pk}/delete/', {'post': 'yes'}).status_code == 302
    assert not Source.objects.exists()


def test_lists_of_strings_are_edited_one_a_line(send: Send) -> None:
    topic = TopicFactory(triggers_ar=['وقف إطلاق النار', 'الهدنة'])
    assert send(address(topic)).status_code == 302
    topic.refresh_from_db()
    assert topic.staff_fields == []
    send(address(topic), triggers_ar='الهدنة\r\n\r\n خفض التصعيد \r\nالهدنة')
    topic.refresh_from_db()
    assert (topic.triggers_ar, topic.staff_fields) == (['الهدنة', 'خفض التصعيد'], ['triggers_ar'])
