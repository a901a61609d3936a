"""In which state a court sits, by the places that its phrase and its clause name.

Whose a court is that names no place, the text around it says: `courts`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from graph.extraction.actors.owners import explicit_owners
from graph.extraction.actors.phrases import is_definite, objects_of, verb_above
from graph.extraction.actors.reading import Reading, place_of
from graph.extraction.wordlists import WordList, read_wordlist
from graph.frames import syntax_words
from graph.gazetteer import NAMES_OF_STATES, Sense
from graph.labels import COMPLEMENT_CLAUSES, PREMODIFIERS, UNDERGOERS, VERB_OBJECTS

if TYPE_CHECKING:
    from graph.tokens import Span, Token

_LOCATING = frozenset({"in", "at", "of"})  # prepositions between a court and its town or province
SEATING = frozenset({"in", "at"})  # of these, those that only say where it sits
_LEADING_THERE = frozenset({"in", "at", "to", "off", "near", "for", "into", "outside"})  # prepositions of a place
_TO_BE_DONE = frozenset({"VB", "VBG"})  # "who were shipped to Rome" tells of what was done
_TOWARDS = frozenset({"to", "into"})
_OF = frozenset({"of"})
_UPON = frozenset({"on", "upon", "against"})
_SENTENCES_TO_VERDICT = 2  # back from "the sentence" to where it was told of
LOOKBACK_FOR_PLACE = 2  # sentences before the one that says "there"


def is_new(token: "Token") -> bool:
    """Whether a court or a judge is spoken of for the first time: "a judge", "another judge"."""
    return any(child.dep_ == "det" and child.lower_ in {"a", "an", "another"} for child in token.children)


def is_elsewhere(token: "Token") -> bool:
    """Whether a court is told from those named before by where it is: "a court there"."""
    behind = token.doc[token.i + 1 : token.i + 2]
    return behind.text.lower() == "there"


def place_there(reading: Reading, court: "Token") -> "Token | None":
    """What "there" stands for behind a court: "flown to *Tashkent* from Chad. A court there"."""
    if not is_elsewhere(court):
        return None
    sentences = reading.sentences_to(court, LOOKBACK_FOR_PLACE)
    before = [word for sentence in sentences for word in reversed(sentence) if place_of(word) < place_of(court)]
    named = (word for word in before if reading.person_span(word) is None and code_of_place(reading, word) is not None)
    return next((word for word in named if word.dep_ != "pobj" or word.head.lower_ in _LEADING_THERE), None)


def state_of_last_place(reading: Reading, token: "Token") -> str | None:
    """The state that the town or province is in which the paragraph names last: "arrested in Massachusetts"."""
    last = next((name for name in reversed(token.doc.ents) if name.label_ == "GPE" and name.end <= token.i), None)
    match = reading.match(last.root) if last is not None else None
    if last is None or (match is not None and match.sense is not Sense.METONYM):
        return None
    return match.entry.country if match is not None else reading.gazetteer.place(last.text)


def state_of_place(reading: Reading, span: "Span") -> str | None:
    """The state that a court's town or province is in: "Larnaca District Court", "the court at Nampula"."""
    names = [child for child in span.root.children if child.i < span.start and child.dep_ in PREMODIFIERS]
    names += [t for c in span.root.children if c.lower_ in _LOCATING and c.i >= span.end for t in objects_of(c)]
    codes = (_code_of_town(reading, name) for name in names)
    return next((code for code in codes if code is not None), None)


def is_of_unknown_place(reading: Reading, span: "Span") -> bool:
    """Whether a court is called after a town or province that the gazetteer does not know: "a court in Luque"."""
    behind = [t for c in span.root.children if c.lower_ in _LOCATING and c.i >= span.end for t in objects_of(c)]
    return any(name.text[:1].isupper() and name.pos_ == "PROPN" and reading.match(name) is None for name in behind)


def sits_among_arbiters(span: "Span") -> bool:
    """Whether a tribunal is told by nothing but a city where arbiters sit: "a London tribunal", "one in Washington"."""
    return any(name.lower_ in court_seats().of_arbiters for name in _names_of_place(span))


def _names_of_place(span: "Span") -> "list[Token]":
    names = [child for child in span.root.children if child.i < span.start and child.dep_ in PREMODIFIERS - {"poss"}]
    return names + [t for c in span.root.children if c.lower_ in _LOCATING and c.i >= span.end for t in objects_of(c)]


def state_of_clause(reading: Reading, token: "Token") -> str | None:
    """The state where a court sits, as the clause around it says.

    "In Moscow a court fined", "the Court of Cassation in Abu Dhabi", "New York, where a court held", "a court there";
    or the one whose government it gives orders to: "told the Samoan government to".
    """
    if is_elsewhere(token):
        place = place_there(reading, token)
        return code_of_place(reading, place) if place is not None else None
    codes = (code_of_place(reading, name) for name in _places_around(token))
    here = next((code for code in codes if code is not None), None)
    return here or _state_ordered(reading, verb_above(token))


def _places_around(token: "Token") -> Iterator["Token"]:
    """The names of places within a court's phrase, in front of its clause, or before "where"."""
    verb = verb_above(token)
    behind = token.doc[token.i + 1 : token.i + 2]
    if behind.text in SEATING:  # "petitioned the court in Lomé to", where it may hang on the verb
        yield from objects_of(behind[0])
    for preposition in token.children:
        for part in objects_of(preposition) if preposition.dep_ == "prep" else ():
            yield from _seats(part) if part.pos_ == "PROPN" else ()  # "of Cassation in Abu Dhabi"
    if token.dep_ == "nsubj":
        yield from (name for name in _seats(verb) if name.i < token.i)
        if verb.dep_ == "relcl" and verb.has_word("where"):
            yield verb.head
        before = token.doc[max(token.sent.start, token.left_edge.i - 2) : token.left_edge.i]
        if len(before) > 1 and before[1].lower_ == "where" and before[0].pos_ == "PROPN":
            yield before[0]  # "in Kenya where the Supreme Court": whatever the parser hung it on


def _seats(head: "Token") -> Iterator["Token"]:
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in SEATING:
            yield from objects_of(child)


def _state_ordered(reading: Reading, verb: "Token") -> str | None:
    """The state whose government a court speaks to, where the words name it: a court binds its own."""
    spoken_to = [child for child in verb.children if child.dep_ in VERB_OBJECTS]
    clauses = (child for child in verb.children if child.dep_ in COMPLEMENT_CLAUSES)
    spoken_to += [child for clause in clauses for child in clause.children if child.dep_ == "nsubj"]
    for noun in spoken_to:
        match = reading.match(noun)
        if match is not None and match.sense is Sense.GOVERNMENT and (owners := explicit_owners(reading, noun)):
            return owners[0].code
    return None


def state_where_sentenced(reading: Reading, court: "Token") -> str | None:
    """ "Arrested in Oran and sentenced to five years. An appeals court upheld *the sentence*": where that was."""
    verdicts = [child for child in court.head.children if child.dep_ == "dobj" and is_definite(child)]
    classes = reading.frames.classes
    if court.dep_ != "nsubj" or not any(noun.lemma_ in classes["verdict_on_somebody"] for noun in verdicts):
        return None
    index = reading.sentence_index(court)
    for sentence in reversed(reading.sentences[max(index - _SENTENCES_TO_VERDICT, 0) : index]):
        verbs = (word for word in sentence if word.lemma_ in classes["held_there"])
        seats = (seat for verb in verbs for seat in _seats(verb))
        names = (name for seat in seats for name in (seat, *(c for c in seat.children if c.dep_ in PREMODIFIERS)))
        codes = {code for name in names if (code := code_of_place(reading, name)) is not None}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def code_of_place(reading: Reading, name: "Token") -> str | None:
    """The state that a place named is the capital of, or in: "Lima", "Mombasa"."""
    match = reading.match(name)
    if match is not None and match.sense in NAMES_OF_STATES:
        return match.entry.country
    return _code_of_town(reading, name)


def _code_of_town(reading: Reading, name: "Token") -> str | None:
    """The state of a town by the words of its name that end in this one."""
    if not name.text[:1].isupper():
        return None
    first = min((child.i for child in name.children if child.dep_ == "compound"), default=name.i)
    text = name.doc[first : name.i + 1].text
    return reading.gazetteer.place(text) or court_seats().states.get(text)


def states_beyond(reading: Reading, verb: "Token") -> Iterator[str]:
    """States that a court's sentence speaks of and that are not its own.

    Where people would go, as in "stayed the deportation of a man *to Myanmar*" or "quashed an order to send him *to
    Rwanda*"; where those are from who are put out, since no state expels its own; and whom a ban or a duty is on.
    """
    classes = reading.frames.classes
    for deed in verb.subtree:
        lemma = deed.lemma_.lower()
        is_done = deed is not verb and deed.tag_ in _TO_BE_DONE and lemma in classes["sending_away"]
        is_journey = deed.pos_ == "NOUN" and lemma in syntax_words().conveyances
        if is_done or is_journey or lemma in syntax_words().deeds:
            yield from _states_within(reading, _led_to(deed))
        if lemma in classes["expelling"]:
            yield from _states_within(reading, _whom(deed, _OF))
        if lemma in classes["limit"]:
            yield from _states_within(reading, _whom(deed, _UPON))


def _led_to(deed: "Token") -> Iterator["Token"]:
    """What "to" and "into" govern beside a deed or whoever it is done to."""
    below = (child for word in deed.children for child in (word, *word.children, *objects_of(word)))
    ways = {way for word in below for way in (word, *word.children) if way.lower_ in _TOWARDS}
    return (place for way in ways for place in objects_of(way))


def _whom(deed: "Token", links: frozenset[str]) -> Iterator["Token"]:
    """ "The expulsion of three *Malian* women", "to deport the *Tongan*", "a ban on *Ugandan* sugar"."""
    behind = [word for child in deed.children if child.lower_ in links for word in objects_of(child)]
    for word in (*behind, *(child for child in deed.children if child.dep_ in UNDERGOERS)):
        yield from (word, *(child for child in word.children if child.dep_ in PREMODIFIERS))


def _states_within(reading: Reading, words: Iterator["Token"]) -> Iterator[str]:
    matches = (reading.match(word) for word in words)
    yield from (match.entry.country for match in matches if match is not None and match.entry.country is not None)


@cache
def court_seats() -> "_CourtSeats":
    """Where courts and arbiters sit. Raises GazetteerError."""
    return read_wordlist("court_seats.yaml", _CourtSeats)


class _CourtSeats(WordList):
    """The fields of `ontology/court_seats.yaml`."""

    states: Mapping[str, str]
    of_arbiters: frozenset[str]
    courts: Mapping[str, str]
    deciding: frozenset[str]
    turned_to: frozenset[str]
    figurative: frozenset[str]
