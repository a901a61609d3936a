"""The constraints of a pattern: which words stand around a predicate, and where.

A path of functions ("object.of") leads from a predicate to words of its sentence; a constraint asks for a word of a
class at the end of one. What fills the elements of a pattern that fits is for `graph.extraction.elements`.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.clauses import Clauses, Predicate, clause_verb, has_to, holders
from graph.extraction.rejections import Constraint
from graph.extraction.status import auxiliaries, has_negation, is_negated
from graph.extraction.syntax import PARTICLES_ONLY, measured, noun_above_stranded, particles_of
from graph.frames import LexicalUnit, syntax_words
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Span, Token

_IN_A_PHRASE = frozenset({"prep", "pobj", "nummod", "npadvmod", "amod", "quantmod"})
_ANYWHERE = "any-"
# Prepositions behind which the thing stands that a verb does something with: "acting on a request".
_HANDLING = frozenset({"to", "on", "upon", "with", "for", "of", "over", "about", "by", "from"})
_LASTING = frozenset({"for", "since", "until"})  # prepositions of how long something lasts
# Auxiliaries of what somebody is asked to do.
_WISHING = frozenset({"should", "must", "to", "be", "ought"})
# Auxiliaries of what somebody has to do.
_OBLIGING = frozenset({"must", "should", "ought"})
_OPENING = frozenset("“\"‘'")
_LONGEST_OPENING = 2  # words of a quotation before its imperative: "“Now go home”"
# Kinds of actors that a constraint may ask for by name.
_KINDS = frozenset({EntityKind.PERSON.value, EntityKind.ORGANIZATION.value, EntityKind.GOVERNMENT.value})
_STANDING_FOR_THINGS = frozenset({"it", "one", "another", "them"})
# Prepositions of an adverbial phrase: "At the request of Tunisia".
_HOSTED = frozenset({"at", "under", "in", "with", "on", "upon", "after", "following", "despite", "during"})


def words_fit(predicate: Predicate, unit: LexicalUnit, words: set[str]) -> bool:
    """Whether the further words of a lexical unit stand beside its head, which has no particle of another unit."""
    if unit.rest and not (words.issuperset(unit.rest) and _is_particle(predicate, unit)):
        return False
    if unit.pos != "v":
        return True
    particles = particles_of(predicate.head)
    return not particles or not particles.isdisjoint(unit.rest) or particles <= syntax_words().light_particles


def broken_constraint(reading: Reading, clauses: Clauses, predicate: Predicate, unit: LexicalUnit) -> Constraint | None:
    """The first constraint of a unit's pattern that does not hold around the predicate; None where all of them do."""
    pattern = unit.pattern
    if pattern.polarity and _is_negative(reading, predicate, unit) != (pattern.polarity == "negative"):
        return Constraint("polarity")
    if pattern.agentless and (not predicate.passive or "subject" in predicate.functions):
        return Constraint("agentless")
    if pattern.modal and not _has_modal(predicate, pattern.modal):
        return Constraint("modal", words="|".join(pattern.modal))
    for where, name in pattern.when.items():
        if not _stands_there(reading, clauses, predicate, where, name):
            return Constraint("when", where, name)
    for where, name in chain(pattern.unless.items(), pattern.also_unless.items()):
        if _stands_there(reading, clauses, predicate, where, name):
            return Constraint("unless", where, name)
    return None


def _is_negative(reading: Reading, predicate: Predicate, unit: LexicalUnit) -> bool:
    """Whether a predicate is negated; of a pattern that asks for "may", "may not" forbids."""
    forbids = "may" in unit.pattern.modal
    return (has_negation if forbids else is_negated)(predicate, reading.frames.status)


def follow(clauses: Clauses, predicate: Predicate, path: str) -> list["Token"]:
    """The tokens at the end of a path of functions: "object.of" is the "of" of the object."""
    if path == "before the sum":
        return list(predicate.functions.get("object", ()))
    first, *rest = _steps(path)
    if rest and first == "governor":
        return _governed_functions(clauses, predicate, rest[0])
    tokens = _step(predicate, first)
    for function in rest:
        if function == "home":  # of "them" as of any phrase
            continue
        inner = [clauses.predicate(token) for token in tokens]
        tokens = [token for below in inner if below is not None for token in _step(below, function)]
    return tokens


@cache
def _steps(path: str) -> tuple[str, ...]:
    return tuple(path.split("."))


def _step(predicate: Predicate, function: str) -> list["Token"]:
    walk = _WALKS.get(function)
    if walk is not None:
        return walk(predicate.head)
    if function in predicate.functions:
        return list(predicate.functions[function])
    return _anywhere(predicate.head, function.removeprefix(_ANYWHERE)) if function.startswith(_ANYWHERE) else []


def _whole(part: "Token") -> list["Token"]:
    """What a thing is in, of or on: "levy", of the eggs in "a levy on milk and eggs"."""
    while part.dep_ == "conj":
        part = part.head
    return [part.head.head] if part.dep_ == "pobj" and part.head.lower_ in {"in", "of", "on"} else []


def _wholes(part: "Token") -> list["Token"]:
    """What a thing is a matter of, and so on: "protection" and "treaty", of "a treaty for the protection of trees"."""
    found: list[Token] = []
    while part.dep_ == "pobj" and part.head.head.pos_ == "NOUN":
        part = part.head.head
        found.append(part)
    return found


def _anywhere(head: "Token", preposition: str) -> list["Token"]:
    """What a preposition governs anywhere below a word: parsers hang a late "into" on what stands nearest."""
    found = (token for token in head.subtree if token.dep_ in {"prep", "conj"} and token.lower_ == preposition)
    return [below for token in found for below in token.children if below.dep_ == "pobj"]


def _places_of(head: "Token") -> list["Token"]:
    """Where something is, place within place: "held at a prison outside Dakar", "the arrest of three men in Oslo"."""
    found: list[Token] = []
    times = (noun for child in head.children if child.lower_ in _LASTING for noun in child.children)
    hung = (below for noun in times if noun.dep_ == "pobj" for below in noun.children)  # "for five years in Dubai"
    waiting = [
        child for child in head.children if _is_locative(child) or (child.lower_ == "of" and head.pos_ == "NOUN")
    ]
    waiting.extend(below for below in hung if _is_locative(below))
    while waiting:
        preposition = waiting.pop(0)
        for place in (below for below in preposition.children if below.dep_ == "pobj"):
            found.append(place)
            waiting.extend(child for child in place.children if _is_locative(child) or _is_of_part(child))
    return found


def _seats_of(head: "Token") -> list["Token"]:
    """Where something is done, of which only the seat of a government does it: "was turned down in *Lima*"."""
    return [
        below for child in head.children if child.lower_ == "in" for below in child.children if below.dep_ == "pobj"
    ]


def _beneath(head: "Token") -> list["Token"]:
    """For whom a sum is, deep in its phrase: "aid worth $5 million to Kenya", "$95 million in aid for Georgia"."""
    found: list[Token] = []
    waiting = list(head.children)
    while waiting:
        token = waiting.pop(0)
        if token.dep_ == "prep" and token.lower_ in {"to", "for"}:
            found.extend(below for below in token.children if below.dep_ == "pobj")
        elif token.i > head.i and token.dep_ in _IN_A_PHRASE:
            waiting.extend(token.children)
    return found


def _is_of_part(preposition: "Token") -> bool:
    """ "in the south of Uzbekistan"; not "at the request of Uzbekistan"."""
    return preposition.lower_ == "of" and preposition.head.lemma_.lower() in syntax_words().parts_of_states


def _ends_of_way(head: "Token") -> list["Token"]:
    """Where a way leads, over other places: "put on a plane to Sofia", "escorted across the border into Rwanda"."""
    found: list[Token] = []
    waiting = [child for child in head.children if child.dep_ in {"prep", "advmod", "prt"} and child.i > head.i]
    while waiting:
        token = waiting.pop(0)
        places = [below for below in token.children if below.dep_ == "pobj"]
        if token.lower_ in syntax_words().leading or (_is_locative(token) and token.head in found):
            found.extend(places)
        if token.dep_ == "prep" or token.lower_ in syntax_words().light_particles:
            waiting.extend(below for place in (token, *places) for below in place.children if below.dep_ == "prep")
    return found


def _is_locative(token: "Token") -> bool:
    return token.dep_ == "prep" and token.lower_ in syntax_words().locative


def hosts_of(noun: "Token") -> list["Token"]:
    """The verb that an adverbial phrase modifies, "At the request of Tunisia, Italy sent", or that has it for a clause.

    So a parser takes "asset freezes" in "announced asset freezes on three men".
    """
    if noun.dep_ == "ccomp" and noun.head.i < noun.i and not any(c.dep_ == "mark" for c in noun.children):
        return [noun.head]
    noun = measured(noun)
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in _HOSTED:
        return []
    host = preposition.head
    is_aside = host.dep_ == "nsubj" and preposition.nbor(-1).text == ","  # "The envoy, in a call with Peru, asked"
    if is_aside or host.ent_type_ in {"DATE", "TIME"}:
        host = clause_verb(host)
    return [host] if host.pos_ in {"VERB", "AUX"} else []


def _errands(noun: "Token") -> list["Token"]:
    """The verb of what is done for the sake of a thing: "*flew* to Oslo for talks"."""
    noun = measured(noun)
    preposition = noun.head
    is_purpose = noun.dep_ == "pobj" and preposition.lower_ == "for" and preposition.head.pos_ in {"VERB", "AUX"}
    return [preposition.head] if is_purpose else []


def _provided(deal: "Token") -> list["Token"]:
    """The verb of what a deal provides for: "a pact under which Chad *takes* them"."""
    clauses = (child for child in deal.children if child.dep_ == "relcl")
    return [verb for verb in clauses if any(token.lower_ == "under" and token.i < verb.i for token in verb.children)]


def _handlers(noun: "Token") -> list["Token"]:
    """The verb that says what is done with a thing: "Cyprus *granted* a request", "*acting* on a request"."""
    stranded = [child for child in noun.children if child.dep_ == "relcl" and noun_above_stranded(child) == noun]
    if stranded:
        return stranded
    verb = noun.head
    if noun.dep_ == "pobj" and verb.dep_ == "prep" and verb.lower_ in _HANDLING:
        verb = _past_agent(verb.head) if verb.lower_ == "of" else verb.head
    elif noun.dep_ not in {"dobj", "nsubjpass", "xcomp"}:  # "agreed to talks", with "talks" as an infinitive
        return []
    is_act = verb.pos_ == "NOUN" and noun.head.lower_ == "of"  # "the *lifting* of a ban"
    return [verb] if is_act or verb.pos_ in {"VERB", "AUX"} else []


def _past_agent(name: "Token") -> "Token":
    """The noun that "of" belongs to; in "the lifting by Chad of a ban" not Chad, on which a parser hangs it."""
    is_agent = name.dep_ == "pobj" and name.head.lower_ == "by" and name.head.head.pos_ == "NOUN"
    return name.head.head if is_agent else name


def _governed_functions(clauses: Clauses, predicate: Predicate, function: str) -> list["Token"]:
    """A function of the verb above: "wrote to Rubio to ask" asks Rubio."""
    head = predicate.head
    if head.head == head or head.head.pos_ != "VERB" or head.dep_ not in {"advcl", "xcomp", "conj", "acl"}:
        return []
    if head.head.lemma_ not in syntax_words().motion_to_ask:
        return []
    above = clauses.predicate(clause_verb(head.head))
    return list(above.functions.get(function, ())) if above is not None else []


def _is_particle(predicate: Predicate, unit: LexicalUnit) -> bool:
    """Whether a unit's particle is one, and no preposition with an object: "give in" is not "given in return"."""
    if unit.rest == ("no",):  # "told them no", not "told them no lies"; in "said no so far" it hangs on the adverb
        children = list(predicate.head.children)
        adverbs = (child for child in children if child.dep_ == "advmod")
        below = (*children, *(token for adverb in adverbs for token in adverb.children))
        return any(token.lower_ == "no" and token.dep_ != "det" for token in below)
    if len(unit.rest) != 1 or unit.rest[0] not in syntax_words().particles:
        return True
    return any(
        child.lower_ == unit.rest[0]
        and (child.lower_ in PARTICLES_ONLY or not any(below.dep_ in {"pobj", "pcomp"} for below in child.children))
        for child in _beside(predicate.head)
    )


def _beside(verb: "Token") -> list["Token"]:
    """The children of a verb, and particles that the parser hung on its object: "keeps lobster out"."""
    objects = (child for child in verb.children if child.dep_ == "dobj")
    return [*verb.children, *(below for child in objects for below in child.children if below.dep_ == "prt")]


def _has_modal(predicate: Predicate, modals: tuple[str, ...]) -> bool:
    tokens = (predicate.carrier, *predicate.functions.get("complement", ()))
    return any(auxiliaries(token) & set(modals) for token in tokens)


def _stands_there(reading: Reading, clauses: Clauses, predicate: Predicate, where: str, name: str) -> bool:
    """Whether a word of a class ("consenting|halting": of either) stands in one of these functions ("with|to")."""
    found = [token for path in where.split("|") for token in follow(clauses, predicate, path)]
    if name == "deal spoken of":
        return any(_stands_for_deal(reading, token) for token in found)
    tokens = (spoken_of(reading, token) for token in (*found, *_wholes_of(predicate, found)))
    return any(_is_of_class(reading, token, name) for token in tokens)


def _wholes_of(predicate: Predicate, found: Iterable["Token"]) -> Iterator["Token"]:
    """The treaty of "a treaty on the return of convicts, which Peru signed", where the clause hangs on the convicts."""
    head = predicate.head
    is_aside = head.doc[max(head.left_edge.i - 1, 0)].text == ","
    if head.dep_ != "relcl" or head.head not in found or not (is_aside or head.head.ent_type_ == "MONEY"):
        return  # what is said of "a bill for $5 million that Oman sent" is said of the bill
    yield from _wholes(head.head)


def _stands_for_deal(reading: Reading, token: "Token") -> bool:
    """Whether "it" or "one" may be a deal that this sentence or the one before speaks of: "both signed it"."""
    if token.lower_ not in _STANDING_FOR_THINGS:
        return False
    deals = reading.frames.classes["deal"]
    index = reading.sentence_index(token)
    before = (t for sentence in reading.sentences[max(0, index - 1) : index + 1] for t in sentence)
    return any(t.lemma_.lower() in deals and (t.doc is not token.doc or t.i < token.i) for t in before)


def _is_of_class(reading: Reading, token: "Token", name: str) -> bool:
    if name == "decision" and _is_of_government(reading, token):
        return False  # an order of a government is an act that a court may block, not a decision of a court
    if name == "court_word" and token.pos_ == "PRON":
        return any(r.judge or r.entity.kind is EntityKind.COURT for r in reading.referents(token))
    if "number" in name.split("|") and any(child.i in reading.mentions_of(token).counts for child in _phrase(token)):
        return True
    classes = reading.frames.classes
    if name == "official":
        return any(r.acts_for is not None for r in reading.referents(token))
    kinds = _KINDS.intersection(name.split("|"))
    if kinds and any(r.entity.kind.value in kinds and r.acts_for is None for r in reading.referents(token)):
        return True
    return any(
        _is_one_of(token, classes[part]) if part in classes else _is_such(token, part) for part in name.split("|")
    )


def _is_such(token: "Token", name: str) -> bool:
    """Whether a word is of a class that is no list of words."""
    match name:
        case "anything":
            return True
        case "infinitive":
            return has_to(token)
        case "wished":
            return _is_wished(token)
        case "obliged":
            return _is_obliged(token)
        case "imperative":
            return _is_imperative(token)
        case "name":
            return token.pos_ == "PROPN"
        case _:
            return False


def _is_wished(verb: "Token") -> bool:
    """ "demanded that Peru *pay*", "that it should pay", "that it be paid"; not "insisted that Peru had paid"."""
    modals = auxiliaries(verb)
    if modals:
        return modals <= _WISHING
    passive = [child.lower_ for child in verb.children if child.dep_ == "auxpass"]
    return passive == ["be"] or (not passive and (verb.tag_ in {"VB", "VBP"} or verb.lower_ == verb.lemma_))


def _is_obliged(verb: "Token") -> bool:
    """ "said that Peru *must* pay"; that it "should not be paying" is an opinion."""
    modals = auxiliaries(verb) & _OBLIGING
    return bool(modals) and ("must" in modals or not any(child.dep_ == "neg" for child in verb.children))


def _is_imperative(verb: "Token") -> bool:
    """ "“*Free* our men,” she told the ambassador": what is quoted from its verb on, which has no subject."""
    first = verb.left_edge
    opens = first.i == first.sent.start or verb.doc[first.i - 1].text in _OPENING
    return (
        verb.tag_ in {"VB", "VBP"}
        and verb.i - first.i <= _LONGEST_OPENING
        and (opens or first.text in _OPENING)
        and all(child.dep_ not in {"nsubj", "nsubjpass", "aux", "mark"} for child in verb.children)
    )


def _phrase(token: "Token") -> tuple["Token", ...]:
    return (token, *token.children)


def spoken_of(reading: Reading, token: "Token") -> "Token":
    """What "it" as an object stands for: the last thing named, objects first, in this sentence or the one before."""
    if token.lower_ != "it" or token.dep_ not in {"dobj", "nsubjpass"}:
        return token
    index = reading.sentence_index(token)
    for sentence in reversed(reading.sentences[max(0, index - 1) : index + 1]):
        nouns = [t for t in sentence if (t.doc is not token.doc or t.i < token.i) and t.pos_ == "NOUN"]
        named = [noun for noun in nouns if _is_object(noun)] or [noun for noun in nouns if noun.dep_ == "nsubj"]
        if named:
            return named[-1]
    return token


def _is_object(token: "Token") -> bool:
    """Whether something is done to what a noun names; "let the order stand" does it too."""
    let_be = token.dep_ == "nsubj" and token.head.dep_ == "ccomp" and token.head.head.lemma_ == "let"
    return let_be or token.dep_ in {"dobj", "nsubjpass"}


def _is_of_government(reading: Reading, token: "Token") -> bool:
    """Whether a government took a decision, as its phrase says: "Kenya's ban", "the deportation order"."""
    acts = reading.frames.classes["act"]
    if any(child.dep_ == "compound" and child.lemma_.lower() in acts for child in token.children):
        return True
    owners = [child for child in token.children if child.dep_ == "poss"]
    owners += [t for child in token.children if child.dep_ == "relcl" for t in child.children if t.dep_ == "nsubj"]
    owners += [below for child in token.children if child.lower_ in {"of", "by"} for below in child.children]
    return any(
        referent.entity.kind in {EntityKind.GOVERNMENT, EntityKind.AGENCY} or referent.acts_for is not None
        for owner in owners
        for referent in reading.referents(owner)
    )


def is_quantity(token: "Token") -> bool:
    """ "a great deal of trade", "a good deal poorer": how much, and no deal."""
    if token.lower_ != "deal" or not any(child.lower_ in syntax_words().measuring_deal for child in token.children):
        return False
    following = token.doc[token.i + 1 : token.i + 3]
    return following[:1].text.lower() == "of" or following.text.lower() == "in common" or _is_comparative(following)


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
    if lemma not in syntax_words().measures and token.lower_ != "one":
        return False
    # "a raft of sanctions", "one of the tariffs": the measure stands before the thing.
    inside = (below for child in token.children if child.lower_ == "of" for below in child.children)
    return any(below.lemma_.lower() in words for below in inside)


def _described(head: "Token") -> list["Token"]:
    """What stands right before an infinitive: "with $5 million to follow", "and $5 million is to follow"."""
    to = next((child for child in head.children if child.lower_ == "to" and child.dep_ == "aux"), None)
    before = [] if to is None else list(to.doc[max(head.sent.start, to.i - 2) : to.i])
    while before and before[-1].lemma_ == "be":
        before.pop()
    return before[-1:]


def _children(label: str) -> Callable[["Token"], list["Token"]]:
    return lambda head: [child for child in head.children if child.dep_ == label]


# Functions that lead to words which are no arguments of the predicate, as docs/frames.md explains them.
_WALKS: dict[str, Callable[["Token"], list["Token"]]] = {
    "self": lambda head: [head],
    "sentence": lambda head: list(head.sent),
    "home": lambda head: [head],
    "origin": lambda head: [head],
    "goods": lambda head: [head],
    "where": _places_of,
    "whither": _ends_of_way,
    "whole": _whole,
    "wholes": _wholes,
    "recipient of the sum": _beneath,
    "described": _described,
    "bearer": holders,
    "host": hosts_of,
    "errand": _errands,
    "provided": _provided,
    "handler": _handlers,
    "verb": lambda head: [head.head] if head.dep_ == "nsubj" and head.head.pos_ in {"VERB", "AUX"} else [],
    "relative": _children("relcl"),
    "reduced": _children("acl"),
    "seat": _seats_of,
}
