"""Hostile records, exported and read back by programs that we did not write."""

import csv
import json
import os
import re
import runpy
import subprocess
from collections.abc import Callable
from itertools import count
from pathlib import Path

import networkx as nx
import pyarrow as pa
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
import strategies
from export.made import write_build
from hypothesis import Phase, given, settings
from project import ROOT
from rdflib import RDF, Dataset, Graph, URIRef

from graph import export
from graph.export.sem import SEM
from graph.facts import _FORMULA
from graph.iris import mint_entity_iri, mint_event_iri
from graph.model import Status
from graph.resources import ontology_path

Export = Callable[[strategies.World, str], Path]
hostile = settings(max_examples=10, phases=[Phase.explicit, Phase.generate])


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Export:
    """`exported(world, "csv")`: a build of it, exported in that form."""
    folder, numbers = tmp_path_factory.mktemp("round-trips"), count()

    def export_world(world: strategies.World, form: str) -> Path:
        build = write_build(folder / str(next(numbers)), world.articles, world.claims, world.events, with_store=False)
        target = folder / f"{next(numbers)}.{form}"
        if export.FORMS[form].is_folder:
            target.mkdir()
        export.FORMS[form].write(export.select_from(build, export.Wanted()), target)
        return target

    return export_world


@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning:rdflib")  # it uses what it calls so itself
@hostile
@given(world=strategies.worlds())
def test_json_ld_is_the_same_graph_to_two_readers(exported: Export, world: strategies.World):
    """Two readers, rdflib and Oxigraph, read from it what they read from N-Triples."""
    path, expected = exported(world, "jsonld"), exported(world, "ntriples")

    assert set(ox.parse(path=str(path), format=ox.RdfFormat.JSON_LD)) == set(
        ox.parse(path=str(expected), format=ox.RdfFormat.N_TRIPLES)
    )
    found = Graph().parse(data=path.read_bytes(), format="json-ld")
    assert set(found) == set(Graph().parse(expected, format="nt"))


@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning:rdflib")
@hostile
@given(world=strategies.worlds())
def test_trig_is_the_same_dataset_to_two_readers(exported: Export, world: strategies.World):
    """Two readers, rdflib and Oxigraph, read from it what they read from N-Quads."""
    path, expected = exported(world, "trig"), exported(world, "nquads")

    assert set(ox.parse(path=str(path), format=ox.RdfFormat.TRIG)) == set(
        ox.parse(path=str(expected), format=ox.RdfFormat.N_QUADS)
    )
    assert set(Dataset().parse(path, format="trig").quads()) == set(Dataset().parse(expected, format="nquads").quads())


@hostile
@given(world=strategies.worlds())
def test_no_cell_of_a_table_is_a_formula(exported: Export, world: strategies.World):
    """Python's reader finds as many cells in each row as there are columns, and a spreadsheet nothing to run."""
    for path in exported(world, "csv").iterdir():
        with path.open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        assert {len(row) for row in rows} <= {len(header)}
        assert not any(_FORMULA.match(cell) for row in rows for cell in row)


def test_the_published_context_follows_the_ontology():
    """`scripts/context.py` writes it."""
    written = runpy.run_path(str(ROOT / "scripts" / "context.py"))["text"]()

    assert ontology_path("context.jsonld").read_text(encoding="ascii") == written


@hostile
@given(world=strategies.worlds())
def test_networks_are_read_back_by_networkx(exported: Export, world: strategies.World):
    """An edge for each event and further role, a node for each actor, their names without what XML has not."""
    actors = [entity for event in world.events for _, entity in event.roles]
    for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        network = read(exported(world, form))
        known = {node: data for node, data in network.nodes(data=True) if data["kind"] != "event"}
        assert network.number_of_edges() == sum(max(1, len(event.roles) - 1) for event in world.events)
        assert set(known) == {mint_entity_iri(actor) for actor in actors}
        assert all(data["label"].strip() or data["events"] for data in known.values())


@hostile
@given(world=strategies.worlds())
def test_parquet_holds_what_csv_holds(exported: Export, world: strategies.World):
    """Read by pyarrow, with types; as many rows, and the same names but for the apostrophe before a formula."""
    tables, types = exported(world, "csv"), exported(world, "parquet")
    for path in sorted(tables.iterdir()):
        with path.open(encoding="utf-8-sig", newline="") as file:
            expected = list(csv.DictReader(file))
        table = pq.read_table(types / f"{path.stem}.parquet")
        assert table.num_rows == len(expected)
        for column in set(table.column_names) & {"id", "label", "quote", "published"}:
            found = [value or "" for value in table.column(column).to_pylist()]
            assert [f"'{value}" if _FORMULA.match(value) else value for value in found] == [
                row[column] for row in expected
            ]
    assert pa.types.is_decimal(pq.read_schema(types / "events.parquet").field("amount").type)


@hostile
@given(world=strategies.worlds())
def test_every_relationship_for_neo4j_joins_two_nodes(exported: Export, world: strategies.World):
    """Each node has an id of its own, and types of relationships are plain names."""
    folder, ids = exported(world, "neo4j"), []
    for name in ("actors", "countries", "events", "claims", "articles"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            ids += [row["id:ID"] for row in csv.DictReader(file)]
    with (folder / "relationships.csv").open(encoding="utf-8", newline="") as file:
        relationships = list(csv.DictReader(file))

    assert len(ids) == len(set(ids))
    assert {row[end] for row in relationships for end in (":START_ID", ":END_ID")} - set(ids) == set()
    assert all(re.fullmatch("[A-Z_]+", row[":TYPE"]) for row in relationships)
    assert sum(row[":TYPE"] == "ASSERTS" for row in relationships) == len(world.claims)


@hostile
@given(world=strategies.worlds())
def test_the_simple_event_model_has_every_part(exported: Export, world: strategies.World):
    """Read by rdflib: each event with its actors, each of them in a role."""
    graph = Graph().parse(exported(world, "sem"), format="turtle")

    assert set(graph.subjects(RDF.type, SEM.Event)) == {URIRef(mint_event_iri(event)) for event in world.events}
    for event in world.events:
        actors = {URIRef(mint_entity_iri(entity)) for _, entity in event.roles}
        parts = set(graph.objects(URIRef(mint_event_iri(event)), SEM.hasActor)) - actors
        assert {graph.value(part, RDF.value) for part in parts} == actors
        assert len(parts) == len(event.roles)


FOLLOWTHEMONEY = os.environ.get("FOLLOWTHEMONEY", str(ROOT / ".venv-followthemoney" / "bin" / "python"))
CHECK = """
import json, sys
from followthemoney import model

def check(path):
    entities = [json.loads(line) for line in open(path)]
    proxies = {entity["id"]: model.get_proxy(entity) for entity in entities}
    assert len(proxies) == len(entities)
    for entity in entities:
        proxy = proxies[entity["id"]]
        try:
            proxy.schema.validate(entity)
        except Exception as error:
            sys.exit(repr((entity, error.errors)))
        for name, values in entity["properties"].items():
            property = proxy.schema.get(name)
            assert len(proxy.get(name)) == len(set(values)), (name, values, proxy.get(name))
            if property.type.name == "entity":
                assert all(proxies[value].schema.is_a(property.range) for value in values), (proxy.schema.name, name)
    return len(entities)

print(sum(map(check, sys.argv[1:])))
"""


@pytest.fixture(scope="module")
def followthemoney() -> str:
    """A Python that has the library, which needs other versions of libraries than we."""
    if not Path(FOLLOWTHEMONEY).exists():
        pytest.skip("followthemoney is not installed: scripts/test makes .venv-followthemoney for it")
    return FOLLOWTHEMONEY


def test_entities_are_valid_to_followthemoney(exported: Export, followthemoney: str):
    """Its own library takes each entity with all that it holds, and each reference has the schema that is asked for."""
    paths: list[Path] = []

    @hostile
    @given(world=strategies.worlds())
    def export_many(world: strategies.World) -> None:
        paths.append(exported(world, "ftm"))

    export_many()  # the library takes seconds to start, so it reads all at once
    done = subprocess.run([followthemoney, "-c", CHECK, *paths], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10


@hostile
@given(world=strategies.worlds())
def test_what_is_not_actual_is_no_entity_of_followthemoney(exported: Export, world: strategies.World):
    """It has no word for a plan or a denial."""
    entities = map(json.loads, exported(world, "ftm").read_text(encoding="ascii").splitlines())
    found = {entity["id"] for entity in entities if entity["id"].startswith("event.")}

    assert found == {f"event.{event.key}" for event in world.events if event.status is Status.ACTUAL}
