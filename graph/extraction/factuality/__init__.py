"""The factuality of a predicate: actual, planned, possible or negated, and what decided it.

Read from the inside out: each governor takes what is below it and says what becomes of it. The words are data,
`ontology/lexicon/status.yaml`. Who says so is for `graph.extraction.sources.attribution`.

`predicates` is the way in. `tense` and `negation` tell what stands beside a verb, `modality` what its own clause makes
of it, `conditions` whether it opens as one, `governors` what a word does to what it governs, `composition` what comes
of all that stands above, and `nouns` how real what a noun names is.
Source: FactBank (Saurí and Pustejovsky 2009) for the values, and their "event-selecting predicates" for the governors;
TruthTeller (Lotan et al. 2013) for the composition.
"""

from graph.extraction.factuality.composition import NOTHING_SAID, factual_carrier
from graph.extraction.factuality.governors import names_of
from graph.extraction.factuality.modality import Factuality, is_negated
from graph.extraction.factuality.negation import AT_LAST, NO_LONGER, has_negation, is_empty, is_late
from graph.extraction.factuality.predicates import factuality
from graph.extraction.factuality.tense import auxiliaries, is_due_then, is_scheduled, is_wish

__all__ = [
    "AT_LAST",
    "NOTHING_SAID",
    "NO_LONGER",
    "Factuality",
    "auxiliaries",
    "factual_carrier",
    "factuality",
    "has_negation",
    "is_due_then",
    "is_empty",
    "is_late",
    "is_negated",
    "is_scheduled",
    "is_wish",
    "names_of",
]
