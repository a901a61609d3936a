"""Whom a suit is against, where the sentence gives it to nobody."""

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import context_state
from graph.extraction.clauses import clause_verb, has_to, surface_subjects
from graph.extraction.discourse.appeals import is_appeal, other_side_of_appeal
from graph.extraction.discourse.dealings import find_other_party, is_with_ally
from graph.extraction.discourse.gaps import (
    Gap,
    bound_for,
    countries_of,
    find_adversary,
    government_here,
    government_of,
    only_one,
    state_of_court,
)
from graph.extraction.effects import effect_of
from graph.extraction.elements import Filled
from graph.extraction.roles import inferred
from graph.extraction.syntax import prepositional
from graph.frames import discourse_words, syntax_words
from graph.gazetteer import NAMES_OF_STATES, Sense
from graph.labels import AUXILIARIES
from graph.model import OF_STATE, EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "appos"})
_WHERE_COURTS_SIT = frozenset({"in", "to", "at"})
_ADVERSE = frozenset({"blocks", "orders", "other"})  # effects of rulings for whoever is sued
_PROSECUTOR = "prosecutor-general"  # a key of offices.yaml
_LOOKBACK = 6  # sentences between a ruling and who brought the case
_SOMEBODY = ("litigant", "people", "state_representative", "beneficiary")  # classes of nouns for who may be sued
_SUABLE = ("enterprise", "firm", "institution", "court")  # and for what may be


def find_defendant(gap: Gap) -> Filled | None:
    """Whom a suit is against that the sentence gives to nobody, the likeliest first."""
    if (respondent := _named_respondent(gap)) is not None:
        return respondent
    if gap.draft.unit.pattern.sense == "suit ruled on":
        return _bound_beside(gap)
    if _is_prosecuted(gap) or _is_brought_by_official(gap) or _ought_to_have_been(gap):
        return None
    if is_appeal(gap) and ((other := other_side_of_appeal(gap)) is not None or _is_bare_appeal(gap)):
        return other
    if _is_against_somebody(gap) or _is_foretold_by_others(gap):
        return None
    if _is_in_own_court(gap):
        return other_side_of_appeal(gap)
    found = _same_as_before(gap) or _in_court_of_own(gap) or _where_they_live(gap) or _bound_beside(gap)
    found = found or _government_in_court(gap) or find_other_party(gap)
    found = found or _government_in_court(gap, sure=False) or _at_home(gap)
    is_headline = not gap.draft.predicate.head.doc[-1].is_punct  # "Deportees sue in Lima": whom, the text says
    is_for_arbiters = gap.draft.unit.pattern.sense == "arbitration"  # mostly against firms
    turns = gap.draft.unit.head in gap.reading.frames.classes["turning_to_court"]
    goes = (turns or _takes_quarrel(gap)) and not is_for_arbiters
    if found is None and goes and not is_headline:
        found = _ruled_on(gap) or _adversary(gap)
    return None if found is not None and (_is_turned_round(gap, found) or _is_ally(gap, found)) else found


def _ought_to_have_been(gap: Gap) -> bool:
    """ "Ruled that the men *should have sued* in Lima": whom, if they had, nobody says."""
    words = {child.lower_ for child in clause_verb(gap.draft.predicate.head).children if child.dep_ in AUXILIARIES}
    return words >= {"should", "have"}


def _is_brought_by_official(gap: Gap) -> bool:
    """ "*Attorney General* Banda appealed": for his own state, whichever it is, and so not against it."""
    people = (f for f in gap.draft.roles.get("plaintiff", ()) if f.entity.kind is EntityKind.PERSON)
    words = (child for filled in people for child in filled.referent.token.children if child.dep_ == "compound")
    return any((match := gap.reading.match(word)) is not None and match.acts_for_state for word in words)


def _adversary(gap: Gap) -> Filled | None:
    """The other state of the story; not one that is only where courts sit: "brought its suit *in London*"."""
    found = find_adversary(gap)
    if found is None:
        return None
    mentions = (state.token for state in gap.reading.states if state.code == found.entity.country)
    is_place = all(token.dep_ == "pobj" and token.head.lower_ in _WHERE_COURTS_SIT for token in mentions)
    return None if is_place else found


def _bound_beside(gap: Gap) -> Filled | None:
    """ "On a petition by the union a court *barred Peru* from it": the government that is bound in somebody's suit."""
    suit, known = gap.draft.predicate.head, countries_of(gap.draft) - {None}
    if suit.dep_ != "pobj":
        return None  # "dismissed a petition by the union"
    rulings = (other for other in gap.drafts if other.kind == "Ruling" and other.predicate.head.sent == suit.sent)
    bound = {
        f.entity.key: f for ruling in rulings if effect_of(ruling) in _ADVERSE for f in ruling.roles.get("affects", ())
    }
    of_state = [
        filled for filled in bound.values() if filled.entity.kind in OF_STATE and filled.entity.country not in known
    ]
    return only_one(of_state)


def _is_ally(gap: Gap, found: Filled) -> bool:
    """Whether the sentence goes on to tell that whoever sues talks to the other about it."""
    told = (other for other in gap.drafts if is_with_ally(gap, other))
    return any(filled.entity.key == found.entity.key for other in told for f in other.roles.values() for filled in f)


def _takes_quarrel(gap: Gap) -> bool:
    """ "Took the matter to the court": whom with, the sentence does not say."""
    taken = gap.draft.predicate.functions.get("object", ())
    return bool(taken) and all(token.lemma_.lower() in gap.reading.frames.classes["quarrel"] for token in taken)


def _same_as_before(gap: Gap) -> Filled | None:
    """Whom the same plaintiff has sued in this sentence or the one before: the case that is taken further."""
    here = gap.reading.sentence_index(gap.draft.predicate.head)
    suing = {filled.entity.key for filled in gap.draft.roles.get("plaintiff", ())}
    for suit in gap.earlier:
        if suit.kind == "Lawsuit" and here - gap.reading.sentence_index(suit.predicate.head) <= 1:
            is_same = not suing.isdisjoint(filled.entity.key for filled in suit.roles.get("plaintiff", ()))
            told = [filled for filled in suit.roles.get("defendant", ()) if filled.function != "discourse"]
            if is_same and told:
                return inferred(told[0])
    return None


def _is_bare_appeal(gap: Gap) -> bool:
    """Whether nothing but the ruling before says whom a suit is against: "has appealed"."""
    return gap.draft.unit.pattern.sense == "appeal"


def _is_turned_round(gap: Gap, found: Filled) -> bool:
    """Whether the sentence has the two in a suit the other way round: "Peru sued Chile in the case that it filed"."""
    head, plaintiffs = gap.draft.predicate.head, gap.draft.roles.get("plaintiff", ())
    if head.lemma_ == "countersue":
        return False
    beside = (other for other in gap.drafts if other.kind == "Lawsuit" and other.predicate.head.sent == head.sent)
    turned = ((other.roles.get("plaintiff", ()), other.roles.get("defendant", ())) for other in beside)
    sued_by = {filled.entity.key for filled in plaintiffs}
    return any(
        found.entity.key in {filled.entity.key for filled in suing}
        and not sued_by.isdisjoint(filled.entity.key for filled in sued)
        for suing, sued in turned
    )


def _named_respondent(gap: Gap) -> Filled | None:
    """ "petitioned the court, naming the finance ministry as respondent": whom the sentence calls the other side."""
    respondents = discourse_words().respondents
    for noun in (token for token in gap.draft.predicate.head.sent if token.lemma_.lower() in respondents):
        if noun.dep_ == "pobj" and noun.head.lower_ == "as":
            verb = clause_verb(noun)
            named = (child for child in verb.children if verb.lemma_ == "name" and child.dep_ == "dobj")
            return next((Filled(r.entity, r, "discourse") for t in named for r in gap.reading.referents(t)), None)
    return None


def _is_against_somebody(gap: Gap) -> bool:
    """Whether the words do say against whom, only nobody we know: "sued the county"."""
    functions = gap.draft.predicate.functions
    sued = functions.get("object", ()) if gap.draft.unit.head in syntax_words().suing_verbs else ()
    if any(token.pos_ == "PRON" or gap.reading.is_noun(token, "municipality") for token in sued):
        return True  # "is suing it", "sued the county"
    beside = (child for token in functions.get("object", ()) for child in token.children)
    if any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in beside):
        return True  # "has taken its landlord, Tuas Estates, to court"
    told = (*functions.get("against", ()), *sued)
    if any(token.pos_ == "PROPN" or gap.reading.is_noun(token, *_SOMEBODY) for token in told):
        return True
    if any(token.tag_ == "NNS" for token in sued):
        return True  # "sued seven gunmakers"
    head = gap.draft.predicate.head
    behind = (word for word in head.doc[head.i + 1 : head.sent.end] if word.lower_ == "against")
    opposed = (token for word in behind for token in word.children if token.dep_ == "pobj")
    return any(token.pos_ == "PROPN" or gap.reading.is_noun(token, *_SUABLE) for token in opposed)


def _is_foretold_by_others(gap: Gap) -> bool:
    """ "Chad warned that *Peru would sue*": whom, only Peru knows, and it may be none of those told of."""
    verb = gap.draft.predicate.carrier
    if verb.dep_ != "ccomp" or verb.tag_ != "VB" or has_to(verb) or verb.i < verb.head.i:
        return False
    saying = [r for subject in surface_subjects(verb.head) for r in gap.reading.referents(subject)]
    sides = {(r.acts_for or r.entity).country for r in saying} - {None}
    return bool(sides) and sides.isdisjoint(countries_of(gap.draft))


def _is_in_own_court(gap: Gap) -> bool:
    """Whether a state goes to a court of its own, or appeals: not against another state, then."""
    plaintiff = gap.draft.roles.get("plaintiff")
    if not plaintiff or plaintiff[0].entity.kind not in OF_STATE:
        return False
    known = countries_of(gap.draft)
    nouns = (token for token in gap.draft.predicate.head.sent if token.dep_ in _NOMINAL)
    found = (referent.entity for token in nouns for referent in gap.reading.referents(token))
    return any(entity.kind is EntityKind.COURT and entity.country in known for entity in found)


def _is_prosecuted(gap: Gap) -> bool:
    """ "The chief prosecutor, Ann Lee, appealed": against whoever is accused, and never the state that she acts for."""
    persons = (gap.reading.persons.get(filled.entity.label) for filled in gap.draft.roles.get("plaintiff", ()))
    return any(person is not None and person.office == _PROSECUTOR for person in persons)


def _ruled_on(gap: Gap) -> Filled | None:
    """Whom the courts of the article rule about, if that is one government: the suit is against it."""
    known = countries_of(gap.draft)
    plaintiffs = gap.draft.roles.get("plaintiff", ())
    if any(_is_no_plaintiff(gap, filled) for filled in plaintiffs):
        return None
    is_by_name = all(filled.referent.token.pos_ == "PROPN" for filled in plaintiffs)
    told = [other for other in gap.drafts if other.kind == "Ruling" and other.roles.get("affects")]
    rulings = [other for other in told if other.roles.get("court") or not is_by_name]  # no "Peru said"
    affected = [filled for ruling in rulings for filled in ruling.roles.get("affects", ())]
    found = {
        filled.entity.key: filled
        for filled in reversed(affected)
        if filled.entity.kind is EntityKind.GOVERNMENT and filled.entity.country not in known
    }
    if not found:
        return _under_court(gap)
    only = only_one(list(found.values()))
    return None if only is not None and _is_in_court_of_another(gap, only) else only


def _is_no_plaintiff(gap: Gap, plaintiff: Filled) -> bool:
    """Whether it is a force of a state, or a name that has only a state's in it: "*Stand Up Jamaica*, a group"."""
    force = gap.reading.frames.classes["public_force"]
    if plaintiff.entity.kind in OF_STATE:
        beside = (child for child in plaintiff.referent.token.children if child.dep_ == "appos")
        return any(gap.reading.is_noun(noun, "firm", "enterprise", "group") for noun in beside)
    return any(word in force for word in plaintiff.entity.label.lower().split())


def _is_in_court_of_another(gap: Gap, sued: Filled) -> bool:
    """ "Went to court *in Dakar*": whether a suit is told of as brought in another state than the one found."""
    sentence = gap.draft.predicate.head.sent
    here = (state for state in gap.reading.states if state.token.sent == sentence)
    seats = {s.code for s in here if s.token.dep_ == "pobj" and s.token.head.lower_ in _WHERE_COURTS_SIT}
    beside = (other for other in gap.drafts if other.kind == "Ruling" and other.predicate.head.sent == sentence)
    courts = (court.entity.country for other in beside for court in other.roles.get("court", ()))
    seats |= {code for code in courts if code is not None}
    return bool(seats) and sued.entity.country not in seats


def _under_court(gap: Gap) -> Filled | None:
    """ "The High Court in Suva let them stay. The union that brought *the case* was glad": the state of that court."""
    brought = gap.draft.predicate.functions.get("object", ())
    is_the_suit = any(child.lower_ in {"the", "that"} for token in brought for child in token.children)
    here = gap.reading.sentence_index(gap.draft.predicate.head)
    ruling = next((other for other in gap.earlier if other.kind == "Ruling" and other.roles.get("court")), None)
    if ruling is None or not is_the_suit or here - gap.reading.sentence_index(ruling.predicate.head) > _LOOKBACK:
        return None
    court = ruling.roles["court"][0]
    code = state_of_court(gap, court)
    if code is None or code in countries_of(gap.draft):
        return None
    mentioned = replace(court.referent, token=gap.draft.predicate.head)
    return government_of(gap, code, mentioned, "the government under this court")


def _at_home(gap: Gap) -> Filled | None:
    """The state that the article is plainly about, for somebody who petitions a court between states."""
    code = gap.reading.home_state()
    plaintiff = gap.draft.roles.get("plaintiff")
    in_court = gap.draft.unit.pattern.when.get("object") == "court_word" or _takes_quarrel(gap)
    if code is None or not in_court or not plaintiff or not gap.reading.is_plainly_home(code):
        return None
    if plaintiff[0].entity.kind is EntityKind.GOVERNMENT or code in countries_of(gap.draft):
        return None
    return government_here(gap, code, "the state that the article is about")


def _government_in_court(gap: Gap, *, sure: bool = True) -> Filled | None:
    """Whom a suit is against where the sentence names only the national court that decides it: its government.

    Unless this is to be sure, it may be a court whose state only the sentences before tell: "the High Court".
    """
    head, known = gap.draft.predicate.head, countries_of(gap.draft) | set(bound_for(gap))
    if any(filled.entity.kind is EntityKind.GOVERNMENT for filled in gap.draft.roles.get("plaintiff", ())):
        return None  # a state goes to court in The Hague against another
    if _is_over_award(gap):
        return None
    home, amounts = gap.reading.home_state(), gap.reading.mentions_of(head).amounts
    is_for_sum = any(token.i in amounts for token in head.sent)
    for token in head.sent:
        for referent in gap.reading.referents(token) if token.dep_ in _NOMINAL else ():
            court = referent.entity
            told = referent.certain if sure else token.is_title and not _is_named_behind(gap, token, court.country)
            plain = court.country == home or (told and not is_for_sum)  # firms sue for money in London
            plain = plain and not referent.judge and court.country not in known
            if court.kind is EntityKind.COURT and court.country is not None and court.country != "EU" and plain:
                return government_of(
                    gap, court.country, replace(referent, token=head), "the government under this court"
                )
    return None


def _in_court_of_own(gap: Gap) -> Filled | None:
    """ "A *Gambian* charity has challenged it before the Supreme Court": the state that people and a court are of."""
    plaintiffs = [filled.referent.token for filled in gap.draft.roles.get("plaintiff", ())]
    called = [*plaintiffs, *(token.head for token in plaintiffs if token.dep_ == "appos")]
    codes = {state.code for state in gap.reading.states if state.token.dep_ == "amod" and state.token.head in called}
    if len(codes) != 1 or codes & countries_of(gap.draft):
        return None
    for token in gap.draft.predicate.head.sent:
        for referent in gap.reading.referents(token) if token.dep_ in _NOMINAL and token.is_title else ():
            court = referent.entity
            is_national = court.kind is EntityKind.COURT and court.country not in {None, "EU"} and not referent.judge
            if is_national and (not referent.certain or court.country in codes):
                mentioned = replace(referent, token=gap.draft.predicate.head)
                return government_of(gap, codes.pop(), mentioned, "the government under this court")
    return None


def _where_they_live(gap: Gap) -> Filled | None:
    """ "Activists *in Kenya*" (or Nairobi) "moved to court to stop the deal": the state where those are who sue."""
    tokens = [filled.referent.token for filled in gap.draft.roles.get("plaintiff", ())]
    places = [p for token in tokens if token.pos_ == "NOUN" for way, p in prepositional(token) if way == "in"]
    matches = (gap.reading.match(place) for place in places)
    senses = NAMES_OF_STATES if gap.draft.predicate.functions.get("object") else {Sense.NAME}  # "in Oslo plans to sue"
    named = (match.entry for match in matches if match is not None and match.sense in senses)
    codes = {entry.country for entry in named if entry.country not in {None, "EU"}}
    if len(codes) != 1 or codes & countries_of(gap.draft):
        return None
    return government_here(gap, codes.pop(), "the state where those are who sue")


def _is_named_behind(gap: Gap, court: "Token", code: str | None) -> bool:
    """Whether a court may be taken for one of a state only because its sentence goes on to name that one."""
    behind = (state for state in gap.reading.states if state.token.sent == court.sent and state.token.i > court.i)
    return any(state.code == code for state in behind) and context_state(gap.reading, court) != code


def _is_over_award(gap: Gap) -> bool:
    """ "Asked a court in London to set the *award* aside": against whoever else the arbiters heard."""
    own, *before = gap.reading.sentences_to(gap.draft.predicate.head, 1)
    if any(token.lemma_.lower() == "award" for token in own):
        return True
    is_of_it = any(token.lower_ == "it" and token.dep_ in {"dobj", "nsubj"} for token in own)
    return is_of_it and any(token.lemma_.lower() == "award" for sentence in before for token in sentence)
