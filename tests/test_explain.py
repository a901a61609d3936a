import json
from pathlib import Path

import pytest
from project import Run
from resolution.reported import article, said, write_build

from graph.errors import BuildError
from graph.explain import explain
from graph.iris import mint_event_iri
from graph.model import Status


@pytest.fixture(scope="session")
def claim(seeds_build: Path) -> dict:
    """A claim of the seeds' build with its explanation: the first that names a sum."""
    records = map(json.loads, (seeds_build / "explanations.jsonl").read_text().splitlines())
    return next(record for record in records if record["type"] == "claim" and record["amount"])


def test_a_claim_is_explained_by_its_words(seeds_build: Path, claim: dict):
    """A claim's explanation holds its quote, trigger, lexical unit, fillers with reasons, status and event."""
    text = explain(seeds_build, claim["id"])

    evidence, amount = claim["evidence"][0], claim["amount"]
    for words in (evidence["quote"]["text"], evidence["trigger"]["text"], amount["text"]):
        assert f"“{words}”" in text
    assert f"lexical unit {evidence['lexical_unit']}" in text
    assert f"{amount['value']} {amount['currency']}" in text
    assert claim["event"] in text
    for filler in claim["fillers"]:
        assert f"{filler['role']:<12}  {filler['entity']['label']}" in text
        assert filler["reason"] in text
        assert filler["function"] in text


def test_an_event_names_its_claims(seeds_build: Path, claim: dict):
    """An event's explanation holds every claim that asserts it."""
    text = explain(seeds_build, claim["event"])

    assert text.startswith(f"event         {claim['event']}\n")
    assert claim["id"] in text


def test_an_entity_names_the_claims_in_which_it_takes_part(seeds_build: Path, claim: dict):
    """An entity's explanation holds how it was named, where, and why the name was taken for it."""
    filler = claim["fillers"][0]
    text = explain(seeds_build, filler["id"])

    assert claim["id"] in text
    assert f"“{filler['mention']['text']}”: {filler['reason']}" in text


def test_an_article_names_what_it_says(seeds_build: Path, claim: dict):
    """An article's explanation holds its publisher, its date and its claims."""
    text = explain(seeds_build, f"article/{claim['article']}")

    assert "publisher   " in text
    assert claim["id"] in text


def test_the_ending_of_an_iri_will_do(run: Run, seeds_build: Path, claim: dict):
    """Any ending that only one IRI has stands for it."""
    ending = claim["id"].rpartition("/")[2][4:]

    assert run("explain", ending, "-o", seeds_build).stdout == explain(seeds_build, claim["id"]) + "\n"


def test_a_whole_segment_goes_before_a_part_of_one(seeds_build: Path):
    """ "government/US" is the government, though other IRIs may end in the same letters."""
    assert explain(seeds_build, "government/US").startswith(
        "government    https://w3id.org/cablegraph/id/government/US"
    )


@pytest.mark.parametrize(("name", "message"), [("no-such-thing", "nothing in this build"), ("", "which?")])
def test_what_is_not_one_thing_is_refused(seeds_build: Path, name: str, message: str):
    """An ending of nothing, or of several things, is an error that says which."""
    with pytest.raises(BuildError, match=message.replace("?", r"\?")):
        explain(seeds_build, name)


def test_an_event_says_who_reports_it_and_why_its_claims_are_one(tmp_path: Path):
    """Its history, whose word each claim is and why it joined, and what keeps the nearest other event apart."""
    articles = [article("march", "2025-03-12", "Harbor Wire"), article("may", "2025-05-03", "Lantern Post")]
    plan, deed = said(article="march", amount=500, status=Status.PLANNED), said(article="may", amount=520)
    events = write_build(tmp_path, articles, [plan, deed, said(article="may", amount=900)])
    event = next(event for event in events if len(event.claims) == 2)

    lines = explain(tmp_path, mint_event_iri(event)).splitlines()

    for line in (
        "is            Payment, actual",
        "reported by   2 articles, 2 independent sources",
        "reported      from 2025-03-12 to 2025-05-03",
        "was           planned from 2025-03-12, 1 claim",
        "was           actual from 2025-05-03, 1 claim",
        "word of       publisher Harbor Wire",
        "joined        shares sums within a tenth of each other, 520 USD and 500 USD",
        "because       the sums lie more than a tenth apart, or differ in currency: 500 to 520 USD, 900 USD",
    ):
        assert line in lines
    assert any(line.startswith("not one with  https://") for line in lines)
