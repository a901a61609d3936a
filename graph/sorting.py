"""Lines in order, however many: what memory should not hold is sorted in parts on disk."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice

LINES_IN_MEMORY = 1_000_000  # sorted at once, about 250 MB where a line is a triple


def sorted_unique(lines: Iterable[str], *, most: int | None = None) -> Iterator[str]:
    """The lines in order of code points, each once; at most so many are held in memory."""
    most = most or LINES_IN_MEMORY
    lines = iter(lines)
    with ExitStack() as stack:
        parts: list[Iterable[str]] = []
        while part := sorted(islice(lines, most)):
            parts.append(part if len(part) < most and not parts else _spilled(part, stack))
        merged = parts[0] if len(parts) == 1 else heapq.merge(*parts)
        yield from (line for line, _ in groupby(merged))


def _spilled(part: list[str], stack: ExitStack) -> Iterator[str]:
    file = stack.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n"))  # noqa: SIM115  the stack closes it
    file.writelines(f"{line}\n" for line in part)
    file.seek(0)
    return (line.removesuffix("\n") for line in file)
