"""Archives: the files in a ZIP or TAR file and what a gzip file unpacks to, as streams.

Nothing is unpacked to a place of its own: a member is read as it comes, and a name in an archive never becomes
a path. A member that is no plain file, or whose name leads out of the archive, is told instead of read.
"""

import gzip
import os
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from graph.articles.draft import Unreadable
from graph.articles.streams import Meter, MeteredStream, damage_named, on_disk

UTF_8_NAME = 0x800  # a flag of the ZIP format


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file of an archive, by its path in it, and its bytes or why there are none."""

    path: PurePosixPath
    content: BinaryIO | Unreadable


def read_zip(stream: BinaryIO) -> Iterator[Member]:
    """The members of a ZIP file, in its own order. Raises Unreadable where it is damaged or swells beyond measure."""
    with on_disk(stream) as file, damage_named(), zipfile.ZipFile(file) as archive:
        size = file.seek(0, os.SEEK_END)
        meter = Meter(lambda: size)
        for entry in archive.infolist():
            meter.check()
            path = _zip_path(entry)
            if entry.is_dir() or _is_hidden(path):
                continue
            if reason := _leads_out(path) or _is_no_file(entry):
                yield Member(path=path, content=Unreadable(reason))
                continue
            with archive.open(entry) as content:
                yield Member(path=path, content=cast("BinaryIO", MeteredStream(cast("BinaryIO", content), meter)))


def read_tar(stream: BinaryIO) -> Iterator[Member]:
    """The members of a TAR file, in its own order. Raises Unreadable where it is damaged."""
    metered = MeteredStream(stream, Meter(stream.tell))
    with damage_named(), tarfile.open(fileobj=metered, mode="r:") as archive:
        while entry := archive.next():
            archive.members = []  # type: ignore[attr-defined] # it would remember all that were read
            path = PurePosixPath(entry.name)
            if entry.isdir() or _is_hidden(path):
                continue
            if reason := _leads_out(path) or (None if entry.isreg() and not entry.issparse() else _no_file(entry)):
                yield Member(path=path, content=Unreadable(reason))
                continue
            content = cast("BinaryIO", archive.extractfile(entry))
            yield Member(path=path, content=cast("BinaryIO", MeteredStream(content, Meter(stream.tell))))


@contextmanager
def read_gzip(stream: BinaryIO) -> Iterator[BinaryIO]:
    """What a gzip file unpacks to. Reading it raises Unreadable where it is damaged or swells beyond measure."""
    with damage_named(), gzip.GzipFile(fileobj=stream) as content:
        yield cast("BinaryIO", MeteredStream(cast("BinaryIO", content), Meter(stream.tell)))


def _zip_path(entry: zipfile.ZipInfo) -> PurePosixPath:
    """The path of a member, whose name is UTF-8 by its flag, or often without it; else it is DOS's own code page."""
    name = entry.filename
    if not entry.flag_bits & UTF_8_NAME:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode()
    return PurePosixPath(name.replace("\\", "/"))


def _is_hidden(path: PurePosixPath) -> bool:
    """Whether a folder would pass over the file, too; macOS keeps what else it knows of files in __MACOSX."""
    return any(part.startswith(".") and part != ".." for part in path.parts) or "__MACOSX" in path.parts


def _leads_out(path: PurePosixPath) -> str | None:
    is_outside = path.is_absolute() or ".." in path.parts or ":" in path.parts[0]
    return "a path that leads out of the archive" if is_outside else None


def _is_no_file(entry: zipfile.ZipInfo) -> str | None:
    kind = entry.external_attr >> 28  # the file type of Unix, where the archiver was one
    if kind not in {0, 0o10}:
        return "a link or device in an archive, expected a file"
    return "an encrypted file, expected one that can be read" if entry.flag_bits & 1 else None


def _no_file(entry: tarfile.TarInfo) -> str:
    return f"a {'sparse file' if entry.isreg() else 'link or device'} in an archive, expected a file"
