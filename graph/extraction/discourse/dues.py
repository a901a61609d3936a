"""Whose a sum is, and which, where the sentence leaves it to those before.

Money is told of piecemeal: who promised it to whom, that a part was paid, that the rest never came. What else a
sentence leaves open is for `graph.extraction.discourse`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, Referent, is_definite, is_only_origin
from graph.extraction.clauses import surface_subjects
from graph.extraction.elements import Draft, Filled
from graph.extraction.factuality import has_negation
from graph.extraction.roles import inferred, part_spoken_of
from graph.frames import discourse_words
from graph.labels import COMPLEMENT_CLAUSES
from graph.language import token_mention
from graph.model import STATELIKE, Amount, EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_SENTENCES_OF_A_SUM = 3  # how far back the payment may be told that a sentence goes on with
_SENTENCES_OF_A_DEAL = 2  # the same of the deal that "it" provides for a sum
_SENTENCES_OF_A_REST = 1  # the same of one of which a further sum is due
_NONE = frozenset({"any", "none", "nothing"})  # before "of it"
_OF_PERSONS = frozenset({"he", "him", "she", "her"})
_FINES = frozenset({"fine", "penalty"})
_UNTIL = frozenset({"until", "till", "unless"})
_TO_SOMEBODY = frozenset({"recipient", "to", "into", "toward", "towards", "object.to"})
_LOOKBACK_FOR_FUND = 2  # sentences
_OFTEN = 4  # mentions of the other state in a story of two
_LEAST = 2  # dealings that make somebody the partner of a story
_DEALINGS = frozenset({"Payment", "Agreement", "Negotiation", "Request", "Refusal", "Transfer"})
_ON_TOP = frozenset({"further", "additional", "another", "extra"})  # before a sum
_TOLD = ("payer", "payee")
_SIDES = {"Payment": ("payer", "payee"), "Agreement": ("party", "counterparty"), "Lawsuit": ("defendant", "plaintiff")}


def echo_payment(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> None:
    """ "The money was never paid": the sides and the sum of the payment told of just before, in what is open."""
    if draft.unit.pattern.sense == "repayment" and not _is_of_the_sum(draft):
        return
    if draft.predicate.head.dep_ == "xcomp" and draft.predicate.head.head.pos_ == "ADJ":
        return  # "has been willing to pay" tells of no payment spoken of
    for other in _payments_before(reading, draft, earlier):
        if not _may_go_on(draft, other):
            continue
        if draft.unit.pattern.sense == "sum told":
            if not other.amounts:
                other.amounts = draft.amounts  # "paid Peru for it. The sum was $5 million"
            return
        _take_from(reading, draft, other)
        if draft.amounts == other.amounts and other.predicate.head.sent == draft.predicate.head.sent:
            other.roles.clear()  # "agreed to pay $8m, but the money was never paid": the sentence ends otherwise
        return


def _take_from(reading: Reading, draft: Draft, other: Draft) -> None:
    """Gives a payment the sides and the sum of the one that it goes on with, where it leaves them open."""
    for role, side in _sides_in(draft).items():
        if role not in draft.roles and other.roles.get(side) and not _is_of_stranger(draft, role):
            draft.roles[role] = [inferred(filled) for filled in other.roles[side]]
    if not draft.amounts and len(other.amounts) == 1:
        draft.amounts = _told_again(reading, draft, other.amounts[0])
    left = discourse_words().left_to_pay
    if not draft.amounts and any(token.lower_ in left for token in _paid_in(draft)):
        draft.roles.clear()  # of "the rest" nobody can tell how much it is, and it is not the whole


def _is_of_stranger(draft: Draft, role: str) -> bool:
    """ "Told *him* to repay the money", "*the airline* has not paid": whether a role is that of somebody not known."""
    paths, functions = draft.unit.pattern.elements.get(role, ()), draft.predicate.functions
    is_no_name = role == "payer" and any(token.pos_ == "NOUN" for token in functions.get("subject", ()))
    if "subject" in paths and is_no_name:
        return True
    return any(token.lower_ in _OF_PERSONS for path in paths for token in functions.get(path, ()))


def payee_before(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Filled | None:
    """Whom somebody pays a sum: whoever else he pays, has a contract with or was sued by in the sentences before."""
    payers = {filled.entity.key for filled in draft.roles.get("payer", ())}
    for other in earlier:
        own, theirs = _SIDES.get(other.kind, ("", ""))
        beside = _signed_beside(draft, other)
        if not beside and not payers & {filled.entity.key for filled in other.roles.get(own, ())}:
            continue
        told = [*other.roles.get(theirs, ()), *beside]
        partners = [f for f in told if _is_named(f) and f.function != "discourse"]
        if len(partners) == 1 and (other.kind != "Payment" or _is_near(reading, draft, other)):
            return inferred(partners[0])
    return None


def _signed_beside(draft: Draft, deal: Draft) -> list[Filled]:
    """ "Signed by the defence ministry and *Anka Hava*": with whom the state of whoever pays has a deal."""
    countries = {filled.entity.country for filled in draft.roles.get("payer", ())} - {None}
    parties = deal.roles.get("party", []) if deal.kind == "Agreement" else []
    others = [filled for filled in parties if filled.entity.country not in countries]
    return others if len(others) < len(parties) else []


def payee_of_donors(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Filled | None:
    """ "*Donors* pledged $1 billion for Sudan. The EU offered 350 million euros": whom several just gave to as one."""
    for other in earlier:
        payers = other.roles.get("payer", ())
        is_of_several = bool(payers) and all(filled.entity.kind is EntityKind.GROUP for filled in payers)
        if other.kind == "Payment" and is_of_several and _is_near(reading, draft, other):
            payees = other.roles.get("payee", ())
            return inferred(payees[0]) if len(payees) == 1 and "payer" in draft.roles else None
    return None


_PAID = frozenset(
    {EntityKind.GOVERNMENT, EntityKind.ORGANIZATION, EntityKind.AGENCY, EntityKind.PERSON, EntityKind.GROUP}
)


def sides_of_deal(reading: Reading, draft: Draft, drafts: Sequence[Draft]) -> tuple[Filled, Filled] | None:
    """Who pays whom by a deal ("it provides for $5 million"): of its two sides, the one that pays elsewhere."""
    for a, b in _two_sides(reading, draft, drafts):
        a_pays, b_pays = _pays(a, b, drafts), _pays(b, a, drafts)
        if a_pays != b_pays:
            return (inferred(a), inferred(b)) if a_pays else (inferred(b), inferred(a))
    return None


def _two_sides(reading: Reading, draft: Draft, drafts: Sequence[Draft]) -> Iterator[tuple[Filled, Filled]]:
    """The two sides of the agreements that a sum's own sentence is about, and of those told of just before."""
    here = reading.sentence_index(draft.predicate.head)
    is_of_deal = "deal" in draft.unit.pattern.when.get("subject", "")
    farthest = _SENTENCES_OF_A_DEAL if is_of_deal else 0
    for other in reversed(drafts):
        distance = here - reading.sentence_index(other.predicate.head)
        if other.kind == "Agreement" and 0 <= distance <= farthest:
            sides = {
                f.entity.country or f.entity.key: f for f in chain(*other.roles.values()) if f.entity.kind in _PAID
            }
            if len(sides) == len(("payer", "payee")):
                a, b = sides.values()
                yield a, b


def _pays(payer: Filled, payee: Filled, drafts: Sequence[Draft]) -> bool:
    """Whether the article tells of a side that it pays, or of the other that it is paid."""
    wanted = (("payer", payer.entity.country), ("payee", payee.entity.country))
    return any(
        filled.entity.country == country is not None and filled.function != "discourse"
        for other in drafts
        if other.kind == "Payment" and other.unit.pattern.sense != "repayment" and not other.unit.pattern.echoes
        for role, country in wanted
        for filled in other.roles.get(role, ())
    )


def payer_of_host(reading: Reading, draft: Draft, drafts: Sequence[Draft]) -> Filled | None:
    """ "will get $7 million for taking 50 people from Norway": who sends them pays for them."""
    payees = {filled.entity.country for filled in draft.roles.get("payee", ())} - {None}
    for other in drafts:
        is_told_here = other.predicate.head.sent == draft.predicate.head.sent
        if other.kind != "Transfer" or not (is_told_here or _is_for_them(reading, draft, other)):
            continue
        hosts = {filled.entity.country for filled in other.roles.get("destination", ())}
        senders = other.roles.get("sender", ())
        if payees and payees == hosts and len(senders) == 1 and senders[0].function != "discourse":
            return inferred(senders[0])
    return None


def _is_for_them(reading: Reading, draft: Draft, sent: Draft) -> bool:
    """ "Chad took in ten men. It was paid $5 million for doing so", "for taking them": of those just told of."""
    here, there = (reading.sentence_index(told.predicate.head) for told in (draft, sent))
    if not 0 < here - there <= _SENTENCES_OF_A_DEAL:
        return False
    taking = reading.frames.classes["taking"] | {"do"}
    reasons = (child for head in draft.predicate.head.subtree if head.lower_ == "for" for child in head.children)
    return any(child.tag_ == "VBG" and child.lemma_ in taking for child in reasons)


def payer_here(draft: Draft, earlier: Sequence[Draft]) -> Filled | None:
    """ "was granted $3 billion by the IMF and received $600 million at once": of whom the same sentence tells."""
    payees = {filled.entity.key for filled in draft.roles.get("payee", ())}
    for other in earlier:
        same = other.kind == "Payment" and other.predicate.head.sent == draft.predicate.head.sent
        if (
            same
            and payees & {filled.entity.key for filled in other.roles.get("payee", ())}
            and other.roles.get("payer")
        ):
            return inferred(other.roles["payer"][0])
    return None


def payer_of_further(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Filled | None:
    """ "Kenya pays Chad $5 million. *A further $2 million* is to go into a fund": whoever gives the sum before."""
    subjects = (*draft.predicate.functions.get("subject", ()), *draft.predicate.functions.get("object", ()))
    if not any(word.lower_ in _ON_TOP for token in subjects for word in token.subtree if word.i <= token.i):
        return None
    here = reading.sentence_index(draft.predicate.head)
    for other in earlier:
        if other.kind == "Payment":
            payers = other.roles.get("payer", ()) if other.amounts else ()
            is_next = here - reading.sentence_index(other.predicate.head) <= _SENTENCES_OF_A_REST
            return inferred(payers[0]) if is_next and len(payers) == 1 else None
    return None


def payer_fined(reading: Reading, draft: Draft) -> Filled | None:
    """ "The court fined Marlin Line, and was paid $4 million": by whoever was fined."""
    verb = draft.predicate.head
    if verb.dep_ != "conj" or verb.head.lemma_.lower() not in reading.frames.classes["fining"]:
        return None
    fined = (child for child in verb.head.children if child.dep_ == "dobj")
    found = [referent for child in fined for referent in reading.referents(child)]
    known = [Filled(referent.entity, referent, "discourse") for referent in found if referent.entity.kind in _PAID]
    return inferred(known[0]) if len(known) == 1 else None


def _is_named(filled: Filled) -> bool:
    return filled.entity.kind in _PAID and filled.entity.label[:1].isupper()


def is_waiting(reading: Reading, draft: Draft) -> bool:
    """Whether a payment only waits: "will not pay until they come" denies nothing, what was promised still holds."""
    head = draft.predicate.head
    waits = any(child.lower_ in _UNTIL for token in (head, *head.children) for child in token.children)
    return draft.kind == "Payment" and waits and has_negation(head, reading.frames.status)


def _ordering(verb: "Token") -> list["Token"]:
    """Who has somebody do what an infinitive says: "*a court* in Madrid ordered Peru to pay"."""
    return surface_subjects(verb.head) if verb.dep_ in COMPLEMENT_CLAUSES and verb.head.pos_ == "VERB" else []


def home_of_story(reading: Reading, draft: Draft, drafts: Sequence[Draft]) -> Filled | None:
    """ "The Fund agreed to lend $2.9 billion", "the EU suspended €45 million": the state that the article is about.

    Where nobody else is named. One that only gives is not paid, but the one that is given to.
    """
    payers = draft.roles.get("payer", ())
    home = reading.home_state()
    giving = [*draft.predicate.functions.get("subject", ()), *_ordering(draft.predicate.head)]
    is_gift = not draft.predicate.passive and not any(reading.is_noun(token, "court", "judge") for token in giving)
    if home is None or not payers or not is_gift:
        return None
    to_budget = "state_funds" in draft.unit.pattern.when.values()  # "transferred $57 million to the budget": its own
    if any(filled.entity.country == home for filled in payers):
        home = None if to_budget else _other_state(reading, home)
    elif not reading.is_plainly_home(home):
        return None
    else:
        home = _paid_by(home, draft, drafts)
    head = draft.predicate.head
    if home is None or is_only_origin(reading, home):
        return None
    is_of_state = any(filled.entity.country is not None for filled in payers)
    are_others = len({state.code for state in reading.states}) > len(("payer", "payee"))
    if is_of_state and are_others and not to_budget and not reading.is_spoken_of(home, head):
        return None
    functions = draft.predicate.functions
    is_named = any(token.pos_ == "PROPN" for token in functions.get("with", ()))  # "placed a deposit with SBP"
    is_to_somebody = not to_budget and (is_named or not _TO_SOMEBODY.isdisjoint(functions))
    if is_to_somebody or _is_of_fund(reading, head):
        return None
    government = reading.government(home)
    reason = "the state that the article is about"
    return Filled(government, Referent(government, token_mention(head), reason, head, certain=False), "discourse")


def _paid_by(home: str, draft: Draft, drafts: Sequence[Draft]) -> str | None:
    """The state that the article is about, unless it gives again and again to one other: then that one."""
    others = (d for d in drafts if d.kind == "Payment" and d is not draft and d.unit.pattern.sense != "repayment")
    told = [
        {role: {f.entity.country for f in d.roles.get(role, ()) if f.function != "discourse"} for role in _TOLD}
        for d in others
    ]
    given = [one["payee"] - {None} for one in told if home in one["payer"]]
    if len(given) < _LEAST or any(home in one["payee"] for one in told):
        return home
    payees = set(chain(*given))
    is_plain = len(payees) == 1 and payees.isdisjoint(filled.entity.country for filled in draft.roles.get("payer", ()))
    return payees.pop() if is_plain else home


def _is_of_fund(reading: Reading, verb: "Token") -> bool:
    """ "The fund is nearly dry. Canada transferred $45 million": that has it; "the Fund" is a body that lends."""
    before = reading.sentences_to(verb, _LOOKBACK_FOR_FUND)
    return any(word.text == "fund" and word.pos_ == "NOUN" for sentence in before for word in sentence)


def _other_state(reading: Reading, home: str) -> str | None:
    """The other state of a story of two: named twice as often as any third."""
    tally = Counter(mention.code for mention in reading.states if mention.code != home)
    ranked = tally.most_common(2)
    is_plain = ranked and ranked[0][1] >= _OFTEN and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1])
    return ranked[0][0] if is_plain else None


def court_behind(reading: Reading, draft: Draft) -> Filled | None:
    """ "The High Court of Kiribati ordered the owner to pay $2 million": to the state whose court it is."""
    head = draft.predicate.head
    payers = draft.roles.get("payer", ())
    if head.dep_ not in COMPLEMENT_CLAUSES or head.head.pos_ != "VERB" or any(f.entity.country for f in payers):
        return None
    for subject in surface_subjects(head.head):
        for referent in reading.referents(subject):
            court = referent.entity
            if court.kind is EntityKind.COURT and court.country not in {None, "EU"}:
                government = reading.government(str(court.country))
                reason = "the government under this court"
                return Filled(
                    government, replace(referent, entity=government, reason=reason, certain=False), "discourse"
                )
    return None


def partner_of(draft: Draft, drafts: Sequence[Draft]) -> Filled | None:
    """The other side of a sum of which one is named: whoever that one deals with, and with nobody else as much."""
    own = {filled.entity.country or filled.entity.key for filled in chain(*draft.roles.values())}
    tally: Counter[str] = Counter()
    first: dict[str, Filled] = {}
    for other in drafts:
        sides = {f.entity.country or f.entity.key: f for f in chain(*other.roles.values()) if f.entity.kind in _PAID}
        if other is draft or other.kind not in _DEALINGS or not own & sides.keys():
            continue
        for key, filled in sides.items():
            if key not in own and filled.entity.kind in STATELIKE:
                tally[key] += 1
                first.setdefault(key, filled)
    ranked = tally.most_common(2)
    is_plain = ranked and ranked[0][1] >= _LEAST and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return inferred(first[ranked[0][0]]) if is_plain else None


def _payments_before(reading: Reading, draft: Draft, earlier: Sequence[Draft]) -> Iterator[Draft]:
    """The payments told of before: those near, the last first, then those further back of the same payer."""
    payments = [other for other in earlier if other.kind == "Payment" and other.roles.keys() >= {"payer", "payee"}]
    near = [other for other in payments if _is_near(reading, draft, other)]
    yield from near
    if draft.roles.get("payer"):
        yield from (other for other in payments if other not in near)


def _is_near(reading: Reading, draft: Draft, other: Draft) -> bool:
    here, there = (reading.sentence_index(told.predicate.head) for told in (draft, other))
    return here - there <= (_SENTENCES_OF_A_REST if draft.unit.pattern.status == "due" else _SENTENCES_OF_A_SUM)


def _may_go_on(draft: Draft, other: Draft) -> bool:
    """Whether a payment has no other side than the one that it may go on with."""
    return all(
        {filled.entity.country or filled.entity.key for filled in draft.roles[role]}
        & {filled.entity.country or filled.entity.key for filled in other.roles.get(side, ())}
        for role, side in _sides_in(draft).items()
        if role in draft.roles and not (role == "payer" and _is_paid_for_another(draft, other))
    )


def _is_paid_for_another(draft: Draft, other: Draft) -> bool:
    """ "Fined the owner $3,000. His *consul* paid the fine": what one is fined, another may pay for one."""
    objects = draft.predicate.functions.get("object", ())
    is_fine = any(token.lemma_ in _FINES and is_definite(token) for token in objects)
    return is_fine and other.predicate.head.lemma_ in _FINES


def _sides_in(draft: Draft) -> dict[str, str]:
    """The sides of a payment, and which they were in the one that it goes on with: who pays back was paid."""
    if draft.unit.pattern.sense == "repayment":
        return {"payer": "payee", "payee": "payer"}
    return {"payer": "payer", "payee": "payee"}


def _told_again(reading: Reading, draft: Draft, whole: Amount) -> list[Amount]:
    """How much of a sum told of before is spoken of: all of it, so much of it as is said, or nobody knows what."""
    parts = [part for token in _paid_in(draft) for part in [part_spoken_of(token, whole)] if part is not None]
    if not parts:
        return [whole] if _is_the_sum(draft) else []
    sentence = draft.predicate.head.sent
    sums = reading.mentions_of(draft.predicate.head).amounts.values()
    here = {found.amount.value for found in sums if sentence.start_char <= found.start_char < sentence.end_char}
    if here - {whole.value}:
        draft.roles.clear()  # "it set aside $3 million, and has paid half of it": of a sum of which no payment is known
    return parts[0]


def _is_the_sum(draft: Draft) -> bool:
    """Whether the sum spoken of is the whole of it: "the money", "none of it"; not "a cent", "the first instalment"."""
    tokens, whole = _paid_in(draft), discourse_words().whole_sums
    is_none_of = (t.lower_ in _NONE and t.has_word("of") for t in tokens)
    return any(token.lemma_.lower() in whole for token in tokens) or any(is_none_of)


def _paid_in(draft: Draft) -> list["Token"]:
    """The words for what is paid."""
    functions = draft.predicate.functions
    return [*functions.get("object", ()), *(functions.get("subject", ()) if not draft.predicate.passive else ())]


def _is_of_the_sum(draft: Draft) -> bool:
    """Whether what is paid back is a sum told of, or none of it: "the loan", "a cent"; not "money", "a loan"."""
    tokens = draft.predicate.functions.get("object", ())
    whole = discourse_words().whole_sums
    return any(token.lemma_.lower() not in whole or is_definite(token) for token in tokens)
