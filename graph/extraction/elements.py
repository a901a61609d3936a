"""Frames applied to predicates: which patterns fit, and what fills their elements.

Yields drafts: one a predicate and frame, with every filler that the sentence itself gives; and of a frame that is
evoked and gives none, why each of its lexical units was refused that nearly fitted. Whether the constraints of
a pattern hold, and who fits a role, is for `graph.extraction.roles`; what the sentence leaves open is filled in
`discourse`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.answers import answerer_of
from graph.extraction.clauses import Clauses, Predicate, conjuncts
from graph.extraction.contrasts import is_meant_instead, is_set_apart
from graph.extraction.ellipsis import (
    is_sent_apart,
    part_by_sums,
    part_by_times,
    part_clauses,
    part_dated,
    part_echoed,
    part_gapped,
    part_homes,
    part_in_turn,
    part_placed,
    part_sent,
    part_swapped,
    part_whence,
    time_behind_gap,
    with_homes_of,
)
from graph.extraction.people import (
    People,
    are_natives,
    are_people_near,
    are_things,
    find_official,
    find_people,
    find_people_again,
    is_diplomat,
    is_from_sender,
    is_sent_home,
    join_people,
    sent_kinds,
    stands_for_thing,
    told_before,
)
from graph.extraction.recalling import may_recall
from graph.extraction.rejections import Rejection
from graph.extraction.roles import (
    Draft,
    Filled,
    are_talkers_unnamed,
    broken_constraint,
    ends_of,
    fill_role,
    fitting,
    fitting_units,
    follow,
    is_near,
    is_only_a_word,
    is_quantity,
    may_wait_for_article,
    money_of,
    sum_in_brackets,
)
from graph.extraction.subjects import surface_subjects
from graph.extraction.syntax import gapped_subject, is_before_number, is_passive, measured, object_of_gapped
from graph.frames import Constraint, LexicalUnit, discourse_words, syntax_words
from graph.gazetteer import Sense
from graph.labels import ADNOMINAL_CLAUSES, AUXILIARIES, NOMINAL_SUBJECTS, SINGULAR_NOUNS, VERBAL
from graph.model import Amount, EntityKind, Reason

if TYPE_CHECKING:
    from graph.tokens import Doc, Token

__all__ = ["Clauses", "Draft", "Filled", "fill_pattern", "find_drafts", "fitting", "money_of"]

# Whom "it" and "them" do not mean where a court decides on somebody.
_OF_PEOPLE = frozenset({"Detention", "Transfer"})  # kinds of what is done to people
_SERVED = frozenset({EntityKind.GOVERNMENT, EntityKind.AGENCY, EntityKind.ORGANIZATION})
_NEVER_MEANT = frozenset({EntityKind.COURT, EntityKind.GROUP})
_PARTS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADP": "p"}
_OF_ANYTHING = frozenset({"they", "them"})
_PERSONAL = frozenset({"them", "they", "him", "her"})
# Whose clause on the object of a verb it is, which may be that of the verb itself.
_OF_OWN_CLAUSE = frozenset({"object.reduced.subject", "object.relative.subject"})
_LEFT_OUT = frozenset({"not", "no"})
_OF_GAPPED = frozenset({"to", "into", "for", "from"})  # functions that stand beside a verb left out
_FROM_BESIDE = frozenset({"of.from", "object.from", "object.of.from"})  # functions of a state that people are "from"
_ALIKE = frozenset({"other", "fellow"})  # of those behind "with" who undergo the same


def find_drafts(reading: Reading, clauses: Clauses, doc: "Doc") -> Iterator[Draft | Rejection]:
    """Every frame that a predicate of a paragraph evokes, in text order, and what was refused."""
    units = reading.frames.units if reading.mentions[id(doc)].amounts else reading.frames.units_without_sums
    words = {token.lower_ for token in doc}
    for token in doc:
        part = _PARTS.get(token.pos_) if token.dep_ not in AUXILIARIES else None
        evoked = units.get((token.lemma_.lower(), part), ()) if part else ()
        candidates = [unit for unit in evoked if not unit.rest or words.issuperset(unit.rest)] if evoked else ()
        if not candidates or is_quantity(token) or is_only_a_word(token):
            continue
        predicate = clauses.predicate(token)
        if predicate is not None:
            yield from _drafts_of(reading, clauses, predicate, candidates)


def _drafts_of(
    reading: Reading, clauses: Clauses, predicate: Predicate, candidates: Sequence[LexicalUnit]
) -> Iterator[Draft | Rejection]:
    """One draft a frame: a pattern whose required roles the sentence fills goes before one that leaves some open."""
    complete: dict[str, Draft] = {}
    partial: dict[str, Draft] = {}
    waiting: dict[str, Draft] = {}
    refused: list[Rejection] = []
    absent = reading.absent_from(predicate.head.doc)
    for unit in fitting_units(predicate, candidates):
        if unit.frame.frame in complete:
            continue
        broken = broken_constraint(reading, clauses, predicate, unit, absent)
        if broken is not None:
            if is_near(clauses, predicate, unit, broken):
                refused.append(Rejection(predicate, unit, Reason.CONSTRAINT, constraint=broken))
            continue
        draft = fill_pattern(reading, clauses, predicate, unit)
        if isinstance(draft, Rejection):
            refused.append(draft)
        elif draft.waits:
            waiting.setdefault(draft.kind, draft)
            refused.append(_without(draft, min(draft.pending)))
        else:
            filled = all(name in draft.roles for name, role in unit.frame.roles.items() if role.required)
            found = complete if filled else partial
            if draft.kind not in found or (_waits_for_doer(found[draft.kind]) and not draft.pending):
                found[draft.kind] = draft
    for draft in (*complete.values(), *(draft for kind, draft in partial.items() if kind not in complete)):
        parts = part_in_turn(reading, draft) or part_clauses(reading, draft) or part_by_sums(reading, draft)
        parts = parts or part_dated(reading, draft)
        parts = parts or part_placed(reading, draft) or part_sent(reading, draft)
        parts = parts or part_swapped(reading, draft) or part_echoed(reading, draft) or part_by_times(reading, draft)
        parts = parts or part_homes(reading, draft) or part_whence(reading, draft)
        own, *others = parts or part_gapped(reading, draft)
        yield own
        yield from others or _gapped(reading, clauses, own)
    made = complete | partial
    yield from (one for one in refused if one.unit.frame.frame not in made)
    yield from (draft for kind, draft in waiting.items() if kind not in made)


def _waits_for_doer(draft: Draft) -> bool:
    """Whether a limit or a release is told of without a word of whose it is: another pattern may know more of that."""
    return (draft.kind, draft.pending) in {
        ("Restriction", frozenset({"imposer"})),
        ("Detention", frozenset({"holder"})),
    }


def fill_pattern(reading: Reading, clauses: Clauses, predicate: Predicate, unit: LexicalUnit) -> Draft | Rejection:
    """The draft that a lexical unit makes of a predicate whose words meet the constraints, or what it lacks."""
    pattern = unit.pattern
    draft = Draft(unit=unit, predicate=predicate)
    _fill(reading, clauses, draft)
    _leave_out_asker(draft)
    lacking = next((need for need in pattern.needs if not _is_there(reading, clauses, draft, need)), None)
    if lacking is not None or _fetches_foreigners(draft):
        return _without(draft, lacking or "destination")
    if pattern.continues and "people" in pattern.needs and not _is_bare(reading, draft.people_token):
        return Rejection(predicate, unit, Reason.CONSTRAINT, constraint=Constraint("continues"))
    missing = [role for role in pattern.explicit if role not in draft.roles and not _is_pair(draft, role)]
    draft.pending = frozenset(missing)
    is_told = _may_wait(reading, draft, draft.pending) or _is_swap(reading, draft) or is_sent_apart(reading, draft)
    is_open = missing and not is_told
    draft.recalls = bool(is_open) and may_recall(reading, draft)
    if not is_open or draft.recalls:
        return draft
    draft.waits = may_wait_for_article(draft)
    return draft if draft.waits else _without(draft, missing[0])


def _fetches_foreigners(draft: Draft) -> bool:
    """ "Chad *repatriated* 40 Danes found in Mali": who go home go where they are from, whoever sends them."""
    ends = draft.roles.get("destination", ())
    states = draft.people.nationality if draft.people is not None else ()
    is_home = draft.unit.head in discourse_words().repatriation or "home" in draft.unit.rest
    is_subject = bool(ends) and all(end.function == "subject" for end in ends)
    return is_home and is_subject and bool(states) and all(end.entity.country not in states for end in ends)


def _leave_out_asker(draft: Draft) -> None:
    """ "Asked *to visit* them": who would do it himself does not ask himself for it."""
    verb = draft.predicate.head  # not "Peru, asked to pay, declined", whom others ask
    is_asking = draft.unit.head == "ask" and not draft.predicate.passive and verb.doc[max(verb.i - 1, 0)].text != ","
    is_own = is_asking and verb.has("nsubj")
    asked = draft.roles.get("requestee", ()) if is_own and draft.kind == "Request" else ()
    asking = {filled.entity.key for filled in draft.roles.get("requester", ())}
    if asked and all(f.function == "complement.subject" and f.entity.key in asking for f in asked):
        del draft.roles["requestee"]


def _is_swap(reading: Reading, draft: Draft) -> bool:
    """ "Peru gave up two men, Chile six": two who give up people, and to whom neither says."""
    is_open_move = draft.unit.pattern.sense == "swap" and draft.pending == {"destination"}
    if is_sent_home(draft.predicate):
        return False  # "Peru brought home two men, Chile six": each his own, and from elsewhere
    if draft.unit.head in reading.frames.classes["expelling"]:
        return False  # "Peru expelled two men, Chile six": who are of neither
    return is_open_move and any(_gapped_subjects(reading, draft))


def _without(draft: Draft, element: str) -> Rejection:
    return Rejection(draft.predicate, draft.unit, Reason.NO_FILLER, element=element, filled=draft.filled)


def _fill(reading: Reading, clauses: Clauses, draft: Draft) -> None:
    """Fills the elements of a draft's pattern from its sentence."""
    for element, paths in draft.unit.pattern.elements.items():
        if element == "money":
            draft.amounts, draft.denied, draft.meant = _money(reading, clauses, draft.predicate, paths)
        elif element == "people":
            _fill_people(reading, clauses, draft, paths)
        elif element in draft.unit.frame.roles:
            found = fill_role(reading, clauses, draft.predicate, paths, draft.unit.frame.roles[element])
            if not found:
                continue  # so it is of two roles in three
            found = [filled for filled in found if not _deals_with_himself(reading, draft, element, filled)]
            is_personal = element in draft.unit.pattern.personal
            found = [filled for filled in found if not (is_personal and _is_some_official(reading, filled))]
            is_finding = (draft.unit.pattern.effect or "").startswith("from the complement")
            found = [
                _as_person(filled) if is_personal or (is_finding and _is_he(filled)) else filled for filled in found
            ]
            if found and _is_own_side(draft, element, found):
                draft.closed = draft.closed or all(filled.referent.token.pos_ == "PROPN" for filled in found)
            elif found:
                draft.roles[element] = found


def _is_he(filled: Filled) -> bool:
    """ "held that he had broken the law": he himself, not the government for which he acts."""
    return filled.function == "complement.subject" and filled.referent.token.lower_ in {"he", "she"}


def _is_some_official(reading: Reading, filled: Filled) -> bool:
    """ "Convicted a Kenyan general", "the head of the Land Bank": somebody of no name, and not whom he serves."""
    token = filled.referent.token
    match = reading.match(token)
    is_officer = reading.is_noun(token, "state_representative") or (match is not None and match.sense is Sense.OFFICE)
    return filled.entity.kind in _SERVED and is_officer and not reading.is_noun(token, "state")


def _as_person(filled: Filled) -> Filled:
    """The official, where not the government is meant for which he or she acts: "convicted the minister"."""
    is_person = filled.referent.entity.kind is EntityKind.PERSON
    return replace(filled, entity=filled.referent.entity) if is_person else filled


def _is_own_side(draft: Draft, element: str, found: Sequence[Filled]) -> bool:
    """Whether whoever is found to be paid or refused is of the first side's own state: who is, is left open then."""
    is_in_clause = all(filled.function.startswith("complement.") for filled in found)  # "refused to join the force"
    refused = {("Refusal", "counterparty"): "party"} if is_in_clause else {}
    first = ({("Payment", "payee"): "payer"} | refused).get((draft.kind, element))
    states = {filled.entity.country for filled in draft.roles.get(first or "", ())}
    return first is not None and None not in states and {filled.entity.country for filled in found} == states


def _deals_with_himself(reading: Reading, draft: Draft, element: str, filled: Filled) -> bool:
    """Whether "its" would make somebody both sides: "paid into its treasury"; or a court rule on a court."""
    senders = draft.roles.get("sender", ())
    if element == "destination" and filled.function == "subject" and len(senders) == 1:
        return filled.entity.key == senders[0].entity.key  # one alone swaps nobody
    if element == "destination" and filled.function == "object.home" and len(senders) > 1:
        return any(filled.entity.key == sender.entity.key for sender in senders)  # "40 men *from Mali and Chad* home"
    is_affected = draft.kind == "Ruling" and element == "affects"
    if is_affected and not filled.referent.certain and filled.entity.kind in _NEVER_MEANT:
        return True
    if element == "requestee" and (_wants_to(draft, filled) or _is_own_court(reading, draft, filled)):
        return True
    if element == "requestee" and _asks_leave(draft, filled):
        return draft.predicate.pos == "n" or answerer_of(reading, draft) is not None
    is_own_clause = filled.function in _OF_OWN_CLAUSE  # "a plan approved by the cabinet" was not drawn up by it
    is_plain = filled.referent.certain or filled.referent.token.lower_ not in {"it", "its"}
    is_undergone = element == "defendant" and filled.function.endswith("possessor")  # "fought his removal in court"
    if not (is_affected or is_own_clause or is_undergone) and is_plain:
        return False
    return any(filled.entity.key == other.entity.key for others in draft.roles.values() for other in others)


def _is_own_court(reading: Reading, draft: Draft, judge: Filled) -> bool:
    """ "Peru's extradition request was granted by *a judge*": of nobody knows where, so that another was asked."""
    states = {filled.entity.country for filled in draft.roles.get("requester", ())} - {None}
    if judge.function != "handler.subject" or not reading.is_noun(judge.referent.token, "court", "judge"):
        return False
    return bool(states) and (judge.entity.country is None or judge.entity.country in states)


def _wants_to(draft: Draft, doer: Filled) -> bool:
    """ "*Deputies* want to sue": who means to do it himself asks nobody, not even the state that he may be one of."""
    is_own = any(doer.referent.token == one.referent.token for one in draft.roles.get("requester", ()))
    return is_own and doer.function == "complement.subject" and draft.predicate.head.lemma_ == "want"


def _asks_leave(draft: Draft, doer: Filled) -> bool:
    """ "Norway *asked to send* observers": what one asks to do oneself, another must let one do."""
    verb, asking = draft.predicate.head, draft.roles.get("requester", ())
    if doer.function != "complement.subject" or all(doer.referent.token != one.referent.token for one in asking):
        return False
    if verb.lemma_ not in syntax_words().asking_leave:
        return False
    before = verb.doc[max(verb.i - 1, 0)]
    is_bare = verb.tag_ == "VBN" and not any(child.lemma_ == "have" for child in verb.children)  # "asked to pay, it"
    return not is_bare and not (before.text == "," and before.dep_ == "punct" and before.head.i == before.i - 1)


def _gapped(reading: Reading, clauses: Clauses, draft: Draft) -> Iterator[Draft]:
    """The same verb once more, left out: "deported 12 people to Georgia and nine to Nigeria"."""
    if draft.predicate.pos != "v" or not (draft.people or draft.amounts):
        return
    yield from _gapped_subjects(reading, draft)
    for token in _beside_gaps(draft.predicate):
        if token.lower_ in reading.frames.status.nobody:
            continue  # "sent 40 people to Georgia and *none* to Nigeria"
        people = find_people(reading, token) if draft.people else None
        amounts = money_of(reading, token)
        rest = clauses.predicate(token)
        if rest is None or not (people or amounts):
            continue
        again = replace(draft, people=people, people_token=token, amounts=amounts, pending=frozenset())
        again.time = time_behind_gap(reading, token)
        roles = _roles_of_gapped(reading, clauses, draft, rest)
        if not draft.roles and draft.pending:
            yield replace(again, roles={}, pending=draft.pending)
        elif roles:
            again.roles = draft.roles | roles
            yield again


def _gapped_subjects(reading: Reading, draft: Draft) -> Iterator[Draft]:
    """The same done by another state, with nothing but its name and a number: "Russia freed ten, Ukraine nine"."""
    doers = [name for name, found in draft.roles.items() if {filled.function for filled in found} == {"subject"}]
    if len(doers) != 1 or draft.people is None:
        return
    for token, count in _names_beside(draft):
        found_people = ((part, find_people(reading, part)) for part in conjuncts(count))
        groups = [(part, group) for part, group in found_people if group is not None]
        people = join_people(groups) if groups else None
        found = [
            Filled(referent.entity, referent, "subject")
            for referent in reading.referents(token)
            if referent.entity.kind is EntityKind.GOVERNMENT and people is not None
        ]
        if found and people is not None:
            people = _of_whoever_brings(draft, _of_same_state(draft, people, count, found), found)
            roles = draft.roles | with_homes_of(reading, draft, count) | {doers[0]: found}
            yield replace(draft, people=people, people_token=count, roles=roles)


def _of_same_state(draft: Draft, people: People, count: "Token", doers: Sequence[Filled]) -> People:
    """ "Chile expelled four Danes, Peru *three*": of the same state, where that is not whose state does it."""
    known = draft.people.nationality if draft.people is not None else ()
    is_own = any(filled.entity.country in known for filled in doers)
    is_bare = count.pos_ == "NUM" and not people.nationality
    return replace(people, nationality=known) if is_bare and not is_own else people


def _of_whoever_brings(draft: Draft, people: People, doers: Sequence[Filled]) -> People:
    """ "Canada took back 12 *of its citizens* and Norway *four*": those are Norway's own."""
    words = () if draft.people_token is None else draft.people_token.subtree
    are_own = any(word.lower_ == "its" for word in words)
    codes = {filled.entity.country for filled in doers if filled.entity.country}
    return replace(people, nationality=tuple(sorted(codes))) if are_own else people


def _names_beside(draft: Draft) -> Iterator[tuple["Token", "Token"]]:
    """The names that a parser hangs on a verb, or on its object, as further ones, and the number that each has."""
    functions = draft.predicate.functions
    origins = (token for path in ("from", "object.from", "object.of.from") for token in functions.get(path, ()))
    heads = (draft.predicate.head, *functions.get("object", ()), *functions.get("to", ()), *origins)
    for child in (child for head in heads for child in _beside(head) if child.i > draft.predicate.head.i):
        if (name := gapped_subject(child)) is not None:
            yield name, child
        elif (noun := object_of_gapped(child)) is not None:
            yield child, noun
        elif child.pos_ == "PROPN" and child.dep_ in {"conj", "npadvmod", "appos", "dep"}:
            yield from ((child, c) for c in child.children if c.dep_ == "nummod" and c.i > child.i)


def _beside(head: "Token") -> Iterator["Token"]:
    """The words that hang on one, and those on a name among them that has but a number: "*Spain* 60 and *Italy* 96"."""
    waiting = [head]
    while waiting:
        for child in waiting.pop().children:
            yield child
            waiting += [child] if is_before_number(child) else []


def _beside_gaps(predicate: Predicate) -> Iterator["Token"]:
    """The words that a parser hangs on a verb or on its "to" where the same verb is left out."""
    verb = predicate.head
    is_due = verb.dep_ == "xcomp" and verb.head.lemma_ == "be"  # "is to go", joined at "is"
    for token in (verb, *predicate.functions.get("to", ()), *((verb.head,) if is_due else ())):
        for child in token.children:
            if child.dep_ in {"conj", "appos", "dep"} and child.i > verb.i and child.pos_ not in VERBAL:
                yield child


def _roles_of_gapped(reading: Reading, clauses: Clauses, draft: Draft, rest: Predicate) -> dict[str, list[Filled]]:
    """The first role that the words beside a gap fill anew."""
    for name, role in draft.unit.frame.roles.items():
        paths = tuple(path for path in draft.unit.pattern.elements.get(name, ()) if path in _OF_GAPPED)
        found = fill_role(reading, clauses, rest, paths, role)
        if found:
            return {name: found}
    return {}


def _may_wait(reading: Reading, draft: Draft, missing: frozenset[str]) -> bool:
    """Whether roles that a sentence should fill are worth looking for in those before.

    A sum is worth asking whose it is: what a deal told of before may say who pays whom. So is a suit.
    """
    if draft.kind == "Lawsuit" and missing == {"defendant"}:
        return "defendant" not in draft.unit.pattern.local
    is_named = draft.predicate.pos == "n" or draft.predicate.head.dep_ == "pcomp"  # "after two days of haggling"
    is_measured = is_named and measured(draft.predicate.head) is not draft.predicate.head  # "months of haggling"
    support = draft.predicate.support  # "a round of talks was put off by Peru"
    is_measured = is_measured and (support is None or not is_passive(support))
    if draft.kind == "Negotiation" and is_named and "party" not in missing and (is_measured or not draft.roles):
        return True  # whose talks they were, a deal that came of them or the story says
    if draft.kind == "Negotiation" and not draft.roles and are_talkers_unnamed(draft.predicate.functions):
        return True  # the two whom the story is about
    if draft.kind == "Request" and missing == {"requestee"}:
        return bool(draft.roles)  # who answers was asked
    if draft.kind == "Detention" and missing == {"holder"}:
        return draft.predicate.passive and draft.unit.pattern.status == "ended"  # "ten more were freed in May"
    if draft.kind == "Restriction" and missing == {"imposer"}:
        hit = draft.roles.get("target", [])  # "Thai rice will be taxed too", "Peru faces a ban"
        return any(draft.predicate.passive or filled.function.startswith("subject") for filled in hit)
    if missing & {*draft.unit.pattern.local} or draft.closed or _is_paid_to_stranger(draft):
        return False
    if draft.kind == "Payment" and _is_of_another_payment(reading, draft):
        return False
    opens = bool(draft.roles) or draft.predicate.passive or not draft.unit.pattern.elements.get("payer")
    return bool(draft.amounts) and opens and missing == {"payee"} and draft.unit.pos == "v"


def _is_of_another_payment(reading: Reading, draft: Draft) -> bool:
    """ "Spent the $5m *that Kenya had paid it*": whoever gave the sum is not paid it; he is where it is returned."""
    head, classes = draft.predicate.head, reading.frames.classes
    beside = (c for noun in draft.predicate.functions.get("object", ()) for c in noun.children if c.i > head.i)
    paid = [c for c in beside if c.dep_ == "relcl" and c.lemma_.lower() in classes["giving_sums"]]
    is_named = any(subject.pos_ == "PROPN" for clause in paid for subject in surface_subjects(clause))
    is_returned = "back" in draft.unit.rest or draft.unit.head in classes["returning_sums"]
    return is_named and not is_returned


def _is_paid_to_stranger(draft: Draft) -> bool:
    """ "must pay a Dutch poet €5,000": the sentence says who is paid, even if nobody knows the word for him."""
    receivers = draft.predicate.functions.get("recipient", ())
    return any(token.pos_ == "NOUN" and token.has_any_word({"a", "an"}) for token in receivers)


def _is_bare(reading: Reading, token: "Token | None") -> bool:
    """Whether the people are a number or a pronoun alone, or "15 men", "no Kenyan": who were spoken of before.

    So are "a second group" and "the suspects", where suspects were told of.
    """
    if token is None:
        return False
    if _is_further_group(token) or _is_further_one(reading, token) or told_before(reading, token) is not None:
        return True
    return token.pos_ == "NUM" or token.lower_ in discourse_words().bare_people or _is_number_of_people(token)


def _is_number_of_people(token: "Token") -> bool:
    """ "15 men", "some 6,000 people", "no Kenyan", "the rest": not "15 Georgian men", who may be others."""
    counting = [child for child in token.children if child.dep_ in {"nummod", "det", "neg"} or child.lower_ == "such"]
    others = [child for child in token.children if child.dep_ in {"amod", "compound", "relcl", "acl", "poss"}]
    others = [child for child in others if not _stands_apart(child)]
    is_number = any(child.dep_ in {"nummod", "neg"} or child.lower_ in {"no", "such"} for child in counting)
    return is_number and all(child.lower_ in discourse_words().further for child in others)


def _is_further_group(token: "Token") -> bool:
    """ "A second group", "the next batch", "a first group of 12": of which no more is said."""
    beside = [child for child in token.children if child.dep_ in {"amod", "compound", "relcl", "acl", "poss", "prep"}]
    beside = [child for child in beside if child.lower_ != "of" or not all(map(_is_number, child.children))]
    is_further = bool(beside) and all(child.lower_ in discourse_words().further_groups for child in beside)
    return is_further and token.lemma_.lower() in discourse_words().groups


def _is_further_one(reading: Reading, token: "Token") -> bool:
    """ "*Another man*", "a second migrant", "a third, an Eritrean": one more of those told of."""
    words = {child.lower_ for child in token.children if child.dep_ not in {"appos", "punct"}}
    further = discourse_words().further_groups
    if token.ent_type_ == "ORDINAL":
        return words == {"a"} and token.lower_ in further
    is_one = token.tag_ == "NN" and token.lemma_.lower() in sent_kinds(reading)
    return is_one and words <= further | {"a"} and not words.isdisjoint(further)


def _is_number(token: "Token") -> bool:
    return token.pos_ == "NUM" or _is_number_of_people(token)


def _stands_apart(clause: "Token") -> bool:
    """Whether a relative clause stands behind a comma, so that it tells more of people who are known."""
    return clause.dep_ == "relcl" and any(t.text == "," for t in clause.doc[clause.head.i + 1 : clause.head.i + 2])


def _is_pair(draft: Draft, role: str) -> bool:
    """Whether two coordinated parties stand in for each other's counterparty."""
    return draft.unit.pattern.pair and role == "counterparty" and len(draft.roles.get("party", ())) > 1


def _is_there(reading: Reading, clauses: Clauses, draft: Draft, need: str) -> bool:
    if need == "money":
        names = (filled.referent.token for fillers in draft.roles.values() for filled in fillers)
        return bool(draft.amounts) or any(sum_in_brackets(reading, name) is not None for name in names)
    if need == "people":
        return draft.people is not None
    paths = draft.unit.pattern.elements.get(need, ())
    return need in draft.roles or bool(ends_of(clauses, draft.predicate, paths))


def _is_left_out(people: "Token") -> bool:
    """ "Freed two Danes but *not the three Swedes*", "holds nine Danes and *no Swedes*": who is not meant."""
    words = (child.lower_ for child in people.children if child.dep_ in {"neg", "det"})
    return people.dep_ == "conj" and (is_set_apart(people) or not _LEFT_OUT.isdisjoint(words))


def _listed_with(reading: Reading, draft: Draft, tokens: list["Token"]) -> list["Token"]:
    """ "*Two Danes* and a Swede who were jailed": those joined to the last, on whom alone a clause hangs."""
    clause = draft.predicate.head
    is_on_one = len(tokens) == 1 and clause.dep_ in ADNOMINAL_CLAUSES and clause.head == tokens[0]
    if draft.kind != "Detention" or not is_on_one:
        return tokens
    first = tokens[0]
    while first.dep_ == "conj":
        first = first.head
    listed = [token for token in conjuncts(first) if token.i <= tokens[0].i]
    words = {word.lower_ for word in clause.children if word.dep_ in AUXILIARIES}
    is_of_one = not words.isdisjoint({"was", "is", "has"})
    is_of_many = tokens[0].tag_ in SINGULAR_NOUNS and not words.isdisjoint({"were", "are", "have"})
    are_meant = is_of_many or (not is_of_one and are_natives(reading, listed))
    return listed if listed[-1:] == tokens and are_meant else tokens


def _told_of_one_number(verb: "Token", tokens: list["Token"]) -> list["Token"]:
    """Those meant in "holds *not two Danes* but three", those denied in "did not hold two Danes *but three*"."""
    instead = [token for token in tokens if is_meant_instead(token)]
    if not instead or len(instead) == len(tokens):
        return tokens
    if any(map(is_set_apart, tokens)):
        return instead
    is_denied = verb.has("neg")
    return [token for token in tokens if token not in instead] if is_denied else tokens


def _fill_people(reading: Reading, clauses: Clauses, draft: Draft, paths: tuple[str, ...]) -> None:
    for _, ends in follow(clauses, draft.predicate, paths):
        tokens = [token for token in ends if not _is_left_out(token)]
        tokens = _listed_with(reading, draft, _told_of_one_number(draft.predicate.head, tokens))
        found = [(token, people) for token in tokens if (people := _people_of(reading, clauses, draft, token))]
        if found:
            draft.people_token, people = found[0]
            if len(found) > 1 and len(found) == len(tokens) and not any(group.person for _, group in found):
                people = join_people(found)
            elif len(found) == len(tokens) and all(group.nationality for _, group in found):
                people = replace(people, nationality=tuple(sorted({c for _, g in found for c in g.nationality})))
            if from_where := _of_sender(draft, people) or _left_behind(reading, draft, people):
                people = replace(people, nationality=tuple(c for c in people.nationality if c not in from_where))
            elif not people.nationality and not is_from_sender(draft.people_token):
                people = replace(people, nationality=_origin(reading, draft))
            draft.people = _with_companions(reading, draft, _told_among(reading, draft.people_token, people))
            return


def _told_among(reading: Reading, those: "Token", people: People) -> People:
    """The twelve of "*twelve Cubans* were among those deported", where nobody says how many there were in all."""
    verb = those.head.head
    if people.count is not None or those.head.lower_ != "among" or verb.lemma_ != "be":
        return people
    told = [child for child in verb.children if child.dep_ in {"nsubj", "attr"}]
    some = find_people(reading, told[0]) if len(told) == 1 else None
    if some is None or some.count is None or some.count.value == 1:
        return people  # "a Swede was among those held": however many those were
    return replace(people, count=some.count, nationality=some.nationality)


def _with_companions(reading: Reading, draft: Draft, people: People) -> People:
    """People and those with whom they share it: "expelled him with 18 others", "held him together with a cousin"."""
    tokens = (draft.predicate.head, *((draft.people_token,) if draft.people_token is not None else ()))
    preps = [child for token in tokens for child in _withs(token)]
    nouns = (noun for prep in preps for noun in prep.children if noun.dep_ == "pobj" and _is_shared(prep, noun))
    groups = [group for noun in nouns if (group := find_people(reading, noun)) is not None]
    more = sum(group.count.value for group in groups if group.count is not None)
    if people.count is None or not more:
        return people
    codes = {code for group in (people, *groups) for code in group.nationality} if people.nationality else ()
    count = replace(people.count, value=people.count.value + more)
    return replace(people, count=count, nationality=tuple(sorted(codes)))


def _withs(token: "Token") -> Iterator["Token"]:
    """The "with" on a word, and that of "along with", which a parser hangs on the "along"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "with":
            yield child
        elif child.lower_ in discourse_words().jointly:
            yield from (below for below in child.children if below.lower_ == "with")


def _is_shared(preposition: "Token", noun: "Token") -> bool:
    """Whether those behind a "with" undergo the same: "together with", "with 18 others", "with ten other men"."""
    is_joint = any(word.lower_ in discourse_words().jointly for word in (preposition.head, *preposition.children))
    return is_joint or noun.lower_ == "others" or noun.has_any_word(_ALIKE)


def _of_sender(draft: Draft, people: People) -> set[str]:
    """The state that people are "from" as who sends them: "the extradition of Ana Ruiz from Spain"."""
    senders = {f.entity.country for f in draft.roles.get("sender", ()) if f.function in _FROM_BESIDE}
    is_whole = senders == set(people.nationality)
    return {code for code in senders if code is not None} if is_whole or draft.predicate.pos == "v" else set()


def _left_behind(reading: Reading, draft: Draft, people: People) -> set[str]:
    """The state that people are "from" as it is left: "evacuated 40 people from *Chad* to Peru"."""
    token, unit = draft.people_token, draft.unit
    is_left = unit.head in discourse_words().evacuating or "back" in unit.rest or is_sent_home(draft.predicate)
    if token is None or draft.kind != "Transfer" or not is_left or len(people.nationality) != 1:
        return set()
    links = [child for part in conjuncts(token) for child in part.children if child.lower_ == "from"]
    words = {word.i for link in links for word in link.subtree}
    told = {match.entry.country for i in words if (match := reading.match(token.doc[i])) is not None}
    others = (reading.match(word) for word in token.subtree if word.i not in words)
    is_told_else = any(match is not None and match.entry.country in told for match in others)
    return set(people.nationality) if set(people.nationality) <= told and not is_told_else else set()


def _people_of(reading: Reading, clauses: Clauses, draft: Draft, token: "Token") -> People | None:
    """The people that a word stands for: "arrested five Azerbaijanis and deported them", as the verb before says."""
    verb = draft.predicate.head
    people = find_people_again(reading, token)
    is_official = draft.kind == "Detention" or _is_put_out(reading, draft, token) or _is_beside_people(reading, token)
    if people is None and is_official:
        return find_official(reading, token)
    if people is not None and token.lower_ in _OF_ANYTHING and _may_be_things(reading, draft, token, people):
        return None
    if people is not None and token.lower_ == "one" and _is_one_thing(reading, draft, token):
        return None
    if people is not None and (_is_on_errand(reading, draft, token) or _are_occasions(draft, token)):
        return None
    if people is None or token.lower_ not in _PERSONAL or verb.dep_ != "conj" or verb.head.pos_ != "VERB":
        return people
    above = clauses.predicate(verb.head)
    objects = above.functions.get("object", ()) if above is not None else ()
    found = ((obj, find_people_again(reading, obj)) for obj in objects if obj != token)
    earlier = [(obj, group) for obj, group in found if group is not None]
    if token.lower_ == "them" and len(earlier) > 1:
        return join_people(earlier)  # "freed two Danes and a Swede and flew *them* home"
    return earlier[0][1] if earlier else people


def _is_on_errand(reading: Reading, draft: Draft, name: "Token") -> bool:
    """ "Sent *President Musa* to Paris": whether it is somebody by name who goes there for his state."""
    is_sent = draft.kind == "Transfer" and draft.predicate.head.lemma_.lower() in discourse_words().sending_on_errands
    if not is_sent or name.pos_ != "PROPN" or _is_put_out(reading, draft, name):
        return False
    return any(r.acts_for is not None and r.entity.kind is EntityKind.PERSON for r in reading.referents(name))


def _are_occasions(draft: Draft, pronoun: "Token") -> bool:
    """ "Asked for consultations, and Chad agreed to hold *them*": whether it is talks or a vote told of before."""
    if draft.predicate.head.lemma_ != "hold" or pronoun.lower_ != "them":
        return False
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    nearest = next((word for word in reversed(list(before)) if word.tag_ in {"NNS", "NNPS"}), None)
    return nearest is not None and not discourse_words().occasions.isdisjoint({nearest.lemma_, nearest.lower_})


def _may_be_things(reading: Reading, draft: Draft, pronoun: "Token", people: People) -> bool:
    """Whether "them" may be paintings or a sum, where the verb is not one of people alone, as "deport" is."""
    is_unknown = people.count is None and not people.nationality
    is_of_people = draft.predicate.head.lemma_ in reading.frames.classes["putting_out"]
    return draft.kind in _OF_PEOPLE and is_unknown and not is_of_people and are_things(reading, pronoun)


def _is_one_thing(reading: Reading, draft: Draft, one: "Token") -> bool:
    """ "Refused it *a port* in the east and offered it *one* in the west": whether "one" is of what is no person."""
    is_of_people = draft.predicate.head.lemma_ in reading.frames.classes["putting_out"]
    if _is_joined_to_thing(reading, draft.predicate.head):
        return draft.kind == "Transfer"
    is_part = one.has_any_word({"of", "from"})
    is_given = draft.predicate.head.lemma_ in syntax_words().giving and not are_people_near(reading, one)
    is_thing = not is_of_people and not is_part and (is_given or stands_for_thing(reading, one))
    return draft.kind == "Transfer" and is_thing  # "was offered one by Chad"


def _is_joined_to_thing(reading: Reading, verb: "Token") -> bool:
    """ "Rejected *an offer* from Chad but accepted one from Togo": whether what is said before is of something else."""
    above = verb.head if verb.dep_ == "conj" else verb
    objects = [child for child in above.children if child.dep_ == "dobj" and above != verb]
    return bool(objects) and all(each.pos_ == "NOUN" and find_people(reading, each) is None for each in objects)


def _is_beside_people(reading: Reading, official: "Token") -> bool:
    """ "Flew *a former minister and two of his aides* to Oslo": an official with whom others undergo the same."""
    if official.pos_ == "PROPN" or all(child.lower_ not in {"a", "an"} for child in official.children):
        return False
    return any(find_people(reading, other) is not None for other in conjuncts(official) if other != official)


def _is_put_out(reading: Reading, draft: Draft, people: "Token") -> bool:
    """Whether an official is moved as a captive or an exile is, and on no errand: "extradited the former minister"."""
    verb, classes = draft.predicate.head.lemma_.lower(), reading.frames.classes
    said = {verb, " ".join((draft.unit.head, *draft.unit.rest))}  # "sent home", which is none of all that is sent
    is_driven_out = not said.isdisjoint(classes["driving_out"])
    is_forced = verb in classes["putting_out"] or (is_driven_out and is_diplomat(reading, people))
    return draft.kind == "Transfer" and (is_forced or _is_held(reading, people))


def _is_held(reading: Reading, people: "Token") -> bool:
    """Whether officials are captives: "five commanders held since 2002", "the jailed governor", as anybody else."""
    if any(child.dep_ == "amod" and child.lower_ in reading.frames.classes["fallen"] for child in people.children):
        return True
    clauses = (child for child in people.children if child.dep_ in ADNOMINAL_CLAUSES)
    return any(verb.lemma_.lower() in reading.frames.classes["held"] for verb in clauses)


def _origin(reading: Reading, draft: Draft) -> tuple[str, ...]:
    """The states that people are "from" whom somebody holds, expels, or sends where they are not from.

    Whom a state flies "from Kenya" it may bring from there; whom it flies "from Kenya and Mali" are of these states.
    """
    head = draft.predicate.head
    tokens = draft.predicate.functions.get("from", ())
    referents = (referent for token in tokens for referent in reading.referents(token))
    entities = (referent.entity for referent in referents if referent.entity.kind is EntityKind.GOVERNMENT)
    states = {entity.country for entity in entities if entity.country}
    if draft.kind == "Detention":
        return tuple(sorted(states))
    senders = draft.roles.get("sender", ())
    acts = all(filled.function == "subject" and filled.entity.country not in states for filled in senders)
    is_plain = len(states) > 1 or head.lemma_.lower() in reading.frames.classes["expulsion"]
    return tuple(sorted(states)) if senders and acts and is_plain else ()


def _money(
    reading: Reading, clauses: Clauses, predicate: Predicate, paths: tuple[str, ...]
) -> tuple[list[Amount], frozenset[Amount], frozenset[Amount]]:
    """The sums at the end of the first path that leads to one, those that are not meant, and those meant instead."""
    for _, ends in follow(clauses, predicate, paths):
        tokens = _last_subject(ends)
        found = dict.fromkeys(amount for token in tokens for amount in money_of(reading, token))
        if found:
            further = (token for first in tokens for token in _sums_joined_below(reading, first))
            sums = list(found | dict.fromkeys(amount for token in further for amount in money_of(reading, token)))
            several = [(token, money_of(reading, token)) for token in tokens if len(sums) > 1]
            apart, instead = (
                frozenset(amount for token, own in several if is_so(token) for amount in own)
                for is_so in (is_set_apart, is_meant_instead)
            )
            return sums, apart, instead
    return [], frozenset(), frozenset()


def _sums_joined_below(reading: Reading, first: "Token") -> Iterator["Token"]:
    """ "$5m for managing migration and $3m in support": sums that the parser joined to what the first is for."""
    amounts = reading.mentions_of(first).amounts
    if first.i not in amounts:
        return
    waiting = [child for child in first.children if child.dep_ == "prep"]
    while waiting:
        token = waiting.pop()
        if token.dep_ == "conj" and token.i in amounts and token.head.i not in amounts:
            yield token
        elif token.dep_ in {"prep", "pobj", "pcomp", "dobj", "conj"}:
            waiting.extend(token.children)


def _last_subject(tokens: Sequence["Token"]) -> Sequence["Token"]:
    """ "£700m, of which £290m went": of two subjects that the parser gives one verb, its own is the nearer."""
    own = [i for i, token in enumerate(tokens) if token.dep_ in NOMINAL_SUBJECTS]
    return tokens[own[-1] :] if len(own) > 1 else tokens
