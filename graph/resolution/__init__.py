"""From what each article says by itself to what all of them say: who is one person, which claims are of one happening.

Sees claims alone, never a Doc. `merge_claims` makes events; `graph.resolution.persons` comes before it.
"""

from graph.resolution.events import merge_claims
from graph.resolution.persons import find_sightings, identify, resolve_persons

__all__ = ["find_sightings", "identify", "merge_claims", "resolve_persons"]
