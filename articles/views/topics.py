from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.models import Article, Topic
from articles.views.caching import revalidated
from articles.views.coverage import article_counts
from articles.views.linked import linked_page, linked_with


@revalidated
def topic_list(request: HttpRequest) -> HttpResponse:
    """The subject headings, each with its articles counted."""
    counts = article_counts('topic')
    topics = [(topic, counts.get(topic.slug, 0)) for topic in Topic.objects.in_order_of_names()]
    return render(request, 'articles/topic_list.html', {'topics': topics})


@revalidated
def topic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A subject heading, the terms that speak for it, and its articles."""
    topic = get_object_or_404(Topic, slug=slug)
    articles = Article.objects.published().under(topic).newest_first()
    page = linked_page(request, linked_with('topic', slug), articles)
    return render(request, 'articles/topic_detail.html', {'topic': topic, 'page': page})
