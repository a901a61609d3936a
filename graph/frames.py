"""Reads `ontology/frames/*.yaml` and `ontology/lexicon/*.yaml` into checked records.

A frame is a kind of fact: its roles, what may fill them, and patterns that say which lexical
units evoke it and which grammatical functions fill its elements. What a function is, is
decided by `graph.extraction.clauses`; the code that applies patterns is
`graph.extraction.elements`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from graph.errors import FrameError
from graph.resources import ontology_path

FillerKind = Literal["government", "country", "agency", "court", "judge", "organization", "person", "group"]
ValueName = Literal["amount", "count", "nationality", "effect", "title"]
StatusName = Literal["actual", "planned", "possible", "negated"]


class _Checked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


_Kind = TypeVar("_Kind", bound=_Checked)


class Role(_Checked):
    """One role of a frame."""

    required: bool = False
    fillers: tuple[FillerKind, ...]
    personal: bool = False  # an official is meant as a person, not as the government that he or she acts for
    sized: bool = False  # a group without a name fills it only with a number
    discourse: bool = False  # may be filled from the sentences before, where that is plain


class Pattern(_Checked):
    """Lexical units that share a valence, and the functions that fill the elements."""

    pattern: str
    units: tuple[str, ...] = Field(min_length=1)  # "pay.v", "hand over.v", "talk.n", "subject.a"
    elements: Mapping[str, tuple[str, ...]]  # element -> functions in order of preference, "object.of" for the "of" of the object
    needs: tuple[str, ...] = ()  # elements without which the pattern does not apply
    explicit: tuple[str, ...] = ()  # roles that the sentence itself must fill
    when: Mapping[str, str] = {}  # functions "with|to" -> class of words, one of which must stand there
    unless: Mapping[str, str] = {}
    also_unless: Mapping[str, str] = {}
    modal: tuple[str, ...] = ()  # auxiliaries, one of which the predicate (or its complement) must have
    polarity: Literal["negative"] | None = None  # the predicate must be negated, which makes the claim actual
    mutual: bool = False  # what is said of one party holds for the other
    pair: bool = False  # coordinated parties without a counterparty are each other's
    continues: bool = False  # applies only to a bare number of people, and goes on with the claim before ("six were returned")
    status: StatusName | None = None  # what the units themselves imply
    effect: str | None = None

    @field_validator("units")
    @classmethod
    def _units_have_a_part_of_speech(cls, units: tuple[str, ...]) -> tuple[str, ...]:
        for unit in units:
            if unit.rpartition(".")[2] not in {"v", "n", "a"} or not unit.rpartition(".")[0]:
                raise ValueError(f"{unit!r} is no lexical unit; expected a lemma with .v, .n or .a, such as 'pay.v'")
        return units


class Frame(_Checked):
    """A kind of fact."""

    frame: str
    definition: str
    source: tuple[str, ...] = ()
    roles: Mapping[str, Role]
    values: tuple[ValueName, ...] = ()
    unordered: bool = False
    patterns: tuple[Pattern, ...]


class SupportVerbs(_Checked):
    """Verbs that carry a noun, by the function that their subject has for it."""

    subject: tuple[str, ...]
    recipient: tuple[str, ...]


class StatusCues(_Checked):
    """What decides the factuality of a predicate."""

    modals: Mapping[str, str]
    adverbs: Mapping[StatusName, tuple[str, ...]]
    adjectives: Mapping[StatusName, tuple[str, ...]]
    governors: Mapping[StatusName, tuple[str, ...]]
    reporting: frozenset[str]
    denying: frozenset[str]
    asking_by: frozenset[str]
    conjunctions: Mapping[StatusName, tuple[str, ...]]


@dataclass(frozen=True)
class LexicalUnit:
    """A lexical unit within the pattern that it evokes."""

    name: str  # "hand over.v"
    head: str  # "hand"
    rest: tuple[str, ...]  # ("over",)
    pos: str  # "v", "n" or "a"
    frame: Frame
    pattern: Pattern


@dataclass(frozen=True)
class Frames:
    """All that Cablegraph knows of kinds of fact and of the words that say them."""

    frames: Mapping[str, Frame]
    classes: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    support_verbs: Mapping[str, str]
    status: StatusCues

    @cached_property
    def units(self) -> Mapping[tuple[str, str], tuple[LexicalUnit, ...]]:
        """The lexical units by the lemma and part of speech of their head, longest first."""
        found: dict[tuple[str, str], list[LexicalUnit]] = {}
        for frame in self.frames.values():
            for pattern in frame.patterns:
                for name in dict.fromkeys(pattern.units):
                    words, _, pos = name.rpartition(".")
                    head, *rest = words.lower().split()
                    found.setdefault((head, pos), []).append(LexicalUnit(name, head, tuple(rest), pos, frame, pattern))
        return MappingProxyType({key: tuple(sorted(units, key=lambda u: -len(u.rest))) for key, units in found.items()})


def load_frames(*folders: Path) -> Frames:
    """The frames and words of the ontology, with those of further folders added.

    Raises FrameError, naming file and place, for a file that breaks the rules.
    """
    frames: dict[str, Frame] = {}
    for folder in (ontology_path("frames"), *folders):
        for path in sorted(folder.glob("*.yaml")):
            frame = _checked(Frame, path)
            _check_frame(frame, path)
            frames[frame.frame] = _merged(frames.get(frame.frame), frame)
    lexicon = ontology_path("lexicon")
    support = _checked(SupportVerbs, lexicon / "support_verbs.yaml")
    return Frames(
        frames=MappingProxyType(frames),
        classes=_word_classes(lexicon / "classes.yaml"),
        nouns=_word_classes(lexicon / "nouns.yaml"),
        support_verbs=MappingProxyType(
            {verb: "subject" for verb in support.subject} | {verb: "recipient" for verb in support.recipient}
        ),
        status=_checked(StatusCues, lexicon / "status.yaml"),
    )


def _merged(known: Frame | None, frame: Frame) -> Frame:
    return frame if known is None else frame.model_copy(update={"patterns": (*known.patterns, *frame.patterns)})


def _check_frame(frame: Frame, path: Path) -> None:
    known = {*frame.roles, "money", "people", "matter", "place"}
    for pattern in frame.patterns:
        unknown = {*pattern.elements, *pattern.needs, *pattern.explicit} - known
        if unknown:
            raise FrameError(
                f"{path}: pattern {pattern.pattern!r} names the element {sorted(unknown)[0]!r}; expected one of {', '.join(sorted(known))}"
            )


def _read_yaml(path: Path) -> object:
    # BaseLoader leaves every scalar a string: "on", "no" and "yes" are words of English here.
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader builds only strings, lists and dicts
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise FrameError(f"{path}: cannot be read as YAML: {error}") from error


def _checked(kind: type[_Kind], path: Path) -> _Kind:
    try:
        return kind.model_validate(_read_yaml(path))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise FrameError(f"{path}: {place}: {first['msg']}") from error


def _word_classes(path: Path) -> Mapping[str, frozenset[str]]:
    content = _read_yaml(path)
    if not isinstance(content, dict):
        raise FrameError(f"{path}: expected classes of words, each with a list")
    return MappingProxyType({name: frozenset(_words(words)) for name, words in content.items()})


def _words(words: object) -> Iterable[str]:
    return (str(word).lower() for word in words) if isinstance(words, list) else ()
