from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.curation import Curated, Named


class Place(Curated, Named):
    """A city where talks were held, with its spellings; `same_as` is the place whose other name this is."""

    country = models.CharField(_('country'), max_length=60, blank=True)
    aliases_ar = models.JSONField(_('spellings in Arabic letters'), default=list, blank=True)
    aliases_latin = models.JSONField(_('spellings in other letters'), default=list, blank=True)
    ambiguous = models.TextField(_('other meanings'), blank=True)
    same_as = models.ForeignKey(
        'self', models.SET_NULL, null=True, blank=True, related_name='other_names', verbose_name=_('another name of')
    )
    notes = models.TextField(_('notes'), blank=True)

    class Meta:
        verbose_name = _('place')
        verbose_name_plural = _('places')
        ordering = ['sort_key']

    def spellings(self) -> list[str]:
        return [*super().spellings(), *self.aliases_ar, *self.aliases_latin]


class MonthSystem(Curated, Named):
    """One way of naming the months: Levantine, Egyptian and Gulf, Maghrebi, Hijri, Iranian."""

    months = models.JSONField(_('months'), default=dict, blank=True, help_text=_('{"1": ["spelling", …], …}'))

    class Meta:
        verbose_name = _('month system')
        verbose_name_plural = _('month systems')
        ordering = ['slug']

    def spellings(self) -> list[str]:
        return [*super().spellings(), *(form for forms in self.months.values() for form in forms)]
