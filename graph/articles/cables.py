"""Diplomatic cables: the numbered paragraphs of one, and what its head says of it.

    DE RUEHNR #0123/01 0621234                      how it was sent, up to the subject
    P 031234Z MAR 09                                precedence, and day, hour, month and year in UTC
    FM AMEMBASSY NAIROBI                            who wrote it
    C O N F I D E N T I A L SECTION 01 OF 02 NAIROBI 000123
    E.O. 12958: DECL: 03/03/2019
    TAGS: PREL, KE, NO
    SUBJECT: KENYA ASKS NORWAY TO TAKE BACK DETAINEES
    Classified By: Ambassador Ann Lee for reasons 1.4 (b) and (d).
    1. (C) SUMMARY: ...                             the text, until the name of who signed
    NAIROBI 00000123  002 OF 003                    a page ended, in the middle of a sentence

Published archives leave out more or less of the head. Of the text go what marks it rather than says anything: numbers
and classification of paragraphs, "SUMMARY" and "END SUMMARY", headings, ends of pages. What its abbreviations
stand for is the gazetteer's. Source: the forms of the Department of State, 5 FAH-1 and 5 FAH-2, as cables of 1973
to 2010 follow them.
"""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import takewhile

from graph.articles.draft import Draft
from graph.articles.fields import MONTHS
from graph.articles.prose import normalise_characters, normalise_line

_LONGEST_HEAD = 150  # lines; a list of those addressed may be long
_LONGEST_LINE = 200  # characters, of a head and at the end of a page
_LONGEST_HEADING = 12  # words
_LONGEST_SIGNATURE = 3  # words
_FEWEST_SIGNS = 2  # of those below, in a head
_CENTURY = 70  # the year from which two digits are of the twentieth: the archives begin in 1973

_ORDER = re.compile(r"(?:E\.? ?O\.?|EXECUTIVE ORDER) ?1\d{4}\b.*")  # on secrecy, that the cable is classified by
_TAGS = re.compile(r"TAGS ?:.*")
_SUBJECT = re.compile(r"(?:SUBJECT|SUBJ) ?: ?(.*)", re.IGNORECASE)
_SENT = re.compile(r"(?:[A-Z]{1,2} )+(\d\d)(\d\d)(\d\d)Z ([A-Z]{3}) (\d{4}|\d\d)\b.*")
_FROM = re.compile(r"FM ([A-Z][A-Z ]+[A-Z])(?: TO .*)?")
_SECTION = re.compile(r"(?:SECRET|CONFIDENTIAL|UNCLAS\w*|[A-Z](?: [A-Z]){5,}).*? ([A-Z][A-Z ]*[A-Z]) \d{3,8}")
_CLASSIFIED_BY = re.compile(r"Classified By ?: ?\w", re.IGNORECASE)
_AFTER_SUBJECT = re.compile(r"(?:REFS?|REFTELS?|Classified By|Derived from|Reason|Declassify)\b.*[:.]", re.IGNORECASE)

_NUMBER = re.compile(r"(?:¶ ?)?\d{1,2}\s?[.)] ?(?=\D)|¶ ?(?=\S)")
_MARK = r"(?:U|C|S|SBU|LOU|TS)(?://?[A-Z]+)*"
_MARKING = re.compile(rf"\({_MARK}\) ?|{_MARK} ?(?:-|–) ")
_POINT = re.compile(r"(?:--?|[•*]|\(?[a-zA-Z][.)]) ?(?=[(\"“A-Z])")
_PART = r"(?:EXECUTIVE )?(?:SUMMARY|COMMENT|INTRODUCTION|ACTION REQUEST|ACTION REQUESTED|BACKGROUND|NOTE|BIO NOTE)S?"
_PARTS = rf"{_PART}(?: (?:AND|&) {_PART})*"
_OPENING = re.compile(rf"(?:BEGIN )?{_PARTS} ?(?:[:.]|--?) *", re.IGNORECASE)
_CLOSING = re.compile(rf" *END (?:OF )?{_PARTS}\.?$", re.IGNORECASE)
_POINTS = re.compile(r"(?:BEGIN|END) (?:OF )?(?:TALKING )?POINTS?\b.*", re.IGNORECASE)
_WHOLE = re.compile(r"(?:CONFIDENTIAL|SECRET|UNCLASSIFIED)?(?: ?- ?)?ENTIRE (?:TEXT|MESSAGE|CABLE)\.?", re.IGNORECASE)

_RULE = re.compile(r"[-=_*][-=_* ]*")
_SECRECY = r"(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|UNCLAS|LIMITED OFFICIAL USE|SENSITIVE|NOFORN|SIPDIS|N{3,4})"
_PAGE_END = re.compile(
    rf"{_SECRECY}(?:[ /]+{_SECRECY})*|PAGE \d\d\b.*|[A-Z][A-Z ]* \d{{3,8}} \d{{2,3}} OF \d{{2,3}}\b.*"
    r"|BT|#\d{4}|(?:[A-Z] ){5,}[A-Z]\b.*|Sheryl P\. Walter Declassified.*"
)


def is_cable(text: str) -> bool:
    """Whether a text has the head of a cable: two of its order on secrecy, tags, subject, sender and hour."""
    lines = _short(_lines(text)[:_LONGEST_HEAD])
    signs = [any(map(sign.fullmatch, lines)) for sign in (_ORDER, _TAGS, _SUBJECT, _FROM, _SENT)]
    return sum(signs) >= _FEWEST_SIGNS and any(map(_NUMBER.match, _lines(text)))


def read_cable(text: str) -> Draft:
    """The draft of a cable: its subject is the title, its sender the publisher."""
    lines = _lines(text)
    start = _start_of_text(lines)
    head = _short(lines[:start])
    paragraphs = map(_plain, _split(_without_signature(lines[start:])))
    return Draft(
        paragraphs=(*_classified_by(head), *filter(None, paragraphs)),
        title=_title(head),
        publisher=_sender(head),
        published=next(filter(None, map(_sent, head)), None),
    )


def _lines(text: str) -> list[str]:
    return [normalise_line(line) for line in normalise_characters(text).split("\n")]


def _short(lines: list[str]) -> list[str]:
    return [line for line in lines if len(line) <= _LONGEST_LINE]


# the head


def _start_of_text(lines: list[str]) -> int:
    """The first line of the text: the first behind the subject that is numbered or a summary, else the next."""
    subject = next((i for i, line in enumerate(lines) if _SUBJECT.fullmatch(line)), -1)
    begins = (i for i, line in enumerate(lines) if i > subject and (_NUMBER.match(line) or _OPENING.match(line)))
    return next(begins, subject + 1)


def _title(head: list[str]) -> str | None:
    """The subject, which may run on over several lines."""
    start = next((i for i, line in enumerate(head) if _SUBJECT.fullmatch(line)), None)
    if start is None:
        return None
    words = [_SUBJECT.sub(r"\1", head[start])]
    for line in head[start + 1 :]:
        if not line or _AFTER_SUBJECT.match(line) or _RULE.fullmatch(line):
            break
        words.append(line)
    return " ".join(words).strip() or None


def _classified_by(head: list[str]) -> Iterator[str]:
    """The sentence that names the officer who classified the cable, the one line of a head that is prose."""
    start = next((i for i, line in enumerate(head) if _CLASSIFIED_BY.match(line)), None)
    if start is not None:
        yield " ".join(takewhile(bool, head[start:]))


def _sender(head: list[str]) -> str | None:
    """Who wrote it, in the words of the line "FM"; without one, the post in whose series it is numbered."""
    if found := next(filter(None, map(_FROM.fullmatch, head)), None):
        return found[1]
    numbered = next(filter(None, map(_SECTION.match, head)), None)
    return f"U.S. POST {re.sub(r'^.* OF [0-9]+ ', '', numbered[1])}" if numbered else None


def _sent(line: str) -> str | None:
    """The time of a line such as "P 031234Z MAR 09" in ISO 8601, None where it is none."""
    found = _SENT.fullmatch(line)
    if found is None or found[4].lower() not in MONTHS:
        return None
    year = int(found[5])
    century = 0 if year > 99 else 1900 if year >= _CENTURY else 2000
    day, hour, minute = (int(found[i]) for i in (1, 2, 3))
    try:
        sent = dt.datetime(century + year, MONTHS.index(found[4].lower()) + 1, day, hour, minute, tzinfo=dt.UTC)
    except ValueError:
        return None
    return sent.isoformat(timespec="seconds")


# the text


def _split(lines: list[str]) -> Iterator[str]:
    """The paragraphs: at each number or point, and at blank lines, but where a page ended in the middle of one."""
    block: list[str] = []
    is_broken = is_page_end = False  # whether a blank line was met behind the block, and the end of a page
    for line in _without_headings(lines):
        if _is_page_end(line):
            is_page_end = True
        elif not line:
            is_broken = True
        else:
            begins = _NUMBER.match(line) or _POINT.match(line)
            if block and (begins or (is_broken and not (is_page_end and not _is_ended(block[-1])))):
                yield " ".join(block)
                block = []
            block.append(line)
            is_broken = is_page_end = False
    yield " ".join(block)


def _is_page_end(line: str) -> bool:
    return len(line) <= _LONGEST_LINE and bool(_PAGE_END.fullmatch(line))


def _is_ended(line: str) -> bool:
    return line.endswith((".", ":", "?", "!", '"', "”", ")"))


def _without_headings(lines: list[str]) -> Iterator[str]:
    """The lines without rules, and without headings, which are no sentences: under or between rules, or in capitals."""
    is_mixed = not "".join(lines).isupper()
    for i, line in enumerate(lines):
        in_capitals = is_mixed and line.isupper() and _stands_alone(lines, i)
        if _RULE.fullmatch(line):
            yield ""
        elif not (_is_heading(line) and (in_capitals or _is_ruled(lines, i))):
            yield line


def _is_heading(line: str) -> bool:
    is_short = 0 < len(line.split()) <= _LONGEST_HEADING and not line.endswith(".")
    return is_short and not _NUMBER.match(line) and not _is_page_end(line)


def _stands_alone(lines: list[str], i: int) -> bool:
    """Whether blank lines, or the ends of the text, stand before and behind a line."""
    return not any(lines[max(i - 1, 0) : i]) and not any(lines[i + 1 : i + 2])


def _is_ruled(lines: list[str], i: int) -> bool:
    """Whether a rule stands right under a line that a blank one or another rule parts from what is before."""
    is_parted = i == 0 or not lines[i - 1] or bool(_RULE.fullmatch(lines[i - 1]))
    return is_parted and i + 1 < len(lines) and bool(_RULE.fullmatch(lines[i + 1]))


def _without_signature(lines: list[str]) -> list[str]:
    """The lines without the surname in capitals that signs the last paragraph."""
    last = next((i for i in range(len(lines) - 1, 0, -1) if lines[i] and not _is_page_end(lines[i])), 0)
    if last == 0:
        return lines
    before = next((line for line in reversed(lines[:last]) if line), "")
    is_name = lines[last].isupper() and lines[last].replace(" ", "").isalpha()
    is_signature = is_name and len(lines[last].split()) <= _LONGEST_SIGNATURE and _is_ended(before)
    return lines[:last] if is_signature else lines


def _plain(paragraph: str) -> str:
    """A paragraph without its number, its classification, and the words that only say what part of the cable it is."""
    for sign in (_NUMBER, _POINT, _MARKING, _OPENING, _MARKING):
        paragraph = sign.sub("", paragraph, count=1) if sign.match(paragraph) else paragraph
    paragraph = _CLOSING.sub("", paragraph)
    return "" if _WHOLE.fullmatch(paragraph) or _POINTS.fullmatch(paragraph) else paragraph
