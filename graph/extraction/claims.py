"""From drafts and offices to the claims of an article.

Status, date, source and confidence are added here, each by the module that knows it; one claim is made for each
pair of participants (`participants`); what a sentence leaves open is filled by `discourse`; what is said twice
becomes one claim in `merging`; and `linking` says which claim is about which. What makes no claim is a rejection.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from graph.extraction.actors import Reading, place_of
from graph.extraction.clauses import clause_verb, has_to, surface_subjects
from graph.extraction.contrasts import is_meant_instead, is_set_apart
from graph.extraction.dating import date_by_names, date_by_sittings, date_of, date_of_beginning, resolved
from graph.extraction.discourse import drop_foreign_states, fill_from_discourse, fill_waiting, note_undone
from graph.extraction.effects import NO_RULING, effect_of
from graph.extraction.elements import Clauses, Draft, Filled, find_drafts
from graph.extraction.factuality import (
    NOTHING_SAID,
    Factuality,
    auxiliaries,
    factuality,
    is_scheduled,
    is_wish,
    names_of,
)
from graph.extraction.generality import is_duty, is_habit, is_made_up, is_of_any_case, is_of_those_listed
from graph.extraction.grounds import without_decision
from graph.extraction.linking import link_claims, subject_matter
from graph.extraction.merging import drop_foreseen, drop_headlines, merge_repeats, share_nationality
from graph.extraction.movements import people_are_further
from graph.extraction.offices import Office, find_offices
from graph.extraction.participants import Combination, combinations, is_litigation, open_role
from graph.extraction.people import are_all_of, is_sent_home, nationality_elsewhere, nationality_of
from graph.extraction.proforms import repeat_drafts
from graph.extraction.rejections import Rejection
from graph.extraction.sources import attribution_of
from graph.frames import Frame, StatusCues, discourse_words, status_cues, syntax_words
from graph.iris import slug
from graph.labels import ADNOMINAL_CLAUSES, TIMES
from graph.language import mention_of, token_mention
from graph.model import OF_STATE, UNREALISED, Claim, Entity, EntityKind, Evidence, Filler, Reason, Status, Time

if TYPE_CHECKING:
    from graph.tokens import Token

_SURE = 0.95
_FACTOR_OF_INFERENCE = 0.9  # for each filler that was referred back to or inferred
_AMONG = frozenset({"among", "including"})
_WAITING = frozenset({"when", "once", "until", "before", "as soon as"})  # reasons
_CONDITIONS = frozenset({"if", "unless", "provided"})
_FACTOR_OF_STATUS = 0.95  # for a status other than actual, which more words decide
_SURE_OF_OFFICE, _LESS_SURE_OF_OFFICE = 0.97, 0.85  # with an organization that its words name, or without
_Kept = TypeVar("_Kept", Claim, Draft)
# Patterns of ruling.yaml by which a court leaves as it is what a suit is against.
_FARTHEST_REQUEST = 2  # sentences before its answer
_ASIDE = frozenset({"advcl", "nsubj", "csubj", "dep", "acl"})  # how a parser hangs a participle that opens a sentence
_TALKING = frozenset({"discuss"})  # reasons why a deal is only talked of
_THREATENING = frozenset({"threaten", "threat", "vow"})  # of a suit: whom it is against is whoever is threatened
_ENDED = frozenset({"Restriction", "Detention"})  # kinds of what goes on until it is told to be over
_ANSWERS = frozenset({"Agreement", "Refusal", "Negotiation"})  # kinds of what may come of a request
_DEALT = frozenset({"Negotiation", "Agreement"})
_LEFT_UNDONE = frozenset({"xcomp", "pcomp"})  # how what somebody refuses to do hangs on the refusal
_PREVAILING = frozenset({"persuade", "convince"})
_TOLD_WITH = frozenset({"conj", "advcl", "pcomp", "prep"})
_FINITE = frozenset({"nsubj", "nsubjpass", "aux"})
_DENYING = frozenset({"not", "never"})
_AHEAD = frozenset({"will", "wo", "shall", "would"})
_OBLIGING = frozenset({"should", "must"})
_ENQUIRING = frozenset({"whether", "if", "about", "why", "how", "when", "what", "who", "where"})  # behind "asked"


def claims_of(reading: Reading, clauses: Clauses) -> tuple[list[Claim], list[Rejection]]:
    """All claims of an article, in the order of their first sentence, and what gave none."""
    offices = find_offices(reading)
    found = [item for doc in reading.parsed.paragraphs for item in find_drafts(reading, clauses, doc)]
    waiting = [item for item in found if isinstance(item, Draft) and item.waits and not _is_question(item)]
    found = [item for item in found if isinstance(item, Rejection) or not item.waits]
    drafts, rejections = _parted(_asserted(reading, found))
    drafts = sorted((*drafts, *repeat_drafts(reading, clauses, drafts)), key=lambda d: place_of(d.predicate.head))
    drop_foreign_states(reading, drafts)
    _note_refusals(drafts)
    note_undone(reading, drafts)
    fill_from_discourse(reading, drafts)
    drafts = sorted((*drafts, *fill_waiting(reading, drafts, waiting)), key=lambda d: place_of(d.predicate.head))
    drafts = _without_terms(_without_endings(_without_wishes(drafts)))
    suits = {d.predicate.head for d in drafts if d.kind == "Lawsuit" and open_role(reading, d) is None}
    claims, more = _parted(item for draft in drafts for item in _claims_of_draft(reading, draft, suits))
    claims.extend(_claim_of_office(reading, office) for office in offices)
    claims.sort(key=lambda c: (c.evidence[0].quote.start_char, c.evidence[0].trigger.start_char, c.kind))
    claims = share_nationality(date_by_sittings(reading, drafts, date_by_names(reading, claims)))
    claims = drop_headlines(drop_foreseen(merge_repeats(claims)))
    return link_claims(claims, subject_matter(drafts)), [*rejections, *more]


def _parted(items: Iterable[_Kept | Rejection]) -> tuple[list[_Kept], list[Rejection]]:
    """What was made, and what was refused."""
    made: list[_Kept] = []
    refused: list[Rejection] = []
    for item in items:
        if isinstance(item, Rejection):
            refused.append(item)
        else:
            made.append(item)
    return made, refused


def _asserted(reading: Reading, found: Iterable[Draft | Rejection]) -> Iterator[Draft | Rejection]:
    """The drafts without questions, without the grounds of rulings, and without what a refusal says already."""
    drafts, rejections = _parted(found)
    yield from rejections
    grounds = without_decision(reading, drafts)
    refused = {draft.predicate.head for draft in drafts if draft.kind == "Refusal" and draft.unit.pattern.polarity}
    requests = {draft.predicate.head for draft in drafts if draft.kind == "Request" and _is_of_others(draft)}
    refusals = {draft.predicate.head for draft in drafts if draft.kind == "Refusal"}
    refusals |= {d.predicate.carrier for d in drafts if d.kind == "Refusal" and d.unit.pattern.polarity}
    asking = {reading.sentence_index(draft.predicate.head) for draft in drafts if draft.kind == "Request"}
    answers = [draft for draft in drafts if draft.unit.pattern.answers]
    to_nobody = {
        id(draft) for draft in answers if asking.isdisjoint(_sentences_to(reading, draft)) or _answers_nobody(draft)
    }
    for draft in drafts:
        if _is_question(draft):
            yield _rejection(draft, Reason.QUESTION)
        elif id(draft) in to_nobody:
            yield _rejection(draft, Reason.NO_FILLER, element="counterparty")
        elif draft.kind == "Ruling" and draft.predicate.head in grounds:
            continue
        elif draft.kind == "Request" and draft.predicate.head.dep_ == "xcomp" and draft.predicate.head.head in requests:
            continue  # "asked Algiers to sound out the captors" asks one thing
        elif _is_refused(draft, refusals):
            continue  # "refused to talk", "refused to renew a lease": that there is none need not be said too
        # "would not accept" is a refusal, and so is "said that it would not": that it is no agreement need not be said.
        elif draft.kind != "Agreement" or not refused & {draft.predicate.head, *_contents(draft)}:
            yield draft


def _sentences_to(reading: Reading, draft: Draft) -> range:
    """The numbers of the sentence of an answer and of those before it that may tell of the request."""
    index = reading.sentence_index(draft.predicate.head)
    return range(index - _FARTHEST_REQUEST, index + 1)


def _answers_nobody(draft: Draft) -> bool:
    """ "It has not paid and will not *do so*", "if they *will* not": what the verb before says, or may come to be."""
    head = draft.predicate.head
    is_again = head.lemma_ == "do" and head.dep_ == "conj"
    return is_again or head.has_any_word(discourse_words().hypotheses)


def _is_refused(draft: Draft, refusals: set["Token"]) -> bool:
    """Whether a deal or talks are what somebody refuses to do."""
    head = draft.predicate.head
    if draft.kind in _DEALT and head.dep_ == "dobj" and head.head.dep_ in _LEFT_UNDONE:
        head = head.head  # "refused to attend talks", "balked at signing a treaty"
    is_done = draft.kind == "Negotiation" or (draft.kind == "Agreement" and head.dep_ in _LEFT_UNDONE)
    refusing = head.head.head if head.dep_ == "pcomp" and head.head.lower_ in {"at", "from"} else head.head
    return (is_done and refusing in refusals) or (draft.kind in _ANSWERS and _is_shut_out(head, refusals))


def _is_shut_out(noun: "Token", refusals: set["Token"]) -> bool:
    """ "Shut the door on *talks*": whether a refusal shuts the door on what a noun names."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    verb = above.head if above.lemma_ == "door" else above
    return verb in refusals and verb != noun and any(c.dep_ == "dobj" and c.lemma_ == "door" for c in verb.children)


def _without_endings(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without releases that only tell, on no day of their own, how long those were held who are told of.

    "Were held for a week *and released*", "held them for a week *before letting them go*".
    """
    held = {d.predicate.head: d for d in drafts if d.kind == "Detention" and not d.unit.pattern.status}
    return [d for d in drafts if d.kind != "Detention" or not d.unit.pattern.status or not _ends_one_of(d, held)]


def _ends_one_of(release: Draft, held: Mapping["Token", Draft]) -> bool:
    """Whether a release is told beside or below one of the verbs that say that as many people are held."""
    verb = release.predicate.head
    if any(token.ent_type_ == "DATE" for token in verb.subtree):
        return False
    while verb.dep_ in _TOLD_WITH and verb.head.i < verb.i:
        verb = verb.head
        if verb in held:
            return _number_of(release) in {None, _number_of(held[verb])}
    return False


def _number_of(draft: Draft) -> int | None:
    """How many people a draft is of, where it says so."""
    return None if draft.people is None or draft.people.count is None else draft.people.count.value


def _without_terms(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without deals that only say what was agreed: "agreed *to extend the truce*" is one, not two."""
    agreed = {d.predicate.head: _parties(d) for d in drafts if d.kind == "Agreement"}
    return [d for d in drafts if d.kind != "Agreement" or not _is_of_terms(d, agreed)]


def _is_of_terms(draft: Draft, agreed: Mapping["Token", set[str]]) -> bool:
    verb = draft.predicate.carrier
    return verb.dep_ == "xcomp" and agreed.get(verb.head) == _parties(draft)


def _parties(deal: Draft) -> set[str]:
    return {filled.entity.key for role in ("party", "counterparty") for filled in deal.roles.get(role, ())}


def _without_wishes(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without what others are only asked to do, where that would be an answer or talks."""
    asked = {d.predicate.head: d for d in drafts if d.kind == "Request" and _is_of_others(d)}
    return [draft for draft in drafts if not _is_only_asked_for(draft, asked)]


def _is_only_asked_for(draft: Draft, asked: Mapping["Token", Draft]) -> bool:
    """ "Pressed Vienna *to refuse*", "urged both *to keep talking*": what tells of a request, and of no answer.

    That two are asked to talk or settle with one another tells of what may be; so does what one was persuaded to.
    """
    if draft.kind not in _ANSWERS:
        return False
    bidding, goes_on = _bidding(draft.predicate.carrier, asked)
    if bidding is None or (draft.kind == "Agreement" and bidding.lemma_ in _PREVAILING):
        return False
    if draft.kind == "Refusal" or goes_on:
        return True
    told = {filled.entity.key for filled in asked[bidding].roles.get("requestee", ())}
    sides = _parties(draft)
    return len(sides) == 1 or not sides <= told


def _bidding(verb: "Token", asked: Container["Token"]) -> tuple["Token | None", bool]:
    """The verb that asks for what another says, and whether that is to go on as it does: "to *keep* talking"."""
    goes_on = False
    verb = clause_verb(verb)
    while verb.dep_ in {"xcomp", "ccomp", "advcl", "acl", "conj"} and _is_bidden(verb):
        verb = verb.head
        if verb in asked:
            return verb, goes_on
        if verb.has("dobj"):
            break  # "asked Peru to *let him* talk with Chile"
        goes_on |= verb.lemma_ in discourse_words().keeping_on
    return None, goes_on


def _is_bidden(verb: "Token") -> bool:
    """Whether a verb can be what somebody is to do: "*to talk*", "to keep *talking*", "that it *talk*"."""
    is_phase = verb.tag_ == "VBG" and verb.dep_ in {"xcomp", "conj"}
    is_bare = (verb.tag_ == "VB" or is_phase) and all(child.dep_ not in _FINITE for child in verb.children)
    return has_to(verb) or is_wish(verb) or is_bare or not _OBLIGING.isdisjoint(auxiliaries(verb))


def _contents(draft: Draft) -> tuple["Token", ...]:
    return draft.predicate.functions.get("complement", ())


def _is_of_others(request: Draft) -> bool:
    """Whether somebody asks whoever is not his own: "instructed its ambassador to ask Iraq" asks Iraq."""
    own = {filled.entity.country for filled in request.roles.get("requester", ())}
    return any(filled.entity.country not in own for filled in request.roles.get("requestee", ()))


def _is_question(draft: Draft) -> bool:
    """Whether a sentence asks, or tells what reporters asked: "Asked whether she would pay, she said no"."""
    head = draft.predicate.head
    return head.sent.text.rstrip("”\"'’ ").endswith("?") or (draft.kind == "Request" and _is_of_reporters(head))


def _is_of_reporters(asked: "Token") -> bool:
    """ "Asked whether Kabul had agreed, he would not say": nobody says who asked, and only for an answer."""
    is_aside = asked.tag_ == "VBN" and asked.dep_ in _ASIDE and asked.i == asked.sent.start
    has_agent = asked.has("agent")
    behind = asked.doc[asked.i + 1 : asked.sent.end]
    following = next((t.lower_ for t in behind if t.ent_type_ not in TIMES and t.lower_ != "on"), "")
    return is_aside and not has_agent and asked.lemma_ == "ask" and following in _ENQUIRING


def _rejection(draft: Draft, reason: Reason, *, element: str | None = None, word: str | None = None) -> Rejection:
    return Rejection(draft.predicate, draft.unit, reason, element=element, filled=draft.filled, word=word)


def _note_refusals(drafts: Iterable[Draft]) -> None:
    """A court that declines to halt what a suit told of in the same sentence is against dismisses the suit's plea."""
    kept = list(drafts)
    suits = {draft.predicate.head.sent for draft in kept if draft.kind == "Lawsuit" and draft.roles}
    for draft in kept:
        is_refusal = draft.kind == "Ruling" and draft.unit.pattern.sense == "denial of relief"
        if is_refusal and draft.predicate.head.sent in suits:
            draft.effect = "dismisses"


def _claims_of_draft(reading: Reading, draft: Draft, suits: Container["Token"]) -> Iterator[Claim | Rejection]:
    """The claims that a draft makes, one a pair of participants, or why it makes none."""
    role = open_role(reading, draft)
    if role is not None:
        yield _rejection(draft, Reason.NO_FILLER, element=role)
        return
    if is_litigation(draft, suits):
        yield _rejection(draft, Reason.LITIGATION)
        return
    found = _factuality_of(draft, reading.frames.status)
    if found.status is Status.NEGATED and _is_kept_out(reading, draft):
        found = Factuality(Status.ACTUAL, found.reason)
    effect = effect_of(draft) if "effect" in draft.unit.frame.values else None
    unsaid = _unsaid(draft, found, effect, reading.frames.status)
    if unsaid is not None:
        yield _rejection(draft, unsaid, word=None if unsaid is Reason.NO_DECISION else found.reason)
        return
    claim = _claim_without_fillers(reading, draft, found, effect)
    turned = found.status in {Status.ACTUAL, Status.PLANNED}
    pairs = combinations(reading, draft, turned=turned)
    claims = [_claim_of(reading, claim, draft, combination) for combination in pairs]
    yield from claims
    if not claims:
        yield _rejection(draft, Reason.SAME_SIDE)


def _claim_of(reading: Reading, claim: Claim, draft: Draft, combination: Combination) -> Claim:
    """A claim without fillers, with those of a pair of participants; denied where one of them is not meant."""
    status = _status_of(claim, draft, combination)
    return replace(
        claim,
        status=status,
        fillers=tuple(_filler(draft.unit.frame, name, filled) for name, filled in combination.fillers),
        nationality=_without_own(draft, combination, claim.nationality) or _state_of_home(reading, draft, combination),
        amount=combination.amount if "amount" in draft.unit.frame.values else None,
        confidence=_confidence(combination, status),
    )


def _status_of(claim: Claim, draft: Draft, combination: Combination) -> Status:
    """The status of a claim for one pair of participants, of whom one may not be meant, or may be meant instead."""
    named = [filled.referent.token for _, filled in combination.fillers if filled.function != "discourse"]
    if combination.amount in draft.denied or any(is_set_apart(token) for token in named):
        is_over = claim.status is Status.NEGATED and claim.kind in _ENDED  # "lifted sanctions on Chad, but not on Mali"
        return Status.ACTUAL if is_over else Status.NEGATED
    is_denied = claim.status is Status.NEGATED and claim.status_reason in _DENYING and not draft.unit.pattern.status
    if is_denied and (combination.amount in draft.meant or any(is_meant_instead(token) for token in named)):
        return Status.PLANNED if auxiliaries(draft.predicate.carrier) & _AHEAD else Status.ACTUAL
    return claim.status


def _without_own(draft: Draft, combination: Combination, states: tuple[str, ...]) -> tuple[str, ...]:
    """Of which states people are, of those who hold or send "*each other's* fishermen" only the other ones."""
    token = draft.people_token
    if len(states) == 1 or token is None or not any(map(_is_one_another, token.subtree)):
        return states
    own = combination.fillers[0][1].entity.country
    return tuple(code for code in states if code != own)


def _is_one_another(word: "Token") -> bool:
    """Whether "each other" or "one another" begins at a word."""
    return (word.lower_, word.doc[word.i + 1 : word.i + 2].text) in {("each", "other"), ("one", "another")}


def _unsaid(draft: Draft, found: Factuality, effect: str | None, cues: StatusCues) -> Reason | None:
    """Why a draft is said of nothing, as in "if they agreed"; None where it is said."""
    if found.reason in discourse_words().hypotheses | NOTHING_SAID:
        return Reason.HYPOTHESIS
    is_any = found.status is Status.ACTUAL and is_of_any_case(draft.predicate)
    is_imagined = is_made_up(draft.predicate) or is_habit(draft.predicate) or is_of_those_listed(draft.predicate)
    is_ahead = found.status in UNREALISED and draft.kind in _ANSWERS
    is_rule = is_ahead and "counterparty" not in draft.roles and is_duty(draft.predicate)
    if is_any or is_imagined or is_rule or _is_no_answer(draft, found, cues):
        return Reason.HYPOTHESIS
    if effect == NO_RULING:
        return Reason.NO_DECISION
    if found.status is Status.NEGATED and draft.kind == "Detention" and not draft.unit.pattern.status:
        return Reason.NO_FILLER if _rests_on_discourse(draft) else None  # "is not under arrest", by whomever
    if found.status is not Status.POSSIBLE:
        return None
    if draft.unit.pattern.status == "negated":
        return Reason.POSSIBLE  # "asked Peru to lift the ban" tells of no end of it
    if draft.kind == "Agreement" and found.reason in _TALKING:
        return Reason.POSSIBLE  # "will discuss a treaty" tells of talks, and of no treaty yet
    is_known = (found.reason in cues.modals and _is_sent(draft)) or _is_as_before(draft)
    is_known = is_known or (found.reason not in cues.seeking and _is_of_those_spoken_of(draft)) or _is_of_further(draft)
    is_known = is_known or (draft.kind == "Lawsuit" and _is_suit_told(draft, found))
    if _rests_on_discourse(draft) and not draft.amounts and not is_known:
        return Reason.POSSIBLE  # what may happen to somebody whom the sentence does not name is too little to go by
    # What a court might decide is a ruling only where the sentence is about that: "could strike down the rules".
    is_aside = draft.predicate.head.dep_ in {"relcl", "acl", "advcl"} or found.reason not in cues.modals
    return Reason.POSSIBLE if draft.kind == "Ruling" and is_aside else None


def _is_no_answer(draft: Draft, found: Factuality, cues: StatusCues) -> bool:
    """ "Has not *ruled out* talks", "*can* refuse", "*neither* took up the offer": what tells of no answer."""
    if draft.kind not in {"Agreement", "Refusal"}:
        return False
    if draft.kind == "Agreement" and _is_without_right(draft.predicate.head):
        return True
    if draft.kind == "Agreement":
        return found.status is Status.NEGATED and draft.unit.name in discourse_words().left_open
    if found.status is not Status.NEGATED:
        return found.status is Status.POSSIBLE and found.reason in discourse_words().at_liberty
    return draft.unit.name in discourse_words().left_open or found.reason in cues.giving_up


def _is_without_right(head: "Token") -> bool:
    """ "Had *no right to* conclude a treaty": what somebody may not do is not what he may have done."""
    verb = head.head if head.pos_ == "NOUN" else head
    noun = verb.head
    is_right = verb.dep_ in ADNOMINAL_CLAUSES and noun.lemma_.lower() in discourse_words().entitlements
    return is_right and noun.has_any_word({"no"})


def _is_sent(draft: Draft) -> bool:
    """ "could be flown to Oslo", "may send them back": of whoever is to be sent it is plain who has them, and where."""
    is_sender_named = any(filled.function == "subject" for filled in draft.roles.get("sender", ()))
    return draft.kind == "Transfer" and (draft.predicate.passive or is_sender_named)


def _is_of_further(draft: Draft) -> bool:
    """ "Hopes to send *50 more*": whether it is said who would send or take further people, on the way told of."""
    sides = (filled for role in ("sender", "destination") for filled in draft.roles.get(role, ()))
    is_told = draft.kind == "Transfer" and draft.predicate.head.dep_ != "acl"  # not "its proposal to house 5,000 more"
    is_first = draft.people_token is not None and draft.people_token.has_word("first")
    is_further = is_told and people_are_further(draft) and not is_first
    return is_further and any(filled.function == "subject" for filled in sides)


def _is_of_those_spoken_of(draft: Draft) -> bool:
    """ "Has offered to take *her*": whether it is said who would do so, if not from where."""
    sides = (filled for role in ("sender", "destination") for filled in draft.roles.get(role, ()))
    is_told = draft.kind == "Transfer" and draft.predicate.head.dep_ != "acl"  # not "its proposal to house 5,000 more"
    is_again = draft.people_token is not None and draft.people_token.pos_ == "PRON"
    return is_told and is_again and any(filled.function == "subject" for filled in sides)


def _is_suit_told(draft: Draft, found: Factuality) -> bool:
    """ "*Peru* threatened to sue", "*the chiefs* may go to court": whether it is plain who would sue.

    Not of a state that may appeal, where whom it was against is the least plain.
    """
    plaintiffs = draft.roles.get("plaintiff", ())
    if found.reason in discourse_words().threats:
        return any(filled.entity.kind is not EntityKind.GROUP for filled in plaintiffs)
    if draft.unit.pattern.sense == "appeal" and any(filled.entity.kind in OF_STATE for filled in plaintiffs):
        return False
    is_aside = draft.predicate.head.dep_ == "relcl"  # "left it to the prosecutor, who could sue"
    return not is_aside and any(filled.referent.token.pos_ not in {"PRON", "DET"} for filled in plaintiffs)


def _is_as_before(draft: Draft) -> bool:
    """ "Peru is considering similar sanctions": who may do to somebody what others have done to him."""
    is_imposer_named = any(filled.function == "subject" for filled in draft.roles.get("imposer", ()))
    return draft.unit.pattern.status == "possible" and is_imposer_named


def _rests_on_discourse(draft: Draft) -> bool:
    required = (name for name, role in draft.unit.frame.roles.items() if role.required)
    return any(filled.function == "discourse" for name in required for filled in draft.roles.get(name, ()))


def _was_done_in_vain(draft: Draft, found: Factuality) -> bool:
    """Whether only the success of an act is denied: "failed to persuade Peru", "a suit that it rejected"."""
    words = discourse_words()
    if draft.kind == "Request":
        is_answered = draft.predicate.pos == "n" and found.reason in words.asked_then
        return is_answered or draft.unit.head in words.persuading
    return draft.kind == "Lawsuit" and draft.predicate.pos == "n" and found.reason in words.disposing


def _factuality_of(draft: Draft, cues: StatusCues) -> Factuality:
    pattern = draft.unit.pattern
    found = factuality(draft.predicate, cues)
    if pattern.polarity == "negative":
        found = Factuality(Status.ACTUAL, "refused")
    if draft.kind == "Request" and (found.reason in discourse_words().trying or _goes_to_ask(draft, found, cues)):
        found = Factuality(Status.ACTUAL, found.reason)  # whoever tries to persuade somebody asks him
    if found.status is Status.NEGATED and _was_done_in_vain(draft, found):
        found = Factuality(Status.ACTUAL, found.reason)
    is_noun = draft.predicate.pos == "n"  # "dropped a plan to ask" tells of no request
    withdrawal = discourse_words().withdrawal if is_noun else frozenset()
    if draft.kind == "Request" and found.reason in withdrawal | (syntax_words().asking if is_noun else frozenset()):
        found = Factuality(Status.ACTUAL, found.reason)  # what is dropped was asked; who presses a demand makes it
    if draft.kind == "Negotiation" and _goes_to_ask(draft, found, cues):
        found = Factuality(Status.ACTUAL, found.reason)  # "came to Kabul to discuss it"
    if found.status is Status.PLANNED and _is_of_bill(draft):
        found = Factuality(Status.POSSIBLE, "bill")
    found = _implied(_on_condition(draft, found), pattern.status)
    if draft.kind == "Ruling" and found.status is Status.PLANNED and found.reason in discourse_words().decisions:
        return Factuality(Status.ACTUAL, found.reason)  # the decision to halt it halts it
    if draft.kind == "Refusal" and found.status is Status.PLANNED and found.reason in discourse_words().decisions:
        return Factuality(Status.ACTUAL, found.reason)  # whoever decides to decline declines
    if draft.kind == "Lawsuit" and (found.reason in withdrawal or _is_brought(draft, found) or _files_to(draft, found)):
        return Factuality(Status.ACTUAL, found.reason)  # a suit that is withdrawn was brought
    return found


def _is_kept_out(reading: Reading, draft: Draft) -> bool:
    """ "*Egypt* was not invited to talks between Chad and Mali": what is denied is only that another took part."""
    head, clause = draft.predicate.head, clause_verb(draft.predicate.head)
    if draft.kind != "Negotiation" or draft.predicate.pos != "n" or head.dep_ == "nsubj":
        return False
    if discourse_words().taking_part.isdisjoint(names_of(clause)):
        return False
    outside = [r.entity.country for subject in surface_subjects(clause) for r in reading.referents(subject)]
    sides = {filled.entity.country for filled in (*draft.roles.get("party", ()), *draft.roles.get("counterparty", ()))}
    return bool(outside) and None not in sides and sides.isdisjoint(outside)


def _on_condition(draft: Draft, found: Factuality) -> Factuality:
    """What may be lifted, where it will be only "if Chile pays", "when Chile *lifts* its own": till then it holds."""
    if draft.unit.pattern.status != "lifted" or found.status is not Status.PLANNED:
        return found
    head = draft.predicate.head
    clauses = [child for child in head.children if child.dep_ == "advcl"]
    marks = {word.lower_ for clause in clauses for word in clause.children if word.dep_ == "mark"}
    is_only = any(child.lower_ == "only" and child.i > head.i for child in head.children)
    is_only = is_only or any(clause.left_edge.lower_ == "only" for clause in clauses)
    is_open = is_only or found.reason in _WAITING or not _CONDITIONS.isdisjoint(marks)
    return Factuality(Status.POSSIBLE, found.reason) if is_open else found


def _is_of_bill(draft: Draft) -> bool:
    """ "A *bill* before the Senate *would* bar them": what becomes law only if lawmakers so vote."""
    subjects = (token.lemma_.lower() for token in draft.predicate.functions.get("subject", ()))
    is_bill = any(lemma in syntax_words().drafts_of_laws for lemma in subjects)
    return is_bill and "would" in auxiliaries(draft.predicate.carrier)


def _goes_to_ask(draft: Draft, found: Factuality, cues: StatusCues) -> bool:
    """ "sent its envoy to Lima to plead for them": it is asked by going there."""
    verb = draft.predicate.head
    is_purpose = found.status is Status.PLANNED and found.reason == "to" and verb.dep_ in {"advcl", "xcomp"}
    is_ahead = verb.head.tag_ == "VB" or is_scheduled(verb.head, cues)
    return is_purpose and not is_ahead and verb.head.lemma_ in syntax_words().motion_to_ask


def _files_to(draft: Draft, found: Factuality) -> bool:
    """ "Lodged a complaint to *challenge* the duties": it is challenged by that."""
    verb = draft.predicate.head
    is_purpose = found.status is Status.PLANNED and found.reason == "to" and verb.dep_ in {"advcl", "xcomp"}
    is_ahead = verb.head.tag_ == "VB"
    return is_purpose and not is_ahead and discourse_words().kinds_by_making.get(verb.head.lemma_) == draft.kind


def _is_brought(draft: Draft, found: Factuality) -> bool:
    """ "will hear a complaint by the union", "is to drop its suit": what is done with a suit does not undo it.

    "A planned suit" is none.
    """
    plaintiff = draft.roles.get("plaintiff")
    children = list(draft.predicate.head.children)
    if draft.predicate.head.lemma_ in discourse_words().pursuing:  # "cleared the way for Peru to *press its case*"
        suits = draft.predicate.functions.get("object", ())
        return any(child.dep_ == "poss" for suit in suits for child in suit.children)
    if found.reason in _THREATENING:
        return False  # "the threat of a suit by the union"
    is_owned = any(child.dep_ == "poss" for child in children)
    if draft.unit.pos != "n" or not plaintiff or not (is_owned or plaintiff[0].function.endswith(("by", "from"))):
        return False
    head = draft.predicate.head
    if head.dep_ == "nsubjpass" and found.reason == head.head.lemma_:
        return False  # "a suit by the union is expected"
    return all(found.reason != child.lower_ for child in children)


def _implied(found: Factuality, status: str | None) -> Factuality:
    """What the unit itself implies ("pledge": planned), unless the clause says less than that."""
    if status is None:
        return found
    if status == "ended":  # who was not freed, or is to be, is held
        over = found.status is Status.ACTUAL
        return Factuality(Status.NEGATED if over else Status.ACTUAL, "the verb" if over else found.reason)
    if status == "lifted":  # what may, should or ought to be lifted is in force
        is_planned = found.status is Status.PLANNED and found.reason not in status_cues().ought
        is_off = found.status is Status.ACTUAL or is_planned
        return Factuality(Status.NEGATED if is_off else Status.ACTUAL, "the verb" if is_off else found.reason)
    if status == "actual":  # "turned down a request": whatever became of it, it was made
        return Factuality(Status.ACTUAL, "answered")
    if status == "excluded":  # what is not ruled out may be
        is_open = found.status in {Status.NEGATED, Status.POSSIBLE}
        return Factuality(Status.POSSIBLE if is_open else Status.NEGATED, found.reason if is_open else "the verb")
    if status == "due":
        return Factuality(Status.PLANNED, found.reason)
    if found.status is Status.NEGATED:
        return Factuality(Status.ACTUAL, found.reason) if status == "negated" else found
    is_wished = found.reason in syntax_words().asking | syntax_words().wishing
    if found.status is Status.POSSIBLE and (status == "planned" or (status == "negated" and is_wished)):
        return found
    return Factuality(Status(status), "the verb" if found.status is Status.ACTUAL else found.reason)


def _claim_without_fillers(reading: Reading, draft: Draft, found: Factuality, effect: str | None) -> Claim:
    """What all claims of a draft share."""
    head = draft.predicate.head
    people = draft.people if "count" in draft.unit.frame.values else None
    return Claim(
        article=reading.parsed.article.id,
        kind=draft.kind,
        status=found.status,
        fillers=(),
        evidence=(Evidence(quote=mention_of(head.sent), trigger=token_mention(head), lexical_unit=draft.unit.name),),
        count=people.count if people is not None else None,
        nationality=_nationality(reading, draft) if people is not None else (),
        effect=effect,
        time=_time_of(reading, draft, found),
        attribution=attribution_of(reading, draft.predicate.carrier),
        status_reason=found.reason,
        notes=(f"pattern: {draft.unit.pattern.pattern}",),
        unordered=draft.unit.frame.unordered,
    )


def _time_of(reading: Reading, draft: Draft, found: Factuality) -> Time | None:
    """When it was: the time that is its own, from when what is yet to end has lasted, or what dates its predicate."""
    if draft.time is not None:
        is_ahead = found.status in UNREALISED
        return resolved(reading, draft.time, draft.predicate.carrier, "future" if is_ahead else "past")
    if _is_yet_to_end(draft, found):
        return date_of_beginning(reading, draft.predicate)
    return date_of(reading, draft.predicate, found.status, draft.unit.frame)


def _nationality(reading: Reading, draft: Draft) -> tuple[str, ...]:
    """Of what states the people of a draft are, as its sentence says, else the rest of the article."""
    if draft.people is None or draft.people.nationality or draft.people_token is None:
        return draft.people.nationality if draft.people is not None else ()
    found = nationality_elsewhere(reading, draft.people_token)
    is_group = draft.people_token.pos_ == "NUM" or reading.is_noun(draft.people_token, "plain_people")
    if draft.kind != "Transfer" or not is_group:
        return found
    senders = {filled.entity.country for filled in draft.roles.get("sender", ())}  # "40 people from Ghana" are not it
    return tuple(code for code in found if code not in senders)


def _state_of_home(reading: Reading, draft: Draft, combination: Combination) -> tuple[str, ...]:
    """The state where those go who are sent home, if that is one; or of whose people alone the article tells."""
    if draft.people is None:
        return ()
    ends = (filled.entity for name, filled in combination.fillers if name == "destination")
    codes = tuple(end.country for end in ends if end.kind is EntityKind.GOVERNMENT and end.country is not None)
    if is_sent_home(draft.predicate):
        return () if draft.people_token is not None and _are_some_foreign(reading, draft, codes) else codes
    if draft.people.person is not None or draft.people_token is None or _are_foreigners(draft.people_token):
        return ()
    senders = frozenset(filled.entity.country for name, filled in combination.fillers if name == "sender")
    return _state_served(reading, draft, combination) or tuple(
        code for code in codes if code not in senders and are_all_of(reading, code, senders)
    )


def _state_served(reading: Reading, draft: Draft, combination: Combination) -> tuple[str, ...]:
    """ "*Chad* sent 40 soldiers to Mali": those who serve the state that sends them; not whom it gives back."""
    people = draft.people_token
    sender = next((filled for name, filled in combination.fillers if name == "sender"), None)
    is_posted = draft.unit.name.removesuffix(".v") in discourse_words().posting
    if people is None or sender is None or not is_posted or not reading.is_noun(people, "servant"):
        return ()
    told = (child for child in people.children if child.dep_ in {"det", "poss", "relcl", "acl"})
    given_back = reading.frames.classes["given_back"]
    is_captive = any(word.lemma_.lower() in given_back for word in people.sent)
    is_plain = sender.function in {"subject", "by"} and sender.entity.kind is EntityKind.GOVERNMENT
    return (sender.entity.country,) if is_plain and sender.entity.country and not is_captive and not any(told) else ()


def _are_some_foreign(reading: Reading, draft: Draft, codes: tuple[str, ...]) -> bool:
    """ "Repatriated 771 people to Chad, *including 268 Danes*": whether some of them are of another state."""
    token = draft.people_token
    words = () if token is None else (*token.children, *draft.predicate.head.children)
    among = (noun for word in words if word.lower_ in _AMONG for noun in word.children)
    told = {code for noun in among for code in nationality_of(reading, noun)}
    return bool(told) and told.isdisjoint(codes)


def _are_foreigners(people: "Token") -> bool:
    """ "*Third-country* nationals", "nobody *else*": of any state but those that the article tells of."""
    words = {word.lower_ for word in people.subtree if word.i <= people.i + 1}
    return not words.isdisjoint(discourse_words().foreign)


def _is_yet_to_end(draft: Draft, found: Factuality) -> bool:
    """Whether what goes on is told by what is to end it and has a date of its own: "ordered on Monday to free them"."""
    if draft.kind == "Lawsuit" and draft.unit.pos == "n" and found.reason != "asserted":
        return True  # "agreed in May to drop its suit"
    return draft.unit.pattern.status in {"ended", "lifted"} and found.status is Status.ACTUAL


def _confidence(combination: Combination, status: Status) -> float:
    inferred = sum(not filled.referent.certain for _, filled in combination.fillers)
    factor = 1.0 if status is Status.ACTUAL else _FACTOR_OF_STATUS
    return round(_SURE * _FACTOR_OF_INFERENCE**inferred * factor, 2)


def _filler(frame: Frame, role: str, filled: Filled) -> Filler:
    referent = filled.referent
    return Filler(
        role=role,
        entity=filled.entity,
        mention=referent.mention,
        function=filled.function,
        reason=referent.reason,
        optional=frame.own and not frame.roles[role].required,
    )


def _claim_of_office(reading: Reading, office: Office) -> Claim:
    token = office.title_token
    organization = office.stated_organization
    is_sure = organization is not None and organization.certain
    evidence = Evidence(
        quote=mention_of(token.sent), trigger=token_mention(token), lexical_unit=f"{token.lemma_.lower()}.n"
    )
    return Claim(
        article=reading.parsed.article.id,
        kind="OfficeHolding",
        status=Status.ACTUAL,
        fillers=tuple(_fillers_of_office(office)),
        evidence=(evidence,),
        title=office.title,
        confidence=_SURE_OF_OFFICE if is_sure else _LESS_SURE_OF_OFFICE,
        status_reason="asserted",
    )


def _fillers_of_office(office: Office) -> Iterator[Filler]:
    person = Entity(kind=EntityKind.PERSON, key=slug(office.person), label=office.person)
    yield Filler(role="person", entity=person, mention=office.mention, function="name", reason="name beside a title")
    if (body := office.stated_organization) is not None:
        yield Filler(
            role="organization",
            entity=body.entity,
            mention=body.mention,
            function="owner of the title",
            reason=body.reason,
        )
