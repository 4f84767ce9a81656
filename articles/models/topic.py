from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.curation import Curated, Named, NamedQuerySet


class Topic(Curated, Named):
    """A subject heading with the Arabic terms that speak for it."""

    triggers_ar = models.JSONField(_('trigger terms'), default=list, blank=True)

    objects = NamedQuerySet['Topic'].as_manager()

    class Meta:
        verbose_name = _('topic')
        verbose_name_plural = _('topics')
        ordering = ['sort_key']

    def get_absolute_url(self) -> str:
        return reverse('topic_detail', args=[self.slug])

    def spellings(self) -> list[str]:
        return [*super().spellings(), *self.triggers_ar]
