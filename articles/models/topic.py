from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.curation import Curated, Named, NamedQuerySet


class TopicQuerySet(NamedQuerySet['Topic']):
    def with_article_counts(self) -> 'TopicQuerySet':
        """Adds `article_count`, the published articles under each heading."""
        return self.annotate(
            article_count=models.Count(
                'assignments__article',
                filter=models.Q(assignments__article__status='published') & ~models.Q(assignments__status='rejected'),
                distinct=True,
            )
        )


class Topic(Curated, Named):
    """A subject heading with the Arabic terms that speak for it."""

    triggers_ar = models.JSONField(_('trigger terms'), default=list, blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _('topic')
        verbose_name_plural = _('topics')
        ordering = ['sort_key']

    def get_absolute_url(self) -> str:
        return reverse('topic_detail', args=[self.slug])

    def spellings(self) -> list[str]:
        return [*super().spellings(), *self.triggers_ar]
