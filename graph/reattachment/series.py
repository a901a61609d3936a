"""Joins those of whom the same is told, each with a time or a deed of his own behind him.

"Sued Chile in May and *Bolivia* in June", "called on Chile to pay and on *Bolivia* to wait": a parser hangs the second
on the date, or its preposition on a verb.
"""

from collections.abc import Iterator

from graph.frames import syntax_words
from graph.labels import ACTORS, OBJECTS, TIMES, UNDERGOERS, VERB_OBJECTS
from graph.reattachment.phrases import first_of
from graph.tokens import Token

_STATES = frozenset({"GPE", "NORP", "ORG"})
_SO_MUCH = frozenset({"half", "twice", "as"})  # before "as much"
_ALONG = frozenset({"along", "alongside", "like"})
_WAYS = frozenset({"to", "into"})
_NONE = frozenset({"none", "nothing"})
_BETWEEN = frozenset({",", "and", "but"})
_OF_SERIES = frozenset({"npadvmod", "appos", "conj", "nummod"})  # how it hangs a number that it finds no noun for
_LINKS = frozenset({"prep", "agent", "dative"})


def join_series(token: Token) -> None:
    """Hangs a name, or that behind a preposition, on the one before it that stands in the same place."""
    if (token.pos_ == "NUM" or token.lower_ in _NONE) and (verb := _sent_elsewhere(token)) is not None:
        token.nbor().hang_on(token)
        token.hang_on(verb)
        token.dep_ = "conj"
    elif token.dep_ in {"conj", "dobj"} and (way := _way_of_second(token)) is not None:
        way.hang_on(token)
        token.dep_ = "conj"
    elif token.dep_ == "conj":
        _join_objects(token)
    elif token.dep_ in {"nsubj", "npadvmod"} and token.ent_type_ in ACTORS:
        _join_subjects(token)
    elif token.lower_ in _ALONG and (pair := _beside(token)) is not None:
        pair[1].hang_on(pair[0])
        pair[1].dep_ = "conj"


def _sent_elsewhere(number: Token) -> Token | None:
    """The verb of "sent 12 men to Chad, *nine to Mali* and three to Togo", left out before each further way."""
    to = number.nbor() if number.i + 1 < number.sent.end else number
    before = number.nbor(-1) if number.i > number.sent.start else number
    is_object = number.dep_ == "dobj" and number.lower_ in _NONE  # "sent 40 to Chad, *none* to Togo"
    is_own = to.head is number and before.lower_ in _BETWEEN and (is_object or number.dep_ in _OF_SERIES)
    is_behind_date = number.dep_ == "nummod" and number.head is before and before.ent_type_ in TIMES
    if to.lower_ not in _WAYS or not (is_own or is_behind_date):  # "and in June *nine* to Togo"
        return None
    verb = number.head
    while verb.pos_ != "VERB" and verb.head is not verb:
        verb = verb.head
    links = [child for child in verb.children if child.dep_ in {"prep", "dative"} and child.i < number.i]
    counted = [child for child in verb.children if child.dep_ in UNDERGOERS and child.i < number.i]
    is_counted = any(word.pos_ == "NUM" for noun in counted for word in (noun, *noun.children))
    return verb if is_counted and any(link.lower_ == to.lower_ for link in links) else None


def _way_of_second(people: Token) -> Token | None:
    """The second "to" of "sent 12 men *to* Chad and *two women to* Mali", which a parser hangs on the verb as well."""
    verb, start = people.head, first_of(people)
    words = people.doc.tokens
    if verb.pos_ != "VERB" or start.i == people.sent.start or words[start.i - 1].lower_ not in _BETWEEN:
        return None
    first = next((c for c in verb.children if c.dep_ in UNDERGOERS and c.i < start.i), None)
    links = [c for c in verb.children if c.lower_ in _WAYS and c.dep_ in _LINKS and any(c.children)]
    last = people
    while last.children and last.children[-1].i > last.i:
        last = last.children[-1]
    way = next((link for link in links if link.i == last.i + 1), None)
    is_second = first is not None and any(first.i < link.i < start.i for link in links)
    return way if is_second else None


def keep_with_none(none: Token) -> None:
    """ "Paid $5 million to Chad and *nothing to Togo*": where nothing went is no place of what did."""
    if none.dep_ != "conj" or none.lower_ not in _NONE:
        return
    to = none.nbor() if none.i + 1 < none.sent.end else none
    if to.lower_ in _WAYS and to.head is none.head:
        to.hang_on(none)


def join_asked(name: Token) -> None:
    """ "Asked Chad for troops and *Mali* for money": who is asked for something else, and is none of what was."""
    thing = name.head
    link = thing.head
    verb = link.head
    behind = name.nbor() if name.i + 1 < name.sent.end else name
    is_listed = name.dep_ == "conj" and name.ent_type_ == "GPE" and thing.dep_ == "pobj" and thing.pos_ != "PROPN"
    is_asked = is_listed and link.lower_ == "for" and verb.lemma_ in syntax_words().asking_others
    asked = next((child for child in verb.children if child.dep_ == "dobj" and child.i < link.i), None)
    if not is_asked or asked is None or asked.ent_type_ != "GPE" or behind.lower_ not in {"for", "to"}:
        return
    for child in thing.children:
        if child.dep_ == "cc":
            child.hang_on(asked)
    name.hang_on(asked)


def join_told(name: Token) -> None:
    """ "Ordered Chad to pay $5 million and *Mali* $3 million": who is told to do as much of the same."""
    if name.dep_ != "conj" or name.ent_type_ != "GPE" or name.i + 1 >= name.sent.end:
        return
    act = name.head
    while act.dep_ in {"conj", "appos", "dobj", "dative"} and act.pos_ != "VERB":
        act = act.head
    verb = act.head if act.dep_ == "xcomp" else act
    told = [child for child in verb.children if child.dep_ in VERB_OBJECTS and child.ent_type_ == "GPE"]
    acts = [child for child in verb.children if child.dep_ == "xcomp" and child.i < name.i]
    if len(told) != 1 or len(acts) != 1 or not told[0].i < acts[0].i or not _is_number_next(name):
        return
    done_to = (child for child in acts[0].children if child.dep_ in VERB_OBJECTS)
    if verb.lemma_ not in syntax_words().commanding or any(child.ent_type_ in _STATES for child in done_to):
        return  # "ordered Chad to pay Togo $5 million and Mali $3 million"
    for child in name.head.children:
        if child.dep_ == "cc" and child.i < name.i:
            child.hang_on(told[0])
    name.hang_on(told[0])


def _is_number_next(name: Token) -> bool:
    behind = name.nbor()
    return behind.like_num or behind.tag_ == "$" or behind.lower_ in _SO_MUCH


def _join_objects(token: Token) -> None:
    first, second = _objects(token)
    if first is None or second is None or second.is_ancestor(first):
        return
    cc = next((child for child in token.head.children if child.dep_ == "cc" and first.i < child.i < token.i), None)
    if cc is not None:
        cc.hang_on(first)
    for child in token.children if first.head is token.head and token.pos_ != "ADP" else ():
        if child.dep_ == "prep":
            child.hang_on(token.head)  # "asked Peru, and later Bolivia, *for* gas"
    second.hang_on(first)
    second.dep_ = "conj"


def _objects(token: Token) -> tuple[Token | None, Token | None]:
    """The two to whom the same is done, of which a word is the second, or governs it."""
    if token.pos_ == "ADP":
        second = next((child for child in token.children if child.dep_ == "pobj" and child.ent_type_ in ACTORS), None)
        return (_behind_same_word(token) if second is not None else None, second)
    if token.ent_type_ in ACTORS and token.head.ent_type_ in TIMES:
        is_joined = any(child.dep_ == "cc" and child.i < token.i for child in token.head.children)
        return _object_before(token.head) if is_joined else None, token  # "in May, Bolivia in June" may be another's
    if token.ent_type_ in ACTORS and token.head.pos_ == "VERB":
        return _object_before_and(token), token
    return None, None


def _join_subjects(first: Token) -> None:
    """ "*Chile* and, on Monday, *Bolivia* asked", "First *Chile* and then *Bolivia* asked": both did."""
    verb = first.head
    cc = next((child for child in (*first.children, *verb.children) if _is_and_behind(child, first)), None)
    others = [child for child in verb.children if child.dep_ == "nsubj" and first.i < child.i < verb.i]
    if cc is None or len(others) != 1 or others[0].ent_type_ not in ACTORS or others[0].i < cc.i:
        return
    cc.hang_on(first)
    others[0].hang_on(first)
    first.dep_, others[0].dep_ = "nsubj", "conj"


def _beside(along: Token) -> tuple[Token, Token] | None:
    """ "*Chile*, along with *Bolivia*, has asked", "Chile, like Bolivia, has asked": both did."""
    place, tokens = along.i, along.doc.tokens
    if place - along.sent.start < len(("Chile", ",")) or place + 2 >= along.sent.end or tokens[place - 1].text != ",":
        return None
    first, second = tokens[place - 2], tokens[place + (2 if tokens[place + 1].lower_ == "with" else 1)]
    is_aside = second.i + 1 < along.sent.end and tokens[second.i + 1].text == ","
    are_named = {first.ent_type_, second.ent_type_} <= ACTORS and second.dep_ == "pobj" and first.dep_ == "nsubj"
    return (first, second) if is_aside and are_named and first.head.i > second.i else None


def _is_and_behind(word: Token, name: Token) -> bool:
    return word.dep_ == "cc" and word.lower_ == "and" and word.i == name.i + 1


def _object_before_and(second: Token) -> Token | None:
    """Peru, of "asked *Peru*, and later Bolivia, for gas"."""
    objects = [child for child in second.head.children if child.dep_ in OBJECTS and child.i < second.i]
    cc = next((child for child in second.head.children if child.dep_ == "cc" and child.i < second.i), second)
    behind = objects[-1].doc.tokens[objects[-1].i + 1] if objects else second
    is_next = behind is cc or (behind.text == "," and behind.i + 1 == cc.i)
    is_next = is_next or _is_time_between(objects, cc, second)
    return objects[-1] if objects and is_next and objects[-1].ent_type_ in ACTORS else None


def _is_time_between(objects: list[Token], cc: Token, second: Token) -> bool:
    """ "Asked Peru *in the spring of 2024* and Bolivia *a few months later*": a time of its own behind each of two."""
    if not objects or cc is second or cc.i != second.i - 1 or second.i + 1 >= second.sent.end:
        return False
    first = objects[-1]
    between = first.doc[first.i + 2 : cc.i]
    are_times = len(between) > 0 and first.nbor().pos_ == "ADP" and all(word.ent_type_ in TIMES for word in between)
    return are_times and second.nbor().ent_type_ in TIMES


def _behind_same_word(preposition: Token) -> Token | None:
    """Chile, of "called on *Chile* to pay and *on* Bolivia to wait": what the same word governs before."""
    before = [word for word in _clause(preposition) if word.lower_ == preposition.lower_ and word.dep_ in _LINKS]
    named = [child for word in before[-1:] for child in word.children if child.dep_ == "pobj"]
    return named[0] if named and named[0].ent_type_ in ACTORS else None


def _object_before(date: Token) -> Token | None:
    """Chile, of "sued *Chile* in May": the name that is an object right before a date and its preposition."""
    opening = date.head if date.dep_ == "pobj" else date
    before = opening.nbor(-1)
    is_named = before.ent_type_ in ACTORS and before.dep_ in OBJECTS and before.i < opening.i
    return before if is_named else None


def _clause(word: Token) -> Iterator[Token]:
    """The words of a sentence before a word."""
    yield from word.doc.tokens[word.sent.start : word.i]
