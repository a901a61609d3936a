"""The articles and claims of a build as the records that they were, read from its files.

For what is worked out anew without the inputs: what was public on a day, and where sources differ.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from graph.errors import BuildError
from graph.iris import BASE_IRI, mint_claim_iri, rebase_iri
from graph.model import Article, Claim

_Record = TypeVar("_Record")
_ARTICLE, _CLAIM = TypeAdapter(Article), TypeAdapter(Claim)


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


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="ascii") as file:
            yield from map(json.loads, file)
    except (OSError, ValueError) as error:
        raise BuildError(f"{path}: cannot be read as part of a build: {error}") from error


def _checked(kind: TypeAdapter[_Record], line: Mapping[str, Any], path: Path) -> _Record:
    try:
        return kind.validate_python(line)
    except ValidationError as error:
        raise BuildError(f"{path}: not of this version of Cablegraph: {error.errors()[0]}") from error
