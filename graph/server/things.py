"""What an IRI of the graph stands for: the statements about it, as RDF or as a page for people.

The statements come from two queries; what they hold is shown as text, and only IRIs of the graph itself are links.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from graph.iris import BASE_IRI, is_iri
from graph.prefixes import short_iri

MOST_ROWS = 500  # of statements about a thing; that there are more is said
_TEMPLATES = files("graph.server") / "assets"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement about a thing, for the page."""

    property: str
    value: str
    label: str | None
    href: str | None  # where the server shows the other thing; None of a literal or of a thing elsewhere


def thing_iri(path: str, base_iri: str = BASE_IRI) -> str | None:
    """The IRI of which a path under /id/ speaks, as it stands in the address; None where no IRI is like that."""
    iri = base_iri + path
    return iri if path and is_iri(iri) and not set(path) & set("?#") else None


def known_query(iri: str) -> str:
    """The query that asks whether anything is said of a thing."""
    return f"ASK {{ {{ <{iri}> ?property ?value }} UNION {{ ?other ?property <{iri}> }} }}"


def rows_query(iri: str) -> str:
    """The query for the page of a thing, in JSON; the IRI is one of `thing_iri`, so nothing in it ends the term."""
    return f"""
        SELECT ?outgoing ?property ?other ?label {{
          {{ BIND(true AS ?outgoing) <{iri}> ?property ?other }}
          UNION {{ BIND(false AS ?outgoing) ?other ?property <{iri}> }}
          OPTIONAL {{ ?other rdfs:label ?label FILTER(isIRI(?other)) }}
        }} ORDER BY DESC(?outgoing) ?property ?other LIMIT {MOST_ROWS + 1}"""


def triples_query(iri: str) -> str:
    """The query for the RDF of a thing."""
    return f"""
        CONSTRUCT {{ ?subject ?property ?object }} {{ SELECT DISTINCT ?subject ?property ?object {{
          {{ BIND(<{iri}> AS ?subject) <{iri}> ?property ?object }}
          UNION {{ BIND(<{iri}> AS ?object) ?subject ?property <{iri}> }}
        }} LIMIT {2 * MOST_ROWS} }}"""


def render_thing(iri: str, answer: bytes, *, base_iri: str = BASE_IRI) -> str:
    """The page of a thing from the answer to `rows_query`."""
    rows = json.loads(answer)["results"]["bindings"]
    statements: dict[bool, list[Statement]] = {True: [], False: []}
    for row in rows[:MOST_ROWS]:
        statements[row["outgoing"]["value"] == "true"].append(_statement(row, base_iri))
    label = next((one.value for one in statements[True] if one.property == "rdfs:label"), iri)
    return render(
        "thing.html", label=label, iri=iri, out=statements[True], into=statements[False], more=len(rows) > MOST_ROWS
    )


def render(template: str, **values: object) -> str:
    """A page from one of the server's templates; what stands in the values is escaped."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string((_TEMPLATES / template).read_text(encoding="utf-8")).render(values)


def _statement(row: Mapping[str, Any], base_iri: str) -> Statement:
    other, value = row["other"], row["other"]["value"]
    is_ours = other["type"] == "uri" and value.startswith(base_iri)
    return Statement(
        property=short_iri(row["property"]["value"], base_iri),
        value=short_iri(value, base_iri) if other["type"] == "uri" else value,
        label=row.get("label", {}).get("value"),
        href=f"/id/{value.removeprefix(base_iri)}" if is_ours else None,
    )
