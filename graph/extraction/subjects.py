"""Who is the subject of a verb, where it stands beside it and where it is shared or understood.

Of "Rwanda agreed to take them and house them", Rwanda is the subject of all three verbs. Which verbs leave the subject
of their infinitive to the one who acts and not to the one addressed is data, `ontology/lexicon/syntax.yaml`.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.extraction.syntax import (
    MAX_DEPTH,
    SUBJECTS,
    agents_of,
    asked_to,
    bearer_of_second,
    clause_verb,
    conjuncts,
    faulted,
    has_to,
    is_apart,
    is_imperative,
    is_of_next_clause,
    is_passive,
    noun_above_stranded,
    prepositional,
    ranked_apart,
    ranking_clause,
    reduced_relative,
    resolved,
    subject_behind,
    told,
    told_behind_colon,
)
from graph.extraction.syntax.basics import WORDS_KEPT
from graph.frames import discourse_words, status_cues, syntax_words

if TYPE_CHECKING:
    from graph.tokens import Token


_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_FARTHEST_ECHO = 30  # words between a verb and the one that stands for it
_LONGEST_WHOSE = 14  # words between "whose" and the verb that it is the subject of
_OPENING_ECHOES = frozenset({"so", "neither", "nor"})  # before "did Denmark"
_LINKING_ECHOES = _OPENING_ECHOES | {"as"}
_FARTHEST_LINK = 5  # words between "so" and "did"
_CONJUNCTIONS = frozenset({"after", "before", "since", "until", "till"})  # that are prepositions, too
_INSIDE_PHRASE = frozenset({"pobj", "prep", "compound", "poss", "case", "amod", "conj", "nmod"})


def surface_subjects(verb: "Token", depth: int = 0) -> list["Token"]:
    """The tokens that stand as grammatical subject of a verb, shared and controlled ones included."""
    return list(_surface_subjects(verb, depth))


@lru_cache(WORDS_KEPT)
def _surface_subjects(verb: "Token", depth: int) -> Sequence["Token"]:
    if depth > MAX_DEPTH:
        return []
    if own := _own_subjects(verb):
        return own
    if (bearer := bearer_of_second(verb)) is not None:
        return [bearer]
    if verb.dep_ in {"ccomp", "xcomp"} and verb.head.i > verb.i and is_imperative(verb):
        return told(verb)
    return asked_to(verb) or _subjects_elsewhere(verb, depth)


def _subjects_elsewhere(verb: "Token", depth: int) -> Sequence["Token"]:
    """The subjects of a verb that has none of its own, shared with others or left to what governs it."""
    if elsewhere := _hung_elsewhere(verb) or _first_to(verb, depth):
        return elsewhere
    head = coordinated_head(verb)
    if head is not None:
        return surface_subjects(head, depth + 1)
    if verb.dep_ in {"ROOT", "ccomp"} and (
        verb.tag_ in {"VBD", "VBZ", "VBP"} or any(c.dep_ == "aux" for c in verb.children)
    ):
        return _swallowed_subject(verb)
    head = verb.head
    if has_to(verb) and _is_asked_of_others(verb):
        return _answering(head, depth + 1)
    if has_to(verb) and _is_of_request(verb):
        return []
    if verb.dep_ == "acl":
        return _subjects_of_noun_clause(verb, depth + 1)
    if verb.dep_ in {"xcomp", "advcl", "pcomp", "ccomp", "dep", "acomp"} and not _has_mark(verb):
        return _controllers(verb, depth + 1)
    if verb.dep_ == "advcl" and verb.tag_ in {"VBG", "VBN"}:
        return _controllers(verb, depth + 1)
    return []


def _subjects_of_noun_clause(verb: "Token", depth: int) -> list["Token"]:
    """Whom an infinitive or a participle on a noun is said of: the holder of the noun, or the noun itself."""
    if _is_free_of_place(verb) or _is_of_writer(verb):
        return surface_subjects(clause_verb(verb.head), depth)
    return holders(verb.head, depth) if has_to(verb) else _modified(verb)


def _is_of_request(infinitive: "Token") -> bool:
    """Whether somebody asks for what an infinitive says: "a *motion* by Hanbit to dismiss it", whatever it hangs on."""
    asked = status_cues().answered
    nouns = (noun for noun in (infinitive.head, *infinitive.head.children) if noun.lemma_.lower() in asked)
    return any(c.lower_ == "by" and c.i < infinitive.i for noun in nouns if noun.pos_ == "NOUN" for c in noun.children)


def _is_asked_of_others(infinitive: "Token") -> bool:
    """ "Chile's request to *free* them", which only others can do; not "Chile's request to visit them"."""
    words, request = syntax_words(), infinitive.head
    is_request = request.lemma_.lower() in words.requests and infinitive.lemma_ in words.asked_of_others
    return is_request and any(child.dep_ == "poss" for child in request.children)


def _answering(request: "Token", depth: int) -> list["Token"]:
    """Who answers a request, "*Peru* rejected Chile's request", and so was asked; nobody where it is not answered."""
    verb = request.head
    is_answered = request.dep_ == "dobj" and verb.lemma_ in discourse_words().asked_then
    return surface_subjects(verb, depth) if is_answered else []


def _is_free_of_place(participle: "Token") -> bool:
    """ "He is on trial in Brooklyn, accused of theft": what a parser takes for a description of the place."""
    place = participle.head
    is_place = place.ent_type_ == "GPE" and place.dep_ == "pobj" and place.head.lower_ in {"in", "at"}
    return participle.tag_ == "VBN" and is_place and participle.i > 0 and participle.doc[participle.i - 1].text == ","


def _is_of_writer(participle: "Token") -> bool:
    """ "Chad wrote to the minister *seeking* help": what a parser takes for a description of whom it wrote to."""
    to = participle.head.head
    is_addressee = participle.head.dep_ == "pobj" and to.lower_ == "to"
    telling = syntax_words().motion_to_ask | syntax_words().issuing
    return participle.tag_ == "VBG" and is_addressee and to.head.lemma_ in telling


def _modified(participle: "Token") -> list["Token"]:
    """Of whom a participle is said: of all behind whom it stands, if a comma parts it from them."""
    parts = conjuncts(participle.head)
    before = participle.doc[max(participle.left_edge.i - 1, 0)]
    return parts if before.text == "," and parts[-1].i < participle.i else parts[:1]


def is_among(subject: "Token") -> bool:
    """Whether a phrase only tells who some of those are whom the clause is about: "among them six Danes"."""
    return any(child.lower_ in {"among", "including"} and child.i < subject.i for child in subject.children)


def _own_subjects(verb: "Token") -> list["Token"]:
    """The subjects that stand beside a verb."""
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if own and (noun := noun_above_stranded(verb)) is not None:
        return conjuncts(noun)
    own = [c for c in own if len(own) == 1 or not is_among(c)]
    own = [subject_behind(subject) or subject for subject in _without_times(verb, own)]
    is_apart = len(own) > 1 and any(mark.text == "," for mark in verb.doc[own[-2].i : own[-1].i])
    if is_apart and not _is_joined(own[-2], own[-1]):
        own = own[-1:]  # "under a deal the two signed, Chad is to pay", with both as subjects
    return [t for c in own for t in conjuncts(c)]


def _is_joined(first: "Token", second: "Token") -> bool:
    """Whether "and" makes one subject of two: "the League, with chapters in Ohio, and two universities sued"."""
    before = second.doc[second.left_edge.i - 1]
    return before.dep_ == "cc" and before.head == first and all(c.dep_ not in {"acl", "relcl"} for c in first.children)


def _behind_participle(verb: "Token") -> list["Token"]:
    """The subject that stands last: "Barred from entering Peru is a Chilean banker", "Also banned are Dutch eggs"."""
    if verb.tag_ != "VBN":
        return []
    copulas = (child for child in verb.children if child.dep_ == "auxpass" and child.i > verb.i)
    return [t for be in copulas for c in be.children if c.dep_ == "attr" for t in conjuncts(c)]


def _of_gerund(verb: "Token") -> list["Token"]:
    """Whose act a gerund says: "Kenya's closing its border", "on Accra's ceasing to issue visas"."""
    if verb.tag_ != "VBG":
        return []
    return [t for child in verb.children if child.dep_ == "poss" for t in resolved(child)]


def _without_times(verb: "Token", subjects: list["Token"]) -> list["Token"]:
    """The subjects of a verb; in "had several times asked", where "times" parts them, that of the auxiliary."""
    if any(subject.lemma_ != "time" for subject in subjects):
        return subjects
    auxiliaries = (c for c in verb.children if c.lemma_ in {"have", "do", "be"} and c.i < verb.i)
    found = [t for auxiliary in auxiliaries for t in auxiliary.children if t.dep_ in SUBJECTS]
    return found or subjects


def echoing_subjects(verb: "Token") -> list["Token"]:
    """Who does the same, as a clause without a verb of its own says: "and so did Denmark", "as has Peru"."""
    if verb.tag_ not in _FINITE and not any(c.dep_ in {"aux", "auxpass"} and c.lower_ != "to" for c in verb.children):
        return []
    for auxiliary in verb.doc[verb.i + 1 : min(verb.i + _FARTHEST_ECHO, _end_of_echoes(verb))]:
        is_clause = auxiliary.pos_ == "VERB" and auxiliary.dep_ in {"ROOT", "conj"}
        if not is_clause and auxiliary.lower_ not in syntax_words().echoing:
            continue
        subjects = [c for c in auxiliary.children if c.dep_ == "nsubj" and c.lower_ not in _LINKING_ECHOES]
        subjects = subjects or _behind_auxiliary(auxiliary)
        if subjects and _is_echo(auxiliary, subjects[0], verb):
            return conjuncts(subjects[0])
        if subjects and is_clause:
            return []  # what follows echoes that clause
    return []


def _end_of_echoes(verb: "Token") -> int:
    """Where what is said of a verb may end: with its sentence, or with one behind it such as "So did Denmark"."""
    end, doc = verb.sent.end, verb.doc
    is_main = verb.dep_ in {"ROOT", "conj"} or (verb.dep_ == "xcomp" and verb.head.dep_ == "ROOT")
    is_echoed = is_main and end + 1 < len(doc) and doc[end].lower_ in _OPENING_ECHOES
    return doc[end].sent.end if is_echoed and doc[end + 1].lower_ in syntax_words().echoing else end


def _behind_auxiliary(auxiliary: "Token") -> list["Token"]:
    """Bolivia in "and neither has Bolivia", "nor did Bolivia", where a parser takes it for an object."""
    before = auxiliary.doc[auxiliary.i - 1]
    is_inverted = before.lower_ in _OPENING_ECHOES and before.sent == auxiliary.sent
    return [c for c in auxiliary.children if is_inverted and c.dep_ in {"dobj", "attr"} and c.pos_ == "PROPN"]


def _is_echo(auxiliary: "Token", subject: "Token", verb: "Token") -> bool:
    """Whether an auxiliary stands alone between "so" or "as" and its subject."""
    if auxiliary.lower_ not in syntax_words().echoing or subject.i < auxiliary.i:
        return False
    before = verb.doc[max(verb.i, auxiliary.i - _FARTHEST_LINK) : auxiliary.i]
    others = (c for c in auxiliary.rights if c != subject)
    has_own_verb = any(c.dep_ in {"xcomp", "acomp", "attr", "dobj", "ccomp"} for c in others)
    return any(t.lower_ in _LINKING_ECHOES for t in before) and not has_own_verb


def _swallowed_subject(verb: "Token") -> list["Token"]:
    """The subject that a parser took into a date before it: "On Friday Kosovo will sign"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i < verb.i:
            for name in (p for p in child.children if p.dep_ == "pobj" and p.pos_ == "PROPN"):
                dated = any(
                    c.ent_type_ == "DATE" or c.like_num for c in name.children if c.dep_ in {"compound", "nummod"}
                )
                between = verb.doc[name.i + 1 : verb.i]
                if dated and (all(t.text != "," for t in between) or all(_is_beside(t, name, verb) for t in between)):
                    return conjuncts(name)
    return _in_fronted_phrase(verb) or _phrase_before(verb)


def _in_fronted_phrase(verb: "Token") -> list["Token"]:
    """The name that a parser took into the phrase before it: "After weeks of bargaining Rwanda has bowed to it"."""
    if is_passive(verb) and not any(c.dep_ == "auxpass" for c in verb.children):
        return []
    fronted = [c for c in verb.children if c.dep_ == "prep" and c.i < verb.i]
    for name in (t for t in (fronted[-1].subtree if fronted else ()) if t.dep_ == "pobj" and t.pos_ == "PROPN"):
        swallowed = name.doc[name.i - 1]
        is_other_phrase = swallowed.head == name and (swallowed.pos_ == "NOUN" or swallowed.ent_type_ == "DATE")
        if is_other_phrase and all(_is_beside(t, name, verb) for t in name.doc[name.i + 1 : verb.i]):
            return conjuncts(name)
    return []


def _is_beside(token: "Token", name: "Token", verb: "Token") -> bool:
    """Whether a word between a name and a verb belongs to either: to a clause on the name, or to the verb's group."""
    return token.head == verb or name.is_ancestor(token)


def _behind_whose(verb: "Token") -> list["Token"]:
    """ "the agency, whose envoy for Asia, Ann Lee, urged": the envoy, whom a parser takes for an apposition."""
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - _LONGEST_WHOSE) : verb.i]):
        if token.pos_ in {"VERB", "AUX"}:
            return []
        if token.lower_ == "whose" and token.head.dep_ in {"appos", "relcl", "conj"} and token.head.pos_ == "NOUN":
            return [token.head]
    return []


def _hung_elsewhere(verb: "Token") -> list["Token"]:
    """The subject that a parser hung on another word than the verb."""
    is_behind_comma = verb.tag_ in _FINITE and verb.i > verb.sent.start and verb.doc[verb.i - 1].text == ","
    if is_behind_comma and (behind := _behind_whose(verb)):
        return behind
    if (noun := reduced_relative(verb)) is not None:
        return [noun]
    if inverted := _behind_be(verb):
        return inverted
    if (told := told_behind_colon(verb)) is not None:
        return conjuncts(told)
    if elsewhere := _behind_participle(verb) or _of_gerund(verb):
        return elsewhere
    is_clause = verb.dep_ == "advcl" and verb.tag_ in _FINITE
    if is_clause and (teller := hung_on_last_noun(verb)) is not None:
        return conjuncts(teller)
    return _swallowed_people(verb) or (_behind_conjunction(verb) if is_clause else [])


def _first_to(infinitive: "Token", depth: int) -> list["Token"]:
    """Who was the first, the last or the only one to do what an infinitive says."""
    ranking = ranking_clause(infinitive)
    return ranked_apart(infinitive) if ranking is None else surface_subjects(ranking, depth + 1)


def hung_on_last_noun(verb: "Token") -> "Token | None":
    """Who tells what stands before, taken for a description of its last noun: "freed by Chad, the court said"."""
    if verb.i == verb.sent.start or any(c.dep_ == "mark" for c in verb.children):
        return None
    token = verb.doc[verb.i - 1]
    while token.dep_ in _INSIDE_PHRASE and token.head.i < verb.i:
        token = token.head
    is_behind_comma = token.dep_ == "appos" and verb.doc[token.left_edge.i - 1].text == ","
    return token if is_behind_comma else None


def _behind_be(verb: "Token") -> list["Token"]:
    """The subject that is told the wrong way round: "Packed off to Manila were 88 maids", "Still talking are two"."""
    if verb.lemma_ == "be":
        is_placed = any(child.dep_ == "prep" and child.i < verb.i for child in verb.children)
        told = (child for child in verb.children if child.dep_ == "attr" and child.i > verb.i)
        return [t for child in told for t in conjuncts(child)] if is_placed else []
    if verb.tag_ not in {"VBN", "VBG"}:
        return []
    own = (child for child in verb.children if child.dep_ == "auxpass" and child.i > verb.i)
    be = verb.head if _opens_inversion(verb) else next(own, None)
    behind = (child for child in be.children if child.i > be.i) if be is not None else ()
    return [t for child in behind if child.dep_ in {"attr", "nsubj"} for t in conjuncts(child)]


def _opens_inversion(verb: "Token") -> bool:
    """Whether a participle stands first before "be": "Locked in talks since Monday are the ministers of both"."""
    be = verb.head
    if be.lemma_ != "be" or verb.dep_ not in {"csubj", "advcl"} or verb.i > be.i:
        return False
    return verb.dep_ == "csubj" or all(child.dep_ not in SUBJECTS for child in be.children)


def _swallowed_people(verb: "Token") -> list["Token"]:
    """The number that a parser took for a day: "in June seven were sent"; "on June 3 forty men were landed"."""
    if not is_passive(verb):
        return []
    dates = (c for c in verb.children if c.dep_ == "prep" and c.i < verb.i)
    for date in (name for preposition in dates for name in preposition.children if name.ent_type_ == "DATE"):
        after = [c for c in (*date.children, *date.head.children) if date.i < c.i < verb.i]
        found = [c for c in after if (c.dep_ == "nummod" and c.is_alpha) or (c.dep_ == "pobj" and c.pos_ == "NOUN")]
        if found:
            return found[-1:]
    return []


def _behind_conjunction(verb: "Token") -> list["Token"]:
    """The subject that a parser hung on "after" as on a preposition: "after Ali of Guyana and Maduro met"."""
    if verb.i == verb.sent.start or any(c.dep_ == "mark" for c in verb.children):
        return []
    token = verb.doc[verb.i - 1]
    for _ in range(MAX_DEPTH):
        if token.dep_ == "pobj" and token.head.lower_ in _CONJUNCTIONS:
            return conjuncts(token)
        if token.head == token or token.head.i > verb.i or token.pos_ in {"VERB", "AUX"}:
            return []
        token = token.head
    return []


def _phrase_before(verb: "Token") -> list["Token"]:
    """The noun phrase that ends right before a verb which the parser left without a subject."""
    own = {child.i for child in verb.children if child.dep_ in {"aux", "auxpass", "advmod", "neg"}}
    place = verb.i - 1
    while place in own:
        place -= 1
    if place < verb.sent.start:
        return []
    token = verb.doc[place]
    while token.dep_ in _INSIDE_PHRASE and token.head.i < verb.i and token.head.pos_ not in {"VERB", "AUX"}:
        if _is_behind_its_own_comma(token):
            return conjuncts(token)
        token = token.head
    is_nominal = token.pos_ in {"NOUN", "PROPN"} or token.ent_type_ == "MONEY"
    is_free = is_nominal and token.dep_ in {"appos", "npadvmod", "dep", "ROOT"}
    return conjuncts(token) if is_free or is_of_next_clause(token) else []


def _is_behind_its_own_comma(noun: "Token") -> bool:
    """ "Asked to take it to the Commonwealth, Samoa's leader replied": of two phrases that a parser made one."""
    if noun.dep_ not in {"pobj", "dobj"} or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    before = [child for child in noun.children if child.i < noun.i]
    commas = [child for child in before if child.text == ","]
    names = [child for child in before if child.dep_ in {"nmod", "compound"} and commas and child.i < commas[0].i]
    return len(commas) == 1 and bool(names)


def coordinated_head(verb: "Token") -> "Token | None":
    """The verb whose subject a conjunct shares, or None if it is no conjunct of a verb.

    A parser's usual slips are put right: "accepted nothing, he said, and left" shares the subject of what was said, and
    a past tense is not coordinated with an infinitive.
    """
    head = verb.head
    if verb.dep_ == "conj" and verb.tag_ in _FINITE and _is_small_clause(head):
        return head.head  # "declared the arrests illegal and directed the state to pay"
    if verb.dep_ != "conj" or head.pos_ not in {"VERB", "AUX"} or is_apart(verb):
        return None
    if verb.tag_ == "VBD" and head.tag_ == "VB":
        finite = head
        while finite.head != finite and finite.tag_ not in {"VBD", "VBZ", "VBP"}:
            finite = finite.head
        return finite if finite.tag_ == "VBD" else head
    if (infinitive := infinitive_before(verb)) is not None:
        return infinitive
    quoted = [c for c in head.children if c.dep_ == "ccomp" and c.i < head.i]
    between = head.doc[head.i : verb.i]
    if quoted and any(t.text == "," for t in between) and not any(c.dep_ == "mark" for c in quoted[0].children):
        return quoted[0]
    return head


def infinitive_before(verb: "Token") -> "Token | None":
    """The infinitive that one goes on with, though hung on the verb above: "ordered it to stop, free him, *pay*"."""
    if verb.tag_ != "VB" or verb.head.tag_ not in _FINITE | {"VBN"}:
        return None
    if any(c.dep_ == "aux" and c.lower_ != "to" for c in verb.children):
        return None
    above = (c for c in verb.head.children if c.dep_ == "xcomp" and c.i < verb.i and has_to(c))
    return next(above, None)


def _is_small_clause(adjective: "Token") -> bool:
    """Whether a clause is without a verb, so that the verb joined to it is joined to the one above."""
    is_clause = adjective.pos_ == "ADJ" and adjective.dep_ == "ccomp" and adjective.head.pos_ == "VERB"
    return is_clause and all(child.pos_ != "AUX" for child in adjective.children)


def holders(noun: "Token", depth: int = 0) -> list["Token"]:
    """Who does what a noun's infinitive says: "Rwanda's agreement to", "has the right to"."""
    if depth > MAX_DEPTH:
        return []
    possessors = [t for c in noun.children if c.dep_ == "poss" for t in resolved(c)]
    if possessors:
        return possessors
    promising = noun.lemma_.lower() in syntax_words().promising  # "a promise from Togo to pay", not "a request from"
    governors = [t for name, t in prepositional(noun) if name in {"by", "for"} or (promising and name == "from")]
    if governors:
        return conjuncts(governors[0])
    verb = noun.head
    if noun.dep_ in {"dobj", "attr", "oprd"} and verb.pos_ in {"VERB", "AUX"}:
        return agents_of(verb) if is_passive(verb) else surface_subjects(verb, depth + 1)
    if noun.dep_ == "nsubjpass":
        return agents_of(verb)
    if noun.dep_ == "pobj" and verb.dep_ == "prep" and verb.head.pos_ in {"VERB", "AUX"}:
        return surface_subjects(verb.head, depth + 1)
    return []


def said_of(adjective: "Token") -> list["Token"]:
    """What an adjective is said of: the subject of its copula, or the noun that it modifies."""
    while adjective.dep_ == "conj" and adjective.head != adjective:
        adjective = adjective.head
    if adjective.dep_ == "ccomp":  # "found Russia responsible"
        return [t for c in adjective.children if c.dep_ == "nsubj" for t in conjuncts(c)]
    if adjective.dep_ in {"acomp", "attr", "oprd"}:
        return surface_subjects(adjective.head)
    if adjective.dep_ in {"amod", "relcl"}:
        return [adjective.head]
    return []


def _controllers(verb: "Token", depth: int) -> list["Token"]:
    """Who does what a clause without a subject says, by what governs it."""
    if verb.dep_ == "pcomp" and (who := faulted(verb.head)) is not None:
        return conjuncts(who)  # "thanked Oslo for paying"
    governor = _above_relative(verb)
    while governor.dep_ in {"prep", "cc"} and governor.pos_ in {"ADP", "SCONJ", "VERB"}:  # "cc": "took it instead of"
        governor = governor.head
    if governor.pos_ == "ADV" and governor.dep_ == "advmod":
        governor = governor.head  # "stopped short of rejecting"
    if _is_impersonal(governor):
        return []
    if governor.pos_ == "ADJ":
        return said_of(governor)
    if governor.pos_ in {"NOUN", "PROPN", "NUM"}:
        return _noun_controllers(governor, depth)
    if governor.pos_ not in {"VERB", "AUX"}:
        return []
    if is_passive(governor):
        return surface_subjects(governor, depth)
    return _object_controllers(verb, governor) or surface_subjects(governor, depth)


def _above_relative(verb: "Token") -> "Token":
    """The verb that a participle hangs on; behind a comma not the one of a relative clause that needs none.

    "Norvik contests the fee that its members pay, suing the port": it is Norvik that sues.
    """
    governor = verb.head
    is_aside = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.doc[max(verb.left_edge.i - 1, 0)].text == ","
    if not is_aside:
        return governor
    clause = governor
    while clause.dep_ in {"ccomp", "xcomp", "conj"} and clause.head.i < clause.i:
        clause = clause.head
    opens = clause.left_edge.i - 1
    is_needed = clause.dep_ == "relcl" and opens > clause.head.i - 1 and clause.doc[opens].text != ","
    return clause_verb(clause.head) if is_needed else governor


def _is_impersonal(governor: "Token") -> bool:
    """ "It was unlawful to detain them": what is said of "it" is said of nobody, wherever the infinitive hangs."""
    said = [governor] if governor.pos_ == "ADJ" else [c for c in governor.children if c.dep_ in {"acomp", "attr"}]
    words = syntax_words().impersonal
    return any(
        adjective.lemma_.lower() in words and any(subject.lower_ == "it" for subject in said_of(adjective))
        for adjective in said
    )


def _object_controllers(verb: "Token", governor: "Token") -> list["Token"]:
    """The object that does what the clause under it says: "asked Oslo to pay", "stopped Oslo from paying"."""
    receivers: list[Token] = []
    if verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and has_to(verb)) or _is_for(verb):
        if governor.lemma_ in syntax_words().summoning and verb.lemma_ in syntax_words().said_by_summoner:
            return []
        is_asked = verb.dep_ == "xcomp" or governor.lemma_.lower() in syntax_words().commanding or _gives_time(governor)
        receivers = _receivers(governor) or (_asked(verb, governor) if is_asked else [])
    is_instead = any(child.lower_ == "instead" for child in verb.head.children)  # "took men instead of paying"
    if not receivers and verb.dep_ == "pcomp" and verb.head.lower_ in {"from", "of", "into"} and not is_instead:
        receivers = [c for c in governor.children if c.dep_ == "dobj"]  # "accused Oslo of paying"
    return [t for receiver in receivers for t in conjuncts(receiver)]


def _gives_time(verb: "Token") -> bool:
    """Whether somebody is given a while to do something: "gave Peru a week to pay", "gave it until May to pay"."""
    return verb.lemma_ == "give" and any(c.dep_ == "npadvmod" or c.lower_ == "until" for c in verb.children)


def _receivers(governor: "Token") -> list["Token"]:
    datives = [c for c in governor.children if c.dep_ == "dative"]
    direct = [c for c in datives if c.pos_ != "ADP"]
    return direct + [p for c in datives if c.pos_ == "ADP" for p in c.children if p.dep_ == "pobj"]


def _asked(verb: "Token", governor: "Token") -> list["Token"]:
    """Whom a verb asks: its object, or what its preposition governs ("called on Rwanda to stop")."""
    if governor.lemma_ in syntax_words().subject_control:
        return []
    objects = [c for c in governor.children if c.dep_ == "dobj" and c.i < verb.i]
    if objects:
        return objects
    # Not what stands before it: "For its part, Chad is to pay".
    between = ((name, token) for name, token in prepositional(governor) if governor.i < token.i < verb.i)
    asked = (token for name, token in between if name in {"on", "upon", "to", "for"})
    return [token for token in asked if token.ent_type_ not in {"DATE", "TIME"}]  # "decided on Monday to ask"


def _noun_controllers(noun: "Token", depth: int) -> list["Token"]:
    """Who does what a gerund after a noun says: whose the noun is; else the clause's subject."""
    possessors = [t for c in noun.children if c.dep_ == "poss" for t in resolved(c)]
    return possessors or surface_subjects(clause_verb(noun), depth)


def _is_for(verb: "Token") -> bool:
    return verb.dep_ == "pcomp" and verb.head.lower_ in {"for", "into"}


def _has_mark(verb: "Token") -> bool:
    """Whether a conjunction opens the clause of a verb; "whether to pay" has the subject of what is above."""
    open_to = {"to", "whether"} if has_to(verb) else {"to"}
    return any(c.dep_ == "mark" and c.lower_ not in open_to for c in verb.children)
