"""A web server on this machine that answers as a test tells it to."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from articles.ingest.capturing.politeness import Politeness

PAGE = """<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>وصول الوفود</title></head><body><article>
<h1>وصول الوفود إلى أستانا</h1>
<p>وصلت وفود الدول الضامنة إلى العاصمة الكازاخية أستانا مساء الأحد للمشاركة في جولة جديدة من المحادثات حول سوريا.</p>
<p>وقال وزير الخارجية الكازاخي إن بلاده مستعدة لاستضافة اللقاءات المقبلة متى اتفقت الأطراف على موعدها وجدول أعمالها.</p>
<p>ومن المقرر أن تختتم الجولة أعمالها بعد ظهر الثلاثاء بجلسة عامة يتلى فيها بيان مشترك للدول الثلاث.</p>
</article></body></html>"""

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """Pages by path; what a page does is a function of the request's handler."""

    port: int = 0
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f'http://127.0.0.1:{self.port}'

    def serve(self, path: str, body: str | bytes = PAGE, status: int = 200, **headers: str) -> str:
        """Has the site answer this path so; returns the address."""
        content = body.encode() if isinstance(body, str) else body
        sent = {'Content-Type': 'text/html; charset=utf-8', 'Content-Length': str(len(content))}
        sent |= {name.replace('_', '-'): value for name, value in headers.items()}

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in sent.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(content)

        self.pages[path] = answer
        return self.address + path


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            served.agents.append(self.headers['User-Agent'])
            answer = served.pages.get(self.path)
            if answer is None:
                self.send_error(404)
            else:
                answer(self)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(('127.0.0.1', 0), Handler)
    server.daemon_threads = True
    served.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={'poll_interval': 0.01}, daemon=True)
    thread.start()
    yield served
    server.shutdown()
    server.server_close()


@pytest.fixture
def waits() -> list[float]:
    """The pauses that were made, in seconds, instead of making them."""
    return []


@pytest.fixture
def polite(waits: list[float]) -> Politeness:
    return Politeness('archive-test/1 (tests)', ('127.0.0.1',), wait=waits.append)
