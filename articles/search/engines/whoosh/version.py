"""By which schema and analysis an index was made: words stemmed by other rules are not found."""

import hashlib
import inspect
from functools import cache

from articles.arabic import folding, grams, stemming, stopwords, tokens, writing
from articles.search.engines.whoosh import documents, inverting, vocabulary
from articles.search.engines.whoosh.schema import SCHEMA_VERSION


@cache
def index_version() -> dict[str, str]:
    """`schema`: raised by hand. `analysis`: changes with any of the modules that make terms out of a text."""
    digest = hashlib.sha256()
    for module in (folding, tokens, stopwords, stemming, grams, writing, documents, vocabulary, inverting):
        digest.update(inspect.getsource(module).encode())
    return {'schema': str(SCHEMA_VERSION), 'analysis': digest.hexdigest()[:16]}
