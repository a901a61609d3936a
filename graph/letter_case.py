"""Paragraphs that are wholly in capitals, as telegrams and some wires have them, read as if they were in mixed case.

A pipeline that was trained on newspapers and a gazetteer that matches names as they are spelled find little in "KENYA
ASKED NORWAY TO TAKE BACK FORTY DETAINEES". So such a paragraph is written anew, letter by letter, and all words stay
where they are: in small letters, but for the first word of a sentence, names of the gazetteer as it spells them, the
calendar, and what a tagger then takes for a name. Everything else stays as it is.
"""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple

from graph.frames import syntax_words
from graph.gazetteer import Gazetteer, Sense
from graph.gazetteer.words import BEFORE_MONTHS, CALENDAR_WORDS, FIRST_NAMES_TOO, HONORIFICS, NO_NAME_BEFORE


class Noun(NamedTuple):
    """Where a noun stands in a text, and whether it is a proper one."""

    start: int
    end: int
    proper: bool


FindNouns = Callable[[str], Iterable[Noun]]  # what a tagger says of a text that is in small letters for the most part
IsKnown = Callable[[str], bool]  # whether a pipeline has met a word, as it is written

_BREAK = "\n\n"  # of paragraphs
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FEWEST_WORDS = 5  # of a paragraph: fewer may be a name or a heading
_FEWEST_LETTERS = 2  # of a word among them
_GLANCE = 100  # letters of a paragraph that mostly tell
_SMALL = 0.04  # of the letters: "McKAMBA", "10 km"
_LONGEST_ACRONYM = 4  # letters, of a word that is none
_LONGEST_NUMBERING = 4  # "A. SUBJECT"
_SENTENCE = 400  # characters, within which one ends
_ROUNDS = 2  # a tagger finds more names beside those that are written as such
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "r", "rs", "'s", "able", "ness")

# "NAIROBI, MARCH 2 (REUTERS) -- THE": stays, since the language pipeline tells a dateline by its capitals.
_DATELINE = re.compile(r"\s*[^\W\d_][^\d(),—–:.\n]{2,30}?(?:, [^()\n—–.]{1,40})?(?: \([^()\n]{1,40}\))? (?:—|–|--|-) +")
_POINT = re.compile(r"(?:[.?!]|\n)[\"”’')\]]*\s+[\"“‘'(\[]*$|^[\s\"“‘'(\[]*(?:(?:\d{1,3}|[A-Z])[.)] ?)?[\"“‘'(\[]*$")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:MR|MRS|MS|DR|ST|GEN|COL|CAPT|LT|MAJ|SGT|ADM|SEN|REP|GOV|PROF|REV|HON|AMB|NO|VS|MIN|PRES|SECY?))"
    r"\.\s+$"
)
# "J. KAMBA", "A$5", "US$5", "F-16", "G7".
_SIGN = re.compile(r"\b(?:[^\W\d_](?=\.)|[A-Z]{1,3}(?=[$£€¥]|-?\d))")
_NUMERAL = re.compile(r"\b(?:II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XVI)\b")
_HONORIFIC = re.compile(r"\b(?:MR|MRS|MS|MISS|DR|MADAM)(?:\. ?| )(?=[^\W\d_]{2})")
_NO_NAMES = NO_NAME_BEFORE - HONORIFICS
# Inside a name: "Maria de la Cruz", "Idris al-Warshani".
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "della", "di", "dos", "du", "el", "ibn", "la", "le", "van", "von"}
)
_AMBIGUOUS_MONTHS = frozenset({"march", "may"})
_DAY_BEFORE = re.compile(r"\b\d{1,2}(?:ST|ND|RD|TH)? (?:OF )?$")
_DAY_BEHIND = re.compile(r"\.? ?\d|,? (?:LAST|THIS|NEXT) YEAR")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\W*$")
_BEHIND_US = re.compile(r"\s*(?:[.,;?!]|$)|\s+(?:THAT|TO|THE|ABOUT|OF|BY|IN|ON|NOT|WHAT|HOW|HE|SHE|IT|THEY)\b")


def in_mixed_case(text: str, gazetteer: Gazetteer, find_nouns: FindNouns, is_known: IsKnown) -> str:
    """A text with its paragraphs in capitals written anew; as long as before, letter by letter."""
    paragraphs = text.split(_BREAK)
    written = [
        _Paragraph(part, gazetteer).written(find_nouns, is_known) if _is_in_capitals(part) else part
        for part in paragraphs
    ]
    return text if written == paragraphs else _BREAK.join(written)


def _is_in_capitals(paragraph: str) -> bool:
    """Whether hardly a letter of a paragraph is small, and it is more than a name or a heading."""
    if sum(map(str.islower, paragraph[:_GLANCE])) > _GLANCE / 10:
        return False  # as nearly all are
    capital, small = sum(map(str.isupper, paragraph)), sum(map(str.islower, paragraph))
    words = (word for word in _WORD.findall(paragraph) if len(word) >= _FEWEST_LETTERS)
    return small <= _SMALL * capital and sum(1 for _ in words) >= _FEWEST_WORDS


def _lower(text: str) -> str:
    """A text in small letters; a letter that would become two stays."""
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


class _Paragraph:
    """A paragraph in capitals, and what it is written anew as."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.chars = list(_lower(text))
        self.settled: set[int] = set()  # where words begin of which it is known how they are written
        self.names: set[int] = set()  # where other words begin and end that are names

    def written(self, find_nouns: FindNouns, is_known: IsKnown) -> str:
        """The paragraph in mixed case."""
        opening = _DATELINE.match(self.text)
        self._keep(0, opening.end() if opening else 0)
        for pattern in (_SIGN, _NUMERAL):
            for found in pattern.finditer(self.text):
                self._keep(*found.span())
        self._spell_names()
        self._spell_words(opening.end() if opening else 0)
        self._spell_strange_words(is_known)
        self._spell_places()
        self._spell_bearers()
        for _ in range(_ROUNDS):
            nouns = list(find_nouns("".join(self.chars)))
            for noun in nouns:
                if noun.proper:
                    self._spell_name(noun.start, noun.end)
            for noun in nouns:
                if not (noun.proper or _is_countable(self.text[noun.start : noun.end], is_known)):
                    self._spell_part_of_name(noun)
        self._spell_acronyms(is_known)
        self._spell_titles()
        return "".join(self.chars)

    def _keep(self, start: int, end: int) -> None:
        self.chars[start:end] = self.text[start:end]
        self.settled.update(range(start, end))

    def _spell_names(self) -> None:
        """Writes names of the gazetteer as it spells them: "Burkina Faso", "NATO", "foreign ministry"."""
        for start, end, name, sense in self.gazetteer.spellings(self.text):
            if start in self.settled or not self._is_name(start, end, name, sense):
                continue
            letters = [char for char in name if char.isalnum()]
            places = [place for place in range(start, end) if self.text[place].isalnum()]
            if len(letters) != len(places):
                letters = list(self.text[start:end].title()) if len(places) == end - start else []
            for place, letter in zip(places, letters, strict=False):
                if letter.isupper():
                    self.chars[place] = self.text[place]
            if not name.islower():
                self.settled.update(range(start, end))

    def _is_name(self, start: int, end: int, name: str, sense: Sense | None) -> bool:
        """Whether a name of the gazetteer is one here, and not another word: "told us that", "to polish it"."""
        word = _lower(name)
        if word == "who":
            return self._is_health_body(start, end)
        before = _WORD_BEFORE.search(self.text[max(start - 30, 0) : start])
        if name == "US":
            told = before is not None and _lower(before[1]) in syntax_words().telling_us
            return not (told and _BEHIND_US.match(self.text, end))
        if sense is Sense.DEMONYM and word == "polish":
            return before is None or before[1] != "TO"
        return word not in syntax_words().like_acronyms and word not in _AMBIGUOUS_MONTHS

    def _is_health_body(self, start: int, end: int) -> bool:
        """Whether "WHO" is no pronoun: behind "the", or where it opens what is no question."""
        before = self.text[max(start - 12, 0) : start]
        asks = self.text.find("?", end, end + _SENTENCE), self.text.find(". ", end, end + _SENTENCE)
        is_asked = asks[0] >= 0 and (asks[1] < 0 or asks[0] < asks[1])
        return before.endswith("THE ") or (not is_asked and self._begins_sentence(start))

    def _spell_words(self, opening: int) -> None:
        """Writes the calendar, "I" and what begins a sentence with a capital."""
        for found in _WORD.finditer(self.text):
            start, word = found.start(), _lower(found[0]).removesuffix("'s")
            if start in self.settled:
                continue
            if word == "i" or (word in CALENDAR_WORDS and self._is_of_calendar(word, found)):
                self._capitalize(start)
                self.settled.add(start)
            elif start == opening or self._begins_sentence(start):
                self._capitalize(start)

    def _capitalize(self, start: int) -> None:
        self.chars[start] = self.text[start]

    def _begins_sentence(self, start: int) -> bool:
        before = self.text[max(start - 12, 0) : start]
        if start > len(before):
            before = f"x{before}"  # which is not how the paragraph begins
        return bool(_POINT.search(before)) and (not _ABBREVIATION.search(before) or start < _LONGEST_NUMBERING)

    def _is_of_calendar(self, word: str, found: re.Match[str]) -> bool:
        """Whether a word that may be another is a month: "2 March", "in May", "May 3"."""
        if word not in _AMBIGUOUS_MONTHS:
            return True
        before = self.text[max(found.start() - 20, 0) : found.start()]
        if _DAY_BEFORE.search(before) or _DAY_BEHIND.match(self.text, found.end()):
            return True
        words = _WORD_BEFORE.search(before)
        return words is not None and _lower(words[1]) in BEFORE_MONTHS - {"this"}

    def _spell_strange_words(self, is_known: IsKnown) -> None:
        """Writes with a capital what no pipeline knows for a word, however it is inflected: "Kamba"."""
        for found in _WORD.finditer(self.text):
            if found.start() not in self.settled and not _is_word(_lower(found[0]), is_known):
                self._spell_name(*found.span())

    def _spell_places(self) -> None:
        """Writes names of places of two words with capitals: "Sao Paulo"."""
        words = list(_WORD.finditer(self.text))
        for first, second in pairwise(words):
            together = self.text[first.start() : second.end()]
            if second.start() - first.end() == 1 and self.gazetteer.place(together) is not None:
                self._capitalize(first.start())
                self._capitalize(second.start())
                self.names.update((first.start(), second.end()))

    def _spell_bearers(self) -> None:
        """Writes with a capital who is called by a courtesy title: "Mr. Brown"."""
        for found in _HONORIFIC.finditer(self.text):
            self._capitalize(found.start())
            self._capitalize(found.end())

    def _spell_name(self, start: int, end: int) -> None:
        """Writes a name with a capital, but not a particle inside it: "Julio de Vido"."""
        word = _lower(self.text[start:end])
        in_name = start - 1 in self.names
        is_title = not in_name and self.gazetteer.office(word) is not None  # "the justices": see `_spell_titles`
        if start in self.settled or is_title or (in_name and word in _PARTICLES):
            return
        self._capitalize(start)
        self.names.update((start, end))

    def _spell_acronyms(self, is_known: IsKnown) -> None:
        """Writes names of initials in capitals, that nobody knows and that are no part of another: "GOK"."""
        for found in _WORD.finditer(self.text):
            start, end = found.span()
            if start in self.names and _is_acronym(found[0], is_known) and not self._is_beside_name(start, end):
                self._keep(start, end)

    def _spell_part_of_name(self, noun: Noun) -> None:
        """Writes with a capital what stands beside a name, or is a place: "Duarte" of "Duarte Vilhena", "Karachi"."""
        start, end = noun.start, noun.end
        before = start - 1 in self.names and self.text[start - 1] == " "
        behind = end + 1 in self.names and self.text[end] == " "
        is_place = not (before or behind) and self.gazetteer.place(self.text[start:end]) is not None
        if (before or behind or is_place) and start not in self.settled:
            self._capitalize(start)
            self.names.update((start, end))

    def _is_beside_name(self, start: int, end: int) -> bool:
        """Whether a name or a title stands before a word, or a name behind it: "Julio De Vido", "Minister Obi"."""
        written = "".join(self.chars[max(start - 30, 0) : start])
        before = _WORD_BEFORE.search(written) if written.endswith(" ") else None
        behind = _WORD.match("".join(self.chars[end + 1 : end + 20]))
        if before is not None and self.gazetteer.office(before[1]):
            return True
        return any(
            _lower(word[0]) in _PARTICLES or (word[0].istitle() and _lower(word[0]) not in _NO_NAMES)
            for word in (before and _WORD.search(before[0]), behind)
            if word
        )

    def _spell_titles(self) -> None:
        """Writes titles of office before a name as newspapers do: "Foreign Minister Kamba"."""
        written = "".join(self.chars)
        for match in self.gazetteer.find(written):
            follows = written[match.end_char : match.end_char + 3].lstrip()
            is_title = match.sense is Sense.OFFICE and follows[:1].isalpha() and follows[:1].isupper()
            if is_title and _first_word(written, match.end_char) in CALENDAR_WORDS - FIRST_NAMES_TOO:
                continue  # "told the ambassador March 2"
            if is_title and written[match.end_char] == " " and not match.plural:
                for found in _WORD.finditer(written, match.start_char, match.end_char):
                    if found[0] not in {"of", "the", "and", "for"}:
                        self._capitalize(found.start())


def _is_word(word: str, is_known: IsKnown) -> bool:
    """Whether a word in small letters is one that is known, or one with an ending."""
    word = word.removesuffix("'s").removesuffix("’s")
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return is_known(word) or any(is_known(stem) or is_known(f"{stem}e") or is_known(f"{stem[:-1]}y") for stem in stems)


def _first_word(text: str, start: int) -> str:
    found = _WORD.search(text, start)
    return _lower(found[0]) if found else ""


def _is_countable(word: str, is_known: IsKnown) -> bool:
    """Whether there are several of a noun: a name has no plural."""
    small = _lower(word)
    return len(small) <= _FEWEST_LETTERS or any(map(is_known, (f"{small}s", f"{small}es", f"{small[:-1]}ies")))


def _is_acronym(word: str, is_known: IsKnown) -> bool:
    """Whether a word that is a name is one of initials: nobody knows it in small letters, and it is short."""
    small = _lower(word)
    if is_known(small) or is_known(small.capitalize()) or not word.isalpha():
        return is_known(word) and not is_known(small.capitalize())
    return len(word) <= _LONGEST_ACRONYM or not re.search("[aeiouy]", small)
