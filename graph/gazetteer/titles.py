"""Titles and ministries with what they have charge of, and titles with what is said of their holders.

"Foreign and trade minister", "ministry of the interior", "former U.S. ambassador": made by rule, since no list of
names could hold them all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.gazetteer.entries import GazetteerEntry, Sense
from graph.gazetteer.forms import Form
from graph.gazetteer.hits import Hit
from graph.gazetteer.words import Words

Portfolios = Mapping[tuple[str, ...], GazetteerEntry]  # the ministry of each phrase: "foreign affairs"
Qualifiers = Mapping[str, str]  # what each word says: "interim" that its holder is acting

_LONGEST_PORTFOLIO = 8  # words
_OF_OTHER_NOUNS = frozenset({"foreign", "home"})  # no field by themselves behind "of": "Department of Foreign Labour"
_JOINTS = (["and"], ["&"], [","])
_STATE_SENSES = frozenset({Sense.NAME, Sense.DEMONYM, Sense.METONYM})


def extend_by_portfolio(
    words: Words, hits: Sequence[Hit], portfolios: Portfolios, body_words: frozenset[str]
) -> Iterator[Hit]:
    """Hits, where those that take a portfolio have grown over theirs, before or behind them.

    `body_words` make of a field the body that has charge of it: "migration service".
    """
    taken = 0  # the end of what a title before has taken: "home", of "secretary of state for the home department"
    for i, hit in enumerate(hits):
        grown = _with_portfolio(words, hit, portfolios, taken) if hit.entry.portfolios else hit
        if grown.last > hit.last and _is_of_body(words, grown.last, hits[i + 1 : i + 2], body_words):
            # "deputy secretary of the security council": the body says of what, as a field would have.
            grown = replace(hit, form=replace(hit.form, entry=replace(hit.entry, bare=True)))
        is_body = grown == hit and hit.entry.portfolios and hit.sense is not Sense.OFFICE
        if grown.entry.bare and not (is_body and _is_named_otherwise(words, hit.last)):
            taken = grown.last if grown.last > hit.last else taken
            yield grown


def _is_named_otherwise(words: Words, end: int) -> bool:
    """ "Department *of Foreign Employment*": a body with a name of its own, which is for whoever reads such names."""
    return words.keys[end : end + 1] == ["of"] and _is_of_other_noun(words, end + 1, 1)


def _is_of_other_noun(words: Words, start: int, size: int) -> bool:
    """Whether a field only tells which is meant of the noun behind it: "foreign" of "foreign employment"."""
    is_one = size == 1 and words.keys[start : start + 1] and words.keys[start] in _OF_OTHER_NOUNS
    return bool(is_one) and words.keys[start + 1 : start + 2] not in _JOINTS


def _with_portfolio(words: Words, hit: Hit, portfolios: Portfolios, taken: int) -> Hit:
    first, ministry = _portfolio_before(words, hit.first, portfolios)
    if ministry is not None and first >= taken:
        return replace(hit, first=first, form=_with_ministry(hit.form, ministry))
    last, ministry = _portfolio_behind(words, hit.last, portfolios)
    if ministry is not None:
        return replace(hit, last=last, form=_with_ministry(hit.form, ministry))
    return hit


def _is_of_body(words: Words, end: int, following: Sequence[Hit], body_words: frozenset[str]) -> bool:
    """Whether what ends here only begins the name of a body: "head of the migration service"."""
    is_of_other = any(hit.first < end < hit.last for hit in following)
    return is_of_other or (len(words.keys) > end and words.keys[end] in body_words)


def _with_ministry(form: Form, ministry: GazetteerEntry) -> Form:
    """A title with its portfolio; of an agency, the ministry itself."""
    if form.sense is not Sense.OFFICE:
        return replace(form, entry=ministry)
    field = ministry.key.removesuffix("-ministry")
    key, label = f"{field}-{form.entry.key}", f"{field.replace('-', ' ')} {form.entry.label}"
    return replace(form, entry=replace(form.entry, key=key, label=label, agency=ministry.key, bare=True))


def _portfolio_before(words: Words, end: int, portfolios: Portfolios) -> tuple[int, GazetteerEntry | None]:
    """Where "foreign and trade" begins that ends at a token, and the ministry of the first of its fields."""
    ministry = None
    stop = end
    while size := _size_before(words, stop, portfolios):
        end = stop - size
        ministry = portfolios[tuple(words.keys[end:stop])]
        if words.keys[max(end - 1, 0)] not in {"and", "&"}:
            break
        stop = end - 1
    return end, ministry


def _portfolio_behind(words: Words, start: int, portfolios: Portfolios) -> tuple[int, GazetteerEntry | None]:
    """Where "of foreign affairs and trade" ends that begins at a token, and the ministry of the first of its fields."""
    ministry = None
    end = stop = start
    joints = {"of", "for"}
    while words.keys[stop : stop + 1] and words.keys[stop] in joints:
        stop += 1 + (words.keys[stop + 1 : stop + 2] == ["the"])
        size = _size_behind(words, stop, portfolios)
        if not size or _is_of_other_noun(words, stop, size):
            break
        ministry = ministry or portfolios[tuple(words.keys[stop : stop + size])]
        end = stop = stop + size
        joints = {"and", "&"}
    return end, ministry


def _size_before(words: Words, stop: int, portfolios: Portfolios) -> int:
    """How many tokens the longest portfolio has that ends at a token, 0 for none."""
    sizes = range(min(_LONGEST_PORTFOLIO, stop), 0, -1)
    return next((size for size in sizes if tuple(words.keys[stop - size : stop]) in portfolios), 0)


def _size_behind(words: Words, start: int, portfolios: Portfolios) -> int:
    """How many tokens the longest portfolio has that begins at a token, 0 for none."""
    sizes = range(min(_LONGEST_PORTFOLIO, len(words.keys) - start), 0, -1)
    return next((size for size in sizes if tuple(words.keys[start : start + size]) in portfolios), 0)


def qualify(words: Words, hits: Sequence[Hit], qualifiers: Qualifiers) -> Iterator[Hit]:
    """Hits, where titles know whether the words about them say former, acting, deputy, shadow or future.

    A qualifier counts, but is no part of the title, where a state stands between: "former U.S. ambassador".
    """
    before: Hit | None = None
    for hit in hits:
        if hit.sense is Sense.OFFICE:
            first, found = _qualifiers_before(words, hit.first, qualifiers)
            if before is not None and before.last == first and before.sense in _STATE_SENSES:
                found |= _qualifiers_before(words, before.first, qualifiers)[1]
            last = hit.last
            if words.keys[last : last + 2] in (["-", "elect"], ["-", "designate"]):
                last += 2
                found |= {"future"}
            yield replace(hit, first=first, last=last, qualifiers=frozenset(found))
        else:
            yield hit
        before = hit


def _qualifiers_before(words: Words, first: int, qualifiers: Qualifiers) -> tuple[int, set[str]]:
    found: set[str] = set()
    while first > 0:
        before = first - 1
        if before > 0 and words.keys[before] == "-" and words.touches(first):
            before -= 1
        if words.keys[before] not in qualifiers:
            break
        first = before
        found.add(qualifiers[words.keys[before]])
    return first, found
