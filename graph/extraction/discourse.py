"""What a sentence leaves open, filled from the rest of the article where that makes it plain.

A role is filled so only if its frame allows it (`discourse`), and the claim is the less certain for it. Pronouns
and descriptions ("the ministry") are no gaps: whom they stand for is for `graph.extraction.actors`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, Referent, context_state, last_court, other_states
from graph.extraction.answers import answerer_of, is_of_others, name_askers, name_negotiators, turn_answers
from graph.extraction.clauses import surface_subjects
from graph.extraction.dues import (
    PAY_BACK,
    court_behind,
    echo_payment,
    home_of_story,
    is_waiting,
    partner_of,
    payee_before,
    payer_fined,
    payer_here,
    payer_of_host,
    sides_of_deal,
)
from graph.extraction.elements import Draft, Filled, fitting
from graph.extraction.fillers import inferred
from graph.extraction.journeys import is_journey, sender_of_journey
from graph.extraction.whereabouts import (
    correct_places,
    destination_here,
    drop_senders,
    drop_told_twice,
    holder_of,
    is_carried_by_name,
    move_of,
    names_end,
    only_way,
    sender_here,
    swapped_with,
)
from graph.frames import discourse_words
from graph.language import token_mention
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

# The role whose filler drives the dealings that an article is about.
_INITIATING = {"Request": "requester", "Payment": "payer", "Transfer": "sender", "Restriction": "imposer"}
_BILATERAL = frozenset({"Request", "Agreement", "Negotiation", "Payment", "Lawsuit"})
_PRIVATE = frozenset({EntityKind.PERSON, EntityKind.GROUP})
_TALKS = frozenset({"Negotiation", "Agreement"})
_MATTERS = frozenset({"object", "complement", "for", "purpose", "to"})  # functions of what is asked for
_NAMING_OF_REQUEST = {"object", "of", "by", "from"}
_NOMINAL = frozenset({"nsubj", "nsubjpass", "pobj", "appos"})
_GOING_TO_COURT = frozenset(
    {"sue", "countersue", "file", "bring", "lodge", "institute", "go", "turn"}
)  # verbs of a state that sues its adversary
_FOR_ARBITERS = "file for arbitration"  # the pattern of lawsuit.yaml for suits that are mostly against firms
_PARTIES = frozenset({"party", "counterparty"})
_SENTENCES_OF_A_DEALING = 2  # how far back the other side of one may be named
_LOOKBACK_FOR_COURT = 40  # sentences; a story of a case names its court early


@dataclass(frozen=True, slots=True)
class _Gap:
    """A role that a sentence leaves open, and the article around it."""

    reading: Reading
    drafts: Sequence[Draft]
    index: int
    role: str

    @property
    def draft(self) -> Draft:
        return self.drafts[self.index]

    @property
    def earlier(self) -> Sequence[Draft]:
        """The drafts before this one, the nearest first."""
        return self.drafts[: self.index][::-1]


def fill_from_discourse(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Fills open roles whose filler the rest of the article makes plain; drops nothing."""
    turn_answers(reading, drafts)
    name_negotiators(drafts)
    drop_senders(drafts)
    drop_told_twice(drafts)
    initiator = _initiator(reading, drafts)
    for index, draft in enumerate(drafts):
        correct_places(reading, draft)
        if is_waiting(draft):
            draft.roles.clear()
            continue
        if draft.unit.pattern.echoes:
            echo_payment(reading, draft, drafts[:index][::-1])
        for name, role in draft.unit.frame.roles.items():
            if name in draft.roles or not role.discourse or name in draft.unit.pattern.local:
                continue
            filled = _filler_of(_Gap(reading, drafts, index, name), initiator)
            if filled is None or (entity := fitting(reading, filled.referent, role)) is None:
                continue
            if draft.kind == "Payment" and entity.kind is EntityKind.COURT:
                continue  # a court that orders a payment neither pays nor is paid
            is_body = filled.entity.kind is EntityKind.AGENCY  # people are sent to a state, not to its navy
            draft.roles[name] = [replace(filled, entity=entity) if is_body else filled]
    name_askers(reading, drafts)


def drop_foreign_states(drafts: Iterable[Draft]) -> None:
    """A national court binds its own government: what it finds of another ("Rwanda is not safe") affects its own."""
    for draft in drafts:
        court, affected = draft.roles.get("court"), draft.roles.get("affects")
        if draft.kind != "Ruling" or not court or not affected or not affected[0].function.startswith("complement"):
            continue
        own, other = court[0].entity.country, affected[0].entity
        if own not in {None, "EU"} and other.kind is EntityKind.GOVERNMENT and other.country != own:
            del draft.roles["affects"]


def _filler_of(gap: _Gap, initiator: Filled | None) -> Filled | None:
    if gap.draft.kind == "Negotiation" and is_of_others(gap.draft):
        return None
    if gap.role in gap.draft.unit.pattern.explicit:
        return _pending(gap) if gap.role in gap.draft.pending else None
    if gap.role == "affects":
        return _affected(gap)
    if gap.draft.unit.pattern.echoes:
        return None
    if gap.role == "holder":
        return holder_of(gap.reading, gap.draft, gap.earlier)
    if _is_named_otherwise(gap) or _is_home(gap) or (gap.role == "requestee" and not _asks_for_something(gap.draft)):
        return None
    if gap.role == "sender" and is_journey(gap.reading, gap.draft):
        return sender_of_journey(gap.reading, gap.draft, gap.earlier)
    if gap.role == "target":
        return _target(gap)
    return _defendant(gap) if gap.role == "defendant" else _by_dealings(gap, initiator)


def _by_dealings(gap: _Gap, initiator: Filled | None) -> Filled | None:
    """Who it is by what else the article tells of the sides, the nearest first."""
    found = _of_such(gap) or _told_just_before(gap)
    if found is None and _is_of_private_people(gap):
        return _of_same_kind(gap)
    found = found or _other_party(gap) or _of_talks(gap) or (_who_can_grant(gap) if gap.role == "requestee" else None)
    return found or _of_same_kind(gap) or _initiating(gap, initiator) or _of_the_story(gap)


def _of_such(gap: _Gap) -> Filled | None:
    """ "No such meeting has been held": whoever the meeting told of just before was one of."""
    head = gap.draft.predicate.head
    if all(child.lower_ != "such" for child in head.children):
        return None
    here = gap.reading.sentence_index(head)
    near = (d for d in gap.earlier if here - gap.reading.sentence_index(d.predicate.head) <= _SENTENCES_OF_A_DEALING)
    meant = next((draft for draft in near if draft.kind == gap.draft.kind), None)
    found = meant.roles.get(gap.role) if meant is not None else None
    return inferred(found[0]) if found else None


def _is_of_private_people(gap: _Gap) -> bool:
    """Whether people are paid who are no state: who pays them, the dealings of states do not say."""
    payees = gap.draft.roles.get("payee", ()) if gap.role == "payer" else ()
    return any(filled.entity.kind in _PRIVATE for filled in payees)


def _told_just_before(gap: _Gap) -> Filled | None:
    """Who it is by the act that this one answers or goes on with."""
    if gap.role == "requestee":
        answering = answerer_of(gap.reading, gap.draft)
        return None if answering is None else inferred(answering)
    if gap.draft.kind == "Transfer":
        moved = move_of(gap.reading, gap.draft, gap.role, gap.earlier)
        return moved or only_way(gap.draft, gap.drafts, gap.role)
    if gap.role != "payer":
        return None
    fined = payer_fined(gap.reading, gap.draft)
    return fined or payer_here(gap.draft, gap.earlier) or payer_of_host(gap.draft, gap.drafts)


def _of_talks(gap: _Gap) -> Filled | None:
    """Whose talks with another they are: of the side that tells of them, or of the state that the article is about."""
    if gap.draft.kind != "Negotiation" or _names_side(gap):
        return None
    return _speaking_side(gap) or _home(gap)


def _of_the_story(gap: _Gap) -> Filled | None:
    """Who it is by what the article as a whole is about, where nothing nearer says."""
    if gap.role == "sender":
        return sender_here(gap.reading, gap.draft)
    if gap.role == "destination":
        return destination_here(gap.reading, gap.draft)
    if gap.draft.kind == "Payment" and gap.draft.roles and gap.draft.amounts:
        return partner_of(gap.draft, gap.drafts)
    return _imposer(gap) if gap.role == "imposer" else None


def _asks_for_something(draft: Draft) -> bool:
    """Whether a request says what for: "because it asked" says neither whom nor for what."""
    return not _MATTERS.isdisjoint(draft.predicate.functions)


def _who_can_grant(gap: _Gap) -> Filled | None:
    """Of whom a release or an extradition is asked: of the only other state spoken of here, or of the home state."""
    reading, draft = gap.reading, gap.draft
    wanted = reading.frames.classes["favours"]
    is_pressing = draft.predicate.head.lemma_ == "press" and "for" in draft.predicate.functions
    names_favour = any(t.lemma_.lower() in wanted for tokens in _matters(draft) for t in tokens)
    if draft.predicate.pos != "v" or not (is_pressing or names_favour):
        return None
    others = other_states(reading, draft.predicate.head, exclude=frozenset(filter(None, _countries(draft))))
    home = _home(gap)
    of_people = reading.frames.classes["handing_over"]
    if home is not None and not any(t.lemma_.lower() in of_people for tokens in _matters(draft) for t in tokens):
        return home if others in ([], [home.entity.country]) else None
    if len(others) != 1:
        return home if not others else None
    head = draft.predicate.head
    mentioned = Referent(reading.government(others[0]), token_mention(head), "", head)
    return _government(gap, others[0], mentioned, "the only other state spoken of")


def _matters(draft: Draft) -> list[Sequence["Token"]]:
    """The words for what is asked for."""
    return [draft.predicate.functions.get(name, ()) for name in ("object", "for")]


def _names_side(gap: _Gap) -> bool:
    """Whether words stand in the open role that were not understood, or should: "its envoy held talks"."""
    support = gap.draft.predicate.support
    is_said_to_be = support is not None and any(
        c.dep_ == "expl" for c in support.children
    )  # "there were no talks with"
    if support is not None and not is_said_to_be and gap.draft.predicate.head.dep_ != "nsubjpass":
        return True
    return any(path in gap.draft.predicate.functions for path in gap.draft.unit.pattern.elements.get(gap.role, ()))


def _speaking_side(gap: _Gap) -> Filled | None:
    """ "Talks with Algeria had failed, Mali's minister said": those who tell of talks with another held them."""
    verb = gap.draft.predicate.carrier
    for above in (verb, *verb.ancestors):
        if above.lemma_.lower() not in gap.reading.frames.status.reporting or above.pos_ != "VERB":
            continue
        for referent in (r for subject in surface_subjects(above) for r in gap.reading.referents(subject)):
            code = (referent.acts_for or referent.entity).country
            if code is not None and code not in _countries(gap.draft):
                return _government(gap, code, referent, "the side that says so")
    return None


def _home(gap: _Gap) -> Filled | None:
    """The government of the state that the article is about, unless it is on the other side."""
    code = gap.reading.home_state()
    if code is None or code in _countries(gap.draft):
        return None
    head = gap.draft.predicate.head
    mentioned = Referent(gap.reading.government(code), token_mention(head), "", head)
    return _government(gap, code, mentioned, "the state that the article is about")


def _pending(gap: _Gap) -> Filled | None:
    """Who fills a role that the sentence should have filled: a side of a payment or a suit told of piecemeal."""
    if gap.role == "defendant":
        return _defendant(gap)
    if gap.role == "requestee":
        answering = answerer_of(gap.reading, gap.draft)
        return inferred(answering) if answering is not None else _who_can_grant(gap)
    if gap.draft.kind == "Transfer":
        return swapped_with(gap.draft, gap.drafts)
    if gap.draft.kind != "Payment":
        return _other_party(gap)
    if (payee := _payee_by_deal(gap)) is not None:
        return payee
    if _is_spent(gap.draft):
        return None
    if not gap.draft.roles:
        echo_payment(gap.reading, gap.draft, gap.earlier)
        return gap.draft.roles["payee"][0] if "payee" in gap.draft.roles else _sole_payee(gap)
    near = _returned_to(gap) or _other_party(gap) or payee_before(gap.reading, gap.draft, gap.earlier)
    near = near or court_behind(gap.reading, gap.draft) or partner_of(gap.draft, gap.drafts)
    return near or home_of_story(gap.reading, gap.draft)


def _payee_by_deal(gap: _Gap) -> Filled | None:
    """Whom a sum of a deal is for, where the sentence names neither side of the payment."""
    known = [filled for filled in chain(*gap.draft.roles.values()) if filled.function != "discourse"]
    sides = None if known else sides_of_deal(gap.reading, gap.draft, gap.drafts)
    if sides is None:
        return None
    payer, payee = sides
    gap.draft.roles["payer"] = [payer]
    return payee


def _is_spent(draft: Draft) -> bool:
    """ "$20 million went toward roads": on what a sum is spent says of nobody that he is paid."""
    return "subject" in draft.unit.pattern.elements.get("money", ())


def _returned_to(gap: _Gap) -> Filled | None:
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


def _sole_payee(gap: _Gap) -> Filled | None:
    """Whom a deal pays ("it promised €105 million"): the payee of the only payments spoken of, by their payer."""
    pairs = {
        (payer.entity.key, payee.entity.key): (payer, payee)
        for other in gap.drafts
        if other.kind == "Payment" and not other.pending and other.unit.pattern.pattern != PAY_BACK
        for payer in other.roles.get("payer", ())
        for payee in other.roles.get("payee", ())
        if payer.entity.key != payee.entity.key
    }
    if len(pairs) != 1:
        return None
    ((payer, payee),) = pairs.values()
    gap.draft.roles["payer"] = [inferred(payer)]
    return inferred(payee)


def _target(gap: _Gap) -> Filled | None:
    """Whom a limit hits that the sentence gives to nobody: who is answered in kind, or across the border."""
    return _retaliated(gap) or (_adversary(gap) if "crossing" in gap.draft.unit.pattern.when.values() else None)


def _retaliated(gap: _Gap) -> Filled | None:
    """Whom a state answers in kind: who put a limit on it just before."""
    here = gap.reading.sentence_index(gap.draft.predicate.head)
    own = _countries(gap.draft)
    for other in gap.earlier:
        if here - gap.reading.sentence_index(other.predicate.head) > 1:
            return None
        hit = other.kind == "Restriction" and any(f.entity.country in own for f in other.roles.get("target", ()))
        if hit and other.roles.get("imposer"):
            return inferred(other.roles["imposer"][0])
    return None


def _defendant(gap: _Gap) -> Filled | None:
    """Whom a suit is against that the sentence gives to nobody, the likeliest first."""
    found = _government_in_court(gap) or _other_party(gap) or _at_home(gap)
    if found is None and gap.draft.unit.head in _GOING_TO_COURT and gap.draft.unit.pattern.pattern != _FOR_ARBITERS:
        found = _ruled_on(gap) or _adversary(gap)
    return found


def _ruled_on(gap: _Gap) -> Filled | None:
    """Whom the article's rulings are about, if that is one government: the suit is against it."""
    known = _countries(gap.draft)
    found: dict[str, Filled] = {}
    for other in gap.drafts:
        for filled in other.roles.get("affects", ()) if other.kind == "Ruling" else ():
            if filled.entity.kind is EntityKind.GOVERNMENT and filled.entity.country not in known:
                found.setdefault(filled.entity.key, filled)
    return _only(list(found.values()))


def _at_home(gap: _Gap) -> Filled | None:
    """The state that the article is plainly about, for somebody who petitions a court between states."""
    code = gap.reading.home_state()
    plaintiff = gap.draft.roles.get("plaintiff")
    in_court = gap.draft.unit.pattern.when.get("object") == "court_word"
    if code is None or not in_court or not plaintiff or not gap.reading.is_plainly_home(code):
        return None
    if plaintiff[0].entity.kind is EntityKind.GOVERNMENT or code in _countries(gap.draft):
        return None
    head = gap.draft.predicate.head
    mentioned = Referent(gap.reading.government(code), token_mention(head), "", head)
    return _government(gap, code, mentioned, "the state that the article is about")


def _adversary(gap: _Gap) -> Filled | None:
    """The other of the two states that the article is about, for one of them."""
    rivals = gap.reading.rivals()
    known = _countries(gap.draft) - {None}
    if len(known) != 1 or not known <= set(rivals):
        return None
    (code,) = set(rivals) - known
    head = gap.draft.predicate.head
    mentioned = Referent(gap.reading.government(code), token_mention(head), "", head)
    return _government(gap, code, mentioned, "the other state that the article is about")


def _government_in_court(gap: _Gap) -> Filled | None:
    """Whom a suit is against where the sentence names only the national court that decides it: its government."""
    head = gap.draft.predicate.head
    for token in head.sent:
        for referent in gap.reading.referents(token) if token.dep_ in _NOMINAL else ():
            court = referent.entity
            plain = referent.certain or court.country == gap.reading.home_state()
            plain = plain and not referent.judge
            if court.kind is EntityKind.COURT and court.country is not None and court.country != "EU" and plain:
                return _government(gap, court.country, replace(referent, token=head), "the government under this court")
    return None


def _imposer(gap: _Gap) -> Filled | None:
    """Whose limits they are: of whoever imposes others in this sentence or the one before, else of the home state."""
    here = gap.reading.sentence_index(gap.draft.predicate.head)
    for other in gap.earlier:
        imposers = [filled for filled in other.roles.get("imposer", ()) if filled.function != "discourse"]
        if imposers and here - gap.reading.sentence_index(other.predicate.head) <= 1:
            return inferred(imposers[0])
    home = _home(gap)
    return None if home is None or _are_of(gap, home.entity.country) else home


def _are_of(gap: _Gap, code: str | None) -> bool:
    """Whether those whom a limit hits are of a state, as their words say: "three Serbian firms"."""
    targets = [filled.referent.token for filled in gap.draft.roles.get("target", ())]
    matches = (gap.reading.match(word) for token in targets for word in token.subtree)
    return any(match is not None and match.entry.country == code for match in matches)


def _government(gap: _Gap, code: str, referent: Referent, reason: str) -> Filled:
    """A state's government in the role, mentioned by the words of a referent."""
    government = gap.reading.government(code)
    inferred = Referent(government, referent.mention, reason, referent.token, certain=False)
    return Filled(government, inferred, "discourse")


def _is_home(gap: _Gap) -> bool:
    """Whether people are sent home: to where they are from, which is not where they were sent from."""
    return gap.role == "destination" and any(
        t.lower_ == "home" for t in gap.draft.predicate.functions.get("adverb", ())
    )


def _is_named_otherwise(gap: _Gap) -> bool:
    """Whether the sentence does name somebody in this role, only nobody we know: nobody else is put there then."""
    reading, draft = gap.reading, gap.draft
    if gap.role == "destination" and names_end(draft):
        return True
    if draft.kind == "Transfer" and gap.role == "sender" and is_carried_by_name(reading, draft):
        return False
    things = reading.frames.classes["document"] | reading.frames.classes["vehicle"]
    naming = {"subject", "possessor"} | (_NAMING_OF_REQUEST if draft.kind == "Request" else set())
    paths = naming.intersection(draft.unit.pattern.elements.get(gap.role, ()))
    tokens = [token for path in paths for token in draft.predicate.functions.get(path, ())]
    return any(
        (token.pos_ != "PRON" or token.lower_ in discourse_words().anybody)
        and (token.lemma_.lower() not in things or reading.is_noun(token, "court", "judge"))
        and not reading.is_noun(token, "state_representative")
        for token in tokens
    )


def _initiator(reading: Reading, drafts: Iterable[Draft]) -> Filled | None:
    """The state that asks, pays and sends in this article, if one does so more than all others together."""
    tally: Counter[str] = Counter()
    first: dict[str, Filled] = {}
    for draft in drafts:
        for filled in draft.roles.get(_INITIATING.get(draft.kind, ""), ()):
            if filled.entity.country:
                tally[filled.entity.country] += 1
                first.setdefault(filled.entity.country, filled)
    if not tally:
        return None
    code, most = min(tally.items(), key=lambda item: (-item[1], item[0]))
    is_plain = most >= 2 or code == reading.home_state()
    return first[code] if is_plain and 2 * most > tally.total() else None


def _initiating(gap: _Gap, initiator: Filled | None) -> Filled | None:
    """The initiator of the article's dealings, where the role is one of a side that deals."""
    kind = gap.draft.kind
    is_side = gap.role == _INITIATING.get(kind) or (kind in _TALKS and gap.role in _PARTIES)
    if initiator is None or not is_side or initiator.entity.country in _countries(gap.draft):
        return None
    return inferred(initiator)


def _other_party(gap: _Gap) -> Filled | None:
    """The other of two states that deal with each other in the sentences just before, if the draft names one."""
    known = _countries(gap.draft) - {None}
    if gap.draft.kind not in _BILATERAL or len(known) != 1:
        return None
    found: dict[str | None, Filled] = {}
    for other in gap.drafts:
        if not _is_dealing_just_before(gap, other):
            continue
        sides = [f for filled in other.roles.values() for f in filled if f.entity.country and f.function != "discourse"]
        countries = {side.entity.country for side in sides}
        if len(countries) == 2 and known <= countries:
            for side in sides:
                found.setdefault(side.entity.country, side)
    return _only([side for country, side in found.items() if country not in known])


def _is_dealing_just_before(gap: _Gap, other: Draft) -> bool:
    if other.kind not in _BILATERAL or other.predicate.head == gap.draft.predicate.head:
        return False
    here, there = (gap.reading.sentence_index(draft.predicate.head) for draft in (gap.draft, other))
    return 0 <= here - there <= _SENTENCES_OF_A_DEALING


def _of_same_kind(gap: _Gap) -> Filled | None:
    """Who fills this role in the article's other drafts of the kind with the same other participants."""
    known = {role: {f.entity.key for f in filled} for role, filled in gap.draft.roles.items()}
    found: dict[str, Filled] = {}
    for other in gap.drafts:
        if other.kind != gap.draft.kind or gap.role not in other.roles:
            continue
        if any(f.entity.key in keys for role, keys in known.items() for f in other.roles.get(role, ())):
            for filled in other.roles[gap.role]:
                found.setdefault(filled.entity.key, filled)
    return _only(list(found.values()))


def _affected(gap: _Gap) -> Filled | None:
    """Whose action a ruling is about where only the act is named: the government that the court can bind."""
    reading, draft = gap.reading, gap.draft
    court = draft.roles.get("court")
    if not court:
        return None
    if any(token.lemma_.lower() in reading.frames.classes["conviction"] for token in _decided_on(draft)):
        return _convicted(gap)
    if any(_is_somebody(reading, token) for token in draft.predicate.functions.get("object", ())):
        return None  # it is about somebody whom we do not know
    if is_international(court[0]):
        return None  # it binds whoever stands before it
    code = court[0].entity.country
    if code == "EU":  # it binds the member state that the article speaks of
        code = context_state(reading, draft.predicate.head, exclude=frozenset({"EU"}))
    code = code or _state_of_court(gap)
    if code is None or not gap.reading.is_plainly_home(code):
        return None
    mentioned = replace(court[0].referent, token=draft.predicate.head)
    return _government(gap, code, mentioned, "the government under this court")


def _decided_on(draft: Draft) -> list["Token"]:
    """The things that a ruling is on: "upheld the verdict", "let the verdict stand"."""
    clauses = draft.predicate.functions.get("complement", ())
    subjects = [child for clause in clauses for child in clause.children if child.dep_ == "nsubj"]
    return [*draft.predicate.functions.get("object", ()), *subjects]


def _is_somebody(reading: Reading, token: "Token") -> bool:
    """Whether words stand for people or a body, and not for an act: "sentenced the driver"."""
    is_thing = token.lower_ in {"it", "this", "that", "them", "which"}
    return not is_thing and (token.pos_ in {"PRON", "PROPN"} or reading.is_noun(token, "people", "group"))


def is_international(court: Filled) -> bool:
    """Whether a court is of no state: it binds whoever stands before it."""
    return court.entity.kind is EntityKind.COURT and court.entity.country is None and not court.referent.generic


def _state_of_court(gap: _Gap) -> str | None:
    head = gap.draft.predicate.head
    judge = gap.reading.persons.get(gap.draft.roles["court"][0].entity.label)
    if judge is not None and judge.court is not None and judge.court.country not in {None, "EU"}:
        return judge.court.country
    last = last_court(gap.reading, head, lookback=_LOOKBACK_FOR_COURT)
    return (last.entity.country if last is not None else None) or context_state(gap.reading, head)


def _convicted(gap: _Gap) -> Filled | None:
    """Whose verdict or sentence it is, where the sentence only says "the verdict": the one ruled on before."""
    for other in gap.earlier:
        for filled in other.roles.get("affects", ()):
            if filled.entity.kind is EntityKind.PERSON:
                return inferred(filled)
    return None


def _countries(draft: Draft) -> set[str | None]:
    return {f.entity.country for filled in draft.roles.values() for f in filled}


def _only(found: Sequence[Filled]) -> Filled | None:
    """The one that was found, for the gap; of several none is plain."""
    return inferred(found[0]) if len(found) == 1 else None
