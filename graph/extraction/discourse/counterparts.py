"""Who stands across from a state by all that the article tells: asked last, for what nothing nearer has filled.

Neither sign is enough by itself: that an article names two states far more than any other, and that the one deals with
the other far more than with anyone else. A role is filled only where both say the same, or where one does and the
sentence leaves no doubt that somebody has that part in it. What stands close by is for `dealings` and for the modules
of one kind.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, context_state, find_place
from graph.extraction.discourse.appeals import is_appeal
from graph.extraction.discourse.dealings import goes_on_home
from graph.extraction.discourse.gaps import Gap, countries_of, find_adversary
from graph.extraction.movements import THE_STATE_SPOKEN_OF, spoken_of
from graph.extraction.people import find_people, nationality_elsewhere
from graph.extraction.roles import Draft, Filled, open_sides
from graph.frames import discourse_words
from graph.model import OF_STATE, EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_MOST = 2  # how many times as often one deals with its counterpart as with any other
_LEAST = 2  # and how many times at least
_OFTEN = 3  # how often a state is named that an article is about
_AT_MOST = 3  # the states that one dealing pairs with each other; a list of more is a bloc
_ENDS = ("destination", "sender")
_WHITHER = ("to", "into", "adverb")
_WHERE = ("in", "at", "on")
_PLAIN = frozenset({"subject", "possessor"})  # functions of whoever asks: by name, not by "from" or by the discourse
_ADDRESSED = frozenset({"from", "on", "before", "with", "against", "recipient"})  # functions of others who are asked

_Dealings = Mapping[str, Counter[str]]
_Question = Callable[[Gap, _Dealings], Filled | None]


def fill_from_counterparts(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Fills the one open side of a dealing with the state that its other side deals with throughout the article."""
    told = _dealings(drafts)
    for index, draft in enumerate(drafts):
        for name in _ENDS if draft.kind == "Transfer" else ():
            _drop_end(Gap(reading, drafts, index, name), told)
        missing = open_sides(draft)
        question = _QUESTIONS.get((draft.kind, missing[0])) if draft.roles and len(missing) == 1 else None
        if question is None or missing[0] in draft.unit.pattern.local:
            continue
        if (filled := question(Gap(reading, drafts, index, missing[0]), told)) is not None:
            draft.roles[missing[0]] = [filled]


def _drop_end(gap: Gap, told: _Dealings) -> None:
    """ "Denmark has a like plan. *Nobody would be sent*": an end told of nearby, where the article has another."""
    ends = gap.draft.roles.get(gap.role, [])
    is_from_afar = len(ends) == 1 and ends[0].function == "discourse" and ends[0].entity.country is not None
    if is_from_afar and ends[0].referent.reason != THE_STATE_SPOKEN_OF:
        del gap.draft.roles[gap.role]
        if _counterpart(gap, told) in {None, ends[0].entity.country}:
            gap.draft.roles[gap.role] = ends


def fill_waiting(reading: Reading, drafts: Sequence[Draft], waiting: Sequence[Draft]) -> Iterator[Draft]:
    """Those of the drafts that their sentences leave half open whose other side all that the article tells names."""
    told = _dealings(drafts)
    for draft in waiting:
        (missing,) = open_sides(draft)
        gap = Gap(reading, [*drafts, draft], len(drafts), missing)
        question = _WAITING[draft.kind, missing]  # the keys of TOLD_BY_ARTICLE
        if (filled := question(gap, told)) is not None:
            draft.roles[missing] = [filled]
            yield draft


def _dealings(drafts: Sequence[Draft]) -> _Dealings:
    """How often each state has to do with each other one in what the article tells."""
    told: dict[str, Counter[str]] = {}
    for draft in drafts:
        codes = {code for code in countries_of(draft) if code is not None}
        for code in codes if len(codes) <= _AT_MOST else ():
            told.setdefault(code, Counter()).update(codes - {code})
    return told


def _counterpart(gap: Gap, told: _Dealings) -> str | None:
    """The state with which the one that a draft names deals far more than with any other."""
    known = {code for code in countries_of(gap.draft) if code is not None}
    if len(known) != 1:
        return None
    ranked = told.get(known.pop(), Counter[str]()).most_common(2)
    is_plain = bool(ranked) and ranked[0][1] >= _LEAST and (len(ranked) == 1 or ranked[0][1] >= _MOST * ranked[1][1])
    return ranked[0][0] if is_plain else None


def _adversary(gap: Gap, told: _Dealings) -> Filled | None:
    """The other of the article's two states, where it is the one dealt with, too."""
    other = find_adversary(gap)
    return other if other is not None and other.entity.country == _counterpart(gap, told) else None


def _has_deal(gap: Gap, code: str) -> bool:
    """Whether the article tells of a deal of the two alone, and of none of the one with a third."""
    (known,) = countries_of(gap.draft) - {None}
    deals = (countries_of(other) - {None} for other in gap.drafts if other.kind == "Agreement")
    return {frozenset(sides) for sides in deals if known in sides and len(sides) > 1} == {frozenset({known, code})}


def _destination(gap: Gap, told: _Dealings) -> Filled | None:
    """ "Peru is to send up to 300 men": to the state with which it has agreed on it, or deals with all the time."""
    code = _counterpart(gap, told)
    if gap.draft.people is None or code is None or _goes_elsewhere(gap, code) or _is_own_way(gap.draft):
        return None
    if (other := find_adversary(gap)) is not None:
        return other if other.entity.country == code else None
    return spoken_of(gap.reading, gap.draft, code) if _has_deal(gap, code) else None


def _goes_elsewhere(gap: Gap, code: str) -> bool:
    """ "To *the countries they had fled*", "flown *home*", "landed on Malta": whether a phrase says another way.

    A town that the gazetteer does not know may be anywhere: "to Vanimo".
    """
    functions = gap.draft.predicate.functions
    whither = [token for name in _WHITHER for token in functions.get(name, ())]
    if any(token.lower_ == "home" for token in whither):
        return not _is_home(gap, code)
    if any(token.pos_ == "NOUN" for token in whither):
        return True
    places = (find_place(gap.reading, token) for name in _WHERE for token in functions.get(name, ()))
    return any(place is not None and place.entity.country != code for place in places)


def _is_home(gap: Gap, code: str) -> bool:
    """Whether a state is where people are from, as their phrase or another says."""
    people, token = gap.draft.people, gap.draft.people_token
    told = people.nationality if people is not None else ()
    return (told or (nationality_elsewhere(gap.reading, token) if token is not None else ())) == (code,)


def _is_own_way(draft: Draft) -> bool:
    """ "Three who came back", "forces nobody to leave": whether people move who need not be sent."""
    people, is_moved = draft.people_token, draft.predicate.passive
    is_back = "back" in draft.unit.rest or draft.unit.head in discourse_words().arriving
    is_none = people is not None and people.lower_ in {"nobody", "none", "one"}
    return not is_moved and people in draft.predicate.functions.get("subject", ()) and (is_back or is_none)


def _sender(gap: Gap, told: _Dealings) -> Filled | None:
    """ "Some 30,000 Peruvians were flown home": by the other of the two states that the article is about."""
    functions, ends = gap.draft.predicate.functions, gap.draft.roles["destination"]
    is_open = gap.draft.predicate.passive and not {"subject", "from"} & functions.keys()
    is_named = all(end.function != "discourse" for end in ends)
    is_told = is_open and is_named and gap.draft.people is not None and not goes_on_home(gap)
    other = find_adversary(gap) if is_told else None
    if other is None or _goes_the_other_way(gap, other):
        return None
    if other.entity.country == _counterpart(gap, told):
        return other
    known = frozenset(code for code in countries_of(gap.draft) if code is not None)
    is_near = context_state(gap.reading, gap.draft.predicate.head, exclude=known) == other.entity.country
    return other if is_near and _are_named_often(gap, {*known, str(other.entity.country)}) else None


def _goes_the_other_way(gap: Gap, sender: Filled) -> bool:
    """ "Agreed to hand them to Peru, and the four were driven to the port": whether Peru is told to take people in."""
    moves = (other for other in gap.drafts if other.kind == "Transfer" and other is not gap.draft)
    ends = (end.entity.country for other in moves for end in other.roles.get("destination", ()))
    return sender.entity.country in ends


def _are_named_often(gap: Gap, codes: set[str]) -> bool:
    """Whether the article is long enough for it to mean something that it names these states more than others."""
    named = Counter(mention.code for mention in gap.reading.states)
    return all(named[code] >= _OFTEN for code in codes)


def _requestee(gap: Gap, told: _Dealings) -> Filled | None:
    """ "Abuja had sought the men since May", "Peru renewed its request": of the other of the article's two states."""
    asking = gap.draft.roles["requester"]
    is_state = all(one.function in _PLAIN and one.entity.kind in OF_STATE for one in asking)
    if not is_state or not _is_for_a_state(gap) or _ADDRESSED & gap.draft.predicate.functions.keys():
        return None
    return _adversary(gap, told)


def _is_for_a_state(gap: Gap) -> bool:
    """Whether what is asked is asked of states: people whom they hold, a deal; "requested", "proposed", "lobbied"."""
    head, functions, words = gap.draft.predicate.head, gap.draft.predicate.functions, discourse_words()
    is_aside = head.dep_ == "pobj" and head.head.lower_ == "at"  # "set up at Peru's request"
    if is_aside or any(child.dep_ == "neg" or child.lower_ == "no" for child in head.children):
        return False
    if gap.draft.unit.head in words.asked_of_states:
        return True
    if gap.draft.unit.head in words.asked_of_holders:
        wanted = functions.get("for" if gap.draft.unit.head == "ask" else "object", ())  # "asked *them* to come"
        return any(_is_held(gap.reading, token) for token in wanted)
    return False


def _is_held(reading: Reading, token: "Token") -> bool:
    """ "Sought *the men*", "sought his *extradition*", "asked for *him*": somebody whom a state has."""
    is_act = token.lemma_.lower() in reading.frames.classes["handing_over"]
    return is_act or token.lower_ in {"him", "her", "them"} or find_people(reading, token) is not None


def _requester(gap: Gap, told: _Dealings) -> Filled | None:
    """ "Tashkent was twice asked to admit inspectors": by the other of the article's two states."""
    asked, head = gap.draft.roles["requestee"], gap.draft.predicate.head
    is_state = all(one.function == "object" and one.entity.kind is EntityKind.GOVERNMENT for one in asked)
    is_told = is_state and gap.draft.predicate.passive and not head.has("neg")
    return _adversary(gap, told) if is_told else None


def _talker(gap: Gap, told: _Dealings) -> Filled | None:
    """ "The agency has been in talks with Lima", "sat down with the Peruvians": whoever deals with Peru all along."""
    code, others = _counterpart(gap, told), gap.draft.roles["counterparty"]
    if code is None or any(one.function == "discourse" for one in others) or any(_of_others(gap, code)):
        return None
    return spoken_of(gap.reading, gap.draft, code)


def _of_others(gap: Gap, code: str) -> Iterator[bool]:
    """ "*She*, the bank's president, had discussed it": whether each subject is known to act for somebody else."""
    for subject in gap.draft.predicate.functions.get("subject", ()):
        for referent in gap.reading.referents(subject):
            person = gap.reading.persons.get(referent.entity.label)
            is_known = person is not None and (person.body is not None or person.state not in {None, code})
            yield is_known or referent.entity.kind is EntityKind.ORGANIZATION


def _partner_in_talks(gap: Gap, told: _Dealings) -> Filled | None:
    """ "There have been *no talks* so far": with the other of the article's two states."""
    return _adversary(gap, told) if gap.draft.unit.head in discourse_words().talks else None


def _signer(gap: Gap, _told: _Dealings) -> Filled | None:
    """ "The pact, which she had signed *with Peru's energy minister*": for the other of the article's two states."""
    others = gap.draft.roles["counterparty"]
    return find_adversary(gap) if all(one.function.split(".")[-1] == "with" for one in others) else None


def _target(gap: Gap, told: _Dealings) -> Filled | None:
    """ "Lima *answered in kind*", "Peru *closed the crossing*": against whom it deals with, or who is spoken of."""
    code = _counterpart(gap, told)
    if "kind" not in gap.draft.unit.rest:
        known = frozenset(other for other in countries_of(gap.draft) if other is not None)
        near = context_state(gap.reading, gap.draft.predicate.head, exclude=known)
        home = gap.reading.home_state()
        is_home = home is not None and near == home and _are_named_often(gap, {home})
        code = near if is_home or near == code else None
    return spoken_of(gap.reading, gap.draft, code) if code is not None else None


def _defendant(gap: Gap, _told: _Dealings) -> Filled | None:
    """ "Three families have gone to court": against the one state whose courts are told of, if it is there."""
    code = gap.reading.home_state()
    courts = {court.entity.country for other in gap.drafts for court in other.roles.get("court", ())} - {None}
    plaintiffs = gap.draft.roles["plaintiff"]
    is_private = all(one.entity.country is None and one.referent.acts_for is None for one in plaintiffs)
    is_other = is_appeal(gap) or gap.draft.unit.head == "petition"  # which may be against whoever won, or ask for leave
    if code is None or courts != {code} or not is_private or is_other or _names_respondent(gap):
        return None
    here = gap.reading.sentence_index(gap.draft.predicate.head)
    is_here = {state.code for state in gap.reading.states if state.sentence == here} <= {code}
    near = context_state(gap.reading, gap.draft.predicate.head)
    return spoken_of(gap.reading, gap.draft, code) if is_here and near == code else None


def _names_respondent(gap: Gap) -> bool:
    """ "Naming the attorney general as *respondent*": whether the sentence does say whom a suit is against."""
    return any(token.lemma_ in discourse_words().respondents for token in gap.draft.predicate.head.sent)


_QUESTIONS: Mapping[tuple[str, str], _Question] = {
    ("Transfer", "destination"): _destination,
    ("Transfer", "sender"): _sender,
    ("Request", "requestee"): _requestee,
    ("Request", "requester"): _requester,
    ("Negotiation", "party"): _talker,
    ("Negotiation", "counterparty"): _partner_in_talks,
    ("Agreement", "party"): _signer,
    ("Restriction", "target"): _target,
    ("Lawsuit", "defendant"): _defendant,
}


def _sender_of_own(gap: Gap, told: _Dealings) -> Filled | None:
    """ "India *got back* 31 of its own": from the other of the article's two states."""
    people = gap.draft.people_token
    is_told = people is not None and people.pos_ not in {"PRON", "DET"} and not gap.draft.predicate.passive
    return _adversary(gap, told) if is_told and gap.draft.unit.head != "repatriate" else None


def _home(gap: Gap, told: _Dealings) -> Filled | None:
    """ "Lisbon may give up Ana Ruiz, *a former Angolan minister*": to her own state, if the two have dealings."""
    people, code = gap.draft.people, _counterpart(gap, told)
    if people is None or code is None or gap.draft.unit.head in discourse_words().setting_free:
        return None
    return spoken_of(gap.reading, gap.draft, code) if people.nationality == (code,) else None


def _payee(gap: Gap, _told: _Dealings) -> Filled | None:
    """ "Berlin paid it in May under protest": to the one state that is paid in this article, if it is spoken of."""
    paid = {
        payee.entity.country
        for other in gap.drafts
        if other.kind == "Payment" and other is not gap.draft
        for payee in other.roles.get("payee", ())
    }
    payers = gap.draft.roles["payer"]
    is_state = all(one.entity.kind in OF_STATE and one.function == "subject" for one in payers)
    is_state = is_state and gap.draft.unit.pos == "v" and bool(gap.draft.amounts)
    known = frozenset(code for code in countries_of(gap.draft) if code is not None)
    near = context_state(gap.reading, gap.draft.predicate.head, exclude=known) if is_state else None
    is_told = near is not None and paid - known == {near}
    return spoken_of(gap.reading, gap.draft, near) if is_told and near is not None else None


_WAITING: Mapping[tuple[str, str], _Question] = {
    ("Transfer", "sender"): _sender_of_own,
    ("Transfer", "destination"): _home,
    ("Payment", "payee"): _payee,
}
