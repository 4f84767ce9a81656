from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.checking import keeps_to_choices
from articles.models.curation import Curated, Named, NamedQuerySet


@keeps_to_choices
class Source(Curated, Named):
    """An outlet: a newspaper, agency, station or portal."""

    class Kind(models.TextChoices):
        AGGREGATOR = 'aggregator', _('aggregator')
        GOVERNMENT = 'government', _('government body')
        MAGAZINE = 'magazine', _('magazine')
        NEWSPAPER = 'newspaper', _('newspaper')
        PARTY = 'party', _('party')
        PERSON = 'person', _('a person')
        PORTAL = 'portal', _('news site')
        PRIVATE_AGENCY = 'private agency', _('private news agency')
        RADIO = 'radio', _('radio')
        STATE_AGENCY = 'state agency', _('state news agency')
        THINK_TANK = 'think tank', _('think tank')
        TELEVISION = 'tv', _('television')

    country = models.CharField(_('country'), max_length=60, blank=True)
    language = models.CharField(_('language'), max_length=8, default='ar')
    kind = models.CharField(_('kind'), max_length=40, choices=Kind, blank=True)
    domains = models.JSONField(_('domains'), default=list, blank=True)
    variants = models.JSONField(_('names in bylines and datelines'), default=list, blank=True)
    rules = models.JSONField(_('cleaning rules'), default=dict, blank=True)
    notes = models.TextField(_('notes'), blank=True)

    objects = NamedQuerySet['Source'].as_manager()

    class Meta:
        verbose_name = _('source')
        verbose_name_plural = _('sources')
        ordering = ['sort_key']

    def get_absolute_url(self) -> str:
        return reverse('source_detail', args=[self.slug])

    def spellings(self) -> list[str]:
        return [*super().spellings(), *self.domains, *self.variants]
