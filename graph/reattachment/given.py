"""Hangs what is given, sent or paid, and whom it is for, on the verb that it belongs to.

"Promised the government in Lima $12 million", "sent $20m to Gabon and $9m to Peru": a sum that a parser takes for more
of the phrase before, a recipient that it takes for a part of the sum, and further ones with the verb left out.
"""

import re

from graph.frames import syntax_words
from graph.labels import NOMINAL, PLURAL_NOUNS, TIMES, VERB_OBJECTS
from graph.reattachment.phrases import article_of, first_of, has_article, is_whole
from graph.tokens import Token

_COUNTED = frozenset({"NUM", "NOUN"})
_WITH_LETTERS = re.compile(r"[A-Z][A-Za-z]{0,2}\d[\d.,]*[mbk]?n?")  # "R5", "Sh4.2"
_LONGEST_NUMBER_IN_NAME = 2  # digits: "the Dae Yang 9"
_ORDERS = frozenset({"thousand", "million", "billion", "trillion", "crore", "lakh"})
_SIGNS = frozenset("$€£¥")
_OF_NAMES = frozenset({"appos", "conj", "nmod", "npadvmod", "nummod"})  # how it hangs the sum on a recipient
_ADDED = frozenset({"appos", "conj"})  # how it hangs the sum on a recipient who is told more of
_OF_MANY = frozenset({"latest", "last", "such", "only"})
_OF_SEVERAL = frozenset({"each", "both"})
_UNTOLD = frozenset({"amount", "sum"})  # nouns for money of which nobody tells how much it is
_OF_NOUNS = frozenset({"compound", "nmod"})  # how a parser hangs a recipient on what is given
_GIVEN = _OF_NAMES | _OF_NOUNS | {"dobj", "pobj"}  # how it hangs what is given, and recipients


def reattach_object(token: Token) -> None:
    """Hangs what is given, and whom it is given to, on the verb."""
    if token.dep_ not in _GIVEN:
        return
    if token.dep_ == "dobj" and (each := _bare_each(token)) is not None:
        each.hang_on(token.head)
        each.dep_, each.pos_ = "dative", "PRON"
    elif _is_sum_behind(token):
        _give_sum(token)
    elif token.dep_ == "appos" and (each := _each_beside(token)) is not None:
        token.hang_on(each.head)
        token.dep_, each.dep_ = "dobj", "dative"
    elif (token.dep_ in {"appos", "dobj"} or _is_joined_sum(token)) and (
        recipient := _recipient_before(token)
    ) is not None:
        _give_to_whole(token, recipient)
    else:
        _reattach_more(token)


def _reattach_more(token: Token) -> None:
    if token.dep_ == "conj" and (thing := _object_before_aside(token)) is not None:
        _join_to_object(token, thing)
    elif token.dep_ == "appos" and token.head.dep_ == "dobj" and token.head.head.pos_ == "VERB":
        _part_aside(token)
    elif token.dep_ in {"dobj", "npadvmod"} and (thing := _told_more_of(token) or _money_set_off(token)) is not None:
        token.hang_on(thing)
        token.dep_ = "appos"
    elif token.dep_ == "dobj" and _sums_up(token):
        token.dep_ = "npadvmod"
    elif token.dep_ in _OF_NOUNS and _is_before_matter(token):
        article = article_of(token)
        if article is not None:
            article.hang_on(token)
        _give_recipient(token)
    elif token.dep_ in _OF_NOUNS and (owner := _owner_of(token) or _state_of_equipped(token)) is not None:
        _give_recipient_of(token, owner)
    elif token.dep_ == "pobj" and (place := _place_before(token)) is not None:
        _give_behind_place(token, place)
    elif token.dep_ in _OF_NOUNS and (_is_payer_or_payee(token) or (is_whole(token) and _is_before_article(token))):
        _give_recipient(token)


def reattach_item(token: Token) -> None:
    """Hangs further ones who are sent elsewhere, what tells two men apart, and whom a sum is for, where they belong."""
    if token.dep_ == "quantmod" and token.lower_ == "to" and (money := _sum_in_range(token)) is not None:
        _give_to_counted(token, money)
    elif token.dep_ in {"dobj", "npadvmod"} and _is_listed_behind(token):
        _join_to_verb(token)
    elif token.dep_ in {"dobj", "conj"} and token.ent_type_ == "MONEY" and (money := _sum_before(token)) is not None:
        token.hang_on(money)
        token.dep_ = "conj"
    elif token.dep_ == "npadvmod" and token.ent_type_ == "MONEY" and (money := _sum_before_more(token)) is not None:
        _read_as_further(token, money)
    elif token.dep_ == "conj" and _tells_apart(token):
        token.dep_ = "appos"
    elif token.dep_ == "npadvmod" and token.ent_type_ == "GPE" and _is_before_amount(token):
        token.dep_ = "dative"  # "promised Chad £16 million, Japan an unspecified amount": who pays as well
    elif token.dep_ == "conj" and (verb := _verb_left_out(token)) is not None:
        _send_elsewhere(token, verb)
    elif token.dep_ == "prep" and token.lower_ == "out" and _is_behind_sum(token):
        token.hang_on(token.head.head)
    elif token.dep_ == "prep" and token.lower_ == "to" and (payment := _payment_before(token)) is not None:
        token.hang_on(payment)


def _sum_in_range(to: Token) -> Token | None:
    """ "Paid *$5 million* to 40 fishermen": a sum that a parser takes for the least of so many people."""
    number, money = to.head, to.doc[max(to.i - 1, 0)]
    people = number.head
    before = to.doc[max(money.i - 2, 0) : to.i]
    is_sum = money.tag_ == "CD" and any(_has_sign(t) for t in before)
    is_of_people = people.tag_ in PLURAL_NOUNS and people.dep_ == "dobj"
    is_counted = number.dep_ == "nummod" and number.i == to.i + 1 and is_of_people
    return money if is_sum and is_counted and number.lower_ not in _ORDERS else None


def _has_sign(token: Token) -> bool:
    """Whether a word is the sign of a currency or has it: "$", "TT$1.4", "Sh4.2"."""
    return not _SIGNS.isdisjoint(token.text) or _WITH_LETTERS.fullmatch(token.text) is not None


def _give_to_counted(to: Token, money: Token) -> None:
    number = to.head
    people = number.head
    verb = people.head
    for child in (child for child in number.children if child.i < money.i):
        child.hang_on(money)
        child.dep_ = "compound" if child.like_num else child.dep_
    money.hang_on(verb)
    money.dep_ = "dobj"
    to.hang_on(verb)
    to.dep_, to.pos_, to.tag_ = "prep", "ADP", "IN"
    people.hang_on(to)
    people.dep_ = "pobj"


def _is_before_amount(name: Token) -> bool:
    beside = [child for child in name.children if child.dep_ == "appos" and child.lemma_ in _UNTOLD]
    return bool(beside) and has_article(beside[0]) and first_of(beside[0]).i == name.i + 1


def _is_listed_behind(noun: Token) -> bool:
    """ "Sent $20m to Gabon, *$9m* to Peru and $3m to Chad": the same verb once more, with its own object and place."""
    comma, verb = noun.doc[max(first_of(noun).i - 1, 0)], noun.head
    if verb.pos_ != "VERB" or comma.text != "," or not verb.i < comma.i < noun.i or not _is_sent_somewhere(noun):
        return False
    return any(child.dep_ == "dobj" and child.i < comma.i and _is_counted(child) for child in verb.children)


def _sum_before(money: Token) -> Token | None:
    """ "Paid it *$5m* in the first year and *$6m* in the next": the sum that another is joined to by "and"."""
    sums = [c for c in money.head.children if c.dep_ == "dobj" and c.ent_type_ == "MONEY" and c.i < money.i]
    return sums[-1] if sums and money.doc[first_of(money).i - 1].dep_ == "cc" else None


def _is_behind_sum(preposition: Token) -> bool:
    """ "Got $7m *out* of Chad": what tells of the verb, and not of the sum before it."""
    money = preposition.head
    is_object = money.dep_ == "dobj" and money.ent_type_ == "MONEY" and money.head.pos_ == "VERB"
    return is_object and money.i == preposition.i - 1


def _sum_before_more(money: Token) -> Token | None:
    """ "Gives it $5m and *$2m more* for its police": the sum that a further one is joined to."""
    more = money.head
    if more.lower_ != "more" or more.dep_ != "conj" or more.i != money.i + 1 or more.head.pos_ != "VERB":
        return None
    sums = [c for c in more.head.children if c.dep_ == "dobj" and c.ent_type_ == "MONEY" and c.i < money.i]
    return sums[-1] if sums else None


def _read_as_further(money: Token, first: Token) -> None:
    more = money.head
    money.hang_on(first)
    for child in more.children:
        child.hang_on(money)
    more.hang_on(money)
    money.dep_, more.dep_ = "conj", "advmod"


def _join_to_verb(noun: Token) -> None:
    verb = noun.head
    for item in (noun, *(child for child in noun.children if child.dep_ == "conj" and _is_sent_somewhere(child))):
        item.hang_on(verb)
        item.dep_ = "conj"


def _is_sent_somewhere(noun: Token) -> bool:
    return _is_counted(noun) and any(child.dep_ == "prep" and child.lower_ == "to" for child in noun.children)


def _send_elsewhere(noun: Token, verb: Token) -> None:
    """Joins what is sent to a second place to the verb that is left out there, and that place to it."""
    noun.hang_on(verb)
    behind = noun.nbor() if noun.i + 1 < noun.sent.end else noun
    if behind.dep_ in {"prep", "dative"} and behind.lower_ == "to" and behind.head is verb:
        behind.hang_on(noun)
        behind.dep_ = "prep"


def _verb_left_out(noun: Token) -> Token | None:
    """ "Sent $20 million to Gabon in May and *$9 million* to Peru": the verb that is left out before a second sum.

    A parser joins the sum to the first place or time, and the second place to the verb, or does so with one of them.
    """
    above, before = noun.head, noun.doc[first_of(noun).i - 1]
    is_phrase = above.dep_ == "pobj" and (above.head.lower_ == "to" or above.ent_type_ == "DATE")
    verb = above.head.head if is_phrase else above
    behind = noun.nbor() if noun.i + 1 < noun.sent.end else noun
    is_sent = (noun.pos_ == "NUM" or _is_counted(noun)) and noun.ent_type_ not in TIMES
    if before.dep_ != "cc" or verb.pos_ != "VERB" or not is_sent or behind.lower_ != "to" or behind.pos_ != "ADP":
        return None
    is_of_same = behind.head in {noun, verb}
    has_first = any(child.dep_ == "dobj" and _is_counted(child) for child in verb.children if child.i < before.i)
    return verb if is_of_same and has_first else None


def _is_counted(noun: Token) -> bool:
    return any(child.dep_ in {"nummod", "quantmod", "compound"} and child.like_num for child in noun.children)


def _tells_apart(noun: Token) -> bool:
    """ "Two nurses, *a Dane* and a Swede": whether it says of which states those are who are counted before it."""
    people, before = noun.head, noun.doc[first_of(noun).i - 1]
    is_count = people.tag_ == "NNS" and people.ent_type_ != "NORP" and _is_counted(people)
    others = [child for child in noun.children if child.dep_ == "conj"]
    is_of_states = bool(others) and all(one.ent_type_ == "NORP" and has_article(one) for one in (noun, *others))
    return is_count and is_of_states and before.text == "," and before.i == people.i + 1


def _payment_before(preposition: Token) -> Token | None:
    """ "Thanked Qatar for its *payment* of $5 million to Chad": what has an owner and a sum says to whom as well."""
    money = preposition.nbor(-1) if preposition.i > preposition.sent.start else preposition
    noun = money.head.head
    if money.ent_type_ != "MONEY" or money.dep_ != "pobj" or money.head.lower_ != "of" or noun.dep_ != "pobj":
        return None
    is_owned = noun.has("poss")
    return noun if is_owned and preposition.head is noun.head.head and preposition.head.pos_ == "VERB" else None


def _place_before(given: Token) -> Token | None:
    """ "Send the government of *Peru* 500 soldiers": what governs the place is taken to govern what is given."""
    preposition = given.head
    place = next((child for child in given.children if child.dep_ in _OF_NOUNS and child.pos_ == "PROPN"), None)
    if place is None or first_of(place).i != preposition.i + 1 or not _is_before_article(place):
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
    before = money.doc[first_of(money).i - 1]
    return money.dep_ in _OF_NAMES and above.pos_ == "PROPN" and before.pos_ == "PROPN"


def _object_before_aside(noun: Token) -> Token | None:
    """ "Barred *the army*, and four of its *generals*, from trading": the object that more are joined to by the way."""
    verb, first = noun.head, first_of(noun)
    if noun.pos_ not in _COUNTED or verb.pos_ != "VERB" or first.i < verb.i or _prepositions_behind(noun) == []:
        return None
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.i < first.i]
    is_joined = first.nbor(-1).dep_ == "cc" and first.nbor(-2).text == ","
    return objects[0] if is_joined and len(objects) == 1 else None


def _prepositions_behind(noun: Token) -> list[Token]:
    """Those of a phrase that stand behind a comma, and so are none of its own."""
    return [child for child in noun.children if child.dep_ == "prep" and child.nbor(-1).text == ","]


def _join_to_object(noun: Token, thing: Token) -> None:
    for preposition in _prepositions_behind(noun):
        preposition.hang_on(noun.head)
    noun.hang_on(thing)


def _part_aside(noun: Token) -> None:
    """ "Flew 65 people, among them *Iranians* and Uzbeks, *to Ankara*": what stands behind the aside is of the verb.

    "Took the matter to the Court of Justice, the *tribunal* of both": whose name an apposition tells more of.
    """
    name = _name_right_before(noun)
    if name is not None:
        noun.hang_on(name)
    elif noun.doc[first_of(noun).i - 1].text == ",":
        for preposition in _prepositions_behind(noun):
            if preposition.i > noun.i:
                preposition.hang_on(noun.head.head)


def _told_more_of(noun: Token) -> Token | None:
    """ "Halted *the sale*, a *ban* that is to end in May": the object of which a second one tells more."""
    first = first_of(noun)
    objects = [child for child in noun.head.children if child.dep_ == "dobj" and child.i < first.i]
    is_new = first.dep_ == "det" and first.lower_ in {"a", "an"}
    is_more = bool(objects) and is_new and first.nbor(-1).text == ","
    is_told = is_more and noun.has("relcl")
    is_one = is_told and noun.dep_ == "dobj" and len(objects) == 1
    return objects[0] if is_one and noun.head.i < objects[0].i else None


def _money_set_off(total: Token) -> Token | None:
    """ "Has yet to transfer *the proceeds*, about $3 million": of what the sum behind a comma tells how much it is."""
    comma = total.doc[max(first_of(total).i - 1, 0)]
    money = total.doc[max(comma.i - 1, 0)]
    is_set_off = total.ent_type_ == "MONEY" and comma.text == "," and money.dep_ == "dobj"
    return money if is_set_off and money.lemma_.lower() in syntax_words().told_in_sums else None


def _sums_up(noun: Token) -> bool:
    """ "Deported two men on Friday, *the first such flight* since May": what the whole clause is, and no object."""
    first = first_of(noun)
    has_object = any(child.dep_ == "dobj" and child.i < first.i for child in noun.head.children)
    is_apart = first.lower_ == "the" and first.i > noun.head.i and first.nbor(-1).text == ","
    is_first = any(c.ent_type_ == "ORDINAL" or c.tag_ == "JJS" or c.lower_ in _OF_MANY for c in noun.children)
    return has_object and is_apart and is_first and all(child.dep_ != "conj" for child in noun.children)


def _recipient_before(given: Token) -> Token | None:
    """ "Handed *Norway's envoy*, Ole Berg, a cheque", "handed *a delegation* from Norway a cheque": who gets it.

    A parser takes what is given for more of the name before it, or for a second object.
    """
    first, recipient = first_of(given), _first_object(given)
    verb = recipient.head if recipient is not None else given
    if recipient is None or verb.lemma_.lower() not in syntax_words().giving or not verb.i < recipient.i < first.i:
        return None
    is_one_thing = first.lower_ in {"a", "an"} or given.lower_ == "nothing"  # "paid one bank, Kaveri, nothing"
    if not (is_one_thing or _is_so_much(given, first)) or given.has("conj"):
        return None
    name = _name_set_off(given)
    is_alone = all(c.dep_ not in VERB_OBJECTS or c in {recipient, given, name} for c in verb.children)
    before = first.nbor(-1)
    is_told_of = _is_told_of(recipient, given, first)
    if given.dep_ == "dobj":
        is_behind = before.pos_ in NOMINAL or (before.text == "," and is_told_of)
        return recipient if is_alone and is_behind else None
    is_second = given.head is not recipient or is_told_of
    return recipient if is_alone and is_second and before.text == "," else None


def _name_set_off(given: Token) -> Token | None:
    """ "Pay the applicant, *Ole Berg*, 5,000 euros": a second object between commas, who is named so."""
    name = given.head
    first = first_of(name)
    is_set_off = first.i > name.sent.start and first.nbor(-1).text == ","
    return name if name.dep_ == "dobj" and name.pos_ == "PROPN" and is_set_off else None


def _is_told_of(recipient: Token, given: Token, first: Token) -> bool:
    """Whether more is told of whoever gets something before it: "paid Ada Berg, *a nurse*, $5", "*who had sued*"."""
    is_sum = _is_so_much(given, first) or given.lemma_ in {"total", "sum"}
    ways = _ADDED | ({"relcl"} if is_sum and recipient.ent_type_ != "MONEY" else set())
    told = (*recipient.children, *(below for of in recipient.children if of.lower_ == "of" for below in of.subtree))
    return any(word.dep_ in ways and word.i < first.i for word in told)


def _is_so_much(given: Token, first: Token) -> bool:
    """ "Paid Ada Berg, a nurse, *$5,000*", "*30 trucks*": a sum or a number of things behind who gets it."""
    is_thing = given.ent_type_ == "MONEY" or (given.tag_ == "NNS" and (given.lemma_ != "year" or _is_term(given)))
    return given.dep_ in _ADDED and is_thing and (first.like_num or first.text[-1:] in _SIGNS)


def _is_term(years: Token) -> bool:
    """ "Gave the captain, Ole Berg, *ten years* in prison": the last that is told; not "Ole Berg, *40 years* old,"."""
    behind = years.nbor() if years.i + 1 < years.sent.end else years
    return behind.lower_ in {".", ";", "in", "for", "behind"} and years.head.dep_ == "appos"


def _is_joined_sum(given: Token) -> bool:
    """Whether a parser makes a sum behind a comma one more of those who get it."""
    if given.dep_ != "conj":
        return False
    first = first_of(given)
    return first.i > 0 and first.nbor(-1).text == "," and _is_so_much(given, first)


def _first_object(given: Token) -> Token | None:
    """The object of the verb that a second one, or an apposition of an apposition, stands behind."""
    top = given.head
    while given.dep_ in _ADDED and top.dep_ in {"appos", "conj"} and top.head.pos_ in NOMINAL:
        top = top.head
    if given.dep_ in _ADDED and top.dep_ == "dobj":
        return top
    is_name = given.dep_ == "appos" and top.dep_ == "npadvmod" and top.pos_ == "PROPN"
    verb = top.head if is_name else top  # on which a name may hang
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.i < given.i]
    return objects[0] if len(objects) == 1 and verb.pos_ == "VERB" else None


def _give_to_whole(given: Token, recipient: Token) -> None:
    verb = recipient.head
    if (name := _name_set_off(given)) is not None and name is not recipient:
        name.hang_on(recipient)
        name.dep_ = "appos"
    for child in verb.children:
        if child.dep_ in {"prep", "npadvmod"} and recipient.i < child.i < first_of(given).i:
            child.dep_ = "appos" if child.dep_ == "npadvmod" else child.dep_
            child.hang_on(recipient)
    given.hang_on(verb)
    recipient.dep_, given.dep_ = "dative", "dobj"


def _name_right_before(noun: Token) -> Token | None:
    """ "Took the matter to *the Court of Justice*, the *tribunal* of both": the name beside which a thing stands."""
    first, thing = first_of(noun), noun.head
    if first.lower_ != "the" or thing.dep_ != "dobj" or thing.pos_ != "NOUN" or first.nbor(-1).text != ",":
        return None
    if noun.ent_type_ == "NORP":
        return None  # "freed 40 men on Sunday, the bulk of them *Danes*"
    last = first.nbor(-2)
    above = [token for token in (last, *last.ancestors) if token.dep_ == "pobj" and token.i > thing.i]
    name = above[-1] if above else None
    return name if name is not None and name.pos_ == last.pos_ == "PROPN" and not noun.is_ancestor(name) else None


def _give_sum(money: Token) -> None:
    """Makes a sum what a verb gives, and whom it gives it to what was taken for that."""
    verb = _verb_of_sum(money)
    given = [child for child in verb.children if child.dep_ in VERB_OBJECTS and verb.i < child.i < money.i]
    if len(given) != 1:
        return
    if given[0].ent_type_ == "MONEY" or any(
        child.lower_ in _ORDERS and child.i < given[0].i for child in given[0].children
    ):
        _give_all_parts(money, verb)
        return
    phrase = money.head if money.dep_ == "pobj" else money.head.head
    if phrase.dep_ == "prep" and phrase.head is verb:
        phrase.hang_on(given[0])
    given[0].dep_, money.dep_ = "dative", "dobj"
    money.hang_on(verb)


def _verb_of_sum(money: Token) -> Token:
    """What governs it, or the infinitive beside: "Chad is to *get* $9 million and Togo $7 million"."""
    for above in money.ancestors:
        if above.pos_ == "VERB":
            return above
        for beside in above.children:
            if beside.dep_ == "xcomp" and beside.pos_ == "VERB" and beside.i < money.i:
                return beside
    return money


def _give_all_parts(money: Token, verb: Token) -> None:
    """ "Chad got $9 million and Togo $7 million *from Norway*": what stands behind the last sum is said of all."""
    for child in (*money.head.children, *money.children):
        if child.dep_ in {"prep", "agent"} and child.i > money.i and child.nbor(-1).ent_type_ == "MONEY":
            child.hang_on(verb)


def _is_before_article(noun: Token) -> bool:
    """Whether what a noun is taken for a part of has an article or a number behind it: "the *Republic* a grant"."""
    return any(child.dep_ in {"det", "nummod"} and child.i > noun.i for child in noun.head.children)


def _is_payer_or_payee(name: Token) -> bool:
    """Whether a name stands right behind the verb and before a sum: "fined *Hungary* 200 million euros"."""
    given = _whole_sum(name.head)
    if name.pos_ != "PROPN" or not name.text[-1:].isalpha() or given.dep_ != "dobj":
        return False
    if first_of(name).i != given.head.i + 1:
        return False
    is_full_name = any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in name.children)
    if is_full_name and name.nbor().like_num and len(name.nbor().text) > _LONGEST_NUMBER_IN_NAME:
        return True  # "paid *Ana Ruiz* 30,000 dollars"
    amount = next((child for child in (given, *given.children) if child.lower_ in _ORDERS and child.i > name.i), None)
    return name.ent_type_ != "MONEY" and amount is not None and amount.nbor(-1).text[-1:].isdigit()


def _is_before_matter(name: Token) -> bool:
    """ "Gave *the UK* permission": a state, with the article of its name, before what no article is needed for."""
    given, article = name.head, article_of(name) if name.ent_type_ == "GPE" else None
    if article is None or article.head is not given or given.i != name.i + 1:
        return False
    words = syntax_words()
    is_next = given.dep_ == "dobj" and given.head.i == article.i - 1 and given.head.lemma_.lower() in words.giving
    return is_next and given.lemma_.lower() in words.given_without_article


def _each_beside(given: Token) -> Token | None:
    """ "Pay *each* of the men 9,000 euros": to whom each sum goes that a parser takes for more of those men."""
    people, first = given.head, first_of(given)
    is_next = first.i == people.i + 1 and (first.like_num or first.text[-1:] in _SIGNS)
    return _each_given(people) if is_next and people.tag_ == "NNS" else None


def _bare_each(money: Token) -> Token | None:
    """ "Chad gave *each* $5 million", "paid *both* $5m": to whom so much goes, right behind the verb."""
    each = money.doc[min(money.head.i + 1, money.i)]
    is_sum = each.i < money.i and (each.nbor().text[-1:] in _SIGNS or each.nbor().like_num)
    is_given = is_sum and money.head.lemma_ in syntax_words().giving and each.head is money
    return each if is_given and each.lower_ in _OF_SEVERAL else None


def _each_given(noun: Token) -> Token | None:
    """The "each" before "of" and a noun, where a verb gives them something."""
    of, each = noun.head, noun.head.head
    is_of_each = noun.dep_ == "pobj" and of.lower_ == "of" and each.lower_ in syntax_words().to_each
    is_given = is_of_each and each.head.pos_ == "VERB" and each.head.lemma_.lower() in syntax_words().giving
    return each if is_given else None


def _owner_of(noun: Token) -> Token | None:
    """ "Paid *Kenya's* government 90 million euros": whose it is to whom a sum goes, and not whose the sum is."""
    given = noun.head
    owners = (child for child in given.children if child.dep_ == "poss" and child.pos_ in NOMINAL and child.i < noun.i)
    return next(owners, None) if _is_before_article(noun) and given.dep_ == "dobj" else None


def _state_of_equipped(body: Token) -> Token | None:
    """ "Gave *Niger's* army trucks and $2 million": whose those are who get a sum, and things named before it."""
    things, sums = body.head, [*body.head.children]
    is_given = things.dep_ == "dobj" and things.i == body.i + 1 and things.head.lemma_.lower() in syntax_words().giving
    if not is_given or body.lemma_.lower() not in syntax_words().equipped:
        return None
    for item in sums:
        sums += [child for child in item.children if item.dep_ == "conj"]
    state = things.child_of({"poss", "amod"})
    is_next = first_of(things).i == things.head.i + 1
    is_told_to_whom = things.head.has_word("to")
    has_sum = any(item.dep_ == "conj" and (item.ent_type_ == "MONEY" or _has_order(item)) for item in sums)
    return state if is_next and has_sum and not is_told_to_whom else None


def _has_order(word: Token) -> bool:
    """ "9 *million* euros", of which a parser knows no money."""
    return word.has_any_word(_ORDERS)


def _give_recipient_of(noun: Token, owner: Token) -> None:
    for child in noun.head.children:
        if owner.i <= child.i < noun.i:
            child.hang_on(noun)
    _give_recipient(noun)


def _whole_sum(word: Token) -> Token:
    """ "50 *million* rand": what is counted by a part of a sum, or the word itself."""
    return word.head if word.lower_ in _ORDERS and word.dep_ == "nummod" else word


def _give_recipient(noun: Token) -> None:
    given = _whole_sum(noun.head)
    if given.dep_ == "dobj" and given.head.pos_ == "VERB" and given.head.i < noun.i:
        noun.hang_on(given.head)
        noun.dep_ = "dative"
