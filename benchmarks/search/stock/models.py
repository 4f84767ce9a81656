"""The article of the stock project."""

from django.db import models


class Article(models.Model):
    words = models.TextField()
    headline = models.TextField()
    day = models.DateTimeField()
    source = models.TextField()
    month = models.TextField()
    meetings = models.JSONField()
    participants = models.JSONField()

    class Meta:
        app_label = 'stock'

    def __str__(self) -> str:
        return self.headline
