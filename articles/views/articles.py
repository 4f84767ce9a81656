from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from articles.models import Article
from articles.search.engines import SearchUnavailable, get_engine
from articles.views.body import article_blocks
from articles.views.caching import revalidated, say_last_change
from articles.views.citations import CITATIONS, citation_parts
from articles.views.facts import date_evidence, meetings_of, participants_of
from articles.views.originals import shown_original

COPIES_SHOWN = 12
RELATED_SHOWN = 5
ADDRESSES_SHOWN = 20


def _article(request: HttpRequest, pk: int) -> Article:
    """The article, where this visitor may see it."""
    articles = Article.objects.visible_to(request.user).select_related('source', 'original', 'duplicate_of')
    return get_object_or_404(articles, pk=pk)


def _keep_private(response: HttpResponseBase, article: Article) -> None:
    if article.status != Article.PublicationStatus.PUBLISHED:
        response.headers['Cache-Control'] = 'private, no-store'


def _short_address(request: HttpRequest, article: Article) -> str:
    """The address without the words of the title: short, and it stays when a headline is corrected."""
    return request.build_absolute_uri(reverse('article_detail', args=[article.pk]))


def _findings(article: Article) -> dict[str, Any]:
    mentions = list(article.mentions.standing().select_related('meeting', 'participant'))
    named = participants_of(article, mentions)
    statements = list(article.statements.standing().select_related('speaker'))
    return {
        'blocks': article_blocks(article, mentions, statements, article.removals.all()),
        'meetings': meetings_of(article, mentions),
        'persons': [entry for entry in named if entry.record.kind == 'person'],
        'others': [entry for entry in named if entry.record.kind != 'person'],
        'statements': statements,
        'topics': list(article.topic_assignments.standing().select_related('topic')),
        'date_evidence': date_evidence(article),
    }


def _copies(article: Article) -> list[Article]:
    if article.family_id is None:
        return []
    family = Article.objects.published().filter(family=article.family_id).exclude(pk=article.pk)
    return list(family.select_related('source').order_by('published_order', 'pk')[: COPIES_SHOWN + 1])


def _related(article: Article) -> list[Article]:
    """Articles most like this one; none while there is no index to ask."""
    try:
        keys = get_engine().more_like(article.pk, RELATED_SHOWN)
    except SearchUnavailable:
        return []
    related = Article.objects.published().with_cards().in_bulk(keys)
    return [related[key] for key in keys if key in related]


@revalidated
def article_detail(request: HttpRequest, pk: int, slug: str = '') -> HttpResponse:
    """An article: its text, and every fact about it with the words it rests on."""
    article = _article(request, pk)
    if slug != article.slug:
        return redirect(article)
    copies = _copies(article)
    context = _findings(article) | {
        'article': article,
        'copies': copies[:COPIES_SHOWN],
        'more_copies': len(copies) > COPIES_SHOWN,
        'related': _related(article),
        'citation': citation_parts(article, _short_address(request, article)),
        'short_address': _short_address(request, article),
        'card_address': request.build_absolute_uri(reverse('article_card', args=[article.pk])),
    }
    response = render(request, 'articles/article_detail.html', context)
    _keep_private(response, article)
    return say_last_change(response, article.updated_at)


@revalidated
def article_original(request: HttpRequest, pk: int) -> HttpResponse:
    """The original as it came, as text: markup is shown, never rendered."""
    article = _article(request, pk)
    context = {
        'article': article,
        'original': article.original,
        'addresses': article.original.addresses.all()[:ADDRESSES_SHOWN],
        'shown': shown_original(article),
    }
    response = render(request, 'articles/article_original.html', context)
    _keep_private(response, article)
    return response


def original_download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The very bytes of the original, to be saved and never opened by the browser."""
    article = _article(request, pk)
    try:
        file = article.original.path.open('rb')
    except OSError as error:
        raise Http404('The file of this original is missing.') from error
    response = FileResponse(
        file, as_attachment=True, filename=article.original.name, content_type='application/octet-stream'
    )
    response.headers['Content-Security-Policy'] = "default-src 'none'; sandbox"
    _keep_private(response, article)
    return response


@revalidated
def article_citation(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The citation of an article as text, BibTeX or RIS."""
    article = _article(request, pk)
    if form not in CITATIONS:
        raise Http404('Citations are written as txt, bib and ris.')
    cite, media_type = CITATIONS[form]
    text = cite(article, _short_address(request, article))
    response = HttpResponse(text, content_type=f'{media_type}; charset=utf-8')
    if form != 'txt':
        response.headers['Content-Disposition'] = f'attachment; filename="astana-archive-{article.pk}.{form}"'
    _keep_private(response, article)
    return response
