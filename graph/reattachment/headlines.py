"""Puts right the verb of a headline that the tagger takes for a noun: "Chile sanctions Uganda", "Peru awards Togo $5m".

Without an article or an auxiliary around it nothing tells "sanctions" the verb from the noun but who stands before and
behind. Only sentences without any other verb are touched. Slips in whole sentences are for the other modules.
"""

from graph.tokens import Span, Token

_VERBAL = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST_SUBJECT = 4  # words of a name
_BEHIND = frozenset({"npadvmod", "appos", "dep", "dobj"})  # as what a parser hangs the object on the noun


def read_verb_of_headline(sentence: Span) -> None:
    """Makes a clause of a name, a word that may be a verb, and the name or the thing behind it."""
    verb = _verb_of(sentence)
    if verb is None:
        return
    subject, top = sentence[verb.i - sentence.start - 1], verb
    while top.head is not top:
        top = top.head
    told = top if top is not verb else next((c for c in verb.children if c.i > verb.i and c.dep_ in _BEHIND), None)
    verb.hang_on(verb)
    verb.pos_, verb.tag_, verb.dep_ = "VERB", "VBZ", "ROOT"
    for word in sentence[: subject.i - sentence.start]:
        word.hang_on(subject)
    subject.hang_on(verb)
    subject.dep_ = "nsubj"
    if told is not None:
        _hang_object(told, verb)


def _verb_of(sentence: Span) -> Token | None:
    """The word that can only be the verb of a sentence without another, None where there is no such word."""
    for word in sentence[1 : _LONGEST_SUBJECT + 1]:
        before, is_last = word.doc[word.i - 1], word.i + 1 == sentence.end
        if before.pos_ != "PROPN" or before.text.endswith(("'s", "’s")) or is_last:
            return None
        is_verb = word.tag_ == "VBZ" and "compound" in {word.dep_, before.dep_}
        is_noun = word.tag_ == "NNS" and word.doc[word.i + 1].pos_ == "PROPN"
        if word.is_alpha and word.text.islower() and (is_verb or is_noun):
            others = (token for token in sentence if token is not word)
            return None if any(token.tag_ in _VERBAL for token in others) else word
    return None


def _hang_object(told: Token, verb: Token) -> None:
    """Hangs what the headline is about on its verb; a sum on a name is what the name is given."""
    sums = [child for child in told.children if child.ent_type_ == "MONEY" and child.i > told.i]
    told.hang_on(verb)
    told.dep_ = "dative" if sums else "dobj"
    for child in sums:
        child.hang_on(verb)
        child.dep_ = "dobj"
