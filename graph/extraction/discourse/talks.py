"""Whose talks they are, where a sentence names one side or none."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, explicit_owners, states_acting
from graph.extraction.clauses import clause_verb, surface_subjects
from graph.extraction.discourse.gaps import (
    Gap,
    countries_of,
    find_adversary,
    find_home,
    government_here,
    government_of,
    only_one,
)
from graph.extraction.elements import Draft, Filled
from graph.extraction.roles import are_talkers_unnamed, inferred
from graph.extraction.syntax import has_to, measured
from graph.frames import syntax_words
from graph.labels import NOMINAL_SUBJECTS
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_SENTENCES_OF_TALKS = 4  # how far back those were told of that are "the talks"
_BETWEEN_TWO = frozenset(
    {"Request", "Lawsuit", "Payment", "Restriction", "Refusal", "Transfer"}
)  # what two may talk about
_OF_OTHERS = frozenset({"between", "with", "among", "by"})  # behind these stands whose talks they are
# Prepositions behind which talks are something that took place; not "paid for the talks".
_WHEN = frozenset({"after", "before", "during", "in", "following", "with", "despite"})


def side_of_talks(gap: Gap) -> Filled | None:
    """Whose talks with another they are: of the side that tells of them, or of the state that the article is about."""
    if gap.draft.kind == "Agreement" and gap.role == "party" and _is_with_another(gap):
        return _speaking_side(gap)
    if gap.draft.kind != "Negotiation" or _names_side(gap) or _is_mere_talk(gap.draft.predicate.head):
        return None
    return _speaking_side(gap) or _acting_side(gap) or (None if _is_of_another(gap) else find_home(gap))


def _acting_side(gap: Gap) -> Filled | None:
    """ "*Kenya* stayed away from talks with Chad", "set a date for talks": the state that does something with them."""
    head, known = gap.draft.predicate.head, countries_of(gap.draft)
    verb = clause_verb(head)
    subjects = [] if verb == head else surface_subjects(verb)
    if gap.role != "party" or not known or any(s == head or s.is_ancestor(head) for s in subjects):
        return None
    codes = {code for subject in subjects for code in states_acting(gap.reading, subject)}
    if len(codes) != 1 or codes & known:
        return None
    return government_here(gap, codes.pop(), "the state that acts in this clause")


def _is_mere_talk(noun: "Token") -> bool:
    """ "Talk is cheap": what anybody says, and no talks."""
    return noun.tag_ == "NN" and noun.lower_ == "talk" and all(child.dep_ != "det" for child in noun.children)


def _is_of_another(gap: Gap) -> bool:
    """ "*Japan's* offer is stuck in talks": whether they are on a thing of a state that the article is not about."""
    talks = measured(gap.draft.predicate.head)
    if talks.dep_ != "pobj" or talks.head.lower_ != "in" or gap.draft.roles:
        return False
    owners = (owner for subject in surface_subjects(talks.head.head) for owner in explicit_owners(gap.reading, subject))
    return any(owner.code != gap.reading.home_state() for owner in owners)


def side_of_partner_before(gap: Gap) -> Filled | None:
    """ "Chad is in talks with Mali and Niger. Those with *Niger* began in May": who talks with it, as just told.

    So does whoever talks with others: "Chad is in talks with Mali. Talks with *Togo* broke off".
    """
    here, known = gap.reading.sentence_index(gap.draft.predicate.head), countries_of(gap.draft)
    is_with_one = "with" in gap.draft.predicate.functions and len(known) == 1 and None not in known
    if gap.draft.kind != "Negotiation" or not is_with_one or _names_side(gap):
        return None
    for other in gap.earlier:
        distance = here - gap.reading.sentence_index(other.predicate.head)
        if distance > 1 or other.predicate.head.doc is not gap.draft.predicate.head.doc:
            return None
        if other.kind == "Negotiation" and distance == 1:
            return _facing(other, known) or _talking(gap, other, known)
    return None


def _facing(talks: Draft, known: set[str | None]) -> Filled | None:
    """The one on the other side of talks from those who are known."""
    for own, others in (("party", "counterparty"), ("counterparty", "party")):
        if known <= {filled.entity.country for filled in talks.roles.get(own, ())}:
            return only_one(talks.roles.get(others, ()))
    return None


def _talking(gap: Gap, talks: Draft, known: set[str | None]) -> Filled | None:
    """Whoever talked with others: the state that the article is about, if it is one of them, or who is said to act."""
    told = [f for found in talks.roles.values() for f in found if f.function != "discourse"]
    if known & {filled.entity.country for filled in told}:
        return None
    home = [filled for filled in told if filled.entity.country == gap.reading.home_state()]
    return only_one(home or [f for f in talks.roles.get("party", ()) if f.function == "subject"])


def side_told_before(gap: Gap) -> Filled | None:
    """ "Congo turned Belgium's offer down. *Talks* are to resume in May": between the two just told of."""
    noun = measured(gap.draft.predicate.head)
    beside = [child for child in noun.children if child.lower_ in _OF_OTHERS]
    if gap.draft.kind != "Negotiation" or noun.dep_ not in NOMINAL_SUBJECTS or beside or noun.tag_ != "NNS":
        return None
    here = gap.reading.sentence_index(noun)
    is_side_told = any(f.function != "discourse" for found in gap.draft.roles.values() for f in found)
    acting = {state.code for state in gap.reading.states if state.sentence == here and state.subject}
    if is_side_told:
        return None  # "With *the bank*, talks drag on"
    for other in gap.earlier:
        if here - gap.reading.sentence_index(other.predicate.head) > 1:
            return None
        sides = {f.entity.country: f for filled in other.roles.values() for f in filled}
        states = [f for f in sides.values() if f.entity.kind is EntityKind.GOVERNMENT]
        is_of_others = not acting <= sides.keys()  # "*Peru* wanted a bridge, and the talks ended"
        if other.kind in _BETWEEN_TWO and not is_of_others and len(states) == len(sides) == len(("one", "other")):
            left = [side for side in states if side.entity.country not in countries_of(gap.draft)]
            return inferred(left[0]) if left else None
    return None


def side_of_talks_before(gap: Gap) -> Filled | None:
    """ "Norway talked with Chad. Togo protested, and *the talks* ended": a side of the talks told of just before."""
    noun = measured(gap.draft.predicate.head)
    if gap.draft.kind != "Negotiation" or not _is_bare(noun):
        return None
    here, known = gap.reading.sentence_index(noun), countries_of(gap.draft)
    for other in gap.earlier:
        if here - gap.reading.sentence_index(other.predicate.head) > _SENTENCES_OF_TALKS:
            return None
        sides = [filled for role in ("party", "counterparty") for filled in other.roles.get(role, ())]
        countries = {filled.entity.country for filled in sides}
        is_told = all(filled.function != "discourse" for filled in sides) and None not in countries
        if other.kind == "Negotiation" and is_told and len(sides) == len(countries) == len(("one", "other")):
            left = [side for side in sides if side.entity.country not in known]
            return inferred(left[0]) if left and known <= countries else None
    return None


def _is_bare(noun: "Token") -> bool:
    """Whether nothing is said of talks but that they are those spoken of: "the talks"."""
    beside = [child.lower_ for child in noun.children if child.dep_ != "punct"]
    return noun.tag_ == "NNS" and beside in (["the"], ["those"], ["these"])


def side_unnamed(gap: Gap) -> Filled | None:
    """ "*Negotiators* have met four times": one of the two states that the article is about."""
    if gap.draft.kind != "Negotiation" or not are_talkers_unnamed(gap.draft.predicate.functions):
        return None
    left = [code for code in gap.reading.rivals() if code not in countries_of(gap.draft)]
    if not left:
        return None
    return government_here(gap, left[0], "one of the two states that the article is about")


def side_that_signs(gap: Gap) -> Filled | None:
    """ "After talks with Chad a deal was signed by *Ana Ruiz*, Peru's minister": of whoever signs what came of them."""
    verb, known = gap.draft.predicate.head, countries_of(gap.draft) - {None}
    while verb.dep_ in {"pobj", "prep", "pcomp"}:
        verb = verb.head
    if gap.draft.kind != "Negotiation" or not known or verb == gap.draft.predicate.head:
        return None
    signing = (other for other in gap.drafts if other.kind == "Agreement" and other.predicate.head == verb)
    sides = {f.entity.key: f for other in signing for f in other.roles.get("party", ()) if f.function != "discourse"}
    side = only_one([filled for filled in sides.values() if filled.entity.country not in known])
    return inferred(side) if side is not None else None


def side_told_here(gap: Gap) -> Filled | None:
    """ "Kenya has asked Togo for the ship; *talks* have begun": between the two of whom the clause before tells."""
    if gap.draft.kind != "Negotiation" or _names_side(gap):
        return None
    sentence, known = gap.draft.predicate.head.sent, countries_of(gap.draft) - {None}
    for other in gap.earlier:
        if other.predicate.head.sent != sentence or other.kind not in _BETWEEN_TWO:
            continue
        sides = {f.entity.country: f for filled in other.roles.values() for f in filled if f.function != "discourse"}
        if not known <= sides.keys():
            continue  # "Peru pressed Chile, and after talks with *Togo*": of whom that is not told
        states = [f for f in sides.values() if f.entity.kind is EntityKind.GOVERNMENT]
        if len(states) == len(sides) == len(("one", "other")):
            left = [side for side in states if side.entity.country not in countries_of(gap.draft)]
            return inferred(left[0]) if left else None
    return None


def take_sides_of_talkers(reading: Reading, drafts: Sequence[Draft], index: int) -> bool:
    """ "Chad and Mali met. *It was agreed* that …": whether only talks told of just before say who agrees.

    If they do, the two are the sides of the deal.
    """
    draft = drafts[index]
    if draft.unit.pattern.sense != "of talkers" or draft.roles:
        return False
    here = reading.sentence_index(draft.predicate.head)
    for other in drafts[:index][::-1]:
        if here - reading.sentence_index(other.predicate.head) > 1:
            break
        sides = [filled for role in ("party", "counterparty") for filled in other.roles.get(role, ())]
        if other.kind == "Negotiation" and len(sides) == len(("one", "other")):
            draft.roles["party"] = [inferred(side) for side in sides]
            break
    return not draft.roles


def _undertakes(verb: "Token") -> bool:
    """ "Mali *agreed to sign*, and talks with Algeria began": who says so tells of no talks; not "is said to sign"."""
    parts = {child.dep_ for child in verb.children if child.dep_ == "auxpass" or has_to(child)}
    return "xcomp" in parts and "auxpass" not in parts


def _is_with_another(gap: Gap) -> bool:
    """ "A deal had been reached with Algeria": a passive that names one side."""
    predicate = gap.draft.predicate
    if predicate.head.lemma_.lower() not in syntax_words().taking_deals:
        return False
    return predicate.passive and "subject" not in predicate.functions and "counterparty" in gap.draft.roles


def other_side_of_talks(gap: Gap) -> Filled | None:
    """With whom a side talked, by the two states that the article is about: "Talks on the fees broke off"."""
    if gap.draft.kind != "Negotiation" or gap.role in gap.draft.roles or len(gap.draft.roles.get("party", ())) != 1:
        return None
    talks = measured(gap.draft.predicate.head)
    is_told = talks.dep_ in NOMINAL_SUBJECTS or talks.head.lower_ in _WHEN
    is_with_another = talks.head.has_word("with")  # "With the bank, talks drag on"
    if not is_told or is_with_another:
        return None
    if (before := side_of_talks_before(gap)) is not None:
        return before
    is_known = talks.has_word("the")
    told = _told_of_before(gap, talks.head) if is_known else None
    other = find_adversary(gap) if told is None else told
    return None if other is None or _is_host(gap, talks, other) else other


def _is_host(gap: Gap, talks: "Token", other: Filled) -> bool:
    """ "The talks *in Oslo*", "in which *Norway* is mediating": whether the phrase of talks names a state otherwise."""
    named = (token for token in talks.subtree if gap.reading.match(token) is not None)
    return any(r.entity.country == other.entity.country for token in named for r in gap.reading.referents(token))


def _told_of_before(gap: Gap, verb: "Token") -> Filled | None:
    """ "*Peru* wanted a bridge, and the talks ended": a state of which the clause before tells."""
    before = verb.head if verb.dep_ == "conj" else verb
    for referent in (r for subject in surface_subjects(before) for r in gap.reading.referents(subject)):
        code = (referent.acts_for or referent.entity).country
        if code is None or before is verb or code in countries_of(gap.draft):
            continue
        if len(code) == len("ML"):
            return government_of(gap, code, referent, "the state that the clause before tells of")
    return None


def _names_side(gap: Gap) -> bool:
    """Whether words stand in the open role that were not understood, or should: "its envoy held talks"."""
    support = gap.draft.predicate.support
    is_said_to_be = support is not None and support.has("expl")  # "there were no talks with"
    if support is not None and not is_said_to_be and gap.draft.predicate.head.dep_ != "nsubjpass":
        return True
    functions = gap.draft.predicate.functions
    paths = (path for path in gap.draft.unit.pattern.elements.get(gap.role, ()) if path in functions)
    is_with_another = "counterparty" in gap.draft.roles  # "indirect talks with Algeria": no word for a side
    return any(
        path != "modifier" or not is_with_another or any(t.pos_ != "ADJ" for t in functions[path]) for path in paths
    )


def _speaking_side(gap: Gap) -> Filled | None:
    """ "Talks with Algeria had failed, Mali's minister said": those who tell of talks with another held them."""
    verb = gap.draft.predicate.carrier
    behind = (c for c in verb.children if c.dep_ == "conj" and c.doc[c.left_edge.i - 1].text == ",")
    for above in (verb, *behind, *verb.ancestors):
        if above.lemma_.lower() not in gap.reading.frames.status.reporting or above.pos_ != "VERB":
            continue
        if _undertakes(above):
            continue
        for referent in (r for subject in surface_subjects(above) for r in gap.reading.referents(subject)):
            code = (referent.acts_for or referent.entity).country
            if code is not None and code not in countries_of(gap.draft):
                return government_of(gap, code, referent, "the side that says so")
    return None
