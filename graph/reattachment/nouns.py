"""Hangs nouns on the verb that they belong to where a parser hangs them on another noun.

"Promised the government in Lima $12 million", "At a summit in Rome, Sri Lanka's foreign minister imposed it": a sum
and a subject that a parser takes for more of the phrase before. Each is moved only where its verb lacks one. Verbs
are for `clauses` and `main_verbs`.
"""

from graph.frames import syntax_words
from graph.reattachment.main_verbs import is_finite
from graph.tokens import Span, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_ORDERS = frozenset({"thousand", "million", "billion", "trillion", "crore", "lakh"})
_HOW_PEOPLE_ARE = frozenset({"home", "incommunicado"})
_OF_NAMES = frozenset({"appos", "conj", "nmod", "nummod"})  # how it hangs the sum on a recipient
_OF_NOUNS = frozenset({"compound", "nmod"})  # how a parser hangs a recipient on what is given


def reattach_nouns(sentence: Span) -> None:
    """Gives the verbs of a sentence the subject, the sum and the recipient that stand beside them."""
    for token in sentence:
        _reattach_partner(token)
        _reattach_object(token)
        _reattach_agent(token)
        _reattach_home(token)
    verb = next((token for token in sentence if token.head is token), None)
    if verb is None or verb.pos_ != "VERB" or not is_finite(verb):
        return
    if all(child.dep_ not in _SUBJECTS for child in verb.children):
        _find_subject(verb)


def _reattach_partner(token: Token) -> None:
    """Hangs those who act together on each other, and each preposition on what it tells of."""
    if token.dep_ == "nsubj" and token.pos_ == "ADP" and token.children:
        token.dep_ = "prep"
    elif token.dep_ == "pcomp" and token.tag_ == "VB" and token.head.lower_ == "with":
        _part_from_partner(token)
    elif token.dep_ == "prep" and _is_of_seat(token):
        token.hang_on(token.nbor(-1))
    elif token.dep_ == "conj" and (whole := _government_before(token) or _long_name_before(token)) is not None:
        token.hang_on(whole)
    elif token.dep_ == "conj" and (fellow := _agent_before(token)) is not None:
        token.hang_on(fellow)
    elif token.dep_ == "nsubj" and (first := _listed_with(token)) is not None:
        token.hang_on(first)
        token.dep_ = "conj"


def _reattach_object(token: Token) -> None:
    """Hangs what is given, and whom it is given to, on the verb."""
    if _is_sum_behind(token):
        _give_sum(token)
    elif token.dep_ == "pobj" and (place := _place_before(token)) is not None:
        _give_behind_place(token, place)
    elif token.dep_ in _OF_NOUNS and (_is_payer_or_payee(token) or (_is_whole(token) and _is_before_article(token))):
        _give_recipient(token)


def _reattach_agent(preposition: Token) -> None:
    """ "Was convicted in her absence *by a court*": who did it stands behind how, which has an owner of its own."""
    phrase = preposition.head
    if preposition.lower_ == "by" and preposition.i > preposition.sent.start and preposition.nbor(-1).dep_ == "cc":
        _join_agents(preposition)
    if preposition.lower_ != "by" or phrase.dep_ != "pobj" or all(child.tag_ != "PRP$" for child in phrase.children):
        return
    verb = phrase.head.head
    if verb.tag_ == "VBN" and all(child.dep_ != "agent" for child in verb.children):
        preposition.hang_on(verb)
        preposition.dep_ = "agent"


def _reattach_home(home: Token) -> None:
    """ "Flew 50 migrants *home*", "held them *incommunicado*": where or how is no word for them, nor they for it."""
    if home.lower_ not in _HOW_PEOPLE_ARE or home.i == home.sent.start or _is_whole(home):
        return
    people, above = home.nbor(-1), home.head
    if people.head is home and people.dep_ == "compound" and people.tag_ in {"NNS", "NNPS"} and _is_sent(home):
        verb = above.head.head if home.dep_ == "pobj" else above
        for child in home.children:
            if child.i < people.i:
                child.hang_on(people)
        people.hang_on(above)
        people.dep_ = "pobj" if home.dep_ == "pobj" else "dobj"
        home.hang_on(verb)
        home.dep_, home.pos_, home.tag_ = "advmod", "ADV", "RB"
    elif above is people and home.dep_ == "advmod" and people.dep_ == "dobj" and people.head.pos_ == "VERB":
        home.hang_on(people.head)


def _is_sent(home: Token) -> bool:
    """Whether "home" with people before it is what a verb seems to be done to or where: "flew *migrants home*"."""
    above = home.head
    if home.dep_ == "pobj":  # "hundreds of *migrants home*"
        return above.lower_ == "of" and above.head.dep_ == "dobj" and above.head.head.pos_ == "VERB"
    is_below = home.dep_ in {"advmod", "dobj", "npadvmod"} and above.pos_ == "VERB" and above.i < home.i
    return is_below and all(child.dep_ != "dobj" or child is home for child in above.children)


def _join_agents(preposition: Token) -> None:
    """ "Signed by Chad's envoy, Ali Dar, *and by* Mali's": both did it together."""
    second = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    first = _last_agent(preposition, preposition.head)
    if any(word.lower_ == "behalf" for word in preposition.doc[preposition.sent.start : preposition.i]):
        return  # "signed on behalf of Kurdistan by its minister, and by a consul": the first for somebody else
    if first is not None and second is not None and _is_official(first) and _is_official(second):
        preposition.hang_on(first)
        preposition.dep_ = "cc"
        second.hang_on(first)
        second.dep_ = "conj"


def _agent_before(official: Token) -> Token | None:
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
    start = _first_of(word).i
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


def _long_name_before(name: Token) -> Token | None:
    """ "The Republic of Congo and *Chad*": the long name of the state that another is joined to."""
    last = name.head
    is_of = last.dep_ == "pobj" and last.head.lower_ == "of" and name.pos_ == "PROPN"
    whole = last.head.head
    words = syntax_words()
    return whole if is_of and whole.text in words.heads_of_names and name.text not in words.second_names else None


def _listed_with(noun: Token) -> Token | None:
    """ "Talks between Mali and *Chad's government* began": the word that an "and" joins a second subject to."""
    subjects = [child for child in noun.head.children if child.dep_ == "nsubj" and child.i < noun.i]
    before = noun.doc[_first_of(noun).i - 1] if subjects else noun
    if before.dep_ != "cc" or before.head.dep_ != "pobj" or before.head.i > noun.i:
        return None
    return before.head if subjects[0].is_ancestor(before.head) else None


def _part_from_partner(infinitive: Token) -> None:
    """ "Agreed with *Chad's government* to share it": whom with, and what; "with" governs no infinitive."""
    preposition = infinitive.head
    partner = next((child for child in infinitive.children if child.dep_ == "nsubj"), None)
    if partner is not None:
        partner.hang_on(preposition)
        partner.dep_ = "pobj"
        infinitive.hang_on(preposition.head)
        infinitive.dep_ = "xcomp"


def _is_of_seat(preposition: Token) -> bool:
    """Whether it says whose a government is: "imposed sanctions on *the government in Lima*", and not where."""
    if preposition.lower_ != "in" or preposition.i == preposition.sent.start:
        return False
    noun, place = preposition.nbor(-1), next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in syntax_words().governing or not _has_article(noun):
        return False
    if place is None or place.pos_ != "PROPN" or place.ent_type_ == "DATE" or preposition.head is noun:
        return False
    return place.ent_type_ == "GPE" or not _has_article(place)  # "sued the government in the Supreme Court"


def _government_before(place: Token) -> Token | None:
    """ "The government in Lima and *Nairobi* agreed": the government, with which a second state is named."""
    first = place.head
    preposition = first.head
    is_seat = first.dep_ == "pobj" and preposition.lower_ == "in" and place.pos_ == "PROPN" and place.i == first.i + 2
    noun = preposition.head
    is_one = noun.tag_ == "NN" and noun.lemma_.lower() in syntax_words().governing and noun.i == preposition.i - 1
    return noun if is_seat and is_one else None


def _place_before(given: Token) -> Token | None:
    """ "Send the government of *Peru* 500 soldiers": what governs the place is taken to govern what is given."""
    preposition = given.head
    place = next((child for child in given.children if child.dep_ in _OF_NOUNS and child.pos_ == "PROPN"), None)
    if place is None or _first_of(place).i != preposition.i + 1 or not _is_before_article(place):
        return None
    noun = preposition.nbor(-1) if preposition.i else preposition
    is_recipient = noun.dep_ == "dobj" and noun.head.pos_ == "VERB" and noun.lemma_.lower() in syntax_words().governing
    return place if is_recipient else None


def _give_behind_place(given: Token, place: Token) -> None:
    preposition = given.head
    noun = preposition.nbor(-1)
    verb = noun.head
    place.hang_on(preposition)
    place.dep_ = "pobj"
    preposition.hang_on(noun)
    given.hang_on(verb)
    noun.dep_, given.dep_ = "dative", "dobj"


def _is_sum_behind(money: Token) -> bool:
    """Whether a sum is taken for another object of a preposition, or for a part of a name: "in Lima $12 million"."""
    above = money.head
    if money.ent_type_ != "MONEY" or money.ent_type_ == above.ent_type_ or money.i < above.i:
        return False
    if money.dep_ == "pobj":
        return next(child for child in above.children if child.dep_ == "pobj") is not money
    before = money.doc[_first_of(money).i - 1]
    return money.dep_ in _OF_NAMES and above.pos_ == "PROPN" and before.pos_ == "PROPN"


def _give_sum(money: Token) -> None:
    """Makes a sum what a verb gives, and whom it gives it to what was taken for that."""
    verb = next((above for above in money.ancestors if above.pos_ == "VERB"), money)
    given = [child for child in verb.children if child.dep_ in {"dobj", "dative"} and verb.i < child.i < money.i]
    if len(given) != 1:
        return
    phrase = money.head if money.dep_ == "pobj" else money.head.head
    if phrase.dep_ == "prep" and phrase.head is verb:
        phrase.hang_on(given[0])
    given[0].dep_, money.dep_ = "dative", "dobj"
    money.hang_on(verb)


def _has_article(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.i < noun.i for child in noun.children)


def _is_whole(noun: Token) -> bool:
    return any(child.dep_ in {"det", "poss"} and child.i < noun.i for child in noun.children)


def _is_before_article(noun: Token) -> bool:
    """Whether what a noun is taken for a part of has an article or a number behind it: "the *Republic* a grant"."""
    return any(child.dep_ in {"det", "nummod"} and child.i > noun.i for child in noun.head.children)


def _is_payer_or_payee(name: Token) -> bool:
    """Whether a name stands right behind the verb and before a sum: "fined *Hungary* 200 million euros"."""
    given = _whole_sum(name.head)
    amount = next((child for child in (given, *given.children) if child.lower_ in _ORDERS and child.i > name.i), None)
    is_name = name.pos_ == "PROPN" and name.ent_type_ != "MONEY" and name.text[-1:].isalpha()
    is_next = is_name and given.dep_ == "dobj" and _first_of(name).i == given.head.i + 1
    return is_next and amount is not None and amount.nbor(-1).text[-1:].isdigit()


def _whole_sum(word: Token) -> Token:
    """ "50 *million* rand": what is counted by a part of a sum, or the word itself."""
    return word.head if word.lower_ in _ORDERS and word.dep_ == "nummod" else word


def _give_recipient(noun: Token) -> None:
    given = _whole_sum(noun.head)
    if given.dep_ == "dobj" and given.head.pos_ == "VERB" and given.head.i < noun.i:
        noun.hang_on(given.head)
        noun.dep_ = "dative"


def _find_subject(verb: Token) -> None:
    """Hangs on a verb the noun that can only be its subject, out of a phrase that stands before."""
    fronted = (child for child in reversed(verb.children) if child.dep_ == "prep" and child.i < verb.i)
    for phrase in fronted:
        subject = _behind_date(phrase) or _behind_comma(phrase, verb)
        if subject is not None:
            for name in (child for child in subject.head.children if child.dep_ == "appos" and child.i > subject.i):
                name.hang_on(subject)
            subject.hang_on(verb)
            is_passive = any(child.dep_ == "auxpass" for child in verb.children)
            subject.dep_ = "nsubjpass" if is_passive else "nsubj"
            return


def _behind_date(preposition: Token) -> Token | None:
    """ "On March 3 France's minister signed": what a parser takes for the object is the subject, the day the object."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    first = next((child for child in noun.children if child.dep_ in _OF_NOUNS), None) if noun is not None else None
    if noun is None or first is None or first.i > preposition.i + 2:
        return None
    if first.ent_type_ != "DATE" and not any(child.dep_ == "poss" and child.i > first.i for child in noun.children):
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
        is_next = token.dep_ in {"appos", "conj"} and token.pos_ in _NOMINAL and token.i > token.head.i
        if is_next and _first_of(token).nbor(-1).text == ",":
            found.append(token)
    found.sort(key=lambda token: (_is_listed(token), token.i))
    return next(iter(found), None)


def _is_listed(noun: Token) -> bool:
    return any(word.dep_ == "cc" for word in (*noun.children, *noun.head.children))


def _first_of(noun: Token) -> Token:
    before = [child for child in noun.children if child.i < noun.i]
    return _first_of(before[0]) if before else noun
