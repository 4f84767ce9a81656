"""The subject headings of an article, from their trigger terms."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from articles.arabic.folding import fold
from articles.extraction.documents import CleanDocument, Evidence, Part, TopicFinding
from articles.extraction.linking.once import once_per_facts
from articles.extraction.scanning import MOST_PLACES, Phrases, cut, scan
from articles.reference import Facts

_PARTICLES: Final = ('', 'و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'وك', 'فب', 'فل')


@once_per_facts
def _triggers(facts: Facts) -> Phrases[tuple[str, ...]]:
    """Every trigger term to the topics it speaks for. A term may carry particles, its article may melt into لل."""
    bearers: dict[tuple[str, ...], list[str]] = {}
    for topic in facts.topics:
        for term in topic.triggers_ar:
            for tokens in _forms(cut(term)):
                bearers.setdefault(tokens, []).append(topic.slug)
    triggers: Phrases[tuple[str, ...]] = Phrases()
    for tokens, slugs in bearers.items():
        triggers.add(tokens, tuple(dict.fromkeys(slugs)), _PARTICLES if _takes_particles(tokens) else ('',))
    return triggers


def _forms(tokens: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield tokens
    if tokens[0].startswith('ال'):
        melted = 'لل' + tokens[0].removeprefix('ال').removeprefix('ل')
        yield (melted, *tokens[1:])


def _takes_particles(tokens: tuple[str, ...]) -> bool:
    return tokens[0].isalpha() and not fold(tokens[0]).isascii()


def link_topics(clean: CleanDocument, facts: Facts) -> tuple[TopicFinding, ...]:
    """The topics of an article with every place of their terms, in the order of their first appearance."""
    found: dict[str, list[Evidence]] = {}
    for part, text in ((Part.HEADLINE, clean.headline or ''), (Part.BODY, clean.body)):
        for slugs, evidence in _terms(text, part, facts):
            for slug in slugs:
                known = found.setdefault(slug, [])
                if not known or known[-1].part is not part or known[-1].end < evidence.end:
                    known.append(evidence)
    return tuple(TopicFinding(slug, tuple(evidence)) for slug, evidence in found.items())


def _terms(text: str, part: Part, facts: Facts) -> Iterator[tuple[tuple[str, ...], Evidence]]:
    triggers = _triggers(facts)
    scanned = scan(text)
    found = triggers.find_in(scanned, overlapping=True)
    for first, length, slugs in islice(found, MOST_PLACES):
        start, end = scanned.span(first, first + length - 1)
        yield slugs, Evidence(start, end, text[start:end], part, 'term')
