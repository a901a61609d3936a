"""The graph of a build that grows: what did not change is taken from the files of the last build.

A subject is mostly of one record alone: an article, with its claims and their quotes, or an event, with its history.
What several records say, such as who takes part, is kept by record, so that it can be put together again without going
through all of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from graph.corpus import Merged
from graph.iris import BASE_IRI, check_base_iri, mint_article_iri, mint_event_iri, own_name
from graph.lexicon import Lexicon
from graph.merging import Told
from graph.rdf.cast import Cast
from graph.rdf.files import (
    article_quads,
    blocks_of,
    claim_quads,
    common_quads,
    event_quads,
    iri_shortener,
    prefix_lines,
    quad_lines,
)
from graph.rdf.kinds import rules_of_kinds
from graph.rdf.terms import Quad
from graph.sorting import sorted_unique
from graph.vocabulary import prefixes
from graph.weaving import Difference, Last, Piece, weave

_NOBODY = ""  # the owner of what several records may say
_OF_ONE_RECORD = tuple(f"<{BASE_IRI}{kind}/" for kind in ("article", "claim", "quote", "event", "status"))


def weave_graph(
    folder: Path,
    told: Told,
    *,
    shared: Merged,
    last: Last | None = None,
    base_iri: str = BASE_IRI,
    lexicon: Lexicon,
    difference: Difference | None = None,
) -> None:
    """Write `graph.nq` and `graph.ttl` as `write_graph` does, from the last ones and records that are to be written.

    What several records say is kept in `shared`, from which what stale ones said is gone. `difference` is told how
    the N-Quads change.
    """
    namespaces = prefixes(check_base_iri(base_iri), own_kinds=bool(lexicon.own_kinds))
    pieces = _pieces(_lines(told, lexicon, shared, base_iri), namespaces, base_iri)
    heads = (b"", "".join(prefix_lines(namespaces)).encode())
    weave(folder, ("graph.nq", "graph.ttl"), pieces, last=last, heads=heads, difference=difference)


def _lines(told: Told, lexicon: Lexicon, shared: Merged, base_iri: str) -> Iterator[str]:
    """The lines on records, and after them those on all that several records share; what these share is kept."""

    def own(owner: str, quads: Iterable[Quad]) -> Iterator[str]:
        quads = list(quads)
        yield from quad_lines((quad for quad in quads if quad[0].startswith(_OF_ONE_RECORD)), base_iri)
        others = (quad for quad in quads if not quad[0].startswith(_OF_ONE_RECORD))
        shared.share(owner, (("line", "", line) for line in quad_lines(others, base_iri)))

    own_rules = rules_of_kinds(lexicon.own_kinds)
    for article in told.articles:
        yield from own(own_name(mint_article_iri(article.id)), article_quads(article))
    for name, claims in groupby(told.claims, key=lambda claim: claim.article):
        owner, cast = own_name(mint_article_iri(name)), Cast(lexicon)
        for claim in claims:
            cast.join_claim(claim)
            yield from own(owner, claim_quads(claim, told.event_of))
        shared.share(owner, cast.rows())
    for event in told.events:  # whose participants are those of its claims
        yield from own(own_name(mint_event_iri(event)), event_quads(event, lexicon, own_rules))
    everybody = Cast(lexicon)
    everybody.join_rows(shared.actors(), shared.shared("name"), (code for code, _ in shared.shared("country")))
    yield from quad_lines(common_quads(everybody, lexicon), base_iri)
    yield from (line for _, line in shared.shared("line"))


def _pieces(lines: Iterable[str], namespaces: Mapping[str, str], base_iri: str) -> Iterator[Piece]:
    """The lines on each subject, sorted, as N-Quads and as Turtle."""
    shorten = iri_shortener(namespaces)
    for subject, on_subject in groupby(sorted_unique(lines), key=lambda line: line.partition(" ")[0]):
        quads = [line.partition("\t")[::2] for line in on_subject]
        nquads = "".join(f"{triple} {graph} .\n" if graph else f"{triple} .\n" for triple, graph in quads)
        turtle = "".join(blocks_of((triple for triple, _ in groupby(triple for triple, _ in quads)), shorten))
        yield Piece(subject, _owner_of(subject, quads[0][1], base_iri), (nquads.encode(), turtle.encode()))


def _owner_of(subject: str, graph: str, base_iri: str) -> str:
    """The record that alone speaks of a subject."""
    name = subject[1:-1].removeprefix(base_iri)
    if not f"<{BASE_IRI}{name}".startswith(_OF_ONE_RECORD):
        return _NOBODY
    if graph:
        return graph[1:-1].removeprefix(base_iri)
    return f"event/{name.removeprefix('status/').rpartition('-')[0]}" if name.startswith("status/") else name
