"""What an article says of itself, brought to one form: dates, web addresses, language tags.

None stands for everything that cannot be told for certain: a missing date is better than a false one.
"""

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WRITTEN_DAYS = (
    re.compile(r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[A-Za-z]{3,9})\.?,? (?P<year>\d{4})"),
)
FIRST_YEAR = 1600  # programs write year 1 for an unknown date; newspapers begin here
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")  # as far as BCP 47 concerns us


def parse_published(text: str | None) -> str | None:
    """The ISO 8601 form of a date of publication, as precise as the words, with the offset that they give.

    The hour stays the publisher's own: brought to UTC, it could fall on another day.

    >>> parse_published("2026-01-28T23:30:00.000-0500"), parse_published("28 Jan. 2026"), parse_published("2026-01")
    ('2026-01-28T23:30:00-05:00', '2026-01-28', '2026-01')
    """
    words = " ".join((text or "").split())
    for parse in (_parse_year_or_month, _parse_day, _parse_time, _parse_mail_date, _parse_written_day):
        try:
            published = parse(words)
        except (ValueError, OverflowError):
            continue
        if published is not None and int(published[:4]) >= FIRST_YEAR:
            return published
    return None


def _parse_year_or_month(words: str) -> str | None:
    if not re.fullmatch(r"\d{4}(?:-\d\d)?", words, re.ASCII):
        return None
    dt.date.fromisoformat(f"{words}-01-01"[:10])
    return words


def _parse_day(words: str) -> str:
    return dt.date.fromisoformat(words).isoformat()


def _parse_time(words: str) -> str:
    return dt.datetime.fromisoformat(words).isoformat(timespec="seconds")


def _parse_mail_date(words: str) -> str | None:
    is_mail_date = re.match(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d", words)  # RFC 5322
    return parsedate_to_datetime(words).isoformat(timespec="seconds") if is_mail_date else None


def _parse_written_day(words: str) -> str | None:
    for form in WRITTEN_DAYS:
        if found := form.fullmatch(words):
            month = MONTHS.index(found["month"][:3].lower()) + 1
            return dt.date(int(found["year"]), month, int(found["day"])).isoformat()
    return None


def parse_web_address(text: str | None) -> str | None:
    """The address, if it is an absolute one of the web: http or https, with a host, nothing that needs escaping."""
    address = (text or "").strip()
    if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f\ud800-\udfff]+", address, re.IGNORECASE):
        return None
    try:
        return address if urlsplit(address).hostname else None
    except ValueError:  # an IPv6 host without its bracket
        return None


def parse_language(text: str | None) -> str | None:
    """The language tag in the letters that BCP 47 recommends, None for no tag or an undetermined language.

    >>> parse_language("en_gb"), parse_language("FR"), parse_language("x-default")
    ('en-GB', 'fr', None)
    """
    tag = (text or "").strip().replace("_", "-")
    if not LANGUAGE_TAG.fullmatch(tag) or tag.lower() in {"und", "mul", "zxx"}:
        return None
    language, *subtags = tag.split("-")
    return "-".join([language.lower(), *(subtag.upper() if len(subtag) == 2 else subtag for subtag in subtags)])
