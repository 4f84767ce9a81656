"""Where words that a person types stand in a text."""

from collections.abc import Collection

from articles.arabic.folding import fold, fold_with_offsets

Span = tuple[int, int]


def place_words(text: str, words: str, taken: Collection[Span] = ()) -> Span | None:
    """The first span of `text` with these words that is not among `taken`; None where there is none.

    The words as typed come first; where the text has them in no place, another spelling of them counts.
    """
    wanted = words.strip()
    if not wanted:
        return None
    start = text.find(wanted)
    while start >= 0:
        span = (start, start + len(wanted))
        if span not in taken:
            return span
        start = text.find(wanted, start + 1)
    return _place_folded(text, fold(wanted), taken)


def _place_folded(text: str, wanted: str, taken: Collection[Span]) -> Span | None:
    folded, offsets = fold_with_offsets(text)
    start = folded.find(wanted) if wanted else -1
    while start >= 0:
        span = (offsets[start], offsets[start + len(wanted) - 1] + 1)
        if span not in taken:
            return span
        start = folded.find(wanted, start + 1)
    return None
