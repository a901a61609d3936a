"""The time that a sentence or paragraph gives for what its main clause says, whatever word it hangs on."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.clauses import Predicate
from graph.extraction.dating.expressions import (
    is_of_another_day,
    is_of_infinitive,
    is_of_its_own_day,
    is_of_source,
    is_of_thing,
    is_past,
)
from graph.extraction.dating.resolved import resolved
from graph.extraction.dating.telling import is_to_be, is_told_as_done
from graph.extraction.times import Date, Soon, TimeExpression
from graph.frames import discourse_words
from graph.labels import FINITE_OR_MODAL, VERBAL
from graph.model import Time

if TYPE_CHECKING:
    from graph.tokens import Span, Token

_LONGEST_BULLET = 3  # tokens before the date of a paragraph of a timeline
_AFTER_HEADINGS = (":", "—", "–", "- ")
_PARTICIPLES = frozenset({"VBN", "VBG"})
_STARTS_OF_CLAUSES = frozenset({"VB", "MD", "WD", "WP", "WR", "TO", "CC"})  # by their first letters
_DETERMINERS = frozenset({"that", "this", "the", "a", "its"})
_PARTING = frozenset({";", ":", "—", "–"})
_NOT_AT = frozenset({"about", "after", "despite", "for", "of", "over", "under"})  # before what may long have been there
_BELOW = frozenset({"acl", "advcl", "ccomp", "pcomp", "relcl"})  # clauses of a time of their own


def time_of_heading(reading: Reading, verb: "Token") -> Time | None:
    """ "August 28, 2014: Somalia sues Kenya": the date that a paragraph of a timeline opens with."""
    doc = verb.doc
    start = next((token.idx for token in doc[:_LONGEST_BULLET] if token.text[:1].isalnum()), None)
    opening = next((time for time in reading.mentions_of(verb).times.values() if time.start_char == start), None)
    if opening is None or not doc.text[opening.end_char :].lstrip().startswith(_AFTER_HEADINGS):
        return None
    return resolved(reading, replace(opening, attributive=False), verb, "past")


def is_main(predicate: Predicate) -> bool:
    """Whether what is said is what the clause says: its verb, what that carries, or what it was done at.

    A date in commas behind the subject is that of the subject: "a second request, in January, has gone unanswered".
    """
    head = predicate.head
    above = (
        head.head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head.head
    )  # "a string of calls"
    is_done_at = above.dep_ == "prep" and above.lower_ in {"at", "in", "during"}
    carrier = predicate.carrier
    if carrier.dep_ == "pcomp" and carrier.head.lower_ in _NOT_AT:
        return False  # "on Monday it thanked Oslo for paying"
    has_aside = predicate.head.dep_ == "nsubj" and predicate.head.nbor().text == ","
    return predicate.carrier.pos_ in VERBAL or is_done_at or has_aside


def time_of_sentence(reading: Reading, verb: "Token") -> Time | None:
    """The one time that a sentence with one clause gives, on whatever word the parser hung it; or its first words."""
    first = next(times_in(reading, verb.sent), None)
    root = verb.sent.root
    # "In 2019, pressed by Oslo, it"
    is_pressed = verb.dep_ == "advcl" and verb.tag_ in _PARTICIPLES and verb.head == root
    if first is None or not (is_pressed or verb == root):
        return None
    if _is_opening(first, verb):
        return None if first.prefix in discourse_words().bounds else resolved(reading, first, verb, "past")
    if verb == root and is_told_as_done(verb) and (closing := _closing(reading, verb)) is not None:
        return resolved(reading, closing, verb, "past")
    only = _only_time(reading, verb) if verb == root else None
    return resolved(reading, only, verb, "past") if only is not None else None


def time_behind(reading: Reading, verb: "Token") -> Time | None:
    """ "They held him near the village of Uzun early on Monday, he said": a time with no other verb between.

    Parsers hang it on any noun of the way.
    """
    times = reading.mentions_of(verb).times
    if not is_told_as_done(verb):
        return None
    for word in verb.doc[verb.i + 1 : verb.sent.end]:
        if word.i in times:
            return _time_of_verb_before(reading, word, verb)
        if _begins_clause(word):
            return None
    return None


def _begins_clause(word: "Token") -> bool:
    """Whether a word begins or parts a clause; not the noun of "stayed *that ruling*", which a parser takes for one."""
    if word.i + 1 < word.sent.end and word.nbor().tag_ == "VBG" and word.lower_ in _DETERMINERS:
        return False
    is_noun = word.tag_ == "VBG" and word.nbor(-1).lower_ in _DETERMINERS
    is_noun = is_noun or (word.dep_ == "cc" and _joins_nouns(word))
    return (word.tag_[:2] in _STARTS_OF_CLAUSES and not is_noun) or word.dep_ == "mark" or word.text in _PARTING


def _joins_nouns(link: "Token") -> bool:
    """ "Held a Briton *and* two Danes on Monday": whether a word joins phrases, and no clauses."""
    joined = [c for c in link.head.children if c.dep_ == "conj" and c.i > link.i]
    return bool(joined) and link.head.pos_ not in VERBAL and all(word.pos_ not in VERBAL for word in joined)


def _time_of_verb_before(reading: Reading, word: "Token", verb: "Token") -> Time | None:
    """The time that a word is of, unless it opens another clause or is that of a thing."""
    time = reading.mentions_of(verb).times[word.i]
    behind = next((t for t in verb.doc[word.i + 1 : verb.sent.end] if t.idx >= time.end_char), None)
    opens = behind is not None and behind.tag_[:2] in _STARTS_OF_CLAUSES - {"CC"}
    way = [word, *(above for above in word.ancestors if above.i > verb.i)]
    is_of_other = word.dep_ == "poss" or is_of_source(word)
    is_of_other = is_of_other or any(map(is_of_thing, way)) or any(map(is_of_its_own_day, way))
    is_of_other = is_of_other or is_of_another_day(time, word, verb)
    is_bound = time.attributive or time.prefix in discourse_words().bounds or _is_after_a_while(time)
    return None if opens or is_of_other or is_bound else resolved(reading, time, verb, "past")


def _only_time(reading: Reading, root: "Token") -> TimeExpression | None:
    """The one time of a clause that is a sentence of its own, or stands between semicolons like one."""
    part = _between_semicolons(root)
    times = set(times_in(reading, part))
    finite = [token for token in part if token.tag_ in FINITE_OR_MODAL or _is_mistagged(token)]
    if len(times) != 1 or len(finite) != 1:
        return None
    only = times.pop()
    words = [root.doc[i] for i, time in reading.mentions_of(root).times.items() if time == only]
    is_of_other = any(is_of_thing(word) or any(map(is_of_its_own_day, word.ancestors)) for word in words)
    is_of_other = is_of_other or any(map(is_of_source, words))
    is_of_other = is_of_other or any(_is_of_demand(only, word) or _is_of_participle(only, word, root) for word in words)
    is_of_other = is_of_other or any(is_of_another_day(only, w, root) or _is_of_deed(only, w) for w in words)
    is_of_other = is_of_other or any(_is_of_what_went_before(only, word) for word in words)
    is_bound = only.attributive or only.prefix in discourse_words().bounds
    return None if is_bound or is_of_other or is_of_infinitive(reading, only, root) else only


def _is_mistagged(verb: "Token") -> bool:
    """ "A vessel which the navy *seized*": a finite verb that a tagger takes for a participle."""
    beside = {child.dep_ for child in verb.children}
    return verb.tag_ == "VBN" and verb.dep_ == "relcl" and "nsubj" in beside and beside.isdisjoint({"aux", "auxpass"})


def _is_of_demand(time: TimeExpression, word: "Token") -> bool:
    """ "Wants it to lift the ban at once": how soon something is to be done, and not when it is asked for."""
    verb = next((above for above in word.ancestors if above.pos_ in VERBAL), None)
    return isinstance(time.form, Soon) and verb is not None and verb.tag_ == "VB"


def _is_of_deed(time: TimeExpression, word: "Token") -> bool:
    """ "Found him guilty *of killing* a man *in July 2019*": a year is that of the deed, while Monday may be today."""
    verb = next((above for above in word.ancestors if above.pos_ in VERBAL), None)
    is_gerund = verb is not None and verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ in _NOT_AT
    between = word.doc[verb.i : word.i] if verb is not None else ()
    is_by_court = any(token.lower_ == "by" for token in between)  # "convicted of spying by a court in 2019"
    return is_gerund and not is_by_court and isinstance(time.form, Date) and time.form.year is not None


def _is_of_what_went_before(time: TimeExpression, word: "Token") -> bool:
    """ "Sent 26 men there *after handing over 29 in February*": a month is that of the one act, Monday of both."""
    verb = next((above for above in word.ancestors if above.pos_ in VERBAL), None)
    is_gerund = verb is not None and verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ == "after"
    return is_gerund and isinstance(time.form, Date) and time.form.day is None


def _is_of_participle(time: TimeExpression, word: "Token", root: "Token") -> bool:
    """ "Agreed to a route *proposed by Oslo last spring*", "a case *to be heard in May*": whether it is of that.

    What was signed then may date what is done with it now, but not what is agreed to be done with it, nor what is
    done over an article published then.
    """
    verb, *above = [*(above for above in word.ancestors if above.pos_ in VERBAL), root]
    is_cause = verb.head.dep_ == "pobj" and verb.head.head.lower_ in _NOT_AT
    words = discourse_words()
    is_made = root.lemma_ in words.acts_of_making  # not "upheld a ruling handed down in May"
    is_paper = is_made and verb.head.lemma_.lower() in words.dated_things  # nor "lifted sanctions imposed in 2019"
    is_own = is_paper and verb.lemma_ in words.dating_participles and above[:1] == [root] and not is_cause
    if verb != root and is_to_be(verb):
        return True  # "granted a loan, to be paid in July"
    if verb == root or verb.dep_ != "acl" or is_own:
        return False
    return verb.tag_ == "VBN" or (verb.tag_ == "VB" and not is_past(time))


def _between_semicolons(verb: "Token") -> "Span":
    """The part of a sentence that semicolons set apart, as if it were a sentence: "It is closed; he left on May 3"."""
    marks = [token.i for token in verb.sent if token.text == ";"]
    start = max((i + 1 for i in marks if i < verb.i), default=verb.sent.start)
    return verb.doc[start : min((i for i in marks if i > verb.i), default=verb.sent.end)]


def _is_opening(time: TimeExpression, root: "Token") -> bool:
    """Whether a sentence opens with a time and a comma: "On 2 October, the evening before they were to leave,"."""
    sentence = root.sent
    behind = sentence.doc.text[time.end_char :].lstrip()
    return time.start_char == sentence.start_char and behind.startswith(",") and time.end_char < root.idx


def _closing(reading: Reading, root: "Token") -> TimeExpression | None:
    """ "It barred the firm and its owner, a man named Ito, in 2018.": the one time, where it is last and apart."""
    times = list(dict.fromkeys(times_in(reading, root.sent)))
    if len(times) != 1 or times[0].attributive or times[0].prefix in discourse_words().bounds:
        return None
    text, start = root.doc.text, times[0].start_char
    behind = text[times[0].end_char : root.sent.end_char].strip()
    return times[0] if behind in {"", "."} and text[:start].rstrip().endswith(",") else None


def times_in(reading: Reading, sentence: "Span") -> Iterator[TimeExpression]:
    """The calendar expressions of a sentence, one a token of each; not those that only say after how long."""
    times = reading.mentions_of(sentence[0]).times
    found = (times[i] for i in range(sentence.start, sentence.end) if i in times)
    return (time for time in found if not _is_after_a_while(time))


def _is_after_a_while(time: TimeExpression) -> bool:
    """ "Were freed after a week"."""
    return isinstance(time.form, Soon) and time.text.lower().startswith("after")


def has_times(reading: Reading, verb: "Token") -> bool:
    """Whether the sentence of a verb gives a time that may be that of what it says.

    Not "which a lower court had imposed in October", "that it had signed it in 2019": that of a clause below it; nor
    "at last year's price", "until May".
    """
    times = reading.mentions_of(verb).times
    words: dict[TimeExpression, list[Token]] = {}
    for i in range(verb.sent.start, verb.sent.end):
        if i in times:
            words.setdefault(times[i], []).append(verb.doc[i])
    return any(not _is_of_other(time, words[time], verb) for time in words)


def _is_of_other(time: TimeExpression, words: "list[Token]", verb: "Token") -> bool:
    """Whether a time in the sentence of a verb dates nothing, or something else than what the verb says."""
    is_bound = time.attributive or time.prefix in discourse_words().bounds
    return is_bound or any(is_of_thing(word) or _is_of_clause_below(word, verb) for word in words)


def _is_of_clause_below(word: "Token", verb: "Token") -> bool:
    """Whether a time is that of a clause with a verb of its own below another verb and behind it."""
    below = list(takewhile(lambda above: above != verb, word.ancestors))
    is_below = verb in word.ancestors
    clauses = [above for above in below if above.pos_ in VERBAL and above.i > verb.i]
    return is_below and any(clause.dep_ in _BELOW or is_to_be(clause) for clause in clauses)
