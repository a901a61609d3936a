"""All claims of a corpus to its events. An incremental build does the same block by block, with the same functions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph.iris import mint_claim_iri
from graph.model import Article, Claim, Event
from graph.resolution.blocks import Pairs
from graph.resolution.events import merge_block
from graph.resolution.reports import Report, block_of, reports_of
from graph.resolution.sources import find_sources


def merge_claims(
    claims: Iterable[Claim],
    articles: Sequence[Article],
    *,
    sources: Mapping[str, str] | None = None,
    must_join: Pairs = (),
    must_part: Pairs = (),
) -> list[Event]:
    """The events that claims assert, sorted by key; every claim is of exactly one event.

    `articles` are those that the claims are from; `sources` says whose word each is, by its id, and is found from
    their texts where it is not given. `must_join` and `must_part` are pairs of claims, by IRI, that somebody has
    decided on. Raises ValueError for a claim of an article that is not there, or a pair in both.
    """
    claims, must_join, must_part = list(claims), list(must_join), list(must_part)
    blocks: dict[str, list[Report]] = {}
    for report in reports_of(claims, articles, find_sources(articles) if sources is None else sources):
        blocks.setdefault(block_of(report.claim), []).append(report)
    events = [
        event for reports in blocks.values() for event in merge_block(reports, must_join=must_join, must_part=must_part)
    ]
    return sorted(link_events(events, claims), key=lambda event: event.key)


def link_events(events: Sequence[Event], claims: Iterable[Claim]) -> list[Event]:
    """The events with what each is about: the events of what its claims are about."""
    event_of = {claim: event.key for event in events for claim in event.claims}
    about = {mint_claim_iri(claim): claim.about for claim in claims if claim.about}
    return [replace(event, about=events_about(event, about, event_of)) for event in events]


def events_about(event: Event, about: Mapping[str, Iterable[str]], event_of: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the events that an event is about, sorted.

    `about` gives what a claim is about, and `event_of` the event of a claim by its key, both by the IRIs of claims.
    """
    keys = {event_of[other] for claim in event.claims for other in about.get(claim, ()) if other in event_of}
    return tuple(sorted(keys - {event.key}))
