"""What a document is apart from its text: its address, its outlet, its language, and what each rests on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from articles.arabic.code_page import CHARACTERS, bytes_of, encode
from articles.arabic.folding import fold
from articles.extraction.cleaning.bylines import DATELINE_PARTS
from articles.extraction.cleaning.lexicon import Lexicon, read_lexicon
from articles.extraction.documents import Basis, CleanDocument, SourceDocument, SourceFinding, StaffDecisions
from articles.reference import Facts

SHARING_HOSTS: Final = frozenset(
    [
        'facebook.com',
        'fb.com',
        'fb.me',
        'twitter.com',
        't.co',
        'x.com',
        't.me',
        'telegram.me',
        'telegram.org',
        'wa.me',
        'whatsapp.com',
        'vk.com',
        'ok.ru',
        'youtube.com',
        'youtu.be',
        'instagram.com',
        'linkedin.com',
        'pinterest.com',
        'google.com',
        'goo.gl',
        'bit.ly',
        'apple.com',
        'addtoany.com',
        'addthis.com',
        'sharethis.com',
        'reddit.com',
        'tumblr.com',
        'soundcloud.com',
        'flickr.com',
    ]
)
"""Hosts of services on which an outlet has an account, but no article of its own."""
PERSIAN_LETTERS: Final = re.compile('[پچژگ]')
SCRIPTS: Final = tuple(re.compile(f'[{letters}]') for letters in ('\u0620-\u06d3', '\u0400-\u04ff', 'A-Za-z'))
"""Arabic, Cyrillic and Latin letters."""
_ENCODED_SCRIPTS: Final = tuple(bytes_of(filter(script.match, CHARACTERS)) for script in SCRIPTS)

_URL = re.compile(r'https?://[^\s<>"«»()]{4,500}', re.IGNORECASE)
_URL_LABEL = re.compile(
    r'\W*(?:(?:ال)?رابط(?: الخبر| المقال| المختصر| الاصلي| المصدر| الماده)?|permalink|url|link|source url)\W*'
)
_ROLE = re.compile(
    r'\W*(?:(?:كتبت?|كتبه|كتبها|بقلم|بواسطه|اعداد|نشره?|نشرها|اضافه|by|posted|written)\W+){0,3}'
    r'(?:ال)?(?:محرر|كاتب|مراسل|مترجم|ناشر|مدير|مشرف|admin|editor)\W*'
)
"""A byline that says by what office somebody wrote: no outlet, though one may be called so."""
_RIGHTS = re.compile(
    r'(?:حقوق \w+ محفوظه|حقوق محفوظه|©|copyright)\s*(?:\(c\))?\s*(?:20\d\d)?\W*'
    r'(?:ل(?:موقع|صحيفه|وكاله|شبكه|قناه)?\s?)?([^.|،\n]{2,60})'
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document beside its text, and what each finding rests on."""

    language: str
    """ISO 639-1: 'ar', 'fa', 'en', 'ru'..."""
    url: str | None = None
    source: SourceFinding | None = None
    headline_basis: Basis | None = None
    byline_basis: Basis | None = None


def extract_metadata(
    document: SourceDocument, clean: CleanDocument, facts: Facts, decisions: StaffDecisions = StaffDecisions()
) -> Metadata:
    """Language, address and outlet of a document. An outlet that the text only quotes is not its source."""
    lexicon = read_lexicon(facts)
    url = find_url(document)
    return Metadata(
        language=find_language(document, clean),
        url=url,
        source=find_source(document, clean, url, lexicon, decisions),
        headline_basis=_basis(
            clean.headline, decisions.headline, document.given.headline, document, document.stated.headline
        ),
        byline_basis=_basis(clean.byline, decisions.byline, document.given.byline, document, document.stated.byline),
    )


def _basis(
    value: str | None, decided: str | None, given: str | None, document: SourceDocument, stated: str | None
) -> Basis | None:
    if decided is not None:
        return Basis.STAFF
    if value is None:
        return None
    if given:
        return Basis.GIVEN
    return Basis.METADATA if stated and fold(stated.strip()) == fold(value) else Basis.EXPLICIT


def find_language(document: SourceDocument, clean: CleanDocument) -> str:
    """The language: given, else by the script of the text (and, within a script, by what the markup states)."""
    if document.given.language:
        return document.given.language.split('-')[0].split('_')[0].lower()
    stated = (document.stated.language or '').replace('_', '-').split('-')[0].lower()
    sample = (clean.headline or '') + clean.body[:4000]
    arabic, cyrillic, latin = _count_scripts(sample)
    if arabic >= max(cyrillic, latin):
        persian = len(PERSIAN_LETTERS.findall(sample))
        return (
            'fa'
            if persian * 50 > arabic and (stated in ('', 'fa'))
            else 'ar'
            if stated in ('', 'en')
            else _of_script(stated, 'ar')
        )
    if cyrillic > latin:
        return stated if stated in ('uk', 'kk', 'be', 'bg', 'ky') else 'ru'
    return 'en' if stated in ('', 'ar', 'fa', 'ru') else stated


def _count_scripts(sample: str) -> list[int]:
    """How many letters of each of the SCRIPTS stand in the sample."""
    encoded = encode(sample)
    if encoded is not None:
        return [len(encoded) - len(encoded.translate(None, script)) for script in _ENCODED_SCRIPTS]
    letters = ''.join(set(sample))
    return [sum(map(sample.count, script.findall(letters))) for script in SCRIPTS]


def _of_script(stated: str, default: str) -> str:
    return stated if stated in ('ar', 'fa', 'ur', 'ckb', 'ku', 'ps') else default


def find_url(document: SourceDocument) -> str | None:
    """The address of the page: given, stated by its markup, else the one address the text gives for itself."""
    for address in (document.given.url, document.stated.url):
        if address and urlsplit_safely(address):
            return address
    found = list(dict.fromkeys(_own_addresses(document.text)))
    return found[0] if len(found) == 1 else None


def urlsplit_safely(address: str) -> str:
    """The host of an address without its 'www.'; empty where it is none."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or '').removeprefix('www.') if parts.scheme in ('http', 'https') else ''
    except ValueError:
        return ''


def _own_addresses(text: str) -> Iterator[str]:
    """Addresses on lines of their own at the beginning or the end of a text, of an article and not of a service."""
    if '://' not in text:
        return
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        match = _URL.search(line) if len(line) < 600 else None
        if match is None or match.end() < len(line):
            continue
        label = fold(line[: match.start()])
        own_line = not label and (number < 3 or number >= len(lines) - 3)
        if own_line or _URL_LABEL.fullmatch(label):
            host, path = urlsplit_safely(match.group()), urlsplit(match.group()).path.strip('/')
            if host and path and not any(host == name or host.endswith(f'.{name}') for name in SHARING_HOSTS):
                yield match.group().rstrip('.,;')


def find_source(
    document: SourceDocument, clean: CleanDocument, url: str | None, lexicon: Lexicon, decisions: StaffDecisions
) -> SourceFinding | None:
    """The outlet that published the page, by what it is given, its address, its markup, its byline, its masthead."""
    if decisions.source is not None:
        return SourceFinding(decisions.source, Basis.STAFF, '') if decisions.source else None
    for basis, words in _signs(document, clean, url):
        slug = _identify(words, lexicon)
        if slug:
            return SourceFinding(slug, basis, words)
        if basis is Basis.GIVEN:
            return None
    return None


def _signs(document: SourceDocument, clean: CleanDocument, url: str | None) -> Iterator[tuple[Basis, str]]:
    """The words that may name the outlet, the most trusted first, with what they rest on."""
    if document.given.source:
        yield Basis.GIVEN, document.given.source
    if url:
        yield Basis.URL, url
    if document.stated.source:
        yield Basis.METADATA, document.stated.source
    for words in (clean.byline, clean.dateline):
        if words and not _ROLE.fullmatch(fold(words)):
            yield Basis.EXPLICIT, words
    for removal in clean.removed:
        if removal.rule != 'masthead' and _ROLE.fullmatch(fold(removal.text)):
            continue
        if removal.rule in ('masthead', 'byline', 'dateline', 'signature', 'sign-off'):
            yield Basis.EXPLICIT, removal.text
        elif removal.rule == 'copyright' and (match := _RIGHTS.search(fold(removal.text))):
            yield Basis.EXPLICIT, match.group(1)


def _identify(words: str, lexicon: Lexicon) -> str | None:
    """The slug of the one outlet that words name: a host, a name, or the last name in a dateline."""
    host = urlsplit_safely(words.strip())
    if host:
        return lexicon.find_domain(host)
    if '.' in words and ' ' not in words.strip() and (found := lexicon.find_domain(words.strip())):
        return found
    if found := lexicon.find_outlet(words):
        return found
    named = [slug for part in DATELINE_PARTS.split(words) if (slug := lexicon.find_outlet(part))]
    return named[-1] if named else None
