"""Forms in a text: the leftmost and longest ones, without those that are a part of a longer name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph.gazetteer.entries import GazetteerEntry, GazetteerMatch, Sense
from graph.gazetteer.forms import Form
from graph.gazetteer.words import (
    APOSTROPHES,
    BEFORE_MONTHS,
    BEFORE_PLACES,
    BEHIND_DATELINES,
    FIRST_NAMES_TOO,
    HONORIFICS,
    NO_NAME_AFTER,
    NO_NAME_BEFORE,
    OPENING_NAMES,
    PREFIXES,
    Words,
    phrase,
)
from graph.model import record

_LONGEST_FORM = 32  # tokens; a name has fewer
_JOINED = frozenset({Sense.NAME, Sense.DEMONYM, Sense.PEOPLE, Sense.REGION})
_COMPOUND_SENSES = frozenset({Sense.NAME, Sense.DEMONYM, Sense.PEOPLE, Sense.LEADER, Sense.REGION})


@dataclass(slots=True)
class Node:
    """A place in the trie of all forms: what may follow, and the forms that end here."""

    children: dict[str, "Node"] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)


def build_trie(forms: Iterable[Form]) -> Node:
    """The trie of forms, by the keys of their tokens."""
    root = Node()
    for form in forms:
        node = root
        for key in phrase(form.name):
            node = node.children.setdefault(key, Node())
        node.forms.append(form)
    return root


def with_forms(root: Node, forms: Iterable[Form]) -> Node:
    """A trie with more forms, which shares with the old one all that they do not touch."""
    root = _copy(root)
    fresh = {id(root)}
    for form in forms:
        node = root
        for key in phrase(form.name):
            child = node.children.get(key, Node())
            if id(child) not in fresh:
                child = _copy(child)
                fresh.add(id(child))
            node.children[key] = child
            node = child
        node.forms.append(form)
    return root


def _copy(node: Node) -> Node:
    return Node(children=dict(node.children), forms=list(node.forms))


@record(kw_only=True)
class Hit:
    """A form that was found, by its tokens."""

    first: int
    last: int  # exclusive
    form: Form
    alternatives: tuple[GazetteerEntry, ...] = ()
    qualifiers: frozenset[str] = frozenset()

    @property
    def sense(self) -> Sense | None:
        """The sense of its form."""
        return self.form.sense

    @property
    def entry(self) -> GazetteerEntry:
        """What its form names."""
        return self.form.entry


def scan(words: Words, trie: Node) -> Iterator[Hit]:
    """The leftmost and longest forms."""
    index, keys, openings = 0, words.keys, trie.children
    while index < len(keys):
        hit = _longest_at(words, index, trie) if keys[index] in openings else None
        if hit is not None and not _is_of_money(words, hit.last):
            yield hit
        index = hit.last if hit is not None else index + 1


def _is_of_money(words: Words, end: int) -> bool:
    """Whether letters that end there are a part of the sign of a currency: "US$40 million"."""
    return words.touches(end) and words.texts[end] == "$"


def left_over(words: Words, scanned: Iterable[Hit], kept: Iterable[Hit], trie: Node) -> Iterator[Hit]:
    """The "US" of "US Treasury", where the title "Treasury Secretary" has grown over the rest."""
    starts = {hit.first for hit in kept}
    for hit in scanned:
        end = next((index for index in range(hit.first + 1, hit.last) if index in starts), None)
        found = _longest_at(words, hit.first, trie, end) if end is not None and hit.first not in starts else None
        if found is not None:
            yield found


def _longest_at(words: Words, first: int, trie: Node, end: int | None = None) -> Hit | None:
    found: Hit | None = None
    node = trie
    for last, key in enumerate(words.keys[first : min(first + _LONGEST_FORM, end or len(words.keys))], start=first + 1):
        if key not in node.children:
            break
        node = node.children[key]
        spelled = [form for form in node.forms if form.is_spelled(words.texts[first:last])]
        if spelled:
            found = _reading(first, last, spelled)
    return found


def _reading(first: int, last: int, forms: Sequence[Form]) -> Hit:
    """What words are, by the usual one of their forms, with the others beside it."""
    usual, *others = sorted(forms, key=lambda form: form.rank)
    alternatives = tuple(dict.fromkeys(form.entry for form in others if form.entry != usual.entry))
    if not usual.ambiguous and any(not e.generic and e.country != usual.entry.country for e in alternatives):
        usual = replace(usual, ambiguous=True)
    return Hit(first=first, last=last, form=usual, alternatives=alternatives)


def without_overlaps(hits: Iterable[Hit]) -> list[Hit]:
    """Hits in text order, where those that have grown swallow what they now cover."""
    kept: list[Hit] = []
    for hit in hits:
        if kept and hit.last <= kept[-1].last:
            continue  # "interior", in "ministry of the interior"
        while kept and hit.first < kept[-1].last:
            kept.pop()  # "justice", in "justice minister"
        kept.append(hit)
    return kept


def without_parts_of_names(words: Words, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Hits without those that are a part of a longer name ("Melania Trump", "Jordan Peterson") or word ("non-Arab")."""
    covered = {index for hit in hits for index in range(hit.first, hit.last)}
    titled = {hit.last for hit in hits if hit.sense is Sense.OFFICE}
    for before, hit, behind in zip((None, *hits), hits, (*hits[1:], None), strict=False):
        if hit.form.prefix and not (_are_joined(words, hit, behind) or _are_joined(words, before, hit)):
            continue
        if hit.form.placed and not _is_plain_place(words, hit):
            continue
        if _is_common_surname(hit) and not (hit.first in titled or _has_honorific(words, hit.first)):
            continue
        uncertain = hit.form.ambiguous or (hit.sense is Sense.LEADER and hit.form.rank)
        if uncertain and (_names_on_left(words, hit.first, covered) or _names_on_right(words, hit.last, covered)):
            continue
        if hit.sense in _COMPOUND_SENSES and _has_prefix(words, hit.first):
            continue
        if hit.sense is Sense.NAME and _ends_longer_name(words, hit.first):
            continue
        yield hit


def _is_plain_place(words: Words, hit: Hit) -> bool:
    """ "*In* Male", "Male*'s*", "MALE *—*": whether what is another word too stands where a place does."""
    before = words.texts[hit.first - 1] if hit.first else ""
    behind = words.texts[hit.last : hit.last + 2]
    name = " ".join(words.texts[hit.first : hit.last])
    is_owner = len(behind) > 1 and behind[0] in APOSTROPHES and behind[1] == "s" and words.touches(hit.last)
    is_dateline = hit.first == 0 and name.isupper() and behind[0] in BEHIND_DATELINES if behind else False
    return is_dateline or (name == hit.form.name and (is_owner or before in BEFORE_PLACES))


def _is_common_surname(hit: Hit) -> bool:
    return hit.sense is Sense.LEADER and hit.form.rank > 0 and hit.form.ambiguous


def _has_honorific(words: Words, first: int) -> bool:
    before = first - 2 if words.texts[max(first - 1, 0)] == "." else first - 1
    return before >= 0 and words.keys[before] in HONORIFICS


def _names_on_left(words: Words, first: int, covered: set[int]) -> bool:
    before = first - 1
    if before >= 1 and words.texts[before] == "." and len(words.texts[before - 1]) == 1:
        before -= 1  # an initial
    if before > 0 and words.keys[before] in FIRST_NAMES_TOO and words.keys[before - 1] in BEFORE_MONTHS:
        return False  # "In June Washington"
    return before >= 0 and before not in covered and _is_name(words.texts[before], NO_NAME_BEFORE)


def _names_on_right(words: Words, last: int, covered: set[int]) -> bool:
    if last >= len(words.texts) or last in covered:
        return False
    return _is_name(words.texts[last], NO_NAME_AFTER) and not _is_of_money(words, last + 1)


def _is_name(word: str, exceptions: frozenset[str]) -> bool:
    return word[0].isupper() and word.lower() not in exceptions


def _ends_longer_name(words: Words, first: int) -> bool:
    """ "*Team* Jamaica", "*Air* Tanzania"."""
    return first > 0 and words.keys[first - 1] in OPENING_NAMES and words.texts[first - 1][0].isupper()


def _has_prefix(words: Words, first: int) -> bool:
    return first > 1 and words.texts[first - 1] == "-" and words.touches(first) and words.keys[first - 2] in PREFIXES


def _are_joined(words: Words, first: Hit | None, second: Hit | None) -> bool:
    """Whether a hyphen with no space around it joins the words for two states: "*Sino-Indian*", "*Indo-Pak*"."""
    if first is None or second is None or second.first != first.last + 1 or words.texts[first.last] != "-":
        return False
    are_states = first.sense in _JOINED and second.sense in _JOINED
    return are_states and words.touches(first.last) and words.touches(second.first)


def as_match(text: str, words: Words, hit: Hit, sense: Sense) -> GazetteerMatch:
    """A hit by its characters."""
    start_char, end_char = words.starts[hit.first], words.ends[hit.last - 1]
    return GazetteerMatch(
        start_char=start_char,
        end_char=end_char,
        text=text[start_char:end_char],
        sense=sense,
        entry=hit.entry,
        alternatives=hit.alternatives,
        ambiguous=hit.form.ambiguous,
        noun=hit.form.noun,
        plural=hit.form.plural,
        qualifiers=hit.qualifiers,
    )
