"""Values as terms of N-Triples, in canonical form; what a term is about is left to others."""

import datetime as dt
import re
from decimal import Decimal

from rdflib import XSD

from graph.iris import decimal_form

Triple = tuple[str, str, str]  # subject, predicate and object as N-Triples terms
Quad = tuple[str, str, str, str]  # a triple and the term of its graph, "" for the default graph

TRUE = f'"true"^^<{XSD.boolean}>'

_OF_TYPE = {name: f'"^^<{XSD[name]}>' for name in ("date", "decimal", "integer", "nonNegativeInteger")}
# No character of XML 1.0, which some stores keep text in; half of a surrogate pair has no UTF-8 either.
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What a literal may not hold, and what would break lines or turn the reading direction for who reads the file.
_TO_ESCAPE = re.compile('["\\\\\t\n\r\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]')
_REPLACEMENT_CHARACTER = "\ufffd"
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def iri_term(iri: str) -> str:
    """An IRI; the caller has minted it or asked `graph.iris.is_iri`."""
    return f"<{iri}>"


def text_term(text: str) -> str:
    """A text as a plain literal, in characters alone."""
    return f'"{_TO_ESCAPE.sub(_escape, characters_of(text))}"'


def characters_of(text: str) -> str:
    """A text in which all that XML takes for no character is U+FFFD, so that offsets stay what they are."""
    return _NO_CHARACTER.sub(_REPLACEMENT_CHARACTER, text)


def integer_term(value: int) -> str:
    """A whole number as an xsd:integer."""
    return f'"{value}{_OF_TYPE["integer"]}'


def offset_term(value: int) -> str:
    """A place in a text as the xsd:nonNegativeInteger that Web Annotation asks for."""
    return f'"{value}{_OF_TYPE["nonNegativeInteger"]}'


def decimal_term(value: Decimal) -> str:
    """A number as a canonical xsd:decimal."""
    return f'"{decimal_form(value)}{_OF_TYPE["decimal"]}'


def date_term(day: dt.date) -> str:
    """A day as an xsd:date."""
    return f'"{day.isoformat()}{_OF_TYPE["date"]}'


def _escape(found: re.Match[str]) -> str:
    return _SHORT_ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"
