"""Which question is meant, and who by a name: what is not understood is said, never passed over."""

import pytest

from graph.errors import RequestError
from graph.questions import load_questions, understand
from graph.questions.names import Names
from graph.store import Store, load_store

QUESTIONS = load_questions()
ID = "https://w3id.org/cablegraph/id/"
CG = "https://w3id.org/cablegraph/ontology#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"


@pytest.fixture(scope="module")
def store() -> Store:
    """A few actors."""
    lines = []
    for path, *names in (
        ("country/RW", "Rwanda"),
        ("government/RW", "Government of Rwanda", "Kigali"),
        ("country/QR", "Ruritania"),
        ("government/QR", "Ruritania"),
        ("person/anna-day", "Anna Day", "Day"),
        ("person/boris-day", "Boris Day", "Day"),
        ("court/high-court-of-eswatini", "High Court of Eswatini"),
    ):
        lines.append(f"<{ID}{path}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{CG}Actor> .\n")
        lines += [f'<{ID}{path}> <{ALT_LABEL if place else LABEL}> "{name}" .\n' for place, name in enumerate(names)]
    return load_store(lines)


@pytest.mark.parametrize(
    ("text", "name", "given"),
    [
        ("Who paid whom?", "payments", {}),
        ("how much did the UK pay Rwanda", "payments", {"by": "the UK", "to": "Rwanda"}),
        ("How much did the UK pay Rwanda in all?", "totals", {"by": "the UK", "to": "Rwanda"}),
        ("who paid Rwanda in 2023", "payments", {"to": "Rwanda", "since": "2023", "until": "2023"}),
        (
            "payments to Rwanda since 2022 until June 2025",
            "payments",
            {"to": "Rwanda", "since": "2022", "until": "June 2025"},
        ),
        ("what was the answer of Peru?", "answered", {"of": "Peru"}),
        ("payment", "payments", {}),
        ("deportation flights", "transfers", {}),
        ("prisoners", "detentions", {}),
        ("How are Kosovo and Ghana connected?", "connected", {"from": "Kosovo", "to": "Ghana"}),
    ],
)
def test_a_question_in_words(text, name, given):
    """Names and times of a sentence become what is asked of."""
    understood = understand(text, QUESTIONS)

    assert (understood.question.name, understood.given) == (name, given)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("who likes pizza", "no question that is known; --list has all"),
        ("payments of pizza", "do you mean payments (Who paid whom, and how much? --by --to --since"),
        ("rulings", None),
        ("peyments", "do you mean payments"),
        ("who is central since 2025", "central cannot be asked of a time (since 2025)"),
        ("", "no question that is known"),
    ],
)
def test_what_is_not_understood_is_refused(text, said):
    """A word that no question knows is never passed over; the nearest questions are named."""
    if said is None:
        assert understand(text, QUESTIONS)
        return
    with pytest.raises(RequestError) as raised:
        understand(text, QUESTIONS)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("Rwanda", "country/RW"),
        ("rwanda", "country/RW"),
        ("RW", "country/RW"),
        ("the United States", "country/US"),
        ("U.S.", "country/US"),
        ("Government of Rwanda", "government/RW"),
        ("government:RW", "government/RW"),
        ("government/RW", "government/RW"),
        (f"{ID}government/RW", "government/RW"),
        ("Ruritania", "country/QR"),
        ("Anna Day", "person/anna-day"),
        ("anna day", "person/anna-day"),
        ("Department of Homeland Security", "agency/us-homeland-security"),
        ("High Court", "court/high-court-of-eswatini"),
    ],
)
def test_a_name_is_that_of_one(store, name, iri):
    """States by the gazetteer, whoever else by the graph's labels; a state's name means its country."""
    assert Names(store).find(name) == f"{ID}{iri}"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Congo", "may be several: Democratic Republic of the Congo (country:CD), Republic of the Congo (country:CG)"),
        ("Day", "may be several: Anna Day (person:anna-day), Boris Day (person:boris-day)"),
        ("Ruandda", "is nobody that the graph or the gazetteer knows; near it: "),
        ("Anna Doy", "near it: Anna Day"),
        ("x> } DROP ALL #", "is nobody"),
        ("government:XX", "is nobody"),
        ("", "is nobody"),
        (" ", "is nobody"),
    ],
)
def test_a_name_of_several_or_nobody_is_refused(store, name, said):
    """The error names those that have it, or names near it."""
    with pytest.raises(RequestError) as raised:
        Names(store).find(name)
    assert said in str(raised.value)


def test_what_a_state_stands_for_is_told(store):
    """People can check what was understood."""
    assert Names(store).describe(f"{ID}country/RW") == "Rwanda, its government and whoever is of it"
    assert Names(store).describe(f"{ID}person/anna-day") == "Anna Day"
