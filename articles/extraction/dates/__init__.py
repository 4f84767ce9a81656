"""When an article appeared, with the words it rests on: `extract_published`; what was given of it: `read_given`."""

from articles.extraction.dates.published import extract_published
from articles.extraction.dates.stated import read_given

__all__ = ['extract_published', 'read_given']
