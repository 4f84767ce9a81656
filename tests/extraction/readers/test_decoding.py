"""Encodings are found and repaired, and the repair is told."""

import pytest

from articles.extraction.documents import UnreadableDocument
from articles.extraction.readers.decoding import decode

TEXT = 'قال وزير الخارجية إن المحادثات في أستانا ستبدأ من جديد على مستوى الخبراء.\nوأضاف أن الوفود وصلت إلى العاصمة.'


@pytest.mark.parametrize('encoding', ['utf-8', 'windows-1256', 'iso-8859-6', 'utf-16-le', 'utf-16-be'])
def test_arabic_is_read_from_any_of_its_encodings(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert decoded.text == TEXT
    assert bool(decoded.notes) == (encoding != 'utf-8')


@pytest.mark.parametrize('encoding', ['utf-8-sig', 'utf-16'])
def test_a_byte_order_mark_is_no_letter(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert decoded.text == TEXT
    assert 'byte order mark' in decoded.notes[0]


def test_a_wrong_declaration_is_not_believed() -> None:
    assert decode(TEXT.encode('utf-8'), 'windows-1256').text == TEXT
    assert decode(TEXT.encode('windows-1256'), 'utf-8').text == TEXT
    assert decode(TEXT.encode('windows-1256'), 'no-such-code').text == TEXT


@pytest.mark.parametrize(
    ('wrong', 'right'), [('windows-1252', 'windows-1256'), ('windows-1256', 'utf-8'), ('latin-1', 'utf-8')]
)
def test_text_decoded_wrongly_before_is_restored_with_a_note(wrong: str, right: str) -> None:
    line = 'إن المحادثات في أستانا ستبدأ من جديد على مستوى الخبراء'
    try:
        damaged = line.encode(right).decode(wrong)
    except UnicodeDecodeError:
        pytest.skip(f'{right} read as {wrong} cannot be written down')
    decoded = decode(damaged.encode('utf-8'))
    assert decoded.text == line
    assert 'restored' in decoded.notes[-1]


@pytest.mark.parametrize(
    ('wrong', 'right'),
    [('latin-1', 'windows-1256'), ('windows-1252', 'windows-1256'), ('latin-1', 'utf-8'), ('windows-1256', 'utf-8')],
)
def test_short_lines_are_restored_as_the_long_ones_of_their_document(wrong: str, right: str) -> None:
    lines = (
        'ختام المحادثات في أستانا من دون بيان مشترك',
        '7 أيار 2019',
        'سانا',
        'قال المصدر إن الوفود غادرت مع مساء اليوم.',
    )
    try:
        damaged = [line.encode(right).decode(wrong) for line in lines]
    except UnicodeDecodeError:
        pytest.skip(f'{right} read as {wrong} cannot be written down')
    foreign = ('Çavuşoğlu', 'Köln', 'à', '2019', 'إدلب')
    decoded = decode('\n'.join((*damaged, *foreign)).encode('utf-8'))
    assert decoded.text.split('\n') == [*lines, *foreign]


def test_sound_text_with_foreign_letters_is_left_alone() -> None:
    text = 'التقى Çavuşoğlu نظيره في أستانا، ثم زار Köln وZürich.\nÀ Genève, les délégués étaient déjà là.'
    assert decode(text.encode()).text == text
    assert decode(text.encode()).notes == ()


def test_a_few_broken_bytes_do_not_lose_the_page() -> None:
    content = TEXT.encode().replace('أستانا'.encode(), b'\xd8\xff', 1)
    decoded = decode(content)
    assert 'المحادثات' in decoded.text
    assert 'damaged' in decoded.notes[0]


@pytest.mark.parametrize('content', [b'\x89PNG\r\n\x1a\n' + bytes(range(256)), b'PK\x03\x04' + b'\x00\x01\x02' * 50])
def test_binary_data_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableDocument, match='binary'):
        decode(content)


def test_control_characters_that_no_database_can_hold_are_replaced() -> None:
    decoded = decode((TEXT * 20 + '\x01').encode())
    assert '\x01' not in decoded.text
    assert 'control' in decoded.notes[-1]
