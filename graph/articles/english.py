"""Whether a text is English: what the rest of the build can read."""

from functools import cache

from babel import Locale
from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

LEAST_OTHER = 0.3  # probability from which another language is believed; near relatives share theirs
MOST_ENGLISH = 0.01  # and English is given up; short texts full of foreign names are less certain than that


# Words that make up a fifth of any English text. No other language has more than one or two of them.
COMMON_WORDS = frozenset({"the", "and", "of", "to", "that", "was", "with", "said", "from", "by"})
FEWEST_WORDS = 50  # from which their share tells
LEAST_COMMON = 1 / 7  # of the words of a text that is English, whatever it quotes


def find_other_language(text: str) -> str | None:
    """The name of the language that a text is in, None if it is English or too short to tell."""
    if _is_plainly_english(text):
        return None
    ranks = _identifier().rank(text)
    language, probability = ranks[0]
    is_other = probability >= LEAST_OTHER and dict(ranks)["en"] < MOST_ENGLISH
    return name_language(language) if is_other else None


def _is_plainly_english(text: str) -> bool:
    """Whether common words alone tell: to ask the model takes as long as all else that an unchanged article costs."""
    words = text.casefold().split()
    return len(words) >= FEWEST_WORDS and sum(word in COMMON_WORDS for word in words) >= LEAST_COMMON * len(words)


def name_language(tag: str) -> str:
    """The English name of a language tag: "French" for fr-CA, the tag itself where there is none."""
    return str(Locale("en").languages.get(tag.partition("-")[0], tag))


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
