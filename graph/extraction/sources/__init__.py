"""Who says what a clause says, and who passes it on.

`attribution` reads that off the words around the clause, `quotations` tells who speaks where a quotation runs over
several sentences. Whether what is said happened is for `graph.extraction.factuality`.
"""

from graph.extraction.sources.attribution import attribution_of

__all__ = ["attribution_of"]
