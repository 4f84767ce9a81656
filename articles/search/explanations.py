"""Why an article matched: which form in it answered which piece of the query, by which rule."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _

from articles.arabic.folding import fold
from articles.arabic.grams import letter_groups
from articles.arabic.particles import attached_forms
from articles.arabic.writing import letters_of
from articles.search.engines import ArticleRecord
from articles.search.families import NameBook
from articles.search.name_nodes import family_of
from articles.search.occurrences import Occurrence, pieces_of
from articles.search.parsing import ParsedQuery
from articles.search.results import Reason
from articles.search.runs import label
from articles.search.syntax import Alike, All, AnyOf, DateRange, Family, Filter, Node, Phrase, Prefix, Word

FORMS_EACH: Final = 2
"""Forms shown for one piece of the query."""


def explain(
    record: Callable[[], ArticleRecord | None],
    parsed: ParsedQuery,
    texts: Sequence[tuple[str, Sequence[Occurrence]]],
    names: NameBook,
    *,
    related: bool = False,
) -> tuple[Reason, ...]:
    """The reasons, part by part; none that is not true of the article. `texts`: each text of it with the occurrences
    in it. `record` is asked only where the words of the article leave a part unanswered. `related`: the article answers
    the relaxed query only."""
    surfaces: dict[int, dict[str, Occurrence]] = {}
    for text, occurrences in texts:
        for occurrence in occurrences:
            shown = surfaces.setdefault(occurrence.part, {})
            shown.setdefault(letters_of(text[occurrence.start : occurrence.end]), occurrence)
    reasons: list[Reason] = []
    asked = parsed.widened if related else parsed.parts
    for index, (part, condition) in enumerate(zip(parsed.parts, asked, strict=True)):
        found = surfaces.get(index, {})
        for surface, occurrence in list(found.items())[:FORMS_EACH]:
            reasons.append(_reason(surface, occurrence, names))
        if not found:
            reasons.extend(_without_words(record, part, condition, names))
    return tuple({reason.explanation: reason for reason in reversed(reasons)}.values())[::-1]


def typed_text(node: Node) -> str:
    """A piece of a query as one would type it."""
    match node:
        case Family():
            return node.typed
        case Word():
            return f'={node.text}' if node.exact else node.text
        case Alike():
            return node.text
        case Phrase():
            return f'"{node.typed or " ".join(node.words)}"'
        case Prefix():
            return f'{node.text}*'
        case AnyOf() if family_of(node) is None:
            return ' OR '.join(dict.fromkeys(filter(None, map(typed_text, node.parts))))
    family = family_of(node)
    return family.typed if family else ' '.join(dict.fromkeys(map(typed_text, pieces_of(node))))


def _reason(surface: str, occurrence: Occurrence, names: NameBook) -> Reason:
    typed = typed_text(occurrence.piece)
    rule, explanation = _rule(surface, occurrence, names)
    exact = f'"{surface}"' if ' ' in surface.strip() else f'={surface}'
    return Reason(typed=typed, matched=surface, rule=rule, explanation=explanation, exact_url_query=exact)


def _rule(surface: str, occurrence: Occurrence, names: NameBook) -> tuple[str, str]:
    piece = occurrence.piece
    typed = typed_text(piece).strip('="')
    if surface == letters_of(typed):
        return 'same form', surface
    if isinstance(piece, Family):
        return _rule_of_name(surface, occurrence, piece, names)
    if isinstance(piece, Prefix):
        return 'beginning', _('{form}: begins with {typed}').format(form=surface, typed=piece.text)
    if isinstance(piece, Phrase):
        return 'spelling', _('{form}: a spelling of {typed}').format(form=surface, typed=typed)
    if isinstance(piece, Alike):
        return _rule_of_groups(surface, typed)
    return _rule_of_word(surface, typed, related=occurrence.related)


def _rule_of_word(surface: str, typed: str, *, related: bool) -> tuple[str, str]:
    folded = fold(surface)
    if folded == fold(typed):
        return 'spelling', _('{form}: a spelling of {typed}').format(form=surface, typed=typed)
    particle = _particle(folded, fold(typed))
    if particle:
        return 'attached particle', f'{surface} = {particle} + {typed}'
    if related:
        return 'related form', _('{form}: a form related to {typed}').format(form=surface, typed=typed)
    return 'same stem', _('{form}: another form of {typed}').format(form=surface, typed=typed)


def _rule_of_groups(surface: str, typed: str) -> tuple[str, str]:
    groups = set(letter_groups(fold(typed)))
    shared = len(groups & set(letter_groups(fold(surface))))
    said = _('{form}: written like {typed}, with {shared} of its {number} letter groups')
    return 'related form', said.format(form=surface, typed=typed, shared=shared, number=len(groups))


def _rule_of_name(surface: str, occurrence: Occurrence, family: Family, names: NameBook) -> tuple[str, str]:
    name = names.by_slug.get((family.kind, family.slug))
    shown = label(name) if name else family.typed
    if family.kind == 'topic' and name and fold(surface) != fold(shown):
        return 'topic', _('{form}: words by which the topic {name} is known').format(form=surface, name=shown)
    particle = _particle(fold(surface).split(' ')[0], occurrence.spelling[0] if occurrence.spelling else '')
    bare = _without_particle(surface, particle, occurrence)
    parts = f' = {particle} + {bare}' if particle else ''
    if bare == shown and not particle:
        return 'same name', _('{form}: the name that “{typed}” stands for').format(form=surface, typed=family.typed)
    rule = 'attached particle' if particle and fold(bare) == fold(family.typed) else 'same name'
    return rule, _('{form}{parts}: a name or spelling of {name}').format(form=surface, parts=parts, name=shown)


def _particle(folded: str, bare: str) -> str:
    """What stands attached before `bare` in the folded word; empty where nothing does."""
    if bare and folded != bare and folded in attached_forms(bare, shortest=1):
        return folded[: len(folded) - len(bare) + (1 if not folded.endswith(bare) else 0)]
    return ''


def _without_particle(surface: str, particle: str, occurrence: Occurrence) -> str:
    """The written form as it stands alone: behind ل the article has its alef again (للرئيس = ل + الرئيس)."""
    bare = surface[_letters(surface, len(particle)) :]
    article_fell = particle.endswith('ل') and bare.startswith('ل') and occurrence.spelling[0].startswith('ال')
    return f'ا{bare}' if article_fell else bare


def _letters(surface: str, count: int) -> int:
    """How many characters of the written form make `count` folded letters."""
    return next((end for end in range(len(surface) + 1) if len(fold(surface[:end])) >= count), count)


def _without_words(
    record: Callable[[], ArticleRecord | None], part: Node, asked: Node, names: NameBook
) -> Iterator[Reason]:
    """Reasons that are no words of the article: it is linked with the name, or was published in the time.

    `asked` is what was asked for in the place of `part`.
    """
    conditions = list(_conditions(asked))
    article = record() if conditions else None
    if article is None:
        return
    typed = typed_text(part)
    for each in filter(article.meets, conditions):
        match each:
            case Filter(field=kind, values=(slug,)) if name := names.by_slug.get((kind, slug)):
                said = _('The article is linked with {name}.').format(name=label(name))
                yield Reason(typed=typed, matched='', rule='linked', explanation=said)
            case DateRange(start=start, end=end):
                span = start if start == end else f'{start} – {end}'
                said = _('Published in the time asked for: {span}').format(span=span)
                yield Reason(typed=typed, matched='', rule='published', explanation=said)


def _conditions(node: Node) -> Iterator[Filter | DateRange]:
    match node:
        case All() | AnyOf():
            for part in node.parts:
                yield from _conditions(part)
        case Filter() | DateRange():
            yield node
