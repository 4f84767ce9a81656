"""What a person decided survives every later reading; everything else follows the reading."""

import dataclasses
import datetime

import pytest

from articles.extraction.documents import (
    ArticleDraft,
    Basis,
    Confidence,
    Evidence,
    MeetingFinding,
    MeetingRole,
    NameProposal,
    ParticipantFinding,
    Precision,
    PublishedDate,
    Removal,
    SourceDocument,
    SourceFinding,
    StatementFinding,
    StatementKind,
    TopicFinding,
)
from articles.ingest.export import export_article
from articles.ingest.findings import Keys, Reading
from articles.ingest.originals import digest_of, keep_bytes
from articles.ingest.store import decisions_of, store_again, store_new
from articles.models import Article, Mention, NameSighting, Origin, Statement, Status
from tests.factories import MeetingFactory, ParticipantFactory, SourceFactory, TopicFactory

pytestmark = pytest.mark.django_db

BODY = 'قال لافروف إن المحادثات تقدمت.\n\nوأضاف لافروف: "نأمل المزيد".'


@pytest.fixture(autouse=True)
def facts():
    ParticipantFactory(slug='lavrov')
    ParticipantFactory(slug='bogdanov')
    MeetingFactory(slug='astana-01')
    SourceFactory(slug='sana')
    TopicFactory(slug='ceasefire')


def span(words, body=BODY, nth=1, rule='alias'):
    start = -1
    for _ in range(nth):
        start = body.index(words, start + 1)
    return Evidence(start, start + len(words), words, rule=rule)


def make_draft(**changes):
    quote = span('نأمل المزيد')
    draft = ArticleDraft(
        headline='عنوان',
        headline_basis=Basis.EXPLICIT,
        body=BODY,
        language='ar',
        source=SourceFinding('sana', Basis.EXPLICIT, 'سانا'),
        published=PublishedDate(
            datetime.date(2017, 1, 24), Precision.DAY, Basis.RELATIVE, 'اليوم', Confidence.HIGH, 'today'
        ),
        on_topic=True,
        meetings=(MeetingFinding('astana-01', MeetingRole.REPORTED, (span('المحادثات'),)),),
        participants=(ParticipantFinding('lavrov', (span('لافروف'), span('لافروف', nth=2))),),
        statements=(
            StatementFinding(quote.start, quote.end, quote.text, StatementKind.DIRECT, 'lavrov', span('وأضاف لافروف')),
        ),
        topics=(TopicFinding('ceasefire', (span('تقدمت'),)),),
        proposals=(NameProposal('فلان الفلاني', (span('المزيد'),)),),
        removed=(Removal(0, 5, 'شارك:', 'share-links', 0),),
    )
    return dataclasses.replace(draft, **changes)


def reading(draft, fingerprint='one'):
    content = b'original bytes'
    document = SourceDocument(name='page.txt', content=content, text='شارك:\n' + BODY)
    keep_bytes(content, digest_of(content))
    return Reading(document, digest_of(content), draft, fingerprint)


@pytest.fixture
def article():
    return store_new([reading(make_draft())], Keys())[0]


def again(article, fingerprint='two', **changes):
    fresh = Article.objects.get(pk=article.pk)
    changed = store_again(fresh, reading(make_draft(**changes), fingerprint), Keys())
    article.refresh_from_db()
    return changed


def test_everything_found_is_stored_with_its_evidence(article):
    article = Article.objects.get(pk=article.pk)
    assert (article.source.slug, article.published_date, article.published_evidence) == (
        'sana',
        datetime.date(2017, 1, 24),
        'اليوم',
    )
    for mention in article.mentions.all():
        assert article.body[mention.start : mention.end] == mention.surface
        assert (mention.origin, mention.status) == (Origin.MACHINE, Status.PROPOSED)
    assert article.mentions.filter(participant__slug='lavrov').count() == 2
    assert article.mentions.get(meeting__slug='astana-01').role == 'reported'
    statement = article.statements.get()
    assert (statement.speaker.slug, statement.text, statement.cue) == ('lavrov', 'نأمل المزيد', 'وأضاف لافروف')
    assert article.topic_assignments.get().topic.slug == 'ceasefire'
    assert article.removals.get().rule == 'share-links'
    assert NameSighting.objects.get().proposal.name == 'فلان الفلاني'
    assert article.original.read_bytes() == b'original bytes'


def test_the_same_reading_again_changes_no_row(article):
    before = [list(model.objects.values()) for model in (Mention, Statement, NameSighting)]
    assert again(article) is False
    assert before == [list(model.objects.values()) for model in (Mention, Statement, NameSighting)]
    assert article.fingerprint == 'two'


def test_what_is_no_longer_found_goes_and_what_is_new_comes(article):
    assert again(article, participants=(ParticipantFinding('bogdanov', (span('لافروف'),)),), statements=())
    assert {m.participant.slug for m in article.mentions.filter(participant__isnull=False)} == {'bogdanov'}
    assert not article.statements.exists()


def test_a_field_set_by_staff_keeps_its_value_and_its_evidence(article):
    article.published_date, article.published_basis = datetime.date(2017, 1, 25), 'staff'
    article.headline = 'عنوان صححه إنسان'
    article.keep_from_machines(['published_date', 'headline'])
    article.save()
    again(article, byline='كاتب')
    assert article.published_date == datetime.date(2017, 1, 25)
    assert article.published_basis == 'staff'
    assert (article.headline, article.byline) == ('عنوان صححه إنسان', 'كاتب')


def test_a_source_removed_by_staff_stays_removed(article):
    article.source = None
    article.keep_from_machines(['source'])
    article.save()
    again(article)
    assert article.source is None
    assert decisions_of(article, BODY).source == ''


@pytest.mark.parametrize('status', [Status.CONFIRMED, Status.REJECTED])
def test_a_judged_mention_keeps_its_row_and_its_status(article, status):
    mention = article.mentions.filter(participant__slug='lavrov').first()
    mention.status = status
    mention.save()
    again(article, participants=())
    kept = article.mentions.get(participant__slug='lavrov')
    assert (kept.pk, kept.status) == (mention.pk, status)


def test_a_person_whom_staff_rejected_altogether_is_not_proposed_at_other_places(article):
    article.mentions.filter(participant__slug='lavrov').update(status=Status.REJECTED)
    body = BODY + '\n\nوغادر لافروف.'
    third = span('لافروف', body, nth=3)
    again(article, body=body, participants=(ParticipantFinding('lavrov', (third,)),))
    assert set(article.mentions.filter(participant__slug='lavrov').values_list('status', flat=True)) == {
        Status.REJECTED
    }


def test_rejecting_one_mention_of_several_leaves_the_person_in_the_article(article):
    first = article.mentions.filter(participant__slug='lavrov').first()
    first.status = Status.REJECTED
    first.save()
    again(article)
    states = article.mentions.filter(participant__slug='lavrov').order_by('start').values_list('status', flat=True)
    assert list(states) == [Status.REJECTED, Status.PROPOSED]


def test_a_confirmed_mention_whose_paragraph_goes_meets_no_other_on_its_way(article):
    mentions = article.mentions.filter(participant__slug='lavrov').order_by('start')
    mentions.first().delete()
    second = mentions.get()
    second.status = Status.CONFIRMED
    second.save()
    Mention.objects.create(
        article=article, participant=second.participant, start=4, end=10, surface='لافروف',
        status=Status.REJECTED, origin=Origin.MACHINE,
    )  # fmt: skip
    body = BODY.partition('\n\n')[0]
    again(article, body=body, statements=(), topics=(), proposals=(),
          participants=(ParticipantFinding('lavrov', (span('لافروف', body),)),))  # fmt: skip
    kept = article.mentions.filter(participant__slug='lavrov')
    assert sorted(kept.values_list('status', flat=True)) == [Status.CONFIRMED, Status.REJECTED]
    assert kept.filter(start=4).count() == 1


def test_the_same_text_that_staff_withhold_comes_again_as_a_draft(article):
    article.status = Article.PublicationStatus.WITHHELD
    article.save()
    other = reading(make_draft())
    other = dataclasses.replace(other, document=dataclasses.replace(other.document, name='again.txt'))
    assert store_new([other], Keys())[0].status == Article.PublicationStatus.DRAFT


def test_a_mention_that_staff_added_stays(article):
    Mention.objects.create(
        article=article, participant=ParticipantFactory(slug='bogdanov'), start=0, end=3, surface='قال',
        status=Status.CONFIRMED, origin=Origin.STAFF,
    )  # fmt: skip
    again(article, participants=())
    assert [m.participant.slug for m in article.mentions.filter(participant__isnull=False)] == ['bogdanov']


def test_a_confirmed_finding_follows_its_words_when_the_text_before_it_changes(article):
    statement = article.statements.get()
    statement.status = Status.CONFIRMED
    statement.save()
    body = 'فقرة جديدة.\n\n' + BODY
    again(article, body=body, statements=(), participants=(), meetings=(), topics=(), proposals=())
    statement.refresh_from_db()
    assert body[statement.start : statement.end] == 'نأمل المزيد'


def test_a_statement_judged_by_staff_is_not_proposed_again_with_other_bounds(article):
    article.statements.update(status=Status.REJECTED)
    wider = span('"نأمل المزيد"')
    again(article, statements=(StatementFinding(wider.start, wider.end, wider.text, StatementKind.DIRECT),))
    assert article.statements.count() == 1


def test_a_topic_that_staff_rejected_stays_rejected(article):
    article.topic_assignments.update(status=Status.REJECTED)
    again(article)
    assert article.topic_assignments.get().status == Status.REJECTED


def test_a_removal_that_staff_put_back_stays_put_back(article):
    article.removals.update(restored=True)
    decisions = decisions_of(Article.objects.get(pk=article.pk), 'شارك:\n' + BODY)
    assert decisions.restored == ((0, 5),)
    again(article, removed=())
    assert article.removals.get().restored


def test_two_names_of_the_same_bytes_are_two_articles_with_one_original(article):
    other = reading(make_draft())
    other = dataclasses.replace(other, document=dataclasses.replace(other.document, name='copy.txt'))
    twin = store_new([other], Keys())[0]
    assert twin.original_id == article.original_id
    assert twin.pk != article.pk


def test_a_confirmed_finding_whose_words_are_gone_is_kept_but_shown_nowhere(article):
    article.statements.update(status=Status.CONFIRMED)
    article.mentions.filter(participant__slug='lavrov').update(status=Status.CONFIRMED)
    again(article, body='نص آخر تماما.', statements=(), participants=(), meetings=(), topics=(), proposals=())
    exported = export_article(Article.objects.get(pk=article.pk))
    assert [(said['text'], said['start']) for said in exported['statements']] == [('نأمل المزيد', None)]
    assert [(person['slug'], person['status'], person['evidence']) for person in exported['participants']] == [
        ('lavrov', 'confirmed', [])
    ]
