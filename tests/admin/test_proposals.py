"""A name met in the articles becomes a participant, a spelling of one, or stays rejected."""

import pytest
from django.test import Client

from articles.ingest.findings import store_names
from articles.models import Alias, Article, Mention, NameProposal, NameSighting, Origin, Participant, Status
from articles.models.index_change import IndexChange
from tests.admin.conftest import Send
from tests.admin.test_decisions import act, address
from tests.factories import AliasFactory, ArticleFactory, NameProposalFactory, ParticipantFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal() -> NameProposal:
    """A name that stands twice in one article."""
    article = ArticleFactory(body='قال أيمن حداد إن الوفد عاد. وأضاف أيمن حداد أن الموعد لم يحدد.')
    made: NameProposal = NameProposalFactory(name='أيمن حداد', folded='ايمن حداد')
    for start in (4, 34):
        assert article.body[start : start + 9] == 'أيمن حداد'
        NameSighting.objects.create(proposal=made, article=article, start=start, end=start + 9, text='أيمن حداد')
    return made


def test_accepting_as_a_new_participant_makes_them_with_spelling_and_mentions(
    send: Send, proposal: NameProposal
) -> None:
    IndexChange.objects.all().delete()
    values = {'decision': 'new', 'slug': 'ayman-haddad', 'name_en': 'Ayman Haddad', 'kind': 'person'}
    assert send(address(proposal), **values).status_code == 302
    participant = Participant.objects.get(slug='ayman-haddad')
    assert (participant.name_ar, participant.name_en) == ('أيمن حداد', 'Ayman Haddad')
    assert 'name_ar' in participant.staff_fields
    spelling = participant.aliases.get()
    assert (spelling.spelling, spelling.status, spelling.origin) == ('أيمن حداد', 'confirmed', 'staff')
    mentions = Mention.objects.filter(participant=participant)
    assert [(row.start, row.status, row.origin) for row in mentions] == [
        (4, Status.CONFIRMED, Origin.STAFF),
        (34, Status.CONFIRMED, Origin.STAFF),
    ]
    proposal.refresh_from_db()
    assert (proposal.status, proposal.participant) == (Status.CONFIRMED, participant)
    assert Article.objects.get().pk in IndexChange.objects.values_list('article_id', flat=True)


def test_accepting_as_a_spelling_of_a_participant(send: Send, proposal: NameProposal) -> None:
    participant = ParticipantFactory()
    assert send(address(proposal), decision='existing', participant=participant.pk).status_code == 302
    assert list(participant.aliases.values_list('spelling', flat=True)) == ['أيمن حداد']
    assert participant.mentions.count() == 2


def test_accepting_again_repeats_nothing(send: Send, proposal: NameProposal) -> None:
    participant = ParticipantFactory()
    for _ in range(2):
        send(address(proposal), decision='existing', participant=participant.pk)
    assert (participant.aliases.count(), participant.mentions.count()) == (1, 2)


def test_accepting_for_another_takes_the_name_from_the_first(send: Send, proposal: NameProposal) -> None:
    first, second = ParticipantFactory(), ParticipantFactory()
    send(address(proposal), decision='existing', participant=first.pk)
    NameSighting.objects.all().delete()  # as the next reading does, which knows the name
    assert send(address(proposal), decision='existing', participant=second.pk).status_code == 302
    assert not first.aliases.exists()
    assert not first.mentions.exists()
    assert (second.aliases.get().spelling, second.mentions.count()) == ('أيمن حداد', 2)


@pytest.mark.parametrize('decision', ['reject', 'open'])
def test_an_acceptance_that_is_withdrawn_leaves_nothing_behind(
    send: Send, proposal: NameProposal, decision: str
) -> None:
    participant = ParticipantFactory()
    own = AliasFactory(participant=participant)
    send(address(proposal), decision='existing', participant=participant.pk)
    IndexChange.objects.all().delete()
    assert send(address(proposal), decision=decision).status_code == 302
    assert list(participant.aliases.all()) == [own]
    assert not Mention.objects.exists()
    assert Article.objects.get().pk in IndexChange.objects.values_list('article_id', flat=True)


def test_a_spelling_that_was_there_before_stays_when_a_name_is_rejected_in_bulk(
    staff: Client, proposal: NameProposal
) -> None:
    own = AliasFactory(spelling='أيمن حداد')
    act(staff, 'accept_known', proposal)
    assert own.participant.mentions.count() == 2
    act(staff, 'reject', proposal)
    assert list(Alias.objects.all()) == [own]
    assert not Mention.objects.exists()


@pytest.mark.parametrize(
    'values',
    [
        {'decision': 'existing'},
        {'decision': 'new'},
        {'decision': 'new', 'slug': 'taken'},
        {'decision': 'new', 'slug': 'حداد'},
    ],
)
def test_a_decision_without_what_it_needs_is_refused(
    send: Send, proposal: NameProposal, values: dict[str, str]
) -> None:
    ParticipantFactory(slug='taken')
    assert send(address(proposal), **values).status_code == 200
    proposal.refresh_from_db()
    assert proposal.status == Status.PROPOSED
    assert not Alias.objects.exists()


def test_a_rejected_name_stays_rejected_when_it_is_met_again(send: Send, proposal: NameProposal) -> None:
    assert send(address(proposal), decision='reject').status_code == 302
    store_names({})
    proposal.refresh_from_db()
    assert proposal.status == Status.REJECTED
    assert not Mention.objects.exists()


def test_names_are_rejected_in_bulk(staff: Client, proposal: NameProposal) -> None:
    act(staff, 'reject', proposal, NameProposalFactory())
    assert set(NameProposal.objects.values_list('status', flat=True)) == {'rejected'}


def test_in_bulk_a_name_is_accepted_only_where_one_participant_has_it(staff: Client, proposal: NameProposal) -> None:
    shared = NameProposalFactory(name='علوش', folded='علوش')
    for participant in (ParticipantFactory(), ParticipantFactory()):
        AliasFactory(participant=participant, spelling='علوش')
    owner = AliasFactory(spelling='ايمن حداد').participant
    act(staff, 'accept_known', proposal, shared)
    proposal.refresh_from_db()
    shared.refresh_from_db()
    assert (proposal.status, proposal.participant) == (Status.CONFIRMED, owner)
    assert shared.status == Status.PROPOSED


def test_the_page_shows_where_the_name_stands(staff: Client, proposal: NameProposal) -> None:
    assert '<mark>أيمن حداد</mark>' in staff.get(address(proposal)).content.decode()
