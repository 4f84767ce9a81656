from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.forms import SourceFilter
from articles.models import Article, Source
from articles.views.caching import revalidated
from articles.views.coverage import article_counts
from articles.views.pagination import page_of


@revalidated
def source_list(request: HttpRequest) -> HttpResponse:
    """The outlets: those with articles in the archive first, then the others by name."""
    form = SourceFilter(request.GET)
    counts = article_counts('source')
    sources = sorted(form.apply(Source.objects.in_order_of_names()), key=lambda source: -counts.get(source.slug, 0))
    page = page_of(request, sources, 60)
    context = {'form': form, 'page': page, 'sources': [(source, counts.get(source.slug, 0)) for source in page]}
    return render(request, 'articles/source_list.html', context)


@revalidated
def source_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """An outlet and its articles."""
    source = get_object_or_404(Source, slug=slug)
    articles = Article.objects.published().from_source(source).newest_first()
    return render(
        request,
        'articles/source_detail.html',
        {'source': source, 'page': page_of(request, articles, loaded=Article.objects.with_cards())},
    )
