"""Dates, web addresses and language tags as articles state them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.articles.fields import parse_language, parse_published, parse_web_address


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("2026-01-28T09:30:00+00:00", "2026-01-28T09:30:00+00:00"),
        ("2026-01-28T09:30:00Z", "2026-01-28T09:30:00+00:00"),
        ("2026-01-28T23:30:00.123-0500", "2026-01-28T23:30:00-05:00"),
        ("2026-01-28 09:30", "2026-01-28T09:30:00"),
        ("20260128", "2026-01-28"),
        (" 2026-01-28\n", "2026-01-28"),
        ("2026-01", "2026-01"),
        ("2026", "2026"),
        ("Sat, 08 Mar 2025 18:05:00 +0100", "2025-03-08T18:05:00+01:00"),
        ("Sat, 08 Mar 2025 18:05:00 GMT", "2025-03-08T18:05:00+00:00"),
        ("June 3, 2025", "2025-06-03"),
        ("Sept. 3rd, 2025", "2025-09-03"),
        ("3 june 2025", "2025-06-03"),
    ],
)
def test_parse_published(words, published):
    """A date is as precise as its words, at the publisher's own clock, with the offset that they give."""
    assert parse_published(words) == published


@pytest.mark.parametrize(
    "words",
    [
        None,
        "",
        "yesterday",
        "2026-13",
        "2026-02-30",
        "2026-01-28T25:00",
        "31 June 2025",
        "0001-01-01T00:00:00Z",
        "1500",
        "Mayhem 3, 2025x",
        "Foo 3, 2025",
        "3/6/2025",
        "٢٠٢٥",
        "9" * 5000,
        "Sat, 99 Mar 2025 18:05:00",
    ],
)
def test_what_is_no_date_is_none(words):
    """Words that fix no day, month or year of the age of newspapers give no date, never a guess."""
    assert parse_published(words) is None


@given(st.datetimes(min_value=dt.datetime(1600, 1, 1), timezones=st.none() | st.timezones()))  # noqa: DTZ001
def test_day_is_never_shifted(time):
    """The first ten characters are the day at the publisher's own clock, whatever the offset."""
    published = parse_published(time.isoformat())
    assert published is not None
    assert published[:10] == time.date().isoformat()


@given(st.text())
def test_parse_published_takes_any_text(words):
    """Any words give a date or None, and a date comes back as itself."""
    published = parse_published(words)
    assert published is None or parse_published(published) == published


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=c#d", "http://xn--bcher-kva.example/", "HTTPS://EXAMPLE.ORG/é"]
)
def test_web_address(address):
    """Absolute http and https addresses are kept as they are."""
    assert parse_web_address(f" {address}\n") == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "/path",
        "//example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://e.org",
        "https://",
        "https:///path",
        "https://a b",
        "https://a/\x00",
        'https://a/"><script>',
        "https://[::1",
        "https://a/<b>",
    ],
)
def test_what_is_no_web_address_is_none(address):
    """Other schemes, relative addresses and characters that break out of markup are refused."""
    assert parse_web_address(address) is None


@pytest.mark.parametrize(
    ("words", "tag"),
    [("en", "en"), ("EN-us", "en-US"), ("en_GB", "en-GB"), ("zh-Hant-TW", "zh-Hant-TW"), (" fr ", "fr")]
    + [(words, None) for words in (None, "", "English", "x-default", "und", "en us", "<en>")],
)
def test_parse_language(words, tag):
    """A language tag is put in its usual letters; anything else says nothing of the language."""
    assert parse_language(words) == tag
