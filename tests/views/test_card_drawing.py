"""Pictures are compared with pictures: what is asked of a line is its ink."""

import io
import re
from pathlib import Path
from statistics import median

import pytest
from django.conf import settings
from PIL import Image, ImageChops, ImageDraw, ImageFont, features

from articles.views import card_drawing
from articles.views.card_drawing import Card, draw_card
from articles.views.card_lettering import ELLIPSIS, FACES, Style, draw_line, runs, width, wrap, writable
from tests.limits import no_runaway

needs_raqm = pytest.mark.skipif(
    not features.check('raqm'), reason='Pillow finds no libfribidi here (Debian package libfribidi0)'
)
ENGINES = [pytest.param(True, marks=needs_raqm, id='raqm'), pytest.param(False, id='reshaper')]
WORDS = 'محادثات أستانا السورية الثامنة لافروف والجعفري'


def line(text, raqm, direction='rtl'):
    """The ink of one line, white on black, as text begins at the end where its direction begins."""
    image = Image.new('L', (1400, 120))
    place = (1380 if direction == 'rtl' else 20, 80)
    draw_line(ImageDraw.Draw(image), text, Style(60, 600, direction, raqm), place, 'white')
    return image


def unshaped(text):
    """What Pillow draws by itself where libfribidi is missing."""
    font = ImageFont.truetype(
        FACES / 'ibm-plex-sans-arabic-arabic-600-normal.woff2', 60, layout_engine=ImageFont.Layout.BASIC
    )
    image = Image.new('L', (1400, 120))
    ImageDraw.Draw(image).text((1380, 80), text, fill='white', font=font, anchor='rs')
    return image


def ink(image):
    return sum(image.point(lambda value: value > 127 and 1).get_flattened_data())


def difference(one, other):
    """The part of the ink that is in one of the pictures only; the second may lie two pixels aside."""
    shifted = [ImageChops.offset(other, x, 0) for x in range(-3, 4)]
    return min(ink(ImageChops.difference(one, picture)) for picture in shifted) / (ink(one) + ink(other))


def seen(text, raqm=False, direction='rtl'):
    """What stands on the line from left to right; Arabic words as they are read."""
    return [run.text for run in runs(text, Style(60, 600, direction, raqm))]


def picture(card, raqm):
    return Image.open(io.BytesIO(draw_card(card, raqm))).convert('RGB')


@needs_raqm
def test_both_engines_put_the_same_ink_on_the_line():
    differences = sorted(difference(line(word, True), line(word, False)) for word in WORDS.split())
    assert median(differences) < 0.05
    assert differences[-1] < 0.25  # only raqm moves ر and ي together: the rest of that word lies aside
    assert width(WORDS, Style(60, raqm=True)) == pytest.approx(width(WORDS, Style(60, raqm=False)), rel=0.03)


@pytest.mark.parametrize('raqm', ENGINES)
def test_letters_are_joined_and_run_from_right_to_left(raqm):
    for word in WORDS.split():
        assert difference(line(word, raqm), unshaped(word)) > 0.45


@needs_raqm
def test_digits_latin_words_and_brackets_stand_in_the_order_of_reading():
    words = ['VK', ' ', '(2024)', ' ', '22', ' ', 'أستانا']
    assert ''.join(seen('أستانا 22 (2024) VK', raqm=True)) == ''.join(words)


@pytest.mark.parametrize(
    ('text', 'direction', 'left_to_right'),
    [
        ('22 (2024) VK', 'ltr', '22 (2024) VK'),
        ('(2024) VK', 'rtl', 'VK (2024)'),
        ('22 «VK» - [5%]', 'ltr', '22 «VK» - [5%]'),
        ('RT (Online) 2017', 'rtl', 'RT (Online) 2017'),
        ('(VK', 'rtl', 'VK)'),
        ('((1))', 'rtl', '((1))'),
        ('10:30', 'rtl', '10:30'),
    ],
)
def test_brackets_are_turned_where_they_stand_in_right_to_left_text_and_nowhere_else(text, direction, left_to_right):
    for raqm in (True, False):
        assert ''.join(seen(text, raqm, direction)) == left_to_right


@needs_raqm
def test_quotation_marks_embrace_their_words_when_one_of_them_is_on_another_line():
    assert seen('لا» ثم', raqm=True) == ['ثم', ' ', '«', 'لا']
    assert seen('ثم «لا', raqm=True) == ['لا', '»', ' ', 'ثم']


@pytest.mark.parametrize('raqm', ENGINES)
def test_every_run_has_the_glyphs_of_its_text(raqm):
    text = writable('أستانا 22 (2024) VK: «نعم»، پارسی ژاله گفت ٢٠١٧ لله الأستاذ')
    for run in runs(text, Style(64, raqm=raqm)):
        probe = run.font.font_variant(layout_engine=ImageFont.Layout.BASIC)
        boxes = [sign for sign in run.text if bytes(probe.getmask(sign)) == bytes(probe.getmask('\uffff'))]
        assert boxes == []


@pytest.mark.parametrize(
    ('text', 'written'),
    [
        ('🔥عاجل🔥\n أستانا\x00\x07', 'عاجل أستانا'),
        ('👍🏽 👨‍👩‍👧 ❤️', ''),
        ('Çavuşoğlu', 'Çavusoglu'),
        ('قال Лавров Сергей نعم', f'قال {ELLIPSIS} نعم'),
        ('\u202eأستانا\u2069 \ufeffنعم', 'أستانا نعم'),
        ('أ' + 'ستانا', 'أستانا'),
        ('\ud800\ufffd\U0010ffff', ''),
    ],
)
def test_what_no_face_has_is_left_out_and_no_word_loses_a_letter(text, written):
    assert writable(text) == written


@pytest.mark.parametrize('raqm', ENGINES)
def test_lines_are_broken_in_the_order_of_reading_and_none_is_too_long(raqm):
    style, text = Style(54, raqm=raqm), ' '.join([WORDS] * 4)
    lines, whole = wrap(text, style, 1040, 9)
    assert whole
    assert ' '.join(lines) == text
    assert max(width(written, style) for written in lines) <= 1040


@pytest.mark.parametrize('raqm', ENGINES)
def test_what_fits_no_more_ends_with_whole_words_and_an_ellipsis(raqm):
    style, text = Style(54, raqm=raqm), ' '.join([WORDS] * 20)
    lines, whole = wrap(text, style, 1040, 4)
    assert not whole
    assert len(lines) == 4
    assert lines[-1].endswith(ELLIPSIS)
    assert text.startswith(' '.join(lines).removesuffix(ELLIPSIS) + ' ')
    assert max(width(written, style) for written in lines) <= 1040


def test_a_word_longer_than_a_line_is_broken():
    style = Style(54)
    lines, _ = wrap('x' * 60, style, 1040, 4)
    assert len(lines) > 1
    assert ''.join(lines) == 'x' * 60
    assert max(width(written, style) for written in lines) <= 1040


@pytest.mark.parametrize('raqm', ENGINES)
@pytest.mark.parametrize(
    'headline',
    ['', ' ', WORDS, f'{WORDS} ' * 500, 'أ' * 20_000, '🔥' * 3000, 'ب' + '\u0651' * 5000, '((((' * 900, '\u200e' * 50],
    ids=['none', 'blank', 'short', 'long', 'one word', 'emoji', 'marks', 'brackets', 'invisible'],
)
def test_any_headline_gives_a_picture(headline, raqm):
    with no_runaway():
        drawn = picture(Card(headline, headline, '2017', 'أرشيف أستانا'), raqm)
    assert drawn.size == (1200, 630)


def test_a_picture_without_headline_source_and_date_still_names_the_archive():
    empty, named = (picture(Card('', '', '', archive), False) for archive in ('', 'أرشيف أستانا'))
    _, _, right, bottom = ImageChops.difference(empty, named).getbbox()
    assert right > 1100  # at the right edge
    assert bottom < 120


@pytest.mark.parametrize('raqm', ENGINES)
def test_opening_words_are_written_softly(raqm):
    ink_colour, soft = (
        {colour for _, colour in picture(Card(WORDS, '', '', '', soft=soft), raqm).getcolors()}
        for soft in (False, True)
    )
    assert (0x1E, 0x1C, 0x18) in ink_colour
    assert (0x1E, 0x1C, 0x18) not in soft


def test_an_english_headline_begins_at_the_left():
    blank, drawn = (
        picture(Card(text, '', '', '', headline_direction='ltr', direction='ltr'), False) for text in ('', 'Astana')
    )
    left, _, right, _ = ImageChops.difference(blank, drawn).getbbox()
    assert left < 90
    assert right < 600


def test_the_colours_are_those_of_the_pages():
    tokens = (Path(settings.BASE_DIR) / 'static/css/tokens.css').read_text(encoding='utf-8')
    names = {'PAPER': 'paper', 'INK': 'ink', 'SOFT': 'ink-soft', 'RULE': 'rule', 'ACCENT': 'accent'}
    for constant, token in names.items():
        light = re.search(rf'--{token}: light-dark\((#\w+),', tokens).group(1)
        assert getattr(card_drawing, constant) == light
    colours = {colour for _, colour in picture(Card(WORDS, '', '', ''), False).getcolors()}
    assert (0xFB, 0xF8, 0xF2) in colours
    assert (0x0B, 0x55, 0x63) in colours


@pytest.mark.parametrize('raqm', ENGINES)
@pytest.mark.parametrize('words', [1, 6, 12, 14, 18, 25, 60])
def test_a_headline_of_any_length_keeps_clear_of_what_stands_above_and_below(raqm, words):
    headline = ' '.join((WORDS.split() * 10)[:words])
    blank, drawn = (picture(Card(text, '', '', ''), raqm) for text in ('', headline))
    left, top, right, bottom = ImageChops.difference(blank, drawn).getbbox()
    assert (left >= 76, top > 110, right <= 1124, bottom < 525) == (True,) * 4
