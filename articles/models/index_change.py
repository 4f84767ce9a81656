"""What the search index must still take over: written in the transaction of the change, gone once it is searchable."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndexChangeQuerySet(models.QuerySet['IndexChange']):
    def pending(self, index: str) -> 'IndexChangeQuerySet':
        """What the index of that name has not taken over yet."""
        return self.exclude(applied_to=index)

    def failing(self) -> 'IndexChangeQuerySet':
        """What was tried and could not be indexed."""
        return self.filter(attempts__gt=0)


class IndexChange(models.Model):
    """An article whose indexed record was made, changed or deleted. The key is kept without a constraint: a deleted
    article still has to be taken out of the index."""

    article_id = models.PositiveBigIntegerField(_('key of the article'))
    recorded_at = models.DateTimeField(_('recorded'), auto_now_add=True)
    applied_to = models.CharField(_('taken over by the index'), max_length=80, blank=True, default='')
    """The index that has it while a rebuild runs: the new one must take it over as well."""
    attempts = models.PositiveIntegerField(_('failed attempts'), default=0)
    error = models.TextField(_('last error'), blank=True)

    objects = IndexChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _('change waiting for the index')
        verbose_name_plural = _('changes waiting for the index')
        ordering = ['id']

    def __str__(self) -> str:
        return f'{self.article_id}'
