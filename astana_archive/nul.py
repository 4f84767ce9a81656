"""The NUL character in addresses: no text of the archive holds it, and PostgreSQL refuses to be asked for it."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponseBase


def without_nul(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: a path with NUL leads nowhere (404); out of the parameters it is taken."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if '\0' in request.path:
            raise Http404('No address has a NUL character.')
        if any('\0' in text for name, values in request.GET.lists() for text in (name, *values)):
            parameters = request.GET.copy()
            parameters.clear()
            for name, values in request.GET.lists():
                parameters.setlist(name.replace('\0', ''), [value.replace('\0', '') for value in values])
            request.GET = parameters  # type: ignore[assignment]
        return get_response(request)

    return answer
