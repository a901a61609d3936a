"""Comparing a build with gold facts: what matches, what counts, what is told of it, and what is no gold."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.errors import GoldError
from graph.evaluation import Report, Score, evaluate, format_report, matches, read_gold

PAYMENT = {"payer": ["US"], "payee": ["RW"]}


def gold(kind: str = "Payment", roles: dict[str, list[str]] | None = None, **values: Any) -> dict[str, Any]:
    """A gold fact."""
    return {"kind": kind, "roles": roles or PAYMENT, **values}


def role(name: str, mention: str | None = None) -> dict[str, Any]:
    """A participant of a claim: a state by its code, anything else by its label."""
    code = name if len(name) == 2 and name.isupper() else None
    label = f"Government of {name}" if code else name
    return {"id": f"x/{name}", "label": label, "country": code, "mention": mention or label}


def fact(kind: str = "Payment", roles: dict[str, str] | None = None, **values: Any) -> dict[str, Any]:
    """A claim as facts.jsonl has it."""
    chosen = roles or {"payer": "US", "payee": "RW"}
    empty = {"amount": None, "currency": None, "count": None, "nationality": [], "effect": None, "title": None}
    empty["confidence"] = 0.95
    participants = {name: role(value) for name, value in chosen.items()}
    return {"kind": kind, "roles": participants, "status": "actual", "date": None, **empty, **values}


# --- what matches ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (gold(), fact()),
        (gold(roles={"payer": ["State Department", "US"], "payee": ["RW"]}), fact()),
        (gold(status="planned", date="2025"), fact()),
        (gold(amount=5), fact(amount=5)),
        (gold(amount=5), fact()),
        (gold(), fact(amount=5)),
        (
            gold("Negotiation", {"party": ["US"], "counterparty": ["RW"]}),
            fact("Negotiation", {"party": "RW", "counterparty": "US"}),
        ),
        (gold("Agreement", {"party": ["RW"], "counterparty": ["US"]}), fact("Agreement", {"party": "RW"})),
        (gold("Agreement", {"party": ["RW"]}), fact("Agreement", {"party": "RW", "counterparty": "US"})),
        (
            gold("Ruling", {"court": ["Supreme Court"]}),
            fact("Ruling", {"court": "Supreme Court", "affects": "US"}, effect="blocks"),
        ),
        (
            gold("OfficeHolding", {"person": ["Anna Berg"], "title": ["minister", "foreign minister"]}),
            fact("OfficeHolding", {"person": "Anna Berg"}, title="Foreign Minister"),
        ),
        (gold("OfficeHolding", {"person": ["José Núñez"]}), fact("OfficeHolding", {"person": "Jose Nunez"})),
        (gold("OfficeHolding", {"person": ["Anna Berg"]}), fact("OfficeHolding", {"person": "Berg"})),
        (gold("Agreement", {"party": ["group:29 nations"]}), fact("Agreement", {"party": "at least 29 nations"})),
        (
            gold("Lawsuit", {"plaintiff": ["The Blue River Trust"], "defendant": ["US"]}),
            fact("Lawsuit", {"plaintiff": "Blue River Trust", "defendant": "US"}),
        ),
    ],
    ids=[
        *("the same", "an alternative", "details aside", "the same sum", "a sum not found", "a sum not asked for"),
        *(
            "a negotiation turned round",
            "a counterparty not found",
            "a counterparty not asked for",
            "an effect not asked for",
        ),
        *("a title in capitals", "accents left out", "a last name", "a group with more words", "an article left out"),
    ],
)
def test_a_claim_matches_a_fact_of_the_same_kind_and_participants(wanted, found):
    """Names are compared as people read them, details such as status and date not at all."""
    assert matches(wanted, found)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (gold(), fact("Request")),
        (gold(), fact(roles={"payer": "US", "payee": "AO"})),
        (gold(), fact(roles={"payer": "RW", "payee": "US"})),
        (gold(), fact(roles={"payer": "US"})),
        (gold(amount=5), fact(amount=7)),
        (
            gold("Request", {"requester": ["US"], "requestee": ["RW"]}),
            fact("Request", {"requester": "RW", "requestee": "US"}),
        ),
        (
            gold("Agreement", {"party": ["RW"], "counterparty": ["US"]}),
            fact("Agreement", {"party": "RW", "counterparty": "AO"}),
        ),
        (
            gold("Ruling", {"court": ["Supreme Court"]}, effect="blocks"),
            fact("Ruling", {"court": "Supreme Court"}, effect="permits"),
        ),
        (
            gold("OfficeHolding", {"person": ["Anna Berg"], "title": ["minister"]}),
            fact("OfficeHolding", {"person": "Anna Berg"}, title="ambassador"),
        ),
        (gold("OfficeHolding", {"person": ["Anna Berg"]}), fact("OfficeHolding", {"person": "Anna Stone"})),
        (gold("Agreement", {"party": ["group:29 nations"]}), fact("Agreement", {"party": "seven nations"})),
        (
            gold("Lawsuit", {"plaintiff": ["Trust"], "defendant": ["US"]}),
            fact("Lawsuit", {"plaintiff": "Blue River Trust", "defendant": "US"}),
        ),
    ],
    ids=[
        *("another kind", "another payee", "the other way round", "a required role missing", "another sum"),
        *("a request turned round", "another counterparty", "another effect", "another title", "another person"),
        *("another group", "a name with more words"),
    ],
)
def test_a_claim_that_differs_where_facts_are_told_apart_does_not_match(wanted, found):
    """Kind, direction, participants, sum, effect and title are what a fact is."""
    assert not matches(wanted, found)


# --- what counts -----------------------------------------------------------------------------


@pytest.fixture
def compare(tmp_path: Path):
    """`compare(gold facts, claims)`: the report on one article, through the files."""

    def compare_files(facts: list[dict[str, Any]], claims: list[dict[str, Any]]) -> Report:
        (tmp_path / "a.facts.json").write_text(json.dumps({"article": "a", "facts": facts}), encoding="utf-8")
        lines = "".join(json.dumps({"article": "a", **claim}) + "\n" for claim in claims)
        (tmp_path / "facts.jsonl").write_text(lines, encoding="utf-8")
        return evaluate(tmp_path, tmp_path)

    return compare_files


REQUEST = gold("Request", {"requester": ["US"], "requestee": ["RW"]})


def test_found_wrong_and_missed_are_counted_by_kind(compare):
    """A payment found, another made up, a request missed."""
    report = compare([gold(), REQUEST], [fact(), fact(roles={"payer": "US", "payee": "AO"})])
    assert report.by_kind == {"Payment": Score(1, 1, 0), "Request": Score(0, 0, 1)}
    assert report.by_article == {"a": Score(1, 1, 1)}
    assert report.total == Score(1, 1, 1)


def test_what_went_wrong_can_be_read(compare):
    """Each fact that was missed and each claim that is wrong, with its article."""
    wrong = fact(roles={"payer": "US", "payee": "AO"})
    report = compare([REQUEST], [wrong])
    assert [(article, missed["kind"]) for article, missed in report.missed] == [("a", "Request")]
    assert [(article, claim["roles"]["payee"]["country"]) for article, claim in report.false_alarms] == [("a", "AO")]


@pytest.mark.parametrize("claims", [[], [fact()]], ids=["left out", "found"])
def test_an_optional_fact_is_neither_missed_nor_wrong(claims, compare):
    """A careful reader might leave it out."""
    assert compare([gold(optional=True)], claims).total == Score()


def test_one_claim_is_not_two_facts(compare):
    """Two payments of one sum are found by two claims only."""
    assert compare([gold(amount=5), gold(amount=5)], [fact(amount=5)]).total == Score(1, 0, 1)


def test_one_fact_is_not_two_claims(compare):
    """The second claim of it is too much."""
    assert compare([gold()], [fact(amount=5), fact(amount=7)]).total == Score(1, 1, 0)


def test_as_many_as_possible_are_matched(compare):
    """The claim without a sum goes to the fact that the other claim does not fit."""
    assert compare([gold(amount=5), gold(amount=7)], [fact(), fact(amount=5)]).total == Score(2, 0, 0)


def test_a_required_fact_goes_before_an_optional_one(compare):
    """The one claim counts as found."""
    assert compare([gold(optional=True), gold()], [fact()]).total == Score(1, 0, 0)


def test_articles_without_gold_are_left_out(tmp_path):
    """Nobody knows what they state."""
    (tmp_path / "a.facts.json").write_text(json.dumps({"article": "a", "facts": []}), encoding="utf-8")
    (tmp_path / "facts.jsonl").write_text(json.dumps({"article": "b", **fact()}) + "\n", encoding="utf-8")
    assert evaluate(tmp_path, tmp_path).total == Score()


def test_details_are_scored_among_the_matched(compare):
    """Status right, date wrong, count not asked for; a missed fact has no details."""
    report = compare([gold(status="actual", date="2025-06"), REQUEST | {"status": "actual"}], [fact(date="2025")])
    assert {name: score for name, score in report.details.items() if score[1]} == {"status": (1, 1), "date": (0, 1)}
    assert [(article, name) for article, name, _, _ in report.wrong_details] == [("a", "date")]


def test_the_right_are_counted_by_confidence(compare):
    """Cumulatively, as a user chooses claims; one that matches an optional fact is neither right nor wrong."""
    lent = {"payer": "AO", "payee": "US"}
    optional = gold(roles={"payer": ["AO"], "payee": ["US"]}, optional=True)
    wrong = fact(roles={"payer": "US", "payee": "AO"}, confidence=0.85)
    unsure = fact("Request", {"requester": "US", "requestee": "RW"}, confidence=0.73)
    report = compare([gold(), optional, REQUEST], [fact(), fact(roles=lent), wrong, unsure])
    assert report.by_confidence == {0.95: (1, 1), 0.85: (1, 2)}
    last = format_report(report).splitlines()[-1]
    assert last == "right among the claims with a confidence of: 0.95 or more 1/1, 0.85 or more 1/2"


# --- figures ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "figures"),
    [
        (Score(3, 1, 3), (0.75, 0.5, 0.6)),
        (Score(0, 2, 2), (0.0, 0.0, 0.0)),
        (Score(2, 0, 0), (1.0, 1.0, 1.0)),
        (Score(), (1.0, 1.0, 1.0)),
    ],
)
def test_precision_recall_and_f1(score, figures):
    """Of what was found, how much is right; of what there is, how much was found; the harmonic mean."""
    assert (score.precision, score.recall, score.f1) == pytest.approx(figures)


def test_the_report_is_a_table_by_kind_with_a_line_for_all(compare):
    """Gold, found, wrong, precision, recall, F1."""
    report = compare([gold(status="actual"), REQUEST], [fact(), fact(roles={"payer": "US", "payee": "AO"})])
    header, *rows, details, _ = format_report(report).splitlines()
    assert header.split() == ["kind", "gold", "found", "wrong", "precision", "recall", "F1"]
    assert [row.split() for row in rows] == [
        ["Payment", "1", "1", "1", "0.500", "1.000", "0.667"],
        ["Request", "1", "0", "0", "1.000", "0.000", "0.000"],
        ["all", "2", "1", "1", "0.500", "0.500", "0.500"],
    ]
    assert details == "right among the matched: status 1/1"


# --- what is no gold -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        '"text"',
        '{"facts": []}',
        '{"article": "a"}',
        '{"article": "a", "facts": 3}',
        '{"article": "a", "facts": ["fact"]}',
        '{"article": "a", "facts": [{"kind": "Payment"}]}',
        '{"article": "a", "facts": [{"kind": "Payment", "roles": []}]}',
        '{"article": "a", "facts": [{"kind": 3, "roles": {}}]}',
        '{"article": "a", "facts": [{"kind": "Payment", "roles": {"payer": "US"}}]}',
        '{"article": ["a"], "facts": []}',
        "\udcff",
    ],
)
def test_a_file_that_is_no_gold_is_named(content, tmp_path):
    """Whatever is wrong in it, the user learns which file."""
    path = tmp_path / "bad.facts.json"
    path.write_text(content, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(GoldError, match=r"bad\.facts\.json"):
        read_gold(tmp_path)


def test_a_folder_without_gold_is_named(tmp_path):
    """An empty folder is a wrong folder."""
    with pytest.raises(GoldError, match=r"expected files named ARTICLE\.facts\.json"):
        read_gold(tmp_path)


def test_two_files_of_one_article_are_a_mistake(tmp_path):
    """One would hide the other."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.facts.json").write_text('{"article": "a", "facts": []}', encoding="utf-8")
    with pytest.raises(GoldError, match=r"two\.facts\.json"):
        read_gold(tmp_path)
