"""What a sentence leaves open, filled from the rest of the article where that makes it plain.

A role is filled so only if its frame allows it (`discourse`), and the claim is the less certain for it. Pronouns
and descriptions ("the ministry") are no gaps: whom they stand for is for `graph.extraction.actors`.

`filling` asks for each open role in turn; `gaps` is the record that it asks about. `payments`, `requests`, `talks`,
`restrictions`, `lawsuits` and `rulings` know what an article tells of the sides of one kind, `dealings` of any two, and
`deals` whose a deal is by which something is done. `asked` tells whom "it" asks, and `dues` whose a sum is.
"""

from graph.extraction.discourse.counterparts import fill_waiting
from graph.extraction.discourse.filling import fill_from_discourse
from graph.extraction.discourse.rulings import drop_foreign_states, note_undone

__all__ = ["drop_foreign_states", "fill_from_discourse", "fill_waiting", "note_undone"]
