"""Who may be meant by "it" or "they", the likeliest first, as words of the sentences around.

Whom each of these words stands for, and whether it fits, is for `subjects`.
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.extraction.actors.phrases import has_the, is_plural, objects_of, verb_above, words_before
from graph.extraction.actors.pronouns.pairs import two_above, two_of_sentence
from graph.extraction.actors.pronouns.words import FIRST, PLURAL, is_reference
from graph.extraction.actors.reading import Reading, Referent
from graph.extraction.clauses import conjuncts, has_to, surface_subjects
from graph.extraction.syntax import word_before_name
from graph.frames import discourse_words, syntax_words
from graph.gazetteer import Sense
from graph.labels import NOMINAL_SUBJECTS, OBJECTS, TIMES, VERB_OBJECTS, VERBAL
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Span, Token

TO_SOMEBODY = frozenset({"to", "on", "upon", "against", "from", "with", "by"})  # not "£2m towards it"
_ADDRESSING = frozenset({"to", "with", "on"})  # "wrote to", "spoke with", "called on"
_FRONTING = frozenset({("as", "for"), ("as", "to"), ("as", "regards")})
_LONGEST_FRONTED = 8  # words
_FARTHEST = 2  # sentences before, of which the nearer has nobody who may be meant
_LEFT_ALONE = "npadvmod"  # so the parser reads a subject whose verb is left out: "and Norway a man whom it had held"
_BESIDE = frozenset({"appos", "conj"})  # or so, behind a semicolon


def is_plain_name(reading: Reading, token: "Token") -> bool:
    """Whether a word is the name of a state, a body or a court, which is one even where it is a plural."""
    match = reading.match(token)
    if match is None or (match.sense is Sense.AGENCY and token.tag_ == "NNS"):  # "police" are many
        return False
    return match.sense in {Sense.NAME, Sense.BODY, Sense.AGENCY, Sense.COURT}


def candidates_for(reading: Reading, token: "Token") -> Iterator[list["Token"]]:
    """Who may be meant by "it" or "they", the likeliest first."""
    yield from ([t] for t in token.ancestors if _is_left_alone(t) and is_plain_name(reading, t))
    yield from _fronted(reading, token)
    if token.dep_ in OBJECTS:
        yield from _objects_of_means(verb_above(token))
    yield from _subjects_above(token)
    yield from two_above(reading, token)
    yield from _told_of_by(token)
    yield from _owner_before_colon(token)
    if token.dep_ in OBJECTS:
        yield from _told_above(verb_above(token))
        yield from _owners_beside(verb_above(token))
    if token.dep_ == "poss":
        yield from _owners_above(token)
    if token.dep_ in OBJECTS or (token.dep_ == "nsubj" and token.head.dep_ == "ccomp"):
        yield from _objects_of_coordinated(verb_above(token))
    yield from _addressed_before(token)
    index = reading.sentence_index(token)
    subjects = [t for t in reading.sentences[index] if t.i < token.i and t.dep_ in NOMINAL_SUBJECTS]
    yield from (conjuncts(subject) for subject in reversed(subjects) if not is_reference(subject))
    if token.lower_ in PLURAL:
        yield from ([t] for t in reversed(reading.sentences[index]) if t.i < token.i and _is_people(reading, t))
    for sentence in _sentences_back(reading, token):
        if token.lower_ in PLURAL and token.dep_ in NOMINAL_SUBJECTS | OBJECTS | {"poss"}:
            yield from _who_met(reading, sentence.root)
            yield from two_of_sentence(reading, token, sentence)
            yield from (agents for agents in _behind_by(sentence.root) if is_plural(agents[0]))
        yield from _told_of_by_court(reading, token, sentence.root)
        yield from _subject_of_last(reading, token, sentence)
        yield from _subjects_in(sentence)
        yield from _behind_by(sentence.root) if _is_no_thing(token, sentence) else ()
        yield from _beside_subject(reading, sentence)
        if token.lower_ in PLURAL:  # "Turkey called on the Kuwaitis to pay. They refused."
            yield from ([t] for t in sentence if t.dep_ in OBJECTS and is_plural(t))
        elif _is_of_somebody(token):
            yield from _one_of_two_states(reading, sentence)
    yield from _subjects_behind(token)


def _told_of_by_court(reading: Reading, token: "Token", verb: "Token") -> Iterator[list["Token"]]:
    """ "The world court held that *Peru* had to go. Chad then demanded that it leave": whom a court decides about."""
    if token.dep_ != "nsubj" or token.head.dep_ != "ccomp":
        return
    if any(reading.is_noun(subject, "court") or _is_court(reading, subject) for subject in surface_subjects(verb)):
        yield from (surface_subjects(clause) for clause in verb.children if clause.dep_ == "ccomp")


def _is_court(reading: Reading, token: "Token") -> bool:
    match = reading.match(token)
    return match is not None and match.sense is Sense.COURT


def _behind_by(verb: "Token") -> Iterator[list["Token"]]:
    """Who did what was done: "The talks were ended by *the Danes*. They left"."""
    yield from (conjuncts(noun) for child in verb.children if child.dep_ == "agent" for noun in objects_of(child))


def _is_no_thing(it: "Token", sentence: "Span") -> bool:
    """ "Its offer was rejected by Peru. It *also* refused": whoever acts again, and not what was done; "*men* were"."""
    is_again = it.head.has_word("also")
    return is_again or any(is_plural(subject) for subject in surface_subjects(sentence.root))


def _subjects_behind(token: "Token") -> Iterator[list["Token"]]:
    """ "After *it* had paid, Chad closed the border": whoever the main clause behind is about, if nobody is before."""
    verb = verb_above(token)
    if verb.dep_ == "advcl" and verb.i < verb.head.i:
        yield [subject for subject in surface_subjects(verb.head) if subject.i > verb.i]


def _is_of_somebody(it: "Token") -> bool:
    """Whether "it" is one of whom something is asked, or to whom something is given: "paid it $5 million"."""
    if it.dep_ == "dobj":
        return it.head.lemma_ in syntax_words().asking
    return it.dep_ == "dative" or (it.dep_ == "pobj" and it.head.lower_ in TO_SOMEBODY)


def _one_of_two_states(reading: Reading, sentence: "Span") -> Iterator[list["Token"]]:
    """ "Peru is at odds with Chad. Peru has paid *it*": the states of a sentence that names just two."""
    named = [(token, m) for token in sentence if (m := reading.match(token)) is not None and m.sense is Sense.NAME]
    if len({match.entry.country for _, match in named}) == len(("one", "other")):
        yield from ([token] for token, _ in named)


def _is_left_alone(name: "Token") -> bool:
    return name.dep_ == _LEFT_ALONE or (name.dep_ in _BESIDE and word_before_name(name).text == ";")


def _sentences_back(reading: Reading, token: "Token") -> Iterator["Span"]:
    """The sentence before, and the one before that if neither the first nor this one has anybody.

    "Peru is at odds with Chad. Few had expected it. On Monday it closed the border."
    """
    index = reading.sentence_index(token)
    for number in range(index - 1, max(-1, index - 1 - _FARTHEST), -1):
        sentence = reading.sentences[number]
        yield sentence
        if any(map(_may_be_somebody, sentence)) or any(map(_may_be_somebody, words_before(token.sent, token))):
            return


def _may_be_somebody(token: "Token") -> bool:
    """Whether a word is a name, or a subject that may be one whom nobody knows: "The factory had closed"."""
    is_date = token.ent_type_ in TIMES
    return (token.pos_ == "PROPN" and not is_date) or (token.dep_ in NOMINAL_SUBJECTS and token.pos_ != "PRON")


def _who_met(reading: Reading, verb: "Token") -> Iterator[list["Token"]]:
    """ "Officials from Chad met their Malian counterparts. They agreed": both sides, where each is known.

    So it is where "Chad held talks with Mali", and where its president "is expected in Lima to meet" another.
    """
    yield from _sides_met(reading, verb, surface_subjects(verb))
    for aim in verb.children:
        if aim.dep_ in {"xcomp", "advcl"} and has_to(aim):
            yield from _sides_met(reading, aim, surface_subjects(verb))


def _sides_met(reading: Reading, verb: "Token", meeting: list["Token"]) -> Iterator[list["Token"]]:
    words = discourse_words()
    held = [child for child in verb.children if child.dep_ == "dobj"]
    talks = [noun for noun in held if noun.lemma_.lower() in words.names_nearby["Negotiation"]]
    if verb.lemma_ not in words.meeting and not talks:
        return
    hosts = (verb, *talks)
    joined = [t for host in hosts for child in host.children if child.lower_ == "with" for t in objects_of(child)]
    met = [noun for noun in held if noun not in talks] + joined
    sides = [*meeting, *met]
    if met and all(any(map(is_side, reading.referents(side))) for side in sides):
        yield sides


def _is_people(reading: Reading, token: "Token") -> bool:
    """Whether a word stands for a state as its people: "a deal with *the Chileans* on their boats"."""
    match = reading.match(token)
    if match is None or not has_the(token):
        return False
    return (match.sense is Sense.PEOPLE and is_plural(token)) or is_called_by_adjective(reading, token)


def is_called_by_adjective(reading: Reading, token: "Token") -> bool:
    """ "*The Dutch* asked for help": a people that has no other word than the adjective, and is many all the same."""
    match = reading.match(token)
    is_nominal = token.dep_ in NOMINAL_SUBJECTS | OBJECTS and token.pos_ in {"PROPN", "NOUN", "ADJ"}
    return match is not None and match.sense is Sense.DEMONYM and is_nominal and has_the(token)


def _fronted(reading: Reading, token: "Token") -> Iterator[list["Token"]]:
    """The name that a sentence puts first, to say something of it: "As for Bolivia, it walked out"."""
    opening = list(takewhile(lambda t: t.text != "," and t.i < token.i, token.sent[:_LONGEST_FRONTED]))
    if len(opening) > len(("as", "for")) and (opening[0].lower_, opening[1].lower_) in _FRONTING:
        yield from ([t] for t in opening[-1:] if is_plain_name(reading, t))


def _subjects_above(token: "Token") -> Iterator[list["Token"]]:
    for verb in token.ancestors:
        subjects = surface_subjects(verb) if verb.pos_ in VERBAL else []
        before = [s for s in subjects if s != token and s.i < token.i and not s.is_ancestor(token)]
        if before:
            yield before


def _told_of_by(token: "Token") -> Iterator[list["Token"]]:
    """ "*Peru* will not talk until the deal that Chad made is void, its minister said": of whom he tells before him."""
    speaker, saying = token.head, token.head.head
    if token.dep_ == "poss" and speaker.dep_ == "nsubj":
        clauses = (c for c in saying.children if c.dep_ == "ccomp" and c.i < speaker.i and c.pos_ in VERBAL)
        told = ([s for s in surface_subjects(clause) if s.pos_ in {"PROPN", "PRON"}] for clause in clauses)
        yield from ([s for s in subjects if s.lower_ not in FIRST] for subjects in told)  # "we" are who tells it


def _owner_before_colon(it: "Token") -> Iterator[list["Token"]]:
    """ "*Egypt's* record is worse: it has removed 31": whose the thing is that the clause before a colon is about."""
    before = it.doc[it.sent.start : it.i]
    colon = next((token for token in reversed(before) if token.text == ":"), None)
    if colon is not None and it.dep_ in NOMINAL_SUBJECTS:
        subjects = [token for token in before if token.i < colon.i and token.dep_ in NOMINAL_SUBJECTS]
        yield from ([c for c in subject.children if c.dep_ == "poss"] for subject in subjects[-1:])


def _owners_above(token: "Token") -> Iterator[list["Token"]]:
    """ "Chile's position was set out by its envoy": whose the subject is, where it is nobody who may be meant."""
    for subjects in _subjects_above(token):
        yield [child for subject in subjects for child in subject.children if child.dep_ == "poss"]


def _owners_beside(verb: "Token") -> Iterator[list["Token"]]:
    """ "Norway, still *Chad's* largest donor, gave it $5 million": whose the one is who does it."""
    for subject in surface_subjects(verb):
        said = (child for child in subject.children if child.dep_ == "appos" and child.i < verb.i)
        yield from ([child] for noun in said for child in noun.children if child.dep_ == "poss")


def _told_above(verb: "Token") -> Iterator[list["Token"]]:
    """ "Told Chad that it would pay *it*": whom the clause above is said to."""
    if verb.dep_ == "ccomp" and verb.head.i < verb.i:
        yield from ([c] for c in verb.head.children if c.dep_ in VERB_OBJECTS and c.pos_ != "ADP")


def _objects_of_means(verb: "Token") -> Iterator[list["Token"]]:
    """ "Shut out *envoys* by refusing *them* visas": to whom is done what another act is the means of."""
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ == "by":
        yield from (conjuncts(c) for c in verb.head.head.children if c.dep_ == "dobj" and c.i < verb.i)


def _objects_of_coordinated(verb: "Token") -> Iterator[list["Token"]]:
    """ "sued the company and fined it": the object of the verb that this one is coordinated with.

    Or with whom that is: "ended its contract with *the firm* and sued it". Or the object of what is told as its
    reason: "rebuked Chad for jailing *two men*, and awarded them $500".
    """
    if verb.dep_ == "conj":
        for child in verb.head.children:
            if child.dep_ in VERB_OBJECTS and child.pos_ != "ADP":
                yield conjuncts(child)
                yield from (conjuncts(t) for c in child.children if c.lower_ == "with" for t in objects_of(c))
        before = (word for word in verb.head.subtree if word.i < verb.i)
        for act in (word for word in before if word.tag_ == "VBG" and word.head.lower_ == "for"):
            yield from (conjuncts(child) for child in act.children if child.dep_ == "dobj")


def _addressed_before(it: "Token") -> Iterator[list["Token"]]:
    """ "Turned to *Algeria* and asked it to mediate", "to ask it": to whom whoever acts turned with the verb before."""
    verb = verb_above(it)
    is_same = (verb.dep_ == "conj" or has_to(verb)) and not verb.has_any(NOMINAL_SUBJECTS)
    if is_same and _is_of_somebody(it):
        prepositions = (child for child in verb.head.children if child.lower_ in _ADDRESSING and child.i < verb.i)
        yield from (conjuncts(noun) for preposition in prepositions for noun in objects_of(preposition))


def _subject_of_last(reading: Reading, it: "Token", sentence: "Span") -> Iterator[list["Token"]]:
    """ "The EU asked Norway to go, and *Norway* refused. It": who does what the last of several main clauses tells.

    Nobody to whose own people it is done: "Peru jailed him, and *Chad* protested. It expelled the Chadian envoy".
    """
    last = conjuncts(sentence.root)[-1]
    is_subject = it.lower_ == "it" and it.dep_ in NOMINAL_SUBJECTS
    if not is_subject or last is sentence.root or last.pos_ not in VERBAL:
        return
    others = {match.entry.country for word in it.head.subtree if (match := reading.match(word)) is not None}
    subjects = [child for child in last.children if child.dep_ in NOMINAL_SUBJECTS]
    if all((match := reading.match(word)) is None or match.entry.country not in others for word in subjects):
        yield subjects


def _subjects_in(sentence: "Span") -> Iterator[list["Token"]]:
    """The subject of a sentence, then those of its other clauses."""
    root = sentence.root
    if subjects := surface_subjects(root):
        yield _named_as(subjects, root) or subjects
    for token in sentence:
        if token.dep_ in NOMINAL_SUBJECTS and token.head != root:
            yield conjuncts(token)


def _named_as(subjects: list["Token"], verb: "Token") -> list["Token"]:
    """ "A keener rival is Baltic Amber": whom a new thing is said to be."""
    is_new = all(subject.has_any_word({"a", "an"}) for subject in subjects)
    said = [child for child in verb.children if child.dep_ == "attr" and child.i > verb.i and child.pos_ == "PROPN"]
    return said if verb.lemma_ == "be" and is_new else []


def _beside_subject(reading: Reading, sentence: "Span") -> Iterator[list["Token"]]:
    """Where the subject is nobody who may be meant, whose it is ("Its soldiers"), then the object, or who is asked."""
    for subject in surface_subjects(sentence.root):
        yield [child for child in subject.children if child.dep_ == "poss"]
    is_asking = sentence.root.lemma_ in reading.frames.classes["demanding"]
    for child in sentence.root.children:
        if child.dep_ in VERB_OBJECTS and child.pos_ != "ADP":
            yield conjuncts(child)
        elif child.lower_ in TO_SOMEBODY and is_asking:  # "called on Chad to pay"
            yield from (conjuncts(asked) for asked in objects_of(child))


def is_side(referent: Referent) -> bool:
    """Whether somebody may be "we" or a party to talks: whoever is or acts for a state or a body."""
    return referent.acts_for is not None or referent.entity.kind is not EntityKind.PERSON
