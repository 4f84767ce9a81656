"""Scores the direct quotations and their speakers."""

from typing import Any

from tests.evaluation.judged import Figure, Judged, Score
from tests.evaluation.wording import folded


def score_statements(score: Score, judged: list[Judged]) -> None:
    wanted = found = right = speakers = 0
    for one in judged:
        unexplained = direct_statements(one)
        for gold in one.gold['direct_statements']:
            wanted += 1
            hits = matching_statements(gold, unexplained)
            if not hits:
                score.fail('quotations', one, f'not found: {gold["first_words"]} … {gold["last_words"]}')
                continue
            unexplained = [entry for entry in unexplained if all(entry is not hit for hit in hits)]
            right += 1
            found += 1
            speakers += speaker_is_right(score, one, gold, hits)
        for gold in one.gold.get('optional_statements', ()):
            unexplained = [entry for entry in unexplained if not covers(gold, entry['text'])]
        found += len(unexplained)
        note_false_statements(score, one, unexplained)
    score.add(Figure('quotations recall', right, wanted, 0.92))
    score.add(Figure('quotations precision', right, found, 0.90))
    score.add(Figure('quotations speaker', speakers, right, 0.88))


def direct_statements(one: Judged) -> list[dict[str, Any]]:
    """The exported direct statements that are scored: in an interview none is."""
    entries = [] if one.gold.get('answers_optional') else one.article['statements']
    return [entry for entry in entries if entry['kind'] == 'direct' and entry['status'] != 'rejected']


def matching_statements(gold: dict[str, Any], entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The exported statements that are this one: it as a whole, or all its parts; none where it was not found."""
    whole = [entry for entry in entries if covers(gold, entry['text'])]
    if whole:
        return whole[:1]
    parts = [next((e for e in entries if covers(part, e['text'])), None) for part in gold.get('parts', ())]
    return [part for part in parts if part is not None] if parts and all(parts) else []


def covers(gold: dict[str, Any], text: str) -> bool:
    """Whether a text begins and ends with the words of a gold statement.

    Gold written by hand may leave out a particle that is attached to the first of the last words.
    """
    said = folded(text)
    return said.startswith(folded(gold['first_words'])) and said.endswith(folded(gold['last_words']))


def speaker_is_right(score: Score, one: Judged, gold: dict[str, Any], hits: list[dict[str, Any]]) -> bool:
    allowed = {gold['speaker'], gold.get('or_speaker', gold['speaker'])}
    found = {entry['speaker'] for entry in hits}
    if found <= allowed:
        return True
    score.fail('speaker', one, f'{found} for {gold["speaker"]}: {gold["first_words"]}')
    return False


def note_false_statements(score: Score, one: Judged, entries: list[dict[str, Any]]) -> None:
    known = {folded(text) for text in one.gold.get('not_speech', ())}
    for entry in entries:
        kind = 'not speech' if folded(entry['text']) in known else 'no such statement'
        score.fail('quotations', one, f'{kind}: {entry["text"][:90]}')
