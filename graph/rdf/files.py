"""All triples of a build as Turtle and N-Quads, sorted, in constant memory beyond the entities.

In N-Quads an article, its claims and their quotes are in the graph that the article's IRI names, so that an article
can be taken out whole; events, entities and direct triples, which articles share, are in the default graph. The
files are plain RDF 1.1 and depend on what is in the graph alone, not on the order in which it came.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby
from pathlib import Path
from typing import TextIO

from rdflib import RDF, XSD

from graph.iris import BASE_IRI, check_base_iri, mint_article_iri, mint_claim_iri, mint_event_iri
from graph.lexicon import Lexicon, shipped_lexicon
from graph.model import Article, Claim, Event
from graph.rdf.cast import Cast
from graph.rdf.kinds import declarations, knowledge_triples, rules_of_kinds
from graph.rdf.records import article_triples, claim_triples, event_triples
from graph.rdf.rules import Rule, direct_triples
from graph.rdf.terms import Quad, Triple, iri_term
from graph.sorting import sorted_unique
from graph.vocabulary import prefixes

_DEFAULT_GRAPH = ""
_IRI_TO_SHORTEN = re.compile("<(.+[/#])([A-Za-z0-9_][A-Za-z0-9_-]*)>")
_BARE = {XSD.integer.n3(), XSD.boolean.n3()}  # datatypes whose literals Turtle writes without quotes
_CAN_BE_BARE = re.compile('"(?:[+-]?[0-9]+|true|false)"')
_A = RDF.type.n3()


def write_graph(
    turtle: Path,
    nquads: Path,
    articles: Iterable[Article],
    claims: Iterable[Claim],
    events: Iterable[Event],
    *,
    event_of: Mapping[str, str] | None = None,
    base_iri: str = BASE_IRI,
    lexicon: Lexicon | None = None,
) -> None:
    """Write the graph twice, as Turtle, one block a subject, and as N-Quads, one line a quad.

    `event_of` gives a claim's event, IRI for IRI; with it, records may come from a database one by one. Raises
    RequestError for a base that is no IRI.
    """
    lexicon = lexicon or shipped_lexicon()
    quads = graph_quads(articles, claims, events, lexicon, event_of=event_of)
    lines = sorted_quads(quads, base_iri=check_base_iri(base_iri))
    namespaces = prefixes(base_iri, own_kinds=bool(lexicon.own_kinds))
    with (
        turtle.open("w", encoding="utf-8", newline="\n") as turtle_file,
        nquads.open("w", encoding="utf-8", newline="\n") as nquads_file,
    ):
        turtle_file.writelines(turtle_parts(_triples_of(lines, nquads_file), namespaces))


def sorted_quads(quads: Iterable[Quad], *, base_iri: str = BASE_IRI) -> Iterator[str]:
    """Quads in order, each once: a triple, a tab, and its graph or nothing.

    No term holds a tab, and none goes on with less: so without their graphs the lines are in order, too.
    """
    return sorted_unique(quad_lines(quads, base_iri))


def quad_lines(quads: Iterable[Quad], base_iri: str) -> Iterator[str]:
    """Quads as such lines, in the order given, with our IRIs under that base."""
    for subject, predicate, object_, graph in _rebased(quads, base_iri):
        yield f"{subject} {predicate} {object_}\t{graph}"


def _triples_of(lines: Iterable[str], nquads: TextIO) -> Iterator[str]:
    """The triples of sorted quads, each once, while the quads are written."""

    def triples() -> Iterator[str]:
        for line in lines:
            triple, _, graph = line.partition("\t")
            nquads.write(f"{triple} {graph} .\n" if graph else f"{triple} .\n")
            yield triple

    return (triple for triple, _ in groupby(triples()))


def graph_quads(
    articles: Iterable[Article],
    claims: Iterable[Claim],
    events: Iterable[Event],
    lexicon: Lexicon | None = None,
    *,
    event_of: Mapping[str, str] | None = None,
) -> Iterator[Quad]:
    """Everything that the graph says, in no particular order, some of it more than once.

    `lexicon` is what the claims were found with; without one, it is that of the ontology alone. `event_of` gives a
    claim's event, IRI for IRI; without it, all events are gathered to find it.
    """
    lexicon = lexicon or shipped_lexicon()
    cast, own_rules = Cast(lexicon), rules_of_kinds(lexicon.own_kinds)
    if event_of is None:
        events = list(events)
        event_of = {claim_iri: mint_event_iri(event) for event in events for claim_iri in event.claims}
    for article in articles:
        yield from article_quads(article)
    for claim in claims:
        cast.join_claim(claim)
        yield from claim_quads(claim, event_of)
    for event in events:
        cast.join_event(event)
        yield from event_quads(event, lexicon, own_rules)
    yield from common_quads(cast, lexicon)


def article_quads(article: Article) -> Iterator[Quad]:
    """What is known of an article, in its graph."""
    return _in_graph(iri_term(mint_article_iri(article.id)), article_triples(article))


def claim_quads(claim: Claim, event_of: Mapping[str, str]) -> Iterator[Quad]:
    """A claim with its quotes, in the graph of its article."""
    triples = claim_triples(claim, event_of[mint_claim_iri(claim)])
    return _in_graph(iri_term(mint_article_iri(claim.article)), triples)


def event_quads(event: Event, lexicon: Lexicon, own_rules: Mapping[str, Sequence[Rule]]) -> Iterator[Quad]:
    """An event, and the plain triples that follow from it."""
    triples = list(event_triples(event, lexicon))
    return _in_graph(_DEFAULT_GRAPH, chain(triples, direct_triples(triples, own_rules)))


def common_quads(cast: Cast, lexicon: Lexicon) -> Iterator[Quad]:
    """What belongs to no article and no event: who takes part, and a user's own kinds and files."""
    own = chain(declarations(lexicon.own_kinds), knowledge_triples(lexicon.files))
    return _in_graph(_DEFAULT_GRAPH, chain(cast.triples(), own))


def implied_triples(event: Event, lexicon: Lexicon) -> Iterator[Triple]:
    """The plain triples that follow from an event."""
    return direct_triples(event_triples(event, lexicon), rules_of_kinds(lexicon.own_kinds))


def _in_graph(graph: str, triples: Iterable[Triple]) -> Iterator[Quad]:
    return ((*triple, graph) for triple in triples)


def _rebased(quads: Iterable[Quad], base_iri: str) -> Iterator[Quad]:
    if base_iri == BASE_IRI:
        return iter(quads)
    ours, theirs = f"<{BASE_IRI}", f"<{base_iri}"

    def rebased(term: str) -> str:
        return theirs + term.removeprefix(ours) if term.startswith(ours) else term

    return ((rebased(s), rebased(p), rebased(o), rebased(g)) for s, p, o, g in quads)


def turtle_parts(triples: Iterable[str], namespaces: Mapping[str, str]) -> Iterator[str]:
    """Sorted triples as Turtle; every prefix is declared, used or not, so that files can be put together."""
    yield from prefix_lines(namespaces)
    yield from turtle_blocks(triples, namespaces)


def prefix_lines(namespaces: Mapping[str, str]) -> Iterator[str]:
    """The prefixes as Turtle and TriG declare them."""
    return (f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in namespaces.items())


def turtle_blocks(triples: Iterable[str], namespaces: Mapping[str, str]) -> Iterator[str]:
    """Sorted triples as Turtle without its prefixes, a block a subject."""
    return blocks_of(triples, iri_shortener(namespaces))


def blocks_of(triples: Iterable[str], shorten: Callable[[str], str]) -> Iterator[str]:
    """The same, for who has a shortener of IRIs that serves for many calls."""
    end = ""
    last_subject = last_predicate = ""
    for line in triples:
        subject, predicate, object_ = line.split(" ", 2)
        value = shorten(object_) if object_[0] == "<" else _short_literal(object_, shorten)
        if subject != last_subject:
            yield f"{end}\n{shorten(subject)} {_short_predicate(predicate, shorten)} {value}"
        elif predicate != last_predicate:
            yield f" ;\n    {_short_predicate(predicate, shorten)} {value}"
        else:
            yield f", {value}"
        last_subject, last_predicate, end = subject, predicate, " .\n"
    yield end


def iri_shortener(namespaces: Mapping[str, str]) -> Callable[[str], str]:
    """Makes terms of IRIs into names with these prefixes, where they can be."""
    prefix_of = {namespace: prefix for prefix, namespace in namespaces.items()}

    @lru_cache(maxsize=10_000)
    def shorten(term: str) -> str:
        found = _IRI_TO_SHORTEN.fullmatch(term)
        return f"{prefix_of[found[1]]}:{found[2]}" if found and found[1] in prefix_of else term

    return shorten


def _short_predicate(term: str, shorten: Callable[[str], str]) -> str:
    return "a" if term == _A else shorten(term)


def _short_literal(term: str, shorten: Callable[[str], str]) -> str:
    if term[-1] != ">":  # of no type but text, or of a language
        return term
    text, _, datatype = term.rpartition("^^")
    return text[1:-1] if datatype in _BARE and _CAN_BE_BARE.fullmatch(text) else f"{text}^^{shorten(datatype)}"
