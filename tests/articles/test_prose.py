"""The one form that running text is brought to."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.articles.prose import normalise_characters, normalise_line, split_paragraphs

ANY_TEXT = st.text(st.characters(exclude_categories=[]))


@given(ANY_TEXT)
def test_normal_form_is_stable(text):
    """Normalising a second time changes nothing."""
    once = normalise_characters(text)
    assert normalise_characters(once) == once


@given(ANY_TEXT)
def test_split_paragraphs_is_stable(text):
    """The paragraphs of a text, put together with blank lines, are split into themselves."""
    paragraphs = split_paragraphs(text)
    assert split_paragraphs("\n\n".join(paragraphs)) == paragraphs


@given(ANY_TEXT)
def test_paragraph_is_a_visible_line_in_nfc(text):
    """A paragraph is one line in NFC with single plain spaces inside and no character that cannot be seen."""
    for paragraph in split_paragraphs(text):
        assert paragraph == unicodedata.normalize("NFC", paragraph) == normalise_line(paragraph)
        assert paragraph == " ".join(paragraph.split(" "))
        assert not {unicodedata.category(character) for character in paragraph} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
        assert not any(character.isspace() and character != " " for character in paragraph)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("16\u00a0March\u202f2026", "16 March 2026"),
        ("co\u00adoper\u200bation\ufeff", "cooperation"),
        ("Gjade\u0308r", "Gjadër"),
        ("\u202etxt.exe\u202c", "txt.exe"),
        ("bell\x07 and escape\x1b[31m", "bell and escape[31m"),
        ("no\ufffe\ufdd0n", "non"),
        ("=1+1", "=1+1"),
        ("<b>x</b> {snip", "<b>x</b> {snip"),
    ],
)
def test_normalise_line(text, line):
    """Spaces become plain, the invisible goes, and what looks like markup or a formula stays text."""
    assert normalise_line(text) == line


@pytest.mark.parametrize("line_break", ["\n", "\x0b", "\x0c", "\x85", "\u2028"])
def test_short_lines_are_joined(line_break):
    """Where all lines are short, a single line break is a space and a blank line parts paragraphs."""
    text = line_break.join(["The ministry", "paid.", "", "Peru", "refused."])
    assert split_paragraphs(text) == ("The ministry paid.", "Peru refused.")


def test_paragraph_separator_parts():
    """The paragraph separator of Unicode parts paragraphs even between short lines."""
    assert split_paragraphs("One.\u2029Two.") == ("One.", "Two.")


def test_long_lines_are_paragraphs():
    """Where one line is longer than any typesetter's, each line is a paragraph, with or without blank lines."""
    long_line = "word " * 30 + "end."
    assert split_paragraphs(f"{long_line}\nShort one.\n\nLast.") == (long_line, "Short one.", "Last.")


@pytest.mark.parametrize("text", ["", " \n\t\n ", "\u200b\n\u00a0"])
def test_nothing_visible_is_no_paragraph(text):
    """A text of nothing visible has no paragraphs."""
    assert split_paragraphs(text) == ()
