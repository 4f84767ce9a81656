"""What Haystack indexes of the stock project's article."""

from haystack import indexes

from benchmarks.search.stock.models import Article


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):
    text = indexes.CharField(document=True, model_attr='words')
    headline = indexes.CharField(model_attr='headline', indexed=False)
    day = indexes.DateTimeField(model_attr='day')
    source = indexes.CharField(model_attr='source', faceted=True)
    month = indexes.CharField(model_attr='month', faceted=True)
    meeting = indexes.MultiValueField(model_attr='meetings', faceted=True)
    participant = indexes.MultiValueField(model_attr='participants', faceted=True)

    def get_model(self) -> type[Article]:
        return Article
