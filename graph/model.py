"""The records that flow through a build, from an article to an event.

Nothing here reads, writes or decides: a record holds what a step found, beside the words
that it was found in. Offsets are Unicode code points in `Article.text`, end exclusive.
How records become RDF is `graph.rdf`; how they become IRIs is `graph.iris`.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar, dataclass_transform

_Record = TypeVar("_Record")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(*, kw_only: bool = False, order: bool = False) -> Callable[[type[_Record]], type[_Record]]:
    """Makes a class one of records, of which nobody changes a field.

    The type checker sees to that, as it does for a frozen dataclass, and not the interpreter: it would take four times
    as long to make each, of which an article has thousands.
    """
    return dataclass(slots=True, unsafe_hash=True, kw_only=kw_only, order=order)


class Status(StrEnum):
    """The factuality of a claim, after FactBank and ACE."""

    ACTUAL = "actual"  # asserted as happened, happening or in force (FactBank CT+)
    PLANNED = "planned"  # intended, promised, ordered or scheduled (ACE tense Future)
    POSSIBLE = "possible"  # may, could, considered, offered (FactBank PR+, PS+)
    NEGATED = "negated"  # said not to have happened (FactBank CT-)


UNREALISED = frozenset({Status.PLANNED, Status.POSSIBLE})


class Reason(StrEnum):
    """Why a sentence gave no claim."""

    QUESTION = "question"  # it asks, and says nothing
    HYPOTHESIS = "hypothesis"  # "if they agreed"
    POSSIBLE = "possible"  # what may happen, of somebody whom it does not name; what a court might decide
    NO_DECISION = "no-decision"  # of a court, whose clause permits and forbids nothing
    SAME_SIDE = "same-side"  # both sides would be one state
    LITIGATION = "litigation"  # people or firms petition a court of a state
    PRONOUN = "pronoun"  # stands where a role is open, and the text leaves open whom it stands for
    NO_FILLER = "no-filler"  # nobody, or nobody we know, stands where a role is open
    CONSTRAINT = "constraint"  # of a pattern, that what stands around the lexical unit does not meet
    NO_FRAME = "no-frame"  # nothing evokes one, though money or people stand beside an actor


class EntityKind(StrEnum):
    """What an entity is; each value is the path segment of its IRI."""

    GOVERNMENT = "government"
    COUNTRY = "country"
    AGENCY = "agency"
    COURT = "court"
    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"  # a collective without a name, such as "29 nations"


OF_STATE = frozenset({EntityKind.GOVERNMENT, EntityKind.AGENCY})
STATELIKE = OF_STATE | {EntityKind.COUNTRY}
PEOPLE = frozenset({EntityKind.PERSON, EntityKind.GROUP})
PRIVATE = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION})


@record(kw_only=True)
class Article:
    """One article as it is read by everything after the reader."""

    id: str  # the input's file name without its ending, or the record's id in a feed or table
    text: str  # normalised: paragraphs parted by one blank line, no boilerplate, no headline
    title: str | None = None
    publisher: str | None = None
    published: str | None = None  # ISO 8601, as precise as the source: "2025-06-30T17:12:19", "2025-06-30", "2025-06"
    url: str | None = None
    language: str = "en"  # BCP 47
    source: str = ""  # the input as the user named it, for messages

    @property
    def published_day(self) -> dt.date | None:
        """The day of publication, or None where the source is less precise than a day."""
        if self.published is None or len(self.published) < len("2025-06-30"):
            return None
        return dt.date.fromisoformat(self.published[:10])


@record(kw_only=True, order=True)
class Mention:
    """Words of an article."""

    start_char: int
    end_char: int
    text: str  # exactly article.text[start_char:end_char]


@record(kw_only=True)
class Amount:
    """A sum of money, exact."""

    text: str  # "$3.2 million"
    value: Decimal  # in whole units of the currency, not cents
    currency: str  # ISO 4217
    assumed: bool = False  # the words name no country ("$5", "50m pounds"): the usual reading
    qualifier: str | None = None  # "at least", "at most" or "about", where the words beside it say so


@record(kw_only=True)
class Count:
    """A number of people or things."""

    text: str  # "as many as 160"
    value: int  # without "about" or "up to"
    qualifier: str | None = None  # "at least", "at most" or "about", where the words say so


@record(kw_only=True)
class Time:
    """A calendar expression, resolved against the day of publication."""

    text: str  # "on Wednesday"
    value: str | None  # ISO 8601 day, month or year, as precise as the words; None where they fix no single one
    earliest: dt.date  # first day that the words allow
    latest: dt.date  # last day that the words allow


@record(kw_only=True)
class Entity:
    """Somebody or something that takes part, after its name was resolved."""

    kind: EntityKind
    key: str  # the last segment of its IRI: "US", "us-supreme-court", "marco-rubio"
    label: str
    country: str | None = None  # ISO 3166-1 alpha-2 (XK, EU) of a state, its government, or a body of it
    wikidata: str | None = None  # "Q30"
    parent: str | None = None  # the government's key, for an agency or a court of a state
    size: Count | None = None  # of a group, as far as the words say
    members: tuple[str, ...] = ()  # of a group: ISO codes or regions that the words name


@record(kw_only=True)
class Filler:
    """What fills one role of a claim, and why it was taken to."""

    role: str  # "payer"
    entity: Entity
    mention: Mention
    function: str  # how the words fill the role: "subject", "object of to", "the sentence before"
    reason: str  # how the words were resolved to the entity: "gazetteer: demonym of Rwanda"
    optional: bool = False  # of a user's own kind: another article may leave the role open
    as_told: Entity | None = None  # whom the article by itself names, where other articles or a correction say more
    sits_on: str | None = None  # of a judge who rules: the key of the court, which rules with him or her


@record(kw_only=True)
class Attribution:
    """Who says so, where the text attributes a claim to somebody."""

    label: str  # "Human Rights Watch"
    mention: Mention
    entity: Entity | None = None
    via: "Attribution | None" = None  # who passes on what this one says: "the minister said, according to Reuters"


@record(kw_only=True)
class Evidence:
    """One sentence that says a claim."""

    quote: Mention  # the sentence
    trigger: Mention  # the words in it that evoke the frame
    lexical_unit: str  # "pay.v"


@record(kw_only=True)
class Claim:
    """One thing that one article says: a frame, evoked by a trigger, with its roles filled."""

    article: str  # Article.id
    kind: str  # "Payment", the name of a frame
    status: Status
    fillers: tuple[Filler, ...]  # in the order of the frame's roles, at most one a role
    evidence: tuple[Evidence, ...]  # the first is the quote; others say the same thing again
    amount: Amount | None = None
    count: Count | None = None
    nationality: tuple[str, ...] = ()  # ISO 3166-1 alpha-2, sorted
    effect: str | None = None  # of a Ruling, as seen from `affects`
    title: str | None = None  # of an OfficeHolding
    time: Time | None = None
    attribution: Attribution | None = None
    confidence: float = 1.0  # 0 to 1, two decimals
    status_reason: str = ""  # "may.aux", "asserted": what decided the status
    about: tuple[str, ...] = ()  # ids (`graph.iris.mint_claim_iri`) of claims of the article that this one is about
    notes: tuple[str, ...] = ()  # any further step that led here, one sentence each, for `explain`
    unordered: bool = False  # its participants have no order, as in talks
    confirmed_by: str | None = None  # who checked it against its quote and found it right

    def filler(self, role: str) -> Filler | None:
        """The filler of a role, or None."""
        return next((filler for filler in self.fillers if filler.role == role), None)


@record(kw_only=True)
class Unread:
    """A sentence that might have given a claim and gave none, with the nearest miss in it."""

    article: str  # Article.id
    quote: Mention  # the sentence
    reason: Reason
    explanation: str  # the same in words, one sentence
    kind: str | None = None  # the frame that would have been evoked; None where none would
    lexical_unit: str | None = None  # "pay.v"; without a frame the verb over the money or people, which has none
    role: str | None = None  # or other element of the frame, which is open
    words: str | None = None  # those that decided: what stands in the place, "if", the money or people


@record(kw_only=True)
class StatusReport:
    """A status that an event was reported to have, from one day on until another status was reported."""

    status: Status
    day: dt.date | None  # of publication, the first; None where no article of it has a day
    claims: tuple[str, ...]  # claim IRIs, sorted


@record(kw_only=True)
class Standing:
    """What an event was known to be on a day, of the claims that it has now."""

    day: dt.date  # of publication; it stood so until the next
    status: Status
    sources: int
    disputed: bool
    date: str | None  # the value of its time


@record(kw_only=True)
class Joining:
    """Why a claim was taken for one of an event."""

    claim: str  # its IRI
    reason: str
    source: str  # whose word it is: claims with the same are no two opinions


@record(kw_only=True)
class Neighbour:
    """The nearest other event of the same kind and parties, and what keeps it apart."""

    event: str  # its key
    reason: str


@record(kw_only=True)
class Event:
    """What one or more claims assert, with the best supported values."""

    key: str  # the last segment of its IRI
    kind: str
    status: Status
    roles: tuple[tuple[str, Entity], ...]
    claims: tuple[str, ...]  # claim IRIs, sorted
    articles: tuple[str, ...]  # Article.id, sorted
    amount: Amount | None = None
    count: Count | None = None
    nationality: tuple[str, ...] = ()
    effect: str | None = None
    title: str | None = None
    time: Time | None = None
    about: tuple[str, ...] = ()  # event keys, sorted
    disputed: bool = False  # its claims disagree on amount, count, date or status
    sources: int = 1  # how many independent ones report it: a wire story in three papers is one
    first_reported: dt.date | None = None  # when the first article of it was published; None where no day is known
    last_reported: dt.date | None = None
    history: tuple[StatusReport, ...] = ()  # its statuses in the order of their being reported
    standings: tuple[Standing, ...] = ()  # in time, where it was reported on more days than one
    joinings: tuple[Joining, ...] = ()  # in the order of their claims
    neighbour: Neighbour | None = None  # None where no other event is of the same kind and parties
