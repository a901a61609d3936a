"""Corrections files: what one may say, and what is said of a mistake in one."""

from pathlib import Path

import pytest

from graph.corrections import Corrections, load_corrections
from graph.errors import CorrectionError

GOOD = """\
by: A. Editor
merge:
  - actors: [person/jane-doe, person/doe]
    into: https://w3id.org/cablegraph/id/person/jane-doe
    why: one minister under two names
split:
  - actor: person/john-mara
    articles: [suva-talks]
    into: person/john-mara-fj
    why: the minister, not the judge
    by: B. Lawyer
    on: 2026-01-31
rename:
  - actor: person/jane-doe
    to: Jane M. Doe
    why: as she signs
confirm:
  - claim: claim/00000000000000aa
    kind: Payment
    sample: January
    why: read the quote
reject:
  - claim: claim/00000000000000bb
    why: a loan, not a payment
join:
  - claims: [claim/00000000000000aa, claim/00000000000000cc]
    why: one payment, told twice
part:
  - claims: [claim/00000000000000aa, claim/00000000000000dd]
    why: two tranches
"""


@pytest.fixture
def load(tmp_path: Path):
    """`load(text)`: the corrections of a file of that text."""

    def read(text: str) -> Corrections:
        path = tmp_path / "corrections.yaml"
        path.write_text(text, encoding="utf-8")
        return load_corrections(path)

    return read


def test_a_file_is_read_and_every_entry_is_somebodys(load):
    """Who corrects stands at the top of the file, or in the entry."""
    corrections = load(GOOD)
    assert {entry.by for _, _, entry in corrections.content.entries()} == {"A. Editor", "B. Lawyer"}
    assert corrections.merged["person/doe"].into == "person/jane-doe"
    assert corrections.renamed["person/jane-doe"].to == "Jane M. Doe"
    assert set(corrections.rejected) == {"claim/00000000000000bb"}
    assert set(corrections.confirmed) == {"claim/00000000000000aa"}
    assert str(corrections.content.split[0].on) == "2026-01-31"


def test_without_a_file_there_is_nothing_to_correct():
    """No special case for whoever applies them."""
    corrections = load_corrections(None)
    assert list(corrections.content.entries()) == []
    assert list(corrections.unknown([], [], [])) == []


def test_what_the_build_does_not_have_is_named_with_its_line(load):
    """It may be gone, or be a slip of the pen; what an entry makes need not be there before."""
    names = ["claim/00000000000000aa", "claim/00000000000000bb", "claim/00000000000000cc"]
    unknown = load(GOOD).unknown(names, ["person/jane-doe", "person/john-mara"], ["suva-talks"])
    assert [message.partition("corrections.yaml:")[2] for message in unknown] == [
        "3: no actor person/doe in this build",
        "29: no claim claim/00000000000000dd in this build",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("reject:\n  - claim: claim/a\n    why: wrong\n", "2: reject: who says so?"),
        ("by: X\nreject:\n  - claim: claim/a\n", "3: reject.0.why: missing"),
        ("by: X\nreject:\n  - claim: event/a\n    why: w\n", "3: reject.0.claim: expected the IRI of one of claim"),
        ("by: X\nrejects: []\n", "2: rejects: unknown key"),
        (
            "by: X\nconfirm: [{claim: claim/a, why: w}]\nreject:\n  - claim: claim/a\n    why: w\n",
            "4: reject: claim/a is confirmed, too",
        ),
        (
            (
                "by: X\nmerge:\n  - {actors: [person/a], into: person/b, why: w}\n"
                "  - {actors: [person/b], into: person/c, why: w}\n"
            ),
            "3: merge: person/b is merged into person/c, too",
        ),
        (
            (
                "by: X\nmerge:\n  - {actors: [person/a], into: person/b, why: w}\n"
                "  - {actors: [person/a], into: person/c, why: w}\n"
            ),
            "3: merge: person/a is merged into person/c, too",
        ),
        ("by: X\nmerge:\n  - {actors: [person/a], into: court/b, why: w}\n", "3: merge: person/a and court/b are not"),
        (
            "by: X\nsplit:\n  - {actor: person/a, articles: [x], into: person/a, why: w}\n",
            "3: split: expected another person than person/a",
        ),
        (
            "by: X\njoin: [{claims: [claim/a, claim/b], why: w}]\npart:\n  - {claims: [claim/b, claim/a], why: w}\n",
            "4: part: two of these claims are joined, too",
        ),
        ("by: X\njoin: [{claims: [claim/a], why: w}]\n", "2: join.0.claims: expected at least 2"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(load, text, message):
    """And with what was expected."""
    with pytest.raises(CorrectionError) as caught:
        load(text)
    assert str(caught.value).partition("corrections.yaml:")[2].startswith(message)


def test_a_file_that_is_not_there_is_named(tmp_path):
    """Not a traceback."""
    with pytest.raises(CorrectionError, match=r"nowhere\.yaml"):
        load_corrections(tmp_path / "nowhere.yaml")
