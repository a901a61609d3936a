"""When: the date that a sentence gives for what a predicate says.

Which words are calendar expressions, and what day they mean, is for `graph.extraction.times`; here it is decided
which of them dates which predicate. The day of publication never stands in for a date that is not given.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.clauses import Predicate, clause_verb
from graph.extraction.dated_words import date_bearers, goes_on
from graph.extraction.time_bounds import Tense
from graph.extraction.time_forms import Date, Form, Later, Weekday
from graph.extraction.times import TimeExpression, find_times, resolve_time
from graph.frames import Frame, discourse_words
from graph.model import Status, Time

if TYPE_CHECKING:
    from graph.tokens import Doc, Span, Token

_ASSERTED = frozenset({Status.ACTUAL, Status.NEGATED})
_OF_WORDS = frozenset({"Request", "Refusal"})  # kinds of acts that are done by saying something
_BEGINNING = frozenset({"since", "from"})  # prepositions of the day from which something lasts
_LONGEST_BULLET = 3  # tokens before the date of a paragraph of a timeline
_AFTER_HEADINGS = (":", "—", "–", "- ")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_VERBAL = frozenset({"VERB", "AUX"})
_DIRECTIONS = {"after": "earlier", "before": "later"}  # which way an event lies from one that comes so long after it
_LONGEST_DISTANCE = 4  # words: "two and a half weeks"
_NOMINAL = frozenset({"NOUN", "PROPN"})
# How a calendar expression hangs on a noun that it does not describe: "the talks on Monday" are on Monday.
_TRANSPARENT = frozenset(
    {"npadvmod", "pobj", "prep", "nummod", "compound", "amod", "det", "advmod", "nmod", "poss", "case", "appos"}
)
_PRESENT = frozenset({"VBZ", "VBP"})
_TENSES_OF_PLANS = frozenset({"VBZ", "VBP", "VB", "NN", "NNS"})  # "leaves on Monday", "to leave on Monday"


def date_of(reading: Reading, predicate: Predicate, status: Status, frame: Frame) -> Time | None:
    """The date that the article gives for what a predicate of this status and frame says, or None.

    What is lasting has the date from which it lasts: "held since March".
    """
    lasting = frame.lasting or predicate.head.lemma_ == "have"  # "has had a pact with Nepal since 2018"
    time = _time_told(reading, predicate, status, lasting=lasting)
    if time is None and status in _ASSERTED:
        verb = clause_verb(predicate.carrier)
        time = _time_of_heading(reading, verb) or (_time_of_sentence(reading, verb) if _is_main(predicate) else None)
    if time is None and status in _ASSERTED:
        time = _time_of_episode(reading, predicate, said=frame.frame in _OF_WORDS)
    return None if time is None or (status is Status.ACTUAL and _is_ahead(reading, time)) else time


def _time_told(reading: Reading, predicate: Predicate, status: Status, *, lasting: bool) -> Time | None:
    """The time that the sentence gives."""
    is_future = status in {Status.PLANNED, Status.POSSIBLE} and _is_future(predicate.carrier)
    for token in date_bearers(predicate, asserted=status in _ASSERTED, lasting=lasting):
        tense: Tense = "future" if is_future and token.tag_ != "VBD" else "past"  # "voted in May to ask"
        time = _time_of(reading, token, tense, lasting=lasting)
        if time is not None:
            return time
    return None


def _time_of_heading(reading: Reading, verb: "Token") -> Time | None:
    """ "August 28, 2014: Somalia sues Kenya": the date that a paragraph of a timeline opens with."""
    doc = verb.doc
    start = next((token.idx for token in doc[:_LONGEST_BULLET] if token.text[:1].isalnum()), None)
    opening = next((time for time in reading.mentions_of(verb).times.values() if time.start_char == start), None)
    if opening is None or not doc.text[opening.end_char :].lstrip().startswith(_AFTER_HEADINGS):
        return None
    return _resolved(reading, replace(opening, attributive=False), verb, "past")


def _is_main(predicate: Predicate) -> bool:
    """Whether what is said is what the clause says: its verb, what that carries, or what it was done at."""
    above = predicate.head.head
    return predicate.carrier.pos_ in _VERBAL or (above.dep_ == "prep" and above.lower_ in {"at", "in", "during"})


def _time_of_sentence(reading: Reading, verb: "Token") -> Time | None:
    """The one time that a sentence with one clause gives, on whatever word the parser hung it; or its first words."""
    bounds = discourse_words().bounds
    times = list(dict.fromkeys(_times_in(reading, verb.sent)))
    first = times[0] if times else None
    if first is None or first.prefix in bounds or verb != verb.sent.root:
        return None
    finite = [token for token in verb.sent if token.tag_ in _FINITE]
    words = [verb.doc[i] for i, time in reading.mentions_of(verb).times.items() if time == first]
    is_of_other = any(_is_of_its_own_day(above) for word in words for above in word.ancestors)
    is_only = len(times) == 1 and len(finite) == 1 and not first.attributive and not is_of_other
    return _resolved(reading, first, verb, "past") if is_only or _is_opening(first, verb) else None


def _is_opening(time: TimeExpression, root: "Token") -> bool:
    """Whether a sentence opens with a time and a comma: "On 2 October, the evening before they were to leave,"."""
    sentence = root.sent
    behind = sentence.doc.text[time.end_char :].lstrip()
    return time.start_char == sentence.start_char and behind.startswith(",") and time.end_char < root.idx


def _time_of_episode(reading: Reading, predicate: Predicate, *, said: bool) -> Time | None:
    """ "It also freed the men": the day of the sentence before, whose tale this one goes on with.

    Where that sentence only reports what somebody said, its day is that of words, and no other act is of it.
    """
    verb = clause_verb(predicate.carrier)
    if not goes_on(verb):
        return None
    own, *before = reading.sentences_to(verb)
    if any(_times_in(reading, own)):
        return None
    for sentence in before:
        if any(_times_in(reading, sentence)):
            verb = sentence.root
            reports = verb.lemma_.lower() in reading.frames.status.reporting
            time = None if reports and not said else _time_of(reading, verb, "past", lasting=False)
            return time if time is not None and time.earliest == time.latest else None
    return None


def _times_in(reading: Reading, sentence: "Span") -> Iterator[TimeExpression]:
    times = reading.mentions_of(sentence.root).times
    return (times[i] for i in range(sentence.start, sentence.end) if i in times)


def time_at(reading: Reading, word: "Token") -> Time | None:
    """The time that the adverbials of a word give for what has happened, or None."""
    return _time_of(reading, word, "past", lasting=False)


def _is_ahead(reading: Reading, time: Time) -> bool:
    """Whether a time lies after the day of publication, so that nothing of it has happened: "invited it next week"."""
    published = reading.parsed.article.published_day
    return published is not None and time.earliest > published


def _time_of(reading: Reading, bearer: "Token", tense: Tense, *, lasting: bool) -> Time | None:
    """The time that the adverbials of a word give, or its distance from another act."""
    found = _time_at(reading, bearer, lasting=lasting) or _time_before_when(reading, bearer)
    if found is None:
        return _time_by_distance(reading, bearer)
    if lasting and found.prefix in _BEGINNING:
        found = replace(found, prefix=None)
    return _resolved(reading, found, bearer, tense)


def _resolved(reading: Reading, found: TimeExpression, bearer: "Token", tense: Tense) -> Time | None:
    published = reading.parsed.article.published_day
    if tense == "past":
        found = _in_year_told(reading, found, bearer)
    return resolve_time(found, published=published, tense=tense, anchor=_anchor(reading, found, bearer.doc))


def _in_year_told(reading: Reading, found: TimeExpression, bearer: "Token") -> TimeExpression:
    """ "Heard him in January last year and again in April": a later month is of the year that was just named."""
    form, published = found.form, reading.parsed.article.published_day
    if not isinstance(form, Date) or form.month is None or published is None:
        return found
    if form.year is not None or form.in_year is not None or form.relation is not None:
        return found
    before: Form | None = None
    for earlier in reading.mentions_of(bearer).times.values():
        if bearer.sent.start_char <= earlier.start_char < found.start_char:
            before = earlier.form
    if not isinstance(before, Date) or before.month is None or before.month > form.month:
        return found
    year = published.year - 1 if before.in_year == "last" else before.year
    return replace(found, form=replace(form, year=year))


def _time_before_when(reading: Reading, verb: "Token") -> TimeExpression | None:
    """ "on Tuesday, when the court upheld it", "until May, when they signed": the date that "when" stands for."""
    when = next((c for c in verb.children if c.lower_ == "when" and c.i < verb.i), None)
    if when is None or when.i < 2:
        return None
    before = when.nbor(-1) if when.nbor(-1).text != "," else when.nbor(-2)
    found = reading.mentions_of(verb).times.get(before.i) if before.sent == verb.sent else None
    return None if found is None or found.attributive else replace(found, prefix=None)


def _time_by_distance(reading: Reading, verb: "Token") -> Time | None:
    """ "Kenya withdrew yesterday, a day after Haiti agreed": so long before or after what the clause above tells."""
    link = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in _DIRECTIONS), None)
    if link is None and verb.head.lower_ in _DIRECTIONS and verb.dep_ == "pcomp":
        link = verb.head
    if link is None or verb.dep_ not in {"advcl", "pcomp"}:
        return None
    words = verb.doc[max(verb.sent.start, link.i - _LONGEST_DISTANCE) : link.i].text
    distances = [found for found in find_times(f"{words} {_DIRECTIONS[link.lower_]}") if isinstance(found.form, Later)]
    above = _verb_above(verb)
    if not distances or above is None or not f"{words} ".endswith(distances[-1].text.rpartition(" ")[0] + " "):
        return None
    anchor = _date_of_clause(reading, above)
    return resolve_time(distances[-1], published=reading.parsed.article.published_day, anchor=anchor)


def _verb_above(verb: "Token") -> "Token | None":
    above = verb.head
    while above.pos_ not in _VERBAL and above.head != above:
        above = above.head
    return above if above.pos_ in _VERBAL else None


def _date_of_clause(reading: Reading, verb: "Token") -> Time | None:
    """The date of a clause: its own; in the present tense, the day of publication."""
    found = _time_at(reading, verb, lasting=False)
    if found is not None:
        return _resolved(reading, found, verb, "past")
    published = reading.parsed.article.published_day
    auxiliaries = (c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.lower_ not in {"has", "have"})
    if published is None or not any(word.tag_ in _PRESENT for word in (verb, *auxiliaries)):
        return None
    return Time(text="", value=published.isoformat(), earliest=published, latest=published)


def _anchor(reading: Reading, expression: TimeExpression, doc: "Doc") -> Time | None:
    """The time before this one in the story, which "the next day" counts from."""
    if not expression.anchored:
        return None
    anchor: Time | None = None
    for earlier in _times_before(reading, expression, doc):
        named = replace(earlier, prefix=None)  # "held since April 23; ten days later" counts from April 23
        anchor = resolve_time(named, published=reading.parsed.article.published_day, anchor=anchor) or anchor
    return anchor


def _times_before(reading: Reading, expression: TimeExpression, doc: "Doc") -> Iterator[TimeExpression]:
    """The calendar expressions of the article before one of this paragraph, each once, in text order."""
    for paragraph in reading.parsed.paragraphs:
        for earlier in dict.fromkeys(reading.mentions[id(paragraph)].times.values()):
            if paragraph is doc and earlier.start_char >= expression.start_char:
                return
            yield earlier
        if paragraph is doc:
            return


def _is_future(verb: "Token") -> bool:
    auxiliaries = [c for c in verb.children if c.dep_ == "aux"]
    if any(c.lemma_ == "have" for c in auxiliaries):
        return False
    return verb.tag_ in _TENSES_OF_PLANS or any(c.tag_ == "MD" or c.lower_ == "to" for c in auxiliaries)


def _time_at(reading: Reading, bearer: "Token", *, lasting: bool) -> TimeExpression | None:
    """The first calendar expression of the sentence that dates this very word."""
    bounds = discourse_words().bounds - (_BEGINNING if lasting else frozenset())
    first: TimeExpression | None = None
    for i, expression in reading.mentions_of(bearer).times.items():
        token = bearer.doc[i]
        names_a_day = not expression.attributive or bearer in {token.head, token.head.head}
        if not names_a_day or expression.prefix in bounds or token.sent != bearer.sent:
            continue
        opened = _clause_behind(expression, token)
        if (opened != bearer) if opened is not None else not _dates(token, bearer):
            continue
        if first is None:
            first = expression
        elif _is_apposed(first, expression):
            return expression  # "last week, on February 6"
        elif expression != first:
            break
    return first


def _is_apposed(first: TimeExpression, second: TimeExpression) -> bool:
    """Whether a date in full stands right behind a vaguer one."""
    is_day = isinstance(second.form, Date | Weekday) and not isinstance(first.form, Date | Weekday)
    return is_day and 0 < second.start_char - first.end_char <= len(", ")


def _clause_behind(expression: TimeExpression, token: "Token") -> "Token | None":
    """The verb of the clause that an expression opens: "halted it, but on May 3 it agreed"; None if it opens none."""
    first = token
    while first.i > first.sent.start and first.nbor(-1).idx >= expression.start_char:
        first = first.nbor(-1)
    if first.i != first.sent.start and first.nbor(-1).pos_ != "CCONJ" and first.nbor(-1).text != ";":
        return None
    for behind in first.doc[token.i + 1 : first.sent.end]:
        if behind.dep_ == "mark" or behind.tag_ in {"WRB", "WDT", "WP"} or behind.pos_ in _VERBAL | {"PART"}:
            return None
        if behind.dep_ in {"nsubj", "nsubjpass"} and behind.head.pos_ in _VERBAL and behind.head.i > behind.i:
            return behind.head
    return None


def _dates(token: "Token", bearer: "Token") -> bool:
    """Whether a word of a calendar expression hangs on the bearer, through no other verb and no noun it describes."""
    while token != bearer:
        head = token.head
        if head == token:
            return False
        if head != bearer and head.pos_ in _VERBAL:
            return False
        if head != bearer and head.pos_ in _NOMINAL and (token.dep_ not in _TRANSPARENT or _is_of_its_own_day(head)):
            return False
        token = head
    return True


def _is_of_its_own_day(noun: "Token") -> bool:
    """Whether a noun is of something that takes place at another time than what it is asked or done for: "to talks"."""
    words = discourse_words()
    return noun.dep_ == "pobj" and noun.head.lower_ in words.aims and noun.lemma_.lower() in words.occasions
