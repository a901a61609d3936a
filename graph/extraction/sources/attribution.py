"""Who says what a clause says: the subject of a verb of saying above it, "according to", the speaker of a quotation.

The nearest source comes first; whoever passes on what that one says is its `via`. The status of what is said is not
lowered by its being said; that is `graph.extraction.factuality`.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading, Referent, objects_of, phrase_mention
from graph.extraction.clauses import has_to, is_apart, surface_subjects
from graph.extraction.factuality import is_empty
from graph.extraction.sources.quotations import speaker_of_quotation
from graph.extraction.syntax import agents_of, is_passive, telling_verb
from graph.frames import discourse_words, syntax_words
from graph.labels import ADNOMINAL_CLAUSES, COMPLEMENT_CLAUSES, VERB_OBJECTS
from graph.language import mention_of
from graph.model import Attribution, EntityKind, Mention, Status

if TYPE_CHECKING:
    from graph.tokens import Token

_MAX_DEPTH = 15
_TWO = 2


def attribution_of(reading: Reading, token: "Token") -> Attribution | None:
    """Who the text says the clause of this token is from, the nearest first, or None for the article itself."""
    sources = {source.label: source for source in reversed([*_sources(reading, token)])}
    found: Attribution | None = None
    for source in sources.values():  # the outermost first
        found = replace(source, via=found)
    return found


def _sources(reading: Reading, token: "Token") -> Iterator[Attribution]:
    """Everybody whom the sentence gives as a source of a clause, the nearest first."""
    outer: list[Attribution] = []  # "according to" at the end of a sentence is of all of it
    verb, depth = token, 0
    called: frozenset[str] = frozenset()
    while depth < _MAX_DEPTH:
        yield from _thrown_in(reading, verb, token)
        outer.extend(_in_words_of(reading, verb))
        if verb.head == verb or is_apart(verb):
            break
        called |= _called_here(verb)
        if verb.head.lemma_ in called:
            pass  # of whom that is told by whoever calls his saying so
        elif verb.dep_ in {"ccomp", "xcomp", "parataxis"} and _is_saying(reading, verb.head, verb):
            yield from _of_saying(reading, telling_verb(verb.head), token)
        elif (accusing := _accusing(verb)) is not None:
            yield from _of_saying(reading, accusing, token)
        elif verb.dep_ in {"acl", "ccomp"} and verb.head.lemma_.lower() in discourse_words().statements:
            yield from _of_statement(reading, verb.head)
        verb, depth = verb.head, depth + 1
    speaker = speaker_of_quotation(reading, token)
    if speaker is not None:
        yield from _named(reading, speaker)
    yield from outer


def _called_here(clause: "Token") -> frozenset[str]:
    """ "Ruled that he may stay, *a decision* that Peru regrets": the verbs of which a noun behind a comma speaks."""
    noun = clause.head
    start = noun.left_edge
    is_aside = clause.dep_ in ADNOMINAL_CLAUSES and noun.dep_ == "appos" and noun.has_any_word({"a", "an"})
    if not is_aside or start.i == start.sent.start or start.nbor(-1).text != ",":
        return frozenset()
    return discourse_words().called_sayings.get(noun.lemma_, frozenset())


def _is_saying(reading: Reading, verb: "Token", clause: "Token") -> bool:
    """Whether a verb tells what its clause says: "said it had paid"; "agreed to pay" is what somebody did."""
    cues = reading.frames.status
    lemma = verb.lemma_.lower()
    if lemma == "hold" and verb.has("prt"):
        return False  # "held off suing" is no saying
    if _is_asked_to(verb):
        return False
    return lemma in cues.reporting and not (has_to(clause) and cues.kinds.get(lemma) == Status.PLANNED.value)


def _is_asked_to(saying: "Token") -> bool:
    """ "Asked *it to explain* why it had paid": what another is to say has not been said."""
    above = saying.head
    is_sought = above.lemma_ in discourse_words().seeking | discourse_words().bidding
    if not has_to(saying) or saying.dep_ not in COMPLEMENT_CLAUSES or not is_sought:
        return False
    if is_passive(above):
        return True  # "the minister was asked *to explain* why"
    return any(c.dep_ in {"nsubj", "dobj"} and above.i < c.i < saying.i for c in (*saying.children, *above.children))


def _accusing(clause: "Token") -> "Token | None":
    """ "Oslo *accused* Tunis of detaining 12 men": the verb by which somebody says that another has done it."""
    if clause.dep_ != "pcomp" or clause.head.lower_ not in {"of", "for"}:
        return None
    verb = clause.head.head
    return verb if verb.lemma_.lower() in discourse_words().accusing else None


def _thrown_in(reading: Reading, verb: "Token", token: "Token") -> Iterator[Attribution]:
    """ "Tunis, he said, would accept nothing": the saying is thrown in."""
    if (saying := _saying_of_two(reading, verb)) is not None and saying != token:
        yield from _named(reading, next(c for c in verb.children if c.dep_ == "nsubj"))
        return
    for child in verb.children:
        if child != token and _is_as_said(reading, child):
            yield from _of_saying(reading, child, token)
            return
    for child in verb.children:
        if (
            child.dep_ in {"parataxis", "ccomp"}
            and not is_apart(child)
            and child.lemma_.lower() in reading.frames.status.reporting
        ):
            has_comma = any(c.text == "," for c in verb.children) or _is_said_behind(reading, child)
            enclosed = has_comma and not child.has("mark")
            if child != token and enclosed and not child.is_ancestor(token):
                yield from _of_saying(reading, child, token)
                return
    if verb.dep_ == "ROOT":
        for other in (token for token in verb.sent if token.pos_ == "VERB"):
            if _is_between_commas(reading, other, token):
                yield from _of_saying(reading, other, token)
                return


def _is_as_said(reading: Reading, verb: "Token") -> bool:
    """ "As a paper *puts* (tells) it, Kenya paid", "as the ministry *said*": whether a clause says only who says so."""
    if verb.dep_ != "advcl":
        return False
    is_as = any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.children)
    if not is_as or is_passive(verb):
        return False
    objects = [child.lower_ for child in verb.children if child.dep_ == "dobj"]
    is_fronted = verb.i < verb.head.i and not objects
    if objects == ["it"] and verb.lemma_ in discourse_words().putting_it:
        return True
    return is_fronted and verb.lemma_ in reading.frames.status.reporting


def _is_said_behind(reading: Reading, saying: "Token") -> bool:
    """ "Chad held 9 Malians, its spokesman *Ali da Costa said*": behind a comma, by somebody who is named."""
    is_behind_comma = saying.doc[max(saying.left_edge.i - 1, 0)].text == ","
    return is_behind_comma and any(reading.person_span(subject) is not None for subject in surface_subjects(saying))


def _saying_of_two(reading: Reading, verb: "Token") -> "Token | None":
    """ "The report, published in May, *says* Tunis paid": a saying whose subject the parser gave to the verb below."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    sayings = (child for child in verb.children if child.dep_ == "parataxis" and not surface_subjects(child))
    saying = next((child for child in sayings if child.lemma_.lower() in reading.frames.status.reporting), None)
    if saying is None or len(subjects) != _TWO or not subjects[0].i < saying.i < subjects[1].i:
        return None
    return saying


def _is_between_commas(reading: Reading, saying: "Token", token: "Token") -> bool:
    """Whether a verb of saying stands with its subject between commas: "Sudan, the United Nations says, has …"."""
    doc = saying.doc
    if saying.lemma_.lower() not in reading.frames.status.reporting or saying == token or saying.i + 1 >= len(doc):
        return False
    subject = saying.child("nsubj")
    if subject is None:
        return False
    comma = min(subject.left_edge.i, saying.i) - 1  # "Sudan, says *the United Nations*, has" too
    last = max(subject.i, saying.i)
    behind = [word.lower_ for word in doc[last + 1 : last + 3]]
    goes_on = last > saying.i and behind[1:] in (["and"], ["but"])  # "Mali refused, said Ann Lee, and Chad paid"
    if comma < 1 or behind[:1] != [","] or doc[comma].text != "," or goes_on:
        return False
    return not doc[comma - 1].tag_.startswith("W")  # "a raid in which, Oxfam says, 40 were killed" tells of that alone


def _in_words_of(reading: Reading, verb: "Token") -> Iterator[Attribution]:
    """ "according to Oxfam", "in the words of his lawyer": on this very verb, or in the sentence of a main clause."""
    for token in verb.sent if verb.dep_ == "ROOT" else verb.children:
        if token.lower_ == "according":
            if token.head != verb and _is_of_what_follows(token):
                continue
            for to in token.children:
                for source in objects_of(to):
                    yield from _named(reading, source)
        elif token.dep_ == "prep" and token.lower_ in {"in", "by"}:
            for noun in objects_of(token):
                if noun.lemma_.lower() in discourse_words().accounts and not _is_at_bank(token, noun):
                    yield from _of_statement(reading, noun)


def _is_at_bank(preposition: "Token", noun: "Token") -> bool:
    """ "Landed *in Chad's account*": whether it is where money is; what is said in one opens a clause, or an aside."""
    is_inside = preposition.i > preposition.sent.start and preposition.nbor(-1).text not in {",", "—", "–", "("}
    return noun.lemma_.lower() == "account" and preposition.lower_ == "in" and is_inside


def _is_of_what_follows(according: "Token") -> bool:
    """ "At which, *according* to Oxfam, it will be discussed", "and, *according* to him": of no clause before."""
    before = according.doc[max(according.i - 2, according.sent.start) : according.i]
    is_aside = len(before) > 1 and before[1].text == ","
    return is_aside and (before[0].tag_.startswith("W") or before[0].tag_ == "CC")


def _of_statement(reading: Reading, noun: "Token") -> Iterator[Attribution]:
    """Whose words a noun for words is of: "Kenya's claim that", "the account of his lawyer"."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    owners += [t for c in noun.children if c.dep_ == "prep" and c.lower_ in {"by", "of", "from"} for t in objects_of(c)]
    for owner in owners[:1]:
        yield from _named(reading, owner)


def _of_saying(reading: Reading, saying: "Token", token: "Token") -> Iterator[Attribution]:
    """The one who says so, and the newspaper that it was said to."""
    # "Ana Ruiz, at the time the most senior official there, told": to the parser the name is no subject.
    named = [c for c in saying.children if c.dep_ == "npadvmod" and c.ent_type_ == "PERSON" and c.i < saying.i]
    for subject in named or _sayers(reading, saying) or _name_before(saying):
        is_of_him = saying.dep_ == "relcl" and saying.head == subject  # "it was Ali Dar who said that"
        if subject != token and (is_of_him or not subject.is_ancestor(token)):
            if not _is_nobody(subject, saying):
                yield from _named(reading, subject)
            break
    for heard in (c for c in saying.children if c.dep_ in VERB_OBJECTS and c.pos_ == "PROPN"):
        if any(referent.media for referent in reading.referents(heard)):
            yield from _named(reading, heard)


def _is_nobody(subject: "Token", saying: "Token") -> bool:
    """ "After *it* emerged that Chad had paid", "*it* was good to note that": no subject that says anything."""
    is_of_copula = subject.head != saying and subject.head.lemma_ == "be"
    return subject.lower_ == "it" and (is_of_copula or saying.lemma_.lower() in syntax_words().taking_place)


def _sayers(reading: Reading, saying: "Token") -> list["Token"]:
    """Who does the saying; of a passive no subject but a newspaper: "Peru is said to have paid", "Reuters was told"."""
    subjects = surface_subjects(saying)
    if not is_passive(saying):
        return subjects
    media = [subject for subject in subjects if any(referent.media for referent in reading.referents(subject))]
    return agents_of(saying) or media


def _name_before(saying: "Token") -> list["Token"]:
    """ "Kenya sued Chad, *Ali Dar*, a lawyer, said": the name that the parser hung beside the last state."""
    doc, start = saying.doc, saying.sent.start
    if is_passive(saying) or saying.i - 1 <= start or doc[saying.i - 1].text != ",":
        return []
    names = [t for t in doc[start : saying.i] if t.dep_ == "appos" and t.ent_type_ == "PERSON" and t.i > start]
    return [name for name in names[-1:] if doc[name.left_edge.i - 1].text == ","]


def _is_of_others(token: "Token", found: Referent) -> bool:
    """Whether a noun stands for a group that it only speaks for: "*lawyers* for the men" are not the men."""
    is_noun = token.pos_ == "NOUN" and found.entity.kind is EntityKind.GROUP
    return is_noun and token.lower_ not in found.entity.label.lower()


def _some_of(number: "Token") -> Mention | None:
    """The words for some of others who tell something: "*one of the people*", "*two of them*"."""
    of = number.child_word("of")
    whole = next(iter(objects_of(of)), None) if of is not None and number.pos_ in {"NUM", "PRON", "DET"} else None
    return None if whole is None else mention_of(number.doc[number.left_edge.i : whole.i + 1])


def _named(reading: Reading, token: "Token") -> Iterator[Attribution]:
    """A source, and who saw or published it: "a report seen by Reuters"; "nobody said" names none."""
    if is_empty(token, reading.frames.status):
        return
    found: list[Referent] = reading.referents(token)
    is_new = token.has_any_word({"a", "an"})  # "a diplomat" is nobody told of before
    if found and (found[0].certain or not is_new) and not _is_of_others(token, found[0]):
        yield Attribution(label=found[0].entity.label, mention=found[0].mention, entity=found[0].entity)
    else:
        mention = _some_of(token) or phrase_mention(token)
        yield Attribution(label=" ".join(mention.text.split()), mention=mention)
    for participle in (c for c in token.children if c.dep_ == "acl" and c.lemma_ in discourse_words().publishing):
        for by in (c for c in participle.children if c.lower_ in {"by", "in"}):
            for publisher in objects_of(by):
                yield from _named(reading, publisher)
