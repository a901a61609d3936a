"""Records of kinds of fact: frames, their roles, and the patterns of lexical units that evoke them.

What a function of a pattern is, is decided by `graph.extraction.clauses`; the code that applies patterns is
`graph.extraction.roles.patterns` and `graph.extraction.elements`. Reading the files is for `files`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, Field, StringConstraints, field_validator

from graph.checked_yaml import choices
from graph.frames.words import Checked, StatusCues, StatusName, syntax_words
from graph.iris import is_iri
from graph.vocabulary import is_of_vocabulary

FillerKind = Literal["government", "country", "agency", "court", "judge", "organization", "person", "group"]
ValueName = Literal["amount", "count", "nationality", "effect", "title"]
# due: planned however it is said; ended: what was so before is not, once this is done ("freed the men"); lifted: the
# same where it is set for a day, and so as long as it only may or ought to be done ("may lift the ban").
# excluded: denied, and possible where that is denied ("would not rule out a ban").
_ImpliedStatus = Literal[StatusName, "ended", "lifted", "due", "excluded"]
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
# What a pattern tells within a story, where rules know more of it than its elements say (docs/frames.md).
_Sense = Literal[
    "appeal",
    "arbitration",
    "conviction",
    "denial of relief",
    "dismissal",
    "further round",
    "penalty",
    "plea lost",
    "release",
    "repayment",
    "of talkers",
    "sides taken",
    "suit ruled on",
    "sum told",
    "surrender sought",
    "swap",
]
ELEMENTS = frozenset({"money", "people", "matter", "place"})  # of every frame, beside its roles
LONGEST_NAME = 100  # characters
_LONGEST_TEXT = 1000
# What else than words is of these classes: pronouns, whoever acts for a state, any number.
_NOT_BY_WORDS = frozenset({"court_word", "official", "number", "person", "organization", "government"})
_COURTS = frozenset({"court", "judge"})  # kinds of fillers
_WHOSE = "whose"  # the end of a path for all the ways to say whose a thing is
_ANYWHERE = "any-"  # "any-into" is an "into" anywhere below the predicate


def _lexical_unit(unit: str) -> str:
    if not re.fullmatch(r"\S+( \S+)*\.[vnap]", unit) or len(unit) > LONGEST_NAME:
        raise ValueError(
            f"{unit[:LONGEST_NAME]!r} is no lexical unit; expected a lemma with .v, .n or .a, such as 'pay.v'"
        )
    return unit


def _functions(path: str) -> str:
    words = syntax_words()
    for function in path.split("."):
        if function not in words.functions and function.removeprefix(_ANYWHERE) not in words.prepositions:
            known = f"{choices(words.functions)}, or a preposition"
            raise ValueError(f"{function[:LONGEST_NAME]!r} is no function, expected one of {known}")
    return path


def _spelled_out(path: str) -> tuple[str, ...]:
    """Every path that "object.whose" stands for: "object.possessor", "object.from" and so on."""
    above, _, last = path.rpartition(".")
    if last != _WHOSE:
        return (path,)
    return tuple(f"{above}.{path}" if above else path for path in syntax_words().whose)


def _constraint(paths: str) -> str:
    for path in paths.split("|"):
        _functions(path)
    return paths


def _kind_name(name: str) -> str:
    if not re.fullmatch("[A-Z][A-Za-z0-9]*", name) or len(name) > LONGEST_NAME:
        raise ValueError("expected a name of letters and digits that begins with a capital, such as 'Payment'")
    return name


def _role_name(name: str) -> str:
    if not re.fullmatch("[a-z][A-Za-z0-9]*", name) or len(name) > LONGEST_NAME:
        raise ValueError("expected a name of letters and digits that begins with a small letter, such as 'payer'")
    if name in ELEMENTS:
        raise ValueError(f"expected another name than {choices(ELEMENTS)}, which are elements of every frame")
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


class Role(Checked):
    """One role of a frame."""

    required: bool = False
    fillers: tuple[FillerKind, ...]
    personal: bool = False  # an official is meant as a person, not as the government that he or she acts for
    sized: bool = False  # a group without a name fills it only with a number
    press: bool = False  # a newspaper or a broadcaster fills it, which otherwise only tells
    nameless: str | None = None  # a class of nouns.yaml: what these name fills the role without a name or a number
    words: str | None = None  # a class of nouns.yaml, one of which a group without a name must be called by
    bodies: str | None = None  # a class of nouns.yaml, one of which must be in the name of a body we do not know
    courts_by: tuple[str, ...] = ()  # lemmas of the only verbs whose subject a court or judge is in the role
    discourse: bool = False  # may be filled from the sentences before, where that is plain
    place: bool = False  # a city, a camp or an island stands for the state that it is in
    label: _Text | None = None  # of a user's own kind: how its property is called, if not by the role's name
    definition: _Text | None = None  # of a user's own kind: who fills the role

    @cached_property
    def without_courts(self) -> "Role":
        """The same role where no court or judge fills it."""
        return self.model_copy(update={"fillers": tuple(kind for kind in self.fillers if kind not in _COURTS)})


class Constraint(NamedTuple):
    """What a pattern asks for around its lexical unit, or excludes there."""

    sort: Literal["when", "unless", "modal", "polarity", "agentless", "continues"]
    where: tuple[str, ...] = ()  # functions: "with", "to"
    words: tuple[str, ...] = ()  # classes of words, of one of which it is: "consenting", "halting"; auxiliaries


def _as_constraint(sort: Literal["when", "unless"], where: str, words: str) -> Constraint:
    return Constraint(sort, tuple(where.split("|")), tuple(words.split("|")))


class Pattern(Checked):
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
    sense: _Sense | None = None
    answers: bool = False  # only where a request was told of just before ("would have none of it")
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

    @field_validator("elements")
    @classmethod
    def _spell_out(cls, elements: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
        return {name: tuple(each for path in paths for each in _spelled_out(path)) for name, paths in elements.items()}

    @cached_property
    def constraints(self) -> tuple[Constraint, ...]:
        """What must stand around its units, then what must not."""
        wanted = (_as_constraint("when", *item) for item in self.when.items())
        excluded = (_as_constraint("unless", *item) for item in (*self.unless.items(), *self.also_unless.items()))
        return (*wanted, *excluded)


class Wording(Checked):
    """How the page speaks of a user's own kind: "a recognition", "Norway recognised Kosovo", "may recognise"."""

    noun: _Text
    past: _Text
    plain: _Text


class FrameFile(Checked):
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


class Frame(Checked):
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


@dataclass(frozen=True)
class LexicalUnit:
    """A lexical unit within the pattern that it evokes."""

    name: str  # "hand over.v"
    head: str  # "hand"
    rest: tuple[str, ...]  # ("over",)
    pos: str  # "v", "n", "a", or "p" of a preposition
    frame: Frame
    pattern: Pattern
    vague: bool  # a word for many things, or for saying, which mostly tell of no frame: "make", "tell"


@dataclass(frozen=True)
class Frames:
    """All that Cablegraph knows of kinds of fact and of the words that say them."""

    frames: Mapping[str, Frame]
    classes: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    support_verbs: Mapping[str, str]
    status: StatusCues

    @cached_property
    def asked_for(self) -> frozenset[tuple[str, ...]]:
        """The classes, one or several together, for which constraints ask and of which words alone are."""
        by_words = self.classes.keys() - _NOT_BY_WORDS
        patterns = (pattern for frame in self.frames.values() for pattern in frame.patterns)
        asked = {constraint.words for pattern in patterns for constraint in pattern.constraints}
        return frozenset(names for names in asked if by_words.issuperset(names))

    @cached_property
    def asked_for_by_word(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Those that a word is of, or the first word of one: "give", of "give up"."""
        found: dict[str, dict[tuple[str, ...], None]] = {}
        for names in self.asked_for:
            for name in names:
                for word in self.classes.get(name, ()):
                    found.setdefault(word.partition(" ")[0], {})[names] = None
        return MappingProxyType({word: tuple(names) for word, names in found.items()})

    @cached_property
    def units(self) -> Mapping[tuple[str, str], tuple[LexicalUnit, ...]]:
        """The lexical units by the lemma and part of speech of their head, longest first."""
        found: dict[tuple[str, str], list[LexicalUnit]] = {}
        for frame in self.frames.values():
            for pattern in frame.patterns:
                for name in dict.fromkeys(pattern.units):
                    words, _, pos = name.rpartition(".")
                    head, *rest = words.lower().split()
                    is_light = not rest and pos == "v" and head in syntax_words().light_verbs
                    is_vague = is_light or head in self.status.reporting
                    unit = LexicalUnit(name, head, tuple(rest), pos, frame, pattern, is_vague)
                    found.setdefault((head, pos), []).append(unit)
        return MappingProxyType({key: tuple(sorted(units, key=lambda u: -len(u.rest))) for key, units in found.items()})

    @cached_property
    def units_without_sums(self) -> Mapping[tuple[str, str], tuple[LexicalUnit, ...]]:
        """Those of the lexical units that may fit where no sum of money stands."""
        kept = {
            key: tuple(unit for unit in units if "money" not in unit.pattern.needs) for key, units in self.units.items()
        }
        return MappingProxyType({key: units for key, units in kept.items() if units})
