from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Meeting, Participant, Source, Topic
from articles.views.caching import revalidated
from articles.views.coverage import figures


@revalidated
def about(request: HttpRequest) -> HttpResponse:
    """What the archive is, how it reads articles, and what it does not know."""
    held = figures() | {
        'meetings': Meeting.objects.count(),
        'participants': Participant.objects.count(),
        'sources': Source.objects.count(),
        'topics': Topic.objects.count(),
    }
    return render(request, 'articles/about.html', {'figures': held})
