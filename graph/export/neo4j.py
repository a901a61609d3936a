"""A selection as the CSV files that `neo4j-admin database import` takes: nodes and relationships with typed headers.

Actors, events, claims and articles are nodes. A role is a relationship from the event, named as in the ontology; what
follows from an actual event, such as "paid", is a relationship between two actors.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from rdflib import RDF

from graph.export.csv_files import write_rows
from graph.export.selection import Selection
from graph.export.tables import TABLES, Row, Table, Type
from graph.iris import (
    mint_article_iri,
    mint_claim_iri,
    mint_country_iri,
    mint_entity_iri,
    mint_event_iri,
    mint_event_key_iri,
    mint_government_iri,
)
from graph.model import EntityKind
from graph.rdf import country_label, implied_triples

NODES = {"actors": "Actor", "events": "Event", "claims": "Claim", "articles": "Article"}  # the label of each table's
_TYPES = {Type.INTEGER: ":long", Type.NUMBER: ":double", Type.DAY: ":date", Type.TRUTH: ":boolean"}
_ENDS = ("subject", "subject_role", "subject_label", "object", "object_role", "object_label")
_OF_RELATIONSHIPS = frozenset({*_ENDS, "parent", "event", "article", "about"})  # what those say already
_A = RDF.type.n3()
_WORD = re.compile("[A-Z]?[a-z0-9]+|[A-Z]+")


def write_neo4j_files(selection: Selection, folder: Path) -> None:
    """Write a file for each kind of node, and one for all relationships."""
    write_rows(folder / "countries.csv", ["id:ID", "country", "label", ":LABEL"], _countries(selection))
    for table in TABLES:
        if table.name in NODES:
            names = [name for name in table.columns if name not in _OF_RELATIONSHIPS]
            header = ["id:ID", *(f"{name}{_TYPES.get(table.columns[name], '')}" for name in names[1:]), ":LABEL"]
            write_rows(folder / f"{table.name}.csv", header, _nodes(table, names, selection))
    rows = (row for rows in (_between_actors(selection), _of_events(selection), _of_claims(selection)) for row in rows)
    write_rows(folder / "relationships.csv", [":START_ID", ":TYPE", ":END_ID", "event"], rows)


def _nodes(table: Table, names: list[str], selection: Selection) -> Iterator[Row]:
    for row in table.rows(selection):
        node = dict(zip(table.columns, row, strict=True))
        kind = str(node["kind"]).capitalize() if table.name == "actors" else node.get("kind")
        label = f"{NODES[table.name]};{kind}" if table.name in {"actors", "events"} else NODES[table.name]
        yield (*(node[name] for name in names), label)


def _countries(selection: Selection) -> Iterator[Row]:
    """The countries that nobody acts as or is sent to, which are among the actors."""
    cast = selection.cast()
    for code in sorted(cast.all_countries()):
        if mint_country_iri(code) not in cast.entities:
            label = country_label(code, selection.lexicon)
            yield selection.iri(mint_country_iri(code)), code, label, "Country"


def _between_actors(selection: Selection) -> Iterator[Row]:
    for iri, actor in sorted(selection.cast().entities.items()):
        if actor.parent:
            yield selection.iri(iri), "PART_OF", selection.iri(mint_government_iri(actor.parent)), None
        if actor.country and actor.kind is not EntityKind.COUNTRY:
            yield selection.iri(iri), "COUNTRY", selection.iri(mint_country_iri(actor.country)), None


def _of_events(selection: Selection) -> Iterator[Row]:
    for event in selection.events():
        iri = selection.iri(mint_event_iri(event))
        for role, entity in event.roles:
            yield iri, _type(role), selection.iri(mint_entity_iri(entity)), None
        for key in event.about:
            yield iri, "ABOUT", selection.iri(mint_event_key_iri(key)), None
        for subject, predicate, object_ in implied_triples(event, selection.lexicon):
            if predicate != _A:  # that somebody is an official is no relationship
                name = re.split("[#/:]", predicate[1:-1])[-1]
                yield selection.iri(subject[1:-1]), _type(name), selection.iri(object_[1:-1]), iri


def _of_claims(selection: Selection) -> Iterator[Row]:
    for claim in selection.claims():
        iri = mint_claim_iri(claim)
        yield selection.iri(iri), "ASSERTS", selection.iri(selection.event_of[iri]), None
        yield selection.iri(iri), "IN_ARTICLE", selection.iri(mint_article_iri(claim.article)), None


def _type(name: str) -> str:
    """A name of the ontology as one of Neo4j.

    >>> _type("sentPeopleTo")
    'SENT_PEOPLE_TO'
    """
    return "_".join(_WORD.findall(name)).upper()
