"""Plain text, with or without the head and tail that a news archive puts round it.

A diplomatic cable is for `graph.articles.cables`.

The hour in a head is the publisher's own; no head names a time zone.

Harbor Wire 6/30/2025 7:40:15 AM        the publisher, the publisher's own month/day/year and hour
                                        paragraphs, parted by blank lines
{snip}                                  something was left out here: never text, always a boundary
The post TITLE appeared first on NAME.  the title
"""

import datetime as dt
import re

from graph.articles.cables import is_cable, read_cable
from graph.articles.draft import Draft
from graph.articles.encoding import decode
from graph.articles.prose import normalise_characters, normalise_line, split_paragraphs

LONGEST_HEAD = 300  # characters; a longer first line is a paragraph
HEAD = re.compile(
    r"(?:(?P<publisher>.+) )?(?P<day>\d{1,2}/\d{1,2}/\d{4})(?: (?P<time>\d{1,2}:\d\d(?::\d\d)?) ?(?P<half>[AP]M))?",
    re.ASCII,
)
CLOSING_LINE = re.compile(r"The post (?P<title>.+) (?:appeared first|first appeared) on (?P<publisher>.+?)\.?")
OMISSION = re.compile(r"\{\s*snip\s*\}", re.IGNORECASE)


def read_text(data: bytes) -> Draft:
    """The draft in a plain text file; title and publisher are None where the file does not state them."""
    text = decode(data)
    return read_cable(text) if is_cable(text) else _read_news(text)


def _read_news(text: str) -> Draft:
    head, body = _split_head(normalise_characters(text))
    paragraphs = split_paragraphs(OMISSION.sub("\n\n", body))
    closing = CLOSING_LINE.fullmatch(paragraphs[-1]) if paragraphs else None
    return Draft(
        paragraphs=paragraphs[:-1] if closing else paragraphs,
        title=closing["title"] if closing else None,
        publisher=(head and head["publisher"]) or (closing and closing["publisher"]) or None,
        published=_published(head) if head else None,
    )


def _split_head(text: str) -> tuple[re.Match[str] | None, str]:
    first_line, _, rest = text.lstrip().partition("\n")
    head = HEAD.fullmatch(normalise_line(first_line)) if len(first_line) <= LONGEST_HEAD else None
    return (head, rest) if head else (None, text)


def _published(head: re.Match[str]) -> str | None:
    """The date of a head in ISO 8601, None where there is no such day or hour."""
    try:
        if head["time"] is None:
            return dt.datetime.strptime(head["day"], "%m/%d/%Y").date().isoformat()  # noqa: DTZ007
        form = "%m/%d/%Y %I:%M:%S %p" if head["time"].count(":") == 2 else "%m/%d/%Y %I:%M %p"
        return dt.datetime.strptime(f"{head['day']} {head['time']} {head['half']}", form).isoformat()  # noqa: DTZ007
    except ValueError:
        return None
