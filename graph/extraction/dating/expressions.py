"""Which calendar expression of a sentence dates which word of it."""

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.factuality import AT_LAST, is_late
from graph.extraction.times import WORDS, Ago, Date, Feast, Months, Period, Tense, That, TimeExpression, Weekday
from graph.frames import discourse_words
from graph.labels import (
    ADNOMINAL_CLAUSES,
    AUXILIARIES,
    COMPLEMENT_CLAUSES,
    NOMINAL,
    NOMINAL_SUBJECTS,
    PAST_FORMS,
    SUBJECTS,
    TIMES,
    VERBAL,
)

if TYPE_CHECKING:
    from graph.tokens import Token

BEGINNING = frozenset({"since", "from", "starting", "beginning"})  # prepositions of the day from which something lasts
# How a calendar expression hangs on a noun that it does not describe: "the talks on Monday" are on Monday.
_TRANSPARENT = frozenset(
    {"npadvmod", "pobj", "prep", "nummod", "compound", "amod", "det", "advmod", "nmod", "poss", "case", "appos"}
)
_LONGEST_DAY = 3  # tokens from "for" to the last of "next May"
_MONTHS = 12
_AIMS = frozenset({"xcomp", "ccomp", "advcl"})  # where parsers hang an infinitive on the verb above it
_PURPOSES = frozenset({"for", "to"})  # before what is asked, or somebody is asked to
_CAUSES = frozenset(
    {"about", "after", "ahead", "before", "following", "over", "pending"}
)  # before what is of another day
_ABOUT_POLLS = frozenset({"at", "for", "of"})  # before the votes that something is for, or at which it is
_ANSWERING = frozenset({"for", "over"})  # before what somebody pays, or is tried for
_LONGEST_COMPARED = 10  # words: "compared with the nearly $4 million that it paid in 2023"
_BEFORE_COMPARED = frozenset({"in", "on", "during", "of", "for"})
_PARTING = frozenset({",", ";", ":", "and", "but"})
_EVE = "eve"
_OF_ANOTHER_DAY = frozenset({"after", "before", "following"})
_HOURS = WORDS.parts_of_day | WORDS.hours_of_day | {"dark"}  # "after dark on Wednesday"
_OF_ONE_DAY = frozenset({"hour", "minute"})
_ENDING = frozenset({"to", "ending", "ended", "until", "through"})  # before the end of a stretch of time
_SPANS = frozenset({"week", "month", "year", "quarter", "day", "fortnight", "half", "season"})
_AT = frozenset({"at", "during", "on", "in"})  # before an occasion at which something is done


def expression_at(reading: Reading, bearer: "Token", *, lasting: bool, tense: Tense = "past") -> TimeExpression | None:
    """The first calendar expression of the sentence that dates this very word."""
    bounds = discourse_words().bounds - (BEGINNING if lasting else frozenset())
    bounds |= {"since"} if tense == "future" else frozenset()  # "the ban, in force since May, will be lifted in July"
    first: TimeExpression | None = None
    for i, expression in reading.mentions_of(bearer).times.items():
        token = bearer.doc[i]
        if token.sent is not bearer.sent:
            continue
        if is_of_another_day(expression, token, bearer):
            continue
        names_a_day = not expression.attributive or _is_described(token, bearer) or _is_of_visit(token)
        is_bound = expression.prefix in bounds and not is_deadline(expression, bearer, tense)
        if not names_a_day or is_bound or _is_of_office(expression, token, bearer) or _is_of_some(expression, token):
            continue
        opened = reading.once(_opened_by, token)
        if opened is not None:
            is_own = opened is bearer
        else:
            is_own = _dates(token, bearer, expression) or reading.once(_said_then, token) is bearer
        if not is_own:
            continue
        if first is None:
            first = expression
        elif _is_apposed(first, expression):
            return expression  # "last week, on February 6"
        elif expression != first:
            break
    return first


def _opened_by(reading: Reading, token: "Token") -> "Token | None":
    """The one word that the expression a token is of dates, wherever the parser hung it; None where that is right."""
    expression = reading.mentions_of(token).times[token.i]
    return (
        _saying_before(reading, expression, token)
        or _set_for(expression, token)
        or _noun_before_of(token)
        or _clause_behind(expression, token)
        or _relative_before(token)
        or _relative_of_object(expression, token)
        or _clause_before_participle(token)
    )


def is_deadline(expression: TimeExpression, bearer: "Token", tense: Tense) -> bool:
    """ "By June it had paid", "it must pay by Friday": a day by which something is done is as good as its own.

    So is "before the end of June", of what is to be done, and May in "did not pay until May". What was done "before
    Christmas" is taken to be of that month.
    """
    if tense == "future":
        is_end = expression.prefix == "before" and getattr(expression.form, "part", None) == "late"
        return expression.prefix == "by" or is_end
    if expression.prefix in AT_LAST:
        return is_late(bearer)
    if expression.prefix == "before" and _is_of_feast(expression):
        return True
    return expression.prefix == "by" and any(c.dep_ == "aux" and c.lower_ == "had" for c in bearer.children)


def _is_of_feast(expression: TimeExpression) -> bool:
    form = expression.form
    return (isinstance(form, Feast) and form.in_month) or expression.text.endswith(" Christmas")


def _is_of_office(expression: TimeExpression, token: "Token", bearer: "Token") -> bool:
    """ "Togo's minister at the time met him on May 3": when somebody was what he is called."""
    if expression.text.lower() != "at the time":
        return False
    link = next((word for word in (token, *token.ancestors) if word.lower_ == "at"), token)
    noun = link.head
    return noun != bearer and noun.pos_ in NOMINAL and noun.dep_ in {"nsubj", "nsubjpass", "appos", "pobj"}


def _is_of_some(expression: TimeExpression, token: "Token") -> bool:
    """ "It has sent back 340 since March, *12 of them on Monday*": what is told of some is not of all."""
    first = token
    while first.i > token.sent.start and first.nbor(-1).idx >= expression.start_char:
        first = first.nbor(-1)
    words = [*token.doc[max(first.i - 4, token.sent.start) : first.i]]
    number = words[1].pos_ if len(words) > 3 else ""
    return number == "NUM" and [word.lower_ for word in words[:1] + words[2:]] == [",", "of", "them"]


def is_of_another_day(expression: TimeExpression, token: "Token", bearer: "Token") -> bool:
    """Whether a time is of an occasion that somebody asks or waits for, or of what something is compared with."""
    return (
        is_behind_occasion(expression, token, bearer)
        or _is_of_comparison(expression, token)
        or _is_some_time_off(expression, token, bearer)
        or _ends_a_span(expression, token)
    )


def _is_some_time_off(expression: TimeExpression, token: "Token", bearer: "Token") -> bool:
    """ "*Weeks after the ruling* on May 3 it freed them", "*on the eve of* its talks on May 3": the day of another."""
    noun = _word_before(expression, token)
    way = [noun, *takewhile(lambda above: above.pos_ not in VERBAL or above.dep_ == "prep", noun.ancestors)]
    if noun.pos_ not in NOMINAL or bearer in way:
        return False
    spans = discourse_words().spans_off
    is_within = any(above.lemma_.lower() in spans and above.head.lower_ == "within" for above in way[1:])
    is_within = is_within or any(above.lower_ == _EVE for above in way[1:])
    is_event = noun.ent_type_ not in TIMES and noun.tag_ != "NNP" and noun.lower_ not in _HOURS
    links = [above for above in way if above.lower_ in _OF_ANOTHER_DAY]
    return is_within or (is_event and bool(links) and not any(map(_is_within_hours, links)))


def _ends_a_span(expression: TimeExpression, token: "Token") -> bool:
    """ "In the *12 months to* June 2024": whether a time is only the end of a stretch in which something was done."""
    before = _word_before(expression, token)
    link = before.lower_ if expression.prefix is None else expression.prefix
    first = before.nbor(-1) if expression.prefix is None and before.i > token.sent.start else before
    return link in _ENDING and first.lemma_.lower() in _SPANS


def _word_before(expression: TimeExpression, token: "Token") -> "Token":
    """The word right before an expression, or its own first word where that opens the sentence."""
    first = token
    while first.i > first.sent.start and first.nbor(-1).idx >= expression.start_char:
        first = first.nbor(-1)
    return first.nbor(-1) if first.i > first.sent.start else first


def _is_of_comparison(expression: TimeExpression, token: "Token") -> bool:
    """ "Paid $5m, up from $3m *in 2023*", "compared with 20 *last year*", "more than *in May*": the time of another."""
    words = discourse_words()
    first = token
    while first.i > token.sent.start and first.nbor(-1).idx >= expression.start_char:
        first = first.nbor(-1)
    before = [word.lower_ for word in token.doc[max(first.i - _LONGEST_COMPARED, token.sent.start) : first.i]]
    before = before[
        len(before) - next((n for n, word in enumerate(reversed(before)) if word in _PARTING), len(before)) :
    ]
    core = before[:-1] if before and before[-1] in _BEFORE_COMPARED else before
    last, second = core[-1] if core else "", core[-2] if len(core) > 1 else ""
    is_beside = last == "than" or last in words.figures or (last == "as" and second not in words.soon_as)
    is_from = last in words.risen and expression.text.lower().startswith("from")  # "down *from 60 in January*"
    is_from = is_from or any(after == "from" and word in words.risen for word, after in pairwise(before))
    return is_beside or is_from or not words.comparing.isdisjoint(before)


def _is_described(token: "Token", bearer: "Token") -> bool:
    """ "The accord of 1995", "their June talks", "signed a 1995 accord"; not "lifted its 2019 ban"."""
    noun = token.head
    is_of_noun = noun.pos_ not in NOMINAL or bearer.pos_ not in VERBAL
    return bearer == noun or (bearer == noun.head and (is_of_noun or bearer.lemma_ in discourse_words().acts_of_making))


def _is_of_visit(token: "Token") -> bool:
    """ "During his June visit": whether a month describes an occasion at which something is done."""
    noun = token.head
    is_at = noun.dep_ == "pobj" and noun.head.lower_ in _AT
    return is_at and token.dep_ == "compound" and noun.lemma_.lower() in discourse_words().occasions


def _clause_before_participle(token: "Token") -> "Token | None":
    """ "Rejected it on Tuesday, noting": the clause before a comma, of a time that the parser hung on a participle."""
    verb = next((above for above in token.ancestors if above.pos_ in VERBAL), None)
    if verb is None or verb.i < token.i or verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.head.i > token.i:
        return None
    return verb.head if verb.nbor(-1).text == "," else None


def _is_apposed(first: TimeExpression, second: TimeExpression) -> bool:
    """Whether a date in full stands right behind a vaguer one."""
    is_day = isinstance(second.form, Date | Weekday) and not isinstance(first.form, Date | Weekday)
    if is_day and isinstance(first.form, That):  # "on the same day as Mr. Ito in November 2018"
        return True
    return is_day and 0 < second.start_char - first.end_char <= len(", ")


def _clause_behind(expression: TimeExpression, token: "Token") -> "Token | None":
    """The verb of the clause that an expression opens: "halted it, but on May 3 it agreed"; None if it opens none."""
    first = token
    while first.i > first.sent.start and first.nbor(-1).idx >= expression.start_char:
        first = first.nbor(-1)
    if first.i != first.sent.start and _link_before(first).pos_ != "CCONJ" and first.nbor(-1).text != ";":
        return None
    for behind in first.doc[token.i + 1 : first.sent.end]:
        if "parataxis" in {behind.dep_, behind.head.dep_}:
            continue  # "since May, *he said*, it has freed 40"
        joined = _joined_verb(behind, first)
        if joined is not None:
            return joined
        if (
            behind.dep_ == "mark"
            or behind.tag_ in {"WRB", "WDT", "WP"}
            or behind.pos_ in VERBAL
            or behind.tag_ == "TO"
            or _is_possessive(behind, token)
        ):
            return None
        if behind.dep_ in NOMINAL_SUBJECTS and behind.head.pos_ in VERBAL and behind.head.i > behind.i:
            return behind.head
    return None


def _link_before(opening: "Token") -> "Token":
    """The word before a time that is not the first: the "and" of "and a year later", "and, a year later,"."""
    before = opening.nbor(-1)
    return before.nbor(-1) if before.text == "," and before.i > opening.sent.start else before


def _joined_verb(word: "Token", opening: "Token") -> "Token | None":
    """ "Was arrested in 2015 and a year later was given ten years": the verb behind "and" that shares the subject."""
    verb = word.head if word.dep_ in AUXILIARIES else word
    has_subject = verb.has_any(SUBJECTS)  # "and on May 3 so did the court"
    is_told = word.tag_ == "VBD" and verb.tag_ in PAST_FORMS and not has_subject and opening.i > opening.sent.start
    return verb if is_told and _link_before(opening).pos_ == "CCONJ" and verb.dep_ in {"conj", "dep", "ROOT"} else None


def _relative_before(token: "Token") -> "Token | None":
    """ "Men who were caught there on May 3 proved to be traders": the clause inside the subject that a time ends."""
    verb = next((above for above in token.ancestors if above.pos_ in VERBAL), None)
    if verb is None or verb.i < token.i:
        return None
    subjects = [child for child in verb.children if child.dep_ in NOMINAL_SUBJECTS and child.i < token.i]
    inside = [word for subject in subjects for word in subject.subtree if word.i < token.i]
    clauses = [word for word in inside if word.dep_ in ADNOMINAL_CLAUSES and word.pos_ in VERBAL]
    if not clauses or any(word.is_punct for word in token.doc[clauses[-1].i : token.i]):
        return None
    return clauses[-1]


def _relative_of_object(expression: TimeExpression, token: "Token") -> "Token | None":
    """ "Lifted the ban that it *imposed* on Niger in 2019": the clause that a month or year ends."""
    verb = next((above for above in token.ancestors if above.pos_ in VERBAL), None)
    if verb is None or isinstance(expression.form, Weekday) or getattr(expression.form, "day", None) is not None:
        return None
    objects = [child for child in verb.children if child.dep_ == "dobj" and verb.i < child.i < token.i]
    clauses = [c for noun in objects for c in noun.children if c.dep_ in ADNOMINAL_CLAUSES and c.i < token.i]
    if not clauses or clauses[-1].tag_ not in PAST_FORMS:
        return None
    clause = clauses[-1]
    return None if any(word.is_punct for word in token.doc[clause.i : token.i]) else clause


def _saying_before(reading: Reading, expression: TimeExpression, token: "Token") -> "Token | None":
    """ "*Said* on Monday it would pay": the verb just before a time that the parser hung on what is said."""
    verb = next((above for above in token.ancestors if above.pos_ in VERBAL), None)
    if verb is None or verb.dep_ != "ccomp" or not verb.head.i < token.i < verb.i:
        return None
    saying = verb.head
    is_said = saying.lemma_.lower() in reading.frames.status.reporting
    is_before = any(child.dep_ in SUBJECTS and child.i > token.i for child in verb.children)
    begins_behind = expression.start_char - saying.idx - len(saying) <= 1  # "said as early as March 2024 that"
    return saying if is_said and is_before and (token.i - saying.i <= _LONGEST_DAY or begins_behind) else None


def _said_then(reading: Reading, token: "Token") -> "Token | None":
    """ "*Asked* Oslo to free them last week", "*ruled* that it was void on Friday": the verb above what is last.

    Nothing that is yet to be done is of a day that is over, and what is lawful is so on no day.
    """
    expression = reading.mentions_of(token).times[token.i]
    verb = next((above for above in token.ancestors if above.pos_ in VERBAL), None)
    if verb is None or verb.i > token.i or not _dates(token, verb, expression):
        return None
    if (answering := _answering(verb)) is not None:
        return answering if isinstance(expression.form, Weekday) or _is_over(reading, expression) else None
    if verb.head.pos_ not in VERBAL or verb.head.tag_ not in PAST_FORMS:
        return None
    if verb.tag_ == "VBG" and verb.dep_ == "xcomp" and verb.head.lemma_ in discourse_words().phases:
        return verb.head  # "*resumed* issuing visas on Monday"
    if verb.tag_ == "VB" and verb.dep_ in _AIMS and any(c.lower_ == "to" and c.i < verb.i for c in verb.children):
        is_of_other = verb.has_any(SUBJECTS)  # "only for the court to decide in 2019"
        return verb.head if _is_over(reading, expression) and not is_of_other else None
    is_found = verb.dep_ == "ccomp" and verb.lemma_ == "be" and verb.has("acomp")
    is_news = isinstance(expression.form, Weekday) or is_past(expression)
    return verb.head if is_found and is_news and verb.head.lemma_ in reading.frames.classes["judging"] else None


def _answering(verb: "Token") -> "Token | None":
    """ "*Rejected* a request to suspend it on Monday": the verb of the answer to what was to be done."""
    noun = verb.head
    is_asked = verb.dep_ == "acl" and verb.tag_ == "VB" and noun.dep_ == "dobj" and noun.head.tag_ == "VBD"
    return noun.head if is_asked and noun.head.lemma_ in discourse_words().asked_then else None


def _is_over(reading: Reading, expression: TimeExpression) -> bool:
    """Whether a time can only be behind the day of publication: "last week", "overnight", "in 2019" of a later year."""
    form, published = expression.form, reading.parsed.article.published
    if isinstance(form, Period) and form.part in {"earlier", "overnight"}:
        return True
    year = form.year if isinstance(form, Date | Months) else None
    return (year is not None and published is not None and str(year) < published[:4]) or is_past(expression)


def _set_for(expression: TimeExpression, token: "Token") -> "Token | None":
    """ "Scheduled a *hearing* for May 20": what a day is set for, on whichever word the parser hung the day."""
    link = next((a for a in (token, *token.ancestors) if a.dep_ == "prep"), None)
    if link is None or link.lower_ != "for" or not 0 < token.i - link.i <= _LONGEST_DAY:
        return None
    verb = link.head.head if link.head.dep_ == "dobj" else link.head
    objects = (c for c in verb.children if c.dep_ == "dobj" and c.i < link.i)
    thing = next(objects, None)
    if thing is None or verb.lemma_ in discourse_words().setting:
        return thing
    # "summoned him for September 4", "called the judges in for May 3": nobody does anything then
    is_day = isinstance(expression.form, Date) and expression.form.day is not None
    return link if is_day and link.head == verb else None


def _noun_before_of(token: "Token") -> "Token | None":
    """ "The failure last week in Oslo of talks": the noun of an act that a time parts from what it is of."""
    sentence, i = token.sent, token.i
    while i + 1 < sentence.end and token.doc[i + 1].ent_type_ in TIMES:
        i += 1
    behind = token.doc[i + 1 : min(i + 4, sentence.end)]
    place = [word.lower_ for word in behind[:1]] == ["in"] and len(behind) == 3 and behind[1].pos_ == "PROPN"
    follows = behind[2] if place else behind[0] if len(behind) else None
    if follows is None or follows.lower_ != "of":
        return None
    while i > sentence.start and (token.doc[i].ent_type_ in TIMES or token.doc[i].dep_ == "prep"):
        i -= 1
    noun = token.doc[i]
    is_act = noun.pos_ == "NOUN" and noun.lemma_.lower() in discourse_words().turns
    return noun if is_act else None


def _is_possessive(word: "Token", time: "Token") -> bool:
    """Whether a word makes a time one that owns what follows: "Monday's talks"."""
    return word.tag_ == "POS" and word.i == time.i + 1


def _dates(token: "Token", bearer: "Token", expression: TimeExpression) -> bool:
    """Whether a word of a calendar expression hangs on the bearer, through no other verb and no noun it describes."""
    is_behind = is_past(expression) and bearer.tag_ in PAST_FORMS
    if token.dep_ == "prep" and any(is_of_thing(word) for noun in token.children for word in noun.children):
        return False  # the "at" of "at last year's price"
    while token != bearer:
        head = token.head
        if head == token or (head != bearer and is_of_thing(token)):
            return False
        if head != bearer and head.pos_ in VERBAL and head.dep_ != "pobj":  # "at the Salloum crossing on May 3"
            return False
        of_other = is_of_its_own_day(head) and not (is_behind and head.head.lower_ in _PURPOSES)
        if head != bearer and head.pos_ in NOMINAL and (token.dep_ not in _TRANSPARENT or of_other):
            return False
        token = head
    return True


def is_past(expression: TimeExpression) -> bool:
    """Whether an expression itself says that a time is behind: "last week"; nobody asks for what is past."""
    match expression.form:
        case Period(offset=offset):
            return offset < 0
        case Ago(count=count):
            return count < 0
        case Date(relation="last") | Weekday(relation="last") | Weekday(in_week="last") | Date(in_year="last"):
            return True
        case Months(in_year="last"):
            return True
    return False


def is_of_its_own_day(noun: "Token") -> bool:
    """Whether a noun is of something that takes place at another time than what it is asked or done for: "to talks"."""
    words, link = discourse_words(), _link_of(noun)
    is_aim = noun.dep_ == "pobj" and link.lower_ in words.aims and not _is_within_hours(link)
    return is_aim and noun.lemma_.lower() in words.occasions


def is_behind_occasion(expression: TimeExpression, token: "Token", bearer: "Token") -> bool:
    """ "Fined it over its coup in July": the time just behind what has a day of its own, which parsers hang above."""
    before = _word_before(expression, token)
    way = (before, *takewhile(lambda above: above.pos_ not in VERBAL, before.ancestors))  # "talks between the two"
    nouns = [noun for noun in way if noun.dep_ == "pobj"]
    occasions = [noun for noun in nouns if noun.lemma_.lower() in discourse_words().occasions]
    if bearer in nouns:
        return False
    is_cause = any(_link_of(noun).lower_ in _CAUSES and not _is_within_hours(noun.head) for noun in occasions)
    polls = (noun for noun in nouns if noun.lemma_.lower() in discourse_words().polls)
    return is_cause or any(noun.head.lower_ in _ABOUT_POLLS for noun in polls) or _is_of_wrong(expression, nouns)


def _is_within_hours(link: "Token") -> bool:
    """ "*Hours* after talks on Monday it freed them": so near to something that it is of one day with it."""
    return link.i > link.sent.start and link.nbor(-1).lemma_.lower() in _OF_ONE_DAY


def _is_of_wrong(expression: TimeExpression, nouns: list["Token"]) -> bool:
    """ "Ordered it to pay for the seizure of a mine in 2011": a year or a month behind what one answers for."""
    form = expression.form
    if not isinstance(form, Date | Months) or getattr(form, "day", None) is not None:
        return False
    wrongs = discourse_words().answered_for
    return any(noun.lemma_.lower() in wrongs and noun.head.lower_ in _ANSWERING for noun in nouns)


def _link_of(noun: "Token") -> "Token":
    """The word by which a noun is that before, after or over which something is done: the "ahead" of "ahead of"."""
    link = noun.head
    return link.nbor(-1) if link.lower_ == "of" and link.i > 0 and link.nbor(-1).lower_ == "ahead" else link


def is_of_infinitive(reading: Reading, found: TimeExpression, verb: "Token") -> bool:
    """ "Has invited both to come back in May": what has been done is of no day of its own, so that of what is to be.

    So "agreed to pay in July", told in June, is of this July and not of the one before.
    """
    is_perfect = any(c.dep_ == "aux" and c.lower_ in {"has", "have"} for c in verb.children)
    if not isinstance(found.form, Date) or not (is_perfect or _is_soon(reading, found.form)):
        return False
    times = (i for i, other in reading.mentions_of(verb).times.items() if other == found)
    time = next(times, 0)  # none where another paragraph tells it
    return any(c.dep_ in COMPLEMENT_CLAUSES and c.tag_ == "VB" and c.i < time for c in verb.children)


def is_far_ahead(reading: Reading, found: TimeExpression) -> bool:
    """Whether a month without a year is nearer behind than ahead on the day of publication."""
    months = _months_ahead(reading, found.form) if isinstance(found.form, Date) and found.prefix is None else None
    return months is not None and months > _MONTHS // 2


def _is_soon(reading: Reading, date: Date) -> bool:
    """Whether a month without a year is nearer ahead than behind on the day of publication."""
    months = _months_ahead(reading, date)
    return months is not None and 1 <= months <= _MONTHS // 2


def _months_ahead(reading: Reading, date: Date) -> int | None:
    """How many months a month without a year lies ahead of that of publication."""
    published = reading.told_on
    if published is None or date.month is None or date.year is not None or date.in_year is not None:
        return None
    return None if date.relation is not None else (date.month - published.month) % _MONTHS


def is_of_source(word: "Token") -> bool:
    """ "According to papers tabled on Monday": when something was said or written, and not what it tells."""
    return any(above.lower_ == "according" for above in word.ancestors)


def is_of_thing(time: "Token") -> bool:
    """ "At last year's price": when something behind a preposition was so; not "at Monday's meeting"."""
    noun = time.head
    return time.dep_ == "poss" and noun.dep_ == "pobj" and noun.lemma_.lower() not in discourse_words().occasions
