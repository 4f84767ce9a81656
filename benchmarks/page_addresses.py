"""The addresses that `benchmarks.pages` asks for: every kind of page, with the records that have most."""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote, urlencode

from django.db.models import Count

from articles.models import Article, Family, NameProposal
from articles.views.pagination import COUNTED_TO

Named = Iterator[tuple[str, str]]

QUERIES: Final = {
    'search, everything': '',
    'search, a common word': 'أستانا',
    'search, a name': 'لافروف',
    'search, three words': 'وقف إطلاق النار',
    'search, a phrase': '"وقف إطلاق النار"',
    'search, a prefix': 'است*',
    'search, a misspelling': 'لافرووف',
}
TABLES: Final = ('article', 'mention', 'statement', 'topicassignment', 'removal', 'nameproposal', 'namesighting',
                 'family', 'original', 'participant', 'meeting', 'source', 'topic', 'indexchange', 'alias', 'role',
                 'participation', 'ingestrun', 'address', 'conflict', 'linkedevent', 'citation')  # fmt: skip
ORDERED: Final = {'article': (2, 3, 4, 5), 'mention': (5,), 'statement': (5,), 'topicassignment': (5,), 'removal': (4,),
                  'nameproposal': (1, 2, 3, 4, 5), 'original': (1, 2, 3, 4, 5, 6)}  # fmt: skip
"""The columns by which a staff's list can be sorted."""
NARROWED: Final = {
    'article': ('status__exact=withheld', 'on_topic__isnull=True', 'published_date__isempty=1',
                'duplicate_of__isempty=0', 'published_basis__exact=given', 'published_confidence__exact=low',
                'published=2018', 'published=2018-03', 'source__id__exact=1', 'source__country__exact=RU'),
    'mention': ('status__exact=confirmed', 'origin__exact=staff', 'role__exact=reported',
                'status__exact=proposed'),
    'statement': ('status__exact=rejected', 'kind__exact=indirect', 'speaker__isempty=1', 'origin__exact=staff'),
    'topicassignment': ('status__exact=confirmed', 'topic__id__exact=1', 'origin__exact=staff'),
    'removal': ('restored__exact=1', 'rule=byline'),
    'nameproposal': ('status__exact=rejected',),
    'original': ('media_type=text/html',),
}  # fmt: skip


def most_of(counts: Mapping[str, int]) -> str:
    """The slug with the highest count, not that of the articles without one."""
    return max(counts.keys() - {'none'}, key=lambda slug: (counts[slug], slug), default='none')


def lists(most: Mapping[str, str]) -> Named:
    """What a reader leafs through."""
    last = COUNTED_TO // 20
    yield 'front', '/'
    yield 'about', '/about/'
    yield 'search help', '/search/help/'
    yield 'timeline', '/timeline/'
    for name in ('meetings', 'participants', 'sources', 'topics', 'statements'):
        yield name, f'/{name}/'
    yield 'participants, by name', f'/participants/?{urlencode({"name": "محمد"})}'
    yield 'participants, persons, page 3', '/participants/?kind=person&page=3'
    yield 'sources of a country', '/sources/?country=RU'
    yield 'statements, last page', f'/statements/?page={last}'
    yield 'statements of a speaker', f'/statements/?speaker={most["speaker"]}'
    yield 'statements of a speaker, last page', f'/statements/?speaker={most["speaker"]}&page={last}'
    yield 'statements on a meeting', f'/statements/?meeting={most["meeting"]}'
    yield 'statements on a meeting, last page', f'/statements/?meeting={most["meeting"]}&page={last}'
    yield 'statements, indirect', '/statements/?kind=indirect'
    yield 'statements, all filters', f'/statements/?speaker={most["speaker"]}&meeting={most["meeting"]}&kind=direct'
    for name in ('meeting', 'participant', 'source', 'topic'):
        yield f'a {name}', f'/{name}s/{most[name]}/'
        yield f'a {name}, last page', f'/{name}s/{most[name]}/?page=99999'
    yield 'a speaker', f'/participants/{most["speaker"]}/'


def searches(most: Mapping[str, str]) -> Named:
    """Pages of results, plain, narrowed and deep."""
    for name, query in QUERIES.items():
        yield name, f'/search/?q={quote(query)}'
    word = quote('أستانا')
    yield 'search, page 500', f'/search/?q={word}&page=500'
    yield 'search, newest', f'/search/?q={word}&order=newest'
    yield 'search, oldest', f'/search/?q={word}&order=oldest'
    yield (
        'search, narrowed',
        (f'/search/?q={word}&year=2017&year=2018&participant={most["participant"]}&topic={most["topic"]}'),
    )
    yield 'search, one month', f'/search/?q={word}&month=2017-05'
    yield 'search, a meeting', f'/search/?meeting={most["meeting"]}'
    yield 'search, a speaker', f'/search/?speaker={most["speaker"]}'
    yield 'search, a source', f'/search/?source={most["source"]}'
    yield 'search, first versions', '/search/?copy=first'
    yield 'search, nothing found', f'/search/?q={quote("زقزقزقزق")}'
    yield 'completions', f'/search/completions/?q={quote("لاف")}'
    for form in ('csv', 'jsonl', 'bib', 'ris'):
        yield f'export, {form}', f'/search/export.{form}?q={word}'


def machine_addresses(most: Mapping[str, str], article: Article) -> Named:
    """Articles, feeds, site map and interface."""
    family = Family.objects.annotate(size=Count('articles')).order_by('-size', 'pk').first()
    copy = Article.objects.published().filter(family=family).first() if family else None
    yield 'an article', article.get_absolute_url()
    if copy:
        yield 'an article with copies', copy.get_absolute_url()
    yield 'an original', article.get_original_url()
    yield 'a citation', f'/articles/{article.pk}/cite.bib'
    yield 'a picture', f'/articles/{article.pk}/card.png'
    yield 'a page that is not there', '/articles/999999999/'
    for name in ('newest/', f'search/?q={quote("أستانا")}', f'meetings/{most["meeting"]}/',
                 f'participants/{most["participant"]}/'):  # fmt: skip
        yield f'feed, {name.partition("/")[0]}', f'/feeds/{name}'
    yield 'site map', '/sitemap.xml'
    yield 'site map, articles', '/sitemap-articles-ar.xml?p=50'
    for name in ('meetings', 'participants', 'sources', 'topics', 'articles', 'statements'):
        yield f'api, {name}', f'/api/v1/{name}'
    yield 'api, articles, page 5,000', '/api/v1/articles?page=5000'
    for name in ('source', 'meeting', 'participant'):
        yield f'api, articles of a {name}', f'/api/v1/articles?{name}={most[name]}'
    yield 'api, a meeting', f'/api/v1/meetings/{most["meeting"]}'
    yield 'api, a participant', f'/api/v1/participants/{most["participant"]}'
    yield 'api, an article', f'/api/v1/articles/{article.pk}'
    yield 'api, statements of a speaker', f'/api/v1/statements?speaker={most["speaker"]}'
    yield 'api, statements on a meeting', f'/api/v1/statements?meeting={most["meeting"]}'
    yield 'api, statements, page 20,000', '/api/v1/statements?page=20000'
    yield 'api, search', f'/api/v1/search?q={quote("أستانا")}'
    yield 'ready', '/readyz'


def staff_addresses(most: Mapping[str, str], article: Article) -> Named:
    """Lists of the staff with every filter and order, searches in them, and forms."""
    admin = '/admin/articles'
    yield 'staff, front', '/admin/'
    for table in TABLES:
        yield f'staff, {table}', f'{admin}/{table}/'
        for condition in NARROWED.get(table, ()):
            yield f'staff, {table}, {condition}', f'{admin}/{table}/?{condition}'
        for column in ORDERED.get(table, ()):
            yield f'staff, {table}, order {column}', f'{admin}/{table}/?o={column}'
        yield f'staff, {table}, searched', f'{admin}/{table}/?q={quote("لافروف")}'
        yield f'staff, {table}, not found', f'{admin}/{table}/?q={quote("زقزقزقزق")}'
        yield f'staff, {table}, last page', f'{admin}/{table}/?p=200'
    yield 'staff, an article', f'{admin}/article/{article.pk}/change/'
    proposal = NameProposal.objects.annotate(n=Count('sightings')).order_by('-n').first()
    forms: dict[str, Any] = {'mention': article.mentions.first(), 'statement': article.statements.first(),
                             'nameproposal': proposal, 'original': article.original}  # fmt: skip
    for name, record in forms.items():
        if record is not None:
            yield f'staff, a {name}', f'{admin}/{name}/{record.pk}/change/'
    from articles.models import Meeting, Participant, Source

    for name, model in (('meeting', Meeting), ('participant', Participant), ('source', Source)):
        record = model._default_manager.filter(slug=most[name]).first()
        if record is not None:
            yield f'staff, a {name}', f'{admin}/{name}/{record.pk}/change/'
