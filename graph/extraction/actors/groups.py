"""Groups without a name: "29 nations", "several banks", "five of Niger's generals"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.extraction.actors.owners import explicit_owners
from graph.extraction.actors.phrases import (
    is_plural,
    noun_phrase,
    objects_of,
    one_line,
    phrase_mention,
    short_label,
    verb_above,
)
from graph.extraction.actors.reading import STATE_SENSES, Reading, Referent
from graph.extraction.actors.state_forms import blocs
from graph.gazetteer import Sense
from graph.iris import slug
from graph.model import Count, Entity, EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_QUANTIFIERS = frozenset(
    {"several", "many", "some", "other", "dozen", "dozens", "few", "various", "multiple", "numerous", "most", "all"}
)
_EACH = frozenset({"each", "every"})
_OPENERS = frozenset({"those", "these", "the"})
_PREPOSITIONS = frozenset({"of", "in", "from"})
BLOC, _CONTINENT = "EU", "Europe"
_FARTHEST_BESIDE = 8  # words between a number and what it stands beside


def is_group(reading: Reading, token: "Token") -> bool:
    """Whether a phrase counts states, bodies or people, or is a bare number or "others"."""
    if token.pos_ == "NUM":
        is_count = token.i in reading.mentions_of(token).counts and not _is_year(token)
        return is_count and not _is_of_things(reading, token)
    if token.lower_ == "others":
        return True
    counted = any(c.dep_ == "nummod" or c.lower_ in _QUANTIFIERS for c in token.children)
    return counted and is_plural(token) and reading.is_noun(token, "group", "people")


def _is_of_things(reading: Reading, number: "Token") -> bool:
    """ "With 86 of its 120 *votes*", "paid 87 million *of that*": some of what is nobody."""
    if any(child.lower_ == "of" and child.nbor().lower_ in {"that", "this", "it"} for child in number.children):
        return True
    wholes = (noun for child in number.children if child.lower_ == "of" for noun in child.children)
    return any(reading.is_noun(noun, "thing") and noun.lower_ != "others" for noun in wholes if noun.dep_ == "pobj")


def _is_year(number: "Token") -> bool:
    """ "Pledged $5 million in aid for *2025*": whether a bare number behind a preposition may be a year."""
    is_governed = number.dep_ == "pobj" or (number.dep_ == "conj" and number.head.dep_ == "pobj")
    return is_governed and re.fullmatch(r"(?:19|20)\d\d", number.text) is not None


def is_of_several_states(reading: Reading, token: "Token") -> bool:
    """ "African countries", "UN member states": states of a region or a bloc, none of which is it alone."""
    if token.tag_ != "NNS" or not reading.is_noun(token, "state"):
        return False
    before = [reading.match(child) for child in token.children if child.dep_ in {"amod", "compound"}]
    if any(m is not None and (m.sense is Sense.REGION or m.entry.country == BLOC) for m in before):
        return True
    are_members = token.has_word("member")
    return are_members and any(m is not None and m.sense is Sense.BODY and m.entry.key not in blocs() for m in before)


def are_counted_governments(token: "Token") -> bool:
    """ "Two Central African governments": so many as no state has, where one is called by the region's adjective."""
    return token.tag_ == "NNS" and any(word.pos_ == "NUM" for word in token.doc[token.left_edge.i : token.i])


def group(reading: Reading, token: "Token") -> Referent:
    """The group that a phrase speaks of: its own in each article, with its size and the states in its words."""
    label = _label(token)
    entity = Entity(
        kind=EntityKind.GROUP,
        key=slug(f"{reading.parsed.article.id} {label}"),
        label=label,
        size=_size(reading, token),
        members=tuple(sorted(set(_members(reading, token)))),
    )
    return Referent(entity, phrase_mention(token), "a group without a name", token)


def _label(token: "Token") -> str:
    """What a group is called, a bare word with more of the text: "seven of 58 countries", "shipyard in Galati"."""
    label = short_label(token)
    first, _, one = label.partition(" ")
    if first.lower() == "whose":
        return one  # "the boat whose *owner* was paid"
    if first.lower() in _EACH and token.tag_ == "NN":
        return _plural(one)
    if one:
        return label
    if token.pos_ != "NUM":
        return one_line(label + _behind(token))
    beside = _described(token)
    if beside is not None:
        return one_line(beside)
    counted = _counted_before(token)
    if counted is None:
        return label
    of = " of" if any(word.like_num for word in noun_phrase(counted)) else ""  # "seven of 58 countries"
    return one_line(f"{label}{of} {short_label(counted)}")


def _plural(label: str) -> str:
    """What many are called of whom one is named: "every fisherman" is said of fishermen."""
    if label.endswith("man"):
        return f"{label.removesuffix('man')}men"
    return f"{label.removesuffix('y')}ies" if label.endswith("y") else f"{label}s"


def _behind(token: "Token") -> str:
    """What stands right behind a word and says of whom or where: " of the parliament", " in Galati"."""
    preposition = next((c for c in token.children if c.i == token.i + 1 and c.lower_ in _PREPOSITIONS), None)
    for noun in objects_of(preposition) if preposition else ():
        return f" {token.doc[token.i + 1 : noun.i + 1].text}"
    return ""


def _described(token: "Token") -> str | None:
    """ "those under consideration, 36 in number": the number with what it stands beside."""
    end = token.i + 3
    before = list(token.doc[max(token.sent.start, token.i - _FARTHEST_BESIDE) : token.i])
    start = next((word.i for word in reversed(before) if word.lower_ in _OPENERS), None)
    if start is None or [word.lower_ for word in token.doc[token.i + 1 : end]] != ["in", "number"]:
        return None
    return token.doc[start:end].text


def _counted_before(token: "Token") -> "Token | None":
    """The noun that a bare number counts: "of the 58 countries, seven agreed", "associations, four of which sued"."""
    verb = verb_above(token)
    if any(noun.pos_ == "PRON" for c in token.children if c.lower_ == "of" for noun in objects_of(c)):
        return verb.head if verb.dep_ == "relcl" and is_plural(verb.head) else None
    fronted = (c for c in (*token.children, *verb.children) if c.lower_ in {"of", "among"} and c.i < token.i)
    return next((noun for c in fronted for noun in objects_of(c) if is_plural(noun)), None)


def _size(reading: Reading, token: "Token") -> Count | None:
    counts = reading.mentions_of(token).counts
    return next((counts[t.i].count for t in noun_phrase(token) if t.i in counts), None)


def is_backer(reading: Reading, word: "Token") -> bool:
    """Whether a name only says who is behind others, who need not be of that state: "the *Iran*-backed militias"."""
    backed = reading.frames.classes["backed"]
    return word.head.lower_ in backed and word.i < word.head.i and word.dep_ in {"npadvmod", "amod", "advmod"}


def _is_siding(reading: Reading, clause: "Token") -> bool:
    """ "People *supporting* the war in Oman", who need not be of Oman."""
    is_active = clause.dep_ == "relcl" or (clause.dep_ == "acl" and clause.tag_ == "VBG")
    return is_active and clause.lemma_.lower() in reading.frames.classes["siding"]


def _is_acting(name: "Token") -> bool:
    """ "Malians whom *Niger* expelled": who did something to people is not what they are of."""
    return name.dep_ == "nsubj" and name.head.dep_ == "relcl"


def _tells_of_deed(reading: Reading, child: "Token") -> bool:
    """ "Limits on Malians, *a step* that Niger copied": what is told of the whole clause, and not of the people."""
    is_one = child.dep_ == "appos" and child.tag_ == "NN" and child.has_any_word({"a", "an"})
    return is_one and not reading.is_noun(child, "people", "group", "state")


def _members(reading: Reading, token: "Token") -> Iterator[str]:
    asides = (child for child in token.children if _is_siding(reading, child) or _tells_of_deed(reading, child))
    aside = {word for child in asides for word in child.subtree}
    for word in token.subtree:
        match = reading.match(word)
        if match is None or match.entry.generic or word in aside or is_backer(reading, word) or _is_acting(word):
            continue
        if match.entry.country == BLOC and match.sense is Sense.DEMONYM:
            yield _CONTINENT  # "European governments" need not be of the Union
        elif match.sense in STATE_SENSES or match.sense is Sense.REGION:
            yield match.entry.country or match.entry.label
    if reading.is_noun(token, "citizen"):  # "Fiji, whose citizens", "its nationals"
        yield from (owner.code for owner in explicit_owners(reading, token))
