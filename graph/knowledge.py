"""`knowledge.json`: what a build knew beside its articles, for whoever reads its tables.

The kinds of fact with their roles and terms, a user's own files that took part, and the states that ISO 3166-1 does
not list. Page and evaluation read it, since neither sees the lexicon that a build was made with.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.corrections import Corrections, CorrectionsFile
from graph.errors import BuildError
from graph.frames import Frame, Wording
from graph.iris import BASE_IRI, rebase_iri
from graph.kinds import kind_iri, role_iri
from graph.lexicon import KnowledgeFile, Lexicon, shipped_lexicon
from graph.territories import find_territory

NAME = "knowledge.json"


class RoleRecord(BaseModel):
    """A role of a kind."""

    model_config = ConfigDict(frozen=True)

    iri: str
    required: bool


class KindRecord(BaseModel):
    """A kind of fact."""

    model_config = ConfigDict(frozen=True)

    iri: str
    definition: str
    own: bool  # a user's
    roles: Mapping[str, RoleRecord]
    unordered: bool
    wording: Wording | None
    frame: Mapping[str, Any] | None = None  # a user's, as its file has it, without its patterns


class Knowledge(BaseModel):
    """What a build knew."""

    model_config = ConfigDict(frozen=True)

    kinds: Mapping[str, KindRecord] = {}
    files: tuple[Mapping[str, str], ...] = ()
    corrections: CorrectionsFile | None = None  # a user's
    states: Mapping[str, str] = {}  # names of those that ISO does not list, as sentences have them, by code

    @property
    def own_kinds(self) -> dict[str, KindRecord]:
        """The kinds that are a user's, by name."""
        return {name: kind for name, kind in self.kinds.items() if kind.own}


def write_knowledge(
    path: Path, lexicon: Lexicon, *, corrections: Corrections | None = None, base_iri: str = BASE_IRI
) -> None:
    """Write what a lexicon and a user's corrections know as JSON in ASCII; the same ones give the same bytes."""
    kinds = {name: _kind(frame, base_iri) for name, frame in sorted(lexicon.frames.frames.items())}
    gazetteer = lexicon.gazetteer
    states = {code: gazetteer.in_sentence(code) for code in sorted(gazetteer.states) if find_territory(code) is None}
    known = Knowledge(
        kinds=kinds,
        files=tuple(asdict(file) for file in lexicon.files),
        corrections=corrections.content if corrections is not None and corrections.path is not None else None,
        states=states,
    )
    path.write_text(json.dumps(known.model_dump(mode="json"), indent=1) + "\n", encoding="ascii", newline="\n")


def read_knowledge(build: Path) -> Knowledge:
    """What a build knew; nothing of one that an earlier version made. Raises BuildError if it cannot be read."""
    path = build / NAME
    try:
        return Knowledge.model_validate_json(path.read_bytes()) if path.exists() else Knowledge()
    except (OSError, ValidationError) as error:
        raise BuildError(f"{path}: cannot be read as what a build knew: {error}") from error


def known_lexicon(knowledge: Knowledge) -> Lexicon:
    """The lexicon of the ontology with a build's own kinds of fact, without the words that evoke them."""
    shipped = shipped_lexicon()
    own = {
        name: Frame.model_validate({**kind.frame, "patterns": ()})
        for name, kind in knowledge.own_kinds.items()
        if kind.frame
    }
    frames = replace(shipped.frames, frames={**shipped.frames.frames, **own})
    return Lexicon(frames, shipped.gazetteer, tuple(KnowledgeFile(**file) for file in knowledge.files))


def _kind(frame: Frame, base_iri: str) -> KindRecord:
    roles = {
        name: RoleRecord(iri=rebase_iri(role_iri(frame, name), base_iri), required=role.required)
        for name, role in frame.roles.items()
    }
    return KindRecord(
        iri=rebase_iri(kind_iri(frame), base_iri),
        definition=frame.definition,
        own=frame.own,
        roles=roles,
        unordered=frame.unordered,
        wording=frame.wording,
        frame=frame.model_dump(mode="json", exclude={"patterns"}) if frame.own else None,
    )
