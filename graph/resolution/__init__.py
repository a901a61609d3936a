"""From what each article says by itself to what all of them say: who is one person, which claims are of one happening.

Sees claims alone, never a Doc. `graph.resolution.persons` comes first. `merge_claims` makes the events of a whole
corpus; `block_of`, `reports_of`, `merge_block` and `events_about` are its parts, for a build that merges anew only
what has changed.
"""

from graph.resolution.copies import SIGNATURE_VERSION
from graph.resolution.differences import Aspect, Difference, Position, differences
from graph.resolution.events import merge_block
from graph.resolution.merging import events_about, link_events, merge_claims
from graph.resolution.persons import Identity, Sighting, find_sightings, identify, resolve_persons
from graph.resolution.reports import Report, block_of, reports_of
from graph.resolution.sources import Print, find_sources, name_sources

__all__ = [
    "SIGNATURE_VERSION",
    "Aspect",
    "Difference",
    "Identity",
    "Position",
    "Print",
    "Report",
    "Sighting",
    "block_of",
    "differences",
    "events_about",
    "find_sightings",
    "find_sources",
    "identify",
    "link_events",
    "merge_block",
    "merge_claims",
    "name_sources",
    "reports_of",
    "resolve_persons",
]
