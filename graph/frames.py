"""Reads `ontology/frames/*.yaml`, users' files of that form, and `ontology/lexicon/*.yaml` into checked records.

A frame is a kind of fact: its roles, what may fill them, and patterns that say which lexical
units evoke it and which grammatical functions fill its elements. What a function is, is
decided by `graph.extraction.clauses`; the code that applies patterns is
`graph.extraction.patterns` and `graph.extraction.elements`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from graph.checked_yaml import choices, line_of, read_checked, read_yaml
from graph.errors import FrameError
from graph.iris import is_iri
from graph.resources import ontology_path
from graph.vocabulary import is_of_vocabulary

FillerKind = Literal["government", "country", "agency", "court", "judge", "organization", "person", "group"]
ValueName = Literal["amount", "count", "nationality", "effect", "title"]
StatusName = Literal["actual", "planned", "possible", "negated"]
_ImpliedStatus = Literal[
    StatusName, "ended", "due"
]  # due: planned however it is said; ended: what was so before is not, once this is done ("freed the men")
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
_OPEN_CLASSES = frozenset(
    {
        "infinitive",
        "wished",
        "obliged",
        "imperative",
        "official",
        "number",
        "name",
        "person",
        "organization",
        "government",
        "anything",
        "deal spoken of",
    }
)  # what `when` may ask for that is no list of words
_SIDES = frozenset({"party", "counterparty"})  # the roles of those who deal with each other
_ENDINGS = frozenset({".yaml", ".yml"})
_LONGEST_NAME = 100  # characters
_LONGEST_TEXT = 1000
_ANYWHERE = "any-"  # "any-into" is an "into" anywhere below the predicate


def _lexical_unit(unit: str) -> str:
    if not re.fullmatch(r"\S+( \S+)*\.[vnap]", unit) or len(unit) > _LONGEST_NAME:
        raise ValueError(
            f"{unit[:_LONGEST_NAME]!r} is no lexical unit; expected a lemma with .v, .n or .a, such as 'pay.v'"
        )
    return unit


def _functions(path: str) -> str:
    words = syntax_words()
    for function in path.split("."):
        if function not in words.functions and function.removeprefix(_ANYWHERE) not in words.prepositions:
            known = f"{choices(words.functions)}, or a preposition"
            raise ValueError(f"{function[:_LONGEST_NAME]!r} is no function, expected one of {known}")
    return path


def _constraint(paths: str) -> str:
    for path in paths.split("|"):
        _functions(path)
    return paths


def _kind_name(name: str) -> str:
    if not re.fullmatch("[A-Z][A-Za-z0-9]*", name) or len(name) > _LONGEST_NAME:
        raise ValueError("expected a name of letters and digits that begins with a capital, such as 'Payment'")
    return name


def _role_name(name: str) -> str:
    if not re.fullmatch("[a-z][A-Za-z0-9]*", name) or len(name) > _LONGEST_NAME:
        raise ValueError("expected a name of letters and digits that begins with a small letter, such as 'payer'")
    if name in _ELEMENTS:
        raise ValueError(f"expected another name than {choices(_ELEMENTS)}, which are elements of every frame")
    return name


def _iri(text: str) -> str:
    if not is_iri(text):
        raise ValueError("expected an absolute IRI, such as https://example.org/terms#Recognition")
    return text


def _namespace(text: str) -> str:
    if not text.endswith(("/", "#")) or is_of_vocabulary(_iri(text)):
        raise ValueError("expected a namespace of your own that ends in / or #, such as https://example.org/terms#")
    return text


_Unit = Annotated[str, AfterValidator(_lexical_unit)]
_Functions = Annotated[str, AfterValidator(_functions)]
_Constraint = Annotated[str, AfterValidator(_constraint)]
_KindName = Annotated[str, AfterValidator(_kind_name)]
_RoleName = Annotated[str, AfterValidator(_role_name)]
_Text = Annotated[str, StringConstraints(min_length=1, max_length=_LONGEST_TEXT, strip_whitespace=True)]
_Iri = Annotated[str, AfterValidator(_iri)]
_Namespace = Annotated[str, AfterValidator(_namespace)]


class _Checked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Role(_Checked):
    """One role of a frame."""

    required: bool = False
    fillers: tuple[FillerKind, ...]
    personal: bool = False  # an official is meant as a person, not as the government that he or she acts for
    sized: bool = False  # a group without a name fills it only with a number
    nameless: str | None = None  # a class of nouns.yaml: what these name fills the role without a name or a number
    words: str | None = None  # a class of nouns.yaml, one of which a group without a name must be called by
    discourse: bool = False  # may be filled from the sentences before, where that is plain
    place: bool = False  # a city, a camp or an island stands for the state that it is in
    label: _Text | None = None  # of a user's own kind: how its property is called, if not by the role's name
    definition: _Text | None = None  # of a user's own kind: who fills the role


class Pattern(_Checked):
    """Lexical units that share a valence, and the functions that fill the elements."""

    pattern: _Text
    units: tuple[_Unit, ...] = Field(min_length=1)  # "pay.v", "hand over.v", "talk.n", "subject.a"
    # Element -> functions in order of preference; "object.of" is the "of" of the object. In a user's file a pattern
    # of a known frame has none where it only adds units to the frame's own pattern of that name.
    elements: Mapping[str, tuple[_Functions, ...]] = {}
    needs: tuple[str, ...] = ()  # elements without which the pattern does not apply
    explicit: tuple[str, ...] = ()  # roles that the sentence itself must fill
    local: tuple[str, ...] = ()  # roles that stay open where the sentence does not fill them
    personal: tuple[str, ...] = ()  # roles that an official fills as a person, as those that are always so
    when: Mapping[_Constraint, str] = {}  # functions "with|to" -> class of words, one of which must stand there
    unless: Mapping[_Constraint, str] = {}
    also_unless: Mapping[_Constraint, str] = {}
    echoes: bool = False  # its sum and sides are those told of just before ("the money was never paid")
    agentless: bool = False  # only of a passive that does not say by whom
    modal: tuple[str, ...] = ()  # auxiliaries, one of which the predicate (or its complement) must have
    # The predicate must be negated, which makes the claim actual; or must not be.
    polarity: Literal["negative", "positive"] | None = None
    mutual: bool = False  # what is said of one party holds for the other
    pair: bool = False  # coordinated parties without a counterparty are each other's
    continues: bool = False  # only of a bare number of people; goes on with the claim before ("six were returned")
    status: _ImpliedStatus | None = None  # what the units themselves imply
    effect: EffectName | None = None


class Wording(_Checked):
    """How the page speaks of a user's own kind: "a recognition", "Norway recognised Kosovo", "may recognise"."""

    noun: _Text
    past: _Text
    plain: _Text


class FrameFile(_Checked):
    """What a file says of one kind of fact: all of a new one, or what it adds to a known one."""

    frame: _KindName
    definition: _Text | None = None
    source: tuple[_Text, ...] = ()
    roles: Mapping[_RoleName, Role] = {}
    values: tuple[ValueName, ...] = ()
    unordered: bool = False
    lasting: bool = False
    patterns: tuple[Pattern, ...] = ()
    classes: Mapping[_Text, tuple[_Text, ...]] = {}  # classes of words of its own, or words for known ones
    label: _Text | None = None
    namespace: _Namespace | None = None
    close_match: tuple[_Iri, ...] = ()
    direct: _RoleName | None = None
    wording: Wording | None = None


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
    own: bool = False  # a user's: `ontology/cablegraph.ttl` does not know it
    label: str | None = None  # as people write it, "recall of envoys"; None: by the name
    namespace: str | None = None  # of the terms of a user's own kind; None: under the base of all IRIs
    close_match: tuple[str, ...] = ()  # IRIs of the like in other vocabularies
    direct: str | None = None  # the plain triple from the first role to the second that an actual one implies
    wording: Wording | None = None


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
    beyond_power: frozenset[str]  # of these, the ones that void an act even where it is past
    duty: frozenset[str]
    dismissal: frozenset[str]
    immunity: frozenset[str]  # what dismisses where it is not denied
    missing: frozenset[str]  # of these, the ones that dismiss only where they are denied: "has no jurisdiction"
    own_power: frozenset[str]  # what dismisses where a court denies that it has it
    fault: frozenset[str]  # of whoever is so, nothing is asked yet
    blaming: frozenset[str]  # of whoever is to do these, nothing is asked
    negation: frozenset[str]
    permission: frozenset[str]  # auxiliaries
    obligation: frozenset[str]  # auxiliaries
    refraining: frozenset[str]  # what is ordered so is forbidden: "ordered it to refrain from"


class SyntaxWords(_Checked):
    """Words that decide what a clause shares with the one above it."""

    subject_control: frozenset[str]
    commanding: frozenset[str]
    finding: frozenset[str]
    deciding: frozenset[str]
    promising: frozenset[str]
    motion_to_ask: frozenset[str]
    writings: frozenset[str]
    issuing: frozenset[str]
    measures: frozenset[str]
    spans: frozenset[str]
    summoning: frozenset[str]
    said_by_summoner: frozenset[str]
    functions: frozenset[str]
    prepositions: frozenset[str]
    particles: frozenset[str]
    light_particles: frozenset[str]
    echoing: frozenset[str]
    impersonal: frozenset[str]
    locative: frozenset[str]
    measuring_deal: frozenset[str]
    light_verbs: frozenset[str]
    leading: frozenset[str]
    parts_of_states: frozenset[str]
    object_taking: frozenset[str]
    leading_nowhere: frozenset[str]
    conveyances: frozenset[str]
    means_and_moments: frozenset[str]


class DiscourseWords(_Checked):
    """Words that link a sentence to those before it, or to its date."""

    phases: frozenset[str]
    dating_participles: frozenset[str]
    dated_things: frozenset[str]
    occasions: frozenset[str]
    travelling: frozenset[str]
    letting: frozenset[str]
    aims: frozenset[str]
    leaving_undone: frozenset[str]
    going_on: frozenset[str]
    names_of_acts: Mapping[str, frozenset[str]]
    names_nearby: Mapping[str, frozenset[str]]
    acts_of_making: frozenset[str]
    kinds_by_making: Mapping[str, str]
    statements: frozenset[str]
    accounts: frozenset[str]
    publishing: frozenset[str]
    hypotheses: frozenset[str]
    whichever: Mapping[str, frozenset[str]]
    proforms: frozenset[str]
    bounds: frozenset[str]
    continuing: frozenset[str]
    bare_people: frozenset[str]
    anybody: frozenset[str]
    further: frozenset[str]
    withdrawal: frozenset[str]
    answering: frozenset[str]
    answering_with_particle: frozenset[str]
    replying: frozenset[str]
    decisions: frozenset[str]
    dissent: frozenset[str]
    seeking: frozenset[str]
    trying: frozenset[str]
    knowing: frozenset[str]


@dataclass(frozen=True)
class LexicalUnit:
    """A lexical unit within the pattern that it evokes."""

    name: str  # "hand over.v"
    head: str  # "hand"
    rest: tuple[str, ...]  # ("over",)
    pos: str  # "v", "n", "a", or "p" of a preposition
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

    @cached_property
    def units_without_sums(self) -> Mapping[tuple[str, str], tuple[LexicalUnit, ...]]:
        """Those of the lexical units that may fit where no sum of money stands."""
        kept = {
            key: tuple(unit for unit in units if "money" not in unit.pattern.needs) for key, units in self.units.items()
        }
        return MappingProxyType({key: units for key, units in kept.items() if units})


def load_frames(*folders: Path) -> Frames:
    """The frames and words of the ontology, with those of further folders added.

    Raises FrameError, naming file, line and what was expected, for a file that breaks the rules.
    """
    lexicon = ontology_path("lexicon")
    own = {folder.resolve(): folder for folder in folders}  # one that is named twice is read once
    read = [
        (path, _read_file(path)) for folder in (ontology_path("frames"), *own.values()) for path in frame_files(folder)
    ]
    classes = _with_classes(_word_classes(lexicon / "classes.yaml"), [file for _, file in read])
    nouns = _word_classes(lexicon / "nouns.yaml")
    frames: dict[str, Frame] = {}
    for path, file in read:
        for name, role in file.roles.items():
            _check_known(path, ("roles", name, "words"), [role.words] if role.words is not None else [], nouns)
        frames[file.frame] = _joined(path, file, frames, classes)
    support = read_checked(lexicon / "support_verbs.yaml", SupportVerbs, FrameError)
    return Frames(
        frames=MappingProxyType(frames),
        classes=classes,
        nouns=nouns,
        support_verbs=MappingProxyType(
            dict.fromkeys(support.subject, "subject") | dict.fromkeys(support.recipient, "recipient")
        ),
        status=read_checked(lexicon / "status.yaml", StatusCues, FrameError),
    )


def frame_files(folder: Path) -> list[Path]:
    """The frame files of a folder, by name. Raises FrameError if there is none."""
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix in _ENDINGS)
    except OSError as error:
        raise FrameError(f"{folder}: cannot be read: {error.strerror}") from error
    if not found:
        raise FrameError(f"{folder}: no frames here, expected files named like recognition.yaml")
    return found


@cache
def effect_cues() -> EffectCues:
    """The words of `ontology/lexicon/effects.yaml`. Raises FrameError."""
    return read_checked(ontology_path("lexicon") / "effects.yaml", EffectCues, FrameError)


@cache
def syntax_words() -> SyntaxWords:
    """The words of `ontology/lexicon/syntax.yaml`. Raises FrameError."""
    return read_checked(ontology_path("lexicon") / "syntax.yaml", SyntaxWords, FrameError)


@cache
def discourse_words() -> DiscourseWords:
    """The words of `ontology/lexicon/discourse.yaml`. Raises FrameError."""
    return read_checked(ontology_path("lexicon") / "discourse.yaml", DiscourseWords, FrameError)


def _read_file(path: Path) -> FrameFile:
    return read_checked(path, FrameFile, FrameError)


def _with_classes(known: Mapping[str, frozenset[str]], files: Sequence[FrameFile]) -> Mapping[str, frozenset[str]]:
    """The classes of words with those of users' files: words more for one that is known, or a new one."""
    classes = dict(known)
    for file in files:
        for name, words in file.classes.items():
            classes[name] = classes.get(name, frozenset()) | {word.lower() for word in words}
    return MappingProxyType(classes)


def _joined(path: Path, file: FrameFile, frames: Mapping[str, Frame], classes: Mapping[str, frozenset[str]]) -> Frame:
    """The frame that a file describes, or a known one with the patterns and units that the file adds."""
    known = frames.get(file.frame)
    frame = known or _new_frame(path, file, frames)
    if known is not None:
        _check_adds(path, file, known)
    patterns = {pattern.pattern: pattern for pattern in known.patterns} if known is not None else {}
    for number, pattern in enumerate(file.patterns):
        joined = _joined_pattern(path, number, pattern, patterns, adds=known is not None)
        _check_pattern(path, number, joined, frame, classes)
        patterns[pattern.pattern] = joined
    return frame.model_copy(update={"patterns": tuple(patterns.values())})


def _new_frame(path: Path, file: FrameFile, frames: Mapping[str, Frame]) -> Frame:
    same = next((name for name in frames if name.lower() == file.frame.lower()), None)
    if same is not None:
        raise _wrong(path, ("frame",), f"expected a name that differs from {same!r} in more than capitals")
    own = not path.is_relative_to(ontology_path())
    if own:
        _check_is_whole(path, file, frames)
    described = {name: value for name, value in file if name in Frame.model_fields}
    return Frame.model_validate(described | {"definition": file.definition or file.frame, "own": own})


def _check_is_whole(path: Path, file: FrameFile, known: Iterable[str]) -> None:
    """Raises FrameError for a new kind that lacks something without which no claim could be made or understood."""
    if file.definition is None:
        raise _wrong(
            path, ("frame",), f"{file.frame} is a new kind, expected a `definition`, or one of {choices(known)}"
        )
    if not any(role.required for role in file.roles.values()):
        raise _wrong(path, ("roles",), f"{file.frame} is a new kind, expected a role with `required: true`")
    if not file.patterns:
        raise _wrong(path, ("patterns",), f"{file.frame} is a new kind, expected at least one pattern")
    if file.direct is not None and len(file.roles) < len(_SIDES):
        raise _wrong(path, ("direct",), "expected a second role, to which the plain triple leads")
    if file.unordered and len(file.roles) != len(_SIDES):
        raise _wrong(path, ("unordered",), f"expected a kind of two roles, found {len(file.roles)}")
    if file.direct in file.roles:
        raise _wrong(path, ("direct",), f"expected another name than the role {file.direct!r}")


def _check_adds(path: Path, file: FrameFile, frame: Frame) -> None:
    """Raises FrameError for a file that would change a known frame: what that is, the file that made it says."""
    for role in file.roles:
        if role not in frame.roles:
            known = choices(frame.roles)
            raise _wrong(path, ("roles", role), f"{frame.frame} has no such role, expected one of {known}")
    repeated = {"definition", "source"} if not frame.own else {"source"}
    for key in sorted(file.model_fields_set & Frame.model_fields.keys() - {"frame", "roles", "patterns", *repeated}):
        if getattr(file, key) != getattr(frame, key):
            raise _wrong(path, (key,), f"{frame.frame} is known already, expected only patterns and classes beside it")


def _joined_pattern(path: Path, number: int, pattern: Pattern, known: Mapping[str, Pattern], *, adds: bool) -> Pattern:
    """A pattern of a file; one without elements adds its units to the known one of its name."""
    place, before = ("patterns", number, "pattern"), known.get(pattern.pattern)
    only_units = pattern.model_fields_set == {"pattern", "units"}
    if before is not None and not only_units:
        raise _wrong(path, place, f"{pattern.pattern!r} stands already, expected another name, or `units` alone")
    if before is None and only_units and adds:
        raise _wrong(path, place, f"expected `elements` beside it, or one of the names {choices(known)}")
    joined = pattern if before is None else before.model_copy(update={"units": (*before.units, *pattern.units)})
    twice = next((unit for at, unit in enumerate(joined.units) if unit in joined.units[:at]), None)
    if twice is not None:
        raise _wrong(path, ("patterns", number, "units"), f"{twice!r} stands twice in {pattern.pattern!r}")
    return joined


def _check_pattern(
    path: Path, number: int, pattern: Pattern, frame: Frame, classes: Mapping[str, frozenset[str]]
) -> None:
    """Raises FrameError for a pattern that names what nobody wrote down, or that fills too little for a claim."""
    place = ("patterns", number)
    elements = {*frame.roles, *_ELEMENTS}
    filled = {name for name, paths in pattern.elements.items() if paths}
    _check_known(path, (*place, "elements"), pattern.elements, elements)
    for key in ("needs", "explicit", "local", "personal"):
        _check_known(path, (*place, key), getattr(pattern, key), elements)
        _check_known(path, (*place, key), getattr(pattern, key), filled)
    for key in ("when", "unless", "also_unless"):
        for where, words in getattr(pattern, key).items():
            _check_known(path, (*place, key, where), words.split("|"), {*classes, *_OPEN_CLASSES})
    if (pattern.pair or pattern.mutual) and not frame.roles.keys() >= _SIDES:
        raise _wrong(path, place, f"expected `pair` and `mutual` only in frames with the roles {choices(_SIDES)}")
    _check_can_be_filled(path, place, pattern, frame)


def _check_can_be_filled(path: Path, place: tuple[str | int, ...], pattern: Pattern, frame: Frame) -> None:
    for name, role in frame.roles.items():
        by_pair = name in _SIDES and (pattern.pair or pattern.mutual)
        if role.required and not (role.discourse or by_pair or pattern.elements.get(name)):
            raise _wrong(path, (*place, "elements"), f"expected functions for {name!r}, which {frame.frame} needs")


def _check_known(path: Path, place: tuple[str | int, ...], names: Iterable[str], known: Iterable[str]) -> None:
    for number, name in enumerate(names):
        if name not in known:
            last = name if isinstance(names, Mapping) else number
            raise _wrong(path, (*place, last), f"expected one of {choices(known)}, found {name[:_LONGEST_NAME]!r}")


def _wrong(path: Path, place: tuple[str | int, ...], message: str) -> FrameError:
    where = ".".join(map(str, place))
    return FrameError(f"{path}:{line_of(path, place)}: {where}: {message}")


def _word_classes(path: Path) -> Mapping[str, frozenset[str]]:
    content = read_yaml(path, FrameError)
    if not isinstance(content, dict):
        raise FrameError(f"{path}:1: expected classes of words, each with a list, found {type(content).__name__}")
    return MappingProxyType({name: frozenset(_words(path, name, words)) for name, words in content.items()})


def _words(path: Path, name: str, words: object) -> Iterator[str]:
    if not isinstance(words, list):
        raise _wrong(path, (name,), f"expected a list of words, found {words!r}")
    for number, word in enumerate(words):
        if not isinstance(word, str):
            raise _wrong(path, (name, number), f"expected a word, found {word!r}")
        yield word.lower()
