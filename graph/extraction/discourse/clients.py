"""For whom a lawyer goes to court: "his counsel, Ada Bianchi, will appeal"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.elements import Draft, Filled, fitting
from graph.extraction.syntax import prepositional
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_ACTING_FOR = frozenset({"for", "of", "from"})  # prepositions between a lawyer and a client


def name_clients(reading: Reading, drafts: Iterable[Draft]) -> None:
    """Puts into suits that a lawyer brings whoever he or she acts for, where the article says it: it is their suit."""
    for draft in drafts:
        if draft.kind != "Lawsuit":
            continue
        role = draft.unit.frame.roles["plaintiff"]
        sued = {filled.entity.key for filled in draft.roles.get("defendant", ())}
        for index, filled in enumerate(draft.roles.get("plaintiff", ())):
            for client in _clients(reading, filled):
                entity = fitting(reading, client.referent, role)
                if entity is not None and entity.key not in sued:
                    draft.roles["plaintiff"][index] = replace(client, entity=entity)
                    break


def _clients(reading: Reading, lawyer: Filled) -> Iterator[Filled]:
    for noun in _nouns_for(reading, lawyer):
        if not reading.is_noun(noun, "advocate"):
            continue
        owners = [child for child in noun.children if child.dep_ == "poss"]
        owners += [owner for name, owner in prepositional(noun) if name in _ACTING_FOR]
        for owner in owners:
            if owner.pos_ != "PROPN" and lawyer.entity.kind is EntityKind.PERSON:
                continue  # of those two, the lawyer who has a name is the surer
            for referent in reading.referents(owner):
                if referent.entity.kind is not EntityKind.COURT and referent.entity.key != lawyer.entity.key:
                    yield replace(lawyer, referent=referent)


def _nouns_for(reading: Reading, lawyer: Filled) -> Iterator["Token"]:
    """The words that call somebody a lawyer: the phrase itself, or what stands by the name where it is first told."""
    token = lawyer.referent.token
    yield token
    person = reading.persons.get(lawyer.entity.label) if lawyer.entity.kind is EntityKind.PERSON else None
    for name in (token, person.first) if person is not None else ():
        if name.dep_ == "appos":
            yield name.head
        yield from (child for child in name.children if child.dep_ == "appos")
