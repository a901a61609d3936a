"""Bytes that come in a stream, never all at once, and never more of them than a reader can bear.

A stream that unpacks is watched: what comes out may be far more than went in only as far as news can be. The
limits are on bytes; what is in them is each reader's affair.
"""

import gzip
import io
import os
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from graph.articles.draft import Unreadable

MOST_AT_ONCE = 32_000_000  # bytes of one read; a whole document, or the directory of an archive
MOST_RECORD_BYTES = 5_000_000  # of a line or a record
MOST_SPOOLED_BYTES = 1_000_000_000  # of a file in an archive that can only be read from a place on disk
MOST_TIMES_LARGER = 200  # unpacked against packed; text reaches 20, the worst that deflate can do is 1,032
ALWAYS_ALLOWED = 10_000_000  # unpacked bytes at which that comparison begins
CHUNK = 1 << 16
DAMAGE = (zipfile.BadZipFile, tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, NotImplementedError)


@contextmanager
def damage_named() -> Iterator[None]:
    """Within this, what the standard library finds wrong with an archive is raised as Unreadable."""
    try:
        yield
    except DAMAGE as error:
        raise Unreadable(f"a damaged archive: {error or type(error).__name__}") from None


class FileStream(io.BufferedReader):
    """A file on disk, of which no more is taken at once than memory should hold, whatever its headers ask for."""

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes; fewer than asked for only at the end. Raises Unreadable if far too many are asked for."""
        left = max(os.fstat(self.fileno()).st_size - self.tell(), 0)
        wanted = left if size is None or size < 0 else min(size, left)
        _check_at_once(wanted)
        return super().read(wanted)


class Meter:
    """Counts what comes out of packed bytes, over all streams of one archive."""

    def __init__(self, packed: Callable[[], int]) -> None:
        self._packed = packed  # how many bytes went in so far
        self._unpacked = 0

    def count(self, size: int) -> None:
        """Count further bytes. Raises Unreadable if all are too many for what they were unpacked from."""
        self._unpacked += size
        self.check()

    def check(self) -> None:
        """Raise Unreadable if what was counted is too much."""
        if self._unpacked > max(ALWAYS_ALLOWED, MOST_TIMES_LARGER * self._packed()):
            raise Unreadable(f"unpacks to more than {MOST_TIMES_LARGER} times its size, expected news")


class MeteredStream(io.RawIOBase):
    """A stream that goes forward only, counted, with the one step back that `tarfile` takes."""

    def __init__(self, inner: BinaryIO, meter: Meter) -> None:
        super().__init__()
        self._inner, self._meter = inner, meter
        self._position = 0
        self._last = b""  # the byte before the position
        self._steps_back = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Forward."""
        return True

    def tell(self) -> int:
        """How many bytes were read."""
        return self._position - self._steps_back

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes; fewer than asked for only at the end."""
        wanted = MOST_AT_ONCE + 1 if size is None or size < 0 else size
        _check_at_once(wanted)
        pieces = [self._last] if self._steps_back and wanted else []
        wanted -= len(pieces)
        self._steps_back -= len(pieces)
        while wanted and (piece := self._read_inner(min(wanted, CHUNK))):
            self._meter.count(len(piece))
            self._position += len(piece)
            self._last = piece[-1:]
            wanted -= len(piece)
            pieces.append(piece)
        return b"".join(pieces)

    def _read_inner(self, size: int) -> bytes:
        with damage_named():
            return self._inner.read(size)

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go forward by reading, or one byte back."""
        if whence != os.SEEK_SET or offset < self._position - len(self._last):
            raise io.UnsupportedOperation("this stream goes forward only")
        self._steps_back = max(self._position - offset, 0)
        while (left := offset - self.tell()) > 0 and self.read(min(left, CHUNK)):
            pass
        return self.tell()


def _check_at_once(size: int) -> None:
    if size > MOST_AT_ONCE + 1:
        raise Unreadable(f"{size:,} bytes in one piece, expected at most {MOST_AT_ONCE:,}")


class _Borrowed(io.RawIOBase):
    """A stream that is somebody else's to close, for the standard library's readers, which close what they wrap."""

    def __init__(self, inner: BinaryIO) -> None:
        super().__init__()
        self._inner = inner

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview | bytearray) -> int:  # type: ignore[override]
        piece = self._inner.read(min(len(buffer), CHUNK))
        buffer[: len(piece)] = piece
        return len(piece)


def buffer(stream: BinaryIO) -> io.BufferedReader:
    """A stream to read line by line, of which the next bytes can be seen; the stream is left open."""
    return io.BufferedReader(_Borrowed(stream), buffer_size=CHUNK)


@contextmanager
def on_disk(stream: BinaryIO) -> Iterator[FileStream]:
    """The stream itself if it is a file, else its bytes in a nameless file, for formats that are read from their end.

    Raises Unreadable if they are far too many.
    """
    if isinstance(stream, FileStream):
        yield stream
        return
    with tempfile.TemporaryFile(buffering=0) as file:
        size = 0
        while piece := stream.read(CHUNK):
            size += len(piece)
            if size > MOST_SPOOLED_BYTES:
                raise Unreadable(f"more than {MOST_SPOOLED_BYTES:,} bytes inside an archive")
            file.write(piece)
        file.seek(0)
        with FileStream(cast("io.RawIOBase", file)) as spooled:
            yield spooled


def read_whole(stream: BinaryIO, most: int, expected: str) -> bytes:
    """All bytes of a stream. Raises Unreadable if they are more than `most`, or nothing but space."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise Unreadable(f"more than {most:,} bytes, expected {expected}")
    if not data.strip():
        raise Unreadable("an empty file, expected an article")
    return data


def read_lines(stream: BinaryIO) -> Iterator[bytes | Unreadable]:
    """The lines with their ends; in place of one that is too long, why it was passed over."""
    lines = buffer(stream)
    while line := lines.readline(MOST_RECORD_BYTES):
        if len(line) < MOST_RECORD_BYTES or line.endswith(b"\n"):
            yield line
        else:
            while (rest := lines.readline(MOST_RECORD_BYTES)) and not rest.endswith(b"\n"):
                pass
            yield Unreadable(f"a line of more than {MOST_RECORD_BYTES:,} bytes, expected one article")
