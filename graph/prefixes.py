"""The namespaces that our files and queries write short, by prefix: a table that needs no library.

The terms of our own vocabulary are in `graph.vocabulary`.
"""

import re

from graph.iris import BASE_IRI

_OF_VOCABULARIES = {
    "cg": "https://w3id.org/cablegraph/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_OF_RECORDS = (
    *("agency", "article", "claim", "country", "court", "event", "government", "group", "organization", "person"),
    *("publisher", "quote", "region", "status"),
)
_OF_KINDS = ("kind", "relation", "role")  # of users' own kinds of fact
# What may stand behind a prefix as it is; anything else would need a backslash, and is clearer as a whole IRI.
_LOCAL_NAME = re.compile(r"(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})(?:[A-Za-z0-9_.-]|%[0-9A-Fa-f]{2})*(?<!\.)")


def prefixes(base_iri: str = BASE_IRI, *, own_kinds: bool = False) -> dict[str, str]:
    """Every prefix that our files and queries use, with its namespace, in alphabetical order.

    With those of users' own kinds of fact, where there are some.
    """
    minted = (*_OF_RECORDS, *_OF_KINDS) if own_kinds else _OF_RECORDS
    return dict(sorted((_OF_VOCABULARIES | {kind: f"{base_iri}{kind}/" for kind in minted}).items()))


def is_of_vocabulary(iri: str) -> bool:
    """Whether an IRI lies within one of the vocabularies that our files use, ours included, where nobody else mints."""
    return iri.startswith((*_OF_VOCABULARIES.values(), "https://w3id.org/cablegraph/"))


def short_iri(iri: str, base_iri: str = BASE_IRI) -> str:
    """An IRI with its prefix, as a query may have it; whole where it has none.

    >>> short_iri("https://w3id.org/cablegraph/id/government/US"), short_iri("https://example.org/")
    ('government:US', 'https://example.org/')
    """
    for prefix, namespace in prefixes(base_iri, own_kinds=True).items():
        if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
