from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.forms import StatementFilter
from articles.models import Statement
from articles.search.syntax import All, Node
from articles.views.caching import revalidated
from articles.views.coverage import article_counts
from articles.views.linked import linked_with, statement_page


@revalidated
def statement_list(request: HttpRequest) -> HttpResponse:
    """What was said, newest first, to be narrowed by speaker, meeting and kind."""
    form = StatementFilter(request.GET, speakers=article_counts('speaker'))
    page = statement_page(request, form.apply(Statement.objects.standing().published()), _articles_of(form))
    return render(request, 'articles/statement_list.html', {'form': form, 'page': page})


def _articles_of(form: StatementFilter) -> Node | None:
    """The articles in which the chosen speaker says something, and that report the chosen meeting. None without a
    speaker: the database has all statements in the order of their articles, and those of a meeting are few."""
    chosen = form.chosen()
    if 'speaker' not in chosen:
        return None
    fields = {'speaker': 'speaker', 'meeting': 'reported'}
    return All(tuple(linked_with(of, chosen[name].slug) for name, of in fields.items() if name in chosen))
