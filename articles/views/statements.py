from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.forms import StatementFilter
from articles.models import Statement
from articles.views.caching import revalidated
from articles.views.coverage import article_counts
from articles.views.pagination import page_of


@revalidated
def statement_list(request: HttpRequest) -> HttpResponse:
    """What was said, newest first, to be narrowed by speaker, meeting and kind."""
    form = StatementFilter(request.GET, speakers=article_counts('speaker'))
    statements = form.apply(Statement.objects.standing().published())
    page = page_of(
        request,
        statements.order_by('-article__published_order', '-article_id', 'start', 'end', 'kind'),
        loaded=Statement.objects.select_related('speaker', 'article', 'article__source'),
    )
    return render(request, 'articles/statement_list.html', {'form': form, 'page': page})
