"""What the templates say of records: names, counts, countries, the same page in the other language."""

from typing import TYPE_CHECKING, Any

from django import template
from django.urls import translate_url
from django.utils.encoding import uri_to_iri
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models.countries import country_name

if TYPE_CHECKING:
    from django.forms import BoundField

    from articles.models import Article, Meeting

register = template.Library()
register.filter('country', country_name)

RIGHT_TO_LEFT = {'ar', 'fa', 'he', 'ku', 'ur'}


@register.filter
def direction(language: str) -> str:
    """The direction of writing of a language code."""
    return 'rtl' if language.split('-')[0] in RIGHT_TO_LEFT else 'ltr'


@register.filter
def iri(address: str) -> str:
    """An address with its Arabic letters as they are read: a third of the bytes; the browser encodes what it sends."""
    return uri_to_iri(address)


@register.filter
def number(value: int) -> str:
    """A count in Latin digits with its thousands apart."""
    return f'{value:,}'


@register.filter
def options(field: 'BoundField') -> list[tuple[str, Any, bool]]:
    """The choices of a field: value, label, whether it is chosen. The widget's own template takes a file for each."""
    return [(str(value), label, str(value) == field.value()) for value, label in field.field.choices]  # type: ignore[attr-defined]


@register.filter
def short_name(meeting: 'Meeting') -> str:
    """A round by its number ('Astana 7'), any other meeting by its name."""
    return _('Astana {}').format(meeting.round) if meeting.round else meeting.name


@register.simple_tag
def headline(article: 'Article') -> SafeString:
    """The headline, or softly the opening words in quotation marks, in the article's own language and direction."""
    language = article.language
    if article.headline:
        return format_html('<span lang="{}" dir="{}">{}</span>', language, direction(language), article.headline)
    return format_html(
        '<span class="untitled"><span class="visually-hidden">{}</span> <span lang="{}" dir="{}">«{}…»</span></span>',
        _('No headline:'),
        language,
        direction(language),
        article.opening,
    )


@register.simple_tag
def wording(record: Any, name: str) -> SafeString:
    """What a record says in `name`, in the language of the page or in the other where there is only that.

    The English stands in `name` or `name_en`, the Arabic in `name_ar`, of a model or of a dict.
    """
    read = record.get if isinstance(record, dict) else lambda key: getattr(record, key, '')
    texts = {'ar': read(f'{name}_ar'), 'en': read(f'{name}_en') or read(name)}
    language = 'en' if (get_language() or '').startswith('en') else 'ar'
    if not texts[language]:
        language = 'ar' if language == 'en' else 'en'
    return format_html('<span lang="{}" dir="{}">{}</span>', language, direction(language), texts[language] or '')


@register.filter
def meetings_reported(article: 'Article') -> list['Meeting']:
    """The meetings an article reports, each once (from `with_cards`, no further query)."""
    return list({mention.meeting_id: mention.meeting for mention in getattr(article, 'reported_mentions', ())}.values())


@register.simple_tag
def comma() -> str:
    """What stands between the members of a list."""
    return _(', ')


@register.simple_tag(takes_context=True)
def page_in(context: dict[str, Any], language: str) -> str:
    """The address of this very page in another language."""
    request = context.get('request')
    return iri(translate_url(request.get_full_path(), language)) if request else f'/{language}/'.replace('/ar/', '/')


@register.simple_tag
def other_language() -> str:
    """The code of the language that this page is not in."""
    return 'ar' if (get_language() or '').startswith('en') else 'en'
