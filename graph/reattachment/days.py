"""Hangs the day of a month on the word before it: "in a letter of *4 May* the ministry asked", "on *May 4* Chad paid".

A parser takes its May for the verb that may do something, or day and month for a part of the name behind them. From
where somebody comes it hangs on the time before: "received them in May *from Chad*".
"""

from graph.reattachment.phrases import SUBJECTS
from graph.tokens import Token

_BEFORE_DAYS = frozenset({"of", "on", "by", "since", "until", "from", "before", "after", "in", "to", "dated"})
_LAST_DAY = 31
_NAMES = frozenset({"NNP", "NNPS"})


def reattach_day(link: Token) -> None:
    """Hangs a day and its month on the word before them, where either hangs on what stands behind."""
    tokens = link.doc.tokens
    if link.lower_ not in _BEFORE_DAYS or link.i + 3 >= link.sent.end:
        return
    pair = tokens[link.i + 1 : link.i + 3]
    number = next((word for word in pair if word.text.isdigit() and int(word.text) <= _LAST_DAY), None)
    months = (word for word in pair if word.tag_ in _NAMES and (word.ent_type_ == "DATE" or word.dep_ == "aux"))
    month = next(months, None)
    last = pair[-1]
    if number is None or month is None or all(word.head.i <= last.i for word in pair):
        return
    other = next(word.head for word in pair if word.head.i > last.i)
    if other.pos_ == "NUM" or other.head is month:
        return  # "4 May 2019"
    month.hang_on(link)
    month.dep_ = "pobj" if link.pos_ == "ADP" else "npadvmod"
    number.hang_on(month)
    number.dep_ = "nummod"
    if other.head is link:
        _give_verb(other, link)


def _give_verb(name: Token, link: Token) -> None:
    """Makes a name that was taken for what the word before the day governs the subject of the verb behind it."""
    verb = next((above for above in link.ancestors if above.pos_ == "VERB"), None)
    if verb is not None and verb.i > name.i and not verb.has_any(SUBJECTS):
        name.hang_on(verb)
        name.dep_ = "nsubj"


def reattach_way_behind_time(link: Token) -> None:
    """Hangs from where somebody comes on the verb, and not on the time before it."""
    time = link.head
    place = link.child("pobj")
    if link.lower_ != "from" or time.ent_type_ != "DATE" or place is None or place.ent_type_ != "GPE":
        return
    before = link.nbor(-1)
    if before.pos_ == "NUM" and not before.text.isdigit():
        return  # "in June nine from Chad"
    verb = next((above for above in time.ancestors if above.pos_ == "VERB"), None)
    if verb is not None and verb.i < link.i:
        link.hang_on(verb)
