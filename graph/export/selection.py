"""Which events are taken out of a build, with the claims that assert them and the articles that these are from."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from graph.asof import Public
from graph.errors import RequestError
from graph.iris import mint_claim_iri, mint_event_iri, rebase_iri
from graph.knowledge import known_lexicon, read_knowledge
from graph.lexicon import Lexicon
from graph.model import Article, Claim, Event, Status
from graph.rdf import Cast
from graph.recorded import Records, stream_records
from graph.vocabulary import prefixes


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Of which kind, status and time events must be, and which they may be; nothing said, all of them."""

    kinds: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    since: dt.date | None = None  # events that may have been on that day or later
    until: dt.date | None = None
    iris: frozenset[str] | None = None  # those that a query chose, as the build has them

    @property
    def all(self) -> bool:
        """Whether every event is wanted."""
        return self == Wanted()

    @property
    def dated(self) -> bool:
        """Whether a time is asked for, which an event without a date cannot be of."""
        return self.since is not None or self.until is not None

    def admits(self, event: Event) -> bool:
        """Whether an event is of such a kind and status, and may be of such a time."""
        return (
            (not self.kinds or event.kind.casefold() in {kind.casefold() for kind in self.kinds})
            and (not self.statuses or event.status in self.statuses)
            and (not self.dated or self._may_be_of_the_time(event))
        )

    def _may_be_of_the_time(self, event: Event) -> bool:
        if event.time is None:
            return False
        return (self.since is None or event.time.latest >= self.since) and (
            self.until is None or event.time.earliest <= self.until
        )


@dataclass(frozen=True)
class Selection:
    """Events that were chosen, and all that belongs to them, one by one; each call gives them from the first on."""

    records: Records
    lexicon: Lexicon
    event_of: Mapping[str, str]  # of the claims that assert the events, IRI for IRI
    sources: frozenset[str]  # ids of the articles that those are from
    undated: int = 0  # events left out because they have no date, and a time was asked for
    nquads: Path | None = None  # the file that says all of it already, where the whole build was chosen

    @property
    def whole(self) -> bool:
        """Whether nothing of the build was left out."""
        return self.nquads is not None

    @cached_property
    def _iris(self) -> frozenset[str]:
        return frozenset(self.event_of.values())

    def articles(self) -> Iterator[Article]:
        """The articles of the claims; of a whole build those that say nothing, too."""
        return (article for article in self.records.articles() if self.whole or article.id in self.sources)

    def claims(self) -> Iterator[Claim]:
        """The claims that assert the events."""
        return (claim for claim in self.records.claims() if mint_claim_iri(claim) in self.event_of)

    def events(self) -> Iterator[Event]:
        """The events, each about those that were chosen, too."""
        for event in self.records.events():
            if mint_event_iri(event) in self._iris:
                about = (key for key in event.about if mint_event_iri(replace(event, key=key)) in self._iris)
                yield replace(event, about=tuple(about))

    def cast(self) -> Cast:
        """Who takes part in them."""
        cast = Cast(self.lexicon)
        for claim in self.claims():
            cast.join_claim(claim)
        for event in self.events():
            cast.join_event(event)
        cast.join_parents()
        return cast

    @property
    def namespaces(self) -> Mapping[str, str]:
        """The prefixes that its IRIs are written with."""
        return prefixes(self.records.base_iri, own_kinds=bool(self.lexicon.own_kinds))

    def iri(self, usual: str) -> str:
        """An IRI of a record as the build has it."""
        return rebase_iri(usual, self.records.base_iri)


def select_from(build: Path, wanted: Wanted, public: Public | None = None) -> Selection:
    """What is wanted of a build, or of that of it which was public on a day.

    Raises BuildError if the build cannot be read, RequestError if a query chose what is no event.
    """
    lexicon = known_lexicon(read_knowledge(build))
    if public is not None:
        return select(public.records, lexicon, wanted)
    return select(stream_records(build), lexicon, wanted, nquads=build / "graph.nq")


def select(records: Records, lexicon: Lexicon, wanted: Wanted, *, nquads: Path | None = None) -> Selection:
    """What is wanted of these records; `nquads` is the file with all that they say.

    Raises RequestError if a query chose what is no event.
    """
    event_of: dict[str, str] = {}
    sources: set[str] = set()
    unknown, undated = set(wanted.iris or ()), 0
    without_time = replace(wanted, since=None, until=None)
    for event in records.events():
        iri = mint_event_iri(event)
        named = rebase_iri(iri, records.base_iri)
        unknown.discard(named)
        if wanted.iris is not None and named not in wanted.iris:
            continue
        if wanted.admits(event):
            event_of |= dict.fromkeys(event.claims, iri)
            sources.update(event.articles)
        else:
            undated += event.time is None and without_time.admits(event)
    if unknown:
        raise RequestError(f"the query gives {min(unknown)}, which is no event of the build: expected events first")
    return Selection(records, lexicon, event_of, frozenset(sources), undated, nquads=nquads if wanted.all else None)


Writer = Callable[[Selection, Path], None]  # writes a selection into a file, or into a folder that is there
