"""The events of a corpus, made block by block into its database, so that memory holds one block at a time."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from graph.corpus import Corpus
from graph.corrections import Corrections
from graph.iris import mint_event_key_iri
from graph.model import Claim, Entity, Event
from graph.resolution import (
    Report,
    block_of,
    events_about,
    find_sightings,
    find_sources,
    identify,
    merge_block,
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
from graph.resolution.persons import Identity

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Telling:
    """What makes of the claims of single articles those of all of them, with a user's corrections."""

    identities: Mapping[tuple[str, str], Identity]  # whom names stand for across articles
    corrections: Corrections
    actors: Mapping[str, Entity]  # everybody, by name, before any correction

    def told(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims with the persons and corrections of the corpus, without rejected ones."""
        return correct_claims(resolve_persons(claims, self.identities), self.corrections, self.actors)


def learn_telling(corpus: Corpus, corrections: Corrections) -> Telling:
    """How the claims of a corpus are to be told; warns of corrections of what is not in it."""
    identities = identify(find_sightings(corpus.claims()))
    if corrections.path is None:
        return Telling(identities, corrections, {})
    actors = known_actors(resolve_persons(corpus.claims(), identities))
    claims, articles = map(claim_name, corpus.claims()), (article.id for article in corpus.articles())
    for message in corrections.unknown(claims, actors, articles):
        logger.warning("%s", message)
    return Telling(identities, corrections, actors)


def told_claims(corpus: Corpus, telling: Telling) -> Iterator[Claim]:
    """What all articles say, each actor the same one in all of them; by article, in the order of its text."""
    return telling.told(corpus.claims())


def merge_corpus(corpus: Corpus, telling: Telling) -> dict[str, str]:
    """Put the events that a corpus asserts into its database; which event each claim is of, IRI for IRI.

    They are those of `graph.resolution.merge_claims`.
    """
    articles = {article.id: replace(article, text="") for article in corpus.articles()}
    sources = find_sources(corpus.articles())
    about: dict[str, tuple[str, ...]] = {}
    key_of: dict[str, str] = {}
    must_join, must_part = list(pairs_to_join(telling.corrections)), list(pairs_to_part(telling.corrections))

    def placed() -> Iterator[tuple[str, str, frozenset[str]]]:
        for article, claims in groupby(told_claims(corpus, telling), key=lambda claim: claim.article):
            for report in reports_of(claims, [articles[article]], sources):
                if report.claim.about:
                    about[report.iri] = report.claim.about
                yield block_of(report.claim), report.iri, report.topics

    def reports(claim: Claim, topics: frozenset[str]) -> Iterator[Report]:
        for report in reports_of(telling.told([claim]), [articles[claim.article]], sources):
            yield replace(report, topics=topics)

    def events() -> Iterator[Event]:
        for block in corpus.blocks():
            found = (report for claim, topics in block for report in reports(claim, topics))
            for event in merge_block(found, must_join=must_join, must_part=must_part):
                key_of.update(dict.fromkeys(event.claims, event.key))
                yield event

    corpus.set_blocks(placed())
    corpus.set_events(events())
    linked = (corpus.get_event(key_of[iri]) for iri in about)
    corpus.replace_events(replace(event, about=events_about(event, about, key_of)) for event in linked)
    return {iri: mint_event_key_iri(key) for iri, key in key_of.items()}
