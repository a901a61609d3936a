"""The constraints of a pattern: which words stand around a predicate, and where.

A constraint asks for a word of a class at the end of a path (`graph.extraction.roles.paths`). What fills the elements
of a pattern that fits is for `graph.extraction.elements`.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.clauses import Clauses, Predicate, has_to
from graph.extraction.factuality import auxiliaries, has_negation, is_negated
from graph.extraction.names import is_honorific
from graph.extraction.roles.paths import ends_of, wholes
from graph.extraction.syntax import PARTICLES_ONLY, is_imperative, particles_of
from graph.frames import Constraint, LexicalUnit, discourse_words, status_cues, syntax_words
from graph.gazetteer import Sense
from graph.labels import AUXILIARIES, SUBJECTS, TIMES, UNDERGOERS, VERBAL
from graph.model import OF_STATE, EntityKind

if TYPE_CHECKING:
    from graph.tokens import Span, Token

# Auxiliaries of what somebody is asked to do.
_WISHING = frozenset({"should", "must", "to", "be", "ought"})
# Auxiliaries of what somebody has to do.
_OBLIGING = frozenset({"must", "should", "ought"})
# Kinds of actors that a constraint may ask for by name.
_KINDS = frozenset({EntityKind.PERSON.value, EntityKind.ORGANIZATION.value, EntityKind.GOVERNMENT.value})
_SPOKEN_OF = " spoken of"  # the end of a name: "deal spoken of"
_SAID_OF = frozenset({"oprd", "acomp", "xcomp", "ccomp", "prep"})  # what a verb of naming says of its object
_ANSWERS = frozenset({"yes", "no"})
_ONE_OR_MANY = frozenset({"it", "they", "them"})
_STANDING_FOR_THINGS = frozenset({"it", "one", "another", "them", "they", "that", "this", "both", "neither"})


def fitting_units(predicate: Predicate, units: Sequence[LexicalUnit]) -> list[LexicalUnit]:
    """Lexical units whose further words stand beside their head, which has no particle of another unit."""
    words = predicate.words() if any(unit.rest for unit in units) else set()
    found = [unit for unit in units if not unit.rest or (words.issuperset(unit.rest) and _is_particle(predicate, unit))]
    particles = particles_of(predicate.head) if predicate.pos == "v" else frozenset()
    if particles <= syntax_words().light_particles:
        return found
    return [unit for unit in found if not particles.isdisjoint(unit.rest)]


def broken_constraint(
    reading: Reading,
    clauses: Clauses,
    predicate: Predicate,
    unit: LexicalUnit,
    absent: Container[tuple[str, ...]],
) -> Constraint | None:
    """The first constraint of a unit's pattern that does not hold around the predicate; None where all of them do.

    `absent` are the classes of which the paragraph has no word.
    """
    pattern = unit.pattern
    if pattern.polarity and _is_negative(reading, predicate, unit) != (pattern.polarity == "negative"):
        return Constraint("polarity")
    if pattern.agentless and (not predicate.passive or "subject" in predicate.functions):
        return Constraint("agentless")
    if pattern.modal and not _has_modal(predicate, pattern.modal):
        return Constraint("modal", words=pattern.modal)
    for constraint in pattern.constraints:
        is_there = constraint.words not in absent and stands_there(reading, clauses, predicate, constraint)
        if is_there != (constraint.sort == "when"):
            return constraint
    return None


def is_near(clauses: Clauses, predicate: Predicate, unit: LexicalUnit, broken: Constraint) -> bool:
    """Whether something stands where a constraint that does not hold asks for a word, so that the unit nearly fits."""
    return bool(broken.where) and not unit.vague and bool(ends_of(clauses, predicate, broken.where))


def _is_negative(reading: Reading, predicate: Predicate, unit: LexicalUnit) -> bool:
    """Whether a predicate is negated; of a pattern that asks for "may", "may not" forbids."""
    return reading.once(_is_forbidden if "may" in unit.pattern.modal else _is_denied, predicate.carrier)


def _is_forbidden(reading: Reading, carrier: "Token") -> bool:
    return has_negation(carrier, reading.frames.status)


def _is_denied(reading: Reading, carrier: "Token") -> bool:
    return is_negated(carrier, reading.frames.status)


def _is_particle(predicate: Predicate, unit: LexicalUnit) -> bool:
    """Whether a unit's particle is one, and no preposition with an object: "give in" is not "given in return"."""
    if unit.rest[0] in _ANSWERS and any(_is_one_of_neither(child) for child in predicate.head.children):
        return False
    if unit.rest == ("no",):  # "told them no", not "told them no lies"
        # In "said no so far" and "after saying no to Chad" it hangs on the next word.
        children = list(predicate.head.children)
        adverbs = (child for child in children if child.dep_ in {"advmod", "prep"})
        below = (*children, *(token for adverb in adverbs for token in adverb.children))
        return any(token.lower_ == "no" and token.dep_ != "det" for token in below)
    if len(unit.rest) != 1 or unit.rest[0] not in syntax_words().particles:
        return True
    return any(
        child.lower_ == unit.rest[0]
        and child.i > predicate.head.i  # "in August Niger gave"
        and (child.lower_ in PARTICLES_ONLY or not child.has_any({"pobj", "pcomp"}))
        for child in _beside(predicate.head)
    )


def _is_one_of_neither(word: "Token") -> bool:
    """ "Said *neither yes nor no*" is no answer."""
    return word.lower_ in _ANSWERS and any(c.dep_ == "preconj" and c.lower_ == "neither" for c in word.children)


def _beside(verb: "Token") -> list["Token"]:
    """The children of a verb, and particles that the parser hung on its object: "keeps lobster out"."""
    objects = (child for child in verb.children if child.dep_ == "dobj")
    return [*verb.children, *(below for child in objects for below in child.children if below.dep_ == "prt")]


def _has_modal(predicate: Predicate, modals: tuple[str, ...]) -> bool:
    tokens = (predicate.carrier, *predicate.functions.get("complement", ()))
    return any(auxiliaries(token) & set(modals) for token in tokens)


def stands_there(reading: Reading, clauses: Clauses, predicate: Predicate, constraint: Constraint) -> bool:
    """Whether a word of one of the classes of a constraint stands in one of its functions."""
    found = ends_of(clauses, predicate, constraint.where)
    if not found:
        return False
    names = constraint.words
    if names[0].endswith(_SPOKEN_OF):
        return any(_stands_for(reading, token, names[0].removesuffix(_SPOKEN_OF)) for token in found)
    tokens = (*found, *_wholes_of(predicate, found)) if predicate.head.dep_ == "relcl" else found
    return any(_is_of_class(reading, spoken_of(reading, token), names) for token in tokens)


def _wholes_of(predicate: Predicate, found: Iterable["Token"]) -> Iterator["Token"]:
    """The treaty of "a treaty on the return of convicts, which Peru *signed*", hung on the convicts as their clause."""
    head = predicate.head
    if head.head not in found:
        return
    is_aside = head.doc[max(head.left_edge.i - 1, 0)].text == ","
    if is_aside or head.head.ent_type_ == "MONEY":
        yield from wholes(head.head)  # what is said of "a bill for $5 million that Oman sent" is said of the bill


def _stands_for(reading: Reading, token: "Token", kind: str) -> bool:
    """Whether "it" or "one" may be a deal, say, that this sentence or the one before speaks of: "both signed it"."""
    if token.lower_ not in _STANDING_FOR_THINGS:
        return False
    words = reading.frames.classes[kind]
    index = reading.sentence_index(token)
    before = (t for sentence in reading.sentences[max(0, index - 1) : index + 1] for t in sentence)
    return any(t.lemma_.lower() in words and (t.doc is not token.doc or t.i < token.i) for t in before)


def _is_of_class(reading: Reading, token: "Token", names: tuple[str, ...]) -> bool:
    if names == ("decision",) and _is_of_government(reading, token):
        return False  # an order of a government is an act that a court may block, not a decision of a court
    may_be_court = "court_word" in names and token.pos_ in {"PRON", "PROPN"}
    if may_be_court and _is_court(reading, token):
        return True
    if "number" in names and _is_number(reading, token):
        return True
    classes = reading.frames.classes
    if ("official" in names and _is_official(reading, token)) or ("town" in names and _is_town_held(reading, token)):
        return True
    kinds = _KINDS.intersection(names)
    if kinds and any(r.entity.kind.value in kinds and r.acts_for is None for r in reading.referents(token)):
        return True
    for name in names:  # any() would take twice as long
        words = classes.get(name)
        if _is_such(token, name) if words is None else _is_one_of(token, words):
            return True
    return False


def _is_official(reading: Reading, token: "Token") -> bool:
    """Whether a phrase is for somebody whose acts are those of a state; not "according to two officials"."""
    return not _leads_nowhere(token) and any(r.acts_for is not None for r in reading.referents(token))


def _is_town_held(reading: Reading, token: "Token") -> bool:
    """ "The rebels hold *Goma*": whether a name of one word is of a place; somebody held is named in full somewhere."""
    first = token.head if token.dep_ == "conj" else token
    is_taken = first.dep_ == "dobj" and first.head.lemma_ in syntax_words().taking_towns and token.pos_ == "PROPN"
    name = reading.person_span(token) if is_taken else None
    if name is None or len(name) > 1 or any(map(is_honorific, token.lefts)):
        return False
    return all(token.text not in person.split() for person in reading.persons if person != token.text)


def _is_court(reading: Reading, token: "Token") -> bool:
    """Whether a pronoun or a name is that of a court, or of a body that hears complaints as one does."""
    if token.pos_ == "PRON":
        return any(r.judge or r.entity.kind is EntityKind.COURT for r in reading.referents(token))
    match = reading.match(token)
    return match is not None and (match.sense is Sense.COURT or match.entry.key in reading.frames.classes["forum"])


def _is_number(reading: Reading, token: "Token") -> bool:
    """Whether a phrase is a number of what is counted."""
    counts = reading.mentions_of(token).counts
    return not _leads_nowhere(token) and any(child.i in counts for child in _phrase(token))


def _leads_nowhere(token: "Token") -> bool:
    """Whether it stands behind a "to" that is no direction: "according to two diplomats"."""
    return token.head.head.lower_ in syntax_words().leading_nowhere


def _is_such(token: "Token", name: str) -> bool:
    """Whether a word is of a class that is no list of words."""
    test = _OPEN_CLASSES.get(name)
    return test is not None and test(token)


def _is_wished(verb: "Token") -> bool:
    """ "demanded that Peru *pay*", "that it should pay", "that it be paid"; not "insisted that Peru had paid"."""
    modals = auxiliaries(verb)
    if modals:
        return modals <= _WISHING
    passive = [child.lower_ for child in verb.children if child.dep_ == "auxpass"]
    return passive == ["be"] or (not passive and (verb.tag_ in {"VB", "VBP"} or verb.lower_ == verb.lemma_))


def _is_obliged(verb: "Token") -> bool:
    """ "said that Peru *must* pay"; that it "should not be paying" is an opinion, "must *expect* a duty" a forecast.

    Nor is anybody obliged by a condition, "would sue *should* Peru refuse", or to what is over, "*should have* paid".
    """
    modals = auxiliaries(verb) & _OBLIGING
    is_over = verb.tag_ == "VBN" and "have" in auxiliaries(verb)
    if not modals or is_over or verb.lemma_.lower() in syntax_words().foreseeing or _is_inverted(verb):
        return False
    return "must" in modals or not verb.has("neg")


def _is_inverted(verb: "Token") -> bool:
    """ "*should* Peru refuse": whether an auxiliary stands before the subject."""
    auxiliary = next((child.i for child in verb.children if child.dep_ in AUXILIARIES), verb.i)
    return any(child.dep_ in SUBJECTS and auxiliary < child.i < verb.i for child in verb.children)


def _is_question(verb: "Token") -> bool:
    """ "asked Peru *whether* it would pay", "*how* it had paid": who wants to know asks for nothing to be done."""
    if has_to(verb):
        return False
    opening = (child.lower_ for child in verb.children if child.i < verb.i and child.dep_ in {"mark", "advmod"})
    return not syntax_words().questions.isdisjoint(opening)


def _is_able(verb: "Token") -> bool:
    return not auxiliaries(verb).isdisjoint({"can", "could"})


def _is_told_as_done(verb: "Token") -> bool:
    """ "Agreed that Chad *had paid*", "that it *paid*": what was so before; not "that it had to pay"."""
    if has_to(verb) or verb.pos_ not in VERBAL or any(child.tag_ == "MD" for child in verb.children):
        return False
    is_perfect = verb.tag_ == "VBN" and not auxiliaries(verb).isdisjoint({"has", "have", "had"})
    return is_perfect or (verb.tag_ == "VBD" and verb.lemma_ not in {"have", "be", "need"})


def _is_denied_of_oneself(verb: "Token") -> bool:
    """ "Replied that it *was not* asked"; not "that if Chad did not pay", or "he had not", which says no more."""
    says_what = verb.pos_ == "VERB" or verb.has_any({"attr", "acomp", "prep"})
    is_condition = any(child.dep_ == "mark" and child.lower_ != "that" for child in verb.children)
    is_behind = verb.i >= verb.head.i
    return says_what and is_behind and not is_condition and has_negation(verb, status_cues())


def _is_one_more(token: "Token") -> bool:
    """ "*Another* flight", "a *second* one", "a *third* is planned": one of several."""
    return any(word.lower_ in discourse_words().further_groups for word in (token, *token.children))


def _is_called_no(token: "Token") -> bool:
    """ "*No* flight", "*not a single* prisoner"."""
    words = {child.lower_ for child in token.children}
    return "no" in words or ("not" in words and not words.isdisjoint({"single", "one"}))


def _is_nobody(token: "Token") -> bool:
    """ "*None* has come", "*no one* was there", "*not one* has left"."""
    is_one = token.lower_ == "one" and token.has_any_word({"no", "not"})
    return is_one or token.lower_ in {"nobody", "none"}


def _is_own_plan(verb: "Token") -> bool:
    """ "*He* said that he *would return* to Lima": whom nobody sends."""
    above, will = verb.head, any(child.lower_ in {"will", "would"} for child in verb.children)
    tellers = [child for child in above.children if child.dep_ == "nsubj" and child.i < verb.i]
    own = verb.child("nsubj")
    is_one = own is not None and own.lower_ in {"he", "she", "i"}
    is_told = verb.dep_ == "ccomp" and will and is_one
    return is_told and any(one.pos_ == "PROPN" or one.lower_ in {"he", "she"} for one in tellers)


def _is_somewhere(token: "Token") -> bool:
    """Whether words may say where: not "in mid-August", "according to the police", "was *later* deported"."""
    is_manner = token.pos_ == "ADV" and token.lower_ not in syntax_words().adverbs_of_place
    return token.ent_type_ not in TIMES and not (is_manner or _leads_nowhere(token))


# The classes that are no list of words, of `graph.frames.checks`, and who is of them; others ask for an actor.
_OPEN_CLASSES: Mapping[str, Callable[["Token"], bool]] = {
    "anything": lambda token: not _leads_nowhere(token),
    "somewhere": _is_somewhere,
    "infinitive": has_to,
    "wished": _is_wished,
    "obliged": _is_obliged,
    "imperative": is_imperative,
    "gerund": lambda token: token.tag_ == "VBG",
    "denied": _is_denied_of_oneself,
    "single": lambda token: token.tag_ == "NN" and all(child.dep_ != "conj" for child in token.children),
    "several": lambda token: token.lower_ == "they" or token.has("conj"),
    "undergone": lambda token: token.tag_ == "VBN",
    "one more": _is_one_more,
    "no one": _is_nobody,
    "uncounted": _is_called_no,
    "question": _is_question,
    "able": _is_able,
    "done before": _is_told_as_done,
    "own plan": _is_own_plan,
    "name": lambda token: token.pos_ == "PROPN",
}


def _phrase(token: "Token") -> tuple["Token", ...]:
    return (token, *token.children)


def spoken_of(reading: Reading, token: "Token") -> "Token":
    """What "it" or "they" as an object stands for: the last thing or things named, objects first.

    In this sentence or the one before.
    """
    if token.lower_ not in _ONE_OR_MANY or token.dep_ not in UNDERGOERS:
        return token
    is_many = token.lower_ != "it"
    index = reading.sentence_index(token)
    for sentence in reversed(reading.sentences[max(0, index - 1) : index + 1]):
        nouns = [t for t in sentence if (t.doc is not token.doc or t.i < token.i) and t.pos_ == "NOUN"]
        nouns = [noun for noun in nouns if not is_many or noun.tag_ == "NNS"]
        if is_many and any(_is_counted_or_people(reading, noun) for noun in nouns):
            return token
        nouns = [noun for noun in nouns if noun.dep_ != "nsubj" or noun.head != token.head]  # "the court dismissed it"
        named = [noun for noun in nouns if _is_object(noun)] or [noun for noun in nouns if noun.dep_ == "nsubj"]
        if named:
            return named[-1]
    return token


def _is_counted_or_people(reading: Reading, noun: "Token") -> bool:
    """Whether "they" may be people, or a sum: "the men", "15 million francs"."""
    return reading.is_noun(noun, "people", "group") or noun.i in reading.mentions_of(noun).amounts


def _is_object(token: "Token") -> bool:
    """Whether something is done to what a noun names; "let the order stand" does it too."""
    link = token.head
    if token.dep_ == "pobj" and link.lower_ == "under" and link.head.lemma_ in {"put", "place"}:
        return True  # "put Chad under *an embargo* and lifted it in May"
    let_be = token.dep_ == "nsubj" and token.head.dep_ == "ccomp" and token.head.head.lemma_ == "let"
    return let_be or token.dep_ in UNDERGOERS


def _is_of_government(reading: Reading, token: "Token") -> bool:
    """Whether a government took a decision, as its phrase says: "Kenya's ban", "the deportation order"."""
    acts = reading.frames.classes["act"]
    if any(child.dep_ == "compound" and child.lemma_.lower() in acts for child in token.children):
        return True
    owners = [child for child in token.children if child.dep_ == "poss"]
    owners += [t for child in token.children if child.dep_ == "relcl" for t in child.children if t.dep_ == "nsubj"]
    owners += [below for child in token.children if child.lower_ in {"of", "by"} for below in child.children]
    return any(
        referent.entity.kind in OF_STATE or referent.acts_for is not None
        for owner in owners
        for referent in reading.referents(owner)
    )


def is_quantity(token: "Token") -> bool:
    """ "a great deal of trade", "a good deal poorer": how much, and no deal."""
    if token.lower_ != "deal" or not token.has_any_word(syntax_words().measuring_deal):
        return False
    following = token.doc[token.i + 1 : token.i + 3]
    return following[:1].text.lower() == "of" or following.text.lower() == "in common" or _is_comparative(following)


def is_only_a_word(token: "Token") -> bool:
    """ "What both will not call a *deal*": a word for something, which tells of nothing; not "called a *truce*"."""
    verb, words = token.head, syntax_words()
    if verb.lemma_ not in words.naming or token.dep_ not in {"dobj", "oprd", "attr"} or token.lemma_ in words.called:
        return False
    if any(child.lower_ not in {"a", "an"} for child in token.children):
        return False
    return token.tag_ == "NN" and all(child == token or child.dep_ not in _SAID_OF for child in verb.children)


def _is_comparative(words: "Span") -> bool:
    return len(words) > 0 and words[0].tag_ in {"JJR", "RBR"}


def _is_one_of(token: "Token", words: frozenset[str]) -> bool:
    if is_quantity(token):
        return False
    lemma = token.lemma_.lower()
    if lemma in words or token.lower_ in words:
        return True
    if token.pos_ == "PROPN" and token.lower_.rstrip("s") in words:
        return True
    if any(child.dep_ == "prt" and f"{lemma} {child.lower_}" in words for child in token.children):
        return True  # "hand him over"
    if lemma not in syntax_words().measures and token.lower_ != "one":
        return False
    # "a raft of sanctions", "one of the tariffs": the measure stands before the thing.
    inside = (below for child in token.children if child.lower_ == "of" for below in child.children)
    return any(below.lemma_.lower() in words for below in inside)
