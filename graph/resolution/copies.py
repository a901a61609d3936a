"""Which articles print the same text, whole or in part, lightly edited or not.

A text becomes a signature that can be stored: the MinHash of the shingles of each paragraph. From the signatures of
all articles follow the groups of those that print the same; two signatures are never compared unless they share one
of the bands of a paragraph, so that grouping takes n log n steps.
Source: Broder, "On the resemblance and containment of documents" (1997); Leskovec, Rajaraman, Ullman, "Mining of
Massive Datasets", chapter 3 (bands of MinHash).
"""

import re
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import eq

from rensa import RMinHash  # type: ignore[import-untyped]  # it has no stubs

from graph.resolution.groups import Groups

# Whatever stores signatures makes them anew where this differs.
SIGNATURE_VERSION = f"1.{RMinHash.ALGORITHM_VERSION}"

_PERMUTATIONS, _SEED = 32, 1994
_ROWS = 4  # of a band; eight bands find 98 % of paragraphs with four fifths of their shingles in common
_SHINGLE = 4  # words
_FEWEST_WORDS = 12  # of a paragraph that can tell a copy: "Subscribe to our newsletter" stands everywhere
_FEWEST_WORDS_SHARED = 30
_ALIKE = 0.6  # share of equal hashes from which two paragraphs are one, edited
_COPIED = 0.6  # share of the shorter text that stands in the longer, from which one is a copy
_MOST_COMPARED = 8  # articles that have a paragraph in common with one: the longest ones

_PARAGRAPH = struct.Struct(f"<I{_PERMUTATIONS}I")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    words: int
    hashes: tuple[int, ...]


def sign_text(text: str) -> bytes:
    """What is kept of a text to tell copies by: 132 bytes for each paragraph of twelve words or more."""
    paragraphs = [words for words in map(_words, text.split("\n\n")) if len(words) >= _FEWEST_WORDS]
    shingles = [_shingles(words) for words in paragraphs]
    digests = RMinHash.digests_from_token_sets(shingles, num_perm=_PERMUTATIONS, seed=_SEED)
    return b"".join(_PARAGRAPH.pack(len(words), *digest) for words, digest in zip(paragraphs, digests, strict=True))


def group_copies(signatures: Mapping[str, bytes]) -> dict[str, str]:
    """For each text the least id of those that print the same, by ids; a text without copies has its own.

    Copies of copies are of one group. A text that holds most of another counts as its copy, however much it adds:
    better one source too few than one too many.
    """
    ids = sorted(signatures)
    texts = {name: _unpack(signatures[name]) for name in ids}
    passages = _passages(texts)
    holding: dict[int, list[str]] = {}
    for name, shares in passages.items():
        for passage in shares:
            holding.setdefault(passage, []).append(name)
    length = {name: sum(shares.values()) for name, shares in passages.items()}
    for names in holding.values():
        names.sort(key=lambda name: (-length[name], name))
    groups = Groups(ids)
    for name, shares in passages.items():
        for other in dict.fromkeys(other for passage in shares for other in holding[passage][:_MOST_COMPARED]):
            if _is_copy(shares, passages[other]):
                groups.join(name, other)
    return {name: groups.first(name) for name in ids}


def _passages(texts: Mapping[str, Sequence[_Paragraph]]) -> dict[str, dict[int, int]]:
    """Each text as passages with their lengths in words; paragraphs that are alike are one passage."""
    places = [(name, number) for name, paragraphs in texts.items() for number in range(len(paragraphs))]
    paragraphs = [texts[name][number] for name, number in places]
    same = Groups(range(len(places)))
    first_with: dict[tuple[int, tuple[int, ...]], int] = {}
    for place, paragraph in enumerate(paragraphs):
        bands = ((band, paragraph.hashes[band : band + _ROWS]) for band in range(0, _PERMUTATIONS, _ROWS))
        for other in {first_with.setdefault(band, place) for band in bands} - {place}:
            if _are_alike(paragraph, paragraphs[other]):
                same.join(place, other)
    passages: dict[str, dict[int, int]] = {name: {} for name in texts}
    for place, (name, _) in enumerate(places):
        passages[name][same.first(place)] = paragraphs[place].words
    return passages


def _is_copy(one: Mapping[int, int], other: Mapping[int, int]) -> bool:
    shared = sum(min(words, other[passage]) for passage, words in one.items() if passage in other)
    shorter = min(sum(one.values()), sum(other.values()))
    return shared >= _FEWEST_WORDS_SHARED and shared >= _COPIED * shorter


def _are_alike(one: _Paragraph, other: _Paragraph) -> bool:
    equal: int = sum(map(eq, one.hashes, other.hashes))
    return equal >= _ALIKE * _PERMUTATIONS


def _unpack(signature: bytes) -> list[_Paragraph]:
    return [_Paragraph(words, tuple(hashes)) for words, *hashes in _PARAGRAPH.iter_unpack(signature)]


def _words(paragraph: str) -> list[str]:
    return _WORD.findall(paragraph.casefold())


def _shingles(words: Sequence[str]) -> list[str]:
    return [" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)]
