"""What rules are called on the pages: why a piece of a page is not part of its text, why a name means somebody."""

from typing import Final

from django import template
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from articles.reference import load_facts

register = template.Library()

RULE_NAMES: Final = {
    'agency': _('name of the agency'),
    'advert': _('advertisement'),
    'app-advert': _('advertisement of an app'),
    'blurb': _('blurb of another story'),
    'breadcrumb': _('path of the section'),
    'byline': _('byline'),
    'caption': _('caption'),
    'closing': _('closing line'),
    'comments': _('comments'),
    'contact': _('contact'),
    'copyright': _('copyright notice'),
    'counter': _('counter'),
    'credit': _('credit'),
    'date-stamp': _('date stamp'),
    'dateline': _('dateline'),
    'disclaimer': _('disclaimer'),
    'embed': _('embedded media'),
    'follow-us': _('invitation to follow'),
    'font-size': _('letter size'),
    'form': _('form'),
    'headline': _('headline'),
    'headline-again': _('headline repeated'),
    'identifier': _('identifier'),
    'image-name': _('name of an image'),
    'label': _('label'),
    'link': _('link'),
    'markup': _('markup'),
    'masthead': _('masthead'),
    'menu': _('menu'),
    'notice': _('notice of the page'),
    'page-frame': _('frame of the page'),
    'page-number': _('page number'),
    'print': _('print link'),
    'related-headline': _('headline of another story'),
    'repetition': _('printed twice'),
    'script': _('program code'),
    'section-label': _('label of a section'),
    'sections': _('sections'),
    'separator': _('separator'),
    'services': _('services'),
    'share-links': _('links for sharing'),
    'shortcode': _('shortcode'),
    'sign-off': _('sign-off of the agency'),
    'signature': _('signature'),
    'summary': _('summary printed before the text'),
    'table': _('table of rates or weather'),
    'tags': _('tags'),
    'teaser': _('teaser of another story'),
    'ticker': _('ticker'),
}


LINKING_RULES: Final = {
    'alias': _('by a known spelling'),
    'description': _('by what is said of the meeting'),
    'kind-and-date': _('by kind and date'),
    'kind-and-place': _('by kind and place'),
    'last-round': _('as the latest round'),
    'name': _('by its name'),
    'office-and-surname': _('by office and surname'),
    'place-name': _('by the name of its place'),
    'ruler': _('as the ruler of a country'),
    'speaks': _('as the one who speaks'),
    'surname': _('by surname'),
    'surname-in-story': _('by a surname known from the text'),
    'date-and-place': _('by date and place'),
    'round': _('as a round held there'),
    'round-number': _('by its number'),
}
_OF_OUTLET: Final = 'outlet:'


@register.filter
def rule_name(rule: str) -> str:
    """The rule in the language of the page; one without a name here stands as its slug."""
    if rule.startswith(_OF_OUTLET):
        return gettext('rule of the source’s own: {source}').format(source=_outlet(rule.removeprefix(_OF_OUTLET)))
    return str(RULE_NAMES.get(rule) or LINKING_RULES.get(rule) or rule)


def _outlet(slug: str) -> str:
    """The name of the outlet as the reference facts have it: rules of outlets are written there."""
    source = load_facts().source_by_slug.get(slug)
    if source is None:
        return slug
    return source.name_en if (get_language() or '').startswith('en') and source.name_en else source.name_ar
