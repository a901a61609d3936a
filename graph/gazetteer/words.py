"""The words of a text as the gazetteer compares them, and the little English that this takes."""

import re
import unicodedata
from typing import NamedTuple

_TOKEN = re.compile(r"\w[\w\u0300-\u036f]*|\n\s*\n|[^\w\s]")  # a word, a paragraph's end, any other sign
_SIGNS = str.maketrans("\u2019\u2018\u02bc\u2010\u2011", "\x27\x27\x27--")  # apostrophes and hyphens
# Words that sentences begin with and titles before names: in capitals, they are no part of the name that follows.
_FUNCTION_WORDS = """
a about above across after against all also although amid among an and another any as at because before behind below
between both but by col dame despite did do does dr during each earlier either elsewhere even every few finally first
for former from gen had has have he her here his hon how however if in indeed inside instead into is it its lady
landlocked last later like lord madam many may meanwhile more most mr mrs ms much near nearby neighboring neighbouring
neither never next no nor not now of off on once one only or other our out over perhaps prof rev second several sgt
she sheikh should since sir so some still such than that the their then there these they this those though through
throughout thus to today tomorrow too toward towards two under unless unlike until up upon was we were what when where
whereas whether which while who whom whose why will with within without would yesterday yet you your
three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty thirty forty fifty sixty seventy eighty ninety dozens scores hundreds thousands
"""
HONORIFICS = frozenset({"dame", "dr", "lady", "lord", "madam", "miss", "mr", "mrs", "ms", "sheikh", "sir"})
_CALENDAR_WORDS = """
monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december
"""
CALENDAR_WORDS = frozenset(_CALENDAR_WORDS.split())
FIRST_NAMES_TOO = frozenset({"april", "august", "june"})  # months; a woman may be called so
BEFORE_MONTHS = frozenset(
    {
        "by",
        "during",
        "early",
        "from",
        "in",
        "last",
        "late",
        "mid",
        "next",
        "of",
        "since",
        "this",
        "through",
        "till",
        "until",
    }
)
NO_NAME_AFTER = frozenset(_FUNCTION_WORDS.split()) | CALENDAR_WORDS
NO_NAME_BEFORE = NO_NAME_AFTER - FIRST_NAMES_TOO
# With these before it, in capitals, a state's name is that of a firm, a team or a queen of beauty: "Air India".
OPENING_NAMES = frozenset({"air", "team", "miss", "radio", "telecom"})
# What stands before a place, as it is written ("From Male to Female" is a headline), or behind one opening an article.
BEFORE_PLACES = frozenset({"in", "In", "from", "to", "near", "outside"})
BEHIND_DATELINES = frozenset({",", "(", ":", "-", "–", "—"})
APOSTROPHES = frozenset({"'", "’"})
PREFIXES = frozenset({"anti", "ex", "non", "pan", "post", "pro"})


def fold(word: str) -> str:
    """A word without its accents: "Elysee" for "Élysée"."""
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


class Words(NamedTuple):
    """The tokens of a text, as parallel lists."""

    starts: list[int]
    ends: list[int]
    texts: list[str]  # with plain apostrophes and hyphens
    keys: list[str]  # in small letters, without accents

    def touches(self, index: int) -> bool:
        """Whether a token follows the one before it with no space between."""
        return 0 < index < len(self.starts) and self.ends[index - 1] == self.starts[index]


def split_words(text: str) -> Words:
    """All tokens of a text: words, single signs, and the ends of paragraphs."""
    tokens = list(_TOKEN.finditer(text))
    texts = [word if (word := token[0]).isascii() else word.translate(_SIGNS) for token in tokens]
    keys = [word.lower() if word.isascii() else fold(word).lower() for word in texts]
    return Words([token.start() for token in tokens], [token.end() for token in tokens], texts, keys)


def pluralize(name: str) -> str:
    """The plural of a title, a kind of agency or a word for people: "secretaries of state", "Frenchmen", "Swiss"."""
    head, preposition, rest = name, "", ""
    if match := re.search(r" (?:of|for|in|at|without) |-in-", name):
        head, preposition, rest = name[: match.start()], match[0], name[match.end() :]
    return _pluralize_word(head) + preposition + rest


def _pluralize_word(word: str) -> str:
    if re.search(r"(ch|sh|s|buds)(wo)?man$", word):
        return word[:-2] + "en"
    if re.search(r"(ese|ous|us|is|yz|ies|ss|ois|ux|x|s|\.)$", word):
        return word
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"((?<!Cze)ch|sh)$", word) else "s")  # "the Czechs"


def slug(name: str) -> str:
    """A name as the last segment of an IRI: "lee-jae-myung"."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(name).lower()))


def phrase(name: str) -> tuple[str, ...]:
    """The keys of a name's tokens."""
    return tuple(split_words(name).keys)
