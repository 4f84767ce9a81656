"""Placeholder until the search task fills it."""

from haystack.signals import BaseSignalProcessor


class ArchiveSignalProcessor(BaseSignalProcessor):
    pass
