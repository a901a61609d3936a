"""What a verb or noun governs: objects, particles, and the phrases behind prepositions."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.extraction.syntax.basics import MAX_DEPTH, PARTICLES_ONLY, WORDS_KEPT, has_to, is_boarded, is_of_next_clause
from graph.extraction.syntax.coordination import conjuncts, is_gap
from graph.extraction.syntax.voice import is_passive
from graph.frames import status_cues, syntax_words
from graph.labels import ACTORS, PAST_FORMS, PLURAL_NOUNS, SUBJECTS, TIMES, VERB_OBJECTS

if TYPE_CHECKING:
    from graph.tokens import Token

# What completes a verb, so that it shares no object with the next.
_COMPLETING = frozenset({"prep", "xcomp", "ccomp", "acomp", "attr", "agent", "prt"})
_GRANTING = frozenset({"give", "allow"})
_OCCASIONS = frozenset({"time", "occasion"})  # "asked for it *four times*"


def objects_of(verb: "Token") -> list["Token"]:
    """The objects of a verb; "negotiated and signed an agreement": that of the last verb is that of all."""
    own = [c for c in verb.children if c.dep_ == "dobj" and not _is_of_another(c) and not _is_among(c)]
    own += [below for c in verb.children if c.lower_ in PARTICLES_ONLY for below in c.children if below.dep_ == "pobj"]
    receivers = [c for c in verb.children if c.dep_ == "dative" and c.pos_ == "NOUN"]
    own += [*_time_given(verb), *leave_given(verb)]
    found = [t for c in own for t in (*conjuncts(c), *_sum_beside(c))]
    found = found or [t for c in receivers for t in _sum_beside(c)]
    found = found or [t for c in verb.children if _is_late_object(c) for t in conjuncts(c)]
    ends = [end for c in verb.children if (end := _end_of_range(c)) is not None]
    found += [end for end in ends if end.ent_type_ == "MONEY"]
    found = found or [t for end in ends for t in conjuncts(end)]
    found = found or [t for c in verb.children if c.dep_ == "ccomp" for t in _called(c)]
    if found or is_passive(verb) or verb.has_any(_COMPLETING):
        return found
    further = (c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.tag_ == verb.tag_)
    for child in further:
        if not child.has_any(SUBJECTS):
            return [t for c in child.children if c.dep_ == "dobj" for t in conjuncts(c)]
    return found


def _called(verb: "Token") -> list["Token"]:
    """What somebody calls by a name of his own: "rejected what it called *an ultimatum*", "described as *a threat*"."""
    is_naming = verb.lemma_ in syntax_words().naming
    if not is_naming or all(c.dep_ != "dobj" or c.lower_ != "what" for c in verb.children):
        return []
    named = [c for c in verb.children if c.dep_ == "oprd"]
    named += [noun for c in verb.children if c.lower_ == "as" for noun in c.children if noun.dep_ == "pobj"]
    return [t for c in named if c.pos_ == "NOUN" for t in conjuncts(c)]


def _is_late_object(token: "Token") -> bool:
    """The members in "returned to Laos in May all 61 members of a gang", which a parser takes for a measure.

    So it takes the Senegalese of "flew 40 Senegalese to Dakar".
    """
    if token.dep_ == "npadvmod" and token.ent_type_ == "NORP" and token.i > token.head.i:
        return token.has("nummod")
    if token.dep_ != "npadvmod" or token.tag_ != "NNS" or token.i <= token.head.i:
        return False
    is_counted = token.has("nummod")
    is_value = (bool(token.ent_type_) and token.ent_type_ != "NORP") or token.lemma_ in _OCCASIONS
    before = token.doc[max(token.left_edge.i - 1, 0)]
    is_behind_phrase = before.dep_ == "pobj" and before.head.head == token.head
    return is_counted and is_behind_phrase and not is_value


def _end_of_range(token: "Token") -> "Token | None":
    """What is counted in "arrested *between 40 and 50 men*", or "40 to 50 men", of which a parser makes a phrase.

    None of a span of time.
    """
    preposition = token if token.dep_ == "prep" and token.lower_ == "between" else None
    if token.dep_ == "npadvmod" and token.pos_ == "NUM" and token.i > token.head.i:
        preposition = next((c for c in token.head.children if c.lower_ == "to" and c.i == token.i + 1), None)
    noun = preposition.child("pobj") if preposition is not None else None
    if preposition is None or noun is None or preposition.i + 1 != noun.left_edge.i:
        return None
    is_sum = noun.doc[noun.left_edge.i].ent_type_ == "MONEY" or noun.ent_type_ == "MONEY"
    is_many = noun.tag_ in PLURAL_NOUNS and noun.ent_type_ in {"", "NORP"}
    is_counted = noun.left_edge.like_num and noun.left_edge.i < noun.i
    return noun if is_sum or (is_many and is_counted) else None


def _is_of_another(token: "Token") -> bool:
    """Whether what the parser took for an object is none of this verb: it belongs to a clause or word beside it."""
    return is_of_next_clause(token) or is_boarded(token) or is_gap(token) or _is_teller(token)


def _is_teller(token: "Token") -> bool:
    """ "Dropped its ban, *the two governments* announced on Saturday": who says so, which is no object."""
    before, behind = token.doc[max(token.left_edge.i - 1, 0)], token.doc[token.i + 1 : token.i + 2]
    is_behind_comma = before.text == "," and token.i > token.head.i
    saying = [word for word in behind if word.dep_ == "acl" and word.tag_ in PAST_FORMS]
    return is_behind_comma and any(
        word.lemma_ in status_cues().reporting and all(child.lower_ not in {"by", "to"} for child in word.children)
        for word in saying
    )


def _is_among(token: "Token") -> bool:
    """Whether an object is one of those named before it: "held six officials, among them *a judge*, Ana Ruiz"."""
    start = token.left_edge.i
    words = [word.lower_ for word in token.doc[max(start - 3, 0) : start]]
    return words in ([",", "among", "them"], ["–", "among", "them"], ["—", "among", "them"])


def first_of_two_objects(verb: "Token") -> list["Token"]:
    """The receiver where the parser calls both objects direct ones: "gave Freetown £12m"."""
    if leaves := leave_given(verb):
        return [t for leave in leaves for c in leave.children if c.dep_ in SUBJECTS for t in conjuncts(c)]
    own = (c for c in verb.children if c.dep_ == "dobj" and c.pos_ != "SCONJ" and not (_is_among(c) or _is_teller(c)))
    direct = [c for c in own if not is_gap(c)] + _time_given(verb)
    direct += [end for c in verb.children if (end := _end_of_range(c)) is not None and end.ent_type_ == "MONEY"]
    if len(direct) == 1 and _sum_beside(direct[0]):
        return conjuncts(direct[0])
    if len(direct) < 2 or direct[0].i > direct[1].i or _is_given(direct[0]):
        return []
    first = direct[0]
    nominal = first.pos_ in {"PROPN", "PRON", "NOUN"} or first.lower_ in {"former", "latter"}
    return conjuncts(first) if nominal and first.i > verb.i else []


def _is_given(noun: "Token") -> bool:
    """Whether a noun stands behind a receiver, and is none: "lent Togo *20 million euros* and Chad 15 million"."""
    return any(c.dep_ == "dative" and noun.head.i < c.i < noun.i for c in noun.head.children)


def _time_given(verb: "Token") -> list["Token"]:
    """The while in "gave Peru *a week* to pay", which a parser takes for when it was given."""
    if verb.lemma_ not in _GRANTING:
        return []
    direct = {c for c in verb.children if c.dep_ in VERB_OBJECTS and c.i > verb.i}
    beside = (c for c in verb.children if c.dep_ == "npadvmod" and c.lemma_ in syntax_words().spans)
    return [
        c
        for c in beside
        if verb.doc[c.left_edge.i - 1] in direct and c.i + 1 < len(verb.doc) and c.nbor().lower_ == "to"
    ]


def leave_given(verb: "Token") -> list["Token"]:
    """The leave in "refused Peru *leave* to appeal", which a parser takes for a verb."""
    if verb.lemma_ not in syntax_words().giving:
        return []
    clauses = (c for c in verb.children if c.dep_ == "ccomp" and c.lower_ == "leave" and c.i > verb.i)
    return [c for c in clauses if c.nbor(-1).dep_ in SUBJECTS and c.nbor(-1).head == c]


def _sum_beside(receiver: "Token") -> list["Token"]:
    """The sum that a parser took for a description of whoever gets it: "paid the firm, Baltic Amber, $3 million"."""
    below = next((c for c in receiver.children if c.dep_ == "dobj" and _is_sum(c)), None)
    if below is not None:
        return [below]  # "granted its forges 46 billion yen", with the sum hung on the forges
    token = receiver
    while (beside := next((c for c in token.children if c.dep_ == "appos" and c.i > token.i), None)) is not None:
        is_sum = beside.ent_type_ == "MONEY" and not ACTORS.isdisjoint({token.ent_type_, receiver.ent_type_})
        is_aside = any(mark.text in "(—–" for mark in beside.doc[token.i + 1 : beside.i])
        if is_sum and not is_aside:
            return [beside]
        token = beside
    return []


def _is_sum(noun: "Token") -> bool:
    """Whether a noun is a sum, or what one comes to: "a total of $5 million"."""
    within = (below for of in noun.children if of.lower_ == "of" for below in of.children)
    return noun.ent_type_ == "MONEY" or any(below.ent_type_ == "MONEY" for below in within)


def particles_of(verb: "Token") -> set[str]:
    """The particles of a verb; "on" is none where people are "put on a plane" or "bundled on to a flight"."""
    return {c.lower_ for c in verb.children if c.dep_ == "prt" and not _leads_on(c)}


def _leads_on(particle: "Token") -> bool:
    """Whether "on" is a preposition that a parser took for a particle."""
    if particle.lower_ != "on":
        return False
    following = particle.doc[particle.i + 1 : particle.i + 2].text.lower()
    return following in {"to", "board"} or any(is_boarded(c) for c in particle.head.children)


def noun_above_stranded(verb: "Token") -> "Token | None":
    """The request of "its request for his surrender was granted", where the parser makes a clause of "his surrender".

    What it leaves behind is a preposition that governs nothing right before what it takes for the subject.
    """
    if verb.dep_ != "relcl":
        return None
    subject = verb.child_of(SUBJECTS)
    if subject is None or subject.left_edge.i == verb.sent.start:
        return None
    before = verb.doc[subject.left_edge.i - 1]
    is_stranded = before.dep_ == "prep" and before.head == verb.head and not any(True for _ in before.children)
    return verb.head if is_stranded else None


@lru_cache(WORDS_KEPT)
def prepositional(token: "Token") -> tuple[tuple[str, "Token"], ...]:
    """The prepositional arguments of a token: the preposition in lower case, and the head of what it governs."""
    return tuple(_prepositional(token))


def _prepositional(token: "Token") -> Iterator[tuple[str, "Token"]]:
    for child in token.children:
        if child.dep_ == "prep" or (child.dep_ in {"dative", "agent"} and child.pos_ in {"ADP", "PART", "SCONJ"}):
            yield from _governed(child, child.lower_, 0)
            if token.pos_ == "VERB":
                yield from _hung_on_time(child)
        elif child.text[:1].isupper() and child.dep_ in {"acl", "advcl", "xcomp"} and has_to(child):
            yield "to", child  # "sent men from Mali to Gabon", with Gabon taken for an infinitive
        elif is_boarded(child):
            yield "on", child
        elif token.pos_ == "VERB" and child.pos_ == "NUM" and child.i > token.i:
            yield from _ends_of_number(child)
        elif child.dep_ in {"advmod", "prt", "intj"} and child.i > token.i and token.pos_ == "VERB":
            yield from _prepositional(child)  # "sent back to Haiti", "said no to Haiti"


def _ends_of_number(number: "Token") -> Iterator[tuple[str, "Token"]]:
    """To where some of those go whom a verb moves: "flew 31 men out, 19 *to Chad* and 12 *to Peru*"."""
    if number.dep_ not in {"npadvmod", "dobj"} or number.doc[number.left_edge.i - 1].text != ",":
        return
    for part in conjuncts(number):
        for child in part.children if part.pos_ == "NUM" else ():
            if child.dep_ == "prep" and child.lower_ in {"to", "into"}:
                yield from _governed(child, "to", 0)


def is_beside_subject(token: "Token") -> bool:
    """Whether somebody does what the subject does, "Along with *Norway*, Iceland negotiated with India"."""
    preposition = token.head
    if token.dep_ != "pobj" or token.ent_type_ != "GPE" or not preposition.i:
        return False
    before = preposition.doc[preposition.i - 1]
    return preposition.lower_ == "with" and before.lower_ in {"along", "together", "alongside"}


def _hung_on_time(preposition: "Token") -> Iterator[tuple[str, "Token"]]:
    """With whom, in "has haggled for weeks *with Peru*", which a parser hangs on the weeks."""
    times = (c for c in preposition.children if c.dep_ == "pobj" and c.ent_type_ in TIMES)
    for child in (below for time in times for below in time.children):
        if child.dep_ == "prep" and child.lower_ in {"with", "between"}:
            yield from _governed(child, child.lower_, 0)


def behind_inserted(noun: "Token") -> Iterator[tuple[str, "Token"]]:
    """The "to" of "brought two men, captured in Kursk by soldiers, to Seoul", which a parser hung on the participle."""
    for participle in (c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN"):
        if noun.doc[max(participle.left_edge.i - 1, 0)].text != ",":
            continue
        closing = next((c for c in participle.children if c.text == "," and c.i > participle.i), None)
        for child in participle.children if closing is not None else ():
            if child.dep_ == "prep" and closing is not None and child.i > closing.i:
                yield from _governed(child, child.lower_, 0)


def _addressed(governed: "Token", name: str) -> "Token":
    """What a preposition governs; in "appealed to Chad to stop" Chad, although the parser hangs it on "stop"."""
    subject = governed.child("nsubj")
    is_swallowed = governed.dep_ == "pcomp" and name in {"to", "on", "upon"} and has_to(governed)
    return subject if is_swallowed and subject is not None else governed


def _governed(preposition: "Token", name: str, depth: int) -> Iterator[tuple[str, "Token"]]:
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"} or (name == "worth" and child.dep_ == "npadvmod"):
            yield name, _addressed(child, name)
        elif child.dep_ in {"prep", "conj"} and child.pos_ in {"ADP", "SCONJ", "PART"} and depth < MAX_DEPTH:
            # "out of a fund", "back to Jamaica", "to Angola, to Mongolia and to Ukraine"
            yield from _governed(child, child.lower_, depth + 1)
