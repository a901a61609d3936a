"""Which words date a predicate: those whose adverbials of time say when it happened.

Only the syntax is here; which calendar expressions hang on those words is for `graph.extraction.dating`.
"""

from collections.abc import Iterator
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING

from graph.extraction.clauses import Predicate
from graph.extraction.dating.relatives import began_by, begun_in_relative, main_before, papers_of_relative
from graph.extraction.dating.telling import goes_on, is_some_time_later, is_to_be, is_told_as_done
from graph.extraction.factuality import is_due_then
from graph.frames import discourse_words, status_cues, syntax_words
from graph.labels import (
    AUXILIARIES,
    COMPLEMENT_CLAUSES,
    NOMINAL_SUBJECTS,
    PRESENT_TENSE,
    SUBJECTS,
    TIMES,
    UNDERGOERS,
    VERB_OBJECTS,
    VERBAL,
)

if TYPE_CHECKING:
    from graph.tokens import Token

_SUPPOSED = frozenset({"suppose", "slate"})  # "are supposed to start"
_SENT = frozenset({"send", "write"})  # what is done with a letter on the day of what it says
_AT = frozenset({"at", "during", "in"})  # before an occasion
_INSTRUMENTS = frozenset({"in", "by", "with", "under"})  # before what an act is done by: "in a judgment of May 3"


def date_bearers(predicate: Predicate, *, asserted: bool, lasting: bool, undone: bool = False) -> Iterator["Token"]:
    """The words whose adverbials date a predicate: itself, its support verb, its participle, the clauses of one time.

    What is `asserted` happened or did not; what is `lasting` goes on from when it began; what is `undone`, as the
    sanctions of "lifted the sanctions imposed in 2019", is so at another time than it was done.
    """
    head, carrier = predicate.head, predicate.carrier
    words = discourse_words()
    yield from _named_and_told(head, carrier)
    for token in (*predicate.functions.get("object", ()), head) if not undone else ():
        yield from (c for c in token.children if c.dep_ == "acl" and c.lemma_ in words.dating_participles)
    yield from _dated_behind(head)
    if lasting:
        yield from began_by(predicate)
        yield from (c for prep in carrier.children if prep.lower_ == "since" for c in prep.children if c.pos_ == "NOUN")
    yield from _turn_of(head)
    occasion = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head  # "a round of talks"
    may_end = undone or head.lemma_.lower() in words.occasions  # "its ban ended in May", "the talks ended in May"
    phases = words.phases | words.ends if may_end else words.phases
    if occasion.dep_ in NOMINAL_SUBJECTS and occasion.head.lemma_ in phases | _SUPPOSED:
        yield occasion.head
        below = (child for child in occasion.head.children if child.dep_ == "xcomp")  # "are set to resume"
        yield from (child for child in below if child.lemma_ in phases)
    elif occasion.dep_ == "nsubj" and occasion.head.lemma_ == "be":  # "is due to take place on Friday"
        yield from _due_phases(occasion.head)
    if asserted:
        yield from begun_in_relative(head)
        yield from _spent_in(head)
        yield from _told_after(head)
    yield from _clauses_of_one_time(carrier, asserted=asserted)
    yield from _sharing(carrier)
    yield from _beside_when(carrier)
    yield from main_before(carrier)
    yield from _dependent(carrier, lasting=lasting)
    if head.dep_ == "pobj" and head.head.lower_ in {"with", "by"} and head.head.head.pos_ == "VERB":
        yield head.head.head  # "hit back on Monday with a levy"
    for verb in (carrier, *_clauses_of_one_time(carrier, asserted=asserted)):
        yield from papers_of_relative(verb)
        yield from _dated_nouns(verb)
    if asserted:
        yield from _travels_for(head)
        yield from _done_to(carrier)
        yield from _linked(carrier)
        yield from _done_in(head)
    else:  # "is to fly to Oslo on Friday for talks": only of what is to come itself
        travels = [*_travels_for(head), *_done_to(carrier)]
        yield from (verb for verb in travels if _is_journey(verb) or is_to_come(verb))
        yield from _to_be_carried_out(carrier)
        yield from _done_there(carrier)
        yield from _foreseen_by(carrier)


def _named_and_told(head: "Token", carrier: "Token") -> Iterator["Token"]:
    """A predicate and its support verb; first the one whose time it is: "suspended in May its *2019 agreement*"."""
    words = discourse_words()
    is_other = head.pos_ == "NOUN" and carrier.pos_ == "VERB" and carrier.lemma_ in words.done_with_deals
    pair = (head, carrier) if is_other else (carrier, head)
    yield from dict.fromkeys(pair)


def _foreseen_by(verb: "Token") -> Iterator["Token"]:
    """ "On Monday the two are to meet", "is due to meet him", "are expected to meet": the verb by which it is foreseen.

    Parsers hang a time before the subject on that one.
    """
    while verb.dep_ == "conj" and not verb.has_any(SUBJECTS):
        verb = verb.head
    above = verb.head
    is_to = verb.dep_ == "xcomp" and verb.has_word("to")
    if is_to and above.lemma_ in discourse_words().foreseeing:
        finite = above.head if _is_due(above) else next((c for c in above.children if c.dep_ == "auxpass"), above)
        if finite.tag_ in PRESENT_TENSE:
            yield finite.head if finite.dep_ == "auxpass" else finite


def _done_there(verb: "Token") -> Iterator["Token"]:
    """ "Is due in Oslo on May 3, where she will ask", "who is due there on May 3, will ask": done on a visit."""
    travelling = discourse_words().travelling
    below = (child for subject in verb.children if subject.dep_ in SUBJECTS for child in subject.children)
    visits = [c for c in below if c.dep_ == "relcl" and (c.lemma_ in travelling or any(map(_is_due, c.children)))]
    while verb.dep_ == "xcomp" and verb.head.pos_ in VERBAL:
        verb = verb.head
    if verb.dep_ in {"advcl", "relcl"} and any(c.lower_ in {"when", "where"} and c.i < verb.i for c in verb.children):
        visits += islice((above for above in verb.ancestors if above.pos_ in VERBAL), 1)
    for visit in filter(is_to_come, visits):
        yield from (visit, *filter(_is_due, visit.children))


def is_to_come(verb: "Token") -> bool:
    """Whether a clause is of what is to come: "will fly", "is to fly", "is due to fly", "is expected there"."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if _is_due(verb):
        return verb.head.tag_ in PRESENT_TENSE
    is_to = "to" in auxiliaries and verb.dep_ == "xcomp" and verb.head.lemma_ in discourse_words().foreseeing
    finite = next((c for c in verb.children if c.dep_ == "auxpass"), verb)
    is_due = finite.tag_ in PRESENT_TENSE and (verb.lemma_ == "expect" or any(map(_is_due, verb.children)))
    return is_to or is_due or not auxiliaries.isdisjoint({"will", "shall", "'ll", "wo"})


def _is_due(word: "Token") -> bool:
    return word.dep_ == "acomp" and word.lemma_ == "due"


def _dated_behind(noun: "Token") -> Iterator["Token"]:
    """ "The deal between the two governments, dated May 3, was": a participle that the parser hung on the last noun.

    So "the talks between the two ministers, held on Monday".
    """
    if noun.pos_ == "NOUN":
        lemmas = {"date", "hold"} if noun.lemma_.lower() in discourse_words().occasions else {"date"}
        below = [word for child in noun.children if child.dep_ == "prep" for word in child.subtree]
        if noun.dep_ == "pobj" and noun.head.lower_ == "of":  # "minutes of the talks, held on Monday"
            below.extend(c for c in noun.head.head.children if c.i > noun.i)
        yield from (w for w in below if w.lemma_ in lemmas and w.dep_ == "acl" and w.nbor(-1).text == ",")


def _turn_of(noun: "Token") -> Iterator["Token"]:
    """ "The failure last week in Oslo of talks": the noun by which it is told what becomes of talks."""
    words = discourse_words()
    if noun.lemma_.lower() in words.occasions and noun.dep_ == "pobj" and noun.head.lower_ == "of":
        before = reversed(noun.doc[noun.sent.start : noun.head.i])
        yield from islice((word for word in before if word.lemma_ in words.turns), 1)


def _spent_in(noun: "Token") -> Iterator["Token"]:
    """ "Spent three days there last week in talks": who spends his time in something has it then."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.lemma_ == "spend":
        yield noun.head.head


def _told_after(met: "Token") -> Iterator["Token"]:
    """ "Said on Monday *after talks* with Chad", "after meeting him": who tells of it comes from there."""
    words, link = discourse_words(), met.head
    is_meeting = met.lemma_.lower() in (words.occasions if met.dep_ == "pobj" else words.meeting)
    is_behind = met.dep_ in {"pobj", "pcomp"} and link.lower_ in {"after", "following"} and link.i > link.head.i
    if is_behind and is_meeting and link.head.lemma_ in status_cues().reporting and is_told_as_done(link.head):
        yield link.head


def _done_in(noun: "Token") -> Iterator["Token"]:
    """ "The deal was put together on Friday *in a string of calls*": what is done in talks has their time."""
    whole = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    is_in = whole.dep_ == "pobj" and whole.head.lower_ in {"at", "during", "in"}
    if is_in and noun.lemma_.lower() in discourse_words().occasions and is_told_as_done(whole.head.head):
        yield whole.head.head


def _travels_for(noun: "Token") -> Iterator["Token"]:
    """ "Flew to Beirut in March for talks": who travels for something has it where and when he goes."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "for":
        above = next((a for a in noun.ancestors if a.pos_ in VERBAL), None)
        going = discourse_words().travelling | {"be", "expect"}
        if above is not None and (above.lemma_ in going or _is_journey(above)):
            yield above  # "will be in Oslo on Friday for talks", "is due" and "is expected there"
            yield from filter(_is_due, above.children)


def _is_journey(verb: "Token") -> bool:
    """ "Flies there on Friday for talks", "leaves next week to sign it": present of what is about to be done."""
    return verb.tag_ in PRESENT_TENSE and verb.lemma_ in discourse_words().travelling | {"be", "expect", "leave"}


def _to_be_carried_out(verb: "Token") -> Iterator["Token"]:
    """ "Will give it $3 million, *to be paid* in July": how it is to be done; not "to be repaid", "to be spent"."""
    behind = (verb, *(child for child in verb.children if child.dep_ == "dobj"))
    for child in (child for word in behind for child in word.children if child.tag_ == "VBN" and child.i > verb.i):
        if is_to_be(child) and child.lemma_ in discourse_words().carried_out:
            yield child


def _done_to(verb: "Token") -> Iterator["Token"]:
    """ "Wrote on Monday to demand the text", "flew there in June to plead": who went or wrote to do it did it then."""
    is_aim = verb.dep_ == "advcl" and verb.tag_ == "VB" and verb.has_word("to")
    if is_aim and verb.head.i < verb.i and verb.head.pos_ == "VERB":
        yield verb.head


def _linked(verb: "Token") -> Iterator["Token"]:
    """The clauses of one time with a verb over further links: a participle of a joined clause, a decision, a colon."""
    known, waiting = {verb}, [verb]
    while waiting:
        here = waiting.pop(0)
        # What is above a clause that is known has been walked already.
        above = takewhile(lambda clause: clause not in known, _clauses_of_one_time(here, asserted=True))
        joined = (above, _sharing(here), _beside_colon(here), _decided(here), _misread_before(here))
        for other in chain.from_iterable(joined):
            if other not in known:
                known.add(other)
                waiting.append(other)
                yield other


def _misread_before(verb: "Token") -> Iterator["Token"]:
    """ "A court held on May 3 that it was void, but ordered": a verb that the parser took for a participle."""
    link = verb.nbor(-1) if verb.i > verb.sent.start else verb
    subject = verb.child("nsubj")
    if link.dep_ == "cc" and subject is not None and subject.is_ancestor(link):
        clauses = (word for word in subject.subtree if word.dep_ == "acl" and word.tag_ == "VBN" and word.i < link.i)
        yield from (c for c in clauses if any(below.dep_ == "mark" for below in verb.doc[c.i : link.i]))


def _decided(verb: "Token") -> Iterator["Token"]:
    """ "Rose on Saturday with a decision to lift it", "what it did seek, in March, was a dredger": the clause above."""
    if verb.dep_ == "acl" and verb.tag_ == "VB" and verb.head.lemma_.lower() in discourse_words().decisions:
        yield from (above for above in islice((a for a in verb.ancestors if a.pos_ == "VERB"), 1))
    elif verb.head.lemma_ == "be" and (verb.dep_ == "csubj" or _is_cleft(verb, verb.head)):
        yield verb.head
    elif verb.dep_ == "relcl" and verb.head.ent_type_ == "DATE":
        copula = next((above for above in verb.head.ancestors if above.lemma_ == "be"), None)
        if copula is not None and _is_cleft(verb, copula):
            yield copula


def _is_cleft(verb: "Token", copula: "Token") -> bool:
    """ "It was on May 3 that Oslo freed him", "it was at the end of May that Oslo freed him"."""
    is_that = verb.has_any_word({"that", "when"})
    return is_that and any(c.lower_ == "it" and c.i < copula.i for c in copula.children)


def _beside_colon(verb: "Token") -> Iterator["Token"]:
    """ "The swap took place yesterday: Peru freed two men": either side of a colon tells of one time."""
    if verb.tag_ == "VBD" and verb.dep_ == "ROOT":
        others = [c for c in verb.children if c.dep_ in {"ccomp", "parataxis"}]
    else:
        others = [verb.head] if verb.dep_ in {"ccomp", "parataxis"} and verb.head.dep_ == "ROOT" else []
    for other in others:
        first, second = sorted((verb, other), key=lambda token: token.i)
        between = verb.doc[first.i : second.i]
        parting = {token.text for token in between}
        if other.tag_ == "VBD" and (":" in parting or (";" in parting and verb == second and goes_on(verb))):
            yield other


def _due_phases(copula: "Token") -> Iterator["Token"]:
    links = [link for child in copula.children if child.dep_ in {"xcomp", "acomp"} for link in (child, *child.children)]
    if is_due_then(copula):
        yield from (copula, *filter(_is_due, links))
    yield from (link for link in links if link.dep_ == "xcomp" and link.lemma_ in discourse_words().phases)


def _clauses_of_one_time(verb: "Token", *, asserted: bool) -> Iterator["Token"]:
    """The clauses that a verb is joined to or completes, whose time is its own.

    Of what is planned only if the same does both: "ordered on Monday to pay" says nothing of the day of payment.
    """
    afterwards = discourse_words().afterwards
    while True:
        own_subject = verb.has_any(SUBJECTS)
        if verb.dep_ == "conj" and verb.head.pos_ in VERBAL and (asserted or not own_subject):
            is_later = any(c.dep_ == "advmod" and c.lower_ in afterwards for c in verb.children)
            if is_later or is_some_time_later(verb) or (_is_present(verb) and not _is_present(verb.head)):
                return
            if _is_of_another_court(verb):
                return
        elif (
            not _is_promised(verb)
            and not (asserted and _is_caused(verb))
            and (verb.dep_ != "xcomp" or verb.head.pos_ != "VERB" or not (asserted or not _has_object(verb.head)))
        ):
            return
        verb = verb.head
        yield verb


def _is_of_another_court(verb: "Token") -> bool:
    """ "A court barred it in May, but *an appeals court* allowed it": a case goes on from court to court, in time."""
    subjects = verb.child_of(NOMINAL_SUBJECTS), verb.head.child_of(NOMINAL_SUBJECTS)
    courts = [noun for noun in subjects if noun is not None and noun.lemma_.lower() in syntax_words().sitting]
    return len(courts) == len(subjects) and verb.head.has_word("but")


def _dependent(verb: "Token", *, lasting: bool) -> Iterator["Token"]:
    """ "Declined to hear him in April", "arrested in April, they are held": clauses below that say when it was."""
    for child in verb.children:
        kept = lasting and child.dep_ == "oprd" and child.tag_ == "VBN"  # "kept them locked up since"
        undone = child.dep_ == "xcomp" and verb.lemma_ in discourse_words().leaving_undone
        begun = lasting and child.dep_ == "advcl" and child.tag_ == "VBN" and child.i < verb.i
        since = lasting and child.dep_ == "advcl" and child.has_word("since")
        if undone or begun or since or kept:
            yield child
        elif child.dep_ == "prep" and child.lower_ == "from":  # "barred him from entering the country in July"
            yield from (c for c in child.children if c.dep_ == "pcomp")


def _beside_when(verb: "Token") -> Iterator["Token"]:
    """ "Lost its case on Friday, when the court dismissed it": either clause has the time of the other."""
    clauses = [(c, verb) for c in verb.children if c.dep_ == "advcl"]
    if verb.dep_ == "advcl":
        clauses.append((verb, _told_before(_finite(verb.head), verb)))
    clauses += [(verb, above) for above in _main_of_aside(verb)]
    asides = (c for noun in verb.children if noun.dep_ in SUBJECTS for c in noun.children if c.dep_ == "relcl")
    clauses += [(aside, verb) for aside in asides if verb in _main_of_aside(aside)]  # "Mali, when asked, declined"
    clauses += [(c, verb) for aim in verb.children if aim.dep_ == "xcomp" for c in aim.children if c.dep_ == "advcl"]
    for below, above in clauses:
        is_when = any(_is_when(c) for c in below.children)
        is_ahead = below.tag_ in PRESENT_TENSE and above.has_any_word({"will", "shall", "to"})
        if is_when and ((is_told_as_done(below) and is_told_as_done(above)) or is_ahead):
            yield above if below == verb else below
            if below != verb:  # "when it began to look abroad in May"
                yield from (c for c in below.children if c.dep_ == "xcomp" and c.tag_ == "VB")


def _told_before(saying: "Token", when: "Token") -> "Token":
    """ "They *broke off* in May, an envoy said, when Peru asked": what is said before who says it."""
    if saying.lemma_ not in status_cues().reporting or saying.i > when.i:
        return saying
    if saying.dep_ == "parataxis":
        return saying.head
    return next((c for c in saying.children if c.dep_ == "ccomp" and c.i < saying.i), saying)


def _main_of_aside(verb: "Token") -> Iterator["Token"]:
    """ "Broke off in May, said an envoy, when Peru asked": the verb above, of a clause that parsers hang on a noun."""
    opening = verb.child_word("when")
    is_aside = verb.dep_ == "relcl" and opening is not None and opening.i > 0 and opening.nbor(-1).text == ","
    if is_aside and verb.head.ent_type_ not in TIMES:
        above = (a for a in verb.head.ancestors if a.pos_ == "VERB" and a.dep_ != "prep")
        yield from (_told_before(saying, verb) for saying in islice(above, 1))


def _is_when(word: "Token") -> bool:
    """Whether a word opens a clause of the same time; not "as the ministry said", which nothing is done in."""
    if word.lower_ == "when":
        return word.dep_ == "advmod"
    is_as = word.lower_ == "as" and word.dep_ == "mark"
    return is_as and word.head.has_any(UNDERGOERS)


def _finite(verb: "Token") -> "Token":
    """The clause above an infinitive, on which parsers hang what belongs to it: "lost the chance to keep it, when"."""
    while verb.tag_ == "VB" and verb.head.pos_ in VERBAL and verb.head != verb:
        verb = verb.head
    return verb


def _is_present(verb: "Token") -> bool:
    """Whether a verb tells of what is so by now, at no time in particular: "have also reached agreements"."""
    auxiliaries = (c for c in verb.children if c.dep_ in AUXILIARIES)
    return any(word.tag_ in PRESENT_TENSE for word in (verb, *auxiliaries))


def _is_promised(verb: "Token") -> bool:
    """ "Threatened in May to stop it", whether or not the parser takes what is promised as what it is done for."""
    is_aim = verb.dep_ == "advcl" and verb.tag_ == "VB" and verb.head.i < verb.i
    return is_aim and verb.head.lemma_ in discourse_words().promising and not _has_object(verb.head)


def _is_caused(verb: "Token") -> bool:
    """ "Let six men out and had them driven home"."""
    return verb.tag_ == "VBN" and verb.dep_ == "ccomp" and verb.head.lemma_ == "have" and verb.head.tag_ == "VBD"


def _has_object(verb: "Token") -> bool:
    return any(c.dep_ in VERB_OBJECTS or (c.dep_ == "nsubjpass") for c in verb.children)


def _sharing(verb: "Token") -> Iterator["Token"]:
    """The clause at whose time a participle's act takes place: "retaliated on Monday by shutting its airspace"."""
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.pos_ in VERBAL:
        yield verb.head
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ in {"by", "besides", "in"}:
        yield verb.head.head
    if verb.dep_ == "conj" and verb.head.tag_ == "VBG":
        yield from _sharing(verb.head)
    if verb.lemma_ in discourse_words().letting:  # "let it stand last May", "allowed him to fly home on Friday"
        yield from (c for c in verb.children if c.dep_ in COMPLEMENT_CLAUSES)


def _dated_nouns(verb: "Token") -> Iterator["Token"]:
    """ "in a judgment delivered on Wednesday", "Saturday's summit called on them": what an act was done by or at.

    What is paid under a deal signed in May is paid at any time, but what was undertaken under it was in May.
    """
    words = discourse_words()
    for child in verb.children:
        is_at = child.lower_ in _AT and any(c.lemma_.lower() in words.occasions for c in child.children)
        is_under = child.lower_ == "under" and (verb.lemma_ not in words.promising or not is_told_as_done(verb))
        if child.dep_ == "prep" and (is_at or child.lower_ in _INSTRUMENTS) and not is_under:
            nouns = [c for c in child.children if c.dep_ == "pobj"]
            for noun in nouns:  # "in Mensah v. Attorney-General, decided on 4 June"
                yield from (c for c in noun.children if c.dep_ == "acl" and c.lemma_ == "decide")
            dated = words.dated_things | (words.occasions if is_at else set())  # "in the talks of 2014"
            for noun in (noun for noun in nouns if noun.lemma_.lower() in dated):
                yield noun
                made = words.dating_participles | _SENT
                yield from (c for c in noun.children if c.dep_ == "acl" and c.lemma_ in made)
        elif child.dep_ == "ccomp" and child.lemma_ == "decide" and child.i < verb.i:  # the same, as parsers have it
            if not child.has_any(SUBJECTS):
                yield child
        elif child.dep_ == "nsubj" and child.lemma_.lower() in words.dated_things:
            yield from (c for c in child.children if c.dep_ == "poss")
