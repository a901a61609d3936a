"""What a claim says, in one plain English sentence, and names short enough to draw.

The sentence is for reading beside the quote, never instead of it.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from babel.numbers import get_currency_symbol

from graph.frames import Wording
from graph.knowledge import Knowledge
from graph.model import EntityKind, Status
from graph.territories import find_territory
from graph.view.network import Fact, Role, actor_kind

# kind: its noun on the page, the verb in the past and plain, the sentence after the subject
KINDS: dict[str, tuple[str, str, str, str]] = {
    "Request": ("request", "asked", "ask", "{verb} {other}"),
    "Agreement": ("agreement", "agreed", "agree", "{verb}{with_other}"),
    "Refusal": ("refusal", "said no", "say no", "{verb}{to_other}"),
    "Negotiation": ("talks", "talked", "talk", "{verb}{with_other}"),
    "Payment": ("payment", "paid", "pay", "{verb} {other} {money}"),
    "Transfer": ("transfer", "sent", "send", "{verb} {people}{to_other}"),
    "Detention": ("detention", "held", "hold", "{verb} {people}"),
    "Ruling": ("ruling", "ruled", "rule", "{verb}{on_other}"),
    "Lawsuit": ("lawsuit", "sued", "sue", "{verb} {other}"),
    "OfficeHolding": ("office", "serves", "serve", "{verb} {title}{in_other}"),
    "Restriction": ("restriction", "restricted", "restrict", "{verb} {other}"),
}
# what a court did to the one whose action or case it decided
EFFECTS: dict[str, tuple[str, str, str]] = {
    "permits": ("let", "let", "{verb} {other} go ahead"),
    "blocks": ("blocked", "block", "{verb} {other}"),
    "orders": ("gave", "give", "{verb} an order to {other}"),
    "upholds": ("upheld", "uphold", "{verb} a decision on {other}"),
    "dismisses": ("dismissed", "dismiss", "{verb} a case of {other}"),
}
LABEL_LENGTH = 80
_GOVERNMENT_OF = re.compile(r"^Government of (?:the )?")


@lru_cache(maxsize=10_000)  # the same few thousand names stand in all claims of a page
def clean_label(label: str, length: int = LABEL_LENGTH) -> str:
    """A name on one line, without control and direction characters, cut to some length."""
    spaced = " ".join(label[: 10 * length].split())
    shown = "".join(char for char in spaced if not unicodedata.category(char).startswith("C"))
    return shown if len(shown) <= length else shown[: length - 1].rstrip() + "…"


def short_label(label: str, kind: str) -> str:
    """A name as the page draws it: a government goes by the name of its state."""
    cleaned = clean_label(label)
    if kind == EntityKind.GOVERNMENT:
        cleaned = _GOVERNMENT_OF.sub("", cleaned)
    return cleaned or "(no name)"


def role_label(role: Role) -> str:
    """The short name of who fills a role."""
    return short_label(role["label"], actor_kind(role["id"]))


@dataclass(frozen=True)
class Words:
    """The words for kinds of fact, a user's own among them, and for states."""

    own: Mapping[str, Wording] = field(default_factory=dict)  # by kind
    states: Mapping[str, str] = field(default_factory=dict)  # of codes that ISO does not list

    @classmethod
    def of(cls, knowledge: Knowledge) -> "Words":
        """The words that a build knows."""
        own = {name: kind.wording for name, kind in knowledge.own_kinds.items() if kind.wording is not None}
        return cls(own, knowledge.states)

    def kind_noun(self, kind: str) -> str:
        """The page's word for a kind; one without words of its own goes by its name."""
        return clean_label(self.own[kind].noun) if kind in self.own else kind_noun(kind)

    def describe_claim(self, fact: Fact) -> str:
        """What a claim says, whatever its kind: "Norway recognised Ruritania"."""
        wording, actors = self.own.get(fact["kind"]), list(fact["roles"].values())
        if wording is None or len(actors) == 1:  # "recognised" whom?
            return describe_claim(fact, self.states)
        past, plain = clean_label(wording.past), clean_label(wording.plain)
        verb = _verb(past, plain, fact["status"], plural=actor_kind(actors[0]["id"]) == EntityKind.GROUP)
        money = describe_money(fact["amount"], fact["currency"])
        parts = (role_label(actors[0]), verb, role_label(actors[1]), money, _people_beside(fact, self.states))
        return _capitalized(" ".join(filter(None, parts)))


def _people_beside(fact: Fact, states: Mapping[str, str]) -> str:
    known = fact["count"] is not None or fact["nationality"]
    return f"({describe_people(fact['count'], fact['nationality'], states)})" if known else ""


def _capitalized(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


def kind_noun(kind: str) -> str:
    """The page's word for a kind; a kind that this module does not know goes by its own name."""
    return KINDS[kind][0] if kind in KINDS else clean_label(kind)


def describe_claim(fact: Fact, states: Mapping[str, str] = MappingProxyType({})) -> str:
    """What a claim says: "United States paid Rwanda $100,000", "Peru said no"."""
    actors = list(fact["roles"].values())
    other = role_label(actors[1]) if len(actors) > 1 else ""
    if fact["kind"] not in KINDS:
        return clean_label(f"{fact['kind']}: {role_label(actors[0])}{other and ', '}{other}", 2 * LABEL_LENGTH)
    _, past, plain, pattern = KINDS[fact["kind"]]
    if other and fact["effect"] in EFFECTS:
        past, plain, pattern = EFFECTS[fact["effect"]]
    rest = pattern.format(
        verb=_verb(past, plain, fact["status"], plural=actor_kind(actors[0]["id"]) == EntityKind.GROUP),
        other=other,
        with_other=other and f" with {other}",
        to_other=other and f" to {other}",
        on_other=other and f" on {other}",
        in_other=other and f", {other}",
        money=describe_money(fact["amount"], fact["currency"]),
        people=describe_people(fact["count"], fact["nationality"], states),
        title="as " + clean_label(fact["title"]) if fact["title"] else "in office",
    )
    return _capitalized(f"{role_label(actors[0])} {rest}".rstrip())


def _verb(past: str, plain: str, status: str, *, plural: bool) -> str:
    if status == Status.ACTUAL:
        return past.removesuffix("s") if plural and past == "serves" else past
    be = "are" if plural else "is"
    auxiliary = {Status.PLANNED.value: f"{be} to", Status.POSSIBLE.value: "may", Status.NEGATED.value: "did not"}
    return f"{auxiliary[status]} {plain}"


def describe_money(amount: object, currency: str | None) -> str:
    """A sum as people write it, nothing where it is unknown.

    >>> [describe_money(amount, "USD") for amount in (100000, 4760000, None)]
    ['$100,000', '$4.76 million', '']
    """
    if amount is None:
        return ""
    value = Decimal(str(amount))
    for size, name in ((10**9, " billion"), (10**6, " million")):
        scaled = value / size
        if value >= size and scaled == round(scaled, 2):
            return f"{_unit(currency)}{scaled.normalize():,f}{name}"
    return f"{_unit(currency)}{value:,f}"


def _unit(currency: str | None) -> str:
    symbol = clean_label(get_currency_symbol(currency, locale="en_US")) if currency else ""
    return f"{symbol} " if symbol[-1:].isalpha() else symbol


def describe_people(
    count: int | None, nationality: Sequence[str], states: Mapping[str, str] = MappingProxyType({})
) -> str:
    """How many people of which states: "1 person from Iraq", "people"; `states` names those that ISO does not list."""
    number = "people" if count is None else "1 person" if count == 1 else f"{count:,} people"
    return f"{number} from {' and '.join(_state_name(code, states) for code in nationality)}" if nationality else number


def _state_name(code: str, states: Mapping[str, str]) -> str:
    territory = find_territory(code)
    return territory.in_sentence if territory else clean_label(states.get(code, code))
