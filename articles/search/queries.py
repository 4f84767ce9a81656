"""A search from the typed text to what is shown: parsed once, run once, the page's articles read in one query."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Final

from articles.models import Article
from articles.search.answering import Answered, answer_text
from articles.search.engines import ArticleRecord, EngineAnswer, SearchEngine, get_engine
from articles.search.explanations import explain
from articles.search.facet_labels import facet_label
from articles.search.families import NameBook, current_names
from articles.search.highlighting import best_passages, mark
from articles.search.indexes import read_records
from articles.search.nearby import nearby_searches
from articles.search.occurrences import Finder, unrelated_first
from articles.search.parsing import ParsedQuery, parse_query
from articles.search.results import FACETS, FacetValue, Hit, SearchRequest, SearchResults
from articles.search.syntax import Filter

FACET_VALUES: Final = 120
"""Values of a facet, ten years of months among them."""
_BATCH: Final = 500


def search_articles(request: SearchRequest) -> SearchResults:
    """Answers a search, whatever was typed. Raises SearchUnavailable where there is no index."""
    names, engine = current_names(), get_engine()
    start = (max(request.page, 1) - 1) * request.per_page
    run = _answer(engine, request, names, start, start + request.per_page)
    return replace(
        _results(engine, request, run, names),
        suggestion=run.suggestion,
        replaced_by=run.replaced_by,
        nearby=nearby_searches(engine, request, run.parsed) if not run.answer.total else (),
    )


def search_ids(request: SearchRequest, limit: int | None = None) -> Iterator[int]:
    """The keys of all articles that a search finds, best first, copies included; at most `limit`."""
    names, engine = current_names(), get_engine()
    every = replace(request, fold_copies=False, facets=False)
    start = 0
    while limit is None or start < limit:
        stop = start + _BATCH if limit is None else min(start + _BATCH, limit)
        ids = _answer(engine, every, names, start, stop).answer.ids
        yield from ids
        if len(ids) < stop - start:
            return
        start = stop


def _answer(engine: SearchEngine, request: SearchRequest, names: NameBook, start: int, stop: int) -> Answered:
    def ask(parsed: ParsedQuery) -> EngineAnswer:
        return engine.run(
            parsed.tree,
            order=request.order,
            start=start,
            stop=stop,
            filters=chosen_filters(request, parsed),
            facets=FACETS if request.facets else (),
            facet_limit=FACET_VALUES,
            relaxed_tree=None if request.strict else parsed.relaxed,
            fold_copies=request.fold_copies,
            strict_first=not parsed.question,
        )

    return answer_text(request.text, names, ask, literally=request.strict)


def chosen_filters(request: SearchRequest, parsed: ParsedQuery) -> tuple[Filter, ...]:
    """The filters typed in the query and those chosen beside it; of one field, any value of both."""
    values: dict[str, dict[str, None]] = {name: dict.fromkeys(chosen) for name, chosen in request.filters.items()}
    for each in parsed.filters:
        values.setdefault(each.field, {}).update(dict.fromkeys(each.values))
    return tuple(Filter(name, tuple(chosen)) for name, chosen in values.items() if chosen)


def _results(engine: SearchEngine, request: SearchRequest, run: Answered, names: NameBook) -> SearchResults:
    parsed, answer = run.parsed, run.answer
    return SearchResults(
        request=request,
        total=answer.total,
        hits=_hits(engine, request, run, names),
        facets=_facets(request, run, names),
        relaxed=answer.strict_total < answer.total,
        strict_total=answer.strict_total,
        question=parsed.question,
        typed=(parsed if run.text == request.text else parse_query(request.text, names)).typed,
        notices=parsed.notices,
        pages=max(1, math.ceil(answer.rows / request.per_page)),
    )


@dataclass(frozen=True)
class _Records:
    """What is indexed of the articles of a page: read at once, and only if anybody asks."""

    ids: list[int]

    def of(self, article_id: int) -> ArticleRecord | None:
        """The record of one of the articles; None where it is withheld by now."""
        return self._read.get(article_id)

    @cached_property
    def _read(self) -> dict[int, ArticleRecord]:
        return {record.id: record for record in read_records(self.ids)}


def _hits(engine: SearchEngine, request: SearchRequest, run: Answered, names: NameBook) -> tuple[Hit, ...]:
    answer = run.answer
    articles = Article.objects.published().select_related('source').in_bulk(answer.ids)
    records = _Records(answer.ids)
    exact = Finder(run.parsed.parts)
    related = Finder(run.parsed.widened, related=True, alike=engine.alike) if answer.related else exact
    first = (max(request.page, 1) - 1) * request.per_page + 1
    return tuple(
        _hit(articles[key], rank, score, run, related if key in answer.related else exact, names, records)
        for rank, (key, score) in enumerate(zip(answer.ids, answer.scores, strict=True), first)
        if key in articles
    )


def _hit(
    article: Article, rank: int, score: float, run: Answered, finder: Finder, names: NameBook, records: '_Records'
) -> Hit:
    title = article.headline or article.opening
    related = article.pk in run.answer.related
    in_title, in_body = unrelated_first([finder.find(title), finder.find(article.body)])
    return Hit(
        article=article,
        rank=rank,
        score=score,
        headline=mark(title, in_title),
        passages=best_passages(article.body, in_body),
        why=explain(
            partial(records.of, article.pk),
            run.parsed,
            [(title, in_title), (article.body, in_body)],
            names,
            related=related,
        ),
        copies=run.answer.copies.get(article.pk, 0),
        related=related,
    )


def _facets(request: SearchRequest, run: Answered, names: NameBook) -> dict[str, tuple[FacetValue, ...]]:
    chosen = {each.field: set(each.values) for each in chosen_filters(request, run.parsed)}
    return {
        field: tuple(
            FacetValue(value, facet_label(field, value, names), count, value in chosen.get(field, ()))
            for value, count in counts
        )
        for field, counts in run.answer.facets.items()
    }
