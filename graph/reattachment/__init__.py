"""Puts right what a parser is known to hang amiss, before any rule sees it: a slip there misleads all that follow.

In this order: numbers and initials (`labels`), the names of bodies in other languages (`foreign_names`), those with
"and" in them (`body_names`), the names of persons (`names`), who is named beside them (`fellows`), of whom the same
is told (`series`), what some of them are (`portions`), what a court finds behind an aside (`found_aside`), relative
clauses that stand for the main one (`relatives`), headlines (`headlines`), the clause behind a fronted phrase
(`clauses`), whom a suit names (`suits`), the main verb of a sentence (`main_verbs`), who tells it in between (`asides`,
`tellers`), partners and owners (`nouns`) with people who are counted (`counted`), sums and recipients (`given`,
`given_sums`, `late_objects`), subjects (`subjects`) and agents (`agents`), days of a month (`days`), and each word
(`labels`), clause (`clauses`) and participle (`participles`); `phrases` has what they all ask.
Other slips, which mislead a rule or two, are mended where those are (`graph.extraction.syntax`).
"""

from graph.reattachment.asides import part_teller
from graph.reattachment.body_names import reattach_body_names
from graph.reattachment.clauses import reattach_main_clause, reattach_word
from graph.reattachment.days import reattach_day, reattach_way_behind_time
from graph.reattachment.fellows import reattach_fellows
from graph.reattachment.foreign_names import reattach_foreign_names
from graph.reattachment.found_aside import reattach_found_behind_aside
from graph.reattachment.headlines import read_headline
from graph.reattachment.labels import read_form
from graph.reattachment.main_verbs import find_main_verb
from graph.reattachment.names import reattach_names
from graph.reattachment.nouns import reattach_nouns
from graph.reattachment.phrases import is_mark
from graph.reattachment.portions import reattach_portion
from graph.reattachment.relatives import (
    leave_relative,
    leave_relative_in_progress,
    read_past_behind_that,
    reattach_object_relative,
    reattach_relative_of_aged,
    reattach_relative_of_asked,
    reattach_relative_of_name,
    reattach_relative_of_some,
    reattach_relative_of_sum,
    reattach_whole_of_part,
)
from graph.reattachment.series import join_asked, join_series, join_told, keep_with_none
from graph.reattachment.suits import read_naming
from graph.reattachment.tellers import part_inner_teller
from graph.reattachment.votes import reattach_found_by_votes
from graph.tokens import Doc

__all__ = ["reattach"]

_LONGEST_SENTENCE = 200  # tokens; nobody writes a longer one, and its tree may be as deep as it is long


def reattach(doc: Doc) -> None:
    """Hangs each word that only one other can govern on that one, in a paragraph fresh from the parser."""
    for token in doc:
        read_form(token)
    reattach_foreign_names(doc)
    reattach_body_names(doc)
    reattach_names(doc)
    reattach_fellows(doc)
    for token in doc:
        join_series(token)
        join_asked(token)
        join_told(token)
        read_past_behind_that(token)
        reattach_object_relative(token)
        reattach_relative_of_some(token)
        reattach_relative_of_name(token)
        reattach_relative_of_asked(token)
        leave_relative(token)
        reattach_relative_of_aged(token)
        leave_relative_in_progress(token)
        reattach_relative_of_sum(token)
        reattach_found_by_votes(token)
        reattach_found_behind_aside(token)
        if token.lower_ == "of":
            reattach_whole_of_part(token)
            reattach_portion(token)
    for sentence in doc.sents:
        read_headline(sentence)
        reattach_main_clause(sentence.doc[sentence.start])
        if len(sentence) <= _LONGEST_SENTENCE:
            read_naming(sentence)
            find_main_verb(sentence)
            part_teller(sentence)
            part_inner_teller(sentence)
            reattach_nouns(sentence)
    for token in doc:
        if token.pos_ == "ADP" or token.lower_ == "dated":
            reattach_day(token)
            reattach_way_behind_time(token)
    for token in doc:
        if not is_mark(token):
            reattach_word(token)
            keep_with_none(token)
