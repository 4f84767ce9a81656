from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.forms import ParticipantFilter
from articles.models import Alias, Article, Participant, Statement
from articles.views.caching import revalidated
from articles.views.coverage import article_counts, count_statements
from articles.views.linked import linked_page, linked_with, newest_linked
from articles.views.pagination import page_of

STATEMENTS_SHOWN = 4


@revalidated
def participant_list(request: HttpRequest) -> HttpResponse:
    """Who took part or spoke, to be narrowed by kind, side and any spelling of the name."""
    form = ParticipantFilter(request.GET)
    page = page_of(request, form.apply(Participant.objects.in_order_of_names()), 60)
    counts = article_counts('participant')
    context = {'form': form, 'page': page, 'participants': [(entry, counts.get(entry.slug, 0)) for entry in page]}
    return render(request, 'articles/participant_list.html', context)


@revalidated
def participant_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A participant: names and spellings, offices, meetings, what they said and where they are named."""
    participant = get_object_or_404(Participant.objects.select_related('member_of'), slug=slug)
    said = Statement.objects.standing().published().filter(speaker=participant)
    spellings = list(participant.aliases.usable())
    context = {
        'participant': participant,
        'spellings_arabic': [alias for alias in spellings if alias.script == Alias.Script.ARABIC],
        'spellings_other': [alias for alias in spellings if alias.script != Alias.Script.ARABIC],
        'roles': participant.roles.all(),
        'members': participant.members.all()[:60],
        'participations': participant.participations.select_related('meeting', 'meeting__place', 'party').order_by(
            'meeting__start', 'pk'
        ),
        'citations': participant.citations.all(),
        'statements': said.filter(article__in=_spoken_in(participant))
        .select_related('article', 'article__source')
        .order_by('-article__published_order', '-pk')[:STATEMENTS_SHOWN],
        'statement_count': count_statements(speaker=participant),
        'page': linked_page(
            request,
            linked_with('participant', slug),
            Article.objects.published().mentioning(participant).newest_first(),
            per_page=12,
        ),
    }
    return render(request, 'articles/participant_detail.html', context)


def _spoken_in(participant: Participant) -> list[int]:
    """The newest articles with something the participant said."""
    statements = Statement.objects.standing().filter(speaker=participant)
    articles = Article.objects.published().filter(pk__in=statements.values('article'))
    return newest_linked(linked_with('speaker', participant.slug), articles, STATEMENTS_SHOWN)
