"""Gives verbs the subject that can only be theirs, out of what a parser hangs on a phrase that stands before.

"At a summit in Rome, Sri Lanka's foreign minister imposed it", "the court ordered his arrest; Peru, angry, replied".
Each is moved only where its verb lacks one. Other nouns are for `nouns`, the verbs themselves for `main_verbs`.
"""

from graph.frames import syntax_words
from graph.labels import GOVERNED, NOMINAL, NOMINAL_SUBJECTS
from graph.reattachment.main_verbs import is_finite
from graph.reattachment.phrases import SUBJECTS, first_of, has_subject
from graph.tokens import Span, Token

_EVERY = frozenset({"all", "every", "everybody", "everyone"})
_EXCEPTING = frozenset({"but", "except", "save"})
_JOINED = frozenset({"conj", "pcomp"})  # of verbs that go on with what stands before
_HELD = frozenset({"dobj", "ccomp", "aux"})  # what a participle in the passive has not
_OF_NOUNS = frozenset({"compound", "nmod"})  # how a parser hangs a recipient on what is given


def reattach_subjects(sentence: Span) -> None:
    """Gives the verbs of a sentence the subject that stands before them."""
    for but in sentence[1:]:
        if but.lower_ in _EXCEPTING:
            _except(but)
    for verb in [token for token in sentence if token.pos_ == "VERB" and is_finite(token)]:
        _read_part_as_subject(verb)
        _set_off_participle(verb)
        _raise_first_verb(verb)
        _part_from_counterpart(verb)
        _join_first_subject(verb)
        _part_from_governed(verb)
        _part_from_listed(verb)
    for verb in [token for token in sentence if token.pos_ == "VERB" and token.dep_ in _JOINED]:
        _part_from_object(verb)
    for verb in [token for token in sentence if token.head is token or _is_told_first(token)]:
        is_alone = all(child.dep_ not in SUBJECTS or tells_more(child) for child in verb.children)
        if verb.pos_ == "VERB" and is_finite(verb) and is_alone:
            _find_subject(verb)


def _except(but: Token) -> None:
    """ "All but *Chad* refused", "all states except Chad": who is excepted does not do so."""
    every, behind = but.nbor(-1), but.doc[but.i + 1 : but.sent.end]
    one = next((word for word in behind if word.pos_ in NOMINAL and first_of(word).i == but.i + 1), None)
    is_every = every.lower_ in _EVERY or every.has_any_word(_EVERY)
    if one is None or not is_every or not (one.dep_ in SUBJECTS or (one.dep_ == "conj" and one.head is every)):
        return
    if one.dep_ in SUBJECTS and every.dep_ not in SUBJECTS:  # "all except Chad signed", where "all" tells of nothing
        every.hang_on(one.head)
        every.dep_, every.pos_, every.tag_ = one.dep_, "PRON", "DT"
    but.hang_on(every)
    one.hang_on(but)
    one.dep_, but.dep_, but.pos_ = "pobj", "prep", "ADP"


def _read_part_as_subject(verb: Token) -> None:
    """ "*The court* orders Peru to pay": a verb is no noun that another stands before as a part of it."""
    before = [child for child in verb.children if child.i < verb.i]
    parts = [child for child in before if child.dep_ in _OF_NOUNS and child.pos_ in NOMINAL]
    if not parts or verb.tag_ not in {"VBZ", "VBD"} or has_subject(verb):
        return
    noun = parts[-1]
    for child in before:
        if child.dep_ in _OF_NOUNS | {"det", "amod", "poss"} and child.i < noun.i:
            child.hang_on(noun)
    noun.dep_ = "nsubj"
    for child in verb.children:
        if child.dep_ == "advcl" and child.tag_ == "VB" and child.i > verb.i and child.nbor(-1).lower_ == "to":
            child.dep_ = "xcomp"


def _set_off_participle(verb: Token) -> None:
    """ "Kenya, *asked* to take them, refused": what a parser takes for a past tense, with the subject of the verb."""
    comma = verb.nbor(-1) if verb.i > verb.sent.start else verb
    if comma.text != ",":
        return
    own = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), None)
    hung = verb.children if own is None else own.children
    participle = next(
        (c for c in hung if c.tag_ == "VBD" and c.dep_ in {"ccomp", "advcl", "acl"} and c.i < verb.i), None
    )
    if participle is None or participle.has_any(_HELD):
        return
    noun = own or participle.child("nsubj")
    if noun is None or noun.i != participle.i - 2 or participle.nbor(-1).text != "," or participle.i == comma.i - 1:
        return
    noun.hang_on(verb)
    participle.hang_on(noun)
    noun.dep_ = "nsubjpass" if verb.has("auxpass") else "nsubj"
    participle.dep_, participle.tag_ = "acl", "VBN"


def _raise_first_verb(verb: Token) -> None:
    """ "Malawi, a poor state, *asked* to join *but was told* to wait": two verbs, the first taken for a participle."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), None)
    below = (child for child in subject.children if child.dep_ == "acl") if subject is not None else ()
    first = next((child for child in below if child.tag_ == "VBN" and child.nbor(-1).text == ","), None)
    if subject is None or first is None or verb.head is not verb:
        return
    joining = [child for child in first.children if child.dep_ == "cc" and child.i > first.i]
    if not joining or first.has_any({"conj", "agent"}):
        return
    first.hang_on(first)
    first.dep_, first.tag_ = "ROOT", "VBD"
    subject.hang_on(first)
    subject.dep_ = "nsubj"
    for child in verb.children:
        if child.i < joining[0].i:
            child.hang_on(first)
    verb.hang_on(first)
    verb.dep_ = "conj"


def _part_from_counterpart(verb: Token) -> None:
    """ "After talks with her Thai counterpart, Ana Dar, *Peru's minister* said": who says so is not who was met."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), None)
    before = verb.doc[verb.sent.start : verb.i] if verb.head is verb else ()
    counterparts = syntax_words().counterparts
    met = next(
        (word for word in before if word.lemma_ in counterparts and any(c.tag_ == "PRP$" for c in word.children)), None
    )
    beside = (*met.children, subject) if met is not None else ()
    name = next((n for n in beside if n is not None and _is_named_behind(n, met)), None)
    own = next((child for child in name.children if child.dep_ == "appos" and child.i > name.i), None) if name else None
    if met is None or name is None or own is None or subject not in {None, name} or own.pos_ not in NOMINAL:
        return
    if first_of(own).nbor(-1).text != "," or own.tag_ == "NNP":
        return
    own.hang_on(verb)
    own.dep_ = "nsubj" if subject is None else subject.dep_
    name.hang_on(met)
    name.dep_ = "appos"
    for comma in (child for child in name.children if child.is_punct and child.i > own.i):
        comma.hang_on(own)


def _is_named_behind(name: Token, noun: Token | None) -> bool:
    """Whether a name stands right behind a noun, a comma between them."""
    first = first_of(name)
    return noun is not None and name.tag_ == "NNP" and first.i == noun.i + 2 and first.nbor(-1).text == ","


def open_clause(semicolon: Token) -> None:
    """ "The court ordered his arrest; *Peru*, angry, *replied*": what stands behind is of no phrase before."""
    behind = semicolon.doc[semicolon.i + 1 : semicolon.sent.end]
    _part_from_clause_behind(semicolon)
    for child in [c for t in behind if t.head.i < semicolon.i for c in t.children if c.i < semicolon.i]:
        if child.dep_ == "parataxis":  # "it refused, he said; talks ended": he said the first
            child.hang_on(child.head.head)
    noun = next(iter(behind), semicolon)
    while noun.head.i > semicolon.i and noun.head is not noun:
        noun = noun.head
    verbs = [token for token in behind if token.pos_ == "VERB" and token.i > noun.i and is_finite(token)]
    hung_before = (verb for verb in verbs if verb.head.i < semicolon.i and not noun.is_ancestor(verb))
    own = next(hung_before, None) or next((verb for verb in verbs if _is_past(verb, noun)), None)
    if own is None or noun.pos_ not in NOMINAL or noun.head.i > semicolon.i or has_subject(own):
        return
    if own.head is noun:
        own.hang_on(next((above for above in noun.ancestors if above.pos_ == "VERB"), noun.head))
    noun.hang_on(own)
    noun.dep_ = "nsubjpass" if own.has("auxpass") else "nsubj"
    own.dep_ = "conj"


def _part_from_clause_behind(semicolon: Token) -> None:
    """ "Signed an accord, *the first of its kind*; traders were not told": what is done to others is done to them."""
    for verb in semicolon.doc[semicolon.i + 1 : semicolon.sent.end]:
        subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
        is_passive = verb.has("auxpass")
        if is_passive and any(child.i > semicolon.i for child in subjects):
            for child in (child for child in subjects if child.i < semicolon.i):
                child.dep_ = "npadvmod"


def _is_past(verb: Token, noun: Token) -> bool:
    return verb.head is noun and verb.dep_ == "acl" and verb.tag_ == "VBD" and verb.nbor(-1).text == ","


def _is_told_first(verb: Token) -> bool:
    """ "Despite protests, Chad *held* talks, officials said": the clause that stands before who says so."""
    return verb.dep_ == "ccomp" and verb.i < verb.head.i and all(child.dep_ != "mark" for child in verb.children)


def tells_more(subject: Token) -> bool:
    """ "On May 2 Niger and Mali, *all of them* under military rule, left": it says something of the subject."""
    of = subject.child_word("of")
    is_pronoun = of is not None and of.has_any_word({"them", "which", "whom"})
    return is_pronoun and subject.pos_ != "NOUN" and subject.i > subject.sent.start and subject.nbor(-1).text == ","


def _part_from_governed(verb: Token) -> None:
    """ "Kept it, and *a plan* to sell it to *others was blocked*": the last noun before a verb, which "to" governs."""
    governed = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), verb)
    first = first_of(governed)
    link = first.nbor(-1) if first.i > verb.sent.start else governed
    is_link = link.dep_ == "prep" and link.pos_ == "ADP" and not link.has("pobj")
    above = [
        word for word in link.ancestors if word.dep_ == "conj" and word.pos_ == "NOUN" and word.head.pos_ == "VERB"
    ]
    if governed is verb or not is_link or not above or verb.is_ancestor(link):
        return
    above[0].hang_on(verb)
    above[0].dep_, governed.dep_ = governed.dep_, "pobj"
    governed.hang_on(link)


def _part_from_listed(verb: Token) -> None:
    """ "Held Omar Dar, a banker, *and a judge* in Nairobi freed him": no second thing that the man before is."""
    last = verb.nbor(-1) if verb.i > verb.sent.start + 1 else verb
    listed = (word for word in (last, *last.ancestors) if word.dep_ == "conj" and word.tag_ == "NN" and word.i < verb.i)
    noun = None if has_subject(verb) or last.is_punct else next(listed, None)
    link = first_of(noun).nbor(-1) if noun is not None and first_of(noun).i > verb.sent.start + 1 else verb
    if noun is None or link.dep_ != "cc" or link.nbor(-1).text != "," or verb.is_ancestor(noun):
        return
    if noun.head.pos_ not in NOMINAL or first_of(noun).dep_ != "det":
        return
    link.hang_on(verb.head)
    noun.hang_on(verb)
    noun.dep_ = "nsubjpass" if verb.has("auxpass") else "nsubj"


def _part_from_object(verb: Token) -> None:
    """ "Iran freed a Dane and *Chad freed* a Swede": a parser joins it to whoever was freed before."""
    first = first_of(verb)
    name = first.nbor(-1) if first.i > verb.sent.start else verb
    before = first_of(name)
    link = before.nbor(-1) if before.i > verb.sent.start else name
    is_joined = name.dep_ == "conj" and name.ent_type_ == "GPE" and link.dep_ == "cc" and link.head is name.head
    is_taken = is_joined and name.head.dep_ in GOVERNED and name.head.ent_type_ != "GPE"
    if not is_taken or has_subject(verb) or not (is_finite(verb) or _goes_on_with_gerund(verb)):
        return
    link.hang_on(verb.head)
    name.hang_on(verb)
    name.dep_ = "nsubjpass" if verb.has("auxpass") else "nsubj"


def _goes_on_with_gerund(verb: Token) -> bool:
    """ "With Iran freeing a Dane and Chad *freeing* a Swede": a second one behind the same preposition."""
    return verb.tag_ == verb.head.tag_ == "VBG" or (verb.tag_ == "VBG" and verb.dep_ == "pcomp")


def _join_first_subject(verb: Token) -> None:
    """ "In March *Chad*, Mali and Togo met": a list whose first state a parser takes for a part of the time."""
    subject = verb.child_of(NOMINAL_SUBJECTS)
    comma = verb.doc[max(first_of(subject).i - 1, 0)] if subject is not None else verb
    name = comma.nbor(-1) if comma.text == "," and comma.i > verb.sent.start else comma
    if subject is None or subject.ent_type_ != "GPE" or name.pos_ != "PROPN":
        return
    if all(child.dep_ != "cc" for child in subject.children) or not _is_taken_for_when(name, verb):
        return
    day = name.child_of({"compound", "nummod"})
    if day is not None:
        preposition = name.head
        for child in name.children:
            if child.i < day.i:
                child.hang_on(day)
        day.hang_on(preposition)
        day.dep_ = "pobj"
    name.hang_on(verb)
    name.dep_, subject.dep_ = subject.dep_, "conj"
    subject.hang_on(name)


def _is_taken_for_when(name: Token, verb: Token) -> bool:
    """Whether a name is taken for a word of the time or the place: "*Last week Chad*, Mali and Togo met"."""
    if name.dep_ == "npadvmod":
        return name.head is verb and name.ent_type_ == "GPE"
    days = [child for child in name.children if child.dep_ in {"compound", "nummod"}]
    if len(days) != 1 or days[0].i != name.i - 1 or days[0].ent_type_ != "DATE":
        return False
    months = syntax_words().months
    is_state = name.ent_type_ == "GPE" or (days[0].lower_ in months and name.lower_ not in months)
    return is_state and name.dep_ == "pobj" and name.head.head is verb


def _find_subject(verb: Token) -> None:
    """Hangs on a verb the noun that can only be its subject, out of a phrase that stands before."""
    fronted = (child for child in reversed(verb.children) if child.dep_ == "prep" and child.i < verb.i)
    for phrase in fronted:
        subject = _behind_date(phrase) or _behind_comma(phrase, verb)
        if subject is not None:
            for name in (child for child in subject.head.children if child.dep_ == "appos" and child.i > subject.i):
                name.hang_on(subject)
            for more in (child for child in verb.children if child.dep_ in SUBJECTS):
                more.hang_on(subject)
                more.dep_ = "appos"
            subject.hang_on(verb)
            is_passive = verb.has("auxpass")
            subject.dep_ = "nsubjpass" if is_passive else "nsubj"
            return


def _behind_date(preposition: Token) -> Token | None:
    """ "On March 3 France's minister signed": what a parser takes for the object is the subject, the day the object.

    So is a place before a person: "In Rome Ana Ruiz signed", and what stands beside a month without a comma: "In May
    the Union signed".
    """
    noun = preposition.child("pobj")
    beside = [] if noun is None or noun.ent_type_ != "DATE" else [c for c in noun.children if c.dep_ == "appos"]
    if noun is not None and beside and first_of(beside[0]).i == noun.i + 1:
        return beside[0]
    first = noun.child_of(_OF_NOUNS) if noun is not None else None
    if noun is None or first is None or first.i > preposition.i + 2:
        return None
    is_other = first.ent_type_ == "DATE" or (first.ent_type_, noun.ent_type_) == ("GPE", "PERSON")
    if not is_other and not any(child.dep_ == "poss" and child.i > first.i for child in noun.children):
        return None  # nothing stands before whose a noun is: "in the spring Chad's minister"
    for child in noun.children:
        if child.i < first.i:
            child.hang_on(first)
    first.hang_on(preposition)
    first.dep_ = "pobj"
    return noun


def _behind_comma(phrase: Token, verb: Token) -> Token | None:
    """ "At a summit in Rome, Chad's minister signed": what a parser joins to the place or puts in apposition to it."""
    found: list[Token] = []
    below = list(phrase.children)
    if any(token.tag_ == "WP$" for token in phrase.doc[phrase.i : verb.i]):
        return None  # "according to the union, whose head, Ana Ruiz, urged Chad to pay"
    for token in below:  # which grows meanwhile
        below.extend(token.children)
        is_next = token.dep_ in {"appos", "conj"} and token.pos_ in NOMINAL and token.i > token.head.i
        if is_next and first_of(token).nbor(-1).text == ",":
            found.append(token)
    found.sort(key=lambda token: (_is_listed(token), token.i))
    return next(iter(found), None)


def _is_listed(noun: Token) -> bool:
    return any(word.dep_ == "cc" for word in (*noun.children, *noun.head.children))
