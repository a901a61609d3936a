"""Which agency or paper a text is credited to: in its dateline, its byline, its last line, or by whom it quotes.

The names are data, `ontology/agencies.yaml`.
"""

import re
from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict

from graph.checked_yaml import read_checked
from graph.errors import GazetteerError
from graph.model import Attribution
from graph.resources import ontology_path

_LONGEST_LINE = 160  # characters of a byline or a last line of credits


class _Agencies(BaseModel):
    """The file: names by which each is credited."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    agencies: Mapping[str, tuple[str, ...]]  # others print their reports
    papers: Mapping[str, tuple[str, ...]]  # others only retell theirs


def find_credit(text: str) -> str | None:
    """The agency that the text of an article is credited to, or None.

    >>> find_credit("KIGALI, July 1 (Reuters) - Rwanda said no."), find_credit("Rwanda told Reuters no.")
    ('Reuters', None)
    """
    dateline, byline, last_line = _patterns()
    paragraphs = text.strip().split("\n\n")
    first, last = paragraphs[0], paragraphs[-1]
    found = (
        dateline.match(first)
        or (byline.search(first) if len(first) <= _LONGEST_LINE else None)
        or (last_line.search(last[-_LONGEST_LINE:]) if len(paragraphs) > 1 else None)
    )
    return _names()[found["name"]] if found else None


def find_outlet(name: str) -> str | None:
    """The agency or paper of that name, or None.

    >>> find_outlet("the New York Times"), find_outlet("officials")
    ('New York Times', None)
    """
    return _names().get(re.sub("^[Tt]he ", "", name.strip()))


def is_agency(label: str) -> bool:
    """Whether others print the reports of that outlet, by the name that `find_outlet` has for it."""
    return label in _read().agencies


def find_relay(attribution: Attribution | None) -> str | None:
    """The agency or paper that an article has a claim from: whom it quotes, or who quotes that in turn."""
    while attribution is not None:
        outlet = find_outlet(attribution.label)
        if outlet is not None:
            return outlet
        attribution = attribution.via
    return None


@cache
def _read() -> _Agencies:
    return read_checked(ontology_path("agencies.yaml"), _Agencies, GazetteerError)


@cache
def _names() -> dict[str, str]:
    """What each is called here, by each of its names."""
    return {
        name: label for group in (_read().agencies, _read().papers) for label, names in group.items() for name in names
    }


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """How a dateline, a byline and a last line name an agency."""
    names = sorted((name for names in _read().agencies.values() for name in names), key=len, reverse=True)
    name = f"(?P<name>{'|'.join(map(re.escape, names))})"
    return (
        re.compile(rf"[^\n]{{0,80}}?\({name}\)\s*[-–—]"),
        re.compile(rf"(?:^|\b[Bb]y\b.*\b){name}$"),
        re.compile(rf"(?:^|\(|[-–—©]\s*|[Cc]opyright (?:\d{{4}} )?|© \d{{4}} (?:[Tt]he )?){name}\)?\.?$"),
    )
