import datetime as dt
from decimal import Decimal

import pyoxigraph
import pytest
import rdflib
import strategies
from hypothesis import given
from rdflib import Graph

from graph.rdf.terms import date_term, decimal_term, integer_term, offset_term, text_term


def read_by_oxigraph(term: str) -> pyoxigraph.Literal:
    """A term as Oxigraph reads it."""
    (quad,) = pyoxigraph.parse(f"<urn:s> <urn:p> {term} .", format=pyoxigraph.RdfFormat.N_TRIPLES)
    return quad.object


def read_by_rdflib(term: str) -> rdflib.Literal:
    """A term as rdflib reads it."""
    (literal,) = Graph().parse(data=f"<urn:s> <urn:p> {term} .", format="turtle").objects()
    return literal


@given(text=strategies.hostile_texts)
def test_a_text_comes_back_as_long_as_it_was(text):
    """Two readers give the text itself, with U+FFFD for what is no character."""
    found = read_by_oxigraph(text_term(text)).value

    assert found == str(read_by_rdflib(text_term(text)))
    assert len(found) == len(text)
    assert all(one in (other, "\ufffd") for one, other in zip(found, text, strict=True))


@given(text=strategies.hostile_texts)
def test_a_text_is_one_visible_line(text):
    """Nothing in a text ends a line of the file, or turns its reading direction."""
    term = text_term(text)

    assert term.splitlines() == [term]
    assert not set(term) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b")


@pytest.mark.parametrize(
    ("term", "form", "datatype"),
    [
        (integer_term(29), "29", "integer"),
        (offset_term(0), "0", "nonNegativeInteger"),
        (decimal_term(Decimal("5.10E+6")), "5100000", "decimal"),
        (decimal_term(Decimal("0.970")), "0.97", "decimal"),
        (date_term(dt.date(987, 6, 5)), "0987-06-05", "date"),
    ],
)
def test_values_are_canonical(term, form, datatype):
    """Oxigraph, which stores by value, gives the lexical form back as it was."""
    literal = read_by_oxigraph(term)

    assert (literal.value, literal.datatype.value.rpartition("#")[2]) == (form, datatype)
