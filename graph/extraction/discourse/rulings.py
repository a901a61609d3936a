"""Whose action a ruling is about, where only the act is named."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from graph.extraction.actors import (
    Reading,
    Referent,
    context_state,
    last_court,
    state_of_last_place,
    states_acting,
    states_beyond,
    states_dealt_with,
)
from graph.extraction.clauses import surface_subjects
from graph.extraction.discourse.gaps import Gap, bound_for, government_of, only_one
from graph.extraction.effects import effect_of, is_international
from graph.extraction.elements import Draft, Filled
from graph.extraction.grounds import is_found_lawful
from graph.extraction.roles import inferred, spoken_of
from graph.extraction.syntax import prepositional
from graph.frames import discourse_words
from graph.language import token_mention
from graph.model import OF_STATE, EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_PERSONAL = frozenset({"he", "him", "his", "she", "her"})
_THE = frozenset({"the", "that", "this"})
_BINDING = frozenset({"blocks", "orders"})  # effects that are gone once a ruling is undone
_PRONOUNS = frozenset({"it", "that", "this", "which"})
_LOSING = frozenset({"lose", "fail"})
_THOSE_WHO_JUDGE = frozenset({EntityKind.COURT, EntityKind.PERSON})
_CASES_BEFORE = 2  # of those called by the same noun that may say whose it is
_DIGITS_OF_YEAR = 4
_LOOKBACK_FOR_COURT = 40  # sentences; a story of a case names its court early


def drop_foreign_states(reading: Reading, drafts: Sequence[Draft]) -> None:
    """A national court binds its own government: what it finds of another ("Rwanda is not safe") affects its own."""
    for draft in drafts:
        court, affected = draft.roles.get("court"), draft.roles.get("affects")
        if draft.kind != "Ruling" or not court or not affected:
            continue
        if (
            _is_official_called_again(affected[0])
            or _is_suing(reading, drafts, draft)
            or _is_state_sentenced(draft)
            or _is_of_those_sent(reading, affected[0])
        ):
            del draft.roles["affects"]
            continue
        if not affected[0].function.startswith("complement") or draft.unit.pattern.effect == "dismisses":
            continue  # "declined to hear an appeal by Togo": whoever appeals stands before it
        if _is_bound(affected[0].referent.token):
            continue
        own, other = court[0].entity.country, affected[0].entity
        is_of_state = other.kind in OF_STATE
        if own not in {None, "EU"} and is_of_state and other.country != own:
            del draft.roles["affects"]


def _is_of_those_sent(reading: Reading, affected: Filled) -> bool:
    """ "Blocked *their* deportation": of people, whichever states a plural may call back."""
    pronoun, classes = affected.referent.token, reading.frames.classes
    is_their = pronoun.lower_ in {"their", "his", "her"} and affected.entity.kind is EntityKind.GOVERNMENT
    return is_their and pronoun.head.lemma_.lower() in classes["handing_over"] | classes["done_to_somebody"]


def _is_official_called_again(affected: Filled) -> bool:
    """Whether "he" or "his appeal" is taken for an official: a court's "him" is more often whoever is on trial."""
    return affected.referent.token.lower_ in _PERSONAL and affected.entity.kind is EntityKind.GOVERNMENT


def _is_state_sentenced(ruling: Draft) -> bool:
    """ "Chad's officers freed six, whom a judge had *sentenced*": it is people who are sentenced, and no government."""
    affected = ruling.roles["affects"][0]
    is_by_pronoun = affected.referent.token.pos_ == "PRON" and affected.entity.kind is EntityKind.GOVERNMENT
    return ruling.unit.pattern.sense in {"conviction", "penalty"} and is_by_pronoun


def _is_suing(reading: Reading, drafts: Sequence[Draft], ruling: Draft) -> bool:
    """ "The union challenged the decree, and the court struck *it* down": what is stopped is not who sued over it."""
    affected = ruling.roles["affects"][0]
    is_of_state = affected.entity.kind in OF_STATE
    if (
        is_of_state
        or affected.referent.token.lower_ != "it"
        or affected.function != "object"
        or effect_of(ruling) != "blocks"
    ):
        return False
    here = reading.sentence_index(ruling.predicate.head)
    suits = (
        one for one in drafts if one.kind == "Lawsuit" and 0 <= here - reading.sentence_index(one.predicate.head) <= 1
    )
    return any(filled.entity.key == affected.entity.key for suit in suits for filled in suit.roles.get("plaintiff", ()))


def _is_bound(subject: "Token") -> bool:
    """Whether a court says of somebody what he must do or may not: he stands before it then, whoever he is."""
    return any(child.dep_ == "aux" and child.lower_ in {"must", "shall", "may"} for child in subject.head.children)


def note_undone(reading: Reading, drafts: Sequence[Draft]) -> None:
    """ "A judge let Chad build, but the ruling was overturned": that stops Chad, where most rulings undone are bans.

    "A judge ordered Chad to pay, but the Supreme Court overruled *that*": it need not.
    """
    rulings = [
        draft for draft in drafts if draft.kind == "Ruling" and (draft.roles.get("court") or _undoes(reading, draft))
    ]
    for before, draft in pairwise(rulings):
        distance = reading.sentence_index(draft.predicate.head) - reading.sentence_index(before.predicate.head)
        if distance > 1 or not _undoes(reading, draft) or _undoes(reading, before):
            continue
        if distance == 0 and _is_of_court(before, draft):  # "found the levy unlawful and struck it down"
            continue
        affected = list(map(inferred, before.roles.get("affects", ())))
        if before.unit.pattern.effect == "permits":
            draft.effect = "blocks"
            if affected:
                draft.roles.setdefault("affects", affected)
        elif effect_of(before) in _BINDING and _is_by_pronoun(draft):
            draft.effect = "permits"
            draft.roles |= {"affects": affected} if affected else {}


def note_halted(reading: Reading, drafts: Sequence[Draft]) -> None:
    """ "A court ordered six men deported. The *order* was stayed": that stops those who were to send them.

    So does it where a state gave the order: "The minister ordered the men deported. A judge suspended the order".
    """
    rulings = [draft for draft in drafts if draft.kind == "Ruling" and draft.roles.get("court")]
    for index, draft in enumerate(rulings):
        nouns = draft.predicate.functions.get("object", ())
        if draft.effect or draft.unit.pattern.effect != "permits" or not nouns or not all(map(_is_called_back, nouns)):
            continue
        before = rulings[index - 1] if index else None
        here = reading.sentence_index(draft.predicate.head)
        if before is not None and here - reading.sentence_index(before.predicate.head) <= 1:
            halted = _who_were_to_send(before, drafts)
        else:
            halted = _who_ordered(reading, nouns[0])
        if halted:
            draft.effect = "blocks"
            draft.roles["affects"] = halted


def _who_were_to_send(ruling: Draft, drafts: Sequence[Draft]) -> list[Filled]:
    """By whom people are to be sent somewhere as a court orders."""
    if effect_of(ruling) != "orders":
        return []
    ordered = frozenset(ruling.predicate.head.subtree)
    moves = (draft for draft in drafts if draft.kind == "Transfer" and draft.predicate.head in ordered)
    return [inferred(filled) for move in moves for filled in move.roles.get("sender", ())]


def _who_ordered(reading: Reading, noun: "Token") -> list[Filled]:
    """Which state gave an order, or put a ban on something, in the sentence before."""
    before = reading.sentences[max(reading.sentence_index(noun) - 1, 0)]
    verbs = (word for word in before if word.lemma_ == noun.lemma_.lower() and word.pos_ == "VERB")
    codes = {code for verb in verbs for subject in surface_subjects(verb) for code in states_acting(reading, subject)}
    if len(codes) != 1:
        return []
    referent = Referent(reading.government(codes.pop()), token_mention(noun), "whose order it was", noun)
    return [inferred(Filled(referent.entity, referent, "discourse"))]


def note_lost(reading: Reading, drafts: Sequence[Draft]) -> None:
    """ "Twelve widows sued the ministry. The judges held that the levy was *lawful*": they have lost their case."""
    for index, draft in enumerate(drafts):
        is_open = draft.kind == "Ruling" and not draft.roles.get("affects")
        if not is_open or not (is_found_lawful(draft) or _is_how_lost(draft)):
            continue
        suit = next((other for other in drafts[:index][::-1] if other.kind == "Lawsuit"), None)
        if suit is None or _distance(Gap(reading, drafts, index, "affects"), suit) > 1:
            continue
        suing, sued = suit.roles.get("plaintiff", ()), suit.roles.get("defendant", ())
        is_against_state = any(filled.entity.kind in OF_STATE for filled in sued)
        if is_against_state and not any(filled.entity.kind in OF_STATE for filled in suing):
            draft.effect = "dismisses"
            draft.roles["affects"] = [inferred(filled) for filled in suing]


def _is_how_lost(ruling: Draft) -> bool:
    """ "They *lost* in May, when the court found that disclosure would do harm": whether it tells of a case lost."""
    head = ruling.predicate.head
    is_finding = (ruling.unit.pattern.effect or "").startswith("from the complement")
    return is_finding and head.dep_ == "advcl" and head.head.lemma_ in _LOSING


def _is_of_court(ruling: Draft, other: Draft) -> bool:
    """Whether two rulings are of one court, which undoes nothing of its own."""
    keys = {filled.entity.key for filled in ruling.roles.get("court", ())}
    return not keys.isdisjoint(filled.entity.key for filled in other.roles.get("court", ()))


def _is_by_pronoun(ruling: Draft) -> bool:
    """ "Overruled *that*", "reversed *it*": nothing but the ruling before says what is undone."""
    return all(noun.lower_ in _PRONOUNS for noun in ruling.predicate.functions.get("object", ()))


def _undoes(reading: Reading, draft: Draft) -> bool:
    """Whether a court undoes a decision that was told of before: "the ruling was overturned", "it quashed that"."""
    objects = draft.predicate.functions.get("object", ())
    is_undoing = draft.unit.name.removesuffix(".v") in reading.frames.classes["undoing_of_court"]
    bans = reading.frames.classes["ban"]
    return is_undoing and bool(objects) and all(_is_called_back(noun) and noun.lemma_ not in bans for noun in objects)


def _is_called_back(noun: "Token") -> bool:
    """Whether a noun stands for a thing told of before, and nothing beside it says which: "the ruling", "it"."""
    children = list(noun.children)
    is_known = any(child.lower_ in _THE for child in children) or noun.lower_ in _PRONOUNS
    return is_known and all(child.dep_ in {"det", "punct", "amod"} for child in children)


def find_affected(gap: Gap) -> Filled | None:
    """Whose action a ruling is about where only the act is named: the government that the court can bind."""
    reading, draft = gap.reading, gap.draft
    court = draft.roles.get("court")
    if not court:
        return None
    of_one = any(word.lower_ in _PERSONAL for word in _words_for_affected(draft))  # "his appeal"
    if any(token.lemma_.lower() in reading.frames.classes["conviction"] for token in _decided_on(draft)):
        return None if of_one else _convicted(gap)
    if any(token.lemma_.lower() in reading.frames.classes["private_act"] for token in _decided_on(draft)):
        return None  # "halted the auction of Mexican masks"
    if any(_is_somebody(reading, token) for token in _affected_here(draft)):
        return None  # it is about somebody whom we do not know
    if is_international(court[0]):
        return None  # it binds whoever stands before it
    if draft.unit.pattern.effect == "dismisses":
        found = _owner_of_case(gap) or _plaintiff(gap) or _asker(gap)
        return None if found is not None and of_one and found.entity.kind is not EntityKind.PERSON else found
    if effect_of(draft) != "blocks" or draft.effect == "blocks":
        return None  # a government is what a court stops; what it orders and permits is as often somebody else's act
    code = court[0].entity.country
    if code == "EU":  # it binds the member state that the article speaks of
        code = context_state(reading, draft.predicate.head, exclude=frozenset({"EU"}))
    code = code or _sender_before(gap) or _state_of_court(gap)
    if code is None or not gap.reading.is_plainly_home(code) or code in _states_sent_to(gap):
        return None
    mentioned = replace(court[0].referent, token=draft.predicate.head)
    return government_of(gap, code, mentioned, "the government under this court")


def _sender_before(gap: Gap) -> str | None:
    """ "*Peru* put three men on a plane to Chad. A judge ruled that the flight broke the law": who sent them."""
    here = gap.reading.sentence_index(gap.draft.predicate.head)
    for other in gap.earlier:
        if here - gap.reading.sentence_index(other.predicate.head) > 1:
            return None
        if other.kind == "Transfer":
            senders = other.roles.get("sender", ())
            return senders[0].entity.country if len(senders) == 1 else None
    return None


def _states_sent_to(gap: Gap) -> frozenset[str]:
    """ "Barred them from sending two Omanis *to Yemen*", "granted *Peru* a stay": those that a court does not stop."""
    functions = gap.draft.predicate.functions
    verbs = (*functions.get("complement", ()), gap.draft.predicate.head)
    told = (*functions.get("object", ()), *(child for verb in verbs for child in verb.children))
    given = (r.entity.country for token in functions.get("recipient", ()) for r in gap.reading.referents(token))
    sent_to = (code for token in told for code in states_dealt_with(gap.reading, token))
    beyond = (*bound_for(gap), *states_beyond(gap.reading, gap.draft.predicate.head))
    return frozenset(code for code in (*given, *sent_to, *beyond) if code is not None)


def find_court(gap: Gap) -> Filled | None:
    """Who turned down a case, where the passive does not say: the court whose ruling, or suit, is told of just before.

    "The Supreme Court approved his extradition in May. An attempt to have that set aside was thrown out on Thursday."
    """
    predicate = gap.draft.predicate
    is_untold = predicate.passive and {"subject", "by"}.isdisjoint(predicate.functions)
    if is_untold and gap.draft.unit.head in gap.reading.frames.classes["commanding"]:
        return _court_of_order(gap)
    if not is_untold or gap.draft.unit.pattern.sense != "dismissal" or gap.draft.unit.head == "drop":
        return None
    if _is_before_that(predicate.head):
        return None
    before = next((draft for draft in gap.earlier if draft.kind == "Ruling" and draft.roles.get("court")), None)
    if before is None or _distance(gap, before) > 1:
        return _court_sued_in(gap)
    court = before.roles["court"][0]
    if _is_of_court_below(gap, court):
        return None
    judge = gap.reading.persons.get(court.entity.label)
    of_court = judge.court if judge is not None else None
    return inferred(replace(court, entity=of_court) if of_court is not None else court)


def _is_of_court_below(gap: Gap, court: Filled) -> bool:
    """ "A Fijian court jailed him. *His appeal* was dismissed": by another, if that hears no appeals itself."""
    is_appeal = any(noun.lemma_ == "appeal" for noun in gap.draft.predicate.functions.get("object", ()))
    return (
        is_appeal
        and not is_international(court)
        and discourse_words().hearing_appeals.isdisjoint(court.entity.label.lower().split())
    )


def _court_of_order(gap: Gap) -> Filled | None:
    """ "The court found against Peru. *It was ordered* to pay": the one that has just ruled on whoever is ordered."""
    before = next((draft for draft in gap.earlier if draft.kind == "Ruling" and draft.roles.get("court")), None)
    if before is None or _distance(gap, before) > 1 or _is_before_that(gap.draft.predicate.head):
        return None
    if effect_of(before) in _BINDING:
        return None  # what it was ordered to do may be what has just been told
    sides = {filled.entity.key for filled in before.roles.get("affects", ())}
    is_on_side = any(filled.entity.key in sides for filled in gap.draft.roles.get("affects", ()))
    clauses = gap.draft.predicate.functions.get("complement", ())
    is_to_pay = any(clause.lemma_ in discourse_words().making_good for clause in clauses)
    return inferred(before.roles["court"][0]) if is_on_side or is_to_pay else None


def _court_sued_in(gap: Gap) -> Filled | None:
    """ "Chad took Peru to the World Court. The case was dismissed": the one court that the suit just told of names."""
    names = discourse_words().names_of_acts["Lawsuit"]
    cases = (token.lemma_.lower() for token in gap.draft.predicate.functions.get("object", ()))
    suit = next((draft for draft in gap.earlier if draft.kind == "Lawsuit"), None)
    if suit is None or _distance(gap, suit) > 1 or names.isdisjoint(cases):
        return None
    referents = (referent for token in suit.predicate.head.subtree for referent in gap.reading.referents(token))
    courts = {r.entity.key: r for r in referents if r.entity.kind is EntityKind.COURT}
    return only_one([Filled(court.entity, court, "discourse") for court in courts.values()])


def _distance(gap: Gap, before: Draft) -> int:
    here = gap.reading.sentence_index(gap.draft.predicate.head)
    return here - gap.reading.sentence_index(before.predicate.head)


def _is_before_that(verb: "Token") -> bool:
    """Whether a verb is of a time before: "had been rejected", "was rejected in 2019"."""
    if any(child.dep_ == "aux" and child.lower_ in {"had", "having"} for child in verb.children):
        return True
    words = (word for child in verb.children if child.dep_ == "prep" for word in child.subtree)
    return any(word.text.isdigit() and len(word.text) == _DIGITS_OF_YEAR for word in words)


def _owner_of_case(gap: Gap) -> Filled | None:
    """Whose appeal "it" or "the appeal" is, as the words say by which it was first spoken of: "Ghana's appeal"."""
    reading = gap.reading
    for token in gap.draft.predicate.functions.get("object", ()):
        noun = spoken_of(reading, token)
        for case in (noun, *islice(reading.same_nouns_before(noun), _CASES_BEFORE)) if noun.pos_ == "NOUN" else ():
            owners = [child for child in case.children if child.dep_ == "poss"]
            owners += [owner for name, owner in prepositional(case) if name in {"by", "from"}]
            found = [referent for owner in owners for referent in reading.referents(owner)]
            if len(found) == 1 and found[0].entity.kind is not EntityKind.COURT:
                return inferred(Filled(found[0].entity, found[0], "discourse"))
    return None


def _plaintiff(gap: Gap) -> Filled | None:
    """Whose case it is that a court dismisses: of whoever is said just before to have sued, if that is one."""
    here = gap.reading.sentence_index(gap.draft.predicate.head)
    suits = (
        draft
        for draft in gap.drafts
        if draft.kind == "Lawsuit"
        and draft.unit.head != "appeal"
        and 0 <= here - gap.reading.sentence_index(draft.predicate.head) <= 1
    )
    found = {filled.entity.key: filled for suit in suits for filled in suit.roles.get("plaintiff", ())}
    plaintiff = next(iter(found.values())) if len(found) == 1 else None
    is_named = plaintiff is not None and plaintiff.entity.kind is not EntityKind.GROUP
    return inferred(plaintiff) if plaintiff is not None and is_named else None


def _asker(gap: Gap) -> Filled | None:
    """ "Chad asked the court for its ships. *It refused*": who asked just before, where nothing says what of."""
    if not {"object", "complement"}.isdisjoint(gap.draft.predicate.functions):
        return None
    for request in (draft for draft in gap.earlier if draft.kind == "Request"):
        is_of_court = any(filled.entity.kind in _THOSE_WHO_JUDGE for filled in request.roles.get("requestee", ()))
        if is_of_court and _distance(gap, request) <= 1:
            return next(map(inferred, request.roles.get("requester", ())), None)
    return None


def _decided_on(draft: Draft) -> list["Token"]:
    """The things that a ruling is on: "upheld the verdict", "let the verdict stand"."""
    clauses = draft.predicate.functions.get("complement", ())
    subjects = [child for clause in clauses for child in clause.children if child.dep_ == "nsubj"]
    return [*draft.predicate.functions.get("object", ()), *subjects]


def _affected_here(draft: Draft) -> Iterator["Token"]:
    """The words for whom a ruling is about: "sentenced the driver", "refused to hand over the man"."""
    yield from draft.predicate.functions.get("object", ())
    if "complement.object" in draft.unit.pattern.elements.get("affects", ()):
        for clause in draft.predicate.functions.get("complement", ()):
            yield from (child for child in clause.children if child.dep_ == "dobj")


def _words_for_affected(draft: Draft) -> Iterator["Token"]:
    """The pronouns that may say whom a ruling is about: "upheld his sentence", "freed him"."""
    for token in _decided_on(draft):
        yield token
        yield from (child for child in token.children if child.dep_ == "poss")


def _is_somebody(reading: Reading, token: "Token") -> bool:
    """Whether words stand for people or a body, and not for an act: "sentenced the driver"."""
    is_thing = token.lower_ in {"it", "this", "that", "them", "which"}
    return not is_thing and (token.pos_ in {"PRON", "PROPN"} or reading.is_noun(token, "people", "group"))


def _state_of_court(gap: Gap) -> str | None:
    head = gap.draft.predicate.head
    judge = gap.reading.persons.get(gap.draft.roles["court"][0].entity.label)
    if judge is not None and judge.court is not None and judge.court.country not in {None, "EU"}:
        return judge.court.country
    if judge is not None and judge.court is None and (code := state_of_last_place(gap.reading, head)) is not None:
        return code
    last = last_court(gap.reading, head, lookback=_LOOKBACK_FOR_COURT)
    code = last.entity.country if last is not None else None
    return code or context_state(gap.reading, head)


def _convicted(gap: Gap) -> Filled | None:
    """Whose verdict or sentence it is, where the sentence only says "the verdict": the one ruled on before."""
    for other in gap.earlier:
        for filled in other.roles.get("affects", ()):
            if filled.entity.kind is EntityKind.PERSON:
                return replace(inferred(filled), entity=filled.entity)  # and not the state that he acts for
        if other.unit.pattern.sense in {"conviction", "penalty"} and any(
            _is_somebody(gap.reading, token) for token in other.predicate.functions.get("object", ())
        ):
            return None  # it is that of somebody whom nobody names
    return None
