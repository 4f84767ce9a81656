from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article, Meeting, Participant, Topic
from articles.views.caching import revalidated
from articles.views.coverage import article_counts, figures
from articles.views.timeline import draw_timeline

NEWEST = 8
LEADING = 6


def most(model: type[Participant] | type[Topic], counts: dict[str, int], limit: int = LEADING) -> list[tuple]:  # type: ignore[type-arg]
    """The records with the highest counts, each with its count."""
    leading = sorted(counts, key=lambda slug: (-counts[slug], slug))[:limit]
    records = model._default_manager.in_bulk(leading, field_name='slug')
    return [(records[slug], counts[slug]) for slug in leading if slug in records]


@revalidated
def home(request: HttpRequest) -> HttpResponse:
    """The front page: what the archive is, how much it holds, its newest articles, the talks as a line of time."""
    newest = list(Article.objects.published().with_cards().last_added_first()[:NEWEST])
    meetings = list(Meeting.objects.select_related('place'))
    return render(
        request,
        'articles/home.html',
        {
            'figures': figures() | {'meetings': len(meetings), 'participants': Participant.objects.count()},
            'last_added': newest[0].ingested_at if newest else None,
            'timeline': draw_timeline(meetings, article_counts('meeting')),
            'newest': newest,
            'speakers': most(Participant, article_counts('speaker')),
            'topics': most(Topic, article_counts('topic')),
        },
    )
