"""A user's corrections file: who is one actor, which claims are wrong or checked, which are of one event.

One YAML file that people write and keep; a build reads it again each time (docs/corrections.md). Things are named by
IRI, or by the end of one ("claim/1f2e…", "person/marco-rubio"), which no rebuild changes. Here it is read and checked
by itself; what it does to claims is `graph.resolution.correcting`.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from graph.checked_yaml import line_of, read_checked
from graph.errors import CorrectionError
from graph.lexicon import KnowledgeFile
from graph.model import EntityKind

_ENTITY_KINDS = frozenset(kind.value for kind in EntityKind)
LONGEST_TEXT = 2_000  # characters of a reason or a name

_Mistake = tuple[str, int, str | None, str]  # section, place in it, the text that is wrong, and what is expected


def _end_of(name: str, kinds: Iterable[str]) -> str:
    kind, _, key = name.rstrip("/").rpartition("/")
    kind = kind.rpartition("/")[2]
    if kind not in kinds or not key:
        raise ValueError(f"expected the IRI of one of {', '.join(sorted(kinds))}, or its end, such as person/jane-doe")
    return f"{kind}/{key}"


def _claim_name(name: str) -> str:
    return _end_of(name, {"claim"})


def _actor_name(name: str) -> str:
    return _end_of(name, _ENTITY_KINDS)


ClaimName = Annotated[str, AfterValidator(_claim_name)]  # the end of its IRI: "claim/1f2e3d4c5b6a7988"
ActorName = Annotated[str, AfterValidator(_actor_name)]  # "person/marco-rubio"
Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    why: Text
    by: Text | None = None  # who corrects; that of the file if None
    on: date | None = None  # when


class Merge(_Entry):
    """Actors that are one."""

    actors: tuple[ActorName, ...] = Field(min_length=1)
    into: ActorName


class Split(_Entry):
    """An actor who is somebody else in some articles."""

    actor: ActorName
    articles: tuple[Text, ...] = Field(min_length=1)  # ids
    into: ActorName


class Rename(_Entry):
    """What an actor is called."""

    actor: ActorName
    to: Text


class Verdict(_Entry):
    """A claim that somebody checked against its quote."""

    claim: ClaimName
    kind: str | None = None  # of fact; for the precision by kind, since a rejected claim is in no table
    sample: str | None = None  # the name of the random sample that it was drawn in; None if somebody came upon it


class Together(_Entry):
    """Claims of one event, or of as many as there are claims."""

    claims: tuple[ClaimName, ...] = Field(min_length=2)


class CorrectionsFile(BaseModel):
    """The file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    by: Text | None = None
    merge: tuple[Merge, ...] = ()
    split: tuple[Split, ...] = ()
    rename: tuple[Rename, ...] = ()
    confirm: tuple[Verdict, ...] = ()
    reject: tuple[Verdict, ...] = ()
    join: tuple[Together, ...] = ()
    part: tuple[Together, ...] = ()

    def entries(self) -> Iterator[tuple[str, int, _Entry]]:
        """Each entry with its section and its place in it."""
        for section in CorrectionsFile.model_fields:
            if section != "by":
                yield from ((section, place, entry) for place, entry in enumerate(getattr(self, section)))


@dataclass(frozen=True, slots=True)
class Corrections:
    """A checked file, every entry with who corrects; without a file, nothing to correct."""

    content: CorrectionsFile = field(default_factory=CorrectionsFile)
    path: Path | None = None
    file: KnowledgeFile | None = None  # by name and digest, for the graph

    @property
    def merged(self) -> Mapping[str, Merge]:
        """The entry that merges an actor into another, by the actor."""
        return MappingProxyType({actor: entry for entry in self.content.merge for actor in entry.actors})

    @property
    def renamed(self) -> Mapping[str, Rename]:
        """What each actor that has another name is called."""
        return MappingProxyType({entry.actor: entry for entry in self.content.rename})

    @property
    def rejected(self) -> Mapping[str, Verdict]:
        """The claims that are wrong."""
        return MappingProxyType({entry.claim: entry for entry in self.content.reject})

    @property
    def confirmed(self) -> Mapping[str, Verdict]:
        """The claims that are right."""
        return MappingProxyType({entry.claim: entry for entry in self.content.confirm})

    def unknown(self, claims: Iterable[str], actors: Iterable[str], articles: Iterable[str]) -> Iterator[str]:
        """What the file names and a corpus does not have, a message each; by now it may well be gone.

        Takes the names of all claims and actors, as the file has them, and the ids of all articles.
        """
        known = {"claim": set(claims), "actor": set(actors), "article": set(articles)}
        for section, place, entry in self.content.entries():
            for sort, name in _named(entry):
                if name not in known[sort]:
                    yield f"{self._where(section, place, name)}: no {sort} {name} in this build"

    def _where(self, section: str, place: int, name: str) -> str:
        return f"{self.path}:{line_of(self.path, (section, place), name)}" if self.path is not None else section


def load_corrections(path: Path | None) -> Corrections:
    """The corrections of a file, or none. Raises CorrectionError with file, line and what was expected."""
    if path is None:
        return Corrections()
    content = read_checked(path, CorrectionsFile, CorrectionError)
    _check(path, content)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Corrections(_signed(content), path, KnowledgeFile(name=path.name, sha256=digest))


def _signed(content: CorrectionsFile) -> CorrectionsFile:
    def signed(entries: Sequence[_Entry]) -> tuple[_Entry, ...]:
        return tuple(entry if entry.by else entry.model_copy(update={"by": content.by}) for entry in entries)

    sections = (section for section in CorrectionsFile.model_fields if section != "by")
    return content.model_copy(update={section: signed(getattr(content, section)) for section in sections})


def _check(path: Path, content: CorrectionsFile) -> None:
    """Raise CorrectionError where entries contradict each other, or nobody stands behind one."""
    mistakes = (*_unsigned(content), *_wrong_merges(content), *_wrong_splits(content), *_contradictions(content))
    for section, place, name, message in mistakes:
        raise CorrectionError(f"{path}:{line_of(path, (section, place), name)}: {section}: {message}")


def _unsigned(content: CorrectionsFile) -> Iterator[_Mistake]:
    for section, place, entry in content.entries():
        if entry.by is None and content.by is None:
            yield section, place, None, "who says so? expected `by` here or at the top of the file"


def _wrong_merges(content: CorrectionsFile) -> Iterator[_Mistake]:
    into = {actor: entry.into for entry in content.merge for actor in entry.actors if actor != entry.into}
    counts = Counter(chain.from_iterable(set(entry.actors) - {entry.into} for entry in content.merge))
    for place, entry in enumerate(content.merge):
        for actor in (*entry.actors, entry.into):
            if actor in into and (counts[actor] > 1 or actor == entry.into):
                yield "merge", place, actor, f"{actor} is merged into {into[actor]}, too; expected one entry"
            if _kind(actor) != _kind(entry.into):
                yield "merge", place, actor, f"{actor} and {entry.into} are not of one kind"


def _wrong_splits(content: CorrectionsFile) -> Iterator[_Mistake]:
    for place, entry in enumerate(content.split):
        if _kind(entry.actor) != _kind(entry.into) or entry.actor == entry.into:
            yield "split", place, entry.into, f"expected another {_kind(entry.actor)} than {entry.actor}"


def _contradictions(content: CorrectionsFile) -> Iterator[_Mistake]:
    confirmed = {entry.claim for entry in content.confirm}
    for place, verdict in enumerate(content.reject):
        if verdict.claim in confirmed:
            yield "reject", place, verdict.claim, f"{verdict.claim} is confirmed, too"
    joined = [frozenset(entry.claims) for entry in content.join]
    for place, part in enumerate(content.part):
        if any(len(claims & set(part.claims)) > 1 for claims in joined):
            yield "part", place, None, "two of these claims are joined, too"


def _kind(actor: str) -> str:
    return actor.partition("/")[0]


def _named(entry: _Entry) -> Iterator[tuple[str, str]]:
    """What an entry names, and of what sort it is; what it makes is not among it."""
    match entry:
        case Merge():
            yield from (("actor", actor) for actor in entry.actors)
        case Split():
            yield "actor", entry.actor
            yield from (("article", article) for article in entry.articles)
        case Rename():
            yield "actor", entry.actor
        case Verdict():
            yield "claim", entry.claim
        case Together():
            yield from (("claim", claim) for claim in entry.claims)
