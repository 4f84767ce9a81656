"""A real Chromium on a real server. Playwright drives the system's browser: its own download is not needed."""

import os
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, sync_playwright

# Playwright keeps an event loop running in the thread of the tests, where the factories write to the database.
os.environ['DJANGO_ALLOW_ASYNC_UNSAFE'] = 'true'

NAMES = ('chromium', 'chromium-browser', 'google-chrome')
SWITCHES = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update']


def pytest_collection_modifyitems(items):
    for item in items:
        if 'tests/browser/' in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope='session')
def chromium() -> Iterator[Browser]:
    binary = next(filter(None, map(shutil.which, NAMES)), None)
    if binary is None:
        if os.environ.get('CI'):
            pytest.fail('No Chromium was found. Install the Debian package chromium.')
        pytest.skip('No Chromium was found: install the Debian package chromium to run the browser tests.')
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=SWITCHES)
        yield browser
        browser.close()


class Reader:
    """Somebody at a screen. What the browser complains of, and every foreign host asked, is kept."""

    def __init__(self, browser: Browser, address: str, **options) -> None:
        self.address = address
        self.complaints: list[str] = []
        self.foreign: list[str] = []
        self.context = browser.new_context(**{'viewport': {'width': 1280, 'height': 900}} | options)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.page.on('console', self._hear)
        self.page.on('pageerror', lambda error: self.complaints.append(str(error)))
        self.page.on('request', self._see)

    def _hear(self, message) -> None:
        if message.type in ('error', 'warning'):
            self.complaints.append(message.text)

    def _see(self, request) -> None:
        if not request.url.startswith((self.address, 'data:', 'blob:')):
            self.foreign.append(request.url)

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    @property
    def place(self) -> str:
        """Path and query of the page that is open."""
        parts = urlsplit(self.page.url)
        return parts.path + (f'?{parts.query}' if parts.query else '')


@pytest.fixture
def archive(transactional_db, own_data_folder):
    """A small archive, indexed; the article that has everything."""
    from articles.search.indexing import ensure_index
    from tests.browser.archive import fill_archive

    ensure_index()
    return fill_archive()


@pytest.fixture
def reader(chromium, live_server):
    """Opens a window: `reader(width=360, color_scheme='dark', java_script_enabled=False)`."""
    cache.clear()
    opened: list[Reader] = []

    def open_window(width: int = 1280, height: int = 900, **options) -> Reader:
        window = Reader(chromium, live_server.url, viewport={'width': width, 'height': height}, **options)
        opened.append(window)
        return window

    yield open_window
    for window in opened:
        window.context.close()
