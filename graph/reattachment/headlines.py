"""Puts right what a parser makes of a headline: "Chile sanctions Uganda", "Peru, Togo sign pact", "Iran hit with ban".

Without an article or an auxiliary around it nothing tells "sanctions" the verb from the noun but who stands before and
behind, nor one that is hit from one that hits. A verb is looked for only in sentences without any other, the rest is
done to lines that no mark ends. Slips in whole sentences are for the other modules.
"""

from itertools import takewhile

from graph.frames import syntax_words
from graph.labels import FINITE_OR_MODAL, PAST_FORMS, SINGULAR_NOUNS
from graph.reattachment.phrases import first_of
from graph.tokens import Span, Token

_LONGEST_SUBJECT = 4  # words of a name
_NEVER_OF_ONE = ("ds", "ks", "ps", "ts")  # endings of verbs and of plurals, of no noun for one thing
_BEHIND = frozenset({"npadvmod", "appos", "dep", "dobj"})  # as what a parser hangs the object on the noun


def read_headline(sentence: Span) -> None:
    """Hangs the words of a headline as those of a clause."""
    _read_noun_as_verb(sentence)
    _read_as_ordering(sentence)
    root = next((token for token in sentence if token.head is token), None)
    root = root if root is None else _verb_before(root)
    if root is None or sentence[-1].is_punct:
        return
    _read_verb_as_noun(root)
    _read_as_object(root)
    _read_as_plan(root)
    _read_as_undergone(root)
    _join_names(sentence)


def _read_noun_as_verb(sentence: Span) -> None:
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
    verb.lemma_ = verb.lemma_.removesuffix("s") if verb.lemma_ == verb.text else verb.lemma_
    for word in sentence[: subject.i - sentence.start]:
        word.hang_on(subject)
    subject.hang_on(verb)
    subject.dep_ = "nsubj"
    if told is not None:
        _hang_object(told, verb)


def _read_as_ordering(sentence: Span) -> None:
    """ "The tribunal in Lima *orders* Chad to free them": no noun before a name and what that is to do."""
    orders = next((word for word in sentence if word.lower_ == "orders" and word.tag_ == "NNS"), None)
    done = None if orders is None else _ordered(orders)
    if orders is None or done is None or any(t.tag_ in FINITE_OR_MODAL for t in sentence if t is not done):
        return
    top = next(token for token in sentence if token.head is token)
    own = next((child for child in reversed(orders.children) if child.i < orders.i and child.dep_ == "compound"), None)
    subject = top if top.i < orders.i else own
    if subject is None:
        return
    if own is not None and own is not subject and orders.head.i < orders.i:
        own.hang_on(orders.head)  # "in *Lima*"
        own.dep_ = orders.dep_
    _hang(orders, orders, "ROOT")
    _hang(orders.nbor(), orders, "dobj")
    _hang(done, orders, "xcomp")
    _hang(subject, orders, "nsubj")
    orders.pos_, orders.tag_, orders.lemma_ = "VERB", "VBZ", "order"


def _ordered(orders: Token) -> Token | None:
    """The *free* of "orders Chad to free"."""
    behind = list(orders.doc[orders.i + 1 : min(orders.i + 4, orders.sent.end)])
    if len(behind) < len(("Chad", "to", "free")) or orders.i == orders.sent.start:
        return None
    name, to, done = behind
    return done if _is_name(name) and to.lower_ == "to" and done.tag_ == "VB" else None


def _hang(word: Token, head: Token, label: str) -> None:
    word.hang_on(head)
    word.dep_ = label


def _read_verb_as_noun(verb: Token) -> None:
    """ "Peru rejects Uganda *offer*": no single state "offer" anything, so that it is the offer of one."""
    for noun in verb.children:
        name = noun.child("nsubj")
        if noun.tag_ == "VBP" and noun.i == verb.i + 1 and name is None and noun.dep_ in {"xcomp", "dobj"}:
            noun.pos_, noun.tag_, noun.dep_ = "NOUN", "NN", "dobj"  # "Peru nears deal with Uganda"
        if noun.dep_ != "ccomp" or noun.tag_ not in {"VBP", "NNS", "NN"} or name is None or not _is_name(name):
            continue
        if name.ent_type_ == "GPE" and name.i == verb.i + 1 and noun.i == name.i + 1:
            noun.pos_, noun.tag_, noun.dep_ = "NOUN", "NN" if noun.tag_ == "VBP" else noun.tag_, "dobj"
            name.dep_ = "compound"


def _read_as_object(verb: Token) -> None:
    """ "Chad ships *40 prisoners* to Peru", "hands over *a suspect*": no measure, and none of a particle's."""
    if verb.tag_ != "VBZ" or verb.has_any({"dobj", "ccomp", "xcomp"}):
        return
    particles = (child for child in verb.children if child.dep_ == "prt")
    for word in (*verb.children, *(below for particle in particles for below in particle.children)):
        is_thing = word.tag_ == "NNS" and word.ent_type_ not in {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"}
        is_next = word.dep_ == "npadvmod" and is_thing and first_of(word).i == verb.i + 1
        if is_next or word.dep_ == "pobj":
            word.hang_on(verb)
            word.dep_ = "dobj"


def _verb_before(noun: Token) -> Token:
    """ "Peru *signs* deal with Uganda": what a state does, taken for many that deal; else the word given."""
    verb = next((child for child in noun.children if child.dep_ == "nsubj" and child.i == noun.i - 1), None)
    words = syntax_words()
    if verb is None or noun.tag_ != "VBP" or noun.lemma_ not in words.dealings or len(verb.children) != 1:
        return noun
    name = verb.children[0]
    is_done = verb.lemma_ in words.taking_deals | words.withholding and verb.text.islower() and verb.tag_ == "NNS"
    if not is_done or name.dep_ != "compound" or not _is_name(name):
        return noun
    verb.hang_on(verb)
    noun.hang_on(verb)
    verb.pos_, verb.tag_, verb.dep_ = "VERB", "VBZ", "ROOT"
    noun.pos_, noun.tag_, noun.dep_, name.dep_ = "NOUN", "NN", "dobj", "nsubj"
    return verb


def _read_as_plan(name: Token) -> None:
    """ "Britain to sanction Serbia": a name and what it is to do, which is no description of it."""
    clauses = {"relcl", "acl", "xcomp"}
    verb = next((c for c in name.children if c.dep_ in clauses and c.tag_ == "VB" and c.i == name.i + 2), None)
    if (_is_name(name) or name.ent_type_ == "NORP") and verb is not None and name.doc[name.i + 1].lower_ == "to":
        verb.hang_on(verb)
        verb.dep_ = "ROOT"
        name.hang_on(verb)
        name.dep_, name.pos_ = "nsubj", "PROPN"  # "Swiss to pay", taken for an adjective


def _read_as_undergone(verb: Token) -> None:
    """ "Iran slapped with new sanctions": a verb of the past without an object tells what was done to its subject."""
    beside = {child.dep_ for child in verb.children}
    has_with = any(child.dep_ == "prep" and child.lower_ == "with" for child in verb.children)
    if (
        verb.tag_ in PAST_FORMS
        and has_with
        and verb.lemma_ in syntax_words().striking
        and beside.isdisjoint({"dobj", "dative"})
    ):
        verb.tag_ = "VBN"
        for child in verb.children:
            child.dep_ = "nsubjpass" if child.dep_ == "nsubj" else child.dep_


def _join_names(sentence: Span) -> None:
    """ "Peru, Britain sign pact": two names before a verb, with a comma for "and"."""
    comma = next((token for token in sentence[1 : _LONGEST_SUBJECT + 1] if token.text == ","), None)
    if comma is None:
        return
    first, second = sentence[: comma.i - sentence.start], list(takewhile(_is_of_name, sentence.doc[comma.i + 1 :]))
    behind = comma.i + 1 + len(second)
    if not second or not all(map(_is_of_name, first)) or behind >= sentence.end:
        return
    verb = sentence.doc[behind]
    if verb.lower_ not in syntax_words().done_by_two:
        return
    old = next(token for token in sentence if token.head is token)
    verb.hang_on(verb)
    verb.pos_, verb.tag_, verb.dep_ = "VERB", "VBP", "ROOT"
    heads = [_head_of_name(list(first)), _head_of_name(second)]
    heads[0].hang_on(verb)
    heads[0].dep_, heads[0].pos_ = "nsubj", "PROPN"
    heads[1].hang_on(heads[0])
    heads[1].dep_ = "conj"
    comma.hang_on(heads[0])
    for token in sentence.doc[behind + 1 : sentence.end]:
        if token.head.i <= behind and token.head is not verb:
            token.hang_on(verb)
            token.dep_ = token.dep_ if token.dep_ == "prep" else "dobj"
    if old is not verb and old not in heads:
        old.hang_on(verb)
        old.dep_ = "dobj" if old.dep_ == "ROOT" else old.dep_


def _is_name(token: Token) -> bool:
    """Whether a word is a name, also one that a tagger takes for a plural: "Honduras", "Philippines"."""
    return token.pos_ == "PROPN" or (token.ent_type_ == "GPE" and token.text[:1].isupper())


def _is_of_name(token: Token) -> bool:
    return token.text[:1].isupper() or token.lower_ in {"of", "and", "the"}


def _head_of_name(name: list[Token]) -> Token:
    """The word of a name that no other of its words governs, with whatever the parser hung elsewhere hung on it."""
    outer = [token for token in name if token.head not in name and token.text[:1].isupper()]
    head = outer[-1] if outer else name[-1]
    for token in outer:
        if token is not head:
            token.hang_on(head)
            token.dep_ = "compound"
    return head


def _verb_of(sentence: Span) -> Token | None:
    """The word that can only be the verb of a sentence without another, None where there is no such word."""
    is_with_article = sentence[0].lower_ == "the"  # "The UK sanctions Uganda"
    for word in sentence[1 + is_with_article : _LONGEST_SUBJECT + 1]:
        before, is_last = word.doc[word.i - 1], word.i + 1 == sentence.end
        if not _is_name(before) or before.text.endswith(("'s", "’s")) or is_last:
            return None
        is_verb = (word.tag_ == "VBZ" or _is_mistaken(word)) and "compound" in {word.dep_, before.dep_}
        is_noun = word.tag_ == "NNS" and _begins_object(word.nbor())
        if word.is_alpha and word.text.islower() and (is_verb or is_noun):
            others = (token for token in sentence if token is not word)
            return None if any(token.tag_ in FINITE_OR_MODAL for token in others) else word
    return None


def _is_mistaken(word: Token) -> bool:
    """ "Peru *boycotts* talks": a word in small letters, taken for a name or one thing, with a verb's ending."""
    return word.tag_ in SINGULAR_NOUNS and word.text.islower() and word.text.endswith(_NEVER_OF_ONE)


def _begins_object(word: Token) -> bool:
    """Whether a word may open what a headline's verb is done to: a name, a number, an article."""
    return _is_name(word) or word.tag_ == "CD" or word.lower_ in {"a", "an", "the"}


def _hang_object(told: Token, verb: Token) -> None:
    """Hangs what the headline is about on its verb; a sum on a name is what the name is given."""
    sums = [child for child in told.children if child.ent_type_ == "MONEY" and child.i > told.i]
    told.hang_on(verb)
    told.dep_ = "dative" if sums else "dobj"
    for child in sums:
        child.hang_on(verb)
        child.dep_ = "dobj"
