"""The untouched original as text: decoded, cut into what stayed and what was left out, never rendered as markup."""

from dataclasses import dataclass

from articles.models import Article

SHOWN = 40_000
"""Code points shown on the page; the download has everything."""


@dataclass(frozen=True, slots=True)
class Stretch:
    text: str
    rule: str = ''
    """The rule that left this out of the article's text; empty for what stayed."""


@dataclass(frozen=True, slots=True)
class ShownOriginal:
    stretches: list[Stretch]
    cut: bool
    """Whether the file is longer than what is shown."""
    missing: bool = False
    """Whether the bytes are gone from the archive's folder."""


def shown_original(article: Article) -> ShownOriginal:
    """The original decoded as it was read; bytes that do not decode stand as �."""
    original = article.original
    try:
        with original.path.open('rb') as file:
            content = file.read(SHOWN * 4)
    except OSError:
        return ShownOriginal([], cut=False, missing=True)
    text = _decoded(content, original.encoding)
    cut = len(text) > SHOWN or original.size > len(content)
    return ShownOriginal(_stretches(article, text[:SHOWN]), cut)


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding or 'utf-8', errors='replace')
    except LookupError:
        return content.decode('utf-8', errors='replace')


def _stretches(article: Article, text: str) -> list[Stretch]:
    """The text cut at the removals whose words stand where they are said to stand; others are not marked."""
    stretches, place = [], 0
    for removal in article.removals.filter(restored=False).order_by('start'):
        if removal.start < place or text[removal.start : removal.end] != removal.text:
            continue
        if removal.start > place:
            stretches.append(Stretch(text[place : removal.start]))
        stretches.append(Stretch(removal.text, removal.rule))
        place = removal.end
    return [*stretches, Stretch(text[place:])] if text[place:] else stretches
