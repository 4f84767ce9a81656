"""How an article is cited: a line of text, BibTeX, RIS. Every value stands as the archive has it."""

import re
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.extraction.cleaning.bylines import DATELINE_PARTS
from articles.extraction.cleaning.lexicon import name_key, read_lexicon
from articles.reference import load_facts
from articles.templatetags.archive_dates import partial_words, published_iso

if TYPE_CHECKING:
    from articles.models import Article

_BIBTEX = {mark: f'\\{mark}' for mark in '{}&%$#_'} | {
    '\\': r'\textbackslash{}',
    '~': r'\textasciitilde{}',
    '^': r'\textasciicircum{}',
}


def _source_name(article: 'Article') -> str:
    return article.source.name_ar if article.source else ''


def _author(article: 'Article') -> str:
    """Who wrote it: the byline, or the source where the byline names only places and outlets ('أستانا-موسكو-سانا')."""
    lexicon = read_lexicon(load_facts())
    parts = [part for part in DATELINE_PARTS.split(article.byline) if part.strip()]
    if parts and all(lexicon.is_outlet(part) or name_key(part) in lexicon.places for part in parts):
        return _source_name(article) or article.byline
    return article.byline


def citation_parts(article: 'Article', address: str) -> list[str]:
    """What a citation says, in order: byline, title, source, date, the archive and its number, address and day."""
    iso = published_iso(article)
    read = partial_words(timezone.localdate().isoformat())
    parts = [
        _author(article),
        article.title,
        _source_name(article) or _('unknown source'),
        partial_words(iso) if iso else _('date unknown'),
        _('Astana archive, no. {}').format(article.pk),
        _('{address} (read on {day})').format(address=address, day=read),
    ]
    return list(dict.fromkeys(part.strip().rstrip('.') for part in parts if part.strip()))


def cite_as_text(article: 'Article', address: str) -> str:
    """One line."""
    return '. '.join(citation_parts(article, address)) + '.\n'


def cite_as_bibtex(article: 'Article', address: str) -> str:
    """One @article entry; the key is the archive's number of the article."""
    year, month, day = (*published_iso(article).split('-'), '', '')[:3]
    fields = {
        'title': article.title,
        'author': _author(article),
        'journal': _source_name(article),
        'year': year,
        'month': month.lstrip('0'),
        'day': day.lstrip('0'),
        'language': article.language,
        'note': f'Astana archive, no. {article.pk}; SHA-256 of the original: {article.original.sha256}',
    }
    lines = [f'  {name} = {{{_escape(value)}}},' for name, value in fields.items() if value]
    links = [f'  {name} = {{{value}}},' for name, value in (('url', article.url), ('howpublished', address)) if value]
    return '\n'.join([f'@article{{astana-archive-{article.pk},', *lines, *links, '}', ''])


def cite_as_ris(article: 'Article', address: str) -> str:
    """One RIS record of type NEWS."""
    iso = published_iso(article)
    fields = [
        ('TY', 'NEWS'),
        ('ID', f'astana-archive-{article.pk}'),
        ('TI', article.title),
        ('AU', _author(article)),
        ('T2', _source_name(article)),
        ('PY', iso[:4]),
        ('DA', iso.replace('-', '/')),
        ('LA', article.language),
        ('UR', article.url),
        ('L1', address),
        ('DB', 'Astana archive'),
        ('ER', ''),
    ]
    return ''.join(f'{tag}  - {_one_line(value)}\r\n' for tag, value in fields if value or tag == 'ER')


def _one_line(value: str) -> str:
    return re.sub(r'\s+', ' ', value).strip()


def _escape(value: str) -> str:
    return ''.join(_BIBTEX.get(character, character) for character in _one_line(value))


CITATIONS = {
    'txt': (cite_as_text, 'text/plain'),
    'bib': (cite_as_bibtex, 'application/x-bibtex'),
    'ris': (cite_as_ris, 'application/x-research-info-systems'),
}
"""By the ending of the address: how it is written and its media type."""
