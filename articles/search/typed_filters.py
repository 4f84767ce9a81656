"""The filters that were typed in a query: where each stands, so that it can be taken out by one click."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from articles.search.facet_labels import facet_label
from articles.search.families import NameBook
from articles.search.lexing import QUOTES, Token
from articles.search.syntax import DateRange, Filter

_JOINING: Final = ('or', 'and')


@dataclass(frozen=True, slots=True)
class TypedFilter:
    """A filter that stands in the text of a query: مصدر:سانا, from:2017-01."""

    field: str
    """A facet field, or 'from' and 'to'."""
    values: tuple[str, ...]
    """Of a facet field; of a time none."""
    label: str
    """What the values are called in the language of the page; a time as it was typed."""
    start: int
    end: int
    """What of the text to leave out with it: `start:end`, with what excludes it or joins it to something else."""
    excluded: bool = False
    """It is asked for what does not have it."""


def typed_filter(
    text: str,
    places: Sequence[int],
    tokens: Sequence[Token],
    read: tuple[int, int],
    node: Filter | DateRange,
    names: NameBook,
    *,
    field: str,
    excluded: bool,
) -> TypedFilter:
    """The filter of the tokens from `read[0]` up to, not including, `read[1]`.

    `places`: where in `text` each character stood that the tokens were read from.
    """
    first, last = _with_its_marks(tokens, read[0], read[1] - 1)
    values = node.values if isinstance(node, Filter) else ()
    written = text[places[tokens[read[0]].end - 1] + 1 : places[tokens[read[1] - 1].end - 1] + 1]
    label = ' / '.join(dict.fromkeys(facet_label(field, value, names) for value in values))
    return TypedFilter(
        field,
        values,
        label or written.strip(f'{QUOTES} '),
        places[tokens[first].start],
        places[tokens[last].end - 1] + 1,
        excluded,
    )


def without(text: str, typed: Iterable[TypedFilter]) -> str:
    """`text` with these filters taken out of it."""
    kept, place = '', 0
    for each in sorted(typed, key=lambda typed: (typed.start, typed.end)):
        if each.start > place:  # else the operator before it went with another one
            kept = _joined(kept, text[place : each.start])
        place = max(place, each.end)
    return _joined(kept, text[place:]) if place else text


def _joined(before: str, after: str) -> str:
    before, after = before.rstrip(), after.lstrip()
    apart = before and after and not before.endswith('(') and not after.startswith(')')
    return f'{before} {after}' if apart else f'{before}{after}'


def _with_its_marks(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The tokens with the brackets that hold nothing else, what excludes them, and one operator that joins them."""

    def kind(place: int) -> str:
        return tokens[place].kind if 0 <= place < len(tokens) else ''

    while True:
        if kind(first - 1) == 'not':
            first -= 1
        elif kind(first - 1) == 'open' and kind(last + 1) == 'close':
            first, last = first - 1, last + 1
        else:
            break
    if kind(first - 1) in _JOINING:
        first -= 1
    elif kind(last + 1) in _JOINING:
        last += 1
    return first, last
