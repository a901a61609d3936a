"""Lines on pages → the paragraphs that they are lines of: no headers, footers or page numbers, words made whole.

What a line is comes from `graph.articles.pdf_pages`, in the order of a page's content; programs that write columns
write one after the other. A line begins a paragraph by the space above it, by its indent, or after a short last line.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median, mode
from typing import TypeAlias

from graph.articles.pdf_pages import HYPHEN, Line
from graph.articles.prose import SENTENCE_END

Page: TypeAlias = tuple[float, Sequence[Line]]  # its height in points, and its lines

MARGIN = 0.12  # of the height, at the top and at the bottom, in which headers and footers stand
CLEAR = 1.4  # times the size of a header, at least, stays free between it and the text
PAGE_NUMBER = re.compile(
    r"[\s\-–—|\[(]*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[\s\-–—|\])]*", re.IGNORECASE
)
NUMBER = re.compile(r"\d+")
NOTE_SIZE = 0.92  # of the size of the text, at most, are footnotes
OTHER_SIZE = 0.1  # of the size of a line, at least, makes another kind of text
WIDE_GAP = 1.3  # times the usual distance of lines, at least, parts paragraphs
SHORT_LINE = 0.9  # of the width of a column, at most, ends a paragraph, if it ends a sentence
INDENT = 0.7  # of the size of a line, at least
CENTRED = 4  # times the size of a line, at least, is no indent
PARAGRAPH_NUMBER = re.compile(r"(?:\[\d{1,3}\]|\(?\d{1,3}[.)])\s+(?=\S)")
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
# Words that keep the hyphen in which a line ends: it may be one that only parts a word, so no first part is among them
# with which many words begin ("ex-pel", "inter-est"), and no second part that is but an ending ("six-teen").
COMPOUND = re.compile(
    r"(?:anti|cross|first|third|non|quasi|self|semi|vice|well|one|two|three|four|five|six|seven|eight|nine"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?!(?:teen|teenth|een|ty|tieth|th|ing|ed|er|es|ish|ly)\b).+",
    re.IGNORECASE,
)
GOES_ON = re.compile(rf"[{HYPHEN}\-,]\n|\n[a-z]")  # the end of a line and the beginning of the next: no heading
BROKEN_WORD = re.compile(rf"(\w{{1,40}}){HYPHEN}\s*(\w{{1,40}})")  # bounded, or an endless word takes its square


def read_paragraphs(pages: Sequence[Page]) -> Iterator[str]:
    """The paragraphs of the text in reading order, and after them those of the footnotes."""
    bodies = list(_drop_furniture(pages))
    size = _usual_size(bodies)
    texts, notes = [], []
    for lines in bodies:
        is_note = [_is_note(line, lines, size) for line in lines]
        texts.append([line for line, note in zip(lines, is_note, strict=True) if not note])
        notes.append([line for line, note in zip(lines, is_note, strict=True) if note])
    paragraphs = [*_join_lines(texts), *_join_lines(notes)]
    whole_words = Counter(re.findall(r"\w+(?:-\w+)*", " ".join(paragraphs)))
    for paragraph in paragraphs:
        number = PARAGRAPH_NUMBER.match(paragraph)
        words = paragraph[number.end() :] if number else paragraph
        yield _mend_words(words, whole_words).translate(LIGATURES)


def _drop_furniture(pages: Sequence[Page]) -> Iterator[list[Line]]:
    """The lines of each page without those in its margins that number it, or come again on others but for numbers."""
    seen = Counter(key for height, lines in pages for key in {_key(line) for line in lines if _in_margin(line, height)})
    often = max(2, len(pages) / 3)
    for height, lines in pages:
        inner = [line for line in lines if seen[_key(line)] < often]
        yield [line for line in lines if not _in_margin(line, height) or not _is_furniture(line, inner)]


def _is_furniture(line: Line, inner: Sequence[Line]) -> bool:
    if PAGE_NUMBER.fullmatch(line.text.strip()):
        return True
    return line not in inner and all(abs(line.bottom - other.bottom) > CLEAR * line.size for other in inner)


def _in_margin(line: Line, height: float) -> bool:
    return not MARGIN * height <= line.bottom <= (1 - MARGIN) * height


def _key(line: Line) -> tuple[str, int]:
    """What a header is the same by on every page: its words, and how high it stands."""
    return NUMBER.sub("#", " ".join(line.text.split())), round(line.bottom / 4)


def _usual_size(pages: Iterable[Iterable[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def _is_note(line: Line, page: Iterable[Line], size: float) -> bool:
    """Whether a line is small and nothing of the usual size stands below it."""
    return line.size <= NOTE_SIZE * size and not any(
        other.size > NOTE_SIZE * size
        and other.bottom < line.bottom
        and other.left < line.right
        and line.left < other.right
        for other in page
    )


def _join_lines(pages: Iterable[Sequence[Line]]) -> Iterator[str]:
    """The paragraphs of some pages; one may go on in the next column or on the next page."""
    pieces: list[str] = []
    last: Line | None = None
    is_last_short = False
    for lines in (column for page in pages for column in _columns(page)):
        column = Column(lines)
        for line in lines:
            above = last if line is not lines[0] else None
            if last and _begins_paragraph(line, last, above, column, is_last_short=is_last_short):
                yield " ".join(pieces)
                pieces = []
            pieces.append(line.text.strip())
            last, is_last_short = line, column.is_short(line)
    if pieces:
        yield " ".join(pieces)


class Column:
    """Where the lines of a column begin, end, and follow each other."""

    def __init__(self, lines: Sequence[Line]) -> None:
        rights = sorted(line.right for line in lines)
        distances = [above.bottom - below.bottom for above, below in pairwise(lines)]
        self.left = mode(sorted(round(line.left) for line in lines))  # of most lines
        self.right = rights[len(rights) * 3 // 4]  # of a full one
        self.distance = median([distance for distance in distances if distance > 1] or [0])

    def is_short(self, line: Line) -> bool:
        """Whether there is room for another word in a line."""
        return line.right < self.left + SHORT_LINE * (self.right - self.left)

    def is_indented(self, line: Line) -> bool:
        """Whether a line begins further in, as the first of a paragraph may."""
        return self.left + INDENT * line.size < line.left < (self.left + self.right) / 2

    def is_heading(self, line: Line) -> bool:
        """Whether a line is centred or ends in the first half, as one of a paragraph's only its last does."""
        return line.left > self.left + CENTRED * line.size or line.right < (self.left + self.right) / 2


def _columns(page: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of a page, parted where the next line does not stand below or beside the one before."""
    column: list[Line] = []
    for line in page:
        if column and line.bottom > column[-1].bottom + column[-1].size / 2:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _begins_paragraph(line: Line, last: Line, above: Line | None, column: Column, *, is_last_short: bool) -> bool:
    """Whether a line begins a paragraph, after the last one, which is the one above it or ends the column before."""
    if above and abs(above.bottom - line.bottom) <= line.size / 2:
        return False  # one line in two pieces
    is_far = above is not None and above.bottom - line.bottom > WIDE_GAP * column.distance
    if is_far or abs(last.size - line.size) > OTHER_SIZE * line.size:
        return True
    if GOES_ON.search(f"{last.text.strip()}\n{line.text.strip()}"):
        return False
    if not SENTENCE_END.search(last.text.strip()):
        return above is not None and column.is_heading(above)
    return is_last_short or column.is_indented(line)


def _mend_words(paragraph: str, whole_words: Counter[str]) -> str:
    """The paragraph with each word that a line end parts in one piece, as the document writes it elsewhere."""

    def mend(broken: re.Match[str]) -> str:
        first, second = broken.groups()
        joined, hyphenated = f"{first}{second}", f"{first}-{second}"
        if whole_words[joined] != whole_words[hyphenated]:
            return max(joined, hyphenated, key=lambda word: whole_words[word])
        is_compound = bool(COMPOUND.fullmatch(hyphenated)) or not second[0].islower() or first[-1].isdigit()
        return hyphenated if is_compound else joined

    return BROKEN_WORD.sub(mend, paragraph).replace(HYPHEN, "-")
