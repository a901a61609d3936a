#!/usr/bin/env python3
"""Checks a bundle of Cablegraph: that every quote, name and number stands in the texts where the bundle says.

Needs Python alone, and is part of each bundle: `python3 check.py`. With a bundle that holds only the hashes of texts,
`--texts FOLDER` names your own copies of them: text files, or the articles.jsonl of a build.

A bundle may come from anybody: nothing of it is run or written, no path leads outside of it, and sizes are bounded.
"""

from __future__ import annotations  # so that older Pythons can check, too

import argparse
import hashlib
import io
import json
import os
import re
import stat
import sys
import zipfile
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TextIO

FORMAT = "cablegraph-bundle-1"
MANIFEST = "manifest.json"
MOST_FILES = 200_000
MOST_BYTES = 4_000_000_000  # of all files, unpacked
MOST_TEXT = 100_000_000  # bytes of a file that is read whole
MOST_LINE = 20_000_000  # characters
MOST_PROBLEMS = 100  # that are named; the others are counted
CG = "https://w3id.org/cablegraph/ontology#"
_NAME = re.compile(r"(?:texts/)?[A-Za-z0-9_-]+\.[a-z]+")  # no folder above, no drive, nothing hidden
_QUAD = re.compile(r'<([^<> ]*)> <([^<> ]*)> (<[^<> ]*>|"(?:[^"\\]|\\.)*"(?:\^\^<[^<> ]*>)?)(?: <[^<> ]*>)? \.\n?')
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))")
_SHORT_ESCAPES = {"t": "\t", "n": "\n", "r": "\r"}
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # U+FFFD in the graph
_NUMERAL = re.compile(r"(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[A-Za-z]+)?|(?P<words>[A-Za-z]+(?:[ -][A-Za-z]+)*)")
_UNITS = {"hundred": 100, "thousand": 10**3, "k": 10**3, "lakh": 10**5, "million": 10**6, "m": 10**6, "mn": 10**6}
_UNITS.update({"crore": 10**7, "billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12})
_WORDS = dict.fromkeys(("a", "an", "single"), 1) | dict.fromkeys(("couple", "pair"), 2) | {"dozen": 12, "half": 0}
_TO_TEN = "zero one two three four five six seven eight nine ten"
_TEENS = "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS.update({word: number for number, word in enumerate(f"{_TO_TEN} {_TEENS}".split())})
_WORDS.update({word: 10 * number for number, word in enumerate(_TENS.split(), 2)})
_OF_EVENTS = ("actors", "amount", "currency", "count", "status")  # what an event has from its claims
_ACTORS = ("government", "country", "agency", "court", "person", "organization", "group")

Record = dict[str, Any]


class BundleError(Exception):
    """A bundle that cannot be read at all."""


class Bundle:
    """The files of a bundle, in a folder or a zip, by name."""

    def __init__(self, path: Path) -> None:
        """Raises BundleError for what is no bundle, or a hostile one."""
        self.path = path
        self.zip = None if path.is_dir() else _open_zip(path)
        self.sizes = _sizes_in_folder(path) if self.zip is None else _sizes_in_zip(self.zip)
        if len(self.sizes) > MOST_FILES or sum(self.sizes.values()) > MOST_BYTES:
            raise BundleError(f"{path}: more than {MOST_FILES:,} files or {MOST_BYTES:,} bytes")

    def read(self, name: str) -> bytes:
        """A whole file; raises BundleError if it is not there or damaged."""
        if self.sizes.get(name, 0) > MOST_TEXT:
            raise BundleError(f"{name}: more than {MOST_TEXT:,} bytes")
        try:
            with self._open(name) as file:
                return bytes(file.read(self.sizes[name]))
        except (KeyError, OSError, zipfile.BadZipFile, EOFError, ValueError) as error:
            raise BundleError(f"{name}: cannot be read: {error}") from error

    def digest(self, name: str) -> str:
        """The SHA-256 of a file."""
        digest = hashlib.sha256()
        try:
            with self._open(name) as file:
                for piece in iter(lambda: file.read(1_000_000), b""):
                    digest.update(piece)
        except (OSError, zipfile.BadZipFile, EOFError, ValueError) as error:
            raise BundleError(f"{name}: cannot be read: {error}") from error
        return digest.hexdigest()

    def lines(self, name: str) -> Iterator[str]:
        """The lines of a file of text; raises BundleError."""
        if name not in self.sizes:
            raise BundleError(f"{name}: is not there")
        try:
            with io.TextIOWrapper(self._open(name), encoding="utf-8", newline="\n") as file:
                yield from _bounded_lines(file, name)
        except (OSError, zipfile.BadZipFile, EOFError, ValueError) as error:
            raise BundleError(f"{name}: cannot be read: {error}") from error

    def records(self, name: str) -> Iterator[Record]:
        """The JSON objects of a file, one a line; raises BundleError."""
        for number, line in enumerate(self.lines(name), start=1):
            yield _json_object(line, f"{name}:{number}")

    def _open(self, name: str) -> Any:  # noqa: ANN401  a file or a member of a zip
        return (self.path / name).open("rb") if self.zip is None else self.zip.open(name)


class Report:
    """What was found wrong, and how much was found right."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.problems: list[str] = []
        self.more = 0  # problems beyond those that are named
        self.counts = dict.fromkeys(("articles", "claims", "quotes", "names", "numbers"), 0)

    def fail(self, where: str, reason: str) -> None:
        """Note a problem."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(f"{where}: {reason}")
        else:
            self.more += 1

    def count(self, what: str) -> None:
        """Note what was looked up and found."""
        self.counts[what] += 1

    def __str__(self) -> str:
        counted = ", ".join(f"{count:,} {what}" for what, count in self.counts.items())
        found = len(self.problems) + self.more
        return f"{counted} checked: {f'{found:,} wrong' if found else 'each is where it is said to be'}"


def check_bundle(path: Path, texts: Path | None = None) -> Report:
    """Check a bundle, against the reader's own copies of the texts if it has only their hashes.

    Raises BundleError if it cannot be read.
    """
    report, bundle = Report(), Bundle(path)
    manifest = _json_object(bundle.read(MANIFEST).decode("utf-8", "replace"), MANIFEST)
    if manifest.get("format") != FORMAT:
        raise BundleError(f"{MANIFEST}: the format is {manifest.get('format')!r}, expected {FORMAT!r}")
    _check_files(bundle, manifest, report)
    try:
        _check_content(bundle, texts, report)
    except BundleError as error:
        report.problems.append(str(error))
    return report


def _check_content(bundle: Bundle, texts: Path | None, report: Report) -> None:
    sources = _Texts(bundle, texts)
    articles = {str(article.get("id")): article for article in bundle.records("articles.jsonl")}
    for name, article in articles.items():
        _check_article(name, article, sources, report)
    graph = _Told()
    for claim in bundle.records("claims.jsonl"):
        where = f"claims.jsonl: {claim.get('id')}"
        try:
            article = articles[claim["article"]]
            _check_claim(claim, sources.find(str(article["sha256"])), where, report)
            graph.expect(claim, str(article["iri"]))
            report.count("claims")
        except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
            report.fail(where, f"is no claim of a known article: {error!r}")
    graph.compare(bundle, report)


def _check_files(bundle: Bundle, manifest: Record, report: Report) -> None:
    listed = manifest.get("files")
    listed = listed if isinstance(listed, dict) else {}
    for name in sorted({*listed, *bundle.sizes} - {MANIFEST}):
        if name not in bundle.sizes:
            report.fail(name, "is in the manifest and not in the bundle")
        elif name not in listed:
            report.fail(name, "is in the bundle and not in the manifest")
        elif bundle.digest(name) != listed[name]:
            report.fail(name, "is not the file that the manifest names: its SHA-256 is another")


def _check_article(name: str, article: Record, sources: _Texts, report: Report) -> None:
    text = sources.find(str(article.get("sha256")))
    if text is None:
        report.fail(f"articles.jsonl: {name}", "its text is not at hand: name a folder with your copy by --texts")
    elif hashlib.sha256(text.encode()).hexdigest() != article.get("sha256") or len(text) != article.get("length"):
        report.fail(f"articles.jsonl: {name}", "its text is another: the SHA-256 or the length differs")
    else:
        report.count("articles")


def _check_claim(claim: Record, text: str | None, where: str, report: Report) -> None:
    if text is None:
        report.fail(where, "cannot be checked without the text")
        return
    for quote in claim["quotes"]:
        if _stands(quote, text, where, "the quote", report):
            report.count("quotes")
    if not claim["quotes"]:
        report.fail(where, "has no quote")
    for role, actor in claim["roles"].items():
        if _stands(actor["mention"], text, where, f"the name of the {role}", report):
            report.count("names")
    if claim["attribution"] and _stands(claim["attribution"], text, where, "the name of who says so", report):
        report.count("names")
    for name in ("amount", "count"):
        number = claim[name]
        if number and _stands(number, text, where, f"the {name}", report):
            _check_number(number, where, name, report)


def _stands(words: Record, text: str, where: str, what: str, report: Report) -> bool:
    start, end, said = words["start"], words["end"], words["text"]
    placed = isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)
    if not placed or text[start:end] != said:
        found = repr(text[start:end][:60]) if placed else "no such place"
        report.fail(where, f"{what}, {str(said)[:60]!r}, is not at {start} to {end}, where there is {found}")
    return bool(placed and text[start:end] == said)


def _check_number(number: Record, where: str, name: str, report: Report) -> None:
    value, readings = Decimal(str(number["value"])), read_numbers(number["text"])
    if value in readings or (value == 1 and not readings):  # one person may be told by a name
        report.count("numbers")
    else:
        report.fail(where, f"the {name} {value} is not what {number['text']!r} says")


def read_numbers(text: str) -> set[Decimal]:
    """All numbers that words may stand for, "$3.2 million" for 3200000.

    >>> [int(*read_numbers(words)) for words in ("up to 1,250", "twenty-five thousand", "half a million")]
    [1250, 25000, 500000]
    """
    found: set[Decimal] = set()
    for numeral in _NUMERAL.finditer(text):
        if numeral["digits"]:
            value = Decimal(numeral["digits"].replace(",", ""))
            found.add(value * _UNITS.get((numeral["unit"] or "").lower(), 1))
        else:
            found |= _read_words(re.split("[ -]", numeral["words"].lower()))
    return found


def _read_words(words: list[str]) -> set[Decimal]:
    total, group, seen = Decimal(0), Decimal(0), False
    for word in words:
        if word == "half":
            group, seen = Decimal("0.5"), True
        elif word in {"a", "an"} and group:  # "half a million"
            continue
        elif word in _WORDS and word not in {"dozen", "couple", "pair"}:
            group, seen = group + _WORDS[word], seen or word not in {"a", "an"}
        elif word in {"dozen", "couple", "pair"}:
            group, seen = max(group, Decimal(1)) * _WORDS[word], True
        elif word == "hundred":
            group, seen = max(group, Decimal(1)) * 100, True
        elif word in _UNITS and len(word) > 2:
            total, group, seen = total + (group or Decimal(1)) * _UNITS[word], Decimal(0), True
    return {total + group} if seen else set()


class _Texts:
    """The texts by their SHA-256: those of the bundle, or the reader's own."""

    def __init__(self, bundle: Bundle, folder: Path | None) -> None:
        self.bundle = bundle
        self.own: dict[str, Path | str] = {}
        for path in sorted(folder.iterdir()) if folder is not None else ():
            if path.suffix == ".jsonl" and path.is_file():
                self._add_articles(path)
            elif path.is_file():
                self.own[_digest_of(path)] = path

    def _add_articles(self, path: Path) -> None:
        with path.open(encoding="utf-8") as file:
            for line in _bounded_lines(file, str(path)):
                text = _json_object(line, str(path)).get("text")
                if isinstance(text, str):
                    self.own[hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()] = text

    def find(self, digest: str) -> str | None:
        """The text of that digest, or None."""
        name, own = f"texts/{digest}.txt", self.own.get(digest)
        if isinstance(own, str):
            return own
        if own is not None:
            return own.read_bytes().decode("utf-8", "replace")
        return self.bundle.read(name).decode("utf-8", "replace") if name in self.bundle.sizes else None


class _Told:
    """What the claims must be in the graph, and what it has of them."""

    def __init__(self) -> None:
        self.expected: dict[str, set[tuple[str, str]]] = {}  # by claim or quote
        self.events: dict[str, dict[str, set[str]]] = {}  # what its claims allow, by event

    def expect(self, claim: Record, article: str) -> None:
        """Note what follows from a claim."""
        told = {
            ("asserts", claim["event"]),
            ("hadPrimarySource", article),
            ("status", CG + claim["status"].capitalize()),
        }
        values = {"amount": claim["amount"], "count": claim["count"]}
        told |= {(name, str(number["value"])) for name, number in values.items() if number}
        if claim["amount"]:
            told.add(("currency", claim["amount"]["currency"]))
        for number, quote in enumerate(claim["quotes"]):
            told.add(("furtherQuote" if number else "quote", quote["iri"]))
            place = {("exact", _characters(quote["text"])), ("start", str(quote["start"])), ("end", str(quote["end"]))}
            self.expected[quote["iri"]] = place
        self.expected[claim["id"]] = told
        event = self.events.setdefault(claim["event"], {name: set() for name in _OF_EVENTS})
        event["actors"] |= {actor["id"] for actor in claim["roles"].values()} | set(claim["nationality"])
        for name, value in told:
            if name in event:
                event[name].add(value)

    def compare(self, bundle: Bundle, report: Report) -> None:
        """Compare them with the graph of the bundle."""
        names = {"asserts", "hadPrimarySource", "status", "amount", "currency", "count", "quote", "furtherQuote"}
        names |= {"exact", "start", "end"}
        found: dict[str, set[tuple[str, str]]] = {}
        for number, line in enumerate(bundle.lines("graph.nq"), start=1):
            quad = _QUAD.fullmatch(line)
            if quad is None:
                raise BundleError(f"graph.nq:{number}: expected a quad of N-Quads")
            subject, name, value = quad[1], re.split("[#/]", quad[2])[-1], _value(quad[3])
            if subject in self.expected or (name == "type" and value in {f"{CG}Claim", f"{CG}Event"}):
                told = found.setdefault(subject, set())
                told |= {(name, value)} & {(known, value) for known in names}
                if name == "type" and subject not in self.expected and subject not in self.events:
                    report.fail(f"graph.nq:{number}", f"{subject} is in no claim of claims.jsonl")
            elif subject in self.events:
                self._check_event(subject, name, value, f"graph.nq:{number}", report)
        for subject, told in self.expected.items():
            for name, value in sorted(told ^ found.get(subject, set())):
                here, there = ("claims.jsonl", "graph.nq") if (name, value) in told else ("graph.nq", "claims.jsonl")
                report.fail(f"graph.nq: {subject}", f"{name} {value[:60]!r} is in {here} and not in {there}")

    def _check_event(self, event: str, name: str, value: str, where: str, report: Report) -> None:
        known = self.events[event]
        is_actor = value.startswith("http") and value.split("/")[-2:-1] and value.split("/")[-2] in _ACTORS
        if (name in known and value not in known[name]) or (is_actor and value not in known["actors"]):
            report.fail(where, f"{name} {value!r} of {event} is in none of its claims")


def _value(term: str) -> str:
    """An IRI, or the text of a literal."""
    if term[0] == "<":
        return term[1:-1]
    text = term[1 : term.rindex('"')]
    return _ESCAPE.sub(lambda it: chr(int(it[1], 16)) if it[1] else _SHORT_ESCAPES.get(it[2], it[2]), text)


def _characters(text: str) -> str:
    return _NO_CHARACTER.sub("\ufffd", text)


def _json_object(line: str, where: str) -> Record:
    try:
        record = json.loads(line, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise BundleError(f"{where}: expected an object of JSON: {error}") from error
    if not isinstance(record, dict):
        raise BundleError(f"{where}: expected an object of JSON")
    return record


def _bounded_lines(file: TextIO, name: str) -> Iterator[str]:
    while line := file.readline(MOST_LINE):
        if len(line) == MOST_LINE:
            raise BundleError(f"{name}: a line of more than {MOST_LINE:,} characters")
        yield line


def _digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _open_zip(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise BundleError(f"{path}: is no bundle: {error}") from error


def _sizes_in_zip(archive: zipfile.ZipFile) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for info in archive.infolist():
        is_link = stat.S_ISLNK(info.external_attr >> 16)
        if not _NAME.fullmatch(info.filename) or info.filename in sizes or is_link or info.flag_bits & 1:
            raise BundleError(f"{info.filename!r}: no name, or no kind of file, that a bundle has")
        sizes[info.filename] = info.file_size
    return sizes


def _sizes_in_folder(folder: Path) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for root, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(root) / name
            short, mode = path.relative_to(folder).as_posix(), path.lstat().st_mode
            if stat.S_ISDIR(mode) and short == "texts":
                continue
            if not stat.S_ISREG(mode) or not _NAME.fullmatch(short):
                raise BundleError(f"{short!r}: no name, or no kind of file, that a bundle has")
            sizes[short] = path.stat().st_size
    return sizes


def main() -> int:
    """Check the bundle in which this file is, or another."""
    parser = argparse.ArgumentParser(description="Check that all of a bundle stands in the texts where it says.")
    here = Path(__file__).resolve().parent
    parser.add_argument("bundle", nargs="?", type=Path, default=here, help="its folder or zip; this one, if not named")
    parser.add_argument("--texts", type=Path, help="a folder with your own copies of the texts")
    arguments = parser.parse_args()
    try:
        report = check_bundle(arguments.bundle, arguments.texts)
    except (BundleError, OSError) as error:
        sys.stderr.write(f"{ascii(str(error))[1:-1]}\n")
        return 1
    for problem in report.problems:
        sys.stderr.write(f"{ascii(problem)[1:-1]}\n")
    sys.stdout.write(f"{report}\n")
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main())
