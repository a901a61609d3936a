"""The events of a corpus, merged block by block, and only those blocks to which something happened.

Memory holds one block at a time. What was merged before, and of what, is in `graph.corpus.Merged`, so a build that
grows has its new articles placed, and the blocks merged that they come into.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from graph.corpus import Corpus, Merged, Placing
from graph.corrections import Corrections
from graph.iris import hash_fields, mint_article_iri, mint_event_key_iri, own_name
from graph.model import Article, Claim, Entity, Event
from graph.resolution import (
    Identity,
    Print,
    Report,
    Sighting,
    block_of,
    find_sightings,
    identify,
    merge_block,
    name_sources,
    reports_of,
    resolve_persons,
)
from graph.resolution.correcting import (
    claim_name,
    correct_claims,
    known_actors,
    pairs_to_join,
    pairs_to_part,
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Telling:
    """What makes of the claims of single articles those of all of them, with a user's corrections."""

    identities: Mapping[tuple[str, str], Identity]  # whom names stand for across articles
    corrections: Corrections
    actors: Mapping[str, Entity]  # whom corrections put in the place of others, by name, before any correction

    def told(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims with the persons and corrections of the corpus, without rejected ones."""
        return correct_claims(resolve_persons(claims, self.identities), self.corrections, self.actors)


@dataclass(frozen=True, slots=True)
class Told:
    """Records that are to be written, each sort in its order, to be gone through once."""

    articles: Iterable[Article]
    claims: Iterable[Claim]  # article by article
    events: Iterable[Event]
    event_of: Mapping[str, str]  # which event each claim is of, IRI for IRI


@dataclass(frozen=True, slots=True)
class Merge:
    """What a build has to write: all, or what became another since the last one."""

    telling: Telling
    articles: Sequence[str]  # ids, sorted; the events are in the database
    event_of: Mapping[str, str]  # which event each of their claims is of, IRI for IRI
    stale: frozenset[str]  # the owners of what the last build wrote of these articles and events, and of those gone

    def told(self, corpus: Corpus) -> Told:
        """The records themselves, as they stand in the database."""
        claims = told_claims(corpus, self.telling, self.articles)
        return Told(corpus.articles(self.articles), claims, corpus.events(), self.event_of)


def learn_telling(corpus: Corpus, merged: Merged, corrections: Corrections) -> Telling:
    """How the claims of a corpus are to be told; warns of corrections of what is not in it."""
    merged.add_clues(_clues(corpus, merged.without_clue()))
    identities = identify(merged.sightings())
    if corrections.path is None:
        return Telling(identities, corrections, {})
    actors = known_actors(resolve_persons(corpus.claims(), identities))
    claims, articles = map(claim_name, corpus.claims()), iter(corpus.ids())
    for message in corrections.unknown(claims, actors, articles):
        logger.warning("%s", message)
    content = corrections.content
    wanted = {entry.into for entry in content.split} | {entry.into for entry in content.merge}
    return Telling(identities, corrections, {name: actor for name, actor in actors.items() if name in wanted})


def _clues(corpus: Corpus, ids: Iterable[str]) -> Iterator[tuple[str, str | None, Print, Sequence[Sighting]]]:
    for name in ids:
        for article in corpus.articles([name]):
            yield name, article.published, Print.of(article), find_sightings(corpus.claims([name]))


def told_claims(corpus: Corpus, telling: Telling, ids: Iterable[str] | None = None) -> Iterator[Claim]:
    """What articles say, all or some, each actor the same one in all of them; by article, in the order of its text."""
    return telling.told(corpus.claims(ids))


def merge_corpus(corpus: Corpus, merged: Merged, telling: Telling) -> Merge:
    """Bring the events of a corpus up to date; those that have to be written are in its database then.

    They are those of `graph.resolution.merge_claims`. Merged again are the blocks that claims came into or went from,
    those of whose claims other articles make something else, and those that are about claims which are of another
    event now. An event that comes out as it was is not written again.
    """
    sources = name_sources(merged.prints())
    changed, gone = merged.change_told(dict(_digests(merged, telling, sources)))
    merging = _Merging(merged, telling, sources)
    touched = merged.take_out([*changed, *gone]) | merged.place(merging.placed(corpus, changed))
    corpus.set_events(merging.events(touched))
    further = merged.blocks_about(merging.moved.union(changed)) - touched
    corpus.add_events(merging.events(further))
    corpus.replace_events(merging.linked(corpus.get_event(key) for key in sorted(merging.linking)))
    written, kept = merged.change_events(touched | further, corpus.event_records())
    corpus.drop_events(kept)
    articles = sorted(merging.moved.union(changed))
    event_of = {iri: mint_event_key_iri(key) for iri, key in merged.events_of(articles).items()}
    owners = [*map(mint_article_iri, (*articles, *gone)), *map(mint_event_key_iri, written)]
    return Merge(telling, articles, event_of, frozenset(map(own_name, owners)))


def _digests(merged: Merged, telling: Telling, sources: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each article with a hash of all that its claims and their merging hang on, beside the claims of its blocks."""
    identities: dict[str, list[tuple[str, ...]]] = {}
    for (article, key), who in sorted(telling.identities.items(), key=itemgetter(0)):
        identities.setdefault(article, []).append((key, who.key, who.label, who.reason, who.court or ""))
    actors = sorted((name, repr(actor)) for name, actor in telling.actors.items())
    for name, (key, _) in merged.articles().items():
        yield name, hash_fields(key, sources[name], identities.get(name), actors)


class _Merging:
    """Blocks while they are merged."""

    def __init__(self, merged: Merged, telling: Telling, sources: Mapping[str, str]) -> None:
        self.moved: set[str] = set()  # articles with a claim that is of another event than before
        self.linking: set[str] = set()  # events whose claims are about others
        self._merged, self._telling, self._sources = merged, telling, sources
        self._must_join = list(pairs_to_join(telling.corrections))
        self._must_part = list(pairs_to_part(telling.corrections))
        self._articles = {
            name: Article(id=name, text="", published=published) for name, (_, published) in merged.articles().items()
        }

    def placed(self, corpus: Corpus, ids: Iterable[str]) -> Iterator[Placing]:
        """The claims of articles as `Merged.place` takes them."""
        for name in ids:
            for report in self._reports(told_claims(corpus, self._telling, [name]), name):
                yield report.iri, name, block_of(report.claim), report.topics, report.claim.about

    def events(self, blocks: Iterable[str]) -> Iterator[tuple[str, Event]]:
        """The events of some blocks, each with its block, but for what they are about."""
        for block in sorted(blocks):
            about: set[str] = set()
            for event in merge_block(
                self._reports_of(block, about), must_join=self._must_join, must_part=self._must_part
            ):
                self.moved |= self._merged.set_event(event.key, event.claims)
                if not about.isdisjoint(event.claims):
                    self.linking.add(event.key)
                yield block, event

    def linked(self, events: Iterable[Event]) -> Iterator[Event]:
        """The events with what they are about."""
        for event in events:
            yield replace(event, about=tuple(sorted(self._merged.about(event.claims) - {event.key})))

    def _reports_of(self, block: str, about: set[str]) -> Iterator[Report]:
        """The reports of a block; which of them are about other claims is noted."""
        for claim, topics in self._merged.block(block):
            for report in self._reports(self._telling.told([claim]), claim.article):
                if report.claim.about:
                    about.add(report.iri)
                yield replace(report, topics=topics)

    def _reports(self, claims: Iterable[Claim], article: str) -> list[Report]:
        return reports_of(claims, [self._articles[article]], self._sources)
