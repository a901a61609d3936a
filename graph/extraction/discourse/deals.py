"""Whose a deal is of which a clause only says that something is done by it: "by a pact signed in May, Peru pays Mali".

Who pays or sends by a deal whose sides are told is for `payments` and `graph.extraction.movements.senders`.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, Referent
from graph.extraction.elements import Draft, Filled
from graph.extraction.subjects import surface_subjects
from graph.extraction.syntax import prepositional
from graph.frames import discourse_words
from graph.gazetteer import NAMES_OF_STATES
from graph.labels import ADNOMINAL_CLAUSES, VERBAL
from graph.language import token_mention

if TYPE_CHECKING:
    from graph.tokens import Token

_BY_IT = frozenset({"under", "in", "by", "as"})  # prepositions before a deal by which something is done
_SIDES = {"Payment": ("payer", "payee"), "Transfer": ("sender", "destination")}  # kinds of what deals provide for
_OTHER_CLAUSES = frozenset({"conj", "parataxis"})
_BOTH = 2


def name_parties(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Takes for the sides of a deal the two states between which its clause says that something is done by it."""
    for draft in drafts:
        parties = [filled for role in draft.roles.values() for filled in role]
        is_open = draft.kind == "Agreement" and all(filled.function == "discourse" for filled in parties)
        deal = draft.predicate.head.head
        clause = _clause_by_deal(reading, draft.predicate.head) if is_open else None
        if clause is None:
            continue
        told = _sides(clause, draft, drafts)
        sides = told if len(told) == _BOTH else _named(reading, clause, deal)
        if len(told) == 1 and len(sides) != _BOTH:
            sides = _sides(clause, draft, drafts, told=False) or sides
        if len(sides) == _BOTH:
            first, second = sides.values()
            draft.roles.update(party=[first], counterparty=[second])


def name_host(reading: Reading, drafts: Sequence[Draft]) -> None:
    """ "Peru's minister flew *to Oslo* and signed a treaty": with the state whose guest he was."""
    for draft in drafts:
        verb = draft.predicate.head
        is_open = draft.kind == "Agreement" and draft.unit.pattern.mutual and "counterparty" not in draft.roles
        if not is_open or verb.dep_ != "conj" or verb.head.lemma_ not in discourse_words().travelling:
            continue
        guests = {filled.entity.country for filled in draft.roles.get("party", ())}
        ends = [child for child in verb.head.children if child.dep_ == "dobj"]  # "visited Oslo"
        ends += [place for way, place in prepositional(verb.head) if way == "to" and place.i < verb.i]
        matches = ((place, reading.match(place)) for place in ends)
        for place, match in matches:
            code = match.entry.country if match is not None and match.sense in NAMES_OF_STATES else None
            if code is not None and guests and code not in guests:
                referent = Referent(reading.government(code), token_mention(place), "whose guest he was", place)
                draft.roles["counterparty"] = [Filled(referent.entity, referent, "discourse")]


def _clause_by_deal(reading: Reading, concluding: "Token") -> "Token | None":
    """The verb of what is done by a deal of which a participle or a relative clause says when it was concluded."""
    deal = concluding.head
    if concluding.dep_ not in ADNOMINAL_CLAUSES or deal.lemma_.lower() not in reading.frames.classes["deal"]:
        return None
    link = deal.head
    if deal.dep_ == "nsubj":  # "the pact, signed in May, obliges Peru to pay Chile"
        return link if link.lemma_ in discourse_words().providing else None
    if link.lower_ == "of":  # "under the terms of a deal", "as part of a deal"
        link = link.head.head
    return link.head if link.lower_ in _BY_IT and link.head.pos_ in VERBAL else None


def _sides(clause: "Token", deal: Draft, drafts: Sequence[Draft], *, told: bool = True) -> dict[str, Filled]:
    """The states between which something is done in a clause, or below it, but for the words of the deal itself.

    Those that the sentence names, or where it names but one also whom other sentences do.
    """
    found: dict[str, Filled] = {}
    for draft in drafts:
        head = draft.predicate.head
        is_inside = head == clause or clause.is_ancestor(head)
        if draft.kind not in _SIDES or not is_inside or deal.predicate.head.is_ancestor(head):
            continue
        for filled in _ends_of(draft, told=told):
            found.setdefault(str(filled.entity.country), filled)
    return found


def _ends_of(draft: Draft, *, told: bool) -> Iterator[Filled]:
    """The states that are the two ends of something, if `told` only those that the sentence itself names."""
    for role in _SIDES[draft.kind]:
        for filled in draft.roles.get(role, ()):
            if filled.entity.country is not None and not (told and filled.function == "discourse"):
                yield filled


def _named(reading: Reading, clause: "Token", deal: "Token") -> dict[str, Filled]:
    """The states that act in a clause, and those that it names: "*Chad* takes men for $2m from *Peru*"."""
    found: dict[str, Filled] = {}
    for referent in (r for subject in surface_subjects(clause) if subject != deal for r in reading.referents(subject)):
        code = (referent.acts_for or referent.entity).country
        if code is None:
            return {}
        found[code] = Filled(reading.government(code), referent, "subject")
    if not found and deal.head != clause:
        return {}
    for state in reading.states:
        if state.sense in NAMES_OF_STATES and clause.is_ancestor(state.token) and not deal.is_ancestor(state.token):
            above = (word for word in state.token.ancestors if clause.is_ancestor(word))
            if all(word.dep_ not in _OTHER_CLAUSES for word in above):
                government, reason = reading.government(state.code), "named where something is done by the deal"
                named = Referent(government, token_mention(state.token), reason, state.token)
                found.setdefault(state.code, Filled(government, named, "deal"))
    return found
