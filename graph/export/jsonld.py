"""A graph as JSON-LD 1.1, in the terms of the context that the ontology publishes (`ontology/context.jsonld`).

The context is part of the file, so that nobody has to fetch it. Numbers that JSON could not hold exactly are texts,
whose type the context tells.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import Any, TextIO

from rdflib import RDF, XSD

from graph.export.triples import Namespaces, triples_of
from graph.facts import json_object
from graph.resources import ontology_path
from graph.vocabulary import CG

_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?')
_ESCAPE = re.compile(r'\\(?:u([0-9A-F]{4})|([tnr"\\]))')
_CHARACTERS = {"t": "\t", "n": "\n", "r": "\r", '"': '"', "\\": "\\"}
_OF_BASE = re.compile("[a-z]+/[A-Za-z0-9._~%-]+")  # what is left of an IRI of ours without its base
_OF_VOCABULARY = re.compile("[A-Za-z][A-Za-z0-9]*")


def write_jsonld(file: TextIO, quads: Iterable[str], namespaces: Namespaces) -> None:
    """Write one object a subject, one a line, without the named graphs."""
    context = read_context()
    names = _Names(context, namespaces["claim"].removesuffix("claim/"))
    file.write(f'{{"@context": {json.dumps(context | names.base)},\n"@graph": [')
    separator = "\n"
    for subject, lines in groupby(triples_of(quads), key=lambda line: line.partition(" ")[0]):
        file.write(separator + json_object(_node(subject, lines, names)))
        separator = ",\n"
    file.write("\n]}\n")


@cache
def read_context() -> dict[str, Any]:
    """The published context."""
    context: dict[str, Any] = json.loads(ontology_path("context.jsonld").read_text(encoding="utf-8"))["@context"]
    return context


class _Names:
    """The short names of IRIs in a context."""

    def __init__(self, context: Mapping[str, Any], base_iri: str) -> None:
        self.base = {"@base": base_iri} if base_iri.endswith("/") else {}  # others do not resolve as paths do
        self.base_iri = base_iri
        iris = {
            name: term["@id"] if isinstance(term, dict) else term for name, term in context.items() if name[0] != "@"
        }
        self.terms = {_expanded(iri, iris): name for name, iri in iris.items()}
        self.types = {name: term["@type"] for name, term in context.items() if isinstance(term, dict)}
        self.known = frozenset(context)
        self.prefixes = {iri: name for iri, name in self.terms.items() if iri[-1] in "#/"}

    def term(self, iri: str) -> str:
        """The name of a property or class."""
        if iri in self.terms:
            return self.terms[iri]
        short = iri.removeprefix(str(CG))
        free = short != iri and short not in self.known  # whatever has no term of its own is of the vocabulary
        return short if free and _OF_VOCABULARY.fullmatch(short) else self.compact(iri)

    def compact(self, iri: str) -> str:
        """An IRI by a prefix of the context, if it has one for it."""
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix, rest = self.prefixes.get(iri[:cut]), iri[cut:]
        return f"{prefix}:{rest}" if prefix and _OF_VOCABULARY.fullmatch(rest) else iri

    def thing(self, term: str) -> str:
        """The name of a subject or object, as a term of N-Triples has it."""
        if term[0] != "<":
            return term
        iri = term[1:-1]
        short = iri.removeprefix(self.base_iri)
        return short if self.base and short != iri and _OF_BASE.fullmatch(short) else iri


def _expanded(iri: str, iris: Mapping[str, str]) -> str:
    prefix, _, rest = iri.partition(":")
    return iris[prefix] + rest if prefix in iris else iri


def _node(subject: str, lines: Iterable[str], names: _Names) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": names.thing(subject)}
    triples = (line.split(" ", 2) for line in lines)
    for predicate, group in groupby(triples, key=lambda triple: triple[1]):
        objects = [object_ for _, _, object_ in group]
        iri = predicate[1:-1]
        if iri == str(RDF.type) and all(object_[0] == "<" for object_ in objects):
            node["@type"] = _one_or_all(names.term(object_[1:-1]) for object_ in objects)
        else:
            name = names.term(iri)
            node[name] = _one_or_all(_value(object_, names.types.get(name), names) for object_ in objects)
    return node


def _one_or_all(values: Iterator[Any]) -> Any:  # noqa: ANN401  any value of JSON
    listed = list(values)
    return listed[0] if len(listed) == 1 else listed


def _value(term: str, type_: str | None, names: _Names) -> Any:  # noqa: ANN401  any value of JSON
    """An object as the context reads it back; what it has no type for says its own."""
    found = _LITERAL.fullmatch(term)
    if found is None:
        if type_ == "@vocab":
            return names.term(term[1:-1])
        return names.thing(term) if type_ == "@id" else {"@id": names.thing(term)}
    text, language, datatype = _ESCAPE.sub(_unescaped, found[1]), found[2], found[3]
    if language:
        return {"@value": text, "@language": language}
    if datatype is None:
        return text if type_ is None else {"@value": text}
    if datatype == str(XSD.boolean) and text in {"true", "false"} and type_ is None:
        return text == "true"
    if names.compact(datatype) != type_:
        return {"@value": text, "@type": datatype}
    is_small = type_.lower().endswith("integer") and re.fullmatch("0|[1-9][0-9]{0,14}", text)
    return int(text) if is_small else text


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else _CHARACTERS[found[2]]
