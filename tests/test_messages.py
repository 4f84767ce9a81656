"""The Arabic of the interface: complete, with its six plural forms, compiled, and in step with the code."""

import gettext
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = Path(settings.BASE_DIR) / 'articles/locale/ar/LC_MESSAGES'


def read_po(text):
    """The entries of a .po file: (msgctxt, msgid, msgid_plural, translations, fuzzy)."""
    entries = []
    for block in re.split(r'\n\s*\n', text):
        fields, name = {}, None
        for line in block.splitlines():
            match = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (".*")$', line)
            if match:
                name = match[1]
                fields[name] = _unquoted(match[2])
            elif line.startswith('"') and name:
                fields[name] += _unquoted(line)
        if 'msgid' in fields:
            translations = [value for key, value in fields.items() if key.startswith('msgstr')]
            fuzzy = re.search(r'^#,.*fuzzy', block, re.M) is not None
            entries.append((fields.get('msgctxt'), fields['msgid'], fields.get('msgid_plural'), translations, fuzzy))
    return entries


def _unquoted(line):
    return line[1:-1].replace(r'\"', '"').replace(r'\n', '\n').replace(r'\\', '\\')


ENTRIES = read_po((FOLDER / 'django.po').read_text(encoding='utf-8'))


def test_nothing_is_untranslated_or_fuzzy():
    assert [msgid for _, msgid, _, translations, fuzzy in ENTRIES if fuzzy or not all(translations)] == []


def test_every_plural_has_its_six_forms():
    assert [msgid for _, msgid, plural, translations, _ in ENTRIES if plural and len(translations) != 6] == []


def test_no_translation_is_left_in_english():
    plain = [
        (msgid, translations)
        for _, msgid, _, translations, _ in ENTRIES
        if msgid and re.search(r'[A-Za-z]{4}', re.sub(r'%\(\w+\)[sd]|\{\w*\}|<[^>]+>', '', msgid))
    ]
    assert [msgid for msgid, translations in plain if not re.search('[\u0621-\u064a]', ''.join(translations))] == []


def test_placeholders_survive_translation():
    for _, msgid, _, translations, _ in ENTRIES[1:]:
        for name in re.findall(r'%\(\w+\)[sd]|\{\w*\}', msgid):
            assert name in translations[-1], msgid


def test_the_compiled_catalogue_is_in_step_with_its_source():
    with (FOLDER / 'django.mo').open('rb') as file:
        compiled = gettext.GNUTranslations(file)
    for context, msgid, plural, translations, _ in ENTRIES:
        if msgid and not plural:
            found = compiled.pgettext(context, msgid) if context else compiled.gettext(msgid)
            assert found == translations[0], msgid
        elif plural:
            assert compiled.ngettext(msgid, plural, 3) == translations[3], msgid


def test_the_code_has_no_message_that_the_catalogue_lacks(tmp_path):
    if not shutil.which('xgettext'):
        if os.environ.get('CI'):
            pytest.fail('Debian package gettext is missing')
        pytest.skip('xgettext is missing: install the Debian package gettext')
    for name in ('articles', 'astana_archive', 'templates'):
        shutil.copytree(
            Path(settings.BASE_DIR) / name, tmp_path / name, ignore=shutil.ignore_patterns('__pycache__', '*.mo')
        )
    shutil.copy(Path(settings.BASE_DIR) / 'manage.py', tmp_path)
    subprocess.run(
        [sys.executable, 'manage.py', 'makemessages', '--locale', 'ar', '--no-obsolete', '--add-location', 'file'],
        cwd=tmp_path,
        env=os.environ | {'ARCHIVE_DATA_DIR': str(tmp_path / 'var')},
        check=True,
        capture_output=True,
    )
    fresh = read_po((tmp_path / 'articles/locale/ar/LC_MESSAGES/django.po').read_text(encoding='utf-8'))
    known = {(context, msgid, plural) for context, msgid, plural, _, _ in ENTRIES}
    assert {(context, msgid, plural) for context, msgid, plural, _, _ in fresh} - known == set()
