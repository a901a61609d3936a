"""Claims to events: which claims, of one article or of many, are of one happening.

Sees claims alone, never a Doc. `merge_claims` is the way in.
"""

from graph.resolution.events import merge_claims

__all__ = ["merge_claims"]
