"""What was found in an article, each with the words it rests on and what staff say of it."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.checking import keeps_to_choices
from articles.models.curation import Origin, Status

_Row = TypeVar('_Row', bound=models.Model)


class FindingQuerySet(models.QuerySet[_Row]):
    def standing(self) -> Self:
        """Proposed or confirmed: what staff have not rejected."""
        return self.exclude(status=Status.REJECTED)

    def published(self) -> Self:
        """Found in articles that the public may see."""
        return self.filter(article__status='published')

    def decided(self) -> Self:
        """What a person made, confirmed or rejected: no machine touches it."""
        return self.filter(Q(origin=Origin.STAFF) | ~Q(status=Status.PROPOSED))


class Finding(models.Model):
    """A span of an article with a meaning. Offsets are code points into the body, or into the headline."""

    class Part(models.TextChoices):
        BODY = 'body', _('text')
        HEADLINE = 'headline', _('headline')

    start = models.PositiveIntegerField(_('from'))
    end = models.PositiveIntegerField(_('to'))
    part = models.CharField(_('part'), max_length=10, choices=Part, default=Part.BODY)
    rule = models.CharField(_('rule'), max_length=60, blank=True)
    status = models.CharField(_('status'), max_length=10, choices=Status, default=Status.PROPOSED)
    origin = models.CharField(_('made by'), max_length=10, choices=Origin, default=Origin.STAFF, editable=False)

    objects = FindingQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def words(self) -> str:
        """The words found, as they were written."""
        raise NotImplementedError

    def stands_in(self, text: str) -> bool:
        """Whether its words still stand at its place: a text can change under what staff decided."""
        return text.startswith(self.words, self.start)


@keeps_to_choices
class Mention(Finding):
    """A meeting or a participant named in an article."""

    class Role(models.TextChoices):
        REPORTED = 'reported', _('reported')
        MENTIONED = 'mentioned', _('mentioned')

    article = models.ForeignKey(
        'articles.Article', models.CASCADE, db_index=False, related_name='mentions', verbose_name=_('article')
    )
    meeting = models.ForeignKey(
        'articles.Meeting',
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name='mentions',
        verbose_name=_('meeting'),
    )
    participant = models.ForeignKey(
        'articles.Participant',
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name='mentions',
        verbose_name=_('participant'),
    )
    role = models.CharField(_('role of the meeting'), max_length=10, choices=Role, blank=True)
    surface = models.CharField(_('as written'), max_length=500)

    class Meta:
        verbose_name = _('mention')
        verbose_name_plural = _('mentions')
        ordering = ['part', 'start', 'id']
        indexes = [
            models.Index(fields=['article', 'part', 'start'], name='mention_in_order'),
            models.Index(fields=['participant', 'status', 'article'], name='mention_participant'),
            models.Index(fields=['meeting', 'role', 'status', 'article'], name='mention_meeting'),
            models.Index(fields=['status', 'article'], name='mention_status'),
            models.Index(fields=['origin', 'article'], name='mention_origin'),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F('end')), name='mention_span_valid'),
            models.CheckConstraint(
                condition=Q(meeting__isnull=False, participant__isnull=True) & ~Q(role='')
                | Q(meeting__isnull=True, participant__isnull=False, role=''),
                name='mention_of_one_record',
            ),
            models.UniqueConstraint(
                fields=['article', 'meeting', 'part', 'start', 'end'],
                condition=Q(meeting__isnull=False),
                name='mention_of_meeting_once',
            ),
            models.UniqueConstraint(
                fields=['article', 'participant', 'part', 'start', 'end'],
                condition=Q(participant__isnull=False),
                name='mention_of_participant_once',
            ),
        ]

    def __str__(self) -> str:
        return self.surface

    @property
    def words(self) -> str:
        return self.surface


@keeps_to_choices
class Statement(Finding):
    """Something somebody said, as the article gives it. `text` is the words between the marks."""

    class Kind(models.TextChoices):
        DIRECT = 'direct', _('direct')
        INDIRECT = 'indirect', _('indirect')

    article = models.ForeignKey(
        'articles.Article', models.CASCADE, db_index=False, related_name='statements', verbose_name=_('article')
    )
    speaker = models.ForeignKey(
        'articles.Participant',
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name='statements',
        verbose_name=_('speaker'),
    )
    speaker_name = models.CharField(_('speaker as written'), max_length=300, blank=True)
    kind = models.CharField(_('kind'), max_length=10, choices=Kind, default=Kind.DIRECT)
    text = models.TextField(_('text'))
    cue = models.CharField(_('words that name the speaker'), max_length=500, blank=True)
    cue_start = models.PositiveIntegerField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _('statement')
        verbose_name_plural = _('statements')
        ordering = ['start', 'end', 'kind']
        indexes = [
            models.Index(fields=['speaker', 'article', 'start', 'status'], name='statement_speaker'),
            models.Index(fields=['status', 'article'], name='statement_status'),
            models.Index(fields=['origin', 'article'], name='statement_origin'),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F('end')), name='statement_span_valid'),
            models.UniqueConstraint(fields=['article', 'start', 'end', 'kind'], name='statement_once'),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def words(self) -> str:
        return self.text


@keeps_to_choices
class TopicAssignment(models.Model):
    """An article under a subject heading, with the words that speak for it."""

    article = models.ForeignKey(
        'articles.Article', models.CASCADE, db_index=False, related_name='topic_assignments', verbose_name=_('article')
    )
    topic = models.ForeignKey(
        'articles.Topic', models.PROTECT, db_index=False, related_name='assignments', verbose_name=_('topic')
    )
    evidence = models.JSONField(_('evidence'), default=list, blank=True)
    status = models.CharField(_('status'), max_length=10, choices=Status, default=Status.PROPOSED)
    origin = models.CharField(_('made by'), max_length=10, choices=Origin, default=Origin.STAFF, editable=False)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _('topic of an article')
        verbose_name_plural = _('topics of an article')
        ordering = ['id']
        indexes = [
            models.Index(fields=['topic', 'status', 'article'], name='topic_assignment_topic'),
            models.Index(fields=['status', 'article'], name='topic_assignment_status'),
            models.Index(fields=['origin', 'article'], name='topic_assignment_origin'),
        ]
        constraints = [models.UniqueConstraint(fields=['article', 'topic'], name='topic_once_per_article')]

    def __str__(self) -> str:
        return str(self.topic)


class Removal(models.Model):
    """A piece of the original left out of the body. Staff can put it back; that outlives every later ingest."""

    article = models.ForeignKey(
        'articles.Article', models.CASCADE, db_index=False, related_name='removals', verbose_name=_('article')
    )
    start = models.PositiveIntegerField(_('from'), help_text=_('In the decoded original.'))
    end = models.PositiveIntegerField(_('to'))
    position = models.PositiveIntegerField(_('place in the text'), default=0)
    text = models.TextField(_('text'))
    rule = models.CharField(_('rule'), max_length=60)
    restored = models.BooleanField(_('put back'), default=False)

    class Meta:
        verbose_name = _('removal')
        verbose_name_plural = _('removals')
        ordering = ['start', 'end']
        indexes = [
            models.Index(fields=['rule', 'article'], name='removal_rule'),
            models.Index(fields=['restored', 'article'], name='removal_restored'),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F('end')), name='removal_span_valid'),
            models.UniqueConstraint(fields=['article', 'start', 'end'], name='removal_once'),
        ]

    def __str__(self) -> str:
        return self.text[:80]


@keeps_to_choices
class NameProposal(models.Model):
    """A person met in the articles and in no reference file. Staff decide whether it becomes a participant."""

    name = models.CharField(_('name as written'), max_length=300)
    folded = models.CharField(max_length=300, unique=True, editable=False)
    status = models.CharField(_('status'), max_length=10, choices=Status, default=Status.PROPOSED, db_index=True)
    participant = models.ForeignKey(
        'articles.Participant',
        models.SET_NULL,
        null=True,
        blank=True,
        related_name='+',
        verbose_name=_('is this participant'),
    )

    class Meta:
        verbose_name = _('proposed name')
        verbose_name_plural = _('proposed names')
        ordering = ['name']

    def __str__(self) -> str:
        return self.name


@keeps_to_choices
class NameSighting(models.Model):
    """Where a proposed name stands."""

    proposal = models.ForeignKey(
        NameProposal, models.CASCADE, db_index=False, related_name='sightings', verbose_name=_('proposed name')
    )
    article = models.ForeignKey(
        'articles.Article', models.CASCADE, related_name='name_sightings', verbose_name=_('article')
    )
    start = models.PositiveIntegerField(_('from'))
    end = models.PositiveIntegerField(_('to'))
    part = models.CharField(_('part'), max_length=10, choices=Finding.Part, default=Finding.Part.BODY)
    text = models.CharField(_('as written'), max_length=500)

    class Meta:
        verbose_name = _('sighting of a name')
        verbose_name_plural = _('sightings of a name')
        ordering = ['article_id', 'start']
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F('end')), name='sighting_span_valid'),
            models.UniqueConstraint(fields=['proposal', 'article', 'part', 'start', 'end'], name='sighting_once'),
        ]

    def __str__(self) -> str:
        return self.text
