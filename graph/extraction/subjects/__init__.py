"""Who is the subject of a verb, where it stands beside it and where it is shared or understood.

`shared` is the way in: it asks `beside`, then `misplaced` for the slips of a parser, then for the verb or the noun that
has the same subject (`coordinated`, `objects`). `echoes` tells who does as others do, and `authors` who speaks
through a document.
"""

from graph.extraction.subjects.authors import authors_of, writing_before
from graph.extraction.subjects.beside import is_among
from graph.extraction.subjects.coordinated import coordinated_head, infinitive_before
from graph.extraction.subjects.echoes import echoing_subjects, joined_subjects
from graph.extraction.subjects.misplaced import hung_on_last_noun, is_of_next_verb
from graph.extraction.subjects.shared import holders, said_of, surface_subjects

__all__ = [
    "authors_of",
    "coordinated_head",
    "echoing_subjects",
    "holders",
    "hung_on_last_noun",
    "infinitive_before",
    "is_among",
    "is_of_next_verb",
    "joined_subjects",
    "said_of",
    "surface_subjects",
    "writing_before",
]
