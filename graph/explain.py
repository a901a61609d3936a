"""Why something is in the graph: `explanations.jsonl`, and what `explain` prints from it.

The file holds the articles, claims and events of a build as the chain left them, and a user's own kinds of fact and
files, each with its IRI, one a line: what tables and graph leave out is here, from the words that evoked a claim to
the reason for each name. Nothing is decided or worked out again.
"""

import dataclasses
import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any

from graph.errors import BuildError
from graph.frames import Frame
from graph.iris import (
    BASE_IRI,
    decimal_form,
    mint_article_iri,
    mint_claim_iri,
    mint_entity_iri,
    mint_event_iri,
    mint_event_key_iri,
    mint_knowledge_iri,
    own_name,
    rebase_iri,
)
from graph.kinds import kind_iri, role_iri
from graph.lexicon import KnowledgeFile, Lexicon
from graph.merging import Told
from graph.model import Article, Claim, Event
from graph.sorting import sorted_unique
from graph.weaving import Last, Piece, weave

Record = dict[str, Any]
Rows = Iterator[tuple[str, str]]  # what a line is about, and the line
NAME = "explanations.jsonl"
_LINES_IN_MEMORY = 50_000  # sorted at once, about 100 MB
MOST_CANDIDATES = 5  # how many IRIs a message names where an ending fits several


def write_explanations(
    path: Path,
    articles: Iterable[Article],
    claims: Iterable[Claim],
    events: Iterable[Event],
    *,
    event_of: Mapping[str, str] | None = None,
    base_iri: str = BASE_IRI,
    lexicon: Lexicon | None = None,
) -> None:
    """Write one record a line: the articles, the claims and the events, each in the order of their IRIs.

    With the kinds of fact and the files of a user's own, where the lexicon has some. `event_of` gives a claim's
    event, IRI for IRI; with it, records may come from a database one by one.
    """
    if event_of is None:
        events = list(events)
        event_of = {claim: mint_event_iri(event) for event in events for claim in event.claims}
    with path.open("wb") as file:
        told = Told(articles, claims, events, event_of)
        file.writelines(piece.parts[0] for piece in _pieces(told, base_iri, lexicon))


def weave_explanations(
    folder: Path, told: Told, *, last: Last | None = None, base_iri: str = BASE_IRI, lexicon: Lexicon
) -> None:
    """Write `explanations.jsonl` as `write_explanations` does, from the last one and records that are to be written."""
    weave(folder, (NAME,), _pieces(told, base_iri, lexicon), last=last)


def _pieces(told: Told, base_iri: str, lexicon: Lexicon | None) -> Iterator[Piece]:
    """A piece for each record, of its article or its event; kinds and files are of nobody, and made each time."""
    rebase = partial(rebase_iri, base_iri=base_iri)
    groups: tuple[Iterable[tuple[str, Record]], ...] = (
        ((mint_article_iri(article.id), _article_record(article, rebase)) for article in told.articles),
        ((mint_article_iri(claim.article), _claim_record(claim, told.event_of, rebase)) for claim in told.claims),
        ((mint_event_iri(event), _event_record(event, rebase)) for event in told.events),
        (("", _kind_record(frame, rebase)) for frame in (lexicon.own_kinds if lexicon is not None else ())),
        (("", _file_record(file, rebase)) for file in (lexicon.files if lexicon is not None else ())),
    )
    for place, group in enumerate(groups):
        lines = (
            "\t".join((record["id"], own_name(owner), json.dumps(record, default=_json_value)))
            for owner, record in group
        )
        for line in sorted_unique(lines, most=_LINES_IN_MEMORY):
            iri, owner, record_line = line.split("\t")
            yield Piece(f"{place} {iri}", owner, (f"{record_line}\n".encode("ascii"),))


def explain(build: Path, name: str) -> str:
    """Why the claim, event, entity or article of that IRI, or unique ending of one, is in a build.

    Raises BuildError if the build has none such, or several.
    """
    records = list(_read_records(build / NAME))
    iri = _find_iri(name, {record["id"] for record in records} | {filler["id"] for filler in _fillers(records)})
    record = next((record for record in records if record["id"] == iri), {"id": iri, "type": "entity"})
    rows = {
        "article": _article_rows,
        "claim": _claim_rows,
        "event": _event_rows,
        "entity": _entity_rows,
        "kind": _kind_rows,
        "file": _file_rows,
    }
    return "\n".join(_line(label, value) for label, value in rows[record["type"]](record, records))


def read_event_records(build: Path) -> Iterator[Record]:
    """The events of a build as its `explanations.jsonl` has them; raises BuildError if it cannot be read."""
    return _read_records(build / NAME, "event")


def _article_record(article: Article, rebase: Callable[[str], str]) -> Record:
    fields = _fields_of(article)
    del fields["text"], fields["source"]  # the one is in articles.jsonl, the other differs from machine to machine
    return {"type": "article", **fields, "article": article.id, "id": rebase(mint_article_iri(article.id))}


def _claim_record(claim: Claim, event_of: Mapping[str, str], rebase: Callable[[str], str]) -> Record:
    iri = mint_claim_iri(claim)
    fields = _fields_of(claim)
    ids = ({"id": rebase(mint_entity_iri(filler.entity))} for filler in claim.fillers)
    fillers = [filler | id_ for filler, id_ in zip(fields["fillers"], ids, strict=True)]
    about = [rebase(other) for other in claim.about]
    own = {"id": rebase(iri), "event": rebase(event_of[iri]), "fillers": fillers, "about": about}
    return {"type": "claim", **fields, **own}


def _event_record(event: Event, rebase: Callable[[str], str]) -> Record:
    fillers = [
        {"role": role, "entity": _fields_of(entity), "id": rebase(mint_entity_iri(entity))}
        for role, entity in event.roles
    ]
    fields = _fields_of(event)
    del fields["roles"], fields["key"]
    own = {
        "id": rebase(mint_event_iri(event)),
        "fillers": fillers,
        "claims": [rebase(claim) for claim in event.claims],
        "about": [rebase(mint_event_key_iri(key)) for key in event.about],
        "history": [step | {"claims": list(map(rebase, step["claims"]))} for step in fields["history"]],
        "joinings": [joining | {"claim": rebase(joining["claim"])} for joining in fields["joinings"]],
        "neighbour": event.neighbour
        and {"event": rebase(mint_event_key_iri(event.neighbour.event)), "reason": event.neighbour.reason},
    }
    return {"type": "event", **fields, **own}


def _kind_record(frame: Frame, rebase: Callable[[str], str]) -> Record:
    patterns = [{"pattern": pattern.pattern, "units": pattern.units} for pattern in frame.patterns]
    roles = {
        name: {"id": rebase(role_iri(frame, name)), "required": role.required} for name, role in frame.roles.items()
    }
    own = {"id": rebase(kind_iri(frame)), "kind": frame.frame, "definition": frame.definition}
    return {"type": "kind", **own, "roles": roles, "patterns": patterns}


def _file_record(file: KnowledgeFile, rebase: Callable[[str], str]) -> Record:
    return {"type": "file", "id": rebase(mint_knowledge_iri(file.name, file.sha256)), **dataclasses.asdict(file)}


def _fields_of(record: Any) -> Record:  # noqa: ANN401  any record
    """A record as a dictionary, the records in it too; `dataclasses.asdict` copies every value and takes far longer."""
    return {name: _plain(getattr(record, name)) for name in _field_names(record.__class__)}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _fields_of(value) if dataclasses.is_dataclass(value) else value


@cache
def _field_names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401  a class of records
    return tuple(field.name for field in dataclasses.fields(kind))


def _json_value(value: object) -> str:
    if isinstance(value, Decimal):
        return decimal_form(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(value)


def _read_records(path: Path, type_: str = "") -> Iterator[Record]:
    """The records of a file, all or those of a type, which is what a line begins with."""
    beginning = f'{{"type": "{type_}"' if type_ else ""
    try:
        with path.open(encoding="ascii") as file:
            yield from (json.loads(line) for line in file if line.startswith(beginning))
    except (OSError, ValueError) as error:
        raise BuildError(f"{path}: cannot be read as the explanations of a build: {error}") from error


def _find_iri(name: str, iris: Iterable[str]) -> str:
    """The one IRI that is this name or ends in it; whole segments of a path go before parts of one."""
    for fits in (name.__eq__, lambda iri: iri.endswith(f"/{name}"), lambda iri: iri.endswith(name)):
        found = sorted(iri for iri in iris if fits(iri))
        if len(found) == 1:
            return found[0]
        if found:
            more = f" and {len(found) - MOST_CANDIDATES} more" if len(found) > MOST_CANDIDATES else ""
            raise BuildError(f"{name} is the ending of {', '.join(found[:MOST_CANDIDATES])}{more}: which?")
    raise BuildError(f"{name}: nothing in this build has that IRI or ending")


def _fillers(records: Iterable[Record]) -> Iterator[Record]:
    return (filler for record in records for filler in record.get("fillers", ()))


def _line(label: str, value: str) -> str:
    return f"{label:<12}  {value}".rstrip()


def _claim_rows(claim: Record, _: list[Record]) -> Rows:
    yield "claim", claim["id"]
    yield "says", f"{claim['kind']}, {claim['status']}"
    for evidence in claim["evidence"]:
        yield "", ""
        yield "quote", _words(evidence["quote"])
        yield "found in", f"{claim['article']}, characters {_span(evidence['quote'])}"
        yield "evoked by", f"{_words(evidence['trigger'])}, lexical unit {evidence['lexical_unit']}"
    yield "", ""
    for filler in claim["fillers"]:
        yield filler["role"], _entity(filler)
        yield "", f"{_words(filler['mention'])} at {_span(filler['mention'])} is the {filler['function']}"
        yield "", filler["reason"]
    yield from _value_rows(claim)
    yield "status", f"{claim['status']}: {claim['status_reason']}"
    source = claim["attribution"]
    while source:
        yield "according to", f"{source['label']}, {_words(source['mention'])}"
        source = source["via"]
    yield "confidence", str(claim["confidence"])
    if claim["confirmed_by"]:
        yield "confirmed by", claim["confirmed_by"]
    yield from (("note", note) for note in claim["notes"])
    yield "event", claim["event"]


def _event_rows(event: Record, records: list[Record]) -> Rows:
    yield "event", event["id"]
    yield "is", f"{event['kind']}, {event['status']}" + (", disputed" if event["disputed"] else "")
    for filler in event["fillers"]:
        yield filler["role"], _entity(filler)
    yield from _value_rows(event)
    yield from _reporting_rows(event)
    joinings = {joining["claim"]: joining for joining in event["joinings"]}
    for claim in (record for record in records if record["id"] in joinings):
        yield from _summary_rows(claim)
        yield "word of", joinings[claim["id"]]["source"]
        yield "joined", joinings[claim["id"]]["reason"]
    if neighbour := event["neighbour"]:
        yield "", ""
        yield "not one with", neighbour["event"]
        yield "because", neighbour["reason"]


def _reporting_rows(event: Record) -> Rows:
    """How many report an event, when, and what status they gave it in turn."""
    articles, sources = len(event["articles"]), event["sources"]
    yield "reported by", f"{_counted(articles, 'article')}, {_counted(sources, 'independent source')}"
    if event["first_reported"]:
        yield "reported", f"from {event['first_reported']} to {event['last_reported']}"
    if len(event["history"]) > 1:
        for step in event["history"]:
            yield (
                "was",
                f"{step['status']} from {step['day'] or 'a day unknown'}, {_counted(len(step['claims']), 'claim')}",
            )


def _entity_rows(entity: Record, records: list[Record]) -> Rows:
    claims = [record for record in records if record["type"] == "claim"]
    naming = [(claim, filler) for claim in claims for filler in claim["fillers"] if filler["id"] == entity["id"]]
    known = next(filler["entity"] for filler in _fillers(records) if filler["id"] == entity["id"])
    yield known["kind"], entity["id"]
    yield "label", known["label"]
    for label in ("country", "wikidata", "parent"):
        if known[label]:
            yield label, known[label]
    if known["size"]:
        yield "size", _count(known["size"])
    for claim, filler in naming:
        yield from _summary_rows(claim)
        yield filler["role"], f"{_words(filler['mention'])}: {filler['reason']}"


def _article_rows(article: Record, records: list[Record]) -> Rows:
    yield "article", article["id"]
    for label in ("title", "publisher", "published", "url", "language"):
        if article[label]:
            yield label, article[label]
    for claim in records:
        if claim["type"] == "claim" and claim["article"] == article["article"]:
            yield from _summary_rows(claim)


def _kind_rows(kind: Record, records: list[Record]) -> Rows:
    yield "kind", kind["id"]
    yield "is", kind["definition"]
    for name, role in kind["roles"].items():
        yield name, f"{role['id']}{'' if role['required'] else ', if said'}"
    for pattern in kind["patterns"]:
        yield "pattern", f"{pattern['pattern']}: {', '.join(pattern['units'])}"
    for claim in records:
        if claim["type"] == "claim" and claim["kind"] == kind["kind"]:
            yield from _summary_rows(claim)


def _file_rows(file: Record, _: list[Record]) -> Rows:
    yield "file", file["id"]
    yield from (("name", file["name"]), ("sha256", file["sha256"]))


def _summary_rows(claim: Record) -> Rows:
    yield "", ""
    yield "claim", claim["id"]
    yield "says", f"{claim['kind']}, {claim['status']}, in {claim['article']}"
    yield "quote", _words(claim["evidence"][0]["quote"])


def _value_rows(record: Record) -> Rows:
    if amount := record["amount"]:
        assumed = ", the usual reading where the words name no country" if amount["assumed"] else ""
        yield "amount", f"{amount['value']} {amount['currency']}, “{amount['text']}”{assumed}"
    if count := record["count"]:
        yield "count", _count(count)
    if record["nationality"]:
        yield "nationality", ", ".join(record["nationality"])
    for label in ("effect", "title"):
        if record[label]:
            yield label, record[label]
    if time := record["time"]:
        yield "date", f"{time['value'] or 'open'}, “{time['text']}”: from {time['earliest']} to {time['latest']}"
    yield from (("about", iri) for iri in record["about"])


def _entity(filler: Record) -> str:
    return f"{filler['entity']['label']}  {filler['id']}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _count(count: Record) -> str:
    return f"{count['qualifier'] or ''} {count['value']}, “{count['text']}”".strip()


def _words(mention: Record) -> str:
    return f"“{mention['text']}”"


def _span(mention: Record) -> str:
    return f"{mention['start_char']}-{mention['end_char']}"
