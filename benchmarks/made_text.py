"""Our articles on invented dealings as patterns, and patterns filled with other names, sums, numbers and dates.

Only articles whose facts are marked as fictional are taken, and of these only the paragraphs in which every state has
another to stand in for it. Names of persons and places, known by their capitals, give way to words made of syllables.
Sentences stay apart, so that what a sentence tells of can be found again in all that was made of it.
"""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

from made_states import CONSONANTS, VOWELS, states_giving_way, states_of

from graph.articles import read_articles
from graph.gazetteer import Gazetteer, Sense
from graph.language import PARAGRAPH_BREAK
from graph.lexicon import load_lexicon
from graph.model import Article

TESTS = Path(__file__).resolve().parent.parent / "tests"
FOLDERS = ("development", "practice", "further-practice")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FORMS = ("name", "demonym", "people", "capital")  # of a state's words
STATES = tuple(state[1:] for state in (*states_of(CONSONANTS), *states_of(VOWELS)))
_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
_PATTERN = re.compile(
    rf"""
    (?P<date>{_MONTH}\ \d{{1,2}}(?:,\ \d{{4}})?\b(?!\ (?:million|billion))|\b\d{{1,2}}\ {_MONTH}(?:\ \d{{4}})?\b)
  | (?P<month>(?<=\b[io]n\ |\bof\ |\bby\ )(?:{"|".join(MONTHS)})(?:\ \d{{4}})?\b|\b(?:19|20)\d\d\b(?!-))
  | (?P<sum>[$€£]\d[\d,.]*\d?(?:\ (?:million|billion)|m\b|bn\b)?|\b\d[\d,.]*\ (?:million|billion)\b)
  | (?P<count>\b[1-9]\d{{1,2}}\b(?=\ (?:[a-z]+\ )?(?:people|men|women|migrants|fishermen|prisoners|soldiers|officers
      |sailors|seamen|crew|families|detainees|workers|passengers|police|{"|".join(state[2] for state in STATES)})\b))
  | (?P<word>\b[^\W\d_]+(?:[-.'’](?!s\b)[^\W\d_]+)*\b)
    """,
    re.VERBOSE,
)
_SENTENCE_BREAK = re.compile(r"(?<=[a-z0-9)][.!?]) +(?=[A-Z])|(?<=[.!?][”\"]) +(?=[A-Z])")
_ROUNDED_AFTER = frozenset(
    [
        "paid",
        "pay",
        "of",
        "for",
        "worth",
        "lend",
        "lent",
        "sent",
        "gave",
        "give",
        "received",
        "owes",
        "owed",
        "at",
        "by",
    ]
)
_NO_NAMES_OF_ANYBODY = frozenset(
    (*MONTHS, *WEEKDAYS, *("Mr", "Mrs", "Ms", "Dr", "Colonel", "Supreme", "Constitutional", "CFA", "Feb", "Christmas"))
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a pattern that is filled anew: a state's word, a name, a sum, a number or a date."""

    what: str  # "state", "name", "sum", "count", "date", "month"
    text: str  # as the article has it
    key: int = 0  # which state or name of the article
    form: int = 0  # of a state: which of its words


@dataclass(frozen=True, slots=True)
class Pattern:
    """An article with its places to fill: paragraphs of sentences of texts and slots."""

    name: str
    published: dt.date
    paragraphs: tuple[tuple[tuple[str | Slot, ...], ...], ...]
    states: int  # how many
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What fills a pattern. The same filling always gives the same words."""

    states: Sequence[Sequence[str]]  # their words, in the order of `FORMS`
    names: Sequence[str]
    published: dt.date
    factor: Decimal  # of all sums and numbers
    loose: bool = False  # round sums and numbers, and leave out days of months


def read_patterns() -> list[Pattern]:
    """All articles of ours that can be varied, in the order of their names."""
    gazetteer = load_lexicon().gazetteer
    articles = sorted(_fictional(), key=lambda article: article.source)
    common = {word for article in articles for word in re.findall(r"\b[a-z]{2,}\b", article.text)}
    names = {name for article in articles for name in _names(article.text, common)}
    patterns = (_pattern(article, gazetteer, names) for article in articles)
    return [pattern for pattern in patterns if len(pattern.paragraphs) > 1]


def _fictional() -> Iterator[Article]:
    for folder in FOLDERS:
        for facts in sorted((TESTS / folder).glob("*.facts.json")):
            if json.loads(facts.read_text(encoding="utf-8")).get("fictional"):
                name = facts.name.removesuffix(".facts.json")
                paths = [path for path in facts.parent.glob(f"{name}.*") if path.suffix in {".txt", ".html", ".md"}]
                yield from (item for item in read_articles(paths) if isinstance(item, Article))


def _pattern(article: Article, gazetteer: Gazetteer, all_names: AbstractSet[str]) -> Pattern:
    states = dict[str, int]()
    words = (match[0] for match in _whole_pattern().finditer(article.text))
    names = {name: number for number, name in enumerate(sorted(all_names.intersection(words)))}
    paragraphs = [
        tuple(tuple(_pieces(sentence, states, names)) for sentence in _SENTENCE_BREAK.split(_no_dateline(paragraph)))
        for paragraph in article.text.split(PARAGRAPH_BREAK)
    ]
    assert article.published_day is not None, article.id
    return Pattern(
        name=article.source,
        published=article.published_day,
        paragraphs=tuple(paragraph for paragraph in paragraphs if _is_all_made(paragraph, gazetteer)),
        states=len(states),
        names=tuple(names),
    )


def _no_dateline(paragraph: str) -> str:
    return re.sub(r"^[A-ZÀ-Ý' -]{4,}(?:, \w+\.? \d+)?(?: \([^)]*\))? [-—–]+ ", "", paragraph)


def _names(text: str, common: AbstractSet[str]) -> Iterator[str]:
    """Words with a capital within a sentence that stand in none of our articles without one."""
    for match in _whole_pattern().finditer(text):
        word, before = match[0], text[: match.start()]
        is_inside = word[0].isupper() and re.search(r"[\w,’']\s$", before)
        if match.lastgroup == "word" and is_inside and word.lower() not in common and word not in _NO_NAMES_OF_ANYBODY:
            yield word


def _pieces(sentence: str, states: dict[str, int], names: Mapping[str, int]) -> Iterator[str | Slot]:
    end = 0
    for match in _whole_pattern().finditer(sentence):
        slot = _slot(match[0], match.lastgroup or "", states, names)
        if slot:
            yield from [sentence[end : match.start()]] if match.start() > end else []
            yield slot
            end = match.end()
    yield from [sentence[end:]] if end < len(sentence) else []


def _slot(text: str, what: str, states: dict[str, int], names: Mapping[str, int]) -> Slot | None:
    if what == "state":
        name, form = _state_forms()[text]
        return Slot("state", text, states.setdefault(name, len(states)), form)
    if what == "word":
        return Slot("name", text, names[text]) if text in names else None
    return Slot(what, text)


@cache
def _whole_pattern() -> re.Pattern[str]:
    words = sorted(map(re.escape, _state_forms()), key=len, reverse=True)
    return re.compile(rf"\b(?P<state>{'|'.join(words)})\b|{_PATTERN.pattern}", re.VERBOSE)


@cache
def _state_forms() -> Mapping[str, tuple[str, int]]:
    """Every word for a state of our articles: the state's name, and which of its words it is."""
    states = (*STATES, *(tuple(state[1:]) for state in states_giving_way()))
    return {word: (state[0], form) for state in states for form, word in enumerate(state) if word != "-"}


def _is_all_made(paragraph: Iterable[Iterable[str | Slot]], gazetteer: Gazetteer) -> bool:
    """Whether nothing in a paragraph names a state, a leader or a body that would stay as it is."""
    left = " ".join(piece if isinstance(piece, str) else "Xx" for sentence in paragraph for piece in sentence)
    matches = gazetteer.find(left)
    return not any(
        match.entry.country or match.sense is Sense.LEADER or (match.entry.kind and not match.entry.generic)
        for match in matches
    )


def fill(pattern: Pattern, filling: Filling) -> list[list[str]]:
    """The sentences of each paragraph of a pattern, filled."""
    days = (filling.published - pattern.published).days
    return [[_fill_sentence(sentence, filling, days) for sentence in paragraph] for paragraph in pattern.paragraphs]


def _fill_sentence(sentence: Iterable[str | Slot], filling: Filling, days: int) -> str:
    text = ""
    for piece in sentence:
        word = piece if isinstance(piece, str) else _word(piece, filling, days, text)
        if isinstance(piece, Slot) and piece.what in {"state", "name"}:
            text = _with_article(text, word)
        text += word
    return text


def _word(slot: Slot, filling: Filling, days: int, before: str) -> str:
    if slot.what == "state":
        return filling.states[slot.key][slot.form]
    if slot.what == "name":
        return filling.names[slot.key]
    if slot.what in {"sum", "count"}:
        return _number(slot, filling, before)
    return moved_date(slot.text, days, loose=filling.loose)


def _with_article(before: str, word: str) -> str:
    """The text before a word with the "a" or "an" that the word takes."""
    article = "an" if word[0] in "AEIOU" and not word.startswith(("Uganda", "Euro")) else "a"
    return re.sub(r"\b([Aa])n? $", lambda match: f"{match[1]}{article[1:]} ", before)


def _number(slot: Slot, filling: Filling, before: str) -> str:
    digits = re.search(r"\d[\d,.]*", slot.text)
    assert digits is not None
    figures = digits[0].rstrip(",.")
    start, end = digits.start(), digits.start() + len(figures)
    value = scaled(figures, filling.factor, whole=slot.what == "count", digits=2 if filling.loose else 3)
    word = before.rsplit(maxsplit=1)[-1] if before.endswith(" ") and before.split() else ""
    about = "about " if filling.loose and word in _ROUNDED_AFTER else ""
    return about + slot.text[:start] + value + slot.text[end:]


def scaled(figures: str, factor: Decimal, *, whole: bool, digits: int) -> str:
    """A number in figures times a factor, with so many digits that count, as a newspaper prints it."""
    value = Decimal(figures.replace(",", "")) * factor
    places = digits - 1 - value.adjusted()
    value = round(value, min(places, 0) if whole or value >= 100 else places)
    return f"{value.normalize():,f}"


def moved_date(text: str, days: int, *, loose: bool) -> str:
    """A date, month or year that many days on, in the same form; without its day if `loose`, in a sentence's "in"."""
    year = re.search(r"\b\d{4}\b", text)
    month = next((number for number, name in enumerate(MONTHS, start=1) if name[:3] in text), None)
    day = re.search(r"\b\d{1,2}\b", text)
    if month is None:
        return str(int(text) + round(days / 365.25))
    moved = dt.date(int(year[0]) if year else 2001, month, int(day[0]) if day else 15) + dt.timedelta(days=days)
    name = MONTHS[moved.month - 1]
    new_year = f" {moved.year}" if year else ""
    if day is None:
        return f"{name}{new_year}"
    if loose and day.start() > 0:  # "June 3" as "3 June": another way to write it
        return f"{moved.day} {name}{new_year}"
    if day.start() == 0:
        return f"{moved.day} {name}{new_year}"
    return f"{name} {moved.day}{',' if new_year else ''}{new_year}"


def made_names(names: Sequence[str], random: Random) -> list[str]:
    """An invented word for each name, that begins with a vowel where the name does."""
    return [made_name(random, vowel=name[0] in "AEIOU") for name in names]


def made_name(random: Random, *, vowel: bool = False) -> str:
    """An invented word with a capital, no name of anybody."""
    syllables = [random.choice("bdfgklmnprstvz") + random.choice("aeiou") for _ in range(3)]
    word = "".join(syllables) + random.choice("knrst")
    return (random.choice("aeio") + word if vowel else word).capitalize()


def rounded(number: int) -> str:
    """A number with as few digits as stay near it."""
    digits = 1 if abs(round(number, 1 - len(str(number))) - number) < number * 0.06 else 2
    return str(round(number, digits - len(str(number))))
