"""Hangs a relative clause on what it is said of: "the pact, which the two states signed in May, is void".

Where many act in the clause, a parser takes its verb for a participle that describes them, and the main clause for the
relative one; where they are named in it ("a pact that its president, Ana Ruiz, signed"), it finds no clause at all.
"""

from graph.frames import discourse_words, syntax_words
from graph.labels import ADNOMINAL_CLAUSES, AUXILIARIES, PAST_FORMS, PLURAL_NOUNS, UNDERGOERS, VERBAL
from graph.reattachment.phrases import SUBJECTS, first_of, has_subject, is_that
from graph.tokens import Token

_RELATIVE = frozenset({"WDT", "WP"})
_ADDRESSED = frozenset({"GPE", "ORG", "PERSON"})  # labels of the names of those of whom something is asked
_ONE = frozenset({"he", "it", "she"})
_OBJECTS = frozenset({"that", "which"})
_ONE_ONLY = frozenset({"a", "an", "the"})
_OF_ONE = frozenset({"was", "is", "has"})
_OF_THEM = frozenset({"which", "whom"})
_BESIDE = frozenset({"appos", "conj", "npadvmod", "dep"})
_CLAUSES = frozenset({"ccomp", "conj", "advcl"})
_DONE_TO_THEM = frozenset({"agent", "dobj", "dative"})  # "states signed up by Peru": what a participle may have


def reattach_relative_of_some(part: Token) -> None:
    """Makes some of those before a comma the subject of their clause: "15 men, *one* of whom, a Dane, was freed"."""
    if part.dep_ not in _BESIDE or not (part.tag_ in {"CD", "DT"} or part.pos_ == "ADJ"):
        return
    whom = part.doc[min(part.i + 2, part.sent.end - 1)]
    if whom.lower_ not in _OF_THEM or whom.head.head is not part:
        return
    whole, verb = _whole_before(part), _verb_behind(part)
    if whole is None or verb is None:
        return
    part.hang_on(verb)
    part.dep_ = "nsubjpass" if verb.has("auxpass") else "nsubj"
    verb.hang_on(whole)
    verb.dep_ = "relcl"
    for beside in (child for child in part.children if child.dep_ == "conj" and child.i == child.left_edge.i + 1):
        beside.dep_ = "appos"  # ", a Dane,"


def reattach_relative_of_name(told: Token) -> None:
    """ "*The Organisation for the Prohibition* of Weapons, which Peru asked": of a body, and of no word in its name."""
    if told.dep_ != "relcl":
        return
    opening = next((word for word in told.doc[told.head.i + 1 : told.i] if word.tag_ in _RELATIVE), None)
    if opening is None or opening.nbor(-1).text != ",":
        return
    name = told.head
    while name.dep_ == "pobj" and name.ent_type_ == "ORG" and name.head.head.pos_ == "PROPN":
        name = name.head.head
    inside = told.doc[name.i : opening.i - 1]
    if name is not told.head and all(word.ent_type_ == "ORG" for word in inside):
        told.hang_on(name)


def reattach_relative_of_asked(pronoun: Token) -> None:
    """ "The Red Cross, *which* Peru had asked to mediate": who is asked, and not what is to be done."""
    done = pronoun.head
    asked = done.head
    is_object = pronoun.tag_ in _RELATIVE and pronoun.dep_ == "dobj" and done.dep_ == "xcomp" and done.tag_ == "VB"
    if not is_object or asked.dep_ != "relcl" or asked.lemma_ not in syntax_words().commanding or asked.has("dobj"):
        return
    if asked.head.ent_type_ in _ADDRESSED and asked.head.pos_ == "PROPN":
        pronoun.hang_on(asked)


def leave_relative(preposition: Token) -> None:
    """ "*Freed* ten men, whom it had accused of spying, *in May*": behind both commas it tells of the verb."""
    told = preposition.head
    noun = told.head
    if preposition.dep_ != "prep" or told.dep_ != "relcl" or preposition.i <= told.i + 1:
        return
    opening = told.left_edge
    is_aside = opening.i > noun.i + 1 and opening.nbor(-1).text == "," and preposition.nbor(-1).text == ","
    verb = next((word for word in noun.ancestors if word.pos_ == "VERB"), None)
    if is_aside and verb is not None and verb.i < noun.i and opening.tag_ in _RELATIVE:
        preposition.hang_on(verb)


def leave_relative_in_progress(verb: Token) -> None:
    """ "Intercepted 40 boats that were trying to land and *detained* 12 men": a past verb goes on with no "were".

    Only what is done to people: "stopped a ship that was heading for Oslo and carried oil".
    """
    told = verb.head
    is_left = verb.dep_ == "conj" and verb.tag_ == "VBD" and verb.lemma_ in discourse_words().done_to_foreigners
    is_told_so = told.dep_ == "relcl" and told.tag_ == "VBG" and told.has("aux")
    if not is_left or not is_told_so or verb.has_any(SUBJECTS):
        return
    noun = told.head
    main = noun.head
    if noun.dep_ == "dobj" and main.tag_ == "VBD" and main.i < noun.i:
        verb.hang_on(main)


def reattach_relative_of_aged(verb: Token) -> None:
    """ "A cyclist of 19 *who was held*": one who is so old, and not so many."""
    age = verb.head
    if verb.dep_ != "relcl" or age.tag_ != "CD" or age.dep_ != "pobj" or age.head.lower_ != "of":
        return
    noun = age.head.head
    if noun.tag_ == "NN" and noun.has_any_word(_ONE_ONLY) and verb.has_any_word(_OF_ONE):
        verb.hang_on(noun)


def reattach_relative_of_sum(of: Token) -> None:
    """ "Pledged *$20 million, of which* $8 million *was paid*": hangs what became of a part on the whole."""
    if of.lower_ != "of":
        return
    which = of.doc[min(of.i + 1, of.sent.end - 1)]
    if which.lower_ != "which" or which.head is not of:
        return
    verb = next((word for word in of.doc[which.i + 1 : of.sent.end] if _has_subject_from(word, which)), None)
    if verb is None or verb.dep_ not in _CLAUSES or verb.head.i > of.i:
        return
    told = (of.head, *(child for child in verb.head.children if child.dep_ in UNDERGOERS))
    whole = next((word for word in told if verb.head.i < word.i < of.i and verb.head.is_ancestor(word)), None)
    if whole is not None:
        verb.hang_on(whole)
        verb.dep_ = "relcl"


def reattach_whole_of_part(of: Token) -> None:
    """ "*The property*, some €2bn *of which was frozen*, is": makes it the subject of the main verb alone."""
    which, part = of.doc[min(of.i + 1, of.sent.end - 1)], of.head
    verb = part.head
    main = verb.head
    if of.lower_ != "of" or which.lower_ != "which" or part.dep_ not in SUBJECTS or part.i != of.i - 1:
        return
    whole = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < part.i), None)
    is_set_off = whole is not None and part.left_edge.nbor(-1).text == "," and has_subject(main) is False
    if whole is None or not is_set_off or verb.dep_ not in {"ccomp", "advcl"} or main.i < verb.i or main is verb:
        return
    whole.hang_on(main)
    whole.dep_ = "nsubj"
    verb.hang_on(whole)
    verb.dep_ = "relcl"


def _has_subject_from(verb: Token, which: Token) -> bool:
    """Whether what does or undergoes something stands between "which" and the verb."""
    return any(child.dep_ in SUBJECTS and which.i < child.i < verb.i for child in verb.children)


def _whole_before(part: Token) -> Token | None:
    """The noun in the plural before a comma, or the one that what stands there belongs to: "15 *men* to Kenya, one"."""
    before = part.nbor(-2) if part.i >= part.sent.start + 2 and part.nbor(-1).text == "," else part
    if before.tag_ in PLURAL_NOUNS:
        return before
    link = before.head
    verb = link.head if before.dep_ == "pobj" else link
    objects = (c for c in verb.children if c.tag_ in PLURAL_NOUNS and c.dep_ in UNDERGOERS and c.i < before.i)
    return verb if before.dep_ == "pobj" and verb.tag_ in PLURAL_NOUNS else next(objects, None)


def _verb_behind(part: Token) -> Token | None:
    """The verb without a subject that stands right behind the phrase, or what says more of it between commas."""
    between, verb = False, part.nbor(2) if part.i + 3 < part.sent.end else part
    while verb.i + 1 < part.sent.end:
        verb = verb.nbor()
        between = not between if verb.text == "," else between
        if not between and verb.pos_ in VERBAL and verb.dep_ not in AUXILIARIES:
            is_free = all(child.dep_ not in SUBJECTS for child in verb.children)
            return verb if is_free and not verb.is_ancestor(part) else None
    return None


def reattach_object_relative(verb: Token) -> None:
    """Makes the verb that of the relative clause, and of the clause that stood for it the main one."""
    is_told = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in discourse_words().statements
    if is_told and verb.head.tag_ == "VBZ":
        _read_statements(verb.head, verb)
    is_full = verb.dep_ == "relcl" and any(child.dep_ == "dobj" and child.i > verb.i for child in verb.children)
    is_told = is_told or (is_full and verb.head.lemma_.lower() in discourse_words().statements)
    if is_told and verb.head.pos_ == "NOUN" and verb.head.i < verb.i and any(map(is_that, verb.children)):
        verb.dep_ = "acl"  # "reports *that* Chad had paid were denied"
    if verb.dep_ in ADNOMINAL_CLAUSES and not _read_clause(verb):
        _raise_clause_above(verb)


def _read_statements(reports: Token, held: Token) -> None:
    """ "In Accra, *reports* that Ghana had paid were untrue": a noun in the plural that a parser takes for a verb."""
    if reports.has_any(SUBJECTS) or not is_that(reports.nbor()):
        return
    copula = reports.head
    if copula is reports:
        behind = (child for child in reports.children if child.dep_ in {"ccomp", "conj"} and child.i > held.i)
        copula = next((verb for verb in behind if verb.tag_ in {"VBD", "VBP"} and not has_subject(verb)), reports)
        if copula is reports:
            return
        copula.hang_on(copula)
        copula.dep_ = "ROOT"
        for child in reports.children:
            if child is not held:
                child.hang_on(copula)
        reports.hang_on(copula)
        reports.dep_ = "nsubj"
    if reports.dep_ in SUBJECTS:
        reports.pos_, reports.tag_ = "NOUN", "NNS"


def _read_clause(verb: Token) -> bool:
    """Says what "that" or "which" is in a clause on a noun, and whose the clause is; whether there was anything to."""
    if (undergoing := _that_undergoing(verb)) is not None:
        undergoing.dep_ = "dobj"
    elif (that := _that_before_wish(verb) or _that_before_found(verb)) is not None:
        that.dep_, that.tag_, verb.dep_ = "mark", "IN", "acl"
    elif (deciding := _decided_by_it(verb)) is not None:
        verb.hang_on(deciding)
        verb.dep_ = "ccomp"
    elif _is_wish_of_noun(verb):
        verb.dep_, verb.tag_ = "acl", "VB" if verb.tag_ == "VBP" else verb.tag_
    elif (doing := _which_acts(verb)) is not None:
        doing.dep_, verb.tag_ = "nsubj", "VBD"
    elif (that := _that_before_named(verb)) is not None:
        _read_as_relative(verb, that)
    else:
        return False
    return True


def _raise_clause_above(verb: Token) -> None:
    """ "The pact, which both states *signed* in May, is void": makes the main clause of what was read as relative."""
    doer = verb.head
    main = doer.head
    is_participle = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.i == doer.i + 1 and doer.dep_ in SUBJECTS
    if not is_participle or main.dep_ != "relcl" or main.i < verb.i or not _stands_for_clause(main.head):
        return
    thing, first = main.head, first_of(doer)
    which = verb.doc[first.i - 1] if first.i > verb.sent.start else verb
    is_said_of = which.tag_ in _RELATIVE and which.head is main and thing.i < which.i
    if not is_said_of or verb.has_any(_DONE_TO_THEM):
        return
    head, function = thing.head, thing.dep_
    main.hang_on(main if head is thing else head)
    main.dep_ = function if function == "ROOT" else "ccomp"
    for word in [thing, *(child for child in thing.children if child.i > main.i)]:
        word.hang_on(main)
    thing.dep_ = "nsubjpass" if main.has("auxpass") else "nsubj"
    verb.hang_on(thing)
    verb.dep_, verb.tag_ = "relcl", "VBD"
    which.hang_on(verb)
    which.dep_ = "dobj"
    doer.hang_on(verb)
    doer.dep_ = "nsubj"


def read_past_behind_that(word: Token) -> None:
    """ "In a move that *surprised* traders, Peru paid": reads a verb that the parser takes for an adjective.

    It takes those who are surprised for the subject of the main clause, and who is that for a second name of theirs.
    """
    that = word.nbor(-1) if word.i > word.sent.start else word
    feeling = word.head
    is_adjective = word.dep_ == "amod" and word.tag_ == "JJ" and word.lower_.endswith("ed") and feeling.i == word.i + 1
    if not is_adjective or that.lower_ not in _OBJECTS or feeling.nbor().text != ",":
        return
    thing = that.nbor(-1) if that.i > that.sent.start else that
    if thing.pos_ != "NOUN" or feeling.dep_ not in {"nsubj", "relcl"}:
        return
    main = feeling.head
    word.hang_on(thing)
    word.dep_, word.tag_, word.pos_ = "relcl", "VBD", "VERB"
    that.hang_on(word)
    that.dep_, that.tag_ = "nsubj", "WDT"
    is_subject = feeling.dep_ == "nsubj"
    feeling.hang_on(word)
    feeling.dep_ = "dobj"
    if is_subject:
        _free_main_clause(main, feeling, thing)


def _free_main_clause(main: Token, object_before: Token, fronted: Token) -> None:
    """Makes a verb that the parser hung inside a fronted phrase the main one, with its own subject."""
    above = fronted.head if fronted.dep_ == "pobj" else fronted
    root = above.head
    main.hang_on(main if root is above else root)
    main.dep_ = above.dep_ if root is above else "ROOT"
    if root is above:
        above.hang_on(main)
        above.dep_ = "prep"
    late = [child for child in object_before.children if child.i > object_before.i]
    subject = next((child for child in late if child.dep_ in {"appos", "conj"}), None)
    for child in late:
        child.hang_on(main if subject in {None, child} or child.pos_ == "PUNCT" else subject)
    if subject is not None:
        subject.dep_ = "nsubjpass" if main.has("auxpass") else "nsubj"


def _that_undergoing(verb: Token) -> Token | None:
    """ "An offer *that* Peru *turned down*": what a parser takes for what "down" governs."""
    if verb.dep_ != "relcl" or all(child.dep_ != "prt" for child in verb.children):
        return None
    if verb.has_any({"dobj", "ccomp", "xcomp"}):
        return None
    return next((child for child in verb.children if child.dep_ == "pobj" and child.tag_ in _RELATIVE), None)


def _that_before_wish(verb: Token) -> Token | None:
    """ "A plea *that* Britain *give* back the skulls": no thing that it gives, since those stand behind."""
    if verb.dep_ != "relcl" or verb.tag_ != "VB":
        return None
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    is_bare = all(child.dep_ != "aux" for child in verb.children)
    is_wish = is_bare and len(objects) > 1 and objects[0].lower_ == "that" and objects[-1].i > verb.i
    return objects[0] if is_wish else None


def _that_before_found(verb: Token) -> Token | None:
    """ "A finding by a court *that* Peru *broke* the law": nothing that it broke, since that stands behind."""
    if verb.dep_ != "relcl" or verb.head.lemma_.lower() not in syntax_words().rulings:
        return None
    below = [child for child in verb.children if child.dep_ == "xcomp"]
    objects = [child for word in (verb, *below) for child in word.children if child.dep_ == "dobj"]
    that = next((word for word in objects if word.lower_ == "that" and word.i < verb.i), None)
    is_taken = that is not None and (that.head is not verb or any(word.i > verb.i for word in objects))
    return that if is_taken else None


def _decided_by_it(verb: Token) -> Token | None:
    """ "It was *agreed* at talks of two states *that* the border be opened": what "it" stands for, of no talks."""
    has_that = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
    above = next((token for token in verb.ancestors if token.pos_ == "VERB"), verb)
    if verb.dep_ != "relcl" or not has_that or above is verb or above.i > verb.i:
        return None
    return above if any(c.dep_ == "nsubjpass" and c.lower_ == "it" for c in above.children) else None


def _is_wish_of_noun(verb: Token) -> bool:
    """ "A demand by Chad *that* it *pay* Mali": a plural form said of one, behind a "that" which is nothing it pays.

    So is "a proposal by Chad *that* men *be held*".
    """
    opening = [child for child in verb.children if child.dep_ == "mark" and child.lower_ == "that"]
    if verb.dep_ != "relcl" or not opening:
        return False
    is_of_one = any(child.dep_ == "nsubj" and child.lower_ in _ONE for child in verb.children)
    auxiliaries = [child.lower_ for child in verb.children if child.dep_ in AUXILIARIES]
    return (verb.tag_ == "VBP" and is_of_one and not auxiliaries) or auxiliaries == ["be"]


def _which_acts(verb: Token) -> Token | None:
    """ "The committee, *which* in May *called* upon Peru to pay": without an auxiliary nothing is done to it."""
    if verb.dep_ != "relcl" or verb.tag_ not in PAST_FORMS:
        return None
    if verb.has_any(AUXILIARIES):
        return None
    subjects = [child for child in verb.children if child.dep_ == "nsubjpass" and child.tag_ in _RELATIVE]
    return subjects[0] if len(subjects) == 1 else None


def _that_before_named(verb: Token) -> Token | None:
    """ "A pact *that* its president, Ana Ruiz, *signed* in May": whose verb stands behind who he is, and a comma."""
    doer = verb.head
    if verb.dep_ != "acl" or verb.tag_ not in PAST_FORMS or verb.i < doer.i or verb.nbor(-1).text != ",":
        return None
    is_named = any(c.dep_ == "appos" and c.pos_ == "PROPN" and doer.i < c.i < verb.i for c in doer.children)
    first = first_of(doer)
    that = first if first.lower_ in _OBJECTS or first.i == first.sent.start else first.nbor(-1)
    is_told = is_named and that.lower_ in _OBJECTS and _thing_before(that) is not None
    return that if is_told else None


def _thing_before(that: Token) -> Token | None:
    """ "A *pact* that", "a *pact* with Peru that": the noun that a relative clause is of."""
    before = that.nbor(-1) if that.i > that.sent.start else that
    thing = before.head.head if before.pos_ == "PROPN" and before.dep_ == "pobj" else before
    return thing if thing.pos_ == "NOUN" else None


def _read_as_relative(verb: Token, that: Token) -> None:
    doer, thing = verb.head, _thing_before(that) or verb
    verb.hang_on(thing)
    verb.dep_, verb.tag_ = "relcl", "VBD"
    doer.hang_on(verb)
    doer.dep_ = "nsubj"
    that.hang_on(verb)
    that.dep_, that.tag_ = "dobj", "WDT"


def _stands_for_clause(noun: Token) -> bool:
    """Whether a noun stands for the clause: as root, as what somebody said, or as one subject more of who says it."""
    subjects = [child for child in noun.head.children if child.dep_ in SUBJECTS]
    return noun.dep_ in {"ROOT", "dobj"} or (noun.dep_ in SUBJECTS and len(subjects) > 1)
