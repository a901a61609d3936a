"""What negates a verb: "not" and its like, a subject or an object that is nobody, "nor", a phrase such as "in no mood".

Verbs and nouns that deny what they govern ("failed to", "a refusal to") are for `governors`.
"""

from typing import TYPE_CHECKING

from graph.extraction.contrasts import EXCEPTING, negates_phrase
from graph.extraction.factuality.tense import is_joined
from graph.frames import StatusCues, syntax_words
from graph.labels import AUXILIARIES, NOMINAL_SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.tokens import Token

NO_LONGER = "no longer"  # "may no longer enter" forbids, where "may not enter" may only doubt
AT_LAST = frozenset({"until", "till"})  # behind "not": when something was done after all
_ONCE = frozenset({("aux", "did"), ("auxpass", "was"), ("auxpass", "were")})  # "will not be paid until May" is no such
_COMPARING = frozenset({"more", "less", "fewer"})
_MUCH = frozenset({"many", "much", "few", "little", "large", "big"})
_SO = frozenset({"so", "as", "this", "that"})
_SETTING_OFF = frozenset({",", "and", "but"})
_ASIDE = frozenset({"apart", "aside"})  # "no state apart from Chad"
_EMPTYING = frozenset({"no", "neither", "not"})  # what makes of a subject or object nobody


def has_negation(carrier: "Token", cues: StatusCues) -> bool:
    """Whether a word negates that clause, although it be one that "may not" happen."""
    return negation_of(carrier, cues) is not None


def negation_of(verb: "Token", cues: StatusCues) -> str | None:
    """The word that negates a verb, or the verb that it is joined to by "or"; None where none does."""
    while True:
        degrees = (grand for child in verb.children if child.lower_ == "much" for grand in child.children)
        words = (_negator(child, verb, cues) for child in (*verb.children, *degrees))  # "never so much as met"
        found = next((word for word in words if word is not None), None)
        if found is not None and is_late(verb):
            return None
        if found is not None or not is_joined(verb):
            return found
        conjunctions = {c.lower_ for c in verb.head.children if c.dep_ == "cc"}
        if "nor" in conjunctions and verb.i > verb.head.i:
            return "nor"
        apart = verb.has_any({*NOMINAL_SUBJECTS, "aux", "auxpass"})
        if apart or not (conjunctions & {"or", "nor"} or (conjunctions == {"and"} and _is_undone_with(verb))):
            return None
        verb = verb.head


def is_late(verb: "Token") -> bool:
    """ "*Did not pay until May*", "was not paid until May", "not until May did it pay": what was done after all."""
    did = any((child.dep_, child.lower_) in _ONCE for child in verb.children)
    until = (child for child in verb.children if child.lower_ in AT_LAST and child.dep_ == "prep")
    return did and any(time.dep_ == "pobj" and time.ent_type_ == "DATE" for word in until for time in word.children)


def spares_subject(verb: "Token", cues: StatusCues) -> bool:
    """ "That it paid *surprised nobody*": what is told of a subject is no less so if the object is nobody."""
    words = {child.dep_ for child in verb.children if _negator(child, verb, cues) is not None}
    return words == {"dobj"}


def _is_undone_with(verb: "Token") -> bool:
    """ "Did not catch *and jail* him", "never caught *and jailed* him": what two verbs share is done by neither."""
    first = verb.head
    if verb.i < first.i or verb.tag_ != first.tag_:
        return False
    if verb.tag_ == "VB" and any(c.lemma_ == "do" and c.dep_ == "aux" for c in first.children):
        return True
    is_shared = verb.i == first.i + 2 and verb.has("dobj")
    return is_shared and first.lemma_.lower() in syntax_words().object_taking


def _negator(child: "Token", verb: "Token", cues: StatusCues) -> str | None:
    """The word by which a dependent of a verb negates it."""
    if _is_not(child, verb):
        if child.lower_ == "never" and _is_record(verb):
            return None
        return None if child.lower_ == "no" or next_word(child) in {"only", "just", "merely"} else child.lower_
    if child.dep_ == "prep" and (_is_denying(child, cues) or _is_to_nothing(child, verb, cues)):
        return "no"
    if child.lower_ == "once" and child.has("neg"):
        return "not once"
    if child.dep_ in {*NOMINAL_SUBJECTS, "dobj", "attr"} and is_empty(child, cues):
        return child.lower_ if child.lower_ in cues.nobody else "no"
    if child.lower_ == "longer" and child.has_word("no"):
        return NO_LONGER
    if child.lower_ == "nor" and _is_inverted_by(child, verb):
        return "nor"
    return "neither" if child.dep_ == "preconj" and child.lower_ == "neither" else None


def _is_record(verb: "Token") -> bool:
    """ "Has never paid *so much*", "had never jailed *as many*": what was done before, though not to that extent."""
    beside = [child for child in verb.children if child.dep_ in {"dobj", "advmod", "attr"} and child.i > verb.i]
    words = [word for child in beside for word in (child, *child.children) if word.lower_ in _MUCH]
    return any(below.lower_ in _SO for word in words for below in word.children)


def _is_denying(preposition: "Token", cues: StatusCues) -> bool:
    """Whether a phrase says no by itself: "is *in no mood* to accept", "*at no time* did it accept"."""
    nouns = cues.denying_phrases.get(preposition.lower_, frozenset())
    governed = (noun for noun in preposition.children if noun.dep_ == "pobj" and noun.lemma_.lower() in nouns)
    return any(word.lower_ == "no" for noun in governed for word in noun.children)


def _is_to_nothing(preposition: "Token", verb: "Token", cues: StatusCues) -> bool:
    """ "Had agreed *to nothing*"; what comes to nothing has been."""
    governed = (noun.lower_ for noun in preposition.children if noun.dep_ == "pobj")
    is_consent = verb.lemma_ in cues.consenting and preposition.lower_ == "to"
    return is_consent and any(noun in cues.nobody for noun in governed)


def _is_inverted_by(word: "Token", verb: "Token") -> bool:
    """Whether a word opens a clause with its auxiliary before its subject: "Nor did Kenya agree"."""
    auxiliary = next((c.i for c in verb.children if c.dep_ in AUXILIARIES), verb.i)
    subject = next((c.i for c in verb.children if c.dep_ in NOMINAL_SUBJECTS), 0)
    return word.i < auxiliary < subject


def _is_not(child: "Token", verb: "Token") -> bool:
    if child.i < verb.i and next_word(child) in AT_LAST:
        return False  # "not until May did it pay"
    if child.lower_ == "not" and child.i > verb.i and child.doc[child.i - 1].lower_ in _SETTING_OFF:
        return False  # "sent them to Mali, not, as it had said, to Chad"
    if child.dep_ == "neg" or child.lower_ == "never":
        return True
    return child.lower_ == "not" and child.dep_ != "cc" and child.i < verb.i


def next_word(token: "Token") -> str:
    """The word behind a token in lower case; an empty one at the end."""
    return token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""


def is_empty(token: "Token", cues: StatusCues) -> bool:
    """Whether a subject or an object is nobody or nothing: "*no state* paid", "paid *not one cent*"."""
    if any(child.lower_ in EXCEPTING | _ASIDE and child.dep_ in {"cc", "prep", "advmod"} for child in token.children):
        return False  # "no state but Chad paid"
    if token.lower_ in cues.nobody or (token.lower_ == "one" and token.has_word("no")):
        return True
    if any(c.dep_ in {"nummod", "det", "amod"} and _is_none_at_all(c) for c in token.children):
        return True
    if any(c.lower_ == "more" and not _is_limit(c) and next(_said_no(c), None) for c in token.children):
        return True  # "no more convicts"
    negators = (c for c in token.children if c.dep_ in {"det", "neg", "preconj"} and c.lower_ in _EMPTYING)
    return any(not (_is_before_limit(negator) or negates_phrase(negator, token)) for negator in negators)


def _said_no(word: "Token") -> "Iterator[Token]":
    """The "no" that the parser hung on a word, right before it."""
    return (child for child in word.children if child.lower_ == "no" and child.i == word.i - 1)


def _is_limit(word: "Token") -> bool:
    """ "More than $5 million": whether a comparative says how much there is at most or at least."""
    return word.lower_ in _COMPARING and next_word(word) == "than"


def _is_before_limit(negator: "Token") -> bool:
    """ "Paid *no* more than $5 million", "*not* less than": of such a sum something was paid."""
    return negator.i + 1 < len(negator.doc) and _is_limit(negator.doc[negator.i + 1])


def _is_none_at_all(word: "Token") -> bool:
    """ "not one refugee", "not a single cent"."""
    doc, i = word.doc, word.i
    is_one = word.lower_ == "one" or (word.lower_ == "a" and i + 1 < len(doc) and doc[i + 1].lower_ == "single")
    return is_one and i > 0 and doc[i - 1].lower_ == "not"
