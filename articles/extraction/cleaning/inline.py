"""Furniture inside of a line of text: shortcodes, leftover markup and scripts, sign-offs, links to more."""

import re
from typing import Final

from articles.extraction.cleaning.page import Page
from articles.extraction.cleaning.signs import sign_of

_MORE = r'(?:[اأإ]قر[أا] ال?مزيد|للمزيد|المزيد|التفاصيل|تفاصيل|لقراءة المزيد|تتمة|[اأإ]قر[أا] [أا]يضا?ً?ا?)'

_CUTS: Final = tuple(
    (rule, re.compile(pattern))
    for rule, pattern in (
        (
            'shortcode',
            r'\[/?(?:[A-Za-z]+[_-]?\d+|[A-Za-z]+_[\w-]*|[A-Za-z][\w-]{0,40}\s[^\]\n=]{0,80}=[^\]\n]{0,200}'
            r'|/[A-Za-z][\w-]*|(?:caption|embed|gallery|video|audio|youtube|ads?|tweet|divider|box|quote|button))\]',
        ),
        ('markup', r'</?[a-zA-Z][^<>\n]{0,300}>|<!--[^\n]{0,300}?-->'),
        ('script', r'(?:googletag|\(adsbygoogle|window\.|jQuery\(|\$\()[^\u0600-\u06ff\n]*'),
        ('link', r'\s*pic\.twitter\.com/\w+'),
        ('teaser', rf'\s*[(\[]\s*{_MORE}\s*[)\]]'),
        ('teaser', rf'(?:(?<=…)|(?<=\.\.\.)|(?<=\]))\s*{_MORE}\s*[»>←]*\s*$'),
        ('identifier', r'(?<=[.؟!])\d{6,12}$'),
        ('sign-off', r'\s*[/(]\s*[اأإ]نتهى\s*[/)][\W_]*(?:[\u0621-\u064a]{1,2}[\W_]*){0,6}$'),
        ('sign-off', r'(?<=\.)\s*[اأإ]نتهى[\s./*]*(?:[\u0621-\u064a]{1,2}[\s./*]+){0,4}[\u0621-\u064a]?$'),
    )
)

_IN_CUTS: Final = sign_of(
    '[', '<', '$(', 'googletag', 'adsbygoogle', 'window.', 'jquery(', '.twitter', 'نته', 'مزيد', 'تفاصيل', 'تتم', 'أيض'
)
"""What one of the cuts needs in a line: most lines have none of it."""


def cut_inline(page: Page) -> None:
    """Cuts furniture out of the lines that stay; the rest of the line stays."""
    for line in page.standing():
        if not (line.signs & _IN_CUTS or line.raw[-1].isdigit()):
            continue
        for rule, pattern in _CUTS:
            for match in pattern.finditer(line.raw):
                if 0 < match.end() - match.start() < len(line.raw):
                    line.cuts.append((line.start + match.start(), line.start + match.end(), rule))
