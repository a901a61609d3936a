import dataclasses
import datetime as dt
from decimal import Decimal

import pyoxigraph
import pytest
import strategies
from hypothesis import assume, given
from hypothesis import strategies as st

from graph import iris
from graph.errors import RequestError
from graph.model import Amount, Count, Entity, EntityKind, Mention, Status, Time

MINTERS = (
    iris.mint_article_iri,
    iris.mint_country_iri,
    iris.mint_government_iri,
    iris.mint_region_iri,
    iris.mint_publisher_iri,
    iris.mint_event_key_iri,
    lambda name: iris.mint_quote_iri(name, Mention(text="x", start_char=0, end_char=1)),
    lambda name: iris.mint_entity_iri(Entity(kind=EntityKind.PERSON, key=name, label="x")),
)


@pytest.mark.parametrize("mint", MINTERS)
@given(name=strategies.hostile_texts)
def test_any_name_gives_a_valid_iri(mint, name):
    """Whatever the name, the IRI is absolute, short, ASCII, and one that Oxigraph takes."""
    iri = mint(name)

    pyoxigraph.NamedNode(iri)
    assert iri.isascii()
    assert len(iri) < 220
    assert iris.is_iri(iri)


@given(one=strategies.hostile_texts, other=strategies.hostile_texts)
def test_different_names_give_different_iris(one, other):
    """Escaping and shortening never bring two articles together."""
    assert (iris.mint_article_iri(one) == iris.mint_article_iri(other)) == (one == other)


@pytest.mark.parametrize("name", ["", ".", "..", "..."])
def test_no_segment_is_a_step_up_the_path(name):
    """A name of dots does not vanish when the path of an IRI is normalised."""
    assert iris.mint_article_iri(name).removeprefix(iris.BASE_IRI + "article/").strip(".")


def test_long_names_are_cut_and_stay_apart():
    """Beyond the bound a hash of the whole name ends the segment."""
    one, other = (iris.mint_article_iri("é" * 500 + end) for end in "ab")

    assert one != other
    assert len(one.rpartition("/")[2]) <= iris.LONGEST_SEGMENT


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Marco Rubio", "marco-rubio"),
        ("Maroš Šefčovič", "maros-sefcovic"),
        ("U.S. Supreme Court", "us-supreme-court"),
        ("Lech Wałęsa", "lech-walesa"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("People’s Bank", "peoples-bank"),
        ("日本", "日本"),
        ("Αθήνα", "αθήνα"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_slug(name, key):
    """Latin letters lose their marks, other scripts keep theirs."""
    assert iris.slug(name) == key


@given(name=strategies.hostile_texts)
def test_slug_is_never_empty_and_stays_itself(name):
    """A name of signs alone gets a key as well, and the key of a key is that key."""
    assert iris.slug(name)
    assert iris.slug(iris.slug(name)) == iris.slug(name)


@pytest.mark.parametrize(
    "change",
    [
        {"article": "another"},
        {"status": Status.NEGATED},
        {"fillers": ()},
        {"amount": Amount(text="x", value=Decimal("7.01"), currency="CHF")},
        {"count": Count(text="x", value=999999999999999)},
        {"nationality": ("ZZ",)},
        {"effect": "another"},
        {"title": "another"},
        {"time": Time(text="x", value="1234", earliest=dt.date(1234, 1, 1), latest=dt.date(1234, 12, 31))},
    ],
    ids=lambda change: next(iter(change)),
)
@given(claim=strategies.claims())
def test_what_a_claim_says_is_in_its_iri(claim, change):
    """Another value in any field of its identity makes another claim."""
    changed = dataclasses.replace(claim, **change)
    assume(changed != claim)

    assert iris.mint_claim_iri(changed) != iris.mint_claim_iri(claim)


@given(claim=strategies.claims())
def test_how_a_claim_was_read_is_not_in_its_iri(claim):
    """Quotes, confidence and attribution may change without another claim coming of it."""
    read_again = dataclasses.replace(
        claim, evidence=claim.evidence[:1], confidence=0.5, attribution=None, status_reason="x", notes=("x",)
    )

    assert iris.mint_claim_iri(read_again) == iris.mint_claim_iri(claim)


def test_equal_amounts_are_one_claim():
    """5 million is 5 million however it is written."""
    one, other = (Amount(text="x", value=Decimal(value), currency="USD") for value in ("5E+6", "5000000.00"))

    assert iris.decimal_form(one.value) == iris.decimal_form(other.value) == "5000000"


@given(value=st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=Decimal("1e40")))
def test_decimal_form_is_exact(value):
    """No digit is lost, and none is written in vain."""
    form = iris.decimal_form(value)

    assert Decimal(form) == value
    assert "E" not in form
    assert not ("." in form and form.endswith("0"))


@pytest.mark.parametrize(
    "text",
    [
        *("", "no scheme", "/a", "https://a b", "https://a<b>", 'https://a"', "https://a\\b", "https://a%2"),
        *("https://é\n", "https://a\u202e", "https://a\ud800", "https://a/[", "https://a#b#c", "https://a:b/"),
        *("https://user@a/", f"https://{'a' * 1800}"),
    ],
)
def test_what_is_no_iri(text):
    """Relative, spaced, quoted, broken or over-long texts are no IRIs."""
    assert not iris.is_iri(text)


@given(text=strategies.hostile_texts.map("https://example.org/".__add__))
def test_oxigraph_takes_what_we_take_for_an_iri(text):
    """Nothing that we write as an IRI is refused by a strict reader."""
    if iris.is_iri(text):
        pyoxigraph.NamedNode(text)


@pytest.mark.parametrize("base", ["https://example.org/id/", "https://example.org/x#", "urn:example:"])
def test_bases_to_mint_under(base):
    """A base ends where a name can begin."""
    assert iris.check_base_iri(base) == base


@pytest.mark.parametrize(
    "base", ["", "id/", "https://example.org", "https://example.org/a b/", "https://example.org/?x/"]
)
def test_bases_that_are_refused(base):
    """A base that would run into the names, or is no IRI, is named in the error."""
    with pytest.raises(RequestError, match="base IRI"):
        iris.check_base_iri(base)


def test_rebase_leaves_foreign_iris_alone():
    """Only what we minted moves."""
    assert iris.rebase_iri(iris.BASE_IRI + "country/US", "urn:x:") == "urn:x:country/US"
    assert iris.rebase_iri("http://www.wikidata.org/entity/Q30", "urn:x:") == "http://www.wikidata.org/entity/Q30"
