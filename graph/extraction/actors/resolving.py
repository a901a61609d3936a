"""Which rule a phrase is resolved by: what is surest is asked first."""

from typing import TYPE_CHECKING

from graph.extraction.actors.bodies import (
    body_before,
    executive_of_union,
    government_of_body,
    is_of_field,
    named,
    unlisted_body,
)
from graph.extraction.actors.context import is_quoted
from graph.extraction.actors.courts import bare_court, court_by_seat, modifier_court
from graph.extraction.actors.lists import WHOLE, all_of_which, holders_listed, named_behind
from graph.extraction.actors.nouns import band_spoken_for, common_noun
from graph.extraction.actors.parts import is_of_rivals, part_named
from graph.extraction.actors.persons import named_person, official
from graph.extraction.actors.phrases import has_the, in_dateline, is_of_opposition, is_out_of_office, phrase_mention
from graph.extraction.actors.pronouns import home_of, is_home, is_pronoun, pronoun
from graph.extraction.actors.reading import Reading, Referent, government_of
from graph.extraction.actors.seats import by_seat
from graph.extraction.actors.state_forms import state_nouns
from graph.extraction.clauses import antecedent, antecedents, conjuncts, has_to, surface_subjects
from graph.extraction.syntax import RELATIVE_PRONOUNS
from graph.frames import Frames, syntax_words
from graph.gazetteer import NAMES_OF_PEOPLE, Gazetteer, GazetteerMatch, Sense
from graph.labels import NOMINAL_SUBJECTS, SINGULAR_NOUNS
from graph.language import ParsedArticle
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token

_ROUND = frozenset({"million", "billion", "trillion"})
_WRITERS = frozenset({"we", "us", "our", "ours", "ourselves"})
_ROMAN = frozenset("IVX")
_QUOTES = frozenset("'\"‘“")


def read_article(parsed: ParsedArticle, frames: Frames, gazetteer: Gazetteer) -> Reading:
    """An article ready to be read; a cable with what those of its service abbreviate."""
    own = gazetteer.in_cable(parsed.article.publisher, parsed.article.text)
    return Reading(parsed=parsed, frames=frames, gazetteer=own, resolve=resolve)


def resolve(reading: Reading, token: "Token") -> list[Referent]:
    """What the phrase with this head stands for; `Reading.referents` asks once for each."""
    return by_seat(reading, token, _resolve(reading, token))


def _resolve(reading: Reading, token: "Token") -> list[Referent]:
    if (referred := _by_relative(reading, token) or _writers(reading, token)) is not None:
        return referred
    if (chamber := _numbered(reading, token)) is not None:
        return reading.referents(chamber)
    if in_dateline(token):
        return []  # where the report was written
    if is_pronoun(token) and reading.match(token) is None:  # "US" is no pronoun
        return pronoun(reading, token)
    if _is_value(reading, token):
        return []
    if (same := _called_otherwise(token) or _said_to_be(reading, token)) is not None:
        return reading.referents(same)
    if (span := reading.person_span(token)) is not None:
        return [named_person(reading, token, span)]
    if _describes_person(reading, token):
        return [referent for person in _described(reading, token) for referent in reading.referents(person)]
    return _body_described(reading, token) or _by_words(reading, token)


def _body_described(reading: Reading, noun: "Token") -> list[Referent]:
    """ "Hezbollah, the *group* that Germany banned": the body named before what more is told of it."""
    name, first = noun.head, noun.left_edge
    is_aside = noun.dep_ == "appos" and noun.tag_ == "NN" and name.tag_ in {"NNP", "NNPS"} and first.i > name.i
    if not is_aside or first.i != name.i + 2 or not reading.is_noun(noun, "called_as_a_body"):
        return []
    clauses = [child for child in noun.children if child.dep_ == "relcl"]
    subjects = [word for clause in clauses for word in clause.children if word.dep_ in NOMINAL_SUBJECTS]
    is_done_to = any(word.lower_ not in RELATIVE_PRONOUNS for word in subjects)
    found = reading.referents(name) if is_done_to else []
    return found if all(referent.entity.kind is EntityKind.ORGANIZATION for referent in found) else []


def _by_words(reading: Reading, token: "Token") -> list[Referent]:
    """What a phrase stands for that is neither a pronoun, a value, nor a person's name."""
    if is_of_rivals(reading, token) or part_named(reading, token) is not None:
        return government_of_body(reading, token)
    if (sued := _state_sued(reading, token)) is not None:
        return [sued]
    if (match := reading.match(token)) is not None:
        return _by_name(reading, token, match)
    body = court_by_seat(reading, token) or _state_in_capitals(reading, token) or _by_capitals(reading, token)
    return [body] if body is not None else common_noun(reading, token)


def _writers(reading: Reading, token: "Token") -> list[Referent] | None:
    """The state whose service wrote a cable, by "we" and "our" outside what it quotes; None for any other word."""
    cable = reading.gazetteer.cable
    if cable is None or token.lower_ not in _WRITERS or token.text.isupper() or is_quoted(token):
        return None
    government = reading.government(cable.writer)
    return [Referent(government, phrase_mention(token), "who wrote the cable", token, acts_for=government)]


def _by_relative(reading: Reading, token: "Token") -> list[Referent] | None:
    """What a relative pronoun refers to, all of a list in "Chad and Mali, both of which"; None for any other word."""
    reference = antecedent(token)
    several = all_of_which(reading, token) if reference is not None or token.lower_ in WHOLE else []
    several = several or named_behind(reading, token)
    if several or reference is None:
        return several or None
    if token.lower_ == "whose" and is_home(reading, token) and (home := home_of(reading, reference, token)):
        return home
    return [referent for one in antecedents(token) for referent in reading.referents(one)]


def _said_to_be(reading: Reading, state: "Token") -> "Token | None":
    """Of whom it is said that he is a state to which something is done: "*Kenya* is the third country to which"."""
    verb = state.head
    is_told = state.dep_ == "attr" and verb.lemma_ == "be" and all(child.dep_ != "neg" for child in verb.children)
    is_told = is_told and any(child.dep_ == "relcl" and not has_to(child) for child in state.children)
    if not is_told or state.tag_ != "NN" or not reading.is_noun(state, "state"):
        return None
    subjects = [one for one in surface_subjects(verb) if one.i < verb.i and one.pos_ in {"PROPN", "PRON"}]
    return subjects[0] if len(subjects) == 1 else None


def _numbered(reading: Reading, token: "Token") -> "Token | None":
    """The court that a letter or numeral tells from its sisters: "Pre-Trial Chamber I", "Criminal Court 'C'"."""
    is_letter = len(token.text) == 1 and token.text.isupper()
    if not token.i or not (is_letter or _ROMAN.issuperset(token.text)):
        return None
    before = token.doc[token.i - 1]
    if before.text in _QUOTES and before.i:
        before = token.doc[before.i - 1]
    match = reading.match(before)
    return before if match is not None and match.sense is Sense.COURT else None


def _is_value(reading: Reading, token: "Token") -> bool:
    """Whether a phrase is a sum, a time or a bare number: "paid 1.9 million" tells whom no more than "$5" does."""
    mentions = reading.mentions_of(token)
    is_number = token.lower_ in _ROUND and not token.has_word("of")
    return token.i in mentions.amounts or token.i in mentions.times or is_number


def _called_otherwise(token: "Token") -> "Token | None":
    """Whose other name a token is: "Mohamed Hamdan Dagalo, known as Hemedti"."""
    participle = token.head.head
    is_alias = token.dep_ == "pobj" and token.head.lower_ == "as" and participle.lower_ in {"known", "called"}
    is_name = is_alias and participle.head.pos_ == "PROPN"  # "a gang known as the Reed Brothers" is called so first
    return participle.head if is_name else None


def _describes_person(reading: Reading, token: "Token") -> bool:
    """Whether a phrase says of somebody named before it who that is: "Vadim Krasikov, a Russian"."""
    if token.dep_ != "appos" or token.head.i > token.i:
        return False
    if reading.person_span(token.head) is not None:
        return True
    match = reading.match(token)
    is_national = match is not None and match.sense in NAMES_OF_PEOPLE
    is_one = token.tag_ in SINGULAR_NOUNS and token.has_any_word({"a", "an"})
    return is_national and is_one and token.head.pos_ == "PROPN" and reading.match(token.head) is None


def _described(reading: Reading, token: "Token") -> list["Token"]:
    """ "Vadim Krasikov, a Russian": the one named before; "A and B, two women": both."""
    if token.tag_ != "NNS":
        return [token.head]
    first = token.head
    while first.dep_ == "conj" and reading.person_span(first.head) is not None:
        first = first.head
    return [person for person in conjuncts(first) if person != token]


def _by_name(reading: Reading, token: "Token", match: GazetteerMatch) -> list[Referent]:
    head = reading.match_span(token, match).root
    if token != head:
        return reading.referents(head)  # "Tobago", of "Trinidad and Tobago"
    if match.sense is Sense.OFFICE:
        found = [] if is_of_opposition(token) else holders_listed(reading, token) or official(reading, token, match)
        is_former = is_out_of_office(token)
        found = [r for r in found if not is_former or r.entity.kind is EntityKind.PERSON]
        return found or ([] if is_of_opposition(token) else band_spoken_for(reading, token))
    return named(reading, token, match)


def _is_alone(token: "Token") -> bool:
    return has_the(token) and not any(child.pos_ == "PROPN" for child in token.children)


def _state_in_capitals(reading: Reading, token: "Token") -> Referent | None:
    """ "Urged *the Centre* to bring them home": the government of India, of which the article speaks."""
    code = state_nouns().capitals.get(token.text)
    is_bare = token.pos_ == "PROPN" and not token.is_sent_start  # in a headline: "asks Centre to explain"
    is_told = token.has_any({"compound", "amod", "prep"})
    is_alone = (has_the(token) or is_bare) and not is_told and token.dep_ not in {"compound", "amod"}
    if code is None or not is_alone or all(state.code != code for state in reading.states):
        return None
    return government_of(reading, token, code, "what the government is called there", certain=True)


def _state_sued(reading: Reading, token: "Token") -> Referent | None:
    """ "Sued *the Commonwealth*", "a claim against the Commonwealth": Australia, of which the article speaks."""
    code = state_nouns().sued.get(token.text)
    is_sued = token.head.lower_ == "against" or token.head.lemma_.lower() in syntax_words().suing_verbs
    if code is None or not is_sued or not _is_alone(token) or all(state.code != code for state in reading.states):
        return None
    return government_of(reading, token, code, "what the state is called before its courts", certain=True)


def _by_capitals(reading: Reading, token: "Token") -> Referent | None:
    """A body that is called again by a word for it ("the Commission"), or one that the gazetteer does not have."""
    is_name = token.pos_ == "PROPN" or token.text == "State"
    if is_name and has_the(token) and token.lower_ in reading.frames.nouns["institution"]:
        before = body_before(reading, token) or executive_of_union(reading, token)
        if before is not None:
            return before
    if is_name and token.lower_ == "bench" and (court := modifier_court(reading, token)) is not None:
        return court  # "a Division Bench of the Delhi High Court"
    is_court = reading.is_noun(token, "court") and not is_of_field(reading, token)
    if is_name and is_court and not any(c.pos_ == "PROPN" for c in token.children):
        return next(iter(bare_court(reading, token)), None)  # "the Bench"
    if is_name and _is_alone(token) and reading.is_noun(token, "state", "bloc"):
        found = next(iter(common_noun(reading, token)), None)  # "found that the State had failed", "asked the Union"
        if found is not None or token.text == "State":
            return found
    # Only a sentence begins "Delegations of Mali and Niger" so.
    is_common = token.is_sent_start and token.pos_ == "NOUN" and reading.is_noun(token, "state_representative")
    is_called = token.i in reading.mentions_of(token).bodies  # "Ashdale has paid", of Ashdale Resources
    is_body = is_called or (token.text[:1].isupper() and token.ent_type_ == "ORG" and not is_common)
    return unlisted_body(reading, token) if is_name or is_body else None
