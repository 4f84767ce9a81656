"""Haystack looks for the search indexes of an application under this name."""

from articles.search.indexes import ArticleIndex as ArticleIndex
