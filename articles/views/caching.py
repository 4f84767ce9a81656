"""Pages that a browser may keep and ask after: a page that has not changed is not sent again."""

import functools
import hashlib
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag

View = Callable[..., HttpResponse]


def revalidated(view: View) -> View:
    """Gives the answer an ETag of its content, and answers 304 where the browser has that content already.

    The tag is of what is shown, so a corrected name or a confirmed finding changes it at once; for the same reason
    If-Modified-Since alone decides nothing. What staff see of unpublished articles is never kept.
    """

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code != 200 or request.method not in ('GET', 'HEAD'):
            return response
        if response.headers.get('Cache-Control'):
            return response
        etag = quote_etag(hashlib.blake2b(response.content, digest_size=16).hexdigest())
        response.headers['ETag'] = etag
        patch_cache_control(response, no_cache=True)
        return get_conditional_response(request, etag=etag, response=response) or response

    return answer


def say_last_change(response: HttpResponse, moment: Any) -> HttpResponse:
    """Notes when the record behind the page was last changed."""
    if moment:
        response.headers['Last-Modified'] = http_date(moment.timestamp())
    return response
