"""What the reference facts tell cleaning: names of outlets, places and months, and the outlets' own rules."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from articles.arabic.folding import fold
from articles.reference import Facts, Source

RULE_KINDS: Final = ('lines', 'closing')
"""Kinds of rules an outlet may have: docs/sources.md."""
AGENCY_WORDS: Final = frozenset(fold(word) for word in ('وكالات', 'متابعات', 'متابعة', 'خاص', 'مواقع', 'صحف', 'رصد'))
"""What stands in a dateline where no outlet is named."""
_WORD = re.compile(r'[^\W_]+')
_DOMAIN_ENDS: Final = frozenset(
    [
        'com',
        'net',
        'org',
        'info',
        'co',
        'sy',
        'ir',
        'ru',
        'kz',
        'tr',
        'uk',
        'www',
        'ar',
        'arabic',
        'english',
        'news',
        'gov',
        'edu',
        'fm',
        'tv',
        'me',
    ]
)


def name_key(name: str) -> str:
    """A name as it is compared: folded, words alone."""
    return ' '.join(_WORD.findall(fold(name)))


class Lexicon:
    """The names and rules of one set of facts, ready for comparing. `slug_by_name` has '' for a name of several."""

    def __init__(self, facts: Facts) -> None:
        self.places = frozenset(
            name_key(name) for place in facts.places for name in (place.name_ar, place.name_en, *place.aliases_ar)
        )
        self.place_words = frozenset(word for place in self.places for word in place.split())
        self.slug_by_name: dict[str, str] = {}
        self.slug_by_domain: dict[str, str] = {}
        for source in facts.sources:
            for name in _names(source):
                if name in self.places:
                    continue
                known = self.slug_by_name.setdefault(name, source.slug)
                if known != source.slug:
                    self.slug_by_name[name] = ''
            for domain in source.domains:
                self.slug_by_domain.setdefault(domain.lower().strip('.').removeprefix('www.'), source.slug)
        self.months = frozenset(
            word
            for system in facts.month_systems
            for forms in system.months.values()
            for form in forms
            for word in name_key(form).split()
        )
        self.removed_lines, wrong_lines = _compile_rules(facts, 'lines')
        self.closing_lines, wrong_closing = _compile_rules(facts, 'closing')
        self.any_removed_line = re.compile('|'.join(f'(?:{line.pattern})' for line, _ in self.removed_lines) or r'(?!)')
        self.problems = (*wrong_lines, *wrong_closing)

    def find_outlet(self, name: str) -> str | None:
        """The slug of the outlet a name belongs to; None for no outlet and for a name that several share."""
        return self.slug_by_name.get(name_key(name)) or None

    def is_outlet(self, name: str) -> bool:
        """Whether a name is an outlet's, be it one of several."""
        return name_key(name) in self.slug_by_name

    def find_domain(self, host: str) -> str | None:
        """The slug of the outlet that owns a host or one above it; None where there is none."""
        labels = host.lower().strip('.').split('.')
        for first in range(len(labels) - 1):
            if found := self.slug_by_domain.get('.'.join(labels[first:])):
                return found
        return None


def _names(source: Source) -> Iterable[str]:
    labels = [
        label
        for domain in source.domains
        for label in (domain, max(domain.split('.'), key=lambda part: (part not in _DOMAIN_ENDS, len(part))))
    ]
    outside_brackets = re.sub(r'\s*\([^)]*\)', '', source.name_ar)
    inside_brackets = re.findall(r'\(([^)]+)\)', source.name_ar)
    names = (source.slug, source.name_en, outside_brackets, *inside_brackets, *source.variants, *labels)
    return {key for name in names if len(key := name_key(name)) > 1}


def _compile_rules(facts: Facts, kind: str) -> tuple[list[tuple[re.Pattern[str], str]], list[str]]:
    """The patterns of one kind of all outlets, each with its outlet's slug, and what is wrong with the others."""
    found: list[tuple[re.Pattern[str], str]] = []
    wrong: list[str] = []
    for source in facts.sources:
        wrong.extend(f'cleaning rules of {source.slug}: {problem}' for problem in find_problems(source.rules, kind))
        patterns = source.rules.get(kind, ())
        for pattern in patterns if isinstance(patterns, list | tuple) else ():
            try:
                found.append((re.compile(fold_pattern(str(pattern))), source.slug))
            except re.error:
                continue
    return found, wrong


def find_problems(rules: Mapping[str, object], *kinds: str) -> list[str]:
    """What is wrong with an outlet's rules, in sentences; nothing where they can be used."""
    problems = []
    for kind in kinds or RULE_KINDS:
        patterns = rules.get(kind, ())
        if not isinstance(patterns, list | tuple):
            problems.append(f'"{kind}" must be a list of patterns')
            continue
        for pattern in patterns:
            try:
                re.compile(fold_pattern(str(pattern)))
            except re.error as error:
                problems.append(f'"{pattern}" in "{kind}" is no regular expression: {error}')
    if not kinds:
        problems.extend(f'"{name}" is no kind of rule' for name in rules if name not in RULE_KINDS)
    return problems


def fold_pattern(pattern: str) -> str:
    """A pattern in ordinary spelling made to fit folded lines; what is not Arabic in it stays as it is."""
    return re.sub(r'[\u0600-\u06ff]+', lambda match: fold(match.group()), pattern)


_known: list[tuple[Facts, Lexicon]] = []


def read_lexicon(facts: Facts) -> Lexicon:
    """The lexicon of `facts`, built once for each set of facts (and kept for the last few)."""
    for held, lexicon in _known:
        if held is facts:
            return lexicon
    lexicon = Lexicon(facts)
    _known.insert(0, (facts, lexicon))
    del _known[4:]
    return lexicon
