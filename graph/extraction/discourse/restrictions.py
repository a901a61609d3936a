"""Whom a limit hits and who imposes it, where the sentence does not say."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.extraction.actors import clause_agents, states_acting
from graph.extraction.contrasts import EXCEPTING
from graph.extraction.discourse.gaps import Gap, countries_of, find_adversary, find_home, government_here, government_of
from graph.extraction.elements import Draft, Filled
from graph.extraction.roles import inferred
from graph.extraction.syntax import prepositional
from graph.labels import ADNOMINAL_CLAUSES, UNDERGOERS
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_SENTENCES_TO_LIKE = 1  # how far back the limits may be told of that others are like
_SENTENCES_TO_IMPOSER = 2  # the same of whoever put a limit on others
_SENTENCES_OF_LIMITS = 6  # the same where nobody else put any
_LIKE_OTHERS = frozenset({"steps", "of_that_kind"})  # classes of limits that are like those told of before
_ABROAD = frozenset({"crossing", "limit_abroad"})  # classes of limits that hit another state, whichever that is


def find_target(gap: Gap) -> Filled | None:
    """Whom a limit hits that the sentence gives to nobody: who is answered in kind, or across the border."""
    if not _LIKE_OTHERS.isdisjoint(name for names in gap.draft.unit.pattern.when.values() for name in names.split("|")):
        return _hit_before(gap)
    is_abroad = not _ABROAD.isdisjoint(gap.draft.unit.pattern.when.values())
    return _retaliated(gap) or (find_adversary(gap) if is_abroad else None)


def _hit_before(gap: Gap) -> Filled | None:
    """ "Chad barred him. Peru is considering *similar steps*": against whom others were told of just before."""
    here, own = gap.reading.sentence_index(gap.draft.predicate.head), countries_of(gap.draft)
    for other in gap.earlier:
        if here - gap.reading.sentence_index(other.predicate.head) > _SENTENCES_TO_LIKE:
            return None
        hit = other.roles.get("target", ())
        if other.kind == "Restriction" and len(hit) == 1 and hit[0].entity.country not in own - {None}:
            return inferred(hit[0])
    return None


def _retaliated(gap: Gap) -> Filled | None:
    """Whom a state answers in kind: who put a limit on it just before."""
    here = gap.reading.sentence_index(gap.draft.predicate.head)
    own = countries_of(gap.draft)
    for other in gap.earlier:
        if here - gap.reading.sentence_index(other.predicate.head) > 1:
            return None
        hit = other.kind == "Restriction" and any(f.entity.country in own for f in other.roles.get("target", ()))
        if hit and other.roles.get("imposer"):
            return inferred(other.roles["imposer"][0])
    return None


def find_imposer(gap: Gap) -> Filled | None:
    """Whose limits they are: of whoever imposes others in this sentence or the one before, else of the home state."""
    subjects = gap.draft.predicate.functions.get("subject", ())
    nobody = next((s for s in subjects if s.has_word("no")), None)
    if nobody is not None:
        return _excepted_from(gap, nobody)
    here = gap.reading.sentence_index(gap.draft.predicate.head)
    for other in gap.earlier:
        imposers = [filled for filled in other.roles.get("imposer", ()) if filled.function != "discourse"]
        if imposers and here - gap.reading.sentence_index(other.predicate.head) <= 1:
            return inferred(imposers[0])
    home = find_home(gap)
    if home is None or _are_of(gap, home.entity.country) or _complains(gap, home.entity.country):
        return None
    return home


def _excepted_from(gap: Gap, nobody: "Token") -> Filled | None:
    """ "No country except *Canada* has imposed sanctions on Sudan": the one of whom it is not denied."""
    excepted = [noun for link, noun in prepositional(nobody) if link in EXCEPTING]
    codes = {code for noun in excepted for code in states_acting(gap.reading, noun)} - countries_of(gap.draft)
    if len(codes) != 1:
        return None
    return government_here(gap, codes.pop(), "the only one that does so")


def find_imposer_before(gap: Gap) -> Filled | None:
    """ "The EU taxed Chinese rice. Thai rice *will be taxed* too": whoever put a limit on others just before.

    Unless the sentence names a third state, which may be the one. So does whoever alone was told to put limits on
    anybody, some sentences before.
    """
    here, own = gap.reading.sentence_index(gap.draft.predicate.head), countries_of(gap.draft)
    told = [(here - gap.reading.sentence_index(other.predicate.head), imposer) for other, imposer in _limits(gap)]
    near = [imposer for distance, imposer in told if distance <= _SENTENCES_TO_IMPOSER]
    is_limit = "limit" in {name for names in gap.draft.unit.pattern.when.values() for name in names.split("|")}
    far = [imposer for distance, imposer in told if is_limit and distance <= _SENTENCES_OF_LIMITS]
    if not near and len({imposer.entity.key for imposer in far}) != 1:
        return None
    imposer = (near or far)[0]
    own |= _states_of_targets(gap)  # "three Bosnian firms"
    named = {state.code for state in gap.reading.states if state.sentence == here}
    is_other = imposer.entity.country not in own - {None}
    return inferred(imposer) if is_other and named <= own | {imposer.entity.country} else None


def _states_of_targets(gap: Gap) -> set[str | None]:
    """The states that the words of those say whom a limit hits: where they are from."""
    targets = [filled.referent.token for filled in gap.draft.roles.get("target", ())]
    matches = (gap.reading.match(word) for token in targets for word in token.subtree)
    return {match.entry.country for match in matches if match is not None}


def _limits(gap: Gap) -> Iterator[tuple[Draft, Filled]]:
    """The limits told of before on whomever, each with whoever the sentence says put it, the nearest first."""
    for other in gap.earlier:
        imposers = [filled for filled in other.roles.get("imposer", ()) if filled.function != "discourse"]
        if other.kind == "Restriction" and len(imposers) == 1 and "target" in other.roles:
            yield other, imposers[0]


def find_judged(gap: Gap) -> Filled | None:
    """ "The General Court annulled the sanctions imposed on her": a court of the European Union judges its acts.

    So does a court of a state where the limit is what it rules on.
    """
    sentence = gap.draft.predicate.head.sent
    rulings = [o for o in gap.drafts if o.kind == "Ruling" and o.predicate.head.sent == sentence]
    for court in (filled for ruling in rulings for filled in ruling.roles.get("court", ())):
        if court.entity.country == "EU":
            return government_of(gap, "EU", court.referent, "the union whose court judges them")
    return next((judged for ruling in rulings if (judged := _judged_at_home(gap, ruling)) is not None), None)


def _judged_at_home(gap: Gap, ruling: Draft) -> Filled | None:
    """ "Norway's Supreme Court struck down *sanctions imposed* on her", "refused to lift" them: those of its state."""
    limit = gap.draft.predicate.head
    undone = limit.head if limit.dep_ in ADNOMINAL_CLAUSES else limit
    verb = undone.head.head if undone.head.dep_ == "xcomp" else undone.head
    is_told = verb.has("dobj") and verb is not undone.head  # "ordered Chile to"
    if undone.dep_ not in UNDERGOERS or verb is not ruling.predicate.head or is_told:
        return None
    for court in ruling.roles.get("court", ()):
        code = court.entity.country
        if code is not None and court.entity.kind is EntityKind.COURT:
            return government_of(gap, code, court.referent, "the state whose court judges them")
    return None


def _complains(gap: Gap, code: str | None) -> bool:
    """ "Kenya said the sanctions *imposed* on Mali were unjust": whoever speaks of limits so did not impose them."""
    limit = gap.draft.predicate.head
    return limit.dep_ == "acl" and limit.head.dep_ == "nsubj" and code in set(clause_agents(gap.reading, limit))


def _are_of(gap: Gap, code: str | None) -> bool:
    """Whether those whom a limit hits are of a state, as their words say: "three Serbian firms"."""
    return code in _states_of_targets(gap)
