import os
from pathlib import Path

import pytest

from articles.ingest.originals import digest_of, keep_all, keep_bytes
from tests.factories import OriginalFactory


def test_bytes_are_kept_under_their_digest_and_cannot_be_written_to(settings):
    content = 'نص أصلي\r\n'.encode('windows-1256')
    path = keep_bytes(content, digest_of(content))
    assert path.read_bytes() == content
    assert path.name == digest_of(content)
    assert path.stat().st_mode & 0o222 == 0


def test_keeping_the_same_bytes_again_leaves_the_file_alone():
    content = b'once'
    first = keep_bytes(content, digest_of(content)).stat()
    second = keep_bytes(content, digest_of(content)).stat()
    assert (first.st_ino, first.st_mtime_ns) == (second.st_ino, second.st_mtime_ns)


def test_a_full_disk_leaves_no_half_written_original(monkeypatch, settings):
    content = b'cannot be kept'

    def full(descriptor):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, 'fsync', full)
    with pytest.raises(OSError, match='No space left'):
        keep_bytes(content, digest_of(content))
    assert not [path for path in settings.ORIGINALS_DIR.rglob('*') if path.is_file()]


@pytest.mark.django_db
def test_an_original_that_holds_other_bytes_is_not_read():
    original = OriginalFactory()
    original.path.chmod(0o644)
    original.path.write_bytes(b'other bytes')
    with pytest.raises(OSError, match='damaged'):
        original.read_bytes()


def test_bytes_that_were_cut_short_are_kept_anew():
    content = 'نص كامل'.encode()
    path = keep_bytes(content, digest_of(content))
    path.chmod(0o644)
    path.write_bytes(content[:3])
    keep_bytes(content, digest_of(content))
    assert path.read_bytes() == content


def test_what_a_killed_process_left_behind_is_removed_and_what_another_writes_is_not():
    content = b'an original'
    path = keep_bytes(content, digest_of(content))
    path.unlink()
    root = path.parent.parent
    left, written = root / '.unfinished-left', root / '.unfinished-written'
    for file in (left, written):
        file.write_bytes(b'an')
    os.utime(left, (0, 0))
    keep_bytes(content, digest_of(content))
    assert sorted(root.iterdir()) == [written, path.parent]
    assert list(path.parent.iterdir()) == [path]


def test_a_batch_is_on_the_disk_before_any_of_it_bears_its_name(monkeypatch, settings):
    contents = {digest_of(content): content for content in (f'original {number}'.encode() for number in range(50))}
    steps = []
    sync, replace = os.fsync, Path.replace

    def synced(descriptor):
        path = Path(f'/proc/self/fd/{descriptor}').resolve()
        steps.append(('synced', path))
        sync(descriptor)

    def replaced(path, target):
        steps.append(('named', path))
        return replace(path, target)

    monkeypatch.setattr(os, 'fsync', synced)
    monkeypatch.setattr(Path, 'replace', replaced)
    keep_all(contents)
    named = [path for step, path in steps if step == 'named']
    first, last = steps.index(('named', named[0])), steps.index(('named', named[-1]))
    assert len(named) == len(contents)
    assert {path for _, path in steps[:first]} >= set(named)
    folders = {settings.ORIGINALS_DIR / sha256[:2] for sha256 in contents}
    assert {path for _, path in steps[last + 1 :]} == folders
    assert {path.name for folder in folders for path in folder.iterdir()} == contents.keys()


def test_what_cannot_be_kept_whole_leaves_nothing_of_its_batch(monkeypatch, settings):
    contents = {digest_of(content): content for content in (b'one', b'two', b'three')}
    failing = iter([None, None, OSError(28, os.strerror(28))])
    sync = os.fsync

    def full(descriptor):
        if error := next(failing, None):
            raise error
        sync(descriptor)

    settings.ORIGINALS_DIR.mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(os, 'fsync', full)
    with pytest.raises(OSError, match='No space left'):
        keep_all(contents)
    assert not [path for path in settings.ORIGINALS_DIR.rglob('*') if path.is_file()]
