"""The programming interface: the published archive as JSON, read only, described by OpenAPI at /api/v1/docs."""

from articles.api.endpoints import api

__all__ = ['api']
