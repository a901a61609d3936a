"""Samples to judge, and the precision that verdicts come to."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from project import Run

from graph.corrections import Corrections, CorrectionsFile, load_corrections
from graph.review import Precision, draw_sample, measure, precision_records, sample_file
from graph.view.wording import Words

NOTHING = Corrections()


def fact(number: int, kind: str = "Payment", quote: str = "Kenya paid Uganda.") -> dict[str, Any]:
    """A line of `facts.jsonl`."""
    states = {"payer": "KE", "payee": "UG"}
    return {
        "id": f"https://w3id.org/cablegraph/id/claim/{number:016x}",
        "event": "e",
        "article": f"a{number % 7}",
        "kind": kind,
        "status": "actual",
        "roles": {
            role: {"id": f"x/government/{key}", "label": f"Government of {key}", "country": key, "mention": key}
            for role, key in states.items()
        },
        **dict.fromkeys(("amount", "currency", "count", "effect", "title", "date", "attribution")),
        "nationality": [],
        "confidence": 1.0,
        "quote": quote,
        "start": number,
        "end": number + len(quote),
    }


def verdicts(**sections: list[Mapping[str, Any]]) -> Corrections:
    """A corrections file of verdicts."""
    entries = {section: [{"why": "w", "by": "b", **entry} for entry in given] for section, given in sections.items()}
    return Corrections(CorrectionsFile.model_validate(entries))


FACTS = [fact(number) for number in range(100)]


def test_the_same_seed_draws_the_same_sample_whatever_the_order():
    """Another seed draws another."""
    first = draw_sample(FACTS, 10, seed=1, corrections=NOTHING)
    assert draw_sample(FACTS[::-1], 10, seed=1, corrections=NOTHING) == first
    assert draw_sample(FACTS, 10, seed=2, corrections=NOTHING) != first
    assert len(first) == 10


def test_what_a_sample_holds_is_not_drawn_again():
    """What somebody came upon is, or the rest would look better than it is."""
    names = [f"claim/{number:016x}" for number in range(100)]
    known = verdicts(
        confirm=[{"claim": name, "sample": "one"} for name in names[:40]],
        reject=[{"claim": name} for name in names[40:50]],
    )
    drawn = draw_sample(FACTS, 1000, seed=1, corrections=known)
    assert {fact["start"] for fact in drawn} == set(range(40, 100))


def test_a_sample_is_a_corrections_file_once_somebody_signs_it(tmp_path):
    """Every claim counts as right until somebody moves it."""
    text = sample_file(FACTS[:3], name="3 of seed 0", words=Words())
    path = tmp_path / "verdicts.yaml"
    path.write_text(text.replace("by: ", "by: A. Editor"), encoding="utf-8")
    corrections = load_corrections(path)
    assert [entry.claim for entry in corrections.content.confirm] == [f"claim/{number:016x}" for number in range(3)]
    assert {(entry.kind, entry.sample) for entry in corrections.content.confirm} == {("Payment", "3 of seed 0")}
    assert "  # actual: KE paid UG\n  # Kenya paid Uganda.\n" in text


@given(st.text())
def test_a_quote_stays_a_comment(quote):
    """Whatever an article says, it adds no entry to the file."""
    text = sample_file([fact(1, quote=quote)], name="x", words=Words())
    assert [entry["claim"] for entry in yaml.safe_load(text)["confirm"]] == ["claim/0000000000000001"]


def test_precision_is_counted_by_kind_and_over_all():
    """Verdicts outside a sample count only when asked for."""
    corrections = verdicts(
        confirm=[{"claim": f"claim/{i}", "kind": "Payment", "sample": "s"} for i in range(9)],
        reject=[{"claim": "claim/x", "kind": "Payment", "sample": "s"}, {"claim": "claim/y", "kind": "Ruling"}],
    )
    assert [(row.kind, row.confirmed, row.rejected) for row in measure(corrections)] == [
        ("Payment", 9, 1),
        ("all", 9, 1),
    ]
    assert [row.kind for row in measure(corrections, sampled_only=False)] == ["Payment", "Ruling", "all"]
    assert measure(NOTHING) == []


@pytest.mark.parametrize(
    ("confirmed", "rejected", "low", "high"),
    [(9, 1, 0.596, 0.982), (10, 0, 0.722, 1.0), (0, 10, 0.0, 0.278), (95, 5, 0.888, 0.978)],
)
def test_the_interval_is_wilsons(confirmed, rejected, low, high):
    """Figures from the formula in Wilson (1927), worked out independently."""
    (record,) = precision_records([Precision(kind="all", confirmed=confirmed, rejected=rejected)])
    assert (record["low"], record["high"]) == (low, high)


def test_the_true_share_lies_in_nearly_all_intervals():
    """Of 95 in a hundred samples, as it claims."""
    population = [fact(number, kind="right" if number % 5 else "wrong") for number in range(1000)]
    inside = Counter()
    for seed in range(300):
        drawn = Counter(one["kind"] for one in draw_sample(population, 40, seed=seed, corrections=NOTHING))
        low, high = Precision(kind="all", confirmed=drawn["right"], rejected=drawn["wrong"]).interval
        inside[low <= 0.8 <= high] += 1
    assert inside[True] / inside.total() > 0.93


def test_the_commands_draw_and_measure(run: Run, seeds_build: Path, tmp_path: Path):
    """From a build to a table, with one claim rejected on the way."""
    drawn = run("sample", 5, "-o", seeds_build, "--kind", "payment")
    assert drawn.exit_code == 0
    content = yaml.safe_load(drawn.stdout)
    assert len(content["confirm"]) == 5
    content |= {"by": "A. Editor", "reject": [content["confirm"].pop() | {"why": "a loan"}]}
    path = tmp_path / "verdicts.yaml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")

    table = run("precision", path)
    assert table.stdout.splitlines()[0].split() == ["kind", "confirmed", "rejected", "precision", "low", "high"]
    assert table.stdout.splitlines()[1].split()[:4] == ["Payment", "4", "1", "0.8"]
    again = run("sample", 1000, "-o", seeds_build, "--kind", "Payment", "--corrections", path)
    held = {entry["claim"] for entry in (*content["confirm"], *content["reject"])}
    assert held.isdisjoint(entry["claim"] for entry in yaml.safe_load(again.stdout)["confirm"])

    path.write_text("by: A. Editor\nconfirm: [{claim: claim/a, why: w}]\n", encoding="utf-8")
    told = run("precision", path)
    assert (told.stdout, told.stderr) == ("", f"No verdict on a random sample is in {path}.\n")

    path.write_text("confirm: [{claim: claim/a, why: w}]\n", encoding="utf-8")
    unsigned = run("precision", path)
    assert unsigned.exit_code == 2
    assert "verdicts.yaml:1: confirm: who says so?" in unsigned.stderr
