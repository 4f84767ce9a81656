"""Our search engine beside others, fed the same words: CPU time of a query, exact totals and facets compared."""
