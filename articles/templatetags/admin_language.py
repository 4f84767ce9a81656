"""The same page of the admin in the other language."""

from typing import Any

from django import template
from django.urls import translate_url
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag(takes_context=True)
def other_language(context: dict[str, Any]) -> dict[str, str]:
    """The other language of the archive: its `code`, its own `name`, and the `url` of this page in it."""
    code, name = ('en', 'English') if (get_language() or 'ar').startswith('ar') else ('ar', 'العربية')
    path = context['request'].get_full_path() if 'request' in context else '/admin/'
    return {'code': code, 'name': name, 'url': translate_url(path, code)}
