"""Reads `ontology/frames/*.yaml` and `ontology/lexicon/*.yaml` into checked records.

A frame is a kind of fact: its roles, what may fill them, and patterns that say which lexical
units evoke it and which grammatical functions fill its elements. What a function is, is
decided by `graph.extraction.clauses`; the code that applies patterns is
`graph.extraction.patterns` and `graph.extraction.elements`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from graph.errors import FrameError
from graph.resources import ontology_path

FillerKind = Literal["government", "country", "agency", "court", "judge", "organization", "person", "group"]
ValueName = Literal["amount", "count", "nationality", "effect", "title"]
StatusName = Literal["actual", "planned", "possible", "negated"]
_ImpliedStatus = Literal[StatusName, "ended"]  # ended: what was so before is not, once this is done ("freed the men")
EffectName = Literal[
    "permits",
    "blocks",
    "orders",
    "upholds",
    "dismisses",
    "other",
    # What the verb leaves to its clause or preposition, `graph.extraction.effects` reads there.
    "from the complement",
    "orders, or blocks if negated",
    "from the complement, if any",
    "from the preposition",
]
_ELEMENTS = frozenset({"money", "people", "matter", "place"})  # of every frame, beside its roles
_OPEN_CLASSES = frozenset({"infinitive", "anything"})  # what `when` may ask for that is no list of words
# In C where it is built: five times as quick. It leaves every scalar a string: "on", "no" and "yes" are words here.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LONGEST_INPUT = 60  # characters of a wrong value that a message repeats


class _Checked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


_Kind = TypeVar("_Kind", bound=_Checked)


class Role(_Checked):
    """One role of a frame."""

    required: bool = False
    fillers: tuple[FillerKind, ...]
    personal: bool = False  # an official is meant as a person, not as the government that he or she acts for
    sized: bool = False  # a group without a name fills it only with a number
    words: str | None = None  # a class of nouns.yaml, one of which a group without a name must be called by
    discourse: bool = False  # may be filled from the sentences before, where that is plain


class Pattern(_Checked):
    """Lexical units that share a valence, and the functions that fill the elements."""

    pattern: str
    units: tuple[str, ...] = Field(min_length=1)  # "pay.v", "hand over.v", "talk.n", "subject.a"
    # Element -> functions in order of preference; "object.of" is the "of" of the object.
    elements: Mapping[str, tuple[str, ...]]
    needs: tuple[str, ...] = ()  # elements without which the pattern does not apply
    explicit: tuple[str, ...] = ()  # roles that the sentence itself must fill
    local: tuple[str, ...] = ()  # roles that stay open where the sentence does not fill them
    when: Mapping[str, str] = {}  # functions "with|to" -> class of words, one of which must stand there
    unless: Mapping[str, str] = {}
    also_unless: Mapping[str, str] = {}
    agentless: bool = False  # only of a passive that does not say by whom
    modal: tuple[str, ...] = ()  # auxiliaries, one of which the predicate (or its complement) must have
    polarity: Literal["negative"] | None = None  # the predicate must be negated, which makes the claim actual
    mutual: bool = False  # what is said of one party holds for the other
    pair: bool = False  # coordinated parties without a counterparty are each other's
    continues: bool = False  # only of a bare number of people; goes on with the claim before ("six were returned")
    status: _ImpliedStatus | None = None  # what the units themselves imply
    effect: EffectName | None = None

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
    lasting: bool = False  # goes on once it has begun: "since March" is its date
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
    nobody: frozenset[str]  # pronouns that negate the clause they stand in
    attitudes: frozenset[str]  # verbs that carry a noun and say how real it is: "is considering a ban"

    @cached_property
    def kinds(self) -> Mapping[str, StatusName]:
        """What becomes of the complement of each governor, by lemma; of two, the one that asserts less."""
        order: tuple[StatusName, ...] = ("actual", "possible", "planned", "negated")
        return MappingProxyType({word: name for name in order for word in self.governors[name]})


class EffectCues(_Checked):
    """Words by which a decision's clause says what it does to whoever it is about."""

    lawful: frozenset[str]
    unlawful: frozenset[str]
    duty: frozenset[str]
    dismissal: frozenset[str]
    missing: frozenset[str]  # of these, the ones that dismiss only where they are denied: "has no jurisdiction"
    negation: frozenset[str]
    permission: frozenset[str]  # auxiliaries
    obligation: frozenset[str]  # auxiliaries
    refraining: frozenset[str]  # what is ordered so is forbidden: "ordered it to refrain from"


class SyntaxWords(_Checked):
    """Words that decide what a clause shares with the one above it."""

    subject_control: frozenset[str]
    motion_to_ask: frozenset[str]
    measures: frozenset[str]
    particles: frozenset[str]
    light_particles: frozenset[str]
    echoing: frozenset[str]
    impersonal: frozenset[str]
    locative: frozenset[str]


class DiscourseWords(_Checked):
    """Words that link a sentence to those before it, or to its date."""

    phases: frozenset[str]
    dating_participles: frozenset[str]
    hypotheses: frozenset[str]
    bounds: frozenset[str]
    continuing: frozenset[str]
    bare_people: frozenset[str]
    withdrawal: frozenset[str]
    decisions: frozenset[str]
    dissent: frozenset[str]


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
    lexicon = ontology_path("lexicon")
    classes = _word_classes(lexicon / "classes.yaml")
    frames: dict[str, Frame] = {}
    for folder in (ontology_path("frames"), *folders):
        for path in sorted(folder.glob("*.yaml")):
            frame = _checked(Frame, path)
            _check_names(frame, path, classes)
            frames[frame.frame] = _merged(frames.get(frame.frame), frame)
    support = _checked(SupportVerbs, lexicon / "support_verbs.yaml")
    return Frames(
        frames=MappingProxyType(frames),
        classes=classes,
        nouns=_word_classes(lexicon / "nouns.yaml"),
        support_verbs=MappingProxyType(
            dict.fromkeys(support.subject, "subject") | dict.fromkeys(support.recipient, "recipient")
        ),
        status=_checked(StatusCues, lexicon / "status.yaml"),
    )


@cache
def effect_cues() -> EffectCues:
    """The words of `ontology/lexicon/effects.yaml`. Raises FrameError."""
    return _checked(EffectCues, ontology_path("lexicon") / "effects.yaml")


@cache
def syntax_words() -> SyntaxWords:
    """The words of `ontology/lexicon/syntax.yaml`. Raises FrameError."""
    return _checked(SyntaxWords, ontology_path("lexicon") / "syntax.yaml")


@cache
def discourse_words() -> DiscourseWords:
    """The words of `ontology/lexicon/discourse.yaml`. Raises FrameError."""
    return _checked(DiscourseWords, ontology_path("lexicon") / "discourse.yaml")


def _merged(known: Frame | None, frame: Frame) -> Frame:
    return frame if known is None else frame.model_copy(update={"patterns": (*known.patterns, *frame.patterns)})


def _check_names(frame: Frame, path: Path, classes: Mapping[str, frozenset[str]]) -> None:
    """Raises FrameError for a pattern that names an element or a class of words which nobody wrote down."""
    elements = {*frame.roles, *_ELEMENTS}
    for pattern in frame.patterns:
        place = f"{path}: pattern {pattern.pattern!r}"
        needed = {*pattern.needs, *pattern.explicit, *pattern.local}
        _check_known({*pattern.elements, *needed}, elements, f"{place} names the element")
        _check_known(
            needed, {name for name, paths in pattern.elements.items() if paths}, f"{place} has no functions for"
        )
        _check_known(_classes_named(pattern), {*classes, *_OPEN_CLASSES}, f"{place} asks for the class of words")


def _check_known(names: set[str], known: set[str], what: str) -> None:
    for name in sorted(names - known):
        raise FrameError(f"{what} {name!r}; expected one of {', '.join(sorted(known))}")


def _classes_named(pattern: Pattern) -> set[str]:
    constraints = (pattern.when, pattern.unless, pattern.also_unless)
    return {name for constraint in constraints for names in constraint.values() for name in names.split("|")}


def _read_yaml(path: Path) -> object:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - it builds only strings, lists and dicts
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise FrameError(f"{path}: cannot be read as YAML: {error}") from error


def _checked(kind: type[_Kind], path: Path) -> _Kind:
    try:
        return kind.model_validate(_read_yaml(path))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        found = repr(first["input"])
        # A missing key has the record around it for input, which says nothing.
        beside = "" if first["type"] == "missing" or len(found) > _LONGEST_INPUT else f", found {found}"
        raise FrameError(f"{path}: {place}: {first['msg']}{beside}") from error


def _word_classes(path: Path) -> Mapping[str, frozenset[str]]:
    content = _read_yaml(path)
    if not isinstance(content, dict):
        raise FrameError(f"{path}: expected classes of words, each with a list, found {type(content).__name__}")
    return MappingProxyType({name: frozenset(_words(path, name, words)) for name, words in content.items()})


def _words(path: Path, name: str, words: object) -> Iterator[str]:
    if not isinstance(words, list):
        raise FrameError(f"{path}: {name}: expected a list of words, found {words!r}")
    for word in words:
        if not isinstance(word, str):
            raise FrameError(f"{path}: {name}: expected a word, found {word!r}")
        yield word.lower()
