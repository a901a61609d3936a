"""PDF files: rulings, reports, printed pages. What stands on the pages is read in a process of its own.

PDF has no field for the day that a text was published on: its dates are those of the file, which a converter sets
anew. So the date is the one that the first page states behind a word such as "Decided:", or none.
"""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graph.articles import pdf_pages
from graph.articles.draft import Draft, Unreadable
from graph.articles.fields import parse_published
from graph.articles.pdf_layout import Page, read_paragraphs
from graph.articles.pdf_pages import Line
from graph.articles.prose import is_label, normalise_line

MOST_SECONDS = 120  # by the clock, however little of it the process got
DATE = r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4}|[A-Z][a-z]+ \d{1,2},? \d{4}|\d{4}-\d\d-\d\d"
STATED_DATE = re.compile(
    r"\b(?:Date(?: of (?:Judgment|Decision|Order|Publication|Release))?|Dated|Decided|Delivered|Filed|Issued|"
    r"Published|Released|Pronounced|Handed down|Judgment)(?: on)?\s?:?\s"
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?P<date>{DATE})\.?$",
    re.IGNORECASE,
)
# Titles that programs set by themselves: the name of the file that they wrote from.
NO_TITLE = re.compile(
    r"Microsoft \w+ - |untitled|layout \d|.*\.(?:docx?|odt|rtf|pdf|indd|tex|dvi|html?)$", re.IGNORECASE
)


def read_pdf(data: bytes) -> Draft:
    """The draft in a PDF file.

    Raises Unreadable if it cannot be opened, has no text (a scan), or is far larger than a ruling.
    """
    document = _read_document(data)
    pages: list[Page] = [(page["height"], [Line(**line) for line in page["lines"]]) for page in document["pages"]]
    if not any(lines for _, lines in pages):
        raise Unreadable("no text on its pages, expected some: a scan must be recognised first")
    lines = (normalise_line(paragraph) for paragraph in read_paragraphs(pages))
    title = normalise_line(document["title"] or "")
    return Draft(
        paragraphs=tuple(line for line in lines if line and not is_label(line)),
        title=None if NO_TITLE.match(title) else title,
        published=_stated_date(pages[0][1]),
    )


def _read_document(data: bytes) -> dict[str, Any]:
    """What the other process finds."""
    command = [sys.executable, "-I", str(Path(pdf_pages.__file__))]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Unreadable(f"a PDF file that takes more than {MOST_SECONDS} seconds, expected pages of text") from None
    if done.returncode != 0:
        raise Unreadable("a PDF file that takes too much time or memory, or is broken; expected pages of text")
    document: dict[str, Any] = json.loads(done.stdout)
    if "error" in document:
        raise Unreadable(f"no PDF file that can be read: {document['error']}")
    return document


def _stated_date(lines: Sequence[Line]) -> str | None:
    """The first date on a page that says what it is."""
    stated = (STATED_DATE.search(normalise_line(line.text)) for line in lines)
    return next((parse_published(found["date"]) for found in stated if found), None)
