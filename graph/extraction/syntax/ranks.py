"""Of whom an infinitive is said that tells who was first, last or alone: "Kenya was the first country to sign"."""

from typing import TYPE_CHECKING

from graph.extraction.syntax.basics import clause_verb, has_to
from graph.extraction.syntax.coordination import conjuncts
from graph.frames import syntax_words
from graph.labels import ADNOMINAL_CLAUSES

if TYPE_CHECKING:
    from graph.tokens import Token

_COPULAS = frozenset({"be", "become"})
_ONE_OF = frozenset({"among", "amongst", "of"})


def ranked(infinitive: "Token") -> "Token | None":
    """The noun by which an infinitive ranks who did so: "country" of "the first country to sign"."""
    if not has_to(infinitive):
        return None
    above = infinitive.head
    if infinitive.dep_ in {"advcl", "xcomp"} and above.lemma_ in _COPULAS:
        told = [child for child in above.children if child.dep_ == "attr" and above.i < child.i < infinitive.i]
        noun = told[-1] if told else above
    else:
        noun = above
    words = syntax_words().ranks
    is_ranked = noun.lower_ in words or noun.has_any_word(words)
    is_ranked = is_ranked or _is_one_of_several(noun, infinitive)
    return noun if is_ranked and (noun is not above or infinitive.dep_ in ADNOMINAL_CLAUSES) else None


def _is_one_of_several(noun: "Token", infinitive: "Token") -> bool:
    """ "*One* of five states to have sued", as "one of the men to be sent home" is not: they are yet to be."""
    is_one = noun.lower_ == "one" and noun.dep_ == "attr" and noun.has_word("of")
    return is_one and any(child.dep_ == "aux" and child.lower_ == "have" for child in infinitive.children)


def ranking_clause(infinitive: "Token") -> "Token | None":
    """The "be" or "become" by which an infinitive is said of its subject: "would be the first to sign".

    What "is not the first to" tells was mostly told before, or of others.
    """
    noun = ranked(infinitive)
    if noun is None or noun.dep_ not in {"attr", "pobj"} or (noun.dep_ == "pobj" and noun.head.lower_ not in _ONE_OF):
        return None
    verb = clause_verb(noun)
    is_denied = verb.has("neg")
    return verb if verb.lemma_ in _COPULAS and verb.i < noun.i and not is_denied else None


def ranked_apart(infinitive: "Token") -> "list[Token]":
    """Who did so, where no clause says it: "Peru, the first to sign, ...", "the first to sign was Peru"."""
    noun = ranked(infinitive)
    if noun is None:
        return []
    if noun.dep_ == "appos":
        return conjuncts(noun.head)
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        return [t for child in noun.head.children if child.dep_ == "attr" for t in conjuncts(child)]
    return []
