"""A PDF file → its lines with their places, by PDFium, in a process of its own that cannot harm anybody.

It is run as a script, so that it starts at once and imports nothing of ours. From standard input comes the file; to
standard output goes JSON: the title that the file states, and its pages, each with its height and its lines in the
order of their content. A file that makes PDFium loop, swell or crash ends this process, not the build.
"""

import ctypes
import json
import resource
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

MOST_MEMORY = 1_500_000_000  # bytes of address space
MOST_SECONDS = 60  # of the processor
MOST_PAGES = 2_000
MOST_CHARACTERS = 2_000_000  # of a document, spaces and furniture included
MOST_LINES = 1_000  # of a page; they are compared with each other
MOST_LINES_IN_ALL = 100_000
LINE_END_HYPHENS = "\x02\ufffe"  # what PDFium makes of a hyphen at the end of a line, in place of the line end
HYPHEN = "\u2010"  # what we make of it
SUPERSCRIPT = 0.8  # of the size of its line, at most, is the mark of a footnote


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """One character; the box, in points from the lower left of the page, is that of its font, not of its ink."""

    character: str
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The characters up to a line end, and the box round them."""

    text: str
    left: float
    right: float
    bottom: float  # of most of its characters
    size: float  # the height of most of its characters


def read_pages(data: bytes) -> dict[str, Any]:
    """The title and the pages of a document. Raises PdfiumError if PDFium cannot open it."""
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(data)
    characters = lines_in_all = 0
    pages: list[dict[str, Any]] = []
    for page in document:
        lines = list(_lines(_glyphs(page.get_textpage())))
        characters += sum(len(line.text) for line in lines)
        lines_in_all += len(lines)
        pages.append({"height": page.get_height(), "lines": [asdict(line) for line in lines]})
        is_large = len(pages) > MOST_PAGES or characters > MOST_CHARACTERS
        if is_large or len(lines) > MOST_LINES or lines_in_all > MOST_LINES_IN_ALL:
            return {"error": "far more text than a ruling has"}
    return {"title": document.get_metadata_value("Title"), "pages": pages}


def _glyphs(textpage: Any) -> Iterator[Glyph | None]:  # noqa: ANN401  (pypdfium2 has no types)
    """The characters of a page, None for a line end. Spaces that PDFium adds are where the last character is."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    reference = ctypes.byref(box)
    for index in range(textpage.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(textpage, index))
        if character == "\n":
            yield None
        elif character not in "\r\0":
            raw.FPDFText_GetLooseCharBox(textpage, index, reference)
            yield Glyph(character=character, left=box.left, right=box.right, bottom=box.bottom, top=box.top)


def _lines(glyphs: Iterator[Glyph | None]) -> Iterator[Line]:
    held: list[Glyph] = []
    for glyph in glyphs:
        if glyph is not None:
            held.append(glyph)
        if held and (glyph is None or glyph.character in LINE_END_HYPHENS):
            yield from _line(held)
            held = []
    if held:
        yield from _line(held)


def _line(glyphs: list[Glyph]) -> Iterator[Line]:
    """The line of some characters, unless they are all space."""
    inked = [glyph for glyph in glyphs if not glyph.character.isspace() and glyph.top > glyph.bottom]
    if inked:
        size = median(glyph.top - glyph.bottom for glyph in inked)
        yield Line(
            text="".join(map(_character, (glyph for glyph in glyphs if not _is_note_mark(glyph, size)))),
            left=round(min(glyph.left for glyph in inked), 1),
            right=round(max(glyph.right for glyph in inked), 1),
            bottom=round(median(glyph.bottom for glyph in inked), 1),
            size=round(size, 1),
        )


def _character(glyph: Glyph) -> str:
    return HYPHEN if glyph.character in LINE_END_HYPHENS else glyph.character


def _is_note_mark(glyph: Glyph, size: float) -> bool:
    return glyph.character in "0123456789*†‡" and 0 < glyph.top - glyph.bottom <= SUPERSCRIPT * size


def main() -> None:
    """Read within limits that the system keeps."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from pypdfium2 import PdfiumError

    try:
        found = read_pages(sys.stdin.buffer.read())
    except PdfiumError as error:
        found = {"error": str(error)}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
