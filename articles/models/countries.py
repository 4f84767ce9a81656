"""The names of the countries that the reference facts know by a slug."""

from typing import Final

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

COUNTRIES: Final = {
    'algeria': _('Algeria'),
    'austria': _('Austria'),
    'azerbaijan': _('Azerbaijan'),
    'bahrain': _('Bahrain'),
    'belgium': _('Belgium'),
    'china': _('China'),
    'cuba': _('Cuba'),
    'egypt': _('Egypt'),
    'france': _('France'),
    'germany': _('Germany'),
    'india': _('India'),
    'iran': _('Iran'),
    'iraq': _('Iraq'),
    'israel': _('Israel'),
    'italy': _('Italy'),
    'jordan': _('Jordan'),
    'kazakhstan': _('Kazakhstan'),
    'kuwait': _('Kuwait'),
    'kyrgyzstan': _('Kyrgyzstan'),
    'lebanon': _('Lebanon'),
    'libya': _('Libya'),
    'morocco': _('Morocco'),
    'oman': _('Oman'),
    'pakistan': _('Pakistan'),
    'palestine': _('Palestine'),
    'qatar': _('Qatar'),
    'russia': _('Russia'),
    'saudi-arabia': _('Saudi Arabia'),
    'sudan': _('Sudan'),
    'switzerland': _('Switzerland'),
    'syria': _('Syria'),
    'tunisia': _('Tunisia'),
    'turkey': _('Turkey'),
    'uae': _('United Arab Emirates'),
    'united-kingdom': _('United Kingdom'),
    'united-states': _('United States'),
    'unknown': _('unknown country'),
    'vatican': _('Vatican'),
    'venezuela': _('Venezuela'),
    'vietnam': _('Vietnam'),
    'yemen': _('Yemen'),
}


def country_name(slug: str) -> str:
    """The country in the language of the page; a slug that is not listed is written out."""
    name = COUNTRIES.get(slug)
    return str(name) if name else ' '.join(capfirst(word) for word in slug.split('-'))
