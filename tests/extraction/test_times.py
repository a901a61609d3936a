import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import processor_seconds

from graph.extraction.times.expressions import find_times, resolve_time
from graph.model import Time

WEDNESDAY = dt.date(2026, 3, 18)
MARCH_15 = Time(text="March 15", value="2025-03-15", earliest=dt.date(2025, 3, 15), latest=dt.date(2025, 3, 15))
MARCH = Time(text="in March", value="2025-03", earliest=dt.date(2025, 3, 1), latest=dt.date(2025, 3, 31))

# What stands in a text of Wednesday, 18 March 2026, and the value that it means in the past tense.
VALUES = [
    ("two days after the earthquake of 4 March", "2026-03-06"),
    ("a day before the vote on January 3", "2026-01-02"),
    ("in the autumn", "2025"),
    ("on the 2nd of this month", "2026-03-02"),
    # days by their name
    ("on Monday", "2026-03-16"),
    ("on Wednesday", "2026-03-18"),
    ("on Thursday", "2026-03-12"),
    ("last Friday", "2026-03-13"),
    ("last Wednesday", "2026-03-11"),
    ("next Wednesday", "2026-03-25"),
    ("this Monday", "2026-03-16"),
    ("this past Saturday", "2026-03-14"),
    ("this coming Saturday", "2026-03-21"),
    ("late Tuesday night", "2026-03-17"),
    ("late on Tuesday", "2026-03-17"),
    ("early Monday", "2026-03-16"),
    ("Monday evening", "2026-03-16"),
    ("on Sunday night", "2026-03-15"),
    ("Friday of last week", "2026-03-13"),
    ("on Tuesday of last week", "2026-03-10"),
    ("Monday of this week", "2026-03-16"),
    ("Thursday of next week", "2026-03-26"),
    ("last week on Tuesday", "2026-03-10"),
    ("on Monday, March 2", "2026-03-02"),
    ("on Monday, March 3, 2025", "2025-03-03"),
    ("Wednesday 18 March", "2026-03-18"),
    ("the Monday before last", "2026-03-09"),
    ("on the first Monday of March", "2026-03-02"),
    ("on the last Friday in January 2026", "2026-01-30"),
    ("yesterday", "2026-03-17"),
    ("yesterday morning", "2026-03-17"),
    ("today", "2026-03-18"),
    ("tonight", "2026-03-18"),
    ("tomorrow", "2026-03-19"),
    ("the day before yesterday", "2026-03-16"),
    ("the day after tomorrow", "2026-03-20"),
    ("last night", "2026-03-17"),
    ("this morning", "2026-03-18"),
    # days of a month
    ("on New Year's Eve", "2025-12-31"),
    ("on Christmas Day 2023", "2023-12-25"),
    ("on May Day", "2025-05-01"),
    ("on Good Friday", "2025-04-18"),
    ("on Easter Monday", "2025-04-21"),
    ("at Easter", "2025-04"),
    ("in the course of January", "2026-01"),
    ("midway through 2023", "2023"),
    ("two months back", "2026-01"),
    ("on Tuesday (March 3)", "2026-03-03"),
    ("on the first of March", "2026-03-01"),
    ("on the last day of February", "2026-02-28"),
    ("on Sept. 4", "2025-09-04"),
    ("on Sept 4", "2025-09-04"),
    ("on Dec. 28", "2025-12-28"),
    ("on Jan. 31", "2026-01-31"),
    ("March 12", "2026-03-12"),
    ("on March 18", "2026-03-18"),
    ("on March 19", "2025-03-19"),
    ("on July 16", "2025-07-16"),
    ("June 14", "2025-06-14"),
    ("14 June", "2025-06-14"),
    ("June 14th", "2025-06-14"),
    ("14th June", "2025-06-14"),
    ("the 14th of June", "2025-06-14"),
    ("on 4 Sept.", "2025-09-04"),
    ("on May 5", "2025-05-05"),
    ("Feb. 29", "2024-02-29"),
    ("on 29 June 2023", "2023-06-29"),
    ("June 29, 2023", "2023-06-29"),
    ("June 29 2023", "2023-06-29"),
    ("29 June, 2023", "2023-06-29"),
    ("May 28 of last year", "2025-05-28"),
    ("on May 28 last year", "2025-05-28"),
    ("2025-03-12", "2025-03-12"),
    ("13/04/2026", "2026-04-13"),
    ("04/13/2026", "2026-04-13"),
    ("5/5/2025", "2025-05-05"),
    ("12.03.2026", "2026-03-12"),
    ("10 days ago", "2026-03-08"),
    ("a day ago", "2026-03-17"),
    # months
    ("in May", "2025-05"),
    ("in March", "2026-03"),
    ("in January", "2026-01"),
    ("in September", "2025-09"),
    ("last June", "2025-06"),
    ("last March", "2025-03"),
    ("last November", "2025-11"),
    ("this April", "2026-04"),
    ("this May", "2026-05"),
    ("next March", "2027-03"),
    ("this past January", "2026-01"),
    ("in March 2024", "2024-03"),
    ("November 2023", "2023-11"),
    ("in Sept. 2023", "2023-09"),
    ("in June of 2023", "2023-06"),
    ("in March last year", "2025-03"),
    ("in March of last year", "2025-03"),
    ("in April this year", "2026-04"),
    ("late January 2025", "2025-01"),
    ("in early October", "2025-10"),
    ("mid-March", "2026-03"),
    ("in the first week of March", "2026-03"),
    ("the last days of April 2025", "2025-04"),
    ("in the early hours of Tuesday", "2026-03-17"),
    ("on the night of June 14", "2025-06-14"),
    ("in mid-July 2025", "2025-07"),
    ("the end of March 2025", "2025-03"),
    ("last month", "2026-02"),
    ("this month", "2026-03"),
    ("next month", "2026-04"),
    ("earlier this month", "2026-03"),
    ("late last month", "2026-02"),
    ("two months ago", "2026-01"),
    ("three months from now", "2026-06"),
    # years
    ("in 2021", "2021"),
    ("in late 2024", "2024"),
    ("early 2025", "2025"),
    ("mid-2025", "2025"),
    ("last year", "2025"),
    ("this year", "2026"),
    ("next year", "2027"),
    ("earlier this year", "2026"),
    ("late last year", "2025"),
    ("two years ago", "2024"),
    ("a year ago", "2025"),
    ("at the end of 2025", "2025"),
]
# Stretches that all lie in one month or year, which is then as precise a date as the words fix.
STRETCHES_WITHIN = [
    ("between January and June 2026", "2026-01-01", "2026-06-30", "2026"),
    ("from March to May", "2025-03-01", "2025-05-31", "2025"),
    ("June 14-16", "2025-06-14", "2025-06-16", "2025-06"),
    ("June 14 and 16", "2025-06-14", "2025-06-16", "2025-06"),
    ("14-16 June 2025", "2025-06-14", "2025-06-16", "2025-06"),
    ("between 14 and 16 June", "2025-06-14", "2025-06-16", "2025-06"),
    ("June 28 to July 3", "2025-06-28", "2025-07-03", "2025"),
    ("28 June to 3 July 2024", "2024-06-28", "2024-07-03", "2024"),
    ("04/05/2026", "2026-04-05", "2026-05-04", "2026"),
    ("last week", "2026-03-09", "2026-03-15", "2026-03"),
    ("this week", "2026-03-16", "2026-03-22", "2026-03"),
    ("earlier this week", "2026-03-16", "2026-03-18", "2026-03"),
    ("later this week", "2026-03-18", "2026-03-22", "2026-03"),
    ("next week", "2026-03-23", "2026-03-29", "2026-03"),
    ("the week of April 1", "2025-03-31", "2025-04-06", "2025-04"),
    ("in the new year", "2026-01-01", "2026-02-28", "2026"),
    ("the week of March 9", "2026-03-09", "2026-03-15", "2026-03"),
    ("the week of March 11", "2026-03-09", "2026-03-15", "2026-03"),
    ("over the weekend", "2026-03-14", "2026-03-15", "2026-03"),
    ("last weekend", "2026-03-14", "2026-03-15", "2026-03"),
    ("next weekend", "2026-03-28", "2026-03-29", "2026-03"),
    ("two weeks ago", "2026-03-01", "2026-03-07", "2026-03"),
    ("a fortnight ago", "2026-03-01", "2026-03-07", "2026-03"),
    ("this spring", "2026-03-01", "2026-05-31", "2026"),
    ("last summer", "2025-06-01", "2025-08-31", "2025"),
    ("in the summer of 2024", "2024-06-01", "2024-08-31", "2024"),
    ("in the third quarter of 2025", "2025-07-01", "2025-09-30", "2025"),
    ("Q3 2025", "2025-07-01", "2025-09-30", "2025"),
    ("the second half of the year", "2026-07-01", "2026-12-31", "2026"),
    ("the first half of last year", "2025-01-01", "2025-06-30", "2025"),
]
# What fixes no single day, month or year, and the first and the last day that it allows.
STRETCHES = [
    ("last winter", "2025-12-01", "2026-02-28"),
    ("winter 2024", "2024-12-01", "2025-02-28"),
    ("November to February", "2025-11-01", "2026-02-28"),
    ("March 2022-June 2023", "2022-03-01", "2023-06-30"),
    ("between 2003 and 2015", "2003-01-01", "2015-12-31"),
    ("from 2003 to 2015", "2003-01-01", "2015-12-31"),
    ("2003-2015", "2003-01-01", "2015-12-31"),
    ("in the 2022-23 financial year", "2022-01-01", "2023-12-31"),
    ("in 2022/23", "2022-01-01", "2023-12-31"),
    ("the 1990s", "1990-01-01", "1999-12-31"),
    ("in the early 1990s", "1990-01-01", "1993-12-31"),
    ("two decades ago", "2005-01-01", "2007-12-31"),
    ("since 2019", "2019-01-01", "2026-03-18"),
    ("since last Friday", "2026-03-13", "2026-03-18"),
    ("after March 12", "2026-03-13", "2026-03-18"),
    ("by the end of the year", "2026-03-18", "2026-12-31"),
    ("until 1 April", "2026-03-18", "2026-04-01"),
    ("before March 25", "2026-03-18", "2026-03-24"),
    ("before the end of the month", "2026-03-18", "2026-03-31"),
    ("through Saturday", "2026-03-18", "2026-03-21"),
]
# What counts from the time before it in the story, 15 March 2025.
ANCHORED = [
    ("the next day", "2025-03-16"),
    ("the following day", "2025-03-16"),
    ("the very next morning", "2025-03-16"),
    ("the same day", "2025-03-15"),
    ("that day", "2025-03-15"),
    ("later that day", "2025-03-15"),
    ("that same evening", "2025-03-15"),
    ("the day before", "2025-03-14"),
    ("the previous day", "2025-03-14"),
    ("a day earlier", "2025-03-14"),
    ("nine days later", "2025-03-24"),
    ("three days earlier", "2025-03-12"),
    ("10 days after that", "2025-03-25"),
    ("two days before", "2025-03-13"),
    ("the following Monday", "2025-03-17"),
    ("the following Saturday", "2025-03-22"),
    ("the previous Friday", "2025-03-14"),
    ("that Friday", "2025-03-14"),
    ("within hours", "2025-03-15"),
    ("days later", "2025-03"),
    ("soon afterwards", "2025-03"),
    ("weeks later", "2025"),
    ("on the 17th", "2025-03-17"),
    ("the night before", "2025-03-14"),
    ("that spring", "2025"),
    ("in the following May", "2025-05"),
    ("a week later", "2025-03-22"),
    ("a week earlier", "2025-03-08"),
    ("three weeks earlier", "2025-02"),
    ("hours later", "2025-03-15"),
    ("after a week.", "2025-03"),
    ("a few hours later", "2025-03-15"),
    ("24 hours later", "2025-03-16"),
    ("that month", "2025-03"),
    ("later that month", "2025-03"),
    ("in the same month", "2025-03"),
    ("the following month", "2025-04"),
    ("the previous month", "2025-02"),
    ("three months later", "2025-06"),
    ("that December", "2025-12"),
    ("the following January", "2026-01"),
    ("the following March", "2026-03"),
    ("the previous June", "2024-06"),
    ("in May of that year", "2025-05"),
    ("that year", "2025"),
    ("a year later", "2026"),
    ("two years earlier", "2023"),
    ("the next year", "2026"),
    ("the year before", "2024"),
]
NO_TIME = [
    *(
        "it may ask",
        "May said",
        "Theresa May said",
        "May is a prime minister",
        "they march on",
        "March on Rome",
        "by May",
    ),
    *(
        "August company",
        "June Smith",
        "Mr. April",
        "Section 122",
        "Title 42",
        "Resolution 2254",
        "page 14",
        "room 2021a",
    ),
    *(
        "for up to a year",
        "for five years",
        "over three decades",
        "16 years",
        "within five working days",
        "in two weeks",
    ),
    *(
        "over the past year",
        "in the last month",
        "in the next month",
        "during the next week",
        "for the next three years",
    ),
    *("a second time", "the second man", "the first half", "in the summer of love", "the Arab Spring", "spring water"),
    *("aged 65", "65-year-old", "$2019", "£1990", "2000 people", "some 2000 refugees", "to 2000 soldiers", "2019%"),
    *(
        "more than 1900 homes",
        "the Good Friday Agreement",
        "Black Friday",
        "every Monday",
        "the Sunday Times",
        "India Today said",
    ),
    *(
        "the day before the vote",
        "two days after the Supreme Court ruled",
        "three days earlier than planned",
        "mondays",
    ),
    *("$5 million a year after that", "an hour", "at 10:30", "10 a.m.", "1,977", "no 2 men"),
    *("several days ago", "days ago", "a long time ago", "later", "earlier", "that", "the", "late", "last"),
    *("2026-13-45", "45.13.2026", "99/99/2026", "1" * 50, "the 1977", "pre-2019", "A2019", "2019m", "this", "next to"),
    *("after a week of talks", "two months back pay", "the Easter talks", "in the new year budget"),
    *("the week of talks", "one day", "the other day", "these days", "Q5 2025", "Q 3"),
    *("within hours of the vote", "soon after the vote", "on the 30th anniversary", "the 15th", "on the 22nd of men"),
]


def the_time(text, **options):
    """The time that a text names, resolved; there must be one expression in it."""
    (found,) = find_times(text)
    return resolve_time(found, **({"published": WEDNESDAY} | options))


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_value(text, value):
    """Each way of saying when gives the day, month or year that it means, and its words with their preposition."""
    found = the_time(text)
    assert (found.value, found.text) == (value, text)
    assert found.earliest <= found.latest


@pytest.mark.parametrize(("text", "earliest", "latest"), STRETCHES)
def test_stretch(text, earliest, latest):
    """What fixes no single day, month or year has no value, but bounds."""
    found = the_time(text)
    assert (found.value, str(found.earliest), str(found.latest)) == (None, earliest, latest)


@pytest.mark.parametrize(("text", "earliest", "latest", "value"), STRETCHES_WITHIN)
def test_stretch_within(text, earliest, latest, value):
    """A stretch that lies in one month or year has that as its value."""
    found = the_time(text)
    assert (found.value, str(found.earliest), str(found.latest)) == (value, earliest, latest)


@pytest.mark.parametrize(("text", "value"), ANCHORED)
def test_anchored(text, value):
    """What counts from the time before it in the story does so, whatever the day of publication."""
    assert the_time(text, anchor=MARCH_15).value == value
    assert find_times(text)[0].anchored


@pytest.mark.parametrize("text", [text for text, _ in ANCHORED])
def test_anchored_without_anchor(text):
    """Without a time before it in the story there is nothing to count from."""
    assert the_time(text) is None


@pytest.mark.parametrize("text", ["the next day", "nine days later", "a week later", "that Friday"])
def test_a_month_anchors_no_day(text):
    """From a month no day can be counted."""
    assert the_time(text, anchor=MARCH) is None


@pytest.mark.parametrize("text", ["hours later", "a day later", "two days later", "three days earlier"])
def test_a_month_anchors_what_comes_soon_after(text):
    """What comes hours or a few days after something of a month is of that month."""
    assert the_time(text, anchor=MARCH).value == "2025-03"


def test_a_month_anchors_a_month():
    """From a month the next one can be counted."""
    assert the_time("the following month", anchor=MARCH).value == "2025-04"


@pytest.mark.parametrize("text", NO_TIME)
def test_no_time(text):
    """Durations, numbers, labels, names and recurring days are no calendar expressions."""
    assert [found.text for found in find_times(text)] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Friday", "2026-03-20"),
        ("on Wednesday", "2026-03-25"),
        ("this Friday", "2026-03-20"),
        ("in May", "2026-05"),
        ("in March", "2026-03"),
        ("in February", "2027-02"),
        ("on March 18", "2026-03-18"),
        ("on March 12", "2027-03-12"),
        ("on July 16", "2026-07-16"),
        ("on July 16, 2025", "2025-07-16"),
        ("last month", "2026-02"),
        ("next month", "2026-04"),
    ],
)
def test_future(text, value):
    """In the future tense a day or month without a year is the next one."""
    assert the_time(text, tense="future").value == value


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("last Monday", "2025-06-30", "2025-06-23"),
        ("on Monday", "2025-06-30", "2025-06-30"),
        ("last June", "2026-02-14", "2025-06"),
        ("last month", "2026-01-05", "2025-12"),
        ("yesterday", "2024-03-01", "2024-02-29"),
        ("in December", "2026-01-05", "2025-12"),
        ("on Dec. 31", "2026-01-01", "2025-12-31"),
        ("two months ago", "2026-01-31", "2025-11"),
    ],
)
def test_across_months_and_years(text, published, value):
    """Days and months are counted across the ends of months and years."""
    assert the_time(text, published=dt.date.fromisoformat(published)).value == value


@pytest.mark.parametrize(
    "text", ["on Monday", "yesterday", "last month", "March 12", "in May", "this spring", "two weeks ago", "since 2019"]
)
def test_without_a_day_of_publication(text):
    """What counts from the day of publication means nothing without one."""
    assert the_time(text, published=None) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("on 29 June 2023", "2023-06-29"), ("in March 2024", "2024-03"), ("in 2021", "2021"), ("early 2025", "2025")],
)
def test_full_dates_need_no_day_of_publication(text, value):
    """A date with its year stands by itself."""
    assert the_time(text, published=None).value == value


@pytest.mark.parametrize("text", ["February 29, 2023", "until 16 March", "by early October", "since April 2027"])
def test_no_such_day(text):
    """A day that the calendar lacks, and a bound on the wrong side of the day of publication, mean nothing."""
    assert the_time(text) is None


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max])
@pytest.mark.parametrize(
    "text", ["yesterday", "tomorrow", "10 years ago", "ten years from now", "next decade", "last week", "on Feb. 29"]
)
def test_the_ends_of_the_calendar(text, published):
    """Where the calendar of Python ends there is no time, and no error."""
    found = the_time(text, published=published)
    assert found is None or found.earliest <= found.latest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("dated March 12, it", ["March 12"]),
        ("In 2003 and 2015 it lost", ["In 2003", "2015"]),
        ("Thursday and Friday", ["Thursday", "Friday"]),
        ("in March and June 2024", ["in March", "June 2024"]),
        ("in April and May", ["in April", "May"]),
        ("On July 16 238 people left", ["On July 16"]),
        ("On June 14 and 16 people left", ["On June 14"]),
        ("He said that December was cold", ["December"]),
        ("Friday's ruling", ["Friday"]),
        ("not before Monday, when", ["before Monday"]),
        ("in 2019 people left", ["in 2019"]),
        ("two days ago, on Monday", ["two days ago", "on Monday"]),
        ("The talks of last week end today.", ["last week", "today"]),
        ("$5 million a year ago", ["a year ago"]),
    ],
)
def test_words(text, words):
    """Expressions are found among other words, each with no more than its own."""
    assert [found.text for found in find_times(text)] == words


def test_months_share_a_year():
    """ "In March and June 2024" is March 2024 too."""
    first, _ = find_times("in March and June 2024")
    assert resolve_time(first, published=WEDNESDAY).value == "2024-03"


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("by Friday", "by"),
        ("until 16 March", "until"),
        ("since 2019", "since"),
        ("before May 2025", "before"),
        ("after Friday's vote", "after"),
        ("from 2026", "from"),
        ("through January", "through"),
        ("starting Monday", "starting"),
        ("no later than March 31", "by"),
        ("prior to Monday", "before"),
        ("on Friday", None),
        ("in 2019", None),
        ("March 12", None),
        ("from 2003 to 2015", None),
    ],
)
def test_prefix(text, prefix):
    """Prepositions that make a date a bound are told; those of a range and of a plain date are not."""
    assert find_times(text)[0].prefix == prefix


@pytest.mark.parametrize(
    "text",
    [
        *("the 1977 emergency law", "Russia's 2022 invasion", "the disputed 2024 elections", "a Friday deadline"),
        *("the June 14 memo", "the act of 1974", "the deal of March 2025", "a December meeting", "its 2023-24 budget"),
        *("2024 legislation", "the 2015 Paris summit"),
    ],
)
def test_attributive(text):
    """A date that describes a noun is told from one that dates an event."""
    assert find_times(text)[0].attributive


@pytest.mark.parametrize(
    "text",
    [
        "in 2019",
        "on June 14 the court ruled",
        "Friday's ruling",
        "last year",
        "June 14, the court",
        "the next day it fell",
    ],
)
def test_not_attributive(text):
    """A date that dates an event is not attributive."""
    assert not find_times(text)[0].attributive


FORMATS = ["%B %d, %Y", "%d %B %Y", "%b. %d, %Y", "%A, %B %d, %Y", "%Y-%m-%d", "%d.%m.%Y", "%-d %b %Y", "on %B %-d %Y"]


@given(
    day=st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    form=st.sampled_from(FORMATS),
)
def test_any_date_comes_back(day, form):
    """Any day in any common format comes back, whole."""
    found = the_time(day.strftime(form).replace("May.", "May"), published=None)
    assert (found.value, found.earliest, found.latest) == (day.isoformat(), day, day)


@given(
    published=st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)),
    days=st.integers(0, 364),
    form=st.sampled_from(["on %B %d", "%d %B", "%b. %d"]),
)
def test_any_day_of_the_past_year_comes_back(published, days, form):
    """A day of the past year comes back without its year."""
    day = published - dt.timedelta(days=days)
    assert the_time(day.strftime(form).replace("May.", "May"), published=published).value == day.isoformat()


@given(published=st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)), days=st.integers(0, 6))
def test_any_weekday_comes_back(published, days):
    """The last seven days come back by their names, today's among them, and the next seven in the future tense."""
    behind, ahead = published - dt.timedelta(days=days), published + dt.timedelta(days=days + 1)
    assert the_time(behind.strftime("on %A"), published=published).value == behind.isoformat()
    assert the_time(ahead.strftime("on %A"), published=published, tense="future").value == ahead.isoformat()


WORDS = [
    "March",
    "May",
    "12",
    "2025",
    "on",
    "the",
    "last",
    "week",
    "of",
    "-",
    "to",
    "Monday",
    ",",
    "ago",
    "two",
    "days",
    "later",
    "end",
    "that",
]


@given(
    words=st.lists(st.sampled_from(WORDS), max_size=14),
    published=st.none() | st.dates(),
    tense=st.sampled_from(["past", "future"]),
    anchor=st.sampled_from([None, MARCH, MARCH_15]),
)
def test_any_words_can_be_searched_and_resolved(words, published, tense, anchor):
    """No words break the search or the calendar; expressions are in order, and bounds hold the value."""
    text, end = " ".join(words), 0
    for found in find_times(text):
        assert end <= found.start_char < found.end_char
        assert text[found.start_char : found.end_char] == found.text
        end = found.end_char
        resolved = resolve_time(found, published=published, tense=tense, anchor=anchor)
        if resolved is not None:
            assert resolved.earliest <= resolved.latest
            is_week = resolved.latest - resolved.earliest == dt.timedelta(days=6)  # which may end in another month
            days = (resolved.earliest, *([resolved.latest] if is_week else []))
            assert resolved.value is None or any(day.isoformat().startswith(resolved.value) for day in days)


@pytest.mark.untraced
@pytest.mark.parametrize(
    "unit", ["1 ", "March 1 ", "2025-", "the ", "last week on ", "Monday, ", "a ", "2003-2015 ", "1-"]
)
def test_hostile_text_takes_linear_time(unit):
    """Twice the text takes about twice the time, whatever it repeats."""
    short, long = (unit * (size // len(unit)) for size in (20_000, 200_000))
    took = processor_seconds(lambda: find_times(short))
    assert processor_seconds(lambda: find_times(long)) < 40 * took + 0.2
