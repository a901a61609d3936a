"""Hangs the clause of whoever gives a sum on that sum: "the $5 million *that Chad gives Mali a year*".

Without "that", as in "the $5 million Chad gave Mali", a parser takes the sum for a number of the giver. Sums without
such a clause are for `given`.
"""

from graph.frames import syntax_words
from graph.labels import GOVERNED, VERBAL
from graph.reattachment.main_verbs import is_finite
from graph.reattachment.phrases import SUBJECTS, has_subject
from graph.tokens import Token

_SIGNS = frozenset("$€£¥")
_RELATIVE = frozenset({"WDT", "WP", "IN"})
_PAID = frozenset({"GPE", "ORG"})


def read_as_giving(verb: Token) -> None:
    """ "The $5 million a year that Chad *gives* Mali": what is given is the sum, by each month or year."""
    if verb.dep_ != "relcl":
        return
    money = verb.head.head if verb.head.dep_ == "npadvmod" else verb.head
    if not _is_sum(money):
        return
    verb.hang_on(money)
    that = next((child for child in verb.children if child.lower_ == "that" and child.dep_ == "advmod"), None)
    if that is not None:
        that.dep_ = "dobj"
    if that is not None or _has_no_pronoun(verb):
        for child in verb.children:
            child.dep_ = "dative" if child.dep_ == "dobj" and child is not that else child.dep_


def give_back_sum(giver: Token) -> None:
    """ "The $5 million *Chad* gave Mali went to its army": gives the sum its place, and the giver the one below it."""
    money = giver.nbor(-1) if giver.i > giver.sent.start else giver
    verb = _verb_behind(giver)
    if money.head is not giver or not _is_sum(money) or verb is None:
        return
    if giver.head is not verb and giver.dep_ not in GOVERNED:
        return
    above, main = (verb.head, None) if giver.head is verb else (giver.head, None)
    if giver.head is verb and verb.head is verb:
        main = _main_verb(verb)
        above = main if main is not None else verb
    if above is verb or (main is None and verb.is_ancestor(above)):
        return  # "according to a report on the $5 million Chad gave it": nothing hangs below itself
    money.dep_ = _function_under(main, giver)
    if main is not None:
        main.hang_on(main)
        main.dep_ = "ROOT"
        for child in verb.children:
            if child.i > main.i or child.is_punct:
                child.hang_on(main)
    for child in giver.children:
        if child.i < money.i:
            child.hang_on(money)
    money.hang_on(above)
    verb.hang_on(money)
    verb.dep_ = "relcl"
    giver.hang_on(verb)
    giver.dep_ = "nsubj"


def part_from_first(link: Token) -> None:
    """ "$5 million will go *to schools* and *$4 million* to a fund": where the second goes, the first does not."""
    money = link.nbor(-1) if link.i > link.sent.start else link
    first = money.head
    is_listed = money.dep_ == "conj" and first.dep_ == "pobj" and _is_sum(money) and not _is_sum(first)
    verb = first.head.head
    if is_listed and link.dep_ == "prep" and link.head is verb and first.head.lower_ == link.lower_:
        money.hang_on(verb)
        link.hang_on(money)


def hang_due(due: Token) -> None:
    """ "Withheld *the $20 million* due *to Kenya*": whom a sum is due to, where "due to" may seem to say why."""
    to = due.nbor() if due.i + 1 < due.sent.end else due
    if to.lower_ != "to" or to.head is not due or due.i == due.sent.start:
        return
    owed, payee = due.nbor(-1), to.child("pobj")
    is_owed = owed.dep_ in {"dobj", "pobj", *SUBJECTS} and (
        _is_sum(owed) or owed.lemma_.lower() in syntax_words().falling_due
    )
    if is_owed and payee is not None and payee.ent_type_ in _PAID:
        due.hang_on(owed)
        due.dep_, due.pos_ = "amod", "ADP"  # it tells of no further sum
        to.hang_on(owed)
        to.dep_ = "prep"


def hang_taken(out: Token) -> None:
    """ "Squeezed *$5 million* out of Chad": the sum is what is taken, and no distance from where it is."""
    verb = out.head
    sums = [child for child in out.children if child.dep_ == "npadvmod" and _is_sum(child)]
    if verb.pos_ != "VERB" or len(sums) != 1 or sums[0].left_edge.i != verb.i + 1:
        return
    if verb.has("dobj"):
        return
    sums[0].hang_on(verb)
    sums[0].dep_ = "dobj"


def _verb_behind(giver: Token) -> Token | None:
    """The verb of giving right behind a name, its auxiliary between or not."""
    behind = giver.doc[giver.i + 1 : min(giver.i + 3, giver.sent.end)]
    verb = next((word for word in behind if word.pos_ == "VERB"), None)
    if verb is None or verb.lemma_ not in syntax_words().giving or not is_finite(verb):
        return None
    return verb if all(word is verb or word.pos_ == "AUX" for word in behind[: verb.i - giver.i]) else None


def _main_verb(verb: Token) -> Token | None:
    """The verb behind whose subject the sum is: "the $5 million Chad gave Mali *went* to its army"."""
    behind = (child for child in verb.children if child.i > verb.i and child.pos_ in VERBAL)
    return next((child for child in behind if is_finite(child) and not has_subject(child)), None)


def _function_under(main: Token | None, giver: Token) -> str:
    if main is not None:
        return "nsubjpass" if main.has("auxpass") else "nsubj"
    return "dobj" if giver.dep_ in SUBJECTS else giver.dep_


def _has_no_pronoun(verb: Token) -> bool:
    """Whether a clause of giving has no word for what is given: "the $5 million *the US paid Mali*"."""
    words = [child for child in verb.children if child.i < verb.i]
    is_named = any(child.dep_ == "dobj" and child.pos_ in {"PROPN", "PRON"} for child in verb.children)
    is_open = all(word.tag_ not in _RELATIVE for word in words)
    return is_open and is_named and has_subject(verb) and verb.lemma_ in syntax_words().giving


def _is_sum(number: Token) -> bool:
    """Whether a number is one of money, with the sign of a currency before it: "NZ$38 million", "$5"."""
    before = number.doc[max(number.i - 1, 0)].text
    return number.ent_type_ == "MONEY" or (number.pos_ == "NUM" and not _SIGNS.isdisjoint(before))
