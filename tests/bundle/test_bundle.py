"""Proof bundles: what is in them, and that whatever is tampered with is found, by the command and by the checker."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from export.made import write_build
from project import Run
from resolution.reported import state

from graph.bundle import check
from graph.model import (
    Amount,
    Article,
    Attribution,
    Claim,
    Count,
    Entity,
    Evidence,
    Filler,
    Mention,
    Status,
)
from graph.resolution import merge_claims

TEXT = (
    "NAIROBI — Kenya paid Uganda 2.5 million dollars on Monday, the minister said. \U0001f600\n\n"
    "Officials in Kigali hold about twenty-five people, among them “former soldiers”."
)


def words(text: str) -> Mention:
    """Words of the text."""
    start = TEXT.index(text)
    return Mention(start_char=start, end_char=start + len(text), text=text)


def claim(kind: str, quote: str, *fillers: tuple[str, Entity, str], **values: object) -> Claim:
    """A claim that a sentence makes."""
    return Claim(
        article="border",
        kind=kind,
        status=Status.ACTUAL,
        fillers=tuple(
            Filler(role=role, entity=entity, mention=words(name), function="subject", reason="")
            for role, entity, name in fillers
        ),
        evidence=(Evidence(quote=words(quote), trigger=words(quote), lexical_unit="pay.v"),),
        **values,
    )


PAYMENT = "Kenya paid Uganda 2.5 million dollars on Monday, the minister said."
HOLDING = "Officials in Kigali hold about twenty-five people, among them “former soldiers”."
CLAIMS = [
    claim(
        "Payment",
        PAYMENT,
        ("payer", state("KE"), "Kenya"),
        ("payee", state("UG"), "Uganda"),
        amount=Amount(text="2.5 million dollars", value=2500000, currency="USD"),
        attribution=Attribution(label="the minister", mention=words("the minister")),
    ),
    claim(
        "Detention",
        HOLDING,
        ("holder", state("RW"), "Kigali"),
        count=Count(text="twenty-five", value=25, qualifier="about"),
    ),
]
ARTICLES = [Article(id="border", text=TEXT, published="2025-03-12"), Article(id="../other", text="Nothing happened.")]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of two claims; only to be read."""
    return write_build(tmp_path_factory.mktemp("bundled"), ARTICLES, CLAIMS, merge_claims(CLAIMS, ARTICLES))


@pytest.fixture
def bundle(run: Run, build: Path, tmp_path: Path) -> Path:
    """A bundle of it, to be tampered with."""
    assert run("bundle", build, "-o", tmp_path / "bundle").exit_code == 0
    return tmp_path / "bundle"


def seal(bundle: Path) -> None:
    """Make the manifest fit what was tampered with."""
    manifest = json.loads((bundle / "manifest.json").read_text())
    files = [path for path in bundle.rglob("*") if path.is_file() and path.name != "manifest.json"]
    manifest["files"] = {str(path.relative_to(bundle)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    (bundle / "manifest.json").write_text(json.dumps(manifest))


def checked_by_itself(bundle: Path, *options: object) -> subprocess.CompletedProcess[str]:
    """What the checker says that lies in a bundle, run as a reader would."""
    command = [sys.executable, "-I", bundle / "check.py", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_bundle_holds(run: Run, bundle: Path):
    """Both checks find each quote, name and number."""
    found = "2 articles, 2 claims, 2 quotes, 4 names, 2 numbers checked: each is where it is said to be\n"
    result, alone = run("verify", bundle), checked_by_itself(bundle)

    assert (result.exit_code, result.stdout, result.stderr) == (0, found, "")
    assert (alone.returncode, alone.stdout, alone.stderr) == (0, found, "")


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Tamper with a file, and with the manifest so that it fits."""

    def tamper(bundle: Path) -> None:
        path = bundle / name
        content = path.read_text(encoding="utf-8")
        assert old in content
        path.write_text(content.replace(old, new), encoding="utf-8")
        seal(bundle)

    return tamper


def text_edited(bundle: Path) -> None:
    """The text says another sum, and everything that names its hash follows."""
    path = next(path for path in (bundle / "texts").iterdir() if "Kenya" in path.read_text("utf-8"))
    edited = path.read_text(encoding="utf-8").replace("2.5 million", "3.5 million")
    path.unlink()
    digest = hashlib.sha256(edited.encode()).hexdigest()
    (bundle / "texts" / f"{digest}.txt").write_text(edited, encoding="utf-8")
    articles = (bundle / "articles.jsonl").read_text().replace(path.stem, digest)
    (bundle / "articles.jsonl").write_text(articles)
    seal(bundle)


def claims_dropped(bundle: Path) -> None:
    """One claim is left out."""
    (bundle / "claims.jsonl").write_text((bundle / "claims.jsonl").read_text().splitlines(keepends=True)[0])
    seal(bundle)


TAMPERED = {
    "a quote": (replaced("claims.jsonl", "Kenya paid Uganda", "Kenya owes Uganda"), "the quote"),
    "a place": (replaced("claims.jsonl", f'"start": {words(PAYMENT).start_char}', '"start": 9'), "is not at 9 to"),
    "a place that is none": (replaced("claims.jsonl", f'"end": {len(TEXT)}', '"end": 999'), "no such place"),
    "a name": (replaced("claims.jsonl", '"text": "Kigali"', '"text": "Kampala"'), "the name of the holder"),
    "who says so": (replaced("claims.jsonl", '"text": "the minister"', '"text": "the monitor"'), "who says so"),
    "a sum": (replaced("claims.jsonl", '"value": "2500000"', '"value": "9500000"'), "the amount 9500000"),
    "a number": (replaced("claims.jsonl", '"value": "25"', '"value": "250"'), "the count 250"),
    "words of a number": (replaced("claims.jsonl", 'twenty-five"', 'twenty-nine"'), "the count, 'twenty-nine'"),
    "a status": (replaced("claims.jsonl", '"status": "actual"', '"status": "negated"'), "in graph.nq and not in"),
    "a currency": (replaced("claims.jsonl", '"currency": "USD"', '"currency": "KES"'), "currency 'USD' is in graph.nq"),
    "an article": (replaced("claims.jsonl", '"article": "border"', '"article": "../other"'), "claims.jsonl: http"),
    "an unknown article": (replaced("claims.jsonl", '"article": "border"', '"article": "x"'), "of a known article"),
    "a claim without quotes": (replaced("claims.jsonl", '"quotes": [', '"quotes": [], "were": ['), "has no quote"),
    "a missing claim": (claims_dropped, "is in no claim of claims.jsonl"),
    "a sum in the graph": (replaced("graph.nq", '"2500000"', '"9500000"'), "'9500000' is in graph.nq"),
    "a quote in the graph": (replaced("graph.nq", "Kenya paid", "Kenya owes"), "exact 'Kenya owes"),
    "an actor in the graph": (replaced("graph.nq", "ontology#payer> <https://w3id.org/cablegraph/id/government/KE>",
        "ontology#payer> <https://w3id.org/cablegraph/id/government/RW>"), "is in none of its claims"),
    "a text": (text_edited, "the amount, '2.5 million dollars'"),
}  # fmt: skip


@pytest.mark.parametrize("part", TAMPERED)
def test_what_is_tampered_with_is_found(run: Run, bundle: Path, part: str):
    """With file and claim, even where the manifest was made to fit."""
    tamper, reason = TAMPERED[part]
    tamper(bundle)
    result, alone = run("verify", bundle), checked_by_itself(bundle)

    assert result.exit_code == alone.returncode == 1
    assert reason in result.stderr
    assert reason in alone.stderr
    assert "jsonl" in result.stderr or "graph.nq" in result.stderr


@pytest.mark.parametrize("name", ["articles.jsonl", "claims.jsonl", "graph.nq", "check.py", "README.txt"])
def test_the_manifest_names_each_file(run: Run, bundle: Path, name: str):
    """One that changed, is gone or came to it is named."""
    with (bundle / name).open("a") as file:
        file.write(" " if name != "graph.nq" else "<a:b> <a:b> <a:b> .\n")
    (bundle / "extra.txt").write_text("")
    stderr = run("verify", bundle).stderr

    assert f"{name}: " in stderr
    assert "extra.txt: is in the bundle and not in the manifest" in stderr


def test_a_text_that_is_gone_is_missed(run: Run, bundle: Path):
    """And so are the claims from it."""
    for path in (bundle / "texts").iterdir():
        path.unlink()
    stderr = run("verify", bundle).stderr

    assert "articles.jsonl: border: its text is not at hand" in stderr
    assert stderr.count("cannot be checked without the text") == 2


def test_hashes_only_needs_the_readers_own_copies(run: Run, build: Path, tmp_path: Path):
    """Files of any name, or the articles.jsonl of a build of the reader's; none of our texts is in the bundle."""
    bundle, copies = tmp_path / "bundle.zip", tmp_path / "copies"
    assert run("bundle", build, "--hashes-only", "-o", bundle).exit_code == 0
    copies.mkdir()
    without = run("verify", bundle)
    (copies / "mine").write_text(TEXT, encoding="utf-8")
    (copies / "other.txt").write_text("Nothing happened.")
    with_files = run("verify", bundle, "--texts", copies)
    (copies / "mine").write_text(TEXT.replace("Monday", "Sunday"), encoding="utf-8")
    with_another = run("verify", bundle, "--texts", copies)

    assert not any(name.startswith("texts/") for name in zipfile.ZipFile(bundle).namelist())
    assert (without.exit_code, with_files.exit_code, with_another.exit_code) == (1, 0, 1)
    assert run("verify", bundle, "--texts", build).exit_code == 0


def test_a_bundle_is_the_same_each_time(run: Run, build: Path, tmp_path: Path):
    """Zipped, and whatever the time of the files."""
    for name in ("one.zip", "two.zip"):
        assert run("bundle", build, "-o", tmp_path / name).exit_code == 0
        os.utime(build / "graph.nq", (1, 1))

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert run("verify", tmp_path / "one.zip").exit_code == 0


def test_a_folder_with_something_in_it_is_left_alone(run: Run, build: Path, bundle: Path):
    """A bundle is all that lies there, or it would not hold."""
    assert run("bundle", build, "-o", bundle).exit_code == 2


HOSTILE = [
    "../out.txt",
    "/etc/passwd",
    "texts/../../x.txt",
    "C:\\x.txt",
    "texts\\x.txt",
    "a/b.txt",
    ".hidden",
    "texts/.x",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_leads_out_of_a_zip(run: Run, tmp_path: Path, name: str):
    """A name that no bundle has is refused before anything is read."""
    path = tmp_path / "hostile.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    result = run("verify", path)

    assert result.exit_code == 1
    assert "that a bundle has" in result.stderr


def test_no_link_leads_out_of_a_folder(run: Run, bundle: Path):
    """What is no plain file is refused."""
    (bundle / "graph.nq").unlink()
    (bundle / "graph.nq").symlink_to("/etc/passwd")

    assert "that a bundle has" in run("verify", bundle).stderr


def test_sizes_are_bounded(run: Run, bundle: Path, monkeypatch: pytest.MonkeyPatch):
    """A bomb is refused by what it says of itself; a zip gives no more than that."""
    monkeypatch.setattr(check, "MOST_BYTES", 100)
    assert "more than" in run("verify", bundle).stderr
    monkeypatch.setattr(check, "MOST_BYTES", 10**9)
    monkeypatch.setattr(check, "MOST_TEXT", 50)
    assert "manifest.json: more than" in run("verify", bundle).stderr
    monkeypatch.setattr(check, "MOST_TEXT", 10**9)
    monkeypatch.setattr(check, "MOST_LINE", 50)
    assert "a line of more than" in run("verify", bundle).stderr


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"[" * 100_000, b'{"format": "other"}', b"\xff\xfe"])
@pytest.mark.parametrize("name", ["manifest.json", "claims.jsonl", "graph.nq"])
def test_what_is_no_bundle_is_said_to_be_none(run: Run, bundle: Path, name: str, content: bytes):
    """No traceback, whatever a file holds."""
    (bundle / name).write_bytes(content)
    shutil.copy(bundle / name, bundle.parent / "file.zip")

    assert run("verify", bundle).exit_code == 1
    assert run("verify", bundle.parent / "file.zip").exit_code == 1


@pytest.mark.pipeline
def test_the_seeds_hold(run: Run, seeds_build: Path, tmp_path: Path):
    """A build by the pipeline says where each quote, name and number stands."""
    assert run("bundle", seeds_build, "-o", tmp_path / "seeds.zip").exit_code == 0
    result = run("verify", tmp_path / "seeds.zip")

    assert result.exit_code == 0, result.stderr
