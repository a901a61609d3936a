"""How a finished build takes the place of the last one, so that no reader ever meets half of it.

A build is written in a folder of its own inside the output, and renamed once it is whole: that one step decides that
it is published. Then its files are moved to where readers look. Whoever comes after a process that died among these
moves, the next build or the next reader, makes the rest of them. Readers and moves keep each other waiting by a lock
on the output folder, which ends with the process that holds it, even a killed one.
"""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import BuildError, RequestError

_STAGING = ".building-"
_PUBLISHED = ".published"  # a whole build whose files are being moved
_LAST = "last"  # in there: the folders of the last build that new ones take the place of
_PATIENCE = 10.0  # seconds that moves wait for readers; one that a pager keeps open has read all that it shows


def make_folder(path: Path) -> None:
    """Make a folder to write into, where there is none. Raises RequestError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RequestError(f"{path}: no folder to write into: {error.strerror}") from error


@contextmanager
def staging(output: Path) -> Iterator[Path]:
    """A fresh folder inside `output` for the one build that is at work there; gone afterwards, whatever happens.

    Remains of builds that died are removed. Raises RequestError if the output cannot be written into.
    """
    _remove_remains(output)
    try:
        try:
            folder = Path(tempfile.mkdtemp(prefix=_STAGING, dir=output))
        except OSError as error:
            raise RequestError(f"{output}: cannot be written into: {error.strerror}") from error
        yield folder
    finally:  # by their names: an interrupt may come when the folder is made and not yet known here
        _remove_remains(output)


def _remove_remains(output: Path) -> None:
    for remains in output.glob(f"{_STAGING}*"):
        shutil.rmtree(remains, ignore_errors=True)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A new file beside a path, which takes its place if it was made whole; else the path stays as it was.

    Raises RequestError if no file can be made there.
    """
    if path.is_dir():
        raise RequestError(f"{path}: is a folder, expected a file")
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:100]}-", dir=path.parent)
    except OSError as error:
        raise RequestError(f"{path}: cannot be written: {error.strerror}") from error
    os.close(descriptor)
    made = Path(name)
    try:
        yield made
        made.chmod(0o666 & ~_umask())  # as of a file that was opened there, where `mkstemp` keeps others out
        _sync(made)
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)


def publish(folder: Path, output: Path) -> None:
    """Put a whole build in the place of the last one, each file in one step, folders by changing them.

    Raises BuildError if that fails; what was decided but not moved is moved by the next build or reader.
    """
    try:
        for path in (*folder.rglob("*"), folder):
            _sync(path)
        with _locked(output, fcntl.LOCK_EX):
            folder.rename(output / _PUBLISHED)
            _sync(output)
            _move(output)
    except OSError as error:
        raise BuildError(f"{output}: the build could not be moved into place: {error}") from error


def finish_publication(output: Path) -> None:
    """Make the moves that a process left undone when it died, if one did; raises BuildError if that fails."""
    if (output / _PUBLISHED).exists():
        try:
            with _locked(output, fcntl.LOCK_EX):
                _move(output)
        except OSError as error:
            raise BuildError(f"{output}: a build died while it was moved into place: {error}") from error


@contextmanager
def reading(output: Path) -> Iterator[None]:
    """Keep a build as it is while it is read; the moves of one that died are made first."""
    while output.is_dir():
        finish_publication(output)
        with _locked(output, fcntl.LOCK_SH):
            if not (output / _PUBLISHED).exists():
                yield
                return
    yield  # what is not there, the reader itself says best


def _move(output: Path) -> None:
    """Move what is left of a published build into place; made again after a crash, it goes on where that stopped.

    Whoever moves holds a lock on what is moved, too: the one on the output is given up where a reader takes long.
    """
    published = output / _PUBLISHED
    try:
        descriptor = os.open(published, os.O_RDONLY | os.O_DIRECTORY)
    except FileNotFoundError:  # somebody else was here first
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if not published.exists():
            return
        for path in sorted(path for path in published.iterdir() if path.name != _LAST):
            place = output / path.name
            if path.is_dir() and place.exists():
                (published / _LAST).mkdir(exist_ok=True)
                place.rename(published / _LAST / path.name)
            path.rename(place)
        _sync(output)
        shutil.rmtree(published)
    finally:
        os.close(descriptor)


@contextmanager
def _locked(output: Path, kind: int) -> Iterator[None]:
    descriptor = os.open(output, os.O_RDONLY | os.O_DIRECTORY)
    try:
        deadline = time.monotonic() + _PATIENCE
        while not _is_locked(descriptor, kind) and time.monotonic() < deadline:
            time.sleep(0.02)
        yield
    finally:
        os.close(descriptor)


def _is_locked(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync(path: Path) -> None:
    """Have the disk keep a file or folder, so that a power cut after publication finds it whole."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
