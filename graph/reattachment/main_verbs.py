"""Finds the main verb of a sentence that a parser hangs below the noun that is its subject.

"Canada, which accuses him of theft, *asked* for his extradition": a parser may make Canada the root and take "asked"
for what is said of it. Only sentences without a verb at the root are touched, so that no clause is lost; what a
sentence with a main verb hangs amiss is for `clauses`.
"""

from collections.abc import Iterator

from graph.frames import syntax_words
from graph.labels import AUXILIARIES, FINITE, GOVERNED, NOMINAL_SUBJECTS, PAST_FORMS, SUBJECTS, VERBAL
from graph.reattachment.phrases import article_of
from graph.tokens import Span, Token

_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_CLAUSES = frozenset(
    {"acl", "advcl", "amod", "appos", "ccomp", "conj", "parataxis", "relcl"}
)  # what a verb is taken for
_PHRASES = frozenset({"acl", "amod", "appos", "conj", "dobj", "pcomp", "pobj", "prep", "xcomp"})
_OBJECTS = frozenset({"ccomp", "dobj", "xcomp"})
_ASIDES = frozenset({"acl", "appos", "relcl"})
_FRONTED = frozenset({"advcl", "advmod", "cc", "intj", "npadvmod", "prep", "punct"})
_OF_TIME = frozenset({"after", "before", "because", "although", "though", "when", "while", "since", "until", "unless"})
_LONGEST_FRAGMENT = 6  # tokens; a shorter sentence may well be without a verb
_SHORTEST_ACRONYM = 4  # letters
_LIKE_NAMES = frozenset({"JJ", "NN", "NNP", "VB", "VBP"})  # what a parser takes a name for
_NEVER_PAST = ("wn", "en", "one", "un")  # endings of participles that no past tense has: "known", "given", "begun"


def find_main_verb(sentence: Span) -> None:
    """Makes the verb that can only be the main one the root of a sentence whose root is a noun or a preposition."""
    root = next((token for token in sentence if token.head is token), None)  # `Span.root` would remember it
    name = None if root is None else _name_before_verb(sentence, root)
    if name is not None:
        _name_subject(name)
        return
    if root is not None and root.lower_ == "since":
        _read_as_adverb(root)
    if root is not None and root.pos_ == "VERB":
        _find_verb_of_told(root)
        _raise_before_time(root)
    is_whole = len(sentence) > _LONGEST_FRAGMENT and sentence[-1].is_punct
    if not is_whole or root is None or root.pos_ not in _NOMINAL | {"ADP"}:
        return
    if root.has_any(NOMINAL_SUBJECTS):
        return
    verb = _verb_before_object(root) or _main_verb(root)
    if verb is not None:
        _raise(verb, root)


def _find_verb_of_told(saying: Token) -> None:
    """ "A plan to pay Chad $5 million *collapsed*, officials said": the same in what is told before who says so."""
    told = next((c for c in saying.children if c.dep_ == "ccomp" and c.i < saying.i and c.pos_ in _NOMINAL), None)
    if told is None or saying.lemma_ not in syntax_words().saying_between:
        return
    if told.has_any(NOMINAL_SUBJECTS):
        return
    verb = _main_verb(told)
    if verb is not None and verb.i < saying.i:
        told.hang_on(told)
        _raise(verb, told)
        verb.hang_on(saying)
        verb.dep_ = "ccomp"


def _raise_before_time(root: Token) -> None:
    """ "The treaty *was approved* in May, after a vote *had failed*": the clause that "after" opens is no main one.

    Nor is it where a span of time stands before that: "two years after a vote had failed".
    """
    mark = next((c for c in root.children if c.dep_ == "mark" and c.lower_ in _OF_TIME and c.i > c.sent.start), None)
    span = (
        None if mark is None else next((c for c in root.children if c.dep_ == "npadvmod" and c.i == mark.i - 1), None)
    )
    mark = mark if span is None else span.left_edge
    if mark is None or mark.i == root.sent.start or mark.nbor(-1).text != ",":
        return
    main = next((c for c in root.children if c.dep_ == "ccomp" and c.i < mark.i and c.has_any(SUBJECTS)), None)
    if main is None or not is_finite(main):
        return
    main.hang_on(main)
    root.hang_on(main)
    main.dep_, root.dep_ = "ROOT", "advcl"
    for child in root.children:
        if child.i < mark.i or child.i == root.sent.end - 1:
            child.hang_on(main)


def _read_as_adverb(since: Token) -> None:
    """ "Chad has *since held* talks": what a parser takes for a preposition before talks that were held."""
    verb = since.nbor() if since.i + 1 < since.sent.end else since
    noun = verb.head
    if verb.tag_ != "VBN" or noun.head is not since or all(child.dep_ != "aux" for child in since.children):
        return
    verb.hang_on(verb)
    verb.dep_, noun.dep_ = "ROOT", "dobj"
    noun.hang_on(verb)
    for child in since.children:
        child.hang_on(verb)
    since.hang_on(verb)
    since.dep_, since.pos_, since.tag_ = "advmod", "ADV", "RB"


def _name_before_verb(sentence: Span, root: Token) -> Token | None:
    """A name that opens a sentence, before a verb that a parser takes for a part of its object.

    "*ECOWAS* imposed sanctions", "*Trump* banned travellers": names that are no words for a parser, or are others.
    """
    acronym = root if root.text.isupper() and len(root) >= _SHORTEST_ACRONYM else None
    name = acronym or next((word for word in sentence if _is_beside_participle(word)), _first_name(sentence))
    verb = _word_behind(name)
    if verb.tag_ not in PAST_FORMS or verb.dep_ != "amod" or not verb.text.islower() or verb.i > verb.head.i:
        return None
    before = (child for child in (*name.lefts, *root.lefts) if child.i < name.i and child is not article_of(name))
    is_first = all(child.dep_ in _FRONTED for child in before)
    is_alone = is_first and name.head in {name, verb, verb.head} and root in {name, verb.head}
    is_name = name.text[:1].isupper() and name.ent_type_ != "NORP" and (acronym is name or name.tag_ in _LIKE_NAMES)
    is_whole = sentence[-1].is_punct and all(child.dep_ not in NOMINAL_SUBJECTS for child in root.children)
    return name if is_alone and is_name and is_whole else None


def _word_behind(name: Token) -> Token:
    """The word behind a name, adverbs left out: "Chad *imposed* sanctions", "Chad once more *imposed* sanctions"."""
    word = name
    while word.i + 1 < name.sent.end and (word is name or word.pos_ == "ADV"):
        word = word.nbor()
    return word


def _first_name(sentence: Span) -> Token:
    """The first word of a sentence, or the state behind the article that opens it: "The *Gambia* limited imports"."""
    second = sentence[min(1, len(sentence) - 1)]
    return second if sentence[0].lower_ == "the" and second.ent_type_ == "GPE" else sentence[0]


def _is_beside_participle(name: Token) -> bool:
    """ "Last year *Kenya* capped imports": a state is no measure by which something is done."""
    return name.dep_ == "npadvmod" and name.ent_type_ == "GPE" and name.head.i == name.i + 1


def _name_subject(name: Token) -> None:
    """Makes a name the subject of the verb behind it, and what that verb was taken for a part of its object."""
    verb = _word_behind(name)
    thing = verb.head
    name.pos_, name.tag_, name.lemma_ = "PROPN", "NNP", name.text
    verb.hang_on(verb)
    verb.dep_, verb.tag_ = "ROOT", "VBD"
    thing.hang_on(verb)
    thing.dep_ = "dobj"
    article = article_of(name)
    if article is not None:
        article.hang_on(name)
    aside = [child for child in thing.children if child.is_punct or child.i < name.i]
    for child in (*(child for child in name.children if child is not article), *aside):
        child.hang_on(verb)
    name.hang_on(verb)
    name.dep_ = "nsubj"


def _main_verb(root: Token) -> Token | None:
    """The verb without a subject of its own, a participle that may be the past tense, or the verb of a whole clause."""
    below = list(_below(root))
    finite = [verb for verb in below if is_finite(verb)]
    free = next((verb for verb in finite if _subject(verb) is None or _give_back(verb)), None)
    past = (verb for verb in reversed(below) if _first_of_list(verb.head) is root and _is_past(verb))
    return free or next(past, None) or _behind_aside(root) or next(iter(finite), None)


def _verb_before_object(root: Token) -> Token | None:
    """ "Chad, a poor state, *banned* imports": what a parser takes for a description of what its object is."""
    nouns = [root, *(noun for child in (root, *root.children) for noun in child.children if noun.dep_ == "appos")]
    for noun in nouns:
        verb = next((child for child in noun.children if child.dep_ == "amod" and child.tag_ in PAST_FORMS), None)
        is_finite_form = verb is not None and verb.tag_ == "VBD" and noun.dep_ == "appos"  # "the envoy there gave aid"
        if verb is None or verb.i > noun.i:
            continue
        is_behind_comma = verb.i > 0 and verb.nbor(-1).text == ","
        if is_finite_form or _subject(verb) is not None or is_behind_comma:
            verb.hang_on(verb if noun is root else root)
            noun.hang_on(verb)
            noun.dep_ = "dobj"
            return verb
    return None


def _below(top: Token) -> Iterator[Token]:
    """The verbs that hang on a word and its phrases, and that nothing joins to it."""
    for child in top.children:
        is_verb = child.pos_ in VERBAL
        if is_verb and child.dep_ in _CLAUSES and child.i > top.i and not _is_joined(child):
            yield child
        if child.dep_ in _PHRASES and not (is_verb and is_finite(child)):
            yield from _below(child)


def _is_joined(verb: Token) -> bool:
    """Whether a conjunction or a relative pronoun joins a verb to what stands before.

    No conjunction has an object: "Behind bars *since March* is a Briton".
    """
    before = [child for child in verb.children if child.i < verb.i]
    words = (word for child in before for word in (child, *child.children))
    marks = [child for child in before if child.dep_ == "mark" and all(c.dep_ != "pobj" for c in child.children)]
    return bool(marks) or any(word.tag_ in _RELATIVE for word in words)


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in NOMINAL_SUBJECTS and child.i < verb.i), None)


def is_finite(verb: Token) -> bool:
    """Whether a verb, or its first auxiliary, has a tense or is a modal."""
    auxiliaries = [child.tag_ for child in verb.children if child.dep_ in AUXILIARIES and child.i < verb.i]
    return not FINITE.isdisjoint(auxiliaries) or "MD" in auxiliaries or (verb.tag_ in FINITE and not auxiliaries)


def _is_past(verb: Token) -> bool:
    """Whether a form that may be a participle is the past tense: with an object, needing none, or behind an aside."""
    if not _may_be_past(verb):
        return False
    beside = verb.head.children
    is_behind_aside = verb.nbor(-1).text == "," and any(child.dep_ in _ASIDES and child.i < verb.i for child in beside)
    is_telling = any(child.dep_ == "acl" and child.i > verb.i and _has_that(child) for child in beside)
    is_leaving = verb.lemma_ in syntax_words().setting_off  # "The first flight left with 40 people on board"
    return is_behind_aside or is_telling or is_leaving or verb.has_any(_OBJECTS)


def _first_of_list(noun: Token) -> Token:
    """ "*Chad's envoy* and a delegation from Mali conferred": what a noun is joined to, or the noun itself."""
    return noun.head if noun.dep_ == "conj" else noun


def _may_be_past(verb: Token) -> bool:
    if verb.tag_ != "VBN" or verb.dep_ != "acl" or verb.lower_.endswith(_NEVER_PAST):
        return False
    return all(child.dep_ not in {"agent", "aux", "auxpass"} for child in verb.children)


def _behind_aside(root: Token) -> Token | None:
    """ "China, which faces an election, *called* on Chad": what a parser takes for what is said of the election."""
    behind = list(root.doc[root.i + 1 : root.sent.end])
    is_aside = any(token.dep_ in _ASIDES and not _may_be_past(token) for token in behind)
    past = (token for token in reversed(behind) if _may_be_past(token) and token.nbor(-1).text == ",")
    return next(past, None) if is_aside else None


def _has_that(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)


def _give_back(verb: Token) -> bool:
    """ "A request for his *return* was refused": the subject is another word's object, if that one has none."""
    subject = _subject(verb)
    before = subject.doc[_leftmost(subject) - 1] if subject is not None else verb
    is_verb = before.tag_ == "VB" and before in verb.ancestors
    if subject is None or not (is_verb or before.dep_ == "prep"):
        return False
    if before.has_any(GOVERNED):
        return False
    subject.hang_on(before)
    subject.dep_ = "dobj" if is_verb else "pobj"
    return True


def _leftmost(word: Token) -> int:
    return min((_leftmost(child) for child in word.children if child.i < word.i), default=word.i)


def _raise(verb: Token, root: Token) -> None:
    """Makes a verb the root of its sentence, and what it hung on its subject, if it has none of its own."""
    own = _subject(verb)
    subject = own or (root if root.pos_ != "ADP" else verb.head)
    above = list(verb.ancestors)
    verb.hang_on(verb)
    verb.dep_ = "ROOT"
    verb.tag_ = "VBD" if verb.tag_ == "VBN" and not is_finite(verb) else verb.tag_
    for child in (child for token in above for child in token.children):
        if child.i > verb.i:
            child.hang_on(verb)
            child.dep_ = "ccomp" if _has_that(child) else child.dep_
    for child in root.children:
        if child.dep_ in _FRONTED and child.i < root.i and child is not subject:
            child.hang_on(verb)
    if own is None:
        is_passive = verb.has("auxpass")
        subject.dep_ = "nsubjpass" if is_passive else "nsubj"
        subject.hang_on(verb)
    if root is not subject and root.dep_ != "dobj":
        root.dep_ = "prep" if root.pos_ == "ADP" else "npadvmod"
        root.hang_on(verb)
