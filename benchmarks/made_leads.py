"""First sentences of made articles: one happening between two states, told in several ways.

`PLANNED` foresees it, `DONE` tells it first, `AGAIN` tells it in other words, with rounded numbers and another form of
the date. `DONE` with another sum, number or day tells of another happening.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from made_text import MONTHS, STATES, WEEKDAYS, rounded

PLANNED, DONE, AGAIN = "planned", "done", "again"

# By kind of happening. {a} and {b} are states, {a_adj} what is of the first, {a_seat} its capital, {c_people} a third
# people; {exact} and {round} a sum or number; {month}, {day} ("June 3") and {on} ("on Tuesday") when.
WORDINGS: Mapping[str, Mapping[str, str]] = {
    "payment": {
        PLANNED: "{a} will pay {b} ${exact} million for {thing}, the {a_adj} finance ministry said.",
        DONE: "{a} paid {b} ${exact} million for {thing} {on}, the {a_adj} finance ministry said.",
        AGAIN: "{b} received about ${round} million from {a} for {thing} in {month}, officials in {b_seat} said.",
    },
    "transfer": {
        PLANNED: "{a} will deport {exact} {c_people} to {b}, the {a_adj} interior ministry said.",
        DONE: "{a} deported {exact} {c_people} to {b} {on}, the {a_adj} interior ministry said.",
        AGAIN: "About {round} {c_people} were deported from {a} to {b} on {day}, officials in {b_seat} said.",
    },
    "agreement": {
        PLANNED: "{a} and {b} will sign a treaty on {thing} in {month}, the {a_adj} foreign ministry said.",
        DONE: "{a} and {b} signed a treaty on {thing} {on}, the {a_adj} foreign ministry said.",
        AGAIN: "A treaty on {thing} was signed by {a} and {b} on {day}, officials in {b_seat} said.",
    },
    "restriction": {
        PLANNED: "{a} will impose sanctions on {b} in {month} over {thing}, the {a_adj} foreign ministry said.",
        DONE: "{a} imposed sanctions on {b} {on} over {thing}, the {a_adj} foreign ministry said.",
        AGAIN: "{b} was sanctioned by {a} over {thing} on {day}, officials in {b_seat} said.",
    },
    "talks": {
        PLANNED: "{a} and {b} will hold talks on {thing} in {month}, the {a_adj} foreign ministry said.",
        DONE: "{a} and {b} held talks on {thing} {on}, the {a_adj} foreign ministry said.",
        AGAIN: "Talks on {thing} were held by {a} and {b} on {day}, officials in {b_seat} said.",
    },
}
THINGS = (
    "patrol boats",
    "fishing rights",
    "a power line",
    "a railway",
    "grain",
    "river water",
    "two airports",
    "steel",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A happening that the first sentence of an article tells."""

    kind: str
    a: Sequence[str]  # the words of a state
    b: Sequence[str]
    c: Sequence[str]
    number: int  # a sum in millions, or people
    thing: str
    day: dt.date

    def told(self, how: str, published: dt.date) -> str:
        """The happening in the words of an article of that day."""
        near = 0 < (published - self.day).days < 7
        day = f"{MONTHS[self.day.month - 1]} {self.day.day}"
        values = {
            "exact": str(self.number),
            "round": rounded(self.number),
            "thing": self.thing,
            "month": MONTHS[self.day.month - 1],
            "day": day,
            "on": f"on {WEEKDAYS[self.day.weekday()]}" if near else f"on {day}",
        }
        names = {"a": self.a[0], "b": self.b[0], "a_adj": self.a[1], "a_seat": self.a[3], "b_seat": self.b[3]}
        return WORDINGS[self.kind][how].format_map({**values, **names, "c_people": self.c[2]})


def draw_lead(random: Random, kind: str, day: dt.date, taken: Sequence[Sequence[str]]) -> Lead:
    """Some happening of a kind and day, between states that are not taken."""
    a, b, c = random.sample([state for state in STATES if state not in taken], 3)
    thing = random.choice(THINGS)
    return Lead(kind=kind, a=a, b=b, c=c, number=random.randrange(31, 990), thing=thing, day=day)
