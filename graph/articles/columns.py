"""Which columns of a table hold what of an article: those that the user names, else what others usually call them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from graph.articles.cables import is_cable, read_cable
from graph.articles.draft import Draft, Record, Unreadable
from graph.articles.fields import parse_published
from graph.articles.html import read_passage
from graph.errors import RequestError

# What other programs call our fields, ours first.
USUAL: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "id": ("id", "guid", "uid", "article_id"),
        "title": ("title", "headline"),
        "text": ("text", "body", "content", "article", "maintext", "full_text"),
        "published": (
            *("published", "date", "published_at", "publishedat", "pubdate", "pub_date", "publication_date"),
            *("datepublished", "date_published", "publish_date", "date_publish"),
        ),
        "url": ("url", "link", "canonical_url"),
        "publisher": ("publisher", "source", "site", "outlet", "publication", "source_name"),
        "language": ("language", "lang"),
    }
)


class Columns:
    """The column of each field, as the user names it (`{"text": "article body"}`) or as it is usual.

    Raises RequestError for a field that articles do not have.
    """

    def __init__(self, named: Mapping[str, str] | None = None) -> None:
        if unknown := (named or {}).keys() - USUAL.keys():
            raise RequestError(f"no field {min(unknown)} for a column; the fields are {', '.join(USUAL)}")
        self._named = {field: _plain(name) for field, name in (named or {}).items()}

    def check(self, names: Iterable[str]) -> None:
        """Raise Unreadable if a table has no column for the text, or not one that the user named."""
        found = list(names)
        plain = set(map(_plain, found))
        for field, name in self._named.items():
            if name not in plain:
                raise Unreadable(f"no column {name} ({field}); its columns are {', '.join(found[:20])}")
        if not plain & set(self.names("text")):
            raise Unreadable(
                f"no column with the text of an article ({', '.join(USUAL['text'])}, or name one); "
                f"its columns are {', '.join(found[:20])}"
            )

    def names(self, field: str) -> Sequence[str]:
        """The names, in lower case, that a field is looked for under."""
        return (self._named[field],) if field in self._named else USUAL[field]

    def record(self, row: Mapping[str, object], place: str) -> Record:
        """The article of a row; values that are neither text, number nor date are passed over."""
        values = {_plain(name): words for name, value in row.items() if (words := _words(value))}
        found = {field: next((values[name] for name in self.names(field) if name in values), None) for field in USUAL}
        return Record(place=found["id"] or place, id=found["id"], draft=_draft(found))


def _draft(found: Mapping[str, str | None]) -> Draft | Unreadable:
    if not found["text"]:
        return Unreadable("no text in it, expected paragraphs of prose")
    row = Draft(
        paragraphs=(),
        title=found["title"],
        publisher=found["publisher"],
        published=parse_published(found["published"]),
        url=found["url"],
        language=found["language"],
    )
    if is_cable(found["text"]):
        return read_cable(found["text"]).beside(row)
    try:
        return replace(row, paragraphs=read_passage(found["text"]))
    except Unreadable as reason:
        return reason


def _plain(name: object) -> str:
    return "_".join(str(name).replace("-", " ").split()).lower()


def _words(value: object) -> str | None:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value).strip()
    return None
