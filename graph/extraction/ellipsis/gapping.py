"""Sums whose verb is left out: "Japan gave Chad $6 million in May, Norway $4 million and Italy half of that".

What stands between two sums tells: nothing but the name of another who pays, or is paid, as the first did. A parser
makes a description, a receiver or a further sum of it. The gapping of people ("freed two men and Peru six sailors")
is for `graph.extraction.elements`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, Referent, find_place
from graph.extraction.clauses import conjuncts, has_to
from graph.extraction.mentions import Mentions
from graph.extraction.people import find_people
from graph.extraction.quantities import FoundAmount, FoundCount
from graph.extraction.roles import Draft, Filled, fitting, inferred, where_from
from graph.extraction.times import TimeExpression
from graph.frames import discourse_words, syntax_words
from graph.gazetteer import Sense
from graph.labels import VERB_OBJECTS, VERBAL
from graph.model import Amount, Entity, EntityKind, record

if TYPE_CHECKING:
    from graph.tokens import Doc, Span, Token

_TWICE = 2
_OF_THEM = 2  # words between a number and where they are
_EXCEPTING = (" but", " except")  # before the number of those who are not meant
_OF_THEM_BEHIND = ("of them", "of whom", "of these")
_FROM_WHERE = frozenset({"from", "where"})
_OF_COUNTED = frozenset({"NOUN", "ADJ", "PRON", "PROPN", "DET"})  # what stands between a number and "from", beside "of"
_LONGEST_COUNTED = 6  # words: "of its own nationals stranded from"
_TO_WHERE = frozenset({"to", "into"})
_LONGEST_AMOUNT = 4  # words of "an as yet unknown sum"
_JOINS = frozenset({"and", ",", ";", "while", "but"})
_BEFORE_SUM = frozenset({"recipient", "before the sum"})  # functions of who is paid, named right before the sum


@record()
class _Gap:
    """A name and the sum right behind it."""

    names: frozenset[int]  # indices of tokens
    entity: Entity
    referent: Referent
    amount: Amount
    joined: bool  # by "and"
    time: TimeExpression | None  # its own: "and Kenya 15 million in April"


@record()
class _Dated:
    """A sum or a number of people with a time of its own."""

    found: FoundAmount | FoundCount
    time: TimeExpression
    others: "Token | None"  # the noun of those counted, where they are not called again as the first were


def part_gapped(reading: Reading, draft: Draft) -> list[Draft]:
    """A payment without the names and sums of others whose verb is left out, and a payment of each of these."""
    role = _role_of(draft) if draft.kind == "Payment" and draft.predicate.pos == "v" and draft.amounts else None
    gaps = [] if role is None else list(_gaps(reading, draft))
    if role == "payee" and not gaps:
        return _without_late_payees(reading, draft)
    if role is None or not gaps:
        return [draft]
    names = frozenset(i for gap in gaps for i in gap.names)
    sums = {gap.amount for gap in gaps}
    roles = {name: [f for f in found if f.referent.token.i not in names] for name, found in draft.roles.items()}
    own = replace(
        draft,
        roles={name: found for name, found in roles.items() if found},
        amounts=[amount for amount in draft.amounts if amount not in sums] or draft.amounts[:1],
    )
    if role == "payee" and _are_ordered_too(own, gaps):
        role = "payer"
    if role == "payee" and not gaps[-1].joined:
        return [own]  # "gave Chad $5 million, Norway $2 million": to Norway, or by it
    function = "recipient" if role == "payee" else "subject"
    return [own, *(_again(own, role, gap, function) for gap in gaps)]


def _are_ordered_too(own: Draft, gaps: Sequence[_Gap]) -> bool:
    """ "A court ordered Peru to pay the widow $5 million, and *Chile* $3 million": a state, which pays her as well."""
    verb = own.predicate.head
    is_ordered = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in syntax_words().commanding
    payers, payees = ([f.entity.kind for f in own.roles.get(role, ())] for role in ("payer", "payee"))
    states = {EntityKind.GOVERNMENT}
    return is_ordered and states == {*payers, *(gap.entity.kind for gap in gaps)} and states.isdisjoint(payees)


def part_dated(reading: Reading, draft: Draft) -> list[Draft]:
    """The same done more than once, "paid it $5 million in 2023 and $6 million in 2024", "60 in 2024": one a time.

    None where a verb tells of one time only.
    """
    if draft.predicate.pos != "v" or not (draft.amounts or (draft.people and draft.people.count)):
        return []
    found = _dated_behind(reading, draft)
    if len(found) < _TWICE:
        return []
    sums = [part.found for part in found[1:]]
    later = {replace(one.amount, qualifier=one.qualifier) for one in sums if isinstance(one, FoundAmount)}
    amounts = [amount for amount in draft.amounts if amount not in later] or draft.amounts[:1]
    own = replace(draft, amounts=amounts, time=found[0].time)
    if isinstance(found[0].found, FoundCount):
        own = _of_first(reading, own, found[0].found)
    return [own, *(_at_another_time(reading, own, part) for part in found[1:])]


def _of_first(reading: Reading, draft: Draft, number: FoundCount) -> Draft:
    """ "*Expelled two Danes in March* and nine Swedes in May": those told of first, of their own state, and to it."""
    if draft.people is None:
        return draft
    first = find_people(reading, draft.people_token) if draft.people_token is not None else None
    states = (first.nationality if first is not None else ()) or draft.people.nationality
    others = {*draft.people.nationality} - {*states}
    roles = {name: [f for f in found if f.entity.country not in others] for name, found in draft.roles.items()}
    people = replace(draft.people, count=number.count, nationality=states)
    return replace(draft, people=people, roles={name: roles[name] or found for name, found in draft.roles.items()})


def part_echoed(reading: Reading, draft: Draft) -> list[Draft]:
    """What others do at a time of their own, "and in June so did Peru", apart from what it echoes.

    None where nobody does the same at another time.
    """
    name, doing = next(
        ((name, found) for name, found in draft.roles.items() if found[0].function == "subject"), ("", [])
    )
    verbs = [_echo_before(draft.predicate.head, filled.referent.token) for filled in doing]
    own = [filled for filled, verb in zip(doing, verbs, strict=True) if verb is None]
    others = [filled for filled in doing if filled not in own]
    time = next((_time_of_echo(reading, verb) for verb in verbs if verb is not None), None)
    if time is None:
        return []
    later = replace(draft, roles=draft.roles | {name: others}, time=time)
    return [replace(draft, roles=draft.roles | {name: own}), later] if own else [later]


def _echo_before(verb: "Token", subject: "Token") -> "Token | None":
    """The "did" of "so did Peru" that stands for a verb before it, or None where its own subject is meant."""
    while subject.dep_ == "conj":
        subject = subject.head
    above = subject.head
    return above if verb.i < above.i < subject.i and above.lower_ in syntax_words().echoing else None


def _time_of_echo(reading: Reading, verb: "Token") -> TimeExpression | None:
    """ "*On May 3* so did Peru", "so did Peru *in June*"."""
    times, doc = reading.mentions_of(verb).times, verb.doc
    first = verb.i - (3 if doc[verb.i - 2].text == "," else 2)  # before "so"
    return times.get(first) or time_behind_gap(reading, verb)


def part_placed(reading: Reading, draft: Draft) -> list[Draft]:
    """The people held in each of several places, "eleven are in prison, nine of them in Chad and two in Peru".

    None where numbers are told of no such places, or whoever does it is told by a subject.
    """
    if draft.kind != "Detention" or draft.people is None or draft.predicate.pos != "v":
        return []
    holders = draft.roles.get("holder", ())
    found = list(_counts_placed(reading, draft))
    if not found or any(filled.function in {"subject", "by"} for filled in holders):
        return []
    first = found[0][1].token.i
    is_told_before = bool(holders) and all(filled.referent.token.i < first for filled in holders)
    if is_told_before and any(place.entity.country == one.entity.country for _, place in found for one in holders):
        return []
    people = draft.people
    apart = [
        replace(
            draft,
            people=replace(people, count=one.count),
            roles=draft.roles | {"holder": [Filled(place.entity, place, "where")]},
            pending=frozenset(),
        )
        for one, place in found
    ]
    return [draft, *apart] if is_told_before else apart


def part_sent(reading: Reading, draft: Draft) -> list[Draft]:
    """The people sent to each of several places, "flew 31 men out, 19 of them to Chad and 12 to Peru".

    None where no numbers are told behind the verb, each with a place behind it.
    """
    ends = draft.roles.get("destination", ())
    if draft.kind != "Transfer" or draft.people is None or draft.predicate.pos != "v":
        return []
    found = list(_counts_sent(reading, draft))
    remaining = list(_rest_sent(reading, draft)) if found else []
    if not ends and len(found) + len(remaining) < _TWICE:
        return []
    told = {place.entity.country for place in (*(place for _, place, _ in found), *remaining)}
    rest = [filled for filled in ends if filled.entity.country not in told]
    own_count = draft.people.count
    is_rest_told = own_count is not None and all(_is_of_them(draft, one) for one, _, _ in found)
    is_part = len(found) == 1 and own_count is not None and _is_of_them(draft, found[0][0], excepted=False)
    is_one = len(found) + len(remaining) == 1
    if not found or (is_one and not rest and not is_part) or (rest and not is_rest_told):
        return []  # "deported 12 men to Chad and nine to Peru", which is read as any gap
    own = [replace(draft, roles=draft.roles | {"destination": rest})] if rest else []
    people = draft.people
    apart = [
        replace(
            draft,
            people=replace(people, count=one.count),
            roles=draft.roles | {"destination": [Filled(place.entity, place, "to")]},
            pending=frozenset(),
            time=time,
        )
        for one, place, time in found
    ]
    others = replace(draft, people=replace(people, count=None), pending=frozenset())
    behind = [replace(others, roles=draft.roles | {"destination": [Filled(p.entity, p, "to")]}) for p in remaining]
    return [*own, *apart, *behind]


def part_whence(reading: Reading, draft: Draft) -> list[Draft]:
    """The people brought from each of several states: "flew home 40 students from Chad and nine from Peru"."""
    senders = draft.roles.get("sender", ())
    is_move = draft.kind == "Transfer" and draft.people is not None and draft.predicate.pos == "v"
    if not is_move or any(filled.function.rpartition(".")[2] not in _FROM_WHERE for filled in senders):
        return []
    found = list(_counts_from(reading, draft)) if senders else []
    if len({place.entity.country for _, place in found}) < _TWICE:
        return []
    return [
        replace(
            draft,
            people=draft.people and replace(draft.people, count=one.count),
            roles=draft.roles | {"sender": [Filled(place.entity, place, "from")]},
        )
        for one, place in found
    ]


def _counts_from(reading: Reading, draft: Draft) -> Iterator[tuple[FoundCount, Referent]]:
    """The numbers behind a verb, with no more than a noun between each and the state from which so many come."""
    head = draft.predicate.head
    for one, words in _counts_of_verb(reading, head):
        link = next((n for n, token in enumerate(words[:_LONGEST_COUNTED]) if token.lower_ == "from"), None)
        counted = words[:link] if link is not None else []
        if link is None or any(token.pos_ not in _OF_COUNTED and token.lower_ != "of" for token in counted):
            continue
        name = next((token for token in words[link + 1 : link + 3] if token.lower_ != "the"), None)
        place = _state_reached(reading, name) if name is not None and name.pos_ == "PROPN" else None
        if place is not None and place.entity.country is not None:
            yield one, place


def part_homes(reading: Reading, draft: Draft) -> list[Draft]:
    """People of several states, each of whom goes home, "flew 12 Kenyans and nine Ugandans home": each to his own."""
    ends = draft.roles.get("destination", ())
    listed = draft.predicate.functions.get("object", ())
    if draft.kind != "Transfer" or len(ends) < _TWICE or any(end.referent.token not in listed for end in ends):
        return []
    groups = [(end, find_people(reading, end.referent.token)) for end in ends]
    are_counted = all(child.dep_ in {"nummod", "det"} for end in ends for child in end.referent.token.lefts)
    are_counted = are_counted and all(any(end.referent.token.lefts) for end in ends)  # not "1,100 Malians and Togolese"
    return [
        replace(
            draft,
            people=people if are_counted else replace(people, count=None),
            people_token=end.referent.token,
            roles=draft.roles | {"destination": [end]},
        )
        for end, people in groups
        if people is not None and people.nationality == (end.entity.country,)
    ]


def is_sent_apart(reading: Reading, draft: Draft) -> bool:
    """Whether only the parts of those sent say where to: "handed over nine men: *four to Chad and five to Peru*"."""
    is_open_move = draft.unit.pattern.sense == "swap" and draft.pending == {"destination"}
    found = list(_counts_sent(reading, draft)) if is_open_move else []
    return bool(found) and (len(found) >= _TWICE or any(_rest_sent(reading, draft)))


def _rest_sent(reading: Reading, draft: Draft) -> Iterator[Referent]:
    """The states to which those go who remain, behind the numbers of others: "and *the rest to Peru and Chile*"."""
    head, words = draft.predicate.head, reading.frames.classes["remainder"]
    for rest in head.doc[head.i + 1 : head.sent.end]:
        behind = [token for token in head.doc[rest.i + 1 : min(rest.i + 4, head.sent.end)] if token.lower_ != "the"]
        is_rest = rest.lower_ in words and rest.doc[rest.i - 1].lower_ == "the"
        if not is_rest or not behind or behind[0].lower_ not in _TO_WHERE:
            continue
        names = [name for name in conjuncts(behind[1]) if name.pos_ == "PROPN"] if behind[1:] else []
        places = (_state_reached(reading, name) for name in names)
        yield from (place for place in places if place is not None and place.entity.country is not None)


def part_swapped(reading: Reading, draft: Draft) -> list[Draft]:
    """The people of either side of a swap, each of whom goes home: "exchanged two Danes *for a Malian*"."""
    senders = [filled for filled in draft.roles.get("sender", ()) if filled.function.endswith("for.home")]
    if draft.kind != "Transfer" or not senders:
        return []
    token = senders[0].referent.token
    people = find_people(reading, token)
    if people is None:
        return []
    roles = {"sender": draft.roles["destination"], "destination": senders}
    return [draft, replace(draft, people=people, people_token=token, roles=roles, pending=frozenset())]


def _is_of_them(draft: Draft, found: FoundCount, *, excepted: bool = True) -> bool:
    """Whether "of them" stands behind a number, and where those excepted do not count, no "all but" before it."""
    text = draft.predicate.head.doc.text
    is_excepted = text[: found.start_char].rstrip().endswith(_EXCEPTING)
    return text[found.end_char :].lstrip().startswith(_OF_THEM_BEHIND) and (excepted or not is_excepted)


def _counts_sent(reading: Reading, draft: Draft) -> Iterator[tuple[FoundCount, Referent, TimeExpression | None]]:
    """The numbers behind a verb right behind which stands to where so many go, the state of each, and when."""
    head = draft.predicate.head
    mentions = reading.mentions_of(head)
    for i, one in _counts_behind(mentions, head):
        words = [token for token in head.doc[i : head.sent.end] if token.idx >= one.end_char]
        if any(token.pos_ in VERBAL for token in head.doc[head.i + 1 : i]):
            return
        beside = _OF_THEM if words and words[0].lower_ == "of" else 0
        is_of_them = all(token.lower_ in {"of", "them", "whom", "these"} for token in words[:beside])
        behind = words[beside : beside + len(("to", "the", "Maldives"))]
        if not is_of_them or not behind or behind[0].lower_ not in _TO_WHERE:
            continue
        name = next((token for token in behind[1:] if token.lower_ != "the"), None)
        place = _state_reached(reading, name) if name is not None and name.pos_ == "PROPN" else None
        if place is not None and place.entity.country is not None:
            yield one, place, _time_behind(mentions, one.end_char, i)[1]


def _counts_placed(reading: Reading, draft: Draft) -> Iterator[tuple[FoundCount, Referent]]:
    """The numbers behind a verb right behind which a place stands, and the state of each: "nine of them in Chad"."""
    head = draft.predicate.head
    for one, words in _counts_of_verb(reading, head):
        beside = _OF_THEM if words and words[0].lower_ == "of" else 0
        behind = words[beside : beside + len(("in", "the", "Maldives"))]
        is_of_them = not beside or all(token.lower_ in {"of", "them", "whom", "these"} for token in words[:beside])
        if not is_of_them or not behind or behind[0].lower_ not in syntax_words().locative:
            continue
        name = next((token for token in behind[1:] if token.lower_ != "the"), None)
        is_named = name is not None and name.pos_ == "PROPN" and not _acts_behind(name)
        place = _state_at(reading, name) if name is not None and is_named else None
        if place is not None:
            yield one, place


def _acts_behind(name: "Token") -> bool:
    """ "Two in *Peru* were freed": whether more is told of them than where they are."""
    behind = name.doc[name.i + 1 : name.i + 2]
    return bool(behind) and behind[0].pos_ in VERBAL and behind[0].sent == name.sent


def _state_at(reading: Reading, name: "Token") -> Referent | None:
    """The state where people are whom a number tells: that of this name, or of the city."""
    match = reading.match(name)
    if match is not None and match.sense is Sense.NAME:
        return next(iter(reading.referents(name)), None)
    return find_place(reading, name)


def _state_reached(reading: Reading, name: "Token") -> Referent | None:
    """The same, or the state of a capital, which may also be named for its government: "nine to *Kabul*"."""
    return _state_at(reading, name) or next(iter(reading.referents(name)), None)


def part_by_times(reading: Reading, draft: Draft) -> list[Draft]:
    """The same done with several, each at a time of his own, "with Chile in May and Peru in June"; else empty."""
    for name, sides in draft.roles.items():
        times = [time_behind_gap(reading, filled.referent.token) for filled in sides]
        are_apart = len({time.start_char for time in times if time is not None}) == len(times) > 1
        if are_apart and draft.time is None:
            pairs = zip(sides, times, strict=True)
            return [replace(draft, roles=draft.roles | {name: [side]}, time=time) for side, time in pairs]
    return []


def _at_another_time(reading: Reading, own: Draft, part: _Dated) -> Draft:
    if isinstance(part.found, FoundAmount):
        amount = replace(part.found.amount, qualifier=part.found.qualifier)
        return replace(own, amounts=[amount], time=part.time)
    if part.others is not None:
        own = replace(own, roles=with_homes_of(reading, own, part.others), people_token=part.others)
        return replace(own, people=find_people(reading, part.others), time=part.time)
    people = None if own.people is None else replace(own.people, count=part.found.count)
    return replace(own, people=people, time=part.time)


def with_homes_of(reading: Reading, own: Draft, others: "Token") -> dict[str, list[Filled]]:
    """The roles, those with a home with theirs: "deported 12 Ugandans in May and 15 *Rwandans* in June"."""
    roles = dict(own.roles)
    for name, sides in own.roles.items():
        if all(filled.function.endswith("home") for filled in sides):
            homes = [(fitting(reading, r, own.unit.frame.roles[name]), r) for r in where_from(reading, others, others)]
            roles[name] = [Filled(entity, r, sides[0].function) for entity, r in homes if entity is not None]
    return {name: sides for name, sides in roles.items() if sides}


def _dated_behind(reading: Reading, draft: Draft) -> list[_Dated]:
    """The sums, or the numbers of people, that stand behind a verb with a time behind each and nothing else between."""
    head = draft.predicate.head
    mentions = reading.mentions_of(head)
    places = _sums_behind(reading, head) if draft.amounts else _counts_behind(mentions, head)
    found: list[_Dated] = []
    last = head.i
    for place, one in places:
        if found and not _goes_on(head.doc, last, place):
            break
        first, time = _time_behind(mentions, one.end_char, place)
        words = head.doc[place:first]
        others = _others_counted(reading, words, one) if isinstance(one, FoundCount) else None
        is_told_anew = bool(found) and others is None and not _is_plain(draft, words, one.end_char)
        if time is None or is_told_anew:
            break
        found.append(_Dated(one, time, others))
        last = place
    return found


def _others_counted(reading: Reading, words: "Span", one: FoundCount) -> "Token | None":
    """ "12 men in May and 15 *women* in June": the noun of the people whom a number counts, and no more."""
    counted = [token for token in words if token.idx >= one.end_char and token.pos_ != "ADP"]
    noun = counted[-1] if counted else None
    if noun is None or noun.pos_ == "PRON" or any(token.head is not noun for token in counted[:-1]):
        return None
    people = find_people(reading, noun)
    return noun if people is not None and people.count and people.count.value == one.count.value else None


def _counts_of_verb(reading: Reading, head: "Token") -> Iterator[tuple[FoundCount, list["Token"]]]:
    """The numbers behind a verb and before the next one, each with the words behind it."""
    for i, one in _counts_behind(reading.mentions_of(head), head):
        if any(token.pos_ in VERBAL for token in head.doc[head.i + 1 : i]):
            return
        yield one, [token for token in head.doc[i : head.sent.end] if token.idx >= one.end_char]


def _counts_behind(mentions: Mentions, head: "Token") -> list[tuple[int, FoundCount]]:
    places: dict[int, tuple[int, FoundCount]] = {}
    for i, found in mentions.counts.items():
        if head.i < i < head.sent.end:
            places.setdefault(id(found), (i, found))
    return list(places.values())


def _goes_on(doc: "Doc", last: int, place: int) -> bool:
    """Whether nothing but "and" or a comma joins a number to the one before: no other verb, and nobody's name."""
    first = place
    while first > last and doc[first - 1].lower_ in discourse_words().further | {"a", "about", "some", "$", "€", "£"}:
        first -= 1
    has_verb = any(token.pos_ in VERBAL for token in doc[last + 1 : first])
    return doc[first - 1].lower_ in {"and", ",", "then"} and not has_verb


def _time_behind(mentions: Mentions, end_char: int, place: int) -> tuple[int, TimeExpression | None]:
    """The time behind a number, or behind what it counts and to whom that goes, and where: "40 men to Lima in 2023"."""
    doc = mentions.doc
    for token in doc[place : doc[place].sent.end]:
        if token.idx < end_char:
            continue
        if token.i in mentions.times:
            return token.i, mentions.times[token.i]
        is_number = token.i in mentions.amounts or token.i in mentions.counts
        if is_number or token.pos_ in {"VERB", "AUX", "CCONJ", "PUNCT", "SCONJ"}:
            break
    return place, None


def time_behind_gap(reading: Reading, token: "Token") -> TimeExpression | None:
    """The time of what is told with its verb left out: "and 12 men to Lima *in 2024*", "and *in 2024* nine to Lima"."""
    mentions = reading.mentions_of(token)
    return _time_behind(mentions, token.idx + len(token), token.i)[1] or mentions.times.get(token.i - 1)


def _is_plain(draft: Draft, words: "Span", end_char: int) -> bool:
    """Whether only a preposition stands between a number and its time, or what was counted before: "60 in 2024"."""
    known = draft.people_token.lemma_ if draft.people_token is not None else ""
    between = [token for token in words if token.idx >= end_char]
    is_plain = (t.pos_ == "ADP" or t.lemma_ == known or t.lower_ in discourse_words().further for t in between)
    return all(is_plain) and not any(token.lower_ in {"than", "from", "to"} for token in between)


def _without_late_payees(reading: Reading, draft: Draft) -> list[Draft]:
    """ "Promised Chad £5 million, Japan an unspecified amount": who is named behind the sum is no receiver of it.

    He pays too, if an amount that nobody tells stands behind him.
    """
    sums = _sums_behind(reading, draft.predicate.head)
    late = [filled for filled in draft.roles.get("payee", ()) if sums and _is_behind(filled, sums[0][0])]
    rest = [filled for filled in draft.roles.get("payee", ()) if filled not in late]
    if not late or not rest:
        return [draft]
    own = replace(draft, roles=draft.roles | {"payee": rest})
    payers = [filled for filled in late if _is_before_amount(filled.referent.token)]
    again = ({"payer": [Filled(payer.entity, payer.referent, "subject")]} for payer in payers)
    return [own, *(replace(own, roles=own.roles | roles, amounts=[], gapped=True) for roles in again)]


def _is_behind(filled: Filled, place: int) -> bool:
    """Whether a name stands behind a sum and a comma or "and"."""
    first = filled.referent.token.left_edge
    is_joined = first.i > 0 and first.doc[first.i - 1].lower_ in _JOINS
    return filled.function in _BEFORE_SUM and filled.referent.token.i > place and is_joined


def _is_before_amount(name: "Token") -> bool:
    behind = name.doc[name.i + 1 : min(name.i + 1 + _LONGEST_AMOUNT, name.sent.end)]
    return len(behind) > 1 and behind[0].lower_ in {"a", "an"} and any(t.lower_ in {"amount", "sum"} for t in behind)


def _again(own: Draft, role: str, gap: _Gap, function: str) -> Draft:
    filled = Filled(gap.entity, gap.referent, function)
    return replace(own, roles=own.roles | {role: [filled]}, amounts=[gap.amount], gapped=True, time=gap.time)


def _role_of(draft: Draft) -> str | None:
    """Whose names stand before the further sums: of who is paid, where the first is named so; else of who pays."""
    if any(filled.function in _BEFORE_SUM for filled in draft.roles.get("payee", ())):
        return "payee"
    for role in ("payer", "payee"):
        filled = draft.roles.get(role, ())
        if filled and all(one.function == "subject" for one in filled):
            return role
    return None


def share_side(draft: Draft, earlier: Sequence[Draft]) -> None:
    """Give a payment whose verb is left out the open side of the one with the verb, or none."""
    if not draft.gapped or draft.roles.keys() >= {"payer", "payee"}:
        return
    first = next((other for other in earlier if other.kind == draft.kind and other.predicate is draft.predicate), draft)
    for role, filled in first.roles.items():
        if role == "payer" or all(one.function != "discourse" for one in filled):
            draft.roles.setdefault(role, [inferred(one) for one in filled])
    if not draft.roles.keys() >= {"payer", "payee"}:
        draft.roles.clear()
        draft.pending = frozenset()


def _gaps(reading: Reading, draft: Draft) -> Iterator[_Gap]:
    """The names and sums behind the first sum of a verb, up to the first sum that has a verb of its own."""
    head = draft.predicate.head
    last: int | None = None
    for place, found in _sums_behind(reading, head):
        gap = None if last is None else _gap_at(reading, draft, last, place, found)
        if gap is not None:
            yield gap
        elif last is not None:
            return
        last = place


def _sums_behind(reading: Reading, head: "Token") -> list[tuple[int, FoundAmount]]:
    """The sums behind a verb in its sentence, each with the index of its first token."""
    places: dict[int, tuple[int, FoundAmount]] = {}
    for i, found in reading.mentions_of(head).amounts.items():
        if head.i < i < head.sent.end:
            places.setdefault(id(found), (i, found))
    return list(places.values())


def _gap_at(reading: Reading, draft: Draft, last_sum: int, place: int, found: FoundAmount) -> _Gap | None:
    """The name of somebody right before a sum, if nothing but a conjunction parts it from the clause before."""
    doc, mentions = draft.predicate.head.doc, reading.mentions_of(draft.predicate.head)
    name = _name_before(doc[place])
    first, time = _time_behind(mentions, found.end_char, place)
    is_plain = time is not None and _is_plain(draft, doc[place:first], found.end_char)
    if name is None or (_has_own_time(mentions, place) and not is_plain):
        return None
    match = mentions.matches.get(name.i)
    first = min(name.left_edge.i, name.i if match is None else mentions.match_span(match).start)
    while first < name.i and doc[first].lower_ == "the":
        first += 1
    before = doc[first - (2 if doc[first - 1].lower_ == "the" else 1)]
    if before.i <= last_sum or before.lower_ not in _JOINS:
        return None
    if any(token.pos_ in VERBAL and not _is_aim(token, name) for token in doc[last_sum:first]):
        return None
    for referent in reading.referents(name):
        entity = fitting(reading, referent, draft.unit.frame.roles["payer"])
        if entity is not None and referent.certain:
            amount = replace(found.amount, qualifier=found.qualifier)
            return _Gap(frozenset(range(first, name.i + 1)), entity, referent, amount, before.lower_ == "and", time)
    return None


def _is_aim(verb: "Token", name: "Token") -> bool:
    """ "Gave Chad $3m *to take 20 men* and Mali $1m": what a sum is for; not "gave Chad $3m to pay Peru and Mali"."""
    return has_to(verb) and not (
        name.dep_ in {"conj", "dative"} and name.head.pos_ in {"PROPN", "VERB"} and _pays(verb)
    )


def _pays(verb: "Token") -> bool:
    return any(child.dep_ in VERB_OBJECTS and child.pos_ == "PROPN" for child in verb.children)


def _has_own_time(mentions: Mentions, start: int) -> bool:
    """Whether a day is told behind a sum that is none of the verb's: "in March and Kenya 15 million in April"."""
    behind = (i for i in mentions.times if i > start)
    return next(behind, mentions.doc[start].sent.end) < mentions.doc[start].sent.end


def _name_before(sum_start: "Token") -> "Token | None":
    """The last word of a name right before a sum, or before words such as "another" there."""
    i = sum_start.i - 1
    while i > sum_start.sent.start and sum_start.doc[i].lower_ in discourse_words().further | {"a", "about", "some"}:
        i -= 1
    token = sum_start.doc[i]
    return token if token.pos_ == "PROPN" else None
