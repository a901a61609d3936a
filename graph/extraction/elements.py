"""Frames applied to predicates: which patterns fit, and what fills their elements.

Yields drafts: one a predicate and frame, with every filler that the sentence itself gives.
What is said before the sentence fills what is left open in `graph.extraction.claims`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, Referent, state_before
from graph.extraction.amounts import FoundAmount
from graph.extraction.clauses import (
    Predicate,
    adjective_predicate,
    clause_verb,
    holders,
    has_to,
    noun_predicate,
    verb_predicate,
)
from graph.extraction.people import People, find_people
from graph.extraction.status import auxiliaries, is_negated
from graph.frames import LexicalUnit, Role
from graph.gazetteer import Sense
from graph.language import mention_of
from graph.model import Amount, Entity, EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PARTS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}
_PARTICLES = frozenset({"in", "up", "out", "back", "over", "off", "on", "down", "away", "home", "along", "aside"})


@dataclass(frozen=True, slots=True)
class Filled:
    """A referent in a role, and the function that its words have."""

    entity: Entity
    referent: Referent
    function: str


@dataclass(slots=True)
class Draft:
    """A frame evoked by a predicate, with what the sentence fills it with."""

    unit: LexicalUnit
    predicate: Predicate
    roles: dict[str, list[Filled]] = field(default_factory=dict)
    people: People | None = None
    people_token: "Token | None" = None
    amounts: list[Amount] = field(default_factory=list)
    effect: str | None = None
    pending: frozenset[str] = frozenset()  # roles that the sentence should fill and does not
    notes: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The name of the frame."""
        return self.unit.frame.frame


@dataclass(slots=True)
class Clauses:
    """The predicates of an article, each made once."""

    support_verbs: Mapping[str, str]
    _made: dict[tuple[int, int], Predicate | None] = field(default_factory=dict)

    def predicate(self, token: "Token") -> Predicate | None:
        """The predicate whose head a token is, or None if it is no content word."""
        key = (id(token.doc), token.i)
        if key not in self._made:
            self._made[key] = self._make(token)
        return self._made[key]

    def _make(self, token: "Token") -> Predicate | None:
        if token.pos_ in {"VERB", "AUX"}:
            return verb_predicate(token)
        if token.pos_ in {"NOUN", "PROPN", "NUM"}:
            return noun_predicate(token, self.support_verbs)
        return adjective_predicate(token) if token.pos_ == "ADJ" else None


def find_drafts(reading: Reading, clauses: Clauses, doc: "Doc") -> Iterator[Draft]:
    """Every frame that a predicate of a paragraph evokes, in text order."""
    units = reading.frames.units
    for token in doc:
        part = _PARTS.get(token.pos_)
        candidates = units.get((token.lemma_.lower(), part)) if part else None
        if not candidates:
            continue
        predicate = clauses.predicate(token)
        if predicate is None or token.dep_ in {"aux", "auxpass"}:
            continue
        yield from _drafts_of(reading, clauses, predicate, candidates)


def _drafts_of(
    reading: Reading, clauses: Clauses, predicate: Predicate, candidates: Iterable[LexicalUnit]
) -> Iterator[Draft]:
    words = predicate.words()
    complete: dict[str, Draft] = {}
    partial: dict[str, Draft] = {}
    particles = {c.lower_ for c in predicate.head.children if c.dep_ == "prt"}
    for unit in candidates:
        if unit.frame.frame in complete or not set(unit.rest) <= words or not _particles_fit(predicate, unit):
            continue
        if particles and not particles & set(unit.rest) and unit.pos == "v" and not particles <= {"back", "over", "in", "out", "up"}:
            continue
        draft = _apply(reading, clauses, predicate, unit)
        if draft is not None:
            # A pattern whose roles the sentence fills goes before one that leaves some open.
            filled = all(name in draft.roles for name, role in unit.frame.roles.items() if role.required)
            (complete if filled else partial).setdefault(unit.frame.frame, draft)
    for draft in (*complete.values(), *(d for kind, d in partial.items() if kind not in complete)):
        yield draft
        yield from _gapped(reading, clauses, draft)


def _gapped(reading: Reading, clauses: Clauses, draft: Draft) -> Iterator[Draft]:
    """The same verb once more, left out: "deported 12 people to Georgia and nine to Nigeria"."""
    verb = draft.predicate.head
    if draft.predicate.pos != "v" or not (draft.people or draft.amounts):
        return
    for child in (*verb.children, *(c for t in draft.predicate.functions.get("to", ()) for c in t.children)):
        if child.dep_ not in {"conj", "appos", "dep"} or child.i < verb.i or child.pos_ in {"VERB", "AUX"}:
            continue
        rest = clauses.predicate(child)
        people, amounts = find_people(reading, child) if draft.people else None, money_of(reading, child)
        if rest is None or not (people or amounts):
            continue
        again = Draft(unit=draft.unit, predicate=draft.predicate, roles=dict(draft.roles), people=people, people_token=child, amounts=amounts)
        for name, role in draft.unit.frame.roles.items():
            paths = tuple(path for path in draft.unit.pattern.elements.get(name, ()) if path in {"to", "into", "for", "from"})
            found = _fill_role(reading, clauses, rest, paths, role)
            if found:
                again.roles[name] = found
                yield again
                break


def _particles_fit(predicate: Predicate, unit: LexicalUnit) -> bool:
    """Whether a particle of a lexical unit is one, and not a preposition with an object ("give in" is not "given in return")."""
    for word in unit.rest[:1]:
        if word in _PARTICLES and len(unit.rest) == 1:
            return any(c.lower_ == word and not any(g.dep_ in {"pobj", "pcomp"} for g in c.children) for c in predicate.head.children)
    return True


def _apply(reading: Reading, clauses: Clauses, predicate: Predicate, unit: LexicalUnit) -> Draft | None:
    pattern = unit.pattern
    if not _constraints_hold(reading, clauses, predicate, unit):
        return None
    draft = Draft(unit=unit, predicate=predicate)
    for element, functions in pattern.elements.items():
        if element == "money":
            draft.amounts = _money(reading, clauses, predicate, functions)
        elif element == "people":
            _fill_people(reading, clauses, predicate, functions, draft)
        elif element in unit.frame.roles:
            found = _fill_role(reading, clauses, predicate, functions, unit.frame.roles[element])
            if found:
                draft.roles[element] = found
    for need in pattern.needs:
        if not _is_there(clauses, predicate, unit, need, draft):
            return None
    if pattern.continues and not _is_bare(draft):
        return None
    missing = {role for role in pattern.explicit if role not in draft.roles and not (pattern.pair and _is_pair(unit, draft, role))}
    # A sum is worth asking whose it is: what a deal told of before may say who pays whom.
    if missing and not (draft.amounts and draft.roles and missing <= {"payee"} and unit.pos == "v") and not (unit.frame.frame == "Lawsuit" and missing == {"defendant"}):
        return None
    draft.pending = frozenset(missing)
    return draft


def _is_bare(draft: Draft) -> bool:
    """Whether the people are a number or a pronoun alone, who were spoken of before."""
    token = draft.people_token
    return token is not None and (token.pos_ == "NUM" or token.lower_ in {"others", "rest", "they", "them", "all", "none", "nobody"})


def _is_pair(unit: LexicalUnit, draft: Draft, role: str) -> bool:
    """Whether two coordinated parties stand in for each other's counterparty."""
    return role == "counterparty" and len(draft.roles.get("party", ())) > 1


def _is_there(clauses: Clauses, predicate: Predicate, unit: LexicalUnit, need: str, draft: Draft) -> bool:
    if need == "money":
        return bool(draft.amounts)
    if need == "people":
        return draft.people is not None
    if need in draft.roles:
        return True
    return any(_follow(clauses, predicate, path) for path in unit.pattern.elements.get(need, ()))


# --- constraints ---------------------------------------------------------------------------


def _constraints_hold(reading: Reading, clauses: Clauses, predicate: Predicate, unit: LexicalUnit) -> bool:
    pattern = unit.pattern
    if pattern.polarity == "negative" and not is_negated(predicate, reading.frames.status):
        return False
    if pattern.modal and not _has_modal(clauses, predicate, pattern.modal):
        return False
    if not all(_stands_there(reading, clauses, predicate, where, name) for where, name in pattern.when.items()):
        return False
    excluded = [*pattern.unless.items(), *pattern.also_unless.items()]
    return not any(_stands_there(reading, clauses, predicate, where, name) for where, name in excluded)


def _has_modal(clauses: Clauses, predicate: Predicate, modals: tuple[str, ...]) -> bool:
    tokens = [predicate.carrier, *predicate.functions.get("complement", ())]
    return any(auxiliaries(token) & set(modals) for token in tokens)


def _stands_there(reading: Reading, clauses: Clauses, predicate: Predicate, where: str, name: str) -> bool:
    """Whether a word of a class stands in one of these functions ("with|to")."""
    for path in where.split("|"):
        for token in (_spoken_of(reading, t) for t in _follow(clauses, predicate, path)):
            if name == "decision" and _is_of_government(reading, token):
                continue  # an order of a government is an act that a court may block, not a decision of a court
            if name == "anything" or (name == "infinitive" and has_to(token)):
                return True
            if any(_in_class(token, reading.frames.classes[part]) for part in name.split("|") if part in reading.frames.classes):
                return True
    return False


def _spoken_of(reading: Reading, token: "Token") -> "Token":
    """The thing that "it" as an object stands for: the last object named before, in this sentence or the one before."""
    if token.lower_ != "it" or token.dep_ not in {"dobj", "nsubjpass"}:
        return token
    index = reading.sentence_index(token)
    for sentence in reversed(reading.sentences[max(0, index - 1) : index + 1]):
        for candidate in reversed(list(sentence)):
            earlier = candidate.doc != token.doc or candidate.i < token.i
            if earlier and candidate.dep_ in {"dobj", "nsubjpass"} and candidate.pos_ == "NOUN":
                return candidate
    return token


def _is_of_government(reading: Reading, token: "Token") -> bool:
    owners = [c for c in token.children if c.dep_ == "poss"] + [p for c in token.children if c.lower_ in {"of", "by"} for p in c.children]
    return any(r.entity.kind in {EntityKind.GOVERNMENT, EntityKind.AGENCY} or r.acts_for is not None for o in owners for r in reading.referents(o))


def _in_class(token: "Token", words: frozenset[str]) -> bool:
    if token.lemma_.lower() in words or token.lower_ in words:
        return True
    if token.pos_ == "PROPN" and token.lower_.rstrip("s") in words:
        return True
    # "a raft of sanctions", "two rounds of talks": the measure stands before the thing.
    if token.lemma_.lower() in {"raft", "round", "series", "number", "set", "string", "wave", "slew", "batch", "part", "half", "most", "any", "some", "all", "kind", "package", "array", "host", "motion"}:
        return any(g.lemma_.lower() in words for c in token.children if c.lower_ == "of" for g in c.children)
    return False


# --- fillers -------------------------------------------------------------------------------


def _follow(clauses: Clauses, predicate: Predicate, path: str) -> list["Token"]:
    """The tokens at the end of a path of functions: "object.of" is the "of" of the object."""
    if path == "before the sum":
        return list(predicate.functions.get("object", ()))
    first, *rest = path.split(".")
    tokens = _step(clauses, predicate, first)
    if rest and first == "governor":
        return _governed_functions(clauses, predicate, rest[0])
    for function in rest:
        following: list[Token] = []
        for token in tokens:
            inner = clauses.predicate(token)
            if inner is not None:
                following.extend(_step(clauses, inner, function))
        tokens = following
    return tokens


def _step(clauses: Clauses, predicate: Predicate, function: str) -> list["Token"]:
    head = predicate.head
    if function == "self":
        return [head]
    if function == "whole":
        above = head.head.head if head.dep_ == "pobj" and head.head.lower_ in {"in", "of"} else None
        return [above] if above is not None else []
    if function == "bearer":
        return holders(head)
    if function == "host":
        return _hosts(head)
    if function == "relative":
        return [c for c in head.children if c.dep_ == "relcl"]
    if function == "complement":
        return list(predicate.functions.get("complement", ()))
    found = list(predicate.functions.get(function, ()))
    if not found and function == "subject" and predicate.passive:
        return []
    return found


def _hosts(noun: "Token") -> list["Token"]:
    """The verb that an adverbial phrase modifies: "At the request of Tunisia, Italy sent", "Under an agreement, Spain keeps"."""
    preposition = noun.head
    inside = noun.dep_ == "pobj" and preposition.lower_ in {"at", "under", "in", "with"} and preposition.head.pos_ in {"VERB", "AUX"}
    return [preposition.head] if inside else []


def _governed_functions(clauses: Clauses, predicate: Predicate, function: str) -> list["Token"]:
    """A function of the verb above: "wrote to Rubio to ask" asks Rubio."""
    head = predicate.head
    if head.head == head or head.dep_ not in {"advcl", "xcomp", "conj", "acl"} or head.head.pos_ != "VERB" or predicate.functions.get("object"):
        return []
    above = clauses.predicate(clause_verb(head.head))
    return list(above.functions.get(function, ())) if above is not None and head.head.lemma_ in {"write", "telephone", "phone", "cable", "appeal", "turn", "go"} else []


def _fill_role(
    reading: Reading, clauses: Clauses, predicate: Predicate, functions: tuple[str, ...], role: Role
) -> list[Filled]:
    for path in functions:
        found: list[Filled] = []
        for token in _follow(clauses, predicate, path):
            for referent in _referents(reading, token, path):
                entity = fitting(reading, referent, role, path)
                if entity is not None and all(f.entity.key != entity.key for f in found):
                    found.append(Filled(entity, referent, path))
        if found:
            return found
    return []


def _referents(reading: Reading, token: "Token", path: str) -> list[Referent]:
    if path == "before the sum":
        return _state_compounds(reading, token) if token.i in reading.mentions_of(token).amounts else []
    if path.endswith("modifier"):
        match = reading.match(token)
        if match is not None and match.sense in {Sense.NAME, Sense.DEMONYM, Sense.METONYM} and match.entry.country:
            span = reading.mentions_of(token).match_span(match)
            return [Referent(reading.government(match.entry.country), mention_of(span), f"gazetteer: {match.text}", token)]
        return [r for r in reading.referents(token) if r.entity.kind in {EntityKind.AGENCY, EntityKind.COURT, EntityKind.PERSON}]
    if token.lower_ in {"there", "home"} and path.endswith("adverb"):
        return _there(reading, token)
    if path.endswith("adverb"):
        return []
    return reading.referents(token)


def _there(reading: Reading, token: "Token") -> list[Referent]:
    if token.lower_ == "home":
        return _home_of_people(reading, token)
    return state_before(reading, token)


def _state_compounds(reading: Reading, token: "Token") -> list[Referent]:
    """ "lent Laos 800 million baht": a state's name that the parser hung before the sum."""
    found = []
    for child in token.children:
        match = reading.match(child)
        if child.dep_ in {"nmod", "compound"} and match is not None and match.sense in {Sense.NAME, Sense.METONYM} and match.entry.country:
            span = reading.mentions_of(child).match_span(match)
            found.append(Referent(reading.government(match.entry.country), mention_of(span), f"gazetteer: {match.text}", child))
    return found


def _home_of_people(reading: Reading, token: "Token") -> list[Referent]:
    """ "sent 252 Venezuelans home": home is where the people are from, if that is one state."""
    verb = clause_verb(token)
    for candidate in (c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}):
        people = find_people(reading, candidate)
        if people is not None and len(people.nationality) == 1:
            mention = mention_of(token.doc[token.i : token.i + 1])
            return [Referent(reading.government(people.nationality[0]), mention, "home, of the people named beside", token, certain=False)]
    return []


def fitting(reading: Reading, referent: Referent, role: Role, path: str = "subject") -> Entity | None:
    """The entity that a referent puts into a role of these fillers, or None if it fits none of them."""
    last = path.rpartition(".")[2]
    entity = referent.entity
    kinds = set(role.fillers)
    if referent.media:
        return None
    if referent.judge:
        return entity if kinds & {"judge", "court"} else None
    if entity.kind is EntityKind.GROUP and role.sized and entity.size is None:
        return None
    if entity.kind is EntityKind.GROUP and role.personal and entity.size is None and len(entity.members) == 1 and len(entity.members[0]) == 2 and " " not in entity.label:
        return reading.government(entity.members[0])  # a ban on "Malians" is one on Mali
    if entity.kind is EntityKind.PERSON:
        if role.personal and "person" in kinds:
            return entity
        if referent.acts_for is not None and "government" in kinds:
            return referent.acts_for
        return entity if "person" in kinds else None
    if entity.kind is EntityKind.GOVERNMENT:
        if "country" in kinds and "agency" not in kinds:
            return entity
        if last in {"in", "at"} and "country" not in kinds:
            return None
        if last == "at":
            return None
        return entity if "government" in kinds else None
    if entity.kind is EntityKind.AGENCY and "agency" not in kinds and "country" in kinds and entity.country:
        return reading.government(entity.country)
    if entity.kind is EntityKind.GROUP and last in {"in", "at"}:
        return None
    if entity.kind is EntityKind.ORGANIZATION and last in {"in", "at"}:
        return None
    return entity if entity.kind.value in kinds else None


def _fill_people(
    reading: Reading, clauses: Clauses, predicate: Predicate, functions: tuple[str, ...], draft: Draft
) -> None:
    for path in functions:
        tokens = _follow(clauses, predicate, path)
        for token in tokens[:1] if path == "subject" else tokens:
            people = find_people(reading, token)
            if people is not None and token.lower_ in {"them", "they", "him", "her"}:
                people = _people_before(reading, clauses, predicate.head, token) or people
            if people is not None:
                if not people.nationality and "from" not in draft.roles and draft.kind == "Detention":
                    origin = [r.entity.country for t in predicate.functions.get("from", ()) for r in reading.referents(t) if r.entity.kind is EntityKind.GOVERNMENT]
                    people = replace(people, nationality=tuple(sorted({code for code in origin if code})))
                draft.people, draft.people_token = people, token
                return


def _people_before(reading: Reading, clauses: Clauses, verb: "Token", pronoun: "Token") -> People | None:
    """ "arrested five Azerbaijanis and deported them": who "they" are, the verb before says."""
    if verb.dep_ != "conj" or verb.head.pos_ != "VERB":
        return None
    above = clauses.predicate(verb.head)
    for token in above.functions.get("object", ()) if above is not None else ():
        if token != pronoun and (people := find_people(reading, token)) is not None:
            return people
    return None


def _money(reading: Reading, clauses: Clauses, predicate: Predicate, functions: tuple[str, ...]) -> list[Amount]:
    for path in functions:
        found: list[Amount] = []
        for token in _follow(clauses, predicate, path):
            found.extend(a for a in money_of(reading, token) if a not in found)
        if found:
            return found
    return []


def money_of(reading: Reading, token: "Token") -> list[Amount]:
    """The sums that a phrase names: the phrase itself, or what stands in it outside any further clause."""
    amounts = reading.mentions_of(token).amounts
    if token.i in amounts:
        found = amounts[token.i]
        return [] if _is_conversion(token.doc, found) else [found.amount]
    sums: list[Amount] = []
    stack = [c for c in token.children if c.dep_ not in {"relcl", "advcl", "ccomp", "conj", "cc", "appos"} or c.dep_ == "appos"]
    while stack:
        child = stack.pop(0)
        if child.i in amounts:
            if amounts[child.i].amount not in sums and not _is_conversion(token.doc, amounts[child.i]):
                sums.append(amounts[child.i].amount)
            continue
        if child.dep_ in {"prep", "pobj", "amod", "compound", "nmod", "nummod", "quantmod", "appos", "npadvmod"} and child.lower_ not in {"by", "from", "to"}:
            stack.extend(child.children)
    return sums



def _is_conversion(doc: "Doc", found: FoundAmount) -> bool:
    """Whether a sum only says in another currency what stands before it: "35 million kroner ($5 million)", "or about $9 million"."""
    before = doc.text[: found.start_char].rstrip()
    if before.endswith("("):
        return any(mark.isdigit() for mark in before[-40:])
    tail = before[-14:].replace("about", "").replace("roughly", "").replace("some", "").rstrip()
    return tail.endswith((", or", "; or"))
