from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.models.checking import keeps_to_choices
from articles.models.curation import Curated, Named, NamedQuerySet, Origin


class MeetingQuerySet(NamedQuerySet['Meeting']):
    def rounds(self) -> 'MeetingQuerySet':
        """The numbered rounds of the talks."""
        return self.filter(round__isnull=False)


@keeps_to_choices
class Meeting(Curated, Named):
    """A meeting of the process, or one linked with it."""

    class Kind(models.TextChoices):
        ROUND = 'high-level round', _('high-level round')
        TECHNICAL = 'technical', _('technical meeting')
        MINISTERIAL = 'ministerial', _('ministerial meeting')
        SUMMIT = 'summit', _('summit')
        WORKING_GROUP = 'working group', _('working group')
        CONGRESS = 'congress', _('congress')
        RELATED = 'related', _('related event')

    class DatePrecision(models.TextChoices):
        DAY = 'day', _('day')
        ANNOUNCED = 'announced', _('as announced')
        INFERRED = 'inferred', _('inferred')
        REPORTED = 'reported', _('as reported')
        ANNOUNCED_MONTH = 'announced month', _('month, as announced')

    kind = models.CharField(_('kind'), max_length=20, choices=Kind, db_index=True)
    round = models.PositiveSmallIntegerField(_('round'), null=True, blank=True)
    summit_number = models.PositiveSmallIntegerField(_('number of the summit'), null=True, blank=True)
    start = models.DateField(_('first day'), db_index=True)
    end = models.DateField(_('last day'))
    date_precision = models.CharField(
        _('precision of the dates'), max_length=20, choices=DatePrecision, default=DatePrecision.DAY
    )
    place = models.ForeignKey(
        'articles.Place', models.PROTECT, null=True, blank=True, related_name='meetings', verbose_name=_('place')
    )
    venue = models.CharField(_('venue'), max_length=300, blank=True)
    venue_ar = models.CharField(_('venue in Arabic'), max_length=300, blank=True)
    names_ar = models.JSONField(_('names used in print'), default=list, blank=True)
    name_patterns_ar = models.JSONField(_('names made by rule'), default=list, blank=True)
    outcome_ar = models.TextField(_('outcome in Arabic'), blank=True)
    outcome_en = models.TextField(_('outcome in English'), blank=True)
    documents = models.JSONField(_('documents'), default=list, blank=True)
    heads_not_established = models.JSONField(_('delegations whose head is not known'), default=list, blank=True)
    confidence = models.CharField(_('confidence'), max_length=10, blank=True)
    notes = models.TextField(_('notes'), blank=True)
    participants = models.ManyToManyField(
        'articles.Participant',
        through='articles.Participation',
        through_fields=('meeting', 'participant'),
        related_name='meetings',
        verbose_name=_('participants'),
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _('meeting')
        verbose_name_plural = _('meetings')
        ordering = ['start', 'slug']
        constraints = [
            models.CheckConstraint(condition=Q(start__lte=F('end')), name='meeting_start_before_end'),
            models.UniqueConstraint(fields=['round'], name='meeting_round_once'),
        ]

    def clean(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValidationError({'end': _('The last day lies before the first.')})

    def get_absolute_url(self) -> str:
        return reverse('meeting_detail', args=[self.slug])

    def spellings(self) -> list[str]:
        return [*super().spellings(), *self.names_ar, *self.name_patterns_ar]

    @property
    def outcome(self) -> str:
        """The outcome in the language of the page, or in the other where there is only that."""
        english = (get_language() or '').startswith('en')
        first, second = (self.outcome_en, self.outcome_ar) if english else (self.outcome_ar, self.outcome_en)
        return first or second


@keeps_to_choices
class Participation(models.Model):
    """Somebody's part in a meeting. A head leads the delegation `party`."""

    class Capacity(models.TextChoices):
        HOST = 'host', _('host')
        GUARANTOR = 'guarantor', _('guarantor')
        OBSERVER = 'observer', _('observer')
        HEAD = 'head', _('head of delegation')
        ATTENDEE = 'attendee', _('attendee')
        GROUP = 'group', _('armed group present')
        PRESENT = 'present', _('took part')

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name='participations', verbose_name=_('meeting'))
    participant = models.ForeignKey(
        'articles.Participant', models.PROTECT, related_name='participations', verbose_name=_('participant')
    )
    capacity = models.CharField(_('capacity'), max_length=12, choices=Capacity)
    party = models.ForeignKey(
        'articles.Participant',
        models.PROTECT,
        null=True,
        blank=True,
        related_name='headed_participations',
        verbose_name=_('delegation'),
    )
    note = models.CharField(_('note'), max_length=500, blank=True)
    note_ar = models.CharField(_('note in Arabic'), max_length=500, blank=True)
    origin = models.CharField(_('made by'), max_length=10, choices=Origin, default=Origin.STAFF, editable=False)

    class Meta:
        verbose_name = _('participation')
        verbose_name_plural = _('participations')
        ordering = ['id']
        constraints = [
            models.UniqueConstraint(
                fields=['meeting', 'participant', 'capacity'],
                condition=Q(party__isnull=True),
                name='participation_without_party_once',
            ),
            models.UniqueConstraint(
                fields=['meeting', 'participant', 'capacity', 'party'],
                condition=Q(party__isnull=False),
                name='participation_with_party_once',
            ),
        ]

    def __str__(self) -> str:
        return f'{self.participant} ({self.get_capacity_display()})'


@keeps_to_choices
class Conflict(models.Model):
    """Sources that contradict each other on a meeting, each with what it says, and our judgement."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name='conflicts', verbose_name=_('meeting'))
    field = models.CharField(_('on what'), max_length=200)
    field_ar = models.CharField(_('on what, in Arabic'), max_length=200, blank=True)
    values = models.JSONField(_('what each source says'), default=list)
    judgement = models.TextField(_('judgement'), blank=True)
    judgement_ar = models.TextField(_('judgement in Arabic'), blank=True)
    origin = models.CharField(_('made by'), max_length=10, choices=Origin, default=Origin.STAFF, editable=False)

    class Meta:
        verbose_name = _('conflict between sources')
        verbose_name_plural = _('conflicts between sources')
        ordering = ['id']

    def __str__(self) -> str:
        return self.field


@keeps_to_choices
class LinkedEvent(models.Model):
    """An event outside the meeting that belongs to its story: an exchange of detainees, a withdrawal."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name='linked_events', verbose_name=_('meeting'))
    date = models.CharField(_('date'), max_length=10, blank=True, help_text=_('ISO, cut to what is known: 2018-11'))
    text_ar = models.TextField(_('in Arabic'), blank=True)
    text_en = models.TextField(_('in English'), blank=True)
    conflict = models.TextField(_('conflict between sources'), blank=True)
    conflict_ar = models.TextField(_('conflict between sources, in Arabic'), blank=True)
    citations = models.JSONField(_('citations'), default=list, blank=True)
    origin = models.CharField(_('made by'), max_length=10, choices=Origin, default=Origin.STAFF, editable=False)

    class Meta:
        verbose_name = _('linked event')
        verbose_name_plural = _('linked events')
        ordering = ['date', 'id']

    def __str__(self) -> str:
        return f'{self.date} {self.text_en or self.text_ar}'.strip()


@keeps_to_choices
class Citation(models.Model):
    """The page a fact about a meeting or a participant rests on."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, blank=True, related_name='citations', verbose_name=_('meeting')
    )
    participant = models.ForeignKey(
        'articles.Participant',
        models.CASCADE,
        null=True,
        blank=True,
        related_name='citations',
        verbose_name=_('participant'),
    )
    url = models.URLField(_('address'), max_length=1000)
    publisher = models.CharField(_('publisher'), max_length=100, blank=True)
    origin = models.CharField(_('made by'), max_length=10, choices=Origin, default=Origin.STAFF, editable=False)

    class Meta:
        verbose_name = _('citation')
        verbose_name_plural = _('citations')
        ordering = ['id']
        constraints = [
            models.CheckConstraint(
                condition=Q(meeting__isnull=False, participant__isnull=True)
                | Q(meeting__isnull=True, participant__isnull=False),
                name='citation_of_one_record',
            ),
        ]

    def __str__(self) -> str:
        return self.url
