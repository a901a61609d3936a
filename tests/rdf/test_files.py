import random
from dataclasses import replace

import pyoxigraph
import pytest
import strategies
from hypothesis import given
from pyoxigraph import RdfFormat
from rdflib import RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import ORG

from graph import sorting
from graph.errors import RequestError
from graph.iris import BASE_IRI, mint_article_iri, mint_claim_iri, mint_entity_iri
from graph.model import Article, Claim, Entity, EntityKind, Evidence, Filler, Mention, Status
from graph.rdf import graph_quads, write_graph
from graph.validation import validate_turtle
from graph.vocabulary import CG

TEXT = "Officials in Kigali said they paid. He agreed."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder to write into, one for all examples of a property."""
    return tmp_path_factory.mktemp("rdf")


def both(folder, world, **options) -> tuple[bytes, bytes]:
    """A world as Turtle and as N-Quads."""
    paths = folder / "graph.ttl", folder / "graph.nq"
    write_graph(*paths, world.articles, world.claims, world.events, **options)
    return paths[0].read_bytes(), paths[1].read_bytes()


def turtle(folder, world, **options) -> bytes:
    """A world as Turtle."""
    return both(folder, world, **options)[0]


def nquads(folder, world, **options) -> bytes:
    """A world as N-Quads."""
    return both(folder, world, **options)[1]


def words(text: str) -> Mention:
    """The words of TEXT."""
    start = TEXT.index(text)
    return Mention(text=text, start_char=start, end_char=start + len(text))


def world_of(*fillers: Filler) -> strategies.World:
    """An article with one claim."""
    claim = Claim(
        article="a",
        kind="Agreement",
        status=Status.ACTUAL,
        fillers=fillers,
        evidence=(Evidence(quote=words(TEXT), trigger=words("agreed"), lexical_unit="agree.v"),),
    )
    return strategies.World((Article(id="a", text=TEXT),), (claim,), tuple(strategies.events_of([claim])))


def party(entity: Entity, text: str) -> Filler:
    """A party by these words."""
    return Filler(role="party", entity=entity, mention=words(text), function="subject", reason="")


@pytest.mark.untraced
@given(world=strategies.worlds())
def test_two_readers_find_the_same_graph(folder, world):
    """Rdflib and Oxigraph read the Turtle, with the same triples, and nothing in it is a blank node."""
    written = turtle(folder, world)

    by_rdflib = Graph().parse(data=written, format="turtle")
    by_oxigraph = {str(quad.triple) for quad in pyoxigraph.parse(written, format=RdfFormat.TURTLE)}
    again = Graph().parse(data="\n".join(f"{triple} ." for triple in by_oxigraph), format="nt")
    assert len(by_rdflib) == len(by_oxigraph)
    assert isomorphic(by_rdflib, again)
    assert not any(isinstance(node, BNode) for node in by_rdflib.all_nodes())


@given(world=strategies.worlds())
def test_turtle_and_nquads_say_the_same(folder, world):
    """The two files differ in graphs only."""
    as_turtle = pyoxigraph.parse(turtle(folder, world), format=RdfFormat.TURTLE)
    as_nquads = pyoxigraph.parse(nquads(folder, world), format=RdfFormat.N_QUADS)

    assert {str(quad.triple) for quad in as_turtle} == {str(quad.triple) for quad in as_nquads}


@pytest.mark.untraced
@given(world=strategies.worlds(), order=strategies.st.randoms(use_true_random=False))
def test_order_does_not_matter(folder, world, order: random.Random):
    """The files are the same whatever the order in which records come."""
    shuffled = strategies.World(
        *(tuple(order.sample(records, len(records))) for records in (world.articles, world.claims, world.events))
    )

    assert turtle(folder, world) == turtle(folder, shuffled)
    assert nquads(folder, world) == nquads(folder, shuffled)


@given(world=strategies.worlds())
def test_sorting_on_disk_changes_nothing(folder, world):
    """What does not fit in memory is written just the same."""
    expected = turtle(folder, world), nquads(folder, world)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "LINES_IN_MEMORY", 5)
        found = turtle(folder, world), nquads(folder, world)

    assert found == expected


@pytest.mark.untraced
@given(world=strategies.worlds())
def test_every_graph_conforms(folder, world):
    """What we write is what the shapes call valid, hostile names and all."""
    turtle(folder, world)

    assert validate_turtle(folder / "graph.ttl").messages == ()


@given(world=strategies.worlds())
def test_claims_are_in_the_graph_of_their_article(folder, world):
    """An article can be taken out with all that it says, and nothing else."""
    quads = list(pyoxigraph.parse(nquads(folder, world), format=RdfFormat.N_QUADS))
    about_claims = [quad for quad in quads if quad.subject.value.startswith(f"{BASE_IRI}claim/")]

    graph_of = {mint_claim_iri(claim): mint_article_iri(claim.article) for claim in world.claims}
    assert {quad.subject.value: quad.graph_name.value for quad in about_claims} == graph_of
    named = {quad.graph_name for quad in quads} - {pyoxigraph.DefaultGraph()}
    assert {graph.value for graph in named} == {mint_article_iri(article.id) for article in world.articles}


@pytest.mark.untraced
@given(world=strategies.worlds())
def test_another_base_is_used_throughout(folder, world):
    """No IRI is left under the usual base, and nothing else changes."""
    base = "https://example.org/id/"

    moved = turtle(folder, world, base_iri=base), nquads(folder, world, base_iri=base)

    ours = BASE_IRI.encode()
    assert [text.replace(ours, base.encode()) for text in (turtle(folder, world), nquads(folder, world))] == list(moved)


def test_a_base_that_is_none_is_refused(folder):
    """Nothing is written under a base that is no IRI."""
    with pytest.raises(RequestError, match="base IRI"):
        write_graph(folder / "absent.ttl", folder / "absent.nq", [], [], [], base_iri="not a base")

    assert not (folder / "absent.ttl").exists()


def test_claims_are_small():
    """A claim with all of its evidence is a dozen triples, where PIKES has 226 a sentence."""
    world = world_of(party(Entity(kind=EntityKind.PERSON, key="p", label="P"), "He"))
    (graph,) = {f"<{mint_article_iri(article.id)}>" for article in world.articles}

    of_article = [quad for quad in graph_quads((), world.claims, world.events) if quad[3] == graph]

    assert len(of_article) <= 12


@pytest.mark.parametrize(("text", "is_name"), [("Kigali", True), ("Officials", False), ("He", False), ("they", False)])
def test_names_of_articles_are_kept(folder, text, is_name):
    """A name that an article has for an actor is kept beside its label, a pronoun or common noun is not."""
    rwanda = Entity(kind=EntityKind.GOVERNMENT, key="RW", label="Government of Rwanda", country="RW")
    evidence = [words("Officials in Kigali said they paid."), words("He agreed.")]
    world = world_of(party(rwanda, text))
    claim = replace(
        world.claims[0],
        evidence=tuple(Evidence(quote=quote, trigger=quote, lexical_unit="agree.v") for quote in evidence),
    )

    graph = Graph().parse(data=turtle(folder, replace(world, claims=(claim,))), format="turtle")

    names = set(graph.objects(URIRef(mint_entity_iri(rwanda)), SKOS.altLabel))
    assert names == ({Literal(text)} if is_name else set())


def test_the_fullest_description_of_an_entity_wins(folder):
    """Articles that know less of somebody leave what others know as it is; their label is one more name."""
    short = Entity(kind=EntityKind.PERSON, key="p", label="Rubio")
    full = Entity(kind=EntityKind.PERSON, key="p", label="Marco Rubio", wikidata="Q324546")
    world = world_of(party(full, "He"), replace(party(short, "they"), role="counterparty"))

    graph = Graph().parse(data=turtle(folder, world), format="turtle")

    subject = URIRef(mint_entity_iri(full))
    assert set(graph.objects(subject, RDFS.label)) == {Literal("Marco Rubio")}
    assert set(graph.objects(subject, SKOS.altLabel)) == {Literal("Rubio")}


def test_a_government_is_described_where_only_its_body_is_named(folder):
    """No IRI of the graph is left without a description."""
    agency = Entity(kind=EntityKind.AGENCY, key="sd", label="State Department", country="US", parent="US")

    graph = Graph().parse(data=turtle(folder, world_of(party(agency, "Officials"))), format="turtle")

    government = graph.value(URIRef(mint_entity_iri(agency)), ORG.subOrganizationOf)
    assert str(graph.value(government, RDFS.label)) == "Government of the United States"
    assert str(graph.value(government, CG.governs / RDFS.label)) == "United States"


def test_an_empty_build_is_an_empty_graph(folder):
    """No articles give files without triples that can be read."""
    nothing = strategies.World((), (), ())

    assert len(Graph().parse(data=turtle(folder, nothing), format="turtle")) == 0
    assert nquads(folder, nothing) == b""
