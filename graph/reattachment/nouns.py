"""Hangs nouns on the verb, the noun or the agent that they belong to where a parser hangs them on another.

"Kenya and Uganda's talks ended", "spent two days there in talks with Peru": those who act together, whose something is,
and what a preposition tells of. What is given and to whom is for `given`, who does something for `subjects` and
`agents`, verbs are for `clauses` and `main_verbs`.
"""

from collections.abc import Callable, Mapping

from graph.frames import syntax_words
from graph.labels import ATTRIBUTES, NOMINAL, OBJECTS, PLURAL_NOUNS, TIMES, VERBAL
from graph.reattachment.agents import agent_before, is_joined_to_agent, reattach_agent
from graph.reattachment.counted import reattach_counted
from graph.reattachment.given import reattach_item, reattach_object
from graph.reattachment.given_sums import give_back_sum, hang_due, hang_taken, part_from_first
from graph.reattachment.late_objects import reattach_boarding, reattach_late_object
from graph.reattachment.people_done_to import give_back_people
from graph.reattachment.phrases import SUBJECTS, article_of, first_of, has_article, is_mark, is_whole
from graph.reattachment.subjects import open_clause, reattach_subjects, tells_more
from graph.reattachment.votes import reattach_votes
from graph.tokens import Span, Token

_FARTHEST_VERB = 2  # words from a subject to its verb, with an auxiliary between
_STATES = frozenset({"GPE", "NORP", "ORG"})
_HOW_PEOPLE_ARE = frozenset({"home", "incommunicado"})
_OF_ACTS = frozenset({"of", "by", "between", "from"})
_OF_FAVOURS = frozenset({"for", "with", "on"})
_BY_WHICH = frozenset({"by", "via"})
_WAYS = frozenset({"from", "to", "into"})
_OF_STATES = frozenset({"of", "from", "between", "in"})


def reattach_nouns(sentence: Span) -> None:
    """Gives the verbs of a sentence the subject, the sum and the recipient that stand beside them."""
    for token in sentence:
        if token.text == ";":
            open_clause(token)
        if is_mark(token):
            continue
        _reattach_by_label(token)
        for rule in _OF_WORDS.get(token.lower_, ()):
            rule(token)
        reattach_object(token)
        reattach_item(token)
        for rule in _OF_WORDS_BEHIND.get(token.lower_, ()):
            rule(token)
    reattach_subjects(sentence)


def _reattach_by_label(token: Token) -> None:
    """Hangs a word where it belongs by rules of which each is for words of one label or of few."""
    if token.pos_ == "PROPN":
        _reattach_article(token)
    if token.dep_ == "case":
        _read_as_quotation_mark(token)
    _reattach_told(token)
    _reattach_partner(token)
    if token.dep_ == "dobj":
        _reattach_favour(token)
    reattach_counted(token)
    if token.dep_ == "poss":
        _reattach_owner(token)
    if token.pos_ == "PROPN":
        give_back_sum(token)
    if token.ent_type_ == "GPE":
        give_back_people(token)


def _reattach_article(name: Token) -> None:
    """ "Freed two men, and *the US* six sailors": before a number or an article, the one before it is the name's."""
    article = article_of(name)
    if article is None or article.head is name or name.i + 1 >= name.sent.end:
        return
    behind = name.nbor()
    is_counting = behind.tag_ in {"CD", "$"} and behind.ent_type_ not in {"DATE", "ORDINAL"}
    is_next = is_counting or behind.lower_ in {"a", "an"}
    if article.head in {name.head, name.head.head} and article.head.i > name.i and is_next:
        article.hang_on(name)


def _reattach_favour(noun: Token) -> None:
    """ "Asked for Peru *help* in finding it": what is asked for, where it seems an object behind "for Peru"."""
    name = noun.nbor(-1) if noun.i > noun.sent.start else noun
    link = name.head
    is_bare = noun.pos_ == "NOUN" and first_of(noun) is noun and noun.ent_type_ not in TIMES
    is_behind = name.dep_ == "pobj" and name.ent_type_ in _STATES and link.lower_ in _OF_FAVOURS
    if is_bare and is_behind and link.head is noun.head:
        noun.hang_on(link)
        noun.dep_ = "pobj"
        name.hang_on(noun)
        name.dep_ = "compound"


def _read_as_quotation_mark(mark: Token) -> None:
    """ "Chad's *'cash for seekers' agreement*": what closes a quotation is no sign of a possessor."""
    owner = mark.head
    if mark.text not in {"'", "\u2019"} or owner.dep_ != "poss" or not mark.whitespace_:
        return
    before = [word for word in mark.doc[mark.sent.start : owner.i + 1] if word.text in {"'", "\u2018"}]
    opening = next((word for word in before if not word.whitespace_ and _stands_apart(word)), None)
    if opening is not None:
        owner.dep_, mark.dep_, mark.is_punct = "compound", "punct", True


def _stands_apart(mark: Token) -> bool:
    """Whether a space, or nothing, stands before a sign."""
    return mark.i == 0 or bool(mark.nbor(-1).whitespace_)


def _reattach_partner(token: Token) -> None:
    """Hangs those who act together on each other, and each preposition on what it tells of."""
    if token.dep_ == "nsubj" and token.pos_ == "ADP" and token.children:
        token.dep_ = "prep"
    elif token.dep_ == "prep" and _is_of_seat(token):
        token.hang_on(_body_before(token))
    elif token.dep_ in {"prep", "agent"} and (above := _above_place_or_day(token)) is not None:
        token.hang_on(above)
    elif token.dep_ == "conj" and (first := _joined_before(token) or _same_before(token)) is not None:
        token.hang_on(first)
    elif is_joined_to_agent(token) and (fellow := agent_before(token)) is not None:
        token.hang_on(fellow)
        token.dep_ = "conj"
    elif token.dep_ == "nsubj" and (held := _told_of_some(token)) is not None:
        token.hang_on(held)
        token.dep_, held.dep_ = "npadvmod", "parataxis"
    elif token.dep_ == "dobj" and (verb := _done_behind(token)) is not None:
        _give_subject_behind(token, verb)
    elif token.dep_ == "nsubj" and (first := _listed_with(token)) is not None:
        token.hang_on(first)
        token.dep_ = "conj"


def _same_before(preposition: Token) -> Token | None:
    """ "Put sanctions *on* Chad in May and *on* Peru in June": the same, on what the verb has before."""
    if preposition.pos_ != "ADP" or preposition.nbor(-1).lower_ not in {"and", "or"}:
        return None
    verb = preposition.head if preposition.head.pos_ == "VERB" else preposition.head.head
    object_ = verb.child("dobj") if verb.pos_ == "VERB" else None
    links = object_.children if object_ is not None and object_.i < preposition.i else ()
    return next((link for link in links if link.dep_ == "prep" and link.lower_ == preposition.lower_), None)


def _joined_before(joined: Token) -> Token | None:
    """What a word is joined to, where a parser joins it to another."""
    return _state_listed(joined) or _whole_before(joined) or _thing_before_and(joined)


def _state_listed(name: Token) -> Token | None:
    """ "Citizens of *Togo*, *Mali* and Niger": the state that a further one stands right behind, of the same people."""
    people, before = name.head, name.nbor(-2) if name.i >= name.sent.start + 2 else name
    is_name = name.ent_type_ == "GPE" and name.pos_ == "PROPN" and before.pos_ == "PROPN" and before.dep_ == "pobj"
    link = before.head
    is_of_people = people.tag_ in PLURAL_NOUNS and link.head is people and link.lower_ in {"of", "from"}
    return before if is_name and is_of_people and people.ent_type_ != "GPE" else None


def _reattach_told(token: Token) -> None:
    """Hangs what tells more of somebody or something on the noun for it."""
    told = None
    if token.dep_ in {"appos", "npadvmod"}:
        told = _named_behind(token)
        token.dep_ = token.dep_ if told is None else "appos"
    elif token.dep_ == "dobj" and (told := _noun_before(token)) is not None:
        token.dep_ = "appos"
    elif token.dep_ == "relcl":
        told = _told_of_thing(token)
    elif token.dep_ == "pobj" and (owner := _government_owning(token)) is not None:
        _give_to_government(token, owner)
    if told is not None:
        token.hang_on(told)


def _government_owning(thing: Token) -> Token | None:
    """ "*The government of Ghana's* offer": the state by whose name a government is called that something is of."""
    state = thing.child("poss")
    preposition, government = thing.head, thing.head.head
    words = syntax_words()
    if state is None or state.ent_type_ != "GPE" or preposition.lower_ != "of" or state.head is not thing:
        return None
    is_called_so = first_of(state).i == preposition.i + 1 and preposition.i == government.i + 1
    is_government = government.tag_ == "NN" and government.lemma_ in words.called_by_states and has_article(government)
    return state if is_called_so and is_government and thing.lemma_.lower() not in words.acting else None


def _give_to_government(thing: Token, state: Token) -> None:
    preposition, government = thing.head, thing.head.head
    for child in government.children:
        if child.i > state.i:
            child.hang_on(thing)
    thing.dep_ = government.dep_
    thing.hang_on(thing if government.head is government else government.head)
    government.hang_on(thing)
    state.hang_on(preposition)
    government.dep_, state.dep_ = "poss", "pobj"


def _told_of_thing(verb: Token) -> Token | None:
    """ "Signed a *protocol* with the US that *bars* it": no "that" tells which state of a name is meant."""
    name = verb.head
    that = next((child for child in verb.children if child.lower_ == "that" and child.dep_ in SUBJECTS), None)
    if that is None or name.ent_type_ != "GPE" or name.pos_ != "PROPN" or that.i != name.i + 1:
        return None
    preposition = name.head if name.dep_ == "pobj" else name
    if preposition.lower_ != "with":
        return None
    things = [preposition.head, *preposition.head.children]
    return next((t for t in things if t.pos_ == "NOUN" and t.dep_ == "dobj" and t.i < preposition.i), None)


def _named_behind(name: Token) -> Token | None:
    """ "Peru put it to *both neighbours*, the US and Chad": which ones they are, and not who put it."""
    article = article_of(name)
    comma = name.doc[max((article or name).i - 1, 0)]
    sides = comma.doc[max(comma.i - 1, 0)]
    is_behind = comma.text == "," and name.head.i < sides.i and name.ent_type_ == "GPE"
    is_amiss = name.head.dep_ in SUBJECTS if name.dep_ == "appos" else name.head.is_ancestor(sides)
    is_object = sides.tag_ == "NNS" and sides.dep_ in OBJECTS
    return sides if is_behind and is_amiss and is_object else None


def _noun_before(name: Token) -> Token | None:
    """ "Asked Peru to secure the return of *a guard*, Donatas Vilkas": no second object of "asked", but his name."""
    comma = name.doc[max(first_of(name).i - 1, 0)]
    noun = comma.doc[max(comma.i - 1, 0)]
    first = next((child for child in name.head.children if child.dep_ == "dobj" and child.i < noun.i), name)
    is_behind = name.pos_ == "PROPN" and comma.text == "," and noun.tag_ == "NN" and name.head.is_ancestor(noun)
    return noun if is_behind and first is not name and first is not noun and not first.is_ancestor(noun) else None


def _whole_before(name: Token) -> Token | None:
    found = _government_before(name) or _long_name_before(name) or _state_before(name)
    return found or _first_post(name) or _fellow_before(name)


def _fellow_before(name: Token) -> Token | None:
    """ "*Kofi Ampofo* of the US and *Bedi Agbekou* of Togo": somebody of a state is joined to somebody, not to one."""
    state = name.head
    is_of = state.dep_ == "pobj" and state.head.lower_ == "of" and state.ent_type_ == "GPE"
    fellow = state.head.head
    of = name.nbor() if name.i + 1 < name.sent.end else name
    if not is_of or of.lower_ != "of" or not fellow.ent_type_ == name.ent_type_ == "PERSON":
        return None
    of.hang_on(name)
    return fellow


def _state_before(name: Token) -> Token | None:
    """ "The ministers of Kenya and *the US*": the state that another is joined to, which is no minister."""
    article, noun = article_of(name), name.head
    joint = article.nbor(-1) if article is not None and article.i > noun.i else name
    if article is None or joint.dep_ != "cc" or name.ent_type_ != "GPE" or noun.tag_ != "NNS":
        return None
    state = joint.nbor(-1)
    first = state.head if state.dep_ == "conj" else state  # "of Mali, Chad and the US"
    is_of_noun = first.dep_ == "pobj" and first.head.head is noun and first.head.lower_ in _OF_STATES
    return state if is_of_noun and first.ent_type_ == "GPE" else None


def _first_post(name: Token) -> Token | None:
    """ "The envoy to *Mali* and *Chad* signed", "director for *Mali*, *Chad* and Togo": the first state of a post.

    "Between the envoy to Mali and Chad" Chad is the other side.
    """
    post, joint = name.head, name.nbor(-1) if name.i > name.sent.start else name
    if name.ent_type_ != "GPE" or name.pos_ != "PROPN" or (joint.dep_ != "cc" and joint.text != ","):
        return None
    state = joint.nbor(-1)
    is_posted = state.dep_ == "pobj" and state.head.head is post and state.head.lower_ in {"to", "for"}
    is_side = post.dep_ == "pobj" and post.head.lower_ == "between"
    return state if is_posted and not is_side and state.ent_type_ == "GPE" else None


def _reattach_home(home: Token) -> None:
    """ "Flew 50 migrants *home*", "held them *incommunicado*": where or how is no word for them, nor they for it."""
    if home.i == home.sent.start:
        return
    people = home.nbor(-1)
    if (number := _number_sent(home)) is not None:
        _send_number(number, home)
    elif (verb := _verb_of_list(home)) is not None:
        _send_list(home, people, verb)
    elif _is_before_number(home):
        _hang_how(home, people)
    elif not is_whole(home) or _is_of_people(people):
        _part_home(home, people, home.head)


def _part_home(home: Token, people: Token, above: Token) -> None:
    """Parts "home" from the people before it, of whom a parser makes one phrase, or an object beside it."""
    if people.head is home and _is_of_people(people) and _is_sent(home):
        verb = above.head.head if home.dep_ == "pobj" else above
        for child in home.children:
            if child.i < people.i:
                child.hang_on(people)
        people.hang_on(above)
        people.dep_ = "pobj" if home.dep_ == "pobj" else "dobj"
        _hang_how(home, verb)
    elif home.dep_ == people.dep_ == "dobj" and people.head is above:
        _hang_how(home, above)
    elif above is people and home.dep_ == "advmod" and people.dep_ == "dobj" and people.head.pos_ == "VERB":
        home.hang_on(people.head)
    elif home.dep_ in {"dobj", "npadvmod"} and any(c.dep_ == "dobj" and c.i < home.i for c in above.children):
        _hang_how(home, above)  # "sent dozens of them home"


def _hang_how(home: Token, verb: Token) -> None:
    home.hang_on(verb)
    home.dep_, home.pos_, home.tag_ = "advmod", "ADV", "RB"


def _is_before_number(home: Token) -> bool:
    """ "Flew *home* 316 workers": between a verb and those whom a number counts, where no home is one of a kind."""
    verb, people = home.nbor(-1), home.head
    is_inside = home.dep_ in ATTRIBUTES and home.i < people.i and home.nbor().pos_ == "NUM"
    return is_inside and verb.pos_ == "VERB" and people.dep_ == "dobj" and people.head is verb


def _verb_of_list(home: Token) -> Token | None:
    """ "Flew six women and *ten children home*", "brought two men and *a cook back*": what is done to all of a list."""
    last = home.nbor(-1) if home.i > home.sent.start else home
    is_below = home.head is last and home.dep_ == "advmod"
    is_above = home.dep_ == "conj" and last.head is home and _is_of_people(last)
    first = home if is_above else last
    if not (is_below or is_above) or first.dep_ != "conj":
        return None
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    is_object = first.dep_ == "dobj" and first.head.pos_ == "VERB" and first.head.i < first.i
    return first.head if is_object else None


def _send_list(home: Token, last: Token, verb: Token) -> None:
    if last.head is home:
        for child in home.children:
            if child.i < last.i:
                child.hang_on(last)
        last.hang_on(home.head)
        last.dep_ = "conj"
    _hang_how(home, verb)


def _reattach_back(back: Token) -> None:
    if (verb := _verb_of_list(back)) is not None:
        _send_list(back, back.nbor(-1), verb)


def _number_sent(home: Token) -> Token | None:
    """ "Flew home *30* of its citizens": a number that a parser takes for one of homes."""
    behind = home.nbor() if home.i + 1 < home.sent.end else home
    is_sent = home.head.pos_ == "VERB" and not any(
        child.dep_ == "dobj" for child in home.head.children if child.i > home.i
    )
    of = behind.nbor() if is_sent and behind.dep_ == "nummod" and behind.i + 1 < home.sent.end else home
    return behind if of.lower_ == "of" and behind.head is home else None


def _send_number(number: Token, home: Token) -> None:
    verb = home.head
    for child in home.children:
        if child.i > number.i:
            child.hang_on(number)
    number.hang_on(verb)
    number.dep_ = "dobj"
    home.dep_, home.pos_, home.tag_ = "advmod", "ADV", "RB"


def _is_of_people(word: Token) -> bool:
    """Whether a word before "home" is one for people: "flew *migrants* home", "sent 40 *Sudanese* home"."""
    is_counted = word.ent_type_ == "NORP" and any(
        child.dep_ == "nummod" or child.lower_ in {"a", "an"} for child in word.head.children
    )
    return (word.dep_ == "compound" and word.tag_ in PLURAL_NOUNS) or (word.dep_ == "amod" and is_counted)


def _is_sent(home: Token) -> bool:
    """Whether "home" with people before it is what a verb seems to be done to or where: "flew *migrants home*"."""
    above = home.head
    if home.dep_ == "pobj":  # "hundreds of *migrants home*"
        return above.lower_ == "of" and above.head.dep_ == "dobj" and above.head.head.pos_ == "VERB"
    is_below = home.dep_ in {"advmod", "dobj", "npadvmod"} and above.pos_ == "VERB" and above.i < home.i
    return is_below and all(child.dep_ != "dobj" or child is home for child in above.children)


def _reattach_to_deed(preposition: Token) -> None:
    """ "Condemned Chad's *deportation* of 40 men *to Togo*", "a *ban* on tea *by Chad*": what a deed is told of."""
    if preposition.dep_ not in {"prep", "agent"}:
        return
    state = preposition.child("pobj")
    if state is None or (deed := _deed_before(preposition)) is None:
        return
    is_of_state = state.ent_type_ == "GPE" or any(child.ent_type_ == "NORP" for child in state.children)
    if preposition.lower_ == "of" or is_of_state:
        preposition.hang_on(deed)
        preposition.dep_ = "prep"


def _deed_before(preposition: Token) -> Token | None:
    """The noun of a deed that a preposition tells more of, where it hangs on the verb that the noun is the object of.

    "By" behind a passive verb is of the verb, unless that has another; "the lifting *by Chad of* a ban" is of it too.
    """
    verb = preposition.head
    if preposition.lower_ == "of":
        link = verb.head
        deed = link.nbor(-1) if link.lower_ == "by" and link.i > link.sent.start else link
        is_there = verb.ent_type_ == "GPE" and preposition.i == verb.i + 1 and link.head is deed
        return deed if is_there and deed.lemma_.lower() in syntax_words().deeds else None
    if verb.pos_ != "VERB" or verb.i > preposition.i or not _is_free_of(preposition, verb):
        return None
    before = preposition.nbor(-1)
    return next((noun for noun in _objects_of(verb, preposition) if before is noun or noun.is_ancestor(before)), None)


def _is_free_of(preposition: Token, verb: Token) -> bool:
    """Whether what a preposition tells is of no verb: "from Kenya" is of one, unless a way goes on from there."""
    if preposition.lower_ == "to":
        return verb.lemma_.lower() not in syntax_words().connecting
    if preposition.lower_ == "from":
        end = max(token.i for token in preposition.subtree) + 1
        return end < len(preposition.doc) and preposition.doc[end].lower_ == "to"
    return verb.tag_ != "VBN" or any(child.dep_ == "agent" and child.i < preposition.i for child in verb.children)


def _objects_of(verb: Token, preposition: Token) -> list[Token]:
    """The nouns of deeds that are a verb's object, or behind one of its prepositions, and have objects of their own."""
    below = [child for child in verb.children if verb.i < child.i < preposition.i]
    links = [child for child in below if child.dep_ in {"prep", "agent"}]
    nouns = [child for child in below if child.dep_ == "dobj"]
    nouns += [child for link in links for child in link.children if child.dep_ == "pobj"]
    return [noun for noun in nouns if noun.lemma_.lower() in syntax_words().deeds]


def _reattach_owner(owner: Token) -> None:
    """ "Chad and *Mali's* deal was signed": whose something is, with a state that a parser lists with the deal."""
    joint = owner.doc[first_of(owner).i - 1] if owner.ent_type_ in _STATES else owner
    noun, last = owner.head, joint.head
    if joint.dep_ != "cc" or joint.i > owner.i or last.dep_ == "poss" or last.ent_type_ not in _STATES:
        return
    if noun.dep_ == "conj" and noun.head is last and _is_of_all(noun, owner):
        _join_owners(noun, last, owner)


def _is_of_all(noun: Token, owner: Token) -> bool:
    """ "Froze *Togo and Chad's assets*", "*Togo's* and Chad's beef": whether a noun is of each state before it."""
    last = noun.head
    is_owner = last.has("case")
    words, thing = syntax_words(), noun.lemma_.lower()
    if last.dep_ == "pobj" and last.head.lower_ == "between":
        return thing in words.dealings
    is_several = (is_owner or noun.tag_ == "NNS") and last.ent_type_ == owner.ent_type_ == "GPE"
    return thing in words.dealings or (is_several and thing not in words.acting | words.governing)


def _join_owners(noun: Token, last: Token, owner: Token) -> None:
    """Makes all the states of a list that ends in whose a noun is its owners."""
    first = last
    while first.dep_ == "conj" and first.head.ent_type_ in _STATES:
        first = first.head
    noun.dep_ = first.dep_
    noun.hang_on(noun if first.head is first else first.head)
    for child in first.children:
        if child.i > noun.i:  # "their *request to Chad*"
            child.hang_on(noun)
    for word, head, label in ((owner, last, "conj"), (first, noun, "poss")):
        word.hang_on(head)
        word.dep_ = label


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
    before = noun.doc[first_of(noun).i - 1] if subjects else noun
    if before.dep_ == "cc" and before.head is subjects[0]:
        return _first_side(subjects[0])
    if before.dep_ != "cc" or before.head.dep_ != "pobj" or before.head.i > noun.i:
        return None
    return before.head if subjects[0].is_ancestor(before.head) else None


def _first_side(talks: Token) -> Token | None:
    """ "Talks between *Ali Dar*, Chad's president, and Mali's minister failed": between him and whom "and" joins."""
    between = talks.child_word("between")
    side = between.child("pobj") if between is not None else None
    is_described = side is not None and side.has("appos")
    return side if is_described and side is not None and all(c.dep_ != "conj" for c in side.children) else None


def _told_of_some(part: Token) -> Token | None:
    """ "Ten are *held*, *four* of them ill, and families asked": of the clause before, for the next has a subject."""
    verb = part.head
    behind = any(child.dep_ in SUBJECTS and child.i > part.i for child in verb.children)
    before = [child for child in verb.children if child.dep_ == "ccomp" and child.i < part.i]
    return before[-1] if behind and before and tells_more(part) else None


def _done_behind(name: Token) -> Token | None:
    """ "For each person sent back *Chad gets* $5": the verb right behind what a passive participle has no use for."""
    noun = name.head.head
    is_taken = name.head.tag_ == "VBN" and name.head.dep_ == "acl" and noun.dep_ == "nsubj" and name.pos_ == "PROPN"
    if not is_taken or first_of(noun).i == noun.sent.start:
        return None
    preposition = first_of(noun).nbor(-1)
    is_fronted = preposition.dep_ == "prep" and preposition.head is noun.head
    return noun.head if is_fronted and name.i < noun.head.i <= name.i + _FARTHEST_VERB else None


def _give_subject_behind(name: Token, verb: Token) -> None:
    noun = name.head.head
    noun.hang_on(first_of(noun).nbor(-1))
    noun.dep_ = "pobj"
    name.hang_on(verb)
    name.dep_ = "nsubj"


def _is_of_seat(preposition: Token) -> bool:
    """Whether it says whose a government is: "imposed sanctions on *the government in Lima*", and not where."""
    if preposition.lower_ != "in" or preposition.i == preposition.sent.start:
        return False
    noun = _body_before(preposition)
    place = preposition.child("pobj")
    is_body = noun.pos_ in NOMINAL and noun.lemma_.lower() in syntax_words().governing
    if not is_body or not has_article(noun):
        return False
    if place is None or place.pos_ != "PROPN" or place.ent_type_ == "DATE" or preposition.head is noun:
        return False
    return place.ent_type_ == "GPE" or not has_article(place)  # "sued the government in the Supreme Court"


def _body_before(preposition: Token) -> Token:
    """The noun right before a preposition, or what is called after it: "the *ministry* of health in Dakar"."""
    noun = preposition.nbor(-1)
    is_called_after = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.i == noun.i - 1
    return noun.head.head if is_called_after and noun.pos_ in NOMINAL else noun


def _above_place_or_day(preposition: Token) -> Token | None:
    return (
        _met_there(preposition)
        or _was_in_talks(preposition)
        or _before_day(preposition)
        or _so_often(preposition)
        or _so_long(preposition)
        or _held_between(preposition)
        or _paper_of_two(preposition)
        or _limit_of_owner(preposition)
        or _beside_interest(preposition)
        or _behind_conveyance(preposition)
    )


def _behind_conveyance(preposition: Token) -> Token | None:
    """ "Halted *imports* by road *from Peru*": whence goods come, and not where the road lies."""
    way = preposition.head
    is_bare = way.dep_ == "pobj" and way.head.lower_ in _BY_WHICH and first_of(way) is way
    if preposition.lower_ not in _WAYS or not is_bare or preposition.i != way.i + 1:
        return None
    return way.head.head if way.lemma_.lower() in syntax_words().means_and_moments else None


def _paper_of_two(preposition: Token) -> Token | None:
    """ "Under a *memorandum* of understanding *with* Peru": what two sign, and not what it is called after."""
    matter, words = preposition.head, syntax_words()
    is_called = matter.dep_ == "pobj" and matter.head.lower_ == "of" and preposition.i == matter.i + 1
    if preposition.lower_ not in {"with", "between"} or not is_called or matter.lemma_ not in words.put_on_paper:
        return None
    paper = matter.head.head
    return paper if paper.lemma_.lower() in words.papers_of else None


def _limit_of_owner(preposition: Token) -> Token | None:
    """ "Criticised *Chad's ban on* its beef": whose a limit is, nobody puts on anything once more."""
    limit = preposition.nbor(-1) if preposition.i > preposition.sent.start else preposition
    is_beside = limit.dep_ == "dobj" and limit.head is preposition.head and preposition.lower_ in {"on", "against"}
    is_owned = any(child.dep_ == "poss" and child.ent_type_ in _STATES for child in limit.children)
    return limit if is_beside and is_owned and limit.lemma_ in syntax_words().put_on_others else None


def _beside_interest(preposition: Token) -> Token | None:
    """ "*Pay* $5 million with interest *to* Chad": what is paid to somebody, and not what comes on top of it."""
    extra = preposition.head
    is_extra = extra.dep_ == "pobj" and extra.head.lower_ in {"with", "plus"} and extra.lemma_ in {"interest", "cost"}
    return extra.head.head if preposition.lower_ == "to" and is_extra else None


def _before_day(preposition: Token) -> Token | None:
    """ "The *arrest* on Monday *of* two men", "the *return* late in March *by* Peru": what no day and no month has."""
    day, object_ = preposition.head, preposition.child("pobj")
    if preposition.lower_ not in _OF_ACTS or object_ is None or day.ent_type_ not in TIMES:
        return None
    is_named = day.pos_ in {"PROPN", "NUM"} or day.lower_ in {"ago", "yesterday", "today"}
    is_named = is_named or day.has_any_word({"last", "this"})
    if not is_named or object_.ent_type_ in TIMES or day.has("det"):
        return None
    above = next((word for word in day.ancestors if word.ent_type_ not in TIMES and word.dep_ != "prep"), None)
    return above if above is not None and above.pos_ in {"NOUN", "VERB"} and above.i < day.i else None


def _so_often(preposition: Token) -> Token | None:
    """ "Two *flights* a week *of* deportees", "three *trains* per day *to* Chad": what is counted by the time."""
    unit = preposition.head
    if unit.pos_ != "NOUN" or unit.lemma_.lower() not in syntax_words().spans or unit.i + 1 != preposition.i:
        return None
    before = unit.nbor(-1) if unit.i > unit.sent.start else unit
    if before.lower_ not in {"a", "an", "per", "each", "every"} or before.i == unit.sent.start:
        return None
    counted = before.nbor(-1)
    return counted if counted.tag_ == "NNS" and counted in (unit.head, unit.head.head, *unit.head.children) else None


def _so_long(preposition: Token) -> Token | None:
    """ "Signed it after two *days of* haggling": what lasted so long, and nothing that was done of haggling."""
    before = preposition.nbor(-1) if preposition.i > preposition.sent.start else preposition
    is_span = before.pos_ == "NOUN" and before.lemma_.lower() in syntax_words().spans and before.dep_ == "pobj"
    is_of_act = preposition.lower_ == "of" and preposition.head.pos_ == "VERB" and preposition.head.i < before.i
    return before if is_span and is_of_act else None


def _held_between(preposition: Token) -> Token | None:
    """ "*Talks* held on Monday *between* the two": whose the talks are, and not the holding."""
    held, noun = preposition.head, preposition.head.head
    is_told = held.dep_ == "acl" and held.tag_ == "VBN" and held.i < preposition.i
    is_dealing = noun.pos_ == "NOUN" and noun.lemma_.lower() in syntax_words().dealings
    return noun if preposition.lower_ == "between" and is_told and is_dealing else None


def _met_there(preposition: Token) -> Token | None:
    """ "*Met* envoys of both countries *in* Accra": what two states do not share is where it was done."""
    sides, place = preposition.head, preposition.child("pobj")
    is_place = preposition.lower_ in {"in", "at"} and place is not None and place.pos_ == "PROPN"
    if not is_place or sides.tag_ != "NNS" or sides.lemma_.lower() not in syntax_words().sides:
        return None
    if all(child.lower_ not in {"both", "two"} for child in sides.children):
        return None
    return next((token for token in sides.ancestors if token.pos_ == "VERB" and token.i < sides.i), None)


def _was_in_talks(preposition: Token) -> Token | None:
    """ "*Spent* two days in the capital *in talks* with Peru": no place is in talks."""
    place, talks = preposition.head, preposition.child("pobj")
    is_in = preposition.lower_ == "in" and talks is not None and talks.lemma_.lower() in syntax_words().dealings
    is_of_place = place.dep_ == "pobj" and place.head.lower_ in {"in", "at"} and place.head.head.pos_ in VERBAL
    return place.head.head if is_in and is_of_place else None


def _thing_before_and(noun: Token) -> Token | None:
    """ "Let go of *the ship* and its 26 *sailors*": what stands right before "and", not the verb."""
    joint = noun.doc[first_of(noun).i - 1] if first_of(noun).i > noun.sent.start else noun
    is_plural = noun.tag_ == "NNS" and noun.is_alpha  # "£100m" is tagged so too
    if not is_plural or not joint.i or noun.head.pos_ != "VERB" or joint.lower_ != "and" or joint.head is not noun.head:
        return None
    before = joint.nbor(-1)
    is_last = before.dep_ == "pobj" and before.pos_ == "NOUN" and before.head.head is noun.head
    return before if is_last and all(child.dep_ not in {"prep", "relcl"} for child in before.children) else None


def _government_before(place: Token) -> Token | None:
    """ "The government in Lima and *Nairobi* agreed": the government, with which a second state is named."""
    first = place.head
    preposition = first.head
    is_seat = first.dep_ == "pobj" and preposition.lower_ == "in" and place.pos_ == "PROPN" and place.i == first.i + 2
    noun = preposition.head
    is_one = noun.tag_ == "NN" and noun.lemma_.lower() in syntax_words().governing and noun.i == preposition.i - 1
    return noun if is_seat and is_one else None


# What is asked of few words only, by these: before objects are hung where they belong, and behind.
_OF_WORDS: Mapping[str, tuple[Callable[[Token], None], ...]] = {
    "aboard": (reattach_boarding,),
    "due": (hang_due,),
    "for": (part_from_first,),
    "on": (reattach_boarding,),
    "out": (hang_taken,),
    "to": (reattach_late_object, part_from_first),
}
_OF_WORDS_BEHIND: Mapping[str, tuple[Callable[[Token], None], ...]] = {
    "against": (reattach_agent,),
    "by": (reattach_votes, reattach_agent, _reattach_to_deed),
    "for": (reattach_agent,),
    "from": (reattach_agent, _reattach_to_deed),
    "of": (_reattach_to_deed,),
    "to": (reattach_agent, _reattach_to_deed),
    **dict.fromkeys(_HOW_PEOPLE_ARE, (_reattach_home,)),
    "back": (_reattach_back,),
}
