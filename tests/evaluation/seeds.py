"""Checks an export of the seeds against their gold (seeds.json): returns what is wrong, in words; nothing if all holds.

The gold of the seeds is told for people: some of its `remove` entries describe a line instead of quoting it. What those
ask for is stated here in full.
"""

import json
from pathlib import Path
from typing import Any

from tests.evaluation.judged import Article
from tests.evaluation.score_links import linked_meetings, person_slugs
from tests.evaluation.score_statements import covers
from tests.evaluation.wording import folded, occurrences, plain

Seed = dict[str, Any]

SECOND_PRINTING = 'the second printing of the paragraphs from وخلال الجلسة المفتوحة on'
BYLINE_LINE = 'elmaouid (a byline, not body)'
TOLD_LINES = {
    BYLINE_LINE: ['elmaouid'],
    'the headline repeated (breadcrumb and before the body)': ['محادثات ” أستانة ” طريق سوريا إلى بر الأمان'],
    'the teaser of another story (round 22) after انظر ايضاً, both its lines': [
        'البيان الختامي للاجتماع الدولي الـ 22 حول سورية بصيغة أستانا',
        'أدان البيان الختامي للدول الضامنة في الاجتماع الدولي الـ 22',
    ],
    'الشأن السوري (a section label)': ['الشأن السوري'],
    SECOND_PRINTING: [],
}


def read_seeds() -> list[Seed]:
    gold = json.loads((Path(__file__).parent / 'seeds.json').read_text(encoding='utf-8'))
    return list(gold['documents'])


def faults(gold: Seed, article: Article) -> list[str]:
    """Everything in which the article of a seed differs from its gold."""
    checks = (page_faults, date_faults, furniture_faults, meeting_faults, person_faults, statement_faults)
    return [fault for check in checks for fault in check(gold, article)]


def page_faults(gold: Seed, article: Article) -> list[str]:
    names = ('headline', 'source', 'byline')
    wrong = [name for name in names if plain(article[name]) != plain(gold[name])]
    return [f'{name}: {article[name]!r} for {gold[name]!r}' for name in wrong]


def date_faults(gold: Seed, article: Article) -> list[str]:
    found, wanted = article['published'], gold['published']
    if not found or found['precision'] != 'day' or not wanted['date'] <= found['date'] <= wanted['latest']:
        return [f'date: {found and found["date"]} for {wanted["date"]}']
    return [] if found['evidence'] else ['date: without evidence']


def furniture_faults(gold: Seed, article: Article) -> list[str]:
    lines = [line for told in gold['remove'] for line in TOLD_LINES.get(told, [told])]
    left = [f'left in the body: {line}' for line in lines if occurrences(line, article['body'])]
    if SECOND_PRINTING not in gold['remove']:
        return left
    paragraphs = [folded(paragraph) for paragraph in article['body'].split('\n\n')]
    if len(paragraphs) != len(set(paragraphs)):
        left.append('printed twice in the body')
    removed = folded(' '.join(entry['text'] for entry in article['removed']))
    kept_aside = [paragraph for paragraph in paragraphs if paragraph in removed]
    return left if len(kept_aside) >= len(paragraphs) / 2 else [*left, 'the second printing is not among the removed']


def meeting_faults(gold: Seed, article: Article) -> list[str]:
    wanted = gold['meetings']
    either = set(wanted.get('reported_or_mentioned', ()))
    reported = set(wanted.get('reported', ()))
    found = linked_meetings(article, 'reported')
    linked = linked_meetings(article, 'reported', 'mentioned')
    missed = (reported | either | set(wanted.get('mentioned', ()))) - linked
    return [
        *(f'not reported: {slug}' for slug in sorted(reported - found)),
        *(f'reported without being so: {slug}' for slug in sorted(found - reported - either)),
        *(f'meeting not found: {slug}' for slug in sorted(missed)),
        *(f'must never be linked: {slug}' for slug in sorted(linked & set(wanted.get('never', ())))),
    ]


def person_faults(gold: Seed, article: Article) -> list[str]:
    found = {entry['slug'] for entry in article['participants'] if entry['status'] != 'rejected'} & person_slugs()
    wanted = set(gold['persons'])
    return [
        *(f'person not found: {slug}' for slug in sorted(wanted - found)),
        *(f'person nobody named: {slug}' for slug in sorted(found - wanted)),
    ]


def statement_faults(gold: Seed, article: Article) -> list[str]:
    direct = [entry for entry in article['statements'] if entry['kind'] == 'direct' and entry['status'] != 'rejected']
    wrong = []
    for wanted in gold['direct_statements']:
        said = [entry for entry in direct if covers(wanted, entry['text'])]
        if not said:
            wrong.append(f'statement not found: {wanted["first_words"]} … {wanted["last_words"]}')
        elif all(entry['speaker'] != wanted['speaker'] for entry in said):
            wrong.append(f'speaker {said[0]["speaker"]} for {wanted["speaker"]}: {wanted["first_words"]}')
    names = {folded(text) for text in gold['not_speech']}
    return wrong + [f'not speech: {entry["text"]}' for entry in direct if folded(entry['text']) in names]
