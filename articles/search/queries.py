"""A search from the typed text to what is shown: parsed once, run once, the page's articles read in one query."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from articles.models import Article
from articles.search.engines import EngineAnswer, SearchEngine, get_engine
from articles.search.explanations import explain
from articles.search.facet_labels import facet_label
from articles.search.families import NameBook, current_names
from articles.search.highlighting import best_passages, mark
from articles.search.nearby import nearby_searches
from articles.search.occurrences import Finder, unrelated_first
from articles.search.parsing import ParsedQuery, parse_query
from articles.search.results import FACETS, FacetValue, Hit, SearchRequest, SearchResults
from articles.search.suggestions import Suggestion, suggest
from articles.search.syntax import Filter
from articles.search.vocabulary import current_vocabulary

FACET_VALUES: Final = 120
"""Values of a facet, ten years of months among them."""
_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class _Run:
    """A query as it was run."""

    request: SearchRequest
    parsed: ParsedQuery
    answer: EngineAnswer


def search_articles(request: SearchRequest) -> SearchResults:
    """Answers a search, whatever was typed. Raises SearchUnavailable where there is no index."""
    names, engine = current_names(), get_engine()
    run = _run(engine, request, names)
    suggestion, replaced_by = None, None
    if not run.answer.strict_total and not request.strict:
        suggestion = suggest(request.text, run.parsed, names, current_vocabulary())
        other = _run_suggestion(engine, request, suggestion, names, run)
        if other is not None:
            run, replaced_by = other, other.request.text
    return replace(
        _results(run, names),
        request=request,
        suggestion=suggestion.text if suggestion and not replaced_by else None,
        replaced_by=replaced_by,
        nearby=nearby_searches(engine, request, run.parsed) if not run.answer.total else (),
    )


def search_ids(request: SearchRequest, limit: int | None = None) -> Iterator[int]:
    """The keys of all articles that a search finds, best first, copies included; at most `limit`."""
    names, engine = current_names(), get_engine()
    start = 0
    while limit is None or start < limit:
        stop = start + _BATCH if limit is None else min(start + _BATCH, limit)
        window = replace(request, page=1, per_page=_BATCH, fold_copies=False, facets=False)
        ids = _run(engine, window, names, start, stop).answer.ids
        yield from ids
        if len(ids) < stop - start:
            return
        start = stop


def _run(
    engine: SearchEngine, request: SearchRequest, names: NameBook, start: int | None = None, stop: int | None = None
) -> _Run:
    parsed = parse_query(request.text, names)
    first = (max(request.page, 1) - 1) * request.per_page if start is None else start
    answer = engine.run(
        parsed.tree,
        order=request.order,
        start=first,
        stop=first + request.per_page if stop is None else stop,
        filters=chosen_filters(request, parsed),
        facets=FACETS if request.facets else (),
        facet_limit=FACET_VALUES,
        relaxed_tree=None if request.strict else parsed.relaxed,
        fold_copies=request.fold_copies,
    )
    return _Run(request, parsed, answer)


def chosen_filters(request: SearchRequest, parsed: ParsedQuery) -> tuple[Filter, ...]:
    """The filters typed in the query and those chosen beside it; of one field, any value of both."""
    values: dict[str, dict[str, None]] = {name: dict.fromkeys(chosen) for name, chosen in request.filters.items()}
    for each in parsed.filters:
        values.setdefault(each.field, {}).update(dict.fromkeys(each.values))
    return tuple(Filter(name, tuple(chosen)) for name, chosen in values.items() if chosen)


def _run_suggestion(
    engine: SearchEngine, request: SearchRequest, suggestion: Suggestion | None, names: NameBook, run: _Run
) -> _Run | None:
    """The suggested search in the place of one that no article answers; None where it finds nothing either."""
    if suggestion is None or not (suggestion.sure or not run.answer.total):
        return None
    other = _run(engine, replace(request, text=suggestion.text), names)
    return other if other.answer.strict_total or not run.answer.total else None


def _results(run: _Run, names: NameBook) -> SearchResults:
    request, parsed, answer = run.request, run.parsed, run.answer
    return SearchResults(
        request=request,
        total=answer.total,
        hits=_hits(run, names),
        facets=_facets(run, names),
        relaxed=answer.strict_total < answer.total,
        strict_total=answer.strict_total,
        notices=parsed.notices,
        pages=max(1, math.ceil(answer.rows / request.per_page)),
    )


def _hits(run: _Run, names: NameBook) -> tuple[Hit, ...]:
    answer = run.answer
    articles = Article.objects.published().select_related('source').in_bulk(answer.ids)
    exact, related = Finder(run.parsed.parts), Finder(run.parsed.widened, related=True)
    first = (max(run.request.page, 1) - 1) * run.request.per_page + 1
    return tuple(
        _hit(articles[key], rank, score, run, related if key in answer.related else exact, names)
        for rank, (key, score) in enumerate(zip(answer.ids, answer.scores, strict=True), first)
        if key in articles
    )


def _hit(article: Article, rank: int, score: float, run: _Run, finder: Finder, names: NameBook) -> Hit:
    title = article.headline or article.opening
    in_title, in_body = unrelated_first([finder.find(title), finder.find(article.body)])
    return Hit(
        article=article,
        rank=rank,
        score=score,
        headline=mark(title, in_title),
        passages=best_passages(article.body, in_body),
        why=explain(article.pk, run.parsed.parts, [(title, in_title), (article.body, in_body)], names),
        copies=run.answer.copies.get(article.pk, 0),
        related=article.pk in run.answer.related,
    )


def _facets(run: _Run, names: NameBook) -> dict[str, tuple[FacetValue, ...]]:
    chosen = {each.field: set(each.values) for each in chosen_filters(run.request, run.parsed)}
    return {
        field: tuple(
            FacetValue(value, facet_label(field, value, names), count, value in chosen.get(field, ()))
            for value, count in counts
        )
        for field, counts in run.answer.facets.items()
    }
