"""One claim for each pair of participants: which fillers of a draft go together.

"approached Angola, Mongolia and Ukraine" is three claims; "Rwanda and Kenya signed a pact" is one, between the two.
"""

from collections.abc import Container, Iterator
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, nameless
from graph.extraction.contrasts import is_meant_instead
from graph.extraction.elements import Draft, Filled
from graph.extraction.roles import is_faction, is_of_states, sum_in_brackets
from graph.frames import discourse_words
from graph.labels import PLURAL_NOUNS
from graph.model import OF_STATE, Amount, EntityKind, record

if TYPE_CHECKING:
    from graph.tokens import Token

_BY_DEAL = "object.provided.subject"  # who does something by a deal: with whoever signed it, if that is one alone
_VENUES = frozenset({"errand.to", "errand.where", "governor.to", "governor.in"})  # where two meet, or one its host
_TWO_SIDES = 2
# Kinds that no state has to do with itself in; a state's court may bind its government all the same.
_STATEWIDE = frozenset({"Request", "Agreement", "Refusal", "Negotiation", "Restriction", "Payment"})

_OF_SOMEBODY = frozenset({"Request", "Negotiation", "Refusal"})  # kinds in which "others" and "people" are no side

_PARLIAMENTS = frozenset({"parliament", "senate", "lower-house"})  # keys of the gazetteer
_ASKING_OR_ASKED = frozenset({"subject", "by", "object"})  # functions of those told of in the clause itself
_OF_STATES_ONLY = frozenset({"Refusal", "Agreement"})  # kinds of what no court does
_PRIVATE = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.GROUP})


@record()
class Combination:
    """One filler a role, in the order of the frame's roles, and the sum that goes with them."""

    fillers: tuple[tuple[str, Filled], ...]
    amount: Amount | None = None


def open_role(reading: Reading, draft: Draft) -> str | None:
    """The first required role that nothing fills, if its parties are not each other's counterparty."""
    required = (name for name, role in draft.unit.frame.roles.items() if role.required)
    role = next((name for name in required if name not in draft.roles or _is_anybody(reading, draft, name)), None)
    return None if role is None or _pairs(draft) else role


def _is_anybody(reading: Reading, draft: Draft, role: str) -> bool:
    """Whether a side is nobody in particular: of those who agree, people who are no state, "the families agreed"."""
    if role == "requestee" and _is_asked_at_home(reading, draft):
        return True
    if draft.kind in _OF_SOMEBODY:
        return all(map(_is_unnamed, draft.roles[role]))
    if draft.kind != "Agreement" or role != "party" or "counterparty" in draft.roles:
        return False
    parties = [filled.entity for filled in draft.roles[role]]
    return all(party.kind is EntityKind.GROUP and not is_of_states(reading, party) for party in parties)


def _is_asked_at_home(reading: Reading, draft: Draft) -> bool:
    """ "The opposition urged *the government*": its own, and of which state that is, the words leave open."""
    asking, asked = draft.roles.get("requester", ()), draft.roles["requestee"]
    by_faction = any(_is_bare_faction(reading, filled.referent.token) for filled in asking)
    return by_faction and not any(filled.referent.certain for filled in asked)


def _is_bare_faction(reading: Reading, token: "Token") -> bool:
    """ "The opposition", not "the opposition in Accra"."""
    is_placed = token.has_any({"prep", "nummod"})
    return is_faction(reading, token) and not is_placed


def _is_unnamed(filled: Filled) -> bool:
    """Whether somebody is only "people", or "others" who are not counted: "29 others" may be those of a list."""
    word = filled.referent.token.lower_
    return word == "people" or (word == "others" and filled.entity.size is None)


def is_litigation(draft: Draft, suits: Container["Token"]) -> bool:
    """Whether people or firms petition the court of a state: a case of theirs, and no dealing with that state.

    `suits` are the words by which the article tells of suits: who "asked the court to stop the transfer" has sued.
    Nor does a court that is asked refuse or agree: it rules.
    """
    if draft.kind in _OF_STATES_ONLY:
        return any(filled.entity.kind is EntityKind.COURT for filled in draft.roles.get("party", ()))
    head = draft.predicate.head
    if draft.kind != "Request" or (head not in suits and head.lemma_.lower() not in discourse_words().pleading):
        return False
    return all(map(_is_private, draft.roles["requester"])) and all(map(_is_national_court, draft.roles["requestee"]))


def _is_private(filled: Filled) -> bool:
    return filled.entity.kind in _PRIVATE and filled.entity.country is None


def _is_national_court(filled: Filled) -> bool:
    return filled.entity.kind is EntityKind.COURT and filled.entity.country is not None


def combinations(reading: Reading, draft: Draft, *, turned: bool = True) -> Iterator[Combination]:
    """The participants of each claim that a draft makes, those left out who cannot be who they are said to be.

    `turned`: whether what is said of one party holds for the other. Who "never signed one with Peru" speaks for one,
    and so does who explores one.
    """
    is_with_others = _is_like_others(reading, draft) or (not turned and _is_of_such(draft))
    pairs = [] if is_with_others else _pairs(draft)
    found = _of_pairs(draft, pairs) if pairs else _of_roles(reading, draft, turned=turned)
    found = (_told_apart(reading, draft, each) for each in found)
    return (one for one in found if _is_possible(reading, draft, one) and not _is_refused_instead(draft, one))


def _is_refused_instead(draft: Draft, combination: Combination) -> bool:
    """ "Will not pay Chad *but Mali*": whether somebody is named to say that it is not him who is refused."""
    is_denial = draft.kind == "Refusal" and draft.unit.pattern.polarity == "negative"
    return is_denial and any(is_meant_instead(filled.referent.token) for _, filled in combination.fillers)


def _told_apart(reading: Reading, draft: Draft, combination: Combination) -> Combination:
    """ "Kenya's *human rights commission* urged the government": a body of a state that asks, or is asked, at home.

    It is then called by its own words, and not by its state's name.
    """
    countries = {filled.entity.country for _, filled in combination.fillers}
    if draft.kind != "Request" or len(countries) != 1 or None in countries:
        return combination
    return replace(combination, fillers=tuple((role, _by_words(reading, one)) for role, one in combination.fillers))


def _by_words(reading: Reading, filled: Filled) -> Filled:
    token = filled.referent.token
    is_own = token.pos_ == "NOUN" and reading.is_noun(token, "independent") and filled.function in _ASKING_OR_ASKED
    is_named = any(word.pos_ == "PROPN" and word.text[:1].isupper() for word in reading.same_nouns(token))
    if not is_own or is_named or filled.entity.kind not in OF_STATE:
        return filled  # by its name, if we knew it
    body = nameless(reading, token)
    return replace(filled, entity=body.entity, referent=body)


def _pairs(draft: Draft) -> list[tuple[Filled, Filled]]:
    """Coordinated parties that deal with each other, both ways, where nobody else is their counterparty."""
    clause = draft.predicate.clause
    is_between = all(filled.function in {"between", "discourse"} for filled in draft.roles.get("party", ()))
    if clause is not None and clause.dep_ == "acl" and draft.kind == "Negotiation" and not is_between:
        return []  # those who lead the talks are not those who talk with each other
    if not draft.unit.pattern.pair and not draft.unit.pattern.mutual:
        return []
    counterparties = draft.roles.get("counterparty")
    if counterparties and counterparties[0].function not in {"discourse", _BY_DEAL, *_VENUES}:
        return []
    is_deal = draft.kind == "Agreement"
    parties = [filled for filled in draft.roles.get("party", ()) if is_deal or filled.function != "by"]
    if is_deal and len(parties) > _TWO_SIDES:
        return []  # what many sign together is an agreement of each, not a deal of each pair
    return [(a, b) for a, b in product(parties, repeat=2) if a.entity.key != b.entity.key]


def _is_of_such(draft: Draft) -> bool:
    """ "Both denied having made any *such* bargain": with whom is told before, and is not the other of them."""
    nouns = (draft.predicate.head, *draft.predicate.functions.get("object", ()))
    return any(child.lower_ == "such" for noun in nouns for child in noun.children)


def _is_like_others(reading: Reading, draft: Draft) -> bool:
    """ "Chad has a deal with Peru. Togo and Mali have *similar deals*": each with Peru, and not with each other."""
    nouns = (draft.predicate.head, *draft.predicate.functions.get("object", ()))
    return any(t.tag_ in PLURAL_NOUNS and t.has_any_word(reading.frames.classes["alike"]) for t in nouns)


def _of_pairs(draft: Draft, pairs: list[tuple[Filled, Filled]]) -> Iterator[Combination]:
    seen: set[frozenset[str]] = set()
    for a, b in pairs:
        key = frozenset({a.entity.key, b.entity.key})
        if not draft.unit.frame.unordered or key not in seen:
            seen.add(key)
            yield Combination((("party", a), ("counterparty", b)))


def _of_roles(reading: Reading, draft: Draft, *, turned: bool) -> Iterator[Combination]:
    names = [name for name in draft.unit.frame.roles if name in draft.roles]
    chosen = [tuple(zip(names, filled, strict=True)) for filled in product(*(draft.roles[name] for name in names))]
    amounts: list[Amount | None] = [*draft.amounts] or [None]
    if 1 < len(amounts) == len(chosen):  # "$5 million to Kenya and $3 million to Uganda"
        yield from map(Combination, chosen, amounts)
    elif "amount" in draft.unit.frame.values and not draft.amounts:
        yield from (Combination(fillers, _own_sum(reading, fillers)) for fillers in chosen)
    else:
        yield from (Combination(fillers, amount) for fillers, amount in product(chosen, amounts))
    if turned and draft.unit.pattern.mutual and not draft.unit.frame.unordered:
        yield from _turned_round(dict(fillers) for fillers in chosen)


def _own_sum(reading: Reading, fillers: tuple[tuple[str, Filled], ...]) -> Amount | None:
    """The sum that stands by the one or the other of two who deal: "from Japan *($9m)* and Norway ($4m)"."""
    sums = [own for _, filled in fillers if (own := sum_in_brackets(reading, filled.referent.token)) is not None]
    return sums[0] if len(sums) == 1 else None


def _turned_round(chosen: Iterator[dict[str, Filled]]) -> Iterator[Combination]:
    """What is said of one party holds for the other, if the sentence itself names both."""
    for sides in chosen:
        if {"party", "counterparty"} <= sides.keys() and sides["counterparty"].function != "discourse":
            yield Combination((("party", sides["counterparty"]), ("counterparty", sides["party"])))


def _is_possible(reading: Reading, draft: Draft, combination: Combination) -> bool:
    """Whether the participants can be who they are said to be: nobody deals with himself.

    But a parliament may ask the government of its state for something.
    """
    entities = [filled.entity for _, filled in combination.fillers]
    if draft.kind == "Request" and (_is_order_at_home(reading, combination) or _is_own_act(draft, combination)):
        return False
    if len({entity.key for entity in entities}) < len(entities) or _are_own(draft, combination):
        return False
    countries = [entity.country for entity in entities]
    if len(countries) != 2 or countries[0] is None or countries[0] != countries[1]:
        return True
    if draft.kind in _STATEWIDE:
        is_by_parliament = draft.kind == "Request" and _is_parliament(reading, combination.fillers[0][1])
        return is_by_parliament or any(entity.kind is EntityKind.COURT for entity in entities)
    return draft.kind != "Transfer"


def _are_own(draft: Draft, combination: Combination) -> bool:
    """ "Ghana and Togo refused the ship entry to *their* ports": of those who act themselves, not of each other."""
    for role, filled in combination.fillers:
        if filled.referent.token.lower_ == "their":
            owners = {f.entity.key for f in draft.roles.get(role, ()) if f.referent.token == filled.referent.token}
            if any(name != role and other.entity.key in owners for name, other in combination.fillers):
                return True
    return False


def _is_own_act(draft: Draft, combination: Combination) -> bool:
    """ "Khalil and seven others sued, seeking *to stop* it": what several are to do themselves none asks of another.

    Nor do two who "granted similar requests" ask each other.
    """
    asking = {filled.entity.key for filled in draft.roles["requester"]}
    asked = combination.fillers[1][1]
    return asked.function in {"complement.subject", "handler.subject"} and asked.entity.key in asking


def _is_order_at_home(reading: Reading, combination: Combination) -> bool:
    """ "The court asked the ministry to reply": who is before a court is told to; other states it does ask."""
    (_, asking), (_, asked) = combination.fillers[:2]
    if asking.entity.kind is not EntityKind.COURT and not asking.referent.judge:
        return False
    if asking.entity.country is not None:
        return asking.entity.country == asked.entity.country
    return not (_is_by_name(reading, asking) or _is_by_name(reading, asked))


def _is_by_name(reading: Reading, filled: Filled) -> bool:
    """Whether a name stands there, "asked *Uganda*", and no word that may be of any state, "asked the ministry"."""
    return filled.referent.token.pos_ == "PROPN" and reading.match(filled.referent.token) is not None


def _is_parliament(reading: Reading, asking: Filled) -> bool:
    """ "The *Chamber of Deputies* called on the president to withdraw": whether a parliament by name asks."""
    if asking.entity.kind is not EntityKind.AGENCY:
        return False
    match = reading.match(asking.referent.token)
    return match is not None and not _PARLIAMENTS.isdisjoint({match.entry.key, match.entry.type})
