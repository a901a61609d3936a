"""Markdown with front matter: the prose of a document, and what its YAML head says of it.

Paragraphs, list items and quotations are prose. Headings, tables, blocks of code, images, raw HTML and
what is struck out are not.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from graph.articles.bounded import bounded
from graph.articles.draft import Draft, Unreadable
from graph.articles.encoding import decode
from graph.articles.fields import parse_published
from graph.articles.prose import normalise_line

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
# What other programs call our fields, ours first.
TITLE = ("title", "headline")
PUBLISHER = ("publisher", "source", "site")
PUBLISHED = ("date", "published", "pubdate", "datepublished")
ADDRESS = ("url", "canonical", "canonical_url", "link")
LANGUAGE = ("lang", "language")
MOST_CHARACTERS = 500_000  # of a file; brackets that never close take seconds beyond that
H1 = ("heading_open", "h1")  # type and tag of a token

_MARKDOWN = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])


@bounded
def read_markdown(data: bytes) -> Draft:
    """The draft in a Markdown file.

    Raises Unreadable if it is far larger than an article, or its front matter is no YAML mapping.
    """
    text = decode(data)
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(f"{len(text):,} characters of Markdown, expected at most {MOST_CHARACTERS:,}")
    front_matter = FRONT_MATTER.match(text)
    fields = _parse_front_matter(front_matter["yaml"]) if front_matter else {}
    tokens = _MARKDOWN.parse(text[front_matter.end() :] if front_matter else text)
    return Draft(
        paragraphs=tuple(_paragraphs(tokens)),
        title=_first(fields, TITLE) or _main_heading(tokens),
        publisher=_first(fields, PUBLISHER),
        published=parse_published(_first(fields, PUBLISHED)),
        url=_first(fields, ADDRESS),
        language=_first(fields, LANGUAGE),
    )


def _parse_front_matter(text: str) -> dict[str, str]:
    """The entries that have a plain value, keys in lower case."""
    try:
        # The base loader leaves every value a string: `lang: no` is Norwegian, not False, and no object is made.
        loaded = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise Unreadable(f"front matter that is no YAML{_line_of(error)}") from None
    if not isinstance(loaded, dict | None):
        raise Unreadable("front matter that is no mapping, expected lines such as `title: ...`")
    return {str(key).lower(): value for key, value in (loaded or {}).items() if isinstance(value, str)}


def _line_of(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f" (line {mark.line + 2})" if mark else ""  # counted from one, after the opening dashes


def _first(fields: dict[str, str], names: Sequence[str]) -> str | None:
    return next((fields[name] for name in names if fields.get(name)), None)


def _main_heading(tokens: Sequence[Token]) -> str | None:
    return next((_words(inline) for opening, inline in pairwise(tokens) if (opening.type, opening.tag) == H1), None)


def _paragraphs(tokens: Sequence[Token]) -> Iterator[str]:
    for opening, inline in pairwise(tokens):
        if opening.type == "paragraph_open" and (words := _words(inline)):
            yield words


def _words(inline: Token) -> str:
    """The words of a paragraph without their markup; a line break is a space."""
    pieces, struck_out = [], 0
    for token in inline.children or ():
        if token.type in {"s_open", "s_close"}:
            struck_out += token.nesting
        elif not struck_out:
            pieces.append(" " if token.type in {"softbreak", "hardbreak"} else _visible(token))
    return normalise_line("".join(pieces))


def _visible(token: Token) -> str:
    return token.content if token.type in {"text", "code_inline"} else ""
