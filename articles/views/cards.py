"""The preview picture that a link to an article shows where it is passed on."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models import Article
from articles.templatetags.archive import direction
from articles.templatetags.archive_dates import partial_words, published_iso
from articles.views.caching import say_last_change

DAY = 24 * 3600


def _date_in_words(article: Article) -> str:
    iso = published_iso(article)
    if not iso:
        return _('date unknown')
    words = partial_words(iso)
    return _('about {}').format(words) if article.published_confidence in ('medium', 'low') else words


def article_card(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture of a published article, in the language of the page; kept for a day, then asked after."""
    # Pillow is loaded by the workers that draw, and by no other process.
    from articles.views.card_drawing import Card, kept_card

    article = get_object_or_404(Article.objects.published().select_related('source'), pk=pk)
    card = Card(
        headline=article.title,
        soft=not article.headline,
        source=str(article.source.name) if article.source else _('unknown source'),
        date=_date_in_words(article),
        archive=_('Astana archive'),
        headline_direction=direction(article.language),
        direction=direction(get_language() or ''),
    )
    response = HttpResponse(kept_card(card), content_type='image/png')
    etag = quote_etag(hashlib.blake2b(response.content, digest_size=16).hexdigest())
    response.headers['ETag'] = etag
    patch_cache_control(response, public=True, max_age=DAY)
    say_last_change(response, article.updated_at)
    return get_conditional_response(request, etag=etag, response=response) or response
