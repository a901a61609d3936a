"""The unread sentences of a build: the file, the tables, the command."""

import csv
import io
import json
import shutil
from collections import Counter

import pytest
from project import Run

from graph.build import read_article_records
from graph.facts import read_facts
from graph.model import Mention, Reason, Unread
from graph.unread import COLUMNS, csv_table, read_unread, summarize, write_unread

HOSTILE = '=HYPERLINK("http://evil")\u202e\x85'


def unread(words: str, *, article: str = "text", start: int = 0, reason: Reason = Reason.NO_FRAME) -> Unread:
    """A sentence of an article that gave no claim."""
    quote = Mention(text=words, start_char=start, end_char=start + len(words))
    return Unread(article=article, quote=quote, reason=reason, explanation=words, lexical_unit="buy.v", words=words)


def records_of(output: str) -> list[dict[str, object]]:
    """The records of lines of JSON."""
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture(scope="module")
def of_seeds(seeds_build):
    """The unread sentences of the seeds."""
    return list(read_unread(seeds_build / "unread.jsonl"))


def test_a_line_has_its_keys_in_their_order(tmp_path):
    """What other programs read is fixed."""
    write_unread(tmp_path / "unread.jsonl", [unread("Kenya bought tea for $5.", start=7)])

    assert (tmp_path / "unread.jsonl").read_text(encoding="utf-8") == (
        '{"article": "text", "reason": "no-frame", "kind": null, "lexical_unit": "buy.v", "role": null, '
        '"words": "Kenya bought tea for $5.", "explanation": "Kenya bought tea for $5.", '
        '"quote": "Kenya bought tea for $5.", "start": 7, "end": 31}\n'
    )


def test_lines_come_by_article_and_place(tmp_path):
    """Whatever the order of the inputs, the file is the same."""
    path = tmp_path / "unread.jsonl"

    write_unread(path, [unread("b", article="b"), unread("late", article="a", start=9), unread("early", article="a")])

    assert [record["quote"] for record in read_unread(path)] == ["early", "late", "b"]


def test_hostile_text_stays_text(tmp_path):
    """A formula is no formula in a table, and no character ends a line of JSON or turns its direction."""
    path = tmp_path / "unread.jsonl"
    write_unread(path, [unread(HOSTILE)])
    (record,) = read_unread(path)
    (row,) = csv.DictReader(io.StringIO(csv_table(COLUMNS, [record]), newline=""))

    assert record["quote"] == HOSTILE
    assert "\u202e" not in path.read_text(encoding="utf-8")
    assert [row[name][0] for name in ("words", "explanation", "quote")] == ["'"] * 3


def test_a_summary_counts_the_most_frequent_first():
    """By reason, kind and lexical unit; what is as frequent comes in the order of the words."""
    record = {"reason": "no-filler", "kind": "Payment", "lexical_unit": "pay.v"}
    other = {"reason": "no-frame", "kind": None, "lexical_unit": "buy.v"}

    summary = summarize([other, record, {**record, "lexical_unit": "give.v"}, record])

    assert [(line["sentences"], line["kind"], line["lexical_unit"]) for line in summary] == [
        (2, "Payment", "pay.v"),
        (1, "Payment", "give.v"),
        (1, None, "buy.v"),
    ]


def test_quotes_are_sentences_of_their_articles(seeds_build, of_seeds):
    """A quote is exactly text[start:end]."""
    texts = {record["id"]: record["text"] for record in read_article_records(seeds_build)}

    assert len(of_seeds) > len(texts)
    for record in of_seeds:
        assert texts[record["article"]][record["start"] : record["end"]] == record["quote"]


def test_no_evidence_of_a_claim_is_unread(seeds_build, of_seeds):
    """Neither a quote nor a sentence that says a claim again is listed, and none is listed twice."""
    claims = records_of((seeds_build / "explanations.jsonl").read_text(encoding="ascii"))
    evidence = {
        (claim["article"], one["quote"]["start_char"])
        for claim in claims
        if claim["type"] == "claim"
        for one in claim["evidence"]
    }
    places = [(record["article"], record["start"]) for record in of_seeds]

    assert evidence >= {(fact["article"], fact["start"]) for fact in read_facts(seeds_build / "facts.jsonl")}
    assert evidence.isdisjoint(places)
    assert len(set(places)) == len(places)


def test_jsonl_is_the_file(run: Run, seeds_build):
    """Without a filter the lines of the build come out, byte for byte."""
    output = run("unread", "-o", seeds_build, "--format", "jsonl").stdout_bytes

    assert output == (seeds_build / "unread.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "name", "value"),
    [
        (("--kind", "request"), "kind", "Request"),
        (("--reason", "constraint"), "reason", "constraint"),
        (("--article", "kirchner-verdict"), "article", "kirchner-verdict"),
    ],
)
def test_filters_leave_what_is_asked_for(run: Run, seeds_build, of_seeds, arguments, name, value):
    """By kind, whatever its case, by reason and by article."""
    found = records_of(run("unread", "-o", seeds_build, "--format", "jsonl", *arguments).stdout)

    assert found == [record for record in of_seeds if record[name] == value] != []


def test_the_table_is_aligned(run: Run, seeds_build, of_seeds):
    """A header and one line a sentence, its columns where the header has them."""
    header, *lines = run("unread", "-o", seeds_build).output.splitlines()

    assert header.split() == ["reason", "kind", "lexical_unit", "role", "words", "quote", "article"]
    assert len(lines) == len(of_seeds)
    assert {line[header.index("kind") - 1] for line in lines} == {" "}


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_a_summary_adds_up(run: Run, seeds_build, of_seeds, form):
    """Its counts are of all sentences, in every form."""
    output = run("unread", "-o", seeds_build, "--summary", "--format", form).stdout
    if form == "jsonl":
        counts = [record["sentences"] for record in records_of(output)]
    else:
        counts = [int(line.replace(",", " ").split()[0]) for line in output.splitlines()[1:]]

    assert sum(counts) == len(of_seeds)
    assert counts == sorted(counts, reverse=True)
    assert max(Counter((r["reason"], r["kind"], r["lexical_unit"]) for r in of_seeds).values()) == counts[0]


def test_a_build_of_an_older_version(run: Run, seeds_build, tmp_path):
    """A build without the file is told to be built again."""
    shutil.copy(seeds_build / "facts.jsonl", tmp_path)
    result = run("unread", "-o", tmp_path)

    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{tmp_path / 'unread.jsonl'}: " in result.stderr
    assert "build it again" in result.stderr


def test_no_build_at_all(run: Run, tmp_path):
    """A folder without a build is an error that names the file."""
    result = run("unread", "-o", tmp_path / "nowhere")

    assert (result.exit_code, result.stdout) == (1, "")
    assert str(tmp_path / "nowhere" / "unread.jsonl") in result.stderr
    assert "again" not in result.stderr


@pytest.mark.parametrize("line", [b"{", b"[]", b'{"article": "a"}', b"\xff"], ids=repr)
def test_a_broken_file(run: Run, tmp_path, line):
    """A line that is no unread sentence is named with its file."""
    (tmp_path / "unread.jsonl").write_bytes(line + b"\n")
    result = run("unread", "-o", tmp_path)

    assert (result.exit_code, result.stdout) == (1, "")
    assert str(tmp_path / "unread.jsonl") in result.stderr


def test_an_unknown_reason_is_wrong_usage(run: Run, seeds_build):
    """The reasons that there are, are named."""
    result = run("unread", "-o", seeds_build, "--reason", "laziness")

    assert result.exit_code == 2
    assert "no-filler" in result.stderr
