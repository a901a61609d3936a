"""Diplomatic cables as archives publish them: what is text, and what only says what kind of text it is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.articles.cables import is_cable, read_cable
from graph.articles.inputs import read_article, read_articles
from graph.articles.text import read_text

CABLE = """\
VZCZCXRO1234
DE RUEHNR #0123/01 0621234
ZNY CCCCC ZZH
P 031234Z MAR 09
FM AMEMBASSY NAIROBI
TO RUEHC/SECSTATE WASHDC PRIORITY 8912
INFO RUEHNY/AMEMBASSY OSLO PRIORITY 0456
C O N F I D E N T I A L SECTION 01 OF 02 NAIROBI 000123

SIPDIS

E.O. 12958: DECL: 03/03/2019
TAGS: PREL, ECON, KE, NO
SUBJECT: KENYA: GOK ASKS NORWAY TO
TAKE BACK DETAINEES

REF: A. OSLO 45
     B. 08 NAIROBI 2210

Classified By: Ambassador Ann Lee
for reasons 1.4 (b) and (d).

1. (C) SUMMARY: Kenya has asked Norway to take back
40 detainees.  END SUMMARY.

-----------------
Norway Says No
-----------------

2. (S//NF) The Ambassador met the minister, who said that at

NAIROBI 00000123  002 OF 002

least 40 men were held.

3. (SBU) Two points:

-- (C) Norway refused.

-- It will not pay.

4. (C) COMMENT: The GOK is unlikely to give up. END COMMENT.
LEE
"""
PARAGRAPHS = (
    "Classified By: Ambassador Ann Lee for reasons 1.4 (b) and (d).",
    "Kenya has asked Norway to take back 40 detainees.",
    "The Ambassador met the minister, who said that at least 40 men were held.",
    "Two points:",
    "Norway refused.",
    "It will not pay.",
    "The GOK is unlikely to give up.",
)
TELEGRAM = """\
PAGE 01        LAGOS  04512  01 OF 02  140912Z

ACTION AF-08
R 140740Z MAY 76
FM AMEMBASSY LAGOS
TO SECSTATE WASHDC 5120
C O N F I D E N T I A L SECTION 1 OF 2 LAGOS 4512

E.O. 11652: GDS
TAGS: PFOR, NI, TO
SUBJ: TOGO PAYS

SUMMARY: TOGO HAS PAID. END SUMMARY.

1. C - ENTIRE TEXT.

2. MINISTER SAID TOGO HAD PAID

          CONFIDENTIAL
PAGE 02        LAGOS  04512  01 OF 02  140912Z

NIGERIA ON MAY 9.
TALLMADGE

          CONFIDENTIAL

NNN
"""


def read(text):
    """The draft of a text file."""
    return read_text(text.encode())


def test_text_of_a_cable():
    """Numbers, classification, headings, ends of pages and the signature are no text; who classified it is."""
    assert read(CABLE).paragraphs == PARAGRAPHS


def test_what_a_cable_says_of_itself():
    """Its subject, its sender and its hour in UTC are the title, the publisher and the time."""
    draft = read(CABLE)
    assert draft.title == "KENYA: GOK ASKS NORWAY TO TAKE BACK DETAINEES"
    assert (draft.publisher, draft.published) == ("AMEMBASSY NAIROBI", "2009-03-03T12:34:00+00:00")


def test_telegram_in_capitals():
    """The telegrams of the 1970s number their pages, and their summary has no number."""
    draft = read(TELEGRAM)
    assert draft.paragraphs == ("TOGO HAS PAID.", "MINISTER SAID TOGO HAD PAID NIGERIA ON MAY 9.")
    assert (draft.title, draft.published) == ("TOGO PAYS", "1976-05-14T07:40:00+00:00")


def test_without_the_lines_of_transmission():
    """An archive may begin with the classification: the post is the one that numbered it, and no hour is known."""
    draft = read(CABLE[CABLE.index("C O N F") :])
    assert (draft.publisher, draft.published) == ("U.S. POST NAIROBI", None)
    assert draft.paragraphs == PARAGRAPHS


@pytest.mark.parametrize("line", ["P 311234Z FEB 09", "P 032534Z MAR 09", "P 031234Z MRZ 09"])
def test_no_such_hour(line):
    """A day, an hour or a month that there is not gives no time."""
    assert read(CABLE.replace("P 031234Z MAR 09", line)).published is None


@pytest.mark.parametrize(
    "text",
    [
        "Peru said no.\n\nKosovo said yes.",
        "SUBJECT: a letter\n\n1. Peru said no.\n\n2. Kosovo said yes.",
        "The cable said:\n\n1. (C) Peru said no.",
        "TAGS: news, Peru\n\nPeru said no.",
    ],
)
def test_no_cable(text):
    """A text with numbers, a subject or tags alone is none."""
    assert not is_cable(text)
    assert read(text).paragraphs


def test_cable_on_a_page(tmp_path):
    """An archive shows head and text in blocks of their own, and says itself where the page is."""
    head, text = CABLE.split("C O N F", maxsplit=1)
    page = tmp_path / "09NAIROBI123.html"
    page.write_text(
        '<html><head><link rel="canonical" href="https://archive.example/09NAIROBI123"><title>Archive</title></head>'
        f"<body><h3>Cable</h3><code><pre>{head}</pre></code><code><pre>C O N F{text}</pre></code></body></html>"
    )
    article = read_article(page)
    assert article.text.split("\n\n") == list(PARAGRAPHS)
    assert (article.publisher, article.url) == ("AMEMBASSY NAIROBI", "https://archive.example/09NAIROBI123")


def test_cables_in_a_table(tmp_path):
    """A row may know what the text of its cable leaves out."""
    body = CABLE[CABLE.index("C O N F") :]
    table = tmp_path / "cables.jsonl"
    table.write_text(json.dumps({"id": "09NAIROBI123", "date": "2009-03-03 12:34", "body": body}) + "\n")
    (article,) = read_articles([table])
    assert (article.id, article.published) == ("09NAIROBI123", "2009-03-03T12:34:00")
    assert article.text.split("\n\n") == list(PARAGRAPHS)


@given(
    st.lists(st.sampled_from([*CABLE.splitlines(), *TELEGRAM.splitlines(), "A" * 300, "A " * 200, "--"]), max_size=40)
)
def test_any_lines(lines):
    """Whatever is left of a cable is read, in paragraphs of one line with something in each."""
    draft = read_cable("\n".join(lines))
    assert all(paragraph and "\n" not in paragraph for paragraph in draft.paragraphs)
