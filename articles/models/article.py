import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.arabic.folding import fold
from articles.models.checking import keeps_to_choices
from articles.models.curation import Curated, Status

if TYPE_CHECKING:
    from articles.models.meeting import Meeting
    from articles.models.participant import Participant
    from articles.models.source import Source
    from articles.models.topic import Topic


class ArticleQuerySet(models.QuerySet['Article']):
    def published(self) -> 'ArticleQuerySet':
        """What the public may see."""
        return self.filter(status=Article.PublicationStatus.PUBLISHED)

    def hidden(self) -> 'ArticleQuerySet':
        """What only staff may see: few, so that what they hold is counted apart and taken off."""
        return self.filter(status__in=[Article.PublicationStatus.DRAFT, Article.PublicationStatus.WITHHELD])

    def visible_to(self, user: Any) -> 'ArticleQuerySet':
        """What this visitor may see: staff see drafts and withheld articles too."""
        return self.all() if user.is_active and user.is_staff else self.published()

    def newest_first(self) -> 'ArticleQuerySet':
        """The latest day of publication first, the undated last."""
        return self.order_by('-published_order', '-id')

    def oldest_first(self) -> 'ArticleQuerySet':
        """The earliest day of publication first, the undated last."""
        return self.order_by(models.F('published_date').asc(nulls_last=True), '-id')

    def last_added_first(self) -> 'ArticleQuerySet':
        """By the order in which the archive took them in."""
        return self.order_by('-id')

    def mentioning(self, participant: 'Participant') -> 'ArticleQuerySet':
        return self.filter(
            pk__in=participant.mentions.exclude(status=Status.REJECTED).values('article')  # one row an article
        )

    def about(self, meeting: 'Meeting', *roles: str) -> 'ArticleQuerySet':
        """Articles linked with a meeting, in the given roles ('reported', 'mentioned') or in any."""
        mentions = meeting.mentions.exclude(status=Status.REJECTED)
        return self.filter(pk__in=(mentions.filter(role__in=roles) if roles else mentions).values('article'))

    def from_source(self, source: 'Source') -> 'ArticleQuerySet':
        return self.filter(source=source)

    def under(self, topic: 'Topic') -> 'ArticleQuerySet':
        return self.filter(pk__in=topic.assignments.exclude(status=Status.REJECTED).values('article'))

    def with_cards(self) -> 'ArticleQuerySet':
        """With what an entry in a list shows: the source, and the meetings reported as `reported_mentions`."""
        return self.select_related('source').prefetch_related(reported_meetings())


def reported_meetings() -> 'models.Prefetch[str]':
    """The standing mentions of meetings that an article reports, in the order of the text."""
    from articles.models.findings import Mention

    reported = Mention.objects.standing().filter(role='reported').select_related('meeting')
    return models.Prefetch('mentions', reported, to_attr='reported_mentions')


@keeps_to_choices
class Article(Curated):
    """One press article as the archive reads it. The original bytes stay beside it, untouched."""

    class PublicationStatus(models.TextChoices):
        DRAFT = 'draft', _('draft')
        PUBLISHED = 'published', _('published')
        WITHHELD = 'withheld', _('withheld')

    class Basis(models.TextChoices):
        STAFF = 'staff', _('set by staff')
        GIVEN = 'given', _('given with the document')
        METADATA = 'metadata', _('stated by the page')
        EXPLICIT = 'explicit', _('written in the article')
        URL = 'url', _('from the address')
        RELATIVE = 'relative', _('from the time words of the text')
        EVENT = 'event', _('from a known event')

    class Precision(models.TextChoices):
        DAY = 'day', _('day')
        MONTH = 'month', _('month')
        YEAR = 'year', _('year')

    class Confidence(models.TextChoices):
        HIGH = 'high', _('high')
        MEDIUM = 'medium', _('medium')
        LOW = 'low', _('low')

    original = models.ForeignKey(
        'articles.Original', models.PROTECT, db_index=False, related_name='articles', verbose_name=_('original')
    )
    received_as = models.CharField(_('file name'), max_length=500)
    record = models.CharField(_('record in the file'), max_length=500, blank=True)
    captured_at = models.DateTimeField(_('captured'), null=True, blank=True)
    ingested_at = models.DateTimeField(_('ingested'), auto_now_add=True)
    updated_at = models.DateTimeField(_('changed'), auto_now=True)

    headline = models.TextField(_('headline'), blank=True)
    headline_basis = models.CharField(_('basis of the headline'), max_length=10, choices=Basis, blank=True)
    body = models.TextField(_('text'))
    language = models.CharField(_('language'), max_length=8, default='ar')
    byline = models.CharField(_('byline'), max_length=500, blank=True)
    byline_basis = models.CharField(_('basis of the byline'), max_length=10, choices=Basis, blank=True)
    url = models.URLField(_('address'), max_length=2000, blank=True)
    source = models.ForeignKey(
        'articles.Source',
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name='articles',
        verbose_name=_('source'),
    )
    source_basis = models.CharField(_('basis of the source'), max_length=10, choices=Basis, blank=True)
    source_evidence = models.TextField(_('evidence of the source'), blank=True)

    published_date = models.DateField(_('day of publication'), null=True, blank=True)
    published_precision = models.CharField(_('precision of the date'), max_length=10, choices=Precision, blank=True)
    published_basis = models.CharField(_('basis of the date'), max_length=10, choices=Basis, blank=True)
    published_evidence = models.TextField(_('evidence of the date'), blank=True)
    published_rule = models.TextField(_('reasoning on the date'), blank=True)
    published_confidence = models.CharField(_('confidence in the date'), max_length=10, choices=Confidence, blank=True)

    published_order = models.GeneratedField(
        expression=Coalesce('published_date', models.Value(datetime.date.min)),
        output_field=models.DateField(),
        db_persist=True,
    )
    """The day to sort by: the undated stand before every dated article, on every database alike."""

    status = models.CharField(
        _('status'), max_length=10, choices=PublicationStatus, default=PublicationStatus.PUBLISHED
    )
    on_topic = models.BooleanField(_('on the talks'), null=True, blank=True)
    family = models.ForeignKey(
        'articles.Family',
        models.SET_NULL,
        null=True,
        blank=True,
        db_index=False,
        related_name='articles',
        verbose_name=_('family'),
    )
    duplicate_of = models.ForeignKey(
        'self', models.SET_NULL, null=True, blank=True, related_name='duplicates', verbose_name=_('exact copy of')
    )
    body_digest = models.CharField(max_length=64, editable=False, db_index=True)
    """SHA-256 of the folded words of the body: equal for exact copies under another frame."""
    fingerprint = models.CharField(max_length=64, editable=False)
    """Of the code and reference facts that read this article; another one means it must be read again."""
    search_norm = models.TextField(editable=False, default='')

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _('article')
        verbose_name_plural = _('articles')
        ordering = ['-id']
        # A foreign key that begins an index or a constraint of its own below has no second one.
        indexes = [
            models.Index(
                models.F('status'), models.F('published_order').desc(), models.F('id').desc(), name='article_newest'
            ),
            # With the day: what counts and sorts the articles of a finding must not read their texts.
            models.Index(
                models.F('status'),
                models.F('id').desc(),
                models.F('published_order'),
                models.F('published_precision'),
                name='article_last_added',
            ),
            models.Index(
                models.F('source'),
                models.F('status'),
                models.F('published_order').desc(),
                models.F('id').desc(),
                name='article_source_newest',
            ),
            models.Index(
                fields=['family', 'status', 'published_order', 'id'],
                condition=Q(family__isnull=False),
                name='article_family',
            ),
            # What the staff's list is narrowed by and sorted by.
            models.Index(fields=['published_date', '-id'], name='article_day'),
            models.Index(fields=['published_basis', '-id'], name='article_basis'),
            models.Index(fields=['published_confidence', '-id'], name='article_confidence'),
            models.Index(fields=['on_topic', '-id'], name='article_on_topic'),
        ]
        constraints = [
            models.UniqueConstraint(fields=['original', 'received_as', 'record'], name='article_received_once'),
            models.CheckConstraint(
                condition=Q(published_date__isnull=True, published_precision='', published_basis='')
                | Q(published_date__isnull=False) & ~Q(published_precision='') & ~Q(published_basis=''),
                name='article_date_with_precision_and_basis',
            ),
            models.CheckConstraint(condition=~Q(duplicate_of=models.F('id')), name='article_not_its_own_copy'),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The headline, or the opening words in quotation marks where there is none."""
        return self.headline or f'«{self.opening}…»'

    @property
    def opening(self) -> str:
        """The first dozen words of the text."""
        return ' '.join(self.body[:400].split()[:12])

    @property
    def paragraphs(self) -> list[tuple[int, str]]:
        """The paragraphs of the body, each with the offset it starts at."""
        start, found = 0, []
        for paragraph in self.body.split('\n\n'):
            found.append((start, paragraph))
            start += len(paragraph) + 2
        return found

    @property
    def slug(self) -> str:
        """The readable tail of the address: the words of the title, Arabic letters and all."""
        from articles.arabic.tokens import WORD

        words = WORD.findall(self.headline or self.opening)
        return '-'.join(words[:10])[:120]

    def get_absolute_url(self) -> str:
        slug = self.slug
        return reverse('article_detail', args=[self.pk, slug] if slug else [self.pk])

    def get_original_url(self) -> str:
        return reverse('article_original', args=[self.pk])

    def prepare(self) -> None:
        """Computes the stored columns that follow from others; bulk writers call it, `save` does by itself."""
        self.search_norm = fold(f'{self.headline}\n{self.received_as}\n{self.record}\n{self.byline}')

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.prepare()
        if kwargs.get('update_fields') is not None:
            kwargs['update_fields'] = {*kwargs['update_fields'], 'search_norm', 'updated_at'}
        super().save(*args, **kwargs)


class Family(models.Model):
    """Articles that are copies of one text: syndicated, reprinted or slightly changed. Grouped, never deleted."""

    first = models.ForeignKey(
        Article, models.SET_NULL, null=True, blank=True, related_name='+', verbose_name=_('earliest version')
    )

    class Meta:
        verbose_name = _('family of copies')
        verbose_name_plural = _('families of copies')

    def __str__(self) -> str:
        return f'{self.pk}'
