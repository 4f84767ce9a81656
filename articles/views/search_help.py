"""The query language as a reader sees it: every operator with an example to try."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.views.caching import revalidated


class Example(NamedTuple):
    query: str
    meaning: Promise


class Field(NamedTuple):
    arabic: str
    english: str
    meaning: Promise


EXAMPLES = (
    Example('لافروف', _('a name: all its spellings, also Lavrov and Лавров')),
    Example('أستانا 7', _('a round: also “the seventh round” in words')),
    Example('شباط 2017', _('a month by any of its names')),
    Example('«وقف إطلاق النار»', _('exactly these words in this order; any quotation marks will do')),
    Example('المعتقلين -الأسرى', _('the first word without the second; also NOT or ليس')),
    Example('إدلب OR حلب', _('one of the two; also أو')),
    Example('مفاوض*', _('every word that begins so, from three letters on')),
    Example('=الاجتماع', _('this very form of the word only')),
    Example('متحدث:لافروف', _('articles in which he speaks')),
    Example('مصدر:سانا من:2017 إلى:2018', _('one source in two years')),
)
FIELDS = (
    Field('مصدر:', 'source:', _('the outlet')),
    Field('لقاء:', 'meeting:', _('a meeting')),
    Field('مشارك:', 'participant:', _('somebody named')),
    Field('متحدث:', 'speaker:', _('somebody who speaks')),
    Field('موضوع:', 'topic:', _('a topic')),
    Field('من:', 'from:', _('published from this day, month or year on')),
    Field('إلى:', 'to:', _('published up to it')),
)


@revalidated
def search_help(request: HttpRequest) -> HttpResponse:
    """The query language, with examples that can be tried."""
    return render(request, 'search/help.html', {'examples': EXAMPLES, 'fields': FIELDS})
