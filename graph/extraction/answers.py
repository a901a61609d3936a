"""Requests and what is said to them: "asked for their release; Gabon would not hear of it".

Who answers was asked, and who is answered asked; "it", in an answer, is the one who was asked. Which verbs answer is
data, `ontology/lexicon/discourse.yaml`.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, place_of
from graph.extraction.clauses import surface_subjects
from graph.extraction.roles import Draft, Filled, fitting, inferred
from graph.extraction.syntax import agents_of, is_passive, measured
from graph.frames import discourse_words, syntax_words
from graph.gazetteer import Sense
from graph.labels import GOVERNED, NOMINAL_SUBJECTS, TIMES, VERB_OBJECTS, VERBAL

if TYPE_CHECKING:
    from graph.tokens import Token

_ANSWERS = frozenset({"Refusal", "Agreement"})
_MATTERS = frozenset({"object", "complement", "to", "with", "of", "for"})  # functions of what an answer is about
_TWO = 2
_DEALINGS = frozenset({"Agreement", "Payment", "Request", "Refusal", "Transfer"})
_IT = frozenset({"it", "they", "its", "their"})
_PERSONAL = frozenset({"he", "she"})
_OWN = frozenset({"its", "their", "his", "her"})
_THAT = frozenset({"that", "this"})
_WHAT_WAS_ASKED = _IT | _THAT
_THE = frozenset({"the", "its", "their"})
_MODIFIERS = frozenset({"det", "poss", "amod", "compound"})
_TURNING_DOWN = frozenset({"down", "out", "away", "aside", "back", "off"})
_WORDS_OF_ANSWER = frozenset({"yes", "no"})
_FARTHEST = 1  # sentences between a request and its answer


def answerer_of(reading: Reading, request: Draft) -> Filled | None:
    """Whoever answers a request that names nobody, or None: by name, in its sentence or the next."""
    role = request.unit.frame.roles["requestee"]
    asking = {(filled.entity.key, filled.entity.country) for filled in request.roles.get("requester", ())}
    keys, countries = {key for key, _ in asking}, {country for _, country in asking if country}
    for verb in _answers_after(reading, request.predicate.head):
        for subject in _answering(verb):
            found = reading.referents(subject) if _names_somebody(subject) else []
            for referent in found if len(found) == 1 else ():  # not "each country grants"
                entity = fitting(reading, referent, role)
                if entity is not None and entity.key not in keys and entity.country not in countries:
                    return Filled(entity, referent, "discourse")
    return None


def _answering(verb: "Token") -> list["Token"]:
    """Who answers: "*Peru* turned it down", "the request was turned down by *Peru*"."""
    subjects = surface_subjects(verb)
    is_of_request = is_passive(verb) and all(map(_is_what_was_asked, subjects))
    return agents_of(verb) if is_of_request else subjects


def _names_somebody(subject: "Token") -> bool:
    """Whether a subject names who it is: not "they", and not "others", who are none of those before."""
    return subject.pos_ != "PRON" and subject.lower_ not in discourse_words().bare_people


def _answers_after(reading: Reading, head: "Token") -> Iterator["Token"]:
    """The verbs of answering that follow a request, the nearest first; a bare reply only in its own sentence."""
    if head.dep_ == "dobj" and _is_answer(head.head):  # by it, and nobody behind; a court rules
        if not any(reading.is_noun(subject, "court", "judge") for subject in surface_subjects(head.head)):
            yield head.head
        return
    index = reading.sentence_index(head)
    yield from (t for t in reading.sentences[index] if t.i > head.i and (_is_answer(t) or _is_reply(t)))
    for sentence in reading.sentences[index + 1 : index + _FARTHEST + 1]:
        yield from filter(_is_answer, sentence)


def _is_answer(verb: "Token") -> bool:
    if verb.pos_ not in VERBAL:
        return False
    if verb.lemma_ == "say":
        return verb.has_any_word(_WORDS_OF_ANSWER)
    if verb.lemma_.lower() in discourse_words().answering_with_particle:  # "turned it down", not "turned to Nauru"
        return any(child.dep_ == "prt" and child.lower_ in _TURNING_DOWN for child in verb.children)
    return verb.lemma_.lower() in discourse_words().answering


def _answers(draft: Draft) -> bool:
    """Whether a draft is an answer, by its verb or by what it leaves unsaid: "it would not", "it will not do so"."""
    head = draft.predicate.head
    is_bare = head.lemma_ in {"would", "will"} and head.pos_ == "AUX" and head.dep_ in {"ROOT", "ccomp"}
    does_so = head.lemma_ == "do" and head.has_word("so")
    is_unsaid = draft.kind == "Refusal" and (is_bare or does_so)
    return _is_answer(head) or _is_answer_told(draft) or is_unsaid


def _is_answer_told(draft: Draft) -> bool:
    """ "The answer was no", "its reply was a refusal": a refusal told by a noun for an answer."""
    return draft.kind == "Refusal" and draft.predicate.head.lemma_.lower() in discourse_words().replies


def _is_reply(verb: "Token") -> bool:
    return verb.pos_ == "VERB" and verb.lemma_.lower() in discourse_words().replying


def turn_answers(reading: Reading, drafts: Sequence[Draft], *, sure: bool = True) -> None:
    """Sets right who answers: in "asked Chile for help, which it refused" it is Chile, and in "was rebuffed" too.

    If it is not `sure` who was asked, only what would else be an answer to oneself.
    """
    for index, draft in enumerate(drafts):
        if draft.kind not in _ANSWERS or not _answers(draft):
            continue
        request = _request_before(reading, drafts, index)
        if request is not None and not (sure or _states_of(draft, "party") == _states_of(request, "requester")):
            continue
        if request is not None and _is_of_third(reading, draft, request):
            continue
        if request is not None and (
            _is_by_pronoun(reading, draft, request) or _is_without_agent(reading, draft, request)
        ):
            asked, asking = request.roles["requestee"][0], request.roles["requester"][0]
            again = asked.referent.again(draft.predicate.head, f"was asked: {asked.referent.mention.text}")
            draft.roles["party"] = [Filled(asked.entity, again, "answer")]
            draft.roles["counterparty"] = [Filled(asking.entity, asking.referent, "answer")]


def _is_of_third(reading: Reading, draft: Draft, request: Draft) -> bool:
    """ "Peru asked Chad for fuel. It turned down a request *from Mali*": an answer to another than whoever asked."""
    if draft.predicate.head.sent == request.predicate.head.sent:
        return False
    sides = _states_of(request, "requester") | _states_of(request, "requestee")
    acts = draft.predicate.functions.get("complement", ())
    dealt_with = (child for act in acts for child in act.children if child.dep_ in VERB_OBJECTS)
    matches = (reading.match(token) for token in dealt_with)
    named = {m.entry.country for m in matches if m is not None and m.sense is Sense.NAME and m.entry.country}
    return not (_states_of(draft, "counterparty") | named) <= sides


def name_negotiators(drafts: Sequence[Draft]) -> None:
    """Whose talks they were that a deal came of, in its sentence: "Ghana and Togo signed it after days of talks"."""
    for draft in drafts:
        if draft.kind == "Negotiation" and "counterparty" not in draft.roles and not is_of_others(draft):
            sides = _sides_of_deal(draft, drafts) or _sides_of_dealings(draft, drafts)
            party = draft.roles.get("party", sides[:1])
            others = [side for side in sides if side.entity.key not in {one.entity.key for one in party}]
            if len(sides) == _TWO and len(party) == len(others) == 1:
                draft.roles = {"party": list(map(inferred, party)), "counterparty": [inferred(others[0])]}


def is_of_others(talks: Draft) -> bool:
    """ "The other talks are ongoing", "sources close to the talks", "no part in them": not with those just told of."""
    noun = talks.predicate.head
    above = noun.head.head  # "people familiar with the conversations"
    is_known_of = noun.dep_ == "pobj" and above.pos_ != "NOUN" and above.lemma_ in discourse_words().knowing
    is_no_part = above.has_word("no")
    others = discourse_words().of_others
    return is_known_of or (noun.dep_ == "pobj" and is_no_part) or noun.has_any_word(others)


def _sides_of_deal(talks: Draft, drafts: Sequence[Draft]) -> list[Filled]:
    sentence = talks.predicate.head.sent
    found: dict[str, Filled] = {}
    for draft in drafts:
        if draft.kind == "Agreement" and draft.predicate.head.sent == sentence:
            for filled in (*draft.roles.get("party", ()), *draft.roles.get("counterparty", ())):
                found.setdefault(filled.entity.key, filled)
    return list(found.values())


def _sides_of_dealings(talks: Draft, drafts: Sequence[Draft]) -> list[Filled]:
    """ "Two days of haggling ended with a promise from Togo to pay Ghana": the two whose dealings a sentence tells."""
    head = talks.predicate.head
    if measured(head) == head:
        return []
    found: dict[str | None, Filled] = {}
    for draft in drafts:
        if draft.kind in _DEALINGS and draft.predicate.head.sent == head.sent:
            for filled in (filled for fillers in draft.roles.values() for filled in fillers):
                found.setdefault(filled.entity.country, filled)
    return list(found.values()) if None not in found else []


def name_askers(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Whom an answer is given to, where the request just before says so: "asked Peru for fuel; Peru declined"."""
    for index, draft in enumerate(drafts):
        if draft.kind not in _ANSWERS or "counterparty" in draft.roles:
            continue
        if (teller := _who_tells_of_his(reading, draft)) is not None:
            draft.roles["counterparty"] = [teller]
            continue
        request = _request_before(reading, drafts, index, of_one=False)
        is_bare = _is_bare_answer(draft)
        if request is None:
            offering = _who_turned_to(reading, draft) if is_bare else None
            if is_bare and offering is None:
                offering = _who_offered(reading, drafts, index) or _who_proposed(reading, draft)
            if offering is not None:
                draft.roles["counterparty"] = [Filled(offering.entity, offering.referent, "answer")]
            continue
        asking = request.roles["requester"][0]
        if place_of(asking.referent.token) > place_of(draft.predicate.head):
            continue  # who asks only further on may be another one who asks as well
        is_meant = _is_of_same_act(reading, draft, request) or _is_of_what_was_asked(reading, draft, request)
        is_reply = draft.unit.pattern.answers and _is_reply(draft.predicate.head)
        is_meant = is_meant or (is_reply and draft.predicate.head.sent == request.predicate.head.sent)
        if not (is_bare or is_meant):
            continue
        is_guess = _names_request(draft) and (asking.function == "discourse" or _is_told_aside(request))
        if not is_guess and _is_of_those_asked(draft, request):
            draft.roles["counterparty"] = [Filled(asking.entity, asking.referent, "answer")]


def _is_of_those_asked(answer: Draft, request: Draft) -> bool:
    """ "Asked Peru and Chile for help. *Chile* declined": whether whoever answers is one of those who were asked.

    One of several guests may say yes to the others as well as to the host: "invited both to talks. Chile accepted".
    """
    answering, asked = _states_of(answer, "party"), _states_of(request, "requestee")
    is_guest = answering != asked and request.predicate.head.lemma_ == "invite"
    return bool(answering) and answering <= asked and not is_guest


def _is_told_aside(request: Draft) -> bool:
    """ "Wants a man freed *whom Peru, too, has asked for*. Chad rejected the idea": not of who asks only by the way."""
    verb = request.predicate.head
    return any(token.dep_ == "relcl" for token in (verb, *verb.ancestors))


def _who_tells_of_his(reading: Reading, answer: Draft) -> Filled | None:
    """ "*Chile* said that Peru had rejected its offer": whoever tells of it, since it is not Peru's own."""
    offers = (t for path in ("object", "to") for t in answer.predicate.functions.get(path, ()))
    classes = reading.frames.classes
    offers = (t for t in offers if t.lemma_.lower() in classes["proposal"] | classes["asked_for"])
    if not any(child.dep_ == "poss" and child.lower_ in _OWN for offer in offers for child in offer.children):
        return None
    clause = answer.predicate.carrier
    above = clause.head.head if clause.dep_ == "pcomp" else clause.head
    if clause.dep_ not in {"ccomp", "pcomp", "advcl"} or above.pos_ not in VERBAL:
        return None
    found = [referent for subject in surface_subjects(above) for referent in reading.referents(subject)]
    entity = fitting(reading, found[0], answer.unit.frame.roles["counterparty"]) if len(found) == 1 else None
    if entity is None or entity.country is None or entity.country in _states_of(answer, "party"):
        return None
    return Filled(entity, found[0], "answer")


def _is_of_what_was_asked(reading: Reading, answer: Draft, request: Draft) -> bool:
    """ "Asked for an audit, *to which* Chad agreed", "proposed a swap, *an idea that* Chad rejected"."""
    verb, asking = answer.predicate.head, request.predicate.head
    noun = verb.head
    if verb.dep_ != "relcl" or not asking.is_ancestor(noun):
        return False
    is_summed_up = noun.dep_ in {"appos", "npadvmod"} and noun.lemma_.lower() in reading.frames.classes["proposal"]
    link = noun.head.head if noun.head.lower_ == "for" else noun.head
    return is_summed_up or (link == asking and noun.dep_ in GOVERNED and noun.pos_ == "NOUN")


def _is_of_same_act(reading: Reading, draft: Draft, request: Draft) -> bool:
    """ "Asked Peru to extradite two men. Peru agreed to *hand* them over": whether one agrees to do what was asked for.

    Or declines to do so.
    """
    acts = {token.lemma_.lower() for token in draft.predicate.functions.get("complement", ())}
    asked = {token.lemma_.lower() for token in request.predicate.head.subtree if token.pos_ in {"VERB", "NOUN"}}
    classes = reading.frames.classes
    ways = (classes["sending_away"] | classes["let_go"], classes["sending_away"] | classes["handing_over"])
    is_of_people = any(acts & ways[0] and asked & way for way in ways)
    return bool(acts & asked) or is_of_people


def _who_proposed(reading: Reading, answer: Draft) -> Filled | None:
    """ "*Norway* offered to mediate. Chad declined the offer": whoever made what is answered, just before."""
    verb = answer.predicate.head
    if not any(matter.lemma_.lower() in discourse_words().offering for matter in _matters(answer)):
        return None
    index = reading.sentence_index(verb)
    before = [t for sentence in reading.sentences[max(0, index - _FARTHEST) : index + 1] for t in sentence]
    offers = (t for t in reversed(before) if t.pos_ == "VERB" and t.lemma_ in discourse_words().offering)
    offer = next((t for t in offers if t.doc is not verb.doc or t.i < verb.i), None)
    if offer is None or is_passive(offer):
        return None
    role = answer.unit.frame.roles["counterparty"]
    answering = _states_of(answer, "party")
    found = [r for subject in surface_subjects(offer) for r in reading.referents(subject)]
    fit = [Filled(e, r, "answer") for r in found if (e := fitting(reading, r, role)) is not None]
    is_one = len(fit) == 1 and (fit[0].entity.country or fit[0].entity.key) not in answering
    return fit[0] if is_one else None


def _who_turned_to(reading: Reading, answer: Draft) -> Filled | None:
    """ "*Norway* turned to Chad, which said no", "put it to Chad and Mali, neither of which agreed"."""
    turning = _turning_before(answer.predicate.head)
    if turning is None or is_passive(turning):
        return None
    classes = reading.frames.classes
    things = {child.lemma_.lower() for child in turning.children if child.dep_ == "dobj"}
    is_asked = not things.isdisjoint(classes["proposal"] | classes["asked_for"] | _IT)
    if not is_asked and turning.lemma_.lower() not in discourse_words().turning_to:
        return None
    found = [r for subject in surface_subjects(turning) for r in reading.referents(subject)]
    role, answering = answer.unit.frame.roles["counterparty"], _states_of(answer, "party")
    fit = [Filled(e, r, "answer") for r in found if (e := fitting(reading, r, role)) is not None]
    is_one = len(fit) == 1 and (fit[0].entity.country or fit[0].entity.key) not in answering
    return fit[0] if is_one else None


def _turning_before(verb: "Token") -> "Token | None":
    """The verb of the clause that a relative clause such as "which said no" stands behind."""
    is_of_which = any(_is_of_which(child) for child in verb.children)
    if verb.dep_ == "relcl" or (is_of_which and verb.dep_ == "advcl"):
        return next((token for token in verb.ancestors if token.pos_ == "VERB"), None)
    told = (child for child in verb.children if is_of_which and child.dep_ == "ccomp" and child.i < verb.i)
    return next(told, None)  # behind which a parser takes the clause for the main one


def _is_of_which(subject: "Token") -> bool:
    """ "*Neither* of which", "*both* of whom"."""
    return subject.dep_ in NOMINAL_SUBJECTS and any(t.lower_ in {"which", "whom"} for t in subject.subtree)


def _who_offered(reading: Reading, drafts: Sequence[Draft], index: int) -> Filled | None:
    """ "Peru offered Chad $5 million. Chad declined": who offers a sum just before to whoever says yes or no."""
    head = drafts[index].predicate.head
    here = reading.sentence_index(head)
    for other in reversed(drafts[:index]):
        if here - reading.sentence_index(other.predicate.head) > _FARTHEST:
            return None
        words = (other.predicate.head, *other.predicate.functions.get("object", ()), *other.predicate.head.children)
        is_offer = other.kind == "Payment" and any(word.lemma_ == "offer" for word in words)
        givers = other.roles.get("payer", ()) if is_offer else ()
        if len(givers) == 1 and _states_of(other, "payee") == _states_of(drafts[index], "party"):
            return givers[0]
    return None


def name_refusers(drafts: Sequence[Draft]) -> None:
    """ "A request by Nepal was turned down": whoever was asked turns it down, where nobody else is said to."""
    requests = {draft.predicate.head: draft for draft in drafts if draft.kind == "Request"}
    for draft in drafts:
        matters = draft.predicate.functions.get("object", ()) if draft.predicate.passive else ()
        request = next((requests[word] for word in matters if word in requests), None)
        if draft.kind != "Refusal" or "party" in draft.roles or request is None or len(request.roles) < _TWO:
            continue
        asked, asking = request.roles["requestee"][0], request.roles["requester"][0]
        if asking.function == "discourse" and asked.function == "discourse":
            continue
        draft.roles["party"] = [Filled(asked.entity, asked.referent, "answer")]
        draft.roles.setdefault("counterparty", [Filled(asking.entity, asking.referent, "answer")])


def _states_of(draft: Draft, role: str) -> set[str]:
    """The states, or whoever else, that fill a role: a ministry answers for its state."""
    return {filled.entity.country or filled.entity.key for filled in draft.roles.get(role, ())}


def _is_bare_answer(draft: Draft) -> bool:
    """Whether an answer does not say what it is about: "Peru declined", "Peru would not step in"."""
    pattern = draft.unit.pattern
    is_answer = _answers(draft) or (pattern.answers and pattern.polarity == "negative")
    return is_answer and all(map(_is_what_was_asked, _matters(draft)))


def _names_request(draft: Draft) -> bool:
    """ "Turned the offer down": somebody's, who is not to be guessed; whoever just declined answers whoever asked."""
    return any(map(_is_the_request, _matters(draft)))


def _matters(draft: Draft) -> Iterator["Token"]:
    """The words for what an answer is about, and not for who says so: "refused, according to officials"."""
    found = (token for name in _MATTERS for token in draft.predicate.functions.get(name, ()))
    return (token for token in found if token.head.head.lower_ not in syntax_words().leading_nowhere)


def _is_what_was_asked(matter: "Token") -> bool:
    """Whether no more is said than that it was asked for: "refused it", "refused to do so", "refused the request"."""
    does_so = matter.lemma_ == "do" and matter.has_word("so")
    return matter.lower_ in _WHAT_WAS_ASKED or does_so or _is_the_request(matter)


def _is_the_request(noun: "Token") -> bool:
    """ "The request", of which the sentence says nothing more: the one just told of.

    A parser hangs on it when it was answered: "turned down the request on Thursday".
    """
    words = discourse_words()
    names = words.names_of_acts["Request"] | words.names_nearby["Request"]
    beside = [child.lower_ for child in noun.children if not _is_time_beside(child)]
    is_like_it = not words.like_it.isdisjoint(beside) and all(map(_is_count_or_likeness, noun.children))
    is_like_it = is_like_it or beside in (["its", "latest"], ["its", "new"], ["its"])  # nobody answers himself
    return noun.lemma_.lower() in names and (is_like_it or beside in (["the"], ["that"], ["this"]))


def _is_count_or_likeness(child: "Token") -> bool:
    """ "*A similar* request", "*two earlier* ones": of the same side, as nothing else is said."""
    return child.dep_ in {"det", "nummod"} or child.lower_ in discourse_words().like_it or _is_time_beside(child)


def _is_time_beside(child: "Token") -> bool:
    """Whether words beside a noun only say when."""
    is_dated = any(below.dep_ == "pobj" and below.ent_type_ in TIMES for below in child.children)
    return child.dep_ == "punct" or child.ent_type_ in TIMES or (child.dep_ == "prep" and is_dated)


def _request_before(reading: Reading, drafts: Sequence[Draft], index: int, *, of_one: bool = True) -> Draft | None:
    """The request just before a draft, if one makes it, and to one if `of_one`."""
    head = drafts[index].predicate.head
    here = reading.sentence_index(head)
    for other in reversed(drafts[:index]):
        if here - reading.sentence_index(other.predicate.head) > _FARTHEST:
            return None
        if other.kind == "Request":
            asking, asked = (other.roles.get(name, ()) for name in ("requester", "requestee"))
            if asking and _states_of(other, "requester") == _states_of(other, "requestee"):
                continue  # "seeking to quell reports" asks nobody
            return other if len(asking) == 1 and asked and (len(asked) == 1 or not of_one) else None
    return None


def _is_by_pronoun(reading: Reading, draft: Draft, request: Draft) -> bool:
    """Whether a draft's only party is a pronoun, or "its government", that stands for whoever was asked."""
    verb = draft.predicate.head
    subjects = [child for child in verb.children if child.dep_ == ("poss" if _is_answer_told(draft) else "nsubj")]
    asking = _states_of(request, "requester")
    is_asking = _states_of(draft, "party") <= asking
    if any(subject.lower_ in _IT for subject in subjects):
        return is_asking or request.predicate.head.sent == verb.sent
    if draft.kind == "Refusal" and any(subject.lower_ in _PERSONAL for subject in subjects):
        return is_asking  # "Musa called on the minister to resign. *She* refused"
    before = request.predicate.head.sent
    named = {word.lemma_ for word in before if word.i < request.predicate.head.i}
    is_bare = _is_bare_answer(draft) and all(subject.lemma_ not in named for subject in subjects)
    return is_asking and is_bare and any(_is_bare_name_of_state(reading, subject) for subject in subjects)


def _is_bare_name_of_state(reading: Reading, noun: "Token") -> bool:
    """ "The government agreed", "its foreign minister said no", which does not say of what state."""
    if reading.is_noun(noun, "state_itself") and [child.lower_ for child in noun.children] == ["the"]:
        return True
    match = reading.match(noun)
    is_office = match is not None and match.sense is Sense.OFFICE
    beside = [child for child in noun.children if not _is_time_beside(child)]
    is_definite = noun.tag_ == "NN" and bool(beside) and beside[0].lower_ in _THE
    is_of_none = all(child.pos_ != "PROPN" and child.dep_ in _MODIFIERS for child in beside)
    return is_definite and is_of_none and (is_office or reading.is_noun(noun, "state", "state_representative"))


def _is_without_agent(reading: Reading, draft: Draft, request: Draft) -> bool:
    """ "was rebuffed", "the request was turned down": whoever asked is answered, nobody says by whom."""
    if _is_answer_told(draft):
        return "party" not in draft.roles
    if "party" in draft.roles or not draft.predicate.passive:
        return False
    answered = draft.roles.get("counterparty", ())
    matters = draft.predicate.functions.get("object", ())
    if not answered:
        is_of_thing = draft.kind == "Agreement" or draft.unit.pattern.polarity == "negative"  # and not "it was refused"
        what_was_asked = _WHAT_WAS_ASKED if is_of_thing else _THAT
        is_it = bool(matters) and all(m.lower_ in what_was_asked or _is_the_request(m) for m in matters)
        return is_it or _is_of_what_was_asked(reading, draft, request)
    if draft.kind != "Refusal":
        return False
    return len(answered) == 1 and answered[0].entity.key == request.roles["requester"][0].entity.key
