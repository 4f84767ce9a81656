from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.checking import keeps_to_choices


class IngestRun(models.Model):
    """One run of `manage.py ingest`: what it read, what it stored, and every refusal and warning."""

    started_at = models.DateTimeField(_('started'), auto_now_add=True)
    finished_at = models.DateTimeField(_('finished'), null=True, blank=True)
    paths = models.JSONField(_('paths'), default=list)
    read = models.PositiveIntegerField(_('read'), default=0)
    created = models.PositiveIntegerField(_('created'), default=0)
    updated = models.PositiveIntegerField(_('updated'), default=0)
    unchanged = models.PositiveIntegerField(_('unchanged'), default=0)
    refused = models.PositiveIntegerField(_('refused'), default=0)

    class Meta:
        verbose_name = _('ingest run')
        verbose_name_plural = _('ingest runs')
        ordering = ['-started_at']

    def __str__(self) -> str:
        return f'{self.started_at:%Y-%m-%d %H:%M}'


@keeps_to_choices
class IngestNotice(models.Model):
    """A refusal or a warning of a run, with the file, the place in it and what to do."""

    class Kind(models.TextChoices):
        REFUSAL = 'refusal', _('refusal')
        WARNING = 'warning', _('warning')

    run = models.ForeignKey(IngestRun, models.CASCADE, related_name='notices', verbose_name=_('ingest run'))
    kind = models.CharField(_('kind'), max_length=10, choices=Kind, db_index=True)
    path = models.TextField(_('file'))
    place = models.CharField(_('place'), max_length=500, blank=True)
    reason = models.TextField(_('reason'))
    article = models.ForeignKey(
        'articles.Article', models.SET_NULL, null=True, blank=True, related_name='notices', verbose_name=_('article')
    )

    class Meta:
        verbose_name = _('notice of an ingest run')
        verbose_name_plural = _('notices of an ingest run')
        ordering = ['id']

    def __str__(self) -> str:
        return f'{self.path} {self.place}: {self.reason}'
