"""Hangs nouns on the verb that they belong to where a parser hangs them on another noun.

"Promised the government in Lima $12 million", "At a summit in Rome, Sri Lanka's foreign minister imposed it": a sum
and a subject that a parser takes for more of the phrase before. Each is moved only where its verb lacks one. Verbs
are for `clauses` and `main_verbs`.
"""

from graph.tokens import Span, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_OF_NOUNS = frozenset({"compound", "nmod"})  # how a parser hangs a recipient on what is given


def reattach_nouns(sentence: Span) -> None:
    """Gives the verbs of a sentence the subject, the sum and the recipient that stand beside them."""
    for token in sentence:
        if token.dep_ == "pobj" and _is_sum_behind(token):
            _give_sum(token)
        elif token.dep_ in _OF_NOUNS and _has_article(token) and _is_before_article(token):
            _give_recipient(token)
    verb = next(token for token in sentence if token.head is token)
    if verb.pos_ == "VERB" and _is_finite(verb) and all(child.dep_ not in _SUBJECTS for child in verb.children):
        _find_subject(verb)


def _is_sum_behind(money: Token) -> bool:
    """Whether a sum is taken for a second object of a preposition: "in Lima $12 million"."""
    objects = [child for child in money.head.children if child.dep_ == "pobj"]
    return money.ent_type_ == "MONEY" and objects[0] is not money and money.head.head.pos_ in {"VERB", "NOUN"}


def _give_sum(money: Token) -> None:
    preposition = money.head
    noun = preposition.head
    verb = noun if noun.pos_ == "VERB" else noun.head
    given = next((child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.i < money.i), None)
    if verb.pos_ != "VERB" or given is None or given.i > preposition.i:
        return
    preposition.hang_on(given)
    given.dep_, money.dep_ = "dative", "dobj"
    money.hang_on(verb)


def _has_article(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.i < noun.i for child in noun.children)


def _is_before_article(noun: Token) -> bool:
    """Whether what a noun is taken for a part of has an article of its own behind it: "the *Republic* a grant"."""
    return any(child.dep_ == "det" and child.i > noun.i for child in noun.head.children)


def _give_recipient(noun: Token) -> None:
    given = noun.head
    if given.dep_ == "dobj" and given.head.pos_ == "VERB" and given.head.i < noun.i:
        noun.hang_on(given.head)
        noun.dep_ = "dative"


def _is_finite(verb: Token) -> bool:
    auxiliaries = [child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"} and child.i < verb.i]
    return not _FINITE.isdisjoint(auxiliaries) or "MD" in auxiliaries or (verb.tag_ in _FINITE and not auxiliaries)


def _find_subject(verb: Token) -> None:
    """Hangs on a verb the noun that can only be its subject, out of a phrase that stands before."""
    fronted = [child for child in verb.children if child.dep_ in {"prep", "advmod"} and child.i < verb.i]
    if not fronted:
        return
    phrase = fronted[-1]
    subject = _behind_date(phrase) or _behind_comma(phrase)
    if subject is not None:
        subject.hang_on(verb)
        is_passive = any(child.dep_ == "auxpass" for child in verb.children)
        subject.dep_ = "nsubjpass" if is_passive else "nsubj"


def _behind_date(preposition: Token) -> Token | None:
    """ "On March 3 France's minister signed": what a parser takes for the object is the subject, the day the object."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    first = preposition.nbor()
    if noun is None or first.head is not noun or first.ent_type_ != "DATE" or first.dep_ not in _OF_NOUNS:
        return None
    first.hang_on(preposition)
    first.dep_ = "pobj"
    return noun


def _behind_comma(phrase: Token) -> Token | None:
    """ "At a summit in Rome, Chad's minister signed": what a parser joins to the place or puts in apposition to it."""
    found: Token | None = None
    below = list(phrase.children)
    for token in below:  # which grows meanwhile
        below.extend(token.children)
        is_next = token.dep_ in {"appos", "conj"} and token.pos_ in _NOMINAL and token.i > token.head.i
        if is_next and _first_of(token).nbor(-1).text == "," and (found is None or token.i < found.i):
            found = token
    return found


def _first_of(noun: Token) -> Token:
    before = [child for child in noun.children if child.i < noun.i]
    return _first_of(before[0]) if before else noun
