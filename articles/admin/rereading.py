"""Reads an article again after a decision of staff, and says so where that cannot be done."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.extraction.documents import UnreadableDocument
from articles.ingest.syncing import reanchor_decided
from articles.models import Article


def read_again(request: HttpRequest, admin: Any, article: Article, *, moved: bool = False) -> None:
    """Finds the links of an article anew with what staff have decided; the decision stands in any case.

    `moved`: a person has edited the text, so what is decided is first found again in it.
    """
    from articles.ingest.pipeline import reread  # loads the whole extraction, which no other admin page needs

    stored = Article.objects.select_related('original', 'source').get(pk=article.pk)
    if moved:
        reanchor_decided(stored)
    try:
        reread(stored)
    except (UnreadableDocument, OSError) as error:
        sentence = _('Your decision is kept, but the article could not be read again: %(reason)s')
        admin.message_user(request, sentence % {'reason': error}, messages.WARNING)
