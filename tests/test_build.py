import hashlib
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from project import SEEDS, Run

from graph.build import FILES, STORE, read_article_records
from graph.corpus.database import NAME
from graph.facts import read_facts
from graph.weaving import INDEX

ONE_ARTICLE = SEEDS / "third-country-deals.txt"
TWO_ARTICLES = (ONE_ARTICLE, SEEDS / "kirchner-verdict.txt")


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file that a build leaves, but the store, whose files are the database's own."""
    return {name: (folder / name).read_bytes() for name in FILES}


def start_build(folder: Path, *inputs: Path) -> subprocess.Popen[bytes]:
    """A build in a process of its own, in the midst of its work.

    Its coverage is not measured: an interrupt within a lock of the tracer's would stop it for ever.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    command = [sys.executable, "-m", "graph.cli", "build", *inputs, "-q", "-o", folder]
    process = subprocess.Popen(command, env=environment)
    deadline = time.monotonic() + 60
    while not list(folder.glob(".building-*")):
        assert process.poll() is None, "the build ended before it was seen"
        assert time.monotonic() < deadline, "the build did not start"
        time.sleep(0.01)
    return process


@pytest.fixture
def small_build(run: Run, tmp_path: Path) -> Path:
    """A build of one article, for tests that change it."""
    folder = tmp_path / "build"
    assert run("build", ONE_ARTICLE, "-o", folder).exit_code == 0
    return folder


def test_a_build_leaves_its_files_and_nothing_else(seeds_build: Path):
    """What a build leaves is what the contract lists."""
    assert {path.name for path in seeds_build.iterdir()} == {*FILES, STORE, NAME, INDEX}


@pytest.mark.untraced
def test_two_builds_are_byte_identical(seeds_build: Path, tmp_path: Path):
    """The same articles give the same bytes, in another process with another hash seed too."""
    command = [sys.executable, "-m", "graph.cli", "build", SEEDS, "-o", tmp_path]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "4711"})

    assert files_of(tmp_path) == files_of(seeds_build)


def test_every_quote_is_in_its_article(seeds_build: Path):
    """A quote is exactly text[start:end] of its article, and the text is the one that was hashed."""
    articles = {record["id"]: record for record in read_article_records(seeds_build)}
    facts = list(read_facts(seeds_build / "facts.jsonl"))

    assert len(articles) == len(list(SEEDS.iterdir()))
    assert len(facts) > len(articles)
    for fact in facts:
        assert articles[fact["article"]]["text"][fact["start"] : fact["end"]] == fact["quote"]
    for record in articles.values():
        assert hashlib.sha256(record["text"].encode()).hexdigest() == record["sha256"]


def test_every_mention_of_an_explanation_is_in_its_article(seeds_build: Path):
    """All words that explain a claim stand in the article where they are said to."""
    texts = {record["id"]: record["text"] for record in read_article_records(seeds_build)}
    records = map(json.loads, (seeds_build / "explanations.jsonl").read_text().splitlines())
    claims = [record for record in records if record["type"] == "claim"]
    mentions = [
        (claim["article"], mention)
        for claim in claims
        for mention in (
            *(filler["mention"] for filler in claim["fillers"]),
            *(evidence[part] for evidence in claim["evidence"] for part in ("quote", "trigger")),
        )
    ]

    assert len(mentions) > 3 * len(claims)
    for article, mention in mentions:
        assert texts[article][mention["start_char"] : mention["end_char"]] == mention["text"]


def test_the_closing_line_counts_what_is_in_the_files(run: Run, tmp_path: Path):
    """Articles, claims and events of the closing line are those of the files."""
    result = run("build", *TWO_ARTICLES, "-o", tmp_path)
    records = map(json.loads, (tmp_path / "explanations.jsonl").read_text().splitlines())
    counts = Counter(record["type"] for record in records)

    line = f"{counts['article']} articles, {counts['claim']} claims, {counts['event']} events, 0 skipped"
    assert result.stderr.splitlines()[-1] == line
    assert result.stdout == ""


def test_quiet_says_nothing(run: Run, tmp_path: Path):
    """With -q a build that goes well is silent."""
    assert run("build", ONE_ARTICLE, "-q", "-o", tmp_path).output == ""


def test_another_base_moves_every_iri(run: Run, tmp_path: Path):
    """With --base-iri no file mints under the usual base."""
    run("build", ONE_ARTICLE, "-o", tmp_path, "--base-iri", "https://example.org/kg/")

    for name in ("graph.nq", "facts.jsonl", "facts.csv", "explanations.jsonl"):
        text = (tmp_path / name).read_text(encoding="utf-8-sig")
        assert "https://example.org/kg/" in text
        assert "https://w3id.org/cablegraph/id/" not in text


def test_files_of_others_stay(run: Run, tmp_path: Path):
    """A build touches only what is its own in the folder."""
    (tmp_path / "README.md").write_text("mine")
    run("build", ONE_ARTICLE, "-o", tmp_path)

    assert (tmp_path / "README.md").read_text() == "mine"


def test_a_second_build_takes_the_place_of_the_first(run: Run, small_build: Path):
    """Nothing of the last build is left in a new one, in the store neither."""
    run("build", SEEDS / "kirchner-verdict.txt", "-o", small_build)

    assert {fact["article"] for fact in read_facts(small_build / "facts.jsonl")} == {"kirchner-verdict"}
    asked = run("query", "-o", small_build, "--format", "csv", "SELECT ?a { ?a a cg:Article }")
    assert [line.rpartition("/")[2] for line in asked.output.split()[1:]] == ["kirchner-verdict"]


def test_a_killed_build_leaves_the_last_one(run: Run, small_build: Path):
    """After kill -9 in the midst of a build the last one is whole, and the next build removes the remains."""
    before = files_of(small_build)
    process = start_build(small_build, SEEDS)
    process.kill()
    process.wait()

    assert files_of(small_build) == before
    assert run("query", "-o", small_build, "ASK {}").exit_code == 0
    assert list(small_build.glob(".building-*"))
    assert run("build", ONE_ARTICLE, "-o", small_build).exit_code == 0
    assert not list(small_build.glob(".building-*"))
    assert files_of(small_build) == before


def test_an_interrupted_build_leaves_the_last_one(small_build: Path):
    """Ctrl-C ends a build with status 130, leaves the last one whole and removes what was begun."""
    before = files_of(small_build)
    process = start_build(small_build, SEEDS)
    process.send_signal(signal.SIGINT)

    assert process.wait() == 130
    assert files_of(small_build) == before
    assert not list(small_build.glob(".building-*"))


def test_a_full_disk_leaves_the_last_build(small_build: Path):
    """Where no more can be written, the build fails with one line and the last one stays whole."""
    before = files_of(small_build)
    result = subprocess.run(
        [sys.executable, "-m", "graph.cli", "build", SEEDS, "-o", small_build],
        check=False,
        capture_output=True,
        text=True,
        env={name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")},  # it writes too
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)),
    )

    assert result.returncode == 1
    reason = r"claims\.db: disk I/O error"  # the first file that is written
    assert re.fullmatch(rf"Error: .*: the build could not be written, the last one stays: {reason}\n", result.stderr)
    assert files_of(small_build) == before


def test_two_builds_do_not_share_a_folder(run: Run, small_build: Path):
    """While one build writes into a folder, a second is refused and the first goes on."""
    process = start_build(small_build, *TWO_ARTICLES)
    result = run("build", ONE_ARTICLE, "-o", small_build)

    assert result.exit_code == 2
    assert "another build is being written there" in result.stderr
    assert process.wait() == 0
    assert len(list(read_article_records(small_build))) == len(TWO_ARTICLES)
