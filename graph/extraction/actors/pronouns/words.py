"""Which words are pronouns, and of whom each sort may be said."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.tokens import Token

FEMALE = frozenset({"she", "her", "hers", "herself"})
PERSONAL = frozenset({"he", "him", "his", "himself"}) | FEMALE
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "both"})
OF_TWO = frozenset({"both", "each"})
EXCEPTING = frozenset({"but", "except", "save"})
OF_ALL = frozenset({"all", "none"})
_RECIPROCAL = frozenset({("each", "other"), ("one", "another")})
FIRST = frozenset({"we", "us", "our", "ours", "i", "my", "me"})
_PRONOUNS = frozenset({"neither", "each"}) | PERSONAL | NEUTER | PLURAL | FIRST


def is_pronoun(token: "Token") -> bool:
    """Whether a word refers to somebody and names nobody, whatever the tagger takes it for."""
    is_name = token.pos_ == "PROPN" and token.text.isupper()  # "the US"
    is_one = token.pos_ == "PRON" or (token.lower_ in _PRONOUNS and not is_name)
    return is_one or is_reciprocal(token) or is_of_all(token)


def is_of_all(token: "Token") -> bool:
    """ "*All* refused", "*none* but Chad has signed": said of those who were listed before."""
    is_acting = token.lower_ in OF_ALL and token.dep_ == "nsubj"
    return is_acting and all(child.lower_ in EXCEPTING for child in token.children)


def is_reciprocal(token: "Token") -> bool:
    """Whether a word ends "each other" or "one another"."""
    return token.i > 0 and (token.doc[token.i - 1].lower_, token.lower_) in _RECIPROCAL


def is_reference(token: "Token") -> bool:
    """Whether a word names nobody itself, so that what it stands for has to be asked of another."""
    return token.pos_ == "PRON" or token.lower_ in NEUTER | PLURAL
