"""Whose word an article is: articles with the same source are one voice, however many papers print it.

An agency's story is the agency's, whoever prints it; copies of one text are one source though none names an agency; and
what else a paper prints is the paper's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from graph.model import Article, Claim
from graph.resolution.copies import group_copies, sign_text
from graph.resolution.credits import find_credit, find_outlet, find_relay, is_agency

OWN_WORD = "publisher "  # how the source begins of what a paper has from nobody else


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What is kept of an article to tell whose word it is; its text is not needed again."""

    publisher: str | None
    credit: str | None  # the agency that the text names as its source
    signature: bytes  # `graph.resolution.copies.sign_text`

    @classmethod
    def of(cls, article: Article) -> Self:
        """The print of an article."""
        return cls(publisher=article.publisher, credit=find_credit(article.text), signature=sign_text(article.text))


def find_sources(articles: Iterable[Article]) -> dict[str, str]:
    """Whose word each article is, by its id."""
    return name_sources({article.id: Print.of(article) for article in articles})


def name_sources(prints: Mapping[str, Print]) -> dict[str, str]:
    """Whose word each article is, by its id, from the prints of all articles.

    A name begins with what it is of: "agency Reuters", "copies of" the least id of those that print the same,
    "publisher Harbor Wire", or "article" where nothing is known.
    """
    group_of = group_copies({name: print_.signature for name, print_ in prints.items()})
    groups: dict[str, list[str]] = {}
    for name in sorted(prints):
        groups.setdefault(group_of[name], []).append(name)
    return {
        name: source
        for first, names in groups.items()
        for name, source in _sources_of(first, {name: prints[name] for name in names}).items()
    }


def source_of(claim: Claim, sources: Mapping[str, str]) -> str:
    """Whose word a claim is: that of its article, unless it retells an agency or another paper."""
    relay = find_relay(claim.attribution)
    return _outlet(relay) if relay else sources.get(claim.article, f"article {claim.article}")


def _sources_of(first: str, copies: Mapping[str, Print]) -> dict[str, str]:
    """The sources of articles that print the same."""
    credits_ = sorted({copy.credit for copy in copies.values() if copy.credit})
    publishers = {copy.publisher for copy in copies.values()}
    if credits_:
        return dict.fromkeys(copies, _outlet(credits_[0]))
    if len(publishers) > 1 or (len(copies) > 1 and None in publishers):
        return dict.fromkeys(copies, f"copies of {first}")
    publisher = next(iter(publishers))
    return dict.fromkeys(copies, _outlet(publisher) if publisher else f"article {first}")


def _outlet(name: str) -> str:
    """An agency or a paper as a source, by the name that credits have for it."""
    label = find_outlet(name) or name
    return f"agency {label}" if is_agency(label) else f"{OWN_WORD}{label}"
