"""Hangs people who are counted on the verb that is done to them, or on those whom they are named beside.

"A couple *and their two children*", "five men, *among them two journalists*", "a man aged 45 *over to Chad*": what a
parser gives to the verb, to a number or to what is told of them.
"""

from graph.frames import syntax_words
from graph.labels import ADNOMINAL_CLAUSES, ATTRIBUTES, NOMINAL, PAST_FORMS, TIMES, UNDERGOERS, VERB_OBJECTS
from graph.reattachment.phrases import SUBJECTS, first_of
from graph.tokens import Token

_AMONG = frozenset({"among", "including"})
_COUNTING = frozenset({"nummod", "det", "poss"})
_PARTS = frozenset({"most", "some", "many", "half", "all", "several"})
_PARTICLES = frozenset({"over", "back"})


def reattach_counted(token: Token) -> None:
    """Hangs a word of a phrase of people where it belongs."""
    if (whole := _object_before(token)) is not None:
        token.hang_on(whole)
        token.dep_ = "appos"
    else:
        _reattach_people(token)


def _reattach_people(token: Token) -> None:
    if token.dep_ in {"conj", "dobj"} and _may_be_people(token) and token.head.pos_ == "VERB":
        _reattach_conjunct(token)
    elif token.dep_ == "appos" and _is_next_of_list(token):
        token.dep_ = "conj"
    elif token.dep_ == "pobj" and token.tag_ == "NNS":
        _reattach_governed(token)
    elif token.dep_ in SUBJECTS:
        _reattach_subject(token)
    elif token.tag_ == "CD" and token.dep_ == "nummod":
        _reattach_number(token)
    elif token.lower_ in _PARTICLES and (verb := _giving_up(token)) is not None:
        _read_as_particle(token, verb)
    elif token.dep_ == "prep":
        _reattach_way(token)
    elif token.dep_ in ATTRIBUTES and _is_one_native(token):
        _read_as_first_of_list(token)
    elif token.dep_ == "npadvmod":
        _reattach_beside(token)


def _may_be_people(token: Token) -> bool:
    return token.pos_ == "NOUN" or token.ent_type_ == "NORP"


def _reattach_way(preposition: Token) -> None:
    """Hangs whither people are sent on the verb, and where each of a list is from on them."""
    if preposition.lower_ == "from" and (people := _people_of_list(preposition)) is not None:
        _read_as_homes(preposition, people)
    elif (above := _above_those_told_of(preposition) or _above_natives(preposition)) is not None:
        preposition.hang_on(above)


def _reattach_subject(token: Token) -> None:
    if token.lower_ in _PARTS and (whole := _subject_before(token)) is not None:
        token.hang_on(whole)
        token.dep_ = "appos"
    elif token.lemma_ in syntax_words().spans and (people := _so_many(token)) is not None:
        people.hang_on(token.head)
        people.dep_ = token.dep_
        token.hang_on(people)
        token.dep_ = "npadvmod"
    elif token.tag_ == "CD":
        _reattach_number(token)


def _so_many(span: Token) -> Token | None:
    """ "Under the deal *120 people* a year will be sent": who are so many each year, whom a parser gives to "under"."""
    if span.i < span.sent.start + 2:
        return None
    article, people = span.nbor(-1), span.nbor(-2)
    is_each = article.lower_ == "a" and article.head is span
    return people if is_each and people.tag_ == "NNS" and people.dep_ == "pobj" and _is_counted(people) else None


def _reattach_number(number: Token) -> None:
    if number.dep_ == "nummod" and number.head.dep_ in {"nmod", "compound"} and number.head.i < number.i:
        number.hang_on(number.head.head)  # "a record 1,200 migrants"
    elif number.dep_ == "nummod" and _is_one_of_peoples(number.head):
        number.hang_on(number.head.head)
    elif (verb := _sent_there(number)) is not None:
        number.hang_on(verb)
        number.dep_ = "dobj"


def _is_one_of_peoples(native: Token) -> bool:
    """ "Eight *Dutch*, French and Czech workers": whether a word for a people describes those who are counted."""
    return native.ent_type_ == "NORP" and native.dep_ in ATTRIBUTES and native.head.tag_ == "NNS"


def _sent_there(number: Token) -> Token | None:
    """ "*Deported* to Niger *two* of the men", "*one* of the men wanted there": what is done to some behind a place."""
    place = number.nbor(-1) if number.i > number.sent.start else number
    preposition, verb = place.head, place.head.head
    of_whom = any(child.lower_ == "of" and child.i == number.i + 1 for child in number.children)
    is_place = place.ent_type_ == "GPE" and place.dep_ == "pobj" and preposition.dep_ in {"prep", "dative"}
    if not of_whom or not is_place or verb.pos_ != "VERB" or verb.has("dobj"):
        return None
    is_of_place = number.head is place
    is_of_participle = number.head.tag_ in PAST_FORMS and number.head.head is verb and number.head.dep_ == "advcl"
    return verb if is_of_place or is_of_participle else None


def _reattach_governed(people: Token) -> None:
    """Hangs people on the verb that is done to them, where a parser hangs them on a preposition."""
    if (first := _about_how_many(people)) is not None:
        _read_as_object(people, first)
    elif (day := _day_before(people)) is not None:
        _part_from_day(people, day)


def _reattach_beside(people: Token) -> None:
    """Hangs people whom a parser takes for a time on those before a comma."""
    if (first := _first_of_list(people)) is not None:
        people.hang_on(first)
        people.dep_ = "conj"
    elif (described := _who_are_natives(people)) is not None:
        people.hang_on(described)
        people.dep_ = "appos"


def _reattach_conjunct(noun: Token) -> None:
    """ "Deported *a couple and* their two *children*", "*five men*, among them two *journalists*": beside people."""
    start = first_of(noun)
    among = next((child for child in noun.children if child.lower_ in _AMONG and child.i < noun.i), None)
    before = start.nbor(-1) if start.i > noun.sent.start else noun
    people = next((c for c in noun.head.children if c.dep_ in UNDERGOERS and c.i < noun.i), None)
    if people is None or people.pos_ not in NOMINAL:
        return
    if among is not None and before.text == ",":
        noun.hang_on(people)
        noun.dep_ = "appos"
    elif (
        noun.dep_ == "conj"
        and before.lower_ == "and"
        and before.i > people.i
        and before.nbor(-1) is people
        and noun.has_any(_COUNTING)
    ):
        noun.hang_on(people)


def _is_next_of_list(noun: Token) -> bool:
    """ "Two men, *a woman* and three children": three kinds of people, and no description of the men."""
    first, kinds = noun.head, syntax_words().kinds_of_people
    is_listed = noun.has("conj") and noun.i > first.i
    return is_listed and first.lemma_.lower() in kinds and noun.lemma_.lower() in kinds


def _day_before(people: Token) -> Token | None:
    """ "Released on *Monday* 11 sailors": a day of the week right behind "on", which no number of people counts."""
    on = people.head
    if on.lower_ != "on" or on.head.pos_ != "VERB" or on.i + 2 >= people.i + 1:
        return None
    day, number = on.nbor(), on.nbor(2)
    is_day = day.head is people and day.ent_type_ == "DATE" and day.lower_.endswith("day")
    return day if is_day and number.tag_ == "CD" and number.head is people else None


def _part_from_day(people: Token, day: Token) -> None:
    on, verb = people.head, people.head.head
    day.hang_on(on)
    people.hang_on(verb)
    day.dep_, people.dep_ = "pobj", "dobj"


def _about_how_many(people: Token) -> Token | None:
    """ "Arrested *close* to 300 migrants", "*between* 20 and 30 migrants": what opens a number, right behind a verb."""
    preposition = people.head
    opening = preposition.head if preposition.lower_ == "to" and preposition.head.lower_ == "close" else preposition
    is_opening = opening.lower_ in {"close", "between"} and opening.dep_ in {"prep", "advmod"}
    if not is_opening or opening.head.pos_ != "VERB" or opening.i != opening.head.i + 1:
        return None
    numbers = [child for child in people.children if child.dep_ == "nummod"]
    is_range = any(below.dep_ == "conj" for number in numbers for below in number.children)
    is_number = bool(numbers) and people.ent_type_ != "MONEY" and (is_range or opening.lower_ == "close")
    has_object = any(child.dep_ in {"dobj", *SUBJECTS} and child.i > opening.i for child in opening.head.children)
    return opening if is_number and not has_object else None


def _read_as_object(people: Token, opening: Token) -> None:
    verb, preposition = opening.head, people.head
    number = next(child for child in people.children if child.dep_ == "nummod")
    people.hang_on(verb)
    people.dep_ = "dobj"
    for word in {opening, preposition}:
        word.hang_on(number)
        word.dep_ = "quantmod"


def _object_before(part: Token) -> Token | None:
    """ "Took in *ten men*, none of them ill": a verb does something to all of them, whatever is told of some."""
    is_part = part.dep_ == "dobj" and part.lower_ in {*_PARTS, "none"} and part.i > part.sent.start
    if not is_part or part.nbor(-1).text != "," or part.nbor(2).lower_ != "them":
        return None
    return next((c for c in part.head.children if c.dep_ in VERB_OBJECTS and c.i < part.i), None)


def _subject_before(part: Token) -> Token | None:
    """ "*30 migrants*, most of them women, were deported": a verb has one subject."""
    of_them = (inner.lower_ for child in part.children if child.lower_ == "of" for inner in child.children)
    before = [
        child for child in part.head.children if child.dep_ == part.dep_ and child.i < part.i and _is_counted(child)
    ]
    return before[-1] if before and "them" in of_them else None


def _is_counted(people: Token) -> bool:
    return people.has("nummod")


def _giving_up(particle: Token) -> Token | None:
    """ "*Handed* a man aged 45 *over* to Chad": the verb of a particle before "to", on whatever it hangs."""
    behind = particle.nbor() if particle.i + 1 < particle.sent.end else particle
    giving_up = syntax_words().giving_up
    if behind.lower_ != "to" or behind.pos_ != "ADP" or particle.head.lemma_ in giving_up:
        return None
    verb = next((above for above in particle.ancestors if above.pos_ == "VERB" and above.lemma_ in giving_up), None)
    if verb is None or verb.i > particle.i or behind.is_ancestor(verb):
        return None
    return verb if all(child.dep_ not in {"prt", "dative"} for child in verb.children) else None


def _read_as_particle(particle: Token, verb: Token) -> None:
    particle.nbor().hang_on(verb)
    particle.nbor().dep_ = "prep"
    particle.hang_on(verb)
    particle.dep_ = "prt"


def _above_those_told_of(preposition: Token) -> Token | None:
    """ "*Send* four suspects wanted for murder *to* Chad": whither the verb above leads, and not what they did."""
    told = preposition.head
    place = preposition.child("pobj")
    if told.dep_ not in ADNOMINAL_CLAUSES or place is None or place.ent_type_ != "GPE":
        return None
    words, people = syntax_words(), told.head
    is_way = preposition.lower_ in {"to", "from"} and told.lemma_ in words.told_of_people
    is_object = people.dep_ == "dobj" and people.head.pos_ == "VERB" and people.head.i < people.i
    has_way = any(c.lower_ == preposition.lower_ and c.dep_ == "prep" for c in people.head.children)
    return people.head if is_way and is_object and not has_way else None


def _above_natives(preposition: Token) -> Token | None:
    """ "*Send* two Americans, a Briton and a Dane *to* Chad": no Dane is to somewhere, but is sent there."""
    place = preposition.child("pobj")
    people = preposition.head
    if preposition.lower_ != "to" or people.ent_type_ != "NORP" or place is None or place.ent_type_ != "GPE":
        return None
    while people.head.i < people.i and (people.dep_ in {"appos", "conj"} or _is_of_part(people)):
        people = people.head.head if people.dep_ == "pobj" else people.head
    is_object = people.dep_ in {"dobj", "npadvmod"} and people.head.pos_ == "VERB" and people.head.i < people.i
    has_way = any(child.lower_ == "to" and child.dep_ == "prep" for child in people.head.children)
    return people.head if is_object and not has_way else None


def _people_of_list(preposition: Token) -> Token | None:
    """ "Deported *25 people from Mali* and 15 from Togo to Niger": whose list goes on with some from elsewhere."""
    item = preposition.nbor(-1) if preposition.i > preposition.sent.start else preposition
    first = _start_of_item(item)
    if first is None or _place_behind(preposition) is None or first.i < preposition.sent.start + 3:
        return None
    before, place = first.nbor(-1), first.nbor(-2)
    is_listed = (before.dep_ == "cc" or before.text == ",") and place.dep_ == "pobj" and place.head.lower_ == "from"
    opening = place.head
    if not is_listed or opening.i == opening.sent.start or opening.i + 1 != first_of(place).i:
        return None
    people = opening.nbor(-1)
    if people.dep_ == "conj" and opening.head is people:
        people = people.head  # the third of a list, and the rest
    is_object = people.dep_ == "dobj" and people.head.pos_ == "VERB" and _start_of_item(people) is not None
    return people if is_object and opening.head in {people, people.head, opening.nbor(-1)} else None


def _start_of_item(item: Token) -> Token | None:
    """The first word of a number, or of people with one or an article: "15", "a woman"."""
    if item.pos_ == "NUM" and item.dep_ != "nummod":
        return item
    first = first_of(item)
    is_one = first.lower_ in {"a", "an"} and item.lemma_.lower() in syntax_words().kinds_of_people
    return first if item.pos_ == "NOUN" and (is_one or _is_counted(item)) else None


def _place_behind(preposition: Token) -> Token | None:
    return next((c for c in preposition.children if c.dep_ == "pobj" and c.ent_type_ == "GPE"), None)


def _read_as_homes(preposition: Token, people: Token) -> None:
    """Hangs each "from" on those who are from there, and whither they are taken on the verb."""
    item = preposition.nbor(-1)
    first = _start_of_item(item) or item
    first.nbor(-2).head.hang_on(first.nbor(-2).head.nbor(-1))
    item.hang_on(people)
    item.dep_ = "conj"
    preposition.hang_on(item)
    preposition.dep_ = "prep"
    place = _place_behind(preposition) or preposition
    behind = place.nbor() if place.i + 1 < place.sent.end else place
    if behind.lower_ == "to" and behind.dep_ == "prep" and _place_behind(behind) is not None:
        behind.hang_on(people.head)


def _is_of_part(word: Token) -> bool:
    """Whether a word is of those of whom others are a part: "all but *two* of the *Malians*"."""
    return word.dep_ == "pobj" and word.head.lower_ in {"of", "but", "except"}


def _who_are_natives(natives: Token) -> Token | None:
    """ "*15 people*, most of them *Malians*": what all or most of those are who stand before the comma."""
    part = next((c for c in natives.children if c.dep_ == "nsubj" and c.lower_ in _PARTS), None)
    of_them = part is not None and any(inner.lower_ == "them" for c in part.children for inner in c.children)
    if natives.ent_type_ != "NORP" or part is None or not of_them or part.i < part.sent.start + 2:
        return None
    if part.nbor(-1).text != ",":
        return None
    before = part.nbor(-2)
    return before if before.dep_ == "dobj" and before.head is natives.head else None


def _is_one_native(native: Token) -> bool:
    """ "*A Briton*, two Danes": what a comma parts from the noun behind describes nobody."""
    people = native.head
    article = native.nbor(-1) if native.i > native.sent.start else native
    is_first = native.ent_type_ == "NORP" and native.pos_ == "PROPN" and people.head is not people
    is_counted = any(child.dep_ == "nummod" and child.i > native.i for child in people.children)
    return (
        is_first
        and article.lower_ in {"a", "an"}
        and article.head is people
        and is_counted
        and native.nbor().text == ","
    )


def _read_as_first_of_list(native: Token) -> None:
    people = native.head
    native.nbor(-1).hang_on(native)
    native.dep_ = people.dep_
    native.hang_on(people.head)
    people.hang_on(native)
    people.dep_ = "conj"


def _first_of_list(people: Token) -> Token | None:
    """ "*A doctor*, two *nurses* and a driver": the object before a comma, which a list of people goes on with."""
    start = first_of(people)
    is_listed = people.tag_ == "NNS" and {"nummod", "cc", "conj"} <= {child.dep_ for child in people.children}
    if not is_listed or people.ent_type_ in TIMES or start.i < people.sent.start + 2:
        return None
    before = start.nbor(-2)
    is_object = before.dep_ == "dobj" and before.head is people.head and before.tag_ in {"NN", "NNS"}
    return before if is_object and start.nbor(-1).text == "," else None
