"""Which state a phrase names a place of: "Mombasa", "the camp on Manus Island", "Nacala, Mozambique", "Oslo's airport".

The names are the gazetteer's. A place is where something is done; that it stands for no government is why this is asked
only for the roles that a frame marks with `place`.
"""

from itertools import takewhile
from typing import TYPE_CHECKING

from graph.extraction.actors.parts import part_named
from graph.extraction.actors.phrases import name_ending_at
from graph.extraction.actors.reading import Reading, Referent
from graph.frames import syntax_words
from graph.gazetteer import NAMES_OF_STATES, Sense
from graph.language import mention_of

if TYPE_CHECKING:
    from graph.tokens import Span, Token

# The last functions of paths at whose end a place may stand.
WAYS = frozenset({"object", "in", "at", "on", "to", "into", "for", "from", "where", "whither", "whence"})
_SENTENCES_OF_A_BRIEF = 3  # which has no room to name the state that a place is in
_BETWEEN_STATES = frozenset({"border"})  # by which a place may be on either side
_WORDS_ON_A_PLACE = 9  # behind its name
_BESIDE = frozenset({"appos", "npadvmod"})
_BEFORE = frozenset({"compound", "nmod", "poss"})


def find_place(reading: Reading, token: "Token") -> Referent | None:
    """The government of the state that the place of a phrase is in, or None if the phrase names no place known."""
    is_base = token.lemma_.lower() in syntax_words().bases
    if token.pos_ == "NOUN" and _is_placed_behind(token) and not is_base:
        return None  # "the Talha centre in Kuwait": a town of that name elsewhere is not meant
    name = _name_before(token) if token.pos_ == "NOUN" else name_ending_at(token)
    code = _state_beside(reading, token) or (_state_of_name(reading, name) if name is not None else None)
    code = code or _state_of_ground(reading, token) or _state_of_part(reading, token)
    code = code or _state_of_airport(reading, token) or _state_of_whole(reading, token)
    if code is None:
        return None
    words = token.doc[token.i : token.i + 1] if name is None else name
    return Referent(reading.government(code), mention_of(words), f"the state that {words.text} is in", token)


def is_elsewhere(reading: Reading, place: Referent) -> bool:
    """Whether a place where people are is most likely another one so called: of its state the article never speaks."""
    is_long = len(reading.sentences) > _SENTENCES_OF_A_BRIEF
    return is_long and all(mention.code != place.entity.country for mention in reading.states)


def _is_placed_behind(noun: "Token") -> bool:
    """Whether right behind a noun stands where it is: "the Talha centre in Kuwait"."""
    behind = noun.doc[noun.i + 1 : noun.i + 3]
    is_name = len(behind) == 2 and behind[1].pos_ == "PROPN" and behind[1].ent_type_ != "DATE"
    return is_name and behind[0].lower_ in syntax_words().locative


def _state_beside(reading: Reading, token: "Token") -> str | None:
    """The state behind the comma: "Nacala, Mozambique"."""
    if token.pos_ != "PROPN" or token.i + 1 == len(token.doc) or token.doc[token.i + 1].text != ",":
        return None
    beside = (child for child in token.children if child.dep_ in _BESIDE and child.i <= token.i + 4)
    named = next((code for child in beside if (code := _state_named(reading, child))), None)
    return named or _state_told(reading, token)


def _state_told(reading: Reading, name: "Token") -> str | None:
    """ "San Bernardino, an hour from the *Paraguayan* capital": where the words behind the comma say that it is."""
    nouns = syntax_words().parts_of_states - _BETWEEN_STATES
    for word in takewhile(lambda word: not word.is_punct, name.doc[name.i + 2 : name.i + 2 + _WORDS_ON_A_PLACE]):
        if word.lemma_.lower() in nouns and word.pos_ == "NOUN":
            matches = (reading.match(child) for child in word.children if child.i < word.i)
            codes = {m.entry.country for m in matches if m is not None and m.sense in NAMES_OF_STATES | {Sense.DEMONYM}}
            return codes.pop() if len(codes) == 1 else None
    return None


def _state_of_name(reading: Reading, name: "Span") -> str | None:
    if len(name) == 1 and name[0].dep_ == "poss" and (code := _state_named(reading, name[0])) is not None:
        return code
    if len(name) == 1 and name[0].dep_ == "compound" and (code := _state_of_capital(reading, name[0])) is not None:
        return code
    if any(reading.match(token) is not None for token in name):
        return None
    found = reading.gazetteer.place(_with_hyphens(name).text) or reading.gazetteer.place(name.text)
    return found or _state_of_prison(reading, name)


def _with_hyphens(name: "Span") -> "Span":
    """ "Flown to *Port-de-Paix*": a name with what hyphens join to it."""
    doc, start = name.doc, name.start
    while start > name.root.sent.start + 1 and doc[start - 1].text == "-" and not doc[start - 2].whitespace_:
        start -= 2
    return doc[start : name.end]


def _state_of_prison(reading: Reading, name: "Span") -> str | None:
    """The state of a prison that is called by more or by less than its name: "Luzira Central Prison", "Dodds jail"."""
    prisons = reading.frames.classes["prison"]
    prisons_and_sorts = prisons | reading.frames.classes["sort_of_prison"]
    words = [token.text for token in name]
    while len(words) > 1 and words[-1].lower() in prisons_and_sorts:
        words.pop()
    noun = name[-1].head
    is_of_prison = name[-1].dep_ in _BEFORE and noun.pos_ == "NOUN" and noun.lemma_.lower() in prisons
    short = reading.gazetteer.place(" ".join(words)) if len(words) < len(name) else None
    return short or (reading.gazetteer.place(f"{name.text} prison") if is_of_prison else None)


def _state_of_capital(reading: Reading, token: "Token") -> str | None:
    """The state whose capital a place is called by: "at Accra airport"."""
    match = reading.match(token)
    return _state_named(reading, token) if match is not None and match.sense is Sense.METONYM else None


def _state_of_ground(reading: Reading, token: "Token") -> str | None:
    """ "From *Dutch* prisons", "from *Libyan* soil"; not "a Somali refugee camp", which is one for Somalis."""
    classes = reading.frames.classes
    grounds = classes["prison"] | classes["ground"] | syntax_words().bases
    if token.pos_ != "NOUN" or token.lemma_.lower() not in grounds:
        return None
    before = [child for child in token.children if child.dep_ in {"amod", "compound"}]
    matches = [match for child in before if (match := reading.match(child)) is not None]
    is_for_people = any(reading.is_noun(child, "people") for child in before)
    states = [match.entry.country for match in matches if match.sense is Sense.DEMONYM]
    return states[0] if len(states) == len(matches) == 1 and not is_for_people else None


def _state_of_part(reading: Reading, token: "Token") -> str | None:
    """ "Flown to the city of *Goma*", "to the northern port of *Mombasa*": what a town or a region is called."""
    if token.lemma_.lower() not in syntax_words().parts_of_states:
        return None
    names = [name for of in token.children if of.lower_ == "of" for name in of.children if name.pos_ == "PROPN"]
    if len(names) != 1 or (span := name_ending_at(names[0])) is None:
        return None
    return _state_of_name(reading, span) or _state_of_capital(reading, names[0]) or _state_named(reading, names[0])


def _state_of_whole(reading: Reading, token: "Token") -> str | None:
    """ "To the *Indian* state of Kerala", "in *Somalia's* Jubaland state": the state that a part of it is told with."""
    if part_named(reading, token) is None:
        return None
    matches = (reading.match(child) for child in token.children if child.i < token.i)
    states = (m.entry.country for m in matches if m is not None and m.sense in NAMES_OF_STATES | {Sense.DEMONYM})
    return next(states, None)


def _state_of_airport(reading: Reading, token: "Token") -> str | None:
    """The state of one that is called after somebody: "at Piarco airport"."""
    is_one = token.lower_ == "airport" and token.i > token.sent.start
    name = name_ending_at(token.nbor(-1)) if is_one else None
    return reading.gazetteer.place(f"{name.text} {token.text}") if name is not None else None


def _state_named(reading: Reading, token: "Token") -> str | None:
    match = reading.match(token)
    return match.entry.country if match is not None and match.sense in NAMES_OF_STATES and not match.ambiguous else None


def _name_before(token: "Token") -> "Span | None":
    """The name of the place that a noun is called by, or is in: "the Bagram prison", "Oslo's airport"."""
    last = next((child for child in token.children if child.dep_ in _BEFORE and child.text[:1].isupper()), None)
    return name_ending_at(last) if last is not None else None
