"""Reads the construction suite (`tests/constructions/*.yaml`) and compares its notation with the claims that we find.

The notation is described in `tests/constructions/README.md`; which claims an article gives is for `graph.extraction`.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

import networkx as nx
from project import pipeline, read_yaml
from pydantic import BaseModel, ConfigDict

from graph.extraction import Lexicon, extract_claims, load_lexicon
from graph.language import ParsedArticle, parse_article
from graph.model import Article, Claim, EntityKind, Filler, Status

FOLDER = Path(__file__).parent / "constructions"
_VALUES = frozenset({"amount", "count", "nationality", "effect", "title", "date", "by"})
_OF_STATES = frozenset({EntityKind.GOVERNMENT, EntityKind.COUNTRY, EntityKind.AGENCY})
_SWAPPED = {"party": "counterparty", "counterparty": "party"}


class Item(BaseModel):
    """A short text and what it says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    construction: str
    text: str
    claims: tuple[str, ...]  # each must be found
    optional: tuple[str, ...] = ()  # a careful reader might leave these out
    others: Literal["allowed", "none"] = "none"  # whether claims that stand in neither list are wrong
    published: dt.date | None = None  # the file's own day, if None
    gap: str | None = None  # why it is known to be missed


class ConstructionFile(BaseModel):
    """One file of the suite."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    published: dt.date
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One claim as the notation writes it; what it leaves out is not compared."""

    text: str
    kind: str
    statuses: frozenset[str]
    parts: Mapping[str, tuple[str, ...]]  # role or value -> what it may be


@cache  # the files are long, and three test files read them
def read_suite() -> Mapping[str, Sequence[Item]]:
    """The items by the name of their file, each with its day of publication."""
    suite = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        content = ConstructionFile.model_validate(read_yaml(path))
        suite[path.stem] = [
            item if item.published else item.model_copy(update={"published": content.published})
            for item in content.items
        ]
    return suite


@cache
def lexicon() -> Lexicon:
    """The lexicon of the ontology, read once a session."""
    return load_lexicon()


@cache  # parsing takes most of the time, and many tests read one text again
def _parsed(text: str) -> ParsedArticle:
    return parse_article(pipeline(), Article(id="construction", text=text))


def find_claims(text: str, published: dt.date | str | None) -> list[Claim]:
    """The claims of a text that was published on that day."""
    article = Article(id="construction", text=text, published=str(published) if published else None)
    return extract_claims(replace(_parsed(text), article=article), lexicon())


def parse_wanted(text: str) -> Wanted:
    """A claim from its notation.

    >>> parse_wanted('Request planned requester=US|"State Department" requestee=TN').parts["requester"]
    ('US', 'State Department')
    """
    head, *parts = re.split(r"\s+(?=\w+=)", text)
    kind, status = head.split()
    statuses = frozenset(str(Status(name)) for name in status.split("|"))
    values = {}
    for part in parts:
        name, _, value = part.partition("=")
        values[name] = tuple(choice.strip().strip('"') for choice in value.split("|"))
    return Wanted(text=text, kind=kind, statuses=statuses, parts=values)


def compare(item: Item, claims: Sequence[Claim]) -> tuple[list[str], list[str]]:
    """What is missing (in notation as the item has it) and what is too much (in notation)."""
    wanted = [parse_wanted(text) for text in (*item.claims, *item.optional)]
    network: nx.Graph[tuple[str, int]] = nx.Graph()
    for i, want in enumerate(wanted):
        for j, claim in enumerate(claims):
            if says(want, claim):
                network.add_edge(("wanted", i), ("claim", j), weight=2 if i < len(item.claims) else 1)
    ends = {end for pair in nx.max_weight_matching(network) for end in pair}
    missing = [want.text for i, want in enumerate(wanted[: len(item.claims)]) if ("wanted", i) not in ends]
    extra = [describe(claim) for j, claim in enumerate(claims) if ("claim", j) not in ends]
    return missing, extra if item.others == "none" else []


def says(want: Wanted, claim: Claim) -> bool:
    """Whether a claim says all that is wanted of it."""
    if want.kind != claim.kind or claim.status not in want.statuses:
        return False
    roles = {name: choices for name, choices in want.parts.items() if name not in _VALUES}
    values = {name: choices for name, choices in want.parts.items() if name in _VALUES}
    if not all(any(_has_value(claim, name, choice) for choice in choices) for name, choices in values.items()):
        return False
    if _roles_agree(roles, claim):
        return True
    swapped = {_SWAPPED.get(name, name): choices for name, choices in roles.items()}
    return claim.kind == "Negotiation" and _roles_agree(swapped, claim)


def describe(claim: Claim) -> str:
    """A claim in the notation, with all that it holds."""
    parts = [f"{claim.kind} {claim.status}"]
    parts += [f"{filler.role}={_name_of(filler)}" for filler in claim.fillers]
    if claim.amount:
        parts.append(f"amount={claim.amount.value} {claim.amount.currency}")
    if claim.count:
        parts.append(f"count={claim.count.value}")
    if claim.nationality:
        parts.append(f"nationality={','.join(claim.nationality)}")
    parts += [f"{name}={value}" for name in ("effect", "title") if (value := getattr(claim, name))]
    if claim.time:
        parts.append(f"date={claim.time.value}")
    if claim.attribution:
        parts.append(f'by="{claim.attribution.label}"')
    return " ".join(parts)


def _name_of(filler: Filler) -> str:
    is_state = filler.entity.country and filler.entity.kind in _OF_STATES
    return str(filler.entity.country) if is_state else f'"{filler.entity.label}"'


def _roles_agree(roles: Mapping[str, Iterable[str]], claim: Claim) -> bool:
    return all(any(_fills(claim.filler(role), choice) for choice in choices) for role, choices in roles.items())


def _fills(filler: Filler | None, name: str) -> bool:
    if filler is None or name == "none":
        return filler is None and name == "none"
    if re.fullmatch("[A-Z]{2}", name):
        return filler.entity.kind in _OF_STATES and filler.entity.country == name
    found = [_words(text) for text in (filler.entity.label, filler.mention.text)]
    if filler.entity.kind is EntityKind.GROUP:
        return any(set(_words(name)) <= set(words) for words in found)
    return _words(name) in found


def _has_value(claim: Claim, name: str, value: str) -> bool:
    if name == "by":
        return _says_so(claim, value)
    if name == "nationality":
        return claim.nationality == (() if value == "none" else tuple(sorted(value.split(","))))
    if name in {"effect", "title"}:
        return _words(value) == _words(getattr(claim, name) or "none")
    return value == _number_or_date(claim, name)


def _number_or_date(claim: Claim, name: str) -> str:
    if name == "amount" and claim.amount:
        return f"{claim.amount.value:f} {claim.amount.currency}"
    if name == "count" and claim.count:
        return str(claim.count.value)
    if name == "date" and claim.time:
        return str(claim.time.value).lower()
    return "none"


def _says_so(claim: Claim, name: str) -> bool:
    source = claim.attribution
    if source is None:
        return name == "none"
    if source.entity and re.fullmatch("[A-Z]{2}", name):
        return source.entity.country == name
    labels = (source.label, source.mention.text, source.entity.label if source.entity else "")
    return _words(name) in [_words(label) for label in labels]


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).replace(".", "").casefold()
    words = re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return [word for word in words if word not in {"the", "a", "an", "s"}]
