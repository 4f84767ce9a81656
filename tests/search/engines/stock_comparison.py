"""Everything an index of Whoosh holds, read through Whoosh's own readers, keyed by article."""

import lz4.block
from whoosh.columns import VarBytesColumn
from whoosh.index import open_dir

NUMBERS = ('id', 'family_key', 'stamp', 'first_day', 'last_day', 'headline_words')


def index_dump(folder):
    """Postings, lengths and columns of the living documents, by article."""
    index = open_dir(str(folder))
    with index.reader() as reader:
        articles = {number: reader.column_reader('id')[number] for number in reader.all_doc_ids()}
        assert len(set(articles.values())) == len(articles), 'an article is in the index twice'
        return {
            'postings': postings_dump(reader, articles),
            'lengths': {
                (name, article): reader.doc_field_length(number, name, 0) or 0
                for name, field in index.schema.items()
                if field.scorable
                for number, article in articles.items()
            },
            'columns': {
                (name, article): reader.column_reader(name)[number]
                for name in NUMBERS
                for number, article in articles.items()
            },
            'texts': {
                article: text_of(index.schema['text'].column_type, reader.column_reader('text')[number])
                for number, article in articles.items()
            },
        }


def text_of(kind, value):
    """A text: Whoosh packs and unpacks its own; ours are packed already."""
    return lz4.block.decompress(value) if isinstance(kind, VarBytesColumn) else value


def postings_dump(reader, articles):
    """By field and term: article, weight and places of every posting."""
    found = {}
    for name, term in reader.all_terms():
        matcher = reader.postings(name, term)
        placed = reader.schema[name].format.supports('positions')
        postings = {}
        while matcher.is_active():
            places = tuple(matcher.value_as('positions')) if placed else matcher.value_as('frequency')
            postings[articles[matcher.id()]] = (matcher.weight(), places)
            matcher.next()
        if postings:
            found[name, term] = postings
    return found


def statistics_dump(folder):
    """What Whoosh knows of terms and fields as a whole: the same in two indexes only where nothing is deleted."""
    index = open_dir(str(folder))
    with index.reader() as reader:
        terms = {}
        for term, info in reader:
            facts = (info.weight(), info.doc_frequency(), info.max_weight(), info.min_length(), info.max_length())
            terms[term] = facts
        fields = {
            name: (reader.field_length(name), reader.min_field_length(name), reader.max_field_length(name))
            for name, field in index.schema.items()
            if field.scorable
        }
        return {'terms': terms, 'fields': fields, 'documents': reader.doc_count_all()}
