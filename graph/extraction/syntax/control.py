"""Who does what an infinitive says behind words that ask somebody: "leaned on Peru to pay", "a call on Peru to pay".

Which words ask is data, `ontology/lexicon/syntax.yaml`.
What verbs leave to a plain object ("asked Peru to pay") is for `graph.extraction.subjects`.
"""

from typing import TYPE_CHECKING

from graph.extraction.syntax.basics import clause_verb, has_to
from graph.extraction.syntax.coordination import conjuncts
from graph.extraction.syntax.objects import prepositional
from graph.extraction.syntax.voice import is_passive
from graph.frames import syntax_words
from graph.labels import TIMES, UNDERGOERS, VERB_OBJECTS

if TYPE_CHECKING:
    from graph.tokens import Token

_TO_WHOM = frozenset({"on", "upon", "to", "with", "for"})
_REQUEST_TO = frozenset({"on", "upon", "to", "with"})
_ASKING_A_PRICE = frozenset({"ask", "demand", "expect", "request", "seek", "want"})
_OPENING = frozenset("“\"‘'")
_LONGEST_OPENING = 2  # words of a quotation before its imperative: "“Now go home”"


def asked_to(infinitive: "Token") -> list["Token"]:
    """Whom the words before an infinitive ask to do so; nobody if they ask nobody, or if he asks who speaks."""
    words = syntax_words()
    if not has_to(infinitive) or infinitive.lemma_ in words.asking or is_passive(infinitive):
        return []
    above = infinitive.head
    if infinitive.dep_ not in {"acl", "advcl", "xcomp"} or above.i > infinitive.i:
        return []
    if above.lemma_ in words.addressing and above.pos_ == "VERB":
        found = _governed(above, _TO_WHOM, infinitive)
    else:
        request = above if _is_request(above) else _request_of(above, infinitive)
        found = [] if request is None else _asked_by(request, infinitive)
    return [t for token in found[-1:] for t in conjuncts(token)]


def is_price(gerund: "Token") -> bool:
    """ "Demanded $4m from Chad for *taking* 12 men": what whoever asks for a sum would do for it, or does."""
    link = gerund.head
    if gerund.dep_ != "pcomp" or link.lower_ != "for" or gerund.lemma_ not in syntax_words().done_by_sounded:
        return False
    verb = clause_verb(link)
    is_asking = verb.lemma_ in _ASKING_A_PRICE and not is_passive(verb)
    return is_asking and any(word.ent_type_ == "MONEY" for word in verb.doc[verb.i : gerund.i])


def is_imperative(verb: "Token") -> bool:
    """ "“*Free* our men,” she told the ambassador": what is quoted from its verb on, which has no subject."""
    first = verb.left_edge
    opens = first.i == first.sent.start or verb.doc[first.i - 1].text in _OPENING
    return (
        verb.tag_ in {"VB", "VBP"}
        and verb.i - first.i <= _LONGEST_OPENING
        and (opens or first.text in _OPENING)
        and all(child.dep_ not in {"nsubj", "nsubjpass", "aux", "mark"} for child in verb.children)
    )


def told(imperative: "Token") -> list["Token"]:
    """Whom the verb behind an imperative says it to, if anybody: "“Free our men,” Kenya told *Uganda*"."""
    teller = imperative.head
    to = [token for name, token in prepositional(teller) if name == "to"]
    found = [child for child in teller.children if child.dep_ in VERB_OBJECTS and child.pos_ != "ADP"] + to
    return [t for token in found[:1] for t in conjuncts(token)]


def _request_of(verb: "Token", infinitive: "Token") -> "Token | None":
    """The request that a verb puts to somebody: "put *pressure* on Peru to", "put it under *pressure* to".

    Or with which one ends what one did: "ended the talks with a *call* on Peru to".
    """
    objects = [child for child in verb.children if child.dep_ in UNDERGOERS and child.i < infinitive.i]
    beside = [noun for name, noun in prepositional(verb) if name in {"under", "with"} and noun.i < infinitive.i]
    return next((noun for noun in (*objects, *beside) if _is_request(noun)), None)


def _asked_by(request: "Token", infinitive: "Token") -> list["Token"]:
    """Whom a request asks: "a call *on Peru* to", "sent *Peru* a request to", "put *Peru* under pressure to"."""
    found = _governed(request, _REQUEST_TO, infinitive)
    verb = clause_verb(request)
    if found or verb == request:
        return found
    if request.dep_ == "pobj":
        return [child for child in verb.children if child.dep_ == "dobj" and request.head.lower_ == "under"]
    if request.dep_ not in UNDERGOERS:
        return []
    datives = [child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"]
    return datives or _governed(verb, _REQUEST_TO, infinitive)


def _is_request(noun: "Token") -> bool:
    return noun.lemma_.lower() in syntax_words().requests


def _governed(word: "Token", names: frozenset[str], infinitive: "Token") -> list["Token"]:
    """What prepositions of a word govern before an infinitive that is no day: "called on Monday to"."""
    governed = (token for name, token in prepositional(word) if name in names and word.i < token.i < infinitive.i)
    return [token for token in governed if token.ent_type_ not in TIMES]
