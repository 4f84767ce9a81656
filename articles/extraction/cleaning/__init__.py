"""Cleaning, as a ledger: what of a page is the article, and for everything else the rule that left it out."""

from bisect import bisect_right
from typing import Final

from articles.extraction.cleaning.address import drop_addresses, drop_foreign_lines, drop_page_speech
from articles.extraction.cleaning.bylines import names_outlet
from articles.extraction.cleaning.captions import drop_captions
from articles.extraction.cleaning.furniture import drop_furniture
from articles.extraction.cleaning.inline import cut_inline
from articles.extraction.cleaning.ledger import restore, within, write_body
from articles.extraction.cleaning.lexicon import Lexicon, read_lexicon
from articles.extraction.cleaning.opening import Opening, read_opening
from articles.extraction.cleaning.page import Page, visible
from articles.extraction.cleaning.paragraph_ends import cut_paragraph_ends
from articles.extraction.cleaning.related import (
    drop_headlines_between,
    drop_labels_between,
    drop_teasers,
    drop_told_elsewhere,
)
from articles.extraction.cleaning.repetition import drop_between_printings, drop_repetitions, drop_summary
from articles.extraction.cleaning.signature import drop_credits, drop_key_words, read_signature
from articles.extraction.cleaning.stories import count_stories
from articles.extraction.cleaning.tail import drop_tail
from articles.extraction.cleaning.tickers import drop_tickers
from articles.extraction.documents import CleanDocument, SourceDocument, StaffDecisions, UnreadableDocument
from articles.reference import Facts

LINES_ALLOWED: Final = 10_000
CHARACTERS_ALLOWED: Final = 400_000
"""Two hundred printed pages of fifty lines: what is longer is a book, a dump or an attack."""


def clean_document(
    document: SourceDocument, facts: Facts, decisions: StaffDecisions = StaffDecisions()
) -> CleanDocument:
    """The headline, byline and body of a document and everything left out of it, each with its rule.

    Raises UnreadableDocument where nothing is left, where the page holds several stories, or where it is too long.
    """
    if len(document.text) > CHARACTERS_ALLOWED:
        raise UnreadableDocument(
            f'has {len(document.text)} characters, more than the {CHARACTERS_ALLOWED} a single article may have'
        )
    page = Page(document.text)
    if len(page.lines) > LINES_ALLOWED:
        raise UnreadableDocument(
            f'has {len(page.lines)} lines, more than the {LINES_ALLOWED} a single article may have'
        )
    opening = _apply_rules(page, document, facts)
    restore(page, decisions.restored)
    stated = _stated_title(document, read_lexicon(facts))
    headline = _decided(decisions.headline, document.given.headline, opening.headline, stated)
    body, removed = write_body(page, opening.headline_span if headline == opening.headline else None)
    if decisions.body is not None:
        body, removed = decisions.body, within(removed, len(decisions.body))
    if not body.strip() and not opening.headline:
        raise UnreadableDocument('nothing but page furniture: no text of an article is left')
    return CleanDocument(
        headline=headline,
        byline=_decided(decisions.byline, document.given.byline, opening.byline, document.stated.byline),
        body=body,
        removed=removed,
        dateline=opening.dateline,
        warnings=read_lexicon(facts).problems,
    )


def _apply_rules(page: Page, document: SourceDocument, facts: Facts) -> Opening:
    lexicon = read_lexicon(facts)
    titles = tuple(title for title in (document.given.headline, _stated_title(document, lexicon)) if title)
    _drop_frame(page, document)
    drop_furniture(page, lexicon)
    drop_tickers(page)
    drop_teasers(page)
    drop_page_speech(page)
    cut_inline(page)
    cut_paragraph_ends(page, lexicon)
    drop_between_printings(page)
    opening = read_opening(page, lexicon, titles, has_structure=document.main_spans is not None)
    drop_summary(page)
    drop_repetitions(page)
    stories = max(document.stories, count_stories(page, lexicon))
    if stories > 1:
        raise UnreadableDocument(f'the page holds {stories} stories: give each as a document of its own')
    signature = read_signature(page, lexicon)
    opening.byline = opening.byline or signature
    drop_credits(page, lexicon)
    drop_captions(page, lexicon)
    drop_key_words(page)
    drop_addresses(page)
    drop_foreign_lines(page)
    drop_labels_between(page)
    drop_told_elsewhere(page, lexicon)
    drop_headlines_between(page, has_structure=document.main_spans is not None)
    drop_tail(page)
    return opening


def _stated_title(document: SourceDocument, lexicon: Lexicon) -> str | None:
    """The title that the markup states, unless it is the outlet's name, as on all pages of some sites."""
    title = document.stated.headline
    return title if title and not names_outlet(title, lexicon) else None


def _drop_frame(page: Page, document: SourceDocument) -> None:
    """Leaves out what the structure of an HTML page sets outside of the story."""
    if document.main_spans is None:
        return
    spans = sorted(document.main_spans)
    ends = [end for _, end in spans]
    for line in page.lines:
        place = bisect_right(ends, line.start)
        if place == len(spans) or spans[place][0] >= line.end:
            line.rule = 'page-frame'


def _decided(decision: str | None, *found: str | None) -> str | None:
    """What staff decided (an empty string: there is none), else the first that was found."""
    if decision is not None:
        return decision or None
    return next((visible(value) for value in found if value and visible(value)), None)
