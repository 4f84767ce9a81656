"""What a browser that has nothing yet is sent for a page: the page and every file it links, fonts left out."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.staticfiles import finders

LINKED: Final = re.compile(r'<(?:link|script|img|use)\b[^>]*?\b(?:href|src)="([^"#?]+)')
"""Files named by elements that a browser loads by itself."""
IMPORTED: Final = re.compile(r'(?:url\(\s*["\']?|@import\s+["\'])([^"\')]+)')
FONTS: Final = ('.woff2', '.woff', '.ttf', '.otf')


def linked_files(html: str) -> set[Path]:
    """The static files that a page loads, and those which its stylesheets load; without fonts.

    Raises FileNotFoundError for a file that is linked and not there.
    """
    prefix = settings.STATIC_URL if settings.STATIC_URL.startswith('/') else f'/{settings.STATIC_URL}'
    waiting = [_file(name.removeprefix(prefix)) for name in LINKED.findall(html) if name.startswith(prefix)]
    found: set[Path] = set()
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        if path.suffix == '.css':
            waiting += [path.parent / name for name in IMPORTED.findall(path.read_text('utf-8')) if _loaded(name)]
    return {path.resolve() for path in found}


def page_weight(content: bytes) -> int:
    """Bytes of a page and of the files it loads, nothing compressed, without fonts."""
    return len(content) + sum(path.stat().st_size for path in linked_files(content.decode('utf-8')))


def _loaded(name: str) -> bool:
    return not name.startswith('data:') and not name.endswith(FONTS)


@cache
def _file(name: str) -> Path:
    found = finders.find(name)
    if not found:
        raise FileNotFoundError(name)
    return Path(found)
