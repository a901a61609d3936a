"""The sentences that gave no claim, as a file of a build and as tables: what `cablegraph unread` prints.

Which sentences they are, and why each gave none, was found out when the articles were read.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.errors import BuildError
from graph.facts import csv_cell, json_object
from graph.model import Unread

COLUMNS = ("article", "reason", "kind", "lexical_unit", "role", "words", "explanation", "quote", "start", "end")
SUMMARY_COLUMNS = ("sentences", "reason", "kind", "lexical_unit")

Record = Mapping[str, Any]


def write_unread(path: Path, unread: Iterable[Unread]) -> None:
    """Write one JSON object a sentence, by article and in the order of its text."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(unread_lines(unread))


def unread_lines(unread: Iterable[Unread]) -> str:
    """The lines of such a file."""
    return json_lines(_record(one) for one in sorted(unread, key=lambda one: (one.article, one.quote)))


def read_unread(path: Path) -> Iterator[dict[str, Any]]:
    """The records of an `unread.jsonl`; raises BuildError for a file or line that is not such."""
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                yield _parsed(line, f"{path}:{number}")
    except (OSError, UnicodeDecodeError) as error:
        is_older = isinstance(error, FileNotFoundError) and (path.parent / "facts.jsonl").exists()
        advice = "; an older version made this build: build it again" if is_older else ""
        raise BuildError(f"{path}: cannot be read as the unread sentences of a build: {error}{advice}") from error


def summarize(records: Iterable[Record]) -> list[dict[str, Any]]:
    """How many sentences each lexical unit missed for each reason, the most frequent first."""
    counts = Counter(tuple(record[name] for name in SUMMARY_COLUMNS[1:]) for record in records)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], [part or "" for part in item[0]]))
    return [dict(zip(SUMMARY_COLUMNS, (count, *key), strict=True)) for key, count in ordered]


def json_lines(records: Iterable[Record]) -> str:
    """The records as lines of JSON."""
    return "".join(f"{json_object(record)}\n" for record in records)


def csv_table(columns: Iterable[str], records: Iterable[Record]) -> str:
    """The records as a table of RFC 4180; a text that a spreadsheet would run as a formula gets an apostrophe."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    names = list(columns)
    table.writerow(names)
    table.writerows([csv_cell(record[name]) for name in names] for record in records)
    return out.getvalue()


def _record(unread: Unread) -> dict[str, Any]:
    return {
        "article": unread.article,
        "reason": unread.reason.value,
        "kind": unread.kind,
        "lexical_unit": unread.lexical_unit,
        "role": unread.role,
        "words": unread.words,
        "explanation": unread.explanation,
        "quote": unread.quote.text,
        "start": unread.quote.start_char,
        "end": unread.quote.end_char,
    }


def _parsed(line: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise BuildError(f"{where}: expected one unread sentence in JSON: {error}") from error
    if not isinstance(record, dict) or not set(COLUMNS) <= record.keys():
        expected = f"expected one unread sentence with {', '.join(COLUMNS)}"
        raise BuildError(f"{where}: {expected}; found {line.strip()[:40]!r}")
    return record
