"""Announcements between layers that must not import each other."""

from django.dispatch import Signal

articles_stored = Signal()
"""Sent inside the transaction that stored or changed articles in bulk, with `article_ids: list[int]`."""
