"""A calendar expression as a time, by the day of publication, the story before it and the tense of its verb."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, place_of
from graph.extraction.times import (
    Date,
    Form,
    Later,
    Months,
    Period,
    Soon,
    Tense,
    That,
    TimeExpression,
    Weekday,
    resolve_time,
)
from graph.frames import discourse_words
from graph.labels import ADNOMINAL_CLAUSES, AUXILIARIES, PRESENT_TENSE
from graph.model import Time

if TYPE_CHECKING:
    from graph.tokens import Doc, Token

_TOWARDS = frozenset({"in", "on", "by", "for"})  # prepositions between these and a time
_LONGEST_STEP = 4  # words: "some four years on"
_MID_MONTH = 15  # the day that stands for a month
_LAST_SURE = 28  # the last day that each month has
_ENDS = frozenset({"by", "until", "till", "before", "through"})  # prepositions of a day until which something goes on


def resolved(reading: Reading, found: TimeExpression, bearer: "Token", tense: Tense) -> Time | None:
    """The time that an expression beside a word means, or None."""
    published = _counted_from(reading, found)
    if published is None:
        found = _in_year_of_text(reading, found, bearer)
    if isinstance(found.form, Later) and found.form.since is not None and _is_within(bearer, found):
        found = replace(found, form=found.form.since)  # "two days after it was *signed* on March 3"
    if tense == "future" and was_foreseen(bearer) and (published is None or found.prefix is None):
        behind = resolved(reading, found, bearer, "past")
        return _nearer(behind, resolve_time(found, published=published, tense="future"), published)
    is_of_due = tense == "past" and _is_of_due(found, bearer.doc)
    if _is_told_ahead(found, bearer) or (is_of_due and _is_owed_still(bearer)):
        tense = "future"
    if tense == "past":
        found = _in_year_told(reading, found, bearer)
    anchor = _anchor(reading, found, bearer.doc)
    time = resolve_time(found, published=published, tense=tense, anchor=anchor)
    if tense == "past" and (is_of_due or _may_be_ahead(found, bearer)):
        ahead = resolve_time(found, published=published, tense="future", anchor=anchor)
        return _nearer(time, ahead, published)
    return time


def _counted_from(reading: Reading, found: TimeExpression) -> dt.date | None:
    """The day that an expression counts from; "yesterday" from that of the paper, where a report was written then.

    "DHAKA, Dec 4: The government yesterday closed", printed on December 5, is of the 4th.
    """
    told, printed, form = reading.told_on, reading.parsed.article.published_day, found.form
    is_yesterday = isinstance(form, Period) and form.unit == "day" and form.offset == -1
    is_next_day = told is not None and printed is not None and printed - told == dt.timedelta(days=1)
    return printed if is_yesterday and is_next_day else told


def nearest(reading: Reading, found: TimeExpression, bearer: "Token", tense: Tense) -> Time | None:
    """The time that an expression means, ahead if that is nearer by the day of publication: "banned it from July 1"."""
    time = resolved(reading, found, bearer, tense)
    form = found.form
    is_weekday = isinstance(form, Weekday) and form.relation is None and form.in_week is None
    is_day = isinstance(form, Date) and form.day is not None and _is_without_year(found)
    if tense == "future" or not (is_weekday or is_day):
        return time
    return _nearer(time, resolved(reading, found, bearer, "future"), reading.told_on)


def _is_within(word: "Token", expression: TimeExpression) -> bool:
    return expression.start_char <= word.idx < expression.end_char


def _may_be_ahead(found: TimeExpression, verb: "Token") -> bool:
    """ "Meets on May 12", "were to have met in April": whether a date without its year may be still to come."""
    if not _is_without_year(found):
        return False
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in AUXILIARIES}
    was_planned = "have" in auxiliaries and "to" in auxiliaries
    return was_planned or (verb.tag_ in PRESENT_TENSE and not auxiliaries)


def _is_of_due(found: TimeExpression, doc: "Doc") -> bool:
    """ "Froze $40 million *due* in December", "a flight *set* for May 3": a date that may be still to come."""
    if not _is_without_year(found):
        return False
    place = bisect_left(doc.tokens, found.start_char, key=lambda token: token.idx)
    before = [token.lower_ for token in doc[max(place - 2, 0) : place]]
    due = discourse_words().due
    return bool(before) and (before[-1] in due or (before[-1] in _TOWARDS and before[0] in due))


def _is_owed_still(bearer: "Token") -> bool:
    """ "*Owes* $40 million, due in May": what is due by what is told in the present or the future is still to come."""
    verb = next((word for word in (bearer, *bearer.ancestors) if word.pos_ == "VERB"), bearer)
    return verb.tag_ in PRESENT_TENSE or verb.has_word("will")


def was_foreseen(verb: "Token") -> bool:
    """ "Was to *pay* on Monday", "had been due to pay": what was to be done on a day that may be over by now."""
    above = verb
    while above.dep_ in {"xcomp", "acomp"}:
        above = above.head
    finite = next((child for child in above.children if child.dep_ in AUXILIARIES), above)
    is_past = finite.tag_ == "VBD" and finite.lemma_ in {"be", "have"}
    return above != verb and is_past and above.lemma_ in discourse_words().foreseeing


def _is_told_ahead(found: TimeExpression, verb: "Token") -> bool:
    """ "The ban *takes* effect on Monday": what a sentence, and no headline, tells in the present of a day to come."""
    form = found.form
    is_weekday = isinstance(form, Weekday) and form.relation is None and form.in_week is None
    is_plain = not verb.has_any(AUXILIARIES) and verb.lemma_ != "be"
    is_plain = is_plain and not (verb.dep_ == "ccomp" and verb.head.lemma_ in discourse_words().letting)
    is_on_it = is_weekday and found.text.startswith("on ")
    return is_on_it and is_plain and verb.tag_ in PRESENT_TENSE and verb.doc[-1].is_punct


def _is_without_year(found: TimeExpression) -> bool:
    form = found.form
    return isinstance(form, Date) and form.month is not None and form.year is None and form.in_year is None


def _nearer(behind: Time | None, ahead: Time | None, published: dt.date | None) -> Time | None:
    if behind is None or ahead is None or published is None:
        return behind or ahead
    return ahead if abs(ahead.earliest - published) < abs(published - behind.earliest) else behind


def _in_year_told(reading: Reading, found: TimeExpression, bearer: "Token") -> TimeExpression:
    """ "Heard him in January last year and again in April": a later month is of the year that was just named."""
    form, published = found.form, reading.told_on
    if not isinstance(form, Date) or not _is_without_year(found) or form.relation is not None or published is None:
        return found
    before = _date_told_before(reading, found, bearer)
    if before is None or form.month is None or before.month is None or before.month > form.month:
        return found
    year = published.year - 1 if before.in_year == "last" else before.year
    return replace(found, form=replace(form, year=year))


def _in_year_of_text(reading: Reading, found: TimeExpression, bearer: "Token") -> TimeExpression:
    """ "On May 11, 2006 (…) on May 9": in a text without a date, the year that brings it nearest to the day told."""
    form = found.form
    if not isinstance(form, Date) or form.month is None or not _is_without_year(found) or form.relation is not None:
        return found
    days = reading.once(_days_with_year)
    index = bisect_left(days, (place_of(bearer)[0], found.start_char, dt.date.min)) - 1
    if index < 0:
        return found
    day = days[index][2]
    month, about = form.month, min(form.day or _MID_MONTH, _LAST_SURE)
    years = (day.year - 1, day.year, day.year + 1)
    year = min(years, key=lambda year: abs(dt.date(year, month, about) - day))
    return replace(found, form=replace(form, year=year))


def _days_with_year(reading: Reading) -> list[tuple[int, int, dt.date]]:
    """Where the text names a day with its year, by paragraph and character, and the day."""
    found = []
    for doc in reading.parsed.paragraphs:
        for time in reading.mentions_of(doc[0]).times.values() if len(doc) else ():
            day = resolve_time(time, published=None) if time.prefix is None and isinstance(time.form, Date) else None
            if day is not None and day.earliest == day.latest:
                found.append((doc.start_char, time.start_char, day.earliest))
    return sorted(found)


def _date_told_before(reading: Reading, found: TimeExpression, bearer: "Token") -> Date | None:
    """The date before one of this paragraph, if it is of its sentence or of a tale of one year that the two are of."""
    before: Form | None = None
    mentions = reading.mentions_of(bearer)
    for i, earlier in mentions.times.items():
        is_within = isinstance(earlier.form, That) and earlier.form.month is None and earlier.form.unit != "year"
        if earlier.start_char >= found.start_char or is_within or isinstance(earlier.form, Soon):
            continue  # "sent him in July 2019 and freed him the month after; came home in October"
        is_here = earlier.start_char >= bearer.sent.start_char
        if not is_here and _is_years_on(bearer):
            continue
        if is_here and _is_background(mentions.doc[i]) and not _is_background(bearer):
            continue  # "the envoy, who came in May 2024, left in June"
        is_told_here = is_here or _is_days_before(earlier.form, found.form)
        is_of_tale = is_told_here or _is_of_past_year(reading, earlier, mentions.doc[i], found.form)
        before = earlier.form if is_of_tale else None
    return before if isinstance(before, Date) else None


def _is_years_on(bearer: "Token") -> bool:
    """ "*Four years on*, it agreed in November": whether a sentence opens a tale of another year."""
    opening = [word.lower_ for word in bearer.sent[:_LONGEST_STEP]]
    return any(pair[0] == "years" and pair[1] in {"on", "later"} for pair in pairwise(opening))


def _is_of_past_year(reading: Reading, earlier: TimeExpression, word: "Token", later: Form) -> bool:
    """ "In February 2023 it asked. … In April the two met": whether a tale of another year came before a month."""
    form, published = earlier.form, reading.told_on
    is_told = earlier.prefix is None and not earlier.attributive and not _is_background(word)
    if not is_told or not isinstance(form, Date) or not isinstance(later, Date) or published is None:
        return False
    if form.month is None or later.month is None or form.year is None:
        return False
    return form.month < later.month and form.year < published.year


def _is_days_before(before: Form, form: Form) -> bool:
    """ "He landed on 13 June 2015. … On 14 June": whether one day is of the same month as another with its year."""
    if not isinstance(before, Date) or not isinstance(form, Date) or before.day is None or form.day is None:
        return False
    return before.year is not None and before.month == form.month and before.day <= form.day


def _anchor(reading: Reading, expression: TimeExpression, doc: "Doc") -> Time | None:
    """The time before this one in the story, which "the next day" counts from."""
    if not expression.anchored:
        return None
    of_year = _is_of_that_year(expression)
    anchor = told = that_day = None
    for paragraph, earlier, word in _times_before(reading, expression, doc):
        if earlier.prefix in _ENDS:
            continue  # "asked to wait until June; two weeks later": nobody is that far
        if of_year and isinstance(earlier.form, Weekday | Period):
            continue  # "said on Monday; in October of that year": the year is one told of, not the present one
        named = replace(earlier, prefix=None)  # "held since April 23; ten days later" counts from April 23
        if of_year and isinstance(earlier.form, Months) and earlier.form.year is not None:
            named = replace(named, form=Date(year=earlier.form.year))  # "the winter of 2022"
        has_own_anchor = _is_of_that_year(earlier) or _weekday_of(earlier) is not None
        before = _anchor(reading, earlier, paragraph) if has_own_anchor else anchor
        time = resolve_time(named, published=reading.told_on, anchor=before)
        anchor = time or anchor
        if time is not None and time.earliest == time.latest and time.earliest.weekday() == _weekday_of(expression):
            that_day = time
        if paragraph is doc and not _is_background(word):
            told = anchor
    return that_day or told or anchor


def _weekday_of(expression: TimeExpression) -> int | None:
    """The weekday of "that same Saturday", which an article gave before."""
    form = expression.form
    return form.weekday if isinstance(form, That) and not form.step else None


def _is_of_that_year(expression: TimeExpression) -> bool:
    return isinstance(expression.form, Date | Months) and expression.form.in_year == "that"


def _times_before(
    reading: Reading, expression: TimeExpression, doc: "Doc"
) -> Iterator[tuple["Doc", TimeExpression, "Token"]]:
    """The calendar expressions of the article before one of this paragraph, each once, in text order."""
    for paragraph in reading.parsed.paragraphs:
        words = {earlier: paragraph[i] for i, earlier in reading.mentions[id(paragraph)].times.items()}
        for earlier, word in words.items():
            if paragraph is doc and earlier.start_char >= expression.start_char:
                return
            yield paragraph, earlier, word
        if paragraph is doc:
            return


def _is_background(word: "Token") -> bool:
    """Whether a time is that of something told by the way: "crimes committed in 2015", "on Friday's plane"."""
    return word.dep_ == "poss" or any(above.dep_ in ADNOMINAL_CLAUSES for above in (word, *word.ancestors))
