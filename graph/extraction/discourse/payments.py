"""Who pays or is paid, where a payment is told piecemeal."""

from itertools import chain

from graph.extraction.clauses import coordinated_head, surface_subjects
from graph.extraction.discourse.dues import sides_of_deal
from graph.extraction.discourse.gaps import Gap, countries_of, only_one
from graph.extraction.elements import Draft, Filled
from graph.extraction.roles import inferred
from graph.frames import discourse_words, syntax_words
from graph.labels import TIMES
from graph.model import OF_STATE, PEOPLE, EntityKind

_CAPTORS = frozenset({EntityKind.GROUP, EntityKind.ORGANIZATION})
_FOR_RELEASE = frozenset({"ransom", "bail"})
_DONE_FOR_SOMEBODY = frozenset({"Transfer", "Agreement", "Negotiation"})
_ON_WHICH = frozenset({"after", "as", "because", "once", "since", "when"})  # what is asked then is answered by paying
_SUMMING = frozenset({"all", "total"})
_NEAR_AN_AWARD = 1  # sentences back to the ruling that an award goes with
# Functions whose words say who is on a side of a payment, whether we know them or not.
_NAMING = {"payee": ("recipient",), "payer": ("from", "object.from", "in.from")}
_WHO_ARE_PAID = (
    "beneficiary",
    "served",
    "people",
    "institution",
    "enterprise",
    "firm",
)  # nouns for those: "promised $5m to the fund", not "to a road"


def is_of_private_people(gap: Gap) -> bool:
    """Whether people are paid who are no state: who pays them, the dealings of states do not say."""
    payees = gap.draft.roles.get("payee", ()) if gap.role == "payer" else ()
    return any(filled.entity.kind in PEOPLE for filled in payees)


def is_named_here(gap: Gap) -> bool:
    """Whether the sentence names a side of a payment that we do not know: "granted *its smaller forges* $5m"."""
    draft = gap.draft
    paths = set(_NAMING.get(gap.role, ())).intersection(draft.unit.pattern.elements.get(gap.role, ()))
    amounts = gap.reading.mentions_of(draft.predicate.head).amounts
    tokens = (token for path in paths for token in draft.predicate.functions.get(path, ()))
    if any(token.i not in amounts and token.lower_ != "it" for token in tokens):
        return True
    if gap.role == "payee" and _pays_judgment(gap):
        return True
    behind = draft.predicate.functions.get("to", ()) if gap.role == "payee" else ()
    own = countries_of(draft) - {None}
    paid = [token for token in behind if token.head.head == draft.predicate.head]  # not "according to its minister"
    if any(r.entity.country in own for token in paid for r in gap.reading.referents(token)):
        return True  # "Peru's treasury will pay $2 million to the Peruvian navy"
    nouns = [token for token in paid if token.pos_ == "NOUN"]
    if any(token.tag_ == "NNS" and not token.has_any({"det", "poss", "nummod"}) for token in nouns):
        return True  # "paid $5 million to cooperages", whoever asked for help before
    return any(gap.reading.is_noun(token, kind) for token in nouns for kind in _WHO_ARE_PAID)


def _pays_judgment(gap: Gap) -> bool:
    """ "Is to pay *a $5m judgment*": to whoever won it, and not to the state of the court."""
    judgments = gap.reading.frames.classes["judgment"]
    return any(token.lemma_.lower() in judgments for token in gap.draft.predicate.functions.get("object", ()))


def knows_a_side(gap: Gap) -> bool:
    """Whether the sentence says who pays, or tells of somebody that he gets a sum, not of a sum that it is his."""
    payees = gap.draft.roles.get("payee", ())
    return "payer" in gap.draft.roles or any(filled.function == "subject" for filled in payees)


def find_payee_by_deal(gap: Gap) -> Filled | None:
    """Whom a sum of a deal is for, where the sentence names neither side of the payment."""
    known = [filled for filled in chain(*gap.draft.roles.values()) if filled.function != "discourse"]
    sides = None if known else sides_of_deal(gap.reading, gap.draft, gap.drafts)
    if sides is None:
        return None
    payer, payee = sides
    gap.draft.roles["payer"] = [payer]
    return payee


def find_payer_of_award(gap: Gap) -> Filled | None:
    """ "Awarded the firm $5 million", "was paid it in damages": whom the one that is paid has sued, if that is one."""
    if "court_word" not in gap.draft.unit.pattern.when.values() and not _is_redress(gap):
        return None
    payees = {filled.entity.key for filled in gap.draft.roles.get("payee", ())}
    sued = {
        filled.entity.key: filled
        for other in gap.drafts
        if other.kind == "Lawsuit" and payees & {filled.entity.key for filled in other.roles.get("plaintiff", ())}
        for filled in other.roles.get("defendant", ())
    }
    return only_one(list(sued.values())) or _held_against(gap, payees)


def _is_redress(gap: Gap) -> bool:
    """ "He was paid $5,000 *in a settlement*", or sued in the sentence itself: what is paid because he sued."""
    verb = gap.draft.predicate.head
    behind = (noun for link in verb.children if link.lower_ == "in" for noun in link.children if noun.dep_ == "pobj")
    words = syntax_words()
    sued = coordinated_head(verb)
    is_joined = sued is not None and sued.lemma_.lower() in words.suing_verbs
    return is_joined or any(noun.lemma_.lower() in words.settling for noun in behind)


def _held_against(gap: Gap, payees: set[str]) -> Filled | None:
    """ "held that Italy had broken the treaty, and awarded him $5 million": the state of which the court has ruled."""
    verb = gap.draft.predicate.head
    above = coordinated_head(verb)
    clauses = [child for child in above.children if child.dep_ == "ccomp"] if above is not None else []
    states = [
        Filled(referent.entity, referent, "discourse")
        for clause in clauses
        for subject in surface_subjects(clause)
        for referent in gap.reading.referents(subject)
        if referent.entity.kind is EntityKind.GOVERNMENT
    ]
    here = gap.reading.sentence_index(verb)
    rulings = (other for other in gap.earlier if other.kind == "Ruling")
    near = (other for other in rulings if here - gap.reading.sentence_index(other.predicate.head) <= _NEAR_AN_AWARD)
    affected = ([f for f in other.roles.get("affects", ()) if f.entity.kind is EntityKind.GOVERNMENT] for other in near)
    found = states or next(filter(None, affected), [])
    return only_one(found) if payees and payees.isdisjoint(filled.entity.key for filled in found) else None


def find_who_struck_bargain(gap: Gap) -> Filled | None:
    """ "Peru struck the bargain in secret. Chad was paid $5 million": by whoever alone is said to have dealt."""
    if gap.role != "payer" or not gap.draft.predicate.passive:
        return None
    here = gap.reading.sentence_index(gap.draft.predicate.head)
    for other in gap.earlier:
        if other.kind == "Agreement" and here - gap.reading.sentence_index(other.predicate.head) == 1:
            told = [filled for found in other.roles.values() for filled in found if filled.function != "discourse"]
            known = countries_of(gap.draft) | {None}
            is_alone = all(f.function == "subject" or f.entity.country in known for f in told)
            return only_one([f for f in told if f.entity.country not in known]) if is_alone else None
    return None


def find_payer_in_return(gap: Gap) -> Filled | None:
    """ "Kenya will take 40 people from Jordan. In return it will get $5 million": from whoever it does so for."""
    verb, payees = gap.draft.predicate.head, gap.draft.roles.get("payee", ())
    if not is_in_return(gap.draft) or len(payees) != 1:
        return None
    own, here = payees[0].entity.country, gap.reading.sentence_index(verb)
    for other in gap.earlier:
        if here - gap.reading.sentence_index(other.predicate.head) > 1:
            return None
        sides = {filled.entity.country: filled for filled in chain(*other.roles.values())}
        if other.kind in _DONE_FOR_SOMEBODY and own in sides and len(sides) == len(("one", "other")):
            return only_one([filled for code, filled in sides.items() if code is not None and code != own])
    return None


def find_payee_in_return(gap: Gap) -> Filled | None:
    """ "*Kenya* is to take in 40 people. Norway in return will pay $5 million": whoever does what is paid for."""
    draft, reading = gap.draft, gap.reading
    here = reading.sentence_index(draft.predicate.head)
    if not here or not is_in_return(draft) or not draft.roles.get("payer"):
        return None
    told_before = surface_subjects(reading.sentences[here - 1].root)
    found = {r.entity.country: r for t in told_before for r in reading.referents(t) if r.entity.kind in OF_STATE}
    if len(found) != 1 or found.keys() & {None, *countries_of(draft)}:
        return None
    ((_, referent),) = found.items()
    return inferred(Filled(referent.entity, referent, "discourse"))


def is_in_return(draft: Draft) -> bool:
    """Whether something is paid for what was told just before, and not "in exchange for its help"."""
    verb = draft.predicate.head
    clause = verb.head if verb.dep_ == "xcomp" else verb  # "is to pay"
    returns = syntax_words().in_return
    links = (token for token in clause.subtree if token.lower_ in returns and token.head.lower_ == "in")
    return any(all(child.lower_ != "for" for child in link.children) for link in links)


def is_ransom(draft: Draft) -> bool:
    """Whether a ransom or a bail is paid: to captors or a court, not to whoever the payer deals with."""
    return any(token.lemma_ in _FOR_RELEASE for token in draft.predicate.functions.get("object", ()))


def find_captors(gap: Gap) -> Filled | None:
    """ "Gunmen held two Danes. Denmark denied paying *a ransom*": to whoever holds people and is no state, if one."""
    holders = (f for other in gap.drafts if other.kind == "Detention" for f in other.roles.get("holder", ()))
    captors = {f.entity.key: f for f in holders if f.entity.kind in _CAPTORS and f.entity.country is None}
    payers = [filled.entity.kind for filled in gap.draft.roles.get("payer", ())]
    is_told = gap.role == "payee" and EntityKind.GROUP not in payers  # not "families who paid ransom", to whomever
    return only_one(list(captors.values())) if is_told else None


def is_of_own_purse(gap: Gap) -> bool:
    """ "The court fined the minister, who paid it *out of his own pocket*": for himself, to nobody of the story."""
    words = gap.reading.frames.classes["own_purse"]
    tokens = (token for name in ("from", "of") for token in gap.draft.predicate.functions.get(name, ()))
    return any(token.lemma_.lower() in words for token in tokens)


def is_total(gap: Gap) -> bool:
    """ "A fund that has received $112 million *in all*": of all who gave, whoever gave something just before."""
    functions = gap.draft.predicate.functions
    return gap.role == "payer" and any(token.lower_ in _SUMMING for token in functions.get("in", ()))


def is_spent(draft: Draft) -> bool:
    """Whether nothing tells who is paid.

    "$20 million went toward roads", "spent it on roads", "paid it for a hotel", "put up $3m of its own".
    """
    functions = draft.predicate.functions
    if any(token.lemma_.lower() in discourse_words().bought_of_others for token in functions.get("for", ())):
        return True
    things = (token for name in ("on", "in", "at") for token in functions.get(name, ()))
    is_on_things = any(
        token.lower_ == "it" or (token.pos_ == "NOUN" and token.ent_type_ not in TIMES) for token in things
    )
    is_spending = draft.predicate.head.lemma_.lower() in discourse_words().spending
    if is_spending or draft.predicate.head.lemma_ not in syntax_words().giving:
        links = (link for token in functions.get("object", ()) for link in token.children)
        if any(word.lower_ == "own" for link in links for word in link.children):
            return True
    return "subject" in draft.unit.pattern.elements.get("money", ()) or (is_spending and is_on_things)


def find_returned_to(gap: Gap) -> Filled | None:
    """ "sent back the sum that Brussels had paid": each of two payers of one sum is the other's payee."""
    draft = gap.draft
    own = {filled.entity.key for filled in draft.roles.get("payer", ())}
    for other in gap.drafts:
        same = other is not draft and other.kind == "Payment" and other.amounts == draft.amounts
        if same and other.predicate.head.sent == draft.predicate.head.sent:
            givers = [filled for filled in other.roles.get("payer", ()) if filled.entity.key not in own]
            if len(givers) == 1:
                return inferred(givers[0])
    return None


def find_who_asked(gap: Gap) -> Filled | None:
    """ "Paid $5 million after *Uganda* had asked for help": whoever asked, and nobody but the payer."""
    payers = countries_of(gap.draft)
    for other in gap.drafts:
        asked = {filled.entity.country for filled in other.roles.get("requestee", ())}
        if other.kind == "Request" and asked <= payers and _is_answered_by(other, gap.draft):
            found = only_one([f for f in other.roles.get("requester", ()) if f.entity.country not in payers])
            return None if found is None else inferred(found)
    return None


def find_who_paid(gap: Gap) -> Filled | None:
    """ "*Kenya* paid Uganda $5 million after it had appealed for help": whoever paid who asked was asked."""
    asking = countries_of(gap.draft)
    for other in gap.drafts:
        paid = {filled.entity.country for filled in other.roles.get("payee", ())}
        if other.kind == "Payment" and paid and paid <= asking and _is_answered_by(gap.draft, other):
            found = only_one([f for f in other.roles.get("payer", ()) if f.entity.country not in asking])
            return None if found is None else inferred(found)
    return None


def _is_answered_by(request: Draft, payment: Draft) -> bool:
    """Whether the clause of a request says on what a payment is made: "paid it after Uganda *had asked* for it"."""
    clause, verb = request.predicate.head, payment.predicate.head
    is_below = clause.head is verb or (verb.dep_ == "xcomp" and clause.head is verb.head)
    is_on = any(child.lower_ in _ON_WHICH for child in clause.children if child.i < clause.i)
    return clause.dep_ == "advcl" and is_below and is_on


def find_repaid(gap: Gap) -> Filled | None:
    """ "Britain's aid to Chad … Chad paid back $5 million": whoever was last told to give something to the payer."""
    if gap.draft.unit.pattern.sense != "repayment":
        return None
    own = {filled.entity.key for filled in gap.draft.roles.get("payer", ())}
    for other in gap.earlier:
        if other.kind == "Payment" and own & {filled.entity.key for filled in other.roles.get("payee", ())}:
            givers = [filled for filled in other.roles.get("payer", ()) if filled.entity.key not in own]
            if len(givers) == 1 and givers[0].function != "discourse":
                return inferred(givers[0])
    return None


def find_sole_payee(gap: Gap) -> Filled | None:
    """Whom a deal pays ("it promised €105 million"): the payee of the only payments spoken of, by their payer."""
    pairs = {
        (payer.entity.key, payee.entity.key): (payer, payee)
        for other in gap.drafts
        if other.kind == "Payment" and not other.pending and other.unit.pattern.sense != "repayment"
        for payer in other.roles.get("payer", ())
        for payee in other.roles.get("payee", ())
        if payer.entity.key != payee.entity.key
    }
    if len(pairs) != 1:
        return None
    ((payer, payee),) = pairs.values()
    if payer.entity.kind is EntityKind.ORGANIZATION or payee.entity.kind is EntityKind.GROUP:
        return None  # a firm owes for itself, and whom somebody pays who has no name, by no deal of states
    gap.draft.roles["payer"] = [inferred(payer)]
    return inferred(payee)
