"""Running text in one form: what a character, a line and a paragraph are, whatever the file.

A text is paragraphs parted by one blank line. A paragraph is one line in Unicode's form NFC, with single
plain spaces and nothing that cannot be seen, so that an offset means the same to every reader of a quote.
"""

import re
import unicodedata

LINE_BREAKS = "\n\x0b\x0c\x85\u2028"
INVISIBLE = {"Cc", "Cf", "Cs", "Co"}  # controls, soft hyphens, zero widths, text directions, surrogates, private use
LONGEST_WRAPPED_LINE = 120  # characters; a longer line was broken by its writer, not by a typesetter

SENTENCE_END = re.compile(r"[.!?:;…—][\"'”’»)\]]*$")
LONGEST_LABEL = 10  # words; a paragraph of no more, without a sentence's end, is a byline, a date or a link
LABEL = re.compile(
    r"©|copyright\b|all rights reserved|(?:advertisement|read more|related|see also)(?::|$)", re.IGNORECASE
)


class _Characters(dict[int, str | None]):
    """What becomes of each character, decided by its Unicode category the first time that it is met."""

    def __missing__(self, code: int) -> str | None:
        self[code] = _normal_form(chr(code))
        return self[code]


def _normal_form(character: str) -> str | None:
    category = unicodedata.category(character)
    if character in LINE_BREAKS:
        return "\n"
    if character == "\u2029":
        return "\n\n"
    if category == "Zs" or character == "\t":
        return " "
    return None if category in INVISIBLE or _is_noncharacter(ord(character)) else character


def _is_noncharacter(code: int) -> bool:
    """Whether Unicode keeps the code point for a program's own use; XML takes none of the last two of a plane."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


_CHARACTERS = _Characters()


def normalise_characters(text: str) -> str:
    r"""The text in form NFC, with "\n" for line breaks, plain spaces, and without what cannot be seen.

    >>> normalise_characters("16\u00a0March,\u2028co\u00adoperation")
    '16 March,\ncooperation'
    """
    return unicodedata.normalize("NFC", text.translate(_CHARACTERS))


def normalise_line(text: str) -> str:
    r"""The text as one line with single spaces.

    >>> normalise_line(" The\tState\n Department ")
    'The State Department'
    """
    return " ".join(normalise_characters(text).split())


def split_paragraphs(text: str) -> tuple[str, ...]:
    r"""The paragraphs of plain text, each one normalised line.

    Where every line is short, the line breaks are the typesetter's, and blank lines part the paragraphs;
    where one is longer, every line is a paragraph.

    >>> split_paragraphs("Peru said\nno.\n\nKosovo said yes.")
    ('Peru said no.', 'Kosovo said yes.')
    """
    lines = [" ".join(line.split()) for line in normalise_characters(text).split("\n")]
    is_wrapped = max(map(len, lines)) <= LONGEST_WRAPPED_LINE
    blocks = re.split(r"\n\n+" if is_wrapped else r"\n+", "\n".join(lines))
    return tuple(" ".join(block.split()) for block in blocks if block.strip())


def is_label(line: str) -> bool:
    """Whether a line stands beside the prose: a byline, a date, a link, a heading, what is said of rights.

    >>> is_label("By Our Correspondent"), is_label("Peru said no."), is_label("Read more: what Peru said.")
    (True, False, True)
    """
    is_short = len(line.split()) <= LONGEST_LABEL
    return bool(LABEL.match(line)) or (is_short and not SENTENCE_END.search(line))
