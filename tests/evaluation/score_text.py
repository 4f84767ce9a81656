"""Scores what is read of the page itself: headline, source, body without furniture, day of publication."""

from collections import Counter
from difflib import SequenceMatcher

from tests.evaluation.judged import Figure, Judged, Score
from tests.evaluation.wording import folded, occurrences, plain, words


def score_headlines(score: Score, judged: list[Judged]) -> None:
    right = 0
    for one in judged:
        found = one.article['headline']
        if not one.missing and plain(found) == plain(one.gold['headline']):
            right += 1
        else:
            score.fail('headline', one, f'{found!r} for {one.gold["headline"]!r}')
    score.add(Figure('headline', right, len(judged), 0.94))


def score_sources(score: Score, judged: list[Judged]) -> None:
    for name in ('source', 'byline'):
        wrong = [one for one in judged if one.missing or plain(one.article.get(name)) != plain(one.gold[name])]
        for one in wrong:
            score.fail(name, one, f'{one.article.get(name)!r} for {one.gold[name]!r}')
        score.add(Figure(name, len(judged) - len(wrong), len(judged)))


def score_furniture(score: Score, judged: list[Judged]) -> None:
    left: Counter[bool] = Counter()
    lines: Counter[bool] = Counter()
    for one in judged:
        genuine = '\n\n'.join(one.gold['body'])
        listed = Counter((folded(line['text']) or line['text'], line['cue']) for line in one.gold['remove'])
        for (line, cue), count in listed.items():
            lines[cue] += count
            too_many = occurrences(line, one.article['body']) - occurrences(line, genuine)
            if too_many > 0:
                left[cue] += min(too_many, count)
                score.fail('furniture', one, f'left in the body{" though announced" if cue else ""}: {line}')
    score.add(Figure('furniture left', left.total(), lines.total(), 0.10, at_most=True))
    score.add(Figure('furniture left with cue', left[True], lines[True], 0.02, at_most=True))


def score_losses(score: Score, judged: list[Judged]) -> None:
    lost = total = 0
    for one in judged:
        wanted = words('\n'.join(one.gold['body']))
        missing = missing_words(wanted, words(one.article['body']))
        total += sum(map(len, wanted))
        lost += sum(map(len, missing))
        if missing:
            score.fail('genuine text lost', one, f'{len(missing)} words: {" ".join(missing)[:120]}')
    score.add(Figure('genuine text lost', lost, total, 0.005, at_most=True))


def missing_words(wanted: list[str], found: list[str]) -> list[str]:
    """The words of `wanted` that are not in `found` in their order."""
    if wanted == found:
        return []
    steps = SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes()
    return [word for kind, start, end, _, _ in steps if kind in ('delete', 'replace') for word in wanted[start:end]]


def score_dates(score: Score, judged: list[Judged]) -> None:
    right = given = determinable = 0
    for one in judged:
        gold, published = one.gold['published'], one.article['published']
        found = published['date'] if published and published['precision'] == 'day' else None
        true_day = bool(found and gold['date'] and gold['date'] <= found <= gold.get('latest', gold['date']))
        if true_day and not gold['determinable']:
            continue
        right += true_day
        given += found is not None
        determinable += gold['determinable']
        if found and not true_day:
            score.fail('date', one, f'wrong day {found} for {gold["date"]}: {published["evidence"]}')
        elif gold['determinable'] and not true_day:
            score.fail('date', one, f'not found: {gold["date"]}')
    score.add(Figure('date precision', right, given, 0.98))
    score.add(Figure('date recall', right, determinable, 0.80))
