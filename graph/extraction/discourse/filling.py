"""Which question answers for which open role, in the order in which they are asked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, acts_for_no_state, is_child, is_of_region
from graph.extraction.answers import (
    answerer_of,
    is_of_others,
    name_askers,
    name_negotiators,
    name_refusers,
    turn_answers,
)
from graph.extraction.contrasts import is_excepted
from graph.extraction.discourse.asked import name_asked
from graph.extraction.discourse.clients import name_clients
from graph.extraction.discourse.counterparts import fill_from_counterparts
from graph.extraction.discourse.dealings import (
    acts_another,
    as_initiator,
    find_initiator,
    find_of_same_kind,
    find_of_such,
    find_other_in_return,
    find_other_party,
)
from graph.extraction.discourse.deals import name_host, name_parties
from graph.extraction.discourse.dues import (
    court_behind,
    echo_payment,
    home_of_story,
    is_waiting,
    partner_of,
    payee_before,
    payee_of_donors,
    payer_fined,
    payer_here,
    payer_of_further,
    payer_of_host,
)
from graph.extraction.discourse.fines import echo_fine, find_fining_state
from graph.extraction.discourse.gaps import Gap, find_adversary
from graph.extraction.discourse.givers import find_body_that_asked, find_creditor, find_fund, gives_as_well
from graph.extraction.discourse.lawsuits import find_defendant
from graph.extraction.discourse.payments import (
    find_captors,
    find_payee_by_deal,
    find_payee_in_return,
    find_payer_in_return,
    find_payer_of_award,
    find_repaid,
    find_returned_to,
    find_sole_payee,
    find_who_asked,
    find_who_paid,
    find_who_struck_bargain,
    is_in_return,
    is_named_here,
    is_of_own_purse,
    is_of_private_people,
    is_ransom,
    is_spent,
    is_total,
    knows_a_side,
)
from graph.extraction.discourse.requests import (
    asks_for_something,
    echo_request,
    faces_stranger,
    find_doer,
    find_faced,
    find_holder,
    find_host,
    find_who_can_grant,
    find_who_can_lift,
    find_who_surrenders,
)
from graph.extraction.discourse.restrictions import find_imposer, find_imposer_before, find_judged, find_target
from graph.extraction.discourse.rulings import find_affected, find_court, note_halted, note_lost
from graph.extraction.discourse.talks import (
    other_side_of_talks,
    side_of_partner_before,
    side_of_talks,
    side_of_talks_before,
    side_that_signs,
    side_told_before,
    side_told_here,
    side_unnamed,
    take_sides_of_talkers,
)
from graph.extraction.elements import Draft, Filled, fitting
from graph.extraction.ellipsis import share_side, take_sides_of_whole
from graph.extraction.movements import (
    are_moved_within,
    are_on_their_way,
    correct_places,
    correct_swapped,
    destination_here,
    drop_homes,
    drop_pushed,
    drop_senders,
    drop_told_twice,
    goes_to_embassy,
    have_left_again,
    holder_of,
    holder_of_others,
    home_again,
    home_of_people,
    is_carried_by_name,
    is_journey,
    is_swapped,
    move_of,
    names_end,
    only_way,
    sender_by_deal,
    sender_elsewhere,
    sender_here,
    sender_of_journey,
    sender_of_own,
    sender_under_court,
    swapped_with,
    turn_rescued,
    turn_there,
)
from graph.extraction.recalling import recall_sides
from graph.extraction.roles import inferred, is_of_states
from graph.frames import Role, discourse_words
from graph.labels import PAST_FORMS
from graph.model import PEOPLE, PRIVATE, Entity, EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_NAMING_OF_REQUEST = {"object", "of", "by", "from"}
_PARLIAMENT = "parliament"  # a type of agency of the gazetteer
_SENTENCES_TO_OTHERS = 5  # how far back those may be told of besides whom "others" go


def fill_from_discourse(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Fills open roles whose filler the rest of the article makes plain; drops nothing."""
    name_asked(reading, drafts)
    name_clients(reading, drafts)
    turn_answers(reading, drafts)
    name_negotiators(drafts)
    drop_homes(reading, drafts)
    drop_senders(drafts)
    drop_pushed(drafts)
    drop_told_twice(drafts)
    initiator = find_initiator(reading, drafts)
    for index in range(len(drafts)):
        _fill(reading, drafts, index, initiator)
    turn_answers(reading, drafts, sure=False)  # now that more is known of who was asked
    name_askers(reading, drafts)
    name_refusers(drafts)
    name_parties(reading, drafts)
    name_host(reading, drafts)
    for index, draft in enumerate(drafts):  # last, so that nothing else rests on it
        if (side := other_side_of_talks(Gap(reading, drafts, index, "counterparty"))) is not None:
            draft.roles["counterparty"] = [side]
    note_halted(reading, drafts)
    note_lost(reading, drafts)
    fill_from_counterparts(reading, drafts)
    for draft in drafts:
        _drop_excepted(reading, draft)


def _fill(reading: Reading, drafts: Sequence[Draft], index: int, initiator: Filled | None) -> None:
    """Fills the open roles of one draft, or empties it where only what was told before could have filled them."""
    draft, earlier = drafts[index], drafts[:index][::-1]
    correct_places(reading, draft)
    correct_swapped(reading, draft, drafts)
    turn_there(reading, draft, earlier)
    turn_rescued(reading, draft, earlier)
    is_none = is_waiting(reading, draft) or goes_to_embassy(reading, draft)
    is_none = is_none or have_left_again(reading, draft, earlier) or are_moved_within(reading, draft, earlier)
    is_none = is_none or are_on_their_way(reading, draft, earlier)
    if is_none:
        draft.roles.clear()
        return
    if take_sides_of_talkers(reading, drafts, index):
        return
    _go_on_with_sum(reading, drafts, index)
    recall_sides(reading, draft, earlier)
    if draft.recalls and "party" not in draft.roles and not draft.pending <= draft.roles.keys():
        draft.roles.clear()
        return
    if draft.unit.pattern.echoes:
        (echo_payment if draft.kind == "Payment" else echo_request)(reading, draft, earlier)
        if draft.kind == "Payment":
            echo_fine(Gap(reading, drafts, index, "payee"))
    for name, role in draft.unit.frame.roles.items():
        if name in draft.roles or not role.discourse or name in draft.unit.pattern.local:
            continue
        filled = _filler_of(Gap(reading, drafts, index, name), initiator)
        if filled is None or (entity := _entity_in_role(reading, filled, name, role)) is None:
            continue
        if not _may_be_left_unsaid(reading, draft, name, entity):
            continue
        is_body = filled.entity.kind is EntityKind.AGENCY  # people are sent to a state, not to its navy
        draft.roles[name] = [replace(filled, entity=entity) if is_body else filled]


def _entity_in_role(reading: Reading, filled: Filled, name: str, role: Role) -> Entity | None:
    """Who fills a role: the one told of; the state that sends whom "*an Israeli court*" had ordered to be sent."""
    entity = fitting(reading, filled.referent, role)
    is_state = name == "sender" and filled.entity.kind is EntityKind.GOVERNMENT
    return filled.entity if entity is None and is_state else entity


def _go_on_with_sum(reading: Reading, drafts: Sequence[Draft], index: int) -> None:
    """What a payment of a part, or one without a verb, has from the payment told before."""
    if drafts[index].kind == "Payment":
        take_sides_of_whole(reading, drafts[index], drafts[:index])
        share_side(drafts[index], drafts[:index])


def _may_be_left_unsaid(reading: Reading, draft: Draft, role: str, entity: Entity) -> bool:
    """Whether such a one is likely to be meant where the sentence does not say who.

    Who asks a person, some people or a parliament is mostly nobody whom the article names, and so is a person or a firm
    that is asked for something.
    """
    if draft.kind == "Request" and role == "requestee":
        return entity.kind not in PRIVATE and (entity.kind is not EntityKind.GROUP or is_of_states(reading, entity))
    asked = [filled.entity for filled in draft.roles.get("requestee", ())]
    is_private = all(one.kind in PEOPLE and not is_of_states(reading, one) for one in asked)
    matches = (reading.match(token) for token in draft.predicate.functions.get("object", ()))
    is_at_home = any(match is not None and _PARLIAMENT in {match.entry.key, match.entry.type} for match in matches)
    return draft.kind != "Request" or not asked or not (is_private or is_at_home)


def _drop_excepted(reading: Reading, draft: Draft) -> None:
    """Opens the sides that were filled with a state of which the sentence only says that it does not do so."""
    for name, sides in list(draft.roles.items()):
        if all(side.function == "discourse" and _is_only_excepted(reading, draft, side.entity) for side in sides):
            del draft.roles[name]


def _is_only_excepted(reading: Reading, draft: Draft, entity: Entity) -> bool:
    """ "*All but Chad* have signed": whether the sentence names a state only to say that it does not do so."""
    matches = ((token, reading.match(token)) for token in draft.predicate.head.sent)
    named = [token for token, match in matches if match is not None and match.entry.country == entity.country]
    return entity.country is not None and bool(named) and all(map(is_excepted, named))


def _filler_of(gap: Gap, initiator: Filled | None) -> Filled | None:
    if gap.draft.kind == "Negotiation" and is_of_others(gap.draft):
        return None
    if (side := side_unnamed(gap) or side_that_signs(gap)) is not None:
        return side
    if gap.draft.kind == "Payment" and (is_named_here(gap) or is_ransom(gap.draft)):
        return find_captors(gap) if is_ransom(gap.draft) else None
    if gap.role in gap.draft.unit.pattern.explicit:
        return _pending(gap) if gap.role in gap.draft.pending else None
    if gap.draft.kind == "Ruling":
        return find_affected(gap) if gap.role == "affects" else find_court(gap)
    if gap.draft.unit.pattern.echoes:
        return None
    if gap.role == "holder":
        return holder_of(gap.reading, gap.draft, gap.earlier, gap.drafts)
    found = _home_of(gap) if _is_home(gap) else _of_side(gap, initiator)
    is_open = found is None and gap.role == "sender"
    return sender_elsewhere(gap.reading, gap.draft) if is_open else found


def _of_side(gap: Gap, initiator: Filled | None) -> Filled | None:
    """Who fills the role of one side of a dealing, where that is neither a court, nor a holder, nor a home."""
    if _is_named_otherwise(gap) or (gap.role == "requestee" and not asks_for_something(gap.reading, gap.draft)):
        return None
    if gap.draft.kind == "Transfer" and gap.draft.unit.pattern.continues:
        if gap.draft.people_token is None:
            return only_way(gap.draft, gap.drafts, gap.role)  # "a second flight is due", of whomever
        if _are_others_far_off(gap) or _is_group_of_none(gap):
            return None
    if gap.role == "sender" and is_swapped(gap.draft):
        return None
    if gap.role == "sender" and is_journey(gap.reading, gap.draft, gap.earlier):
        return sender_of_journey(gap.reading, gap.draft, gap.earlier)
    if gap.role == "target":
        return find_target(gap)
    found = find_defendant(gap) if gap.role == "defendant" else _by_dealings(gap, initiator)
    if gap.role == "sender" and found is not None and _is_body_elsewhere(gap, found):
        return None
    return None if found is not None and gap.role == "requestee" and _is_to_be_hit(gap, found) else found


def _is_body_elsewhere(gap: Gap, found: Filled) -> bool:
    """ "20 men are to be flown home by *the Red Cross*. Many were put over the border last year": who sent no more.

    Whoever is still to come follows those whom it sent: "another 20 are to follow".
    """
    is_to_come = gap.draft.unit.pattern.continues and gap.draft.predicate.head.tag_ not in PAST_FORMS
    return found.entity.kind is EntityKind.ORGANIZATION and not is_to_come


def _is_to_be_hit(gap: Gap, found: Filled) -> bool:
    """ "Pressed for sanctions *on Chad*": whether a state is that against which others are asked to do something."""
    named = gap.draft.predicate.functions
    things = (token for name in ("for", "object") for token in named.get(name, ()))
    limits = [token for token in things if token.lemma_.lower() in gap.reading.frames.classes["limit"]]
    matches = (gap.reading.match(word) for limit in limits for word in limit.subtree if word.i > limit.i)
    return any(match is not None and match.entry.country == found.entity.country for match in matches)


def _are_others_far_off(gap: Gap) -> bool:
    """ "*Others* came with stew": whether nobody was told of nearby besides whom there may be others."""
    people, here = gap.draft.people_token, gap.reading.sentence_index(gap.draft.predicate.head)
    before = (gap.reading.sentence_index(d.predicate.head) for d in gap.earlier if d.kind in {"Transfer", "Detention"})
    is_bare = people is not None and people.lower_ == "others" and all(c.dep_ != "nummod" for c in people.children)
    return is_bare and here - max(before, default=here) > _SENTENCES_TO_OTHERS


def _is_group_of_none(gap: Gap) -> bool:
    """ "*A second group* followed", "*not a single prisoner*": whether nobody was told to be moved before."""
    people = gap.draft.people_token
    is_none = people is not None and people.has("neg")
    is_group = is_none or (people is not None and people.lemma_.lower() in discourse_words().groups)
    moves = (draft for draft in gap.earlier if draft.kind == "Transfer")
    return is_group and not any({"sender", "destination"} <= draft.roles.keys() for draft in moves)


def _is_known_person(reading: Reading, pronoun: "Token") -> bool:
    """ "Ana Ruiz of the agency said that *she* had met them": somebody who acts for no state, and nobody else does."""
    found = reading.referents(pronoun) if pronoun.lower_ in {"he", "she"} else []
    if not found and is_child(reading, pronoun):
        return True
    return bool(found) and all(r.entity.kind is EntityKind.PERSON and r.acts_for is None for r in found)


def _other_end(gap: Gap) -> Filled | None:
    """Where people are sent to where nobody says so: home, or from one of the article's two states to the other."""
    draft, people = gap.draft, gap.draft.people_token
    is_sum = people is not None and people.i in gap.reading.mentions_of(draft.predicate.head).amounts
    if draft.people is None or people not in draft.predicate.functions.get("object", ()) or is_sum:
        return None
    senders = {filled.entity.country for filled in draft.roles.get("sender", ())}
    is_abroad = senders and senders.isdisjoint({*draft.people.nationality, "EU"})
    is_of_people = people is not None and people.lower_ != "one"  # it may be a ship
    if (home := home_of_people(gap.reading, draft)) is not None or not is_abroad or not is_of_people:
        return home
    other = find_adversary(gap)
    return other if other is not None and gap.reading.is_spoken_of(other.entity.country, draft.predicate.head) else None


def _by_dealings(gap: Gap, initiator: Filled | None) -> Filled | None:
    """Who it is by what else the article tells of the sides, the nearest first."""
    found = find_of_such(gap) or side_of_talks_before(gap) or side_of_partner_before(gap) or _told_just_before(gap)
    if found is None and gap.role == "requestee" and faces_stranger(gap):
        return None
    if found is None and is_of_private_people(gap):
        return find_of_same_kind(gap)
    found = found or find_other_party(gap) or side_of_talks(gap)
    if found is None and gap.role == "requestee":
        found = find_holder(gap) or find_who_can_grant(gap)
    return found or find_of_same_kind(gap) or as_initiator(gap, initiator) or _of_the_story(gap)


def _told_just_before(gap: Gap) -> Filled | None:
    """Who it is by the act that this one answers or goes on with."""
    if gap.role == "requestee":
        if (faced := find_faced(gap) or find_who_surrenders(gap)) is not None:
            return faced
        answering = answerer_of(gap.reading, gap.draft)
        return find_host(gap) or find_who_can_lift(gap) if answering is None else inferred(answering)
    if gap.draft.kind == "Transfer":
        if is_in_return(gap.draft) and (other := find_other_in_return(gap)) is not None:
            return other
        judged = sender_under_court(gap.reading, gap.draft, gap.drafts) if gap.role == "sender" else None
        moved = judged or move_of(gap.reading, gap.draft, gap.role, gap.earlier)
        if moved is None and gap.role == "sender":
            moved = sender_of_own(gap.draft, gap.earlier) or sender_by_deal(gap.draft, gap.drafts)
        return moved or only_way(gap.draft, gap.drafts, gap.role)
    if gap.draft.kind == "Negotiation":
        return side_told_here(gap) or side_told_before(gap)
    if gap.role == "imposer":
        return find_judged(gap)
    if gap.role != "payer":
        return _paid_as_just_told(gap) if gap.role == "payee" else None
    fined = payer_fined(gap.reading, gap.draft) or payer_of_further(gap.reading, gap.draft, gap.earlier)
    here = fined or payer_here(gap.draft, gap.earlier) or payer_of_host(gap.reading, gap.draft, gap.drafts)
    return here or find_payer_of_award(gap) or find_who_struck_bargain(gap) or find_payer_in_return(gap)


def _paid_as_just_told(gap: Gap) -> Filled | None:
    """Who is paid, by whom the payer was paid, or whom others or the payer have just given something."""
    reading, draft, earlier = gap.reading, gap.draft, gap.earlier
    found = find_repaid(gap) or payee_of_donors(reading, draft, earlier)
    is_back = "back" in draft.unit.rest or draft.unit.head in reading.frames.classes["returning_sums"]
    return found or (None if is_back else payee_before(reading, draft, earlier))


def _of_the_story(gap: Gap) -> Filled | None:
    """Who it is by what the article as a whole is about, where nothing nearer says."""
    if gap.role == "sender":
        return sender_here(gap.reading, gap.draft, gap.drafts)
    if gap.role == "destination":
        return destination_here(gap.reading, gap.draft) or _other_end(gap)
    if gap.draft.kind == "Payment" and gap.draft.amounts and knows_a_side(gap):
        partner = partner_of(gap.draft, gap.drafts)
        is_firm = partner is not None and partner.entity.kind is EntityKind.ORGANIZATION  # which owes for itself only
        return None if partner is None or is_firm or acts_another(gap, partner.entity.country) else partner
    if gap.role == "requestee":
        named = gap.draft.predicate.functions  # "asked where it lay" asks anybody
        things = (*named.get("for", ()), *named.get("content", ()))
        return find_adversary(gap) if any(token.pos_ != "PRON" for token in things) else None
    return find_imposer(gap) if gap.role == "imposer" else None


def _pending(gap: Gap) -> Filled | None:
    """Who fills a role that the sentence should have filled: a side of a payment or a suit told of piecemeal."""
    if gap.role == "defendant":
        return find_defendant(gap)
    if gap.role == "requestee":
        answering = find_faced(gap) or answerer_of(gap.reading, gap.draft)
        if answering is not None:
            return inferred(answering)
        found = find_host(gap) or find_who_paid(gap) or find_doer(gap)
        return found or find_holder(gap) or find_who_can_grant(gap) or _dealt_with(gap)
    if gap.draft.kind == "Transfer":
        return home_of_people(gap.reading, gap.draft) or swapped_with(gap.draft, gap.drafts)
    if gap.draft.kind in {"Detention", "Restriction"}:
        return _pending_doer(gap)
    if gap.draft.kind != "Payment":
        return find_other_party(gap) or side_told_before(gap)
    if (payee := find_payee_by_deal(gap)) is not None:
        return payee
    if is_spent(gap.draft) or is_of_own_purse(gap):
        return None
    if not gap.draft.roles:
        echo_payment(gap.reading, gap.draft, gap.earlier)
        return gap.draft.roles["payee"][0] if "payee" in gap.draft.roles else find_sole_payee(gap)
    near = find_creditor(gap) or find_fund(gap) or find_fining_state(gap)
    near = near or find_who_asked(gap) or find_returned_to(gap) or find_payee_in_return(gap) or find_other_party(gap)
    near = near or find_body_that_asked(gap)
    near = near or payee_of_donors(gap.reading, gap.draft, gap.earlier)
    near = near or payee_before(gap.reading, gap.draft, gap.earlier) or court_behind(gap.reading, gap.draft)
    far = near or partner_of(gap.draft, gap.drafts)
    return far or (None if gives_as_well(gap) else home_of_story(gap.reading, gap.draft, gap.drafts))


def _pending_doer(gap: Gap) -> Filled | None:
    """Who let people go, or put a limit on somebody, where the sentence should say it."""
    if gap.role == "holder":
        return holder_of_others(gap.reading, gap.draft, gap.earlier)
    return find_imposer_before(gap) if gap.role == "imposer" else None


def _dealt_with(gap: Gap) -> Filled | None:
    """ "Chad and Togo *met in Oslo*. Chad demanded a refund": the one other with whom whoever demands it just dealt."""
    verb = gap.draft.predicate.head
    is_demand = verb.lemma_.lower() in discourse_words().demanding and verb.dep_ not in {"advcl", "acl"}
    is_told = is_demand and asks_for_something(gap.reading, gap.draft) and not _is_named_otherwise(gap)
    return find_other_party(gap) if is_told else None


def _home_of(gap: Gap) -> Filled | None:
    """Where people go home to of whom the sentence does not say it."""
    again = home_again(gap.reading, gap.draft, gap.earlier)
    return again or home_of_people(gap.reading, gap.draft)


def _is_home(gap: Gap) -> bool:
    """Whether people are sent home: to where they are from, which is not where they were sent from."""
    return gap.role == "destination" and any(
        t.lower_ == "home" for t in gap.draft.predicate.functions.get("adverb", ())
    )


def _is_named_otherwise(gap: Gap) -> bool:
    """Whether the sentence does name somebody in this role, only nobody we know: nobody else is put there then."""
    reading, draft = gap.reading, gap.draft
    if (gap.role == "destination" and names_end(draft)) or is_total(gap):
        return True
    if draft.kind == "Transfer" and gap.role == "sender" and is_carried_by_name(reading, draft):
        return False
    things = reading.frames.classes["document"]
    if draft.kind != "Payment":  # "Norwegian boats pay the Treasury": whose they are pays, whoever that is
        things |= reading.frames.classes["vehicle"]
    naming = {"subject", "possessor"} | (_NAMING_OF_REQUEST if draft.kind == "Request" else set())
    paths = naming.intersection(draft.unit.pattern.elements.get(gap.role, ()))
    tokens = [token for path in paths for token in draft.predicate.functions.get(path, ())]
    return any(
        (token.pos_ != "PRON" or _is_some_of_many(token) or _is_known_person(reading, token))
        and (token.lemma_.lower() not in things or reading.is_noun(token, "court", "judge"))
        and (
            not reading.is_noun(token, "state_representative")
            or reading.is_noun(token, "domestic")
            or _is_of_nobody(reading, token)
        )
        for token in tokens
    )


def _is_some_of_many(pronoun: "Token") -> bool:
    """ "Anybody", "those in transit": people of whom nobody says who they are."""
    is_told = pronoun.lower_ == "those" and pronoun.has_any({"prep", "relcl", "acl"})
    return is_told or pronoun.lower_ in discourse_words().anybody


def _is_of_nobody(reading: Reading, token: "Token") -> bool:
    """ "The leaders of West Africa", "the rebel administration": no government of a state that the article names."""
    return is_of_region(reading, token) or acts_for_no_state(reading, token)
