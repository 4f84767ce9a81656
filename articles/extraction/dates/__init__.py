"""When an article appeared, with the words it rests on: `extract_published`."""

from articles.extraction.dates.published import extract_published

__all__ = ['extract_published']
