"""What a process does before its first request, so that nobody waits for it: names, words, index, templates."""

import gc
import logging
from typing import Final

from django.db import Error, connections
from django.template.loader import get_template

from articles.search.completions import complete
from articles.search.engines import SearchUnavailable
from articles.search.families import current_names
from articles.search.queries import search_articles
from articles.search.results import SearchRequest
from articles.search.vocabulary import current_vocabulary

logger = logging.getLogger(__name__)

TEMPLATES: Final = (
    'search/search.html', 'articles/home.html', 'articles/article_detail.html', 'articles/meeting_detail.html',
    'articles/participant_detail.html',
)  # fmt: skip


def warm_up() -> None:
    """Reads what every process keeps. An archive that is not ready yet is served as it is: a request says what is
    missing."""
    try:
        for name in TEMPLATES:
            get_template(name)
        current_names()
        complete('ال')
        search_articles(SearchRequest('أستانا'))
        current_vocabulary()
    except (SearchUnavailable, Error) as reason:
        logger.warning('Not everything could be read before the first request: %s', reason)
    finally:
        connections.close_all()  # a server that forks after this must not share a connection


def settle() -> None:
    """Has the collector of cycles pass over what there is now, for as long as the process lives.

    Call it once, when all is read and before a server forks. The collector goes through everything now and then, in
    the middle of some request, and what is read before the first one are a hundred thousand objects and more that stay.
    """
    gc.collect()
    gc.freeze()
