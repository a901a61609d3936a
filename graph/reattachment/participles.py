"""Hangs participles, infinitives and particles where they belong.

"Received 14 men deported from Peru", "paid it to neighbouring Peru": what a parser takes for a verb of its own.
"""

from graph.frames import syntax_words
from graph.labels import ADNOMINAL_CLAUSES, GOVERNED, PAST_FORMS, VERB_OBJECTS
from graph.reattachment.phrases import SUBJECTS, has_auxiliary, is_that
from graph.tokens import Token

_ON_AND_TO = 2  # words: "went on to sue", and not "went on to Rome to sue"
_CLAUSES = frozenset({"pcomp", "xcomp", "ccomp", "advcl"})
_PARTICLES = frozenset({"back", "out", "over"})  # that stand between a verb and its object: "handing over the men"


def reattach_participle(token: Token) -> None:
    """Hangs a participle or particle where it belongs."""
    if token.dep_ in {"advcl", "ccomp"} and token.tag_ == "VBG":
        _give_back_to_clause_above(token)
        _give_subject(token)
    elif token.tag_ == "VBG" and (token.dep_ == "relcl" or _is_of_date(token)):
        _reattach_gerund(token)
    elif token.dep_ == "acl" and token.tag_ in PAST_FORMS and (that := _that_before_subject(token)) is not None:
        token.dep_, token.tag_, that.tag_ = "relcl", "VBD", "WDT"
    elif token.dep_ == "relcl" and token.tag_ == "VB" and any(is_that(child) for child in token.children):
        token.dep_ = "acl"  # "the idea that Peru pay"
    elif token.dep_ in _CLAUSES and _describes_state(token):
        _read_as_adjective(token)
    elif token.dep_ == "advcl" and token.tag_ in PAST_FORMS:
        _reattach_past_participle(token)
    elif token.dep_ == "pobj" and token.tag_ in PAST_FORMS:
        _raise_first_of_two(token)
    elif token.dep_ == "conj" and token.tag_ == "VBD" and _is_undergone_too(token):
        token.dep_, token.tag_ = "advcl", "VBN"
    elif token.tag_ in PAST_FORMS and token.dep_ in {"amod", "csubj"}:
        _read_as_clause(token)
    else:
        _reattach_particle(token)


def _raise_first_of_two(first: Token) -> None:
    """ "Chad at first *agreed*, then refused": what a parser hangs on "at" is the first of two things done."""
    at, order = first.head, first.nbor(-1)
    subject = at.head
    second = subject.head
    if at.lower_ != "at" or order.head is not first or subject.dep_ not in SUBJECTS or second.i < first.i:
        return
    root = second.head is second
    first.hang_on(first if root else second.head)
    first.dep_, first.tag_ = second.dep_, "VBD"
    second.hang_on(first)
    second.dep_ = "conj"
    subject.hang_on(first)
    at.hang_on(first)
    order.hang_on(at)
    order.dep_ = "pobj"


def _give_subject(gerund: Token) -> None:
    """ "In favour of *Peru paying*", "objected to Peru paying": who would do it, and not the verb above."""
    name = gerund.nbor(-1)
    of = name.head
    deeds = {"of": syntax_words().of_deeds, "to": syntax_words().to_deeds}.get(of.lower_, frozenset())
    if name.dep_ != "pobj" or name.pos_ != "PROPN" or any(_is_subject(c) for c in gerund.children):
        return
    if of.head.lemma_.lower() in deeds:
        gerund.hang_on(of)
        name.hang_on(gerund)
        gerund.dep_, name.dep_ = "pcomp", "nsubj"


def _is_of_date(gerund: Token) -> bool:
    """ "Found him guilty on May 3 of *spying*": a deed is no day's, wherever a parser hangs it."""
    of, day = gerund.head, gerund.head.head
    is_on_day = day.ent_type_ == "DATE" and day.dep_ == "pobj" and day.head.dep_ == "prep"
    return gerund.dep_ == "pcomp" and of.lower_ == "of" and is_on_day


def _is_subject(child: Token) -> bool:
    return child.dep_ in SUBJECTS


def _reattach_particle(token: Token) -> None:
    if token.dep_ == "pobj" and token.head.dep_ == "prt" and token.head.lower_ in _PARTICLES:
        _read_as_object(token)
    elif token.dep_ == "ccomp" and token.tag_ == "RP":
        _read_as_particle(token)
    elif token.dep_ == "pcomp" and token.tag_ == "TO" and token.head.pos_ == "ADJ":
        _read_as_infinitive(token)
    elif token.dep_ == "conj" and (some := _some_undergoing(token)) is not None:
        some.dep_, token.tag_ = "nsubjpass", "VBN"
    elif token.dep_ in ADNOMINAL_CLAUSES and (act := _made_by(token) or _set_up(token)) is not None:
        token.hang_on(act)
    elif token.dep_ == "advcl" and token.tag_ == "VB" and not _give_to_noun(token):
        _read_as_far(token)
    elif token.dep_ == "relcl" and token.tag_ == "VB" and (asking := _asking_so_many(token)) is not None:
        token.hang_on(asking)
        token.dep_ = "xcomp"
    elif token.dep_ == "ccomp" and token.tag_ in PAST_FORMS and (link := _link_before_paper(token)) is not None:
        _read_as_concluded(token, link)
    elif token.dep_ == "ccomp" and (people := _undergoing(token)) is not None:
        people.hang_on(token.head)
        people.dep_ = "dobj"
        token.hang_on(people)
        token.dep_, token.tag_ = "acl", "VBN"


def _made_by(made: Token) -> Token | None:
    """ "An *offer* of help *made* by Chad", "a *request* for aid that Chad *made*": which is made, and not the help."""
    matter, link = made.head, made.head.head
    is_behind = matter.dep_ == "pobj" and link.lower_ in {"of", "for"} and link.head.i < link.i
    proposal = link.head
    if proposal.dep_ in {"ROOT", "conj"} and proposal.pos_ == "VERB":
        proposal = link.nbor(-1)  # "made a *request* for help", where "for" hangs on the verb
    is_proposal = proposal.lemma_.lower() in syntax_words().proposals | syntax_words().promises
    return proposal if is_behind and is_proposal and made.lemma_ in syntax_words().putting_forward else None


def _set_up(done: Token) -> Token | None:
    """ "A *ban* on Malians, *introduced* by Peru", "*talks* on gas that Peru *opened*": not what they are about."""
    words, link = syntax_words(), done.head.head
    if done.head.dep_ != "pobj" or link.dep_ != "prep":
        return None
    act = link.head if link.head.dep_ != "pobj" else link.head.head.head  # "talks with Chad *on gas*"
    is_of_talks = done.lemma_ in words.holding_talks and act.lemma_.lower() in words.talks_held
    is_of_limit = done.lemma_ in words.setting_limits and act.lemma_.lower() in words.limits_set
    return act if act.i < link.i and (is_of_talks or is_of_limit) else None


def _asking_so_many(infinitive: Token) -> Token | None:
    """ "Called on *all three* to stop": who asks them to, where the parser takes it for what tells them apart."""
    many, words = infinitive.head, syntax_words()
    link = many.head if many.dep_ == "pobj" else many
    has_to = any(child.lower_ == "to" and child.dep_ == "aux" for child in infinitive.children)
    is_many = many.pos_ in {"NUM", "PRON"} and many.dep_ in GOVERNED and not any(map(_is_subject, infinitive.children))
    is_asking = link.head.lemma_.lower() in words.commanding | words.addressing
    return link.head if has_to and is_many and is_asking else None


def _give_to_noun(infinitive: Token) -> bool:
    """ "Ignored *calls to free* them": what is called for, and not what it was ignored for; whether it is so."""
    to = next((child for child in infinitive.children if child.lower_ == "to" and child.dep_ == "aux"), infinitive)
    noun = to.nbor(-1)
    is_object = noun.dep_ in GOVERNED and noun.pos_ == "NOUN" and to is not infinitive and noun.i + 1 == to.i
    if infinitive.dep_ == "advcl" and (meant := _meant_before(noun)) is not None:
        noun, is_object = meant, True
    if not is_object or noun.lemma_.lower() not in syntax_words().to_do or noun.is_ancestor(infinitive):
        return False
    infinitive.hang_on(noun)
    infinitive.dep_ = "acl"
    return True


def _meant_before(name: Token) -> Token | None:
    """ "Deplored the *refusal* of the government of Chad to free them": whose it is stands before what is meant."""
    noun = name
    while noun.dep_ == "pobj" and noun.head.lower_ in {"of", "by"} and noun.head.head.i < noun.i:
        noun = noun.head.head
    return noun if noun is not name and noun.lemma_.lower() in syntax_words().meant else None


def _read_as_far(infinitive: Token) -> None:
    """ "Went so far as to *sue* Peru", "went on to *sue* Peru": how far somebody went, and did."""
    link = next((child for child in infinitive.children if child.lower_ == "as" and child.dep_ == "mark"), None)
    far = link.nbor(-1) if link is not None and link.i > infinitive.sent.start else infinitive
    verb = far.head
    if verb.lemma_ != "go":
        return
    if link is not None and far.lower_ == "far":
        link.hang_on(far)
        link.dep_ = "prep"
        infinitive.hang_on(verb)
        infinitive.dep_ = "xcomp"
    elif any(child.lower_ == "on" and child.i == infinitive.i - _ON_AND_TO for child in verb.children):
        infinitive.dep_ = "xcomp"


def _read_as_object(noun: Token) -> None:
    """ "Admitted handing over the *suspect*": what follows a particle is what the verb is done to."""
    verb = noun.head.head
    if verb.pos_ == "VERB" and all(child.dep_ != "dobj" for child in verb.children):
        noun.hang_on(verb)
        noun.dep_ = "dobj"


def _read_as_infinitive(to: Token) -> None:
    """ "Is due to *detain* three men": what somebody is due to do, where the parser hangs it on the verb above."""
    verb = to.nbor() if to.i + 1 < len(to.doc) else to
    if verb.tag_ == "VB" and verb.dep_ == "advcl" and verb.head is to.head.head:
        verb.hang_on(to.head)
        to.hang_on(verb)
        verb.dep_, to.dep_ = "xcomp", "aux"


def reattach_ruling(verb: Token) -> None:
    """ "Issued a ruling *striking down* a ban", "a ruling that *struck* it down": what a ruling does, its court does.

    So does a second verb behind "then": "heard both sides, then *struck down* the ban".
    """
    if verb.dep_ == "ccomp" and verb.tag_ == "VBD" and _is_next(verb):
        verb.dep_ = "conj"
    if verb.dep_ not in ADNOMINAL_CLAUSES or verb.tag_ not in {"VBG", "VBD"} or has_auxiliary(verb):
        return
    which = [child for child in verb.children if child.dep_ in SUBJECTS]
    if any(child.lower_ not in {"that", "which"} for child in which) or (ruled := _ruled_in(verb.head)) is None:
        return
    for child in which:
        child.dep_ = "mark"
    verb.hang_on(ruled)
    verb.dep_, verb.tag_ = "advcl", "VBG"


def _ruled_in(ruling: Token) -> Token | None:
    """The verb of whose subject a ruling is: "*issued* a ruling", "in a ruling on Monday the court *said*"."""
    link = ruling.head
    verb = link.head if ruling.dep_ == "pobj" and link.lower_ == "in" else link
    is_given = ruling.dep_ == "dobj" and verb.lemma_ in syntax_words().handing_down
    is_in = verb is not link and verb.pos_ == "VERB"
    is_told = verb.tag_ in {"VBD", "VBN", "VBZ", "VBP"} and all(child.dep_ != "neg" for child in verb.children)
    is_ruling = is_told and ruling.lemma_.lower() in syntax_words().rulings  # not "will issue a ruling"
    return verb if is_ruling and (is_given or is_in) else None


def _is_next(verb: Token) -> bool:
    """ "Heard both sides, *then* struck it down": whether a verb without a subject says what was done next."""
    first = verb.head
    is_then = any(child.lower_ == "then" and child.i == verb.i - 1 for child in verb.children)
    is_behind = first.tag_ == "VBD" and first.i < verb.i and verb.nbor(-2).text == "," if is_then else False
    return is_behind and all(child.dep_ not in SUBJECTS for child in verb.children)


def _is_undergone_too(verb: Token) -> bool:
    """ "We had the invitation, *stamped* and signed": what a participle is joined to behind a comma is one itself."""
    labels = {child.dep_ for child in verb.children}
    behind = (c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VBN" and c.i == verb.i + 2)
    is_joined = any(child.nbor(-1).dep_ == "cc" for child in behind)
    is_bare = labels.isdisjoint(SUBJECTS | {"aux", "auxpass", "dobj"})
    return is_joined and is_bare and verb.i > 0 and verb.nbor(-1).text == ","


def _some_undergoing(verb: Token) -> Token | None:
    """ "Three were granted and *five* refused": those to whom it is done, as to those of the verb before."""
    own = [child for child in verb.children if child.dep_ not in {"punct", "cc", "advmod", "npadvmod", "prep"}]
    is_passive = verb.head.has("auxpass")
    is_bare = verb.tag_ in PAST_FORMS and len(own) == 1 and own[0].dep_ == "nsubj" and own[0].tag_ == "CD"
    return own[0] if is_passive and is_bare else None


def _that_before_subject(verb: Token) -> Token | None:
    """ "An accord *that* both countries signed", whose verb a parser takes for a participle with that as its object."""
    that = next((child for child in verb.children if child.dep_ == "dobj" and child.lower_ == "that"), None)
    is_before = that is not None and any(c.dep_ == "nsubj" and that.i < c.i < verb.i for c in verb.children)
    return that if is_before else None


def _reattach_past_participle(done: Token) -> None:
    """ "Received 14 West Africans *deported* from Peru": what nobody does, nor joins, was done to those before it."""
    if (paper := _paper_before(done)) is not None:
        done.hang_on(paper)
        done.dep_, done.tag_ = "acl", "VBN"
    if done.tag_ != "VBD":
        return
    people = done.nbor(-1) if done.i > done.sent.start else done
    is_behind_object = people.dep_ == "dobj" and people.head is done.head and people.head.i < people.i
    if is_behind_object and all(child.i > done.i and child.dep_ not in {"dobj", "ccomp"} for child in done.children):
        done.hang_on(people)
        done.dep_, done.tag_ = "acl", "VBN"


def _undergoing(done: Token) -> Token | None:
    """ "Has accepted *14 West Africans* deported from Peru": whom a parser takes for those who did so."""
    verb, before = done.head, done.nbor(-1) if done.i > done.sent.start else done
    is_told = done.dep_ == "ccomp" and done.tag_ in PAST_FORMS and verb.lemma_ in syntax_words().taking_people
    is_before = before.dep_ == "nsubj" and before.head is done and before.i > verb.i
    if not is_told or not is_before or verb.has("dobj"):
        return None
    behind = [child for child in done.children if child is not before]
    is_done = done.lemma_ in syntax_words().object_taking or done.lemma_ == "want"
    is_bare = all(c.i > done.i and c.dep_ in {"prep", "agent", "npadvmod", "advmod", "punct"} for c in behind)
    return before if is_done and is_bare and bool(behind) else None


def _paper_before(done: Token) -> Token | None:
    """ "Under a *pact*, signed in May, Chad pays": what was done to that under which something is done."""
    if done.i < done.sent.start + 3 or done.nbor(-1).text != "," or any(map(_is_subject, done.children)):
        return None
    paper = done.nbor(-2)
    link = paper.head.head.head if paper.head.lower_ == "of" else paper.head  # "under the terms of a pact"
    return paper if paper.dep_ == "pobj" and paper.pos_ == "NOUN" and link.lower_ == "under" else None


def _link_before_paper(done: Token) -> Token | None:
    """The "under" of "*under* a pact with Chad concluded in May, Peru pays", read as "concluded under a pact"."""
    if done.i > done.head.i or any(map(_is_subject, done.children)) or has_auxiliary(done):
        return None
    link = next(iter(done.children), None)
    return link if link is not None and link.lower_ == "under" and link.i == done.sent.start else None


def _read_as_concluded(done: Token, link: Token) -> None:
    paper = link.child("pobj")
    if paper is not None:
        link.hang_on(done.head)
        done.hang_on(paper)
        done.dep_, done.tag_ = "acl", "VBN"


def _give_back_to_clause_above(gerund: Token) -> None:
    """ "Refused *that on Tuesday*, noting that it was poor": what stands before the comma is of the clause above."""
    verb, comma = gerund.head, gerund.nbor(-1) if gerund.i else gerund
    if comma.text != "," or verb.pos_ != "VERB" or verb.i > gerund.i:
        return
    for child in gerund.children:
        if verb.i < child.i < comma.i and (child.dep_ in {"prep", "npadvmod"} or is_that(child)):
            child.hang_on(verb)
            if child.dep_ == "mark":
                child.dep_, child.pos_, child.tag_ = "dobj", "PRON", "DT"
                gerund.dep_ = "advcl"


def _reattach_gerund(gerund: Token) -> None:
    """ "Told both that agreeing might spare them": no relative clause, but the subject of the one that "that" opens."""
    if gerund.dep_ == "pcomp":
        gerund.head.hang_on(gerund.head.head.head.head)  # what the day hangs on
        return
    that = gerund.nbor(-1) if gerund.i else gerund
    verb = next((above for above in gerund.ancestors if above.i > gerund.i and above.pos_ == "VERB"), None)
    if that.lower_ != "that" or that.head is not gerund or verb is None or has_auxiliary(gerund):
        return
    that.dep_, gerund.dep_ = "mark", "csubj"
    that.hang_on(verb)
    gerund.hang_on(verb)


def _describes_state(word: Token) -> bool:
    """ "To *neighbouring* Peru", "asked *isolated* Peru to pay": right before a name, where no verb may be."""
    if word.lower_ in syntax_words().describing_states:
        return True
    name = word.nbor() if word.i + 1 < word.sent.end else word
    before = word.nbor(-1) if word.i > word.sent.start else word
    while before.pos_ == "ADV" and before.head is word and before.i > word.sent.start:
        before = before.nbor(-1)  # "to heavily indebted Peru"
    if name.pos_ != "PROPN" or name.ent_type_ != "GPE":
        return False
    if before.tag_ == "TO" and before.head is word:
        return word.tag_ in {*PAST_FORMS, "JJ"}
    return word.dep_ == "xcomp" and word.tag_ in PAST_FORMS and before is word.head


def _read_as_adjective(participle: Token) -> None:
    """ "Paid it to neighbouring Peru", "asked landlocked Mali to pay": a parser takes it for a verb with an object."""
    noun = next((c for c in participle.children if c.dep_ in VERB_OBJECTS and c.i > participle.i), None)
    if noun is None:
        return
    above = participle.head
    verb = above.head if participle.dep_ == "pcomp" else above
    link = next((child for child in participle.children if child.tag_ == "TO"), None)
    for child in participle.children:
        if child.dep_ != "advmod":
            child.hang_on(verb)  # "last year" is when it was paid
    if link is not None:
        link.dep_, link.pos_, link.tag_ = "prep", "ADP", "IN"
    preposition = above if participle.dep_ == "pcomp" else link
    if preposition is not None:
        noun.hang_on(preposition)
        noun.dep_ = "pobj"
    participle.hang_on(noun)
    participle.dep_, participle.pos_, participle.tag_ = "amod", "ADJ", "JJ"


def _read_as_clause(participle: Token) -> None:
    """What a parser takes for a description of the noun behind it, or for a subject, is what somebody did.

    "Recalled its envoy and *banned* imports from Peru", "*having asked* Peru for help, Chad left".
    """
    noun, before = participle.head, participle.nbor(-1) if participle.i else participle
    _part_objects(participle, before)
    if before.lower_ == "having" and noun.head is before and noun.dep_ == "dobj":
        _read_as_perfect(participle)
    elif participle.dep_ == "csubj" and (people := _undergone_by(participle)) is not None:
        _read_as_undergone(participle, people)
    elif participle.dep_ == "amod" and before.dep_ == "cc" and _is_of_other_verb(noun, participle):
        verb = noun.head
        above = verb.head if verb.tag_ == "VBG" and verb.dep_ == "xcomp" else verb
        participle.hang_on(above)  # "stopped issuing visas and *referred* them to Togo"
        noun.hang_on(participle)
        for child in verb.children:
            if child.dep_ == "prep" and child.i > noun.i:
                child.hang_on(participle)
        participle.dep_, participle.tag_, noun.dep_ = "conj", above.tag_, "dobj"


def _undergone_by(participle: Token) -> Token | None:
    """ "*Diplomats* accredited elsewhere may not enter": of whom a participle before a verb tells."""
    subjects = [child for child in participle.children if child.dep_ in SUBJECTS]
    others = [child for child in participle.head.children if child.dep_ in SUBJECTS and child is not participle]
    is_plain = all(child.dep_ not in {"aux", "dobj", "mark", "ccomp"} for child in participle.children)
    is_right_before = is_plain and len(subjects) == 1 and subjects[0].i == participle.i - 1
    return subjects[0] if is_right_before and not others else None


def _read_as_undergone(participle: Token, people: Token) -> None:
    verb = participle.head
    people.hang_on(verb)
    people.dep_ = "nsubjpass" if verb.has("auxpass") else "nsubj"
    participle.hang_on(people)
    participle.dep_, participle.tag_ = "acl", "VBN"


def _part_objects(participle: Token, conjunction: Token) -> None:
    """ "Recalled its *envoy* and banned imports": a noun with an owner or article of its own describes no other."""
    noun, first = participle.head, conjunction.head
    is_whole = first.head is noun and first.has_any({"det", "poss", "nummod"})
    if conjunction.dep_ == "cc" and is_whole and noun.dep_ == "dobj" and first.dep_ in {"nmod", "compound"}:
        first.hang_on(noun.head)
        first.dep_ = "dobj"
        conjunction.hang_on(noun.head)


def _read_as_perfect(participle: Token) -> None:
    """ "*Having* requested aid": an auxiliary, which a parser takes for a verb that has requested aid as its object."""
    noun = participle.head
    having = noun.head
    participle.hang_on(having.head)
    participle.dep_ = having.dep_
    for child in having.children:
        child.hang_on(participle)
    having.hang_on(participle)
    having.dep_, having.pos_ = "aux", "AUX"


def _is_of_other_verb(noun: Token, participle: Token) -> bool:
    """Whether the verb that a noun hangs on before an "and" has its object already, so that the noun is another's."""
    verb = noun.head
    if verb.pos_ != "VERB" or verb.i > participle.i or noun.i < participle.i or noun.dep_ not in {"dobj", "conj"}:
        return False
    return any(child.dep_ == "dobj" and child.i < participle.i for child in verb.children)


def _read_as_particle(particle: Token) -> None:
    """ "No longer lets lorries *in*", which a parser takes for a clause of its own."""
    verb = particle.head
    for child in particle.children:
        child.hang_on(verb)
        child.dep_ = "dobj" if child.dep_ == "nsubj" else child.dep_
    particle.dep_ = "prt"
