"""What the cleaning rules are called on the pages: why a piece of a page is not part of its text."""

from typing import Final

from django import template
from django.utils.translation import gettext_lazy as _

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


@register.filter
def rule_name(rule: str) -> str:
    """The rule in the language of the page; one without a name here stands as its slug."""
    return str(RULE_NAMES.get(rule, rule))
