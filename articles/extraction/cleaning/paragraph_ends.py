"""What pages stick to the end of a paragraph: told as a line of its own would be, and cut off the paragraph."""

import re
from typing import Final

from articles.extraction.cleaning.address import FOREIGN_WORDS, is_in_other_script, speaks_to_reader
from articles.extraction.cleaning.bylines import is_dateline
from articles.extraction.cleaning.furniture import find_rule, heads_comments
from articles.extraction.cleaning.lexicon import Lexicon
from articles.extraction.cleaning.page import Line, Page
from articles.extraction.cleaning.related import is_cue, is_pointer
from articles.extraction.cleaning.signature import is_credit, is_signature
from articles.extraction.cleaning.vocabulary import speaks_of_page

SENTENCE_WORDS: Final = 8
"""Words a paragraph has at least before what is stuck to it."""
CREDIT_WORDS: Final = 7
SURE_RULES: Final = frozenset(('credit', 'follow-us', 'share-links', 'link', 'copyright', 'contact', 'tags', 'teaser'))
"""Rules that hold for words with a full stop as well: those could be the last sentence of the paragraph."""

_CLOSED_QUOTATION = re.compile(r'^[^"“«]*[^\W_]["”»]\W*$')
"""The end of a quotation that began before: what stands in it is said by somebody."""
_LETTERS = re.compile(r'[^\W\d_].*[^\W\d_]')


def cut_paragraph_ends(page: Page, lexicon: Lexicon) -> None:
    """Cuts furniture off the paragraphs that stay: what follows their last sentence and is none itself."""
    for line in page.standing():
        tail = line.tail
        if tail is None or len(line.words) - len(tail.words) <= SENTENCE_WORDS or not _LETTERS.search(tail.raw):
            continue
        if _CLOSED_QUOTATION.search(tail.raw):
            continue
        rule = _rule_of(tail, lexicon)
        if rule and (rule in SURE_RULES or not tail.text.endswith('.')):
            line.cuts.append((tail.start, tail.end, rule))


def _rule_of(tail: Line, lexicon: Lexicon) -> str:
    """The rule by which the words after a sentence are furniture; empty where they are text."""
    if is_cue(tail) or is_pointer(tail):
        return 'teaser'
    if len(tail.words) <= CREDIT_WORDS:
        if is_credit(tail, lexicon):
            return 'credit'
        if is_signature(tail, lexicon) or is_dateline(tail.text, lexicon):
            return 'signature'
    if rule := find_rule(tail, lexicon):
        return rule
    if heads_comments(tail):
        return 'comments'
    if len(tail.words) <= FOREIGN_WORDS and is_in_other_script(tail):
        return 'label'
    return 'reader-address' if speaks_to_reader(tail) or speaks_of_page(tail.words) else ''
