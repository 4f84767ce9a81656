"""One good file of every format, made on the spot: the same two stories in each."""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FIRST = (
    'اختتمت الوفود أعمال الجولة في العاصمة الكازاخية، واتفق الضامنون على موعد جديد للقاء يعقد بعد شهر من اليوم.',
    'وأشار البيان الختامي إلى أن الأطراف ملتزمة بوحدة البلاد، وأنها ستعمل على تثبيت التهدئة في المناطق الأربع.',
    'كما دعا البيان المنظمات الدولية إلى زيادة المساعدات التي تقدمها للمدنيين في الأرياف المحاصرة منذ سنوات.',
)
SECOND = (
    'وصل وفد المعارضة المسلحة مساء أمس إلى مكان انعقاد المحادثات، بعد أن كان أعلن تأجيل سفره أكثر من مرة.',
    'وأوضح رئيس الوفد أن مشاركته مشروطة بوقف القصف، وأنه سيغادر القاعة إن لم يتحقق ذلك خلال ساعات قليلة.',
    'وينتظر أن تبدأ الجلسة المغلقة ظهرا بحضور ممثلي الدول الضامنة الثلاث ومراقبين من الأمم المتحدة والأردن.',
)
TITLES = ('ختام الجولة في أستانا بموعد جديد', 'وصول وفد الفصائل إلى مكان المحادثات')


@dataclass(frozen=True)
class Sample:
    """A format: the ending of its names, how a good file is made, how many documents that holds."""

    ending: str
    make: Callable[[], bytes]
    documents: int
    container: bool = False


def page(title: str, paragraphs: tuple[str, ...], charset: str = 'utf-8') -> bytes:
    """A plain HTML page."""
    body = ''.join(f'<p>{paragraph}</p>' for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="ar"><head><meta charset="{charset}"><title>{title}</title></head>'
        f'<body><nav><a href="/">الرئيسية</a> <a href="/n">أخبار</a></nav><article><h1>{title}</h1>{body}</article>'
        '<aside><a href="/1">خبر آخر من قسم الرياضة والشباب</a></aside></body></html>'
    ).encode(charset, 'xmlcharrefreplace')


def records() -> list[dict[str, str]]:
    return [
        {'id': 'r1', 'text': '\n'.join((TITLES[0], '', *FIRST)), 'source': 'sana', 'date': '2017-01-24'},
        {'id': 'r2', 'text': '\n'.join((TITLES[1], '', *SECOND)), 'url': 'https://www.example.org/a/2'},
    ]


def jsonl() -> bytes:
    return b''.join(json.dumps(record, ensure_ascii=False).encode() + b'\n' for record in records())


def table() -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, ['id', 'text', 'source', 'date', 'url'])
    writer.writeheader()
    writer.writerows(records())
    return stream.getvalue().encode()


def warc_record(number: int, payload: bytes, kind: str = 'text/html; charset=utf-8', status: str = '200 OK') -> bytes:
    """One response as a WARC writes it down."""
    http = f'HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n'.encode() + payload
    head = (
        f'WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0000000{number}-0000-4000-8000-000000000000>\r\n'
        f'WARC-Target-URI: https://www.sana.sy/?p={number}\r\nWARC-Date: 2017-02-06T10:11:12Z\r\n'
        f'Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n'
    )
    return head.encode() + http + b'\r\n\r\n'


def warc(compressed: bool = False) -> bytes:
    """Two pages and a picture."""
    parts = [
        warc_record(1, page(TITLES[0], FIRST)),
        warc_record(2, page(TITLES[1], SECOND)),
        warc_record(3, b'\x89PNG', kind='image/png'),
    ]
    return b''.join(gzip.compress(part, mtime=0) if compressed else part for part in parts)


def wacz() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, 'w') as package:
        package.writestr('datapackage.json', '{}')
        package.writestr('archive/data.warc.gz', warc(compressed=True))
    return stream.getvalue()


def rss() -> bytes:
    items = ''.join(
        f'<item><title>{title}</title><link>https://www.sana.sy/?p={number}</link>'
        '<pubDate>Mon, 06 Feb 2017 10:11:12 +0000</pubDate>'
        f'<description><![CDATA[{"".join(f"<p>{text}</p>" for text in texts)}]]></description></item>'
        for number, (title, texts) in enumerate(zip(TITLES, (FIRST, SECOND), strict=True))
    )
    feed = f'<rss version="2.0"><channel><title>سانا</title>{items}</channel></rss>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{feed}'.encode()


def atom() -> bytes:
    entries = ''.join(
        f'<entry><title>{title}</title><id>urn:x:{number}</id><link href="https://www.sana.sy/?p={number}"/>'
        '<published>2017-02-06T10:11:12Z</published>'
        f'<content type="html">{"".join(f"&lt;p&gt;{text}&lt;/p&gt;" for text in texts)}</content></entry>'
        for number, (title, texts) in enumerate(zip(TITLES, (FIRST, SECOND), strict=True))
    )
    return (
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>سانا</title>{entries}</feed>'.encode()
    )


SAMPLES = (
    Sample('.txt', lambda: '\n'.join((TITLES[0], '', *FIRST)).encode(), 1),
    Sample('.html', lambda: page(TITLES[0], FIRST), 1),
    Sample('.htm', lambda: page(TITLES[0], FIRST, 'windows-1256'), 1),
    Sample('.jsonl', jsonl, 2, container=True),
    Sample('.csv', table, 2, container=True),
    Sample('.warc', warc, 2, container=True),
    Sample('.warc.gz', lambda: warc(compressed=True), 2, container=True),
    Sample('.wacz', wacz, 2, container=True),
    Sample('.rss', rss, 2, container=True),
    Sample('.xml', rss, 2, container=True),
    Sample('.atom', atom, 2, container=True),
)


def write(folder: Path, sample: Sample, name: str = 'sample') -> Path:
    path = folder / f'{name}{sample.ending}'
    path.write_bytes(sample.make())
    return path


__all__ = ['FIRST', 'SAMPLES', 'SECOND', 'TITLES', 'Sample', 'page', 'records', 'warc', 'warc_record', 'write']
