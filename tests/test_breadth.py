"""Verb phrases of every kind of fact, each in many constructions: what holds in one sentence holds in the others."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from construction import find_claims
from project import read_yaml

pytestmark = pytest.mark.untraced

FOLDER = Path(__file__).parent / "breadth"
PUBLISHED = dt.date(2025, 6, 30)
FORMS = ("base", "past", "perfect", "gerund", "present")
STATES = (
    ("Norway", "NO", "Norwegian"),
    ("Iceland", "IS", "Icelandic"),
    ("Kenya", "KE", "Kenyan"),
    ("Uganda", "UG", "Ugandan"),
    ("Peru", "PE", "Peruvian"),
    ("Serbia", "RS", "Serbian"),
    ("Ghana", "GH", "Ghanaian"),
)
COURTS = ("the Supreme Court", "the High Court in Nairobi", "a federal judge", "the European Court of Human Rights")


class Way(NamedTuple):
    """One way of saying a kind of fact, as its file has it (tests/breadth/README.md)."""

    kind: str
    data: Mapping[str, Any]
    roles: Sequence[str]  # of A and of B
    number: int  # in its file


class Case(NamedTuple):
    """A way in one construction, and what it says there."""

    construction: str
    text: str
    status: str
    sides: Mapping[str, str]  # the state in each role; of a court "any"


def read_ways() -> Iterator[Way]:
    """All ways of all kinds."""
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.name != "constructions.yaml":
            file = read_yaml(path)
            for number, data in enumerate(file["ways"]):
                yield Way(file["kind"], data, data.get("roles", file["roles"]), number)


CONSTRUCTIONS: Mapping[str, Mapping[str, str]] = read_yaml(FOLDER / "constructions.yaml")
WAYS = list(read_ways())


def cases(way: Way) -> Iterator[Case]:
    """The way in each construction that takes it, with other states in each."""
    verb, _, rest = way.data["say"].partition(" ")
    forms = dict(zip(FORMS, verb.split("/"), strict=True))
    passive = {"passive": {"text": way.data["passive"]}} if "passive" in way.data else {}
    for place, (name, construction) in enumerate({**CONSTRUCTIONS, **passive}.items(), way.number):
        by_court = way.roles[0] == "court"
        if by_court and construction.get("of") == "states":
            continue
        a, code, adjective = STATES[place % len(STATES)]
        b, other, _ = STATES[(place + 1 + place // len(STATES) % (len(STATES) - 1)) % len(STATES)]
        if by_court:
            a, code = COURTS[place % len(COURTS)], "any"
        text = construction["text"].replace("{rest}", rest).format(A=a, B=b, adjective=adjective, **forms)
        told = construction.get("status", "actual")
        status = way.data.get("done", told) if told == "actual" else told
        yield Case(name, text[0].upper() + text[1:], status, dict(zip(way.roles, (code, other), strict=False)))


def holds(kind: str, case: Case) -> bool:
    """Whether a sentence gives the claim that it states, with its sides and its status."""
    for claim in find_claims(case.text, PUBLISHED):
        sides = {filler.role: filler.entity.country or filler.entity.label for filler in claim.fillers}
        is_said = claim.kind == kind and claim.status.value == case.status
        if is_said and (
            has_sides(sides, case.sides) or (kind == "Negotiation" and has_sides(turned(sides), case.sides))
        ):
            return True
    return False


def has_sides(found: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    """Whether the roles are filled as they should be."""
    return all(role in found and side in {"any", found[role]} for role, side in wanted.items())


def turned(sides: Mapping[str, str]) -> Mapping[str, str]:
    """The sides of talks, the other way round."""
    return dict(zip(sides, reversed(sides.values()), strict=True))


@pytest.mark.parametrize("way", [pytest.param(way, id=f"{way.kind}-{way.data['say']}") for way in WAYS])
def test_a_way_of_saying_holds_in_every_construction(way):
    """Those in which it is known not to hold are listed with it, and none besides."""
    failing = {case.construction: case.text for case in cases(way) if not holds(way.kind, case)}
    assert sorted(failing) == sorted(way.data.get("but", [])), failing


def test_there_are_three_hundred_ways_and_few_exceptions():
    """A file that is not read, or many exceptions among the ways, would show here."""
    exceptions = sum(len(way.data.get("but", [])) for way in WAYS)
    assert len(WAYS) >= 300
    assert exceptions <= len(WAYS) * len(CONSTRUCTIONS) * 0.05
