"""What a reader finds in one file, before `graph.articles.inputs` checks it and makes an `Article` of it."""

from dataclasses import dataclass


class Unreadable(Exception):  # noqa: N818  (it never leaves this package; ArticleError is what users see)
    """Why an input is no article: what was found and what was expected, without the input's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The paragraphs of a file and what it says of itself, as found; None where it says nothing."""

    paragraphs: tuple[str, ...]  # each one normalised line (`graph.articles.prose`)
    title: str | None = None
    publisher: str | None = None
    published: str | None = None  # ISO 8601, as precise as the source
    url: str | None = None
    language: str | None = None  # as declared; None is not a promise of English
