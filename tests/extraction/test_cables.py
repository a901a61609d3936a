"""What a cable calls governments and officers: whom they stand for there, and in no newspaper."""

import pytest

from graph.errors import GazetteerError
from graph.extraction import extract_claims, load_lexicon
from graph.gazetteer import Sense, load_gazetteer
from graph.language import parse_article
from graph.model import Article

GAZETTEER = load_gazetteer()


def found(text, sender="AMEMBASSY NAIROBI"):
    """The names that a cable of this sender has: words, sense and state."""
    matches = GAZETTEER.in_cable(sender, text).find(text)
    return [(match.text, match.sense, match.entry.country) for match in matches]


@pytest.mark.parametrize(
    ("sender", "text", "state"),
    [
        ("AMEMBASSY NAIROBI", "The GOK paid.", "KE"),
        ("AMEMBASSY NAIROBI", "The GoK paid Kazakhstan.", "KE"),
        ("AMEMBASSY ASTANA", "The GOK paid Kenya.", "KZ"),
        ("AMCONSUL ALMATY", "The GOK paid Kenya.", "KZ"),
        ("AMEMBASSY OSLO", "The GOK paid. Kenya had been asked.", "KE"),
        ("AMEMBASSY OSLO", "The GOK paid. Kuwait told Kenya. Kuwait paid.", "KW"),
        ("AMEMBASSY SAN SALVADOR", "The GOES paid.", "SV"),
        ("SECSTATE WASHDC", "The GOS paid. Suriname was asked.", "SR"),
        ("U.S. POST TASHKENT", "The GOU paid.", "UZ"),
        ("USUN NEW YORK", "The GOP paid. Peru was asked.", "PE"),
    ],
)
def test_governments(sender, text, state):
    """ "GOK" is the government where the sender sits, else the one of that initial that the cable names most."""
    assert (Sense.GOVERNMENT, state) in [(sense, code) for _, sense, code in found(text, sender)]


def test_no_government_that_is_not_named():
    """Where no state fits, letters stand for nobody."""
    assert not found("The GOX paid.", "AMEMBASSY OSLO")
    assert not found("The GOK paid.", "AMEMBASSY OSLO")


@pytest.mark.parametrize("sender", ["The Quay Street Observer", None, "AMEMBASSYNAIROBI", ""])
def test_newspapers(sender):
    """What a newspaper calls GOP is a party."""
    assert GAZETTEER.in_cable(sender, "The GOP said no to Peru.") is GAZETTEER


def test_other_texts_stay():
    """The names of one cable are in none that is read after it."""
    before = [match.text for match in GAZETTEER.find("The USG and the MFA met PolOff.")]
    found("The USG and the MFA met PolOff of the GOK.")
    assert [match.text for match in GAZETTEER.find("The USG and the MFA met PolOff.")] == before


def test_offices_and_bodies():
    """Short words for offices, ministries and governments are what they stand for, however they are written."""
    names = found("FM Kamba of the MFA told PolOff, POLOFF and Poloff that HMG and the USG had paid.")
    assert [sense for _, sense, _ in names] == [
        *(Sense.OFFICE, Sense.AGENCY, Sense.OFFICE, Sense.OFFICE, Sense.OFFICE),
        *(Sense.GOVERNMENT, Sense.GOVERNMENT),
    ]


def test_row_that_stands_for_no_name(tmp_path):
    """A user's row must stand for something that the gazetteer has."""
    own = tmp_path / "own.yaml"
    own.write_text("cables:\n  NO: {stations: [NORAMB], short_for: {some nonsense: [XYZ]}}\n")
    with pytest.raises(GazetteerError, match=r"cables\.NO\.short_for: 'some nonsense' is no name of the gazetteer"):
        load_gazetteer(own)


def test_a_service_of_ones_own(tmp_path):
    """A user's file can add the cables of another service."""
    own = tmp_path / "own.yaml"
    own.write_text("cables:\n  NO: {stations: [NORAMB], short_for: {Norwegian government: [NRG]}}\n")
    cable = load_gazetteer(own).in_cable("NORAMB NAIROBI", "NRG paid the GOK.")
    assert [match.entry.country for match in cable.find("NRG paid the GOK.")] == ["NO", "KE"]


@pytest.mark.pipeline
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ambassador urged Norway to release the men.", ("Request", {"requester": "US", "requestee": "NO"})),
        ("PolOff urged Norway to release the men.", ("Request", {"requester": "US", "requestee": "NO"})),
        ("We urged Norway to release the men.", ("Request", {"requester": "US", "requestee": "NO"})),
        ("The Ambassador of Chad urged Norway to leave.", ("Request", {"requester": "TD", "requestee": "NO"})),
        ("Norway's Ambassador urged Chad to pay.", ("Request", {"requester": "NO", "requestee": "TD"})),
        ("Norway rejected our request.", ("Refusal", {"party": "NO", "counterparty": "US"})),
        ("The MFA rejected a Norwegian request.", ("Refusal", {"party": "KE", "counterparty": "NO"})),
        ("The GOK paid the GON USD 5 million. Norway was glad.", ("Payment", {"payer": "KE", "payee": "NO"})),
        ('"We urged Norway to pay," the Chadian minister said.', ("Request", {"requester": "TD", "requestee": "NO"})),
    ],
)
def test_claims(nlp, text, expected):
    """Officers without a name and "we" act for the writers, offices of nobody for the state where they write."""
    article = Article(id="a", text=text, publisher="AMEMBASSY NAIROBI", published="2009-03-03")
    claims = extract_claims(parse_article(nlp, article), load_lexicon())
    states = [(claim.kind, {f.role: f.entity.country for f in claim.fillers}) for claim in claims]
    assert expected in states
