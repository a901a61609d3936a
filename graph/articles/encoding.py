"""Bytes → characters, or the reason why not. Which characters are wanted is `graph.articles.prose`'s affair."""

import codecs
import re

from graph.articles.draft import Unreadable

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL_BYTES = bytes({*range(0x20), 0x7F} - set(b"\t\n\f\r"))
MOST_CONTROL_BYTES = 0.02  # of all bytes; text has none, a stray one does no harm
# The encodings of the web (https://encoding.spec.whatwg.org) that bytes without NUL can be in: a page
# may not choose among all of Python's codecs, of which some unpack, run in quadratic time or escape.
CHARSETS = re.compile(r"cp125\d|iso8859-\d+|koi8-[ru]|gb18030|gbk|gb2312|big5|shift_jis|euc_jp|euc_kr|mac-roman")


def decode(data: bytes, *, declared: str | None = None) -> str:
    r"""The text of a file, with "\n" for every line end.

    A byte order mark decides; else UTF-8, if every byte fits it (a page saved anew as UTF-8 often still
    declares what it was); else the charset that a page declares; else Windows-1252.
    Raises Unreadable if the bytes are no text, or text in none of these.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _unify_line_ends(_decode_strictly(data.removeprefix(mark), encoding))
    if _is_binary(data):
        raise Unreadable("binary data, expected text in UTF-8")
    return _unify_line_ends(_decode_unmarked(data, declared))


def find_stream_encoding(head: bytes) -> str:
    """The codec for a text of which only the beginning is known, to be used with the mark in place.

    Raises Unreadable if the beginning is no text.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return "utf-8-sig" if encoding == "utf-8" else encoding[:6]
    if _is_binary(head):
        raise Unreadable("binary data, expected text in UTF-8")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last character may be cut
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _decode_unmarked(data: bytes, declared: str | None) -> str:
    for encoding in ("utf-8", _codec(declared)):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    if _is_mostly_utf_8(data):
        _decode_strictly(data, "utf-8")
    return _decode_strictly(data, "cp1252")


def _decode_strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        found = f"byte 0x{data[error.start]:02X} at offset {error.start} is not {encoding.upper()}"
        raise Unreadable(f"wrong encoding: {found}, expected text in UTF-8") from None


def _codec(declared: str | None) -> str:
    """The codec for a declared charset; Windows-1252 for none, an unknown one, and those that the web reads as it."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):  # ValueError: a NUL or a non-ASCII letter in the name
        return "cp1252"
    return name if CHARSETS.fullmatch(name) and name != "iso8859-1" else "cp1252"


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, CONTROL_BYTES))
    return b"\0" in data or controls > MOST_CONTROL_BYTES * len(data)


def _is_mostly_utf_8(data: bytes) -> bool:
    """Whether more of its non-ASCII characters are whole UTF-8 than broken: a damaged file, not an older encoding."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(not character.isascii() for character in text) > 2 * broken


def _unify_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
