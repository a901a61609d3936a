"""Hangs each clause that only the one above can be joined to on that one.

"They found that Peru had broken the treaty, and ordered it to pay" has two readings for a parser, and one for a
reader. Participles are for `participles`.
"""

from collections.abc import Callable, Mapping

from graph.frames import status_cues, syntax_words
from graph.labels import (
    ADNOMINAL_CLAUSES,
    AUXILIARIES,
    FINITE,
    FINITE_OR_MODAL,
    GOVERNED,
    NOMINAL,
    PAST_FORMS,
    PRESENT_TENSE,
    VERBAL,
)
from graph.reattachment.asides import give_back_told, main_behind_aside, set_off
from graph.reattachment.given_sums import read_as_giving
from graph.reattachment.labels import (
    DEALS,
    STANDING_IN,
    put_on_hold,
    read_as_deal,
    read_as_noun,
    read_as_told,
    read_that,
    relabel,
)
from graph.reattachment.participles import reattach_participle, reattach_ruling
from graph.reattachment.phrases import SUBJECTS, has_auxiliary, has_subject, is_that
from graph.reattachment.tellers import give_back_fronted
from graph.tokens import Token

_THOSE_TOLD_OF = frozenset({"it", "them", "him", "her"})
_MODALS = frozenset({"will", "would", "may", "might", "could", "can", "should", "shall", "must", "to", "'ll", "’ll"})
_SHIFTED = frozenset({"had", "would"})  # in what somebody said
_JOINING = frozenset({"and", "but", "while"})
_BEFORE_CLAUSES = frozenset({"after", "before", "since", "until"})
_BELOW = frozenset({"ccomp", "xcomp", "conj"})


def _read_as_fronted(link: Token) -> None:
    """ "On Friday, a day *after* Uganda had freed two men, Kenya *freed* three": when the main clause was.

    A parser takes what is told first for what the main verb says, and the day for its own.
    """
    clause, main = link.head, link.head.head
    if link.dep_ != "mark" or clause.dep_ != "ccomp" or main.i < clause.i or main.pos_ not in VERBAL:
        return
    before = link.doc.tokens[link.sent.start : link.i]
    is_first = all(word.dep_ not in SUBJECTS and word.pos_ not in VERBAL for word in before)
    if not is_first or all(word.text != "," for word in link.doc.tokens[clause.i : main.i]):
        return
    clause.dep_ = "advcl"
    comma = next((word.i for word in reversed(before) if word.text == ","), link.sent.start)
    for child in clause.children:
        if child.i <= comma:
            child.hang_on(main)


def _give_infinitive_back(at: Token) -> None:
    """ "Agreed at Mali's request *to lend* Chad $5m": what one agrees to, and not what the request says."""
    verb = at.head
    if verb.lemma_ not in syntax_words().of_will or verb.has_any({"xcomp", "dobj"}):
        return
    asked = (child for child in at.children if child.lemma_ in syntax_words().requests)
    behind = (child for noun in asked for child in noun.children if child.dep_ in ADNOMINAL_CLAUSES)
    infinitive = next((child for child in behind if child.has_word("to")), None)
    if infinitive is not None:
        infinitive.hang_on(verb)
        infinitive.dep_ = "xcomp"


# What is asked of few words only, by these.
def _read_as_answer(no: Token) -> None:
    """ "Chad *said no*, its prisons being full": what is answered, and not the clause of why."""
    if no.dep_ != "intj" or no.i == no.sent.start or no.i + 1 >= no.sent.end:
        return
    saying, why = no.nbor(-1), no.head
    is_parted = no.nbor().text == "," and why.dep_ == "ccomp" and why.head is saying and why.i > no.i
    if is_parted and saying.pos_ == "VERB" and why.tag_ not in FINITE:
        no.hang_on(saying)
        why.dep_ = "advcl"


_OF_WORDS: Mapping[str, Callable[[Token], None]] = {
    "on": put_on_hold,
    "at": _give_infinitive_back,
    **dict.fromkeys(STANDING_IN, read_as_noun),
    "that": read_that,
    "no": _read_as_answer,
    **dict.fromkeys(DEALS, read_as_deal),
    **dict.fromkeys(("after", "before"), _read_as_fronted),
}


def reattach_word(token: Token) -> None:
    """Says what a word is, and hangs it where it belongs."""
    relabel(token)
    read_as_told(token)
    if (read := _OF_WORDS.get(token.lower_)) is not None:
        read(token)
    read_as_giving(token)
    give_back_told(token)
    give_back_fronted(token)
    _give_to_verb_behind_aside(token)
    reattach_ruling(token)
    if token.tag_ == "VBD" and (main := main_behind_aside(token)) is not None:
        set_off(token, main)
    if token.dep_ == "conj" and (link := _link_before_aside(token)) is not None:
        _read_as_clause_behind(link, token)
    if not _reattach_clause(token):
        reattach_participle(token)


def _reattach_clause(token: Token) -> bool:
    """Hangs the verb of a finite clause where it belongs; whether it hung elsewhere."""
    if token.dep_ == "conj" and (done := _done_to_subject(token)) is not None:
        _read_as_told_of_subject(done, token)
    elif token.dep_ in {"conj", "advcl", "ccomp"} and _reports_what_stands_before(token):
        _read_as_report(token)
    elif token.dep_ in {"ccomp", "conj", "advcl"} and (done := _done_to_those_who_act(token)) is not None:
        _read_as_told_of_subject(done, token)
    elif token.dep_ == "conj" and token.tag_ == "VB" and _is_to_be_done(token):
        _read_as_infinitive(token)
    elif token.dep_ == "conj" and token.pos_ == "VERB" and (above := _joined_above(token)):
        token.hang_on(above)
    elif (
        token.dep_ == "conj"
        and (main := _main_clause_above(token) or _told_above(token) or _saying_above(token)) is not None
    ):
        token.hang_on(main)
    elif token.dep_ in ADNOMINAL_CLAUSES and (telling := _told_behind_date(token)) is not None:
        token.hang_on(telling)
        token.dep_ = "ccomp"
    elif token.dep_ in {"ccomp", "advcl"} and (noun := _ground(token)) is not None:
        token.hang_on(noun)
        token.dep_ = "acl"
    elif (told := _found_before_aside(token) if token.dep_ == "ccomp" else _told_of_those_having(token)) is not None:
        token.hang_on(told)
        token.dep_ = "advcl" if token.dep_ == "xcomp" else token.dep_
    else:
        return False
    return True


def _link_before_aside(verb: Token) -> Token | None:
    """ "Opened it *after* the government, four months late, *paid* the sum": a parser takes what pays for an object."""
    main = verb.head
    if verb.tag_ != "VBD" or has_subject(verb) or verb.i <= main.i or verb.nbor(-1).text != ",":
        return None
    links = (child for child in main.children if child.dep_ == "prep" and child.lower_ in _BEFORE_CLAUSES)
    link = next((child for child in links if main.i < child.i < verb.i and child.children), None)
    is_joined = any(child.dep_ == "cc" for child in (*main.children, *verb.children) if child.i < verb.i)
    if link is None or is_joined:
        return None
    last = max(token.i for token in link.subtree if token.text != ",")
    return link if last + 1 < verb.i - 1 and verb.doc[last + 1].text == "," else None


def _read_as_clause_behind(link: Token, verb: Token) -> None:
    for subject in [child for child in link.children if child.dep_ == "pobj"]:
        subject.hang_on(verb)
        subject.dep_ = "nsubj"
    link.hang_on(verb)
    link.dep_ = "mark"
    verb.dep_ = "advcl"


def _told_of_those_having(done: Token) -> Token | None:
    """ "Two men *were held*, she said, *having refused* to pay": of whom it is told, and not who says so."""
    if done.dep_ not in {"advcl", "xcomp"}:
        return None
    having = next((child for child in done.children if child.dep_ == "aux" and child.lower_ == "having"), None)
    saying = done.head
    if having is None or having.nbor(-1).text != "," or having.nbor(-2) is not saying:
        return None
    told = (child for child in saying.children if child.dep_ == "ccomp" and child.i < saying.i)
    return next((verb for verb in told if has_subject(verb)), None)


def _told_before(verb: Token) -> Token | None:
    """ "Signing a treaty that *hands* Peru a port and *keeps* the rest": a finite verb is joined to a finite one.

    So too that above the gerund: "*barred* Peru from selling them and *turned* down a request".
    """
    if verb.tag_ not in FINITE or verb.head.tag_ != "VBG" or has_auxiliary(verb.head) or has_subject(verb):
        return None
    below = (token for token in verb.head.subtree if verb.head.i < token.i < verb.i)
    told = (token for token in below if token.dep_ == "relcl" and token.tag_ == verb.tag_)
    above = (token for token in verb.head.ancestors if token.tag_ == verb.tag_) if verb.head.dep_ == "pcomp" else ()
    return next((token for token in (*told, *above) if has_subject(token)), None)


def _main_clause_above(verb: Token) -> Token | None:
    """ "*Hosted* talks, at which Peru agreed, and its envoy *sought* more": a clause with a subject behind a comma."""
    relative = verb.head
    joint = next((child for child in relative.children if child.dep_ == "cc" and child.i < verb.i), None)
    if relative.dep_ != "relcl" or joint is None or joint.nbor(-1).text != "," or not has_subject(verb):
        return None
    above = next((token for token in relative.ancestors if token.pos_ == "VERB"), relative)
    return above if above.dep_ == "ROOT" and above.i < relative.i and has_subject(above) else None


def _saying_above(verb: Token) -> Token | None:
    """ "Peru *said* that it would pay, and Chad *freed* its crew": what was done besides is no part of what it said.

    Of what was said, the tense tells: "would pay" and "had paid" go on with "had freed".
    """
    told = verb.head
    saying = told.head
    joint = next((child for child in told.children if child.dep_ == "cc" and told.i < child.i < verb.i), None)
    is_told = told.dep_ == "ccomp" and saying.tag_ == "VBD" and saying.lemma_ in status_cues().reporting
    if joint is None or not is_told or joint.nbor(-1).text != "," or verb.tag_ != "VBD" or has_auxiliary(verb):
        return None
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    shifted = any(child.lower_ in _SHIFTED for child in told.children if child.dep_ in AUXILIARIES)
    return saying if shifted and subject is not None and subject.left_edge.i == joint.i + 1 else None


def _told_behind_date(clause: Token) -> Token | None:
    """ "*Disclosed* in December 2023 *that* it had *paid*": who is told it where a parser hangs it on the day."""
    day = clause.head
    if day.ent_type_ != "DATE" or day.i > clause.i or all(not is_that(child) for child in clause.children):
        return None
    verb = next((above for above in day.ancestors if above.pos_ == "VERB"), None)
    return None if verb is None or verb.has_any({"ccomp", "dobj"}) else verb


def _told_above(verb: Token) -> Token | None:
    """ "Officials *say* that a court *jailed* him and *fined* him": who says it now has not fined him then.

    Nor does "it" tell anybody to do something, of "it has emerged that Chad freed him and told Mali to do so"; and
    what is to be done goes on with that: "say that it ordered Chad to free him and *pay*".
    """
    saying = verb.head
    is_it = any(child.lower_ == "it" and child.dep_ == "nsubj" for child in saying.children)
    is_out = is_it and saying.lemma_ in syntax_words().coming_out
    if has_subject(verb) or not (is_out or saying.tag_ in PRESENT_TENSE):
        return None
    told = (child for child in saying.children if child.dep_ == "ccomp" and saying.i < child.i < verb.i)
    clause = next((clause for clause in told if clause.tag_ == "VBD" and has_subject(clause)), None)
    if clause is None or verb.tag_ not in {"VBD", "VB"}:
        return None
    if verb.tag_ == "VBD":
        return clause
    infinitives = (c for c in clause.children if c.dep_ == "xcomp" and c.tag_ == "VB" and clause.i < c.i < verb.i)
    return next(infinitives, None) if saying.tag_ == "VBP" and not has_auxiliary(verb) else None


def _ground(verb: Token) -> Token | None:
    """ "Refused it on *the ground that* Peru was safe": what the noun right before "that" says, and not the verb."""
    that = next((child for child in verb.children if is_that(child)), None)
    if that is None or that.i == that.sent.start:
        return None
    noun = that.nbor(-1)
    if (proposal := _proposed_by(noun, verb.head)) is not None:
        return proposal
    is_behind = noun.dep_ == "pobj" and noun.head.head is verb.head and noun.head.i > verb.head.i
    if is_behind and noun.head.lower_ == "from":
        return _promise_from(noun.head)
    return noun if is_behind and noun.lemma_.lower() in syntax_words().grounds else None


def _proposed_by(name: Token, verb: Token) -> Token | None:
    """ "Turned down *a proposal* by Chad that the men be moved": it says what "that" does, and not the verb."""
    preposition = name.head
    if name.dep_ != "pobj" or preposition.lower_ not in {"by", "from", "to"} or preposition.i <= verb.i:
        return None
    proposal = preposition.nbor(-1) if preposition.head is verb else preposition.head
    is_proposal = proposal.dep_ == "dobj" and proposal.head is verb
    if not is_proposal or proposal.lemma_.lower() not in syntax_words().proposals:
        return None
    preposition.hang_on(proposal)
    return proposal


def _promise_from(preposition: Token) -> Token | None:
    """ "Won *a promise* from Chad that it would pay": both tell of the promise, and not of the verb."""
    noun = preposition.nbor(-1)
    if noun.dep_ != "dobj" or noun.head is not preposition.head or noun.lemma_.lower() not in syntax_words().promises:
        return None
    preposition.hang_on(noun)
    return noun


def _found_before_aside(verb: Token) -> Token | None:
    """ "*Decided*, with one judge dissenting, that it *was* unlawful": a dissent between commas says nothing itself."""
    that = next((child for child in verb.children if is_that(child)), None)
    aside = verb.head
    if that is None or that.i < 2 or that.nbor(-1).text != "," or that.nbor(-2) is not aside:
        return None
    before = (token for token in reversed(verb.sent) if token.i < aside.i and token.pos_ == "VERB")
    found = next(before, None)
    is_finding = found is not None and found.lemma_.lower() in syntax_words().finding
    if found is None or verb.is_ancestor(found):
        return None
    return found if is_finding and aside.lower_.endswith("ing") else None


def _is_to_be_done(infinitive: Token) -> bool:
    """ "Urged Chad, in vain, to *pay*": what no "and" joins to a verb of the past is what is urged."""
    above = infinitive.head
    has_to = any(child.dep_ == "aux" and child.lower_ == "to" for child in infinitive.children)
    is_joined = any(child.dep_ == "cc" and child.i < infinitive.i for child in above.children)
    return has_to and not is_joined and above.tag_ in FINITE | {"VBN"} and above.i < infinitive.i


def _read_as_infinitive(infinitive: Token) -> None:
    to = next(child for child in infinitive.children if child.lower_ == "to" and child.dep_ == "aux")
    for child in infinitive.children:
        if child.i < to.i and child.dep_ == "prep":
            child.hang_on(infinitive.head)
    infinitive.dep_ = "xcomp"


def _give_to_verb_behind_aside(noun: Token) -> None:
    """ "Fiji agreed, and *Peru*, in a letter, *asked*": a subject that a parser joins to the verb before."""
    verb = noun.head
    if noun.dep_ != "conj" or noun.pos_ not in NOMINAL or verb.pos_ != "VERB" or noun.i + 1 >= len(noun.doc):
        return
    opening = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else noun
    if noun.nbor().text != "," or opening.lower_ not in _JOINING:
        return
    behind = [child for child in verb.children if child.i > noun.i and child.dep_ == "conj" and child.tag_ in FINITE]
    if verb.dep_ == "ccomp" and verb.head.i > noun.i:
        behind.append(verb.head)  # "Chad may ask, but *Peru*, she said, *has* not": taken for what is not asked
    own = next((child for child in behind if all(below.dep_ not in SUBJECTS for below in child.children)), None)
    if own is not None:
        noun.dep_ = "nsubj"
        noun.hang_on(own)
        verb.dep_ = "parataxis" if verb.head is own else verb.dep_


def _done_to_subject(verb: Token) -> Token | None:
    """The participle between a subject and its verb, both behind commas, which a parser takes for the verb itself."""
    done = verb.head
    subject = next((child for child in done.children if child.dep_ == "nsubj" and child.i < done.i), None)
    first = min((child.i for child in verb.children if child.dep_ in {"aux", "neg"}), default=verb.i)
    if subject is None or done.tag_ != "VBD" or verb.tag_ not in FINITE | {"VBN", "VB"}:
        return None
    if done.i != subject.i + 2 or done.nbor(-1).text != "," or verb.doc[first - 1].text != ",":
        return None
    joined = any(child.dep_ in {"cc", "aux"} and child.i < verb.i for child in done.children)
    own = verb.has_any(SUBJECTS)
    return None if joined or own or subject.has("appos") else done


def _done_to_those_who_act(verb: Token) -> Token | None:
    """The participle right behind a subject, which a parser takes for the verb that the true one hangs on.

    "Two men held in Chad *were freed*", "two men freed in a swap *came* home".
    """
    done = verb.head
    before = {child.dep_ for child in done.children if child.i < done.i}
    first = min((child.i for child in verb.children if child.dep_ in AUXILIARIES), default=verb.i)
    if done.tag_ not in PAST_FORMS or not done.i < first <= verb.i or "nsubj" not in before:
        return None
    is_done_to = done.lemma_ in syntax_words().object_taking and all(child.dep_ != "dobj" for child in done.children)
    is_simple = first == verb.i or verb.dep_ == "advcl"
    if not before.isdisjoint({"aux", "auxpass"}) or (is_simple and not is_done_to):
        return None
    is_free = not verb.has_any(SUBJECTS | {"mark"})
    is_free = is_free and all(child.dep_ != "cc" or child.i > verb.i for child in done.children)
    is_free = is_free and not (is_simple and any(child.i < first for child in verb.children))
    is_led = verb.doc[first].tag_ in FINITE_OR_MODAL
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
    if verb.tag_ not in FINITE | {"VBN"} or not is_telling or told.i > verb.i:
        return False
    if verb.has_any({"ccomp", "dobj", "mark", "xcomp"}) or _is_listed(verb):
        return False
    subject = _last_subject(verb)
    is_clause = told.has_any(SUBJECTS) and told.tag_ != "VBG"
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
    is_joined = any(child.dep_ == "cc" and child.lower_ != "but" for child in verb.children)
    return is_joined and any(child.dep_ == "conj" and has_subject(child) for child in verb.children)


def _read_as_report(verb: Token) -> None:
    """ "Malta broke the treaty, the court *ruled*": the clause before is what it ruled."""
    told, subject = verb.head, _last_subject(verb)
    for child in verb.children:
        if child.dep_ in {"advcl", "nsubj"} and subject is not None and child.i < subject.i:
            child.hang_on(told)
            if child.dep_ == "nsubj":  # "has handed Chad a *man* accused of theft, the ministry said"
                _read_as_object(child)
        elif child.dep_ == "conj" and any(word.tag_ == "MD" for word in child.children):
            child.hang_on(told)  # "Malta broke it, the court ruled, and *must pay*"
    verb.dep_ = told.dep_
    verb.hang_on(verb if told.head is told else told.head)
    told.hang_on(verb)
    told.dep_ = "ccomp"


def reattach_main_clause(first: Token) -> None:
    """ "Under a pact that the two signed in May, Chad sends nurses": the relative clause, and the one that is not.

    The parser takes the main clause for the relative one, or gives it both subjects, and "signed" for a participle
    that describes the two.
    """
    noun = first.child("pobj")
    if first.pos_ != "ADP" or noun is None:
        return
    relative = noun.child_of(ADNOMINAL_CLAUSES)
    main = relative if first.head is first else first.head
    if main is None or main.pos_ not in VERBAL:
        return
    subjects = [child for child in main.children if child.dep_ in {"nsubj", "dep"} and child.i < main.i]
    told = _told_of(subjects[0]) if len(subjects) >= len(("those who signed", "who acts")) else None
    if told is None or all(token.text != "," for token in first.doc[told.i : subjects[-1].i]):
        return
    pronoun = next((t for t in first.doc[noun.i + 1 : subjects[0].i] if t.tag_ in {"WDT", "IN"}), None)
    if pronoun is not None:
        _read_as_relative(told, subjects[0], pronoun, noun)
        if main is relative:
            main.hang_on(main)
            main.dep_ = "ROOT"
            first.hang_on(main)
            first.dep_ = "prep"


def _told_of(noun: Token) -> Token | None:
    """The word behind a noun that may be the participle of what was done to it."""
    return next((child for child in noun.children if child.dep_ == "acl" and child.tag_ in PAST_FORMS), None)


def _read_as_relative(verb: Token, subject: Token, pronoun: Token, noun: Token) -> None:
    """ "A pact *that the two signed*": makes a clause of a pronoun, a noun and the verb behind it."""
    for token, head, label in ((verb, noun, "relcl"), (subject, verb, "nsubj"), (pronoun, verb, "dobj")):
        token.hang_on(head)
        token.dep_ = label
    verb.tag_, pronoun.tag_ = "VBD", "WDT"


def _joined_above(verb: Token) -> Token | None:
    finite = _joined_with_has(verb) or _joined_with_was(verb) or _found_so(verb)
    return _joined_to(verb) or _told_before(verb) or finite or _joined_in_the_plural(verb) or _told_with_that(verb)


def _told_with_that(verb: Token) -> Token | None:
    """ "Said that it *was asked* to pay and *that* it agreed": what a second "that" opens is joined to the first."""
    if not any(is_that(child) for child in verb.children) or any(is_that(child) for child in verb.head.children):
        return None
    above = verb.head
    while above.dep_ in _BELOW and above.head.i < above.i:
        above = above.head
        if above.dep_ == "ccomp" and any(is_that(child) for child in above.children):
            return above
    return None


def _found_so(verb: Token) -> Token | None:
    """ "*Says* that the ban is unlawful and *has asked* Peru for help": what is so asks nobody."""
    told, saying = verb.head, verb.head.head
    words = syntax_words()
    is_found = any(child.dep_ == "acomp" and child.lower_ in words.said_of_acts for child in told.children)
    if told.lemma_ != "be" or told.dep_ != "ccomp" or not is_found or has_subject(verb) or saying.i > told.i:
        return None
    is_of_will = verb.lemma_.lower() in words.asking_others | words.wishing | words.of_will
    return saying if is_of_will and has_subject(saying) else None


def _joined_with_was(verb: Token) -> Token | None:
    """ "*Chose* to stay and *was taken* back": what was done is joined to no infinitive."""
    was = next((child for child in verb.children if child.dep_ == "auxpass" and child.i < verb.i), None)
    told = verb.head.head
    is_joined = was is not None and was.tag_ in FINITE and not has_subject(verb)
    return told if is_joined and verb.head.tag_ == "VB" and told.tag_ in FINITE and has_subject(told) else None


def _joined_in_the_plural(verb: Token) -> Token | None:
    """ "Its lawyers *deny* that it fled and *say* that it paid": a plural form is joined to no past tense."""
    is_plain = verb.tag_ in {"VB", "VBP"} and all(child.dep_ not in SUBJECTS | {"aux"} for child in verb.children)
    if not is_plain or verb.head.tag_ != "VBD" or verb.head.dep_ != "ccomp":
        return None
    above = verb.head.head
    return above if above.tag_ == "VBP" and has_subject(above) else None


def _joined_with_has(verb: Token) -> Token | None:
    """ "*Has* decided not to hang him and *has agreed* to free him": it is joined to no infinitive.

    Nor to what goes on: "*had* said that prices were rising and *had asked* Peru for help".
    """
    has = next((child for child in verb.children if child.dep_ == "aux" and child.i < verb.i), None)
    if has is None or has.tag_ not in FINITE or has_subject(verb):
        return None
    told = verb.head
    is_told = told.dep_ == "ccomp" and (told.tag_ == "VBG" or told.lemma_ == "be" or _is_denied(told, has))
    if not is_told and told.tag_ != "VB":
        return None
    above = (token for token in verb.head.ancestors if token.pos_ in VERBAL)
    return next((t for t in above if any(c.dep_ == "aux" and c.lower_ == has.lower_ for c in t.children)), None)


def _is_denied(told: Token, has: Token) -> bool:
    """ "*Has denied* that its soldiers *crossed* and has refused talks": what else it did is none of what it denies."""
    is_of_same_time = any(child.dep_ == "aux" and child.lower_ == has.lower_ for child in told.children)
    return told.head.lemma_ in status_cues().denying and not is_of_same_time


def _joined_to(verb: Token) -> Token | None:
    """The verb of the clause above that a verb is joined to, where it cannot be joined to its own head."""
    if verb.tag_ not in FINITE or any(child.dep_ in SUBJECTS or child.dep_ == "aux" for child in verb.children):
        return None
    inner, clause = verb.head, verb.head
    while clause.dep_ in _BELOW and clause.head.pos_ in VERBAL:
        if clause.dep_ == "ccomp" and clause.i < clause.head.i:
            return None  # "accepted nothing, he said, and left": words that are quoted come first
        above = clause.head
        if clause.dep_ != "conj" and above.tag_ in FINITE | {"VBN"} and _is_of_clause_above(verb, inner, above):
            return above
        clause = above
    finding = clause.head.head if clause.dep_ == "advcl" and clause.head.dep_ == "ccomp" else None
    return finding if finding is not None and _decides(verb, finding) else None


def _is_of_clause_above(verb: Token, inner: Token, above: Token) -> bool:
    if above.tag_ == "VBP" and verb.tag_ == inner.tag_ == "VBD":
        return False  # "officials say that a court jailed him and *fined* him"
    if _decides(verb, above):
        return True
    marks = {child.lower_ for child in inner.children if child.dep_ == "aux"}
    if inner.has("expl") and inner.lemma_ == "be":
        return True  # "denied that there was a link and called on": nobody calls there
    if above.tag_ == "VBN" and inner.tag_ == "VB" and not marks:
        return True  # "were let go and put on a plane"
    is_undergone = inner.has("auxpass")
    is_past = verb.tag_ == above.tag_ == "VBD"
    if is_past and _is_put_to_it(verb):
        return True
    is_asking = is_past and verb.lemma_ in syntax_words().asking_others | syntax_words().calling
    if is_asking and (inner.tag_ == "VBG" or is_undergone):
        return True  # "said that prices were rising and asked Peru for help", "that men were held and called for"
    if verb.tag_ != "VBD" or verb.lower_ == verb.lemma_ or above.tag_ == "VBZ":
        return False
    return not _MODALS.isdisjoint(marks) or ("had" in marks and _is_behind_comma(verb, inner))


def _is_put_to_it(asking: Token) -> bool:
    """ "Said that Peru was to blame and called on *it* to pay": Peru, told of before "and", asks nobody by "it"."""
    if asking.lemma_ not in syntax_words().asking_others | syntax_words().calling | {"tell"}:
        return False
    asked = [child for child in asking.children if child.i > asking.i]
    asked += [c for child in asked if child.lower_ in {"on", "upon", "to"} for c in child.children]
    return any(child.lower_ in _THOSE_TOLD_OF and child.dep_ in GOVERNED for child in asked)


def _decides(verb: Token, above: Token) -> bool:
    """ "Ruled that Peru broke it when it did so, and *ordered* it to pay": what only whoever finds something does."""
    words = syntax_words()
    gives_time = verb.lemma_ == "give" and any(c.dep_ == "dobj" and c.ent_type_ == "DATE" for c in verb.children)
    return above.lemma_.lower() in words.finding and (gives_time or verb.lemma_.lower() in words.deciding)


def _is_behind_comma(verb: Token, inner: Token) -> bool:
    """Whether a comma stands before the "and" that joins a verb."""
    joint = next((child for child in inner.children if child.dep_ == "cc" and child.i < verb.i), None)
    return joint is not None and joint.i > 0 and joint.doc[joint.i - 1].text == ","
