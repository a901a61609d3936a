"""Hangs each clause that only the one above can be joined to on that one, and participles where they belong.

"They found that Peru had broken the treaty, and ordered it to pay" has two readings for a parser, and one for a
reader. A number that it takes for a noun is put right here as well.
"""

from graph.frames import status_cues, syntax_words
from graph.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MODALS = frozenset({"will", "would", "may", "might", "could", "can", "should", "shall", "must", "to", "'ll", "’ll"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_PARTICIPLES = frozenset({"VBN", "VBD"})
_JOINING = frozenset({"and", "but", "while"})
_SIGNS = frozenset("$€£¥")
_BELOW = frozenset({"ccomp", "xcomp", "conj"})


def reattach_word(token: Token) -> None:
    """Says what a word is, and hangs it where it belongs."""
    _relabel(token)
    _read_as_giving(token)
    _give_to_verb_behind_aside(token)
    if not _reattach_clause(token):
        _reattach_participle(token)


def _reattach_clause(token: Token) -> bool:
    """Hangs the verb of a finite clause where it belongs; whether it hung elsewhere."""
    if token.dep_ == "conj" and (done := _done_to_subject(token)) is not None:
        _read_as_told_of_subject(done, token)
    elif token.dep_ in {"conj", "advcl", "ccomp"} and _reports_what_stands_before(token):
        _read_as_report(token)
    elif token.dep_ in {"ccomp", "conj"} and (done := _done_to_those_who_act(token)) is not None:
        _read_as_told_of_subject(done, token)
    elif token.dep_ == "conj" and token.pos_ == "VERB" and (above := _joined_to(token)) is not None:
        token.hang_on(above)
    else:
        return False
    return True


def _reattach_participle(token: Token) -> None:
    """Hangs a participle or particle where it belongs."""
    if token.dep_ == "relcl" and token.tag_ == "VBG":
        _reattach_gerund(token)
    elif token.dep_ == "relcl" and token.tag_ == "VB" and any(_is_that(child) for child in token.children):
        token.dep_ = "acl"  # "the idea that Peru pay"
    elif token.dep_ == "pcomp" and token.lower_ in syntax_words().neighbouring:
        _read_as_adjective(token)
    elif token.dep_ == "advcl" and token.tag_ == "VBD":
        _reattach_past_participle(token)
    elif token.dep_ == "ccomp" and token.tag_ == "RP":
        _read_as_particle(token)
    elif token.tag_ in _PARTICIPLES and token.dep_ in {"amod", "csubj"}:
        _read_as_clause(token)


def _reattach_past_participle(done: Token) -> None:
    """ "Received 14 West Africans *deported* from Peru": what nobody does, nor joins, was done to those before it."""
    people = done.nbor(-1) if done.i > done.sent.start else done
    is_behind_object = people.dep_ == "dobj" and people.head is done.head and people.head.i < people.i
    if is_behind_object and all(child.i > done.i and child.dep_ not in {"dobj", "ccomp"} for child in done.children):
        done.hang_on(people)
        done.dep_, done.tag_ = "acl", "VBN"


def _is_that(word: Token) -> bool:
    return word.dep_ == "mark" and word.lower_ == "that"


def _relabel(token: Token) -> None:
    """Says what a word is, where what stands around it leaves no doubt."""
    if token.like_num and token.tag_ == "NN" and token.ent_type_ == "CARDINAL":
        token.pos_, token.tag_ = "NUM", "CD"  # "Thirteen of its soldiers were captured"
    elif token.dep_ == "npadvmod" and token.ent_type_ == "CARDINAL" and _is_carried(token):
        token.dep_ = "dobj"  # "The plane carried 115"
    elif token.dep_ == "advmod" and token.ent_type_ == "ORDINAL" and _is_one_more(token):
        token.dep_, token.pos_ = "nsubj", "NOUN"
    elif token.text == "lent" and token.tag_ == "NN":
        token.pos_, token.tag_, token.lemma_ = "VERB", "VBD", "lend"
    elif token.dep_ == "appos" and token.head.tag_ == "VBZ" and token.i == token.head.i + 1:
        token.dep_ = "dobj"  # "Kenya lobbies Togo to lift the ban"
    elif token.dep_ == "nsubj" and token.head.dep_ == "auxpass" and token.head.lemma_ != "be":
        token.dep_ = "nsubjpass"  # "Beef remains banned there"
        token.hang_on(token.head.head)
    elif token.dep_ == "csubjpass" and token.tag_ == "VB" and not _has_auxiliary(token):
        token.dep_, token.pos_, token.tag_ = "nsubjpass", "NOUN", "NN"  # "Aid to Chad was frozen"


def _is_carried(number: Token) -> bool:
    verb = number.head
    return verb.lemma_ in syntax_words().carrying and all(child.dep_ != "dobj" for child in verb.children)


def _is_one_more(ordinal: Token) -> bool:
    """ "*A second*, on Sept. 4, carried 115": what acts, where the verb has no other subject."""
    is_one = any(child.lower_ in {"a", "the"} for child in ordinal.children)
    return is_one and ordinal.head.pos_ == "VERB" and all(c.dep_ not in _SUBJECTS for c in ordinal.head.children)


def _read_as_giving(verb: Token) -> None:
    """ "The $5 million a year that Chad *gives* Mali": what is given is the sum, by each month or year."""
    if verb.dep_ != "relcl":
        return
    money = verb.head.head if verb.head.dep_ == "npadvmod" else verb.head
    if not _is_sum(money):
        return
    verb.hang_on(money)
    that = next((child for child in verb.children if child.lower_ == "that" and child.dep_ == "advmod"), None)
    if that is not None:
        for child in verb.children:
            child.dep_ = "dative" if child.dep_ == "dobj" else child.dep_
        that.dep_ = "dobj"


def _is_sum(number: Token) -> bool:
    """Whether a number is one of money, with the sign of a currency before it: "NZ$38 million", "$5"."""
    before = number.doc[max(number.i - 1, 0)].text
    return number.ent_type_ == "MONEY" or (number.pos_ == "NUM" and not _SIGNS.isdisjoint(before))


def _give_to_verb_behind_aside(noun: Token) -> None:
    """ "Fiji agreed, and *Peru*, in a letter, *asked*": a subject that a parser joins to the verb before."""
    verb = noun.head
    if noun.dep_ != "conj" or noun.pos_ not in {"NOUN", "PROPN"} or verb.pos_ != "VERB" or noun.i + 1 >= len(noun.doc):
        return
    opening = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else noun
    if noun.nbor().text != "," or opening.lower_ not in _JOINING:
        return
    behind = (child for child in verb.children if child.i > noun.i and child.dep_ == "conj" and child.tag_ in _FINITE)
    own = next((child for child in behind if all(below.dep_ not in _SUBJECTS for below in child.children)), None)
    if own is not None:
        noun.dep_ = "nsubj"
        noun.hang_on(own)


def _reattach_gerund(gerund: Token) -> None:
    """ "Told both that agreeing might spare them": no relative clause, but the subject of the one that "that" opens."""
    that = gerund.nbor(-1) if gerund.i else gerund
    verb = next((above for above in gerund.ancestors if above.i > gerund.i and above.pos_ == "VERB"), None)
    if that.lower_ != "that" or that.head is not gerund or verb is None or _has_auxiliary(gerund):
        return
    that.dep_, gerund.dep_ = "mark", "csubj"
    that.hang_on(verb)
    gerund.hang_on(verb)


def _read_as_adjective(participle: Token) -> None:
    """ "Paid it to neighbouring Peru", whose participle a parser takes for a verb that Peru is the object of."""
    noun = next((child for child in participle.children if child.dep_ == "dobj"), None)
    preposition = participle.head
    if noun is None or noun.i < participle.i:
        return
    for child in participle.children:
        child.hang_on(preposition if child is noun else preposition.head)  # "last year" is when it was paid
    participle.hang_on(noun)
    noun.dep_, participle.dep_ = "pobj", "amod"
    participle.pos_, participle.tag_ = "ADJ", "JJ"


def _read_as_clause(participle: Token) -> None:
    """What a parser takes for a description of the noun behind it, or for a subject, is what somebody did.

    "Recalled its envoy and *banned* imports from Peru", "*having asked* Peru for help, Chad left".
    """
    noun, before = participle.head, participle.nbor(-1) if participle.i else participle
    if any(child.dep_ == "aux" and child.lower_ == "having" for child in participle.children):
        _read_as_done_before(participle)
    elif participle.dep_ == "amod" and before.dep_ == "cc" and _is_of_other_verb(noun, participle):
        verb = noun.head
        participle.hang_on(verb)
        noun.hang_on(participle)
        for child in verb.children:
            if child.dep_ == "prep" and child.i > noun.i:
                child.hang_on(participle)
        participle.dep_, participle.tag_, noun.dep_ = "conj", verb.tag_, "dobj"


def _is_of_other_verb(noun: Token, participle: Token) -> bool:
    """Whether the verb that a noun hangs on before an "and" has its object already, so that the noun is another's."""
    verb = noun.head
    if verb.pos_ != "VERB" or verb.i > participle.i or noun.i < participle.i or noun.dep_ not in {"dobj", "conj"}:
        return False
    return any(child.dep_ == "dobj" and child.i < participle.i for child in verb.children)


def _read_as_done_before(participle: Token) -> None:
    noun = participle.head
    verb = noun.head if participle.dep_ == "amod" else noun
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS and child.i > participle.i]
    if verb.pos_ not in {"VERB", "AUX"} or all(subject is noun for subject in subjects):
        return
    if noun is not verb:
        noun.hang_on(participle)
        noun.dep_ = "dobj"
    participle.hang_on(verb)
    participle.dep_ = "advcl"


def _done_to_subject(verb: Token) -> Token | None:
    """The participle between a subject and its verb, both behind commas, which a parser takes for the verb itself."""
    done = verb.head
    subject = next((child for child in done.children if child.dep_ == "nsubj" and child.i < done.i), None)
    first = min((child.i for child in verb.children if child.dep_ in {"aux", "neg"}), default=verb.i)
    if subject is None or done.tag_ != "VBD" or verb.tag_ not in _FINITE | {"VBN", "VB"}:
        return None
    if done.i != subject.i + 2 or done.nbor(-1).text != "," or verb.doc[first - 1].text != ",":
        return None
    joined = any(child.dep_ in {"cc", "aux"} and child.i < verb.i for child in done.children)
    own = any(child.dep_ in _SUBJECTS for child in verb.children)
    return None if joined or own or any(child.dep_ == "appos" for child in subject.children) else done


def _done_to_those_who_act(verb: Token) -> Token | None:
    """The participle right behind a subject, which a parser takes for the verb that the true one hangs on."""
    done = verb.head
    before = {child.dep_ for child in done.children if child.i < done.i}
    first = min((child.i for child in verb.children if child.dep_ in {"aux", "auxpass"}), default=verb.i)
    if done.tag_ != "VBD" or not done.i < first < verb.i or "nsubj" not in before or "aux" in before:
        return None
    is_free = not any(child.dep_ in _SUBJECTS | {"mark"} for child in verb.children)
    is_free = is_free and all(child.dep_ != "cc" or child.i > verb.i for child in done.children)
    is_led = verb.doc[first].tag_ in {"MD", "VBD", "VBZ", "VBP"}
    return done if is_free and is_led and not verb.doc[first - 1].is_punct else None


def _read_as_told_of_subject(done: Token, verb: Token) -> None:
    """ "Fiji, *lent* $5m by Tonga, has paid it back": what was done to it stands beside it, and is not what it did."""
    subject = next(child for child in done.children if child.dep_ == "nsubj" and child.i < done.i)
    verb.dep_ = done.dep_
    verb.hang_on(verb if done.head is done else done.head)
    for child in done.children:
        if child is subject or child.i > verb.i:
            child.hang_on(verb)
        elif child.lower_ == "by" and child.dep_ == "prep":
            child.dep_ = "agent"
    done.hang_on(subject)
    done.dep_, done.tag_ = "acl", "VBN"


def _reports_what_stands_before(verb: Token) -> bool:
    """Whether a comma alone parts a verb of saying and its subject from the clause that it reports."""
    told = verb.head
    is_telling = verb.lemma_.lower() in status_cues().reporting | syntax_words().finding
    if verb.tag_ not in _FINITE | {"VBN"} or not is_telling or told.i > verb.i:
        return False
    if any(child.dep_ in {"ccomp", "dobj", "mark", "xcomp"} for child in verb.children) or _is_listed(verb):
        return False
    subject = _last_subject(verb)
    is_clause = any(child.dep_ in _SUBJECTS for child in told.children) and told.tag_ != "VBG"
    return is_clause and subject is not None and verb.doc[subject.left_edge.i - 1].text == ","


def _last_subject(verb: Token) -> Token | None:
    return next((child for child in reversed(verb.children) if child.dep_ == "nsubj" and child.i < verb.i), None)


def _read_as_object(noun: Token) -> None:
    """A noun is the object of the verb that it hangs on; what was taken for that stands for whom it is given to."""
    for child in noun.head.children:
        if child.dep_ == "dobj" and child.i < noun.i:
            child.dep_ = "dative"
    noun.dep_ = "dobj"


def _is_listed(verb: Token) -> bool:
    """Whether a verb is one of a list: "Peru paid, Chad replied and Togo refused"; "Peru paid, and, he said, ..."."""
    before = [child.dep_ for child in verb.head.children if verb.head.i < child.i < verb.i]
    if "cc" in before and "conj" not in before[before.index("cc") :]:
        return True
    return any(child.dep_ == "cc" and child.lower_ != "but" for child in verb.children)


def _read_as_report(verb: Token) -> None:
    """ "Malta broke the treaty, the court *ruled*": the clause before is what it ruled."""
    told, subject = verb.head, _last_subject(verb)
    for child in verb.children:
        if child.dep_ in {"advcl", "nsubj"} and subject is not None and child.i < subject.i:
            child.hang_on(told)
            if child.dep_ == "nsubj":  # "has handed Chad a *man* accused of theft, the ministry said"
                _read_as_object(child)
    verb.dep_ = told.dep_
    verb.hang_on(verb if told.head is told else told.head)
    told.hang_on(verb)
    told.dep_ = "ccomp"


def _read_as_particle(particle: Token) -> None:
    """ "No longer lets lorries *in*", which a parser takes for a clause of its own."""
    verb = particle.head
    for child in particle.children:
        child.hang_on(verb)
        child.dep_ = "dobj" if child.dep_ == "nsubj" else child.dep_
    particle.dep_ = "prt"


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_ == "aux" for child in verb.children)


def reattach_main_clause(first: Token) -> None:
    """ "Under a pact that the two signed in May, Chad sends nurses": the relative clause, and the one that is not.

    The parser takes the main clause for the relative one, and "signed" for a participle that describes the two.
    """
    noun = next((child for child in first.children if child.dep_ == "pobj"), None)
    main = next((c for c in noun.children if c.dep_ == "relcl"), None) if noun is not None else None
    if first.head is not first or first.pos_ != "ADP" or noun is None or main is None:
        return
    subjects = [child for child in main.children if child.dep_ == "nsubj"]
    told = (
        next((c for c in subjects[0].children if c.dep_ == "acl" and c.tag_ in {"VBN", "VBD"}), None)
        if subjects
        else None
    )
    if len(subjects) < len(("those who signed", "who acts")) or told is None:
        return
    comma = any(token.text == "," for token in first.doc[told.i : subjects[-1].i])
    pronoun = next((t for t in first.doc[noun.i + 1 : subjects[0].i] if t.tag_ in {"WDT", "IN"}), None)
    if not comma or pronoun is None:
        return
    for token, head, label in (
        (told, noun, "relcl"),
        (subjects[0], told, "nsubj"),
        (pronoun, told, "dobj"),
        (main, main, "ROOT"),
        (first, main, "prep"),
    ):
        token.hang_on(head)
        token.dep_ = label
    told.tag_, pronoun.tag_ = "VBD", "WDT"


def _joined_to(verb: Token) -> Token | None:
    """The verb of the clause above that a verb is joined to, where it cannot be joined to its own head."""
    if verb.tag_ not in _FINITE or any(child.dep_ in _SUBJECTS or child.dep_ == "aux" for child in verb.children):
        return None
    inner, clause = verb.head, verb.head
    while clause.dep_ in _BELOW and clause.head.pos_ in {"VERB", "AUX"}:
        if clause.dep_ == "ccomp" and clause.i < clause.head.i:
            return None  # "accepted nothing, he said, and left": words that are quoted come first
        above = clause.head
        if clause.dep_ != "conj" and above.tag_ in _FINITE | {"VBN"} and _is_of_clause_above(verb, inner, above):
            return above
        clause = above
    finding = clause.head.head if clause.dep_ == "advcl" and clause.head.dep_ == "ccomp" else None
    return finding if finding is not None and _decides(verb, finding) else None


def _is_of_clause_above(verb: Token, inner: Token, above: Token) -> bool:
    if _decides(verb, above):
        return True
    marks = {child.lower_ for child in inner.children if child.dep_ == "aux"}
    if any(child.dep_ == "expl" for child in inner.children) and inner.lemma_ == "be":
        return True  # "denied that there was a link and called on": nobody calls there
    if verb.tag_ != "VBD" or verb.lower_ == verb.lemma_ or above.tag_ == "VBZ":
        return False
    return not _MODALS.isdisjoint(marks) or ("had" in marks and _is_behind_comma(verb, inner))


def _decides(verb: Token, above: Token) -> bool:
    """ "Ruled that Peru broke it when it did so, and *ordered* it to pay": what only whoever finds something does."""
    words = syntax_words()
    gives_time = verb.lemma_ == "give" and any(c.dep_ == "dobj" and c.ent_type_ == "DATE" for c in verb.children)
    return above.lemma_.lower() in words.finding and (gives_time or verb.lemma_.lower() in words.deciding)


def _is_behind_comma(verb: Token, inner: Token) -> bool:
    """Whether a comma stands before the "and" that joins a verb."""
    joint = next((child for child in inner.children if child.dep_ == "cc" and child.i < verb.i), None)
    return joint is not None and joint.i > 0 and joint.doc[joint.i - 1].text == ","
