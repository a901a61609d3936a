"""Files that consist of pieces in order: one is made of the last one where only some of its pieces have changed.

A piece is all that stands under one key, such as the lines on one subject, in one file or in several that have the same
order. It belongs to an owner, the record that it is made of. Beside the files stands an index with a line for each
piece: its key, its owner, and how many bytes it has in each file. So whoever makes all pieces of some owners anew, and
says which owners are gone, has the files that would come of making everything, and what did not change is copied
as it is.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 20  # bytes
INDEX = "index"  # the folder of a build with what only the next build needs

Difference = Callable[[bytes, bytes], None]  # told what a piece was and what it is, in the first file; b"" is nothing


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands under one key."""

    key: str  # which decides the order; without tabs and line ends, like the owner
    owner: str
    parts: tuple[bytes, ...]  # in each file


@dataclass(frozen=True, slots=True)
class Last:
    """The last build, and what of it is true no more."""

    folder: Path
    stale: Container[str]  # owners, whose pieces are left out


def weave(
    folder: Path,
    names: Sequence[str],
    pieces: Iterable[Piece],
    *,
    last: Last | None = None,
    heads: Sequence[bytes] = (),
    difference: Difference | None = None,
) -> None:
    """Write files of these names, and their index, into a folder: the pieces given, and what else the last build has.

    The pieces come in the order of their keys, each key once; those of nobody, whose owner is "", are all given each
    time. `heads` stand before all pieces. Raises OSError if a file cannot be read or written.
    """
    heads = [*heads, *(b"" for _ in names[len(heads) :])]
    with ExitStack() as stack:
        targets = [stack.enter_context((folder / name).open("wb")) for name in names]
        sources = [stack.enter_context((last.folder / name).open("rb")) for name in names] if last else []
        index = stack.enter_context(_index(folder, names).open("w", encoding="utf-8", newline="\n"))
        rows: Iterator[str] = iter(())
        if last is not None:
            rows = stack.enter_context(_index(last.folder, names).open(encoding="utf-8", newline="\n"))
        loom = _Loom(sources, targets, difference)
        loom.begin(next(rows, ""), heads)
        index.write("\t".join(("", "", *(str(len(head)) for head in heads))) + "\n")
        waiting = iter(pieces)
        piece = next(waiting, None)
        for row in rows:
            key, owner, *sizes = row.split("\t")
            while piece is not None and piece.key < key:
                index.write(loom.add(piece))
                piece = next(waiting, None)
            if owner and last is not None and owner not in last.stale:
                loom.keep(sizes)
                index.write(row)
            elif piece is not None and piece.key == key:
                index.write(loom.add(piece, sizes))
                piece = next(waiting, None)
            else:
                loom.drop(sizes)
        while piece is not None:
            index.write(loom.add(piece))
            piece = next(waiting, None)
        loom.end()


class _Loom:
    """The files while they are made: how far the last ones are used, and how much of them is still to be copied."""

    def __init__(self, sources: Sequence[BinaryIO], targets: Sequence[BinaryIO], difference: Difference | None) -> None:
        self._sources, self._targets, self._difference = sources, targets, difference
        self._places = [0] * len(targets)  # in the sources
        self._runs = [0] * len(targets)  # bytes from there on that are kept

    def begin(self, row: str, heads: Sequence[bytes]) -> None:
        """Write the heads, and pass over those of the last files, which the first row of their index tells."""
        for target, head in zip(self._targets, heads, strict=True):
            target.write(head)
        if row:
            self._places = [int(size) for size in row.split("\t")[2:]]

    def keep(self, sizes: Iterable[str]) -> None:
        """Take over the next piece of the last files."""
        for number, size in enumerate(sizes):
            self._runs[number] += int(size)

    def drop(self, sizes: Iterable[str]) -> None:
        """Leave the next piece of the last files out."""
        was = self._pass_over(sizes)
        if self._difference is not None:
            self._difference(was, b"")

    def add(self, piece: Piece, sizes: Iterable[str] | None = None) -> str:
        """Write a piece, in the place of the next one of the last files where sizes are given; its row of the index."""
        was = b""
        if sizes is None:
            self.end()
        else:
            was = self._pass_over(sizes)
        for target, part in zip(self._targets, piece.parts, strict=True):
            target.write(part)
        if self._difference is not None:
            self._difference(was, piece.parts[0])
        return "\t".join((piece.key, piece.owner, *(str(len(part)) for part in piece.parts))) + "\n"

    def end(self) -> None:
        """Copy what is kept so far."""
        if any(self._runs):
            for number, run in enumerate(self._runs):
                _copy(self._sources[number], self._targets[number], self._places[number], run)
                self._places[number] += run
            self._runs = [0] * len(self._targets)

    def _pass_over(self, sizes: Iterable[str]) -> bytes:
        """What the first of the last files has there."""
        self.end()
        lengths = [int(size) for size in sizes]
        was = b""
        if self._difference is not None:
            self._sources[0].seek(self._places[0])
            was = self._sources[0].read(lengths[0])
        self._places = [place + length for place, length in zip(self._places, lengths, strict=True)]
        return was


def _copy(source: BinaryIO, target: BinaryIO, place: int, size: int) -> None:
    """Copy so many bytes from there on. Raises OSError where the source ends before."""
    source.seek(place)
    while size:
        copied = target.write(source.read(min(size, _CHUNK)))
        if copied == 0:
            raise OSError(f"{source.name}: shorter than its index says")
        size -= copied


def _index(folder: Path, names: Sequence[str]) -> Path:
    return folder / INDEX / f"{names[0]}.tsv"
