"""Where sources differ, and who says which."""

import csv
import io
import json

import pytest
from project import Run
from resolution.reported import article, said, write_build

from graph.disputes import COLUMNS, find_disputes
from graph.model import Status

NEGATED, PLANNED = Status.NEGATED, Status.PLANNED
WIRE = "KIGALI (Reuters) - " + " ".join(f"word{number}" for number in range(60))
ARTICLES = [
    article("a", "2025-05-01", "Lantern Post"),
    article("b", "2025-05-02", "Harbor Wire"),
    article("c", "2025-05-03", "Southern Ledger"),
    article("d", "2025-05-03", "Lantern Post"),
    article("wire-1", "2025-05-01", "Lantern Post", WIRE),
    article("wire-2", "2025-05-02", "Harbor Wire", WIRE),
]


@pytest.fixture
def disputes(tmp_path):
    """The disputes of claims of those articles, as aspect, range and the value of each article."""

    def disputes(*claims):
        write_build(tmp_path, ARTICLES, claims)
        rows = find_disputes(tmp_path)
        return {
            (aspect, span): {
                row["article"]: row["value"] for row in rows if (row["aspect"], row["range"]) == (aspect, span)
            }
            for aspect, span in {(row["aspect"], row["range"]) for row in rows}
        }

    return disputes


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (
            [said(article="a", amount=500), said(article="b", amount=520)],
            {("amount", "500 USD to 520 USD"): {"a": "500 USD", "b": "520 USD"}},
        ),
        (
            [said("Transfer", article="a", count=12), said("Transfer", article="b", count=13)],
            {("count", "12 to 13"): {"a": "12", "b": "13"}},
        ),
        (
            [said(article="a", amount=5, date="2025-04-28"), said(article="b", amount=5, date="2025-04-29")],
            {("date", "2025-04-28 to 2025-04-29"): {"a": "2025-04-28", "b": "2025-04-29"}},
        ),
        (
            [said(article="a", amount=5), said(article="b", amount=5, status=NEGATED)],
            {("denial", "actual, negated"): {"a": "actual", "b": "negated"}},
        ),
        (
            [said(article="a", amount=5, date="2025-05"), said(article="b", amount=5, date="2025-05", status=PLANNED)],
            {("status", "actual, planned"): {"a": "actual", "b": "planned"}},
        ),
    ],
    ids=["amount", "count", "date", "denial", "status"],
)
def test_two_sources_that_differ_are_a_dispute(disputes, claims, expected):
    """With the range, and who says which."""
    assert disputes(*claims) == expected


@pytest.mark.parametrize(
    "claims",
    [
        [said(article="a", amount=500), said(article="b", amount=500)],
        [said(article="a", amount=500), said(article="b", amount=520, hedge="about")],
        [said(article="a", amount=500), said(article="b", amount=480, hedge="at least")],
        [said("Transfer", article="a", count=12), said("Transfer", article="b", count=13, hedge="at most")],
        [said(article="a", amount=500), said(article="b")],
        [said(article="a", date="2025-04"), said(article="b", date="2025-04-28")],
        [said(article="a", amount=5, status=PLANNED), said(article="b", amount=5)],
        [said(article="a", amount=500, status=PLANNED), said(article="b", amount=520)],
        [said(article="wire-1", amount=500), said(article="wire-2", amount=520)],
        [said(article="a", amount=500, by="Reuters"), said(article="wire-2", amount=520)],
    ],
    ids=[
        *("one sum", "about", "at least", "at most", "a sum left open", "a month and its day", "planned, then done"),
        "a plan that came out otherwise",
        *("copies of one story", "a paper that retells it"),
    ],
)
def test_what_leaves_room_or_repeats_another_is_none(disputes, claims):
    """Hedges, precision, time that passes, and copies."""
    assert disputes(*claims) == {}


def test_a_number_beyond_the_least_that_another_gives_is_a_dispute(disputes):
    """ "At least 13" against 12."""
    claims = [said("Transfer", article="a", count=12), said("Transfer", article="b", count=13, hedge="at least")]
    assert disputes(*claims) == {("count", "12 to at least 13"): {"a": "12", "b": "at least 13"}}


def test_a_paper_may_say_something_else_the_next_day(disputes):
    """Two articles of its own, and claims that disagree."""
    claims = [said(article="a", amount=500), said(article="d", amount=520)]
    assert disputes(*claims) == {("amount", "500 USD to 520 USD"): {"a": "500 USD", "d": "520 USD"}}


def test_two_whom_one_article_quotes_may_differ(disputes):
    """A government says that it paid, the other that it did not."""
    claims = [said(article="a", amount=5, by="Kenya"), said(article="a", amount=5, by="Uganda", status=NEGATED)]
    assert disputes(*claims) == {("denial", "actual, negated"): {"a": "negated"}}


@pytest.fixture
def build(tmp_path):
    """A build with a dispute on a payment and one on a transfer."""
    claims = [
        *(said(article=name, amount=amount) for name, amount in (("a", 500), ("b", 520))),
        *(said("Transfer", article=name, count=count, by="=officials") for name, count in (("a", 12), ("b", 13))),
    ]
    write_build(tmp_path, ARTICLES, claims, base_iri="https://example.org/")
    return tmp_path


def test_the_command_lists_one_kind(run: Run, build):
    """As a table, with who says which."""
    lines = run("disputes", "-o", build, "--kind", "payment").stdout.splitlines()

    assert lines[0].split() == ["kind", "who", "whom", "aspect", "value", "article", "publisher", "attribution"]
    assert [" ".join(line.split()) for line in lines[1:]] == [
        "Payment Government of KE Government of UG amount 500 USD a Lantern Post",
        "Payment Government of KE Government of UG amount 520 USD b Harbor Wire",
    ]


def test_tables_have_the_quotes(run: Run, build):
    """For people and programs; a formula stays text."""
    lines = [json.loads(line) for line in run("disputes", "-o", build, "--format", "jsonl").stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(run("disputes", "-o", build, "--format", "csv").stdout)))

    assert [tuple(line) for line in lines] == [COLUMNS] * 4
    assert {line["quote"] for line in lines} == {"Somebody"}
    assert all(line["claim"].startswith("https://example.org/claim/") for line in lines)
    assert {row["attribution"] for row in rows} == {"", "'=officials"}


def test_a_build_without_disputes_has_none(run: Run, tmp_path):
    """Said in a sentence; what programs read stays empty."""
    write_build(tmp_path, ARTICLES, [said(article="a")])

    told = run("disputes", "-o", tmp_path)
    assert (told.stdout, told.stderr) == ("", "No source differs from another.\n")
    assert run("disputes", "-o", tmp_path, "--format", "jsonl").stdout == ""
