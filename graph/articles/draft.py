"""What a reader finds in a file, before `graph.articles.acceptance` checks it and makes an `Article` of it."""

from dataclasses import dataclass, replace


class Unreadable(Exception):  # noqa: N818  (it never leaves this package; ArticleError is what users see)
    """Why an input is no article: what was found and what was expected, without the input's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The paragraphs of an article and what it says of itself, as found; None where it says nothing."""

    paragraphs: tuple[str, ...]  # each one normalised line (`graph.articles.prose`)
    title: str | None = None
    publisher: str | None = None
    published: str | None = None  # ISO 8601, as precise as the source
    url: str | None = None
    language: str | None = None  # as declared; None is not a promise of English

    def beside(self, around: "Draft") -> "Draft":
        """The same, with what it does not say of itself said by what it was found in: a page, a row of a table."""
        fields = ("title", "publisher", "published", "url", "language")
        return replace(self, **{field: getattr(self, field) or getattr(around, field) for field in fields})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One of the articles of a file that holds many, or why it is none."""

    place: str  # which one, for messages: "line 17", a name, an address
    draft: Draft | Unreadable
    id: str | None = None  # what the record calls itself
