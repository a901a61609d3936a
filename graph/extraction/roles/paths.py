"""Paths of functions ("object.of") that lead from a predicate to words of its sentence.

A frame names the paths; which functions a predicate has by itself is for `graph.extraction.clauses`.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from graph.extraction.clauses import Clauses, Predicate, clause_verb, has_to, holders
from graph.extraction.subjects import surface_subjects
from graph.extraction.syntax import antecedent, conjuncts, measured, noun_above_stranded, telling_verb
from graph.frames import syntax_words
from graph.labels import COMPLEMENT_CLAUSES, GOVERNED, NOMINAL, SUBJECTS, TIMES, UNDERGOERS, VERBAL

if TYPE_CHECKING:
    from graph.tokens import Token

_IN_A_PHRASE = frozenset({"prep", "pobj", "nummod", "npadvmod", "amod", "quantmod"})
_ANYWHERE = "any-"
_TOWARDS_SOMEBODY = frozenset({"against", "from", "with"})
# Prepositions behind which the thing stands that a verb does something with: "acting on a request".
_HANDLING = frozenset({"to", "on", "upon", "with", "for", "of", "over", "about", "by", "from"})
_LASTING = frozenset({"for", "since", "until"})  # prepositions of how long something lasts
_BRINGING_ABOUT = frozenset({"after", "when", "once", "because", "since", "as"})
# Prepositions of an adverbial phrase: "At the request of Tunisia".
_HOSTED = frozenset(
    {"at", "under", "in", "with", "on", "upon", "after", "following", "despite", "during", "as", "within", "through"}
)


def follow(clauses: Clauses, predicate: Predicate, paths: tuple[str, ...]) -> Iterator[tuple[str, Sequence["Token"]]]:
    """Those of some paths of functions that lead to words of the sentence, as few do, each with these words.

    "object.of" leads to the "of" of the object.
    """
    functions = predicate.functions
    for path, first, rest, is_argument in _ways(paths):
        if is_argument and first not in functions:
            continue
        tokens = _follow(clauses, predicate, first, rest)
        if tokens:
            yield path, tokens


def ends_of(clauses: Clauses, predicate: Predicate, paths: tuple[str, ...]) -> tuple["Token", ...]:
    """The words at the ends of some paths, looked for once: many patterns ask for a word at the same."""
    found = predicate.ends.get(paths)
    if found is None:
        found = tuple(token for _, tokens in follow(clauses, predicate, paths) for token in tokens)
        predicate.ends[paths] = found
    return found


def _follow(clauses: Clauses, predicate: Predicate, first: str, rest: tuple[str, ...]) -> Sequence["Token"]:
    if rest and first == "governor":
        return _governed_functions(clauses, predicate, ".".join(rest))
    tokens = _step(predicate, first)
    for function in rest:
        if not tokens:
            break
        if function == "home":  # of "them" as of any phrase
            continue
        found: list[Token] = []
        for token in tokens:
            below = clauses.predicate(token)
            if below is not None:
                found.extend(_step(below, function))
        tokens = found
    return [token for token in tokens if not _is_head_itself(token)] if first == "relative" else tokens


def _is_head_itself(token: "Token") -> bool:
    """ "Claims from Chad and Mali, *all of which* it rebuffed": the relative clause is on the claims."""
    of = token.child_word("of")
    return of is not None and of.has_word("which")


@cache
def _ways(paths: tuple[str, ...]) -> tuple[tuple[str, str, tuple[str, ...], bool], ...]:
    """Each path with its first function, those after it, and whether the first can only be a predicate's own."""
    found = []
    for path in paths:
        first, *rest = path.split(".")
        first = "object" if path == "before the sum" else first
        is_argument = first not in {*_WALKS, "governor"} and not first.startswith(_ANYWHERE)
        found.append((path, first, tuple(rest), is_argument))
    return tuple(found)


def _step(predicate: Predicate, function: str) -> Sequence["Token"]:
    walk = _WALKS.get(function)
    if walk is not None:
        return walk(predicate.head)
    found = predicate.functions.get(function)
    if found is None:
        return _anywhere(predicate.head, function) if function.startswith(_ANYWHERE) else ()
    return found


def _whole(part: "Token") -> list["Token"]:
    """What a thing is in, of or on: "levy", of the eggs in "a levy on milk and eggs"."""
    while part.dep_ == "conj":
        part = part.head
    return [part.head.head] if part.dep_ == "pobj" and part.head.lower_ in {"in", "of", "on"} else []


def wholes(part: "Token") -> list["Token"]:
    """What a thing is a matter of, and so on: "protection" and "treaty", of "a treaty for the protection of trees".

    So is the noun before which it stands: "chip", of "a bargaining chip".
    """
    found = [part.head] if part.dep_ == "compound" else []
    while part.dep_ == "pobj" and part.head.head.pos_ == "NOUN":
        part = part.head.head
        found.append(part)
    return found


def _anywhere(head: "Token", function: str) -> list["Token"]:
    """What a preposition governs anywhere below a word: parsers hang a late "into" on what stands nearest.

    With whom something is done as a relative clause on a noun tells is none of those who deal in the noun.
    """
    preposition = function.removeprefix(_ANYWHERE)
    if preposition == "at" and (place := _place_before_where(head)) is not None:
        return [place]
    found = (token for token in head.subtree if token.dep_ in {"prep", "conj"} and token.lower_ == preposition)
    if head.pos_ == "VERB" and preposition in _TOWARDS_SOMEBODY:
        found = (token for token in found if not _is_in_joined_clause(token, head))
    if preposition == "with" and head.pos_ == "NOUN":
        found = (token for token in found if not _is_in_relative_clause(token, head))
    return [below for token in found for below in token.children if below.dep_ == "pobj" and not _is_in_title(token)]


def _is_in_title(preposition: "Token") -> bool:
    """Whether a preposition is of the name of a text: "the Convention *against* Torture", "the Law on Aliens"."""
    before = preposition.doc[max(preposition.i - 1, 0)]
    return before.text[:1].isupper() and before.lower_ in syntax_words().titles_of_texts


def _place_before_where(verb: "Token") -> "Token | None":
    """At what something is done: *the court* in "went to the court, where Somalia accused Kenya"."""
    where = verb.child_word("where")
    return antecedent(where) if where is not None else None


def _is_in_joined_clause(token: "Token", verb: "Token") -> bool:
    """ "They protested, but the union has sued *against* the pact": whether it is of another clause, joined to this."""
    while token.head != verb:
        token = token.head
    return token.dep_ == "conj" and token.has_any(SUBJECTS)


def _is_in_relative_clause(token: "Token", noun: "Token") -> bool:
    while token != noun:
        if token.dep_ == "relcl":
            return True
        token = token.head
    return False


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
        for place in (below for below in preposition.children if _is_place(below)):
            found.append(place)
            if _is_base_of_state(place):
                return found
            waiting.extend(child for child in place.children if _is_locative(child) or _is_of_part(child))
    placed = [place for place in found if place.ent_type_ not in TIMES]  # "in May" says nothing of where
    if not placed:
        return [*found, *_place_meant(head)]
    is_open = head.pos_ in VERBAL and all(map(_is_bare_noun, placed))
    before = _place_before_where(head) if is_open else None
    return found if before is None else [*found, before]  # "to Lima, where they are in custody"


def _is_place(below: "Token") -> bool:
    """Whether what a preposition governs may say where: not "at Chad's *request*"."""
    return below.dep_ == "pobj" and below.lemma_.lower() not in syntax_words().no_places


def _is_bare_noun(place: "Token") -> bool:
    return place.tag_ == "NN" and not any(place.children)


def _place_meant(head: "Token") -> list["Token"]:
    """Where something is by a word for it: "sent to *Lima*, where they are held", "taken to Lima and held *there*"."""
    place = _place_before_where(head) if head.pos_ in VERBAL else None
    if place is not None:
        return [place]
    return [child for child in head.children if child.lower_ == "there" and child.dep_ == "advmod"]


def _left_behind(verb: "Token") -> list["Token"]:
    """From where somebody is taken: "fled to *Jordan*, from where (whence) she was deported"."""
    before = (word for child in verb.lefts for word in (child, *child.children))
    links = (t for t in before if t.lower_ == "whence" or (t.lower_ == "where" and t.i and t.nbor(-1).lower_ == "from"))
    link = next(links, None)
    start = verb.i if link is None else link.i - (link.lower_ == "where")
    if link is None or start < len(("Jordan", ",")) or verb.doc[start - 1].text != ",":
        return []
    place = verb.doc[start - 2]
    return [place] if place.pos_ in NOMINAL else []


def _is_base_of_state(place: "Token") -> bool:
    """ "At an *American base* in Djibouti": where that is, is not whose it is."""
    owners = (child for child in place.children if child.i < place.i and child.ent_type_ in {"NORP", "GPE"})
    return place.lemma_.lower() in syntax_words().bases and next(owners, None) is not None


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
        elif token.i > head.i and (token.dep_ in _IN_A_PHRASE or _says_how_much(token)):
            waiting.extend(token.children)
    return found


def _says_how_much(participle: "Token") -> bool:
    """ "Compensation *totalling* $10 million to each family"."""
    return participle.dep_ == "acl" and participle.lemma_ in syntax_words().coming_to


def _is_of_part(preposition: "Token") -> bool:
    """ "in the south of Uzbekistan"; not "at the request of Uzbekistan"."""
    return preposition.lower_ == "of" and preposition.head.lemma_.lower() in syntax_words().parts_of_states


def _ends_of_way(head: "Token") -> list["Token"]:
    """Where a way leads, over other places: "put on a plane to Sofia", "escorted across the border into Rwanda"."""
    found: list[Token] = []
    waiting = [child for child in head.children if child.dep_ in {"prep", "advmod", "prt"} and child.i > head.i]
    while waiting:
        token = waiting.pop(0)
        if token.lower_ in syntax_words().leading_nowhere:  # "flown home, according to a group in Seoul"
            continue
        places = [below for below in token.children if below.dep_ == "pobj"]
        if token.lower_ in syntax_words().leading or (_is_locative(token) and token.head in found):
            found.extend(places)
        if token.dep_ == "prep" or token.lower_ in syntax_words().light_particles:
            waiting.extend(below for place in (token, *places) for below in place.children if below.dep_ == "prep")
    return found


def _is_locative(token: "Token") -> bool:
    if token.dep_ != "prep" or token.lower_ not in syntax_words().locative:
        return False
    return all(child.lemma_.lower() not in syntax_words().from_abroad for child in token.children)  # "at its request"


def hosts_of(noun: "Token") -> list["Token"]:
    """The verb that an adverbial phrase modifies, "At the request of Tunisia, Italy sent", or that has it for a clause.

    So a parser takes "asset freezes" in "announced asset freezes on three men".
    """
    if noun.dep_ == "ccomp" and noun.head.i < noun.i and not noun.has("mark"):
        return [noun.head]
    noun = _link_before(measured(noun))
    preposition = noun.head
    if noun.dep_ not in GOVERNED or preposition.dep_ != "prep" or preposition.lower_ not in _HOSTED:
        return []
    host = preposition.head
    is_aside = host.dep_ == "nsubj" and preposition.nbor(-1).text == ","  # "The envoy, in a call with Peru, asked"
    if is_aside or host.ent_type_ in TIMES:
        host = clause_verb(host)
    if host.dep_ in COMPLEMENT_CLAUSES and host.head.lemma_ == "let" and host.tag_ == "VB":
        host = host.head  # "let them go at Chad's request"
    return [host] if host.pos_ in VERBAL else []


def _outcomes(verb: "Token") -> list["Token"]:
    """What comes of what a verb says: "was *ordered* to stop, after a court had ruled"."""
    marks = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"} and child.i < verb.i}
    return [verb.head] if verb.dep_ == "advcl" and not marks.isdisjoint(_BRINGING_ABOUT) else []


def _link_before(noun: "Token") -> "Token":
    """The "part" of "as part of a deal", "line" of "in line with a deal", which only link it; the thing itself else."""
    preposition = noun.head
    above = preposition.head
    is_linked = noun.dep_ == "pobj" and preposition.lower_ in {"of", "with", "to"} and above.dep_ == "pobj"
    return above if is_linked and above.lemma_.lower() in syntax_words().linking else noun


def _errands(noun: "Token") -> list["Token"]:
    """The verb of what is done for the sake of a thing: "*flew* to Oslo for talks", "*arrived* there to talk"."""
    if has_to(noun) or (noun.tag_ == "VBG" and noun.head.lemma_ == "spend"):  # "spent a week there discussing it"
        return [noun.head] if noun.dep_ in {"advcl", "xcomp"} and noun.head.pos_ in VERBAL else []
    noun = measured(noun)
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ != "for":
        return []
    verb = preposition.head
    if verb.dep_ in UNDERGOERS:
        verb = verb.head
    return [verb] if verb.pos_ in VERBAL else []


def _provided(deal: "Token") -> list["Token"]:
    """The verb of what a deal provides for: "a pact under which Chad *takes* them"."""
    clauses = [child for child in deal.children if child.dep_ == "relcl"]
    if deal.dep_ == "nsubjpass":  # "a deal was struck under which Chad pays", "was struck in Oslo, under which"
        behind = (token for token in deal.head.subtree if token.i > deal.head.i and token.dep_ in {"advcl", "relcl"})
        clauses += [token for token in behind if token.head == deal.head or token.head.ent_type_ == "GPE"]
    provided = [verb for verb in clauses if any(map(_is_by_which, verb.lefts))]
    return [verb for first in provided for verb in conjuncts(first)]


def _is_by_which(word: "Token") -> bool:
    """ "*Under* which Chad pays", "*whereby* Chad pays"."""
    is_under = word.lower_ == "under" and (word.head.dep_ == "relcl" or word.has_word("which"))
    return is_under or word.lower_ == "whereby"


def _handlers(noun: "Token") -> list["Token"]:
    """The verb that says what is done with a thing: "Cyprus *granted* a request", "*acting* on a request"."""
    stranded = [child for child in noun.children if child.dep_ == "relcl" and noun_above_stranded(child) == noun]
    if stranded:
        return stranded
    noun = _part_handled(noun)
    verb = noun.head
    if noun.dep_ == "pobj" and verb.dep_ == "prep" and verb.lower_ in _HANDLING:
        verb = _past_agent(verb.head) if verb.lower_ == "of" else verb.head
    elif noun.dep_ not in {"dobj", "nsubjpass", "xcomp"}:  # "agreed to talks", with "talks" as an infinitive
        return []
    is_act = verb.pos_ == "NOUN" and noun.head.lower_ == "of"  # "the *lifting* of a ban"
    return [verb] if is_act or verb.pos_ in VERBAL else []


def _part_handled(noun: "Token") -> "Token":
    """The part of a thing with which something is done: "lifted *most* of its sanctions", "*two* of them"."""
    whole = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return whole if whole.pos_ == "NUM" or whole.lemma_.lower() in syntax_words().measures else noun


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


def _described(head: "Token") -> list["Token"]:
    """What stands right before an infinitive: "with $5 million to follow", "and $5 million is to follow"."""
    to = next((child for child in head.children if child.lower_ == "to" and child.dep_ == "aux"), None)
    before = [] if to is None else list(to.doc[max(head.sent.start, to.i - 2) : to.i])
    while before and before[-1].lemma_ == "be":
        before.pop()
    return before[-1:]


def _as_done(head: "Token") -> list["Token"]:
    """The verb of what is done as another verb says: "*freed* them, as Peru had asked"."""
    is_as = head.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "as" for child in head.children)
    return [head.head] if is_as and head.head.pos_ in VERBAL else []


def _tellers(head: "Token") -> list["Token"]:
    """Who says so: *Chad*, in "Chad confirmed that ten men had arrived"."""
    return surface_subjects(telling_verb(head.head)) if head.dep_ == "ccomp" and head.head.pos_ == "VERB" else []


def _provisos(verb: "Token") -> list["Token"]:
    """On what something hangs that somebody will do: "*if* Peru pays", "*only* in return for visas"."""
    clauses = (c for c in verb.children if c.i > verb.i and (c.dep_ == "advcl" or c.pos_ == "ADP"))
    return [clause for clause in clauses if clause.has_any_word({"if", "only"})]


def _sayings(head: "Token") -> list["Token"]:
    """The verb whose clause a verb is the head of, or is joined to: "*told* Peru that it would not pay"."""
    while head.dep_ == "conj" and head.head.dep_ == "ccomp" and head.pos_ == "VERB":
        head = head.head
    return [head.head] if head.dep_ == "ccomp" and head.head.pos_ == "VERB" else []


def _acting(noun: "Token") -> "Token | None":
    """The verb that a noun is the deep subject of: "a loan *saved* it", "was *saved* by a loan"."""
    is_agent = noun.dep_ == "pobj" and noun.head.dep_ == "agent"
    verb = noun.head.head if is_agent else noun.head
    return verb if verb.pos_ in VERBAL and (is_agent or noun.dep_ == "nsubj") else None


def _stays(verb: "Token") -> list["Token"]:
    """What is told of the same beside: "extradited from Kenya and *held* in Oslo", "*held* after being extradited"."""
    found = [child for child in verb.children if child.dep_ == "conj" and child.pos_ in VERBAL]
    above = verb.head if verb.dep_ in {"conj", "advcl"} else verb.head.head
    is_behind = verb.dep_ in {"conj", "advcl"} or (verb.dep_ == "pcomp" and verb.head.lower_ in {"after", "since"})
    if is_behind and above.pos_ in VERBAL:
        found.append(above)
    subjects = {subject.i for subject in surface_subjects(verb)}
    return [other for other in found if subjects & {subject.i for subject in surface_subjects(other)}]


def _children(label: str) -> Callable[["Token"], list["Token"]]:
    return lambda head: [child for child in head.children if child.dep_ == label]


def _relative_clauses(head: "Token") -> list["Token"]:
    """Those on a word, or on those it is some of: "five of the Afghans *whom Chad housed*"."""
    of = head.child_word("of") if head.pos_ == "NUM" else None
    whole = of.child("pobj") if of is not None else None
    heads = (head,) if whole is None else (head, whole)
    comments = syntax_words().commenting
    own = [c for one in heads for c in one.children if c.dep_ == "relcl" and c.lemma_ not in comments]
    return own or [clause for one in heads for clause in _hung_on_thing(one)]


def _hung_on_thing(people: "Token") -> list["Token"]:
    """ "Three men without papers *whom Chad expelled*": the clause that a parser hung on what they have."""
    links = (child for child in people.children if child.lower_ in {"with", "without"})
    things = (thing for link in links for thing in link.children if thing.dep_ == "pobj")
    clauses = (clause for thing in things for clause in thing.children if clause.dep_ == "relcl")
    return [clause for clause in clauses if any(antecedent(word) == people for word in clause.children)]


def _around(head: "Token") -> list["Token"]:
    """The words of a sentence and of those right before and behind it in its paragraph."""
    here, doc = head.sent, head.doc
    first = doc[here.start - 1].sent.start if here.start > 0 else here.start
    last = doc[here.end].sent.end if here.end < len(doc) else here.end
    return list(doc[first:last])


# Functions that lead to words which are no arguments of the predicate, as docs/frames.md explains them.
_WALKS: dict[str, Callable[["Token"], list["Token"]]] = {
    "self": lambda head: [head],
    "sentence": lambda head: list(head.sent),
    "around": _around,
    "home": lambda head: [head],
    "origin": lambda head: [head],
    "goods": lambda head: [head],
    "where": _places_of,
    "whither": _ends_of_way,
    "whence": _left_behind,
    "whole": _whole,
    "wholes": wholes,
    "recipient of the sum": _beneath,
    "described": _described,
    "bearer": holders,
    "host": hosts_of,
    "as done": _as_done,
    "saying": _sayings,
    "proviso": _provisos,
    "errand": _errands,
    "outcome": _outcomes,
    "provided": _provided,
    "teller": _tellers,
    "handler": _handlers,
    "stay": _stays,
    "verb": lambda head: [verb] if (verb := _acting(head)) is not None else [],
    "relative": _relative_clauses,
    "reduced": _children("acl"),
    "made": lambda head: [c for c in head.children if c.dep_ == "acl" and c.tag_ == "VBN" and head.pos_ == "NOUN"],
    "seat": _seats_of,
}
