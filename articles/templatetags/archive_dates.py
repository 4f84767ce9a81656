"""Dates as the pages write them: months by both their Arabic names, Latin digits, and never more than is known."""

import datetime
import re
from typing import TYPE_CHECKING

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.arabic.variants import egypt, mashriq

if TYPE_CHECKING:
    from articles.models import Article, Meeting

register = template.Library()

ENGLISH_MONTHS = (
    'January February March April May June July August September October November December'.split()  # noqa: SIM905
)


def _english() -> bool:
    return (get_language() or '').startswith('en')


@register.filter
def month_name(month: int) -> str:
    """The month by its Levantine and its Egyptian name: كانون الثاني/يناير. In English pages: January."""
    if _english():
        return ENGLISH_MONTHS[month - 1]
    return f'{mashriq.MONTHS[month][0]}/{egypt.MONTHS[month][0]}'


@register.filter
def short_month_name(month: int) -> str:
    """The month by one name, for narrow places: شباط. In English pages: Feb."""
    return ENGLISH_MONTHS[month - 1][:3] if _english() else mashriq.MONTHS[month][0]


def partial_words(iso: str) -> str:
    """An ISO date cut to what is known, in words: '2017', 'شباط/فبراير 2017', '6 شباط/فبراير 2017'."""
    match = re.fullmatch(r'(\d{4})(?:-(\d\d)(?:-(\d\d))?)?', iso)
    if not match:
        return iso
    year, month, day = match.groups()
    words = [str(int(day))] if day else []
    if month and 1 <= int(month) <= 12:
        words.append(month_name(int(month)))
    return ' '.join([*words, year])


def _time(iso: str, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', iso, words)


@register.filter
def partial_date(iso: str) -> SafeString | str:
    """An ISO date cut to what is known ('2017-02') as a <time> element; other text is given back as it is."""
    words = partial_words(iso)
    return iso if words == iso and not re.fullmatch(r'\d{4}', iso) else _time(iso, words)


@register.filter
def day(moment: datetime.date | datetime.datetime | None) -> SafeString | str:
    """A day or the day of a moment, in the archive's time zone."""
    if moment is None:
        return ''
    if isinstance(moment, datetime.datetime):
        moment = timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()
    return _time(moment.isoformat(), partial_words(moment.isoformat()))


def published_iso(article: 'Article') -> str:
    """The day of publication cut to its precision; '' where it is not known."""
    if article.published_date is None:
        return ''
    length = {'year': 4, 'month': 7}.get(article.published_precision, 10)
    return article.published_date.isoformat()[:length]


@register.filter
def published_on(article: 'Article') -> SafeString:
    """When an article appeared, to the precision that is known; 'about' unless the confidence is high."""
    iso = published_iso(article)
    if not iso:
        return format_html('<span class="unknown">{}</span>', _('date unknown'))
    written = _time(iso, partial_words(iso))
    if article.published_confidence in ('medium', 'low'):
        return format_html(_('about {}'), written)
    return written


def _range_words(start: datetime.date, end: datetime.date) -> str:
    """'23 و24 كانون الثاني/يناير 2017': no dash, which bidirectional text turns around."""
    if start == end:
        return partial_words(start.isoformat())
    last = partial_words(end.isoformat())
    if (start.year, start.month) == (end.year, end.month):
        if (end - start).days == 1:
            return _('{first} and {last}').format(first=start.day, last=last)
        return _('{first} to {last}').format(first=start.day, last=last)
    first = partial_words(start.isoformat())
    if start.year == end.year:
        first = first.removesuffix(f' {start.year}')
    return _('{first} to {last}').format(first=first, last=last)


@register.filter
def held_in_words(meeting: 'Meeting') -> str:
    """The days of a meeting without markup; the month alone where only that was announced."""
    if meeting.date_precision == 'announced month':
        return partial_words(meeting.start.isoformat()[:7])
    return _range_words(meeting.start, meeting.end)


@register.filter
def held_on(meeting: 'Meeting') -> SafeString:
    """The days of a meeting as a <time> element of its first day."""
    length = 7 if meeting.date_precision == 'announced month' else 10
    return _time(meeting.start.isoformat()[:length], held_in_words(meeting))


@register.filter
def span_of_dates(record: object) -> SafeString:
    """The bounds of a role: 'from 2014 to 2017', 'since 2014', 'until 2017'; '' where none is known."""
    start, end = getattr(record, 'start', ''), getattr(record, 'end', '')
    if start and end:
        return format_html(_('from {} to {}'), partial_date(start), partial_date(end))
    if start:
        return format_html(_('since {}'), partial_date(start))
    return format_html(_('until {}'), partial_date(end)) if end else SafeString('')
