"""Pronouns whose antecedent the construction around them tells, wherever else names stand.

"A promise from Chad that *it* would pay", "reminded Chad that *it* had promised", "sued Mali because *it* had refused".
Which verbs and nouns bind so is data, `ontology/lexicon/syntax.yaml`. Where nothing binds, `subjects` and `persons`
choose among those who were spoken of.
"""

from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from graph.extraction.actors.phrases import objects_of, verb_above
from graph.extraction.actors.reading import Reading, Referent, government_of
from graph.extraction.clauses import surface_subjects
from graph.extraction.syntax import faulted, in_turn, is_passive, reacted_to, undergoers_before, undergoers_beside
from graph.frames import discourse_words, syntax_words
from graph.gazetteer import Sense
from graph.labels import ATTRIBUTES, COMPLEMENT_CLAUSES, NOMINAL_SUBJECTS, OBJECTS, SINGULAR_NOUNS, VERB_OBJECTS, VERBAL
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_NAMES_OF_OWNERS = frozenset({"GPE", "ORG", "NORP"})
_INSTEAD = frozenset({("instead", "of"), ("rather", "than")})
_STATES_AND_BODIES = frozenset({EntityKind.GOVERNMENT, EntityKind.AGENCY, EntityKind.ORGANIZATION})
_OWNING_OFFICES = _STATES_AND_BODIES | {EntityKind.COURT}
_ARGUMENTS = NOMINAL_SUBJECTS | OBJECTS | {"poss"}


def named_or_adjective(reading: Reading, word: "Token") -> list[Referent]:
    """Whom a word stands for, an adjective as well: "banned *Iranian* imports over its arrests".

    Not so where it is of one that may be meant itself: "fined a *Dutch* firm for its part".
    """
    match, noun = reading.match(word), word.head
    if match is None or match.sense is not Sense.DEMONYM or not match.entry.country or word.dep_ not in ATTRIBUTES:
        return reading.referents(word)
    is_of_one = noun.tag_ in SINGULAR_NOUNS and noun.has("det")
    if is_of_one and not reading.is_noun(noun, "state_representative"):
        return []
    return [government_of(reading, word, match.entry.country, f"gazetteer: {match.text}")]


def who_was_answered(reading: Reading, token: "Token") -> list[Referent] | None:
    """ "Chad sued Mali because *it* had refused to pay": Mali, unless what it did was done to Malians or to Mali."""
    index = reading.sentence_index(token)
    before = reading.sentences[index - 1].root if index else None
    answered = reacted_to(token)
    told_before = _sued_before(reading, token, before) or in_turn(token, before)
    found = _other_than_doers(reading, told_before if answered is None else answered)
    behind = (reading.match(word) for word in token.head.subtree if word.i > token.head.i)
    if any(m is not None and m.entry.country == r.entity.country for m in behind for r in found):
        return None
    found = found or _other_than_doers(reading, undergoers_before(token) or undergoers_beside(token))
    if found and token.dep_ == "dobj" and found[0].entity.country in _states_of_bodies_acting(reading, token.head):
        return None  # "asked Chile for help, but its ministry turned *it* down"
    return found if found or _is_of_unknown_object(answered) else None


def _sued_before(reading: Reading, it: "Token", before: "Token | None") -> list["Token"]:
    """ "Chad sued *Mali*. The court ordered it to pay": whom a court tells to do something, in a suit told before."""
    infinitive = it.head if it.dep_ == "nsubj" and it.head.dep_ in COMPLEMENT_CLAUSES else None
    deciding = it.head if infinitive is None else infinitive.head
    if (infinitive is None and it.dep_ != "dobj") or before is None or before.lemma_ not in {"sue", "countersue"}:
        return []
    courts = [
        child for child in deciding.children if child.dep_ == "nsubj" and reading.is_noun(child, "court", "judge")
    ]
    is_told = deciding.lemma_ in syntax_words().commanding and bool(courts)
    return [child for child in before.children if child.dep_ == "dobj"] if is_told else []


def _states_of_bodies_acting(reading: Reading, verb: "Token") -> set[str]:
    """The states of the ministries and other agencies that do what a verb says."""
    acting = (r.entity for subject in surface_subjects(verb) for r in reading.referents(subject))
    return {entity.country for entity in acting if entity.kind is EntityKind.AGENCY and entity.country}


def _is_of_unknown_object(answered: list["Token"] | None) -> bool:
    """ "Fined the *firm* because it had refused": whether it is an object, one of many, whose name nobody tells."""
    one = answered[-1] if answered else None
    return one is not None and one.dep_ == "dobj" and one.tag_ == "NN" and one.has("det")


def _other_than_doers(reading: Reading, names: list["Token"]) -> list[Referent]:
    """The first state or body of some names that does not do what the clause around them says."""
    for name in names:
        found = [r for r in named_or_adjective(reading, name) if r.entity.kind in _STATES_AND_BODIES]
        acting = (r for subject in surface_subjects(verb_above(name)) for r in reading.referents(subject))
        doers = {r.entity.country for r in acting if r.entity.kind is not EntityKind.COURT}  # a court is not its state
        if len(found) == 1 and found[0].entity.country not in doers:
            return found
    return []


def who_complains(reading: Reading, token: "Token") -> list[Referent] | None:
    """ "Chad accused Mali of holding 12 of *its* citizens", "of ignoring *its* requests": Chad's, not Mali's."""
    verb = verb_above(token)
    whose = token.tag_ == "PRP$" and verb.i < token.i and not is_passive(verb)
    if not whose or not (_are_held(reading, token.head, verb) or _is_answered(token.head, verb)):
        return None
    doers = {r.entity.country for subject in surface_subjects(verb) for r in reading.referents(subject)}
    for above in verb.ancestors if doers else ():
        subjects = surface_subjects(above) if above.pos_ in VERBAL else []
        found = [r for s in subjects for r in reading.referents(s) if not s.is_ancestor(token)]
        states = [r for r in found if r.entity.country and r.entity.country not in doers]
        if states and len(states) == len(found) == 1:
            return states
    return None


def _are_held(reading: Reading, people: "Token", verb: "Token") -> bool:
    is_holding = verb.lemma_ in syntax_words().holding_others
    return is_holding and reading.is_noun(people, "citizen", "servant", "people")


def _is_answered(request: "Token", verb: "Token") -> bool:
    """Whether a verb says what becomes of a request, which nobody makes to himself: "*ignored* its request"."""
    is_request = request.dep_ == "dobj" and request.head == verb
    return is_request and verb.lemma_ in discourse_words().asked_then and request.lemma_ in syntax_words().proposals


def bound_to(token: "Token") -> "Token | None":
    """Whom the construction around a pronoun binds it to, if any does."""
    who = faulted(token.head.head) if token.dep_ == "poss" and token.tag_ == "PRP$" else None
    return (
        who
        or hit_by_limit(token)
        or _joined_before(token)
        or _fellow_of(token)
        or _fellow_named(token)
        or _promiser(token)
        or _announcing(token)
        or _holding_view(token)
        or _addressee(token)
        or _written_to(token)
        or _offered(token)
        or _conceding(token)
        or _saying_in_between(token)
        or _letting_know(token)
        or _spared(token)
    )


def done_to_above(reading: Reading, token: "Token") -> "Token | None":
    """ "Released *112 of the men*, giving *them* 30 days to leave": the people to whom the verb above is done."""
    act, verb = token.head, token.head.head
    is_going_on = act.tag_ == "VBG" and act.dep_ == "advcl" and verb.i < act.i and not act.has("mark")
    if token.lower_ != "them" or token.dep_ not in VERB_OBJECTS or not is_going_on:
        return None
    people = next((c for c in verb.children if c.dep_ == "dobj" and c.i < act.i), None)
    if people is None or people.tag_ not in {"NNS", "CD"}:
        return None
    whole = [people, *(noun for child in people.children if child.lower_ == "of" for noun in objects_of(child))]
    return people if any(reading.is_noun(noun, "people") or noun.lower_ == "those" for noun in whole) else None


def hit_by_limit(token: "Token") -> "Token | None":
    """ "*Peru* criticised Chad's ban on its beef", "*Peru* urged Chad to lift a ban on its beef": not who put it on."""
    hit = _owned(token)
    link = hit.head
    is_behind = hit.dep_ == "pobj" and link.lower_ in {"on", "against"}
    if token.tag_ != "PRP$" or token.dep_ != "poss" or not is_behind:
        return None
    if (limit := _limit_put_on(link)) is not None:
        return next((subject for subject in surface_subjects(verb_above(limit)) if subject.i < limit.i), None)
    if (limit := _limit_before(link)) is None:
        return None
    verb = verb_above(limit)
    is_asked = verb.dep_ in COMPLEMENT_CLAUSES and verb.head.lemma_ in syntax_words().asking_others
    is_said = verb.dep_ == "ccomp" and limit.dep_ in NOMINAL_SUBJECTS
    is_owned = any(child.dep_ in {"poss", "amod"} and child.ent_type_ in _NAMES_OF_OWNERS for child in limit.children)
    above = verb.head if is_asked or is_said else verb
    hit_ones = (subject for subject in surface_subjects(above) if subject.i < token.i and subject is not limit)
    return next(hit_ones, None) if is_owned or is_asked else None


def _owned(owner: "Token") -> "Token":
    """What is somebody's, or those who have it: "*beef*", "*holders* of its passports", "*two* of its generals"."""
    thing = owner.head
    while thing.dep_ == "pobj" and thing.head.lower_ == "of":
        thing = thing.head.head
    return thing


def _limit_put_on(link: "Token") -> "Token | None":
    """ "*Tariffs* that Peru put *on*": the limit of which a clause says who put it on somebody."""
    verb = link.head
    limit = verb.head
    is_told = verb.dep_ == "relcl" and limit.pos_ == "NOUN" and limit.lemma_ in syntax_words().put_on_others
    return limit if is_told and limit.dep_ not in NOMINAL_SUBJECTS else None


def who_is_hit(reading: Reading, token: "Token") -> list[Referent] | None:
    """ "Mali left. Niger put sanctions on *its* president": not of whoever does so, and nobody's where many are named.

    None if the owner is not hit by a limit.
    """
    verb = _verb_of_limit_on(token) if token.lower_ == "its" and token.dep_ == "poss" else None
    doers = [] if verb is None else [r for s in surface_subjects(verb) for r in reading.referents(s) if s.i < token.i]
    if verb is None or not any(r.entity.kind in _STATES_AND_BODIES for r in doers):
        return None
    own = {r.entity.country or r.entity.key for r in doers}
    told = [r for s in surface_subjects(verb.head) for r in reading.referents(s)] if verb.dep_ == "ccomp" else []
    index = reading.sentence_index(token)
    words = reading.sentences[index - 1] if index and not told else ()
    named = (r for word in words if word.dep_ in _ARGUMENTS for r in reading.referents(word))
    found = {r.entity.country or r.entity.key: r for r in (*told, *named) if r.entity.kind in _OWNING_OFFICES}
    others = [referent for key, referent in found.items() if key not in own]
    return others[:1] if len(others) == 1 else [] if others else None


def _verb_of_limit_on(owner: "Token") -> "Token | None":
    """The verb of "imposed *sanctions on* its ministers", "*sanctioned* two of its generals"."""
    hit, limits = _owned(owner), syntax_words().put_on_others_only
    link = hit.head
    if hit.dep_ == "pobj" and link.lower_ in {"on", "against"}:
        limit = _limit_before(link)
        return verb_above(limit) if limit is not None and limit.dep_ == "dobj" and limit.lemma_ in limits else None
    return link if hit.dep_ == "dobj" and link.lemma_ in limits else None


def _limit_before(link: "Token") -> "Token | None":
    """The limit that is "on" something, on which or on whose verb a parser hangs that."""
    before = link.doc[max(link.i - 1, link.sent.start)]
    limit = before if before.dep_ == "dobj" and before.head is link.head else link.head
    return limit if limit.pos_ == "NOUN" and limit.lemma_ in syntax_words().put_on_others else None


def _joined_before(token: "Token") -> "Token | None":
    """ "Peru sanctioned the bank and *its* governor, Omar Said": whoever a possession is joined to by "and".

    Of a thing only where somebody with a name is joined to it: "closed the bridge and its embassy" says not whose.
    """
    noun = token.head
    if token.lower_ != "its" or token.dep_ != "poss" or noun.dep_ != "conj" or noun.head.i > token.i:
        return None
    owner = noun.head
    is_apart = token.nbor(-1).lower_ not in {"and", "or"} or noun.has_word("own")
    if is_apart or owner.ent_type_ == "PERSON" or owner.tag_ not in SINGULAR_NOUNS:
        return None
    is_named = noun.pos_ == "PROPN" or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in noun.children)
    is_known = any(child.lower_ == "the" or child.dep_ == "poss" for child in owner.children)
    return owner if owner.tag_ == "NNP" or (is_named and is_known) else None


def _fellow_of(token: "Token") -> "Token | None":
    """ "Met Chad's president, Ann Lee, and Bob Moss, *its* finance minister": whose the one named before is."""
    doc, comma = token.doc, token.i - 1
    is_aside = token.lower_ == "its" and token.dep_ == "poss" and comma > token.sent.start and doc[comma].text == ","
    if not is_aside:
        return None
    before = dropwhile(lambda word: word.pos_ in {"PROPN", "ADP"}, reversed(doc[token.sent.start : comma]))
    joint = next(before, token)
    if joint.lower_ != "and" or joint.i == comma - 1:
        return None
    phrase = takewhile(lambda word: word.pos_ not in VERBAL, before)
    return next((word for word in phrase if _is_owner(word)), None)


def _fellow_named(token: "Token") -> "Token | None":
    """ "Praised Chad's president, Ann Lee, and *its* premier, Bob Moss": whose the one named before is."""
    name = token.head.head
    is_joined = token.lower_ == "its" and token.dep_ == "poss" and token.head.dep_ == "conj" and name.i < token.i
    if not is_joined or name.dep_ != "appos" or name.pos_ != "PROPN":
        return None
    return next((word for word in name.head.children if _is_owner(word)), None)


def _is_owner(word: "Token") -> bool:
    """ "*Chad's* president", "the president of *Chad*", "the *Chadian* president": whether he is of what it names."""
    if word.dep_ == "pobj":
        return word.head.lower_ == "of" and word.head.head.pos_ == "NOUN" and word.ent_type_ in _NAMES_OF_OWNERS
    return word.dep_ in {"poss", "amod"} and word.head.pos_ == "NOUN" and word.ent_type_ in _NAMES_OF_OWNERS


def _promiser(token: "Token") -> "Token | None":
    """ "A promise from Chad that *it* would pay": whoever binds himself, as the noun's own phrase says."""
    promise = token.head.head
    if token.dep_ != "nsubj" or token.head.dep_ not in {"acl", "ccomp"} or promise.pos_ != "NOUN":
        return None
    if promise.lemma_.lower() not in syntax_words().promising:
        return None
    givers = (who for child in promise.children if child.lower_ in {"from", "by"} for who in objects_of(child))
    return next(givers, None)


def _announcing(token: "Token") -> "Token | None":
    """ "Nine unions have announced that *they* intend to sue": who tells of a will tells of its own."""
    clause = token.head
    if token.lower_ != "they" or token.dep_ != "nsubj" or clause.dep_ != "ccomp" or clause.i < clause.head.i:
        return None
    is_ahead = clause.has_any_word({"will", "would"})
    is_will = clause.lemma_ in syntax_words().intending or (is_ahead and clause.lemma_ in syntax_words().of_will)
    subjects = [child for child in clause.head.children if child.dep_ == "nsubj" and child.tag_ == "NNS"]
    return subjects[0] if is_will and len(subjects) == 1 else None


def _holding_view(token: "Token") -> "Token | None":
    """ "Kenya's answer was that *it* held nobody": whose answer it is."""
    clause = token.head
    if token.lower_ != "it" or clause.dep_ not in {"ccomp", "attr"} or clause.head.lemma_ != "be":
        return None
    views = (child for child in clause.head.children if child.dep_ == "nsubj" and child.i < clause.head.i)
    stated = (view for view in views if view.lemma_.lower() in syntax_words().views)
    return next((child for view in stated for child in view.children if child.dep_ == "poss"), None)


def _addressee(token: "Token") -> "Token | None":
    """ "Reminded Chad that *it* had promised", "asked Chad whether *it* would": whom the clause above is said to."""
    clause = token.head
    is_told = clause.dep_ == "ccomp" or _is_asked_alone(clause)
    if token.lower_ != "it" or token.dep_ != "nsubj" or not is_told or clause.i < clause.head.i:
        return None
    telling, words = clause.head.lemma_.lower(), syntax_words().said_of_addressee
    said = {child.lower_ for child in clause.children if child.dep_ in {"mark", "aux", "advmod"}}
    if not said.isdisjoint({"will", "would"}) and is_passive(clause):
        said.add("undergo")
    said.add(clause.lemma_)
    if telling not in words or (words[telling] and words[telling].isdisjoint(said)):
        return None
    return next((c for c in clause.head.children if c.dep_ in VERB_OBJECTS and c.i < token.i), None)


def _is_asked_alone(clause: "Token") -> bool:
    """ "Asked Chad *when it would pay*", which a parser takes for a time; not "asked Chad for help when it lost"."""
    verb = clause.head
    asked = [child for child in verb.children if child.dep_ in VERB_OBJECTS]
    is_behind = bool(asked) and asked[-1].i == clause.left_edge.i - 1
    return clause.dep_ == "advcl" and verb.lemma_ in {"ask", "question"} and is_behind


def _written_to(token: "Token") -> "Token | None":
    """ "In a letter to Mali Chad urged *it* to pay": to whom one writes."""
    verb = token.head
    if token.lower_ != "it" or token.dep_ != "dobj" or verb.lemma_ not in syntax_words().asking_others:
        return None
    links = [child for child in verb.children if child.dep_ == "prep" and child.i < token.i]
    inside = [inner for link in links for noun in objects_of(link) for inner in noun.children]
    ends = [name for link in inside if link.lower_ == "to" for name in objects_of(link) if name.pos_ == "PROPN"]
    return ends[0] if len(ends) == 1 else None


def _offered(token: "Token") -> "Token | None":
    """ "Offered *Peru* $5 million, which it declined": who answers what was offered is to whom that was offered."""
    answer, offer = token.head, token.head.head
    answering = syntax_words().declining | discourse_words().answering_with_particle | discourse_words().giving_back
    is_answer = answer.dep_ == "relcl" and answer.lemma_ in answering and offer.dep_ == "dobj"
    if token.lower_ != "it" or token.dep_ != "nsubj" or not is_answer:
        return None
    return next((child for child in offer.head.children if child.dep_ == "dative" and child.pos_ == "PROPN"), None)


def _conceding(token: "Token") -> "Token | None":
    """ "Told Italy that it must stop, though *it* did not forbid it": whoever says what the clause takes back."""
    clause = token.head
    said = clause.head
    if token.dep_ != "nsubj" or clause.dep_ != "advcl" or said.dep_ != "ccomp" or clause.i < said.i:
        return None
    is_conceding = any(child.dep_ == "mark" and child.lower_ in {"though", "although"} for child in clause.children)
    subjects = surface_subjects(said.head) if is_conceding else []
    return subjects[0] if len(subjects) == 1 else None


def _saying_in_between(token: "Token") -> "Token | None":
    """ "*Kenya* expelled them after Chad, *it* said, refused to pay": who acts above, and not of whom it tells."""
    saying = token.head
    told = saying.head
    is_aside = token.lower_ == "it" and token.dep_ == "nsubj" and saying.dep_ == "parataxis"
    if not is_aside or told.dep_ not in {"advcl", "relcl"} or told.i < saying.i:
        return None
    subjects = surface_subjects(verb_above(told.head))
    return subjects[0] if len(subjects) == 1 else None


def _letting_know(token: "Token") -> "Token | None":
    """ "The firm let it be known that *it* would pay", "let Peru know that *its* answer was no": whoever says so."""
    subject = token.head if token.dep_ == "poss" and token.lower_ == "its" else token
    clause = subject.head
    known = clause.head
    is_clause = clause.dep_ in {"ccomp", "advcl"} and clause.has_word("that")
    letting_know = syntax_words().letting_know.get(known.head.lemma_, ())
    if subject.dep_ not in NOMINAL_SUBJECTS or not is_clause or known.lower_ not in letting_know:
        return None
    subjects = surface_subjects(known.head)
    return subjects[0] if len(subjects) == 1 else None


def _spared(token: "Token") -> "Token | None":
    """ "Sued *Peru* instead of paying *it*", "fined *it* rather than pay it": to whom another thing is done."""
    verb = token.head
    before = tuple(word.lower_ for word in verb.doc[max(verb.i - 2, verb.sent.start) : verb.i])
    if token.lower_ != "it" or token.dep_ not in VERB_OBJECTS or before not in _INSTEAD:
        return None
    done = verb_above(verb.head)
    objects = [child for child in done.children if child.dep_ in VERB_OBJECTS and child.i < verb.i]
    return objects[0] if len(objects) == 1 and objects[0].tag_ in SINGULAR_NOUNS else None
