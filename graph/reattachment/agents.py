"""Hangs whoever does something, behind "by", on the verb that it was done by, with whoever did it too.

"Was convicted in her absence by a court", "signed by Chad's envoy, Ali Dar, and by Mali's". Other nouns are for
`nouns`.
"""

from graph.frames import syntax_words
from graph.labels import ACTORS, NOMINAL
from graph.reattachment.phrases import first_of
from graph.tokens import Token

_NOBODY = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY"})


def reattach_agent(preposition: Token) -> None:
    """ "Was convicted in her absence *by a court*": who did it stands behind how, which has an owner of its own.

    So "was threatened with a ban *by Peru*", behind what somebody undergoes.
    """
    if preposition.lower_ == "by" and (suit := _suit_before(preposition)) is not None:
        preposition.hang_on(suit)
    phrase = preposition.head
    if preposition.lower_ == "against" and phrase.dep_ == "pobj" and phrase.head.lower_ in {"by", "from"}:
        _aim(preposition, phrase.head.head)
    if (request := _act_of(preposition)) is not None:
        preposition.hang_on(request)
    if preposition.lower_ == "by" and preposition.i > preposition.sent.start and preposition.nbor(-1).dep_ == "cc":
        _join_agents(preposition)
    elif preposition.lower_ == "by" and (done := _done_before_aside(preposition)) is not None:
        preposition.hang_on(done)
        preposition.dep_ = "agent"
    if preposition.lower_ == "by":
        _hang_on_deed(preposition, phrase)
        _hang_on_asking(preposition)


def _hang_on_deed(by: Token, phrase: Token) -> None:
    """Hangs a "by" on what is done by whom it governs, out of a phrase that tells how, or what is paid."""
    if _is_by_payer(by):
        phrase.tag_, by.dep_ = "VBN", "agent"
    if _is_behind_sum(by):
        by.hang_on(phrase.head)
        by.dep_ = "agent"
    if phrase.dep_ != "pobj":
        return
    verb = phrase.head.head
    is_struck = phrase.head.lower_ == "with" and verb.lemma_ in syntax_words().striking
    if not is_struck and all(child.tag_ != "PRP$" for child in phrase.children):
        return
    if verb.tag_ == "VBN" and all(child.dep_ != "agent" for child in verb.children):
        by.hang_on(verb)
        by.dep_ = "agent"


def _hang_on_asking(by: Token) -> None:
    """ "Peru was asked to lift the ban *by its neighbour, Chile*": who asked it, and not who lifts it."""
    deed = by.head
    if deed.dep_ == "dobj":
        deed = deed.head
    asking = deed.head
    is_active = deed.dep_ == "xcomp" and all(child.dep_ not in {"auxpass", "agent"} for child in deed.children)
    labels = {child.dep_ for child in asking.children}
    who = next((child for child in by.children if child.dep_ == "pobj" and child.pos_ in NOMINAL), None)
    if not is_active or "auxpass" not in labels or "agent" in labels or who is None or who.ent_type_ in _NOBODY:
        return
    if any(word.ent_type_ in ACTORS for word in (who, *who.subtree)):
        by.hang_on(asking)
        by.dep_ = "agent"


def _suit_before(preposition: Token) -> Token | None:
    """ "Dismissed *a suit* by a charity": the object right before, of whoever sues and not of how it is dismissed."""
    verb, suit = preposition.head, preposition.nbor(-1) if preposition.i > preposition.sent.start else preposition
    is_object = suit.dep_ == "dobj" and suit.head is verb and suit.pos_ == "NOUN"
    if preposition.dep_ != "prep" or not is_object or suit.lemma_.lower() not in syntax_words().aimed:
        return None
    who = [child for child in preposition.children if child.dep_ == "pobj" and child.pos_ in NOMINAL]
    is_somebody = [not noun.ent_type_ or noun.ent_type_ in ACTORS for noun in who]
    return suit if who and all(is_somebody) and who[0].lemma_.lower() not in syntax_words().means_and_moments else None


def _act_of(preposition: Token) -> Token | None:
    """What a preposition says by whom or for what it is: "an *offer* of talks from Chad", "*calls* by Chad for"."""
    if preposition.lower_ == "from":
        return _offer_from(preposition)
    return _request_by(preposition) if preposition.lower_ in {"for", "to"} else None


def _offer_from(preposition: Token) -> Token | None:
    """ "An *offer* of talks *from* Chile": of whom the offer is, and not the talks."""
    matter, words = preposition.head, syntax_words()
    is_abstract = matter.lemma_.lower() in words.dealings | words.help_offered
    if matter.dep_ != "pobj" or matter.head.lower_ != "of" or not is_abstract:
        return None
    who = preposition.child("pobj")
    offer = matter.head.head
    is_offer = offer.lemma_.lower() in words.proposals | words.promises
    return offer if is_offer and who is not None and who.ent_type_ in ACTORS else None


def _request_by(preposition: Token) -> Token | None:
    """ "*Calls* by France and *Spain* for his release": what is asked for, or of whom, is of the call."""
    last = preposition.nbor(-1) if preposition.i > preposition.sent.start else preposition
    name = last
    while name.dep_ == "conj" and name.head.i < name.i:
        name = name.head
    if name.dep_ != "pobj" or name.head.lower_ not in {"by", "from"} or last.ent_type_ not in ACTORS:
        return None
    request, above = name.head.head, preposition.head
    is_near = above in {last, request.head} and not preposition.has_word("time")
    is_request = request.pos_ == "NOUN" and request.lemma_.lower() in syntax_words().requests
    return request if is_request and is_near else None


def _aim(preposition: Token, act: Token) -> None:
    """ "A suit by Baltic Oil *against Peru*": against whom somebody acts is of the act, not of who acts.

    So "a suit *brought* by a bank against Peru".
    """
    noun = act.head if act.dep_ == "acl" else act
    if noun.pos_ == "NOUN" and noun.lemma_.lower() in syntax_words().aimed:
        preposition.hang_on(act)


def _done_before_aside(preposition: Token) -> Token | None:
    """ "Those who are *kept*, sometimes for a week, *by the police*": the passive right before what stands between."""
    verb, last = preposition.head, preposition.nbor(-1) if preposition.i else preposition
    if verb.pos_ != "VERB" or last.text != "," or last.i < verb.i:
        return None
    before = preposition.doc[verb.i + 1 : last.i - 1]
    done = next((t for t in reversed(before) if t.tag_ == "VBN" and t.nbor().text == ","), None)
    labels = {child.dep_ for child in done.children} if done is not None else set()
    is_open = "auxpass" in labels and "agent" not in labels
    return done if done is not None and is_open and not preposition.is_ancestor(done) else None


def _is_behind_sum(preposition: Token) -> bool:
    """ "Paid $5 million *by Norway*, Uganda opened it": who pays whoever undergoes it, and no time or measure."""
    money = preposition.head
    verb = money.head
    others = (child for child in preposition.children if child.ent_type_ not in {"DATE", "TIME", "MONEY", "PERCENT"})
    is_object = money.dep_ == "dobj" and money.ent_type_ == "MONEY" and verb.tag_ == "VBN"
    is_undergone = is_object and all(c.dep_ not in {"agent", "aux"} or c.lower_ == "been" for c in verb.children)
    return is_undergone and any(child.dep_ == "pobj" and child.pos_ in NOMINAL for child in others)


def _is_by_payer(preposition: Token) -> bool:
    """ "Despite protests, *paid* $5 million *by Norway*, Uganda opened it": a past tense would have a subject."""
    verb = preposition.head
    money = verb.child("dobj")
    is_bare = verb.tag_ == "VBD" and verb.dep_ == "advcl" and verb.i < verb.head.i
    is_bare = is_bare and all(child.dep_ not in {"nsubj", "nsubjpass", "aux"} for child in verb.children)
    who = next((child for child in preposition.children if child.dep_ == "pobj" and child.pos_ in NOMINAL), None)
    words = (who, *who.children) if who is not None else ()
    is_somebody = any(word.ent_type_ in ACTORS for word in words)
    return is_bare and is_somebody and money is not None and money.ent_type_ == "MONEY"


def _join_agents(preposition: Token) -> None:
    """ "Signed by Chad's envoy, Ali Dar, *and by* Mali's": both did it together."""
    second = preposition.child("pobj")
    first = _last_agent(preposition, preposition.head)
    if any(word.lower_ == "behalf" for word in preposition.doc[preposition.sent.start : preposition.i]):
        return  # "signed on behalf of Kurdistan by its minister, and by a consul": the first for somebody else
    if first is not None and second is not None and _is_official(first) and _is_official(second):
        preposition.hang_on(first)
        preposition.dep_ = "cc"
        second.hang_on(first)
        second.dep_ = "conj"


def is_joined_to_agent(official: Token) -> bool:
    """Whether a word is joined to another, or is a second object of a preposition, with "and" before it."""
    if official.dep_ != "pobj":
        return official.dep_ == "conj"
    return any(child.dep_ == "pobj" and child.i < official.i for child in official.head.children)


def agent_before(official: Token) -> Token | None:
    """ "The pact, signed by Ali Dar, Chad's envoy, *and Mali's minister*": with whom, and not with what, he did it."""
    agent = _last_agent(official, official.head)
    if agent is None or agent is official.head or official.head.pos_ == "VERB" or not _is_official(official):
        return None
    return None if _is_official(official.head) or not _is_official(agent) else agent


def _is_official(noun: Token) -> bool:
    """Whether a noun is the title or the name of somebody who may sign."""
    beside = (noun, *(child for child in noun.children if child.dep_ == "appos"))
    titles = syntax_words().acting
    return any(word.ent_type_ == "PERSON" or word.lemma_.lower() in titles for word in beside)


def _last_agent(word: Token, above: Token) -> Token | None:
    """Who does what is said by a verb at or below a word, in the phrase that ends right before "and" and a word."""
    start = first_of(word).i
    found = None
    for by in word.doc[above.i : start]:
        if by.dep_ == "agent" and (by.head is above or by is above or above.is_ancestor(by)):
            found = next((child for child in by.children if child.dep_ == "pobj"), found)
    if found is None:
        return None
    between = word.doc[found.i : start]
    is_next = all(found is token or found.is_ancestor(token) or _is_link(token) for token in between)
    return found if is_next else None


def _is_link(token: Token) -> bool:
    return token.dep_ in {"cc", "punct"}
