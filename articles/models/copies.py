from django.db import models


class SketchValue(models.Model):
    """One of the few hashes by which copies of an article's text are found. It follows from the body."""

    pk = models.CompositePrimaryKey('value', 'article')
    value = models.BigIntegerField()
    article = models.ForeignKey('articles.Article', models.CASCADE, related_name='+')
