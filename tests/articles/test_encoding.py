"""From bytes to characters."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.articles.draft import Unreadable
from graph.articles.encoding import decode

TEXT = "Gjadër – “€5 million”, said Kigali."
UNMARKED = st.text(st.characters(exclude_categories=["Cs", "Cc"]).filter(lambda character: character != "\ufeff"))


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_decides(mark, encoding):
    """A byte order mark says the encoding, whatever the page declares, and is no text."""
    assert decode(mark + TEXT.encode(encoding), declared="windows-1250") == TEXT


@given(UNMARKED)
def test_utf_8_comes_back(text):
    """Any text without controls comes back from UTF-8."""
    assert decode(text.encode()) == text


@pytest.mark.parametrize("declared", [None, "iso-8859-1", "ISO-8859-2", "no-such-charset", "zlib", "idna", "x\0y"])
def test_utf_8_is_believed_before_a_declaration(declared):
    """Bytes that are UTF-8 throughout are read as UTF-8, whatever is declared."""
    assert decode(TEXT.encode(), declared=declared) == TEXT


def test_declared_charset():
    """Bytes that are no UTF-8 are read in the charset that the page declares."""
    assert decode("Gdańsk, Łódź".encode("iso-8859-2"), declared="ISO-8859-2") == "Gdańsk, Łódź"


@pytest.mark.parametrize("declared", [None, "latin-1", "us-ascii", "utf-7", "unicode_escape", "rot13", "hex", "é"])
def test_windows_1252_is_the_last_resort(declared):
    """Older Western text is read as Windows-1252, as browsers do, and no codec of Python's own is ever used."""
    assert decode(TEXT.replace("ë", "e").encode("cp1252"), declared=declared) == TEXT.replace("ë", "e")


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_line_ends(line_end):
    """Line ends of every system are read as one."""
    assert decode(f"One{line_end}{line_end}Two".encode()) == "One\n\nTwo"


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04\x14\0\x06\0", b"a\0b" * 9, bytes(range(1, 32)) * 9, b"\x89PNG\r\n\x1a\n\0"]
)
def test_binary_data_is_refused(data):
    """Data with NUL bytes or many control bytes is no text."""
    with pytest.raises(Unreadable, match=r"binary data, expected text in UTF-8"):
        decode(data)


def test_damaged_utf_8_is_refused():
    """UTF-8 with a broken byte is not taken for Windows-1252, which would garble all the rest."""
    with pytest.raises(Unreadable, match=r"wrong encoding: byte 0xC3 at offset \d+ is not UTF-8"):
        decode(TEXT.encode() + b"\xc3 and on")


def test_bytes_of_no_known_encoding_are_refused():
    """A byte that neither UTF-8 nor Windows-1252 has is named with its place."""
    with pytest.raises(Unreadable, match=r"byte 0x81 at offset 5 is not CP1252, expected text in UTF-8"):
        decode(b"Word \x81 word")


def test_broken_utf_16_is_refused():
    """Half a character after a byte order mark is an error, not a loss."""
    with pytest.raises(Unreadable, match=r"is not UTF-16-LE"):
        decode(codecs.BOM_UTF16_LE + b"a\0b")
