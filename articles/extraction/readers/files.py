"""Finds the files to read: walks folders in sorted order, stays inside them, names what it leaves out."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from articles.extraction.documents import Refusal


def walk_files(paths: Iterable[Path], is_readable_kind: Callable[[Path], bool]) -> Iterator[Path | Refusal]:
    """The files under `paths`, folders in the order of their names; a Refusal for each that will not be read.

    `is_readable_kind` tells by the name whether there is a reader. Names that begin with a dot are passed over. A
    link inside a folder to another place of the same folder is passed over too (its target is met there); one that
    leads outside is refused, never followed.
    """
    for path in paths:
        if path.is_dir():
            yield from _walk_folder(path, path.resolve(), is_readable_kind)
        else:
            yield _check_file(path, is_readable_kind)


def _walk_folder(folder: Path, root: Path, is_readable_kind: Callable[[Path], bool]) -> Iterator[Path | Refusal]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Refusal(str(folder), '', f'the folder cannot be opened: {error.strerror or error}')
        return
    for entry in entries:
        if entry.name.startswith('.'):
            continue
        if entry.is_symlink():
            if not _leads_inside(entry, root):
                yield Refusal(str(entry), '', 'a symbolic link that leads out of the folder (or nowhere): not followed')
        elif entry.is_dir():
            yield from _walk_folder(entry, root, is_readable_kind)
        else:
            yield _check_file(entry, is_readable_kind)


def _leads_inside(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _check_file(path: Path, is_readable_kind: Callable[[Path], bool]) -> Path | Refusal:
    if not path.exists():
        return Refusal(str(path), '', 'there is no such file or folder')
    if not path.is_file():
        return Refusal(str(path), '', 'is neither a file nor a folder')
    if not is_readable_kind(path):
        return Refusal(str(path), '', f'no reader for names ending in "{path.suffix or path.name}"')
    return path
