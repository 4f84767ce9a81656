"""Finds words again in a text that has changed around them."""


def anchor(words: str, start: int, text: str) -> tuple[int, int] | None:
    """The span of `words` in `text` nearest to where they started before; None where they no longer stand there."""
    if not words:
        return None
    if text.startswith(words, start):
        return start, start + len(words)
    before, after = text.rfind(words, 0, start + len(words)), text.find(words, max(0, start))
    places = [place for place in (before, after) if place >= 0]
    if not places:
        return None
    nearest = min(places, key=lambda place: abs(place - start))
    return nearest, nearest + len(words)
