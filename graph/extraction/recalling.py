"""Dealings that a phrase calls back: "The sanctions were lifted", "Chad turned the offer down".

The sentence that goes on with a dealing says no more of its sides than its name, or "it". The sides are those of the
dealing told of before. How a payment goes on with another is for `graph.extraction.discourse.dues`, bare answers to
requests are for `graph.extraction.answers`, and the day of an act that is called back for `graph.extraction.dating`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, Referent, has_the, listed_before
from graph.extraction.factuality import auxiliaries
from graph.extraction.roles import Draft, Filled, inferred, spoken_of
from graph.frames import discourse_words
from graph.labels import ADNOMINAL_CLAUSES, TIMES
from graph.language import token_mention

if TYPE_CHECKING:
    from graph.tokens import Token

# For what goes on with a dealing of some kind, which of its sides is in which role.
_SIDES: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("Restriction", "Restriction"): {"imposer": "imposer", "target": "target"},
    ("Refusal", "Request"): {"party": "requestee", "counterparty": "requester"},
    ("Refusal", "Payment"): {"party": "payee", "counterparty": "payer"},
}
_MATTERS = ("object", "to", "of")  # functions of what is called back
_THE = frozenset({"the", "that", "this", "these", "those"})
_DEALINGS = frozenset({"Agreement", "Negotiation"})
_TWO = 2
_NOT_YET = frozenset({"will", "would", "may", "might", "could", "can", "should", "must", "to"})  # auxiliaries
_OWN = frozenset({"its", "their", "his", "her"})
_FARTHEST = 6  # sentences between a dealing and what calls it back by the word that it was told by
_FARTHEST_BY_KIND = 2  # the same where it was told by no name: "barred imports of beef. The ban was lifted"


def may_recall(reading: Reading, draft: Draft) -> bool:
    """Whether the roles that a sentence leaves open may be those of a dealing that it calls back."""
    if _is_of_nobody(draft):
        return True
    if any(filled.function == "teller" for found in draft.roles.values() for filled in found):
        return False  # "Chad said a request had been refused": its own, perhaps
    if not auxiliaries(draft.predicate.carrier).isdisjoint(_NOT_YET):
        return False
    kinds = [recalled for kind, recalled in _SIDES if kind == draft.kind]
    if draft.kind == "Refusal" and any(map(_is_offer, draft.predicate.functions.get("object", ()))):
        return True
    borders = reading.frames.classes["passage"] if draft.kind == "Restriction" else frozenset()
    nouns = list(_calling(reading, draft))
    return any(noun.lemma_ in borders or any(_names(noun, kind) for kind in kinds) for noun in nouns)


def recall_sides(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> None:
    """Fills the open roles of a draft with the sides of the dealing that it calls back, if the text told of one."""
    if _is_of_nobody(draft) and (both := _two_before(reading, draft, earlier)):
        draft.roles["party"] = both
        return
    recalled = _recalled(reading, draft, earlier)
    sides = _SIDES[draft.kind, recalled.kind] if recalled is not None else {}
    found = {role: recalled.roles[side] for role, side in sides.items() if recalled is not None}
    opened = {role: fillers for role, fillers in found.items() if _is_open(draft, role)}
    draft.roles |= {role: [inferred(filled) for filled in fillers] for role, fillers in opened.items()}


def _is_of_nobody(draft: Draft) -> bool:
    """ "No agreement was reached", "it ended without a deal", "a second round is planned": whose is not said."""
    if draft.roles or draft.unit.pattern.sense == "further round":
        return not draft.roles
    if draft.kind != "Agreement":
        return False
    head = draft.predicate.head
    is_told = head.has("auxpass") and head.dep_ != "relcl"  # not "signed in 2017"
    is_told = is_told or _is_on_the_deal(draft)
    is_told = is_told and any(_names(noun, "Agreement") for noun in draft.predicate.functions.get("object", ()))
    return is_told or (head.dep_ == "pobj" and head.head.lower_ == "without") or _is_outcome(head)


def _is_on_the_deal(draft: Draft) -> bool:
    """ "*The accord*, which was signed in June, gives each side less": of the deal that the story is about."""
    verb, deal = draft.predicate.head, draft.predicate.head.head
    is_passive = verb.tag_ == "VBN" and "subject" not in draft.predicate.functions
    is_by = deal.dep_ == "nsubj" or (deal.dep_ == "pobj" and deal.head.lower_ == "under")
    beside = [child.lower_ for child in deal.children if child.dep_ in {"det", "amod", "compound", "poss", "prep"}]
    return verb.dep_ in ADNOMINAL_CLAUSES and is_passive and is_by and beside in (["the"], ["that"], ["this"])


def _is_of_the_story(reading: Reading, draft: Draft) -> bool:
    """Whether the deal of a clause aside is of two told of before: not "The accord, signed in May, angered *Chad*"."""
    here = reading.sentence_index(draft.predicate.head)
    before = {state.code for state in reading.states if state.sentence < here}
    return _is_on_the_deal(draft) and before.issuperset(reading.rivals())


def _is_outcome(deal: "Token") -> bool:
    """ "The talks led to *an agreement*", "there was no *deal*": whether it came of talks just told of, or did not."""
    words = discourse_words()
    verb = deal.head.head if deal.dep_ == "pobj" else deal.head
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "expl"}]
    if deal.dep_ == "attr":
        is_none = any(child.dep_ == "det" and child.lower_ == "no" for child in deal.children)
        return is_none and len(list(deal.children)) == 1 and any(child.dep_ == "expl" for child in subjects)
    links = words.bearing_fruit.get(verb.lemma_)
    is_link = links is not None and ((deal.head.lower_ in links) if deal.dep_ == "pobj" else not links)
    return is_link and any(child.lemma_.lower() in words.names_nearby["Negotiation"] for child in subjects)


def _two_before(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> list[Filled]:
    """The two who talk or have a deal in this sentence or the one before, or who are named side by side there."""
    head = draft.predicate.head
    here = reading.sentence_index(head)
    near = list(takewhile(lambda other: here - reading.sentence_index(other.predicate.head) <= 1, earlier))
    dealing = next((other for other in near if other.kind in _DEALINGS), None)
    if dealing is not None:
        by_state: dict[str | None, Filled] = {}
        for filled in (*dealing.roles.get("party", ()), *dealing.roles.get("counterparty", ())):
            by_state.setdefault(filled.entity.country, filled)
        is_of_two = None not in by_state and len(by_state) == _TWO
        return [inferred(filled) for filled in by_state.values()] if is_of_two else []
    if any(other.roles and reading.sentence_index(other.predicate.head) == here for other in near):
        return []
    listed = [Filled(one.entity, one, "discourse") for one in listed_before(reading, head, _TWO)]
    return listed or _two_of_article(reading, draft)


def _two_of_article(reading: Reading, draft: Draft) -> list[Filled]:
    """ "The bargain was struck in May": the two states of an article that is about two."""
    functions = draft.predicate.functions
    nouns = functions.get("object", ()) if draft.predicate.passive and "subject" not in functions else ()
    deals = [noun for noun in nouns if _names(noun, "Agreement") and has_the(noun) and noun.lemma_ != "contract"]
    if not deals or not (draft.predicate.head.dep_ in {"ROOT", "conj"} or _is_of_the_story(reading, draft)):
        return []
    mention, reason = token_mention(deals[0]), "the two states of the article"
    governments = [reading.government(code) for code in reading.rivals()]
    return [Filled(one, Referent(one, mention, reason, deals[0], certain=False), "discourse") for one in governments]


def _recalled(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The nearest dealing before that a draft calls back and whose sides are not others than its own."""
    if (offer := _offer_described(draft, earlier)) is not None:
        return offer
    open_roles = draft.unit.frame.roles.keys() - draft.roles.keys()
    nouns = list(_calling(reading, draft))
    here = reading.sentence_index(draft.predicate.head)
    for other in earlier:
        sides = _SIDES.get((draft.kind, other.kind))
        if sides is None or open_roles.isdisjoint(sides) or _is_aside_to(draft, other):
            continue
        distance = here - reading.sentence_index(other.predicate.head)
        if distance > _FARTHEST:
            return None
        is_meant = any(_is_named_by(noun, other, by_kind=distance <= _FARTHEST_BY_KIND) for noun in nouns)
        if is_meant and all(side in other.roles for side in sides.values()) and _agrees(draft, other, sides):
            return other
    return None


def _is_aside_to(draft: Draft, other: Draft) -> bool:
    """Whether a clause only adds to what its sentence tells: "imposed a ban, lifting it after ten weeks"."""
    head = draft.predicate.head
    return other.predicate.head.sent == head.sent and head.dep_ not in {"conj", "ROOT"}


def _offer_described(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """ "An offer by Kenya to pay Peru $5 million was rejected": what the words say of which an offer is."""
    offers = filter(_is_offer, draft.predicate.functions.get("object", ()))
    words = {word for offer in offers for word in offer.subtree}
    told = (other for other in earlier if other.predicate.head in words and (draft.kind, other.kind) in _SIDES)
    return next((other for other in told if _tells_of(other, _SIDES[draft.kind, other.kind].values())), None)


def _tells_of(draft: Draft, roles: Iterable[str]) -> bool:
    """Whether a sentence itself says who is in each of these roles."""
    return all(any(filled.function != "discourse" for filled in draft.roles.get(role, ())) for role in roles)


def _is_offer(noun: "Token") -> bool:
    """Whether a noun is for what one asks of somebody, or offers him."""
    words, lemma = discourse_words(), noun.lemma_.lower()
    return lemma in words.names_of_acts["Request"] or lemma in words.names_nearby["Request"]


def _is_open(draft: Draft, role: str) -> bool:
    """Whether the sentence leaves a role open, and names nobody in it who may not: "A judge rejected the request"."""
    subjects = draft.predicate.functions.get("subject", ()) if not draft.predicate.passive else ()
    is_named = "subject" in draft.unit.pattern.elements.get(role, ()) and any(t.pos_ != "PRON" for t in subjects)
    return role not in draft.roles and not is_named


def _agrees(draft: Draft, other: Draft, sides: Mapping[str, str]) -> bool:
    """Whether no side that a draft names is another than that of the dealing."""
    return all(
        _states(draft.roles[role]) & _states(other.roles[side]) for role, side in sides.items() if role in draft.roles
    )


def _states(fillers: Sequence[Filled]) -> set[str]:
    return {filled.entity.country or filled.entity.key for filled in fillers}


def _calling(reading: Reading, draft: Draft) -> Iterator["Token"]:
    """The nouns by which a draft may call back a dealing: "the sanctions", and what "it" or "they" stands for."""
    matters = draft.unit.pattern.elements.get("matter", ()) if draft.kind == "Restriction" else ()
    for name in (*_MATTERS, *matters):
        for token in draft.predicate.functions.get(name, ()):
            meant = spoken_of(reading, token)
            if meant != token or _is_bare(token):
                yield meant


def _is_bare(noun: "Token") -> bool:
    """Whether a phrase says no more of what was told of: "the sanctions", "its tariffs", "that offer on Monday"."""
    beside = [child for child in noun.children if not _is_aside(child)]
    return len(beside) == 1 and beside[0].lower_ in _THE | _OWN


def _is_aside(child: "Token") -> bool:
    """Whether words beside a noun only say when, or stand behind a mark."""
    is_dated = any(below.dep_ == "pobj" and below.ent_type_ in TIMES for below in child.children)
    is_clause = child.dep_ in ADNOMINAL_CLAUSES and child.left_edge.nbor(-1).text == ","
    is_time = child.ent_type_ in TIMES or (child.dep_ == "prep" and is_dated)
    return child.dep_ == "punct" or is_time or is_clause


def _names(noun: "Token", kind: str) -> bool:
    """Whether a noun is a name of dealings of a kind; of a Request "offer" is none, which may be anything."""
    words, lemma = discourse_words(), noun.lemma_.lower()
    nearby = words.names_nearby if kind != "Request" else {}
    return any(lemma in names.get(kind, ()) for names in (words.names_of_acts, nearby))


def _is_named_by(noun: "Token", other: Draft, *, by_kind: bool) -> bool:
    """Whether a noun is what a dealing was told of by, or a name of such dealings where no other was."""
    told = (other.predicate.head, *other.predicate.functions.get("object", ()))
    if noun in told or any(noun.lemma_ == word.lemma_ for word in told):
        return True
    is_of_any = noun.lemma_ in discourse_words().names_of_any.get(other.kind, ())
    return by_kind and _names(noun, other.kind) and (is_of_any or not any(_names(word, other.kind) for word in told))
