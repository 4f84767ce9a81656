"""Where a removal points: into the text that was read, which can be had again from the bytes that are kept."""

import pytest

from articles.extraction.readers import feeds
from articles.ingest.export import export_article
from articles.ingest.pipeline import ingest
from articles.ingest.reference import load_reference
from articles.ingest.rereading import document_of
from articles.models import Article
from tests.extraction.readers import samples

STUCK = 'المصدر: وكالات'

pytestmark = pytest.mark.django_db


def test_every_removal_is_a_span_of_the_text_that_was_read_in_every_format(tmp_path, monkeypatch):
    monkeypatch.setattr(samples, 'FIRST', (samples.FIRST[0], f'{samples.FIRST[1]} {STUCK}', samples.FIRST[2]))
    load_reference()
    ingest([samples.write(tmp_path, sample) for sample in samples.SAMPLES])
    read_as = set()
    for article in Article.objects.all():
        removed = export_article(article)['removed']
        text = document_of(article).text
        assert [text[cut['start'] : cut['end']] for cut in removed] == [cut['text'] for cut in removed]
        if STUCK in [cut['text'] for cut in removed]:
            read_as.add(article.original.media_type)
    assert read_as == {'text/plain', 'text/html', 'application/json', feeds.MEDIA_TYPE}
