"""A finding shown where it stands: some words before it, the words themselves marked, some words after."""

from typing import Any

from django.db.models import Case, F, IntegerField, QuerySet, Value, When
from django.db.models.functions import Greatest, Least, Substr
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models.findings import Finding

AROUND = 70
"""Characters shown on either side."""

LONGEST = 400
"""Characters shown of the words themselves."""


def with_context(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Adds `text_before`, `text_within` and `text_after`, cut in the database: no list loads a whole article."""
    text = Case(When(part=Finding.Part.HEADLINE, then=F('article__headline')), default=F('article__body'))
    room = Least(F('start'), Value(AROUND), output_field=IntegerField())
    findings: QuerySet[Any] = queryset.annotate(
        text_before=Substr(text, Greatest(F('start') - AROUND, Value(0)) + 1, room),
        text_within=Substr(text, F('start') + 1, Least(F('end') - F('start'), Value(LONGEST))),
        text_after=Substr(text, F('end') + 1, AROUND),
    )
    return findings


def with_opening(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Adds what `show_article` names the article by, without loading it."""
    findings: QuerySet[Any] = queryset.annotate(
        article_headline=F('article__headline'), article_opening=Substr(F('article__body'), 1, AROUND)
    )
    return findings


def show_article(finding: Any) -> SafeString:
    """A link to the article of a finding of `with_opening`."""
    return format_html(
        '<a href="{}"><bdi>{}</bdi></a>',
        reverse('admin:articles_article_change', args=[finding.article_id]),
        finding.article_headline or f'«{_to_word(finding.article_opening).strip()}…»',
    )


def show_context(finding: Any) -> SafeString:
    """The words of a finding of `with_context`, marked, inside their surroundings; alone where they left the text."""
    words = str(getattr(finding, 'surface', '') or finding.text)
    if words[:LONGEST] != finding.text_within[: len(words)]:
        return format_html('<span class="context" dir="auto">{}</span> ({})', words, _('no longer in the text'))
    return format_html(
        '<span class="context" dir="auto">{}{}<mark>{}</mark>{}{}</span>',
        '…' if finding.start > AROUND else '',
        _from_word(finding.text_before, finding.start > AROUND),
        finding.text_within,
        _to_word(finding.text_after),
        '…' if len(finding.text_after) == AROUND else '',
    )


def _from_word(text: str, cut: bool) -> str:
    """Drops the word that the cut went through."""
    return text.partition(' ')[2] if cut and ' ' in text else text


def _to_word(text: str) -> str:
    return text.rpartition(' ')[0] + ' ' if len(text) == AROUND and ' ' in text else text
