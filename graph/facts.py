"""Claims as tables: `facts.jsonl` and `facts.csv`, one claim a line, for people who work without RDF.

Which claims there are, and of which event each is evidence, is decided before. What files say of the articles is here,
too.
"""

import codecs
import csv
import hashlib
import io
import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from graph.errors import BuildError
from graph.iris import BASE_IRI, decimal_form, mint_claim_iri, mint_entity_iri, rebase_iri
from graph.model import Article, Claim, Filler

CSV_COLUMNS = (
    *("id", "event", "article", "kind", "status"),
    *("subject_role", "subject", "subject_label", "subject_country", "subject_mention"),
    *("object_role", "object", "object_label", "object_country", "object_mention"),
    *("amount", "currency", "count", "nationality", "effect", "title", "date"),
    *("attribution", "confidence", "quote", "start", "end"),
)
# Spreadsheets run a cell that begins so as a formula (OWASP, "CSV Injection"), full-width forms included.
_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
# Half of a surrogate pair is no UTF-8; the others end a line, or turn the reading direction, in some readers.
_encode = json.JSONEncoder(ensure_ascii=False).encode  # made once: `json.dumps` makes one for each value
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def write_jsonl(path: Path, claims: Iterable[Claim], event_of: Mapping[str, str], *, base_iri: str = BASE_IRI) -> None:
    """Write one JSON object a claim, for claims `in_order`; `event_of` gives a claim's event, IRI for IRI."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json_line(claim, event_of, base_iri) for claim in claims)


def write_csv(path: Path, claims: Iterable[Claim], event_of: Mapping[str, str], *, base_iri: str = BASE_IRI) -> None:
    """Write one row a claim, as RFC 4180 has it, with the byte order mark by which spreadsheets know UTF-8.

    The claims are `in_order`.
    The first two roles of a kind are its subject and object. A text that a spreadsheet would take for a formula gets
    an apostrophe before it.
    """
    with path.open("wb") as file:
        file.write(csv_head())
        file.writelines(csv_row(claim, event_of, base_iri) for claim in claims)


def json_line(claim: Claim, event_of: Mapping[str, str], base_iri: str) -> str:
    """The line of a claim in `facts.jsonl`."""
    return json_object(_fact(claim, event_of, base_iri)) + "\n"


def csv_head() -> bytes:
    """What stands before all rows of `facts.csv`."""
    return codecs.BOM_UTF8 + _csv_bytes(CSV_COLUMNS)


def csv_row(claim: Claim, event_of: Mapping[str, str], base_iri: str) -> bytes:
    """The row of a claim in `facts.csv`."""
    return _csv_bytes(_row(_fact(claim, event_of, base_iri)))


def _csv_bytes(cells: Iterable[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue().encode(errors="replace")


def article_record(article: Article) -> dict[str, Any]:
    """What files of a build say of an article beside its text: that by its hash."""
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "sha256": hashlib.sha256(article.text.encode()).hexdigest(),
    }


def read_facts(path: Path, events: Container[str] | None = None) -> Iterator[dict[str, Any]]:
    """The facts of a `facts.jsonl`, all or those of some events, amounts exact.

    Raises BuildError for a file or line that is not such.
    """
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                if events is None or _event_of(line) in events:
                    yield _parsed_fact(line, f"{path}:{number}")
    except (OSError, UnicodeDecodeError) as error:
        raise BuildError(f"{path}: cannot be read as facts: {error}") from error


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims as the tables have them: article by article, in the order of its text."""
    return sorted(claims, key=lambda claim: (claim.article, claim.evidence[0].quote, mint_claim_iri(claim)))


def _fact(claim: Claim, event_of: Mapping[str, str], base_iri: str) -> dict[str, Any]:
    iri = mint_claim_iri(claim)
    quote = claim.evidence[0].quote
    return {
        "id": rebase_iri(iri, base_iri),
        "event": rebase_iri(event_of[iri], base_iri),
        "article": claim.article,
        "kind": claim.kind,
        "status": claim.status.value,
        "roles": {filler.role: _role(filler, base_iri) for filler in claim.fillers},
        "amount": claim.amount and claim.amount.value,
        "currency": claim.amount and claim.amount.currency,
        "count": claim.count and claim.count.value,
        "nationality": list(claim.nationality),
        "effect": claim.effect,
        "title": claim.title,
        "date": claim.time and claim.time.value,
        "attribution": claim.attribution and claim.attribution.label,
        "confidence": claim.confidence,
        "quote": quote.text,
        "start": quote.start_char,
        "end": quote.end_char,
    }


def _role(filler: Filler, base_iri: str) -> dict[str, str | None]:
    return {
        "id": rebase_iri(mint_entity_iri(filler.entity), base_iri),
        "label": filler.entity.label,
        "country": filler.entity.country,
        "mention": filler.mention.text,
    }


def json_object(fact: Mapping[str, Any]) -> str:
    """A record in JSON without what would end a line or turn the reading direction; exact amounts as numbers."""
    members = ", ".join(f"{_json(key)}: {_json(value)}" for key, value in fact.items())
    return f"{{{members}}}"


def _json(value: object) -> str:
    if isinstance(value, Decimal):  # a float would not hold every sum to the cent
        return decimal_form(value)
    return _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", _encode(value))


def _row(fact: dict[str, Any]) -> list[str]:
    subject, object_ = [*_role_cells(fact["roles"]), {}, {}][:2]
    flat = fact | _prefixed("subject", subject) | _prefixed("object", object_)
    return [csv_cell(flat[column]) for column in CSV_COLUMNS]


def _role_cells(roles: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"role": role} | filler for role, filler in roles.items()]


def _prefixed(place: str, cells: dict[str, Any]) -> dict[str, Any]:
    return {
        f"{place}_role": cells.get("role"),
        place: cells.get("id"),
        **{f"{place}_{name}": cells.get(name) for name in ("label", "country", "mention")},
    }


def csv_cell(value: object) -> str:
    """A value as a cell of a table, which no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return decimal_form(value)
    if isinstance(value, list):
        return " ".join(value)
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return str(value)


def _event_of(line: str) -> str:
    """The event of a fact, without reading the rest; inside of a text these marks would be escaped."""
    return line.partition('"event": "')[2].partition('"')[0]


def _parsed_fact(line: str, where: str) -> dict[str, Any]:
    try:
        fact = json.loads(line, parse_float=Decimal)
    except ValueError as error:
        raise BuildError(f"{where}: expected one fact in JSON: {error}") from error
    if not isinstance(fact, dict):
        raise BuildError(f"{where}: expected one fact as a JSON object, found {line.strip()[:40]!r}")
    return fact
