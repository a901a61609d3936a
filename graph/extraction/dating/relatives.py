"""Relative clauses and participles beside a noun that share their date with a predicate.

Either they say when it was, as in "holds a man whom it arrested in May", or it is of their main clause's day, as in
"leased the port in 2017 to a firm, which paid". Only the syntax is here, as in `graph.extraction.dating.words`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.extraction.clauses import Predicate
from graph.extraction.dating.telling import is_of_main_clause, is_told_as_done
from graph.frames import discourse_words
from graph.labels import ADNOMINAL_CLAUSES, AUXILIARIES, SUBJECTS, UNDERGOERS

if TYPE_CHECKING:
    from graph.tokens import Token


_AT = frozenset({"at", "during"})
_OF_A_PAPER = frozenset({"in", "under", "with"})  # before what is written in the course of something


def began_by(predicate: Predicate) -> Iterator["Token"]:
    """ "Holds 16 sailors, taken in October", "the list on which it put them in May": how it came to be so says when."""
    words = discourse_words().captures
    for function, arguments in predicate.functions.items():
        named = (word for token in arguments for word in (token, *(c for c in token.children if c.dep_ == "appos")))
        for child in (child for word in named for child in word.children if child.lemma_ in words):
            is_participle = child.dep_ == "acl" and child.tag_ == "VBN"
            if is_participle or (child.dep_ == "relcl" and function != "subject" and is_told_as_done(child)):
                yield child


def begun_in_relative(noun: "Token") -> Iterator["Token"]:
    """ "The talks, which began in May, may": the relative clause in which what a noun names takes place."""
    for child in noun.children:
        if child.dep_ == "relcl" and child.lemma_ in discourse_words().phases:
            yield from (child for pronoun in child.children if pronoun.dep_ in SUBJECTS and pronoun.tag_ == "WDT")
    if noun.lemma_.lower() in discourse_words().occasions:  # "talks with Chad, which were held in May"
        below = (word for child in noun.children if child.dep_ == "prep" for word in child.subtree)
        held = (word for word in below if word.dep_ == "relcl" and word.lemma_ == "hold")
        yield from (verb for verb in held if verb.has("nsubjpass"))


def papers_of_relative(verb: "Token") -> Iterator["Token"]:
    """ "A note of October 3, in which Oslo asked": what is done in a paper is of its day."""
    words = discourse_words()
    papers = _dated(verb.head)
    if verb.dep_ != "relcl" or papers.lemma_.lower() not in words.dated_things | words.occasions:
        return
    is_occasion = papers.lemma_.lower() in words.occasions  # "a meeting in April, at which it offered"
    if any(_is_inside(child) or (is_occasion and _is_at(child)) for child in verb.children):
        yield papers
        yield from (c for c in papers.children if c.dep_ in ADNOMINAL_CLAUSES and c.lemma_ in words.dating_participles)
        is_made = papers.dep_ in UNDERGOERS and papers.head.lemma_ in words.acts_of_making
        if is_made and is_told_as_done(papers.head) and is_told_as_done(verb):
            # "signed in 2022 an accord under which it gave back 11 million"
            yield papers.head
        elif (
            papers.dep_ == "pobj"
            and papers.head.lower_ in _OF_A_PAPER | (_AT if is_occasion else set())
            and is_told_as_done(papers.head.head)
        ):
            yield papers.head.head  # "ended on Monday in a note under which it consents"


def _dated(noun: "Token") -> "Token":
    """ "The note of May 3, in which it asked": the paper, where the parser hung the clause on its day."""
    is_day = noun.ent_type_ == "DATE" and noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return noun.head.head if is_day else noun


def _is_at(preposition: "Token") -> bool:
    """ "At which", "during which"."""
    return preposition.lower_ in _AT and preposition.has_word("which")


def _is_inside(preposition: "Token") -> bool:
    return preposition.lower_ in {"in", "by", "under"} and preposition.has_word("which")


def main_before(verb: "Token") -> Iterator["Token"]:
    """ "In 2017 it leased the port to a firm, which paid $1 billion": the tale goes on in the last clause."""
    noun = verb.head
    is_last = verb.dep_ == "relcl" and verb.tag_ == "VBD" and not verb.has_any(AUXILIARIES)
    if not is_last or not _is_after_comma(verb):
        return
    above = next((t for t in noun.ancestors if t.pos_ == "VERB" and t.tag_ != "VB"), None)  # "asked it to help nine"
    if above is not None and above.i < noun.i and is_told_as_done(above) and is_of_main_clause(above):
        yield above


def _is_after_comma(verb: "Token") -> bool:
    """Whether a relative clause goes on with the tale behind a comma: "the court, which held", "her, with whom he"."""
    first = verb.left_edge.i
    return first > 0 and verb.doc[first - 1].text == ","
