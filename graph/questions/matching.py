"""Which question is asked: by its name, by one of the ways to ask it, or by its words."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.errors import RequestError
from graph.questions.files import Question, slots

MOST_SUGGESTED = 3
_SLOT = re.compile(r"\\\{([a-z0-9-]+)\\\}")
_TIME = re.compile(r" (?P<word>since|until|in) (?P<when>(?:\d\d? )?(?:[a-z]+ )?\d{4}(?:-\d\d){0,2})$", re.IGNORECASE)
_STOP = frozenset(
    {
        *("a", "an", "and", "any", "are", "as", "at", "be", "been", "by", "did", "do", "does", "for", "from", "had"),
        *("has", "have", "how", "in", "is", "it", "its", "many", "me", "much", "of", "on", "or", "show", "tell"),
        *("that", "the", "there", "they", "this", "to", "was", "were", "what", "when", "where", "which", "who"),
        *("whom", "whose", "why", "with", "you"),
    }
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A question, and what it is asked of, as the words have it."""

    question: Question
    given: Mapping[str, str]


def understand(text: str, questions: Mapping[str, Question]) -> Understood:
    """The question that words ask. Raises RequestError, with suggestions, if none or several are meant."""
    asked = " ".join(text.replace("?", " ").replace(",", " ").split()).rstrip(".! ")
    if asked in questions:
        return Understood(questions[asked], {})
    shorter, times = _without_times(asked)
    found = _by_way(shorter, questions) or _by_words(shorter, questions)
    if found is None:
        raise RequestError(f"{text!r} is no question that is known{_suggestion(shorter, questions)}")
    unfit = {name for name in times if not _takes(found.question, name)}
    if unfit:
        raise RequestError(f"{found.question.name} cannot be asked of a time ({min(unfit)} {times[min(unfit)]})")
    return Understood(found.question, {**found.given, **times})


def _without_times(text: str) -> tuple[str, dict[str, str]]:
    """The words without "since 2025", "until June 2025" or "in 2025" at their end, and those times by parameter."""
    times: dict[str, str] = {}
    while found := _TIME.search(text):
        for name in ("since", "until") if found["word"].lower() == "in" else (found["word"].lower(),):
            times.setdefault(name, found["when"])
        text = text[: found.start()]
    return text, times


def _takes(question: Question, name: str) -> bool:
    return name in question.parameters and question.parameters[name].type == name


def _by_way(text: str, questions: Mapping[str, Question]) -> Understood | None:
    """The question with a way to ask that these words are; the one with the most words of its own goes first."""
    ways = [(way, question) for question in questions.values() for way in (question.title, *question.header.asked)]
    for way, question in sorted(ways, key=lambda pair: -len(_SLOT.sub("", re.escape(pair[0])))):
        if found := _pattern(way).fullmatch(text):
            return Understood(question, {name: _plain(found[_group(name)]) for name in slots(way)})
    return None


def _pattern(way: str) -> re.Pattern[str]:
    escaped = re.escape(" ".join(way.replace(",", " ").split()).rstrip("?"))
    return re.compile(_SLOT.sub(lambda slot: f"(?P<{_group(slot[1])}>.+?)", escaped), re.IGNORECASE)


def _group(name: str) -> str:
    return name.replace("-", "_")


def _plain(words: str) -> str:
    return words.strip().removesuffix("'s").removesuffix("’s")


def _by_words(text: str, questions: Mapping[str, Question]) -> Understood | None:
    """The one question that knows every word: a word that nobody knows is never passed over.

    Of several, the one that is named by them.
    """
    words = set(_content(text))
    if not words:
        return None
    fitting = [question for question in questions.values() if words <= _known(question)]
    fitting = [question for question in fitting if words <= set(_content(question.name))] or fitting
    return Understood(fitting[0], {}) if len(fitting) == 1 else None


def _suggestion(text: str, questions: Mapping[str, Question]) -> str:
    """The questions that know most of the words, else those with a name like one of them."""
    words = set(_content(text))
    scored = sorted(
        ((len(words & _known(question)), name) for name, question in questions.items()),
        key=lambda pair: (-pair[0], pair[1]),
    )
    near = [name for score, name in scored if score][:MOST_SUGGESTED]
    near = near or difflib.get_close_matches(text.lower(), questions, n=MOST_SUGGESTED)
    if not near:
        return "; --list has all"
    return "; do you mean " + ", or ".join(
        f"{name} ({questions[name].title}{_options(questions[name])})" for name in near
    )


def _options(question: Question) -> str:
    return "".join(f" --{name}" for name in question.parameters)


def _known(question: Question) -> set[str]:
    texts = (question.name, question.title, *question.header.words, *question.header.asked)
    return {word for text in texts for word in _content(re.sub(r"\{[^}]*\}", " ", text))}


def _content(text: str) -> Iterator[str]:
    """The words that carry meaning, without an ending of the plural."""
    for word in re.findall(r"[\w']+", text.casefold()):
        if word not in _STOP:
            yield word.removesuffix("s") if len(word) > 3 else word
