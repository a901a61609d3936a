import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import processor_seconds

from graph.extraction.quantities.counts import find_counts

# What stands in a text, the count's words, its value and its qualifier.
COUNTS = [
    ("as many as 160 people", "as many as 160", 160, "at most"),
    ("up to 50 people", "up to 50", 50, "at most"),
    ("no more than 300", "no more than 300", 300, "at most"),
    ("fewer than 20 men", "fewer than 20", 20, "at most"),
    ("under 20 men", "under 20", 20, "at most"),
    ("300 men or fewer", "300", 300, None),
    ("300 or fewer men", "300 or fewer", 300, "at most"),
    ("at least 29 nations", "at least 29", 29, "at least"),
    ("no fewer than 29 nations", "no fewer than 29", 29, "at least"),
    ("more than 200 Venezuelans", "more than 200", 200, "at least"),
    ("over 200 Venezuelans", "over 200", 200, "at least"),
    ("100 or more people", "100 or more", 100, "at least"),
    ("Peru jails 12 or more", "12 or more", 12, "at least"),
    ("about 300 people", "about 300", 300, "about"),
    ("around 300 people", "around 300", 300, "about"),
    ("nearly 1,200 people", "nearly 1,200", 1200, "about"),
    ("Some 2,400 Ethiopians", "Some 2,400", 2400, "about"),
    ("some 12 million from their homes", "some 12 million", 12_000_000, "about"),
    ("an estimated 40 men", "an estimated 40", 40, "about"),
    ("300-odd men", "300-odd", 300, "about"),
    ("300 or so men", "300 or so", 300, "about"),
    ("handed over 300 prisoners", "300", 300, None),
    ("took over two firms", "two", 2, None),
    ("15 people", "15", 15, None),
    ("3,000 people a month", "3,000", 3000, None),
    ("2000 people", "2000", 2000, None),
    ("10,00,000 people", "10,00,000", 1_000_000, None),
    ("1.2 million Afghans", "1.2 million", 1_200_000, None),
    ("12m people", "12m", 12_000_000, None),
    ("5 lakh people", "5 lakh", 500_000, None),
    ("2.5 crore voters", "2.5 crore", 25_000_000, None),
    ("Fifteen men have come", "Fifteen", 15, None),
    ("forty such men", "forty", 40, None),
    ("Thirty-seven Pakistanis", "Thirty-seven", 37, None),
    ("twenty four prisoners", "twenty four", 24, None),
    ("Forty-seven third-country arrangements", "Forty-seven", 47, None),
    ("a hundred men", "a hundred", 100, None),
    ("a hundred and five men", "a hundred and five", 105, None),
    ("two hundred and fifty thousand refugees", "two hundred and fifty thousand", 250_000, None),
    ("more than a million people", "more than a million", 1_000_000, "at least"),
    ("half a million people", "half a million", 500_000, None),
    ("a dozen men", "a dozen", 12, None),
    ("two dozen men", "two dozen", 24, None),
    ("half a dozen Belarusians", "half a dozen", 6, None),
    ("a single Iraqi man", "single", 1, None),
    ("a lone Iraqi", "lone", 1, None),
    ("one Iraqi", "one", 1, None),
    ("one of the men", "one", 1, None),
    ("the other 12 could not", "12", 12, None),
    ("another 29 others", "29", 29, None),
    ("has been sent 29.", "29", 29, None),
    ("seven have agreed", "seven", 7, None),
    ("a 1,000-strong force", "1,000", 1000, None),
    ("In 2021, 13 men fled", "13", 13, None),
    ("in 2019 300 people fled", "300", 300, None),
    ("On July 16 238 people left", "238", 238, None),
    ("$5 million and 15 people", "15", 15, None),
    ("said no 300 times to 12 men", "12", 12, None),
    ("jailed 12—all of them Danes", "12", 12, None),
    ("14 Venezuelans", "14", 14, None),
]
NO_COUNT = [
    *("dozens of Afghans", "hundreds of men", "tens of thousands", "several hundred men", "a few dozen", "a couple"),
    *("a man", "an Iraqi", "no one", "one another", "one that nobody took", "the one", "this one", "one day", "no one"),
    *("$5 million", "500 dollars", "€105m", "84.8 billion pesos", "a 5-million-euro grant", "5 million shillings"),
    *("in 2019", "since 2019", "July 16", "16 March", "March 3-5, 2024", "2025-03-12", "the 1990s", "10 days ago"),
    *("10 percent", "10 per cent", "10%", "10 percentage points", "7.5 percent", "25 basis points", "five times"),
    *("aged 65", "age 65", "a 65-year-old", "Mr. Lim, 41, said", "Being 72", "turned 40", "under-18s", "the over 65s"),
    *(
        "Section 122",
        "Article 5",
        "No. 2",
        "No 2",
        "Nos. 3",
        "Chapter 7",
        "Title 42",
        "Resolution 2254",
        "Room 10",
        "Group of 20",
    ),
    *("under Law 27", "Boeing 737", "Flight 370", "Category 5", "Phase 2", "Protocol 16", "Route 66", "page 12"),
    *(
        "nine to seven",
        "14 votes to two",
        "five votes to four",
        "a 6-3 ruling",
        "by 5-4",
        "12 votes",
        "won 3-0",
        "1 in 5",
    ),
    *("40 miles", "12 km", "five tons", "200 pounds", "3 hectares", "30 degrees", "5 kg", "12m high", "20 barrels"),
    *(
        "16 years",
        "150 days",
        "two weeks",
        "24 hours",
        "six months",
        "five working days",
        "three decades",
        "two nights",
    ),
    *("F-16 jets", "S-400", "COVID-19", "G20", "B-52", "MH370", "the 16th", "21st", "Fifth Circuit", "9/11", "10:30"),
    *(
        "at 9 a.m.",
        "at 5 p.m.",
        "9am",
        "two-thirds",
        "three-quarters",
        "one third",
        "three quarters",
        "a three-country swap",
    ),
    *(
        "a four-page deal",
        "one-time",
        "1.5 men",
        "zero men",
        "the Five Eyes",
        "the Big Four",
        "Formula 1",
        "#5",
        "1" * 50,
    ),
]


def shown(text):
    """What is found in a text: words, value and qualifier of each count."""
    return [(found.count.text, found.count.value, found.count.qualifier) for found in find_counts(text)]


@pytest.mark.parametrize(("text", "words", "value", "qualifier"), COUNTS)
def test_count(text, words, value, qualifier):
    """Each way of counting gives the number, the words that qualify it, and what they make of it."""
    assert shown(text) == [(words, value, qualifier)]


@pytest.mark.parametrize("text", NO_COUNT)
def test_no_count(text):
    """Money, dates, rates, ages, labels, votes, measures and names are no counts, and vague words give none."""
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5 to 10 people", 5, 10),
        ("between 200 and 300 people", 200, 300),
        ("200-300 men", 200, 300),
        ("200–300 men", 200, 300),
        ("10 to 15 million people", 10_000_000, 15_000_000),
        ("two to three hundred men", 200, 300),
        ("five to seven men", 5, 7),
    ],
)
def test_range(text, low, high):
    """A range is at least the one and at most the other."""
    assert [(value, qualifier) for _, value, qualifier in shown(text)] == [(low, "at least"), (high, "at most")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Four were sent back, two of them minors and two ill", [4, 2, 2]),
        ("252 Venezuelans for 10 Americans", [252, 10]),
        ("11 Nigerians and 9 Gambians", [11, 9]),
        ("29 men in two planes, three of them sick", [29, 2, 3]),
        ("two men and 40 women", [2, 40]),
    ],
)
def test_counts_in_a_sentence(text, values):
    """Every count of a sentence is found, in its order."""
    assert [value for _, value, _ in shown(text)] == values


def test_offsets_take_in_the_qualifier():
    """A count's place is that of its words."""
    (found,) = find_counts("It took in as many as 160 people.")
    assert (found.start_char, found.end_char) == (11, 25)


@given(value=st.integers(2, 10**9), form=st.sampled_from(["{} people", "{:,} people", "at least {:,} people", "{:,}."]))
def test_any_number_comes_back(value, form):
    """Any number comes back, with or without separators, unless its four digits may be a year."""
    found = find_counts(form.format(value))
    assert [f.count.value for f in found] == [value]


TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
BELOW_TWENTY = [
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]


def spelt(number):
    """A number from 1 to 999,999 in words, as British papers spell it."""
    if number < 20:
        return BELOW_TWENTY[number - 1]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{spelt(number % 10)}" if number % 10 else "")
    if number < 1000:
        return f"{spelt(number // 100)} hundred" + (f" and {spelt(number % 100)}" if number % 100 else "")
    rest = f"{' and' if number % 1000 < 100 else ''} {spelt(number % 1000)}" if number % 1000 else ""
    return f"{spelt(number // 1000)} thousand{rest}"


@given(value=st.integers(2, 999_999))
def test_any_number_in_words_comes_back(value):
    """Any number in words comes back, with or without its "and"."""
    assert [f.count.value for f in find_counts(f"{spelt(value)} people")] == [value]
    assert [f.count.value for f in find_counts(f"{spelt(value).replace(' and', '')} people")] == [value]


@given(text=st.text(st.sampled_from("1234567890.,-–'mk$ to and a five hundred"), max_size=80))
def test_any_text_can_be_searched(text):
    """No text breaks the search; counts are in its order, and their words are the text's own."""
    end = 0
    for found in find_counts(text):
        assert end <= found.start_char < found.end_char
        assert text[found.start_char : found.end_char] == found.count.text
        assert found.count.value > 0
        end = found.end_char


@pytest.mark.untraced
@pytest.mark.parametrize(
    "unit", ["1 ", "1-", "five to ", "no fewer than ", "one hundred and ", "2003-2015 ", "a ", "half a dozen "]
)
def test_hostile_text_takes_linear_time(unit):
    """Twice the text takes about twice the time, whatever it repeats."""
    short, long = (unit * (size // len(unit)) for size in (20_000, 200_000))
    took = processor_seconds(lambda: find_counts(short))
    assert processor_seconds(lambda: find_counts(long)) < 40 * took + 0.2
