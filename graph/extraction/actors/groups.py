"""Groups without a name: "29 nations", "several banks", "five of Niger's generals"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.extraction.actors.phrases import is_plural, noun_phrase, phrase_mention, short_label
from graph.extraction.actors.reading import STATE_SENSES, Reading, Referent
from graph.gazetteer import Sense
from graph.iris import slug
from graph.model import Count, Entity, EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_QUANTIFIERS = frozenset(
    {"several", "many", "some", "other", "dozens", "few", "various", "multiple", "numerous", "most", "all"}
)


def is_group(reading: Reading, token: "Token") -> bool:
    """Whether a phrase counts states, bodies or people, or is a bare number or "others"."""
    if token.pos_ == "NUM":
        return token.i in reading.mentions_of(token).counts
    if token.lower_ == "others":
        return True
    counted = any(c.dep_ == "nummod" or c.lower_ in _QUANTIFIERS for c in token.children)
    return counted and is_plural(token) and reading.is_noun(token, "group", "people")


def group(reading: Reading, token: "Token") -> Referent:
    """The group that a phrase speaks of: its own in each article, with its size and the states in its words."""
    label = short_label(token)
    entity = Entity(
        kind=EntityKind.GROUP,
        key=slug(f"{reading.parsed.article.id} {label}"),
        label=label,
        size=_size(reading, token),
        members=tuple(sorted(set(_members(reading, token)))),
    )
    return Referent(entity, phrase_mention(token), "a group without a name", token)


def _size(reading: Reading, token: "Token") -> Count | None:
    counts = reading.mentions_of(token).counts
    return next((counts[t.i].count for t in noun_phrase(token) if t.i in counts), None)


def _members(reading: Reading, token: "Token") -> Iterator[str]:
    for word in token.subtree:
        match = reading.match(word)
        if match is not None and (match.sense in STATE_SENSES or match.sense is Sense.REGION):
            yield match.entry.country or match.entry.label
