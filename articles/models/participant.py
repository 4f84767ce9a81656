from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Substr
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.arabic.folding import fold
from articles.models.checking import keeps_to_choices
from articles.models.curation import Curated, Named, NamedQuerySet, Origin, Status, search_norm


class ParticipantQuerySet(NamedQuerySet['Participant']):
    def persons(self) -> 'ParticipantQuerySet':
        return self.filter(kind=Participant.Kind.PERSON)


@keeps_to_choices
class Participant(Curated, Named):
    """A person, state, organisation, delegation or armed group that takes part in the talks or speaks on them."""

    class Kind(models.TextChoices):
        PERSON = 'person', _('person')
        STATE = 'state', _('state')
        ORGANISATION = 'organisation', _('organisation')
        DELEGATION = 'delegation', _('delegation')
        ARMED_GROUP = 'armed group', _('armed group')

    class Side(models.TextChoices):
        GUARANTOR = 'guarantor', _('guarantor')
        GOVERNMENT = 'government', _('Syrian government')
        OPPOSITION = 'opposition', _('Syrian opposition')
        UN = 'un', _('United Nations')
        HOST = 'host', _('host')
        OBSERVER = 'observer', _('observer')
        OTHER = 'other', _('other')

    kind = models.CharField(_('kind'), max_length=20, choices=Kind, default=Kind.PERSON, db_index=True)
    side = models.CharField(_('side'), max_length=20, choices=Side, blank=True, db_index=True)
    country = models.CharField(_('country'), max_length=60, blank=True)
    member_of = models.ForeignKey(
        'self', models.SET_NULL, null=True, blank=True, related_name='members', verbose_name=_('member of')
    )
    notes = models.TextField(_('notes'), blank=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _('participant')
        verbose_name_plural = _('participants')
        ordering = ['sort_key']
        constraints = [
            models.CheckConstraint(condition=~Q(member_of=F('id')), name='participant_not_member_of_itself'),
        ]

    def get_absolute_url(self) -> str:
        return reverse('participant_detail', args=[self.slug])

    def spellings(self) -> list[str]:
        aliases = self.aliases.all() if self.pk else ()
        return [*super().spellings(), *(alias.spelling for alias in aliases)]


class AliasQuerySet(models.QuerySet['Alias']):
    def usable(self) -> 'AliasQuerySet':
        """Spellings that staff have not rejected."""
        return self.exclude(status=Status.REJECTED)


@keeps_to_choices
class Alias(models.Model):
    """A spelling of a participant's name. An ambiguous one is no link by itself."""

    class Script(models.TextChoices):
        ARABIC = 'arabic', _('Arabic letters')
        OTHER = 'other', _('Latin or Cyrillic letters')

    participant = models.ForeignKey(Participant, models.CASCADE, related_name='aliases', verbose_name=_('participant'))
    spelling = models.CharField(_('spelling'), max_length=300)
    folded = models.CharField(max_length=300, editable=False, db_index=True)
    script = models.CharField(_('script'), max_length=10, choices=Script, default=Script.ARABIC)
    ambiguous = models.BooleanField(_('ambiguous'), default=False)
    note = models.CharField(_('note'), max_length=300, blank=True)
    origin = models.CharField(_('made by'), max_length=10, choices=Origin, default=Origin.STAFF, editable=False)
    status = models.CharField(_('status'), max_length=10, choices=Status, default=Status.CONFIRMED, db_index=True)

    objects = AliasQuerySet.as_manager()

    class Meta:
        verbose_name = _('spelling')
        verbose_name_plural = _('spellings')
        ordering = ['script', 'id']
        constraints = [
            models.UniqueConstraint(fields=['participant', 'spelling'], name='alias_once_per_participant'),
            models.CheckConstraint(condition=~Q(spelling=''), name='alias_not_empty'),
        ]

    def __str__(self) -> str:
        return self.spelling

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(self.spelling)
        super().save(*args, **kwargs)
        self.participant.search_norm = search_norm(self.participant.spellings())
        Participant.objects.filter(pk=self.participant_id).update(search_norm=self.participant.search_norm)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        owner = self.participant_id
        deleted = super().delete(*args, **kwargs)
        for participant in Participant.objects.filter(pk=owner):  # read anew: the one at hand may have kept its rows
            Participant.objects.filter(pk=owner).update(search_norm=search_norm(participant.spellings()))
        return deleted


@keeps_to_choices
class Role(models.Model):
    """An office a person held. The bounds are ISO dates cut to what is known: 2017, 2017-01, 2017-01-23."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name='roles', verbose_name=_('participant'))
    title_ar = models.CharField(_('Arabic title'), max_length=300)
    title_en = models.CharField(_('English title'), max_length=300, blank=True)
    start = models.CharField(_('from'), max_length=10, blank=True)
    end = models.CharField(_('to'), max_length=10, blank=True)
    basis = models.CharField(_('basis'), max_length=20, blank=True)
    origin = models.CharField(_('made by'), max_length=10, choices=Origin, default=Origin.STAFF, editable=False)

    class Meta:
        verbose_name = _('role')
        verbose_name_plural = _('roles')
        ordering = ['start', 'id']
        constraints = [
            # Bounds cut to different lengths compare by their common part; a longer end is past its own beginning.
            models.CheckConstraint(
                condition=Q(start='') | Q(end='') | Q(end__gte=Substr('start', 1, Length('end'))),
                name='role_start_before_end',
            ),
            models.UniqueConstraint(
                fields=['participant', 'title_ar', 'start', 'end'], name='role_once_per_participant'
            ),
        ]

    def __str__(self) -> str:
        return self.title_ar

    @property
    def title(self) -> str:
        """The title in the language of the page."""
        from django.utils.translation import get_language

        english = (get_language() or '').startswith('en')
        return (self.title_en or self.title_ar) if english else self.title_ar
