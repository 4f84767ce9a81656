"""Records for the tests, each valid by itself: `ArticleFactory(headline='…')` says only what its test is about."""

import datetime
import hashlib
from typing import Any

import factory
from factory.django import DjangoModelFactory

from articles import models
from articles.models.original import original_path


class PlaceFactory(DjangoModelFactory):
    class Meta:
        model = models.Place
        django_get_or_create = ('slug',)

    slug = 'astana'
    name_ar = 'أستانا'
    name_en = 'Astana'
    country = 'kazakhstan'


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = models.Source
        django_get_or_create = ('slug',)

    slug = factory.Sequence(lambda n: f'source-{n}')
    name_ar = factory.Sequence(lambda n: f'صحيفة {n}')
    name_en = factory.Sequence(lambda n: f'Newspaper {n}')
    country = 'syria'
    kind = 'newspaper'
    domains = factory.LazyAttribute(lambda source: [f'{source.slug}.example'])


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = models.Topic
        django_get_or_create = ('slug',)

    slug = factory.Sequence(lambda n: f'topic-{n}')
    name_ar = factory.Sequence(lambda n: f'موضوع {n}')
    name_en = factory.Sequence(lambda n: f'Topic {n}')


class ParticipantFactory(DjangoModelFactory):
    class Meta:
        model = models.Participant
        django_get_or_create = ('slug',)

    slug = factory.Sequence(lambda n: f'person-{n}')
    name_ar = factory.Sequence(lambda n: f'مندوب {n}')
    name_en = factory.Sequence(lambda n: f'Delegate {n}')
    kind = models.Participant.Kind.PERSON
    side = models.Participant.Side.GUARANTOR
    country = 'russia'


class StateFactory(ParticipantFactory):
    slug = factory.Sequence(lambda n: f'state-{n}')
    name_ar = factory.Sequence(lambda n: f'دولة {n}')
    name_en = factory.Sequence(lambda n: f'State {n}')
    kind = models.Participant.Kind.STATE


class DelegationFactory(ParticipantFactory):
    slug = factory.Sequence(lambda n: f'delegation-{n}')
    name_ar = factory.Sequence(lambda n: f'وفد {n}')
    name_en = factory.Sequence(lambda n: f'Delegation {n}')
    kind = models.Participant.Kind.DELEGATION


class AliasFactory(DjangoModelFactory):
    class Meta:
        model = models.Alias

    participant = factory.SubFactory(ParticipantFactory)
    spelling = factory.Sequence(lambda n: f'تهجئة {n}')


class RoleFactory(DjangoModelFactory):
    class Meta:
        model = models.Role

    participant = factory.SubFactory(ParticipantFactory)
    title_ar = factory.Sequence(lambda n: f'وزير {n}')
    title_en = factory.Sequence(lambda n: f'Minister {n}')
    start = '2014'
    end = ''
    basis = 'seen'


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = models.Meeting
        django_get_or_create = ('slug',)

    slug = factory.Sequence(lambda n: f'meeting-{n}')
    name_ar = factory.Sequence(lambda n: f'اجتماع فني {n}')
    name_en = factory.Sequence(lambda n: f'Technical meeting {n}')
    kind = models.Meeting.Kind.TECHNICAL
    start = factory.Sequence(lambda n: datetime.date(2017, 2, 6) + datetime.timedelta(days=30 * (n % 90)))
    end = factory.LazyAttribute(lambda meeting: meeting.start)
    place = factory.SubFactory(PlaceFactory)
    confidence = 'high'


class RoundFactory(MeetingFactory):
    """A numbered round of the talks: `RoundFactory(round=1)` is astana-01."""

    round = factory.Sequence(lambda n: 23 + n)
    slug = factory.LazyAttribute(lambda meeting: f'astana-{meeting.round:02}')
    name_ar = factory.LazyAttribute(lambda meeting: f'أستانا {meeting.round}')
    name_en = factory.LazyAttribute(lambda meeting: f'Astana {meeting.round}')
    kind = models.Meeting.Kind.ROUND


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = models.Participation

    meeting = factory.SubFactory(MeetingFactory)
    participant = factory.SubFactory(ParticipantFactory)
    capacity = models.Participation.Capacity.ATTENDEE


class ConflictFactory(DjangoModelFactory):
    class Meta:
        model = models.Conflict

    meeting = factory.SubFactory(MeetingFactory)
    field = 'date'
    values = factory.LazyFunction(
        lambda: [
            {'value': '6 February', 'source': {'url': 'https://one.example/1', 'publisher': 'one'}},
            {'value': '7 February', 'source': {'url': 'https://two.example/2', 'publisher': 'two'}},
        ]
    )
    judgement = 'the first is nearer'


class LinkedEventFactory(DjangoModelFactory):
    class Meta:
        model = models.LinkedEvent

    meeting = factory.SubFactory(MeetingFactory)
    date = '2018-11'
    text_ar = 'تبادل معتقلين'
    text_en = 'Exchange of detainees'


class CitationFactory(DjangoModelFactory):
    class Meta:
        model = models.Citation

    meeting = factory.SubFactory(MeetingFactory)
    url = factory.Sequence(lambda n: f'https://press.example/{n}')
    publisher = 'press'


class OriginalFactory(DjangoModelFactory):
    """An original whose bytes lie where the model looks for them: `OriginalFactory(content=b'…')`."""

    class Meta:
        model = models.Original
        django_get_or_create = ('sha256',)

    content = factory.Sequence(lambda n: f'النص الأصلي {n}\n'.encode())
    name = factory.Sequence(lambda n: f'page-{n}.txt')
    sha256 = factory.LazyAttribute(lambda original: hashlib.sha256(original.content).hexdigest())
    size = factory.LazyAttribute(lambda original: len(original.content))
    media_type = 'text/plain'
    encoding = 'utf-8'

    @classmethod
    def _create(cls, model_class: type[models.Original], *args: Any, **kwargs: Any) -> models.Original:
        content = kwargs.pop('content')
        path = original_path(kwargs['sha256'])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return super()._create(model_class, *args, **kwargs)


class FamilyFactory(DjangoModelFactory):
    class Meta:
        model = models.Family


class ArticleFactory(DjangoModelFactory):
    """A published, dated article of a known source. `undated=True` leaves the date unknown."""

    class Meta:
        model = models.Article

    class Params:
        undated = factory.Trait(
            published_date=None,
            published_precision='',
            published_basis='',
            published_evidence='',
            published_confidence='',
        )

    original = factory.SubFactory(OriginalFactory)
    received_as = factory.Sequence(lambda n: f'page-{n}.txt')
    headline = factory.Sequence(lambda n: f'اختتام اجتماع الخبراء رقم {n} في أستانا')
    headline_basis = models.Article.Basis.EXPLICIT
    body = factory.Sequence(
        lambda n: f'أنهت الوفود اجتماعها رقم {n} في أستانا اليوم.\n\nوقال لافروف إن الاجتماع كان مفيدا.'
    )
    source = factory.SubFactory(SourceFactory)
    source_basis = models.Article.Basis.EXPLICIT
    source_evidence = 'سانا'
    published_date = datetime.date(2017, 2, 6)
    published_precision = models.Article.Precision.DAY
    published_basis = models.Article.Basis.RELATIVE
    published_evidence = 'اليوم · السادس من الشهر الجاري'
    published_rule = 'The text names the day and the month is the running one.'
    published_confidence = models.Article.Confidence.HIGH
    status = models.Article.PublicationStatus.PUBLISHED
    body_digest = factory.LazyAttribute(lambda article: hashlib.sha256(article.body.encode()).hexdigest())
    fingerprint = 'test'


def _span_of(surface: str, article: models.Article, part: str) -> tuple[int, int]:
    text = article.headline if part == models.Mention.Part.HEADLINE else article.body
    start = text.find(surface)
    if start < 0:
        raise ValueError(f'{surface!r} does not stand in the {part} of the article')
    return start, start + len(surface)


class MentionFactory(DjangoModelFactory):
    """A mention of a participant; its span is found in the article: `MentionFactory(article=a, surface='لافروف')`."""

    class Meta:
        model = models.Mention

    article = factory.SubFactory(ArticleFactory)
    participant = factory.SubFactory(ParticipantFactory)
    part = models.Mention.Part.BODY
    surface = 'لافروف'
    start = factory.LazyAttribute(lambda mention: _span_of(mention.surface, mention.article, mention.part)[0])
    end = factory.LazyAttribute(lambda mention: mention.start + len(mention.surface))
    rule = 'alias'
    origin = models.Origin.MACHINE


class MeetingMentionFactory(MentionFactory):
    """A mention of a meeting, reported unless `role` says otherwise."""

    participant = None
    meeting = factory.SubFactory(MeetingFactory)
    role = models.Mention.Role.REPORTED
    surface = 'أستانا'


class StatementFactory(DjangoModelFactory):
    """A direct statement; its span is found in the article's body."""

    class Meta:
        model = models.Statement

    article = factory.SubFactory(ArticleFactory)
    speaker = factory.SubFactory(ParticipantFactory)
    text = 'الاجتماع كان مفيدا'
    start = factory.LazyAttribute(lambda statement: _span_of(statement.text, statement.article, 'body')[0])
    end = factory.LazyAttribute(lambda statement: statement.start + len(statement.text))
    cue = 'وقال لافروف'
    origin = models.Origin.MACHINE


class TopicAssignmentFactory(DjangoModelFactory):
    class Meta:
        model = models.TopicAssignment

    article = factory.SubFactory(ArticleFactory)
    topic = factory.SubFactory(TopicFactory)
    origin = models.Origin.MACHINE


class RemovalFactory(DjangoModelFactory):
    class Meta:
        model = models.Removal

    article = factory.SubFactory(ArticleFactory)
    start = 0
    end = factory.LazyAttribute(lambda removal: removal.start + len(removal.text))
    position = 0
    text = 'شارك على فيسبوك'
    rule = 'share-links'


class NameProposalFactory(DjangoModelFactory):
    class Meta:
        model = models.NameProposal

    name = factory.Sequence(lambda n: f'متحدث مجهول {n}')
    folded = factory.LazyAttribute(lambda proposal: proposal.name)


class IngestRunFactory(DjangoModelFactory):
    class Meta:
        model = models.IngestRun

    paths = factory.LazyFunction(lambda: ['seeds'])
