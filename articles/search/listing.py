"""Search results for programs: the JSON object of `manage.py search` and the lines of a TREC run."""

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any, Final

from django.utils.safestring import SafeString

from articles.models import Article
from articles.search.answering import answer_text, ask_engine
from articles.search.engines import get_engine
from articles.search.families import current_names
from articles.search.results import Hit, SearchResults
from articles.search.typed_filters import without

RUN_NAME: Final = 'archive'
_TAG: Final = re.compile(r'</?mark>')


def result_object(results: SearchResults) -> dict[str, Any]:
    """The results as INTERFACES.md lays them down."""
    return {
        'query': results.request.text,
        'total': results.total,
        'strict_total': results.strict_total,
        'relaxed': results.relaxed,
        'suggestion': results.suggestion,
        'replaced_by': results.replaced_by,
        'notices': list(results.notices),
        'filters': [
            {
                'field': each.field,
                'values': list(each.values),
                'label': each.label,
                'excluded': each.excluded,
                'query_without': without(results.request.text, [each]),
            }
            for each in results.typed
        ],
        'hits': [_hit_object(hit) for hit in results.hits],
        'facets': {name: [[value.value, value.count] for value in values] for name, values in results.facets.items()},
    }


def _hit_object(hit: Hit) -> dict[str, Any]:
    article = hit.article
    return {
        'rank': hit.rank,
        'id': article.pk,
        'original': article.received_as,
        'record': article.record or None,
        'score': round(hit.score, 6),
        'headline': article.headline or None,
        'snippet': ' '.join(map(_plain, hit.passages)),
        'path': article.get_absolute_url(),
        'why': [
            {'typed': each.typed, 'matched': each.matched, 'rule': each.rule, 'explanation': each.explanation}
            for each in hit.why
        ],
        'related': hit.related,
    }


def _plain(passage: SafeString) -> str:
    return html.unescape(_TAG.sub('', passage))


def run_lines(queries: Iterable[str], limit: int) -> Iterator[str]:
    """A TREC run for lines of query id, tab, query. Raises ValueError naming a line without a tab."""
    names, engine = current_names(), get_engine()
    document_ids = _document_ids()
    for number, line in enumerate(queries, 1):
        if not line.strip():
            continue
        query_id, tab, text = line.rstrip('\r\n').partition('\t')
        query_id = _column(query_id)
        if not tab or not query_id:
            raise ValueError(f'Line {number} has no tab between query id and query.')
        answer = answer_text(text, names, ask_engine(engine, start=0, stop=limit)).answer
        shown = zip(answer.ids, answer.scores, strict=True)
        for rank, (key, score) in enumerate(shown, 1):
            yield f'{query_id} Q0 {document_ids.get(key, key)} {rank} {score:.6f} {RUN_NAME}'


def _document_ids() -> dict[int, str]:
    rows = Article.objects.published().values_list('pk', 'record', 'received_as')
    return {key: _column(record or PurePath(name).stem) or str(key) for key, record, name in rows.iterator()}


def _column(name: str) -> str:
    """A name as a column of a run, whose columns are parted by white space."""
    return '_'.join(name.split())
