"""What a facet value is called in the language of the page."""

from typing import Final

from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from articles.models.countries import country_name
from articles.search.engines.base import NONE
from articles.search.families import NameBook
from articles.search.runs import label

_KINDS: Final = {name: name for name in ('source', 'meeting', 'participant', 'topic')} | {'speaker': 'participant'}
"""By facet field: the kind of name its values are slugs of."""
_COPIES: Final = {
    'single': gettext_lazy('has no copies'),
    'first': gettext_lazy('earliest of its copies'),
    'copy': gettext_lazy('copy of an earlier article'),
}


def facet_label(field: str, value: str, names: NameBook) -> str:
    """The label of `value`; a value that nobody knows any more is its own label."""
    if value == NONE:
        return _('not known') if field in ('source', 'country', 'year', 'month') else _('none')
    if field in _KINDS:
        name = names.by_slug.get((_KINDS[field], value))
        return label(name) if name else value
    match field:
        case 'country':
            return country_name(value)
        case 'month':
            return _month(value, names)
        case 'copy':
            return str(_COPIES.get(value, value))
        case 'language':
            return _language(value)
        case 'family':
            return _('copies no. {number}').format(number=value)
    return value


def _month(value: str, names: NameBook) -> str:
    year, _dash, month = value.partition('-')
    name = names.by_slug.get(('month', month))
    return f'{label(name)} {year}' if name else value


def _language(code: str) -> str:
    try:
        return str(get_language_info(code)['name_translated'])
    except KeyError:
        return code
