"""The articles, claims and events of a build as the records that they were, read from its files.

For what is worked out anew without the inputs: what was public on a day, where sources differ, and other forms.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from graph.errors import BuildError
from graph.iris import BASE_IRI, mint_article_iri, mint_claim_iri, rebase_iri
from graph.model import Article, Claim, Event

_Record = TypeVar("_Record")
_ARTICLE, _CLAIM, _EVENT = TypeAdapter(Article), TypeAdapter(Claim), TypeAdapter(Event)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a build read."""

    articles: tuple[Article, ...]  # with their texts
    claims: tuple[Claim, ...]
    base_iri: str  # under which its files have the IRIs; the records have them under the usual one

    def usual_iri(self, iri: str) -> str:
        """An IRI of the build's files as records have it."""
        return BASE_IRI + iri.removeprefix(self.base_iri) if iri.startswith(self.base_iri) else iri

    def own_iri(self, iri: str) -> str:
        """An IRI of a record as the build's files have it."""
        return rebase_iri(iri, self.base_iri)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Articles, claims and the events that they make, one by one; each call gives them from the first on."""

    articles: Callable[[], Iterator[Article]]  # with their texts
    claims: Callable[[], Iterator[Claim]]
    events: Callable[[], Iterator[Event]]
    base_iri: str  # under which the build has its IRIs; the records have them under the usual one


def stream_records(build: Path) -> Records:
    """The records of a build, read as they are asked for. They, and this, raise BuildError if they cannot be read."""
    base_iri = find_base_iri(build)

    def usual(iri: str) -> str:
        return BASE_IRI + iri.removeprefix(base_iri)

    return Records(
        articles=lambda: (_checked(_ARTICLE, line, build) for line in _lines(build / "articles.jsonl")),
        claims=lambda: (
            _checked(_CLAIM, line | {"about": list(map(usual, line["about"]))}, build)
            for line in _explained(build, "claim")
        ),
        events=lambda: (_checked(_EVENT, _event_fields(line, usual), build) for line in _explained(build, "event")),
        base_iri=base_iri,
    )


def find_base_iri(build: Path) -> str:
    """Under which a build has its IRIs, told from its first article; the usual one if it has none."""
    for line in _explained(build, "article"):
        usual = mint_article_iri(str(line["article"]))
        return str(line["id"]).removesuffix(usual.removeprefix(BASE_IRI))
    return BASE_IRI


def _event_fields(line: Mapping[str, Any], usual: Callable[[str], str]) -> dict[str, Any]:
    """An event as its record has it, from a line of `explanations.jsonl`."""

    def key(iri: str) -> str:
        return usual(iri).rpartition("/")[2]

    neighbour = line["neighbour"]
    return {
        **line,
        "key": key(line["id"]),
        "roles": [(filler["role"], filler["entity"]) for filler in line["fillers"]],
        "claims": list(map(usual, line["claims"])),
        "about": list(map(key, line["about"])),
        "history": [step | {"claims": list(map(usual, step["claims"]))} for step in line["history"]],
        "joinings": [joining | {"claim": usual(joining["claim"])} for joining in line["joinings"]],
        "neighbour": neighbour and neighbour | {"event": key(neighbour["event"])},
    }


def _explained(build: Path, kind: str) -> Iterator[dict[str, Any]]:
    """The lines of `explanations.jsonl` of one kind; the others are not even taken apart."""
    path, beginning = build / "explanations.jsonl", f'{{"type": "{kind}", '
    return _lines(path, beginning)


def read_recorded(build: Path) -> Recorded:
    """What a build read. Raises BuildError if its files cannot be read."""
    texts, explanations = build / "articles.jsonl", build / "explanations.jsonl"
    articles = tuple(_checked(_ARTICLE, line, texts) for line in _lines(texts))
    lines = [line for line in _lines(explanations) if line.get("type") == "claim"]
    claims = [_checked(_CLAIM, line, explanations) for line in lines]
    if not claims:
        return Recorded(articles, (), BASE_IRI)
    # What a claim is about plays no part in its IRI, so the base can be told from any claim.
    base_iri = str(lines[0]["id"]).removesuffix(mint_claim_iri(claims[0]).removeprefix(BASE_IRI))
    recorded = Recorded(articles, (), base_iri)
    back = (replace(claim, about=tuple(map(recorded.usual_iri, claim.about))) for claim in claims)
    return replace(recorded, claims=tuple(back))


def _lines(path: Path, beginning: str = "") -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="ascii") as file:
            yield from (json.loads(line) for line in file if line.startswith(beginning))
    except (OSError, ValueError) as error:
        raise BuildError(f"{path}: cannot be read as part of a build: {error}") from error


def _checked(kind: TypeAdapter[_Record], line: Mapping[str, Any], path: Path) -> _Record:
    try:
        return kind.validate_python(line)
    except ValidationError as error:
        raise BuildError(f"{path}: not of this version of Cablegraph: {error.errors()[0]}") from error
