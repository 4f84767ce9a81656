"""The export an archive without a fault would give for a gold file: what the scorer's own tests start from."""

from typing import Any

from tests.evaluation.judged import Article, Page


def perfect_export(pages: list[Page]) -> list[Article]:
    """One article a page; a page of several stories is refused, as the rules allow."""
    ids = {key_of(page): number for number, page in enumerate(pages, 1)}
    families: dict[str, int] = {}
    for page in pages:
        if page.get('family'):
            families.setdefault(page['family'], len(families) + 1)
    return [perfect_article(page, ids, families) for page in pages if not page.get('several_stories')]


def key_of(page: Page) -> str:
    return f'{page["file"]}#{page["record"]}' if page.get('record') else str(page['file'])


def perfect_article(page: Page, ids: dict[str, int], families: dict[str, int]) -> Article:
    published = page['published']
    return {
        'id': ids[key_of(page)],
        'headline': page['headline'],
        'source': page['source'],
        'byline': page['byline'],
        'body': '\n\n'.join(page['body']),
        'published': (
            {'date': published['date'], 'precision': 'day', 'evidence': ''} if published['determinable'] else None
        ),
        'original': {'name': page['file'], 'record': page.get('record')},
        'meetings': [
            {'slug': slug, 'role': role, 'status': 'proposed'}
            for role, slugs in (
                ('reported', page['meetings']['reported']),
                ('mentioned', [*page['meetings']['mentioned'], *page['meetings']['either']]),
            )
            for slug in slugs
        ],
        'participants': [{'slug': slug, 'status': 'proposed'} for slug in page['persons']],
        'statements': [perfect_statement(gold) for gold in page['direct_statements']],
        'on_topic': page['on_topic'],
        'duplicate_of': ids[page['copy_of']] if page.get('copy_of') else None,
        'family': families.get(page.get('family') or ''),
    }


def perfect_statement(gold: dict[str, Any]) -> dict[str, Any]:
    words = [gold['first_words']]
    if gold['last_words'] != gold['first_words']:
        words.append(gold['last_words'])
    return {'speaker': gold['speaker'], 'kind': 'direct', 'text': ' … '.join(words), 'status': 'proposed'}
