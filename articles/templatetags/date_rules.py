"""The reasoning on a date in the language of the page. The extraction writes it in English, from a set of patterns."""

import re
from typing import Final

from django import template
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from articles.templatetags.archive_dates import partial_words

register = template.Library()

SENTENCES: Final = {
    'Decided by staff.': gettext_lazy('Decided by staff.'),
    'Given with the document.': gettext_lazy('Given with the document.'),
    'Stated in the markup of the page.': gettext_lazy('Stated in the markup of the page.'),
    'Contained in the address of the page.': gettext_lazy('Contained in the address of the page.'),
}
DATE_LINES: Final = {
    'The date that the page gives as that of publication,': gettext_lazy(
        'The date that the page gives as that of publication,'
    ),
    'The date in the dateline of the article,': gettext_lazy('The date in the dateline of the article,'),
    'The date on a line of its own': gettext_lazy('The date on a line of its own'),
    'The date of the last update, the only one given,': gettext_lazy(
        'The date of the last update, the only one given,'
    ),
    'The date with a time of day on a line of its own': gettext_lazy(
        'The date with a time of day on a line of its own'
    ),
}
PLACES: Final = {
    'beside the headline': gettext_lazy('beside the headline'),
    'above the headline, which nothing in the text contradicts': gettext_lazy(
        'above the headline, which nothing in the text contradicts'
    ),
    'below the text': gettext_lazy('below the text'),
    'at the foot of the page': gettext_lazy('at the foot of the page'),
}
REASONS: Final = {
    'is seen from the day of writing': gettext_lazy('is seen from the day of writing'),
    'was a few days ago at most': gettext_lazy('was a few days ago at most'),
    'is a few days away at most': gettext_lazy('is a few days away at most'),
    'names the current month': gettext_lazy('names the current month'),
    'is another day than that of writing': gettext_lazy('is another day than that of writing'),
    'names a month gone by': gettext_lazy('names a month gone by'),
    'names a month to come': gettext_lazy('names a month to come'),
    'names a year': gettext_lazy('names a year'),
    'is the day the report begins with': gettext_lazy('is the day the report begins with'),
    'is the dateline': gettext_lazy('is the dateline'),
    'is said of a known meeting': gettext_lazy('is said of a known meeting'),
    'is held or was just held': gettext_lazy('is held or was just held'),
    'names a round': gettext_lazy('names a round'),
    'is the latest round named': gettext_lazy('is the latest round named'),
    'stands in the address': gettext_lazy('stands in the address'),
    'is a day of a known meeting': gettext_lazy('is a day of a known meeting'),
    'is yet to be held': gettext_lazy('is yet to be held'),
    'was in office': gettext_lazy('was in office'),
    'is the age of the war': gettext_lazy('is the age of the war'),
    'was the name of the city': gettext_lazy('was the name of the city'),
    'is a later name of the city': gettext_lazy('is a later name of the city'),
    'are one month': gettext_lazy('are one month'),
}

_ONLY: Final = re.compile(r'Only (\d{4}-\d\d-\d\d) fits the time words of the text: (.+)\.', re.S)
_PART: Final = re.compile(rf'"(.+?)" ({"|".join(map(re.escape, REASONS))})(?:; |$)', re.S)
_DATE_LINE: Final = re.compile(rf'({"|".join(map(re.escape, DATE_LINES))}) ({"|".join(map(re.escape, PLACES))})\.')


@register.filter
def reasoning(rule: str) -> str:
    """The reasoning in the language of the page; a sentence of no known pattern stands as it was written."""
    if (get_language() or '').startswith('en'):
        return rule
    if rule in SENTENCES:
        return str(SENTENCES[rule])
    if line := _DATE_LINE.fullmatch(rule):
        return _('{date} {where}.').format(date=DATE_LINES[line[1]], where=PLACES[line[2]])
    only = _ONLY.fullmatch(rule)
    parts = _parts_of(only[2]) if only else None
    if not only or parts is None:
        return rule
    return _('Only {day} fits the time words of the text: {parts}.').format(day=partial_words(only[1]), parts=parts)


@register.filter
def reasoning_language(rule: str) -> str:
    """The language that `reasoning` gives a rule in."""
    return 'en' if reasoning(rule) == rule else (get_language() or 'ar')


def _parts_of(written: str) -> str | None:
    """The clues, each its words and what they say; None where not all of them can be read."""
    found = list(_PART.finditer(written))
    if ''.join(part[0] for part in found) != written:
        return None
    clues = (_('“{words}” {reason}').format(words=part[1], reason=REASONS[part[2]]) for part in found)
    return _('; ').join(clues)
