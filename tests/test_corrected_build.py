"""A build with a corrections file: what it leaves out, joins, renames and says, and that it can be taken back."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from project import Run

ARTICLES = {
    "nairobi": "Kenya paid Uganda $5 million on 3 May 2025. Norway sued Iceland.",
    "oslo": "Kenya paid Uganda $9 million on 9 June 2025. Norway asked Iceland to sign.",
}
pytestmark = [pytest.mark.pipeline, pytest.mark.untraced]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two articles."""
    path = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (path / f"{name}.txt").write_text(f"Herald 06/30/2025\n\n{text}\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def plain(run: Run, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their build without corrections."""
    output = tmp_path_factory.mktemp("plain")
    assert run("build", folder, "-o", output, "-q").exit_code == 0
    return output


def facts_of(build: Path) -> list[dict[str, Any]]:
    """The facts of a build."""
    return [json.loads(line) for line in (build / "facts.jsonl").read_text("utf-8").splitlines()]


def name_of(build: Path, kind: str, article: str = "nairobi") -> str:
    """The claim of a kind in an article, as a corrections file names it."""
    (fact,) = (fact for fact in facts_of(build) if (fact["kind"], fact["article"]) == (kind, article))
    return "/".join(fact["id"].split("/")[-2:])


@pytest.fixture
def corrected(run: Run, folder: Path, tmp_path: Path):
    """`corrected(reject=[...])`: the result and the folder of a build with such a file, on top of one without."""
    output = tmp_path / "output"
    assert run("build", folder, "-o", output, "-q").exit_code == 0

    def build_with(**sections: list[Mapping[str, object]]):
        path = tmp_path / "corrections.yaml"
        entries = {name: [{"why": "W", **entry} for entry in given] for name, given in sections.items()}
        path.write_text(yaml.safe_dump({"by": "A. Editor"} | entries), encoding="utf-8")
        return run("build", folder, "-o", output, "--corrections", path), output

    return build_with


def test_a_rejected_claim_is_in_no_file_and_comes_back_without_the_file(run, corrected, plain, folder):
    """Neither as a claim nor as an event; without the file, all bytes are as before."""
    result, output = corrected(reject=[{"claim": name_of(plain, "Lawsuit")}])
    assert result.exit_code == 0
    assert "2 articles, 3 claims, 3 events" in result.stderr
    assert "Lawsuit" not in {fact["kind"] for fact in facts_of(output)}
    assert "cg:Lawsuit" not in (output / "graph.ttl").read_text("utf-8")
    assert run("build", folder, "-o", output, "-q").exit_code == 0
    for name in ("graph.ttl", "graph.nq", "facts.jsonl", "explanations.jsonl", "graph.html"):
        assert (output / name).read_bytes() == (plain / name).read_bytes(), name


def test_the_graph_says_who_confirmed_a_claim_and_which_file_took_part(run, corrected, plain):
    """And still conforms."""
    claim = name_of(plain, "Request", "oslo")
    _, output = corrected(confirm=[{"claim": claim}])
    rows = run("query", "SELECT ?by { ?claim cg:confirmedBy ?by }", "-o", output, "--format", "csv").stdout
    assert rows.splitlines() == ["by", "A. Editor"]
    assert "confirmed by" in run("explain", claim, "-o", output).stdout
    assert '"corrections.yaml"' in (output / "graph.ttl").read_text("utf-8")
    assert run("validate", output / "graph.ttl").exit_code == 0


def test_actors_are_renamed_and_merged_under_the_same_claims(corrected, plain):
    """Every claim keeps its IRI; its article's own words stay its mention."""
    _, output = corrected(
        rename=[{"actor": "government/IS", "to": "Republic of Iceland"}],
        merge=[{"actors": ["government/NO"], "into": "government/SE"}],
    )
    (lawsuit,) = (fact for fact in facts_of(output) if fact["kind"] == "Lawsuit")
    assert lawsuit["roles"]["plaintiff"]["id"].endswith("government/SE")
    assert lawsuit["roles"]["plaintiff"]["mention"] == "Norway"
    assert lawsuit["roles"]["defendant"]["label"] == "Republic of Iceland"
    assert {fact["id"] for fact in facts_of(output)} == {fact["id"] for fact in facts_of(plain)}


def test_claims_are_joined_to_one_event_by_hand(run, corrected, plain):
    """Two payments of other sums and days are one event, if somebody says so; as of a later day, too."""
    names = [name_of(plain, "Payment", article) for article in ARTICLES]
    assert len({fact["event"] for fact in facts_of(plain) if fact["kind"] == "Payment"}) == 2
    _, output = corrected(join=[{"claims": names}], rename=[{"actor": "government/KE", "to": "Kenya's government"}])
    assert len({fact["event"] for fact in facts_of(output) if fact["kind"] == "Payment"}) == 1
    later = run("facts", "-o", output, "--as-of", "2026-01-01", "--kind", "Payment", "--format", "jsonl").stdout
    facts = [json.loads(line) for line in later.splitlines()]
    assert len({fact["event"] for fact in facts}) == 1
    assert {fact["roles"]["payer"]["label"] for fact in facts} == {"Kenya's government"}


def test_what_is_not_there_is_a_warning_and_a_mistake_stops_the_build(run, corrected, folder, tmp_path):
    """The one may be of an article that is gone, the other is named with its line before anything is written."""
    result, _ = corrected(reject=[{"claim": "claim/ffffffffffffffff"}])
    assert result.exit_code == 0
    assert "corrections.yaml:3: no claim claim/ffffffffffffffff in this build" in result.stderr
    path = tmp_path / "wrong.yaml"
    path.write_text("by: X\nreject:\n  - claim: nonsense\n    why: w\n", encoding="utf-8")
    wrong = run("build", folder, "-o", tmp_path / "never", "--corrections", path)
    assert wrong.exit_code == 2
    assert "wrong.yaml:3: reject.0.claim: expected the IRI of one of claim" in wrong.stderr
    assert not (tmp_path / "never").exists()
